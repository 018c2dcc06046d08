//! What the words around a table say, and what they do not: titles, sheets' names, forms, headings.

use crate::situations::sketch;

#[test]
fn the_municipality_in_a_longer_title_is_the_unit() {
    let read = sketch("Bosetting.xlsx")
        .sheet(
            "Oversikt",
            &[
                "Lønnskartlegging Storvik kommune 2023",
                "",
                "Indikator|2022|2023",
                "Sykefravær|7.1|7.3",
                "Turnover|11|12",
            ],
        )
        .read();
    read.expect(&[("B4", "Storvik kommune | Sykefravær | 2022 | 7.1 %")]);
}

#[test]
fn a_sheet_named_in_its_own_title_is_the_unit_as_its_sisters_show() {
    let rows =
        ["", "Parameter|Enhet|2023|2024", "Produsert vann|m3|305|304", "Ledningsbrudd|stk|8|3"];
    let with = |title: &'static str| -> Vec<&str> { [title].into_iter().chain(rows).collect() };
    let read = sketch("Vannverk driftstall.xlsx")
        .sheet("Isnes vannverk", &with("Driftstall Isnes vannverk"))
        .sheet("Baterød", &with("Driftstall Baterød"))
        .read();
    read.expect(&[
        ("Isnes vannverk!C4", "Isnes vannverk | Produsert vann | 2023 | 305 m³"),
        ("Baterød!D5", "Baterød | Ledningsbrudd | 2024 | 3 antall"),
    ]);
}

#[test]
fn sheets_called_by_a_split_are_parts_of_what_they_count() {
    let read = sketch("Sykefravær 2023.xlsx")
        .sheet("Kvinner", &["Enhet|2022|2023", "Lia skole|7|8", "Åsen skole|6|5"])
        .sheet("Menn", &["Enhet|2022|2023", "Lia skole|4|3", "Åsen skole|2|5"])
        .read();
    read.expect(&[
        ("Kvinner!B2", "Lia skole | Sykefravær / Kvinner | 2022 | 7 %"),
        ("Menn!C3", "Åsen skole | Sykefravær / Menn | 2023 | 5 %"),
    ]);
    assert!(read.0.questions.is_empty(), "{}", read.told());
}

#[test]
fn a_measure_said_of_one_table_is_not_the_others() {
    let read = sketch("Nøkkeltall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær (%)",
                "Enhet|2022|2023",
                "Lia skole|7|8",
                "",
                "Årsverk i pleien",
                "Enhet|2022|2023",
                "Lia skole|412|420",
            ],
        )
        .read();
    read.expect(&[("B3", "Lia skole | Sykefravær | 2022 | 7 %")]);
    let measure = read.fact("B7").and_then(|fact| fact.measure.clone());
    assert_ne!(measure.as_deref(), Some("%"), "{}", read.told());
}

#[test]
fn how_figures_are_measured_stands_in_a_line_of_its_own() {
    for (line, expected) in [
        ("Måleenhet: kg", "Solås sykehjem | Matsvinn på sykehjem | 2022 | 41 kg"),
        ("Tall i hele tusen kroner", "Solås sykehjem | Matsvinn på sykehjem | 2022 | 41 1 000 kr"),
        ("Tall i 1000 kroner", "Solås sykehjem | Matsvinn på sykehjem | 2022 | 41 1 000 kr"),
        ("Beløp i|mill. kr", "Solås sykehjem | Matsvinn på sykehjem | 2022 | 41 mill. kr"),
    ] {
        let rows = ["Matsvinn på sykehjem", line, "", "Enhet|2022|2023", "Solås sykehjem|41|44"];
        let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
        read.expect(&[("B5", expected)]);
    }
}

#[test]
fn numbers_at_the_end_of_a_title_belong_to_the_name() {
    let of = |title: &str| {
        let rows = [title, "", "Enhet|2022|2023", "Lia skole|20|30"];
        sketch("Tall.xlsx").sheet("Ark1", &rows).read()
    };
    of("Andel elever på mestringsnivå 1")
        .expect(&[("B4", "Lia skole | Andel elever på mestringsnivå 1 | 2022 | 20")]);
    of("Andel elever på mestringsnivå 4 og 5")
        .expect(&[("B4", "Lia skole | Andel elever på mestringsnivå 4 og 5 | 2022 | 20")]);
}

#[test]
fn a_row_like_any_other_is_no_part_of_the_one_above() {
    let rows = ["Indikator|2022|2023", "Sykefravær (%)|8|9", "Heltid (%)|50|52", "Trivsel|4.1|4.2"];
    let read = sketch("Lande skole.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B3", "Lande skole | Heltid | 2022 | 50 %")]);
    // In company they are.
    let rows =
        ["Indikator|2022|2023", "Stillinger|40|41", "Heltid|30|31", "Deltid|10|10", "Trivsel|4|5"];
    let read = sketch("Lande skole.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B3", "Lande skole | Stillinger / Heltid | 2022 | 30")]);
}

#[test]
fn blocks_under_the_names_of_areas_belong_to_them() {
    let block = |title: &'static str, unit: &'static str| [title, "Enhet|2022|2023", unit, ""];
    for (one, other) in
        [("Kommuneområde oppvekst", "Kommuneområde velferd"), ("Oppvekst", "Velferd")]
    {
        let mut rows = vec!["Sykefravær i prosent", ""];
        rows.extend(block(one, "Lia skole|7|8"));
        rows.extend(block(other, "Borg sykehjem|9|8"));
        let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
        let area = |cell: &str| read.fact(cell).and_then(|fact| fact.area.clone());
        assert_eq!(
            area("B5").map(|area| area.to_lowercase().replace("kommuneområde ", "")),
            Some("oppvekst".to_owned()),
            "{}",
            read.told()
        );
        assert_eq!(
            area("B9").map(|area| area.to_lowercase().replace("kommuneområde ", "")),
            Some("velferd".to_owned()),
            "{}",
            read.told()
        );
    }
}

#[test]
fn headings_that_only_say_what_the_rows_are_are_no_areas() {
    let rows = ["Reiser|2022|2023", "Soner", "Skien sentrum|4|5", "Byer", "Porsgrunn by|6|7"];
    let read = sketch("Reisevaner.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.area.clone()), None, "{}", read.told());
}

#[test]
fn a_mean_per_unit_is_no_unit() {
    let rows = ["Enhet|2022|2023", "Lia skole|7|8", "Åsen skole|9|6", "Gjennomsnitt pr enhet|8|7"];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    read.expect_all(&[
        ("B2", "Lia skole | Sykefravær | 2022 | 7 %"),
        ("C2", "Lia skole | Sykefravær | 2023 | 8 %"),
        ("B3", "Åsen skole | Sykefravær | 2022 | 9 %"),
        ("C3", "Åsen skole | Sykefravær | 2023 | 6 %"),
    ]);
}

#[test]
fn sheets_called_by_what_they_are_made_of_name_nothing() {
    for sheet in ["Pivot", "Rådata", "Uttrekk"] {
        let rows = ["Enhet|2022|2023", "Lia skole|7|8", "Åsen skole|9|6"];
        let read = sketch("Sykefravær.xlsx").sheet(sheet, &rows).read();
        read.expect(&[("B2", "Lia skole | Sykefravær | 2022 | 7 %")]);
    }
}

#[test]
fn months_with_sums_of_quarters_between_them_are_months() {
    let read = sketch("Badeland.xlsx")
        .sheet(
            "Besøk 2023",
            &[
                "Måned|Badeland|Svømmehallen|Sum",
                "Januar|1408|1021|2429",
                "Februar|891|696|1587",
                "Mars|785|434|1219",
                "Sum 1. kvartal|3084|2151|5235",
                "April|513|2344|2857",
                "Mai|1152|910|2062",
                "Juni|640|1290|1930",
                "Sum 2. kvartal|2305|4544|6849",
            ],
        )
        .read();
    let fact = read.fact("B2").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period.map(|period| period.code()), Some("2023-01".to_owned()));
    assert!(read.fact("B5").is_none(), "{}", read.told());
}

#[test]
fn a_sort_of_case_is_a_split() {
    let read = sketch("Klager.xlsx")
        .sheet(
            "Data",
            &[
                "År|Virksomhet|Klagetype|Antall klager",
                "2022|Byggesak|Vedtak|6",
                "2022|Byggesak|Saksbehandlingstid|25",
            ],
        )
        .read();
    read.expect(&[("D2", "Byggesak | Antall klager / Vedtak | 2022 | 6")]);
}

#[test]
fn what_is_projected_is_a_forecast() {
    let rows = ["Befolkning", "Krets|2023|Framskrevet 2030", "Østsida|3689|4209", "Vestsida|10|12"];
    let read = sketch("Befolkning.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("C3", "Østsida | Befolkning | 2030 | 4209 | Forecast")]);
}
