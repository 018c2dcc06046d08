//! Looking through what stands beside a board: its journal, its earlier versions, its lock.

use std::path::{Path, PathBuf};

use crate::store::format::Board;
use crate::store::journal::{self, Outcome};
use crate::store::lock::{Holder, Lock};
use crate::store::{file, versions};

/// Something beside a board that deserves a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Somebody works with it now; what they do is in the journal until they save.
    InUse(Holder),
    /// A program ended without giving the lock up.
    LeftLock(Holder),
    /// Changes that are not in the board; opening it offers them.
    Work { journal: PathBuf, changes: usize },
    /// Stretches of the journal that cannot be read.
    Damage { journal: PathBuf, stretches: usize },
    /// What the changes of the journal were made on is nowhere to be found.
    Baseless { journal: PathBuf, changes: usize },
    /// Nothing of the journal can be read.
    Unreadable { journal: PathBuf, why: String },
    /// An earlier version that cannot be opened.
    BadVersion { path: PathBuf, why: String },
    /// An earlier version that holds something else than it is named for.
    OtherVersion(PathBuf),
}

/// Looks through what stands beside a board; `board` is what it holds, if that can be read.
#[must_use]
pub fn beside(path: &Path, board: Option<&Board>) -> Vec<Beside> {
    let mut found = Vec::new();
    found.extend(Lock::holder(path).map(Beside::InUse));
    found.extend(Lock::left_behind(path).map(Beside::LeftLock));
    let journal = journal::path_for(path);
    // What somebody writes at the moment is theirs to look after.
    if journal.exists() && !journal::is_held(&journal) {
        look_into(&journal, path, board, &mut found);
    }
    for version in versions::list(path) {
        match file::read_board(&version.path) {
            Ok(board) if board.id() == Some(version.id) && board.sound => {}
            Ok(_) => found.push(Beside::OtherVersion(version.path)),
            Err(error) => {
                found.push(Beside::BadVersion { path: version.path, why: error.text() });
            }
        }
    }
    found
}

fn look_into(journal: &Path, path: &Path, board: Option<&Board>, found: &mut Vec<Beside>) {
    let there = journal.to_owned();
    match journal::read(journal) {
        Ok(reading) if !reading.damage.is_empty() => {
            let stretches = reading.damage.len();
            found.push(Beside::Damage { journal: there.clone(), stretches });
        }
        _ => {}
    }
    match journal::recover(journal, board.map(|board| (path, board))) {
        Ok(Outcome::Done) => {}
        Ok(Outcome::Work(work)) if work.entries.is_empty() => {}
        Ok(Outcome::Work(work)) => {
            found.push(Beside::Work { journal: there, changes: work.entries.len() });
        }
        Ok(Outcome::Baseless { changes }) => {
            found.push(Beside::Baseless { journal: there, changes });
        }
        Err(error) => found.push(Beside::Unreadable { journal: there, why: error.to_string() }),
    }
}
