//! Tables and searches without a window.

use std::path::PathBuf;

use styringstavle::analysis::find::{Wanted, When, find};
use styringstavle::cli::find::Find;
use styringstavle::cli::table::{Kind, Table};
use styringstavle::cli::{Failure, Outcome};
use styringstavle::domain::{
    Change, FigureKind, Indicator, IndicatorId, Marks, Observation, Period, Provenance, RollUp,
    SeriesKey, SlotKey, UnitId, Value, Workspace,
};
use styringstavle::report::tables::{TableKind, table};
use styringstavle::store;

use crate::window::sample;

const LIA: UnitId = UnitId(3);

fn year(year: i32) -> Period {
    Period::year(year).expect("a year")
}

/// The sample, where the staff of Oppvekst's units is known and Lia skole has three.
fn with_persons() -> Workspace {
    let mut workspace = sample();
    let staff = IndicatorId(9);
    let counted = Indicator { roll_up: RollUp::Sum, ..Indicator::new(staff, "Ansatte") };
    workspace.apply(Change::AddIndicator(counted)).expect("a new indicator");
    let mut record = |indicator, unit, value| {
        let key = SlotKey {
            series: SeriesKey { indicator, unit: UnitId(unit) },
            period: year(2016),
            kind: FigureKind::Result,
        };
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
    };
    for (unit, staff_there, rate) in [(3, 3.0, 12.5), (4, 20.0, 6.25), (5, 30.0, 4.125)] {
        record(staff, unit, staff_there);
        record(IndicatorId(1), unit, rate);
    }
    let held = workspace.indicator(IndicatorId(1)).expect("of the sample").clone();
    let persons = Some(staff);
    let roll_up = RollUp::WeightedMean { weight: staff };
    let edited = Indicator { persons, roll_up, decimals: 3, ..held };
    workspace.apply(Change::EditIndicator(edited)).expect("a rule");
    workspace
}

#[test]
fn a_file_hides_few_persons_and_what_gives_them_away() {
    let workspace = with_persons();
    let made = table(&workspace, TableKind::Units, UnitId(2), year(2016));
    let csv = String::from_utf8(styringstavle::report::sheet::to_csv(&made)).expect("text");
    assert!(!csv.contains("12,5"), "three persons are shown: {csv}");
    assert!(!csv.contains("6,25"), "the next smallest gives them away: {csv}");
    assert!(csv.contains("4,125"), "{csv}");
    assert!(csv.contains("tall er skjult"), "it is said: {csv}");
    let board = table(&workspace, TableKind::Trends, LIA, year(2016));
    let csv = String::from_utf8(styringstavle::report::sheet::to_csv(&board)).expect("text");
    assert!(!csv.contains("12,5") && csv.contains("skjult"), "{csv}");
}

#[test]
fn commands_write_and_find() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tavle.tavle");
    store::save(&file, &with_persons()).expect("it is saved");
    let run = |kind, unit: &str, out: PathBuf| {
        let unit = unit.to_owned();
        Table { file: file.clone(), kind, unit, period: Some("2015".to_owned()), only: None, out }
            .run()
    };
    for name in ["a.xlsx", "b.csv"] {
        let out = folder.path().join(name);
        assert_eq!(run(Kind::Utviklingstrekk, "Lia skole", out.clone()), Ok(Outcome::Fine));
        assert!(std::fs::metadata(out).expect("it is written").len() > 100);
    }
    let out = folder.path().join("c.csv");
    assert_eq!(run(Kind::Maltavle, "Lia skole", out), Ok(Outcome::Finding), "no targets");
    let bad = run(Kind::Enheter, "Lia skole", folder.path().join("d.pdf"));
    assert!(matches!(bad, Err(Failure(why)) if why.contains(".csv")));
    let find = |wanted: &str| Find { file: file.clone(), wanted: wanted.to_owned() }.run();
    assert_eq!(find("12,5"), Ok(Outcome::Fine));
    assert_eq!(find("99999"), Ok(Outcome::Finding));
}

#[test]
fn an_overwritten_number_is_found_again() {
    let mut workspace = with_persons();
    let series = SeriesKey { indicator: IndicatorId(1), unit: LIA };
    let key = SlotKey { series, period: year(2016), kind: FigureKind::Result };
    let observation = Observation {
        value: Value::Number(7.0),
        marks: Marks::NONE,
        provenance: Provenance::Typed,
        raw: "".into(),
        at: 1,
        by: "".into(),
        note: "".into(),
    };
    workspace.apply(Change::Record { key, observation }).expect("a value");
    let hits = find(&workspace, &Wanted { text: "12,5", number: Some(12.5) }, 10);
    let hit = hits.iter().find(|hit| hit.series == series).expect("the earlier number");
    assert!(hit.earlier);
    assert_eq!(hit.when, When::Period(year(2016)));
    let names = find(&workspace, &Wanted { text: "lia", number: None }, 10);
    assert!(names.iter().any(|hit| hit.series.unit == LIA && hit.when == When::Never));
}
