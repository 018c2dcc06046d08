//! Situations 13, 33, 36 and 44 again: figures that look like something else, or like others of
//! their kind, and are far from what the board has.

use std::sync::Arc;

use styringstavle::domain::Workspace;
use styringstavle::import::facts::{CellRole, FileReading};
use styringstavle::import::plan::{Accept, Answers, Plan, State};

use super::{Read, sketch};

/// Takes in what is certain.
fn take_in(workspace: &mut Workspace, read: Read) {
    let plan = Plan::build(workspace, vec![read.into_shared()], &Answers::default());
    let change = plan.change(workspace, 1);
    workspace.apply(change).expect("an import is a valid change");
}

fn compared(workspace: &Workspace, reading: Arc<FileReading>) -> Plan {
    Plan::build(workspace, vec![reading], &Answers::default())
}

#[test]
fn situation_33_amounts_that_look_like_years_are_no_heads() {
    // One column; right under the head of names; in the middle; as targets.
    let read = sketch("Utlån 2023.xlsx")
        .sheet("M", &["Bibliotek|Utlån", "Sarpsborg|21000", "Moss|1999", "Halden|15000"])
        .read();
    read.expect_all(&[
        ("B2", "Sarpsborg | Utlån | 2023 | 21000"),
        ("B3", "Moss | Utlån | 2023 | 1999"),
        ("B4", "Halden | Utlån | 2023 | 15000"),
    ]);
    let read = sketch("Folketall 2023.xlsx")
        .sheet(
            "Ark1",
            &["Kommune|Kvinner|Menn", "Hvaler|2015|2020", "Marker|1800|1850", "Halden|15000|16000"],
        )
        .read();
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    assert!(
        read.says("B2").starts_with("Hvaler | Folketall / Kvinner | 2023 | 2015"),
        "{}",
        read.told()
    );
    assert!(
        read.says("C4").starts_with("Halden | Folketall / Menn | 2023 | 16000"),
        "{}",
        read.told()
    );
    let read = sketch("Besøk 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kommune|Besøk|Utlån",
                "Sarpsborg|9012|8111",
                "Moss|8000|7000",
                "Halden|2015|2020",
                "Våler|777|700",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 8, "{}", read.told());
    read.expect(&[("B4", "Halden | Besøk | 2023 | 2015"), ("C5", "Våler | Utlån | 2023 | 700")]);
    for rows in [
        ["Indikator|2022|2023", "Sykefravær|7|6", "Besøk|2010|2020", "Årsverk|41|42"],
        ["Indikator|2014|2015", "Sykefravær|8.1|7", "Antall besøk|2014|2015", "Årsverk|40|41"],
        ["Indikator|Resultat 2022|Mål 2022", "Sykefravær|7|6", "Besøk|2010|2020", "Årsverk|41|42"],
    ] {
        let read = sketch("Lande skole.xlsx").sheet("M", &rows).read();
        assert_eq!(read.0.facts.len(), 6, "{}", read.told());
        assert!(read.0.questions.is_empty(), "{}", read.told());
        assert_eq!(read.certain(), ["B2", "C2", "B3", "C3", "B4", "C4"], "{}", read.told());
    }
    // Years over years are heads, also of the second table under the first, whatever it is called.
    let read = sketch("Lande skole.xlsx")
        .sheet("M", &["Sykefravær|2021|2022", "Lærere|7|6", "Årsverk|2021|2022", "Lærere|41|42"])
        .read();
    assert_eq!(read.0.facts.len(), 4, "{}", read.told());
    let read = sketch("Sone.xlsx")
        .sheet("M", &["Elever||Lærere|", "Skole|2021|2022|2021|2022", "Lia|100|101|12|13"])
        .read();
    assert_eq!(read.0.facts.len(), 4, "{}", read.told());
}

#[test]
fn situation_36_percentages_shown_a_hundredfold_are_asked_about_once() {
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &["Indikator|2021|2022|2023", "Sykefravær|8.1|7.9|0.9", "Heltidsandel|50|52|55"],
        )
        .format("B2:D3", "0.0%")
        .read();
    assert!(read.certain().is_empty(), "{}", read.told());
    assert_eq!(read.0.questions.len(), 1, "{}", read.told());
    let asked = &read.0.questions[0];
    assert_eq!(
        (asked.cells.len(), asked.options.as_slice()),
        (6, &["810".to_owned(), "8,1".to_owned()][..])
    );
    // One among others of its kind, in another row.
    let read = sketch("Reise 2023.xlsx")
        .sheet(
            "M",
            &["Kommune|Gange|Sykkel", "Sarpsborg|0.158|0.05", "Moss|0.2|0.061", "Halden|13.025|4"],
        )
        .format("B2:C4", "0.0%")
        .read();
    assert_eq!(read.certain(), ["B2", "C2", "B3", "C3"], "{}", read.told());
    assert_eq!(read.0.questions.len(), 1, "{}", read.told());
    // What is worked out may well be large, and so may what lies near the others.
    let rows = ["Indikator|2021|2022|2023", "Vekst|0.9|1.8|2.4", "Dekning|1.2|3.1|2.9"];
    let read =
        sketch("Lande skole.xlsx").sheet("M", &rows).format("B2:D3", "0 %").formula("B3:D3").read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn situation_13_counts_under_a_word_for_notes_are_figures() {
    let read = sketch("Bemanning 2023.xlsx")
        .sheet(
            "Antall",
            &["Enhet|Fast|Vikar|Lærling", "Lande|40|5|2", "Borgen|30|4|1", "Hafslund|20|6|3"],
        )
        .read();
    assert_eq!(read.0.facts.len(), 9, "{}", read.told());
    assert!(read.fact("C3").is_some_and(|fact| fact.value == Some(4.0)), "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| fact.note.is_none()), "{}", read.told());
    // The number of a note is none.
    let read = sketch("Regnskap 2023.xlsx")
        .sheet("Ark1", &["Indikator|Note|2022|2023", "Inntekter|1|410|420", "Utgifter|2|400|411"])
        .read();
    assert!(read.fact("B2").is_none(), "{}", read.told());
    assert_eq!(read.role("B3"), Some(CellRole::Note));
}

fn history() -> Workspace {
    let mut board = Workspace::new("Eksempel kommune");
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &[
                "Indikator|2016|2017|2018|2019|2020|2021|2022",
                "Sykefravær (%)|8.1|7.9|8|8.2|7.8|8|7.9",
                "Elever|400|405|411|409|402|410|408",
            ],
        )
        .read();
    take_in(&mut board, read);
    board
}

#[test]
fn situation_44_a_new_year_far_from_the_boards_series_is_asked_about() {
    let mut board = history();
    let new = |rows: &[&str]| {
        let mut all = vec!["Indikator|2023"];
        all.extend(rows);
        sketch("Lande skole 2023.xlsx").sheet("M", &all).read()
    };
    let plan = compared(&board, new(&["Sykefravær (%)|79", "Elever|41"]).into_shared());
    assert_eq!((plan.counts(None).doubtful, plan.counts(None).accepted), (2, 0));
    let asked = plan.questions();
    assert_eq!(asked.len(), 2, "{asked:?}");
    for options in [["79", "7,9"], ["41", "410"]] {
        assert!(asked.iter().any(|one| one.question.options == options), "{asked:?}");
    }
    assert!(
        asked[0].question.text.contains("7,8–8,2") || asked[1].question.text.contains("7,8–8,2")
    );
    // Somebody has looked and takes them in all the same; then the file says nothing new.
    let mut plan = compared(&board, new(&["Sykefravær (%)|79", "Elever|41"]).into_shared());
    plan.accept(Accept::All);
    let mut odd = board.clone();
    odd.apply(plan.change(&board, 1)).expect("valid");
    let again = compared(&odd, new(&["Sykefravær (%)|79", "Elever|41"]).into_shared());
    assert!(again.far.is_empty() && again.items.iter().all(|item| item.state == State::Same));
    // An ordinary year is taken in, and so is a small correction of it.
    for value in ["8.3", "8.4"] {
        let row = format!("Sykefravær (%)|{value}");
        let read = new(&[&row, "Elever|415"]);
        let plan = compared(&board, read.0.clone().into());
        assert!(plan.far.is_empty() && plan.items.iter().all(|item| item.certain), "{plan:?}");
        take_in(&mut board, read);
    }
    // The same file with other numbers where it had them.
    let read = sketch("Lande skole.xlsx")
        .sheet(
            "M",
            &[
                "Indikator|2016|2017|2018|2019|2020|2021|2022",
                "Sykefravær (%)|8.1|7.9|8|8.2|7.8|8|0.079",
                "Elever|400|405|411|409|402|410|408",
            ],
        )
        .read();
    let changed = Plan::build(&board, vec![read.into_shared()], &Answers::default());
    assert_eq!(changed.counts(None).accepted, 0, "{:?}", changed.items);
}

#[test]
fn situation_44_one_answer_for_a_whole_column_on_another_scale() {
    let mut board = Workspace::new("Eksempel kommune");
    let names = ["Lia", "Åsen", "Nes", "Borg", "Vik", "Dal"];
    let rows = |year: &str, of: &dyn Fn(usize) -> String| {
        let mut rows = vec![format!("Enhet|{year}")];
        rows.extend(names.iter().enumerate().map(|(at, name)| format!("{name} skole|{}", of(at))));
        rows
    };
    let read = |year: &str, of: &dyn Fn(usize) -> String| {
        let rows = rows(year, of);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch(&format!("Utgifter {year}.xlsx")).sheet("Utgifter", &rows).read()
    };
    for (year, step) in [("2019", 0), ("2020", 1), ("2021", 2), ("2022", 3)] {
        take_in(&mut board, read(year, &|at| (70_000 + 900 * at + 40 * step).to_string()));
    }
    let plan = compared(&board, read("2023", &|at| (70 + at).to_string()).into_shared());
    assert_eq!((plan.far.len(), plan.counts(None).accepted), (1, 0), "{:?}", plan.far);
    assert_eq!(plan.far[0].items.len(), 6);
    assert_eq!(plan.far[0].question.options, ["70", "70 000"].map(|s| s.replace(' ', "\u{2009}")));
    // What all do together, within reason, is what happened that year.
    let plan = compared(&board, read("2023", &|at| (14_000 + 900 * at).to_string()).into_shared());
    assert!(plan.far.is_empty(), "{:?}", plan.far);
}

#[test]
fn situation_41_a_formula_without_a_result_is_told_however_it_is_written() {
    use crate::workbooks::xlsx;
    for empty in ["", "<v/>", "<v></v>"] {
        let sheet = format!(
            "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Indikator</t></is></c>\
             <c r=\"B1\"><v>2022</v></c><c r=\"C1\"><v>2023</v></c></row>\
             <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Elever</t></is></c><c r=\"B2\"><v>9</v></c>\
             <c r=\"C2\"><f>B2*2</f>{empty}</c></row></sheetData>"
        );
        let file = styringstavle::import::read::read_bytes("Lia.xlsx".to_owned(), &xlsx(&sheet));
        let book = file.workbook.expect("a workbook");
        let remarks = &book.sheets[0].remarks;
        assert_eq!(remarks.len(), 1, "{empty} {remarks:?}");
    }
}
