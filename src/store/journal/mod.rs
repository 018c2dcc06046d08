//! The journal: every change, written beside the project file and flushed before the window
//! says it is safe. After a crash the next start finds exactly what was done.
//!
//! A line of text names the format and its version; then come records, each framed by a mark, its
//! kind, its length and a checksum. A torn last record is dropped; after a damaged one reading
//! goes on at the next mark.

mod read;
mod record;
mod recover;
mod writer;

pub use read::{Damage, JournalFault, Reading, header, read, read_bytes};
pub use record::{Entry, Header};
pub use recover::{Outcome, RecoverError, Recovered, recover};
pub(in crate::store) use writer::set_aside;
pub use writer::{Journal, Place, SavingNote, keep_aside};

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use super::beside::beside;

/// The ending of journals, without the dot.
pub const EXTENSION: &str = "journal";
/// The first line of a journal.
const FIRST_LINE: &[u8] = b"styringstavle-journal 1\n";

/// Where the journal of a project file stands.
#[must_use]
pub fn path_for(project: &Path) -> PathBuf {
    beside(project, ".journal")
}

/// Whether a living window is known to write this journal.
#[must_use]
pub fn is_held(journal: &Path) -> bool {
    let Ok(file) = File::open(journal) else { return false };
    matches!(file.try_lock(), Err(TryLockError::WouldBlock))
}

/// Whether it is known that no living window writes this journal: where the file system knows no
/// locks, nobody can say.
#[must_use]
pub fn is_free(journal: &Path) -> bool {
    File::open(journal).is_ok_and(|file| file.try_lock().is_ok())
}

/// Journals in a folder that no living window holds, the latest first.
#[must_use]
pub fn orphans(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs_err::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == EXTENSION))
        .filter(|entry| !is_held(&entry.path()))
        .map(|entry| (entry.metadata().and_then(|about| about.modified()).ok(), entry.path()))
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}
