//! What the words around a table say, and what they do not: titles, sheets' names, forms, headings.

use styringstavle::domain::Period;
use styringstavle::import::facts::{About, FactKind};

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

#[test]
fn the_title_over_the_values_of_a_long_table_is_no_split() {
    let read = sketch("lang.csv")
        .sheet(
            "lang",
            &[
                "region|år|statistikkvariabel|11813: Barnehager",
                "3105 Sarpsborg|2022|Barn i barnehage (antall)|2800",
                "3105 Sarpsborg|2022|Dekningsgrad (prosent)|92.1",
            ],
        )
        .read();
    read.expect(&[
        ("D2", "3105 Sarpsborg | Barn i barnehage | 2022 | 2800 antall"),
        ("D3", "3105 Sarpsborg | Dekningsgrad | 2022 | 92.1 %"),
    ]);
}

#[test]
fn the_whole_beside_its_parts_in_a_survey_is_a_figure_of_its_own() {
    let rows = [
        "10-faktor 2023",
        "",
        "Faktor|Oppvekst|Helse|Teknisk|Vardebygd totalt",
        "Oppgavemotivasjon|4.6|4.5|3.8|4.5",
        "Mestringstro|4.3|4|4.2|4.1",
        "Selvstendighet|4.7|4.4|4.2|4.6",
        "Bruk av kompetanse|4.5|3.9|4.3|4.7",
        "Rolleklarhet|3.9|3.8|4.4|3.8",
    ];
    let read = sketch("10-faktor.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("E4", "Vardebygd | Oppgavemotivasjon | 2023 | 4.5")]);
}

#[test]
fn fields_of_work_under_the_name_of_a_department_are_not_its_units() {
    let rows = [
        "Kvartalsrapport 2024 - Teknisk drift",
        "",
        "Indikator|1. kvartal|2. kvartal|Benevning",
        "Veg",
        "Meldte hull i veg|55|81|stk",
        "Vann og avløp",
        "Vannlekkasjer reparert|7|8|stk",
        "Park",
        "Klippet areal|3|4|dekar",
    ];
    let read = sketch("Rapport.xlsx").sheet("Rapport", &rows).read();
    read.expect(&[("B7", "Teknisk drift | Vannlekkasjer reparert | 2024-Q1 | 7 antall")]);
}

#[test]
fn measures_that_alone_tell_the_rows_apart_name_them() {
    let rows = [
        "Tiltak|Kommunedel|2022|2023",
        "Møteplassen|Øst|12|14",
        "Fritidsklubb|Øst|22|24",
        "Gatetun|Vest|32|34",
    ];
    let read = sketch("Besøk.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("C3").unwrap_or_else(|| panic!("{}", read.told()));
    let said = [fact.unit.as_deref(), fact.indicator.as_deref(), fact.dimension.as_deref()];
    assert!(said.contains(&Some("Fritidsklubb")), "{}", read.told());
}

#[test]
fn a_bare_year_above_each_block_dates_its_months() {
    let read = sketch("Lønn.xlsx")
        .sheet(
            "Uttak",
            &[
                "Rapport:|Variabel arbeidstid",
                "Enhet:|Tunet 2. etasje",
                "Kilde:|GAT",
                "2021",
                "Måned|Overtid (timer)|Merarbeid (timer)",
                "Januar|91.2|122.8",
                "Februar|83.2|124.8",
                "Sum|174.4|247.6",
                "",
                "",
                "2022",
                "Måned|Overtid (timer)|Merarbeid (timer)",
                "Januar|99.1|145.2",
                "Februar|89.4|131.7",
            ],
        )
        .read();
    read.expect(&[
        ("B6", "Tunet 2. etasje | Overtid | 2021-01 | 91.2 timer"),
        ("C14", "Tunet 2. etasje | Merarbeid | 2022-02 | 131.7 timer"),
    ]);
}

#[test]
fn a_mean_per_month_beside_the_months_is_worked_out() {
    let rows = [
        "Antall overnattingsdøgn, Furutunet",
        "",
        "År|jan|feb|mar|Sum|Snitt pr mnd",
        "2015|217|201|203|621|207",
        "2016|216|221|226|663|221",
    ];
    let read = sketch("Furutunet.xlsx").sheet("Døgn", &rows).read();
    let fact = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.period.map(|period| period.code()), Some("2015-02".to_owned()));
    assert_eq!(fact.indicator.as_deref(), Some("Antall overnattingsdøgn"));
    assert!(read.fact("F4").is_none(), "{}", read.told());
}

#[test]
fn a_heading_below_the_heads_is_no_head() {
    let read = sketch("Sammenligning.xlsx")
        .sheet(
            "KOSTRA",
            &[
                "KOSTRA-sammenligning",
                "",
                "Nøkkeltall|Enhet|Rognvik 2022|Rognvik 2023|KOSTRA-gruppe 3 2023",
                "Barnehage",
                "Andel barn 1-5 år med plass|prosent|97.4|98|98",
                "Grunnskole",
                "Elever per lærer|antall|12|13|15",
            ],
        )
        .read();
    read.expect(&[
        ("C5", "Rognvik | Andel barn 1-5 år med plass | 2022 | 97.4 %"),
        ("E7", "KOSTRA-gruppe 3 | Elever per lærer | 2023 | 15 antall"),
    ]);
}

#[test]
fn units_beside_each_other_are_told_by_their_sisters() {
    let read = sketch("Kulturhuset nøkkeltall.xlsx")
        .sheet(
            "Kulturhuset",
            &[
                "Kino||||Bibliotek||||Konsertsal",
                "År|Besøk|Forestillinger||År|Utlån|Besøk||År|Arrangement|Billetter",
                "2013|11662|345||2013|16101|40312||2013|64|7872",
                "2014|11145|363||2014|16018|41044||2014|69|7945",
            ],
        )
        .read();
    read.expect(&[
        ("B3", "Kino | Besøk | 2013 | 11662"),
        ("J4", "Konsertsal | Arrangement | 2014 | 69"),
    ]);
}

#[test]
fn accounts_to_date_are_until_the_last_month_said() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Spørring",
            &[
                "Regnskap mot budsjett hittil i år, periode 202401 - 202404",
                "Tall i hele kroner",
                "",
                "Ansvar|Ansvar (T)|Regnskap HiÅ|Per. budsjett HiÅ|Forbruk i %|Årsbudsjett 2024",
                "2110|Åsgård oppvekstsenter|16288604|15431296|105.6|46150000",
                "2120|Myra ungdomstrinn|13201210|13403773|98.5|37850000",
            ],
        )
        .read();
    read.expect_all(&[
        ("C5", "Åsgård oppvekstsenter | Regnskap | 2024-04 | 16288604 kr"),
        ("D5", "Åsgård oppvekstsenter | Regnskap | 2024-04 | 15431296 kr | Budget"),
        ("F5", "Åsgård oppvekstsenter | Regnskap | 2024 | 46150000 kr | Budget"),
        ("C6", "Myra ungdomstrinn | Regnskap | 2024-04 | 13201210 kr"),
        ("D6", "Myra ungdomstrinn | Regnskap | 2024-04 | 13403773 kr | Budget"),
        ("F6", "Myra ungdomstrinn | Regnskap | 2024 | 37850000 kr | Budget"),
    ]);
}

#[test]
fn a_title_of_a_unit_and_what_is_counted_leaves_parts_for_the_rows() {
    let read = sketch("Dekning.xlsx")
        .sheet(
            "Ark1",
            &[
                "Familiehuset helsestasjon: andel fullførte konsultasjoner",
                "",
                "Konsultasjon|2022|2023",
                "Hjemmebesøk nyfødte|91|87",
                "6 uker|93|95",
                "2 år|96|94",
                "4 år|91|90",
                "Skolestart|78|79",
            ],
        )
        .read();
    read.expect(&[(
        "B5",
        "Familiehuset helsestasjon | Andel fullførte konsultasjoner / 6 uker | 2022 | 93",
    )]);
}

#[test]
fn grades_in_the_name_of_a_school_are_no_scale() {
    let rows = ["Elevtall", "", "Skole|2022|2023", "Nesset 1-7|120|130", "Nesset 8-10|80|90"];
    let read = sketch("Elever.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("B4", "Nesset 1-7 | Elevtall | 2022 | 120"),
        ("B5", "Nesset 8-10 | Elevtall | 2022 | 80"),
    ]);
}

#[test]
fn a_unit_and_a_part_joined_in_a_name_are_told_apart() {
    let rows = [
        "Andel som trives",
        "",
        "Skole|2022|2023",
        "Tverrelv - Gutter|91|90",
        "Tverrelv - Jenter|88|85",
    ];
    let read = sketch("Ungdata.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B5", "Tverrelv | Andel som trives / Jenter | 2022 | 88")]);
}

#[test]
fn a_unit_renamed_midway_has_its_new_name_from_there() {
    let read = sketch("Deltakere.xlsx")
        .sheet(
            "Ark1",
            &[
                "Deltakere i introduksjonsprogrammet",
                "",
                "Kjønn|År|NORDDAL",
                "Kvinner|2019|15",
                "Menn|2019|49",
                "||NYE ELVEDAL",
                "Kvinner|2020|16",
                "Menn|2020|45",
            ],
        )
        .read();
    let unit = |cell: &str| read.fact(cell).and_then(|fact| fact.unit.clone());
    assert_eq!(unit("C5").as_deref(), Some("NORDDAL"), "{}", read.told());
    assert_eq!(unit("C8").as_deref(), Some("NYE ELVEDAL"), "{}", read.told());
}

#[test]
fn sorts_that_say_what_is_counted_are_what_is_counted_where_the_heads_do_not() {
    let read = sketch("Slutta.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skoleår|Fylke|Type|Studieforberedende|Yrkesfag",
                "2015-16|Telemark|Antall elever|3883|3000",
                "2015-16|Telemark|Antall sluttet|83|120",
            ],
        )
        .read();
    read.expect(&[("D2", "Telemark | Antall elever / Studieforberedende | 2015/16 | 3883 antall")]);
}

#[test]
fn a_target_in_a_row_of_its_own_is_the_target_of_the_row_above() {
    for (aim, other) in [("Mål", "Mål"), ("Sykefravær mål (%)", "Ambisjon trivsel")] {
        let aim = format!("{aim}|6|6");
        let other = format!("{other}|4.5|4.5");
        let rows = ["Indikator|2022|2023", "Sykefravær (%)|7|6.5", &aim, "Trivsel|4.2|4.3", &other];
        let read = sketch("Lande skole.xlsx").sheet("M", &rows).read();
        read.expect(&[
            ("B2", "Lande skole | Sykefravær | 2022 | 7 %"),
            ("B3", "Lande skole | Sykefravær | 2022 | 6 % | Target"),
            ("B5", "Lande skole | Trivsel | 2022 | 4.5 | Target"),
        ]);
    }
}

#[test]
fn heads_said_again_rename_their_columns() {
    let read = sketch("Sykefravær.xlsx")
        .sheet(
            "Ark1",
            &[
                "År|Lande skole|Hafslund skole",
                "2017|8.1|7",
                "2018|8.2|7.1",
                "År|Lande skole|Hafslund ungdomsskole",
                "2019|8.3|7.2",
                "2020|8|7.3",
            ],
        )
        .read();
    read.expect(&[
        ("C3", "Hafslund skole | Sykefravær | 2018 | 7.1 %"),
        ("C5", "Hafslund ungdomsskole | Sykefravær | 2019 | 7.2 %"),
    ]);
}

#[test]
fn a_unit_without_a_figure_is_no_area_of_the_next() {
    let rows = ["Trivsel", "Skole|2022", "Lande|4.1", "Borgen", "Hafslund|4.3", "Råde|4.2"];
    let read = sketch("Trivsel.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(read.fact("B5").and_then(|fact| fact.area.clone()), None, "{}", read.told());
}

#[test]
fn prices_for_each_are_measures_and_a_measured_row_is_no_sort() {
    let rows = [
        "Satser",
        "",
        "Tjeneste|Enhet|2016|2017",
        "Vann, fast gebyr|kr/år|1139|1242",
        "Vann, forbruk|kr/m3|21.7|19.6",
    ];
    let read = sketch("Gebyrer.xlsx").sheet("Satser", &rows).read();
    let fact = read.fact("C4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.measure.as_deref(), Some("kr per år"), "{}", read.told());
    assert_ne!(fact.unit.as_deref(), Some("kr/år"), "{}", read.told());
}

#[test]
fn a_title_left_of_its_table_is_its_title() {
    let rows = [
        "Legevakta, antall konsultasjoner",
        "",
        "|Måned|2022|2023",
        "|Januar|475|585",
        "|Februar|558|577",
    ];
    let read = sketch("Mappe1.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("C4", "Legevakta | Antall konsultasjoner | 2022-01 | 475")]);
}

#[test]
fn who_wrote_a_sheet_and_what_its_signs_mean_name_nothing() {
    let read = sketch("Økonomirapport 2. tertial 2024.xlsx")
        .sheet(
            "Rapport pr 31.08",
            &[
                "Fjellbygd kommune",
                "Økonomirapport per 31.08.2024 (2. tertial)",
                "Tall i hele 1000 kroner",
                "Utarbeidet av økonomiavdelingen 19.09.2024",
                "",
                "Ansvar|Tjenesteområde|Årsbudsjett 2024|Regnskap hittil|Årsprognose 2024",
                "2110|Vestbygda skole|24150|17413|25940",
                "2120|Fjellbygd ungdomsskole|31880|21173|31886",
                "2210|Tyttebærtua barnehage|11240|7716|11569",
            ],
        )
        .read();
    assert!(!read.told().contains("Utarbeidet"), "{}", read.told());

    let read = sketch("Barnehageplasser 2021-2024.xlsx")
        .sheet(
            "Barn pr 15.12",
            &[
                "Barn i barnehage i Nesøy kommune per 15. desember",
                "Barnehageadministrasjonen v/rådgiver – oppdatert 20.12.2024",
                "",
                "Barnehage|2021|2022|2023",
                "Sjøbua barnehage|25|19|26",
                "Bakkeli barnehage|14|10|21",
                "Nesøy naturbarnehage|-|24|15",
                "",
                "- : barnehagen åpnet ikke småbarnsavdeling før 2022",
                "",
                "Hovedopptak – søkere og venteliste per 1. mai",
                "|2021|2022|2023",
                "Antall søkere|214|205|198",
                "Søkere med rett til plass|187|181|176",
                "På venteliste uten rett|22|19|24",
            ],
        )
        .read();
    let fact = read.fact("B13").expect("a fact");
    for other in ["åpnet", "administrasjonen"] {
        assert!(fact.unit.as_ref().is_none_or(|unit| !unit.contains(other)), "{}", read.told());
    }
}

#[test]
fn a_sheet_called_after_the_old_is_of_no_unit_of_that_name() {
    let read = sketch("Befolkning Slettvoll.xlsx")
        .sheet(
            "Eldre 80+",
            &[
                "Innbyggere 80 år og over per 1.1.",
                "",
                "År|Menn|Kvinner",
                "2021|120|170",
                "2022|125|175",
                "2023|131|181",
            ],
        )
        .read();
    assert!(!read.told().contains("Eldre |"), "{}", read.told());
}

#[test]
fn what_is_budgeted_for_units_is_none_of_them() {
    let read = sketch("Vedtakstimer.xlsx")
        .sheet(
            "Timer",
            &[
                "Vedtakstimer per uke, hjemmetjenesten i Rossvik",
                "",
                "Tjeneste|Sone|2021|2022|2023",
                "Helsetjenester i hjemmet|Sone sentrum|219.4|305.1|346.4",
                "|Sone nord|232.1|250.3|329.8",
                "|Sone sør|319.9|238.8|239.2",
                "|Sum|771.4|794.2|915.4",
                "|Budsjettert|1150|1150|1200",
                "Praktisk bistand|Sone sentrum|100.2|83.7|109.4",
                "|Sone nord|132.1|150.3|129.8",
                "|Sone sør|119.9|138.8|139.2",
                "|Sum|352.2|372.8|378.4",
                "|Budsjettert|350|350|400",
            ],
        )
        .read();
    assert!(read.0.findings.is_empty(), "{:?}", read.0.findings);
    let fact = read.fact("C8").expect("a fact");
    assert_eq!(fact.kind, FactKind::Budget, "{}", read.told());
    assert!(!fact.certain && fact.unit.as_deref() != Some("Budsjettert"), "{}", read.told());
    assert!(read.fact("C6").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn rows_named_by_periods_alone_are_of_those_whatever_kind_their_head_names() {
    for head in ["Status", "Resultat", "Regnskap"] {
        let read = sketch("Venteliste Lia.xlsx")
            .sheet(
                "Ventelister",
                &[
                    &format!("{head}|Antall som venter|Ventetid (uker)"),
                    "Per 31.03.2022|27|10",
                    "Per 30.06.2022|46|17",
                    "Per 30.09.2022|15|12",
                ],
            )
            .read();
        let times: Vec<_> = read.0.facts.iter().map(|fact| fact.period).collect();
        assert_eq!(times.len(), 6, "{head}: {}", read.told());
        assert!(times.iter().all(Option::is_some), "{head}: {}", read.told());
        assert!(read.0.facts.iter().all(|fact| fact.kind == FactKind::Result), "{head}");
    }
}

#[test]
fn two_years_in_a_files_name_are_no_school_year_of_tertials() {
    let read = sketch("Tertialrapportering sykehjem 2023-2024.xlsx")
        .sheet(
            "Furulia sykehjem",
            &[
                "Indikator|Mål|T1 2023|T2 2023|T3 2023|T1 2024",
                "Belegg|98|97|96|99|98",
                "Medisinavvik|12|24|20|31|18",
            ],
        )
        .read();
    let targets = read.0.facts.iter().filter(|fact| fact.kind == FactKind::Target);
    for target in targets {
        assert!(target.period.is_none() && !target.certain, "{}", read.told());
    }
    read.expect(&[("C2", "Furulia sykehjem | Belegg | 2023-T1 | 97")]);
}

#[test]
fn people_somewhere_are_counted_though_the_head_names_a_sort_of_unit() {
    let rows = |first: &'static str, second: &'static str| {
        [
            "Elevtall per 1. oktober",
            "",
            "Trinn|2021/22|2022/23|2023/24||SFO|2021/22|2022/23|2023/24",
            first,
            second,
            "3. trinn|4|12|14|||||",
        ]
    };
    let read = sketch("Elevtall GSI.xlsx")
        .sheet(
            "Skogly skole",
            &rows(
                "1. trinn|8|13|9||Barn i SFO|22|20|21",
                "2. trinn|5|4|12||herav 100 % plass|12|11|13",
            ),
        )
        .sheet(
            "Dalen skole",
            &rows(
                "1. trinn|6|7|9||Barn i SFO|16|18|17",
                "2. trinn|8|6|5||herav 100 % plass|9|10|8",
            ),
        )
        .read();
    let fact = read.fact("Skogly skole!G4").expect("a fact");
    assert_eq!(fact.unit.as_deref(), Some("Skogly skole"), "{}", read.told());
    assert!(fact.indicator.as_deref().is_some_and(|name| name.contains("Barn i SFO")));
}

#[test]
fn what_a_title_foresees_is_called_as_what_is_counted() {
    let read = sketch("Befolkning og behov Lia.xlsx")
        .sheet(
            "Skolekrets",
            &[
                "Elevtallsprognose per skole",
                "Skole|2024/25|2025/26|2026/27",
                "Svolvær skole|498|487|471",
                "Kabelvåg skole|341|335|344",
            ],
        )
        .read();
    assert_eq!(read.0.facts.len(), 6, "{}", read.told());
    for fact in &read.0.facts {
        assert_eq!(fact.indicator.as_deref(), Some("Elevtall"), "{}", read.told());
        assert_eq!(fact.kind, FactKind::Forecast, "{}", read.told());
    }
}

#[test]
fn units_called_the_same_lie_under_the_codes_of_their_municipalities() {
    let mut rows = vec!["kommune|enhet|indikator|år|verdi".to_owned()];
    for code in ["0101", "0102", "0104"] {
        for unit in ["Solvang skole", "Åsen skole"] {
            for year in [2021, 2022] {
                let value = rows.len() * 7 % 40 + 3;
                rows.push(format!("{code}|{unit}|Antall avvik meldt|{year}|{value}"));
            }
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Samlet.xlsx").sheet("Data", &rows).read();
    assert!(read.0.questions.is_empty(), "{}", read.told());
    let fact = read.fact("E6").expect("a fact");
    let area = fact.area.as_deref();
    assert_eq!(
        (area, fact.unit.as_deref(), fact.certain),
        (Some("102"), Some("Solvang skole"), true)
    );
}

#[test]
fn the_sheet_of_a_unit_among_those_of_the_workbook_is_that_units() {
    let read = sketch("Sjukefråvær 2023 Fjellvik kommune.xlsx")
        .sheet(
            "Fråvær pr eining",
            &[
                "Sjukefråvær i prosent",
                "",
                "Eining|jan|feb|mar",
                "Nedre Fjellvik skule|7.2|5.7|6.2",
                "Reinhald|8.1|6.9|7.5",
                "Blåklokka barnehage|7.1|14.6|12.2",
            ],
        )
        .sheet(
            "Reinhald - eige ark",
            &[
                "Reinhald – oppfølging i leiargruppa",
                "2023",
                "|1. kvartal|2. kvartal|3. kvartal",
                "Vikartimar|151|262|254",
                "Dialogmøte haldne|6|3|2",
            ],
        )
        .read();
    read.expect(&[("Reinhald - eige ark!B4", "Reinhald | Vikartimar | 2023-Q1 | 151")]);
}

#[test]
fn codes_in_letters_under_the_same_word_as_the_names_beside_them_name_nothing() {
    let read = sketch("Fylkesskoler.xlsx")
        .sheet(
            "Uttak",
            &[
                "Skole|Skolenavn|År|Søkere",
                "VM01|Aurdal videregående skole|2022|142",
                "VM01|Aurdal videregående skole|2023|149",
                "VM02|Sjøholt videregående skole|2022|90",
                "VM02|Sjøholt videregående skole|2023|88",
            ],
        )
        .read();
    read.expect(&[("D3", "Aurdal videregående skole | Søkere | 2023 | 149")]);
}

#[test]
fn what_follows_the_months_a_report_is_of_is_read_too() {
    let read = sketch("Rapport august 2024.xlsx")
        .sheet(
            "Rapport",
            &[
                "Vestby-Åsen kommune – Helse og omsorg",
                "Periode 202401–202408. Beløp i 1000 kr",
                "",
                "Ansvar|Artsgruppe|Regnskap hiå|Årsbudsjett 2024|Regnskap hiå 2023",
                "4100 Hjemmetjenesten nord|Lønn og sosiale utgifter|17563|27178|15941",
                "|Kjøp av varer og tjenester|2052|3171|1921",
                "4200 Hjemmetjenesten sør|Lønn og sosiale utgifter|15063|25178|14941",
                "|Kjøp av varer og tjenester|1952|2971|1821",
            ],
        )
        .read();
    let fact = read.fact("C6").expect("a fact");
    assert_eq!(fact.period, Period::month(2024, 8), "{}", read.told());
    assert_eq!(fact.measure.as_deref(), Some("1 000 kr"), "{}", read.told());
    assert!(!read.told().contains("Periode 2024"), "{}", read.told());
}

#[test]
fn a_total_far_beyond_the_rows_beside_it_is_a_figure_of_its_own() {
    let read = sketch("Austervik.xlsx")
        .sheet(
            "Austervik stasjon",
            &[
                "Øvingar og kurs|2022|2023|2024",
                "Øvingstimar i alt|1600|975|1387",
                "Røykdykkarøvingar|14|12|11",
                "Deltidstilsette|14|15|17",
            ],
        )
        .read();
    let fact = read.fact("B2").expect("not set aside");
    assert_eq!((fact.indicator.as_deref(), fact.value), (Some("Øvingstimar"), Some(1600.0)));
}

#[test]
fn codes_of_municipalities_name_them_where_nothing_else_does() {
    for head in ["kommune", "kommunenr"] {
        let mut rows = vec![format!("{head}|indikator|år|verdi")];
        for code in ["3001", "3003", "3004"] {
            for (indicator, year) in [("Andel heltid", 2021), ("Andel heltid", 2022)] {
                rows.push(format!("{code}|{indicator}|{year}|{}", rows.len() * 7 % 40 + 3));
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("Landet.xlsx").sheet("Data", &rows).read();
        assert!(read.0.questions.is_empty(), "{}", read.told());
        read.expect(&[("D4", "3003 | Andel heltid | 2021 | 24")]);
    }
}

#[test]
fn the_only_unit_of_a_workbook_is_offered_for_a_sheet_that_names_none() {
    let read = sketch("Handlingsregler.xlsx")
        .sheet(
            "Regler",
            &[
                "Møsvatn kommune",
                "Finansielle måltall",
                "Nøkkeltall|2022|2023",
                "Netto driftsresultat (%)|1.1|-0.6",
                "Disposisjonsfond (%)|10.9|8.7",
            ],
        )
        .sheet(
            "Gjeld",
            &[
                "Gjeld og fond, mill. kr",
                "|2022|2023",
                "Langsiktig gjeld|598.2|622.9",
                "Fond|65.1|66",
            ],
        )
        .read();
    let asked = read.asked("Gjeld!B3");
    let unit = asked.iter().find(|asked| asked.about == About::Unit).expect("a question");
    assert_eq!(
        unit.options.first().map(String::as_str),
        Some("Møsvatn kommune"),
        "{}",
        read.told()
    );
}
