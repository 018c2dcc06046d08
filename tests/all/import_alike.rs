//! Questions that are alike are put as one on the import screen.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use styringstavle::domain::Workspace;
use styringstavle::import::facts::{About, Fact, FileReading, TableReading};
use styringstavle::import::grid::{Cell, Content, Place, Sheet};
use styringstavle::import::plan::alike::{self, Alike};
use styringstavle::import::plan::{Answers, Plan};

use crate::import_screen::{click, has, reviewing, wait_for};
use crate::readings::{fact, reading};
use crate::situations::sketch;

/// A workbook of units and their figures, each row "name|2014".
fn units_of(file: &str, year: &str, rows: &[String]) -> Arc<FileReading> {
    let head = format!("Kommune|{year}");
    let mut all = vec!["Antall elever", head.as_str()];
    all.extend(rows.iter().map(String::as_str));
    sketch(file).sheet("Data", &all).read().into_shared()
}

const PLACES: [&str; 7] =
    ["Horten", "Holmestrand", "Tønsberg", "Sandefjord", "Larvik", "Porsgrunn", "Skien"];

#[test]
fn names_that_differ_alike_are_one_question_that_can_be_opened() {
    let numbered = |number: &str| -> Vec<String> {
        let rows = (1..).zip(PLACES);
        rows.map(|(at, place)| {
            let number = if number.is_empty() { String::new() } else { format!("{number}{at} ") };
            format!("{number}{place}|{}", 20 + at)
        })
        .collect()
    };
    let files = vec![
        units_of("Skoler 2014.xlsx", "2014", &numbered("")),
        units_of("Elever 2015.xlsx", "2015", &numbered("380")),
    ];
    let mut window = reviewing(files);
    click(&mut window, "1 spørsmål igjen");
    assert!(has(&window, "Er disse 7 navnene det samme som dem de ligner på?"));
    assert!(window.query_by_label_contains("«3801 Horten» og «Horten»").is_some());
    // One of them by itself, the others together.
    click(&mut window, "Se alle 7 én for én");
    click(&mut window, "Nei, for seg selv: «3802 Holmestrand» og «Holmestrand»");
    wait_for(&mut window, "Er disse 6 navnene det samme som dem de ligner på?");
    click(&mut window, "Ja, samme for alle 6");
    wait_for(&mut window, "Ta inn 14 tall");
    assert!(window.query_by_label_contains("navnene det samme").is_none());
    click(&mut window, "Ta inn 14 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let units = |name: &str| {
        window.state().workspace.units().filter(|unit| unit.name.contains(name)).count()
    };
    assert_eq!((units("Horten"), units("Holmestrand")), (1, 2));
}

#[test]
fn of_two_workbooks_that_contradict_each_other_one_is_right_for_all() {
    let rows = |more: usize| -> Vec<String> {
        (1..).zip(PLACES).map(|(at, place)| format!("{place}|{}", 20 + at * more)).collect()
    };
    let files = vec![
        units_of("Foreløpig.xlsx", "2014", &rows(3)),
        units_of("Endelig.xlsx", "2014", &rows(4)),
    ];
    let mut window = reviewing(files);
    assert!(has(&window, "7 tall er ulike i to eller flere ark. Hvilket ark er riktig?"));
    click(&mut window, "Endelig.xlsx › Data");
    wait_for(&mut window, "Ta inn 7 tall");
    click(&mut window, "Ta inn 7 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let workspace = &window.state().workspace;
    let told: Vec<f64> = workspace
        .all_series()
        .flat_map(|(_, slots)| slots)
        .filter_map(|slot| slot.current.value.number())
        .collect();
    assert_eq!(told.iter().sum::<f64>(), (1..=7).map(|at| f64::from(20 + at * 4)).sum::<f64>());
}

#[test]
fn of_two_tables_of_a_sheet_one_is_right_or_each_counts_its_own() {
    let table = |title: &str, more: usize| -> Vec<String> {
        let head = format!("{title}|Opptak 2022|Opptak 2023");
        let rows = (1..)
            .zip(["Ekornlia", "Trollstua", "Sjøstjerna", "Bjørkelunden"])
            .map(|(at, name)| format!("{name}|{}|{}", at * more, at + more));
        [head].into_iter().chain(rows.take(4)).collect()
    };
    let (one, other) = (table("Søkere per barnehage", 3), table("Plasser per barnehage", 7));
    let rows: Vec<&str> = one
        .iter()
        .map(String::as_str)
        .chain(["", ""])
        .chain(other.iter().map(String::as_str))
        .collect();
    let file = sketch("Barnehageopptak.xlsx").sheet("Opptak", &rows).read().into_shared();
    let mut window = reviewing(vec![file]);
    // What the names are comes first; the figures wait.
    click(&mut window, "Forrige spørsmål");
    assert!(has(&window, "8 tall er ulike i to eller flere tabeller. Hvilken tabell er riktig?"));
    assert!(has(&window, "Søkere per barnehage A1:C5"));
    click(&mut window, "Ulike ting, ta med alle");
    wait_for(&mut window, "Riktig lest, ta med");
    click(&mut window, "Riktig lest, ta med");
    wait_for(&mut window, "Ta inn 16 tall");
    click(&mut window, "Ta inn 16 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let names: Vec<String> =
        window.state().workspace.indicators().map(|one| one.name.clone()).collect();
    for title in ["Søkere per barnehage", "Plasser per barnehage"] {
        assert!(names.iter().any(|name| name == title), "{names:?}");
    }
    assert!(names.iter().all(|name| name != "Opptak"), "{names:?}");
}

/// A reading by hand: texts and figures of one table, the figures named by row and column.
fn by_hand(
    texts: &[(u32, u32, &str)],
    figures: &[(u32, u32, f64)],
    named: impl Fn(u32, u32) -> (String, String),
) -> Arc<FileReading> {
    let mut grid = Sheet { name: "Dekning".to_owned(), ..Sheet::default() };
    let mut cells: Vec<(Place, Content)> = texts
        .iter()
        .map(|(row, column, text)| (Place::new(*row, *column), Content::Text((*text).into())))
        .collect();
    cells.extend(
        figures
            .iter()
            .map(|(row, column, value)| (Place::new(*row, *column), Content::Number(*value))),
    );
    cells.sort_by_key(|(place, _)| *place);
    for (place, content) in cells {
        grid.cells.push(place, Cell { content, style: 0, formula: false, superscript: None });
    }
    let facts = figures.iter().map(|(row, column, value)| {
        let (unit, indicator) = named(*row, *column);
        Fact { place: Place::new(*row, *column), ..fact(&unit, &indicator, "2022", *value) }
    });
    let mut read = FileReading::clone(&reading("Dekning.xlsx", vec![fact("A", "B", "2022", 1.0)]));
    read.facts = facts.collect();
    let range = grid.used().expect("cells");
    read.sheets[0].grid = Arc::new(grid);
    read.sheets[0].tables = vec![TableReading {
        corner: None,
        range,
        layout: "",
        layout_text: String::new(),
        title: None,
        caption: None,
        notes: Vec::new(),
    }];
    Arc::new(read)
}

fn sources(plan: &Plan) -> Vec<alike::Source> {
    let all: Vec<Option<Alike>> =
        plan.conflicts.iter().map(|one| alike::sources(plan, &one.items)).collect();
    let first = all.first().cloned().flatten().expect("sources");
    assert!(all.iter().all(|one| one.as_ref() == Some(&first)), "one question: {all:?}");
    let asked = plan.questions();
    assert_eq!(plan.put(&asked).iter().filter(|put| put.bundled).count(), 1);
    let Alike::Sources(sources) = first else { panic!("{first:?}") };
    assert!(alike::can_be_parted(&sources));
    sources
}

/// Parts of a sheet under headings of their own may count different things: one answer takes all of them in.
#[test]
fn parts_of_a_table_that_contradict_each_other_are_one_question() {
    let heads = [
        (0, 0, "Fylke"),
        (0, 1, "Fiber"),
        (8, 0, "Tettbygde områder"),
        (16, 0, "Spredtbygde områder"),
    ];
    let units = [(1, 0, "Agder"), (9, 0, "Agder"), (17, 0, "Agder")];
    let texts = [heads.as_slice(), &units].concat();
    let rows = [1_u32, 9, 17];
    let figures: Vec<(u32, u32, f64)> = rows
        .iter()
        .flat_map(|top| (0..6_u32).map(move |at| (top + at, 1, f64::from(10 * top + at))))
        .collect();
    let read =
        by_hand(&texts, &figures, |row, _| (format!("Fylke {}", row % 8), "Fiber".to_owned()));
    let plan = Plan::build(&Workspace::new("K"), vec![Arc::clone(&read)], &Answers::default());
    assert_eq!(plan.conflicts.len(), 6);
    let titles: Vec<_> = sources(&plan).into_iter().filter_map(|one| one.title).collect();
    assert_eq!(titles, ["Dekning", "Tettbygde områder", "Spredtbygde områder"]);
    let mut window = reviewing(vec![read]);
    assert!(has(
        &window,
        "6 tall er ulike i to eller flere deler av arket. Hvilken del er riktig?"
    ));
    click(&mut window, "Ulike ting, ta med alle");
    wait_for(&mut window, "Ta inn 18 tall");
    click(&mut window, "Ta inn 18 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let told =
        |split: Option<&str>| window.state().workspace.indicator_named("Fiber", split).is_some();
    assert!(told(None) && told(Some("Tettbygde områder")) && told(Some("Spredtbygde områder")));
}

#[test]
fn columns_of_a_table_that_contradict_each_other_are_told_apart_by_their_heads() {
    let texts = [(0, 0, "Svar"), (0, 1, "Antall"), (0, 2, "Prosent")];
    let figures: Vec<(u32, u32, f64)> = (1..8)
        .flat_map(|row| [(row, 1, f64::from(400 + row)), (row, 2, f64::from(10 + row))])
        .collect();
    let read = by_hand(&texts, &figures, |row, _| ("Lia skole".to_owned(), format!("Svar {row}")));
    let board = Workspace::new("K");
    let plan = Plan::build(&board, vec![Arc::clone(&read)], &Answers::default());
    assert_eq!(plan.conflicts.len(), 7);
    let mut answers = Answers::default();
    let parts = sources(&plan).into_iter().filter_map(|one| Some((one.part?, one.title?)));
    answers.apart.insert((0, 0), parts.collect());
    let plan = Plan::build(&board, vec![read], &answers);
    assert_eq!((plan.conflicts.len(), plan.counts(None).new), (0, 14));
    let titles: Vec<String> = plan.new_indicators.iter().map(|one| one.title()).collect();
    assert!(titles.contains(&"Svar 3 – Prosent".to_owned()), "{titles:?}");
}

#[test]
fn figures_far_from_their_series_are_one_question_for_their_sheet() {
    let years = "Kommune|2014|2015|2016|2017|2018|2019|2020|2021";
    // Each has one figure ten times too large, in a year of its own.
    let row = |(at, place): (usize, &str)| {
        let figures = (0..8).map(|year| match year == at {
            true => format!("{}", (40 + at) * 10),
            false => format!("{}", 40 + at + year % 3),
        });
        format!("{place}|{}", figures.collect::<Vec<_>>().join("|"))
    };
    let rows: Vec<String> = PLACES.into_iter().enumerate().map(row).collect();
    let mut all = vec!["Antall elever", years];
    all.extend(rows.iter().map(String::as_str));
    let file = sketch("Elever.xlsx").sheet("Data", &all).read().into_shared();
    let asked = file.questions.iter().filter(|one| one.about == About::Far).count();
    assert_eq!(asked, 7, "{:#?}", file.questions);
    let plan = Plan::build(&Workspace::new("Lia"), vec![Arc::clone(&file)], &Answers::default());
    let put = plan.put(&plan.questions());
    let all = put.iter().find(|one| one.bundled).expect("a group");
    assert_eq!(all.members.len(), 7);
    assert!(all.text.starts_with("7 tall i arket «Data» ligger langt fra"), "{}", all.text);
    let mut window = reviewing(vec![file]);
    let text = "tall i arket «Data» ligger langt fra de andre tallene i rekken sin. Stemmer de?";
    assert!(has(&window, &format!("7 {text}")));
    // One is mended by itself, the others are right.
    click(&mut window, "Se alle 7 én for én");
    let mended = "Skal være 41: Holmestrand · Antall elever · 2015 (C4)";
    click(&mut window, mended);
    wait_for(&mut window, &format!("6 {text}"));
    click(&mut window, "Ja, alle stemmer");
    wait_for(&mut window, "Ta inn 56 tall");
    click(&mut window, "Ta inn 56 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let workspace = &window.state().workspace;
    let told: Vec<f64> = workspace
        .all_series()
        .flat_map(|(_, slots)| slots)
        .filter_map(|slot| slot.current.value.number())
        .collect();
    let large = told.iter().filter(|value| **value > 100.0).count();
    assert_eq!((told.len(), large), (56, 6));
}
