//! Situations 45-55: totals, notes, hidden parts, and what is the same thing.

use proptest::prelude::*;
use styringstavle::domain::{FigureKind, SlotKey, Workspace};
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::ledger::Account;
use styringstavle::import::plan::{Accept, Answers, Plan, State};

use super::{Read, sketch};
use crate::readings::period;

fn board(read: Read) -> (Workspace, Plan) {
    let mut workspace = Workspace::new("Eksempel kommune");
    let mut plan = Plan::build(&workspace, vec![read.into_shared()], &Answers::default());
    plan.accept(Accept::All);
    workspace.apply(plan.change(&workspace, 1)).expect("an import is a valid change");
    (workspace, plan)
}

#[test]
fn situation_45_totals_are_marked_and_recomputed() {
    let read = sketch("Passasjerer 2020.xlsx")
        .sheet(
            "Antall passasjerer",
            &[
                "Enhet|2018|2019|2020",
                "Lia|1525|1290|1596",
                "Åsen|12899|13444|15913",
                "Borg|9242|8415|9586",
                "Kirkebygda|4111|4222|4333",
                "I alt|27777|27371|25499",
            ],
        )
        .formula("B6:D6")
        .read();
    assert!(read.fact("B6").is_none(), "{}", read.told());
    assert_eq!(read.role("B6"), Some(CellRole::Total));
    assert!(read.asked("B6").is_empty(), "27777 is right\n{}", read.told());
    // 25499 leaves out the last two rows: 1596 + 15913 = 17509; with Borg 27095; see below.
    let asked = read.asked("D6");
    assert_eq!(asked.len(), 1, "{}", read.told());
}

#[test]
fn situation_45_a_wrong_total_says_which_rows_it_leaves_out() {
    let read = sketch("Passasjerer.xlsx")
        .sheet(
            "Antall passasjerer",
            &[
                "Enhet|2019|2020",
                "Lia|1290|1596",
                "Åsen|13444|15913",
                "Borg|8415|9586",
                "Kirkebygda|4222|4333",
                "Sum|27371|27095",
            ],
        )
        .formula("B6:C6")
        .read();
    assert!(read.asked("B6").is_empty(), "{}", read.told());
    let asked = read.asked("C6");
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert!(asked[0].text.contains("C6") && asked[0].text.contains("C5"), "{}", asked[0].text);
}

#[test]
fn situation_45_means_may_be_weighted_by_a_column() {
    let read = sketch("Svar.xlsx")
        .sheet(
            "Trivsel 2015",
            &[
                "Skole|Antall svar|Trivsel",
                "Lia|60|4.0",
                "Åsen|40|4.5",
                "Borg|100|4.25",
                "Totalt|200|4.225",
            ],
        )
        .formula("B5:C5")
        .read();
    assert!(read.asked("C5").iter().all(|one| one.about != About::Value), "{}", read.told());
    assert_eq!(read.role("C5"), Some(CellRole::Total));
}

#[test]
fn shares_that_break_what_their_column_is_are_asked_about() {
    let read = sketch("Kulturskole 2015.xlsx")
        .sheet(
            "Kulturskole 2015",
            &[
                "Skole|Antall barn|Antall elever|Andel (%)",
                "Lia skole|520|418|80.4",
                "Åsen skole|300|211|70.3",
                "Borg skole|410|99|42.1",
                "Vik skole|88|75|85.2",
                "Nes skole|512|300|58.6",
                "Dal skole|440|121|27.5",
            ],
        )
        .read();
    let fact = read.fact("D4").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(!fact.certain, "{}", read.told());
    assert!(read.asked("D4").iter().any(|one| one.text.contains("24,1")), "{}", read.told());
    assert!(read.asked("D3").iter().all(|one| one.about != About::Value));
}

#[test]
fn situation_46_a_sum_of_rows_is_no_sister_of_them() {
    let read = sketch("Innbyggere.xlsx")
        .sheet(
            "Innbyggere",
            &[
                "Kommune|2014|2015|2016",
                "Lia|15250|15290|15960",
                "Åsen|12899|13444|15913",
                "Aust-regionen|28149|28734|31873",
                "Borg|9242|8415|9586",
                "Vik|4111|4222|4333",
            ],
        )
        .read();
    assert_eq!(read.role("B4"), Some(CellRole::Total), "{}", read.told());
    assert!(read.fact("B4").is_none());
    assert!(read.fact("B5").is_some());
}

#[test]
fn situation_47_scratch_beside_the_data_is_parked_with_a_reason() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2014|2015||", "Trivsel|4.1|4.2||", "Mobbing|3.2|3.1||966.5", "Ro|4|4||"],
        )
        .read();
    assert!(read.fact("E3").is_none(), "{}", read.told());
    let reading = read.0.sheets[0].roles.get(&super::place("E3")).expect("a role");
    assert_eq!(reading.role, CellRole::SetAside);
    assert!(reading.why.is_some());
}

#[test]
fn situation_48_notes_follow_the_figures_into_the_board() {
    let read = sketch("Bibliotek.xlsx")
        .sheet(
            "Utlån",
            &[
                "Indikator|2014|2015",
                "Utlån per innbygger|4.1|'4,3 1)",
                "Besøk per innbygger 2)|3.2|3.1",
                "Utlån av e-bøker|0.2|0.3",
                "",
                "1) Nytt system fra mars.",
                "2) Omfatter filialene.",
                "Kilde: Nasjonalbiblioteket",
                "Tallene er avrundet til én desimal.",
            ],
        )
        .read();
    let note = |cell: &str| read.fact(cell).and_then(|fact| fact.note.clone());
    assert_eq!(note("C2").as_deref(), Some("Nytt system fra mars."), "{}", read.told());
    assert_eq!(note("B2"), None);
    assert_eq!(note("B3").as_deref(), Some("Omfatter filialene."));
    assert_eq!(
        read.fact("B4").and_then(|fact| fact.source.clone()).as_deref(),
        Some("Nasjonalbiblioteket")
    );
    assert_eq!(read.role("A6"), Some(CellRole::Note));
    let (workspace, _) = board(read);
    let indicator = workspace.indicator_named("Utlån per innbygger", None).expect("an indicator");
    assert_eq!(indicator.source, "Nasjonalbiblioteket");
    assert!(indicator.notes.contains("avrundet"), "{:?}", indicator.notes);
    let (key, _) =
        workspace.all_series().find(|(key, _)| key.indicator == indicator.id).expect("a series");
    let slot = workspace
        .slot(SlotKey { series: key, period: period("2015"), kind: FigureKind::Result })
        .expect("a value");
    assert_eq!(&*slot.current.note, "Nytt system fra mars.");
    assert_eq!(&*slot.current.raw, "4,3 1)");
}

#[test]
fn situation_48_notes_on_a_sheet_of_their_own() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Tall", &["Indikator|2014|2015", "Trivsel [note 1]|4.1|4.2", "Mobbing|3.2|3.1"])
        .sheet("Notes", &["[note 1]|Målt hver høst", "[note 2]|Gjelder ungdomstrinnet"])
        .read();
    assert_eq!(
        read.fact("B2").and_then(|fact| fact.note.clone()).as_deref(),
        Some("Målt hver høst"),
        "{}",
        read.told()
    );
    assert_eq!(read.fact("B3").and_then(|fact| fact.note.clone()), None);
}

#[test]
fn situation_49_comments_are_notes_without_their_writers() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014|2015", "Trivsel|4.1|4.2", "Mobbing|3.2|3.1"])
        .comment("B2", "Kari Nordmann:\nNy måling fra 2014")
        .comment("A3", "Bare ungdomstrinnet")
        .comment("C1", "Foreløpig")
        .read();
    let note = |cell: &str| read.fact(cell).and_then(|fact| fact.note.clone());
    assert_eq!(note("B2").as_deref(), Some("Ny måling fra 2014"), "{}", read.told());
    assert_eq!(note("B3").as_deref(), Some("Bare ungdomstrinnet"));
    assert_eq!(note("C3").as_deref(), Some("Bare ungdomstrinnet Foreløpig"));
}

#[test]
fn situation_50_hidden_parts_are_asked_about_and_counted() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|2013|2014|2015", "Trivsel|4|4.1|4.2", "Mobbing|3|3.2|3.1", "Ro|4|4.1|4"],
        )
        .hide_row(3)
        .hide_column("B")
        .sheet("Gammelt", &["Indikator|2011|2012", "Trivsel|3.9|3.8", "Mobbing|3.5|3.4"])
        .hidden()
        .read();
    for cell in ["C3", "B2", "Gammelt!B2"] {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell} in\n{}", read.told()));
        assert!(!fact.certain, "{cell} in\n{}", read.told());
        let decision =
            read.asked(cell).iter().any(|one| one.about == About::Table && one.options.len() == 2);
        assert!(decision, "{cell} in\n{}", read.told());
    }
    assert!(read.fact("C2").is_some_and(|fact| fact.certain));
    let account = Account::of_file(&read.0);
    // Row 3 has four cells, column B three more, the hidden sheet nine.
    assert_eq!(account.hidden, 4 + 3 + 9);
    assert_eq!(account.accounted, account.cells);
}

#[test]
fn situation_51_ghosts_under_merged_cells_are_no_values() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014|2015|2016", "Trivsel|4.1|4.2|4.3", "Mobbing|3.2|77|3.1"])
        .merge("B3:C3")
        .read();
    assert!(read.fact("C3").is_none_or(|fact| !fact.certain), "{}", read.told());
    assert!(read.fact("B3").is_some());
    assert!(read.role("C3").is_some_and(|role| role != CellRole::Value), "{:?}", read.role("C3"));
}

#[test]
fn situation_52_numbers_of_one_place_are_proposed_never_merged() {
    let read = sketch("Kommuner.xlsx")
        .sheet(
            "Trivsel",
            &[
                "Kommune|2022|2023|2024|2025",
                "3806 Porsgrunn|4.1|4.2|.|.",
                "4001 Porsgrunn|.|.|4.3|4.4",
                "3807 Skien|4|4.1|.|.",
            ],
        )
        .read();
    let (workspace, plan) = board(read);
    assert_eq!(workspace.units().filter(|unit| unit.name.contains("Porsgrunn")).count(), 2);
    let [like] = plan.unit_likenesses.as_slice() else { panic!("{:?}", plan.unit_likenesses) };
    assert!(like.name.contains("Porsgrunn") && like.same_as_name.contains("Porsgrunn"));
    assert!(like.evidence.contains("2020–2023"), "{}", like.evidence);
    // Said once, it is one unit.
    let mut answers = Answers::default();
    answers.same_unit.insert(like.name.clone(), like.same_as_name.clone());
    let one = Plan::build(&Workspace::new("Eksempel kommune"), plan.files.clone(), &answers);
    assert_eq!(one.new_units.iter().filter(|unit| unit.name.contains("Porsgrunn")).count(), 1);
}

#[test]
fn situation_53_invisible_signs_do_not_make_another_name() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014", "Syke\u{ad}fravær|8.1"])
        .sheet("Ark2", &["Indikator|2015", "Sykefravær\u{a0}|8.2"])
        .read();
    let plan = board(read).1;
    assert_eq!(plan.new_indicators.len(), 1, "{:?}", plan.new_indicators);
}

#[test]
fn situation_54_two_spellings_over_the_sheets_are_asked_about_once() {
    let read = sketch("Lia skole.xlsx")
        .sheet("2014", &["Indikator|2014", "Oppslutning (deltaker/befolkning)|41"])
        .sheet("2015", &["Indikator|2015", "Oppslutning (deltager/befolkning|43"])
        .read();
    let plan = board(read).1;
    assert!(plan.new_indicators.len() == 1 || plan.likenesses.len() == 1, "{:?}", plan.likenesses);
}

#[test]
fn situation_55_two_values_for_one_place_are_a_conflict_with_both_cells() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Prop", &["Indikator|2018|2019", "Besøk|1200|1250"])
        .sheet("SSB", &["Indikator|2019|2020", "Besøk|1300|1100"])
        .read();
    let plan = board(read).1;
    let [conflict] = plan.conflicts.as_slice() else { panic!("{:?}", plan.conflicts) };
    assert_eq!(conflict.items.len(), 2);
    let asked = plan.questions();
    assert!(asked.iter().any(|one| {
        one.question.options.iter().any(|text| text.contains("Prop!C2"))
            && one.question.options.iter().any(|text| text.contains("SSB!B2"))
    }));
}

#[test]
fn the_same_table_on_two_sheets_is_taken_in_once() {
    let rows = ["Indikator|2014|2015", "Trivsel|4.12|4.23", "Mobbing|3.24|3.11", "Ro|4.05|4.16"];
    let rounded = ["Indikator|2014|2015", "Trivsel|4.1|4.2", "Mobbing|3.2|3.1", "Ro|4.1|4.2"];
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &rows)
        .sheet("Ark1 (2)", &rows)
        .sheet("Avrundet", &rounded)
        .read();
    assert_eq!(read.role("Ark1 (2)!B2"), Some(CellRole::Duplicate), "{}", read.told());
    assert_eq!(read.role("Avrundet!B2"), Some(CellRole::Duplicate));
    assert!(read.fact("Avrundet!B2").is_none());
    let plan = board(read).1;
    let new = plan.items.iter().filter(|item| item.state == State::New).count();
    assert_eq!((new, plan.conflicts.len()), (6, 0));
}

/// A random sheet: heads, labels, numbers, texts, signs, errors and holes anywhere.
fn any_rows() -> impl Strategy<Value = Vec<String>> {
    let cell = prop_oneof![
        4 => Just(String::new()),
        6 => (-500..5000_i32).prop_map(|number| format!("{}", f64::from(number) / 10.0)),
        2 => (2009..2017_i32).prop_map(|year| year.to_string()),
        1 => (2009..2017_i32).prop_map(|year| format!("'{year}")),
        4 => prop::sample::select(vec![
            "Sykefravær", "Lia skole", "Sum", "I alt", "Indikator", "Enhet", "Mål 2016", "T1 2015",
            "..", ":", "-", "#REF!", "'8,4 %", "'1.234", "'< 5", "'12,3*", "1) Merknad", "Kilde: SSB",
            "Kvinner", "Resultat 2015", "' ", "Måleenhet", "%", "Må utvikles", "Kommentar", "År \\ Enhet",
        ]).prop_map(str::to_owned),
    ];
    let row = prop::collection::vec(cell, 1..7).prop_map(|cells| cells.join("|"));
    prop::collection::vec(row, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Nothing is skipped: every cell has a role, what is no figure has a reason or is a name or
    /// note, and every figure stands in a cell that says so.
    #[test]
    fn every_cell_of_any_sheet_is_accounted_for(
        first in any_rows(), second in any_rows(), hidden in any::<bool>(), row in 1..9_u32,
    ) {
        let rows: Vec<&str> = first.iter().map(String::as_str).collect();
        let more: Vec<&str> = second.iter().map(String::as_str).collect();
        let book = sketch("Lia skole.xlsx").sheet("Ark1", &rows).sheet("Ark2", &more).hide_row(row);
        let read = if hidden { book.hidden() } else { book }.read();
        let account = Account::of_file(&read.0);
        prop_assert_eq!(account.accounted, account.cells);
        let cells: usize = read.0.sheets.iter().map(|sheet| sheet.grid.cells.len()).sum();
        prop_assert_eq!(account.cells, cells);
        for (at, sheet) in read.0.sheets.iter().enumerate() {
            for (place, cell) in &sheet.grid.cells {
                let reading = sheet.roles.get(place).expect("a role");
                let fact = read.0.facts.iter().find(|fact| fact.sheet == at && fact.place == *place);
                let is_figure = matches!(
                    reading.role,
                    CellRole::Value | CellRole::Target | CellRole::Doubtful
                );
                if is_figure {
                    prop_assert!(fact.is_some(), "{} is {:?} without a fact in\n{}", place.name(), reading, read.told());
                }
                if fact.is_some() {
                    prop_assert!(
                        is_figure || matches!(reading.role, CellRole::Missing | CellRole::Duplicate),
                        "{} is {:?} with a fact in\n{}", place.name(), reading, read.told()
                    );
                }
                let explained = matches!(
                    reading.role,
                    CellRole::SetAside | CellRole::Duplicate | CellRole::Doubtful | CellRole::Total
                );
                prop_assert!(!explained || reading.why.is_some(), "{} is {:?}", place.name(), reading);
                // A number is never taken for a note or title without a word about it.
                let number = matches!(cell.content, styringstavle::import::grid::Content::Number(_));
                let silent = matches!(reading.role, CellRole::Note | CellRole::Title) && reading.why.is_none();
                prop_assert!(!(number && silent), "{} is {:?} in\n{}", place.name(), reading, read.told());
            }
        }
    }
}
