//! Bytes -> grid -> tables -> facts -> plan, each stage its file. Import only proposes.

pub mod audit;
pub mod example;
pub mod facts;
pub mod grid;
pub mod header;
pub mod json;
pub mod known;
pub mod layout;
pub mod ledger;
pub mod lexicon;
mod located;
pub mod matching;
pub mod number;
pub mod places;
pub mod plan;
pub mod read;
pub mod recipe;
pub mod region;
mod remembered;
pub mod renumbered;
pub mod roles;
pub mod symbol;

use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;

use crate::progress::Progress;
use crate::tr;
use facts::FileReading;
use grid::ReadFile;
use known::Known;

/// Reads files (folders are searched for workbooks) and understands what they say. Files that
/// cannot be read are in the answer too, refused with a reason. Stops early when asked to.
#[must_use]
pub fn analyse(paths: &[PathBuf], progress: &Progress) -> Vec<Arc<FileReading>> {
    analyse_with(paths, &Known::default(), progress)
}

/// The workbooks among these files and folders, in the order they are read.
#[must_use]
pub fn workbooks_in(paths: &[PathBuf]) -> Vec<PathBuf> {
    read::find(paths)
}

/// The same, following what people have said about sheets of the same shape, and knowing the units of
/// a board.
#[must_use]
pub fn analyse_with(
    paths: &[PathBuf],
    known: &Known,
    progress: &Progress,
) -> Vec<Arc<FileReading>> {
    read::read_each(paths, progress, |file| Arc::new(understand(file, known)))
}

/// A file's reading; one that makes the understanding of it fail is refused like a damaged one.
fn understand(file: ReadFile, known: &Known) -> FileReading {
    let (name, hash) = (file.file.clone(), file.hash.clone());
    let understood = AssertUnwindSafe(|| layout::understand_knowing(file, known));
    std::panic::catch_unwind(understood).unwrap_or_else(|_| {
        log::error!("understanding failed: {name}");
        let workbook = Err(tr!("read-panic"));
        layout::understand_knowing(ReadFile { file: name, hash, workbook }, known)
    })
}
