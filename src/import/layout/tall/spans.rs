//! Rows that say from which day to which they are.

use crate::domain::Period;
use crate::domain::period::Day;
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::plan::Input;
use crate::import::layout::shape::{Column, Role};

/// "Fra | Til": the period from one date to the next, for each line, where both columns are dates
/// and each line's make a year, a quarter, a month or a day.
pub(super) fn from_to(input: &Input<'_>) -> Vec<Option<Period>> {
    // "Uke | Fra dato | Til dato": the days say which week.
    let dates =
        |column: &&Column| column.stats.dates > 0 || !header::is_week_head(column.level_title());
    let columns: Vec<&Column> = input.shape.with(Role::Period).filter(dates).collect();
    let [from, to] = columns.as_slice() else { return Vec::new() };
    let named = |column: &Column, words: [&str; 4]| {
        column.level_title().split(' ').next().is_some_and(|first| words.contains(&first))
    };
    if !named(from, ["fra", "frå", "from", "start"]) || !named(to, ["til", "to", "slutt", "end"]) {
        return Vec::new();
    }
    let date = |row: u32, column: u32| match input
        .view
        .head(input.view.seen(Place::new(row, column))?.cell)
        .period
    {
        Some(Period::Date { year, month, day }) => Some((i32::from(year), month, day)),
        _ => None,
    };
    input
        .lines
        .iter()
        .map(|line| span_of(date(line.row, from.at)?, date(line.row, to.at)?))
        .collect()
}

/// From Monday to Sunday, or to the Monday after.
fn is_week(week: Period, from: (i32, u8, u8), to: (i32, u8, u8)) -> bool {
    let is = |day: Day, (year, month, of_month): (i32, u8, u8)| {
        (i32::from(day.0), day.1, day.2) == (year, month, of_month)
    };
    let after = week.next().map(Period::start);
    is(week.start(), from) && (is(week.end(), to) || after.is_some_and(|day| is(day, to)))
}

/// The period that begins on one day and ends on, or right before, another.
pub fn span_of(from: (i32, u8, u8), to: (i32, u8, u8)) -> Option<Period> {
    let ((year, month, day), (end_year, end_month, end_day)) = (from, to);
    let months = (end_year - year) * 12 + i32::from(end_month) - i32::from(month);
    match (day, end_day) {
        (1, 1) if months == 12 && month == 1 => Period::year(year),
        (1, 31) if months == 11 && month == 1 => Period::year(year),
        (1, 1) if months == 3 && month % 3 == 1 => Period::quarter(year, month.div_ceil(3)),
        (1, 1) if months == 4 && month % 4 == 1 => Period::tertial(year, month.div_ceil(4)),
        (1, 1) if months == 6 && month % 6 == 1 => Period::half_year(year, month.div_ceil(6)),
        (1, 28..=31) if months == 2 && month % 3 == 1 => Period::quarter(year, month.div_ceil(3)),
        (1, 28..=31) if months == 3 && month % 4 == 1 => Period::tertial(year, month.div_ceil(4)),
        (1, 28..=31) if months == 5 && month % 6 == 1 => Period::half_year(year, month.div_ceil(6)),
        (1, 1) if months == 1 => Period::month(year, month),
        (1, 28..=31) if months == 0 => Period::month(year, month),
        _ if months == 0 && (end_day == day || end_day == day + 1) => {
            Period::date(year, month, day)
        }
        (28..=31, 1) if months == 1 => Period::date(year, month, day),
        _ if Period::week_of(from).is_some_and(|week| is_week(week, from, to)) => {
            Period::week_of(from)
        }
        _ => None,
    }
}
