//! "E-bøker" that are only counted for the whole library, in the row "Sum" of its branches: a sum of nothing is a figure,
//! and is set aside with the sums. Nobody should find that out by chance.

use super::emit::Output;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::{Tok, View};
use crate::import::facts::{About, Question};
use crate::import::grid::Place;
use crate::tr;

/// Rows and columns looked at.
const MOST: usize = 2_000;
/// Most cells named one by one.
const MOST_NAMED: usize = 6;

/// Tells of numbers in rows and columns of sums that have nothing to be the sum of.
pub(super) fn ask(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    let mut found = down(view, shape, lines);
    found.extend(across(view, shape, lines));
    if found.is_empty() {
        return;
    }
    found.sort_unstable();
    let names: Vec<String> = found.iter().take(MOST_NAMED).map(|place| place.name()).collect();
    let mut cells = names.join(", ");
    if found.len() > MOST_NAMED {
        cells.push_str(" …");
    }
    out.questions.push(Question {
        sheet: out.sheet,
        text: tr!("question-only-in-sums", cells = cells, count = found.len()),
        cells: found,
        range: None,
        about: About::Table,
        options: Vec::new(),
    });
}

/// A number somebody typed that says more than that there is nothing.
fn is_typed(view: &View<'_>, place: Place) -> bool {
    view.at(place).is_some_and(|item| {
        item.tok == Tok::Number
            && !item.cell.formula
            && view.value(item.cell).is_some_and(|value| value != 0.0)
    })
}

fn is_number(view: &View<'_>, place: Place) -> bool {
    view.at(place).is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Year))
}

/// In rows of sums: the rows since the one before have no number in the column.
fn down(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> Vec<Place> {
    let mut found = Vec::new();
    if !lines.iter().any(|line| line.sort == Sort::Total) {
        return found;
    }
    for column in shape.with(Role::Value).take(MOST) {
        let (mut parts, mut numbers) = (0, false);
        for line in lines.iter().take(MOST) {
            let place = Place::new(line.row, column.at);
            match line.sort {
                Sort::Data => {
                    parts += 1;
                    numbers |= is_number(view, place);
                }
                Sort::Total => {
                    if parts >= 2 && !numbers && is_typed(view, place) {
                        found.push(place);
                    }
                    (parts, numbers) = (0, false);
                }
                Sort::Heading | Sort::Calculation | Sort::Note => {}
            }
        }
    }
    found
}

/// In columns of sums and means: the columns of figures before it have no number in the row.
fn across(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> Vec<Place> {
    let mut found = Vec::new();
    let rows = || lines.iter().filter(|line| line.sort == Sort::Data).take(MOST);
    let mut parts: Vec<u32> = Vec::new();
    for column in shape.columns.iter().take(MOST) {
        match column.role {
            Role::Value => parts.push(column.at),
            Role::Total if parts.len() >= 2 => {
                let alone = |line: &&Line| {
                    is_typed(view, Place::new(line.row, column.at))
                        && !parts.iter().any(|at| is_number(view, Place::new(line.row, *at)))
                };
                found.extend(rows().filter(alone).map(|line| Place::new(line.row, column.at)));
                parts.clear();
            }
            _ => {}
        }
    }
    found
}
