//! Blank cells where a figure was expected: which of them are missing, and what is to come.

use arcstr::ArcStr;
use ecow::EcoString;

use super::emit::Output;
use super::keys::Met;
use super::plan::Plan;
use super::rows::Line;
use super::shape::Shape;
use super::view::View;
use crate::domain::{Marks, Missing, Period};
use crate::import::facts::{Fact, FactKind};
use crate::import::grid::Place;

/// Months that nothing has been written for yet, after the last that has, are not missing.
pub(super) fn drop_what_is_to_come(before: usize, out: &mut Output<'_>) {
    let own = out.facts.get(before..).unwrap_or_default();
    let is_blank = |fact: &Fact| fact.missing == Some(Missing::Blank);
    let blank = own.iter().filter(|fact| is_blank(fact));
    let Some(latest) = blank.filter_map(|fact| fact.period).map(Period::start).max() else {
        return;
    };
    // Mostly something is said of a time that is not over then, as the last columns show, and there is nothing to
    // move the others for.
    let said = || own.iter().rev().filter(|fact| !is_blank(fact)).filter_map(|fact| fact.period);
    if said().any(|period| period.end() >= latest) {
        return;
    }
    let Some(last) = said().map(Period::end).max() else { return };
    let to_come =
        |fact: &Fact| is_blank(fact) && fact.period.is_some_and(|period| period.start() > last);
    let mut at = 0;
    out.facts.retain(|fact| {
        at += 1;
        at <= before || !to_come(fact)
    });
}

/// The last period any result column has a value in.
pub(super) fn last_filled_columns(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &Plan,
) -> Option<Period> {
    let mut last: Option<Period> = None;
    for (column, key) in shape.columns.iter().zip(&plan.columns) {
        let Some(key) = key else { continue };
        let filled = lines.iter().any(|line| view.at(Place::new(line.row, column.at)).is_some());
        if let (true, Some(period)) = (filled, key.period) {
            last = Some(last.map_or(period, |last| last.max(period)));
        }
    }
    last
}

/// Whether an empty cell was expected to hold a result.
pub(super) fn blank_counts(
    key: &Met<'_>,
    (period, kind): (Option<Period>, FactKind),
    last: Option<Period>,
) -> bool {
    kind == FactKind::Result
        && !key.is_doubted()
        && period.is_some_and(|period| last.is_none_or(|last| period <= last))
        && key.indicator.is_some()
}

pub(super) fn blank(
    (sheet, place): (usize, Place),
    key: &Met<'_>,
    (period, kind): (Option<Period>, FactKind),
    why: &ArcStr,
    certain: bool,
) -> Fact {
    Fact {
        sheet,
        place,
        unit: key.unit.cloned(),
        area: key.area.cloned(),
        indicator: key.indicator.cloned(),
        dimension: key.dimension.as_deref().cloned(),
        period,
        kind,
        value: None,
        band: None,
        words: None,
        missing: Some(Missing::Blank),
        marks: Marks::NONE,
        raw: EcoString::new(),
        measure: key.measure.cloned(),
        measure_from: None,
        perspective: key.perspective,
        note: key.note.cloned(),
        source: key.source.cloned(),
        total: false,
        certain,
        why: why.clone(),
    }
}
