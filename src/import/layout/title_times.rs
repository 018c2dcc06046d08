//! When, where a title says it by days or numbers: "Periode 01.05.–31.08.2023", "Månedsrapport nr. 8 2023".

use std::ops::Range;

use super::tall::span_of;
use crate::domain::Period;
use crate::import::header;
use crate::import::lexicon::normed;

/// "hittil i år, periode 202401 - 202404": up to which month accounts count from the year's start, and
/// where in the text it is said.
pub(super) fn months_to_date(text: &str) -> Option<(Period, Range<usize>)> {
    // Few texts have such a number at all.
    if !text.as_bytes().windows(6).any(|six| six.iter().all(u8::is_ascii_digit)) {
        return None;
    }
    let month = |word: &str| {
        let digits = word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_digit());
        let (year, month) = word.split_at_checked(4).filter(|_| digits)?;
        let year: i32 = year.parse().ok().filter(|year| header::HEAD_YEARS.contains(year))?;
        Some((year, month.parse().ok().filter(|month| (1..=12).contains(month))?))
    };
    let words = || text.split([' ', '-', '–', ',', '.']).filter(|word| !word.is_empty());
    let months: Vec<(i32, u8)> = words().filter_map(month).collect();
    let mut written = words().filter(|word| month(word).is_some());
    let (first, last) = (written.next()?, written.next()?);
    match months.as_slice() {
        [(from, 1), (year, month)] if from == year => {
            let end = text.rfind(last)? + last.len();
            Some((Period::month(*year, *month)?, text.find(first)?..end))
        }
        _ => None,
    }
}

/// "Periode 01.05.–31.08.2023": the part of the year these days are, and where in the text they stand.
pub(super) fn days_from_to(text: &str) -> Option<(Period, Range<usize>)> {
    // Two days have two points.
    if text.bytes().filter(|byte| *byte == b'.').count() < 2 {
        return None;
    }
    let day = |word: &str| -> Option<(Option<i32>, u8, u8)> {
        let parts: Vec<&str> = word.trim_end_matches('.').split('.').collect();
        let (day, month, year) = match parts.as_slice() {
            [day, month] => (day, month, None),
            [day, month, year] if year.len() == 4 => (day, month, Some(year.parse().ok()?)),
            _ => return None,
        };
        Some((year, month.parse().ok()?, day.parse().ok()?))
    };
    let words: Vec<&str> =
        text.split([' ', '-', '–', ',', '(', ')']).filter(|word| !word.is_empty()).collect();
    let at = words.windows(2).position(|pair| pair.iter().all(|word| day(word).is_some()))?;
    let (from, to) = (words.get(at)?, words.get(at + 1)?);
    let ((first_year, month, first), (last_year, end_month, last)) = (day(from)?, day(to)?);
    let last_year = last_year?;
    let first_year = first_year.unwrap_or(last_year);
    let period = span_of((first_year, month, first), (last_year, end_month, last))
        .or_else(|| so_far((first_year, month, first), (last_year, end_month, last)))?;
    Some((period, text.find(from)?..text.len()))
}

/// "01.01.2024-31.08.2024": the year so far, up to the end of a tertial or else of a month.
fn so_far(from: (i32, u8, u8), to: (i32, u8, u8)) -> Option<Period> {
    let (year, month, day) = to;
    let whole = Period::month(year, month)?.end().2 == day;
    if from != (year, 1, 1) || !whole {
        return None;
    }
    if month % 4 == 0 { Period::tertial(year, month / 4) } else { Period::month(year, month) }
}

/// "Månedsrapport 08 2023", "Månedsrapport nr. 8 2023": the month by number, where the words say that it is one.
pub(super) fn numbered_month(text: &str) -> Option<Period> {
    let words = normed(text);
    if !["måned", "månad", "mnd"].iter().any(|word| words.contains(word)) {
        return None;
    }
    // "Siste 12 mnd": so many of them.
    let many = ["siste", "sist", "rullerende", "rullerande", "løpende", "glidende"];
    if words.split(' ').any(|word| many.contains(&word)) {
        return None;
    }
    let report =
        words.split(' ').any(|word| word.starts_with("måneds") || word.starts_with("månads"));
    let numbers: Vec<&str> =
        words.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let [one, other] = numbers.as_slice() else { return None };
    let (month, year) = if one.len() == 4 { (other, one) } else { (one, other) };
    let year: i32 = year.parse().ok().filter(|year| header::HEAD_YEARS.contains(year))?;
    (month.len() == 2 || report).then(|| Period::month(year, month.parse().ok()?))?
}
