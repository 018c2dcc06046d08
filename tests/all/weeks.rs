//! Weeks of a year, in heads, in columns of their own, in titles and in the names of sheets.

use styringstavle::domain::{Correction, Period, Reach, Recipe, RecipeId, Setting};
use styringstavle::import::facts::SheetReading;
use styringstavle::import::recipe;

use crate::situations::{Read, Sketch, place, sketch};

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
    // How often it is counted does not make the year doubtful.
    let rows = ["Overtidstimer per uke 2024", "Avdeling|Uke 1|Uke 2", "Lia|120|118", "Nes|88|91"];
    let read = sketch("Overtid.xlsx").sheet("Overtid", &rows).read();
    assert_eq!(week(&read, "C4"), Period::week(2024, 2), "{}", read.told());
    let several = ["Overtid uke 34-38 2024", "Avdeling|Timer", "Lia|120", "Nes|88"];
    let read = sketch("Overtid.xlsx").sheet("Overtid", &several).read();
    assert_eq!(week(&read, "B3"), None, "{}", read.told());
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

#[test]
fn titles_and_files_of_a_week_say_when() {
    let rows = ["Bemanning", "Indikator|Plan|Resultat", "Årsverk|22|20", "Vakante vakter|0|2"];
    for (file, title) in [
        ("Lia skole uke 34 2024.xlsx", "Bemanning"),
        ("Lia skole 2024.xlsx", "Bemanning uke 34"),
        ("Lia skole.xlsx", "Bemanning uke 34 2024"),
    ] {
        let rows = [title, rows[1], rows[2], rows[3]];
        let read = sketch(file).sheet("Ark1", &rows).read();
        assert_eq!(week(&read, "C3"), Period::week(2024, 34), "{file}, {title}: {}", read.told());
        let unit = read.fact("C3").and_then(|fact| fact.unit.clone());
        assert_eq!(unit.as_deref(), Some("Lia skole"), "{file}, {title}: {}", read.told());
    }
    let read = sketch("Lia skole uke 34.xlsx").sheet("Ark1", &rows).read();
    assert!(read.0.questions.iter().any(|one| one.text.contains("hvilket år")), "{}", read.told());
}

/// What was read, after a person has said when the figures of every sheet are from.
fn dated(sketch: impl Fn() -> Sketch, period: Option<Period>, whole_sheet: bool) -> Read {
    let period = period.expect("a period");
    let first = sketch().read();
    let set = |sheet: &SheetReading| Correction::Set {
        reach: if whole_sheet { Reach::Sheet } else { recipe::table_reach(sheet, place("A2")) },
        what: Setting::Period {
            period,
            hash: first.0.hash.clone(),
            sheet: sheet.grid.name.clone(),
        },
    };
    let recipe = Recipe {
        id: RecipeId(1),
        name: "Nes".to_owned(),
        at: 7,
        shape: recipe::shape_of(&first.0.sheets[0].grid),
        corrections: first.0.sheets.iter().map(set).collect(),
    };
    sketch().read_with(&[recipe])
}

#[test]
fn a_table_over_new_year_is_of_two_years() {
    for (heads, last) in [("Nov|Des|Jan|Feb", "desember"), ("Uke 51|Uke 52|Uke 1|Uke 2", "uke 52")]
    {
        let across = || {
            let rows = [
                "Overtid Nes sykehjem 2024",
                &format!("Indikator|{heads}"),
                "Overtidstimer|120|110|180|90",
                "Ekstravakter|12|11|22|9",
            ];
            sketch("Nes.xlsx").sheet("Ark1", &rows)
        };
        let read = across().read();
        let asked: Vec<_> = read.0.questions.iter().collect();
        assert_eq!(asked.len(), 1, "{}", read.told());
        assert!(asked.iter().all(|one| one.text.contains(last)), "{}", read.told());
        assert_eq!(asked.first().map(|one| one.options.len()), Some(2), "{}", read.told());
        assert_eq!(week(&read, "B3"), None, "{}", read.told());
        // The window says it of the sheet.
        for whole_sheet in [true, false] {
            let said = dated(across, Period::school_year(2023), whole_sheet);
            let year = |cell: &str| week(&said, cell).map(Period::end_year);
            let years = [year("B3"), year("C4"), year("D3"), year("E4")];
            assert_eq!(years, [Some(2023), Some(2023), Some(2024), Some(2024)], "{}", said.told());
            assert!(said.0.questions.is_empty(), "{}", said.told());
        }
    }
    let down = [
        "Overtid Nes sykehjem 2024",
        "Måned|Overtidstimer|Ekstravakter",
        "November|120|12",
        "Desember|110|11",
        "Januar|180|22",
    ];
    let read = sketch("Nes.xlsx").sheet("Ark1", &down).read();
    assert_eq!(week(&read, "B5"), None, "{}", read.told());
    // Every third month goes over New Year all the same.
    let rows = ["Belegg Nes sykehjem 2024", "Indikator|Sep|Des|Mars|Juni", "Belegg %|98|97|96|99"];
    let read = sketch("Nes.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(week(&read, "B3"), None, "{}", read.told());
    // Months that come again are of other figures, or of more years than two.
    for heads in ["Jan|Feb|Jan|Feb", "Nov|Des|Jan|Feb|Mars|April|Mai|Juni|Juli|Aug|Sep|Okt|Nov|Des"]
    {
        let figures = vec!["7"; heads.split('|').count()].join("|");
        let rows = [
            "Overtid Nes sykehjem 2024",
            &format!("Indikator|{heads}"),
            &format!("Timer|{figures}"),
        ];
        let read = sketch("Nes.xlsx").sheet("Ark1", &rows).read();
        assert!(!read.told().contains("hvilke to år"), "{heads}: {}", read.told());
    }
    // A year from its first month to its last, backwards, or with plans beside results, is one year.
    for heads in ["Okt|Nov|Des", "Des|Nov|Okt", "Des|Jan", "T3|T2|T1"] {
        let rows =
            ["Overtid Nes sykehjem 2024", &format!("Indikator|{heads}"), "Timer|120|110|180"];
        let read = sketch("Nes.xlsx").sheet("Ark1", &rows).read();
        assert!(week(&read, "B3").is_some(), "{heads}: {}", read.told());
    }
}

#[test]
fn sheets_called_by_parts_of_a_year_are_completed_by_the_year_a_person_says() {
    let months = || {
        let rows = ["Nes sykehjem", "|Plan|Resultat", "Årsverk|12|11", "Sykefravær %|7.5|8.1"];
        sketch("Nes.xlsx").sheet("Januar", &rows).sheet("Uke 34", &rows)
    };
    let read = months().read();
    assert!(read.0.questions.iter().all(|one| one.text.contains("hvilket år")), "{}", read.told());
    assert_eq!(read.0.questions.len(), 2, "{}", read.told());
    for whole_sheet in [true, false] {
        let said = dated(months, Period::year(2024), whole_sheet);
        assert_eq!(week(&said, "Januar!C3"), Period::month(2024, 1), "{}", said.told());
        assert_eq!(week(&said, "Uke 34!C3"), Period::week(2024, 34), "{}", said.told());
    }
}
