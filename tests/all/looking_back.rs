//! Looking back: the board as it was on a day or in a saved version, what has changed since, and
//! a value taken back.

use std::path::Path;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use styringstavle::analysis::RollUps;
use styringstavle::app::Opening;
use styringstavle::app::command::Command;
use styringstavle::app::screens::ScreenId;
use styringstavle::domain::*;
use styringstavle::store::merge::{Conflict, differences};
use styringstavle::store::{self};

use crate::window::{Setup, Window, click, sample, settle};

/// Noon of 2 May 2016 and of 5 June 2016, UTC.
const MAY: i64 = 1_462_190_400;
const JUNE: i64 = 1_465_128_000;

fn key() -> SlotKey {
    SlotKey {
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(4) },
        period: Period::year(2016).expect("a year"),
        kind: FigureKind::Result,
    }
}

fn record(value: f64, at: i64) -> Change {
    Change::Record {
        key: key(),
        observation: Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at,
            by: "HR".into(),
        },
    }
}

/// 1,0 on 2 May, 2,0 on 5 June.
fn twice_given() -> Workspace {
    let mut workspace = sample();
    workspace.apply(record(1.0, MAY)).expect("applies");
    workspace.apply(record(2.0, JUNE)).expect("applies");
    workspace
}

fn value(window: &Window) -> Value {
    window.state().workspace().and_then(|one| one.slot(key())).expect("the value").current.value
}

fn look_back(window: &mut Window) {
    window.state_mut().send_command(Command::Earlier);
    settle(window);
}

#[test]
fn a_day_shows_what_has_changed_since_and_a_value_is_taken_back_in_one_step() {
    let mut window = Setup::on(twice_given()).open();
    look_back(&mut window);
    window.get_by_label_contains("Velg en dag eller en lagret utgave");
    click(&mut window, "02.05.2016");
    window.get_by_label("1 ting er ulik.");
    window.get_by_label("Åsen skole · Sykefravær · 2016");
    window.get_by_label_contains("% · HR · 02.05.2016");
    click(&mut window, "Sett tilbake: Åsen skole · Sykefravær · 2016");
    assert_eq!(value(&window), Value::Number(1.0));
    let slot = window.state().workspace().and_then(|one| one.slot(key())).expect("the value");
    assert_eq!(slot.earlier.last().map(|one| one.value), Some(Value::Number(2.0)));
    window.get_by_label("Ingenting er ulikt.");
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert_eq!(value(&window), Value::Number(2.0));
    window.get_by_label("1 ting er ulik.");
}

/// Two earlier moments held against each other: what came after the later one is no matter.
#[test]
fn two_earlier_days_are_compared_with_each_other() {
    let mut workspace = twice_given();
    workspace.apply(record(3.0, JUNE + 40 * 86_400)).expect("applies");
    let mut window = Setup::on(workspace).open();
    look_back(&mut window);
    click(&mut window, "02.05.2016");
    window.get_by_label_contains("→ 3,0\u{a0}% · HR · 15.07.2016");
    window.get_by_role_and_label(Role::ComboBox, "sammenlignet med").click();
    settle(&mut window);
    let days = window.get_all_by_label("05.06.2016");
    days.last().expect("the day among what can be compared with").click();
    settle(&mut window);
    window.get_by_label("1 ting er ulik.");
    window.get_by_label_contains("1,0\u{a0}% · HR · 02.05.2016");
    window.get_by_label_contains("→ 2,0\u{a0}% · HR · 05.06.2016");
    assert!(window.query_by_label_contains("3,0\u{a0}%").is_none());
}

#[test]
fn the_board_as_it_was_can_be_seen_but_not_altered() {
    let mut window = Setup::on(twice_given()).open();
    window.state_mut().go(ScreenId::Analysis);
    settle(&mut window);
    window.get_by_label_contains("2016 2,0, Endring");
    look_back(&mut window);
    click(&mut window, "02.05.2016");
    click(&mut window, "Vis tavla slik den var");
    window.get_by_label_contains("Du ser tavla slik den var: 02.05.2016");
    window.get_by_label_contains("2016 1,0, Endring");
    window.state_mut().apply_change("Endre tall", record(9.0, JUNE + 1));
    settle(&mut window);
    assert_eq!(value(&window), Value::Number(2.0), "the board itself is as it was");
    window.get_by_label_contains("Velg «Tilbake til nå»");
    click(&mut window, "Tilbake til nå");
    assert!(window.query_by_label_contains("Du ser tavla slik den var: ").is_none());
    window.get_by_label_contains("2016 2,0, Endring");
    // What was drawn of the earlier board is not taken for what is edited next.
    window.state_mut().apply_change("Endre tall", record(7.0, JUNE + 1));
    settle(&mut window);
    window.get_by_label_contains("2016 7,0, Endring");
}

#[test]
fn a_saved_version_tells_of_units_and_models_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &sample()).expect("saves");
    let mut window = open(&path);
    let change = Change::Batch(vec![
        Change::EditUnit {
            id: UnitId(4),
            name: "Åsen barneskole".to_owned(),
            level: Level::Unit,
            aliases: Vec::new(),
        },
        Change::AddDiagram(Diagram::new(DiagramId(7), "Vår modell")),
    ]);
    window.state_mut().apply_change("Endre", change);
    settle(&mut window);
    window.state_mut().send_command(Command::Save);
    settle(&mut window);
    look_back(&mut window);
    let saved = store::versions::list(&path).first().expect("one version").at;
    click(&mut window, &format!("Lagret {}", saved.strftime("%d.%m.%Y %H.%M")));
    window.get_by_label("2 ting er ulike.");
    window.get_by_label("Enheten Åsen skole");
    window.get_by_label("Modellen Vår modell");
    click(&mut window, "Vis tavla slik den var");
    let unit = window.query_by_label_contains("Åsen barneskole");
    assert!(unit.is_none(), "the unit has its name of then");
}

fn open(path: &Path) -> Window {
    Setup { opening: Opening::File(path.to_owned()), ..Setup::default() }.open()
}

#[test]
fn without_a_history_the_page_says_what_will_be_there() {
    let mut window = Setup::on(sample()).open();
    look_back(&mut window);
    window.get_by_label_contains("Det er ikke noe å se tilbake på ennå");
    click(&mut window, "Lukk");
    assert!(window.query_by_label_contains("Det er ikke noe å se tilbake på").is_none());
}

#[test]
fn differences_name_both_sides_and_nothing_that_is_the_same() {
    let before = twice_given();
    assert!(differences(&before, &before).is_empty());
    let mut after = before.clone();
    // The same value given again is no difference of what stands.
    after.apply(record(2.0, JUNE + 5)).expect("applies");
    assert!(differences(&before, &after).is_empty());
    after.apply(Change::ClearSlot(key())).expect("applies");
    let found = differences(&before, &after);
    assert!(
        matches!(found.as_slice(), [Conflict::Value { mine: Some(_), theirs: None, .. }]),
        "{found:?}"
    );
}

/// As it is after saving and opening: nothing remembers how it came about.
fn from_file(workspace: &Workspace) -> Workspace {
    store::read_bytes(&store::to_bytes(workspace), Path::new("styring.tavle")).expect("opens")
}

#[test]
fn what_follows_another_board_is_not_taken_for_what_was_computed_from_it() {
    let period = Period::year(2016).expect("a year");
    let series = key().series;
    let mut roll_ups = RollUps::default();
    let first = from_file(&sample());
    let was = roll_ups.figure(&first, series, period).value();
    let mut other = sample();
    other.apply(record(77.0, MAY)).expect("applies");
    let other = from_file(&other).following(&first);
    assert_ne!(was, Some(77.0));
    assert_eq!(roll_ups.figure(&other, series, period).value(), Some(77.0));
}
