//! What may be open and how it gets in and out: files, the example, work left behind.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::jobs::Job;
use crate::domain::Workspace;
use crate::store::journal::{Outcome, RecoverError, Recovered};
use crate::store::{self, Lock, Saved, StoreError, session};
use crate::tr;

/// What the window shows first.
#[derive(Clone, Default)]
pub enum Opening {
    /// The start screen.
    #[default]
    Nothing,
    /// A tavlefil.
    File(PathBuf),
    /// Workbooks or folders to take in.
    Workbooks(Vec<PathBuf>),
    /// A tavlefil, and workbooks or folders to take into it.
    Board(PathBuf, Vec<PathBuf>),
    /// A workspace already made, shown in Utvikling.
    Built(Arc<Workspace>),
    /// The invented example, already made, shown in Utvikling.
    Example(Arc<Workspace>),
    /// A journal left by a window that lost its graphics.
    Recovery(PathBuf),
}

impl Opening {
    /// What these paths ask for: the one tavlefil among them is opened, all else is taken in, into the
    /// tavlefil where there is one.
    #[must_use]
    pub fn from_paths(paths: Vec<PathBuf>) -> Self {
        let (mut boards, workbooks): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| is_tavle(path));
        match (boards.pop(), boards.is_empty(), workbooks.is_empty()) {
            (None, _, true) => Self::Nothing,
            (Some(board), true, true) => Self::File(board),
            (Some(board), true, false) => Self::Board(board, workbooks),
            // Several boards are none to take anything into: each is told that it is no workbook.
            _ => Self::Workbooks(paths),
        }
    }
}

/// Whether a path ends as project files do.
#[must_use]
pub fn is_tavle(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(store::EXTENSION))
}

/// The path with the project file's extension.
#[must_use]
pub fn with_extension(path: PathBuf) -> PathBuf {
    if is_tavle(&path) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(store::EXTENSION);
    name.into()
}

pub(super) fn tavle_filter(dialog: rfd::AsyncFileDialog) -> rfd::AsyncFileDialog {
    dialog.add_filter(tr!("dialog-tavle"), &[store::EXTENSION])
}

/// A file that was opened: what it holds, or why not.
pub type Opened = Result<session::Opened, StoreError>;

/// Long work that ends with another workspace in the window.
pub enum Loading {
    File {
        path: PathBuf,
        /// What is to be taken into it once it is open.
        workbooks: Vec<PathBuf>,
        job: Job<Opened>,
    },
    /// Work left in a journal of a board that has no file.
    Journal {
        path: PathBuf,
        job: Job<Result<Outcome, RecoverError>>,
    },
    Example(Job<Option<Result<Workspace, String>>>),
}

/// What has been read or made and waits to take the place of the open board.
pub enum Arrival {
    /// A board, and the workbooks to take into it.
    File(PathBuf, Box<session::Opened>, Vec<PathBuf>),
    Journal(PathBuf, Box<Recovered>),
    Example(Box<Workspace>),
    /// A new board of this name.
    Fresh(String),
}

/// A save under way.
pub struct Saving {
    /// The number of the board that is being saved.
    pub document: u64,
    pub path: PathBuf,
    /// The state of the history that is being saved.
    pub state: u64,
    /// The number of the last change it holds.
    pub upto: u64,
    pub job: Job<Result<(Saved, Option<Lock>), StoreError>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_say_what_to_open() {
        let from = |names: &[&str]| Opening::from_paths(names.iter().map(PathBuf::from).collect());
        assert!(matches!(from(&[]), Opening::Nothing));
        assert!(matches!(from(&["styring.TAVLE"]), Opening::File(_)));
        assert!(matches!(from(&["a.xlsx"]), Opening::Workbooks(_)));
        let Opening::Board(board, workbooks) = from(&["b.xlsx", "a.tavle", "c.xlsx"]) else {
            panic!("a board and what goes into it");
        };
        assert_eq!(board, PathBuf::from("a.tavle"));
        assert_eq!(workbooks, [PathBuf::from("b.xlsx"), PathBuf::from("c.xlsx")]);
        assert!(matches!(from(&["a.tavle", "b.tavle", "c.xlsx"]), Opening::Workbooks(_)));
    }

    #[test]
    fn a_saved_file_ends_as_project_files_do() {
        let end = |name: &str| with_extension(PathBuf::from(name));
        assert_eq!(end("Ås 2. tertial"), PathBuf::from("Ås 2. tertial.tavle"));
        assert_eq!(end("a.tavle"), PathBuf::from("a.tavle"));
    }
}
