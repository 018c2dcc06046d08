//! Corrections brought to the places of one sheet.

use std::collections::BTreeMap;

use super::{Book, ByHand, anchor, words};
use crate::domain::{ColumnIs, Correction, Reach, RowIs, Setting};
use crate::import::grid::{Area, Place, Sheet};

/// How much of this sheet a setting reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Sheet,
    /// The table that holds this cell.
    Table(Place),
    /// The column of this head.
    Column(Place),
    /// The row of this cell, in the table that has the cell's column.
    Row(Place),
}

/// All that is said about one sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// A cell of the head's row and the column itself, with what it is.
    pub columns: Vec<(Place, ColumnIs)>,
    /// A cell of the row, in a column of the table the row is of, with what it is.
    pub rows: BTreeMap<Place, RowIs>,
    /// Blocks that are tables, and blocks that are none.
    pub blocks: Vec<(Area, bool)>,
    pub hidden: Option<bool>,
    pub settings: Vec<(At, Setting)>,
    pub by_hand: ByHand,
    /// Corrections whose place this sheet does not have, in words.
    pub missed: Vec<String>,
}

/// The cell so many rows below another.
fn below(place: Place, rows: u32) -> Option<Place> {
    Some(Place::new(place.row.checked_add(rows)?, place.column))
}

/// Whether a correction is about this sheet of this workbook at all; some are about one alone.
#[must_use]
pub fn concerns(correction: &Correction, book: &Book<'_>, name: &str) -> bool {
    let Correction::Set { what, .. } = correction else { return true };
    match what {
        Setting::Measure(_) => true,
        Setting::Indicator { workbook, sheet, .. } | Setting::Unit { workbook, sheet, .. } => {
            super::is_workbook(workbook, book.file) && book.is_sheet(sheet, name)
        }
        // One workbook alone: its sheets are known by their names.
        Setting::Period { hash, sheet, .. } => {
            hash == book.hash && (sheet.is_empty() || sheet == name)
        }
    }
}

impl Said {
    /// Finds the places of corrections in a sheet of this workbook.
    #[must_use]
    pub fn of(
        sheet: &Sheet,
        book: &Book<'_>,
        corrections: &[Correction],
        by_hand: &ByHand,
    ) -> Self {
        let mut said = Self { by_hand: by_hand.clone(), ..Self::default() };
        for correction in corrections {
            if said.take(sheet, book, correction).is_none() {
                said.missed.push(words::correction(correction));
            }
        }
        said
    }

    /// Whether nothing at all is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { missed: self.missed.clone(), ..Self::default() }
    }

    /// Whether a place is in a part of the sheet: in the block that is one table, or, for the rest, in no
    /// block at all. Of blocks that meet the one said last counts.
    #[must_use]
    pub fn is_of_part(&self, place: Place, table: Option<Area>) -> bool {
        let block = self.blocks.iter().rfind(|(area, _)| area.contains(place));
        match (block, table) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some((area, is_table)), Some(table)) => *is_table && *area == table,
        }
    }

    /// `None` where the sheet does not have the place.
    fn take(&mut self, sheet: &Sheet, book: &Book<'_>, correction: &Correction) -> Option<()> {
        match correction {
            Correction::Column { at, is } => {
                let head = anchor::find(sheet, at)?;
                let column = head.column.checked_add(at.beyond)?;
                self.columns.push((Place::new(head.row, column), *is));
            }
            Correction::Row { at, is } => {
                self.rows.insert(below(anchor::find(sheet, at)?, at.beyond)?, *is);
            }
            Correction::Block { at, rows, columns, to_last_row, to_last_column, is_table } => {
                let first = anchor::find(sheet, at)?;
                let left = first.column.checked_sub(at.beyond)?;
                let used = sheet.used()?;
                let end = |from: u32, many: u32, last: u32, grows: bool| {
                    let end = from.saturating_add(many.saturating_sub(1));
                    if grows { end.max(last) } else { end }
                };
                let bottom = end(first.row, *rows, used.last.row, *to_last_row);
                let right = end(left, *columns, used.last.column, *to_last_column);
                let area = Area::new(Place::new(first.row, left), Place::new(bottom, right));
                self.blocks.push((area, *is_table));
            }
            Correction::Hidden { taken_in } => self.hidden = Some(*taken_in),
            Correction::Set { reach, what } => {
                // What is said of another workbook or sheet alone is no loss here.
                if !concerns(correction, book, &sheet.name) {
                    return Some(());
                }
                let at = match reach {
                    Reach::Sheet => At::Sheet,
                    Reach::Table(at) => At::Table(anchor::find(sheet, at)?),
                    Reach::Column(at) => {
                        let head = anchor::find(sheet, at)?;
                        At::Column(Place::new(head.row, head.column.checked_add(at.beyond)?))
                    }
                    Reach::Row(at) => At::Row(below(anchor::find(sheet, at)?, at.beyond)?),
                };
                self.settings.push((at, what.clone()));
            }
        }
        Some(())
    }
}
