//! "Finn et tall" through the window.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::{Period, UnitId};

use crate::window::{Setup, press, sample, settle, type_text};

#[test]
fn a_number_is_found_and_its_place_opened() {
    let mut held = sample();
    // A number nobody else has, under the wrong tertial.
    let key = styringstavle::domain::SlotKey {
        series: styringstavle::domain::SeriesKey {
            indicator: styringstavle::domain::IndicatorId(1),
            unit: UnitId(4),
        },
        period: Period::tertial(2015, 3).expect("a tertial"),
        kind: styringstavle::domain::FigureKind::Result,
    };
    let observation = styringstavle::domain::Observation {
        value: styringstavle::domain::Value::Number(77.125),
        marks: styringstavle::domain::Marks::NONE,
        provenance: styringstavle::domain::Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    let change = styringstavle::domain::Change::Record { key, observation };
    held.apply(change).expect("a value");
    let mut window = Setup::on(held).open();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "77,125");
    settle(&mut window);
    window.get_by_label("1 treff");
    window.get_by_label("Åsen skole, Sykefravær, 3. tertial 2015");
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(window.state().screen(), ScreenId::Scorecard);
    let selection = window.state().selection();
    assert_eq!((selection.unit, selection.period), (UnitId(4), Period::tertial(2015, 3)));
    assert!(
        window.query_all_by_label_contains("Sykefravær, 3. tertial 2015: 77,1").next().is_some()
    );

    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "finnes ikke");
    settle(&mut window);
    window.get_by_label("Ingen treff.");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Ingen treff.").is_none());
}

#[test]
fn a_name_leads_to_the_unit_or_the_indicator() {
    let mut window = Setup::on(sample()).open();
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "kulturskolen");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(window.state().screen(), ScreenId::Organisation);
    assert_eq!(window.state().selection().unit, UnitId(11));
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "folketall");
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Enter);
    settle(&mut window);
    assert_eq!(window.state().screen(), ScreenId::Scorecard);
    assert!(window.query_all_by_label_contains("Folketall").next().is_some());
}

#[test]
fn the_command_writes_numbers_as_people_do_and_finds_names_without_norwegian_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut held = sample();
    let key = styringstavle::domain::TargetKey {
        series: styringstavle::domain::SeriesKey {
            indicator: styringstavle::domain::IndicatorId(1),
            unit: UnitId(4),
        },
        year: 2016,
    };
    let target = styringstavle::domain::Target {
        aim: styringstavle::domain::Aim::Band { low: 71.125, high: 1234567.5 },
        provenance: styringstavle::domain::Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    let indicator = styringstavle::domain::Indicator {
        kind: styringstavle::domain::IndicatorKind::Target,
        ..held.indicator(key.series.indicator).expect("it is there").clone()
    };
    held.apply(styringstavle::domain::Change::EditIndicator(indicator)).expect("with targets");
    held.apply(styringstavle::domain::Change::SetTarget { key, target }).expect("a target");
    styringstavle::store::save(&folder.path().join("a.tavle"), &held).expect("saved");
    let find = |wanted: &str| {
        let ended = std::process::Command::new(env!("CARGO_BIN_EXE_styringstavle"))
            .args(["find", "a.tavle", wanted])
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        assert_eq!(ended.status.code(), Some(0), "{wanted}");
        String::from_utf8(ended.stdout).expect("text")
    };
    let found = find("71,125");
    let thin = styringstavle::text::number::THIN_SPACE;
    assert!(found.contains(&format!("71,125–1{thin}234{thin}567,5")), "{found}");
    assert!(!found.contains("71.125"), "{found}");
    for typed in ["asen", "aasen", "Åsen"] {
        assert!(find(typed).contains("Åsen skole"), "{typed}");
    }
}
