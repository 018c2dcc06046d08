//! "21-22 | 22-23 | 23-24" over columns: school years written with two digits each.

use super::shape::Column;
use super::view::View;
use crate::domain::Period;
use crate::import::header;
use crate::import::region::Region;

/// Fewest of them beside each other: alone it may be a span of ages.
const FEWEST: usize = 2;
/// The first that are years without more: before that they may be ages.
const SURE: u8 = 18;

/// Gives such columns their years, where each of them begins as the one before it ends.
pub(super) fn settle(view: &View<'_>, region: &Region, columns: &mut [Column]) {
    let mut years: Vec<u8> = columns.iter().filter_map(year_of).collect();
    years.sort_unstable();
    years.dedup();
    let in_a_row = years.windows(2).all(|pair| match pair {
        [one, next] => next - one == 1,
        _ => true,
    });
    if years.len() < FEWEST || !in_a_row {
        return;
    }
    // "Barn til stede mars 2024" over 07-08, 08-09: hours, for the title tells when and none of them is then. Where it does not
    // tell, early ones may be hours or ages as well.
    let told = told_above(view, region);
    let then =
        |year: i16| years.iter().any(|first| (0..=1).contains(&(year - 2000 - i16::from(*first))));
    let recent = |first: &u8| *first >= SURE;
    if told.iter().any(|year| !then(*year)) || told.is_empty() && !years.iter().all(recent) {
        return;
    }
    for column in columns.iter_mut() {
        let Some(year) = year_of(column) else { continue };
        column.head.period = Period::school_year(2000 + i32::from(year));
        column.head.loose = false;
        column.names.pop();
        column.head.name = column.names.join(" ");
    }
}

/// The first year of the last row of a column's head, where that says no more than two years that follow each other.
fn year_of(column: &Column) -> Option<u8> {
    if column.head.period.is_some() {
        return None;
    }
    let text = column.texts.last()?.trim();
    let (first, last) = text.split_once(['-', '–', '/'])?;
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let named = column.names.last().is_some_and(|name| name.trim() == text);
    if !digits(first) || !digits(last) || !named {
        return None;
    }
    let (first, last): (u8, u8) = (first.parse().ok()?, last.parse().ok()?);
    (last == first + 1 && (5..60).contains(&first)).then_some(first)
}

/// The years the titles of a table tell.
fn told_above(view: &View<'_>, region: &Region) -> Vec<i16> {
    let cells = region
        .titles
        .iter()
        .filter_map(|row| view.items_in(*row, region.first_column, region.last_column).next());
    cells
        .filter_map(|item| header::read(&view.text(item.cell)).period)
        .map(Period::end_year)
        .collect()
}
