//! Bytes that are not what they should be: project files and journals altered at random must be
//! answered with an error or with content that keeps every rule, never with a panic.

use std::path::Path;

use proptest::prelude::*;
use styringstavle::domain::*;
use styringstavle::store::journal::{self, Journal, Place};
use styringstavle::store::{self, StoreError};

fn board_bytes() -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stored/version-2.tavle");
    std::fs::read(path).expect("the stored file")
}

fn journal_bytes() -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let place = Place { folder: Some(folder.path().to_owned()), ..Place::default() };
    let mut journal = Journal::begin(place, || {}).expect("a journal");
    journal.append(1, "HR", "Ny", Change::AddIndicator(Indicator::new(IndicatorId(1), "Trivsel")));
    for year in 2000..2010 {
        let series = SeriesKey { indicator: IndicatorId(1), unit: Workspace::ROOT };
        let key = SlotKey {
            series,
            period: Period::year(year).expect("a year"),
            kind: FigureKind::Result,
        };
        let observation = Observation {
            value: Value::Number(f64::from(year)),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "9,4 %".into(),
            note: "".into(),
            at: 5,
            by: "".into(),
        };
        journal.append(2, "", "Tall", Change::Record { key, observation });
    }
    drop(journal);
    let path = journal::orphans(folder.path()).pop().expect("the journal");
    std::fs::read(path).expect("bytes")
}

/// Alterations: bytes replaced, taken out, doubled, the end cut off.
fn mutated(bytes: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = bytes.len();
    let one = (0..length, any::<u8>(), 0..4_u8, 1..40_usize);
    prop::collection::vec(one, 1..6).prop_map(move |edits| {
        let mut bytes = bytes.clone();
        for (at, byte, kind, many) in edits {
            let at = at.min(bytes.len().saturating_sub(1));
            let end = (at + many).min(bytes.len());
            match kind {
                0 if !bytes.is_empty() => bytes[at] = byte,
                1 => drop(bytes.drain(at..end)),
                2 => {
                    let again = bytes[at..end].to_vec();
                    bytes.splice(at..at, again);
                }
                _ => bytes.truncate(length - many),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_mutated_project_file_is_refused_or_in_order(bytes in mutated(board_bytes())) {
        if let Ok(board) = store::board_from(&bytes, Path::new("x.tavle")) {
            let again = store::to_bytes(&board.workspace);
            prop_assert_eq!(&store::read_bytes(&again, Path::new("x.tavle")).expect("in order"), &board.workspace);
        }
        let salvaged = store::check::look_through(&bytes);
        let again = store::to_bytes(&salvaged.workspace);
        prop_assert!(store::read_bytes(&again, Path::new("x.tavle")).is_ok());
    }

    #[test]
    fn a_mutated_journal_is_refused_or_read(bytes in mutated(journal_bytes())) {
        if let Ok(reading) = journal::read_bytes(&bytes) {
            prop_assert!(reading.entries.len() <= 24);
        }
    }

    #[test]
    fn any_bytes_are_no_project_file(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(store::board_from(&bytes, Path::new("x.tavle")).is_err());
        prop_assert!(journal::read_bytes(&bytes).is_err());
    }
}

#[test]
fn nesting_without_end_is_refused() {
    let path = Path::new("x.tavle");
    let deep =
        format!("{{\"format\":\"styringstavle\",\"version\":2,\"units\":{}", "[".repeat(200_000));
    assert!(matches!(store::board_from(deep.as_bytes(), path), Err(StoreError::Damaged { .. })));
    let deep =
        format!("{{\"format\":\"styringstavle\",\"version\":99,\"x\":{}", "[".repeat(200_000));
    assert!(store::board_from(deep.as_bytes(), path).is_err());
}

#[test]
fn too_much_of_something_is_named() {
    let units: Vec<String> = (1..=20_001)
        .map(|id| {
            let parent = if id == 1 { "null" } else { "1" };
            format!("{{\"id\":{id},\"parent\":{parent},\"name\":\"E{id}\",\"level\":\"unit\"}}")
        })
        .collect();
    let text = format!(
        "{{\"format\":\"styringstavle\",\"version\":2,\"units\":[{}],\"indicators\":[],\"sources\":[],\"series\":[],\"targets\":[],\"diagrams\":[]}}",
        units.join(",")
    );
    let refused = store::board_from(text.as_bytes(), Path::new("x.tavle")).expect_err("too many");
    let told = refused.text().replace(['\u{2009}', '\u{a0}'], "");
    assert!(told.contains("20001 enheter") && told.contains("20000"), "{told}");
}

/// What is said and done about figures is rescued with them, whatever else is damaged.
#[test]
fn measures_comments_histories_thresholds_and_titles_are_rescued() {
    let series = SeriesKey { indicator: IndicatorId(1), unit: UnitId(4) };
    let mut workspace = crate::window::sample();
    let comment = |id, answers| {
        Change::AddComment(Comment {
            id: CommentId(id),
            series,
            period: None,
            answers,
            role: "HR".to_owned(),
            text: "Ny \"measures\":[ vikar {".to_owned(),
            at: 1_473_690_720,
        })
    };
    let changes = vec![
        Change::AddMeasure(Measure {
            id: MeasureId(1),
            series,
            what: "Ny vaktplan".to_owned(),
            owner: "enhetsleder".to_owned(),
            deadline: None,
            state: MeasureState::default(),
            effect: String::new(),
            effect_on: None,
            follow_up: String::new(),
            at: 1_473_690_720,
        }),
        comment(1, None),
        comment(2, Some(CommentId(1))),
        Change::SetUnitLife {
            id: UnitId(8),
            life: UnitLife { closed: Period::date(2016, 8, 1), ..UnitLife::default() },
        },
        Change::SetThreshold { source: "Udir".to_owned(), persons: Some(10) },
        Change::SetUnitKind { id: UnitId(4), kind: "skole".to_owned() },
        Change::NameLevel {
            level: Level::Area,
            name: Some(LevelName { one: "Sektor".to_owned(), many: "Sektorer".to_owned() }),
        },
        Change::SetChartTitle {
            subject: ChartSubject {
                indicators: vec![IndicatorId(1)],
                units: vec![UnitId(4)],
                way: String::new(),
            },
            title: Some("Fraværet går ned".to_owned()),
        },
    ];
    workspace.apply(Change::Batch(changes)).expect("applies");
    let mut bytes = store::to_bytes(&workspace);
    // A value that is none any more: the file as a whole cannot be read.
    let at = bytes.windows(9).position(|part| part == b"\"values\":").expect("a series");
    bytes[at + 12] = b'!';
    assert!(store::board_from(&bytes, Path::new("x.tavle")).is_err());
    let look = store::check::look_through(&bytes);
    let rescued = &look.workspace;
    assert!(rescued.measures().eq(workspace.measures()));
    assert!(rescued.comments().eq(workspace.comments()));
    assert!(rescued.lives().eq(workspace.lives()));
    assert!(rescued.thresholds().eq(workspace.thresholds()));
    assert!(rescued.chart_titles().eq(workspace.chart_titles()));
    assert!(rescued.units().eq(workspace.units()), "kinds and names of levels too");
    assert_eq!(look.faults.len(), 1, "one value is lost: {:?}", look.faults);
}
