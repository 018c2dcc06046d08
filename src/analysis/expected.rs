//! Which figures are expected in a period and not there.

use std::collections::BTreeMap;

use crate::domain::{FigureKind, Period, SeriesKey, SlotKey, Workspace};

/// The series that had a result in the same period a year earlier and have none, not even a
/// typed missing value, in this period. Nothing is expected of a unit that has closed. Ordered by indicator, then unit.
#[must_use]
pub fn missing_in(workspace: &Workspace, period: Period) -> Vec<SeriesKey> {
    let Some(before) = period.year_before() else { return Vec::new() };
    let result =
        |series, period| workspace.slot(SlotKey { series, period, kind: FigureKind::Result });
    workspace
        .all_series()
        .map(|(series, _)| series)
        .filter(|series| {
            result(*series, before).is_some_and(|slot| slot.current.value.number().is_some())
                && result(*series, period).is_none()
                && workspace.is_open_in(series.unit, period)
        })
        .collect()
}

/// The period people most likely mean by "now": the latest one that at least a twentieth as
/// many series report as report the busiest period; `None` without figures.
#[must_use]
pub fn latest_period(workspace: &Workspace) -> Option<Period> {
    let mut counts: BTreeMap<Period, usize> = BTreeMap::new();
    for (_, slots) in workspace.all_series() {
        for slot in slots {
            if slot.kind == FigureKind::Result && slot.current.value.number().is_some() {
                *counts.entry(slot.period).or_default() += 1;
            }
        }
    }
    let busiest = counts.values().copied().max()?;
    // One stray figure far in the future must not decide what everybody is shown.
    let enough = busiest.div_ceil(20);
    counts.into_iter().rev().find(|(_, count)| *count >= enough).map(|(period, _)| period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, Indicator, IndicatorId, Marks, Missing, Observation, Provenance, Value,
    };

    fn workspace(figures: &[(&str, Value)]) -> Workspace {
        let mut workspace = Workspace::new("Eksempel kommune");
        let indicator = Indicator::new(IndicatorId(1), "Sykefravær");
        workspace.apply(Change::AddIndicator(indicator)).expect("a new indicator");
        for (period, value) in figures {
            let key = SlotKey {
                series: SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT },
                period: Period::parse_code(period).expect("a period"),
                kind: FigureKind::Result,
            };
            let observation = Observation {
                value: *value,
                marks: Marks::NONE,
                provenance: Provenance::Typed,
                raw: "".into(),
                note: "".into(),
                at: 0,
                by: "".into(),
            };
            workspace.apply(Change::Record { key, observation }).expect("a value");
        }
        workspace
    }

    fn missing(workspace: &Workspace, period: &str) -> usize {
        missing_in(workspace, Period::parse_code(period).expect("a period")).len()
    }

    #[test]
    fn a_figure_reported_last_year_is_expected_this_year() {
        let held = workspace(&[("2015-T2", Value::Number(8.0)), ("2016-T1", Value::Number(7.9))]);
        assert_eq!(missing(&held, "2016-T2"), 1);
        assert_eq!(missing(&held, "2016-T1"), 0);
        assert_eq!(missing(&held, "2017-T1"), 1);
        assert_eq!(missing(&held, "2017-T2"), 0);
    }

    #[test]
    fn nothing_is_expected_of_a_unit_that_has_closed() {
        let mut held = workspace(&[]);
        let unit = crate::domain::OrgUnit::new(
            crate::domain::UnitId(2),
            Some(Workspace::ROOT),
            "Lia skole",
            crate::domain::Level::Unit,
        );
        held.apply(Change::AddUnit { unit, place: 0 }).expect("a new unit");
        let key = SlotKey {
            series: SeriesKey { indicator: IndicatorId(1), unit: crate::domain::UnitId(2) },
            period: Period::parse_code("2015").expect("a period"),
            kind: FigureKind::Result,
        };
        let observation = Observation {
            value: Value::Number(8.0),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        };
        held.apply(Change::Record { key, observation }).expect("a value");
        assert_eq!(missing(&held, "2016"), 1);
        let day = Period::date(2016, 1, 1).expect("a day");
        let close = crate::domain::reorganise::close(&held, crate::domain::UnitId(2), day);
        held.apply(close).expect("a closing");
        assert_eq!(missing(&held, "2016"), 0);
    }

    #[test]
    fn a_missing_value_with_a_reason_is_an_answer() {
        let held = workspace(&[
            ("2015", Value::Number(8.0)),
            ("2016", Value::Missing(Missing::Suppressed)),
        ]);
        assert_eq!(missing(&held, "2016"), 0);
        assert_eq!(missing(&held, "2017"), 0);
    }

    #[test]
    fn the_latest_period_is_the_one_with_numbers() {
        assert_eq!(latest_period(&workspace(&[])), None);
        let held = workspace(&[
            ("2015", Value::Number(8.0)),
            ("2016", Value::Missing(Missing::NotDueYet)),
        ]);
        assert_eq!(latest_period(&held).map(Period::code).as_deref(), Some("2015"));
    }
}
