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
