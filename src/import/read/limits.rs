//! The limits on everything read; input is hostile until shown otherwise.

use std::time::Duration;

/// Largest file read, in bytes.
pub const FILE_BYTES: u64 = 200 << 20;
/// Most non-empty cells of one workbook.
pub const CELLS: usize = 10_000_000;
/// Most sheets in one workbook.
pub const SHEETS: usize = 500;
/// Longest text of a cell, in characters (Excel's own limit).
pub const TEXT: usize = 32_767;
/// Most text in the cells of one workbook, in bytes.
pub const TEXT_BYTES: usize = 256 << 20;
/// Rows of the largest sheet there is.
pub const ROWS: u32 = 1_048_576;
/// Columns of the largest sheet there is.
pub const COLUMNS: u32 = 16_384;
/// Most looks (formats, fonts) of one workbook.
pub const STYLES: usize = 70_000;
/// How many faulty cells of a sheet are named one by one.
pub const NAMED_CELLS: usize = 8;
/// Most merged areas, hidden rows and comments remembered of one sheet.
pub const EXTRAS: usize = 100_000;
/// Most of Excel's own tables of a sheet that are looked at, and most columns of one.
pub const TABLES: usize = 200;
pub const TABLE_COLUMNS: usize = 4_096;
/// Most formulas of a sheet whose text is looked at.
pub const FORMULAS: usize = 50_000;
/// Most a zip container may unpack to, all its parts together, in bytes.
pub const UNPACKED_BYTES: u64 = 1 << 30;
/// How much larger than packed a part may be before it counts as a bomb, and what any part may
/// unpack to.
pub const RATIO: u64 = 400;
pub const SURE_BYTES: u64 = 64 << 20;
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
pub fn shorten<T: for<'t> From<&'t str>>(text: &str) -> T {
    // Bytes are never fewer than characters, so short texts are not counted.
    if text.len() <= TEXT {
        return text.into();
    }
    match text.char_indices().nth(TEXT) {
        Some((at, _)) => text.get(..at).unwrap_or_default().into(),
        None => text.into(),
    }
}
