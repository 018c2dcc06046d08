//! Questions that are alike are put as one on the import screen.

use std::sync::Arc;

use egui_kittest::kittest::Queryable as _;
use styringstavle::import::facts::FileReading;

use crate::import_screen::{click, has, reviewing, wait_for};
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
    let (one, other) = (table("Førstevalg søkere", 3), table("Ledige plasser", 7));
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
    assert!(has(&window, "Førstevalg søkere A1:C5"));
    click(&mut window, "Ulike ting, ta med alle");
    wait_for(&mut window, "Riktig lest, ta med");
    click(&mut window, "Riktig lest, ta med");
    wait_for(&mut window, "Ta inn 16 tall");
    click(&mut window, "Ta inn 16 tall");
    wait_for(&mut window, "Vis i Utvikling");
    let names: Vec<String> =
        window.state().workspace.indicators().map(|one| one.name.clone()).collect();
    for title in ["Førstevalg søkere", "Ledige plasser"] {
        assert!(names.iter().any(|name| name == title), "{names:?}");
    }
    assert!(names.iter().all(|name| name != "Opptak"), "{names:?}");
}
