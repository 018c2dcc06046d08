//! Saving the model as a figure: the system asks where, a job of its own writes.

use std::path::{Path, PathBuf};

use eframe::egui;

use super::{Context, Message, Model};
use crate::app::jobs::{Job, Poll};
use crate::diagram::scene;
use crate::domain::{Diagram, Workspace};
use crate::report::without_hidden;
use crate::scene::{Format, Picture, Scene, picture};
use crate::tr;

/// What came of an export.
pub enum Exported {
    File(PathBuf),
    Picture(Picture),
    /// The person changed their mind.
    Nothing,
    Failed(String),
}

/// A figure on its way to a file or to the clipboard.
pub type Export = Job<Exported>;

/// The figure as it leaves the program: a figure goes where nobody knows.
fn for_others(workspace: &Workspace, diagram: &Diagram) -> Scene {
    let seen = without_hidden(workspace);
    scene(&seen, seen.diagram(diagram.id).unwrap_or(diagram))
}

/// Pixels for each point of a copied picture.
const COPY_SCALE: f32 = 2.0;

impl Model {
    /// Asks where to, then writes.
    pub(super) fn begin_export(
        &mut self,
        egui: &egui::Context,
        context: &Context<'_>,
        diagram: &Diagram,
        format: Format,
    ) {
        let figure = for_others(context.workspace, diagram);
        let ending = format.ending();
        let asked = rfd::AsyncFileDialog::new()
            .set_file_name(format!("{}.{ending}", file_name(&diagram.name)))
            .add_filter(ending.to_uppercase(), &[ending])
            .save_file();
        self.export = Some(Job::start("export of the model", egui, move |_| {
            let Some(chosen) = pollster::block_on(asked) else { return Exported::Nothing };
            let path = with_ending(chosen.path(), ending);
            match write(&figure, &path, format) {
                Ok(()) => Exported::File(path),
                Err(why) => Exported::Failed(why),
            }
        }));
    }

    /// Puts the figure on the clipboard as a picture.
    pub(super) fn copy_picture(
        &mut self,
        egui: &egui::Context,
        context: &Context<'_>,
        diagram: &Diagram,
    ) {
        let figure = for_others(context.workspace, diagram);
        self.export = Some(Job::start("copy of the model", egui, move |_| {
            picture(&figure, COPY_SCALE).map_or_else(
                |error| {
                    log::warn!("{error}");
                    Exported::Failed(tr!("model-too-large"))
                },
                Exported::Picture,
            )
        }));
    }

    /// Tells how an export ended.
    pub(super) fn poll_export(&mut self, egui: &egui::Context, context: &mut Context<'_>) {
        let Some(job) = &self.export else { return };
        let outcome = match job.poll() {
            Poll::Working => return,
            Poll::Done(outcome) => outcome,
            Poll::Lost => Exported::Failed(tr!("model-export-lost")),
        };
        self.export = None;
        match outcome {
            Exported::Nothing => {}
            Exported::Picture(made) => {
                let size = [made.width, made.height].map(|side| side as usize);
                egui.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &made.rgba));
                context.send(Message::Notice(tr!("model-copied")));
            }
            Exported::File(path) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                let name = name.unwrap_or_default();
                context.send(Message::Notice(tr!("model-exported", name = name)));
            }
            Exported::Failed(why) => context.send(Message::Trouble(why)),
        }
    }
}

fn write(figure: &Scene, path: &Path, format: Format) -> Result<(), String> {
    let bytes = format.bytes(figure).map_err(|error| {
        log::warn!("{error}");
        tr!("model-too-large")
    })?;
    fs_err::write(path, bytes).map_err(|error| {
        tr!("model-cannot-write", path = path.display().to_string(), why = error.to_string())
    })
}

/// Some systems' dialogs leave the ending out.
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    if path.extension().is_some() {
        return path.to_owned();
    }
    path.with_extension(ending)
}

/// A model's name without what file systems do not take.
fn file_name(name: &str) -> String {
    let kept: String = name
        .chars()
        .map(|c| if c.is_control() || r#"\/:*?"<>|"#.contains(c) { ' ' } else { c })
        .take(80)
        .collect();
    let kept = kept.trim().trim_matches('.').trim();
    if kept.is_empty() { tr!("screen-model") } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DiagramId, Workspace};

    #[test]
    fn file_names_hold_nothing_file_systems_refuse() {
        assert_eq!(file_name("Mål/midler: 2016?"), "Mål midler  2016");
        assert_eq!(file_name("..\\"), "Modell");
    }

    #[test]
    fn figures_are_written_in_their_format() {
        let folder = tempfile::tempdir().expect("a folder");
        let figure = scene(&Workspace::new("Eksempel"), &Diagram::new(DiagramId(1), "Tom"));
        let path = with_ending(&folder.path().join("modell"), "png");
        write(&figure, &path, Format::Png).expect("written");
        assert!(std::fs::read(&path).expect("there").starts_with(b"\x89PNG"));
        let nowhere = folder.path().join("finnes/ikke/modell.svg");
        let why = write(&figure, &nowhere, Format::Svg).expect_err("no such folder");
        assert!(why.contains("modell.svg"), "{why}");
    }
}
