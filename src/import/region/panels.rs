//! Parts of a sheet that stand beside each other.

use std::collections::BTreeMap;

use super::Panel;
use crate::import::grid::{Place, Table};
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon};

/// Most columns beside each other that are looked at.
const MOST_COLUMNS: usize = 4_096;
/// Most parts that Excel's own tables may be told apart into.
const MOST_PANELS: usize = 200;

/// Splits a sheet into parts that stand beside each other.
#[must_use]
pub fn panels(view: &View<'_>) -> Vec<Panel> {
    let mut out = told_apart(view);
    // Excel's own tables that stand beside each other are tables of their own, gap or no gap.
    let mut at = 0;
    while let Some(panel) = out.get(at).copied().filter(|_| out.len() < MOST_PANELS) {
        match between_tables(view, panel) {
            Some(column) => {
                let left = Panel { last_column: column - 1, ..panel };
                let right = Panel { first_column: column, ..panel };
                out.splice(at..=at, [left, right]);
            }
            None => at += 1,
        }
    }
    out
}

/// Where the right one of two of Excel's own tables beside each other begins in a panel; `None` where
/// other rows reach across.
fn between_tables(view: &View<'_>, panel: Panel) -> Option<u32> {
    let tables = &view.sheet.tables;
    let inside = |table: &&Table| {
        let area = table.area;
        panel.first_column <= area.first.column
            && area.last.column <= panel.last_column
            && (panel.first_row..=panel.last_row).contains(&area.first.row)
    };
    let right = tables.iter().filter(inside).filter(|right| {
        right.headed
            && tables.iter().filter(inside).any(|left| {
                left.headed
                    && left.is_beside(right)
                    && left.area.last.column < right.area.first.column
            })
    });
    let column = right.map(|right| right.area.first.column).min()?;
    let within = |row: u32| {
        tables.iter().any(|table| (table.area.first.row..=table.area.last.row).contains(&row))
    };
    let across = view.rows.iter().map(|(row, _)| *row).any(|row| {
        let filled = |first, last| view.items_in(row, first, last).nth(1).is_some();
        (panel.first_row..=panel.last_row).contains(&row)
            && !within(row)
            && filled(panel.first_column, column - 1)
            && filled(column, panel.last_column)
    });
    (!across).then_some(column)
}

fn told_apart(view: &View<'_>) -> Vec<Panel> {
    let Some(used) = view.sheet.used() else { return Vec::new() };
    let (first, last) = (used.first.column, used.last.column);
    if usize::try_from(last - first).unwrap_or(usize::MAX) > MOST_COLUMNS {
        return vec![Panel {
            first_row: used.first.row,
            last_row: used.last.row,
            first_column: first,
            last_column: last,
        }];
    }
    let whole = cuts(view, &view.rows, first, last);
    // What stands in one of the parts may itself stand beside another, in some of its rows.
    let parts = if whole.is_empty() { vec![(first, last)] } else { edges(first, last, &whole) };
    parts
        .into_iter()
        .flat_map(|(from, to)| banded(view, (used.first.row, used.last.row), from, to))
        .collect()
}

/// The first and last columns of the parts between cuts.
fn edges(first: u32, last: u32, cuts: &[u32]) -> Vec<(u32, u32)> {
    let mut starts = vec![first];
    starts.extend_from_slice(cuts);
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([last]);
    starts.iter().copied().zip(ends).collect()
}

/// The parts of some columns that stand beside each other in some rows only.
fn banded(view: &View<'_>, (first_row, last_row): (u32, u32), first: u32, last: u32) -> Vec<Panel> {
    let all = Panel { first_row, last_row, first_column: first, last_column: last };
    // Bands between empty rows, each with cuts of its own; neighbours that agree are one.
    let mut start = 0;
    let mut groups: Vec<(usize, usize, Vec<u32>)> = Vec::new();
    for at in 1..=view.rows.len() {
        let follows =
            view.rows.get(at).zip(view.rows.get(at - 1)).is_some_and(|((row, _), (before, _))| {
                // An empty row within one of Excel's own tables ends nothing.
                let one = |table: &Table| {
                    table.headed && table.area.first.row <= *before && *row <= table.area.last.row
                };
                *row == before + 1 || view.sheet.tables.iter().any(one)
            });
        if follows {
            continue;
        }
        let band = view.rows.get(start..at).unwrap_or_default();
        let own = if band.len() > 2 { cuts(view, band, first, last) } else { Vec::new() };
        match groups.last_mut() {
            Some((_, end, cuts)) if *cuts == own => *end = at,
            _ => groups.push((start, at, own)),
        }
        start = at;
    }
    if groups.iter().all(|(_, _, cuts)| cuts.is_empty()) {
        return vec![all];
    }
    let mut out: Vec<Panel> = Vec::new();
    for (from, to, cuts) in groups {
        let (Some((first_row, _)), Some((last_row, _))) =
            (view.rows.get(from), view.rows.get(to - 1))
        else {
            continue;
        };
        for (left, right) in edges(first, last, &cuts) {
            out.push(Panel {
                first_row: *first_row,
                last_row: *last_row,
                first_column: left,
                last_column: right,
            });
        }
    }
    out
}

/// Columns where a table of its own begins after an empty column.
fn cuts(
    view: &View<'_>,
    rows: &[(u32, std::ops::Range<usize>)],
    first: u32,
    last: u32,
) -> Vec<u32> {
    let width = usize::try_from(last - first + 1).unwrap_or(0);
    let mut filled = vec![false; width];
    let mut left = width;
    let index = |column: u32| usize::try_from(column - first).unwrap_or(usize::MAX);
    for (_, range) in rows {
        for item in view.items.get(range.clone()).unwrap_or_default() {
            if item.tok != Tok::Blank
                && (first..=last).contains(&item.place.column)
                && let Some(slot) = filled.get_mut(index(item.place.column))
                && !*slot
            {
                *slot = true;
                left -= 1;
            }
        }
        // Where no column is empty, nothing is parted.
        if left == 0 {
            return Vec::new();
        }
    }
    let mut starts: Vec<u32> = Vec::new();
    for column in first + 1..=last {
        let here = filled.get(index(column)).copied().unwrap_or(false);
        let before = filled.get(index(column) - 1).copied().unwrap_or(false);
        // Empty columns left of everything part nothing: the title may stand in the first of them.
        let something = || filled.get(..index(column)).is_some_and(|left| left.contains(&true));
        if here && !before && something() {
            starts.push(column);
        }
    }
    starts
        .iter()
        .enumerate()
        .filter(|(at, start)| {
            let end = starts.get(at + 1).map_or(last, |next| next - 1);
            let before = at.checked_sub(1).and_then(|at| starts.get(at)).copied().unwrap_or(first);
            has_own_labels(view, rows, **start, end)
                && !groups_rows(view, rows, (before, **start), end)
                || repeats_heads(view, rows, (before, **start), end)
        })
        .map(|(_, start)| *start)
        .collect()
}

/// Longest name of a group of rows, in letters.
const LONGEST_GROUP: usize = 40;

/// "Hvete", "Bygg" left of a gap, and right of it the same sizes below each of them: what stands left groups
/// the rows, and is no table of its own.
fn groups_rows(
    view: &View<'_>,
    rows: &[(u32, std::ops::Range<usize>)],
    (before, start): (u32, u32),
    end: u32,
) -> bool {
    let mut groups = 0_usize;
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (row, _) in rows {
        let mut right = view.items_in(*row, start, end).filter(|item| item.tok != Tok::Blank);
        let label = right.next();
        let figures = right.any(|item| matches!(item.tok, Tok::Number | Tok::Symbol));
        for item in view.items_in(*row, before, start - 1) {
            match item.tok {
                Tok::Text if label.is_none() || !figures => {}
                Tok::Text if view.text(item.cell).chars().count() <= LONGEST_GROUP => groups += 1,
                Tok::Blank => {}
                _ => return false,
            }
        }
        if let Some(label) = label.filter(|label| figures && label.tok == Tok::Text) {
            *names.entry(view.text(label.cell).trim().to_owned()).or_default() += 1;
        }
    }
    let again = names.values().filter(|count| **count >= 2).count();
    // "Totalt" below the sizes of each, whatever they are.
    let sums = names.iter().filter(|(name, _)| lexicon().is_total(name)).map(|(_, count)| count);
    let sums = sums.sum::<usize>();
    let summed = sums >= 2 && sums <= groups && sums * 4 >= groups * 3;
    groups >= 2 && (summed || again >= 2 && again * 2 >= names.len())
}

/// Fewest heads that show a part to be built as the one left of it.
const FEWEST_REPEATED: usize = 3;

/// "Kode | Nivå | Skole | Elever" stands once more right of the gap: two extracts side by side.
fn repeats_heads(
    view: &View<'_>,
    rows: &[(u32, std::ops::Range<usize>)],
    (before, start): (u32, u32),
    end: u32,
) -> bool {
    let text = |row: u32, column: u32| {
        let item = view.at(Place::new(row, column)).filter(|item| item.tok == Tok::Text)?;
        Some(view.text(item.cell))
    };
    let repeated = rows.iter().take(HEAD_ROWS).any(|(row, _)| {
        let same = |step: &u32| {
            let own = text(*row, start + step);
            own.is_some() && own == text(*row, before + step)
        };
        let width = (end - start).min(start - before) + 1;
        // "Plass | Kommune" is enough: a list of units, each with its number.
        let units = || {
            let head = text(*row, start + 1);
            head.is_some_and(|head| lexicon().column(&head) == Some(ColumnWord::Unit))
        };
        let count = (0..width).take_while(same).count();
        count >= FEWEST_REPEATED || count + 1 == FEWEST_REPEATED && units()
    });
    if !repeated {
        return false;
    }
    // The same heads over block after block of figures have their rows named left of them all.
    let (mut figures, mut named) = (0_usize, 0_usize);
    for (row, _) in rows {
        let here =
            |wanted: fn(Tok) -> bool| view.items_in(*row, start, end).any(|item| wanted(item.tok));
        if here(|tok| matches!(tok, Tok::Number | Tok::Symbol)) {
            figures += 1;
            named += usize::from(here(|tok| tok == Tok::Text));
        }
    }
    named * 5 >= figures * 4
}

/// So many rows may hold the heads.
const HEAD_ROWS: usize = 6;

/// Whether the part beginning here names its own rows: its first column holds texts, or
/// different years, beside numbers.
fn has_own_labels(
    view: &View<'_>,
    rows: &[(u32, std::ops::Range<usize>)],
    start: u32,
    end: u32,
) -> bool {
    let (mut with_numbers, mut labelled) = (0_usize, 0_usize);
    let mut years = std::collections::BTreeSet::new();
    let mut names = std::collections::BTreeSet::new();
    let mut measures = 0_usize;
    for (_, range) in rows {
        let items = view.items.get(range.clone()).unwrap_or_default();
        let mut here = items
            .iter()
            .filter(|item| item.tok != Tok::Blank && (start..=end).contains(&item.place.column));
        let Some(head) = here.next() else { continue };
        // The label may stand in the second column when the first is a merged heading's.
        let numbers = here.filter(|item| matches!(item.tok, Tok::Number | Tok::Symbol)).count();
        if numbers == 0 {
            // "Måleenhet" over the first column right of a gap: the rows are named left of it.
            let beside = head.place.column == start
                && head.tok == Tok::Text
                && matches!(
                    lexicon().column(&view.text(head.cell)),
                    Some(ColumnWord::Measure | ColumnWord::Note | ColumnWord::Source)
                );
            if beside && with_numbers == 0 {
                return false;
            }
            continue;
        }
        with_numbers += 1;
        match head.tok {
            Tok::Text if head.place.column <= start + 1 => {
                labelled += 1;
                let text = view.text(head.cell);
                let sort = lexicon().measure(&text).is_some() || lexicon().kind(&text).is_some();
                measures += usize::from(sort);
                names.insert(text.trim().to_owned());
            }
            Tok::Year | Tok::Period if head.place.column <= start + 1 => {
                labelled += 1;
                years.insert(view.text(head.cell).into_owned());
            }
            _ => {}
        }
    }
    // "%", "1–5", "antall" say how the rows left of the gap are measured.
    let tells_apart =
        !years.is_empty() || names.is_empty() || names.len() >= 2 && measures * 2 < labelled;
    with_numbers >= 2
        && tells_apart
        && labelled * 10 >= with_numbers * 6
        && (years.is_empty() || years.len() >= 2 || labelled > years.len())
}
