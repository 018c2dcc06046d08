//! Columns beside a table that somebody worked out from it: so many per cent of so many, under the head of the share.

use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::import::grid::Place;
use crate::import::lexicon::norm;

/// Fewest rows that show it, and most that are looked at.
const FEWEST: usize = 5;
const MOST: usize = 200;

/// Makes columns calculations that are, in every row, the share above whose head theirs repeats of a count.
pub(super) fn set_aside(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    let found: Vec<u32> = shape
        .with(Role::Value)
        .filter(|column| column.texts.len() == 1 && !column.has_period())
        .filter(|column| {
            let shares = shape.with(Role::Value).filter(|share| repeats(column, share));
            let mut shares = shares.peekable();
            shares.peek().is_some()
                && shares.any(|share| worked_out(view, shape, lines, column, share))
        })
        .map(|column| column.at)
        .collect();
    for column in shape.columns.iter_mut().filter(|column| found.contains(&column.at)) {
        column.role = Role::Calculation;
    }
}

/// Whether a column's only head is the last of several over one further left.
fn repeats(column: &Column, share: &Column) -> bool {
    share.at < column.at
        && share.texts.len() > 1
        && share.texts.last().map(|text| norm(text)) == column.texts.last().map(|text| norm(text))
}

/// Whether its numbers are that share, in per cent, of the numbers of another column.
fn worked_out(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    column: &Column,
    share: &Column,
) -> bool {
    let number =
        |row: u32, at: u32| view.at(Place::new(row, at)).and_then(|item| view.value(item.cell));
    let of = |whole: &Column| {
        let mut shown = 0_usize;
        let data = lines.iter().filter(|line| line.sort == Sort::Data).take(MOST);
        for line in data {
            let own = number(line.row, column.at);
            let parts = number(line.row, share.at).zip(number(line.row, whole.at));
            let (Some(own), Some((share, whole))) = (own, parts) else { continue };
            let expected = share / 100.0 * whole;
            if (own - expected).abs() > 1e-6 * expected.abs().max(1e-9) {
                return false;
            }
            shown += usize::from(own != 0.0);
        }
        shown >= FEWEST
    };
    let others = shape.with(Role::Value).filter(|one| one.at != column.at && one.at != share.at);
    others.take(shape.columns.len()).any(of)
}
