//! What a sheet says its signs mean: in one cell, in two, beside the table, on a sheet of its own.

use styringstavle::domain::Missing;
use styringstavle::import::facts::CellRole;

use crate::situations::{Read, sketch};

const TABLE: [&str; 5] =
    ["Elever med vedtak", "Skole|2021|2022", "Lia|:|31", "Vik|20|-", "Nes|11|14"];

fn with(rows: &[&str]) -> Read {
    let all: Vec<&str> = TABLE.iter().chain(rows).copied().collect();
    sketch("Vedtak.xlsx").sheet("Ark1", &all).read()
}

fn missing(read: &Read, cell: &str) -> Option<Missing> {
    read.fact(cell).and_then(|fact| fact.missing)
}

/// ":" is not reported and "-" withheld, and nothing else is taken for a figure.
fn explains(read: &Read) {
    let both = (missing(read, "B3"), missing(read, "C4"));
    assert_eq!(both, (Some(Missing::NotAvailable), Some(Missing::Suppressed)), "{}", read.told());
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    assert!(read.0.facts.iter().all(|fact| fact.certain && fact.note.is_none()), "{}", read.told());
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn a_sign_and_its_meaning_may_stand_in_two_cells() {
    let below = with(&["", ":|Ikke rapportert", "-|Færre enn fem"]);
    explains(&below);
    assert_eq!(below.role("A7"), Some(CellRole::Note));
    assert_eq!(below.role("B8"), Some(CellRole::Note));
    explains(&with(&["", "Tegnforklaring:", ":|Ikke rapportert", "-|Færre enn fem"]));
    explains(&with(&["", "Tegn|Betydning", ":|= Ikke rapportert", "-|= Færre enn fem"]));
    // Without a row between.
    explains(&with(&[":|Ikke rapportert", "-|Færre enn fem"]));
}

#[test]
fn a_legend_may_stand_beside_its_table_or_on_a_sheet_of_its_own() {
    let beside = sketch("Vedtak.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever med vedtak",
                "Skole|2021|2022|||Tegn|Betydning",
                "Lia|:|31|||:|Ikke rapportert",
                "Vik|20|-|||-|Færre enn fem",
                "Nes|11|14",
            ],
        )
        .read();
    explains(&beside);
    assert_eq!(beside.role("F2"), Some(CellRole::Note));
    let own = sketch("Vedtak.xlsx")
        .sheet("Ark1", &TABLE)
        .sheet("Tegnforklaring", &["Tegn|Betydning", ":|Ikke rapportert", "-|Færre enn fem"])
        .read();
    explains(&own);
}

#[test]
fn a_sign_explained_in_one_cell_means_what_is_said() {
    explains(&with(&["", ": Ikke rapportert", "- Færre enn fem"]));
    explains(&with(&["", "Tegnforklaring: «:» = ikke rapportert, «-» = færre enn fem"]));
    explains(&with(&["", "Tegnforklaring: : = ikke analysert, - = for få svar"]));
    explains(&with(&["", ":\u{a0}=\u{a0}ikke rapportert", "-\u{a0}=\u{a0}færre enn fem"]));
    let read = sketch("Elever.xlsx")
        .sheet(
            "Ark1",
            &["Elever", "Skole|2021|2022", "Lia|x|31", "Vik|20|21", "", "x = skolen fantes ikke"],
        )
        .read();
    assert_eq!(missing(&read, "B3"), Some(Missing::NotApplicable), "{}", read.told());
}

#[test]
fn signs_among_figures_with_remarks_beside_them_are_no_legend() {
    let read = sketch("Vedtak.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever med vedtak 2022",
                "Skole|Antall|Merknad",
                "Lia|:|Ikke rapportert",
                "Vik|20|",
                "Nes|-|Færre enn fem",
            ],
        )
        .read();
    assert_eq!(missing(&read, "B3"), Some(Missing::Suppressed), "{}", read.told());
    assert_eq!(read.fact("B3").and_then(|fact| fact.unit.as_deref()), Some("Lia"));
}

#[test]
fn numbers_that_stand_for_none_are_what_the_legend_says() {
    let read = sketch("Vedtak.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever med vedtak",
                "Skole|2021|2022",
                "Lia|0|31",
                "Vik|20|'0",
                "",
                "0 betyr at skolen ikke har rapportert",
            ],
        )
        .read();
    let both = (missing(&read, "B3"), missing(&read, "C4"));
    assert_eq!(both, (Some(Missing::NotAvailable), Some(Missing::NotAvailable)), "{}", read.told());
    let read = sketch("Vedtak.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever med vedtak",
                "Skole|2021|2022",
                "Lia|999|31",
                "Vik|20|-1",
                "",
                "999 = ikke svart",
                "-1 = ikke aktuelt",
            ],
        )
        .read();
    let both = (missing(&read, "B3"), missing(&read, "C4"));
    assert_eq!(
        both,
        (Some(Missing::NotAvailable), Some(Missing::NotApplicable)),
        "{}",
        read.told()
    );
    assert_eq!(read.fact("C3").and_then(|fact| fact.value), Some(31.0));
}

#[test]
fn the_ends_of_a_scale_are_no_missing_values() {
    let read = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Trivsel (1 = ikke relevant, 5 = svært relevant)",
                "Skole|2021|2022",
                "Lia|1|4",
                "Vik|5|1",
            ],
        )
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(1.0), "{}", read.told());
    // Nought that says none says what it is.
    let read = sketch("Klager.xlsx")
        .sheet(
            "Ark1",
            &["Klager", "Skole|2021|2022", "Lia|0|4", "Vik|5|1", "", "0 betyr ingen klager"],
        )
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(0.0), "{}", read.told());
}

#[test]
fn signs_explained_in_words_nobody_knows_are_doubted() {
    for rows in [&["", "- = se eget ark"][..], &["", ":|Ikke rapportert", "-|Se eget ark"]] {
        let read = with(rows);
        let fact = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
        assert!(!fact.certain && fact.why.contains("«-»"), "{}", read.told());
        assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
    }
    // What the sign before a figure means is no matter of missing ones.
    let read = with(&["", "+ = mindreforbruk, - = merforbruk"]);
    assert!(read.fact("C4").is_some_and(|fact| fact.certain), "{}", read.told());
}
