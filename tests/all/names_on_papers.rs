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
