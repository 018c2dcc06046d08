//! Headings over rows of the same names, of which one adds up the others: "Nord", "Sør", "Alle" over
//! "Søkere", "Plasser". What is added up are units, and their sum is no figure of its own.

use std::collections::BTreeMap;

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::grid::Place;

/// Fewest figures that must add up.
const FEWEST: usize = 4;

/// Makes the rows under a heading that adds up the others totals, and those under the others units' rows.
pub fn mark(view: &View<'_>, shape: &Shape<'_>, lines: &mut [Line]) {
    let Some((whole, parts)) = found(view, shape, lines) else { return };
    for at in whole {
        if let Some(line) = lines.get_mut(at) {
            line.sort = Sort::Total;
        }
    }
    for at in parts.into_iter().flatten() {
        if let Some(line) = lines.get_mut(at) {
            line.added_up = true;
        }
    }
}

/// The rows under the heading that adds up, and those under each of the others.
fn found(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
) -> Option<(Vec<usize>, Vec<Vec<usize>>)> {
    let mut groups: Vec<(&String, Vec<usize>)> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.sort == Sort::Data) {
        let heading = line.path.last()?;
        match groups.last_mut() {
            Some((last, rows)) if *last == heading => rows.push(at),
            _ => groups.push((heading, vec![at])),
        }
    }
    let (_, whole) = groups.pop()?;
    if groups.len() < 2 {
        return None;
    }
    let named = |rows: &[usize]| -> Option<BTreeMap<&str, u32>> {
        let rows = rows.iter().filter_map(|at| lines.get(*at));
        rows.map(|line| Some((line.label()?.text.as_str(), line.row))).collect()
    };
    let parts: Vec<BTreeMap<&str, u32>> =
        groups.iter().map(|(_, rows)| named(rows)).collect::<Option<_>>()?;
    let value = |row: u32, column: u32| {
        let item = view.at(Place::new(row, column))?;
        view.figure(item.cell).map(|figure| figure.value)
    };
    let (mut right, mut all) = (0_usize, 0_usize);
    for (name, row) in named(&whole)? {
        let rows: Vec<u32> =
            parts.iter().map(|part| part.get(name).copied()).collect::<Option<_>>()?;
        for column in shape.with(Role::Value) {
            let Some(sum) = value(row, column.at) else { continue };
            let added: f64 = rows.iter().filter_map(|row| value(*row, column.at)).sum();
            all += 1;
            right += usize::from((sum - added).abs() < 1e-6 && sum != 0.0);
        }
    }
    let rows = groups.into_iter().map(|(_, rows)| rows).collect();
    (all >= FEWEST && right * 10 >= all * 8).then_some((whole, rows))
}
