//! "Alltid | | Ofte | " over "8032 | 72,6 % | 2152 | 19,5 %": each head stands for the share right of its number too, as if
//! it were merged over both.

use super::shape::Column;
use super::view::{Tok, View};
use crate::import::grid::Place;
use crate::import::region::Region;

/// Fewest numbers with their shares, for a missing head to be the one before it.
const FEWEST: usize = 2;
/// Rows looked at.
const MOST_ROWS: usize = 40;

/// Gives columns of shares without a head the head of the numbers they are shares of, where all that have none are such.
pub(super) fn head(view: &View<'_>, region: &Region, columns: &mut [Column]) {
    let figures = |column: &Column| column.stats.numbers + column.stats.symbols;
    let bare = |column: &Column| column.texts.is_empty() && figures(column) > 0;
    if !columns.iter().any(bare) {
        return;
    }
    let (mut pairs, mut told) = (Vec::new(), 0);
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| bare(column)) {
        let Some((before, left)) = at.checked_sub(1).and_then(|at| Some((at, columns.get(at)?)))
        else {
            return;
        };
        let paired = left.at + 1 == column.at && !left.texts.is_empty();
        let all = |column: u32, percent| all_are(view, region, column, percent);
        if !paired || !all(left.at, false) || !all(column.at, true) {
            return;
        }
        // Of a pair whose figures are withheld the others tell.
        told += usize::from(left.stats.numbers > 0 && column.stats.numbers > 0);
        pairs.push((before, at));
    }
    if told < FEWEST {
        return;
    }
    for (before, at) in pairs {
        let Some(left) = columns.get(before).cloned() else { continue };
        if let Some(column) = columns.get_mut(at) {
            column.texts.clone_from(&left.texts);
            column.names.clone_from(&left.names);
            column.head_places.clone_from(&left.head_places);
            column.head = left.head;
            column.word = left.word;
        }
    }
}

/// Whether all numbers of a column, if it has any, are written in per cent, or none is.
fn all_are(view: &View<'_>, region: &Region, column: u32, percent: bool) -> bool {
    let rows = region.body.iter().take(MOST_ROWS);
    let items = rows.filter_map(|row| view.at(Place::new(*row, column)));
    let mut figures = items.filter(|item| item.tok == Tok::Number);
    figures.all(|item| view.figure(item.cell).is_some_and(|figure| figure.percent) == percent)
}
