//! Rows below a table, after an empty one, each with one number alone: somebody worked out something of the whole, and put
//! it under the head of a part.

use std::collections::BTreeSet;

use super::emit::Output;
use super::rows::{Line, Sort};
use super::shape::Shape;
use super::view::{Tok, View};
use crate::import::facts::Fact;
use crate::import::grid::Place;
use crate::tr;

/// Fewest rows and columns of a table that such rows stand apart from.
const FEWEST_ROWS: usize = 3;
const FEWEST_COLUMNS: usize = 3;

/// Asks about the figures of such rows, those of the table being from `before` on.
pub(super) fn doubt(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    before: usize,
    out: &mut Output<'_>,
) {
    let values = shape.places_of_values();
    if values.len() < FEWEST_COLUMNS || lines.len() <= FEWEST_ROWS {
        return;
    }
    let numbers = |row: u32| {
        let own = values.iter().filter_map(|column| view.at(Place::new(row, *column)));
        own.filter(|item| matches!(item.tok, Tok::Number | Tok::Year | Tok::Symbol | Tok::Error))
            .count()
    };
    // From below: rows with one number, up to the first with more, which an empty row parts them from.
    let filled = |line: &&Line| numbers(line.row) > 0;
    let lone = lines.iter().rev().filter(filled).take_while(|line| numbers(line.row) == 1);
    let lone: Vec<u32> = lone.map(|line| line.row).collect();
    let Some(first) = lone.last().copied() else { return };
    let table =
        || lines.iter().filter(|line| line.sort == Sort::Data && line.row < first).filter(filled);
    let parted = table().next_back().is_some_and(|last| last.row + 1 < first);
    let wide = table().filter(|line| numbers(line.row) >= FEWEST_COLUMNS).count();
    if !parted || wide < FEWEST_ROWS || wide * 10 < table().count() * 8 || lone.len() * 2 > wide {
        return;
    }
    let places: BTreeSet<u32> = lone.into_iter().collect();
    let alone = |fact: &Fact| places.contains(&fact.place.row);
    out.ask_whether_taken_in(before, alone, tr!("why-below-table"));
}
