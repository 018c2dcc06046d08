//! Examples worked by hand.

use super::*;
use crate::domain::{
    Change, FigureKind, Indicator, Level, Marks, Missing, Observation, OrgUnit, Provenance,
    SlotKey, UnitLife, Value,
};

const RATE: IndicatorId = IndicatorId(1);
const STAFF: IndicatorId = IndicatorId(2);
const DAYS: IndicatorId = IndicatorId(3);

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn record(workspace: &mut Workspace, indicator: IndicatorId, unit: u32, value: Value) {
    let key = SlotKey {
        series: SeriesKey { indicator, unit: UnitId(unit) },
        period: year(2016),
        kind: FigureKind::Result,
    };
    let observation = Observation {
        value,
        marks: Marks::NONE,
        provenance: Provenance::Typed,
        raw: "".into(),
        at: 0,
        by: "".into(),
        note: "".into(),
    };
    workspace.apply(Change::Record { key, observation }).expect("a value");
}

/// Kommune 1 with Oppvekst 2 (Lia 3, Åsen 4) and Velferd 5 (Borg 6); the rule is on the rate.
fn workspace(rule: RollUp) -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let units =
        [(2, 1, "Oppvekst"), (3, 2, "Lia"), (4, 2, "Åsen"), (5, 1, "Velferd"), (6, 5, "Borg")];
    for (id, parent, name) in units {
        let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), name, Level::Unit);
        let place = workspace.children(UnitId(parent)).len();
        workspace.apply(Change::AddUnit { unit, place }).expect("a new unit");
    }
    for (id, name) in [(STAFF, "Ansatte"), (DAYS, "Fraværsdager")] {
        let mut counted = Indicator::new(id, name);
        counted.roll_up = RollUp::Sum;
        workspace.apply(Change::AddIndicator(counted)).expect("a new indicator");
    }
    let rate = Indicator { roll_up: rule, ..Indicator::new(RATE, "Sykefravær") };
    workspace.apply(Change::AddIndicator(rate)).expect("a new indicator");
    workspace
}

fn figure(workspace: &Workspace, unit: u32) -> Figure {
    let series = SeriesKey { indicator: RATE, unit: UnitId(unit) };
    RollUps::default().figure(workspace, series, year(2016))
}

fn rates(workspace: &mut Workspace) {
    for (unit, rate) in [(3, 6.0), (4, 10.0), (6, 9.0)] {
        record(workspace, RATE, unit, Value::Number(rate));
    }
}

fn coverage(covered: u32, expected: u32) -> Coverage {
    Coverage { covered, expected }
}

#[test]
fn a_sum_and_its_coverage() {
    let mut held = workspace(RollUp::Sum);
    rates(&mut held);
    assert_eq!(figure(&held, 2).computed, Some(16.0));
    assert_eq!(figure(&held, 1).computed, Some(25.0));
    assert_eq!(figure(&held, 1).coverage, coverage(3, 3));
    record(&mut held, RATE, 4, Value::Missing(Missing::NotAvailable));
    assert_eq!(figure(&held, 2).computed, Some(6.0));
    assert_eq!(figure(&held, 2).coverage, coverage(1, 2));
    assert_eq!(figure(&held, 1).coverage, coverage(2, 3));
    record(&mut held, RATE, 4, Value::Missing(Missing::NotApplicable));
    assert_eq!(figure(&held, 2).coverage, coverage(1, 1), "no figure can exist there");
}

#[test]
fn a_mean_is_of_units_and_not_of_areas() {
    let mut held = workspace(RollUp::Mean);
    rates(&mut held);
    assert_eq!(figure(&held, 2).computed, Some(8.0));
    assert_eq!(figure(&held, 1).computed, Some(25.0 / 3.0));
}

#[test]
fn a_weighted_mean_needs_weights() {
    let mut held = workspace(RollUp::WeightedMean { weight: STAFF });
    rates(&mut held);
    assert_eq!(figure(&held, 1).computed, None, "nothing is known of the weights");
    for (unit, staff) in [(3, 10.0), (4, 30.0), (6, 60.0)] {
        record(&mut held, STAFF, unit, Value::Number(staff));
    }
    // (6 · 10 + 10 · 30) / 40 and (360 + 9 · 60) / 100.
    assert_eq!(figure(&held, 2).computed, Some(9.0));
    assert_eq!(figure(&held, 1).computed, Some(9.0));
    record(&mut held, STAFF, 3, Value::Missing(Missing::NotAvailable));
    assert_eq!(figure(&held, 2).computed, Some(10.0));
    assert_eq!(figure(&held, 2).coverage, coverage(1, 2));
}

#[test]
fn a_ratio_of_sums_is_no_mean_of_ratios() {
    let rule = RollUp::Ratio { numerator: DAYS, denominator: STAFF, scale: 100 };
    let mut held = workspace(rule);
    for (unit, days, staff) in [(3, 1.0, 10.0), (4, 6.0, 30.0)] {
        record(&mut held, DAYS, unit, Value::Number(days));
        record(&mut held, STAFF, unit, Value::Number(staff));
    }
    // 7 of 40, where the mean of 10 % and 20 % would say 15.
    assert_eq!(figure(&held, 2).computed, Some(17.5));
    record(&mut held, DAYS, 6, Value::Number(5.0));
    assert_eq!(figure(&held, 1).computed, Some(17.5), "Borg has no denominator");
    assert_eq!(figure(&held, 1).coverage, coverage(2, 3));
}

#[test]
fn without_a_rule_only_what_is_reported_counts() {
    let mut held = workspace(RollUp::None);
    rates(&mut held);
    assert_eq!(figure(&held, 2).value(), None);
    record(&mut held, RATE, 2, Value::Number(7.7));
    assert_eq!(figure(&held, 2).value(), Some(7.7));
}

#[test]
fn a_reported_number_wins_and_the_difference_is_told() {
    let mut held = workspace(RollUp::Sum);
    rates(&mut held);
    record(&mut held, RATE, 2, Value::Number(20.0));
    let found = figure(&held, 2);
    assert_eq!(
        (found.reported, found.computed, found.value()),
        (Some(20.0), Some(16.0), Some(20.0))
    );
    assert!(found.differs(1));
    assert_eq!(figure(&held, 1).computed, Some(29.0), "the level above takes the reported one");
    assert_eq!(figure(&held, 1).coverage, coverage(3, 3), "it stands for both units");
    record(&mut held, RATE, 2, Value::Number(16.04));
    assert!(!figure(&held, 2).differs(1));
}

#[test]
fn a_closed_unit_is_not_expected() {
    let mut held = workspace(RollUp::Sum);
    rates(&mut held);
    let clear = Change::ClearSlot(SlotKey {
        series: SeriesKey { indicator: RATE, unit: UnitId(4) },
        period: year(2016),
        kind: FigureKind::Result,
    });
    record(&mut held, RATE, 4, Value::Missing(Missing::Blank));
    assert_eq!(figure(&held, 2).coverage, coverage(1, 2));
    let closed = Period::date(2016, 1, 1);
    let life = UnitLife { closed, ..UnitLife::default() };
    held.apply(Change::SetUnitLife { id: UnitId(4), life }).expect("a unit may close");
    assert_eq!(figure(&held, 2).coverage, coverage(1, 1));
    held.apply(clear).expect("the value is there");
    assert_eq!(figure(&held, 2).computed, Some(6.0));
}

#[test]
fn parts_and_spread_hide_nobody_behind_the_average() {
    let mut held = workspace(RollUp::Mean);
    rates(&mut held);
    let mut roll_ups = RollUps::default();
    let series = SeriesKey { indicator: RATE, unit: Workspace::ROOT };
    let parts = roll_ups.parts(&held, series, year(2016));
    let parts: Vec<_> = parts.iter().map(|(unit, one)| (unit.0, one.value())).collect();
    assert_eq!(parts, [(2, Some(8.0)), (5, Some(9.0))]);
    let spread = roll_ups.spread(&held, series, year(2016)).expect("three units");
    assert_eq!((spread.lowest, spread.median, spread.highest), (6.0, 9.0, 10.0));
    assert_eq!(spread.lower_quartile, 7.5);
}

#[test]
fn only_what_an_edit_touches_is_computed_anew() {
    let mut held = workspace(RollUp::WeightedMean { weight: STAFF });
    rates(&mut held);
    let mut roll_ups = RollUps::default();
    let ask = |roll_ups: &mut RollUps, held: &Workspace, indicator| {
        let series = SeriesKey { indicator, unit: Workspace::ROOT };
        roll_ups.figure(held, series, year(2016)).value()
    };
    for indicator in [RATE, DAYS, RATE, DAYS] {
        ask(&mut roll_ups, &held, indicator);
    }
    assert_eq!(roll_ups.count_computed(), 2);
    record(&mut held, DAYS, 3, Value::Number(4.0));
    assert_eq!(ask(&mut roll_ups, &held, DAYS), Some(4.0));
    ask(&mut roll_ups, &held, RATE);
    assert_eq!(roll_ups.count_computed(), 3, "the rate rests on nothing altered");
    record(&mut held, STAFF, 3, Value::Number(5.0));
    assert_eq!(ask(&mut roll_ups, &held, RATE), Some(6.0), "its weight was altered");
    assert_eq!(roll_ups.count_computed(), 4);
    let change = Change::MoveUnit { id: UnitId(3), parent: UnitId(5), place: 0 };
    held.apply(change).expect("a move");
    let series = SeriesKey { indicator: RATE, unit: UnitId(5) };
    assert_eq!(roll_ups.figure(&held, series, year(2016)).value(), Some(6.0));
}

#[test]
fn units_that_have_nothing_of_an_indicator_alter_none_of_its_figures() {
    for rule in [RollUp::Sum, RollUp::Mean, RollUp::WeightedMean { weight: STAFF }, RollUp::None] {
        let mut held = workspace(rule);
        rates(&mut held);
        for (unit, staff) in [(3, 10.0), (4, 30.0), (6, 60.0)] {
            record(&mut held, STAFF, unit, Value::Number(staff));
        }
        let before: Vec<Figure> = (1..=6).map(|unit| figure(&held, unit)).collect();
        for (id, parent) in [(20, 2), (21, 20), (22, 1), (23, 4)] {
            let (parent, name) = (UnitId(parent), format!("Uten tall {id}"));
            let unit = OrgUnit::new(UnitId(id), Some(parent), name, Level::Unit);
            held.apply(Change::AddUnit { unit, place: 0 }).expect("a new unit");
        }
        let after: Vec<Figure> = (1..=6).map(|unit| figure(&held, unit)).collect();
        assert_eq!(before, after);
        assert_eq!(figure(&held, 20), Figure::default());
        let mut roll_ups = RollUps::default();
        let series = SeriesKey { indicator: RATE, unit: Workspace::ROOT };
        let base = roll_ups.base(&held, series, year(2016));
        let units: Vec<_> = base.iter().map(|(unit, value)| (unit.0, *value)).collect();
        assert_eq!(units, [(3, Some(6.0)), (4, Some(10.0)), (6, Some(9.0))]);
    }
}
