//! Pivot tables made of another sheet of the same workbook: that sheet is offered instead.

use std::collections::BTreeSet;

use super::column_heads::{may_be_pivot_furniture, pivot_furniture};
use super::pool::Pool;
use crate::import::facts::{About, CellReading, CellRole, FileReading, Question, SheetReading};
use crate::import::grid::{Content, Sheet};
use crate::import::lexicon::norm;
use crate::tr;

/// Cells looked at for what a pivot table writes, and for the heads of the table it is made of.
const MOST_CELLS: usize = 400;

/// Asks about each pivot table whose source is a sheet of the same workbook.
pub fn offer_sources(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 {
        return;
    }
    let fields: Vec<BTreeSet<String>> =
        reading.sheets.iter().map(|sheet| fields(&sheet.grid)).collect();
    if fields.iter().all(BTreeSet::is_empty) {
        return;
    }
    for (at, own) in fields.iter().enumerate().filter(|(_, own)| !own.is_empty()) {
        let source = reading.sheets.iter().zip(&fields).find(|(sheet, other)| {
            other.is_empty()
                && !sheet.tables.is_empty()
                && own.iter().all(|field| heads(sheet).contains(field))
        });
        let Some((source, _)) = source else { continue };
        let Some(sheet) = reading.sheets.get(at) else { continue };
        let (pivot, source) = (sheet.grid.name.as_str(), source.grid.name.as_str());
        let text = tr!("question-pivot", sheet = pivot, source = source);
        let range = sheet.grid.used();
        let why = pool.share(&text);
        let mut any = false;
        for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == at) {
            any = true;
            fact.why = if fact.certain {
                why.clone()
            } else {
                pool.share(&format!("{} {text}", fact.why))
            };
            fact.certain = false;
            if let Some(sheet) = reading.sheets.get_mut(at) {
                sheet.roles.alter(&fact.place, |cell| match cell.role {
                    CellRole::Value => {
                        CellReading { role: CellRole::Doubtful, why: Some(fact.why.clone()) }
                    }
                    _ => cell.clone(),
                });
            }
        }
        if any {
            reading.questions.push(Question {
                sheet: at,
                cells: Vec::new(),
                range,
                about: About::Whole,
                text,
                options: vec![tr!("option-take-in"), tr!("option-leave-out")],
            });
        }
    }
}

/// The columns a pivot table sums, in the form heads are compared in; none of any other sheet.
fn fields(sheet: &Sheet) -> BTreeSet<String> {
    let mut furniture = false;
    let mut out = BTreeSet::new();
    for (_, cell) in sheet.cells.iter().take(MOST_CELLS) {
        let Content::Text(text) = &cell.content else { continue };
        // Nearly all begin with something else than a space, and need not be trimmed to see that they are none.
        let spaced = text.bytes().next().is_some_and(|first| !first.is_ascii_graphic());
        if !spaced && !may_be_pivot_furniture(text) {
            continue;
        }
        match pivot_furniture(text.trim()) {
            Some("") => furniture = true,
            Some(field) => {
                out.insert(norm(field));
            }
            None => {}
        }
    }
    if furniture { out } else { BTreeSet::new() }
}

/// The texts of a sheet's first rows that head its tables.
fn heads(sheet: &SheetReading) -> BTreeSet<String> {
    let rows: BTreeSet<u32> = sheet.tables.iter().map(|table| table.range.first.row).collect();
    let cells = sheet.grid.cells.iter().take(MOST_CELLS);
    cells
        .filter(|(place, _)| {
            rows.iter().any(|row| (*row..row.saturating_add(3)).contains(&place.row))
        })
        .filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) => Some(norm(text)),
            _ => None,
        })
        .collect()
}
