//! Rows of words right under a table's last figures that belong to it.

use super::heads::{is_called_as, is_figure_in_words, is_meant_as_number};
use super::{Panel, Region, Row};
use crate::import::grid::Place;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::lexicon;

/// Rows of words right under the last row with values, label and answers in the columns of the
/// table: "Handlingsplan mot mobbing | Under arbeid | Vedtatt". They belong to it.
pub(super) fn answers_at_end(view: &View<'_>, rows: &[Row], region: &mut Region) {
    let Some(last) = region.body.last().copied() else { return };
    let (left, right) = (region.first_column, region.last_column);
    let filled = |row: u32| view.items_in(row, left, right).filter(|item| item.tok != Tok::Blank);
    let heads: Vec<u32> =
        region.heads.iter().flat_map(|row| filled(*row)).map(|item| item.place.column).collect();
    let label = view
        .items_in(last, left, right)
        .find(|item| item.tok != Tok::Blank)
        .map_or(left, |item| item.place.column);
    let labels =
        |row: u32| view.at(Place::new(row, label)).is_some_and(|item| item.tok == Tok::Text);
    let mut end = last;
    while let Some(next) = region.notes.first().copied() {
        let at = rows.binary_search_by_key(&next, |row| row.row).ok();
        let Some(row) = at.and_then(|at| rows.get(at)) else { break };
        let short = filled(next).all(|item| {
            let text = view.text(item.cell);
            text.chars().count() <= LONGEST_ANSWER && !text.trim_end().ends_with(':')
        });
        let in_columns = filled(next).all(|item| heads.contains(&item.place.column));
        let told = filled(next)
            .next()
            .is_some_and(|item| lexicon().column(&view.text(item.cell)).is_none());
        if next != end + 1
            || row.texts < 3
            || row.texts != row.cells()
            || !short
            || !in_columns
            || !told
            || !labels(next)
        {
            break;
        }
        region.body.push(next);
        region.notes.remove(0);
        end = next;
    }
}

/// "Vik skole | 9,8 1" right under the last figure of a table of two columns: a row of it, though nobody can read its
/// figure.
pub(super) fn words_at_end(view: &View<'_>, panel: Panel, rows: &[Row], region: &mut Region) {
    let Some(last) = region.body.last().copied() else { return };
    let row_at =
        |row: u32| rows.binary_search_by_key(&row, |row| row.row).ok().and_then(|at| rows.get(at));
    let heads: Vec<&Row> = region.heads.iter().filter_map(|row| row_at(*row)).collect();
    let Some(head) = heads.last().copied() else { return };
    let mut end = last;
    while let Some(next) = region.notes.first().copied() {
        let Some(row) = row_at(next) else { break };
        let two = row.texts == 2 && row.cells() == 2 && head.cells() == 2;
        let own = || region.body.iter().rev().filter_map(|row| row_at(*row)).take(SEEN);
        let in_table = next == end + 1 && two && own().all(|other| other.first == row.first);
        if !in_table
            || !is_figure_in_words(view, panel, row, Some(head))
            || !is_called_as(view, row, own()) && !is_meant_as_number(view, panel, row)
        {
            break;
        }
        region.body.push(next);
        region.notes.remove(0);
        end = next;
    }
}

/// So many of a table's last rows show how its rows are called.
const SEEN: usize = 8;

/// Longest answer in words.
const LONGEST_ANSWER: usize = 60;
