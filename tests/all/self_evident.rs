//! What people at home in the field read without being told, and what they would still ask about.

use styringstavle::import::facts::CellRole;

use crate::situations::sketch;

#[test]
fn us_beside_others_is_the_unit_of_the_title() {
    let heads = ["Tema|Oss 2022|Oss 2024|Landet 2024", "Trivsel|4.1|4.3|4.2", "Ro|3.9|3.8|4"];
    let titled: Vec<&str> =
        ["Medarbeiderundersøkelse – Nes sykehjem", ""].into_iter().chain(heads).collect();
    let read = sketch("Svar.xlsx").sheet("Ark1", &titled).read();
    read.expect(&[
        ("B4", "Nes sykehjem | Trivsel | 2022 | 4.1"),
        ("C5", "Nes sykehjem | Ro | 2024 | 3.8"),
        ("D4", "Landet | Trivsel | 2024 | 4.2"),
    ]);
    // Without a title nobody knows who they are.
    let read = sketch("Svar.xlsx").sheet("Ark1", &heads).read();
    assert_ne!(read.fact("B2").and_then(|fact| fact.unit.as_deref()), Some("Oss"));
    assert!(!read.asked("B2").is_empty(), "{}", read.told());
}

#[test]
fn a_part_below_a_sum_of_units_is_of_the_whole() {
    let read = sketch("Klager.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall klager, Vik sykehjem",
                "Avdeling|2022|2023",
                "1. etasje|4|6",
                "2. etasje|7|3",
                "Sum|11|9",
                "Herav medhold|2|1",
            ],
        )
        .read();
    read.expect(&[("B6", "Vik sykehjem | Antall klager / medhold | 2022 | 2")]);
    // Below a unit it is of that unit.
    let read = sketch("Klager.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall klager",
                "Avdeling|2022|2023",
                "1. etasje|4|6",
                "herav medhold|1|2",
                "2. etasje|7|3",
                "herav medhold|3|0",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "1. etasje | Antall klager / medhold | 2022 | 1"),
        ("C6", "2. etasje | Antall klager / medhold | 2023 | 0"),
    ]);
}

#[test]
fn how_many_places_there_are_is_no_indicator() {
    let months = ["|2022|2023", "januar|202|187", "februar|199|181", "mars|191|218"];
    let with = |title: &'static str, remark: &'static str| {
        let all: Vec<&str> = [title, remark].into_iter().chain(months).collect();
        sketch("Tall.xlsx").sheet("Ark1", &all).read()
    };
    with("Haugen sykehjem – liggedøgn", "8 plasser")
        .expect(&[("B4", "Haugen sykehjem | liggedøgn | 2022-01 | 202")]);
    // A grade is a part of what is counted.
    let read = with("Haugen skole – fraværsdager", "5. trinn");
    assert_eq!(read.fact("B4").and_then(|fact| fact.indicator.as_deref()), Some("fraværsdager"));
}

#[test]
fn a_greeting_names_nobody_and_a_remark_after_the_measure_stays() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær Vik skole (prosent, egenmeldt og legemeldt)",
                "Fra lønnssystemet den 15. hver måned. Hilsen Ola",
                "År|jan|feb|mar",
                "2022|6.2|5.3|5.9",
                "2023|6.4|6.7|6.2",
            ],
        )
        .read();
    read.expect(&[("B4", "Vik skole | Sykefravær (egenmeldt og legemeldt) | 2022-01 | 6.2 %")]);
}

#[test]
fn a_few_months_and_their_mean_are_months() {
    let read = sketch("Mottakere.xlsx")
        .sheet(
            "Ark1",
            &[
                "Mottakere av bostøtte, NAV Vik",
                "|2022|2023",
                "Januar|104|109",
                "Februar|99|116",
                "Mars|90|130",
                "Snitt hittil i år|97.7|118.3",
            ],
        )
        .read();
    read.expect(&[("C4", "NAV Vik | Mottakere av bostøtte | 2023-02 | 116")]);
    assert_eq!(read.role("B6"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn a_field_of_work_in_small_letters_is_not_the_municipality() {
    let read = sketch("Nøkkeltal.xlsx")
        .sheet(
            "Tal frå teknisk",
            &[
                "Nøkkeltal teknisk, Nordvåg kommune",
                "",
                "|Eining|2022|2023",
                "Lekkasje i nettet|%|41|39",
                "Vassbrot|stk|14|9",
            ],
        )
        .read();
    read.expect(&[("C4", "Nordvåg kommune | Lekkasje i nettet | 2022 | 41 %")]);
    // A unit that is named so stays.
    let read = sketch("Nøkkeltal.xlsx")
        .sheet("Brannstasjonen", &["Nøkkeltal, Nordvåg kommune", "|2022|2023", "Utrykkingar|41|39"])
        .read();
    read.expect(&[("B3", "Brannstasjonen | Utrykkingar | 2022 | 41")]);
}
