//! Copying and saving the published picture, off the interface's thread.

use std::path::{Path, PathBuf};

use eframe::egui;

use crate::app::jobs::{Job, Poll};
use crate::app::screens::{Context, Message};
use crate::chart::Figure;
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
}

impl Publishing {
    /// Whether a picture is being made.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Draws the figure and puts it on the clipboard.
    pub fn copy(&mut self, context: &egui::Context, figure: Figure) {
        self.job = Some(Job::start("copy figure", context, move |_| match figure.to_picture() {
            Ok(picture) => Made::Picture(picture),
            Err(error) => Made::Failed(error.text()),
        }));
    }

    /// Asks where, and writes the figure there.
    pub fn save(&mut self, context: &egui::Context, figure: Figure) {
        let asked = rfd::AsyncFileDialog::new()
            .add_filter(tr!("trend-png"), &["png"])
            .add_filter(tr!("trend-svg"), &["svg"])
            .set_file_name(format!("{}.png", file_name(&figure.title)))
            .save_file();
        self.job =
            Some(Job::start("save figure", context, move |_| match pollster::block_on(asked) {
                Some(chosen) => write(&figure, chosen.path()),
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

/// Writes the figure as its file name says; without an ending, as PNG.
fn write(figure: &Figure, path: &Path) -> Made {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let (path, bytes) = match ending.as_deref() {
        Some("svg") => (path.to_owned(), Ok(figure.to_svg().into_bytes())),
        Some("png") => (path.to_owned(), figure.to_png()),
        _ => {
            // "Sykefravær 7,5" has an ending that is none.
            let mut name = path.as_os_str().to_owned();
            name.push(".png");
            (PathBuf::from(name), figure.to_png())
        }
    };
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
        ] {
            let made = write(&figure, &folder.path().join(name));
            assert!(matches!(made, Made::File(path) if path.ends_with(written)), "{name}");
            let bytes = fs_err::read(folder.path().join(written)).expect("written");
            assert!(bytes.starts_with(start), "{name}");
        }
        let made = write(&figure, &folder.path().join("mangler/a.svg"));
        assert!(matches!(made, Made::Failed(why) if why.contains("mangler")));
    }
}
