//! Bytes -> grid: what a file really is, and a reader for each format, in a child process.

use std::path::PathBuf;

use super::grid::ReadFile;
use crate::progress::Progress;

/// Reads files into grids, folders searched for workbooks.
#[must_use]
pub fn read_files(paths: &[PathBuf], progress: &Progress) -> Vec<ReadFile> {
    let _ = (paths, progress);
    Vec::new()
}
