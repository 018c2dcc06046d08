//! Recovery copies: what is not saved yet is kept aside, so that nothing is lost by a crash.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

use crate::domain::Workspace;
use crate::store::{self, StoreError};

/// Seconds from an edit until it is kept.
pub const KEEP_AFTER: f64 = 20.0;
/// A note larger than this is not ours.
const MAX_NOTE: u64 = 1 << 16;

/// What stands beside a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    /// The file it is a copy of; `None` when it was never saved.
    original: Option<PathBuf>,
    at: DateTime,
}

/// A copy left behind by a window that did not close properly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    pub copy: PathBuf,
    pub original: Option<PathBuf>,
    pub at: Option<DateTime>,
}

impl Orphan {
    /// The copy at this path with what its note says.
    #[must_use]
    pub fn at(copy: PathBuf) -> Self {
        let note = note_path(&copy);
        let small = fs_err::metadata(&note).is_ok_and(|about| about.len() <= MAX_NOTE);
        let note: Option<Note> = small
            .then(|| fs_err::read(&note).ok())
            .flatten()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let (original, at) = note.map_or((None, None), |note| (note.original, Some(note.at)));
        Self { copy, original, at }
    }

    /// Deletes the copy and what stands beside it.
    pub fn discard(&self) {
        discard(&self.copy);
    }
}

/// This window's place for its copy, held by a lock as long as the window lives.
pub struct Recovery {
    copy: PathBuf,
    _lock: File,
}

impl Recovery {
    /// Where copies are kept, if the system has a place for them.
    #[must_use]
    pub fn usual_folder() -> Option<PathBuf> {
        Some(dirs::data_local_dir()?.join("styringstavle").join("recovery"))
    }

    /// Takes a place in the folder.
    ///
    /// # Errors
    /// When the folder cannot be made or written to.
    pub fn begin(folder: &Path) -> std::io::Result<Self> {
        fs_err::create_dir_all(folder)?;
        let process = std::process::id();
        // A process number comes back some day; the copy of the one before must not be lost.
        for number in 0..1000 {
            let copy = folder.join(format!("{process}-{number}.{}", store::EXTENSION));
            if copy.exists() {
                continue;
            }
            let lock = File::create(lock_path(&copy))?;
            if lock.try_lock().is_ok() {
                return Ok(Self { copy, _lock: lock });
            }
        }
        Err(std::io::Error::other("every place for a recovery copy is taken"))
    }

    /// The path of this window's copy.
    #[must_use]
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Deletes this window's copy; its place remains.
    pub fn discard(&self) {
        remove(&self.copy);
        remove(&note_path(&self.copy));
    }

    /// Deletes the copy and gives the place up.
    pub fn end(self) {
        self.discard();
        remove(&lock_path(&self.copy));
    }
}

/// Writes a copy with its note.
///
/// # Errors
/// When it cannot be written.
pub fn keep(
    copy: &Path,
    workspace: &Workspace,
    original: Option<PathBuf>,
    at: DateTime,
) -> Result<(), StoreError> {
    let write = |source| StoreError::Write { path: copy.to_owned(), source };
    let note = serde_json::to_vec(&Note { original, at }).map_err(|error| write(error.into()))?;
    fs_err::write(note_path(copy), note).map_err(write)?;
    store::save(copy, workspace).map(|_| ())
}

/// Copies no living window holds, the latest first.
#[must_use]
pub fn orphans(folder: &Path) -> Vec<Orphan> {
    let Ok(entries) = fs_err::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<Orphan> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| super::files::is_tavle(path) && !is_held(path))
        .map(Orphan::at)
        .collect();
    found.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.copy.cmp(&b.copy)));
    found
}

fn is_held(copy: &Path) -> bool {
    let Ok(lock) = File::open(lock_path(copy)) else { return false };
    matches!(lock.try_lock(), Err(TryLockError::WouldBlock))
}

fn discard(copy: &Path) {
    remove(copy);
    remove(&note_path(copy));
    remove(&lock_path(copy));
}

fn remove(path: &Path) {
    match fs_err::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => log::warn!("{error}"),
        _ => {}
    }
}

fn note_path(copy: &Path) -> PathBuf {
    copy.with_extension("json")
}

fn lock_path(copy: &Path) -> PathBuf {
    copy.with_extension("lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_an_orphan_only_when_its_window_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = jiff::civil::date(2016, 9, 12).at(14, 32, 0, 0);
        let window = Recovery::begin(folder.path()).expect("a place");
        let workspace = Workspace::new("Eksempel kommune");
        let original = Some(PathBuf::from("styring.tavle"));
        keep(window.copy(), &workspace, original.clone(), at).expect("writes");
        assert_eq!(orphans(folder.path()), []);
        let copy = window.copy().to_owned();
        drop(window);
        let left = orphans(folder.path());
        assert_eq!(left, [Orphan { copy: copy.clone(), original, at: Some(at) }]);
        assert_eq!(store::open(&copy).expect("a whole copy"), workspace);
        left.iter().for_each(Orphan::discard);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn two_windows_have_each_their_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = Recovery::begin(folder.path()).expect("a place");
        let second = Recovery::begin(folder.path()).expect("a place");
        assert_ne!(first.copy(), second.copy());
        first.end();
        second.end();
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
