//! Cell names as files write them: "G7", "$B$4:J29".

use super::limits;
use crate::import::grid::{Area, Place};

/// The place "G7" names; `None` if it names none.
#[must_use]
pub fn place(name: &str) -> Option<Place> {
    place_in(name.as_bytes())
}

/// The same of a name in bytes.
#[must_use]
pub fn place_in(name: &[u8]) -> Option<Place> {
    let mut column: u32 = 0;
    let mut row: u32 = 0;
    for byte in name.iter().copied() {
        match byte {
            b'$' => {}
            b'A'..=b'Z' if row == 0 => column = letter(column, byte - b'A')?,
            b'a'..=b'z' if row == 0 => column = letter(column, byte - b'a')?,
            b'0'..=b'9' if column > 0 => {
                row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
            }
            _ => return None,
        }
    }
    within(row.checked_sub(1)?, column.checked_sub(1)?)
}

fn letter(column: u32, letter: u8) -> Option<u32> {
    column.checked_mul(26)?.checked_add(u32::from(letter) + 1)
}

/// The place of these zero-based numbers; `None` outside the largest sheet there is.
#[must_use]
pub fn within(row: u32, column: u32) -> Option<Place> {
    (row < limits::ROWS && column < limits::COLUMNS).then(|| Place::new(row, column))
}

/// The area "B4:J29" names; a single cell names itself.
#[must_use]
pub fn area(name: &str) -> Option<Area> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    let (first, last) = (place(first.trim())?, place(last.trim())?);
    (first.row <= last.row && first.column <= last.column).then(|| Area::new(first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read() {
        assert_eq!(place("A1"), Some(Place::new(0, 0)));
        assert_eq!(place("$G$7"), Some(Place::new(6, 6)));
        assert_eq!(place("XFD1048576"), Some(Place::new(1_048_575, 16_383)));
        for bad in ["", "A", "7", "A0", "XFE1", "A1048577", "7A", "A1B", "ZZZZZZZZ1", "Æ1"] {
            assert_eq!(place(bad), None, "{bad}");
        }
        assert_eq!(area("B4:J29"), Some(Area::new(Place::new(3, 1), Place::new(28, 9))));
        assert_eq!(area("J29:B4"), None);
    }
}
