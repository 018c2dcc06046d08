//! Who has a project file open for working with it. The system's own file lock tells whether
//! somebody does; a note beside it tells who, by role, and since when.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::beside::beside;
use super::file::StoreError;

/// A note larger than this is not ours.
const MAX_NOTE: u64 = 1 << 14;

/// So often the lock's file is opened anew where it was another by the time it was locked.
const TRIES: usize = 10;

/// Who holds a lock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The role set in the settings; empty if none is.
    #[serde(default)]
    pub who: String,
    /// Seconds since 1970-01-01 UTC; 0 if it is not known.
    #[serde(default)]
    pub since: i64,
}

/// Why there is no lock.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Somebody else works with the file.
    #[error("in use since {}", .0.since)]
    InUse(Holder),
    /// The folder cannot be written to, or its file system knows no locks.
    #[error("no lock can be had")]
    Impossible(#[source] io::Error),
}

/// A lock on a project file. It ends with this value, or with the process, however that ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
    path: PathBuf,
    note: PathBuf,
    /// Somebody whose program ended without giving the lock up.
    pub stale: Option<Holder>,
}

impl Lock {
    /// Takes the lock of a project file.
    ///
    /// # Errors
    /// When somebody else has it, or there can be none.
    pub fn take(project: &Path, holder: &Holder) -> Result<Self, LockError> {
        let (path, note) = (lock_path(project), note_path(project));
        let file = locked(&path, is_still).map_err(|error| match error {
            LockError::InUse(_) => LockError::InUse(read_note(&note).unwrap_or_default()),
            impossible @ LockError::Impossible(_) => impossible,
        })?;
        // A note without a lock: its window never came to tidy up.
        let stale = read_note(&note);
        let written = serde_json::to_vec(holder).map_err(io::Error::other);
        if let Err(error) = written.and_then(|bytes| super::file::write_atomically(&note, &bytes)) {
            log::info!("the lock names nobody: {}", error.kind());
        }
        Ok(Self { _file: file, path, note, stale })
    }

    /// Takes the lock of a file about to be replaced; `None` where there can be none.
    ///
    /// # Errors
    /// When somebody else works with it.
    pub fn for_writing(project: &Path, holder: &Holder) -> Result<Option<Self>, StoreError> {
        match Self::take(project, holder) {
            Ok(lock) => Ok(Some(lock)),
            Err(LockError::Impossible(_)) => Ok(None),
            Err(LockError::InUse(Holder { who, .. })) => {
                Err(StoreError::InUse { path: project.to_owned(), who })
            }
        }
    }

    /// Who works with the file, if somebody does.
    #[must_use]
    pub fn holder(project: &Path) -> Option<Holder> {
        let file = File::open(lock_path(project)).ok()?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                Some(read_note(&note_path(project)).unwrap_or_default())
            }
            _ => None,
        }
    }

    /// Whose note lies beside the file though nobody holds the lock: a program that ended without
    /// giving it up. The next to open the file takes it over.
    #[must_use]
    pub fn left_behind(project: &Path) -> Option<Holder> {
        if Self::holder(project).is_some() {
            return None;
        }
        read_note(&note_path(project))
    }
}

/// Opens and locks the file at this path. `is_still` tells whether it is the one that stands there
/// afterwards: the one before may have deleted it in between.
fn locked(path: &Path, is_still: impl Fn(&File, &Path) -> bool) -> Result<File, LockError> {
    for _ in 0..TRIES {
        let open = File::options().create(true).truncate(false).write(true).open(path);
        let file = open.map_err(LockError::Impossible)?;
        match file.try_lock() {
            Ok(()) if is_still(&file, path) => return Ok(file),
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LockError::InUse(Holder::default())),
            Err(TryLockError::Error(error)) => return Err(LockError::Impossible(error)),
        }
    }
    // Some network drives tell another identity each time they are asked.
    Err(LockError::Impossible(io::Error::other("the lock's file never stays the same")))
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The files go before the lock does: nobody else can have taken it yet.
        for path in [&self.note, &self.path] {
            if let Err(error) = fs_err::remove_file(path)
                && error.kind() != io::ErrorKind::NotFound
            {
                log::info!("a lock's file stays: {}", error.kind());
            }
        }
    }
}

/// Whether this open file is the one that stands at the path now.
#[cfg(unix)]
fn is_still(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let identity = |about: std::fs::Metadata| (about.dev(), about.ino());
    let here = file.metadata().map(identity).ok();
    here.is_some() && fs_err::metadata(path).map(identity).ok() == here
}

#[cfg(not(unix))]
fn is_still(_: &File, path: &Path) -> bool {
    path.exists()
}

fn read_note(note: &Path) -> Option<Holder> {
    if fs_err::metadata(note).ok()?.len() > MAX_NOTE {
        return None;
    }
    serde_json::from_slice(&fs_err::read(note).ok()?).ok()
}

fn lock_path(project: &Path) -> PathBuf {
    beside(project, ".lock")
}

fn note_path(project: &Path) -> PathBuf {
    beside(project, ".lock-info")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holder(who: &str) -> Holder {
        Holder { who: who.to_owned(), since: 1_473_690_720 }
    }

    #[test]
    fn the_second_is_told_who_works_with_the_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("styring æøå.tavle");
        let first = Lock::take(&project, &holder("Økonomi")).expect("a lock");
        assert_eq!(first.stale, None);
        match Lock::take(&project, &holder("HR")) {
            Err(LockError::InUse(found)) => assert_eq!(found, holder("Økonomi")),
            other => panic!("{other:?}"),
        }
        assert_eq!(Lock::holder(&project), Some(holder("Økonomi")));
        drop(first);
        assert_eq!(Lock::holder(&project), None);
        assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn a_lock_left_behind_is_taken_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let project = folder.path().join("styring.tavle");
        std::fs::write(lock_path(&project), "").expect("writes");
        let note = serde_json::to_vec(&holder("Økonomi")).expect("a note");
        std::fs::write(note_path(&project), note).expect("writes");
        assert_eq!(Lock::holder(&project), None);
        assert_eq!(Lock::left_behind(&project), Some(holder("Økonomi")));
        let lock = Lock::take(&project, &holder("HR")).expect("the lock is free");
        assert_eq!(lock.stale, Some(holder("Økonomi")));
    }

    #[test]
    fn where_no_file_stays_the_same_there_is_no_lock_rather_than_no_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("styring.tavle.lock");
        let asked = std::cell::Cell::new(0);
        let never = |_: &File, _: &Path| {
            asked.set(asked.get() + 1);
            false
        };
        assert!(matches!(locked(&path, never), Err(LockError::Impossible(_))));
        assert_eq!(asked.get(), TRIES);
    }
}
