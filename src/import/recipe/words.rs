//! Corrections in words for people.

use crate::domain::observation::{cell_name, column_name};
use crate::domain::{Anchor, ColumnIs, Correction, Reach, RowIs, Setting};
use crate::text::period_name;
use crate::tr;

/// "resultat"
#[must_use]
pub fn column_is(is: ColumnIs) -> String {
    match is {
        ColumnIs::Indicator => tr!("recipe-column-indicator"),
        ColumnIs::Unit => tr!("recipe-column-unit"),
        ColumnIs::Split => tr!("recipe-column-split"),
        ColumnIs::Period => tr!("recipe-column-period"),
        ColumnIs::Measure => tr!("recipe-column-measure"),
        ColumnIs::Perspective => tr!("recipe-column-perspective"),
        ColumnIs::Result => tr!("recipe-result"),
        ColumnIs::Target => tr!("recipe-target"),
        ColumnIs::Budget => tr!("recipe-budget"),
        ColumnIs::Forecast => tr!("recipe-forecast"),
        ColumnIs::Note => tr!("recipe-column-note"),
        ColumnIs::Source => tr!("recipe-column-source"),
        ColumnIs::Total => tr!("recipe-total"),
        ColumnIs::Aside => tr!("recipe-aside"),
    }
}

/// "overskrifter"
#[must_use]
pub fn row_is(is: RowIs) -> String {
    match is {
        RowIs::Heads => tr!("recipe-row-heads"),
        RowIs::HeadsOfUnits => tr!("recipe-row-heads-of-units"),
        RowIs::HeadsOfIndicators => tr!("recipe-row-heads-of-indicators"),
        RowIs::HeadsOfSplits => tr!("recipe-row-heads-of-splits"),
        RowIs::Figures => tr!("recipe-row-figures"),
        RowIs::Target => tr!("recipe-target"),
        RowIs::Budget => tr!("recipe-budget"),
        RowIs::Forecast => tr!("recipe-forecast"),
        RowIs::Heading => tr!("recipe-row-heading"),
        RowIs::Total => tr!("recipe-total"),
        RowIs::Note => tr!("recipe-row-note"),
        RowIs::Aside => tr!("recipe-aside"),
    }
}

fn column_words(at: &Anchor) -> String {
    if at.beyond == 0 && !at.exact.is_empty() {
        return tr!("recipe-of-column", name = &at.exact);
    }
    let column = at.column.saturating_add(at.beyond);
    tr!("recipe-of-column-letter", name = column_name(column))
}

fn row_words(at: &Anchor) -> String {
    if at.beyond == 0 && !at.exact.is_empty() {
        return tr!("recipe-of-row", name = &at.exact);
    }
    let row = u64::from(at.row) + u64::from(at.beyond) + 1;
    tr!("recipe-of-row-number", name = row.to_string())
}

fn reach_words(reach: &Reach) -> String {
    match reach {
        Reach::Sheet => tr!("recipe-of-sheet"),
        Reach::Table(at) => tr!("recipe-of-table", cell = cell_name(at.row, at.column)),
        Reach::Column(at) => column_words(at),
        Reach::Row(at) => row_words(at),
    }
}

/// "Kolonnen «Ambisjon 2016» er resultat"
#[must_use]
pub fn correction(correction: &Correction) -> String {
    match correction {
        Correction::Column { at, is } => {
            tr!("recipe-is", what = column_words(at), is = column_is(*is))
        }
        Correction::Row { at, is } => tr!("recipe-is", what = row_words(at), is = row_is(*is)),
        Correction::Block { at, rows, columns, is_table, .. } => {
            let left = at.column.saturating_sub(at.beyond);
            let last = cell_name(
                at.row.saturating_add(rows.saturating_sub(1)),
                left.saturating_add(columns.saturating_sub(1)),
            );
            let range = format!("{}:{last}", cell_name(at.row, left));
            if *is_table {
                tr!("recipe-table", range = range)
            } else {
                tr!("recipe-no-table", range = range)
            }
        }
        Correction::Hidden { taken_in: true } => tr!("recipe-hidden-in"),
        Correction::Hidden { taken_in: false } => tr!("recipe-hidden-out"),
        Correction::Set { reach, what } => {
            let (what, to) = match what {
                Setting::Measure(name) => (tr!("recipe-measure"), name.clone()),
                Setting::Indicator { name, .. } => (tr!("recipe-indicator"), name.clone()),
                Setting::Unit { name, .. } => (tr!("recipe-unit"), name.clone()),
                Setting::Period { period, .. } => (tr!("recipe-period"), period_name(*period)),
            };
            tr!("recipe-set", reach = reach_words(reach), what = what, to = to)
        }
    }
}
