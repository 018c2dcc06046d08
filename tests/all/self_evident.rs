//! What people at home in the field read without being told, and what they would still ask about.

use styringstavle::import::facts::CellRole;
use styringstavle::import::grid::Formula;

use crate::situations::{area, place, sketch};

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
    read.expect(&[("B6", "Vik sykehjem | Antall klager / Herav medhold | 2022 | 2")]);
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
        ("B4", "1. etasje | Antall klager / herav medhold | 2022 | 1"),
        ("C6", "2. etasje | Antall klager / herav medhold | 2023 | 0"),
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
        .expect(&[("B4", "Haugen sykehjem | Liggedøgn | 2022-01 | 202")]);
    // A grade is a part of what is counted.
    let read = with("Haugen skole – fraværsdager", "5. trinn");
    assert_eq!(read.fact("B4").and_then(|fact| fact.indicator.as_deref()), Some("Fraværsdager"));
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

#[test]
fn the_same_time_last_year_is_the_report_s_period_a_year_before() {
    let rows = |heads: &'static str| {
        [
            "Virksomhetsrapport Nes bosenter, pr. 30. april 2023",
            "",
            heads,
            "Sykefravær|7|7.6",
            "Vedtak|33|29",
        ]
    };
    let read = sketch("Rapport.xlsx").sheet("Ark1", &rows("|Hittil 2023|Samme tid i fjor")).read();
    read.expect(&[
        ("B4", "Nes bosenter | Sykefravær | 2023-04-30 | 7 %"),
        ("C5", "Nes bosenter | Vedtak | 2022-04-30 | 29"),
    ]);
    // Without a date around it nobody knows how far the year had come.
    let undated =
        ["Nes bosenter", "", "|Hittil 2023|Samme tid i fjor", "Sykefravær|7|7.6", "Vedtak|33|29"];
    let read = sketch("Rapport.xlsx").sheet("Ark1", &undated).read();
    assert!(read.fact("B4").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn this_year_and_last_year_are_told_by_the_years_beside_them() {
    let read = sketch("Tall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nes skole",
                "|I år (2023)|I fjor (2022)",
                "Antall elever|87|91",
                "Antall lærere|11|12",
            ],
        )
        .read();
    read.expect(&[("C3", "Nes skole | Antall elever | 2022 | 91 antall")]);
}

#[test]
fn brackets_behind_one_of_several_years_are_a_remark() {
    let table = |heads: &'static str| {
        sketch("Tall.xlsx")
            .sheet(
                "Ark1",
                &["Nes skole", heads, "Antall elever|87|91|90", "Antall lærere|11|12|11"],
            )
            .read()
    };
    let read = table("|2021|2022 (ny rektor)|2023");
    read.expect(&[("C3", "Nes skole | Antall elever | 2022 | 91 antall")]);
    assert_eq!(read.note("C3").as_deref(), Some("ny rektor"));
    // Two figures of one year are told apart by them.
    let read = table("|2022 (plan)|2022 (ved start)|2023");
    assert_ne!(read.says("C3"), "Nes skole | Antall elever | 2022 | 91 antall");
}

#[test]
fn short_school_years_among_whole_ones_are_school_years() {
    let rows = |years: [&str; 4]| {
        let mut all =
            vec!["Henvisninger fra skolene".to_owned(), "Skoleår|Nes skole|Vik skole".to_owned()];
        all.extend(years.iter().map(|year| format!("{year}|6|12")));
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        sketch("Henvisninger.xlsx").sheet("Ark1", &all).read()
    };
    let read = rows(["2018/2019", "2019/2020", "20/21", "21/22"]);
    read.expect(&[("B5", "Nes skole | Henvisninger fra skolene | 2020/21 | 6")]);
    // One that stands twice may be something else.
    let read = rows(["2018/2019", "20/21", "20/21", "21/22"]);
    assert!(read.fact("B4").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn what_is_done_each_spring_is_of_the_first_half_of_the_year() {
    let table = |heads: &'static str| {
        sketch("Lesing.xlsx")
            .sheet("Ark1", &["Elever med leseprøve, Nes skole", heads, "1A|5|4|3", "1B|3|2|4"])
            .read()
    };
    table("Klasse|Våren 2021|Våren 2022|Våren 2023")
        .expect(&[("B3", "Nes skole | Elever med leseprøve / 1A | 2021-H1 | 5")]);
    let read = table("Klasse|2020|2021|Våren 2022");
    assert!(read.fact("D3").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_sheet_begun_in_july_has_months_without_figures() {
    let begun = [
        "Uønskede hendelser Nes sykehjem",
        "",
        "Måned|Fall|Legemidler|Sum",
        "Januar",
        "Februar",
        "Mars",
        "April",
        "Mai",
        "Juni",
        "Juli|4|7|11",
        "August|3|2|5",
        "September|5|2|7",
    ];
    let read = sketch("Hendelser.xlsx").sheet("2022", &begun).read();
    read.expect(&[("B10", "Nes sykehjem | Uønskede hendelser / Fall | 2022-07 | 4")]);
    // A later sheet that names neither the unit nor a word for it is of the same.
    let later =
        ["Uønskede hendelser", "", "Måned|Fall|Legemidler|Sum", "Januar|4|7|11", "Februar|3|2|5"];
    let read = sketch("Hendelser.xlsx").sheet("2022", &begun).sheet("2023", &later).read();
    read.expect(&[("2023!C5", "Nes sykehjem | Uønskede hendelser / Legemidler | 2023-02 | 2")]);
}

#[test]
fn figures_before_texts_are_no_codes_where_they_count_something() {
    let read = sketch("Venteliste Nes kommune.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nes kommune",
                "Periode|På venteliste|Merknad|Ventetid (dager)",
                "1. kvartal 2022|4|uten vikar|18",
                "2. kvartal 2022|6|med vikar|21",
                "3. kvartal 2022|9|med vikar|25",
            ],
        )
        .read();
    read.expect(&[("B3", "Nes kommune | På venteliste | 2022-Q1 | 4")]);
}

#[test]
fn a_row_below_the_months_is_another_figure_of_the_year() {
    let read = sketch("Døgn.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nes sykehjem – liggedøgn",
                "|2021|2022|2023",
                "januar|402|387|388",
                "februar|399|361|402",
                "mars|391|418|414",
                "april|388|402|4190",
                "sum|1192|1166|4930",
                "belegg|95.2 %|90.5 %|93.1 %",
            ],
        )
        .read();
    read.expect(&[("B8", "Nes sykehjem | belegg | 2021 | 95.2 %")]);
    // What is apart from the months does not hide one that is ten times too large.
    assert!(read.fact("D6").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn corners_tell_tables_apart_that_would_contradict_each_other() {
    let read = sketch("Prøver.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nasjonale prøver",
                "",
                "Lesing|2022|2023",
                "Nes skole|50|52",
                "Nasjonalt|50|50",
                "",
                "Regning|2022|2023",
                "Nes skole|48|49",
                "Nasjonalt|50|50",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Nes skole | Nasjonale prøver – Lesing | 2022 | 50"),
        ("C8", "Nes skole | Nasjonale prøver – Regning | 2023 | 49"),
    ]);
    // Nothing tells these apart.
    let read = sketch("Prøver.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nasjonale prøver",
                "",
                "|2022|2023",
                "Nes skole|50|52",
                "",
                "|2022|2023",
                "Nes skole|48|49",
            ],
        )
        .read();
    assert!(read.fact("B4").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn headings_whose_rows_are_added_up_are_units() {
    let rows = |sum: &'static str| {
        [
            "Hovedopptak",
            "|2022|2023",
            "Solstua",
            "Søkere|21|32",
            "Fikk tilbud|18|18",
            "Måneskinn",
            "Søkere|25|34",
            "Fikk tilbud|17|17",
            "Begge",
            sum,
            "Fikk tilbud|35|35",
        ]
    };
    let read = sketch("Opptak.xlsx").sheet("Ark1", &rows("Søkere|46|66")).read();
    read.expect(&[("B7", "Måneskinn | Søkere | 2022 | 25")]);
    assert_eq!(read.role("B10"), Some(CellRole::Total), "{}", read.told());
    // Where they do not add up, they are asked about.
    let read = sketch("Opptak.xlsx").sheet("Ark1", &rows("Søkere|12|9")).read();
    assert!(read.fact("B7").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn a_unit_named_beside_the_table_is_whose_figures_they_are() {
    let rows = [
        "mnd|utlån|besøk||Nes bibliotek",
        "jan.23|1732|2450",
        "feb.23|1784|2700||ny teller",
        "mar.23|stengt|stengt",
    ];
    let read = sketch("Logg.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("B2", "Nes bibliotek | utlån | 2023-01 | 1732"),
        ("C4", "Nes bibliotek | besøk | 2023-03 | NotApplicable"),
    ]);
    // Two of them may be anything.
    let rows =
        ["mnd|utlån|besøk||Nes bibliotek", "jan.23|1732|2450", "feb.23|1784|2700||Vik bibliotek"];
    let read = sketch("Logg.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.asked("B2").is_empty(), "{}", read.told());
}

#[test]
fn on_the_whole_is_a_question_of_its_own() {
    let read = sketch("Undersøkelse.xlsx")
        .sheet(
            "Ark1",
            &[
                "Brukerundersøkelse 2023",
                "Spørsmål|Sone Nord|Sone Sør",
                "Informasjon|4.2|3.6",
                "Respekt|5.1|4.4",
                "Alt i alt|4.5|4.1",
            ],
        )
        .read();
    read.expect(&[("B5", "Sone Nord | Alt i alt | 2023 | 4.5")]);
}

#[test]
fn an_arrow_that_is_explained_points_to_where_the_figures_are() {
    let read = sketch("Elever.xlsx")
        .sheet(
            "Ark1",
            &[
                "Elever",
                "Skole|2021|2022|2023",
                "Nes skole|61|→|→",
                "Vik skole|40|99|97",
                "",
                "→ = går på Vik skole fra 2022",
            ],
        )
        .read();
    read.expect(&[("C3", "Nes skole | Elever | 2022 | NotApplicable elever")]);
}

#[test]
fn one_of_very_many_months_need_not_lie_ten_times_off() {
    let table = |odd: &'static str| {
        let steady = "5.5|6|6.5|6.1|5.9|6.2|6.4|5.7|6.3|6.6|5.8|6.1";
        let rows: Vec<String> = (2019..=2022).map(|year| format!("{year}|{steady}")).collect();
        let odd = rows[1].replacen("6.5", odd, 1);
        let mut all =
            vec!["Sykefravær Nes skole (%)", "År|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des"];
        all.push(&rows[0]);
        all.push(&odd);
        all.extend(rows[2..].iter().map(String::as_str));
        sketch("Fravær.xlsx").sheet("Ark1", &all).read()
    };
    assert!(table("31.2").fact("D4").is_some_and(|fact| !fact.certain));
    assert!(table("11.2").fact("D4").is_some_and(|fact| fact.certain));
}

#[test]
fn what_opened_is_a_unit_and_is_called_without_that() {
    let rows = |last: &str| {
        let heads = format!("År|Solstua|Måneskinn|{last}");
        let all = ["Meldte skader (antall)", &heads, "2019|4|4|-", "2020|5|3|-", "2021|3|3|2"];
        sketch("Skader.xlsx").sheet("Ark1", &all).read()
    };
    let read = rows("Regnbuen (åpnet 2021)");
    read.expect(&[
        ("B3", "Solstua | Meldte skader | 2019 | 4 antall"),
        ("D5", "Regnbuen | Meldte skader | 2021 | 2 antall"),
    ]);
    let read = rows("Regnbuen");
    assert!(read.fact("B3").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn hours_for_each_are_no_share_whatever_the_title_says() {
    let read = sketch("Kvalitet.xlsx")
        .sheet(
            "Ark1",
            &[
                "Andel beboere i prosent 2023",
                "Enhet|Vurdert ernæring|Legetimer pr uke pr beboer",
                "Nes sykehjem|94|0.32",
                "Vik sykehjem|82|0.34",
            ],
        )
        .read();
    assert_eq!(read.fact("C3").and_then(|fact| fact.measure.as_deref()), Some("timer"));
    assert!(read.asked("C3").is_empty(), "{}", read.told());
}

#[test]
fn small_letters_name_a_unit_that_the_sheet_is_called_by() {
    let rows = [
        "Strømforbruk solvang skole (fra fakturaene)",
        "|2022|2023",
        "Januar|16730|16486",
        "Februar|15054|15998",
        "Mars|14560|13730",
    ];
    let read = sketch("Strøm.xlsx").sheet("Solvang", &rows).read();
    read.expect(&[("B3", "Solvang skole | Strømforbruk (fra fakturaene) | 2022-01 | 16730")]);
    let read = sketch("Strøm.xlsx").sheet("Ark1", &rows).read();
    assert_ne!(read.fact("B3").and_then(|fact| fact.unit.as_deref()), Some("Solvang skole"));
}

#[test]
fn a_copied_title_does_not_make_this_year_last_year() {
    let rows = |first: &'static str| {
        [
            "Brukerundersøkelse Nes bosenter 2021",
            "Tema|Resultat",
            first,
            "Respekt|5.1",
            "Informasjon|4.4",
        ]
    };
    let read = sketch("Undersøkelser.xlsx")
        .sheet("2021", &rows("Trivsel|4.1"))
        .sheet("2023", &rows("Trivsel|4.6"))
        .read();
    read.expect(&[
        ("2021!B3", "Nes bosenter | Trivsel | 2021 | 4.1"),
        ("2023!B3", "? Nes bosenter | Trivsel | 2023 | 4.6"),
    ]);
}

#[test]
fn the_mean_of_all_is_of_the_parts_beside_it() {
    let read = sketch("Undersøkelse.xlsx")
        .sheet(
            "Ark1",
            &[
                "Brukerundersøkelse 2023, hjemmetjenesten på Nes",
                "Spørsmål|Øvre bygd|Nedre bygd|Hele tjenesten",
                "Informasjon|4.2|3.6|3.9",
                "Respekt|5.1|4.3|4.7",
                "Hjelp|4.5|4.1|4.3",
            ],
        )
        .with(|sheet| {
            for row in 2..5 {
                let parts = area(&format!("B{0}:C{0}", row + 1));
                sheet.formulas.push((place(&format!("D{}", row + 1)), Formula::Mean(parts)));
            }
        })
        .read();
    read.expect(&[("B3", "Øvre bygd | Informasjon | 2023 | 4.2")]);
    assert_eq!(read.role("D3"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn pupils_over_schools_are_counted_where_nothing_else_is() {
    let read = sketch("Ark.xlsx")
        .sheet("Ark1", &["Skole|Elever 2022|Elever 2023", "Lia skole|41|43", "Åsen skole|50|48"])
        .read();
    let fact = read.fact("C2").unwrap_or_else(|| panic!("C2 is read: {}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Elever"));
    assert_eq!(fact.dimension, None);
    assert!(fact.certain, "{}", read.told());
    // Under a title they may be one way to count what it says.
    let rows =
        ["Leksehjelp", "Skole|Elever 2022|Elever 2023", "Lia skole|41|43", "Åsen skole|50|48"];
    let read = sketch("Ark.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("C3").unwrap_or_else(|| panic!("C3 is read: {}", read.told()));
    assert_eq!(fact.indicator.as_deref(), Some("Leksehjelp"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Elever"));
}

#[test]
fn a_span_of_years_in_a_file_s_name_holds_all_of_them() {
    let rows = ["Museum|Besøk 2019|Besøk 2020", "Lia museum|100|200", "Moen museum|120|230"];
    for name in ["Besøk 2010 - 2021.xlsx", "Besøk_2010_-_2021.xlsx", "Besøk 2010 – 2021.xlsx"]
    {
        let read = sketch(name).sheet("Ark1", &rows).read();
        let says = "Lia museum | Besøk | 2019 | 100";
        assert_eq!(read.says("B2"), says, "{name}: {}", read.told());
    }
    // Parts between dashes are parts as before.
    let rows = ["Besøk 2020 - Lia museum", "", "Gruppe|Antall", "Barn|100", "Voksne|120"];
    let read = sketch("Tall.xlsx").sheet("Ark1", &rows).read();
    let fact = read.fact("B4").unwrap_or_else(|| panic!("{}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Lia museum"), "{}", read.told());
}
