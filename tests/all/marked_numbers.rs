//! Numbers with marks, and those that cannot be read: what becomes of each.

use styringstavle::domain::{Mark, Period};
use styringstavle::import::facts::FactKind;
use styringstavle::import::grid::Content;
use styringstavle::import::layout::understand;
use styringstavle::import::read::read_bytes;

use crate::situations::{Read, sketch};

#[test]
fn estimates_keep_their_mark() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lia|'7,1*|'6,9",
                "Vik|'5,2|'4,4**",
                "",
                "* foreløpige tall",
                "** estimert, tre måneder mangler",
            ],
        )
        .read();
    let marked = |cell, mark| read.fact(cell).is_some_and(|fact| fact.marks.has(mark));
    assert!(marked("B3", Mark::Provisional), "{}", read.told());
    assert!(marked("C4", Mark::Estimated), "{}", read.told());
    assert_eq!(read.note("C4").as_deref(), Some("estimert, tre måneder mangler"));
}

#[test]
fn a_mark_whose_note_says_that_something_is_missing_keeps_its_note() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lia|'7,1*|'6,9",
                "Vik|'5,2|'4,4",
                "",
                "* skolen var stengt i mars",
            ],
        )
        .read();
    assert_eq!(read.note("B3").as_deref(), Some("skolen var stengt i mars"), "{}", read.told());
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(7.1));
}

#[test]
fn a_note_that_says_provisional_marks_the_figures_it_belongs_to() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2021|2022",
                "Lia|'8,1 1)|'6,9",
                "Vik|'5,2|'7,1²",
                "",
                "1) Foreløpig",
                "² Estimert",
            ],
        )
        .read();
    let marked = |cell, mark| read.fact(cell).is_some_and(|fact| fact.marks.has(mark));
    assert!(marked("B3", Mark::Provisional), "{}", read.told());
    assert!(marked("C4", Mark::Estimated), "{}", read.told());
    assert!(!marked("B4", Mark::Provisional) && !marked("C3", Mark::Estimated));
}

#[test]
fn a_question_mark_behind_a_number_is_a_doubt() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &["Sykefravær", "Enhet|2021|2022", "Lia|'12,5%?|'6,9 %", "Vik|'5,2 %|'7,1 %"],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert!(!fact.certain, "{}", read.told());
}

#[test]
fn a_target_to_either_side_is_a_band() {
    let read = sketch("Avvik 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Resultat 2023|Mål 2023",
                "Budsjettavvik (%)|0.5|+/- 1",
                "Sykefravær (%)|7.1|6.5",
            ],
        )
        .read();
    let fact = read.fact("C2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.kind, FactKind::Target, "{}", read.told());
    let band = fact.band.as_ref().map(|band| (band.low, band.high));
    assert_eq!((band, fact.value), (Some((-1.0, 1.0)), None), "{}", read.told());
}

fn two_columns(rows: &[&str]) -> Read {
    let all: Vec<&str> = ["Virksomhet|Sykefravær 2021"].iter().chain(rows).copied().collect();
    sketch("Sykefravær.xlsx").sheet("Ark1", &all).read()
}

/// The cell is doubted or asked about, under the indicator's own name, and the others are as they stand.
fn is_doubted(read: &Read, cell: &str, others: &[&str]) {
    let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
    assert!(!fact.certain, "{}", read.told());
    for cell in others.iter().chain([&cell]) {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{cell}: {}", read.told()));
        assert_eq!(fact.indicator.as_deref(), Some("Sykefravær"), "{}", read.told());
        assert_eq!(fact.period, Period::year(2021));
    }
}

#[test]
fn a_first_figure_nobody_can_read_is_no_head() {
    for value in ["'Se vedlegg", "'9,8 1", "'ca. 6-7", "'1:4", "'ikke ferdig"] {
        let read = two_columns(&[&format!("Lia skole|{value}"), "Moen skole|8.1", "Vik skole|7.7"]);
        is_doubted(&read, "B2", &["B3", "B4"]);
        assert_eq!(read.fact("B2").and_then(|fact| fact.unit.as_deref()), Some("Lia skole"));
    }
}

#[test]
fn a_last_figure_nobody_can_read_is_asked_about() {
    for value in ["'Se vedlegg", "'9,8 1", "'ca. 6-7", "'7..2"] {
        let read = two_columns(&["Lia skole|8.1", "Moen skole|7.4", &format!("Vik skole|{value}")]);
        is_doubted(&read, "B4", &["B2", "B3"]);
    }
    // What stands below is no figure.
    let read = two_columns(&[
        "Lia skole|8.1",
        "Moen skole|7.4",
        "Kilde|HR-systemet",
        "Kontakt|Kari Nordmann",
    ]);
    assert_eq!(read.0.facts.len(), 2, "{}", read.told());
}

#[test]
fn second_heads_are_heads_all_the_same() {
    let read = sketch("Skoler 2022.xlsx")
        .sheet("Ark1", &["Skole|Elever", "|antall", "Lia skole|120", "Moen skole|90"])
        .read();
    assert_eq!(read.0.facts.len(), 2, "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_minus_behind_is_a_minus() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Ark1",
            &[
                "Virksomhet|Netto utgift 2021",
                "Lia skole|'1 234,50-",
                "Moen skole|'900,00",
                "Vik skole|'20,50-",
            ],
        )
        .read();
    let value = |cell: &str| read.fact(cell).and_then(|fact| fact.value);
    assert_eq!((value("B2"), value("B4")), (Some(-1234.5), Some(-20.5)), "{}", read.told());
}

/// A table whose labels stand as they are typed, with the spaces before them.
fn typed(labels: &[&str]) -> Read {
    let rows: Vec<String> =
        (1..).zip(labels).map(|(n, label)| format!("{}|{n}|{n}", label.trim())).collect();
    let all: Vec<&str> =
        ["Enhet|2021|2022"].into_iter().chain(rows.iter().map(String::as_str)).collect();
    sketch("Sykefravær.xlsx")
        .sheet("Ark1", &all)
        .with(|sheet| {
            let firsts = sheet
                .cells
                .list()
                .iter_mut()
                .filter(|(place, _)| place.column == 0 && place.row > 0);
            for ((_, cell), label) in firsts.zip(labels) {
                cell.content = Content::Text((*label).into());
            }
        })
        .read()
}

#[test]
fn one_space_before_one_label_is_a_slip() {
    let read = typed(&["Lia skole", " Vik skole", "Nes skole"]);
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(
        (fact.unit.as_deref(), fact.area.as_deref()),
        (Some("Vik skole"), None),
        "{}",
        read.told()
    );
    // Two spaces, or more labels than one, are moved in by will.
    for labels in [
        ["Skoler", "  Vik skole", "Nes barnehage", "Os"],
        ["Skoler", " Vik skole", " Nes skole", "Os"],
    ] {
        let read = typed(&labels);
        let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
        assert_eq!(fact.area.as_deref(), Some("Skoler"), "{}", read.told());
    }
}

#[test]
fn spaces_that_hold_words_together_hide_nothing() {
    let text = "Enhet;Antall\u{a0}ansatte 2021;Antall\u{a0}elever 2021\nLia\u{a0}skole;1\u{a0}234;12\nVik skole;5;6\n";
    let read = Read(understand(read_bytes("tall.csv".to_owned(), text.as_bytes())));
    let fact = read.fact("C2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Antall elever"), "{}", read.told());
    assert_eq!(fact.unit.as_deref(), Some("Lia skole"));
    assert!(read.0.sheets[0].grid.cells.iter().all(|(_, cell)| {
        !matches!(&cell.content, Content::Text(text) if text.contains('\u{a0}'))
    }));
}
