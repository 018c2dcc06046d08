//! "Skole | Trivsel | Kommunen | Landet": what the units are compared with stands in columns of its own, the same in every
//! row.

use std::collections::BTreeSet;

use super::context::Context;
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::import::grid::Place;
use crate::import::lexicon::{is_group, norm};
use crate::import::matching::{is_benchmark, is_whole_municipality_form, unit_form};

/// Rows looked at.
const MOST_ROWS: usize = 400;

/// Gives such columns what the column before them counts, of whom they name.
pub(super) fn settle(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &mut Plan,
    (context, pool): (&Context, &mut Pool),
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
    own_in_heads(plan, context, pool);
    let mut before: Option<Key> = None;
    let titled = plan.base.indicator.is_some();
    for (column, key) in shape.columns.iter().zip(&mut plan.columns) {
        let Some(key) = key.as_mut().filter(|_| column.role == Role::Value) else { continue };
        // "Avdeling | Kvinner | Menn | Totalt | Kommunen" under what the title counts: no part of each department.
        let beside_parts = titled && key.unit.is_none() && key.indicator.is_none();
        let others = key.dimension.as_deref().and_then(whom).filter(|_| beside_parts);
        if let Some(others) = others.filter(|_| same(column)) {
            key.unit = Some(pool.share(&others));
            key.dimension = None;
            continue;
        }
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

/// "Skole | Skolens resultat | Kommunens resultat", "Skole | Skolen | Kommunen" under what the title counts: the first is each
/// school's own.
fn own_in_heads(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let Some(counted) = context.matter().map(|name| pool.share(&name.text)) else { return };
    let is_own = |key: &Key| {
        let name = key.indicator.as_deref();
        name.is_some_and(|name| {
            let whom = super::whose::meant_by(name);
            super::selves::is_generic(whom.as_deref().unwrap_or(name))
        })
    };
    let compared =
        |key: &Key| key.unit.is_some() || key.indicator.as_deref().and_then(whom).is_some();
    let others = plan.columns.iter().flatten().filter(|key| !is_own(key));
    if plan.columns.iter().flatten().filter(|key| is_own(key)).count() != 1
        || !others.clone().any(compared)
        || !others.clone().all(|key| compared(key) || key.kind.is_some())
    {
        return;
    }
    for key in plan.columns.iter_mut().flatten() {
        if is_own(key) || key.unit.is_some() && key.indicator.is_some() {
            key.indicator = Some(counted.clone());
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
    // "Kommunens resultat", "KG3"
    if let Some(whom) = super::whose::meant_by(head).filter(|whom| !super::selves::is_generic(whom))
    {
        return Some(whom);
    }
    if is_group(&level) {
        return Some(head.to_owned());
    }
    if MEANS.contains(&level.as_str()) {
        return Some("Kommunen".to_owned());
    }
    let known = is_benchmark(head)
        || is_whole_municipality_form(&unit_form(head))
        || ["landssnitt", "landssnittet", "fylkessnitt", "fylkessnittet"].contains(&level.as_str());
    known.then(|| head.to_owned())
}
