//! Corrections made from the places people point at.

use super::anchor;
use super::shape::cell_form;
use crate::domain::{Anchor, ColumnIs, Correction, Reach, RowIs};
use crate::import::facts::{CellRole, SheetReading};
use crate::import::grid::{Area, Content, Place, Sheet};

/// Rows looked at above a place for something to know it by.
const REACH_UP: u32 = 200;

/// The column of this cell is something else than it was read as.
#[must_use]
pub fn column(sheet: &SheetReading, at: Place, is: ColumnIs) -> Correction {
    Correction::Column { at: column_anchor(sheet, at), is }
}

/// The row of this cell is something else than it was read as.
#[must_use]
pub fn row(sheet: &SheetReading, at: Place, is: RowIs) -> Correction {
    Correction::Row { at: row_anchor(sheet, at), is }
}

/// These cells are one table, or none.
#[must_use]
pub fn block(grid: &Sheet, area: Area, is_table: bool) -> Option<Correction> {
    let within = || grid.cells.iter().map(|(place, _)| place).filter(|at| area.contains(*at));
    let first = within().next()?;
    let (left, right) = (within().map(|at| at.column).min()?, within().map(|at| at.column).max()?);
    let bottom = within().last()?.row;
    let beside = |at: &Place| (left..=right).contains(&at.column);
    let beyond = |at: &Place| (first.row..=bottom).contains(&at.row);
    let used = || grid.cells.iter().map(|(place, _)| place);
    Some(Correction::Block {
        at: anchor::to(grid, first, first.column - left),
        rows: bottom - first.row + 1,
        columns: right - left + 1,
        to_last_row: used().filter(beside).all(|at| at.row <= bottom),
        to_last_column: used().filter(beyond).all(|at| at.column <= right),
        is_table,
    })
}

/// All of the column of this cell.
#[must_use]
pub fn column_reach(sheet: &SheetReading, at: Place) -> Reach {
    Reach::Column(column_anchor(sheet, at))
}

/// All of the row of this cell.
#[must_use]
pub fn row_reach(sheet: &SheetReading, at: Place) -> Reach {
    Reach::Row(row_anchor(sheet, at))
}

/// All of the table that holds this cell; the whole sheet where no table does.
#[must_use]
pub fn table_reach(sheet: &SheetReading, at: Place) -> Reach {
    let Some(range) = table_at(sheet, at) else { return Reach::Sheet };
    let first = sheet.grid.cells.iter().map(|(place, _)| place).find(|one| range.contains(*one));
    first.map_or(Reach::Sheet, |first| Reach::Table(anchor::to(&sheet.grid, first, 0)))
}

fn table_at(sheet: &SheetReading, at: Place) -> Option<Area> {
    let tables = || sheet.tables.iter().map(|table| table.range);
    tables().find(|range| range.contains(at)).or_else(|| {
        // A head or a side note lies outside, but its column or row leads to the table.
        tables().find(|range| {
            (range.first.row..=range.last.row).contains(&at.row)
                || (range.first.column..=range.last.column).contains(&at.column)
        })
    })
}

/// The lowest head over a column, or the nearest one to its left.
fn column_anchor(sheet: &SheetReading, at: Place) -> Anchor {
    let grid = &sheet.grid;
    let table = table_at(sheet, at);
    let (top, bottom) = match table {
        Some(range) => (range.first.row, range.last.row),
        None => (at.row.saturating_sub(REACH_UP), at.row),
    };
    let figure = |place: &Place| match sheet.roles.get(place).map(|reading| reading.role) {
        Some(role) => matches!(
            role,
            CellRole::Value
                | CellRole::Target
                | CellRole::Missing
                | CellRole::Doubtful
                | CellRole::Total
                | CellRole::Duplicate
        ),
        None => false,
    };
    let in_rows = |from: u32, to: u32| {
        grid.cells.rows_from(from).take_while(move |(place, _)| place.row <= to)
    };
    let body = in_rows(top, bottom)
        .find(|(place, cell)| {
            figure(place)
                || table.is_none()
                    && matches!(cell.content, Content::Number(_))
                    && cell_form(cell).is_empty()
        })
        .map_or(bottom.saturating_add(1), |(place, _)| place.row);
    let leftmost = table.map_or(0, |range| range.first.column);
    for column in (leftmost..=at.column).rev() {
        let head = in_rows(top, body.saturating_sub(1))
            .filter(|(place, cell)| place.column == column && !cell_form(cell).is_empty())
            .last();
        if let Some((place, _)) = head {
            return anchor::to(grid, place, at.column - column);
        }
    }
    Anchor { row: at.row, column: at.column, ..Anchor::default() }
}

/// The first words of a row, or of the nearest row above that has any.
fn row_anchor(sheet: &SheetReading, at: Place) -> Anchor {
    let grid = &sheet.grid;
    let range = table_at(sheet, at);
    let inside = |place: &Place| {
        range.is_none_or(|range| (range.first.column..=range.last.column).contains(&place.column))
    };
    for up in 0..=REACH_UP.min(at.row) {
        let row = at.row - up;
        let named = grid
            .cells
            .rows_from(row)
            .take_while(|(place, _)| place.row == row)
            .find(|(place, cell)| inside(place) && !cell_form(cell).is_empty());
        if let Some((place, _)) = named {
            return anchor::to(grid, place, up);
        }
    }
    Anchor { row: at.row, column: at.column, ..Anchor::default() }
}
