//! The system's file dialogs, on a thread of their own so that the window never waits.

use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui;

use super::files::tavle_filter;
use crate::tr;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// A tavlefil to open.
    OpenFile,
    /// A tavlefil to bring together with the open one.
    Merge,
    /// Workbooks to take in.
    Workbooks,
    /// A folder of workbooks to take in.
    Folder,
    /// Where to save; the proposed name.
    SaveAs(String),
    /// Where a workbook lies now; its name and its content's hash.
    FindWorkbook { file: String, hash: String },
}

/// Paths chosen; empty when the person changed their mind.
pub type Chosen = Vec<PathBuf>;

/// Asks people for files.
pub trait Dialogs {
    /// Asks without waiting; the answer comes through the receiver, followed by a repaint.
    fn ask(
        &mut self,
        question: &Question,
        frame: &eframe::Frame,
        context: &egui::Context,
    ) -> Receiver<Chosen>;

    /// Opens a file with the system's own program without waiting; the answer says why it could
    /// not, and is followed by a repaint.
    fn open(&mut self, path: &Path, context: &egui::Context) -> Receiver<Option<String>>;
}

/// A question whose answer has not come yet.
pub struct Pending {
    pub question: Question,
    answer: Receiver<Chosen>,
}

impl Pending {
    #[must_use]
    pub fn new(question: Question, answer: Receiver<Chosen>) -> Self {
        Self { question, answer }
    }

    /// The answer once it is there; a dialog that broke off counts as regret.
    #[must_use]
    pub fn poll(&self) -> Option<Chosen> {
        match self.answer.try_recv() {
            Ok(chosen) => Some(chosen),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Vec::new()),
        }
    }
}

/// The system's own dialogs.
#[derive(Default)]
pub struct NativeDialogs;

type Answering = Pin<Box<dyn Future<Output = Chosen> + Send>>;

impl Dialogs for NativeDialogs {
    fn ask(
        &mut self,
        question: &Question,
        frame: &eframe::Frame,
        context: &egui::Context,
    ) -> Receiver<Chosen> {
        let (sender, receiver) = channel();
        let dialog = rfd::AsyncFileDialog::new().set_parent(frame);
        let one = |file: Option<rfd::FileHandle>| -> Chosen {
            file.map(|file| file.path().to_owned()).into_iter().collect()
        };
        let all = tr!("dialog-all-files");
        let answering: Answering = match question {
            Question::OpenFile | Question::Merge => {
                let asked = tavle_filter(dialog).add_filter(all, &["*"]).pick_file();
                Box::pin(async move { one(asked.await) })
            }
            Question::Workbooks => {
                let kinds = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"];
                let asked = dialog
                    .add_filter(tr!("dialog-workbooks"), &kinds)
                    .add_filter(all, &["*"])
                    .pick_files();
                Box::pin(async move {
                    let files = asked.await.unwrap_or_default();
                    files.iter().map(|file| file.path().to_owned()).collect()
                })
            }
            Question::Folder => {
                let asked = dialog.pick_folder();
                Box::pin(async move { one(asked.await) })
            }
            Question::FindWorkbook { file, .. } => {
                let title = tr!("dialog-find-workbook", file = file);
                let asked = dialog.set_title(title).set_file_name(file).pick_file();
                Box::pin(async move { one(asked.await) })
            }
            Question::SaveAs(name) => {
                let asked = tavle_filter(dialog).set_file_name(name).save_file();
                Box::pin(async move { one(asked.await) })
            }
        };
        let context = context.clone();
        let started = std::thread::Builder::new().name("file dialog".to_owned()).spawn(move || {
            // The window may be gone; then nobody wants the answer.
            let _ = sender.send(pollster::block_on(answering));
            context.request_repaint();
        });
        if let Err(error) = started {
            log::error!("the file dialog's thread could not start: {error}");
        }
        receiver
    }

    fn open(&mut self, path: &Path, context: &egui::Context) -> Receiver<Option<String>> {
        let (sender, receiver) = channel();
        let (path, context) = (path.to_owned(), context.clone());
        let started =
            std::thread::Builder::new().name("open workbook".to_owned()).spawn(move || {
                let trouble = opener::open(&path).err().map(|error| error.to_string());
                // The window may be gone; then nobody wants the answer.
                let _ = sender.send(trouble);
                context.request_repaint();
            });
        if let Err(error) = started {
            log::error!("the thread that opens a workbook could not start: {error}");
        }
        receiver
    }
}
