//! Small workbooks with some of their bytes changed, and grids of anything: read or refused in
//! words, every cell accounted for, no panic.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use styringstavle::domain::Workspace;
use styringstavle::import::facts::FileReading;
use styringstavle::import::grid::{
    Area, Cell, Content, Format, Place, ReadFile, Sheet, Style, Workbook,
};
use styringstavle::import::layout;
use styringstavle::import::plan::{Answers, Plan};
use styringstavle::import::read::read_bytes;
use styringstavle::tr;

fn seed(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/seeds").join(name);
    std::fs::read(path).expect("a seed")
}

/// Understands and plans; every cell must be accounted for.
fn go_through(file: ReadFile) -> Arc<FileReading> {
    let reading = Arc::new(layout::understand(file));
    for sheet in &reading.sheets {
        assert_eq!(sheet.roles.len(), sheet.grid.cells.len());
    }
    let workspace = Workspace::new("Eksempel kommune");
    let plan = Plan::build(&workspace, vec![Arc::clone(&reading)], &Answers::default());
    let mut taken = workspace.clone();
    taken.apply(plan.change(&workspace, 0)).expect("what is certain can be taken in");
    reading
}

/// Bytes with some of them changed, a piece left out or doubled, or the end cut off.
fn damaged(bytes: &[u8], changes: &[(usize, u8)], piece: (usize, usize), way: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, byte) in changes {
        let at = at % bytes.len();
        bytes[at] = *byte;
    }
    let from = piece.0 % bytes.len();
    let to = (from + piece.1 % 64).min(bytes.len());
    match way {
        0 => drop(bytes.drain(from..to)),
        1 => {
            let again = bytes[from..to].to_vec();
            bytes.splice(from..from, again);
        }
        2 => bytes.truncate(from),
        _ => {}
    }
    bytes
}

#[test]
fn seeds_are_read_whole() {
    for name in ["bok.xlsx", "bok.xlsb", "bok.xls", "bok.ods", "bok.csv", "bok.html"] {
        let file = read_bytes(name.to_owned(), &seed(name));
        let book = file.workbook.as_ref().unwrap_or_else(|why| panic!("{name}: {why}"));
        let cells: usize = book.sheets.iter().map(|sheet| sheet.cells.len()).sum();
        assert!(cells >= 6, "{name}: {cells} cells");
        assert!(book.sheets.iter().all(|sheet| sheet.remarks.is_empty()), "{name}");
        go_through(file);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn damaged_workbooks_are_read_or_refused(
        name in prop::sample::select(vec![
            "bok.xlsx", "bok.xlsb", "bok.xls", "bok.ods", "bok.csv", "bok.html",
        ]),
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 0..10),
        piece in any::<(usize, usize)>(),
        way in 0..5_u8,
    ) {
        let bytes = damaged(&seed(name), &changes, piece, way);
        let file = read_bytes(name.to_owned(), &bytes);
        match &file.workbook {
            Ok(_) => drop(go_through(file)),
            Err(why) => {
                prop_assert!(why.ends_with('.'), "{why}");
                prop_assert_ne!(why, &tr!("read-panic"));
            }
        }
    }

    #[test]
    fn bytes_of_any_kind_are_read_or_refused(
        head in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\x09\x08\x10\x00",
            b"<html><table>", b"\xFF\xFE", b"a;b\n",
        ]),
        bytes in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let file = read_bytes("fil.csv".to_owned(), &[head, &bytes].concat());
        match &file.workbook {
            Ok(_) => drop(go_through(file)),
            Err(why) => prop_assert_ne!(why, &tr!("read-panic")),
        }
    }

    #[test]
    fn grids_of_anything_are_accounted_for(
        cells in prop::collection::btree_map((0..14_u32, 0..9_u32), content(), 0..70),
        merges in prop::collection::vec((0..12_u32, 0..8_u32, 0..3_u32, 0..3_u32), 0..4),
        hidden in prop::collection::btree_set(0..12_u32, 0..3),
        comment in any::<bool>(),
    ) {
        let cells: Vec<(Place, Cell)> = cells
            .into_iter()
            .map(|((row, column), (content, style))| {
                let cell = Cell { content, style, formula: style == 1, superscript: None };
                (Place::new(row, column), cell)
            })
            .collect();
        let comments: BTreeMap<Place, String> = cells
            .first()
            .filter(|_| comment)
            .map(|(place, _)| (*place, "Ny måling".to_owned()))
            .into_iter()
            .collect();
        let sheet = Sheet {
            name: "Lia skole".to_owned(),
            cells: cells.into(),
            comments,
            hidden_rows: hidden,
            merges: merges
                .into_iter()
                .map(|(row, column, down, right)| {
                    Area::new(Place::new(row, column), Place::new(row + down, column + right))
                })
                .collect(),
            styles: vec![
                Style::default(),
                Style { format: "0.0%".into(), bold: true, ..Style::default() },
            ],
            ..Sheet::default()
        };
        let workbook = Workbook { format: Format::Xlsx, sheets: vec![sheet], remarks: Vec::new() };
        let file =
            ReadFile { file: "Tavle 2016.xlsx".to_owned(), hash: String::new(), workbook: Ok(workbook) };
        go_through(file);
    }
}

fn content() -> impl Strategy<Value = (Content, u16)> {
    let words = prop::sample::select(vec![
        "Indikator",
        "Enhet",
        "Måleenhet",
        "Resultat 2015",
        "Ambisjon 2016",
        "Budsjett 2016",
        "Sum",
        "I alt",
        "Lia skole",
        "Åsen barnehage",
        "Sykefravær",
        "Sykefravær (%)",
        "Antall elever",
        "9,4 %",
        "1.234",
        "1,234",
        "..",
        ":",
        "-",
        "minst 90 %",
        "7-8",
        "T1",
        "2. tertial 2015",
        "2015/16",
        "januar",
        "Kilde: SSB",
        "Kommentar",
        "%",
        "antall",
        ". = ikke aktuelt",
        "Kvinner",
        "  ",
        "Endring 2014-2015",
        "Må utvikles",
        "År \\ Region",
    ]);
    let content = prop_oneof![
        3 => words.prop_map(|word| Content::Text(word.into())),
        2 => (-1e6..1e6_f64).prop_map(Content::Number),
        2 => (2008..2019_i32).prop_map(|year| Content::Number(year.into())),
        1 => (0..2000_i32).prop_map(|tenths| Content::Number(f64::from(tenths) / 10.0)),
        1 => any::<(i16, u8, u8)>().prop_map(|(y, m, d)| Content::Date(y, m, d)),
        1 => Just(Content::Error("#N/A".into())),
        1 => any::<bool>().prop_map(Content::Flag),
        1 => "\\PC{0,12}".prop_map(|text| Content::Text(text.into())),
    ];
    (content, 0..2_u16)
}
