//! A sheet taken apart as people have said: blocks that are tables of their own, what is no
//! table, hidden parts taken in or left out, values meant otherwise.

use arcstr::ArcStr;

use super::resolve::Said;
use crate::import::grid::{Area, Cells, Content, Place, Sheet, Visibility};
use crate::import::number;
use crate::tr;

/// A part of a sheet that is understood by itself.
pub struct Part {
    pub sheet: Sheet,
    /// The block that is one table, as people have said.
    pub table: Option<Area>,
}

/// What stands in a cell that people have said means another number.
fn fixed(sheet: &Sheet, style: u16, value: f64) -> Content {
    let format = sheet.styles.get(usize::from(style)).map_or("", |style| &style.format);
    let format = number::read_format(format);
    let in_a_day = format.time.and_then(|time| number::in_a_day(time.measure()));
    Content::Number(match (in_a_day, format.percent) {
        (Some(in_a_day), _) => value / in_a_day,
        (None, true) => value / 100.0,
        (None, false) => value * 1000_f64.powi(i32::from(format.scaled_by)),
    })
}

fn is_hidden(sheet: &Sheet, place: Place) -> bool {
    sheet.visibility != Visibility::Visible
        || sheet.hidden_rows.contains(&place.row)
        || sheet.hidden_columns.contains(&place.column)
}

/// Why a cell is left out before anything is understood.
fn left_out(sheet: &Sheet, said: &Said, place: Place) -> Option<String> {
    if said.hidden == Some(false) && is_hidden(sheet, place) {
        return Some(tr!("why-hidden-left-out"));
    }
    let tabled = |is_table: bool| {
        said.blocks.iter().rposition(|(area, table)| *table == is_table && area.contains(place))
    };
    // The later word holds.
    (tabled(false) > tabled(true)).then(|| tr!("why-said-no-table"))
}

/// The parts of a sheet, and the cells that are left out with the reason.
pub(in crate::import) fn parts(sheet: &Sheet, said: &Said) -> (Vec<Part>, Vec<(Place, ArcStr)>) {
    let tables: Vec<Area> =
        said.blocks.iter().filter(|(_, is_table)| *is_table).map(|(area, _)| *area).collect();
    let mut bare = Sheet {
        name: sheet.name.clone(),
        visibility: sheet.visibility,
        cells: Cells::default(),
        styles: sheet.styles.clone(),
        marks: sheet.marks.clone(),
        merges: sheet.merges.clone(),
        hidden_rows: sheet.hidden_rows.clone(),
        hidden_columns: sheet.hidden_columns.clone(),
        outline: sheet.outline.clone(),
        comments: sheet.comments.clone(),
        tables: sheet.tables.clone(),
        formulas: sheet.formulas.clone(),
        linked: sheet.linked.clone(),
        remarks: Vec::new(),
    };
    if said.hidden == Some(true) {
        bare.visibility = Visibility::Visible;
        bare.hidden_rows.clear();
        bare.hidden_columns.clear();
    }
    let mut rest = bare.clone();
    let mut own: Vec<Part> =
        tables.iter().map(|area| Part { sheet: bare.clone(), table: Some(*area) }).collect();
    let mut left = Vec::new();
    for (place, cell) in &sheet.cells {
        if let Some(why) = left_out(sheet, said, place) {
            left.push((place, why.into()));
            continue;
        }
        let mut cell = cell.clone();
        if let Some(value) = said.by_hand.values.get(&place).and_then(|fix| fix.value) {
            cell.content = fixed(sheet, cell.style, value);
            cell.superscript = None;
        }
        match tables.iter().rposition(|area| area.contains(place)) {
            Some(at) => {
                if let Some(part) = own.get_mut(at) {
                    part.sheet.cells.push(place, cell);
                }
            }
            None => {
                // Words above a table may be its title.
                for part in &mut own {
                    let above = part.table.is_some_and(|area| place.row < area.first.row);
                    if above && matches!(cell.content, Content::Text(_)) {
                        part.sheet.cells.push(place, cell.clone());
                    }
                }
                rest.cells.push(place, cell);
            }
        }
    }
    own.retain(|part| {
        part.table.is_some_and(|area| part.sheet.cells.iter().any(|(at, _)| area.contains(at)))
    });
    if !rest.cells.is_empty() {
        own.insert(0, Part { sheet: rest, table: None });
    }
    (own, left)
}
