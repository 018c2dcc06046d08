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
    /// A workspace already made, shown in Utvikling.
    Built(Arc<Workspace>),
    /// The invented example, already made, shown in Utvikling.
    Example(Arc<Workspace>),
    /// A journal left by a window that lost its graphics.
    Recovery(PathBuf),
}

impl Opening {
    /// What these arguments ask for: one tavlefil is opened, anything else is taken in.
    #[must_use]
    pub fn from_paths(paths: Vec<PathBuf>) -> Self {
        match paths.as_slice() {
            [] => Self::Nothing,
            [only] if is_tavle(only) => Self::File(only.clone()),
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
    File(PathBuf, Box<session::Opened>),
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
        assert!(matches!(from(&["a.tavle", "b.xlsx"]), Opening::Workbooks(_)));
    }

    #[test]
    fn a_saved_file_ends_as_project_files_do() {
        let end = |name: &str| with_extension(PathBuf::from(name));
        assert_eq!(end("Ås 2. tertial"), PathBuf::from("Ås 2. tertial.tavle"));
        assert_eq!(end("a.tavle"), PathBuf::from("a.tavle"));
    }
}
