//! Columns of numbers within a table that no head stands over: they are set aside, and nobody should find that out by
//! chance.

use super::emit::Output;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Tok, View};
use crate::import::facts::{About, Question};
use crate::import::grid::Place;
use crate::tr;

/// Fewest rows with a number in such a column.
const FEWEST: usize = 2;
/// Most columns named one by one.
const MOST_NAMED: usize = 6;

/// Asks what columns hold that are as full as the others of their table and stand right beside one of them.
pub(super) fn ask(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    let data: Vec<u32> =
        lines.iter().filter(|line| line.sort == Sort::Data).map(|line| line.row).collect();
    let numbers = |column: &Column| -> Vec<Place> {
        let places = data.iter().map(|row| Place::new(*row, column.at));
        let number = |place: &Place| {
            // What somebody worked out needs no head to be set aside.
            let item = view.at(*place).filter(|item| item.tok == Tok::Number);
            item.is_some_and(|item| !item.cell.formula)
        };
        places.filter(number).collect()
    };
    let mut beside = false;
    let mut found: Vec<(u32, Vec<Place>)> = Vec::new();
    for column in &shape.columns {
        let bare = column.role == Role::Scratch;
        if bare && beside {
            let numbers = numbers(column);
            if numbers.len() >= FEWEST && numbers.len() * 2 > data.len() {
                found.push((column.at, numbers));
            }
        }
        // An empty column parts what stands right of it from the table.
        beside = if bare { beside } else { column.role != Role::Empty };
    }
    if found.is_empty() {
        return;
    }
    let letters = |column: u32| {
        let cell = Place::new(0, column).name();
        cell.trim_end_matches(|sign: char| sign.is_ascii_digit()).to_owned()
    };
    let names: Vec<String> =
        found.iter().take(MOST_NAMED).map(|(column, _)| letters(*column)).collect();
    out.questions.push(Question {
        sheet: out.sheet,
        text: tr!("question-columns-without-head", columns = names.join(", "), count = found.len()),
        cells: found.into_iter().flat_map(|(_, places)| places).collect(),
        range: None,
        about: About::Table,
        options: Vec::new(),
    });
}
