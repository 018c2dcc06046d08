//! Working with a project file: opening takes the lock and finds work left in a journal, saving
//! notices whether others changed the file meanwhile. The window and the tests of faults use the
//! same functions.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{self, StoreError};
use super::format::Board;
use super::journal::{self, Outcome, Recovered, SavingNote};
use super::lock::{Holder, Lock, LockError};
use super::saves::{SaveId, Saves};
use crate::domain::Workspace;

/// Why a board may only be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadOnly {
    /// Somebody else works with it.
    InUse(Holder),
    /// A newer program wrote it, in this version of the format.
    Newer(u32),
}

/// Something about an opened file that people should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The checksum does not fit: something else than this program altered the file.
    AlteredOutside,
    /// A journal whose changes begin from content nobody has; it is kept here.
    Baseless { journal: PathBuf, changes: usize },
    /// A journal that cannot be read; it is kept here.
    Unreadable { journal: PathBuf, why: String },
    /// The file system knows no locks, and a journal that may be somebody's stands beside.
    MayBeInUse,
    /// The window of this one ended without giving the lock up.
    StaleLock(Holder),
}

/// An opened project file.
#[derive(Debug)]
pub struct Opened {
    pub workspace: Workspace,
    /// What the content descends from, itself included.
    pub saves: Saves,
    pub read_only: Option<ReadOnly>,
    /// Held as long as the board is open; `None` also where there can be none.
    pub lock: Option<Arc<Lock>>,
    /// Work that did not come into the file the last time.
    pub work: Option<Box<Recovered>>,
    pub remarks: Vec<Remark>,
}

/// What a window has of a file it opens anew: neither may stand in its way, and both stay as they
/// are if the file cannot be opened.
#[derive(Clone, Debug, Default)]
pub struct Own {
    pub lock: Option<Arc<Lock>>,
    pub journal: Option<PathBuf>,
}

/// Opens a project file to work with it. `folder` is where journals of files in folders that
/// refuse them are kept.
///
/// # Errors
/// When neither the file nor work left for it can be read.
pub fn open(path: &Path, holder: &Holder, folder: Option<&Path>) -> Result<Opened, StoreError> {
    open_anew(path, holder, folder, Own::default())
}

/// Opens the file a window has open already.
///
/// # Errors
/// As [`open`].
pub fn open_anew(
    path: &Path,
    holder: &Holder,
    folder: Option<&Path>,
    own: Own,
) -> Result<Opened, StoreError> {
    let lock = match own.lock {
        Some(lock) => Ok(lock),
        None => Lock::take(path, holder).map(Arc::new),
    };
    let mut remarks = Vec::new();
    let (lock, in_use) = match lock {
        Ok(lock) => {
            remarks.extend(lock.stale.clone().map(Remark::StaleLock));
            path.parent().into_iter().for_each(file::sweep);
            (Some(lock), None)
        }
        Err(LockError::InUse(holder)) => (None, Some(holder)),
        Err(LockError::Impossible(error)) => {
            log::info!("no lock: {}", error.kind());
            (None, None)
        }
    };
    let board = file::read_board(path);
    if let Ok(board) = &board
        && !board.sound
    {
        remarks.push(Remark::AlteredOutside);
    }
    let read_only = match (&board, in_use) {
        (_, Some(holder)) => Some(ReadOnly::InUse(holder)),
        (Ok(board), None) if board.is_newer() => Some(ReadOnly::Newer(board.version)),
        _ => None,
    };
    let work = match read_only {
        Some(_) => None,
        None => {
            let left = Left { path, folder, own: own.journal.as_deref(), locked: lock.is_some() };
            left.work(board.as_ref().ok(), &mut remarks)
        }
    };
    let (workspace, saves) = match (board, &work) {
        (Ok(board), _) => (board.workspace, board.saves),
        // The file is gone or damaged, yet everything can be had from an earlier version.
        (Err(_), Some(work)) => (work.start.clone(), work.saves.clone()),
        (Err(error), None) => return Err(error),
    };
    Ok(Opened { workspace, saves, read_only, lock, work, remarks })
}

/// Where work for a file may have been left.
struct Left<'a> {
    path: &'a Path,
    folder: Option<&'a Path>,
    /// The journal of the window that asks.
    own: Option<&'a Path>,
    /// The file's lock is held: nobody else works in it.
    locked: bool,
}

impl Left<'_> {
    /// The work in journals beside the file or in the folder. While the file itself cannot be
    /// read, a journal that needs it stays where it is: a drive may only be away.
    fn work(&self, board: Option<&Board>, remarks: &mut Vec<Remark>) -> Option<Box<Recovered>> {
        for found in self.journals(remarks) {
            let outcome = journal::recover(&found, board.map(|board| (self.path, board)));
            match outcome {
                Ok(Outcome::Done) => discard(&found),
                Ok(Outcome::Work(mut work)) => {
                    work.project.get_or_insert_with(|| self.path.to_owned());
                    return Some(work);
                }
                Ok(Outcome::Baseless { .. }) | Err(_) if board.is_none() => {}
                Ok(Outcome::Baseless { changes }) => {
                    let journal = set_aside(&found);
                    remarks.push(Remark::Baseless { journal, changes });
                }
                Err(error) => {
                    let journal = set_aside(&found);
                    remarks.push(Remark::Unreadable { journal, why: error.to_string() });
                }
            }
        }
        None
    }

    fn journals(&self, remarks: &mut Vec<Remark>) -> Vec<PathBuf> {
        let beside = Some(journal::path_for(self.path)).filter(|path| path.exists());
        let beside = beside.filter(|_| {
            // Without a lock a journal beside the file may be what somebody writes right now.
            if !self.locked {
                remarks.push(Remark::MayBeInUse);
            }
            self.locked
        });
        let absolute = std::path::absolute(self.path).ok();
        let elsewhere = self.folder.map(journal::orphans).unwrap_or_default();
        let elsewhere = elsewhere.into_iter().filter(|one| {
            journal::header(one)
                .is_some_and(|header| header.project.is_some() && header.project == absolute)
        });
        let all = beside.into_iter().chain(elsewhere);
        all.filter(|one| self.own != Some(one.as_path()) && !journal::is_held(one)).collect()
    }
}

fn set_aside(journal: &Path) -> PathBuf {
    journal::set_aside(journal).unwrap_or_else(|_| journal.to_owned())
}

/// Keeps a copy of a journal of which not everything could be used.
pub fn keep_copy(journal: &Path) {
    for number in 1..1000 {
        let copy = super::beside(journal, &format!("-skadet-{number}"));
        if copy.exists() {
            continue;
        }
        if let Err(error) = fs_err::copy(journal, &copy) {
            log::warn!("no copy of a damaged journal: {}", error.kind());
        }
        return;
    }
}

/// Deletes a journal nobody needs any more.
pub fn discard(journal: &Path) {
    if let Err(error) = fs_err::remove_file(journal)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        log::warn!("a journal stays: {}", error.kind());
    }
}

/// Content to be saved.
pub struct Save<'a> {
    pub path: &'a Path,
    pub workspace: &'a Workspace,
    /// What the content descends from.
    pub saves: &'a Saves,
    /// What the file is thought to hold; `None` for a file that is new to the board.
    pub expected: Option<SaveId>,
    /// The journal, and the number of the last change the content holds.
    pub journal: Option<(SavingNote, u64)>,
}

impl Save<'_> {
    /// Saves a board that has no file yet, unless one has come there meanwhile.
    ///
    /// # Errors
    /// As [`Save::run`].
    pub fn of_new(self) -> Result<file::Saved, StoreError> {
        if self.path.exists() {
            return Err(StoreError::ChangedUnderneath { path: self.path.to_owned() });
        }
        self.run()
    }

    /// Saves, unless others have saved since.
    ///
    /// # Errors
    /// When others changed the file, or journal, folder or file cannot be written.
    pub fn run(self) -> Result<file::Saved, StoreError> {
        let path = self.path;
        let read = |source| StoreError::Read { path: path.to_owned(), source };
        if let Some(expected) = self.expected
            && let Some(held) = file::id_of(path).map_err(read)?
            && held != expected
        {
            return Err(StoreError::ChangedUnderneath { path: path.to_owned() });
        }
        let written = file::written(path, self.workspace, self.saves)?;
        if let Some((note, upto)) = &self.journal
            && let Err(why) = note.write(written.id, *upto, path)
        {
            // A crash right now would offer the changes once more. Refusing would leave them
            // nowhere at all.
            log::warn!("saved without a note in the journal: {why}");
        }
        file::replace(path, &written)
    }
}
