//! Among the names of units each is looked at by itself: parts, counts of answers, marks and words for results are none.

use styringstavle::import::facts::FactKind;

use crate::situations::{Read, certain, of, said, sketch};

/// Reads a workbook of one sheet and holds cells against whose they are, what they count and when; all of them certain.
fn reads(file: &str, rows: &[&str], expected: &[(&str, &str, &str, &str)]) -> Read {
    let read = sketch(file).sheet("Ark1", rows).read();
    for (cell, unit, indicator, period) in expected {
        assert_eq!(of(&read, cell), said(unit, indicator, period), "{cell}: {}", read.told());
        assert!(certain(&read, cell), "{cell}: {}", read.told());
    }
    read
}

#[test]
fn counts_of_answers_beside_units_are_of_the_unit() {
    reads(
        "Lia skole.xlsx",
        &[
            "Elevundersøkelsen 2024",
            "Spørsmål|Skolen|Nasjonalt|Svarprosent",
            "Trivsel|4.2|4.3|84",
            "Mobbing|4.5|4.6|84",
        ],
        &[
            ("B3", "Lia skole", "Trivsel", "2024"),
            ("C3", "Nasjonalt", "Trivsel", "2024"),
            ("D4", "Lia skole", "Mobbing – Svarprosent", "2024"),
        ],
    );
    reads(
        "Lia skole.xlsx",
        &["Elevundersøkelsen 2024", "|Alle|Nasjonalt", "Trivsel|4.2|4.3", "Mobbing|3.8|3.7"],
        &[("B3", "Lia skole", "Trivsel", "2024"), ("C4", "Nasjonalt", "Mobbing", "2024")],
    );
}

#[test]
fn parts_beside_whom_they_are_compared_with_are_no_units() {
    reads(
        "Lia skole.xlsx",
        &[
            "Elevundersøkelsen 2024",
            "|Gutter|Jenter|Skolen|Nasjonalt",
            "Trivsel|4.2|4.3|4.25|4.1",
            "Mobbing|3.8|3.7|3.75|3.6",
        ],
        &[
            ("B3", "Lia skole", "Trivsel – Gutter", "2024"),
            ("D3", "Lia skole", "Trivsel", "2024"),
            ("E4", "Nasjonalt", "Mobbing", "2024"),
        ],
    );
    reads(
        "Lia skole.xlsx",
        &[
            "Elevundersøkelsen 2024",
            "Indikator|Gutter|Jenter|Nasjonalt gutter|Nasjonalt jenter",
            "Trivsel|4.8|4.5|4.9|4.5",
            "Mobbing|4.5|4.4|4.1|4.3",
        ],
        &[
            ("C3", "Lia skole", "Trivsel – Jenter", "2024"),
            ("D4", "Nasjonalt", "Mobbing – Gutter", "2024"),
        ],
    );
    let rows = [
        "Elevundersøkelsen 2024",
        "|7. trinn||10. trinn|",
        "Indikator|Skolen|Nasjonalt|Skolen|Nasjonalt",
        "Trivsel|4.8|4.5|4.9|4.4",
        "Mobbing|4.5|4.4|4.1|4.2",
    ];
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).merge("B2:C2").merge("D2:E2").read();
    assert_eq!(
        of(&read, "D4"),
        said("Lia skole", "Trivsel – 10. trinn", "2024"),
        "{}",
        read.told()
    );
    assert_eq!(of(&read, "C5"), said("Nasjonalt", "Mobbing – 7. trinn", "2024"), "{}", read.told());
    // A night team in its department is a unit.
    let rows = [
        "Sykefravær Borg sykehjem 2024",
        "Avdeling|T1|T2",
        "Avdeling A||",
        "Dag|8|8.2",
        "Natt|8|8.2",
    ];
    let read = sketch("Borg sykehjem.xlsx").sheet("Ark1", &rows).read();
    assert_ne!(
        read.fact("B5").and_then(|fact| fact.unit.clone()).as_deref(),
        Some("Borg sykehjem")
    );
}

#[test]
fn the_whole_and_the_municipality_among_parts() {
    reads(
        "Lia skole.xlsx",
        &[
            "2024",
            "Indikator|Elever|Foreldre|Kommunen",
            "Trivsel|4.2|4.3|4.1",
            "Mobbing|4.5|4.6|4.4",
        ],
        &[("B3", "Lia skole", "Trivsel – Elever", "2024"), ("D3", "Kommunen", "Trivsel", "2024")],
    );
    reads(
        "Lia skole.xlsx",
        &[
            "2024",
            "Indikator|7. trinn|10. trinn|Skolen",
            "Trivsel|4.2|4.3|4.1",
            "Mobbing|4.5|4.6|4.4",
        ],
        &[
            ("C3", "Lia skole", "Trivsel – 10. trinn", "2024"),
            ("D4", "Lia skole", "Mobbing", "2024"),
        ],
    );
}

#[test]
fn results_and_parts_down_beside_the_municipality() {
    let read = reads(
        "Lia skole.xlsx",
        &[
            "Trivsel",
            "|2022|2023",
            "Resultat|4.2|4.3",
            "Mål|4.5|4.5",
            "Kommunen|4.0|4.3",
            "Landet|4.1|4.1",
        ],
        &[
            ("B3", "Lia skole", "Trivsel", "2022"),
            ("C4", "Lia skole", "Trivsel", "2023"),
            ("B5", "Kommunen", "Trivsel", "2022"),
        ],
    );
    assert_eq!(read.fact("C4").map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
    reads(
        "Lia skole.xlsx",
        &[
            "Trivsel",
            "|2022|2023",
            "7. trinn|4.2|4.3",
            "7. trinn kommunen|4.5|4.5",
            "7. trinn nasjonalt|4.0|4.3",
        ],
        &[
            ("B3", "Lia skole", "Trivsel – 7. trinn", "2022"),
            ("C4", "Kommunen", "Trivsel – 7. trinn", "2023"),
            ("C5", "Nasjonalt", "Trivsel – 7. trinn", "2023"),
        ],
    );
}

#[test]
fn marks_ranks_and_weights_beside_units_are_remarks() {
    for head in ["Vurdering", "Prioritet", "Vekt", "Frist", "Trend"] {
        let heads = format!("Indikator|Lia skole|Nes skole|{head}");
        let rows = ["2024", &heads, "Trivsel|4.2|4.3|4", "Mobbing|4.5|4.6|5"];
        let read = reads("Rapport.xlsx", &rows, &[("C4", "Nes skole", "Mobbing", "2024")]);
        assert!(read.fact("D3").is_none(), "{head}: {}", read.told());
    }
    // What waste weighs is counted.
    let rows = ["Avfall 2024", "Fraksjon|Antall|Vekt", "Papir|12|40", "Glass|14|31"];
    let read = sketch("Lia kommune.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("C3").is_some(), "{}", read.told());
}

#[test]
fn areas_of_a_survey_beside_schools_and_the_country_are_no_units() {
    reads(
        "Foreldre.xlsx",
        &[
            "Foreldreundersøkinga i barnehage 2021",
            "Område|Halbrend|Kyrkjevegen|Skei|Sunnfjord|Nasjonalt",
            "Ute- og innemiljø|3.8|4.1|3.9|4|4.2",
            "Relasjon mellom barn og vaksen|4.2|4.2|4.8|4.5|4.4",
            "Barnet sin trivsel|4.7|4.9|4.6|4.8|4.8",
        ],
        &[
            ("B3", "Halbrend", "Ute- og innemiljø", "2021"),
            ("F5", "Nasjonalt", "Barnet sin trivsel", "2021"),
        ],
    );
}

#[test]
fn regions_over_municipalities_are_the_areas_these_lie_in() {
    let rows = [
        "Besøk i folkebiblioteka, Vestland fylke",
        "|Sunnhordland|||Nordhordland||",
        "År|Stord|Bømlo|Sum|Alver|Austrheim|Sum",
        "2021|35577|15066|50643|33629|4416|38045",
        "2022|41577|18066|59643|38629|5416|44045",
    ];
    let read = sketch("Bibliotek.xlsx").sheet("Besøk", &rows).merge("B2:D2").merge("E2:G2").read();
    assert_eq!(
        of(&read, "C4"),
        said("Bømlo", "Besøk i folkebiblioteka", "2021"),
        "{}",
        read.told()
    );
    assert_eq!(
        of(&read, "E5"),
        said("Alver", "Besøk i folkebiblioteka", "2022"),
        "{}",
        read.told()
    );
    let area = read.fact("E5").and_then(|fact| fact.area.clone());
    assert_eq!(area.as_deref(), Some("Nordhordland"));
}
