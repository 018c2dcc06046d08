//! Numbers and texts as the grid's content.

use super::super::grid::{Content, Sheet, is_blank};
use super::{limits, number_format};

pub fn number(number: f64) -> Option<Content> {
    if number.is_finite() {
        Some(Content::Number(number))
    } else {
        Some(Content::Error(number.to_string().into()))
    }
}

/// Text as written; a cell of nothing but spaces is empty.
pub fn text(text: &str) -> Option<Content> {
    (!is_blank(text)).then(|| Content::Text(limits::shorten(text)))
}

/// A text with the spaces that hold words together as plain ones: "Summer\u{a0}av" is to be known as "Summer av". `None`
/// where it has none, as most.
pub fn plain_spaces(text: &str) -> Option<String> {
    const HOLDING: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];
    // All begin with one of two bytes, and the letters of Norwegian with neither.
    let may = text.bytes().fold(false, |may, byte| may | (byte == 0xc2) | (byte == 0xe2));
    (may && text.contains(HOLDING)).then(|| text.replace(HOLDING, " "))
}

/// "2016-08-31" or "2016-08-31T12:00:00"; anything else stays text.
pub fn iso_date(written: &str) -> Option<Content> {
    number_format::iso_date(written).or_else(|| text(written))
}

/// Sorts the cells and keeps each place once, the last one read.
pub fn tidy(sheet: &mut Sheet) {
    if sheet.cells.iter().is_sorted_by(|one, next| one.0 < next.0) {
        return;
    }
    let cells = sheet.cells.list();
    cells.reverse();
    cells.sort_by_key(|(place, _)| *place);
    cells.dedup_by_key(|(place, _)| *place);
}
