//! Which figures are results and which are goals, and of what; and which part of the year a report is of.

use styringstavle::import::facts::FactKind;

use crate::situations::{Read, certain, of, said, sketch};

#[track_caller]
fn is_goal(read: &Read, cell: &str, unit: &str, name: &str, period: &str) {
    assert_eq!(of(read, cell), said(unit, name, period), "{}", read.told());
    assert_eq!(read.fact(cell).map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
    assert!(certain(read, cell), "{}", read.told());
}

#[track_caller]
fn is_result(read: &Read, cell: &str, unit: &str, name: &str, period: &str) {
    assert_eq!(of(read, cell), said(unit, name, period), "{}", read.told());
    assert_eq!(read.fact(cell).map(|fact| fact.kind), Some(FactKind::Result), "{}", read.told());
}

#[test]
fn rows_called_result_and_goal_are_of_the_row_over_them() {
    let read = sketch("Styringskort.xlsx")
        .sheet(
            "Ark1",
            &[
                "Styringskort Lia skole",
                "|2022|2023|2024",
                "Sykefravær",
                "Resultat|5.2|6.1|5",
                "Mål|5|5|5",
                "Heltidsandel",
                "Resultat|52|61|50",
                "Mål|50|60|60",
            ],
        )
        .read();
    is_result(&read, "Ark1!B4", "Lia skole", "Sykefravær", "2022");
    is_goal(&read, "Ark1!D8", "Lia skole", "Heltidsandel", "2024");
    let read = sketch("Kort.xlsx")
        .sheet(
            "Ark1",
            &[
                "Styringskort Lia skole 2024",
                "|T1|T2|T3",
                "Resultat sykefravær|5.2|6.1|5",
                "Mål sykefravær|5|5.1|5.3",
                "Resultat heltidsandel|62|61|65",
                "Mål heltidsandel|60|60|60",
            ],
        )
        .read();
    is_result(&read, "Ark1!C3", "Lia skole", "Sykefravær", "2024-T2");
    assert_eq!(read.fact("Ark1!C4").map(|fact| fact.kind), Some(FactKind::Target));
}

#[test]
fn a_goal_below_parts_is_of_the_whole_and_so_is_the_total() {
    let read = sketch("Fil.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær Borg sykehjem 2024",
                "|T1|T2",
                "Korttid|2.2|2.1",
                "Langtid|6.2|5.1",
                "Totalt|8.4|7.2",
                "Mål|7|7",
            ],
        )
        .sheet(
            "Skoler",
            &["Sykefravær 2024", "Enhet|Totalt|Mål", "Lia skole|6.3|6", "Nes skole|7.1|6"],
        )
        .read();
    is_result(&read, "Ark1!C5", "Borg sykehjem", "Sykefravær", "2024-T2");
    assert_eq!(read.fact("Ark1!B6").map(|fact| fact.kind), Some(FactKind::Target));
    assert_eq!(of(&read, "Ark1!B6").1, "Sykefravær");
    is_result(&read, "Skoler!B3", "Lia skole", "Sykefravær", "2024");
    is_goal(&read, "Skoler!C4", "Nes skole", "Sykefravær", "2024");
}

#[test]
fn a_goal_is_of_the_column_it_stands_right_behind() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elevundersøkelsen 2024",
                "Skole|Trivsel|Mål|Svarprosent",
                "Lia skole|4.2|4.3|88",
                "Nes skole|4.1|4.3|91",
            ],
        )
        .sheet(
            "To",
            &[
                "Nøkkeltall 2024",
                "Enhet|Sykefravær|Mål|Heltidsandel|Mål",
                "Lia skole|5.2|5|61|65",
                "Nes skole|6.2|5|62|65",
            ],
        )
        .sheet(
            "Resultat",
            &[
                "Medarbeiderundersøkelsen 2024",
                "Enhet|Svarprosent|Resultat|Mål",
                "Lia skole|88|4.2|4.3",
                "Nes skole|91|4.1|4.3",
            ],
        )
        .read();
    is_goal(&read, "Ark1!C3", "Lia skole", "Trivsel", "2024");
    is_goal(&read, "To!C4", "Nes skole", "Sykefravær", "2024");
    is_goal(&read, "To!E4", "Nes skole", "Heltidsandel", "2024");
    let (_, name, _) = of(&read, "Resultat!D3");
    assert_ne!(name, "Svarprosent", "the goal of the result: {}", read.told());
}

#[test]
fn reports_are_of_the_part_of_the_year_they_say() {
    for (title, period) in [
        ("2. tertialrapport 2024", "2024-T2"),
        ("Andre tertialrapport 2024", "2024-T2"),
        ("Tertialrapport 2 - 2024", "2024-T2"),
        ("Tertialrapport II 2024", "2024-T2"),
        ("3. kvartalsrapport 2024", "2024-Q3"),
        ("Månedsrapport 8 2024", "2024-08"),
        ("Status 2024, 2. tertial", "2024-T2"),
        ("Status (2024, T2)", "2024-T2"),
        ("Status 2024, pr 31.08", "2024-08-31"),
        ("Status 2024 pr. 31/8", "2024-08-31"),
    ] {
        let read = sketch("Rapport.xlsx")
            .sheet(
                "Ark1",
                &[title, "Enhet|Sykefravær|Heltidsandel", "Lia skole|7.4|57", "Borg skole|7.9|58"],
            )
            .read();
        assert_eq!(
            of(&read, "B3"),
            said("Lia skole", "Sykefravær", period),
            "{title}: {}",
            read.told()
        );
        assert!(certain(&read, "B3"), "{title}: {}", read.told());
    }
}

#[test]
fn a_tertial_behind_a_name_is_when() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Nøkkeltall",
            &[
                "Nøkkeltall 2024",
                "Enhet|Sykefravær T1|Sykefravær T2|Sykefravær T3",
                "Lia skole|5.3|5.2|5",
                "Nes skole|6.3|6.2|6",
            ],
        )
        .sheet(
            "Lia skole T1",
            &["Styringskort 2024", "Indikator|Resultat|Mål", "Trivsel|5.2|5.4", "Lesing|60|61"],
        )
        .sheet(
            "Team Mars",
            &["Styringskort 2024", "Indikator|Resultat|Mål", "Trivsel|5.1|5.4", "Lesing|59|61"],
        )
        .read();
    is_result(&read, "Nøkkeltall!C3", "Lia skole", "Sykefravær", "2024-T2");
    is_result(&read, "Nøkkeltall!D3", "Lia skole", "Sykefravær", "2024-T3");
    is_result(&read, "Lia skole T1!B3", "Lia skole", "Trivsel", "2024-T1");
    assert_eq!(of(&read, "Team Mars!B3").2, "2024", "a team of that name: {}", read.told());
}

#[test]
fn a_title_that_says_projection_makes_forecasts() {
    let read = sketch("Elevtall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elevtall - framskriving",
                "Skole|2024|2025|2026",
                "Lia skole|52|54|55",
                "Borg skole|61|60|58",
            ],
        )
        .read();
    assert_eq!(of(&read, "C3"), said("Lia skole", "Elevtall", "2025"), "{}", read.told());
    assert_eq!(read.fact("C3").map(|fact| fact.kind), Some(FactKind::Forecast));
}

#[test]
fn a_count_beside_results_and_goals_is_no_share() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2024",
                "Enhet|Antall ansatte|Resultat|Mål",
                "Lia skole|88|5.2|5",
                "Nes skole|91|6.2|6",
            ],
        )
        .read();
    let measure = read.fact("B3").and_then(|fact| fact.measure.clone());
    assert_eq!(measure.as_deref(), Some("antall"), "{}", read.told());
    is_result(&read, "C3", "Lia skole", "Sykefravær", "2024");
}

#[test]
fn a_goal_below_the_tertials_is_the_years() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2024",
                "Tertial|Lia skole|Nes skole",
                "T1|5.2|5",
                "T2|6.2|5",
                "T3|6.2|5",
                "Mål|6|6",
            ],
        )
        .read();
    is_result(&read, "C4", "Nes skole", "Sykefravær", "2024-T2");
    is_goal(&read, "B6", "Lia skole", "Sykefravær", "2024");
}

#[test]
fn signs_behind_a_number_are_no_part_of_it() {
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Ark1",
            &[
                "Måltavle Borg sykehjem 2024",
                "Indikator|Mål|Resultat",
                "Sykefravær|7|8,2 ↑",
                "Brukertilfredshet|4,5|4,6 ☺",
                "Trivsel|4,5|4,4 (foreløpig)",
            ],
        )
        .read();
    for (cell, value) in [("C3", 8.2), ("C4", 4.6), ("C5", 4.4)] {
        assert_eq!(read.fact(cell).and_then(|fact| fact.value), Some(value), "{}", read.told());
    }
}

#[test]
fn a_head_may_say_how_far_the_year_has_come() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær",
                "Enhet|2022|2023|2024 per T2",
                "Lia skole|5.2|5.1|5",
                "Nes skole|6.1|6.2|6",
            ],
        )
        .read();
    is_result(&read, "D3", "Lia skole", "Sykefravær", "2024-T2");
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2024",
                "Enhet|J|F|M|A",
                "Lia skole|5.4|5.2|5.4|5.4",
                "Borg skole|6.4|6.2|6.4|6.4",
            ],
        )
        .read();
    is_result(&read, "E4", "Borg skole", "Sykefravær", "2024-04");
}

#[test]
fn what_only_looks_like_a_part_of_the_year() {
    for (title, period) in
        [("Vedlegg 2 Tertialrapport 2024", "2024"), ("Sykefravær 2024, 2. tertial (%)", "2024-T2")]
    {
        let read = sketch("Rapport.xlsx")
            .sheet(
                "Ark1",
                &[title, "Enhet|Sykefravær|Trivsel", "Lia skole|7.4|4.2", "Borg skole|7.9|4.1"],
            )
            .read();
        assert_eq!(of(&read, "B3").2, period, "{title}: {}", read.told());
    }
    // GSI counts pupils on the first of October.
    let read = sketch("Elever 2024.xlsx")
        .sheet("Ark1", &["Skole|Elever 1. oktober|Lærere", "Lia skole|240|22", "Borg skole|180|19"])
        .read();
    assert_ne!(of(&read, "B2").2, "2024-10", "{}", read.told());
    // Beside last year's tertial this year's figure may be of any part of it.
    let read = sketch("Fravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2. tertial 2024",
                "Enhet|T2 2023|2023|2024",
                "Lia skole|7|8|7",
                "Borg skole|6|7|6",
            ],
        )
        .read();
    assert!(!certain(&read, "D3"), "{}", read.told());
}

#[test]
fn goals_named_like_their_results_are_goals() {
    for (one, other) in [
        ("Sykefravær resultat", "Sykefravær mål"),
        ("Sykefravær (resultat)", "Sykefravær (mål)"),
        ("Sykefravær - resultat", "Sykefravær - mål"),
    ] {
        let heads = format!("Enhet|{one}|{other}");
        let read = sketch("Nøkkeltall.xlsx")
            .sheet("Ark1", &["Nøkkeltall 2024", &heads, "Lia skole|7.2|7", "Borg skole|7.5|7"])
            .read();
        is_result(&read, "B3", "Lia skole", "Sykefravær", "2024");
        is_goal(&read, "C4", "Borg skole", "Sykefravær", "2024");
    }
}

#[test]
fn a_goal_that_may_be_anothers_is_no_ones_for_certain() {
    let read = sketch("Helse.xlsx")
        .sheet(
            "Ark1",
            &[
                "Helse 2024",
                "Enhet|Mål|Sykefravær|Mål|Heltid",
                "Lia sykehjem|7|8.2|60|50",
                "Borg sykehjem|7|7.2|60|55",
            ],
        )
        .sheet(
            "Økonomi",
            &[
                "Økonomi 2024",
                "Enhet|Budsjett|Regnskap|Sykefravær|Mål",
                "Lia skole|12000|12100|5.2|5",
                "Nes skole|11000|10900|6.1|5",
            ],
        )
        .read();
    assert!(!certain(&read, "Ark1!D3"), "{}", read.told());
    is_goal(&read, "Økonomi!E3", "Lia skole", "Sykefravær", "2024");
}
