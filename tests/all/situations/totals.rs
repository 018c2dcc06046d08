//! Situations 45-55: totals, notes, hidden parts, and what is the same thing.

use proptest::prelude::*;
use styringstavle::domain::{ColumnIs, FigureKind, SlotKey, Workspace};
use styringstavle::import::facts::{About, CellRole};
use styringstavle::import::ledger::Account;
use styringstavle::import::plan::{Accept, Answers, Plan, State};
use styringstavle::import::recipe;

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
    // 25499 is no sum of the rows above, whatever is left out.
    let asked = read.asked("D6");
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert_eq!(asked[0].cells, [super::place("D6")], "only the wrong one");
    assert_eq!(read.0.facts.len(), 12, "{}", read.told());
}

#[test]
fn situation_45_totals_are_known_by_label_and_by_arithmetic() {
    let last = |label: &str, values: &str| {
        let last = format!("{label}|{values}");
        let rows = [
            "Kommune|2018|2019|2020",
            "Sola|15|12|16",
            "Strand|129|134|159",
            "Time|92|84|95",
            &last,
        ];
        sketch("Antall passasjerer.xlsx").sheet("Ark1", &rows).read()
    };
    for label in [
        "Sum",
        "SUM",
        "Totalt",
        "I alt",
        "I alt Rogaland",
        "SUB-TOTAL",
        "Delsum",
        "Sum Rogaland",
        "",
    ] {
        let read = last(label, "236|230|270");
        for cell in ["B5", "C5", "D5"] {
            assert!(read.fact(cell).is_none(), "«{label}» {cell} in\n{}", read.told());
            assert_eq!(read.role(cell), Some(CellRole::Total), "«{label}»");
        }
        assert!(
            read.asked("B5").is_empty() && read.asked("D5").is_empty(),
            "«{label}»\n{}",
            read.told()
        );
        assert!(read.0.facts.iter().all(|fact| fact.unit.as_deref() != Some(label)));
    }
    for label in ["Gjennomsnitt", "Snitt", "Gj.snitt"] {
        let read = last(label, "78.66666666666667|76.66666666666667|90");
        assert_eq!(read.role("B5"), Some(CellRole::Total), "«{label}»\n{}", read.told());
        assert!(read.asked("B5").is_empty(), "«{label}»\n{}", read.told());
    }
    // Without a label and no sum, it is not passed over in silence.
    let read = last("", "236|230|999");
    assert!(read.fact("D5").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn situation_45_every_wrong_row_sum_is_listed() {
    // Regions among the rows, each with the year's sum beside its months.
    let read = sketch("Passasjerer 2020.xlsx")
        .sheet(
            "2020",
            &[
                "Kommune|Januar|Februar|Mars|Sum",
                "Tinn|9215|8415|9586|27216",
                "Hjartdal|1525|1290|1596|1525",
                "Tinn Region|10740|9705|11182|10740",
                "Bamble|41234|42117|43778|127129",
                "Siljan|11345|10876|12543|34764",
                "Bamble Region|52579|52993|56321|52579",
                "I alt|63319|62698|67503|193520",
            ],
        )
        .formula("E2:E8")
        .read();
    let wrong: Vec<String> = read
        .0
        .questions
        .iter()
        .filter(|one| one.about.of_values())
        .flat_map(|one| one.cells.iter().map(|place| place.name()))
        .collect();
    assert_eq!(wrong, ["E3", "E4", "E7"], "{}", read.told());
    assert_eq!(read.0.facts.len(), 12, "{}", read.told());
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
    assert!(read.asked("C5").iter().all(|one| !one.about.of_values()), "{}", read.told());
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
    assert!(read.asked("D3").iter().all(|one| !one.about.of_values()));
}

#[test]
fn situation_46_a_sum_of_rows_is_no_sister_of_them() {
    let read = sketch("Folketall.xlsx")
        .sheet(
            "Folketall",
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
    // What it sums lies under it, what follows does not.
    let area = |cell: &str| read.fact(cell).and_then(|fact| fact.area.as_deref());
    assert_eq!(area("B2"), Some("Aust-regionen"), "{}", read.told());
    assert_eq!(area("D3"), Some("Aust-regionen"));
    assert_eq!(area("B5"), None);
    let (workspace, _) = board(read);
    let parent = |name: &str| {
        let unit = workspace.units().find(|unit| unit.name == name)?;
        workspace.unit(unit.parent?).map(|parent| parent.name.clone())
    };
    let names: Vec<&str> = workspace.units().map(|unit| unit.name.as_str()).collect();
    assert_eq!(parent("Lia").as_deref(), Some("Aust-regionen"), "{names:?}");
    assert_eq!(parent("Borg").as_deref(), Some("Eksempel kommune"));
}

#[test]
fn situation_46_a_sum_over_empty_months_is_no_nought() {
    let read = sketch("Passasjerer 2019.xlsx")
        .sheet(
            "Antall passasjerer 2019",
            &[
                "Kommune|Oktober|November|Desember|Sum",
                "Tinn|92|84||176",
                "Hjartdal|15|12||27",
                "Bamble|41|42||83",
                "I alt|148|138|0|286",
            ],
        )
        .formula("B5:E5")
        .formula("E2:E4")
        .read();
    assert!(read.0.facts.iter().all(|fact| fact.value != Some(0.0)), "{}", read.told());
    assert_eq!(read.role("D5"), Some(CellRole::Total));
    assert!(read.0.questions.is_empty(), "{}", read.told());
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
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    // A block of calculations further right: parked, counted, and taken in when asked for.
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015",
                "Trivsel|4.1|4.2",
                "Mobbing|3.2|3.1|||||Elever|Klasser",
                "Ro|4|4||||Lia|120|6",
                "Uro|2|3||||Nes|99|5",
            ],
        )
        .read();
    let certain = read.certain();
    assert!(certain.iter().all(|cell| cell.starts_with(['B', 'C'])), "{}", read.told());
    let account = Account::of_file(&read.0);
    assert_eq!(account.accounted, account.cells);
    let scratch = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2014|2015||",
                "Trivsel|4.1|4.2||17",
                "Mobbing|3.2|3.1||966.5",
                "Ro|4|4||12",
            ],
        )
        .read();
    assert_eq!(scratch.role("E2"), Some(CellRole::SetAside), "{}", scratch.told());
    let sheet = scratch.0.sheets.first().expect("a sheet");
    let taken = recipe::column(sheet, super::place("E2"), ColumnIs::Target);
    let now = scratch.corrected(vec![taken]);
    let values = ["E2", "E3", "E4"].map(|cell| now.fact(cell).and_then(|fact| fact.value));
    assert_eq!(values, [Some(17.0), Some(966.5), Some(12.0)], "{}", now.told());
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
fn situation_48_the_form_under_a_table_is_kept_with_its_indicators() {
    let read = sketch("Bibliotek.xlsx")
        .sheet(
            "Utlån",
            &[
                "Kommune|2014|2015",
                "Horten|4.1|4.3",
                "Larvik|3.2|3.1",
                "Skien|5|5.1",
                "",
                "Måleenhet:",
                "Utlån per innbygger",
                "Kilde:",
                "Nasjonalbiblioteket",
                "Kontakt:",
                "Kari Nordmann",
                "Sist endret:",
                "20.01.2016",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    let source = read.fact("B2").and_then(|fact| fact.source.as_deref());
    assert_eq!(source, Some("Nasjonalbiblioteket"), "{}", read.told());
    for row in 6..=13 {
        let cell = format!("A{row}");
        assert_eq!(read.role(&cell), Some(CellRole::Note), "{cell}");
    }
    // The name of whoever to ask stays in the workbook.
    let (workspace, _) = board(read);
    assert!(workspace.indicators().all(|one| !one.notes.contains("Kari")), "no names of people");
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
    assert_eq!(note("C2").as_deref(), Some("Foreløpig"));
    // With the values into the board.
    let (workspace, _) = board(read);
    let notes: Vec<String> = workspace
        .all_series()
        .flat_map(|(_, slots)| slots)
        .map(|slot| slot.current.note.to_string())
        .collect();
    assert!(notes.iter().any(|note| note == "Ny måling fra 2014"), "{notes:?}");
    assert!(notes.iter().all(|note| !note.contains("Kari")), "{notes:?}");
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
        let decision = read
            .asked(cell)
            .iter()
            .any(|one| matches!(one.about, About::Table | About::Whole) && one.options.len() == 2);
        assert!(decision, "{cell} in\n{}", read.told());
    }
    assert!(read.fact("C2").is_some_and(|fact| fact.certain));
    let account = Account::of_file(&read.0);
    // Row 3 has four cells, column B three more, the hidden sheet nine.
    assert_eq!(account.hidden, 4 + 3 + 9);
    assert_eq!(account.accounted, account.cells);
    // A hidden head still tells what its columns are, and is told of.
    let read = sketch("Fylker 2021.xlsx")
        .sheet(
            "Fylker",
            &[
                "|Sykefravær (%)|",
                "Fylke|2020|2021",
                "Agder|5.1|5.2",
                "Innlandet|5.4|5.3",
                "Rogaland|4.9|5",
            ],
        )
        .hide_row(2)
        .read();
    for (cell, line) in
        [("B3", "Agder | Sykefravær | 2020 | 5.1 %"), ("C5", "Rogaland | Sykefravær | 2021 | 5 %")]
    {
        assert_eq!(read.says(cell).trim_start_matches("? "), line, "{}", read.told());
    }
    assert_eq!(Account::of_file(&read.0).hidden, 3);
    // Rows a filter hides are one decision, not one for each.
    let rows: Vec<String> = std::iter::once("Skole|2014|2015".to_owned())
        .chain((1..9).map(|row| format!("Skole {row}|{row}1|{row}2")))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let mut book = sketch("Sykefravær.xlsx").sheet("Ark1", &rows);
    for row in [3, 5, 6, 8] {
        book = book.hide_row(row);
    }
    let read = book.read();
    let asked: Vec<_> = read.0.questions.iter().filter(|one| one.about == About::Table).collect();
    assert_eq!(asked.len(), 1, "{}", read.told());
    assert_eq!(asked[0].cells.len(), 8, "every value of the four rows");
    assert_eq!(asked[0].options.len(), 2);
    assert_eq!(read.certain().len(), 8, "{}", read.told());
}

#[test]
fn situation_51_ghosts_under_merged_cells_are_no_values() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014|2015|2016", "Trivsel|4.1|4.2|4.3", "Mobbing|3.2|77|3.1"])
        .merge("B3:C3")
        .read();
    assert!(read.fact("C3").is_none(), "{}", read.told());
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(3.2));
    assert_eq!(read.role("C3"), Some(CellRole::SetAside));
    assert!(read.why("C3").contains("sammenslått"), "{}", read.why("C3"));
    assert_eq!(read.0.facts.len(), 5, "{}", read.told());
    // Under a merged head it gives no column another name.
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &["Trivsel|Trivsel|Mobbing|Mobbing", "2014|2015|2014|2015", "4.1|4.2|3.2|3.1"],
        )
        .with(|sheet| {
            // What lies under the first merge is left over from another table.
            for (place, cell) in sheet.cells.list() {
                if *place == super::place("B1") {
                    cell.content = styringstavle::import::grid::Content::Text("Sykefravær".into());
                }
            }
        })
        .merge("A1:B1")
        .merge("C1:D1")
        .read();
    assert!(
        read.0.facts.iter().all(|fact| fact.indicator.as_deref() != Some("Sykefravær")),
        "{}",
        read.told()
    );
    assert_ne!(read.role("B1"), Some(CellRole::Value));
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
fn situation_52_every_way_to_write_a_number_is_known_and_none_merged() {
    let asked = |one: &str, other: &str| {
        let rows = [
            "Kommune|2018|2019|2024|2025".to_owned(),
            format!("{one}|4.1|4.2|.|."),
            format!("{other}|.|.|4.3|4.4"),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let (workspace, plan) = board(sketch("Kommuner.xlsx").sheet("Trivsel", &rows).read());
        // The municipality itself is the root.
        (workspace.units().count() - 1, plan.unit_likenesses)
    };
    for (one, other, evidence) in [
        ("0701 Horten (-2019)", "3901 Horten", "2019"),
        ("K-3801", "3901 Horten", "3801"),
        ("Bamble (3813)", "4012 Bamble", "3813"),
        ("EKA38", "Vestfold og Telemark", ""),
        ("Trøndelag - Trööndelage", "Trøndelag", ""),
    ] {
        let (units, likenesses) = asked(one, other);
        assert_eq!(units, 2, "{one} / {other}: never merged silently");
        assert_eq!(likenesses.len(), 1, "{one} / {other}: {likenesses:?}");
        assert!(likenesses[0].evidence.contains(evidence), "{}", likenesses[0].evidence);
    }
    // Two places that share a name, and places that do not, are left alone.
    assert_eq!(asked("3806 Porsgrunn", "4003 Skien").1.len(), 0);
}

#[test]
fn situation_53_invisible_signs_do_not_make_another_name() {
    for name in [
        "Syke\u{ad}fravær",
        "Sykefravær\u{a0}",
        "Sykefra\u{200b}vær",
        "Sykefravær  ",
        "\u{feff}Sykefravær",
        "Sykefravær_x000D_",
        "Sykefravær\r\n",
        "Syke\u{2060}fravær",
    ] {
        let row = format!("'{name}|8.1");
        let read = sketch("Lia skole.xlsx")
            .sheet("Ark1", &["Indikator|2014", &row])
            .sheet("Ark2", &["Indikator|2015", "Sykefravær|8.2"])
            .read();
        let raw = read.0.sheets[0].grid.cell(super::place("A2")).map(|cell| cell.content.clone());
        let (workspace, plan) = board(read);
        assert_eq!(plan.new_indicators.len(), 1, "{name:?}: {:?}", plan.new_indicators);
        assert!(plan.likenesses.is_empty(), "{name:?}: nothing to ask");
        assert_eq!(workspace.all_series().count(), 1, "{name:?}");
        // Shown, the name has none of them; the sheet keeps what was written.
        let shown = workspace.indicators().next().expect("one").name.clone();
        assert_eq!(shown, "Sykefravær", "{name:?}");
        assert!(
            matches!(raw, Some(styringstavle::import::grid::Content::Text(text)) if text.contains("fra"))
        );
    }
    // A line break within a name is a space.
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2014", "'Andel\nfagutdannede|81"])
        .sheet("Ark2", &["Indikator|2015", "Andel fagutdannede|82"])
        .read();
    assert_eq!(board(read).1.new_indicators.len(), 1);
}

#[test]
fn situation_54_two_spellings_over_the_sheets_are_asked_about_once() {
    let read = sketch("Lia skole.xlsx")
        .sheet("2014", &["Indikator|2014", "Oppslutning (deltaker/befolkning)|41"])
        .sheet("2015", &["Indikator|2015", "Oppslutning (deltager/befolkning|43"])
        .read();
    let read = read.into_shared();
    let empty = Workspace::new("Eksempel kommune");
    let plan = Plan::build(&empty, vec![read.clone()], &Answers::default());
    let [like] = plan.likenesses.as_slice() else { panic!("{:?}", plan.likenesses) };
    assert_eq!(plan.new_indicators.len(), 2, "nothing is joined unasked");
    // Confirmed once, it is one indicator with the other spelling as an alias.
    let mut answers = Answers::default();
    answers.same_indicator.insert(like.name.clone(), like.same_as_name.clone());
    let mut plan = Plan::build(&empty, vec![read], &answers);
    plan.accept(Accept::All);
    let mut workspace = empty;
    workspace.apply(plan.change(&workspace, 1)).expect("an import is a valid change");
    let indicators: Vec<_> = workspace.indicators().collect();
    let [one] = indicators.as_slice() else { panic!("{indicators:?}") };
    assert!(
        one.aliases.iter().any(|alias| alias.contains("delta") || alias.contains("deltager")),
        "{:?}",
        one.aliases
    );
    // The year after nobody is asked.
    let next = sketch("Lia skole.xlsx")
        .sheet("2016", &["Indikator|2016", "Oppslutning (deltager/befolkning|44"])
        .read();
    let plan = Plan::build(&workspace, vec![next.into_shared()], &Answers::default());
    assert!(plan.likenesses.is_empty() && plan.new_indicators.is_empty(), "{:?}", plan.likenesses);
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
    assert!(conflict.items.iter().all(|at| !plan.items[*at].certain), "a person chooses");
    let both: Vec<bool> = conflict.items.iter().map(|at| plan.items[*at].accepted).collect();
    assert_eq!(both.iter().filter(|accepted| **accepted).count(), 1, "{both:?}");
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
                let reading = sheet.roles.get(&place).expect("a role");
                let fact = read.0.facts.iter().find(|fact| fact.sheet == at && fact.place == place);
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
