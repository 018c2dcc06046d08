//! What a journal left behind means for its project file.

use std::path::{Path, PathBuf};

use super::read::{Damage, JournalFault, Reading, read};
use super::record::Entry;
use crate::domain::Workspace;
use crate::store::file::{self, StoreError};
use crate::store::format::Board;
use crate::store::saves::{SaveId, Saves};
use crate::store::versions;

/// Work found in a journal, with the content it begins from.
#[derive(Debug)]
pub struct Recovered {
    pub journal: PathBuf,
    /// The project file it belongs to; `None` when it was never saved.
    pub project: Option<PathBuf>,
    /// What the changes are to be carried out on.
    pub start: Workspace,
    /// What that content descends from, itself included.
    pub saves: Saves,
    /// What was done and is not in the project file, in order.
    pub entries: Vec<Entry>,
    /// What could not be read.
    pub damage: Vec<Damage>,
    /// The project file was changed since by somebody else; `start` is an earlier version of it.
    pub diverged: bool,
    /// The number the next entry gets.
    pub next: u64,
}

/// What has become of a journal.
#[derive(Debug)]
pub enum Outcome {
    /// Everything in it stands in the project file; it can go.
    Done,
    Work(Box<Recovered>),
    /// The content its changes begin from is nowhere to be found. It must be kept.
    Baseless {
        changes: usize,
    },
}

/// Why a journal cannot be used; it must be kept.
#[derive(Debug, thiserror::Error)]
pub enum RecoverError {
    #[error(transparent)]
    Journal(#[from] JournalFault),
    #[error(transparent)]
    Base(#[from] StoreError),
}

/// Reads a journal nobody holds and finds the content its changes begin from. `project` is the
/// file it stands beside and what that holds, if it can be read.
///
/// # Errors
/// When the journal, or the content it holds, cannot be read.
pub fn recover(journal: &Path, project: Option<(&Path, &Board)>) -> Result<Outcome, RecoverError> {
    let mut reading = read(journal)?;
    let held = project.and_then(|(_, board)| board.id());
    let path = project.map(|(path, _)| path.to_owned()).or_else(|| reading.header.project.clone());
    if project.is_none()
        && let Some((saved_as, board)) = saved_as(&reading)
    {
        return recover(journal, Some((&saved_as, &board)));
    }
    let saved = reading.savings.iter().rev().find(|saving| Some(saving.content) == held);
    if let Some(saving) = saved {
        reading.entries.retain(|entry| entry.number > saving.upto);
    } else if reading.header.base.is_none() || reading.header.base != held {
        return elsewhere(journal, path, reading);
    }
    let Some((_, board)) = project else { return elsewhere(journal, path, reading) };
    if reading.entries.is_empty() && reading.damage.is_empty() {
        return Ok(Outcome::Done);
    }
    let (start, saves) = (board.workspace.clone(), board.saves.clone());
    Ok(Outcome::Work(Box::new(found(journal, path, reading, start, saves, false))))
}

/// The file a board was saved to for the first time right before everything ended.
fn saved_as(reading: &Reading) -> Option<(PathBuf, Board)> {
    if reading.header.project.is_some() {
        return None;
    }
    reading.savings.iter().rev().find_map(|saving| {
        let path = saving.project.clone()?;
        let board = file::read_board(&path).ok()?;
        (board.id() == Some(saving.content)).then_some((path, board))
    })
}

/// The changes do not begin from what the project file holds: from an earlier version of it, or
/// from what the journal holds itself.
fn elsewhere(
    journal: &Path,
    project: Option<PathBuf>,
    reading: Reading,
) -> Result<Outcome, RecoverError> {
    if let Some(bytes) = &reading.base {
        let board = file::board_from(bytes, journal)?;
        let mut saves = Saves::from(reading.header.saves.clone());
        board.id().into_iter().for_each(|id| saves.push(id));
        let diverged = project.as_deref().is_some_and(Path::exists);
        return Ok(work(journal, project, reading, board.workspace, saves, diverged));
    }
    let version = |id: SaveId| versions::find(project.as_deref()?, id);
    let Some(version) = reading.header.base.and_then(version) else {
        return Ok(Outcome::Baseless { changes: reading.entries.len() });
    };
    let board = file::read_board(&version.path)?;
    if board.id() != Some(version.id) {
        // Something wrote into the version itself: what the changes begin from is gone.
        return Ok(Outcome::Baseless { changes: reading.entries.len() });
    }
    let diverged = project.as_deref().is_some_and(Path::exists);
    Ok(work(journal, project, reading, board.workspace, board.saves, diverged))
}

fn work(
    journal: &Path,
    project: Option<PathBuf>,
    reading: Reading,
    start: Workspace,
    saves: Saves,
    diverged: bool,
) -> Outcome {
    Outcome::Work(Box::new(found(journal, project, reading, start, saves, diverged)))
}

fn found(
    journal: &Path,
    project: Option<PathBuf>,
    reading: Reading,
    start: Workspace,
    saves: Saves,
    diverged: bool,
) -> Recovered {
    let next = reading.next_number();
    Recovered {
        journal: journal.to_owned(),
        project,
        start,
        saves,
        entries: reading.entries,
        damage: reading.damage,
        diverged,
        next,
    }
}
