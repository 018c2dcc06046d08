//! The limits on everything read; input is hostile until shown otherwise.

use std::time::Duration;

/// Largest file read, in bytes.
pub const FILE_BYTES: u64 = 200 << 20;
/// Most cells taken from one sheet; the rest is left out and said so.
pub const CELLS: usize = 3_000_000;
/// Most sheets in one workbook.
pub const SHEETS: usize = 500;
/// Longest text of a cell, in characters (Excel's own limit).
pub const TEXT: usize = 32_767;
/// Most merged areas, hidden rows and comments remembered of one sheet.
pub const EXTRAS: usize = 100_000;
/// Largest part of a zip container, unpacked, in bytes.
pub const PART_BYTES: u64 = 512 << 20;
/// How much larger than packed a part may be before it counts as a bomb, above 64 MB.
pub const RATIO: u64 = 400;
/// Most parts in a zip container.
pub const PARTS: usize = 20_000;
/// Deepest folder searched.
pub const FOLDER_DEPTH: usize = 4;
/// Most files read at once.
pub const FILES: usize = 2_000;
/// Longest time one file may take.
pub const TIME: Duration = Duration::from_secs(10);
/// Most memory the reading process may take, in bytes.
pub const MEMORY: u64 = 900 << 20;

/// The text, cut at the longest allowed.
#[must_use]
pub fn shorten(text: &str) -> Box<str> {
    match text.char_indices().nth(TEXT) {
        Some((at, _)) => text.get(..at).unwrap_or_default().into(),
        None => text.into(),
    }
}
