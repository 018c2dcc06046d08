//! Looking a board through: every rule is held against it, what stands beside it is looked at, and
//! nothing is written that could not be opened again.

use std::path::Path;

use styringstavle::domain::*;
use styringstavle::store::check::{Beside, Fault, beside, look_through};
use styringstavle::store::journal::{Journal, Place};
use styringstavle::store::session::Save;
use styringstavle::store::{self, Counted, Holder, Lock, StoreError, versions};

use crate::window::sample;

const SERIES: SeriesKey = SeriesKey { indicator: IndicatorId(1), unit: UnitId(3) };

fn typed(value: f64) -> Observation {
    Observation {
        value: Value::Number(value),
        marks: Marks::NONE,
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    }
}

fn record(year: i32, value: f64) -> Change {
    let period = Period::year(year).expect("a year");
    Change::Record {
        key: SlotKey { series: SERIES, period, kind: FigureKind::Result },
        observation: typed(value),
    }
}

/// A board with something of everything, each name once.
fn board() -> Workspace {
    let mut workspace = Workspace::new("Eksempel kommune");
    let unit = |id, name: &str| OrgUnit::new(UnitId(id), Some(Workspace::ROOT), name, Level::Unit);
    let mut fravaer = Indicator::new(IndicatorId(1), "Fravær");
    fravaer.kind = IndicatorKind::Target;
    fravaer.persons = Some(IndicatorId(2));
    fravaer.roll_up = RollUp::WeightedMean { weight: IndicatorId(2) };
    let target = Target {
        aim: Aim::Value(5.0),
        provenance: Provenance::Typed,
        raw: "".into(),
        note: "".into(),
        at: 0,
        by: "".into(),
    };
    let comment = |id: u32, answers: Option<u32>, text: &str| Comment {
        id: CommentId(id),
        series: SERIES,
        period: None,
        answers: answers.map(CommentId),
        role: String::new(),
        text: text.to_owned(),
        at: 0,
    };
    let mut model = Diagram::new(DiagramId(1), "Modellen");
    let mut one = DiagramBox::new(BoxId(1), Rect::new(0.0, 0.0, 100.0, 50.0), "Boks");
    one.indicators = vec![IndicatorId(2)];
    model.boxes.insert(BoxId(1), one);
    let changes = vec![
        Change::AddUnit { unit: unit(2, "Lia"), place: 0 },
        Change::AddUnit { unit: unit(3, "Borg"), place: 1 },
        Change::AddIndicator(Indicator::new(IndicatorId(2), "Ansatte")),
        Change::AddIndicator(fravaer),
        record(2015, 9.4),
        record(2016, 8.1),
        Change::SetTarget { key: TargetKey { series: SERIES, year: 2016 }, target },
        Change::AddDiagram(model),
        Change::SetUnitLife {
            id: UnitId(2),
            life: UnitLife {
                closed: Period::date(2016, 8, 1),
                merged_into: Some(UnitId(3)),
                ..UnitLife::default()
            },
        },
        Change::AddComment(comment(1, None, "Hvorfor?")),
        Change::AddComment(comment(2, Some(1), "Influensa")),
        Change::SetThreshold { source: "Udir".to_owned(), persons: Some(10) },
    ];
    workspace.apply(Change::Batch(changes)).expect("applies");
    workspace
}

/// Each rule broken on its own, by an edit of the file's text, is named; the figures stay, and what
/// is written of it opens.
#[test]
fn every_rule_that_is_broken_is_named_and_costs_no_figure() {
    let text = String::from_utf8(store::to_bytes(&board())).expect("UTF-8");
    let cases = [
        ("\"parent\":1,\"name\":\"Lia\"", "\"parent\":77,\"name\":\"Lia\"", "Lia"),
        ("\"name\":\"Lia\"", "\"name\":\"Borg\"", "Borg"),
        ("\"name\":\"Lia\"", "\"name\":\" \"", ""),
        ("\"id\":2,\"parent\"", "\"id\":3,\"parent\"", ""),
        ("\"name\":\"Ansatte\"", "\"name\":\"Fravær\"", "Fravær"),
        ("\"persons\":2", "\"persons\":77", "Fravær"),
        ("\"weight\":2", "\"weight\":77", "Fravær"),
        ("\"weight\":2", "\"weight\":1", "Fravær"),
        ("\"decimals\":1", "\"decimals\":9", "Fravær"),
        ("\"indicator\":1,\"unit\":3,\"values\"", "\"indicator\":1,\"unit\":77,\"values\"", "2015"),
        ("\"indicator\":1,\"unit\":3,\"values\"", "\"indicator\":77,\"unit\":3,\"values\"", "2015"),
        ("\"merged_into\":3", "\"merged_into\":2", "Lia"),
        ("\"answers\":1", "\"answers\":9", "Influensa"),
        ("\"Udir\":10", "\"Udir\":0", "Udir"),
        ("\"indicators\":[2]", "\"indicators\":[77]", "Modellen"),
    ];
    for (sound, broken, named) in cases {
        let bytes = text.replacen(sound, broken, 1);
        assert_ne!(bytes, text, "{sound}");
        assert!(store::read_bytes(bytes.as_bytes(), Path::new("x.tavle")).is_err(), "{broken}");
        let look = look_through(bytes.as_bytes());
        let told = look
            .faults
            .iter()
            .any(|fault| matches!(fault, Fault::Broken { what, .. } if what.contains(named)));
        assert!(told, "{broken}: {:?}", look.faults);
        assert_eq!(look.workspace.count_values(), 2, "{broken}");
        let again = store::to_bytes(&look.workspace);
        assert_eq!(
            store::read_bytes(&again, Path::new("x.tavle")).expect("in order"),
            look.workspace,
            "{broken}"
        );
    }
}

/// Indicators rest on some that stand later in the list: that is no fault of a damaged file.
#[test]
fn what_rests_on_a_later_indicator_is_rescued_with_it() {
    let mut workspace = board();
    let mut first = workspace.indicator(IndicatorId(1)).expect("there").clone();
    first.definition = "Legemeldt".to_owned();
    workspace.apply(Change::EditIndicator(first)).expect("applies");
    let text = String::from_utf8(store::to_bytes(&workspace)).expect("UTF-8");
    let damaged = text.replacen("\"Udir\":10", "\"Udir\":!0", 1);
    let look = look_through(damaged.as_bytes());
    assert!(look.workspace.indicators().eq(workspace.indicators()), "{:?}", look.faults);
    assert!(look.workspace.all_series().eq(workspace.all_series()));
    assert_eq!(look.faults.len(), 1, "{:?}", look.faults);
}

#[test]
fn a_board_that_could_not_be_opened_again_is_not_saved_and_the_file_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    let mut workspace = board();
    store::save(&path, &workspace).expect("saves");
    let before = std::fs::read(&path).expect("bytes");
    let many = (2..=1_001)
        .map(|id| Change::AddDiagram(Diagram::new(DiagramId(id), format!("Modell {id}"))));
    workspace.apply(Change::Batch(many.collect())).expect("applies");
    let refused = store::save(&path, &workspace).expect_err("too many models");
    assert!(matches!(&refused, StoreError::TooMuch { many, .. }
        if (many.what, many.count) == (Counted::Diagrams, 1_001)));
    let told = refused.text().replace(['\u{2009}', '\u{a0}'], "");
    assert!(told.contains("1001 modeller") && told.contains("1000"), "{told}");
    let saves = store::Saves::default();
    let save =
        Save { path: &path, workspace: &workspace, saves: &saves, expected: None, journal: None };
    assert!(matches!(save.run(), Err(StoreError::TooMuch { .. })));
    assert_eq!(std::fs::read(&path).expect("bytes"), before);
    // One less can be saved and opened.
    workspace.apply(Change::RemoveDiagram(DiagramId(1_001))).expect("applies");
    store::save(&path, &workspace).expect("saves");
    assert_eq!(store::open(&path).expect("opens"), workspace);
}

#[test]
fn what_is_rescued_of_too_much_can_be_opened() {
    let mut workspace = board();
    let many = (2..=1_000)
        .map(|id| Change::AddDiagram(Diagram::new(DiagramId(id), format!("Modell {id}"))));
    workspace.apply(Change::Batch(many.collect())).expect("applies");
    let text = String::from_utf8(store::to_bytes(&workspace)).expect("UTF-8");
    let last = text.rfind("{\"id\":1000,").expect("the last model");
    let end = last + text[last..].find("]").expect("the end of the list");
    let model = text[last..end].replacen("1000", "1001", 1);
    let over = format!("{},{model}{}", &text[..end], &text[end..]);
    match store::read_bytes(over.as_bytes(), Path::new("x.tavle")) {
        Err(StoreError::TooMany { many, .. }) => assert_eq!(many.what, Counted::Diagrams),
        other => panic!("{other:?}"),
    }
    let look = look_through(over.as_bytes());
    assert!(look.faults.contains(&Fault::TooMany(Counted::Diagrams)), "{:?}", look.faults);
    assert_eq!(look.workspace.diagrams().len(), 1_000);
    let again = store::to_bytes(&look.workspace);
    assert!(store::read_bytes(&again, Path::new("x.tavle")).is_ok());
}

/// Something else writes into the file and leaves its head as it was: it holds other content, and
/// everybody who asks is told so.
#[test]
fn an_edit_behind_the_head_is_noticed_before_saving_and_kept_as_a_version() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    let mut workspace = board();
    let saved = store::save(&path, &workspace).expect("saves");
    versions::keep_apart(&path).expect("keeps");
    let text = std::fs::read_to_string(&path).expect("text");
    let edited = text.replacen("Influensa", "Influensb", 1);
    std::fs::write(&path, &edited).expect("writes");
    let held = store::id_of(&path).expect("reads").expect("is there");
    assert_ne!(held, saved.id);
    assert_eq!(store::read_board(&path).expect("opens").id(), Some(held));
    workspace.apply(record(2017, 7.0)).expect("applies");
    let saves = store::Saves::from(vec![saved.id]);
    let expected = Some(saved.id);
    let save = Save { path: &path, workspace: &workspace, saves: &saves, expected, journal: None };
    assert!(matches!(save.run(), Err(StoreError::ChangedUnderneath { .. })));
    // Saved over it on purpose, what was there is a version beside the one of the same head.
    store::save(&path, &workspace).expect("saves");
    let kept: Vec<String> = versions::list(&path)
        .iter()
        .map(|one| std::fs::read_to_string(&one.path).expect("text"))
        .collect();
    assert!(kept.contains(&edited) && kept.contains(&text));
    assert_eq!(versions::find(&path, held).expect("kept").id, held);
}

/// A sum that was made to fit again hides no content that is not what the head names.
#[test]
fn content_that_is_not_what_the_head_names_is_told() {
    let text = String::from_utf8(store::to_bytes(&board())).expect("UTF-8");
    let edited = text.replacen("Influensa", "Influensb", 1);
    assert_eq!(look_through(edited.as_bytes()).faults, [Fault::Sum]);
    let at = edited.find("\"sum\":\"").expect("the sum") + 7;
    let sum = crc32fast::hash(&edited.as_bytes()[at + 10..]);
    let fitting = format!("{}{sum:08x}{}", &edited[..at], &edited[at + 8..]);
    assert_eq!(look_through(fitting.as_bytes()).faults, [Fault::Identity]);
    assert_eq!(look_through(text.as_bytes()).faults, []);
}

#[test]
fn journal_versions_and_lock_are_looked_through_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    let mut workspace = board();
    store::save(&path, &workspace).expect("saves");
    workspace.apply(record(2017, 7.0)).expect("applies");
    let saved = store::save(&path, &workspace).expect("saves");
    let board = store::read_board(&path).expect("opens");
    assert_eq!(beside(&path, Some(&board)), [], "all in order");
    // Work that is not in the file.
    let place = Place {
        project: Some(path.clone()),
        base: Some(saved.id),
        beside: true,
        ..Place::default()
    };
    let mut journal = Journal::begin(place, || {}).expect("a journal");
    journal.append(1, "HR", "Tall", record(2018, 6.0));
    journal.append(1, "HR", "Tall", record(2019, 6.5));
    drop(journal);
    let found = beside(&path, Some(&board));
    assert!(matches!(found.as_slice(), [Beside::Work { changes: 2, .. }]), "{found:?}");
    let beside_file = store::journal::path_for(&path);
    let mut bytes = std::fs::read(&beside_file).expect("bytes");
    // The first of the two changes is damaged.
    let at = bytes.windows(6).position(|six| six == b"\"2018\"").expect("the change");
    bytes[at + 2] = b'x';
    std::fs::write(&beside_file, &bytes).expect("writes");
    let found = beside(&path, Some(&board));
    assert!(
        matches!(
            found.as_slice(),
            [Beside::Damage { stretches: 1, .. }, Beside::Work { changes: 1, .. }]
        ),
        "{found:?}"
    );
    std::fs::write(&beside_file, "noe annet").expect("writes");
    let found = beside(&path, Some(&board));
    assert!(matches!(found.as_slice(), [Beside::Unreadable { .. }]), "{found:?}");
    std::fs::remove_file(&beside_file).expect("removes");
    // A version that was written into, and one that is cut off.
    let mut kept = versions::list(&path);
    let older = kept.pop().expect("a version").path;
    let text = std::fs::read_to_string(&older).expect("text");
    std::fs::write(&older, text.replacen("Influensa", "Influensb", 1)).expect("writes");
    assert_eq!(beside(&path, Some(&board)), [Beside::OtherVersion(older.clone())]);
    std::fs::write(&older, &text[..text.len() / 2]).expect("writes");
    let found = beside(&path, Some(&board));
    assert!(
        matches!(found.as_slice(), [Beside::BadVersion { path, .. }] if *path == older),
        "{found:?}"
    );
    std::fs::remove_file(&older).expect("removes");
    let holder = Holder { who: "Økonomi".to_owned(), since: 1_473_690_720 };
    let lock = Lock::take(&path, &holder).expect("a lock");
    assert_eq!(beside(&path, Some(&board)), [Beside::InUse(holder)]);
    drop(lock);
}

/// Files saved over months, hour by hour: the newest ten, then one a day, a week, a month are left,
/// and a clock set back in between moves nothing out of its place.
#[test]
fn real_versions_are_thinned_out_and_a_clock_set_back_changes_no_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    let mut workspace = sample();
    let start = jiff::civil::date(2016, 1, 4).at(8, 0, 0, 0);
    let mut order = Vec::new();
    for save in 0..130_i64 {
        // Two saves a day; at the 120th the clock is a year back.
        let back = if save >= 120 { 366 } else { 0 };
        let hours = (save / 2 - back) * 24 + save % 2;
        let at = start.saturating_add(jiff::Span::new().hours(hours));
        let at = at.to_zoned(jiff::tz::TimeZone::system()).expect("a time").timestamp();
        workspace
            .apply(Change::EditUnit {
                id: Workspace::ROOT,
                name: format!("Eksempel kommune {save}"),
                level: Level::Municipality,
                aliases: Vec::new(),
            })
            .expect("applies");
        order.push(store::save(&path, &workspace).expect("saves").id);
        let file = std::fs::File::options().append(true).open(&path).expect("opens");
        file.set_modified(at.into()).expect("a time");
    }
    let left = versions::list(&path);
    let at = |id| order.iter().position(|one| *one == id).expect("a save");
    let kept: Vec<usize> = left.iter().map(|one| at(one.id)).collect();
    assert!(kept.is_sorted_by(|a, b| a > b), "the order is that of the saves: {kept:?}");
    // The last save is the file itself; the ten before it all stay.
    assert_eq!(kept[..10], (119..129).rev().collect::<Vec<_>>()[..]);
    // 15 days with saves, 11 weeks and a month or two at most.
    assert!((10 + 10..=10 + 15 + 11 + 3).contains(&kept.len()), "{kept:?}");
    let earlier = kept[10..].windows(2).filter(|pair| pair[0] - pair[1] >= 10).count();
    assert!(earlier >= 3, "further back one a week: {kept:?}");
    for version in &left {
        assert_eq!(store::read_board(&version.path).expect("opens").id(), Some(version.id));
    }
}

#[cfg(unix)]
#[test]
fn a_version_is_readable_for_those_who_may_read_the_board() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("styring.tavle");
    store::save(&path, &board()).expect("saves");
    for mode in [0o640, 0o664] {
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).expect("rights");
        versions::keep_apart(&path).expect("keeps");
        let kept = versions::list(&path).remove(0).path;
        let rights = std::fs::metadata(&kept).expect("is there").permissions().mode() & 0o777;
        assert_eq!(rights, mode);
        std::fs::remove_file(kept).expect("removes");
    }
}

/// Limits that are not of one list: the size of the file, told without reading it, and the many
/// things that stand in it beside the figures.
#[test]
fn a_file_too_large_and_lists_too_long_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("stor.tavle");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len((1 << 30) + 1).expect("a file of holes");
    let refused = store::read_board(&path).expect_err("too large");
    assert!(matches!(refused, StoreError::TooLarge { .. }));
    assert!(refused.text().contains("stor.tavle"));
    let text = String::from_utf8(store::to_bytes(&board())).expect("UTF-8");
    let many: Vec<String> = (0..100_001).map(|one| format!("\"K{one}\":5")).collect();
    let over = text.replacen("\"Udir\":10", &many.join(","), 1);
    let refused = store::read_bytes(over.as_bytes(), &path).expect_err("too many");
    let told = refused.text().replace(['\u{2009}', '\u{a0}'], "");
    assert!(told.contains("100001 grenser for små tall"), "{told}");
    let comment = "{\"id\":2,\"series\":{\"indicator\":1,\"unit\":3},\"answers\":1,\"text\":\"Influensa\",\"at\":0}";
    assert!(text.contains(comment));
    let many: Vec<String> =
        (2..=500_001).map(|id| comment.replacen("\"id\":2", &format!("\"id\":{id}"), 1)).collect();
    let over = text.replacen(comment, &many.join(","), 1);
    let refused = store::read_bytes(over.as_bytes(), &path).expect_err("too many");
    let told = refused.text().replace(['\u{2009}', '\u{a0}'], "");
    assert!(told.contains("500001 kommentarer"), "{told}");
}
