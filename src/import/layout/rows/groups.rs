//! Rows that sum the rows below them, as pivot tables write their groups: "Barnehage | 48" over its kinds.

use rustc_hash::FxHashMap;

use crate::import::grid::Place;
use crate::import::layout::shape::Shape;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon};

/// Most rows looked through.
const MOST_ROWS: usize = 5_000;
/// One row that sums others may be a figure of its own; so many are how the table is grouped.
const FEWEST: usize = 2;

/// The rows that sum those right below them, each with the last row it sums. Rows called by what is
/// counted are figures of their own.
pub(super) fn summed_below(
    view: &View<'_>,
    shape: &Shape<'_>,
    labels: &[(u32, Option<ColumnWord>)],
) -> FxHashMap<u32, u32> {
    let body = &shape.region.body;
    let [(label, _)] = labels else { return FxHashMap::default() };
    let indented = || {
        let at = |row: &u32| view.at(Place::new(*row, *label));
        body.iter().filter_map(at).any(|item| view.indent(item) > 0)
    };
    if body.len() > MOST_ROWS || view.sheet.formulas.is_empty() && !indented() {
        return FxHashMap::default();
    }
    let values = shape.places_of_values();
    let mut found = FxHashMap::default();
    for (at, row) in body.iter().enumerate() {
        let Some(item) = view.at(Place::new(*row, *label)).filter(|item| item.tok == Tok::Text)
        else {
            continue;
        };
        let name = view.text(item.cell);
        if lexicon().indicator_score(&name) > 0 || lexicon().is_total(&name) {
            continue;
        }
        let below = body.get(at + 1..).unwrap_or_default();
        let last = by_formulas(view, &values, *row, below)
            .or_else(|| by_indent(view, &values, (*row, *label), below));
        if let Some(last) = last {
            found.insert(*row, last);
        }
    }
    if found.len() < FEWEST { FxHashMap::default() } else { found }
}

/// The last row summed, where all numbers of a row are formulas that sum the same rows from the next on.
fn by_formulas(view: &View<'_>, values: &[u32], row: u32, below: &[u32]) -> Option<u32> {
    let next = *below.first()?;
    let mut last = None;
    for column in values {
        let place = Place::new(row, *column);
        if !view.at(place).is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Year)) {
            continue;
        }
        let formula = view.sheet.formula(place)?;
        let [area] = formula.blocks() else { return None };
        let own = area.first == Place::new(next, *column)
            && area.last.column == *column
            && area.last.row > next
            && !matches!(formula, crate::import::grid::Formula::Mean(_));
        if !own || last.is_some_and(|last| last != area.last.row) {
            return None;
        }
        last = Some(area.last.row);
    }
    last
}

/// The last of the rows indented below a row, where its numbers are the sums of theirs.
fn by_indent(
    view: &View<'_>,
    values: &[u32],
    (row, label): (u32, u32),
    below: &[u32],
) -> Option<u32> {
    let indent = |row: u32| view.at(Place::new(row, label)).map(|item| view.indent(item));
    let own = indent(row)?;
    let children: Vec<u32> = below
        .iter()
        .copied()
        .take_while(|row| indent(*row).is_some_and(|indent| indent > own))
        .collect();
    let next = indent(*children.first()?)?;
    // Of several levels the nearest is summed.
    let nearest = || children.iter().copied().filter(|row| indent(*row) == Some(next));
    if nearest().count() < 2 {
        return None;
    }
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column)).and_then(|item| view.value(item.cell))
    };
    let mut told = 0_usize;
    for column in values {
        let Some(whole) = number(row, *column) else { continue };
        let sum: f64 = nearest().filter_map(|row| number(row, *column)).sum();
        if (sum - whole).abs() > 1e-6 * whole.abs().max(1.0) {
            return None;
        }
        told += usize::from(whole != 0.0);
    }
    (told > 0).then(|| children.last().copied()).flatten()
}
