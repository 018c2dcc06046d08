//! What calamine gives, as the grid's content.

use calamine::{Data, ExcelDateTime};

use super::super::grid::{Content, Sheet};
use super::limits;

pub fn number(number: f64) -> Option<Content> {
    if number.is_finite() {
        Some(Content::Number(number))
    } else {
        Some(Content::Error(number.to_string().into()))
    }
}

/// Text as written; a cell of nothing but spaces is empty.
pub fn text(text: &str) -> Option<Content> {
    let blank = text.chars().all(|c| c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}');
    (!blank).then(|| Content::Text(limits::shorten(text)))
}

/// A date; a serial number outside the calendar, or a mere time of day, stays a number.
pub fn date(date: ExcelDateTime) -> Option<Content> {
    if date.is_duration()
        || !date.as_f64().is_finite()
        || !(1.0..2_958_466.0).contains(&date.as_f64())
    {
        return number(date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    Some(Content::Date(i16::try_from(year).ok()?, month, day))
}

/// "2016-08-31" or "2016-08-31T12:00:00"; anything else stays text.
pub fn iso_date(written: &str) -> Option<Content> {
    let day = written.get(..10).unwrap_or(written);
    match day.parse::<jiff::civil::Date>() {
        Ok(date) => {
            let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
            Some(Content::Date(date.year(), month, day))
        }
        Err(_) => text(written),
    }
}

pub fn content(value: &Data) -> Option<Content> {
    match value {
        Data::Empty => None,
        #[expect(clippy::cast_precision_loss, reason = "as the workbook's own program does")]
        Data::Int(whole) => Some(Content::Number(*whole as f64)),
        Data::Float(value) => number(*value),
        Data::String(written) => text(written),
        Data::Bool(flag) => Some(Content::Flag(*flag)),
        Data::DateTime(value) => date(*value),
        Data::DateTimeIso(written) => iso_date(written),
        Data::DurationIso(written) => text(written),
        Data::Error(error) => Some(Content::Error(error.to_string().into())),
    }
}

/// Sorts the cells and keeps each place once, the last one read.
pub fn tidy(sheet: &mut Sheet) {
    let sorted = sheet.cells.windows(2).all(|pair| matches!(pair, [a, b] if a.0 < b.0));
    if sorted {
        return;
    }
    sheet.cells.reverse();
    sheet.cells.sort_by_key(|(place, _)| *place);
    sheet.cells.dedup_by_key(|(place, _)| *place);
}
