//! Which rows of a part are heads: by their periods, their words, their look.

mod above;
mod beside_titles;
mod first_row;
mod periods;
mod texts;

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

pub(super) use self::above::{chosen_above_heads, extend_heads, titles_above_heads};
pub(super) use self::beside_titles::remarks_beside_titles;
pub(super) use self::first_row::{is_called_as, is_figure_in_words, is_meant_as_number};
pub(super) use self::periods::period_head;
pub(super) use self::texts::{bounds_under_head, is_answered, text_head};
use super::{Panel, Row};
use crate::import::grid::{Content, Place};
use crate::import::layout::view::{Item, Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon, norm, normed};

/// "Column1 | Column2 | Column3": a head a program wrote for want of any. What stands below may
/// hold the real one.
pub(super) fn made_up_head(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    row.texts >= 2
        && row.texts == row.cells()
        && view
            .items_in(row.row, panel.first_column, panel.last_column)
            .all(|item| made_up(&view.text(item.cell)))
}

/// "Column7", "Kolonne 3": names a program gave for want of any.
#[must_use]
pub fn made_up(name: &str) -> bool {
    let name = normed(name);
    ["column", "kolonne", "unnamed", "felt", "field"].iter().any(|word| {
        name.strip_prefix(word).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
    })
}

/// What the rows of a part say together, found out once for all of them.
pub(in crate::import::region) struct Told {
    /// The labels that rows begin with, by the first row that has each.
    labels: OnceCell<FxHashMap<String, usize>>,
    /// Positions of the heads found so far.
    pub heads: Vec<usize>,
}

impl Told {
    pub fn new() -> Self {
        Self { labels: OnceCell::new(), heads: Vec::new() }
    }

    /// Whether a row of words is one of the heads found before it, word by word.
    pub fn heads_again(&self, view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
        const FEWEST: u32 = 3;
        let Some(row) = rows.get(at).filter(|row| row.texts >= FEWEST) else { return false };
        if row.texts != row.cells() {
            return false;
        }
        let cells = |row: &Row| {
            let items = view.items_in(row.row, panel.first_column, panel.last_column);
            items.filter(|item| item.tok == Tok::Text)
        };
        let same = |head: &Row| {
            head.first == row.first
                && head.texts == row.texts
                && cells(head).zip(cells(row)).all(|(one, other)| {
                    one.place.column == other.place.column
                        && view.text(one.cell) == view.text(other.cell)
                })
        };
        self.heads.iter().rev().filter_map(|at| rows.get(*at)).take(FEWEST as usize).any(same)
    }

    /// "Minst 10 ansatte | ≥ 100 | Fiber" some way below "Alle virksomheter | ≥ 100 | Fiber": the same heads over a table of its
    /// own, which its corner names.
    pub fn heads_another(&self, view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
        const FEWEST: u32 = 3;
        let Some(row) = rows.get(at).filter(|row| row.cells() >= FEWEST) else { return false };
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        if before.is_none_or(|before| before.row + 1 >= row.row) {
            return false;
        }
        let cells = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
        if !cells(row).all(|item| matches!(item.cell.content, Content::Text(_))) {
            return false;
        }
        let same = |head: &Row| {
            head.first == row.first
                && head.cells() == row.cells()
                && cells(head).zip(cells(row)).skip(1).all(|(one, other)| {
                    one.place.column == other.place.column
                        && view.text(one.cell) == view.text(other.cell)
                })
        };
        self.heads.iter().rev().filter_map(|at| rows.get(*at)).take(FEWEST as usize).any(same)
    }

    /// Whether a row before this one begins with a label.
    fn said_before(&self, view: &View<'_>, rows: &[Row], at: usize, label: &str) -> bool {
        let labels = self.labels.get_or_init(|| {
            let mut labels = FxHashMap::default();
            for (at, row) in rows.iter().enumerate() {
                if let Some(label) = label_of(view, row) {
                    labels.entry(label).or_insert(at);
                }
            }
            labels
        });
        labels.get(label).is_some_and(|first| *first < at)
    }
}

/// The text a row begins with, levelled.
fn label_of(view: &View<'_>, row: &Row) -> Option<String> {
    view.at(Place::new(row.row, row.first))
        .filter(|item| item.tok == Tok::Text)
        .map(|item| norm(&view.text(item.cell)))
}

/// A row and the head it stands right under, without an empty row between.
fn right_under_head<'r>(
    rows: &'r [Row],
    at: usize,
    is_head: &[bool],
) -> Option<(&'r Row, &'r Row)> {
    let before = at.checked_sub(1)?;
    let (row, above) = (rows.get(at)?, rows.get(before)?);
    let head = is_head.get(before).copied().unwrap_or(false);
    (head && above.row + 1 == row.row).then_some((row, above))
}

fn next_data(rows: &[Row], at: usize) -> Option<&Row> {
    let blank = blank_months(rows, at);
    rows.iter().skip(at + 1 + blank).take(8).find(|row| {
        row.numbers + row.symbols > 0 || row.years > 1 || (row.years > 0 && row.texts > 0)
    })
}

/// How many rows right under a head hold a month or another period and nothing else: a sheet that was
/// begun in July has no figures for the months before.
fn blank_months(rows: &[Row], at: usize) -> usize {
    let Some(head) = rows.get(at) else { return 0 };
    let below = rows.iter().skip(at + 1).zip(head.row + 1..);
    below
        .take_while(|(row, place)| {
            let lone = row.cells() == 1 && row.periods + row.years == 1;
            lone && row.row == *place && row.first == head.first
        })
        .count()
}

/// "Thousand hectares", "Beløp i 1000 kr" alone above a row that names the columns: what all figures are
/// measured in, over whichever column it stands.
fn measures_all(view: &View<'_>, panel: Panel, rows: &[Row], at: usize) -> bool {
    let (Some(row), Some(next)) = (rows.get(at), rows.get(at + 1)) else { return false };
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let alone = row.cells() == 1 && row.texts == 1 && next.row <= row.row + 2;
    let named = next.numbers + next.symbols == 0 && next.cells() >= 3;
    // Merged it is a banner, unless it ends where the table does and leaves most columns out.
    // A column of remarks ends no table of figures.
    let figures =
        |item: &&Item<'_>| lexicon().column(&view.text(item.cell)) != Some(ColumnWord::Note);
    let last =
        items(next).filter(figures).last().map_or(panel.last_column, |item| item.place.column);
    let right = |item: &Item<'_>| match view.merged(item.place) {
        Some(area) => {
            let wide = area.last.column - area.first.column + 1;
            area.last.column >= last && wide <= 2 && next.cells() >= 5
        }
        None => true,
    };
    alone
        && named
        && items(row).all(|item| {
            let text = view.text(item.cell);
            right(item) && lexicon().measure(text.trim_matches(['(', ')', ' '])).is_some()
        })
}

/// "At June of each year" alone above the last of many columns: said of all of them.
fn remarks_at_end(view: &View<'_>, panel: Panel, above: &Row, block: &[Row]) -> bool {
    let items = |row: &Row| view.items_in(row.row, panel.first_column, panel.last_column);
    let last = |row: &Row| items(row).last().map(|item| item.place.column);
    let end = block.iter().filter_map(last).max();
    let words =
        |row: &Row| items(row).all(|item| view.text(item.cell).split_whitespace().count() >= 4);
    lone(view, panel, above)
        && last(above) == end
        && words(above)
        && block.iter().any(|head| head.cells() >= 4)
}

/// Whether a row holds a text as long as titles are.
fn is_wordy(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    view.items_in(row.row, panel.first_column, panel.last_column).any(|item| {
        let text = view.text(item.cell);
        text.chars().count() > 24 && text.split_whitespace().count() > 3
    })
}

/// Whether the next two rows name several columns each: heads enough without what stands above them.
fn two_heads_follow(rows: &[Row], at: usize) -> bool {
    let names = |row: Option<&Row>| {
        row.is_some_and(|row| row.texts >= 2 && row.numbers + row.symbols + row.years == 0)
    };
    names(rows.get(at + 1)) && names(rows.get(at + 2))
}

/// One text that is not merged over several columns, and nothing beside it.
fn lone(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    row.cells() == 1
        && row.texts + row.periods == 1
        && items.all(|item| view.merged(item.place).is_none())
}

/// Whether figures stand below a head in this column.
fn values_in_column(view: &View<'_>, rows: &[Row], at: usize, column: u32) -> bool {
    rows.iter().skip(at + 1).take(12).any(|row| {
        view.at(Place::new(row.row, column))
            .is_some_and(|item| matches!(item.tok, Tok::Number | Tok::Symbol | Tok::Error))
    })
}
