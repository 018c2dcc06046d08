//! Of a hidden sheet or a pivot table it is asked first whether it is taken in at all; nothing else is asked
//! of it before that, and it makes no other figure doubtful.

use std::sync::Arc;

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use styringstavle::domain::Workspace;
use styringstavle::import::facts::FileReading;
use styringstavle::import::plan::{Accept, Answers, Plan, State};

use crate::import_screen::{Shown, click, has, reviewing, wait_for, wait_without};
use crate::situations::sketch;

const DATED: &str = "Tabellen sier ikke hvilken periode tallene gjelder. Alle andre tall i arket eller \
                     fila gjelder 2022.";
const LEFT: &str = "1 spørsmål igjen";

/// This year's figures, and an older version of them in a hidden sheet that says otherwise.
fn with_an_old_version() -> Arc<FileReading> {
    let sheet = |first: usize| -> Vec<String> {
        let places =
            ["Horten", "Holmestrand", "Tønsberg", "Sandefjord", "Larvik", "Porsgrunn", "Skien"];
        let rows = (first..).zip(places).map(|(number, place)| format!("{place}|{number}"));
        ["Elevtall", "Kommune|2014"].map(str::to_owned).into_iter().chain(rows).collect()
    };
    let (now, old) = (sheet(21), sheet(51));
    let now: Vec<&str> = now.iter().map(String::as_str).collect();
    let old: Vec<&str> = old.iter().map(String::as_str).collect();
    sketch("Elevtall.xlsx")
        .sheet("Elevtall", &now)
        .sheet("Gammel", &old)
        .hidden()
        .read()
        .into_shared()
}

fn numbers(window: &Harness<'_, Shown>) -> Vec<f64> {
    let workspace = &window.state().workspace;
    let slots = workspace.all_series().flat_map(|(_, slots)| slots);
    let mut numbers: Vec<f64> = slots.filter_map(|slot| slot.current.value.number()).collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

#[test]
fn a_hidden_sheet_makes_nothing_else_doubtful_and_is_the_one_question() {
    let mut window = reviewing(vec![with_an_old_version()]);
    assert!(has(&window, LEFT));
    assert!(has(&window, "Ta inn 7 tall"));
    click(&mut window, "Hold utenfor");
    // What is left out is asked no more about.
    wait_without(&mut window, LEFT);
    assert!(has(&window, "Ta inn 7 tall"));
    click(&mut window, "Ta inn 7 tall");
    wait_for(&mut window, "Vis i Utvikling");
    assert_eq!(numbers(&window), [21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0]);
}

#[test]
fn what_a_hidden_sheet_contradicts_is_asked_once_it_is_taken_in() {
    let mut window = reviewing(vec![with_an_old_version()]);
    assert!(window.query_by_label_contains("Hvilket ark er riktig").is_none());
    click(&mut window, "Ta med");
    wait_for(&mut window, "7 tall er ulike i to eller flere ark. Hvilket ark er riktig?");
    click(&mut window, "Elevtall.xlsx › Gammel");
    wait_without(&mut window, "Hvilket ark er riktig");
    wait_for(&mut window, "Ta inn 7 tall");
    click(&mut window, "Ta inn 7 tall");
    wait_for(&mut window, "Vis i Utvikling");
    assert_eq!(numbers(&window), [51.0, 52.0, 53.0, 54.0, 55.0, 56.0, 57.0]);
}

#[test]
fn an_exact_figure_that_may_be_left_out_does_not_take_the_place_of_a_rounded_one() {
    let file = sketch("Elevtall.xlsx")
        .sheet("Gammel", &["Elevtall", "Kommune|2014", "Horten|21,48", "Holmestrand|22,31"])
        .hidden()
        .sheet("Elevtall", &["Elevtall", "Kommune|2014", "Horten|21,5", "Holmestrand|22,3"])
        .read()
        .into_shared();
    let workspace = Workspace::new("Eksempel kommune");
    let mut plan = Plan::build(&workspace, vec![file], &Answers::default());
    assert_eq!(plan.counts(None).accepted, 2);
    assert!(plan.conflicts.is_empty(), "{:?}", plan.conflicts);
    plan.accept(Accept::All);
    let shown = |item: &&styringstavle::import::plan::Item| item.accepted;
    let sheets: Vec<usize> = plan
        .items
        .iter()
        .filter(shown)
        .filter_map(|item| Some(plan.files.first()?.facts.get(item.fact)?.sheet))
        .collect();
    assert_eq!(sheets, [1, 1], "the visible sheet's");
    assert!(plan.items.iter().any(|item| item.state == State::Same), "the others repeat them");
}

#[test]
fn of_contradicting_figures_the_visible_ones_are_taken_in_with_all() {
    let file = sketch("Elevtall.xlsx")
        .sheet("Gammel", &["Elevtall", "Kommune|2014", "Horten|31", "Holmestrand|32"])
        .hidden()
        .sheet("Elevtall", &["Elevtall", "Kommune|2014", "Horten|21", "Holmestrand|22"])
        .read()
        .into_shared();
    let workspace = Workspace::new("Eksempel kommune");
    let mut plan = Plan::build(&workspace, vec![file], &Answers::default());
    assert_eq!(plan.counts(None).accepted, 2);
    plan.accept(Accept::All);
    assert_eq!(plan.counts(None).accepted, 2, "the contradicting ones are not");
    assert!(plan.questions().is_empty(), "{:?}", plan.questions());
}

#[test]
fn what_else_a_pivot_table_leaves_open_is_asked_when_it_is_taken_in() {
    let pivot = || {
        sketch("Sysselsatte.xlsx")
            .sheet(
                "Pivot",
                &[
                    "Radetiketter|Summer av Sysselsatte",
                    "Næringsmidler|1226",
                    "Trelast|411",
                    "Metaller|305",
                    "Totalsum|1942",
                ],
            )
            .sheet(
                "Data",
                &[
                    "Kommune|Næring|År|Sysselsatte",
                    "Bamble|Næringsmidler|2022|700",
                    "Tinn|Næringsmidler|2022|526",
                    "Tinn|Trelast|2022|411",
                    "Bamble|Metaller|2022|305",
                ],
            )
            .read()
            .into_shared()
    };
    let own = pivot().questions.len();
    assert!(own > 1, "the pivot table leaves more open: {:?}", pivot().questions);
    let mut window = reviewing(vec![pivot()]);
    assert!(has(&window, LEFT));
    click(&mut window, "Hold utenfor");
    wait_for(&mut window, "Ta inn 4 tall");
    wait_without(&mut window, LEFT);
    // The other way round.
    let mut window = reviewing(vec![pivot()]);
    assert!(!has(&window, DATED));
    click(&mut window, "Ta med");
    wait_for(&mut window, DATED);
}
