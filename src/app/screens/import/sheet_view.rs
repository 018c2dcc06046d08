//! What the grid needs to know of a sheet before it can draw any part of it: made once, off the
//! frame, when the sheet has been read.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{Rect, pos2};

use super::column_words::{self, HeadWords};
use crate::domain::Period;
use crate::import::facts::{CellRole, Fact, FileReading, SheetReading};
use crate::import::grid::{Area, Cell, Content, Place, Sheet};
use crate::import::ledger::Account;
use crate::import::number::{self, DateShape};
use crate::text::period_name;
use crate::tr;

/// Rows looked at to find out how wide a column should be.
const SAMPLED_ROWS: usize = 200;
/// The most rows drawn: positions in points stay exact, and nobody scrolls further.
pub const MOST_ROWS: usize = 200_000;
/// Width of a column in points.
const NARROW: f32 = 52.0;
const WIDE: f32 = 230.0;
/// The most a column is widened for what it was read as.
const HEAD_WIDE: f32 = 190.0;
/// What a character takes on average, in points.
const PER_CHARACTER: f32 = 7.2;

/// A sheet's rows and columns as they are drawn. Runs of empty ones are drawn as a single one,
/// so that a stray cell far out does not hide the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SheetView {
    pub rows: Vec<u32>,
    /// There are more rows than are drawn.
    pub cut: bool,
    pub columns: Vec<u32>,
    /// Left edge of each column in points, and the right edge of the last.
    pub edges: Vec<f32>,
    /// Whether a column holds mostly figures; their heads are set to the right.
    pub figures: Vec<bool>,
    /// How many cells have each role.
    pub roles: BTreeMap<CellRole, usize>,
    /// "98 av 98 celler er gjort rede for."
    pub account: String,
    /// Cells that a fact was read from, with the fact's position in the file.
    pub facts: Vec<(Place, usize)>,
    /// What each column was read as.
    pub heads: Vec<Option<HeadWords>>,
}

impl SheetView {
    /// The views of every sheet of a file.
    #[must_use]
    pub fn of(file: &FileReading) -> Vec<Self> {
        let mut views: Vec<Self> = file.sheets.iter().map(Self::new).collect();
        for (index, fact) in file.facts.iter().enumerate() {
            if let Some(view) = views.get_mut(fact.sheet) {
                view.facts.push((fact.place, index));
            }
        }
        for (view, sheet) in views.iter_mut().zip(&file.sheets) {
            view.facts.sort_unstable();
            let facts: Vec<&Fact> =
                view.facts.iter().filter_map(|(_, at)| file.facts.get(*at)).collect();
            view.heads = column_words::of(sheet, &facts, &view.columns);
            view.widen();
        }
        views
    }

    fn new(sheet: &SheetReading) -> Self {
        let grid = &sheet.grid;
        let mut used_rows = Vec::new();
        let mut used_columns = BTreeSet::new();
        for (place, _) in &grid.cells {
            if used_rows.last() != Some(&place.row) {
                used_rows.push(place.row);
            }
            used_columns.insert(place.column);
        }
        let mut rows = with_gaps(used_rows);
        let cut = rows.len() > MOST_ROWS;
        rows.truncate(MOST_ROWS);
        let columns = with_gaps(used_columns);
        let (widths, figures) = widths(sheet, &columns);
        let mut edges = vec![0.0];
        let mut edge = 0.0;
        for width in widths {
            edge += width;
            edges.push(edge);
        }
        let mut roles = BTreeMap::new();
        for reading in sheet.roles.values() {
            *roles.entry(reading.role).or_insert(0) += 1;
        }
        let account = Account::of_sheet(sheet).text();
        let (facts, heads) = (Vec::new(), Vec::new());
        Self { rows, cut, columns, edges, figures, roles, account, facts, heads }
    }

    /// Makes room for the words of the heads.
    fn widen(&mut self) {
        let mut edge = 0.0;
        let mut edges = vec![edge];
        for (sides, head) in self.edges.windows(2).zip(&self.heads) {
            let &[left, right] = sides else { continue };
            #[expect(clippy::cast_precision_loss, reason = "a word or two")]
            let wanted = head.as_ref().map_or(0.0, |head| {
                (head.text.chars().count() as f32).mul_add(PER_CHARACTER, 42.0).min(HEAD_WIDE)
            });
            edge += (right - left).max(wanted);
            edges.push(edge);
        }
        self.edges = edges;
    }

    /// The fact read from a cell, as its position in the file.
    #[must_use]
    pub fn fact_at(&self, place: Place) -> Option<usize> {
        let at = self.facts.partition_point(|(other, _)| *other < place);
        self.facts.get(at).filter(|(other, _)| *other == place).map(|(_, fact)| *fact)
    }

    /// Where a place is drawn: its row and column among those drawn.
    #[must_use]
    pub fn position(&self, place: Place) -> Option<(usize, usize)> {
        Some((
            self.rows.binary_search(&place.row).ok()?,
            self.columns.binary_search(&place.column).ok()?,
        ))
    }

    /// The place drawn under a point of the grid; the nearest one where the point lies outside.
    #[must_use]
    pub fn under(&self, point: eframe::egui::Vec2) -> Option<Place> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and capped by the number of rows"
        )]
        let row = (point.y / super::grid::ROW).max(0.0) as usize;
        let row = row.min(self.rows.len().checked_sub(1)?);
        let column = self.edges.partition_point(|edge| *edge <= point.x).saturating_sub(1);
        self.place(row, column.min(self.columns.len().checked_sub(1)?))
    }

    /// Where an area is drawn, from the first cell's corner.
    #[must_use]
    pub fn rect(&self, area: Area) -> Option<Rect> {
        let ((top, left), (bottom, right)) =
            (self.position(area.first)?, self.position(area.last)?);
        let from = pos2(*self.edges.get(left)?, super::grid::at_row(top));
        let to = pos2(*self.edges.get(right + 1)?, super::grid::at_row(bottom + 1));
        Some(Rect::from_min_max(from, to))
    }

    /// The place drawn there.
    #[must_use]
    pub fn place(&self, row: usize, column: usize) -> Option<Place> {
        Some(Place::new(*self.rows.get(row)?, *self.columns.get(column)?))
    }
}

/// The used positions with those between them, but of a long empty run only the first.
fn with_gaps(used: impl IntoIterator<Item = u32>) -> Vec<u32> {
    const LONG: u32 = 4;
    let mut shown: Vec<u32> = Vec::new();
    for position in used {
        let from =
            shown.last().map_or(position.saturating_sub(LONG), |last| last.saturating_add(1));
        if position - from < LONG {
            shown.extend(from..position);
        } else {
            shown.push(from);
        }
        shown.push(position);
    }
    shown
}

fn widths(sheet: &SheetReading, columns: &[u32]) -> (Vec<f32>, Vec<bool>) {
    let grid = &sheet.grid;
    let mut longest = vec![0_usize; columns.len()];
    let mut balance = vec![0_i32; columns.len()];
    let mut rows = 0;
    let mut last = None;
    for (place, cell) in &grid.cells {
        if last != Some(place.row) {
            last = Some(place.row);
            rows += 1;
            if rows > SAMPLED_ROWS {
                break;
            }
        }
        let Ok(at) = columns.binary_search(&place.column) else { continue };
        let role = sheet.roles.get(&place).map(|reading| reading.role);
        let length = cell_text(grid, cell).chars().count();
        // Titles and notes run on over their neighbours; they do not widen a column.
        if !matches!(role, Some(CellRole::Title | CellRole::Note) | None)
            && let Some(longest) = longest.get_mut(at)
        {
            *longest = (*longest).max(length);
        }
        if let Some(balance) = balance.get_mut(at) {
            *balance += if is_figure(cell, role) { 1 } else { -1 };
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "lengths of a few hundred")]
    let widths = longest
        .iter()
        .map(|length| (*length as f32).mul_add(PER_CHARACTER, 20.0).clamp(NARROW, WIDE))
        .collect();
    (widths, balance.iter().map(|balance| *balance > 0).collect())
}

/// Whether a cell is set to the right like a figure.
pub fn is_figure(cell: &Cell, role: Option<CellRole>) -> bool {
    matches!(cell.content, Content::Number(_))
        || matches!(role, Some(CellRole::Value | CellRole::Target | CellRole::Missing))
}

/// A cell's text, near to what the workbook shows.
#[must_use]
pub fn cell_text(sheet: &Sheet, cell: &Cell) -> String {
    let mut text = match &cell.content {
        Content::Number(value) => {
            let format = sheet.style(cell).map_or("", |style| &style.format);
            number::shown(*value, &number::read_format(format))
        }
        Content::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Content::Flag(true) => tr!("import-screen-true"),
        Content::Flag(false) => tr!("import-screen-false"),
        Content::Date(year, month, day) => {
            let format = sheet.style(cell).map_or("", |style| &style.format);
            date_text((*year, *month, *day), number::read_format(format).date)
        }
        Content::Error(text) => text.to_string(),
    };
    if let Some(mark) = sheet.mark(cell) {
        text.push_str(mark);
    }
    text
}

/// A date, no more of it than its format shows: "februar 2015" under "mmm yy".
fn date_text((year, month, day): (i16, u8, u8), shape: Option<DateShape>) -> String {
    match shape {
        Some(DateShape::Year) => year.to_string(),
        Some(DateShape::Month) => period_name(Period::Month { year, month }),
        Some(DateShape::Day) | None => format!("{day:02}.{month:02}.{year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_show_what_their_format_does() {
        let shown = |shape| date_text((2015, 2, 1), shape);
        assert_eq!(shown(Some(DateShape::Month)), "februar 2015");
        assert_eq!(shown(Some(DateShape::Year)), "2015");
        assert_eq!(
            (shown(Some(DateShape::Day)), shown(None)),
            ("01.02.2015".into(), "01.02.2015".into())
        );
    }

    #[test]
    fn long_empty_stretches_are_drawn_as_one() {
        assert_eq!(with_gaps([0, 1, 3, 1_048_575]), [0, 1, 2, 3, 4, 1_048_575]);
        assert_eq!(with_gaps([0, 4]), [0, 1, 2, 3, 4]);
        assert_eq!(with_gaps([2, 3]), [0, 1, 2, 3]);
        assert_eq!(with_gaps([50, 51]), [46, 50, 51]);
        assert!(with_gaps([]).is_empty());
    }
}
