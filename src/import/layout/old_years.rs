//! Years before those a number alone is taken for: a long run of years one after another, "1866", "1867" …
//! up to our time, is years whatever the century, and so is a short one under "År".

use rustc_hash::FxHashMap;

use super::view::{Item, Tok, View, whole};
use crate::import::grid::Content;
use crate::import::header::HEAD_YEARS;
use crate::import::lexicon::{ColumnWord, lexicon, trimmed};

/// The earliest year a period can be of.
const EARLIEST: i32 = 1800;
/// A run that is years by itself goes on to this year: numbers of vouchers or employees hardly do.
const REACHES: i32 = 1950;
/// Fewest of a run that is years by itself, most of them one after another.
const FEWEST: usize = 10;
/// Most years between two of a run.
const WIDEST: i32 = 50;
/// So many under a head that says "År" are years.
const FEWEST_HEADED: usize = 3;

/// Fewest years in a head that is shown as thousands.
const FEWEST_SHOWN: usize = 3;
/// Most years between two of them.
const WIDEST_SHOWN: i32 = 10;

/// "2 009 | 2 015 | 2 021" over figures: a head formatted as what stands below it is of years all the same, where its
/// numbers rise as years do.
fn mark_shown_as_thousands(view: &mut View<'_>) {
    let mut found: Vec<usize> = Vec::new();
    for (at, (row, range)) in view.rows.iter().enumerate() {
        let items = view.items.get(range.clone()).unwrap_or_default();
        let named = items.first().is_some_and(|item| item.tok == Tok::Text);
        let numbers = items.get(usize::from(named)..).unwrap_or_default();
        // Most rows begin with another number.
        if numbers.len() < FEWEST_SHOWN || !numbers.iter().all(|item| shown_year(item).is_some()) {
            continue;
        }
        let years: Vec<i32> = numbers.iter().filter_map(shown_year).collect();
        let rising = years
            .windows(2)
            .all(|pair| matches!(pair, [one, next] if (1..=WIDEST_SHOWN).contains(&(next - one))));
        let under = |next: &(u32, std::ops::Range<usize>)| {
            let below = view.items.get(next.1.clone()).unwrap_or_default();
            let figures = below.iter().filter(|item| {
                item.tok == Tok::Number
                    && numbers.iter().any(|one| one.place.column == item.place.column)
            });
            next.0 == row + 1
                && below.first().is_some_and(|item| item.tok == Tok::Text)
                && figures.count() * 2 > numbers.len()
        };
        let above = at
            .checked_sub(1)
            .and_then(|above| view.rows.get(above))
            .filter(|above| above.0 + 1 == *row);
        let begins = above.is_none_or(|above| {
            let items = view.items.get(above.1.clone()).unwrap_or_default();
            // A title at most: names above each of them would make them figures.
            items.len() <= 1 && items.iter().all(|item| item.tok == Tok::Text)
        });
        if rising && begins && view.rows.get(at + 1).is_some_and(under) {
            let first = range.start + usize::from(named);
            found.extend(first..range.end);
        }
    }
    for at in found {
        if let Some(item) = view.items.get_mut(at) {
            item.tok = Tok::Year;
        }
    }
}

/// The year a number would be, but for its format.
fn shown_year(item: &Item<'_>) -> Option<i32> {
    let Content::Number(value) = item.cell.content else { return None };
    whole(value).filter(|year| item.tok == Tok::Number && HEAD_YEARS.contains(year))
}

/// Marks the years of such runs, down or across, and tells the earliest of them; `any` says that there are early
/// years at all.
pub(super) fn mark(view: &mut View<'_>, any: bool) {
    mark_shown_as_thousands(view);
    if !any || !any_in_a_row(view) {
        return;
    }
    let mut down: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    let mut across: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, item) in view.items.iter().enumerate() {
        if matches!(item.tok, Tok::Number | Tok::Year) {
            down.entry(item.place.column).or_default().push(at);
            across.entry(item.place.row).or_default().push(at);
        }
    }
    let mut found: Vec<(usize, i32)> = Vec::new();
    for line in down.values().chain(across.values()) {
        for run in runs(view, line) {
            let early = run.iter().filter(|(_, year)| *year < *HEAD_YEARS.start()).copied();
            if is_of_years(view, &run) {
                found.extend(early);
            }
        }
    }
    for (at, year) in found {
        if let Some(item) = view.items.get_mut(at) {
            item.tok = Tok::Year;
        }
        view.earliest = view.earliest.min(year);
    }
}

/// The year a cell may hold, where it lies before those known anyhow.
pub(super) fn early(item: &Item<'_>) -> Option<i32> {
    year(item).filter(|year| *year < *HEAD_YEARS.start())
}

/// Whether any two early years follow each other, down or across: most sheets have none.
fn any_in_a_row(view: &View<'_>) -> bool {
    let mut above: FxHashMap<u32, i32> = FxHashMap::default();
    let (mut row, mut left) = (0, 0);
    view.items.iter().any(|item| {
        let Some(year) = early(item) else { return false };
        let before = above.insert(item.place.column, year);
        let beside = (row == item.place.row).then_some(left);
        (row, left) = (item.place.row, year);
        [before, beside].into_iter().flatten().any(|last| follows(last, year))
    })
}

/// Whether a year may come next in a run.
fn follows(last: i32, year: i32) -> bool {
    (1..=WIDEST).contains(&(year - last))
}

/// The number of a cell that may be a year, of any century.
fn year(item: &Item<'_>) -> Option<i32> {
    let number = match &item.cell.content {
        Content::Number(value) if matches!(item.tok, Tok::Number | Tok::Year) => whole(*value)?,
        Content::Text(text) if matches!(item.tok, Tok::Number | Tok::Year) => {
            let text = trimmed(text);
            (text.len() == 4).then(|| text.parse().ok()).flatten()?
        }
        _ => return None,
    };
    (EARLIEST..=*HEAD_YEARS.end()).contains(&number).then_some(number)
}

/// The runs of rising numbers that begin before the years known anyhow.
fn runs(view: &View<'_>, line: &[usize]) -> Vec<Vec<(usize, i32)>> {
    let mut out: Vec<Vec<(usize, i32)>> = Vec::new();
    let mut open: Vec<(usize, i32)> = Vec::new();
    for at in line {
        let found = view.items.get(*at).and_then(year);
        let next =
            found.is_some_and(|found| open.last().is_some_and(|(_, last)| follows(*last, found)));
        if !next && !open.is_empty() {
            out.push(std::mem::take(&mut open));
        }
        open.extend(found.map(|year| (*at, year)));
    }
    out.push(open);
    out.retain(|run| run.first().is_some_and(|(_, year)| *year < *HEAD_YEARS.start()));
    out
}

/// Whether a run goes on to our time, or stands under or beside a word for years.
fn is_of_years(view: &View<'_>, run: &[(usize, i32)]) -> bool {
    let steps = run.windows(2).filter_map(|pair| Some(pair.last()?.1 - pair.first()?.1));
    let ones = steps.filter(|step| *step == 1).count();
    if run.len() >= FEWEST
        && ones * 2 >= run.len()
        && run.last().is_some_and(|(_, last)| *last >= REACHES)
    {
        return true;
    }
    let Some(first) = run.first().and_then(|(at, _)| view.items.get(*at)) else { return false };
    let headed = || {
        let (row, column) = (first.place.row, first.place.column);
        let above = view.rows.iter().rev().filter(|(at, _)| *at < row);
        let above = above.filter_map(|(at, _)| view.along(*at).at(column)).next();
        let left = view.items_in(row, 0, column.saturating_sub(1)).last().filter(|_| column > 0);
        above.into_iter().chain(left).any(|item| {
            item.tok == Tok::Text
                && lexicon().column(&view.text(item.cell)) == Some(ColumnWord::Period)
        })
    };
    run.len() >= FEWEST_HEADED && headed()
}
