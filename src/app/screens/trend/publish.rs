//! Copying and saving the published picture, off the interface's thread.

use std::path::{Path, PathBuf};

use eframe::egui;

use crate::app::jobs::{Job, Poll};
use crate::app::screens::{Context, Message};
use crate::chart::{Figure, Output, Quality};
use crate::scene::Picture;
use crate::tr;

/// What came of it.
enum Made {
    Picture(Picture),
    File(PathBuf),
    /// The person changed their mind.
    Nothing,
    Failed(String),
}

/// The work under way, one at a time.
#[derive(Default)]
pub struct Publishing {
    job: Option<Job<Made>>,
    /// The kind of file that was saved last, offered first the next time.
    last: Output,
}

impl Publishing {
    /// Whether a picture is being made.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// The kind of file that was saved last.
    #[must_use]
    pub fn last(&self) -> Output {
        self.last
    }

    /// Draws the figure and puts it on the clipboard.
    pub fn copy(&mut self, context: &egui::Context, figure: Figure) {
        self.job = Some(Job::start("copy figure", context, move |_| match figure.to_picture() {
            Ok(picture) => Made::Picture(picture),
            Err(error) => Made::Failed(error.text()),
        }));
    }

    /// Asks where, and writes the figure there, in the format the name then has.
    pub fn save(&mut self, context: &egui::Context, figure: Figure) {
        self.save_as(context, figure, self.last, Quality::default());
    }

    /// Asks where, and writes the figure there; this format is offered first.
    pub fn save_as(
        &mut self,
        context: &egui::Context,
        figure: Figure,
        output: Output,
        quality: Quality,
    ) {
        let mut outputs = Output::ALL.to_vec();
        outputs.sort_by_key(|one| *one != output);
        let mut asked = rfd::AsyncFileDialog::new();
        for one in outputs {
            asked = asked.add_filter(name_of(one), &[one.ending()]);
        }
        let name = format!("{}.{}", file_name(&figure.title), output.ending());
        let asked = asked.set_file_name(name).save_file();
        self.job =
            Some(Job::start("save figure", context, move |_| match pollster::block_on(asked) {
                Some(chosen) => write(&figure, chosen.path(), output, quality),
                None => Made::Nothing,
            }));
    }

    /// Takes the result once it is there.
    pub fn poll(&mut self, egui: &egui::Context, context: &mut Context<'_>) {
        let Some(job) = &self.job else { return };
        let made = match job.poll() {
            Poll::Working => return,
            Poll::Done(made) => made,
            Poll::Lost => Made::Failed(tr!("work-lost")),
        };
        self.job = None;
        match made {
            Made::Picture(picture) => {
                let size = [picture.width, picture.height].map(|side| side as usize);
                egui.copy_image(egui::ColorImage::from_rgba_premultiplied(size, &picture.rgba));
                context.send(Message::Notice(tr!("trend-copied")));
            }
            Made::File(path) => {
                self.last = Output::of(&path).unwrap_or(self.last);
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
                context.send(Message::Notice(tr!("trend-saved", name = name.unwrap_or_default())));
            }
            Made::Nothing => {}
            Made::Failed(why) => context.send(Message::Trouble(why)),
        }
    }
}

/// The title as a file name every system takes.
fn file_name(title: &str) -> String {
    const MOST: usize = 80;
    let name: String = title
        .chars()
        .map(|c| match c {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => ' ',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let name: String = name.chars().take(MOST).collect();
    let name = name.trim_end_matches(['.', ' ']);
    if name.is_empty() { tr!("trend-file-name") } else { name.to_owned() }
}

/// A kind of file, for people.
pub fn name_of(output: Output) -> String {
    match output {
        Output::Svg => tr!("trend-svg"),
        Output::Png => tr!("trend-png"),
        Output::Pdf => tr!("publish-pdf"),
        Output::Xlsx => tr!("publish-xlsx"),
    }
}

/// Writes the figure as its file name says; without an ending, as it was asked for.
fn write(figure: &Figure, path: &Path, output: Output, quality: Quality) -> Made {
    let (path, output) = match Output::of(path) {
        Some(output) => (path.to_owned(), output),
        None => {
            // "Sykefravær 7,5" has an ending that is none.
            let mut name = path.as_os_str().to_owned();
            name.push(".");
            name.push(output.ending());
            (PathBuf::from(name), output)
        }
    };
    let bytes = output.bytes(figure, quality);
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return Made::Failed(error.text()),
    };
    match fs_err::write(&path, bytes) {
        Ok(()) => Made::File(path),
        Err(error) => {
            let why = std::error::Error::source(&error)
                .map_or_else(|| error.to_string(), ToString::to_string);
            Made::Failed(tr!("chart-cli-write", path = path.display().to_string(), why = why))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Spec;
    use crate::domain::Workspace;

    #[test]
    fn titles_become_file_names() {
        assert_eq!(file_name("Sykefravær: ned 1,7 \u{1}fra 2008"), "Sykefravær ned 1,7 fra 2008");
        assert_eq!(file_name("a/b\\c?"), "a b c");
        assert_eq!(file_name("..."), tr!("trend-file-name"));
        assert_eq!(file_name(&"x".repeat(200)).len(), 80);
    }

    #[test]
    fn the_ending_says_what_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let figure = Figure::new(&Workspace::new("Lia"), &Spec::new(Vec::new(), Vec::new()));
        for (name, written, start) in [
            ("a.svg", "a.svg", &b"<svg"[..]),
            ("b.PNG", "b.PNG", b"\x89PNG"),
            ("c 7,5", "c 7,5.png", b"\x89PNG"),
            ("d.pdf", "d.pdf", b"%PDF"),
            ("e.xlsx", "e.xlsx", b"PK"),
        ] {
            let path = folder.path().join(name);
            let made = write(&figure, &path, Output::Png, Quality::default());
            assert!(matches!(made, Made::File(path) if path.ends_with(written)), "{name}");
            let bytes = fs_err::read(folder.path().join(written)).expect("written");
            assert!(bytes.starts_with(start), "{name}");
        }
        let path = folder.path().join("mangler/a.svg");
        let made = write(&figure, &path, Output::Png, Quality::default());
        assert!(matches!(made, Made::Failed(why) if why.contains("mangler")));
    }
}
