//! "Skole | Trivsel | Kommunen | Landet": what the units are compared with stands in columns of its own, the same in every
//! row.

use std::collections::BTreeSet;

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::import::grid::Place;
use crate::import::lexicon::norm;
use crate::import::matching::{is_benchmark, is_whole_municipality_form, unit_form};

/// Rows looked at.
const MOST_ROWS: usize = 400;

/// Gives such columns what the column before them counts, of whom they name.
pub(super) fn settle(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &mut Plan,
    pool: &mut Pool,
) {
    let rows = || plan.rows.iter().flatten();
    let of_units = rows().all(|key| key.unit.is_some() && key.indicator.is_none());
    if !of_units || rows().next().is_none() {
        return;
    }
    let same = |column: &Column| {
        let rows = lines.iter().filter(|line| line.sort == Sort::Data).take(MOST_ROWS);
        let items = rows.filter_map(|line| view.at(Place::new(line.row, column.at)));
        let values: BTreeSet<u64> =
            items.filter_map(|item| view.value(item.cell)).map(f64::to_bits).collect();
        values.len() == 1
    };
    let mut before: Option<Key> = None;
    for (column, key) in shape.columns.iter().zip(&mut plan.columns) {
        let Some(key) = key.as_mut().filter(|_| column.role == Role::Value) else { continue };
        let whom = key.indicator.as_deref().and_then(whom).filter(|_| key.unit.is_none());
        match (whom, &before) {
            (Some(whom), Some(of)) if same(column) => {
                key.unit = Some(pool.share(&whom));
                key.indicator.clone_from(&of.indicator);
                key.dimension.clone_from(&of.dimension);
                key.measure = key.measure.take().or_else(|| of.measure.clone());
                key.period = key.period.or(of.period);
            }
            (Some(_), _) => {}
            // Targets are for what is counted, and so is what stands behind them.
            (None, _) if key.indicator.is_some() || key.kind.is_none() || before.is_none() => {
                before = Some(key.clone());
            }
            (None, _) => {}
        }
    }
}

/// Whom a head compares with: "Landet", "Kommunen" of "Kommunesnitt".
fn whom(head: &str) -> Option<String> {
    const MEANS: [&str; 6] = [
        "kommunesnitt",
        "kommunegjennomsnitt",
        "snitt kommunen",
        "snitt kommune",
        "gjennomsnitt kommunen",
        "kommunesnittet",
    ];
    let level = norm(head);
    if MEANS.contains(&level.as_str()) {
        return Some("Kommunen".to_owned());
    }
    let known = is_benchmark(head)
        || is_whole_municipality_form(&unit_form(head))
        || ["landssnitt", "landssnittet", "fylkessnitt", "fylkessnittet"].contains(&level.as_str());
    known.then(|| head.to_owned())
}
