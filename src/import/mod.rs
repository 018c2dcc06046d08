//! Bytes -> grid -> tables -> facts -> plan, each stage its file. Import only proposes.

pub mod audit;
pub mod example;
pub mod facts;
pub mod grid;
pub mod header;
pub mod json;
pub mod layout;
pub mod ledger;
pub mod lexicon;
pub mod matching;
pub mod number;
pub mod places;
pub mod plan;
pub mod read;
pub mod recipe;
pub mod region;
pub mod renumbered;
pub mod symbol;

use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::Recipe;
use crate::progress::Progress;
use facts::FileReading;

/// Reads files (folders are searched for workbooks) and understands what they say. Files that
/// cannot be read are in the answer too, refused with a reason. Stops early when asked to.
#[must_use]
pub fn analyse(paths: &[PathBuf], progress: &Progress) -> Vec<Arc<FileReading>> {
    analyse_with(paths, &[], progress)
}

/// The workbooks among these files and folders, in the order they are read.
#[must_use]
pub fn workbooks_in(paths: &[PathBuf]) -> Vec<PathBuf> {
    read::find(paths)
}

/// The same, following what people have said about sheets of the same shape.
#[must_use]
pub fn analyse_with(
    paths: &[PathBuf],
    recipes: &[Recipe],
    progress: &Progress,
) -> Vec<Arc<FileReading>> {
    read::read_files(paths, progress)
        .into_iter()
        .map(|file| Arc::new(layout::understand_with(file, recipes)))
        .collect()
}
