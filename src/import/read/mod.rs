//! Bytes -> grid: what a file really is, and a reader for each format, in a child process.

mod builder;
mod bytes;
mod container;
mod encoding;
mod files;
mod formula;
mod heap;
mod html;
pub mod limits;
mod number_format;
mod ods;
mod ole;
mod package;
mod part;
mod parts_met;
mod reference;
mod rich_text;
mod sniff;
mod styles;
mod text;
mod tokens;
mod values;
pub mod worker;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::grid::{Format, ReadFile, Workbook};
use crate::progress::Progress;
use crate::tr;
use package::Package;

pub use files::find;

/// Reads files into grids, folders searched for workbooks; every file is in the answer, refused
/// with a reason where it cannot be read. Stops early, with what is read so far, when asked to.
#[must_use]
pub fn read_files(paths: &[PathBuf], progress: &Progress) -> Vec<ReadFile> {
    read_each(paths, progress, |file| file)
}

/// As [`read_files`], with each file handed on as soon as it is read, several at the same time.
pub fn read_each<T: Send>(
    paths: &[PathBuf],
    progress: &Progress,
    then: impl Fn(ReadFile) -> T + Sync,
) -> Vec<T> {
    worker::read_all(&files::find(paths), progress, then)
}

/// Reads one file in this process. A reader that panics costs the file, not the process; one
/// that aborts takes the process along, which is why [`read_files`] uses a child.
#[must_use]
pub fn read_here(path: &Path) -> ReadFile {
    let file = files::name(path);
    match files::load(path) {
        Ok(bytes) => {
            let mut read = read_bytes(file, &bytes);
            if let Ok(book) = &mut read.workbook
                && files::is_open_elsewhere(path)
            {
                book.remarks.push(tr!("read-open-elsewhere"));
            }
            read
        }
        Err(why) => ReadFile { file, hash: String::new(), workbook: Err(why) },
    }
}

/// Reads a workbook from its bytes; the file's name is a hint only.
#[must_use]
pub fn read_bytes(file: String, bytes: &[u8]) -> ReadFile {
    use std::fmt::Write as _;
    let hash = Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string has no way to fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    let read = std::panic::catch_unwind(|| workbook(&file, bytes));
    let workbook = read.unwrap_or_else(|_| Err(tr!("read-panic")));
    ReadFile { file, hash, workbook }
}

fn workbook(file: &str, bytes: &[u8]) -> Result<Workbook, String> {
    let (stem, extension) = match file.rsplit_once('.') {
        Some((stem, extension)) => (stem, extension.to_lowercase()),
        None => (file, String::new()),
    };
    let book = match sniff::sniff(bytes, &extension)? {
        sniff::Kind::Zip => zipped(bytes)?,
        sniff::Kind::Ole => xls::read(bytes)?,
        sniff::Kind::Records => xls::read_stream(bytes)?,
        sniff::Kind::Html => html::read(bytes)?,
        sniff::Kind::Text => text::read(bytes, stem)?,
    };
    if book.sheets.iter().all(|sheet| sheet.cells.is_empty() && sheet.remarks.is_empty()) {
        return Err(tr!("read-no-cells"));
    }
    Ok(book)
}

fn zipped(bytes: &[u8]) -> Result<Workbook, String> {
    let mut package = Package::open(bytes)?;
    match container::inspect(&mut package)? {
        Format::Xlsb => xlsb::read(&mut package),
        Format::Ods => ods::read(&mut package),
        _ => xlsx::read(&mut package),
    }
}
