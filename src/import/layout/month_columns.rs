//! Months and days over columns: by name among others, by number, in parts, and as the day until when is counted.

use super::shape::Column;
use crate::domain::Period;
use crate::import::header::{Part, day_of_year, part_numbered};
use crate::import::lexicon::is_one_of;

/// "2011-10 | 2011-11 | 2011-12 | 2012-01": among months the last of a year is no school year.
pub(super) fn months_among_months(columns: &mut [Column]) {
    let month = |column: Option<&Column>| match column.and_then(|column| column.head.period) {
        Some(Period::Month { year, month }) => Some((year, month)),
        _ => None,
    };
    for at in 0..columns.len() {
        let Some(column) = columns.get(at) else { continue };
        let Some(Period::SchoolYear(year)) = column.head.period else { continue };
        let Some(text) = column.texts.last() else { continue };
        let Some(number) = text
            .trim()
            .strip_prefix(&format!("{year}-"))
            .filter(|rest| rest.len() == 2)
            .and_then(|rest| rest.parse::<u8>().ok())
            .filter(|number| (1..=12).contains(number))
        else {
            continue;
        };
        let before = at.checked_sub(1).and_then(|at| month(columns.get(at)));
        let after = month(columns.get(at + 1));
        let next = if number == 12 { (year + 1, 1) } else { (year, number + 1) };
        let last = if number == 1 { (year - 1, 12) } else { (year, number - 1) };
        if (before == Some(last) || after == Some(next))
            && let Some(column) = columns.get_mut(at)
        {
            column.head.period = Period::month(year.into(), number);
            column.head.loose = false;
        }
    }
}

/// "1 | 2 | … | 12" beside each other: the months of a year.
pub(super) fn months_by_number(columns: &mut [Column]) {
    const MONTHS: usize = 12;
    let is_first = |column: &Column| column.texts.last().is_some_and(|text| text == "1");
    let Some(first) = columns.iter().position(is_first) else { return };
    let Some(months) = columns.get_mut(first..first + MONTHS) else { return };
    let numbered = |(number, column): (u8, &Column)| {
        column.texts.len() == 1 && column.texts.iter().all(|text| *text == number.to_string())
    };
    if !(1_u8..).zip(months.iter()).all(numbered) {
        return;
    }
    for (number, column) in (1_u8..).zip(months) {
        column.head.part = Some(Part::Month(number));
        column.head.name.clear();
        column.names.clear();
    }
    // "Year" behind the months is all of them.
    let whole = |column: &&mut Column| {
        is_one_of(&column.title(), &["year", "år", "året", "hele året", "heile året"])
    };
    if let Some(column) = columns.get_mut(first + MONTHS).filter(whole) {
        column.word = None;
        column.head.name.clear();
        column.names.clear();
        column.stats.numbers += std::mem::take(&mut column.stats.years);
    }
}

/// "Uke | 34 | 35 | 36", "Kvartal | 1 | 2 | 3 | 4": the word in the corner says what the numbers over the columns are.
pub(super) fn parts_by_number(columns: &mut [Column]) {
    let Some(corner) = columns.first().filter(|column| column.stats.texts > 0) else { return };
    let word = corner.level_title().to_owned();
    let part = |column: &Column| match column.texts.as_slice() {
        [own] => part_numbered(&word, own.trim().parse().ok()?),
        _ => None,
    };
    let count = columns.iter().skip(1).take_while(|column| part(column).is_some()).count();
    if count < 2 {
        return;
    }
    for column in columns.iter_mut().skip(1).take(count) {
        column.head.part = part(column);
        column.head.name.clear();
        column.names.clear();
    }
}

/// "Bosatt per 30.04 | Bosatt per 31.08 | Bosatt per 31.12": how many so far, on days of the year that the surroundings name. One such
/// head alone may be counted that day each year: "Elever per 1.10".
pub(super) fn days_until_when(columns: &mut [Column]) {
    let told: Vec<(usize, String, Part)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| !column.has_period() && column.stats.numbers > 0)
        .filter_map(|(at, column)| {
            let (name, day) = until_day(column.texts.last()?)?;
            Some((at, name.to_owned(), day))
        })
        .collect();
    let mut days: Vec<Part> = told.iter().map(|(_, _, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    if days.len() < 2 || days.len() < told.len() {
        return;
    }
    for (at, name, day) in told {
        let Some(column) = columns.get_mut(at) else { continue };
        // "Status 30.04 | Status 31.08": how it stood then.
        let name =
            if is_one_of(&name, &["status", "resultat", "måling"]) { String::new() } else { name };
        // The last day of the year is the year.
        column.head.part = (day != Part::Day(12, 31)).then_some(day);
        if let Some(last) = column.names.last_mut() {
            last.clone_from(&name);
        }
        column.names.retain(|name| !name.is_empty());
        column.head.name = name;
    }
}

/// "Bosatt per 30.04", "Prognose 31.12": a name and the day until when.
fn until_day(head: &str) -> Option<(&str, Part)> {
    let (before, day) = head.trim_end().trim_end_matches('.').rsplit_once(' ')?;
    let (month, day) = day_of_year(day)?;
    let name = [" per", " pr", " per.", " pr.", " pr:"]
        .iter()
        .find_map(|link| before.strip_suffix(link))
        .unwrap_or(before);
    name.chars().any(char::is_alphabetic).then_some((name.trim_end(), Part::Day(month, day)))
}

/// "okt.22 | nov.22 | des.22 | 4. kv. | jan.23": a part of a year right behind its last month is of that month's year.
pub(super) fn parts_of_months(columns: &mut [Column]) {
    let mut before: Option<Period> = None;
    for column in columns {
        if let (None, Some(part), Some(Period::Month { year, .. })) =
            (column.head.period, column.head.part, before)
        {
            let whole = part
                .of(year)
                .filter(|whole| before.is_some_and(|month| month.end() == whole.end()));
            column.head.period = whole;
            if whole.is_some() {
                column.head.part = None;
            }
        }
        before = column.head.period;
    }
}
