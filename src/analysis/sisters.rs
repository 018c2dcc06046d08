//! søsterenheter: the units of the same kind that one is compared with, and where it stands among
//! them. Never a rank: how many have lower and higher numbers, and the middle.

use super::rollup::{RollUps, quantile};
use crate::domain::{Level, Period, SeriesKey, UnitId, Workspace};

/// Fewer sisters than this under one parent say little: then those of the whole organisation.
const FEWEST: usize = 2;

/// The sisters of a unit in the order of the tree, itself not among them: units of its level under
/// the same parent, or where these are few, of its level in the whole organisation.
#[must_use]
pub fn sisters(workspace: &Workspace, unit: UnitId) -> Vec<UnitId> {
    let Some(held) = workspace.unit(unit) else { return Vec::new() };
    let Some(parent) = held.parent else { return Vec::new() };
    if held.level == Level::Benchmark {
        return Vec::new();
    }
    let alike =
        |id: &UnitId| *id != unit && workspace.unit(*id).is_some_and(|one| one.level == held.level);
    let near: Vec<UnitId> = workspace.children(parent).iter().copied().filter(alike).collect();
    if near.len() >= FEWEST {
        return near;
    }
    workspace.subtree(Workspace::ROOT).into_iter().filter(alike).collect()
}

/// Where a number stands among those of the sisters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// Sisters with a number in the period.
    pub units: usize,
    pub lower: usize,
    pub higher: usize,
    /// The middle of the sisters' numbers.
    pub median: f64,
}

/// Where a unit stands; `None` without a number of its own, or with fewer than two sisters that
/// have one.
pub fn standing(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    series: SeriesKey,
    period: Period,
) -> Option<Standing> {
    let own = roll_ups.figure(workspace, series, period).value()?;
    let mut values: Vec<f64> = sisters(workspace, series.unit)
        .into_iter()
        .filter_map(|unit| roll_ups.figure(workspace, SeriesKey { unit, ..series }, period).value())
        .collect();
    if values.len() < FEWEST {
        return None;
    }
    values.sort_by(f64::total_cmp);
    Some(Standing {
        units: values.len(),
        lower: values.iter().filter(|one| **one < own).count(),
        higher: values.iter().filter(|one| **one > own).count(),
        median: quantile(&values, 0.5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Change, FigureKind, Indicator, IndicatorId, Marks, Observation, OrgUnit, Provenance,
        SlotKey, Value,
    };

    fn workspace(units: &[(u32, u32, Level, Option<f64>)]) -> Workspace {
        let mut held = Workspace::new("Eksempel kommune");
        held.apply(Change::AddIndicator(Indicator::new(IndicatorId(1), "Sykefravær")))
            .expect("an indicator");
        for (id, parent, level, value) in units {
            let unit = OrgUnit {
                id: UnitId(*id),
                parent: Some(UnitId(*parent)),
                name: format!("Enhet {id}"),
                level: *level,
                aliases: Vec::new(),
            };
            let place = held.children(UnitId(*parent)).len();
            held.apply(Change::AddUnit { unit, place }).expect("a unit");
            let Some(value) = value else { continue };
            let key = SlotKey { series: series(*id), period: year(), kind: FigureKind::Result };
            let observation = Observation {
                value: Value::Number(*value),
                marks: Marks::NONE,
                provenance: Provenance::Typed,
                raw: "".into(),
                note: "".into(),
                at: 0,
                by: "".into(),
            };
            held.apply(Change::Record { key, observation }).expect("a value");
        }
        held
    }

    fn series(unit: u32) -> SeriesKey {
        SeriesKey { indicator: IndicatorId(1), unit: UnitId(unit) }
    }

    fn year() -> Period {
        Period::year(2016).expect("a year")
    }

    #[test]
    fn a_unit_stands_among_its_sisters_and_never_among_others() {
        let held = workspace(&[
            (2, 1, Level::Area, None),
            (3, 2, Level::Unit, Some(7.0)),
            (4, 2, Level::Unit, Some(5.0)),
            (5, 2, Level::Unit, Some(9.0)),
            (6, 2, Level::Unit, None),
            (7, 3, Level::Team, Some(1.0)),
            (8, 1, Level::Area, None),
            (9, 8, Level::Unit, Some(100.0)),
            (10, 1, Level::Benchmark, Some(8.0)),
        ]);
        assert_eq!(sisters(&held, UnitId(3)), [4, 5, 6].map(UnitId));
        let mut roll_ups = RollUps::default();
        let found = standing(&held, &mut roll_ups, series(3), year()).expect("two sisters");
        assert_eq!(found, Standing { units: 2, lower: 1, higher: 1, median: 7.0 });
        assert_eq!(standing(&held, &mut roll_ups, series(6), year()), None, "no number of its own");
        // Alone in its area: all units of its level.
        assert_eq!(sisters(&held, UnitId(9)), [3, 4, 5, 6].map(UnitId));
        assert_eq!(sisters(&held, UnitId(10)), []);
        assert_eq!(sisters(&held, Workspace::ROOT), []);
    }
}
