//! Workbooks that figures came from: where they lie on this machine, and opening them.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError};

use eframe::egui;

use super::dialogs::Question;
use super::window::App;
use crate::tr;

/// A workbook the system was asked to open.
pub(super) struct OpeningWorkbook {
    file: String,
    trouble: Receiver<Option<String>>,
}

impl App {
    /// Remembers where workbooks that were taken in lie.
    pub(super) fn know_workbooks(&mut self, workbooks: &[(String, PathBuf)]) {
        for (hash, path) in workbooks {
            self.settings.remember_workbook(hash, path);
        }
        self.keep_settings();
    }

    /// Opens the workbook of this content, or asks where it is now.
    pub(super) fn open_workbook(
        &mut self,
        context: &egui::Context,
        frame: &eframe::Frame,
        file: String,
        hash: String,
    ) {
        let known = self.settings.workbook(&hash).map(Path::to_owned);
        // Whoever moves a board along with its workbooks keeps them beside it.
        let beside = self.document.as_ref().and_then(|document| {
            Some(document.path()?.parent()?.join(Path::new(&file).file_name()?))
        });
        let found = known.into_iter().chain(beside).find(|path| path.is_file());
        match found {
            Some(path) => self.open_with_system(context, &path),
            None => {
                self.notices.trouble(tr!("workbook-not-found", file = &file));
                self.ask(context, frame, Question::FindWorkbook { file, hash });
            }
        }
    }

    /// Opens the workbook a person has pointed out, and remembers where it is.
    pub(super) fn workbook_found(&mut self, context: &egui::Context, hash: &str, path: &Path) {
        self.settings.remember_workbook(hash, path);
        self.keep_settings();
        self.open_with_system(context, path);
    }

    fn open_with_system(&mut self, context: &egui::Context, path: &Path) {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let trouble = self.dialogs.open(path, context);
        self.tell(context, tr!("workbook-opening", file = &file));
        self.opening_workbook = Some(OpeningWorkbook { file, trouble });
    }

    /// Takes in how the opening went.
    pub(super) fn poll_workbook(&mut self) {
        let Some(opening) = &self.opening_workbook else { return };
        let trouble = match opening.trouble.try_recv() {
            Err(TryRecvError::Empty) => return,
            Ok(trouble) => trouble,
            Err(TryRecvError::Disconnected) => None,
        };
        if let Some(why) = trouble {
            self.notices.trouble(tr!("workbook-not-opened", file = &opening.file, why = why));
        }
        self.opening_workbook = None;
    }
}
