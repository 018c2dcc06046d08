//! The unit's own name in titles and names of files that say what paper it is, which version, and for which grade.

use crate::situations::{of, sketch};

const ROWS: [&str; 3] = ["Indikator|T1|T2", "Sykefravær|4.3|5.7", "Heltidsandel|44.1|45.9"];

#[test]
fn words_for_papers_and_versions_are_no_part_of_the_units_name() {
    for (title, unit) in [
        ("Avviksstatistikk Borg sykehjem 2024", "Borg sykehjem"),
        ("Fraværsoversikt Lia skole 2024", "Lia skole"),
        ("Avviksrapport for Borg sykehjem 2024", "Borg sykehjem"),
        ("Nøkkeltall Lia skole utkast 2024", "Lia skole"),
        ("Nøkkeltall Lia skole v/Kari Nordmann 2024", "Lia skole"),
        ("Nøkkeltall Lia skole (foreløpig) 2024", "Lia skole"),
    ] {
        let read = sketch("Fil.xlsx").sheet("Ark1", &[&[title], &ROWS[..]].concat()).read();
        assert_eq!(of(&read, "B3").0, unit, "{title}: {}", read.told());
    }
    for file in [
        "Lia skole 2024 endelig.xlsx",
        "Kopi av Lia skole 2024.xlsx",
        "Lia skole 2024 - Kopi.xlsx",
        "Lia skole 2024 (2).xlsx",
        "Lia skole 2024 v2.xlsx",
        "Fraværsskjema Lia skole 2024.xlsx",
    ] {
        let read = sketch(file).sheet("Ark1", &ROWS).read();
        assert_eq!(of(&read, "B2").0, "Lia skole", "{file}: {}", read.told());
        assert_eq!(of(&read, "B2").2, "2024-T1", "{file}");
    }
}

#[test]
fn a_grade_behind_the_school_is_whose_figures_they_are() {
    for title in ["Resultater Lia skole 5. trinn 2024", "Resultater Lia skole, 5. trinn, 2024"] {
        let read = sketch("Fil.xlsx").sheet("Ark1", &[&[title], &ROWS[..]].concat()).read();
        let (unit, name, _) = of(&read, "B3");
        assert_eq!(
            (unit.as_str(), name.as_str()),
            ("Lia skole", "Sykefravær – 5. trinn"),
            "{title}"
        );
    }
}

#[test]
fn what_sounds_like_a_paper_may_be_counted() {
    let read = sketch("Fil.xlsx")
        .sheet(
            "Ark1",
            &["Elevtall Lia skole", "Trinn|2022|2023", "1. trinn|24|26", "2. trinn|23|25"],
        )
        .read();
    assert_eq!(of(&read, "B3").0, "Lia skole");
    assert!(of(&read, "B3").1.starts_with("Elevtall"), "{}", read.told());
}

#[test]
fn a_municipalitys_profile_is_of_the_municipality() {
    let read = sketch("Folkehelseprofil.xlsx")
        .sheet(
            "Ark1",
            &[
                "Folkehelseprofil 2024 Ringerike",
                "Indikator|Kommune|Fylke|Norge",
                "Vedvarende lavinntekt|12|11|10",
                "Uføretrygdede 18-44 år|5.1|4.2|2.8",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3").0, "Ringerike", "{}", read.told());
    assert_eq!(of(&read, "D4").0, "Norge");
    let read = sketch("KOSTRA Ringerike.xlsx")
        .sheet(
            "Ark1",
            &[
                "KOSTRA nøkkeltall Ringerike kommune",
                "|2022|2023",
                "Barnehage",
                "Andel barn 1-5 år i barnehage (prosent)|93.9|94.4",
                "Grunnskole",
                "Elever per lærer (antall)|16.2|16.0",
                "Barnevern",
                "Andel barn med tiltak (prosent)|4.2|4.0",
            ],
        )
        .read();
    for cell in ["B4", "C6", "B8"] {
        assert_eq!(of(&read, cell).0, "Ringerike kommune", "{cell}: {}", read.told());
    }
}

#[test]
fn a_sheet_called_by_another_unit_than_its_title_is_asked_about() {
    let rows = ["Indikator|T1|T2|T3", "Sykefravær|5.2|5.4|5", "Heltidsandel|60|61|65"];
    let read = sketch("Rapport 2024.xlsx")
        .sheet("Borg sykehjem", &[&["Styringskort Nes sykehjem"], &rows[..]].concat())
        .sheet("Lia sykehjem", &[&["Styringskort Lia sykehjem"], &rows[..]].concat())
        .read();
    assert!(read.fact("Borg sykehjem!B3").is_some_and(|fact| fact.unit.is_none()));
    let asked = |sheet: usize| read.0.questions.iter().find(|one| one.sheet == sheet);
    let offered = asked(0).map(|one| one.options.clone()).unwrap_or_default();
    for unit in ["Borg sykehjem", "Nes sykehjem"] {
        assert!(offered.iter().any(|one| one == unit), "{}", read.told());
    }
    assert!(asked(1).is_none(), "{}", read.told());
}

#[test]
fn the_day_a_paper_was_revised_is_no_period() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær - revidert 12.03.2025",
                "Enhet|Resultat|Mål",
                "Lia skole|7.4|7",
                "Borg skole|7.9|8",
            ],
        )
        .read();
    assert!(read.fact("B3").is_some_and(|fact| fact.period.is_none()), "{}", read.told());
}
