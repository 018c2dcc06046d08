//! What the window shows of safekeeping: work brought back, a file in use, two people's work
//! brought together, an earlier number put back, messages in one place.

use std::path::Path;

use egui_kittest::kittest::Queryable as _;
use styringstavle::app::Opening;
use styringstavle::app::command::Command;
use styringstavle::domain::*;
use styringstavle::store::{self, Holder, journal, session};

use crate::window::{Setup, Window, click, sample, settle};

fn key() -> SlotKey {
    SlotKey {
        series: SeriesKey { indicator: IndicatorId(1), unit: UnitId(4) },
        period: Period::year(2016).expect("a year"),
        kind: FigureKind::Result,
    }
}

fn record(value: f64, by: &str) -> Change {
    Change::Record {
        key: key(),
        observation: Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 1_473_690_720,
            by: by.into(),
        },
    }
}

fn open(path: &Path) -> Window {
    Setup { opening: Opening::File(path.to_owned()), ..Setup::default() }.open()
}

fn value(window: &Window) -> Value {
    window.state().workspace().and_then(|one| one.slot(key())).expect("the value").current.value
}

#[test]
fn every_change_is_safe_before_it_is_called_so_and_comes_back_as_steps() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &sample()).expect("saves");
    let mut window = open(&path);
    for value in [1.0, 2.0, 3.0] {
        window.state_mut().apply_change("Endre tall", record(value, ""));
        settle(&mut window);
    }
    window.get_by_label("Ikke lagret · endringene er trygge · styring.tavle");
    let reading = journal::read(&journal::path_for(&path));
    // Windows lets nobody else read a locked file; elsewhere the three changes stand there.
    if let Ok(reading) = reading {
        assert_eq!(reading.entries.len(), 3);
    }
    drop(window);

    let mut window = open(&path);
    window.get_by_label_contains("3 endringer som ikke var lagret, er hentet fram");
    assert_eq!(value(&window), Value::Number(3.0));
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert_eq!(value(&window), Value::Number(2.0));
    window.state_mut().send_command(Command::Save);
    settle(&mut window);
    assert!(!journal::path_for(&path).exists(), "the file holds everything");
    drop(window);
    let again = store::open(&path).expect("opens");
    assert_eq!(again.slot(key()).expect("the value").current.value, Value::Number(2.0));
    assert_eq!(store::versions::list(&path).len(), 1);
}

#[test]
fn a_file_in_use_is_looked_at_followed_and_worked_on_as_a_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &sample()).expect("saves");
    let holder = Holder { who: "Økonomi".to_owned(), since: 1_473_690_720 };
    let held = session::open(&path, &holder, None).expect("opens");
    let mut window = open(&path);
    window.get_by_label_contains("Økonomi har arbeidet i denne fila siden 12.09.2016");
    window.state_mut().apply_change("Endre tall", record(1.0, ""));
    settle(&mut window);
    window.get_by_label_contains("Tavla er åpnet bare for å se på");
    assert_eq!(window.state().workspace(), Some(&sample()));

    let mut others = sample();
    others.apply(record(7.5, "Økonomi")).expect("applies");
    store::save(&path, &others).expect("they save");
    for _ in 0..100 {
        settle(&mut window);
        if window.state().workspace() == Some(&others) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(window.state().workspace(), Some(&others), "the window follows");

    click(&mut window, "Arbeid på en kopi");
    window.state_mut().apply_change("Endre tall", record(8.5, ""));
    settle(&mut window);
    assert_eq!(value(&window), Value::Number(8.5));
    assert_eq!(window.state().document().expect("a copy").path(), None);
    assert_eq!(store::open(&path).expect("opens"), others, "the file is theirs");
    drop(held);
}

#[test]
fn a_newer_file_is_for_looking() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nyere.tavle");
    let text = String::from_utf8(store::to_bytes(&sample())).expect("UTF-8");
    let newer = text.replacen("\"version\":2,", "\"version\":99,\"new\":[1],", 1);
    std::fs::write(&path, newer).expect("writes");
    let window = open(&path);
    window.get_by_label_contains("nyere utgave av Styringstavle (filversjon 99)");
    assert_eq!(window.state().workspace(), Some(&sample()));
}

#[test]
fn disagreements_are_chosen_one_by_one_and_undone_in_one_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, copy) = (folder.path().join("styring.tavle"), folder.path().join("kopi.tavle"));
    store::save(&path, &sample()).expect("saves");
    std::fs::copy(&path, &copy).expect("a copy");
    let mut theirs = sample();
    theirs.apply(record(9.9, "HR")).expect("applies");
    store::save(&copy, &theirs).expect("they save");

    let setup = Setup { opening: Opening::File(path), ..Setup::default() };
    let asked = setup.asked.clone();
    let mut window = setup.open();
    window.state_mut().apply_change("Endre tall", record(9.4, "Økonomi"));
    settle(&mut window);
    asked.will_answer(&[copy]);
    window.state_mut().send_command(Command::Merge);
    settle(&mut window);
    window.get_by_label("Flett inn kopi.tavle");
    window.get_by_label_contains("1 sted er dere uenige");
    window.get_by_label_contains("Denne tavla: 9,4\u{a0}% · Økonomi");
    let theirs = "Den andre: 9,9\u{a0}% · HR";
    window.get_by_label_contains(theirs).click();
    settle(&mut window);
    click(&mut window, "Flett inn");
    let slot = window.state().workspace().and_then(|one| one.slot(key()).cloned());
    let slot = slot.expect("the value");
    assert_eq!(slot.current.value, Value::Number(9.9));
    assert!(slot.earlier.iter().any(|one| one.value == Value::Number(9.4)));
    window.state_mut().send_command(Command::Undo);
    settle(&mut window);
    assert_eq!(value(&window), Value::Number(9.4));
}

#[test]
fn the_role_signs_what_is_done() {
    let mut window = Setup::on(sample()).open();
    window.state_mut().send_command(Command::Role);
    settle(&mut window);
    crate::window::type_text(&mut window, "Økonomi");
    click(&mut window, "Bruk rollen");
    window.state_mut().apply_change("Endre tall", record(1.0, ""));
    settle(&mut window);
    let slot = window.state().workspace().and_then(|one| one.slot(key()).cloned());
    assert_eq!(&*slot.expect("the value").current.by, "Økonomi");
    let comment = |id, role: &str| {
        Change::AddComment(Comment {
            id: CommentId(id),
            series: key().series,
            period: None,
            answers: None,
            role: role.to_owned(),
            text: "Sett på".to_owned(),
            at: 1_473_690_720,
        })
    };
    window.state_mut().apply_change("Kommenter", comment(1, ""));
    window.state_mut().apply_change("Kommenter", comment(2, "HR"));
    settle(&mut window);
    let workspace = window.state().workspace().expect("a board");
    let roles: Vec<&str> = workspace.comments().map(|one| one.role.as_str()).collect();
    assert_eq!(roles, ["Økonomi", "HR"]);
}

#[test]
fn what_was_told_is_found_again() {
    let mut window = Setup::on(sample()).open();
    window.state_mut().apply_change("x", Change::RemoveUnit(UnitId(77)));
    settle(&mut window);
    click(&mut window, "Lukk meldingen");
    assert!(window.query_by_label_contains("Det gikk ikke").is_none());
    window.state_mut().send_command(Command::Messages);
    settle(&mut window);
    window.get_by_label_contains("Det gikk ikke");
    window.get_by_label("Kopier alle");
}
