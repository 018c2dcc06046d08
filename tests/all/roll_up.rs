//! What holds for every tree and every figure: roll-up, and that nobody works out a hidden number.

use std::collections::BTreeMap;

use proptest::prelude::*;
use styringstavle::analysis::{Figure, RollUps, Suppression};
use styringstavle::domain::*;
use styringstavle::report::{as_others_see, without_hidden};

const RATE: IndicatorId = IndicatorId(1);
const STAFF: IndicatorId = IndicatorId(2);

/// A municipality of some areas with some units each.
fn organisation(areas: &[usize]) -> (Workspace, Vec<UnitId>, Vec<UnitId>) {
    let mut workspace = Workspace::new("Eksempel kommune");
    let (mut made_areas, mut made_units) = (Vec::new(), Vec::new());
    let mut add = |parent: UnitId, name: String, level: Level| {
        let id = workspace.next_unit_id();
        let unit = OrgUnit::new(id, Some(parent), name, level);
        let place = workspace.children(parent).len();
        workspace.apply(Change::AddUnit { unit, place }).expect("a new unit");
        id
    };
    for (at, units) in areas.iter().enumerate() {
        let area = add(Workspace::ROOT, format!("Område {at}"), Level::Area);
        made_areas.push(area);
        for unit in 0..*units {
            made_units.push(add(area, format!("Enhet {at} {unit}"), Level::Unit));
        }
    }
    (workspace, made_areas, made_units)
}

fn add_indicators(workspace: &mut Workspace, rule: RollUp, persons: Option<IndicatorId>) {
    let staff = Indicator { roll_up: RollUp::Sum, ..Indicator::new(STAFF, "Ansatte") };
    workspace.apply(Change::AddIndicator(staff)).expect("a new indicator");
    let rate = Indicator { roll_up: rule, persons, ..Indicator::new(RATE, "Sykefravær") };
    workspace.apply(Change::AddIndicator(rate)).expect("a new indicator");
}

fn record(
    workspace: &mut Workspace,
    indicator: IndicatorId,
    unit: UnitId,
    period: Period,
    value: f64,
) {
    let key = SlotKey { series: SeriesKey { indicator, unit }, period, kind: FigureKind::Result };
    let observation = Observation {
        value: Value::Number(value),
        marks: Marks::NONE,
        provenance: Provenance::Typed,
        raw: "".into(),
        at: 0,
        by: "".into(),
        note: "".into(),
    };
    workspace.apply(Change::Record { key, observation }).expect("a value");
}

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

fn rules() -> impl Strategy<Value = RollUp> {
    prop_oneof![Just(RollUp::Sum), Just(RollUp::Mean), Just(RollUp::WeightedMean { weight: STAFF }),]
}

fn figure(workspace: &Workspace, unit: UnitId) -> Figure {
    let series = SeriesKey { indicator: RATE, unit };
    RollUps::default().figure(workspace, series, year(2016))
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(1.0),
        (a, b) => a == b,
    }
}

/// Areas with a rate and a weight per unit; `None` has no figure.
fn figures() -> impl Strategy<Value = Vec<Vec<Option<(f64, u8)>>>> {
    let one = prop::option::weighted(0.8, (0.0..100.0_f64, 1..60_u8));
    prop::collection::vec(prop::collection::vec(one, 1..5), 1..4)
}

fn filled(
    areas: &[Vec<Option<(f64, u8)>>],
    rule: RollUp,
    persons: Option<IndicatorId>,
) -> (Workspace, Vec<UnitId>, Vec<UnitId>) {
    let sizes: Vec<usize> = areas.iter().map(Vec::len).collect();
    let (mut workspace, made, units) = organisation(&sizes);
    add_indicators(&mut workspace, rule, persons);
    for (unit, held) in units.iter().zip(areas.iter().flatten()) {
        if let Some((rate, staff)) = held {
            record(&mut workspace, RATE, *unit, year(2016), *rate);
            record(&mut workspace, STAFF, *unit, year(2016), f64::from(*staff));
        }
    }
    (workspace, made, units)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn the_roll_up_of_one_child_is_the_child(rate in -50.0..50.0_f64, staff in 1..60_u8, rule in rules()) {
        let (workspace, areas, _) = filled(&[vec![Some((rate, staff))]], rule, None);
        prop_assert!(close(figure(&workspace, areas[0]).value(), Some(rate)));
        prop_assert!(close(figure(&workspace, Workspace::ROOT).value(), Some(rate)));
    }

    #[test]
    fn the_order_of_units_never_matters(areas in figures(), rule in rules()) {
        let (workspace, ..) = filled(&areas, rule, None);
        let turned: Vec<Vec<_>> =
            areas.iter().rev().map(|units| units.iter().rev().copied().collect()).collect();
        let (other, ..) = filled(&turned, rule, None);
        let (one, other) = (figure(&workspace, Workspace::ROOT), figure(&other, Workspace::ROOT));
        prop_assert!(close(one.value(), other.value()), "{one:?} {other:?}");
        prop_assert_eq!(one.coverage, other.coverage);
    }

    #[test]
    fn coverage_adds_up(areas in figures(), rule in rules(), reported in prop::option::of(0..4_usize)) {
        let (mut workspace, made, _) = filled(&areas, rule, None);
        if let Some(area) = reported.and_then(|at| made.get(at)) {
            record(&mut workspace, RATE, *area, year(2016), 7.0);
            record(&mut workspace, STAFF, *area, year(2016), 9.0);
        }
        let whole = figure(&workspace, Workspace::ROOT).coverage;
        let parts: Vec<Figure> = made.iter().map(|area| figure(&workspace, *area)).collect();
        let expected: u32 = parts.iter().map(|one| one.coverage.expected).sum();
        prop_assert_eq!(whole.expected, expected);
        let covered: u32 = parts
            .iter()
            .map(|one| if one.reported.is_some() { one.coverage.expected.max(1) } else { one.coverage.covered })
            .sum();
        prop_assert_eq!(whole.covered, covered);
        prop_assert!(whole.covered <= whole.expected);
    }
}

/// One equation an attacker knows: unknowns with their weights, on the left side of a number.
type Equation = BTreeMap<usize, f64>;

/// Which unknowns the equations settle: those alone in a row of the reduced system.
fn settled(mut rows: Vec<Equation>) -> Vec<usize> {
    let mut done: Vec<Equation> = Vec::new();
    while let Some(row) = rows.pop() {
        let Some((pivot, weight)) = row
            .iter()
            .max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()))
            .map(|(at, weight)| (*at, *weight))
        else {
            continue;
        };
        let row: Equation = row.into_iter().map(|(at, one)| (at, one / weight)).collect();
        let take = |other: &mut Equation| {
            let Some(times) = other.get(&pivot).copied() else { return };
            for (at, one) in &row {
                *other.entry(*at).or_default() -= times * one;
            }
            other.retain(|_, one| one.abs() > 1e-9);
        };
        rows.iter_mut().for_each(take);
        done.iter_mut().for_each(take);
        done.push(row);
    }
    done.iter().filter(|row| row.len() == 1).flat_map(|row| row.keys().copied()).collect()
}

/// Everything that follows from what is shown, level by level and period by period.
struct Attacker<'a> {
    workspace: &'a Workspace,
    roll_ups: RollUps,
    suppression: &'a Suppression,
    unknowns: BTreeMap<(UnitId, Period), usize>,
    rows: Vec<Equation>,
}

impl<'a> Attacker<'a> {
    fn new(workspace: &'a Workspace, suppression: &'a Suppression) -> Self {
        let (roll_ups, unknowns) = (RollUps::default(), BTreeMap::new());
        Self { workspace, roll_ups, suppression, unknowns, rows: Vec::new() }
    }

    fn add(&mut self, parts: &[(UnitId, Period, f64)]) {
        let mut row = Equation::new();
        for (unit, period, weight) in parts {
            let series = SeriesKey { indicator: RATE, unit: *unit };
            if self.suppression.hidden(series, *period).is_some() {
                let next = self.unknowns.len();
                let at = *self.unknowns.entry((*unit, *period)).or_insert(next);
                *row.entry(at).or_default() += weight;
            }
        }
        row.retain(|_, weight| weight.abs() > 1e-12);
        self.rows.push(row);
    }

    /// Each total is the weighted sum of its parts.
    fn levels(&mut self, periods: &[Period], weighted: bool) {
        for period in periods {
            for unit in self.workspace.subtree(Workspace::ROOT) {
                let value = |held: &mut RollUps, indicator, unit| {
                    held.figure(self.workspace, SeriesKey { indicator, unit }, *period).value()
                };
                let children = self.workspace.children(unit).to_vec();
                if children.is_empty() || value(&mut self.roll_ups, RATE, unit).is_none() {
                    continue;
                }
                let mut parts = Vec::new();
                for one in children.into_iter().chain([unit]) {
                    if value(&mut self.roll_ups, RATE, one).is_none() {
                        continue;
                    }
                    let staff = value(&mut self.roll_ups, STAFF, one).unwrap_or_default();
                    let weight = if weighted { staff } else { 1.0 };
                    parts.push((one, *period, if one == unit { -weight } else { weight }));
                }
                self.add(&parts);
            }
        }
    }

    fn finds(self) -> Vec<(UnitId, Period)> {
        let found = settled(self.rows);
        let held = self.unknowns.into_iter().filter(|(_, at)| found.contains(at));
        held.map(|(place, _)| place).collect()
    }
}

/// What others read holds every number that is not hidden, as it was, and no other.
fn others_see_just_the_rest(workspace: &Workspace, suppression: &Suppression, periods: &[Period]) {
    let seen = as_others_see(workspace);
    let plain = without_hidden(workspace);
    let (mut own, mut theirs) = (RollUps::default(), RollUps::default());
    for unit in workspace.subtree(Workspace::ROOT) {
        for period in periods {
            let series = SeriesKey { indicator: RATE, unit };
            let hidden = suppression.hidden(series, *period).is_some();
            let whole = own.figure(workspace, series, *period).value();
            let shown = theirs.figure(&seen, series, *period).value();
            assert!(
                close(shown, whole.filter(|_| !hidden)),
                "{unit:?} {period:?}: {shown:?} {whole:?}"
            );
            let reported = |board: &Workspace| {
                board.result(series, *period).and_then(|held| held.value.number())
            };
            assert_eq!(reported(&plain), reported(workspace).filter(|_| !hidden));
        }
    }
}

#[test]
fn the_attacker_finds_what_is_badly_hidden() {
    let alone = BTreeMap::from([(0, 2.0)]);
    let both = BTreeMap::from([(0, 1.0), (1, 1.0)]);
    let mut found = settled(vec![both.clone(), alone]);
    found.sort_unstable();
    assert_eq!(found, [0, 1]);
    assert!(settled(vec![both.clone(), both]).is_empty());
}

/// How many persons each unit has, and in which tertials it has figures.
fn staffing() -> impl Strategy<Value = Vec<Vec<(u8, [bool; 3])>>> {
    let one = (1..16_u8, any::<[bool; 3]>());
    prop::collection::vec(prop::collection::vec(one, 1..6), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_hidden_mean_cannot_be_worked_out(areas in staffing(), years in 1..3_i32) {
        let sizes: Vec<usize> = areas.iter().map(Vec::len).collect();
        let (mut workspace, _, units) = organisation(&sizes);
        add_indicators(&mut workspace, RollUp::WeightedMean { weight: STAFF }, Some(STAFF));
        let periods: Vec<Period> = (0..years).map(|at| year(2015 + at)).collect();
        for (at, (unit, (staff, there))) in units.iter().zip(areas.iter().flatten()).enumerate() {
            for (period, there) in periods.iter().zip(there) {
                if *there {
                    record(&mut workspace, RATE, *unit, *period, 5.0 + at as f64);
                    record(&mut workspace, STAFF, *unit, *period, f64::from(*staff));
                }
            }
        }
        let suppression = Suppression::of(&workspace, &mut RollUps::default());
        for (unit, (staff, there)) in units.iter().zip(areas.iter().flatten()) {
            for (period, there) in periods.iter().zip(there) {
                let series = SeriesKey { indicator: RATE, unit: *unit };
                let shown = suppression.hidden(series, *period).is_none();
                prop_assert!(!*there || *staff >= 5 || !shown, "{staff} persons are shown");
            }
        }
        others_see_just_the_rest(&workspace, &suppression, &periods);
        let mut attacker = Attacker::new(&workspace, &suppression);
        attacker.levels(&periods, true);
        prop_assert_eq!(attacker.finds(), vec![]);
    }

    #[test]
    fn a_hidden_count_cannot_be_worked_out_over_the_year(areas in staffing()) {
        let sizes: Vec<usize> = areas.iter().map(Vec::len).collect();
        let (mut workspace, _, units) = organisation(&sizes);
        add_indicators(&mut workspace, RollUp::Sum, Some(RATE));
        let tertials: Vec<Period> =
            (1..=3).map(|at| Period::tertial(2016, at).expect("a tertial")).collect();
        let mut whole_years = Vec::new();
        for (unit, (count, there)) in units.iter().zip(areas.iter().flatten()) {
            let mut total = 0.0;
            for (tertial, there) in tertials.iter().zip(there) {
                if *there {
                    record(&mut workspace, RATE, *unit, *tertial, f64::from(*count));
                    total += f64::from(*count);
                }
            }
            // Nobody can tell a year from parts nobody has given.
            if there.contains(&true) {
                record(&mut workspace, RATE, *unit, year(2016), total);
                whole_years.push((*unit, *there));
            }
        }
        let suppression = Suppression::of(&workspace, &mut RollUps::default());
        let mut attacker = Attacker::new(&workspace, &suppression);
        let periods: Vec<Period> = tertials.iter().copied().chain([year(2016)]).collect();
        others_see_just_the_rest(&workspace, &suppression, &periods);
        attacker.levels(&periods, false);
        for (unit, there) in whole_years {
            let mut parts: Vec<_> = tertials
                .iter()
                .zip(there)
                .filter(|(_, there)| *there)
                .map(|(tertial, _)| (unit, *tertial, 1.0))
                .collect();
            parts.push((unit, year(2016), -1.0));
            attacker.add(&parts);
        }
        prop_assert_eq!(attacker.finds(), vec![]);
    }
}

#[test]
fn the_source_decides_how_few_are_too_few() {
    let areas = [vec![Some((5.0, 4)), Some((6.0, 9)), Some((7.0, 12))]];
    let (mut workspace, _, units) =
        filled(&areas, RollUp::WeightedMean { weight: STAFF }, Some(STAFF));
    let count = |workspace: &Workspace| Suppression::of(workspace, &mut RollUps::default()).len();
    // Four persons are hidden, and the next smallest unit with them.
    assert_eq!(count(&workspace), 2);
    let hidden = Suppression::of(&workspace, &mut RollUps::default());
    let series = |unit| SeriesKey { indicator: RATE, unit };
    assert!(hidden.hidden(series(units[2]), year(2016)).is_none());
    let rate = workspace.indicator(RATE).expect("it is there").clone();
    let change = Change::EditIndicator(Indicator { source: "10-FAKTOR".to_owned(), ..rate });
    workspace.apply(change).expect("a source");
    let threshold = Change::SetThreshold { source: "10-FAKTOR".to_owned(), persons: Some(3) };
    workspace.apply(threshold).expect("a threshold");
    assert_eq!(count(&workspace), 0);
}

/// Where the weight is a protected number itself, the means made with it would give it away.
#[test]
fn a_mean_does_not_give_its_protected_weight_away() {
    let areas = [vec![Some((5.0, 3)), Some((6.0, 9)), Some((7.0, 12))]];
    let (mut workspace, made, units) = filled(&areas, RollUp::WeightedMean { weight: STAFF }, None);
    let staff = workspace.indicator(STAFF).expect("it is there").clone();
    let protect = Change::EditIndicator(Indicator { persons: Some(STAFF), ..staff });
    workspace.apply(protect).expect("a count of itself");
    let hidden = Suppression::of(&workspace, &mut RollUps::default());
    let is_hidden =
        |indicator, unit| hidden.hidden(SeriesKey { indicator, unit }, year(2016)).is_some();
    for unit in &units[..2] {
        assert!(is_hidden(STAFF, *unit) && is_hidden(RATE, *unit), "{unit:?}");
    }
    for indicator in [STAFF, RATE] {
        assert!(!is_hidden(indicator, units[2]) && !is_hidden(indicator, made[0]));
    }
}
