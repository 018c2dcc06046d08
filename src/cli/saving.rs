//! Saving what a command made to the file it was told.

use std::path::Path;

use crate::domain::Workspace;
use crate::import::example::now;
use crate::store::session::Save;
use crate::store::{Holder, Lock, SaveId, Saves, StoreError};

/// Saves to `out`. Where that is one of the files the content was read from, with what it held
/// then, only if nobody has saved it since.
///
/// # Errors
/// When somebody works with it or has saved it since, or it cannot be written.
pub fn save_to(
    out: &Path,
    workspace: &Workspace,
    saves: &Saves,
    read: &[(&Path, Option<SaveId>)],
) -> Result<(), StoreError> {
    let holder = Holder { who: String::new(), since: now() };
    let _lock = Lock::for_writing(out, &holder)?;
    let real = |path: &Path| fs_err::canonicalize(path).ok();
    let there = real(out);
    let same = read.iter().find(|(path, _)| there.is_some() && real(path) == there);
    let expected = same.and_then(|(_, held)| *held);
    Save { path: out, workspace, saves, expected, journal: None }.run()?;
    Ok(())
}
