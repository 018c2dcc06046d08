//! Delimited text without quotes: separators and line ends mean what they are, so one pass over
//! the bytes is enough.

use super::{Rows, short};

/// Whether nothing in the text is quoted.
pub fn is_plain(text: &str) -> bool {
    // The records' reader passes over a second byte order mark.
    memchr::memchr(b'"', text.as_bytes()).is_none() && !text.starts_with('\u{feff}')
}

/// Reads the text; `None` where there are more cells than are read.
pub fn read(text: &str, separator: u8, rows: &mut Rows) -> Option<()> {
    let bytes = text.as_bytes();
    let ends = Ends::of(separator);
    let (mut row, mut column) = (0_u32, 0);
    let (mut expected, mut full) = (false, false);
    let mut rest = bytes;
    while !rest.is_empty() {
        let (length, key) = ends.field(rest, rows.texts.last(column));
        let (field, after) = rest.split_at_checked(length)?;
        if !field.is_empty() && !full {
            full = !rows.put(row, column, field, key)?;
        }
        column += 1;
        rest = match after {
            [b'\r', b'\n', next @ ..] => next,
            [_, next @ ..] => next,
            [] => return Some(()),
        };
        if after.first() != Some(&separator) {
            if !expected && (column > 1 || !field.is_empty()) {
                expected = true;
                rows.expect(text, column);
            }
            row = row.saturating_add(1);
            (column, full) = (0, false);
        }
    }
    Some(())
}

/// The signs a field ends at, each in all eight bytes of a number.
struct Ends {
    separator: u8,
    signs: [u64; 3],
}

const LOW: u64 = u64::from_le_bytes([0x01; 8]);
const HIGH: u64 = u64::from_le_bytes([0x80; 8]);

impl Ends {
    fn of(separator: u8) -> Self {
        let signs = [separator, b'\n', b'\r'].map(|sign| u64::from_le_bytes([sign; 8]));
        Self { separator, signs }
    }

    /// How long the field is that these bytes begin with and, where it is short, its bytes and
    /// their count as one number. `last` is the text likeliest to stand here.
    fn field(&self, bytes: &[u8], last: Option<&[u8]>) -> (usize, Option<u64>) {
        if let Some(last) = last
            && bytes.starts_with(last)
            && bytes.get(last.len()).is_none_or(|sign| self.ends(*sign))
        {
            return (last.len(), None);
        }
        if let Some((eight, _)) = bytes.split_first_chunk() {
            let word = u64::from_le_bytes(*eight);
            if let Some(length) = self.first_end(word) {
                let kept = word & !(u64::MAX << (8 * length));
                return (length as usize, Some(kept | u64::from(length) << 56));
            }
        }
        let length = memchr::memchr3(self.separator, b'\n', b'\r', bytes).unwrap_or(bytes.len());
        (length, bytes.get(..length).and_then(short))
    }

    fn ends(&self, sign: u8) -> bool {
        sign == self.separator || matches!(sign, b'\n' | b'\r')
    }

    /// Which of eight bytes is the first that ends a field.
    fn first_end(&self, word: u64) -> Option<u32> {
        // The lowest bit left is that of a byte which is a sign; higher ones may be wrong.
        let found = self.signs.iter().fold(0, |found, sign| {
            let off = word ^ sign;
            found | off.wrapping_sub(LOW) & !off & HIGH
        });
        (found != 0).then(|| found.trailing_zeros() / 8)
    }
}
