//! Delimited text without quotes: separators and line ends mean what they are, so one pass over
//! the bytes is enough.

use super::Rows;

/// Whether nothing in the text is quoted.
pub fn is_plain(text: &str) -> bool {
    // The records' reader passes over a second byte order mark.
    memchr::memchr(b'"', text.as_bytes()).is_none() && !text.starts_with('\u{feff}')
}

/// Reads the text; `None` where there are more cells than are read.
pub fn read(text: &str, separator: u8, rows: &mut Rows) -> Option<()> {
    let bytes = text.as_bytes();
    let (mut row, mut column, mut start) = (0_u32, 0, 0);
    let (mut expected, mut full, mut before) = (false, false, None);
    for end in memchr::memchr3_iter(separator, b'\n', b'\r', bytes) {
        let field = bytes.get(start..end).unwrap_or_default();
        start = end + 1;
        let sign = bytes.get(end).copied();
        // The second half of a line end.
        let half = sign == Some(b'\n') && before == Some(end.wrapping_sub(1));
        before = (sign == Some(b'\r')).then_some(end);
        if half {
            continue;
        }
        if !field.is_empty() && !full {
            full = !rows.put(row, column, field)?;
        }
        column += 1;
        if sign != Some(separator) {
            if !expected && (column > 1 || !field.is_empty()) {
                expected = true;
                rows.expect(text, column);
            }
            row = row.saturating_add(1);
            (column, full) = (0, false);
        }
    }
    let rest = bytes.get(start..).unwrap_or_default();
    if !rest.is_empty() && !full {
        rows.put(row, column, rest)?;
    }
    Some(())
}
