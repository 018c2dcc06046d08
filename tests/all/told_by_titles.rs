//! What titles, heads and dates around figures say of them: their kind, when they are from, whom they are compared with.

use styringstavle::domain::Period;
use styringstavle::import::facts::FactKind;

use crate::situations::sketch;

const ENHETER: [&str; 3] =
    ["Virksomhet|Netto utgift|Lønn", "Lia skole|2100|1500", "Vik skole|950|700"];

/// The kind of the first figure below a title, and whether it is certain.
fn kind(title: &str) -> (Option<FactKind>, bool) {
    let rows: Vec<&str> = [title, ""].into_iter().chain(ENHETER).collect();
    let read = sketch("Enhetene.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("B4");
    (fact.map(|fact| fact.kind), fact.is_some_and(|fact| fact.certain))
}

#[test]
fn a_title_a_sheet_and_a_file_say_of_what_kind_all_figures_are() {
    assert_eq!(kind("Vedtatt budsjett 2023 (1000 kr)"), (Some(FactKind::Budget), true));
    assert_eq!(kind("Ambisjoner 2024"), (Some(FactKind::Target), true));
    assert_eq!(kind("Prognose 2023"), (Some(FactKind::Forecast), true));
    assert_eq!(kind("Regnskap 2022"), (Some(FactKind::Result), true));
    assert!(!kind("Økonomiplan 2024").1);
    let read = sketch("Enhetene.xlsx").sheet("Budsjett 2023", &ENHETER).read();
    assert_eq!(read.fact("B2").map(|fact| fact.kind), Some(FactKind::Budget), "{}", read.told());
    let read = sketch("Ambisjoner 2024.xlsx").sheet("Ark1", &ENHETER).read();
    assert_eq!(read.fact("B2").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
}

#[test]
fn what_the_kind_is_of_keeps_its_name() {
    let read = sketch("Enhetene.xlsx")
        .sheet("Ark1", &["Mål for sykefravær", "", "Skole|2022|2023", "Lia skole|7|6.5"])
        .read();
    let fact = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.indicator.as_deref(), fact.kind), (Some("Sykefravær"), FactKind::Target));
    // Heads that say their own kind are left as they are.
    let read = sketch("Måltavle 2016.xlsx")
        .sheet("Mål", &["Indikator|Resultat 2015|Ambisjon 2016", "Sykefravær (%)|8.1|7.5"])
        .read();
    assert_eq!(read.fact("B2").map(|fact| fact.kind), Some(FactKind::Result), "{}", read.told());
}

/// When the first figure is from below two lines of text.
fn when(first: &str, second: &str) -> Option<Period> {
    let rows: Vec<&str> = [first, second, ""].into_iter().chain(ENHETER).collect();
    let read = sketch("Enhetene.xlsx").sheet("Ark1", &rows).read();
    read.fact("B5").filter(|fact| fact.certain).and_then(|fact| fact.period)
}

#[test]
fn when_papers_were_dealt_with_is_not_when_figures_are_from() {
    let school_year = Period::school_year(2022);
    for line in [
        "Sist endret 12.03.2023",
        "Behandlet i formannskapet 14.06.2023",
        "Revidert mars 2023",
        "Vedtatt 12.12.2021 sak 45/21",
    ] {
        assert_eq!(when("Nøkkeltall skoler 2022/23", line), school_year, "{line}");
        assert_eq!(when("Nøkkeltall", line), None, "{line}");
    }
    assert_eq!(when("Revidert budsjett 2023", "Alle enheter"), Period::year(2023));
}

#[test]
fn of_several_years_in_a_title_none_is_chosen() {
    assert_eq!(when("Kohort 2010, målt 2022", "Alle enheter"), None);
    assert_eq!(when("Etter endringen i 2020: nøkkeltall 2022", "Alle enheter"), None);
    assert_eq!(when("Nøkkeltall Januar - oktober 2022", "Alle enheter"), None);
    assert_eq!(when("Nøkkeltall 2022", "Alle enheter"), Period::year(2022));
    let read = sketch("Regnskap 2021 og 2022.xlsx").sheet("Ark1", &ENHETER).read();
    assert!(read.fact("B2").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn columns_of_those_units_are_compared_with_are_of_them() {
    let read = sketch("Grunnskolepoeng.xlsx")
        .sheet(
            "Ark1",
            &[
                "Grunnskolepoeng 2022",
                "Skole|Resultat|Kommunesnitt|Nasjonalt snitt|Mål",
                "Lia skole|41.2|41.6|42.1|42",
                "Vik skole|42|41.6|42.1|42",
            ],
        )
        .read();
    let of = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{}", read.told()));
        (fact.unit.clone().unwrap_or_default().to_string(), fact.indicator.clone())
    };
    let counted = of("B3").1;
    assert_eq!(of("B3").0, "Lia skole");
    assert_eq!(of("C3"), ("Kommunen".to_owned(), counted.clone()));
    assert_eq!(of("D4"), ("Nasjonalt".to_owned(), counted));
    // What differs from row to row is the unit's own.
    let read = sketch("Trivsel 2022.xlsx")
        .sheet("Ark1", &["Skole|Trivsel|Norge", "Lia skole|4.2|4.3", "Vik skole|4.4|4.1"])
        .read();
    assert_eq!(read.fact("C3").and_then(|fact| fact.unit.clone()).as_deref(), Some("Vik skole"));
}

#[test]
fn parts_of_a_year_are_known_by_where_their_numbers_begin_anew() {
    let periods = |head: &str| {
        let read = sketch("Tall.xlsx")
            .sheet("Ark1", &[head, "Klager|12|13|14|15", "Avvik|7|8|7|7"])
            .read();
        ["B2", "E2"].map(|cell| read.fact(cell).and_then(|fact| fact.period))
    };
    let found = periods("Indikator|'2015-1|'2015-2|'2015-3|'2016-1");
    assert_eq!(found, [Period::tertial(2015, 1), Period::tertial(2016, 1)]);
    let found = periods("Indikator|'2015-1|'2015-2|'2016-1|'2016-2");
    assert_eq!(found, [Period::half_year(2015, 1), Period::half_year(2016, 2)]);
    // Two or three numbers of one year may be anything.
    assert_eq!(periods("Indikator|'2015-1|'2015-2|'2015-3|Sum")[0], None);
    let read = sketch("Tall.xlsx")
        .sheet(
            "Data",
            &[
                "Kommune|Variabel|Tertial|Verdi",
                "Halden|Saker|'2023-1|314",
                "Halden|Saker|'2023-2|316",
            ],
        )
        .read();
    assert_eq!(read.fact("D3").and_then(|fact| fact.period), Period::tertial(2023, 2));
}

#[test]
fn the_ambition_in_a_report_for_a_tertial_is_the_years() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Tertialrapport 2. tertial 2023",
                "Indikator|Ambisjon|Resultat",
                "Sykefravær (%)|7|8.1",
                "Avvik|fra 5 til 7|12",
            ],
        )
        .read();
    let fact = read.fact("B3").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!((fact.kind, fact.period), (FactKind::Target, Period::year(2023)));
    assert_eq!(read.fact("C3").and_then(|fact| fact.period), Period::tertial(2023, 2));
    // Words that hold nothing but numbers and "fra" are a target in words.
    assert!(read.fact("B4").is_some(), "{}", read.told());
}
