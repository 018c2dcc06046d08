//! Which units have figures for an indicator.

use std::collections::BTreeSet;

use crate::domain::{FigureKind, IndicatorId, Level, SeriesKey, Slot, UnitId, Workspace};

/// How many numbers of this kind a series has.
#[must_use]
pub fn count_numbers(workspace: &Workspace, series: SeriesKey, kind: FigureKind) -> usize {
    workspace
        .series(series)
        .iter()
        .filter(|slot| slot.kind == kind && slot.current.value.number().is_some())
        .count()
}

/// Whether a unit stands for others to compare with, and not for a part of the organisation.
#[must_use]
pub fn is_benchmark(workspace: &Workspace, unit: UnitId) -> bool {
    workspace.unit(unit).is_some_and(|unit| unit.level == Level::Benchmark)
}

/// The unit where it has figures for one of the indicators, else the nearest units below it that
/// have. Results come before anything planned: a budget alone stands in only where nobody has
/// results.
#[must_use]
pub fn nearest_with_figures(
    workspace: &Workspace,
    unit: UnitId,
    indicators: &[IndicatorId],
) -> Vec<UnitId> {
    WithFigures::of(workspace, indicators).nearest(workspace, unit)
}

/// The units that have figures for some indicators: gathered once, asked many times.
#[derive(Clone, Debug, Default)]
pub struct WithFigures {
    results: BTreeSet<UnitId>,
    /// With numbers of any kind.
    any: BTreeSet<UnitId>,
}

impl WithFigures {
    /// The units with figures for one of these indicators.
    #[must_use]
    pub fn of(workspace: &Workspace, indicators: &[IndicatorId]) -> Self {
        let mut found = Self::default();
        for indicator in indicators {
            workspace.series_of(*indicator).for_each(|(key, slots)| found.add(key, slots));
        }
        found
    }

    /// The units with figures for any indicator.
    #[must_use]
    pub fn of_all(workspace: &Workspace) -> Self {
        let mut found = Self::default();
        workspace.all_series().for_each(|(key, slots)| found.add(key, slots));
        found
    }

    fn add(&mut self, key: SeriesKey, slots: &[Slot]) {
        let number = |slot: &&Slot| slot.current.value.number().is_some();
        let mut numbers = slots.iter().filter(number).peekable();
        if numbers.peek().is_some() {
            self.any.insert(key.unit);
        }
        if numbers.any(|slot| slot.kind == FigureKind::Result) {
            self.results.insert(key.unit);
        }
    }

    /// The unit where it has figures, else the nearest units below it that have, with results if there are any.
    #[must_use]
    pub fn nearest(&self, workspace: &Workspace, unit: UnitId) -> Vec<UnitId> {
        let with = nearest(workspace, unit, &self.results);
        if with.is_empty() { nearest(workspace, unit, &self.any) } else { with }
    }
}

/// The unit itself if it is among these, else those of them fewest levels below it, in the tree's order.
fn nearest(workspace: &Workspace, unit: UnitId, among: &BTreeSet<UnitId>) -> Vec<UnitId> {
    if among.contains(&unit) {
        return vec![unit];
    }
    // Only what leads down to one of them is looked at: they may be few in a large organisation.
    let mut on_the_way = BTreeSet::new();
    for one in among {
        let mut trail = Vec::new();
        let mut here = *one;
        let leads = loop {
            if here == unit || on_the_way.contains(&here) {
                break true;
            }
            if is_benchmark(workspace, here) {
                break false;
            }
            trail.push(here);
            match workspace.unit(here).and_then(|unit| unit.parent) {
                Some(parent) => here = parent,
                None => break false,
            }
        };
        if leads {
            on_the_way.extend(trail);
        }
    }
    let mut level = vec![unit];
    while !level.is_empty() {
        let below = level.iter().flat_map(|unit| workspace.children(*unit)).copied();
        level = below.filter(|unit| on_the_way.contains(unit)).collect();
        let with: Vec<UnitId> = level.iter().copied().filter(|unit| among.contains(unit)).collect();
        if !with.is_empty() {
            return with;
        }
    }
    Vec::new()
}

/// The units to compare with that have results for one of the indicators.
#[must_use]
pub fn benchmarks_with_figures(workspace: &Workspace, indicators: &[IndicatorId]) -> Vec<UnitId> {
    let has = |unit: UnitId| {
        indicators.iter().any(|indicator| {
            let series = SeriesKey { indicator: *indicator, unit };
            count_numbers(workspace, series, FigureKind::Result) > 0
        })
    };
    workspace
        .units()
        .filter(|unit| unit.level == Level::Benchmark && has(unit.id))
        .map(|unit| unit.id)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, Indicator, Marks, Observation, OrgUnit, Period, Provenance, SlotKey, Value,
    };

    const SEEN: IndicatorId = IndicatorId(1);
    const IDLE: IndicatorId = IndicatorId(2);

    /// Kommune 1 with Oppvekst 2 (Lia 3, Åsen 4), Velferd 5 (Borg 6) and, to compare with, Landet 7.
    fn workspace(figures: &[(u32, FigureKind)]) -> Workspace {
        let mut workspace = Workspace::new("Eksempel kommune");
        for (id, parent, level) in [
            (2, 1, Level::Area),
            (3, 2, Level::Unit),
            (4, 2, Level::Unit),
            (5, 1, Level::Area),
            (6, 5, Level::Unit),
            (7, 1, Level::Benchmark),
        ] {
            let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), format!("{id}"), level);
            let place = workspace.children(UnitId(parent)).len();
            workspace.apply(Change::AddUnit { unit, place }).expect("a new unit");
        }
        for id in [SEEN, IDLE] {
            let indicator = Indicator::new(id, format!("Indikator {}", id.0));
            workspace.apply(Change::AddIndicator(indicator)).expect("a new indicator");
        }
        for (unit, kind) in figures {
            let series = SeriesKey { indicator: SEEN, unit: UnitId(*unit) };
            let period = Period::year(2024).expect("a year");
            let observation = Observation {
                value: Value::Number(1.0),
                marks: Marks::NONE,
                provenance: Provenance::Typed,
                raw: "1".into(),
                at: 0,
                by: "".into(),
                note: "".into(),
            };
            let key = SlotKey { series, period, kind: *kind };
            workspace.apply(Change::Record { key, observation }).expect("a value");
        }
        workspace
    }

    fn nearest_to(workspace: &Workspace, unit: u32) -> Vec<u32> {
        let found = nearest_with_figures(workspace, UnitId(unit), &[IDLE, SEEN]);
        found.iter().map(|unit| unit.0).collect()
    }

    #[test]
    fn the_nearest_units_below_that_have_figures() {
        use FigureKind::{Budget, Result};
        let below = workspace(&[(6, Result), (3, Result), (7, Result), (4, Budget)]);
        assert_eq!(nearest_to(&below, 1), [3, 6], "in the tree's order, and none to compare with");
        assert_eq!(nearest_to(&below, 2), [3], "results before budgets");
        assert_eq!(nearest_to(&below, 4), [4], "a budget where there is nothing else");
        assert_eq!(nearest_to(&below, 7), [7]);
        let area = workspace(&[(5, Result), (3, Result)]);
        assert_eq!(nearest_to(&area, 1), [5], "the fewest levels below");
        assert!(nearest_to(&workspace(&[]), 1).is_empty());
        let all = WithFigures::of_all(&area);
        assert_eq!(all.nearest(&area, UnitId(1)), [UnitId(5)]);
    }
}
