//! What people say about the reading of a sheet is followed, and found again next year.

use std::sync::Arc;

use styringstavle::domain::{
    ColumnIs, Correction, Mark, Period, Reach, Recipe, RecipeId, RowIs, Setting, Value, Workspace,
};
use styringstavle::import::facts::{CellRole, Fact, FactKind, FileReading};
use styringstavle::import::grid::{Area, Place, ReadFile, Sheet};
use styringstavle::import::layout::{keep_up, understand_with};
use styringstavle::import::plan::{Answers, Plan, State};
use styringstavle::import::read::read_bytes;
use styringstavle::import::recipe::{self, ByHand, Fix};

fn file(name: &str, rows: &[&str]) -> ReadFile {
    read_bytes(name.to_owned(), rows.join("\n").as_bytes())
}

fn read(name: &str, rows: &[&str]) -> FileReading {
    understand_with(file(name, rows), &[])
}

fn at(name: &str) -> Place {
    let split = name.find(|c: char| c.is_ascii_digit()).expect("a row");
    let (letters, digits) = name.split_at(split);
    let column = letters.bytes().fold(0, |sum, letter| sum * 26 + u32::from(letter - b'A') + 1);
    Place::new(digits.parse::<u32>().expect("a row") - 1, column - 1)
}

fn fact<'f>(reading: &'f FileReading, cell: &str) -> Option<&'f Fact> {
    reading.facts.iter().find(|fact| fact.place == at(cell))
}

#[track_caller]
fn role(reading: &FileReading, cell: &str) -> CellRole {
    reading.sheets[0].roles.get(&at(cell)).expect("a role").role
}

/// A recipe made on the first sheet of this reading.
fn recipe(reading: &FileReading, corrections: Vec<Correction>) -> Recipe {
    Recipe {
        id: RecipeId(1),
        name: "Måltavle".to_owned(),
        at: 7,
        shape: recipe::shape_of(&reading.sheets[0].grid),
        corrections,
    }
}

fn corrected(reading: &FileReading, corrections: Vec<Correction>) -> FileReading {
    let recipes = [recipe(reading, corrections)];
    keep_up(reading, &recipes, |_| ByHand::default()).expect("something else is said")
}

const BOARD: [&str; 6] = [
    "Måltavle for Lia skole;;;;;",
    "Indikator;Måleenhet;2014;2015;Plan 2016;Merknad",
    "Sykefravær;%;9,4;8,8;8,0;Nye turnuser",
    "Heltidsandel;%;34,1;36,0;38,0;",
    "Andel fagutdannede;%;71;73;78;",
    "Trivsel;1-5;4,4;4,5;4,6;",
];

/// Next year's workbook: a line of text above, a year more, another unit's indicators.
const NEXT: [&str; 7] = [
    "Måltavle for Lia skole;;;;;;",
    "Oppdatert i januar;;;;;;",
    "Indikator;Måleenhet;2014;2015;2016;Plan 2017;Merknad",
    "Sykefravær;%;9,4;8,8;8,1;7,5;",
    "Heltidsandel;%;34,1;36,0;37,2;39,0;",
    "Andel fagutdannede;%;71;73;77;80;",
    "Lesing 5. trinn;poeng;49;50;51;52;",
];

#[test]
fn a_column_is_what_people_say_and_is_found_next_year() {
    let first = read("Lia skole 2015.csv", &BOARD);
    let sheet = &first.sheets[0];
    let is_target = recipe::column(sheet, at("E4"), ColumnIs::Target);
    let now = corrected(&first, vec![is_target.clone()]);
    let target = fact(&now, "E4").expect("a target");
    assert_eq!((target.kind, target.value), (FactKind::Target, Some(38.0)));
    assert_eq!(fact(&now, "D4").map(|fact| fact.kind), Some(FactKind::Result));
    assert_eq!(now.sheets[0].roles.len(), first.sheets[0].roles.len(), "no cell is lost");

    let recipes = [recipe(&first, vec![is_target])];
    let next = understand_with(file("Lia skole 2016.csv", &NEXT), &recipes);
    let with = next.sheets[0].with.as_ref().expect("the recipe").recipe.clone().expect("followed");
    assert_eq!((with.id, with.at, with.missed.len()), (RecipeId(1), 7, 0));
    assert!(with.why.contains("overskrifter er de samme"), "{}", with.why);
    let target = fact(&next, "F5").expect("a target");
    assert_eq!((target.kind, target.period), (FactKind::Target, Period::year(2017)));
    assert_eq!(fact(&next, "E5").map(|fact| fact.kind), Some(FactKind::Result));

    let other = understand_with(
        file("Elever.csv", &["Enhet;2014;2015", "Lia skole;312;320", "Åsen skole;201;199"]),
        &recipes,
    );
    assert_eq!(other.sheets[0].with, None);
}

#[test]
fn columns_and_rows_are_set_aside_and_taken_back() {
    let first = read("Lia skole.csv", &BOARD);
    let sheet = &first.sheets[0];
    let now = corrected(
        &first,
        vec![
            recipe::column(sheet, at("C4"), ColumnIs::Aside),
            recipe::row(sheet, at("B6"), RowIs::Aside),
            recipe::row(sheet, at("B5"), RowIs::Total),
        ],
    );
    for cell in ["C3", "C4", "D6"] {
        assert!(fact(&now, cell).is_none(), "{cell}");
        assert_eq!(role(&now, cell), CellRole::SetAside, "{cell}");
    }
    assert_eq!(role(&now, "D5"), CellRole::Total);
    assert!(fact(&now, "D5").is_none());
    assert_eq!(fact(&now, "D4").and_then(|fact| fact.value), Some(36.0));
    let back = keep_up(&now, &[], |_| ByHand::default()).expect("nothing is said any more");
    assert_eq!((&back.facts, &back.questions), (&first.facts, &first.questions));
    assert_eq!(keep_up(&back, &[], |_| ByHand::default()).map(|_| ()), None);
}

#[test]
fn labels_are_units_or_indicators_as_people_say() {
    let rows = ["Sykefravær 2015;;", ";2014;2015", "Borg;9,1;8,2", "Nes;7,7;7,1", "Vik;6,0;6,4"];
    let first = read("Tall.csv", &rows);
    let sheet = &first.sheets[0];
    let units = corrected(&first, vec![recipe::column(sheet, at("A4"), ColumnIs::Unit)]);
    let read = fact(&units, "C4").expect("a fact");
    assert_eq!(read.unit.as_deref(), Some("Nes"));
    assert_eq!(read.indicator.as_deref(), Some("Sykefravær"));
    let names = corrected(&first, vec![recipe::column(sheet, at("A4"), ColumnIs::Indicator)]);
    assert_eq!(fact(&names, "C4").expect("a fact").indicator.as_deref(), Some("Nes"));
}

#[test]
fn a_block_is_a_table_or_none() {
    let rows = [
        "Indikator;2014;2015",
        "Sykefravær;9,4;8,8",
        "Trivsel;4,4;4,5",
        "Kladd;;",
        "Sykefravær;1;2",
        "Trivsel;3;4",
    ];
    let first = read("Kladd.csv", &rows);
    let area = Area::new(at("A4"), at("C6"));
    let none = recipe::block(&first.sheets[0].grid, area, false).expect("cells");
    let now = corrected(&first, vec![none]);
    assert!(fact(&now, "B5").is_none());
    assert_eq!(role(&now, "B5"), CellRole::SetAside);
    assert_eq!(fact(&now, "B2").and_then(|fact| fact.value), Some(9.4));

    // A table of its own beside another, which the program took for one.
    let beside = [
        "Indikator;2014;2015;Notat;Enhet;2014",
        "Sykefravær;9,4;8,8;ok;Lia skole;312",
        "Trivsel;4,4;4,5;ok;Åsen skole;201",
    ];
    let first = read("To.csv", &beside);
    let block = |from, to, is| {
        recipe::block(&first.sheets[0].grid, Area::new(at(from), at(to)), is).expect("cells")
    };
    let now = corrected(&first, vec![block("A1", "D3", true), block("E1", "F3", true)]);
    assert_eq!(now.sheets[0].tables.len(), 2, "{:?}", now.sheets[0].tables);
    assert_eq!(fact(&now, "F2").expect("a fact").unit.as_deref(), Some("Lia skole"));
    assert_eq!(fact(&now, "C2").expect("a fact").indicator.as_deref(), Some("Sykefravær"));
}

/// Figures of a table that a person says are none of it are no missing values of it.
#[test]
fn what_is_taken_out_of_a_table_leaves_no_gaps_in_it() {
    let rows = [
        "Indikator;Enhet A;Enhet B;Enhet C;Enhet D",
        "Sykefravær;9,4;8,8;7,1;6,2",
        "Trivsel;4,4;4,5;4,1;4,2",
        "Mestring;4,1;4,2;4,3;4,4",
        "Støtte;3,9;4,0;4,1;4,2",
    ];
    let first = read("Tavle 2015.csv", &rows);
    assert_eq!(first.facts.len(), 16);
    for is_table in [true, false] {
        let area = Area::new(at("C3"), at("D4"));
        let block = recipe::block(&first.sheets[0].grid, area, is_table).expect("cells");
        let now = corrected(&first, vec![block]);
        let gaps: Vec<_> = now.facts.iter().filter(|fact| fact.missing.is_some()).collect();
        assert!(gaps.is_empty(), "{gaps:?}");
        assert_eq!(fact(&now, "B2").and_then(|fact| fact.value), Some(9.4));
        assert_eq!(fact(&now, "E3").and_then(|fact| fact.value), Some(4.2));
    }
}

#[test]
fn a_row_becomes_the_head_it_is() {
    let rows = ["Notat;3;4", "Indikator;2014;2015", "Sykefravær;9,4;8,8", "Trivsel;4,4;4,5"];
    let first = read("Hode.csv", &rows);
    let sheet = &first.sheets[0];
    let now = corrected(&first, vec![recipe::row(sheet, at("A2"), RowIs::Heads)]);
    let read = fact(&now, "C3").expect("a fact");
    assert_eq!((read.indicator.as_deref(), read.period), (Some("Sykefravær"), Period::year(2015)));
}

#[test]
fn hidden_parts_are_taken_in_or_left_out() {
    let mut hidden = file("Skjult.csv", &BOARD);
    let book = hidden.workbook.as_mut().expect("a workbook");
    book.sheets[0].hidden_rows.insert(3);
    book.sheets[0].hidden_columns.insert(2);
    let first = understand_with(hidden, &[]);
    assert!(!fact(&first, "D4").expect("a fact").certain);
    let taken = corrected(&first, vec![Correction::Hidden { taken_in: true }]);
    assert!(fact(&taken, "D4").expect("a fact").certain);
    assert!(fact(&taken, "C3").expect("a fact").certain);
    let left = corrected(&first, vec![Correction::Hidden { taken_in: false }]);
    assert!(fact(&left, "D4").is_none() && fact(&left, "C3").is_none());
    assert_eq!(role(&left, "D4"), CellRole::SetAside);
    assert_eq!(fact(&left, "D5").and_then(|fact| fact.value), Some(73.0));
}

#[test]
fn units_hold_for_one_workbook_and_periods_for_one_file() {
    let rows = ["Indikator;Måleenhet;Resultat", "Sykefravær;%;9,4", "Heltidsandel;%;36,0"];
    let first = read("Skjema 2015.csv", &rows);
    let sheet = &first.sheets[0];
    let set = |what| Correction::Set { reach: recipe::table_reach(sheet, at("A2")), what };
    let corrections = vec![
        set(Setting::Unit {
            name: "Lia skole".to_owned(),
            workbook: recipe::workbook_form(&first.file),
            sheet: sheet.grid.name.clone(),
        }),
        set(Setting::Period {
            period: Period::tertial(2015, 2).expect("a tertial"),
            hash: first.hash.clone(),
            sheet: sheet.grid.name.clone(),
        }),
        Correction::Set {
            reach: recipe::row_reach(sheet, at("A3")),
            what: Setting::Measure("antall".to_owned()),
        },
    ];
    let now = corrected(&first, corrections.clone());
    let read = fact(&now, "C2").expect("a fact");
    assert_eq!(read.unit.as_deref(), Some("Lia skole"));
    assert_eq!(read.period, Period::tertial(2015, 2));
    assert_eq!(fact(&now, "C3").expect("a fact").measure.as_deref(), Some("antall"));

    let recipes = [recipe(&first, corrections)];
    let later = ["Indikator;Måleenhet;Resultat", "Sykefravær;%;9,1", "Heltidsandel;%;37,5"];
    let year = understand_with(file("Skjema 2016.csv", &later), &recipes);
    let next = fact(&year, "C2").expect("a fact");
    assert_eq!(next.unit.as_deref(), Some("Lia skole"), "the workbook of the same name");
    assert_ne!(next.period, Period::tertial(2015, 2), "last year's period is not this year's");
    let sister = understand_with(file("Åsen 2015.csv", &later), &recipes);
    assert_ne!(fact(&sister, "C2").expect("a fact").unit.as_deref(), Some("Lia skole"));
    let with = sister.sheets[0].with.as_ref().expect("followed").recipe.clone().expect("a recipe");
    assert_eq!(with.missed, Vec::<String>::new());
}

/// A workbook with the same rows in sheets of these names.
fn sheets(name: &str, rows: &[&str], sheets: &[&str]) -> ReadFile {
    let mut read = file(name, rows);
    let book = read.workbook.as_mut().expect("a workbook");
    let first = book.sheets.pop().expect("a sheet");
    let named = |name: &&str| Sheet { name: (*name).to_owned(), ..first.clone() };
    book.sheets = sheets.iter().map(named).collect();
    read
}

fn units(reading: &FileReading) -> Vec<Option<&str>> {
    let first = |at: usize| reading.facts.iter().find(|fact| fact.sheet == at);
    (0..reading.sheets.len()).map(|at| first(at).and_then(|fact| fact.unit.as_deref())).collect()
}

/// Sheets of one workbook are often of one shape: what one of them is about, the others are not.
#[test]
fn what_is_said_of_one_sheet_is_not_said_of_its_likes() {
    let rows = [
        "Indikator;Måleenhet;2014;2015",
        "Sykefravær;%;9,4;8,8",
        "Heltidsandel;%;34,1;36,0",
        "Trivsel;1-5;4,4;4,5",
    ];
    let first = understand_with(sheets("Tall 2015.xlsx", &rows, &["Lia", "Åsen"]), &[]);
    let set = |what| Correction::Set { reach: Reach::Sheet, what };
    let workbook = recipe::workbook_form(&first.file);
    let lia = Setting::Unit {
        name: "Lia skole".to_owned(),
        workbook: workbook.clone(),
        sheet: "Lia".to_owned(),
    };
    let now = corrected(&first, vec![set(lia.clone())]);
    assert_eq!(units(&now), [Some("Lia skole"), units(&first)[1]]);

    let recipes = [recipe(&first, vec![set(lia)])];
    let year = understand_with(sheets("Tall 2016.xlsx", &rows, &["Åsen", "Lia"]), &recipes);
    assert_eq!(units(&year), [units(&first)[1], Some("Lia skole")]);

    // A sheet a year: next year's is the same one, unless there are several it could be.
    let dated = Setting::Unit {
        name: "Lia skole".to_owned(),
        workbook: workbook.clone(),
        sheet: "2015".to_owned(),
    };
    let recipes = [recipe(&first, vec![set(dated)])];
    let next = understand_with(sheets("Tall 2016.xlsx", &rows, &["2016"]), &recipes);
    assert_eq!(units(&next), [Some("Lia skole")]);
    let both = understand_with(sheets("Tall 2016.xlsx", &rows, &["2015", "2016"]), &recipes);
    assert_eq!(units(&both)[0], Some("Lia skole"));
    assert_ne!(units(&both)[1], Some("Lia skole"));

    // What an older board has kept without a sheet's name holds for all, as it did.
    let old: Setting = serde_json::from_str(r#"{"unit":{"name":"Lia skole","workbook":"tall #"}}"#)
        .expect("reads");
    let now = corrected(&first, vec![set(old)]);
    assert_eq!(units(&now), [Some("Lia skole"); 2]);
}

/// A period said for a sheet is for what names none, and leaves no doubt behind.
#[test]
fn a_period_said_by_hand_completes_the_figures_that_lack_one() {
    let rows = ["Indikator;Måleenhet;Resultat", "Sykefravær;%;9,4", "Heltidsandel;%;36,0"];
    let first = read("Lia skole.csv", &rows);
    assert!(!fact(&first, "C2").expect("a fact").certain);
    assert_eq!(first.questions.len(), 1);
    let period = Period::tertial(2015, 2);
    let by_hand = ByHand { period, ..ByHand::default() };
    let now = keep_up(&first, &[], |_| by_hand.clone()).expect("something is said");
    let dated = fact(&now, "C2").expect("a fact");
    assert_eq!((dated.period, dated.certain), (period, true), "{}", dated.why);
    assert_eq!(role(&now, "C2"), CellRole::Value);
    assert_eq!(now.questions, []);

    // Figures that have one keep it.
    let board = read("Lia skole.csv", &BOARD);
    let kept = keep_up(&board, &[], |_| by_hand.clone()).expect("something is said");
    assert_eq!(kept.facts, board.facts);
}

#[test]
fn an_indicator_is_named_for_a_table() {
    let rows = [";2014;2015", "Lia skole;9,4;8,8", "Åsen skole;7,1;7,4", "Borg skole;6,1;6,4"];
    let first = read("Ark.csv", &rows);
    let sheet = &first.sheets[0];
    let what = Setting::Indicator {
        name: "Sykefravær".to_owned(),
        workbook: recipe::workbook_form(&first.file),
        sheet: sheet.grid.name.clone(),
    };
    assert!(!fact(&first, "B2").expect("a fact").certain, "nothing names the indicator");
    let reach = recipe::table_reach(sheet, at("B2"));
    let now = corrected(&first, vec![Correction::Set { reach, what }]);
    let read = fact(&now, "C3").expect("a fact");
    assert_eq!(
        (read.indicator.as_deref(), read.unit.as_deref(), read.period),
        (Some("Sykefravær"), Some("Åsen skole"), Period::year(2015))
    );
    assert!(read.certain, "{}", read.why);
    let with = now.sheets[0].with.as_ref().expect("followed").recipe.clone().expect("a recipe");
    assert_eq!(recipe::correction(&with.corrections[0]), "Tabellen i B1: indikator Sykefravær");
}

#[test]
fn a_place_that_is_gone_is_told() {
    let first = read("Lia skole.csv", &BOARD);
    let note = recipe::column(&first.sheets[0], at("E3"), ColumnIs::Target);
    let recipes = [recipe(&first, vec![note])];
    let gone: Vec<String> = BOARD
        .iter()
        .map(|row| {
            let cells: Vec<&str> = row.split(';').collect();
            [&cells[..4], &cells[5..]].concat().join(";")
        })
        .collect();
    let gone: Vec<&str> = gone.iter().map(String::as_str).collect();
    let reading = understand_with(file("Lia skole.csv", &gone), &recipes);
    let with = reading.sheets[0].with.as_ref().expect("followed").recipe.clone().expect("a recipe");
    assert_eq!(with.missed, ["Kolonnen «Plan 2016» er ambisjon"]);
}

const FAR: [&str; 3] = [
    "Måltavle for Borg sykehjem;;;;;",
    "Indikator;Måleenhet;2012;2013;2014;2015",
    "Heltidsandel;%;31,9;32,5;34,1;351",
];

/// 351 was meant to be 35,1: for this workbook, with what the cell says kept.
#[test]
fn a_value_is_corrected_once_and_stays_corrected() {
    let first = read("Borg sykehjem.csv", &FAR);
    assert!(!fact(&first, "F3").expect("a fact").certain);
    assert_eq!(first.questions.len(), 1);
    let by_hand = ByHand {
        values: [(at("F3"), Fix { value: Some(35.1), period: None })].into(),
        period: None,
    };
    let now = keep_up(&first, &[], |_| by_hand.clone()).expect("a value is corrected");
    let read = fact(&now, "F3").expect("a fact");
    assert_eq!((read.value, &*read.raw, read.certain), (Some(35.1), "351", true));
    assert!(read.marks.has(Mark::Corrected));
    assert_eq!(now.questions, []);
    assert_eq!(role(&now, "F3"), CellRole::Value);

    let mut workspace = Workspace::new("Eksempel kommune");
    let plan = |workspace: &Workspace, reading: &FileReading| {
        Plan::build(workspace, vec![Arc::new(reading.clone())], &Answers::default())
    };
    // First taken in as it stood, then corrected: the correction is proposed, not the rest.
    let mut all = plan(&workspace, &first);
    all.accept(styringstavle::import::plan::Accept::All);
    workspace.apply(all.change(&workspace, 1)).expect("an import");
    let again = plan(&workspace, &now);
    let open: Vec<_> = again.items.iter().filter(|item| item.is_open()).collect();
    assert_eq!(open.len(), 1);
    assert_eq!(open[0].state, State::Changed { before: Value::Number(351.0) });
    workspace.apply(again.change(&workspace, 2)).expect("an import");
    let held = workspace
        .all_series()
        .flat_map(|(_, slots)| slots)
        .find(|slot| slot.period == Period::year(2015).expect("a year"))
        .expect("the figure")
        .current
        .clone();
    assert_eq!((held.value, &*held.raw), (Value::Number(35.1), "351"));
    assert!(held.marks.has(Mark::Corrected));

    // Next year's workbook still says 351 for 2015: nothing is proposed for it.
    let next = read_next("Borg sykehjem.csv", "351");
    let proposed = plan(&workspace, &next);
    let states: Vec<&State> =
        proposed.items.iter().filter(|item| item.is_open()).map(|item| &item.state).collect();
    assert_eq!(states, [&State::New], "only 2016 is new");
    // It says something else now: a person looks first.
    let next = read_next("Borg sykehjem.csv", "35,3");
    let proposed = plan(&workspace, &next);
    let doubted = proposed.items.iter().filter(|item| item.is_open() && !item.certain);
    let doubts: Vec<_> = doubted.filter_map(|item| item.doubt.as_deref()).collect();
    assert_eq!(doubts.len(), 1);
    assert!(doubts[0].contains("rettet ved en tidligere import"), "{}", doubts[0]);
}

fn read_next(name: &str, last: &str) -> FileReading {
    let row = format!("Heltidsandel;%;31,9;32,5;34,1;{last};36,2");
    let rows =
        ["Måltavle for Borg sykehjem;;;;;;", "Indikator;Måleenhet;2012;2013;2014;2015;2016", &row];
    read(name, &rows)
}

#[test]
fn recipes_are_kept_in_a_file_of_their_own() {
    let first = read("Lia skole.csv", &BOARD);
    let known = recipe(&first, vec![recipe::column(&first.sheets[0], at("E4"), ColumnIs::Target)]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rettelser.json");
    recipe::save(&path, std::slice::from_ref(&known)).expect("writes");
    assert_eq!(recipe::load(&path).expect("reads"), [known]);
    for broken in ["", "{}", "{\"format\":\"styringstavle\",\"version\":1,\"recipes\":[]}"] {
        std::fs::write(&path, broken).expect("writes");
        let error = recipe::load(&path).expect_err("no file of recipes");
        assert!(error.text().contains("rettelser.json"), "{}", error.text());
    }
}
