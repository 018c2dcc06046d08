//! søsterenheter: the units one is compared with, and where it stands among them. Where somebody has
//! said what kind of service a unit gives, those of the kind in the whole organisation. Never a rank: how many have lower and higher numbers, and the middle.

use super::rollup::{RollUps, quantile};
use crate::domain::{Level, OrgUnit, Period, SeriesKey, UnitId, Workspace, unit_kind};

/// Fewer sisters than this under one parent say little: then those of the whole organisation.
const FEWEST: usize = 2;

/// The units of a kind below one, in the order of the tree; a unit below another of the kind is a
/// part of it and no more.
#[must_use]
pub fn of_kind(workspace: &Workspace, below: UnitId, kind: &str) -> Vec<UnitId> {
    let is = |id: UnitId| {
        let fits =
            |unit: &OrgUnit| unit.level != Level::Benchmark && unit_kind::same(&unit.kind, kind);
        workspace.unit(id).is_some_and(fits)
    };
    let part = |id: UnitId| workspace.path(id).iter().any(|above| *above != id && is(*above));
    workspace.subtree(below).into_iter().filter(|id| is(*id) && !part(*id)).collect()
}

/// The other units of a unit's kind; `None` where nobody has said its kind, or too few have it.
fn kin(workspace: &Workspace, unit: &OrgUnit) -> Option<Vec<UnitId>> {
    if unit.kind.trim().is_empty() {
        return None;
    }
    let mut all = of_kind(workspace, Workspace::ROOT, &unit.kind);
    all.retain(|id| *id != unit.id);
    (all.len() >= FEWEST).then_some(all)
}

/// Whether a unit is compared with those of its kind, wherever they stand.
#[must_use]
pub fn is_among_its_kind(workspace: &Workspace, unit: UnitId) -> bool {
    workspace.unit(unit).is_some_and(|held| kin(workspace, held).is_some())
}

/// The sisters of a unit in the order of the tree, itself not among them: those of its kind, else
/// units of its level under the same parent, or where these are few, of its level in the whole
/// organisation.
#[must_use]
pub fn sisters(workspace: &Workspace, unit: UnitId) -> Vec<UnitId> {
    let Some(held) = workspace.unit(unit) else { return Vec::new() };
    let Some(parent) = held.parent else { return Vec::new() };
    if held.level == Level::Benchmark {
        return Vec::new();
    }
    if let Some(kin) = kin(workspace, held) {
        return kin;
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
            let unit =
                OrgUnit::new(UnitId(*id), Some(UnitId(*parent)), format!("Enhet {id}"), *level);
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
    fn schools_are_compared_with_schools_wherever_they_stand() {
        let mut held = workspace(&[
            (2, 1, Level::Area, None),
            (3, 2, Level::Unit, Some(7.0)),
            (4, 2, Level::Unit, Some(5.0)),
            (5, 2, Level::Unit, Some(9.0)),
            (6, 2, Level::Unit, Some(99.0)),
            (7, 3, Level::Team, Some(1.0)),
            (8, 1, Level::Area, None),
            (9, 8, Level::Unit, Some(8.0)),
            (10, 8, Level::Unit, Some(98.0)),
        ]);
        let mut say = |unit: u32, kind: &str| {
            let change = Change::SetUnitKind { id: UnitId(unit), kind: kind.to_owned() };
            held.apply(change).expect("a kind");
        };
        for unit in [3, 7, 9] {
            say(unit, "skole");
        }
        say(4, "Skole ");
        say(6, "barnehage");
        assert_eq!(sisters(&held, UnitId(3)), [4, 9].map(UnitId), "of no other kind, nor its team");
        assert!(is_among_its_kind(&held, UnitId(3)));
        let mut roll_ups = RollUps::default();
        let found = standing(&held, &mut roll_ups, series(3), year()).expect("two schools");
        assert_eq!(found, Standing { units: 2, lower: 1, higher: 1, median: 6.5 });
        // One of its kind alone, or of none, stands among its level as before.
        assert_eq!(sisters(&held, UnitId(6)), [3, 4, 5].map(UnitId));
        assert_eq!(sisters(&held, UnitId(5)), [3, 4, 6].map(UnitId));
        assert!(!is_among_its_kind(&held, UnitId(6)));
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
