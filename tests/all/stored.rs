//! Files of every version there has been, as they were written then, are opened by this program.

use std::path::{Path, PathBuf};

use styringstavle::domain::{
    Aim, FigureKind, IndicatorId, Period, SeriesKey, SlotKey, TargetKey, UnitId, Value, Workspace,
};
use styringstavle::store::{self, StoreError};

fn stored(version: u32) -> PathBuf {
    let name = format!("tests/stored/version-{version}.tavle");
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What every stored file holds.
fn check(workspace: &Workspace) {
    let names: Vec<&str> = workspace.units().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["Eksempel kommune", "Oppvekst", "Åsen skole"]);
    let series = SeriesKey { indicator: IndicatorId(1), unit: UnitId(3) };
    let period = Period::year(2015).expect("a year");
    let slot = workspace.slot(SlotKey { series, period, kind: FigureKind::Result });
    let slot = slot.expect("the value of 2015");
    assert_eq!(slot.current.value, Value::Number(9.4));
    assert_eq!(&*slot.current.raw, "9,4 %");
    assert_eq!(slot.earlier.first().map(|one| one.value), Some(Value::Number(9.6)));
    let target = workspace.target(TargetKey { series, year: 2016 }).expect("the target");
    assert_eq!(target.current.aim, Aim::Value(7.0));
    assert_eq!(target.earlier.len(), 1);
    let model = workspace.diagrams().next().expect("the model");
    assert_eq!((model.boxes.len(), model.links.len()), (2, 1));
}

#[test]
fn every_version_there_has_been_is_opened() {
    for version in 1..=store::VERSION {
        let board = store::read_board(&stored(version)).expect("opens");
        assert_eq!(board.version, version);
        assert!(board.sound && !board.is_newer(), "version {version}");
        check(&board.workspace);
    }
}

/// `UPDATE_STORED=1` writes the file of the present version, once, when the version is new.
#[test]
fn an_older_file_saved_is_a_file_of_this_version_with_the_same_content() {
    let folder = tempfile::tempdir().expect("a folder");
    for version in 1..store::VERSION {
        let path = folder.path().join(format!("{version}.tavle"));
        std::fs::copy(stored(version), &path).expect("a copy");
        let before = store::open(&path).expect("opens");
        store::save(&path, &before).expect("saves");
        let board = store::read_board(&path).expect("opens");
        assert_eq!((board.version, board.sound), (store::VERSION, true));
        assert_eq!(board.workspace, before);
        if std::env::var_os("UPDATE_STORED").is_some() && !stored(store::VERSION).exists() {
            std::fs::copy(&path, stored(store::VERSION)).expect("writes");
        }
        // What the file held in its old version is still there.
        let kept = store::versions::list(&path);
        let first = kept.first().expect("an earlier version");
        let held = std::fs::read(&first.path).expect("bytes");
        assert_eq!(held, std::fs::read(stored(version)).expect("bytes"));
    }
}

#[test]
fn a_newer_file_is_read_as_far_as_it_is_understood_and_never_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("nyere.tavle");
    let text =
        String::from_utf8(store::to_bytes(&store::open(&stored(store::VERSION)).expect("opens")))
            .expect("UTF-8");
    let now = format!("\"version\":{},", store::VERSION);
    let newer =
        text.replacen(&now, "\"version\":99,\"of_later_versions\":[{\"owner\":\"Rektor\"}],", 1);
    assert_ne!(newer, text);
    std::fs::write(&path, &newer).expect("writes");
    let board = store::read_board(&path).expect("understood");
    assert!(board.is_newer());
    check(&board.workspace);
    let refused = store::open(&path).expect_err("not for working with");
    assert!(matches!(refused, StoreError::Newer { version: 99, .. }), "{refused:?}");
    assert!(refused.text().contains("nyere"));

    let beyond = newer.replacen("\"units\":[", "\"units\":[7,", 1);
    std::fs::write(&path, beyond).expect("writes");
    let refused = store::read_board(&path).expect_err("nothing sensible");
    assert!(matches!(refused, StoreError::Newer { version: 99, .. }), "{refused:?}");
}

#[test]
fn a_file_altered_by_something_else_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("endret.tavle");
    let bytes = std::fs::read(stored(store::VERSION)).expect("bytes");
    let text = String::from_utf8(bytes).expect("UTF-8").replacen("9.4", "9.5", 1);
    std::fs::write(&path, text).expect("writes");
    assert!(!store::read_board(&path).expect("opens").sound);
}
