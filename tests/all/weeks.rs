//! Weeks of a year, in heads, in columns of their own, in titles and in the names of sheets.

use styringstavle::domain::Period;

use crate::situations::{Read, sketch};

fn week(read: &Read, cell: &str) -> Option<Period> {
    read.fact(cell).filter(|fact| fact.certain).and_then(|fact| fact.period)
}

#[test]
fn weeks_over_columns_are_of_the_titles_year() {
    let rows = [
        "Sykefravær per uke 2024",
        "Avdeling|Uke 1|Uke 2|uke 3|Veke 4",
        "1. etasje|8.1|8.4|7.9|7.7",
        "2. etasje|5.5|6.5|7.5|8.0",
    ];
    let read = sketch("Lia sykehjem.xlsx").sheet("2024", &rows).read();
    for (cell, number) in [("B3", 1), ("C3", 2), ("D4", 3), ("E4", 4)] {
        assert_eq!(week(&read, cell), Period::week(2024, number), "{cell} in {}", read.told());
    }
    // What belongs to each week is told by its number in the corner's word.
    for (corner, of) in
        [("Uke", Period::week as fn(i32, u8) -> Option<Period>), ("Kvartal", Period::quarter)]
    {
        let rows = [
            "Rapport hjemmetjenesten 2024",
            &format!("{corner}|2|3|4|Sum"),
            "Oppdrag utført|1200|1250|1190|3640",
            "Oppdrag ikke utført|12|22|15|49",
        ];
        let read = sketch("Rapport.xlsx").sheet("Ark1", &rows).read();
        assert_eq!(week(&read, "B3"), of(2024, 2), "{}", read.told());
        assert_eq!(week(&read, "D4"), of(2024, 4), "{}", read.told());
        assert!(read.fact("E3").is_none(), "{}", read.told());
    }
}

#[test]
fn weeks_down_the_rows_are_read_by_name_number_and_days() {
    let by_number = [
        "Vedtakstimer hjemmetjenesten 2024",
        "Uke|Sone nord|Sone sør",
        "31|412|380",
        "32|420|385",
        "33|399|371",
    ];
    let read = sketch("Timer.xlsx").sheet("Vedtakstimer", &by_number).read();
    assert_eq!(week(&read, "C5"), Period::week(2024, 33), "{}", read.told());
    let with_year =
        ["Sykefravær Nes sykehjem", "Uke|2022|2023", "1|8.1|7.5", "2|8.4|7.7", "3|8.0|7.1"];
    let read = sketch("Nes.xlsx").sheet("Ark1", &with_year).read();
    assert_eq!(week(&read, "C4"), Period::week(2023, 2), "{}", read.told());
    let by_name = [
        "Sykefravær Nes sykehjem",
        "Periode|Sykefravær %",
        "Uke 52 2020|8.1",
        "53. uke 2020|8.4",
        "Uke 1 2021|8.8",
    ];
    let read = sketch("Nes.xlsx").sheet("Ark1", &by_name).read();
    assert_eq!(week(&read, "B4"), Period::week(2020, 53), "{}", read.told());
    assert_eq!(week(&read, "B5"), Period::week(2021, 1), "{}", read.told());
    let by_days = [
        "Belegg Lia sykehjem",
        "Uke|Fra dato|Til dato|Belegg %",
        "1|01.01.2024|07.01.2024|98",
        "2|08.01.2024|14.01.2024|97",
    ];
    let read = sketch("Lia.xlsx").sheet("Ark1", &by_days).read();
    assert_eq!(week(&read, "D4"), Period::week(2024, 2), "{}", read.told());
    // Under "Uke" this is no span of years, no school year and no month.
    let joined = ["Smitte Lia kommune", "Uke|Tilfeller", "2024-34|12", "2024-25|14", "2024-05|10"];
    let read = sketch("Smitte.xlsx").sheet("Ark1", &joined).read();
    for (cell, number) in [("B3", 34), ("B4", 25), ("B5", 5)] {
        assert_eq!(week(&read, cell), Period::week(2024, number), "{}", read.told());
    }
    let long = ["Enhet|År|Uke|Overtid", "Lia|2024|34|12", "Lia|2024|35|14", "Nes|2024|34|9"];
    let read = sketch("Overtid.xlsx").sheet("Ark1", &long).read();
    assert_eq!(week(&read, "D3"), Period::week(2024, 35), "{}", read.told());
    let banked = ["Statistikk|2024U01|2024-W02", "Innleggelser|850|870"];
    let read = sketch("Lia sykehus.xlsx").sheet("Ark1", &banked).read();
    assert_eq!(week(&read, "B2"), Period::week(2024, 1), "{}", read.told());
    assert_eq!(week(&read, "C2"), Period::week(2024, 2), "{}", read.told());
}

#[test]
fn the_days_behind_a_week_say_nothing_more() {
    let rows = [
        "Belegg Nes sykehjem 2024",
        "|Uke 34 (19.-25. august)|Uke 35, 26.08–01.09",
        "Belegg %|98|97",
    ];
    let read = sketch("Nes.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(week(&read, "B3"), Period::week(2024, 34), "{}", read.told());
    assert_eq!(week(&read, "C3"), Period::week(2024, 35), "{}", read.told());
}

#[test]
fn weeks_that_say_how_long_or_how_often_are_no_periods() {
    let waiting =
        ["Ventetid 2024", "Enhet|Innen 2 uker|2-6 uker|Uke", "Lia|12|14|5", "Nes|10|20|4"];
    let read = sketch("Venting.xlsx").sheet("Ark1", &waiting).read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.period), Period::year(2024), "{}", read.told());
    let shifts = ["Bemanning Nes 2024", "Avdeling|Uke|Helg", "Øst|5|3", "Vest|6|3", "Nord|7|4"];
    let read = sketch("Nes sykehjem.xlsx").sheet("Ark1", &shifts).read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.value), Some(5.0), "{}", read.told());
    let several = ["Overtid Nes 2024", "Periode|Timer", "Uke 1-4|120", "Uke 5-8|130"];
    let read = sketch("Nes sykehjem.xlsx").sheet("Ark1", &several).read();
    assert_eq!(week(&read, "B3"), None, "{}", read.told());
    let often = ["Vedtakstimer per uke (uke 40)", "Sone|2019|2020", "Nord|296|305", "Sør|351|372"];
    let read = sketch("Timer.xlsx").sheet("Ark1", &often).read();
    assert_eq!(week(&read, "B3"), Period::year(2019), "{}", read.told());
}
