//! "Mål | 90 %" merged over "1. tertial | 2. tertial": what is strived for over both, which is for the year.

use super::emit::Output;
use super::plan::Plan;
use super::shape::Shape;
use super::view::View;
use crate::domain::Period;
use crate::import::facts::FactKind;
use crate::import::grid::Area;

/// Gives targets, budgets and forecasts that are merged over parts of a year that year; those of the table are from
/// `before` on.
pub(super) fn settle(
    view: &View<'_>,
    shape: &Shape<'_>,
    plan: &Plan,
    before: usize,
    out: &mut Output<'_>,
) {
    if view.sheet.merges.is_empty() {
        return;
    }
    let flat = |area: &&Area| {
        area.first.row == area.last.row
            && area.first.column < area.last.column
            && shape.region.body.binary_search(&area.first.row).is_ok()
    };
    let year_over = |area: &Area| {
        let columns = shape.columns.iter().zip(&plan.columns);
        let covered = columns
            .filter(|(column, _)| (area.first.column..=area.last.column).contains(&column.at));
        let mut years = covered.map(|(_, key)| part_of(key.as_ref()?.period?));
        let first = years.next()??;
        years.all(|year| year == Some(first)).then_some(first)
    };
    let found: Vec<(Area, i16)> = view
        .sheet
        .merges
        .iter()
        .filter(flat)
        .filter_map(|area| Some((*area, year_over(area)?)))
        .collect();
    if found.is_empty() {
        return;
    }
    let planned =
        |kind: FactKind| matches!(kind, FactKind::Target | FactKind::Budget | FactKind::Forecast);
    let over = |place| found.iter().find(|(area, _)| area.contains(place));
    for fact in out.facts.iter_mut().skip(before).filter(|fact| planned(fact.kind)) {
        if let Some((area, year)) = over(fact.place)
            && fact.place == area.first
        {
            fact.period = Period::year(i32::from(*year)).or(fact.period);
        }
    }
    // The rest of a merged cell is no cell that lacks its figure.
    let mut at = 0;
    out.facts.retain(|fact| {
        at += 1;
        at <= before
            || !planned(fact.kind)
            || fact.value.is_some()
            || over(fact.place).is_none_or(|(area, _)| fact.place == area.first)
    });
}

/// The year a period is a part of.
fn part_of(period: Period) -> Option<i16> {
    match period {
        Period::Tertial { year, .. }
        | Period::Quarter { year, .. }
        | Period::HalfYear { year, .. }
        | Period::Month { year, .. } => Some(year),
        _ => None,
    }
}
