//! Rows that sum the rows below them, as pivot tables write their groups: "Barnehage | 48" over its kinds.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use crate::import::grid::Place;
use crate::import::layout::kinds::levelled;
use crate::import::layout::shape::Shape;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, is_one_of, lexicon};

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
    if body.len() > MOST_ROWS {
        return FxHashMap::default();
    }
    if view.sheet.formulas.is_empty() && !indented() {
        return by_names_again(view, shape, *label);
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
    // A group with a figure mended by hand adds up no longer, but is called as the others are.
    let again = by_names_again(view, shape, *label);
    if again.len() > found.len() {
        again
    } else if found.len() < FEWEST {
        FxHashMap::default()
    } else {
        found
    }
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

/// Fewest groups over the same names that show how a table is grouped, and fewest names under each.
const FEWEST_GROUPS: usize = 3;
const FEWEST_UNDER: usize = 2;

/// "Sone Nord | 115" over "Helsehjelp i hjemmet | 59", "Praktisk bistand | 45", then "Sone Sentrum" over the same names: a
/// pivot table pasted as values keeps neither indents nor formulas, but the names come again and the rows add up.
fn by_names_again(view: &View<'_>, shape: &Shape<'_>, label: u32) -> FxHashMap<u32, u32> {
    let none = FxHashMap::default;
    let body = &shape.region.body;
    let mut names: Vec<(u32, ArcStr)> = Vec::with_capacity(body.len());
    for row in body {
        let Some(item) = view.at(Place::new(*row, label)) else { continue };
        if item.tok == Tok::Text {
            names.push((*row, levelled(&view.text(item.cell))));
        }
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    counts.reserve(names.len());
    for (_, name) in &names {
        *counts.entry(name).or_default() += 1;
    }
    let again = |name: &str| counts.get(name).is_some_and(|count| *count > 1);
    if !names.iter().any(|(_, name)| again(name)) {
        return none();
    }
    let mut groups: Vec<(u32, Vec<usize>)> = Vec::new();
    for (at, (row, name)) in names.iter().enumerate() {
        if lexicon().is_total(name) {
            break;
        }
        if !again(name) {
            groups.push((*row, Vec::new()));
            continue;
        }
        let Some((_, under)) = groups.last_mut() else { return none() };
        let known = |one: &usize| names.get(*one).is_some_and(|(_, other)| other == name);
        if !under.iter().any(known) {
            under.push(at);
            continue;
        }
        // "(tom)" ends the group before and begins its own.
        let is_blank = |name: &str| is_one_of(name, &["tom", "(tom)", "blank", "(blank)"]);
        if is_blank(name) {
            groups.push((*row, Vec::new()));
            continue;
        }
        let Some(blank) = under.pop().and_then(|last| names.get(last)).filter(|_| at > 0) else {
            return none();
        };
        if !is_blank(&blank.1) {
            return none();
        }
        groups.push((blank.0, vec![at]));
    }
    let alone = groups.iter().filter(|(_, under)| under.is_empty()).count();
    groups.retain(|(_, under)| !under.is_empty());
    let whole = groups.iter().filter(|(_, under)| under.len() >= FEWEST_UNDER).count();
    if whole < FEWEST_GROUPS || alone * 4 > groups.len() {
        return none();
    }
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column)).and_then(|item| view.value(item.cell))
    };
    let (mut told, mut right) = (0_usize, 0_usize);
    for (row, under) in &groups {
        for column in shape.places_of_values() {
            let Some(sum) = number(*row, column) else { continue };
            let parts = under.iter().filter_map(|at| number(names.get(*at)?.0, column));
            let parts: f64 = parts.sum();
            told += 1;
            right += usize::from((parts - sum).abs() <= 1e-6 * sum.abs().max(1.0));
        }
    }
    // A figure mended by hand leaves its sum as it was.
    if told == 0 || right * 10 < told * 7 {
        return none();
    }
    let last = |under: &[usize]| under.last().and_then(|at| names.get(*at)).map(|(row, _)| *row);
    groups.iter().filter_map(|(row, under)| Some((*row, last(under)?))).collect()
}
