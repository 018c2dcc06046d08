//! What the cells of a table's heads, labels and side columns are, for the account of the sheet.

use std::cell::LazyCell;

use arcstr::ArcStr;

use super::emit::Output;
use super::persons;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::{Tok, View};
use crate::import::facts::CellRole;
use crate::import::grid::{Content, Table};
use crate::import::region::Region;
use crate::tr;

/// Excel's own table whose head this region has.
pub(super) fn listed_as<'v>(view: &View<'v>, found: &Region) -> Option<&'v Table> {
    let sheet = view.sheet;
    sheet.tables.iter().find(|table| {
        table.head_row().is_some_and(|row| found.heads.contains(&row))
            && found.first_column <= table.area.last.column
            && table.area.first.column <= found.last_column
    })
}

/// Says of the head and the totals of one of Excel's own tables that they are.
pub(super) fn mark_listed(view: &View<'_>, table: &Table, lines: &[Line], out: &mut Output<'_>) {
    let items = |row: u32| view.items_in(row, table.area.first.column, table.area.last.column);
    let head: ArcStr = tr!("why-listed-head", name = table.name.clone()).into();
    for item in table.head_row().into_iter().flat_map(items) {
        let dated = matches!(item.tok, Tok::Year | Tok::Period);
        let role = if dated { CellRole::Period } else { CellRole::Label };
        out.ledger.give(item.place, role, Some(head.clone()));
    }
    let is_total =
        |row: &u32| lines.iter().any(|line| line.row == *row && line.sort == Sort::Total);
    let total: ArcStr = tr!("why-listed-total", name = table.name.clone()).into();
    for item in table.total_row().filter(is_total).into_iter().flat_map(items) {
        if item.tok == Tok::Number || item.tok == Tok::Year {
            out.ledger.give(item.place, CellRole::Total, Some(total.clone()));
        }
    }
}

/// "Lower CI 95.0 limit", "Øvre konfidensgrense": how sure the figure beside it is.
fn is_confidence(column: &Column) -> bool {
    const WORDS: [&str; 5] = ["ci", "ki", "confidence", "konfidensgrense", "konfidensintervall"];
    column.level_title().split([' ', '_']).any(|word| WORDS.contains(&word))
}

/// Roles of heads, labels and side columns.
pub(super) fn mark_roles(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    found: &Region,
    renamed: bool,
    out: &mut Output<'_>,
) {
    let calculation = LazyCell::new(|| ArcStr::from(tr!("why-calculated-column")));
    let confidence = LazyCell::new(|| ArcStr::from(tr!("why-confidence-column")));
    let calculated = LazyCell::new(|| ArcStr::from(tr!("why-calculated-row")));
    let total = LazyCell::new(|| ArcStr::from(tr!("why-total")));
    let key = LazyCell::new(|| ArcStr::from(tr!("why-key-column")));
    let scratch = LazyCell::new(|| ArcStr::from(tr!("why-scratch")));
    for column in &shape.columns {
        for place in &column.head_places {
            let role = if column.has_period() { CellRole::Period } else { CellRole::Label };
            out.ledger.give(*place, role, None);
        }
    }
    for row in &found.heads {
        for item in view.items_in(*row, found.first_column, found.last_column) {
            out.ledger.give(item.place, CellRole::Label, None);
        }
    }
    for line in lines {
        let figures = line.sort == Sort::Data;
        // Cells and columns both go from left to right.
        let mut right = shape.columns.as_slice();
        for item in view.items_in(line.row, found.first_column, found.last_column) {
            while let [left, rest @ ..] = right
                && left.at < item.place.column
            {
                right = rest;
            }
            let column = right.first().filter(|column| column.at == item.place.column);
            // Most cells are figures, which are given their roles as facts.
            if figures && column.is_some_and(|column| column.role == Role::Value) {
                continue;
            }
            let (role, why) = match (line.sort, column.map(|column| column.role)) {
                (Sort::Heading, _) => (CellRole::Label, None),
                (Sort::Note, Some(Role::Value)) if renamed && item.tok == Tok::Text => {
                    (CellRole::Label, None)
                }
                (Sort::Note, _) if item.tok == Tok::Text => (CellRole::Note, None),
                (_, Some(Role::Label(_))) => (CellRole::Label, None),
                (_, Some(Role::Measure)) => (CellRole::Measure, None),
                (_, Some(Role::Perspective | Role::Kind)) => (CellRole::Label, None),
                (_, Some(Role::Note))
                    if item.tok == Tok::Text
                        && column.is_some_and(|column| {
                            persons::is_named(column, &view.text(item.cell))
                        }) =>
                {
                    (CellRole::SetAside, Some(tr!("why-person").into()))
                }
                (_, Some(Role::Note | Role::Source)) => {
                    let number = matches!(item.cell.content, Content::Number(_));
                    (CellRole::Note, number.then(|| tr!("why-number-among-notes").into()))
                }
                (_, Some(Role::Period)) => (CellRole::Period, None),
                (_, Some(Role::Key)) => (CellRole::SetAside, Some(ArcStr::clone(&key))),
                (_, Some(Role::Listed)) => (CellRole::Note, Some(tr!("why-list-beside").into())),
                (_, Some(Role::Margin)) => (CellRole::Note, Some(tr!("why-margin").into())),
                (_, Some(Role::Superseded)) => {
                    (CellRole::SetAside, Some(tr!("why-superseded").into()))
                }
                (_, Some(Role::Calculation)) if column.is_some_and(is_confidence) => {
                    (CellRole::SetAside, Some(ArcStr::clone(&confidence)))
                }
                (_, Some(Role::Calculation)) => {
                    (CellRole::SetAside, Some(ArcStr::clone(&calculation)))
                }
                (Sort::Calculation, Some(Role::Value | Role::Total)) => {
                    (CellRole::SetAside, Some(ArcStr::clone(&calculated)))
                }
                (Sort::Total, Some(Role::Value)) | (_, Some(Role::Total)) => {
                    (CellRole::Total, Some(ArcStr::clone(&total)))
                }
                (_, Some(Role::Scratch)) if item.tok != Tok::Text => {
                    (CellRole::SetAside, Some(ArcStr::clone(&scratch)))
                }
                _ => continue,
            };
            out.ledger.give(item.place, role, why);
        }
    }
}
