//! Dates as programs write them in one number: 20240131 under "Dato" or "Måned".

use rustc_hash::FxHashMap;

use super::view::{Item, Tok, View, whole};
use crate::domain::Period;
use crate::import::grid::{Cell, Content};
use crate::import::header::HEAD_YEARS;
use crate::import::lexicon::{ColumnWord, lexicon, trimmed};

/// Digits of such a date.
const LENGTH: usize = 8;
/// Fewest of a column that are dates.
const FEWEST: usize = 2;

/// The day a number is, written as year, month and day in one.
#[must_use]
#[inline]
pub fn date_of(cell: &Cell) -> Option<Period> {
    let number = match &cell.content {
        Content::Number(value) => whole(*value)?,
        // Most texts are seen to be none by their length.
        Content::Text(text) if text.len() >= LENGTH => {
            let digits = trimmed(text);
            let long = digits.len() == LENGTH && digits.bytes().all(|byte| byte.is_ascii_digit());
            long.then(|| digits.parse().ok())??
        }
        _ => return None,
    };
    let part = |number: i32| u8::try_from(number % 100).ok();
    let year = number / 10_000;
    let (month, day) = (part(number / 100)?, part(number)?);
    HEAD_YEARS.contains(&year).then(|| Period::date(year, month, day))?
}

/// Marks as periods the numbers of columns that hold nothing but such dates below a word for when.
pub(super) fn mark(view: &mut View<'_>) {
    if !view.items.iter().any(is_date) {
        return;
    }
    // By column: its dates since the last word for when, none where that is no such word.
    let mut open: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let mut found = Vec::new();
    for (at, item) in view.items.iter().enumerate() {
        let column = item.place.column;
        if is_date(item) {
            if let Some(dates) = open.get_mut(&column) {
                dates.push(at);
            }
        } else if matches!(item.tok, Tok::Number | Tok::Text) {
            found.extend(open.remove(&column).filter(|dates| dates.len() >= FEWEST));
            let text = view.text(item.cell);
            if item.tok == Tok::Text && lexicon().column(&text) == Some(ColumnWord::Period) {
                open.insert(column, Vec::new());
            }
        }
    }
    found.extend(open.into_values().filter(|dates| dates.len() >= FEWEST));
    for at in found.into_iter().flatten() {
        if let Some(item) = view.items.get_mut(at) {
            item.tok = Tok::Period;
        }
    }
}

fn is_date(item: &Item<'_>) -> bool {
    item.tok == Tok::Number && date_of(item.cell).is_some()
}
