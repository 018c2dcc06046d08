//! Sheets laid out as municipalities lay them out, in bokmål and nynorsk: each test one habit the
//! importer has to know, with what it must not be taken for.

use styringstavle::import::facts::{About, CellRole};

use crate::situations::sketch;

#[test]
fn a_form_above_the_table_says_unit_and_period() {
    for (fields, period) in [
        (["Enhet|Solvik skole", "Periode|2. tertial 2023", "Rapportert av|Enhetsleder"], "2023-T2"),
        (["Eining:|Solvik skole", "År:|2023", "Tertial:|2"], "2023-T2"),
        (["Navn på enhet|Solvik skole", "Rapporteringsperiode|1. halvår 2023", ""], "2023-H1"),
        (["Virksomhet:|Solvik skole", "Rapport pr.|31.08.2023", ""], "2023-08-31"),
        (["Enhet|Solvik skole|År|2023", "", ""], "2023"),
    ] {
        let mut rows = vec!["Tertialrapport", ""];
        rows.extend(fields);
        rows.extend(["", "Indikator|Resultat|Mål|Kommentar"]);
        rows.extend(["Sykefravær (%)|8.1|7.5|Følges opp", "Svarprosent (%)|81|85|"]);
        let read = sketch("Mappe1.xlsx").sheet("Ark1", &rows).read();
        let (first, second) = ("B8", "C9");
        assert_eq!(
            read.says(first),
            format!("Solvik skole | Sykefravær | {period} | 8.1 %"),
            "{fields:?}\n{}",
            read.told()
        );
        assert_eq!(
            read.says(second),
            // Targets are for a year.
            "Solvik skole | Svarprosent | 2023 | 85 % | Target",
            "{}",
            read.told()
        );
        assert!(read.0.facts.iter().all(|fact| fact.place.row > 5), "{}", read.told());
    }
    // Two heads above each other, and a small table above a wider one, are no forms.
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|Resultat", "|2021|2022", "Sykefravær (%)|8.1|7.5"])
        .merge("B1:C1")
        .read();
    read.expect(&[("C3", "Lia skole | Sykefravær | 2022 | 7.5 %")]);
    let read = sketch("Sykefravær 2022.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Sykefravær (%)",
                "Lia skole|8.1",
                "Åsen skole|7.5",
                "",
                "Enhet|2020|2021|2022",
                "Borg skole|8.1|8.3|8.4",
            ],
        )
        .read();
    assert_eq!(read.role("B1"), Some(CellRole::Label), "{}", read.told());
    read.expect(&[("B2", "Lia skole | Sykefravær | 2022 | 8.1 %")]);
}

#[test]
fn numbers_like_years_under_names_are_figures() {
    let dated_by_figures = |read: &crate::situations::Read| {
        let years = read.0.facts.iter().filter_map(|fact| fact.period);
        years.map(styringstavle::domain::Period::code).any(|year| !year.starts_with("20"))
    };
    let rows = ["Bygg|Byggeår", "Lia skole|1950", "Åsen skole|1960", "Borg skole|1977"];
    let texts = ["Bygg|Byggeår", "Lia skole|'1950", "Åsen skole|'1960", "Borg skole|'1977"];
    for rows in [rows, texts] {
        let read = sketch("Byggmasse 2023.xlsx").sheet("Ark1", &rows).read();
        assert!(!dated_by_figures(&read), "{}", read.told());
        for cell in ["B2", "B3", "B4"] {
            let met = read.fact(cell).is_some() || !read.asked(cell).is_empty();
            assert!(met, "{cell} in {}", read.told());
        }
    }
    let rows = [
        "Folketall 2015",
        "Kommune|Kvinner|Menn",
        "Modalen|1995|2001",
        "Utsira|2008|2012",
        "Træna|1999|2003",
    ];
    let read = sketch("Mappe1.xlsx").sheet("Ark1", &rows).read();
    for cell in ["B3", "C3", "B5", "C5"] {
        let met = read.fact(cell).is_some() || !read.asked(cell).is_empty();
        assert!(met, "{cell} in {}", read.told());
    }
    // Names over rows of years that head numbers are titles.
    let rows = ["Lia skole|Rapport", "Indikator|2021|2022", "Sykefravær (%)|8.1|7.5"];
    let read = sketch("Mappe1.xlsx").sheet("Ark1", &rows).read();
    assert!(read.says("C3").contains("Sykefravær | 2022 | 7.5 %"), "{}", read.told());
}

#[test]
fn times_are_measured_or_asked_about() {
    let rows = |title: &str| {
        let rows = [title, "Stasjon|2021|2022", "Lia stasjon|1.5|1.25", "Nes stasjon|0.75|0.7"];
        sketch("Mappe1.xlsx").sheet("Ark1", &rows)
    };
    // "[h]:mm" counts hours on past a day, "mm:ss" has no hours: durations, in what they show.
    let read = rows("Overtid").format("B3:C4", "[h]:mm").read();
    assert!(read.says("B3").ends_with("| 2021 | 36 timer"), "{}", read.told());
    assert!(read.says("C4").ends_with("| 2022 | 16.8 timer"), "{}", read.told());
    assert_eq!(read.fact("B3").map(|fact| &*fact.raw), Some("36:00"));
    let short = ["Enhet|2021|2022", "Lia stasjon|0.005902777777777778|0.00625"];
    let read = sketch("Responstid.xlsx").sheet("Ark1", &short).format("B2:C2", "mm:ss").read();
    assert_eq!(
        read.says("B2"),
        "Lia stasjon | Responstid | 2021 | 8.5 minutter",
        "{}",
        read.told()
    );
    assert_eq!(read.fact("B2").map(|fact| &*fact.raw), Some("08:30"));
    // What the surroundings say of time goes before what the format shows.
    for (measure, value) in [("minutter", "8.5"), ("sekunder", "510")] {
        let titled = [format!("Responstid ({measure})"), short[0].to_owned(), short[1].to_owned()];
        let titled: Vec<&str> = titled.iter().map(String::as_str).collect();
        let read = sketch("Mappe1.xlsx").sheet("Ark1", &titled).format("B3:C3", "hh:mm:ss").read();
        let said = format!("Lia stasjon | Responstid | 2021 | {value} {measure}");
        assert_eq!(read.says("B3"), said, "{}", read.told());
        assert_eq!(read.fact("B3").map(|fact| &*fact.raw), Some("00:08:30"));
    }
    // "00:08" may be a time of day.
    for format in ["h:mm", "hh:mm:ss", "h:mm AM/PM"] {
        let read = sketch("Responstid.xlsx").sheet("Ark1", &short).format("B2:C2", format).read();
        assert!(read.says("B2").starts_with('?'), "{format} in {}", read.told());
        assert!(read.fact("B2").is_some_and(|fact| fact.why.contains("klokkeslett")), "{format}");
    }
}

#[test]
fn merged_cells_without_end_are_left_out_and_told() {
    let mut many = sketch("Sykefravær.xlsx")
        .sheet("Ark1", &["Enhet|2021|2022", "Lia skole|8.1|7.5", "Åsen skole|7.4|7.2", "Kilde: HR"])
        .with(|sheet| {
            let last = styringstavle::import::grid::Place::new(9_000, 0);
            let cell = sheet.cells.list().last().expect("a cell").1.clone();
            sheet.cells.push(last, cell);
        });
    for row in 0..20_000 {
        let last = if row % 2 == 0 { "D1200" } else { "Z140" };
        many = many.merge(&format!("D{}:{last}", row % 3 + 1));
    }
    let read = many.read();
    read.expect(&[("B2", "Lia skole | Sykefravær | 2021 | 8.1 %")]);
    let told = read.0.remarks.join(" ");
    assert!(told.contains("«Ark1»") && told.contains("slått sammen"), "{told}");
}

#[test]
fn a_row_of_measures_under_the_head_measures_its_columns() {
    for stub in ["Måleenhet", ""] {
        let measures = format!("{stub}|%|antall|kr");
        let read = sketch("Nøkkeltall 2022.xlsx")
            .sheet(
                "Oversikt",
                &[
                    "Enhet|Sykefravær|Vedtak|Utgifter",
                    &measures,
                    "Lia skole|8.1|240|1200",
                    "Åsen skole|7.4|210|1350",
                ],
            )
            .read();
        read.expect(&[
            ("B3", "Lia skole | Sykefravær | 2022 | 8.1 %"),
            ("C4", "Åsen skole | Vedtak | 2022 | 210 antall"),
            ("D4", "Åsen skole | Utgifter | 2022 | 1350 kr"),
        ]);
    }
    // "Antall | Andel" under years are figures of what the title names.
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Mottakere av hjemmetjenester",
                "",
                "Enhet|2021||2022|",
                "|Antall|Andel av innb. (%)|Antall|Andel av innb. (%)",
                "Åsen sykehjem|137|15.4|141|15.9",
                "Lia sykehjem|97|11.1|99|12",
            ],
        )
        .read();
    read.expect(&[
        ("B5", "Åsen sykehjem | Mottakere av hjemmetjenester / Antall | 2021 | 137 antall"),
        ("E6", "Lia sykehjem | Mottakere av hjemmetjenester / Andel av innb. | 2022 | 12 %"),
    ]);
}

#[test]
fn the_whole_year_beside_its_parts_is_the_years_figure() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2021||||2022|||",
                "|1. tertial|2. tertial|3. tertial|Hele året|1. tertial|2. tertial|3. tertial|Hele året",
                "Sykefravær (%)|8.1|7.5|7.9|7.8|8.3|8.4|8|8.2",
            ],
        )
        .read();
    read.expect(&[
        ("C3", "Lia skole | Sykefravær | 2021-T2 | 7.5 %"),
        ("E3", "Lia skole | Sykefravær | 2021 | 7.8 %"),
        ("I3", "Lia skole | Sykefravær | 2022 | 8.2 %"),
    ]);
}

#[test]
fn words_that_only_say_what_kind_of_figure_are_no_units() {
    let rows = |head: &str| [format!("Indikator|{head}"), "Sykefravær (%)|8.1|7.5".to_owned()];
    for (head, first, second) in [
        ("Status 2021|Målt 2022", "2021", "2022"),
        ("R 2021|R 2022", "2021", "2022"),
        ("R2021|R2022", "2021", "2022"),
        ("2021 (N=45)|2022 (n = 51)", "2021", "2022"),
        ("3 års snitt 2018-20|3 års snitt 2019-21", "2018-2020", "2019-2021"),
        ("Skuleåret 20/21|Skuleåret 21/22", "2020/21", "2021/22"),
    ] {
        let rows = rows(head);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
        read.expect(&[
            ("B2", &format!("Lia skole | Sykefravær | {first} | 8.1 %")),
            ("C2", &format!("Lia skole | Sykefravær | {second} | 7.5 %")),
        ]);
    }
    // Words nobody knows, where the unit is known already: asked, and never a second unit.
    let rows = rows("Korrigert 2021|Korrigert 2022");
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert!(read.certain().is_empty(), "{}", read.told());
    assert_eq!(read.fact("B2").and_then(|fact| fact.unit.as_deref()), Some("Lia skole"));
    // "Gruppe B 2022" keeps its letter; other municipalities across stay units.
    let read = sketch("KOSTRA.xlsx")
        .sheet("Ark1", &["Indikator|Storvik 2022|KG11 2022|EAK 2022", "Gebyr (kr)|81|75|79"])
        .read();
    read.expect(&[("B2", "Storvik | Gebyr | 2022 | 81 kr"), ("C2", "KG11 | Gebyr | 2022 | 75 kr")]);
}

#[test]
fn budget_words_in_short_and_periods_within_a_banner() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Lia skole – økonomi (tall i 1000 kr)",
                "",
                "Post|R 2022|B 2023|Handlingsplan 2024–2027|||",
                "|||2024|2025|2026|2027",
                "Lønn og sosiale utgifter|24071|25422|25954|26938|26114|27983",
                "Salgsinntekter|-2100|-2150|-2274|-2285|-2290|-2340",
            ],
        )
        .merge("D3:G3")
        .read();
    read.expect(&[
        ("B5", "Lia skole | Lønn og sosiale utgifter | 2022 | 24071 1 000 kr"),
        ("C5", "Lia skole | Lønn og sosiale utgifter | 2023 | 25422 1 000 kr | Budget"),
        ("D6", "Lia skole | Salgsinntekter | 2024 | -2274 1 000 kr | Budget"),
        ("G6", "Lia skole | Salgsinntekter | 2027 | -2340 1 000 kr | Budget"),
    ]);
    // A plan in the title alone is asked about: its years may hold results.
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Investeringer i planperioden (1000 kr)",
                "Prosjekt|2024|2025",
                "Ny barnehage|42000|1000",
                "Velferdsteknologi|3200|3300",
            ],
        )
        .read();
    assert!(read.certain().is_empty(), "{}", read.told());
    assert!(read.asked("B3").iter().any(|question| question.about == About::Kind));
}

#[test]
fn indicators_over_units_and_years_down() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "|Sykefravær (%)||Grunnskolepoeng|",
                "År|Storvik|Landet|Storvik|Landet",
                "2021|8.1|7.2|41.2|41.7",
                "2022|8.4|7.3|41.4|41.9",
            ],
        )
        .merge("B1:C1")
        .merge("D1:E1")
        .read();
    read.expect(&[
        ("B3", "Storvik | Sykefravær | 2021 | 8.1 %"),
        ("E4", "Landet | Grunnskolepoeng | 2022 | 41.9 poeng"),
    ]);
}

#[test]
fn amounts_that_look_like_years_are_amounts() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Gebyrer",
            &[
                "Gebyr per abonnent (kr)",
                "",
                "Tjeneste|2021|2022|2023",
                "Vann|1990|1999|2008",
                "Avløp|2002|2011|2020",
                "Feiing|2026|2035|2044",
            ],
        )
        .read();
    for (cell, value) in [("B4", 1990.0), ("D5", 2020.0), ("C6", 2035.0)] {
        assert_eq!(read.fact(cell).and_then(|fact| fact.value), Some(value), "{}", read.told());
    }
    assert_eq!(read.0.facts.len(), 9, "{}", read.told());
}

#[test]
fn a_part_of_the_year_on_the_sheet_meets_the_year_in_the_files_name() {
    let rows = ["Enhet|Sykefravær (%)|Svarprosent (%)", "Lia skole|8.1|80", "Åsen skole|7.4|82"];
    let read = sketch("Tertialrapport 2023.xlsx")
        .sheet("1. tertial", &rows)
        .sheet("2. tertial", &rows)
        .read();
    read.expect(&[
        ("1. tertial!B2", "Lia skole | Sykefravær | 2023-T1 | 8.1 %"),
        ("2. tertial!C3", "Åsen skole | Svarprosent | 2023-T2 | 82 %"),
    ]);
    // Years across under such a name: whole years, or that part of each? Asked.
    let read = sketch("Lia skole.xlsx")
        .sheet("2. tertial", &["Indikator|2021|2022", "Sykefravær (%)|8.1|8.2"])
        .read();
    assert!(read.certain().is_empty(), "{}", read.told());
    let read = sketch("Månedsrapport 08 2023.xlsx")
        .sheet("Ark1", &["Enhet|Sykefravær (%)|Svarprosent (%)", "Lia skole|8.1|80"])
        .read();
    read.expect(&[("B2", "Lia skole | Sykefravær | 2023-08 | 8.1 %")]);
}

#[test]
fn a_sheet_beside_sheets_of_units_is_named_by_its_unit() {
    let rows = ["Indikator|2021|2022", "Sykefravær (%)|8.1|8.2", "Svarprosent (%)|80|81"];
    let read = sketch("Samlet.xlsx")
        .sheet("Lia skole", &rows)
        .sheet("Myrvang", &rows)
        .sheet("Åsen skole", &rows)
        .read();
    read.expect(&[("Myrvang!B2", "Myrvang | Sykefravær | 2021 | 8.1 %")]);
    assert!(!read.0.questions.iter().any(|question| question.about == About::Unit));
    // Two sheets are no set, and parts of a year are no units.
    for names in [["Myrvang", "Solheim", ""], ["Før", "Etter", "Resultat"]] {
        let mut book = sketch("Samlet.xlsx");
        for name in names.iter().filter(|name| !name.is_empty()) {
            book = book.sheet(name, &rows);
        }
        let read = book.read();
        assert!(read.0.facts.iter().all(|fact| fact.unit.is_none()), "{}", read.told());
    }
}

#[test]
fn an_indicator_known_only_by_the_files_name_is_asked_about() {
    let rows = ["Enhet|2021|2022", "Lia skole|8.1|8.2", "Åsen skole|7.4|7.7"];
    let read = sketch("Sykefravær.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[("B2", "Lia skole | Sykefravær | 2021 | 8.1 %")]);
    let read = sketch("Til Kari.xlsx").sheet("Ark1", &rows).read();
    assert!(read.certain().is_empty(), "{}", read.told());
    assert!(read.asked("B2").iter().any(|question| question.about == About::Indicator));
}

#[test]
fn a_measure_above_many_indicators_gives_way_to_their_own() {
    let read = sketch("Medarbeiderundersøkelsen 2022.xlsx")
        .sheet(
            "Resultater",
            &[
                "Skala 1-5, der 5 er best",
                "Enhet|Antall svar|Svarprosent|Trivsel",
                "Lia skole|45|0.82|4.2",
                "Åsen skole|38|0.9|4.4",
            ],
        )
        .format("C3:C4", "0%")
        .read();
    read.expect(&[
        ("C3", "Lia skole | Svarprosent | 2022 | 82 %"),
        ("D4", "Åsen skole | Trivsel | 2022 | 4.4 1–5"),
    ]);
    let answers = read.fact("B3").expect("the answers");
    assert!(answers.certain && answers.measure.as_deref() != Some("1–5"), "{}", read.told());
}

#[test]
fn exports_and_long_tables_join_words_in_their_own_ways() {
    let read = sketch("Elevundersøkelsen.xlsx")
        .sheet(
            "Trivsel",
            &[
                "EnhetNavn|Organisasjonsnummer|Trinn|2021-22.Score|2022-23.Score",
                "Solvik skole|974551001|7. trinn|4.1|4.3",
                "Haugen skole|974551002|7. trinn|4|*",
            ],
        )
        .read();
    let fact = read.fact("E2").expect("a fact");
    assert_eq!(fact.period.map(styringstavle::domain::Period::code).as_deref(), Some("2022/23"));
    assert_eq!(fact.unit.as_deref(), Some("Solvik skole"));
    assert!(read.fact("E3").is_some_and(|fact| fact.missing.is_some()));
    let read = sketch("Eksport.xlsx")
        .sheet(
            "Eksport",
            &[
                "År|Måned|Avdeling|Sykefravær %|Årsverk",
                "2023|1|Lia skole|8.1|51.2",
                "2023|2|Lia skole|7.9|52",
                "2023|1|Åsen skole|6.9|31",
            ],
        )
        .read();
    read.expect(&[
        ("D2", "Lia skole | Sykefravær | 2023-01 | 8.1 %"),
        ("E3", "Lia skole | Årsverk | 2023-02 | 52"),
    ]);
    let read = sketch("Eksport.xlsx")
        .sheet(
            "Eksport",
            &[
                "Tjeneste|Parameter|År|Tertial|Måleenhet|Verdi",
                "Lia skole|Sykefravær|2023|1|prosent|8.1",
                "Lia skole|Antall vedtak|2023|1|antall|51",
                "Åsen skole|Sykefravær|2023|2|prosent|7.1",
            ],
        )
        .read();
    read.expect(&[("F2", "Lia skole | Sykefravær | 2023-T1 | 8.1 %")]);
}

#[test]
fn columns_of_change_and_titles_of_splits() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Måltal|2021|2022|Endring siste år|%-vis endring",
                "Sjukefråvær (%)|8.1|8.2|0.1|0.012",
                "Medarbeidarnøgdskap (1-6)|4.1|4.3|0.2|0.048",
            ],
        )
        .read();
    assert_eq!(read.certain(), ["B2", "C2", "B3", "C3"], "{}", read.told());
    assert_eq!(read.role("D2"), Some(CellRole::SetAside));
    assert_eq!(read.role("E3"), Some(CellRole::SetAside));
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Tabell",
            &["Tal på vedtak etter eining", "", "Eining|2021|2022", "Solvik skule|212|217"],
        )
        .read();
    read.expect(&[("B4", "Solvik skule | Tal på vedtak | 2021 | 212")]);
}

#[test]
fn headings_over_units_tell_what_is_counted_or_when() {
    let rows = ["Enhet|2021|2022"];
    let mut sheet = vec!["Resultater per enhet", "", rows[0]];
    for heading in ["Sykefravær (%)", "Svarprosent (%)"] {
        sheet.extend([heading, "Lia skole|8.1|8.2", "Åsen skole|7.4|7.7"]);
    }
    let read = sketch("Mappe1.xlsx").sheet("Ark1", &sheet).read();
    read.expect(&[
        ("B5", "Lia skole | Sykefravær | 2021 | 8.1 %"),
        ("C9", "Åsen skole | Svarprosent | 2022 | 7.7 %"),
    ]);
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Rapport per enhet 2023",
                "",
                "Enhet|Sykefravær (%)|Svarprosent (%)",
                "1. tertial",
                "Lia skole|8.1|80",
                "Åsen skole|7.4|81",
                "2. tertial",
                "Lia skole|8.2|82",
                "Åsen skole|7.7|83",
            ],
        )
        .read();
    read.expect(&[
        ("B5", "Lia skole | Sykefravær | 2023-T1 | 8.1 %"),
        ("C9", "Åsen skole | Svarprosent | 2023-T2 | 83 %"),
    ]);
    // Areas over units stay areas.
    let read = sketch("Sykefravær.xlsx")
        .sheet("Ark1", &["Enhet|2021|2022", "Oppvekst", "Lia skole|8.1|8.2", "Åsen skole|7|7.1"])
        .read();
    read.expect(&[("B3", "Lia skole | Sykefravær | 2021 | 8.1 %")]);
    assert_eq!(read.fact("B3").and_then(|fact| fact.area.as_deref()), Some("Oppvekst"));
}

#[test]
fn a_letterhead_is_not_the_unit_and_a_title_about_units_names_none() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "STORVIK KOMMUNE",
                "Årsrapport for Kulturgarden",
                "",
                "Nøkkeltall|2021|2022",
                "Sykefravær (%)|8.1|8.2",
                "Svarprosent (%)|80|81",
            ],
        )
        .read();
    read.expect(&[("B5", "Kulturgarden | Sykefravær | 2021 | 8.1 %")]);
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &["Belegg på sykehjem – prosent", "|2021|2022", "Elvebakken|98.1|97", "Åsen|95|96.1"],
        )
        .read();
    assert!(
        read.0.facts.iter().all(|fact| {
            !fact.certain
                || fact.unit.as_deref() == Some("Elvebakken")
                || fact.unit.as_deref() == Some("Åsen")
        }),
        "{}",
        read.told()
    );
}

#[test]
fn columns_that_split_what_the_title_counts_are_no_indicators() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Elevtall",
            &[
                "Elevtall skoleåret 2022/23",
                "",
                "Skole|1. trinn|2. trinn|3. trinn|Sum",
                "Lia skole|41|45|46|132",
                "Åsen skole|21|22|29|72",
            ],
        )
        .read();
    read.expect(&[("B4", "Lia skole | Elevtall / 1. trinn | 2022/23 | 41")]);
    // One column of unknown words is asked about; the others are read.
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2021|2022|Normert nivå",
                "Sykefravær (%)|8.1|8.2|7",
                "Svarprosent (%)|80|81|90",
            ],
        )
        .read();
    assert_eq!(read.certain(), ["B2", "C2", "B3", "C3"], "{}", read.told());
    assert!(!read.asked("D2").is_empty());
}

#[test]
fn months_down_meet_the_years_across() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Solvik skole",
            &["Sykefravær (%)", "", "Måned|2022|2023", "Januar|8.1|8.2", "Februar|7.4|7.7"],
        )
        .read();
    read.expect(&[
        ("B4", "Solvik skole | Sykefravær | 2022-01 | 8.1 %"),
        ("C5", "Solvik skole | Sykefravær | 2023-02 | 7.7 %"),
    ]);
}

#[test]
fn ranks_are_left_out_and_means_beside_answers_are_figures() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2023, rangert",
                "",
                "Plass|Enhet|Sykefravær (%)|Plass 2022",
                "1|Lia skole|4.1|3",
                "2|Åsen skole|5.2|1",
                "3|Borg skole|6.3|2",
            ],
        )
        .read();
    assert_eq!(read.certain(), ["C4", "C5", "C6"], "{}", read.told());
    read.expect(&[("C4", "Lia skole | Sykefravær | 2023 | 4.1 %")]);
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Trivsel",
            &[
                "Trivsel 7. trinn",
                "",
                "|2021-22||2022-23|",
                "Skole|Antall svar|Snitt|Antall svar|Snitt",
                "Lia skole|45|4.1|47|4.3",
                "Åsen skole|31|4.4|28|4.2",
            ],
        )
        .read();
    let fact = read.fact("C5").expect("the mean");
    assert!(fact.certain && fact.indicator.as_deref().is_some_and(|name| name.contains("Trivsel")));
    let answers = read.fact("D6").expect("the answers");
    assert_eq!(answers.indicator, fact.indicator, "{}", read.told());
    assert!(answers.dimension.as_deref().is_some_and(|split| split.contains("Antall svar")));
}

#[test]
fn years_in_two_digits_are_proposed_unless_they_follow_each_other() {
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|Res. 21|Mål 23", "Sykefravær (%)|8.1|7"])
        .read();
    read.expect(&[
        ("B2", "? Lia skole | Sykefravær | 2021 | 8.1 %"),
        ("C2", "? Lia skole | Sykefravær | 2023 | 7 % | Target"),
    ]);
    let read = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|Res. 21|Res. 22|Mål 23", "Sykefravær (%)|8.1|8.2|7"])
        .read();
    read.expect(&[
        ("B2", "Lia skole | Sykefravær | 2021 | 8.1 %"),
        ("D2", "Lia skole | Sykefravær | 2023 | 7 % | Target"),
    ]);
}

#[test]
fn a_statistics_banks_workbook_names_its_rows_without_heads() {
    let read = sketch("13563.xlsx")
        .sheet(
            "13563",
            &[
                "13563: Registrerte arbeidsledige, etter region, statistikkvariabel og måned",
                "",
                "||2023M09|2023M10",
                "3105 Sarpsborg|Registrerte arbeidsledige (prosent)|2.1|2.2",
                "|Registrerte arbeidsledige (antall)|610|640",
                "3101 Halden|Registrerte arbeidsledige (prosent)|2.4|2.6",
                "|Registrerte arbeidsledige (antall)|380|390",
                "",
                "Sist endret:",
                "20240315 08:00",
                "Kilde:",
                "Statistisk sentralbyrå",
                "Kontakt:",
                "Seksjon for arbeidsmarked",
                "Database:",
                "Ekstern",
                "Intern referansekode:",
                "045010",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "3105 Sarpsborg | Registrerte arbeidsledige | 2023-09 | 2.1 %"),
        ("D5", "3105 Sarpsborg | Registrerte arbeidsledige | 2023-10 | 640 antall"),
        ("C7", "3101 Halden | Registrerte arbeidsledige | 2023-09 | 380 antall"),
    ]);
}

#[test]
fn a_title_of_short_sentences_names_what_is_counted_first() {
    let read = sketch("Tabell.xlsx")
        .sheet(
            "Kommune",
            &[
                "Helt ledige etter kommune. 2023. Antall",
                "",
                "Kommune|Januar|Februar|Mars",
                "Moss|407|593|626",
                "Råde|31|33|30",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Moss | Helt ledige | 2023-01 | 407 antall"),
        ("D5", "Råde | Helt ledige | 2023-03 | 30 antall"),
    ]);
}

#[test]
fn the_total_beside_the_parts_of_a_split_is_the_figure_itself() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sykefravær 2023 (%)",
                "",
                "Enhet|Egenmeldt|Legemeldt|Totalt",
                "Lia skole|1.2|5.9|7.1",
                "Åsen skole|0.9|4.4|5.3",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia skole | Sykefravær / Egenmeldt | 2023 | 1.2 %"),
        ("D4", "Lia skole | Sykefravær | 2023 | 7.1 %"),
        ("D5", "Åsen skole | Sykefravær | 2023 | 5.3 %"),
    ]);
    // "Total waste" before all else sums nothing.
    let read = sketch("Table 2.xlsx")
        .sheet(
            "Table 2",
            &[
                "Region|Year|Total waste (tonnes)|Recycling rate (%)",
                "North East|2021/22|1255128|35.1",
                "North East|2022/23|959071|36.4",
                "South West|2021/22|1191295|48.2",
                "South West|2022/23|1180400|49.9",
            ],
        )
        .read();
    assert!(read.fact("C2").is_some_and(|fact| fact.certain), "{}", read.told());
    // A mean for the country stands beside the units as one more of them.
    let read = sketch("Brukerundersøkelse 2023.xlsx")
        .sheet(
            "Resultat",
            &[
                "Dimensjon|Storvik|Snitt Norge|Høyeste|Laveste",
                "Informasjon|4.7|4.6|5.9|3.1",
                "Brukermedvirkning|4.9|5.2|5.8|3.3",
            ],
        )
        .read();
    read.expect(&[
        ("B2", "Storvik | Informasjon | 2023 | 4.7"),
        ("C3", "Norge | Brukermedvirkning | 2023 | 5.2"),
    ]);
    assert!(read.fact("D2").is_none() && read.fact("E3").is_none(), "{}", read.told());
}

#[test]
fn the_corner_names_what_the_table_counts() {
    let read = sketch("Oppfølging.xlsx")
        .sheet(
            "Totalt",
            &[
                "Storvik kommune",
                "Sykefravær i prosent",
                "",
                "Legemeldt sykefravær|2022|2023",
                "Lia skole|5.9|6.1",
                "Åsen skole|4.4|4.9",
                "",
                "Egenmeldt sykefravær|2022|2023",
                "Lia skole|1.1|1.3",
                "Åsen skole|1.4|1.2",
            ],
        )
        .read();
    read.expect(&[
        ("B5", "Lia skole | Legemeldt sykefravær | 2022 | 5.9 %"),
        ("C10", "Åsen skole | Egenmeldt sykefravær | 2023 | 1.2 %"),
    ]);
}

#[test]
fn who_answers_for_a_row_is_no_unit() {
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Måltavle 2024",
            &[
                "Måltavle 2024 – Lia skole",
                "",
                "Indikator|Resultat 2023|Ambisjon 2024|Ansvar",
                "Sykefravær (%)|8.1|7.5|Rektor",
                "Trivsel|4.3|4.4|Avdelingsleder",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia skole | Sykefravær | 2023 | 8.1 %"),
        ("C5", "Lia skole | Trivsel | 2024 | 4.4 | Target"),
    ]);
}

#[test]
fn accounts_beside_budgets_need_no_other_name() {
    let read = sketch("Økonomirapport august 2023.xlsx")
        .sheet(
            "Per sektor",
            &[
                "Økonomirapport per august 2023 (tall i 1000 kr)",
                "",
                "Enhet|Regnskap hittil|Budsjett hittil|Avvik|Årsbudsjett",
                "Lia skole|5053|5100|47|7700",
                "Åsen skole|8120|8000|-120|12100",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia skole | Regnskap | 2023-08 | 5053 1 000 kr"),
        ("C4", "Lia skole | Regnskap | 2023-08 | 5100 1 000 kr | Budget"),
        ("E5", "Åsen skole | Regnskap | 2023 | 12100 1 000 kr | Budget"),
    ]);
    let read = sketch("Regnskap 2023.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ansvar (T)|Regnskap 2023|Buds(end) 2023",
                "Lia skole|25320637|24100000",
                "Åsen skole|19902928|20400000",
            ],
        )
        .read();
    assert!(read.says("C2").ends_with("| Budget"), "{}", read.told());
}

#[test]
fn sums_that_look_like_years_are_no_head() {
    let read = sketch("Vedtak.xlsx")
        .sheet(
            "Hjemmesykepleie",
            &[
                "Vedtakstimer per uke",
                "",
                "Sone|Tjeneste|T1 2023|T2 2023",
                "Sone nord|Sykepleie|1200|1300",
                "|Praktisk bistand|800|701",
                "|Sum|2000|2001",
                "Sone sør|Sykepleie|900|950",
                "|Praktisk bistand|410|420",
                "|Sum|1310|1370",
            ],
        )
        .read();
    assert!(read.says("C7").contains("2023-T1"), "{}", read.told());
    assert!(read.fact("C6").is_none_or(|fact| fact.value.is_none()), "{}", read.told());
}

#[test]
fn english_fiscal_years_measures_and_notes_in_brackets() {
    let read = sketch("Measures.xlsx")
        .sheet(
            "Fire",
            &[
                "Fire Department - Performance Measures",
                "",
                "Performance Measure|FY 2022 Actual|FY 2023 Target|FY24 Target",
                "Number of calls for service|24747|23364|23102",
                "Average response time (minutes)|5.1|5|5",
            ],
        )
        .read();
    assert!(read.says("B4").contains("Number of calls for service | 2022"), "{}", read.told());
    assert!(read.says("C4").contains("2023") && read.says("C4").ends_with("Target"));
    assert!(read.says("D5").contains("2024") && read.says("D5").ends_with("Target"));
    let read = sketch("Tables.xlsx")
        .sheet(
            "Table_1",
            &[
                "Table 1: Households owed a duty by local authority, England, 2020-21 to 2022-23 [note 1]",
                "",
                "Area code|Local authority|2021-22 [note 2]|2022-23",
                "E06000001|Hartlepool|878|901",
                "E06000002|Middlesbrough|498|512",
            ],
        )
        .read();
    read.expect(&[
        ("C4", "Hartlepool | Households owed a duty | 2021/22 | 878"),
        ("D5", "Middlesbrough | Households owed a duty | 2022/23 | 512"),
    ]);
}

#[test]
fn a_column_of_key_figures_is_no_column_of_measures() {
    let read = sketch("GSI nøkkeltall.csv")
        .sheet(
            "GSI nøkkeltall",
            &[
                "Enhet|Nøkkeltall|2022|2023",
                "Lia skole|Elever per kontaktlærer|14.2|14.4",
                "Lia skole|Andel elever med spesialundervisning|6.7|7.1",
                "Åsen skole|Elever per kontaktlærer|15.8|15.1",
                "Åsen skole|Andel elever med spesialundervisning|8.6|8.2",
            ],
        )
        .read();
    read.expect(&[
        ("C2", "Lia skole | Elever per kontaktlærer | 2022 | 14.2"),
        ("D5", "Åsen skole | Andel elever med spesialundervisning | 2023 | 8.2"),
    ]);
}

#[test]
fn what_happened_to_people_is_no_unit() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Personskadeulykker i trafikken",
                "",
                "År|Drepte|Hardt skadde|Lettere skadde|Sum",
                "2021|3|8|25|36",
                "2022|1|5|31|37",
                "2023|0|6|28|34",
            ],
        )
        .read();
    let fact = read.fact("C5").expect("the badly hurt");
    assert_eq!(fact.unit, None, "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Hardt skadde"), "{}", read.told());
}

#[test]
fn a_provisional_year_in_brackets_and_dots_for_what_is_hidden() {
    let read = sketch("Tables.xlsx")
        .sheet(
            "Table_A1",
            &[
                "Table A1: Number of children looked after by region, England, 2022 to 2023",
                "",
                "Region|2022|2023 [p]",
                "North East|5200|5316",
                "London|9900|[c]",
                "South East|11000|•",
            ],
        )
        .read();
    read.expect(&[("C4", "North East | Number of children looked after | 2023 | 5316")]);
    for cell in ["C5", "C6"] {
        let missing = read.fact(cell).and_then(|fact| fact.missing);
        assert_eq!(missing, Some(styringstavle::domain::Missing::Suppressed), "{cell}");
    }
}

#[test]
fn the_total_row_of_a_split_is_the_units_own_figure() {
    let read = sketch("Fravær 2024.xlsx")
        .sheet(
            "Fravær",
            &[
                "Sykefravær 2024 i prosent",
                "Enhet|Type|Jan|Feb",
                "Lia skole|Kort|2|2.5",
                "|Lang|4.5|6.5",
                "|Totalt|6.5|9",
                "Åsen skole|Kort|1|1.5",
                "|Lang|3|3",
                "|Totalt|4|4.5",
            ],
        )
        .read();
    read.expect(&[
        ("C3", "Lia skole | Sykefravær / Kort | 2024-01 | 2 %"),
        ("D5", "Lia skole | Sykefravær | 2024-02 | 9 %"),
        ("C8", "Åsen skole | Sykefravær | 2024-01 | 4 %"),
    ]);
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &["Sykefravær|2022|2023", "Korttid|2|2.5", "Langtid|4.5|6.5", "Totalt|6.5|9"],
        )
        .read();
    read.expect(&[
        ("B2", "Lia skole | Sykefravær / Korttid | 2022 | 2 %"),
        ("C4", "Lia skole | Sykefravær | 2023 | 9 %"),
    ]);
}

#[test]
fn a_target_beside_the_parts_of_one_year_is_for_that_year() {
    let read = sketch("Helsestasjonen.xlsx")
        .sheet(
            "Ark1",
            &["Indikator|1.kv.2023|2.kv.2023|Mål", "Andel hjemmebesøk innen 14 dager (%)|93|95|95"],
        )
        .read();
    read.expect(&[
        ("C2", "Helsestasjonen | Andel hjemmebesøk innen 14 dager | 2023-Q2 | 95 %"),
        ("D2", "Helsestasjonen | Andel hjemmebesøk innen 14 dager | 2023 | 95 % | Target"),
    ]);
    let read = sketch("Solvik skole.xlsx")
        .sheet("Ark1", &["Indikator|Vår 2023|Høst 2023", "Sykefravær (%)|8.1|7.9"])
        .read();
    read.expect(&[("C2", "Solvik skole | Sykefravær | 2023-H2 | 7.9 %")]);
}

#[test]
fn last_years_accounts_beside_this_years_are_asked_about() {
    let read = sketch("Økonomistatus.xlsx")
        .sheet(
            "Skole",
            &[
                "Lia skole - økonomistatus pr. 31.08.2024",
                "Beløp i hele tusen",
                "",
                "Artsgruppe|Regnskap hiå|Budsjett hiå|Avvik kr|Avvik %|Regnskap i fjor",
                "Lønn|16204|16532|328|2|15990",
                "Vikarer|1835|1600|-235|-14.7|1710",
            ],
        )
        .read();
    assert!(read.says("B5").starts_with("Lia skole |"), "{}", read.told());
    assert!(read.says("C6").ends_with("| Budget"), "{}", read.told());
    assert!(read.fact("D5").is_none() && read.fact("E6").is_none(), "{}", read.told());
    assert!(read.fact("F5").is_some_and(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn months_across_meet_the_years_down() {
    let read = sketch("Utlån måned.xlsx")
        .sheet(
            "Utlån",
            &[
                "Utlån per måned, Moss bibliotek",
                "",
                "År|Jan|Feb|Mar|Sum",
                "2021|6261|4993|8590|19844",
                "2022|3681|5212|4649|13542",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Moss bibliotek | Utlån | 2021-01 | 6261"),
        ("D5", "Moss bibliotek | Utlån | 2022-03 | 4649"),
    ]);
}

#[test]
fn a_tables_own_title_dates_it() {
    let block = |year: &str, first: &str| {
        [
            format!("Sykefravær {year} (%)"),
            "Avdeling|1. kvartal|2. kvartal|Året".to_owned(),
            format!("Vei og park|{first}|6.2|5.6"),
            "Renhold|8.1|7.7|7.9".to_owned(),
            String::new(),
        ]
    };
    let rows = [block("2022", "5.1"), block("2023", "4.9")].concat();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Sykefraværsstatistikk Teknisk.xlsx").sheet("Sykefravær", &rows).read();
    read.expect(&[
        ("B3", "Vei og park | Sykefravær | 2022-Q1 | 5.1 %"),
        ("C9", "Renhold | Sykefravær | 2023-Q2 | 7.7 %"),
        ("D9", "Renhold | Sykefravær | 2023 | 7.9 %"),
    ]);
}

#[test]
fn when_a_row_was_written_down_is_not_its_period() {
    let read = sketch("Logg måltall.xlsx")
        .sheet(
            "Logg",
            &[
                "Registrert|Enhet|Indikator|Periode|Verdi|Registrert av",
                "2024-01-10|Lia skole|Sykefravær|2022|8.1|HR",
                "2024-01-10|Lia skole|Sykefravær|2023|7.9|HR",
                "2024-01-10|Åsen skole|Svarprosent|2022|81|HR",
                "2024-01-10|Åsen skole|Svarprosent|2023|83|HR",
            ],
        )
        .with(|sheet| {
            for (place, cell) in sheet.cells.list() {
                if place.column == 0 && place.row > 0 {
                    cell.content = styringstavle::import::grid::Content::Date(2024, 1, 10);
                }
            }
        })
        .read();
    read.expect(&[
        ("E2", "Lia skole | Sykefravær | 2022 | 8.1 %"),
        ("E5", "Åsen skole | Svarprosent | 2023 | 83 %"),
    ]);
}

#[test]
fn heads_that_reckon_and_words_about_all_numbers_name_nothing() {
    let read = sketch("Regnskap per virksomhet 2023.xlsx")
        .sheet(
            "Drift",
            &[
                "Driftsregnskap – alle tall i 1000 kr",
                "",
                "Virksomhet|Regnskap 2023|Reg. budsjett 2023|Endring 22-23 %|Avvik fra mål",
                "Lia skole|67293|66000|1.2|3",
                "Åsen skole|43366|44000|-2.1|4",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia skole | Driftsregnskap | 2023 | 67293 1 000 kr"),
        ("C5", "Åsen skole | Driftsregnskap | 2023 | 44000 1 000 kr | Budget"),
    ]);
    assert!(read.fact("D4").is_none() && read.fact("E4").is_none(), "{}", read.told());
}

#[test]
fn places_under_what_is_counted_are_the_units() {
    let read = sketch("09539.xlsx")
        .sheet(
            "09539",
            &[
                "09539: Museum og samlingar. Besøk, etter år, region og statistikkvariabel",
                "",
                "|Museumsbesøk|",
                "|Betalande besøkjande|",
                "|07 Vestfold (-2019)|08 Telemark (-2019)",
                "'2010|61937|60072",
                "'2011|62903|60930",
            ],
        )
        .read();
    assert_eq!(
        read.fact("B6").and_then(|fact| fact.unit.as_deref()),
        Some("07 Vestfold (-2019)"),
        "{}",
        read.told()
    );
}

#[test]
fn of_two_budgets_for_a_year_the_revised_one_is_the_budget() {
    let read = sketch("Regnskap 2023.xlsx")
        .sheet(
            "Drift",
            &[
                "Virksomhet|Regnskap 2023|Oppr. budsjett 2023|Rev. budsjett 2023",
                "Lia skole|67293|66000|67000",
                "Åsen skole|43366|44000|43500",
            ],
        )
        .read();
    assert!(read.says("D2").contains("Lia skole") && read.says("D2").ends_with("| Budget"));
    let (first, last) = (read.fact("C2").cloned(), read.fact("D2").cloned());
    assert!(first.as_ref().is_some_and(|fact| fact.certain), "{}", read.told());
    let split = first.and_then(|fact| fact.dimension);
    assert!(split.is_some_and(|split| split.contains("Oppr")), "{}", read.told());
    assert!(last.is_some_and(|fact| fact.certain && fact.dimension.is_none()), "{}", read.told());
}

#[test]
fn a_year_in_the_corner_dates_the_table() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Nøkkeltall",
                "",
                "FY2023|Sykefravær (%)|Antall elever",
                "Lia skole|8.1|240",
                "Åsen skole|7.4|310",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia skole | Sykefravær | 2023 | 8.1 %"),
        ("C5", "Åsen skole | Antall elever | 2023 | 310 antall"),
    ]);
}

#[test]
fn a_year_in_the_corner_dates_rows_of_two_names_too() {
    let read = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Gjennomføring",
                "",
                "FY2023|Program|Antall fullført|Gjennomsnittlig alder",
                "Lia skole|Helse|240|19.5",
                "Lia skole|Salg|120|20.5",
                "Åsen skole|Helse|310|18.5",
                "Åsen skole|Salg|210|18.9",
            ],
        )
        .read();
    let of = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("no fact in {cell}"));
        (fact.unit.clone().unwrap_or_default().to_string(), fact.period, fact.value)
    };
    let year = styringstavle::domain::Period::year(2023);
    assert_eq!(of("C4"), ("Lia skole".to_owned(), year, Some(240.0)));
    assert_eq!(of("D7"), ("Åsen skole".to_owned(), year, Some(18.9)));
}

#[test]
fn what_a_column_repeats_in_every_row_names_no_indicator_by_itself() {
    let read = sketch("Price of electricity.xlsx")
        .sheet(
            "Ark1",
            &[
                "Sales price of electricity",
                "description|units|2019|2020",
                "Texas|cents per kilowatthour|8.6|8.4",
                "Ohio|cents per kilowatthour|9.6|9.4",
            ],
        )
        .read();
    assert!(
        read.0.facts.iter().all(|fact| fact.indicator.as_deref() != Some("cents per kilowatthour")),
        "{}",
        read.told()
    );
}

#[test]
fn a_short_series_is_held_against_its_target() {
    let board = |cells: &str| {
        sketch("Måltavle Borg 2024.xlsx")
            .sheet(
                "Ark1",
                &["Indikator|Måleenhet|2022|2023|Mål 2024", cells, "Sykefravær|%|9.4|8.8|8"],
            )
            .read()
    };
    let read = board("Heltidsandel|%|34.1|351|38");
    let asked = |read: &crate::situations::Read| -> Vec<Vec<String>> {
        let values = read.0.questions.iter().filter(|one| one.about.of_values());
        values.map(|one| one.options.clone()).collect()
    };
    assert_eq!(asked(&read), [["351", "35,1"]], "{}", read.told());
    assert!(read.0.facts.iter().any(|fact| fact.value == Some(351.0) && !fact.certain));
    for right in [
        "Heltidsandel|%|34.1|35.1|38",
        "Klager|antall|3|31|3",
        "Besøk|antall|120|1350|1400",
        "Avvik mot budsjett|mill. kr|1.1|11.2|1",
        "Heltidsandel|%|34.1|351|380",
    ] {
        let read = board(right);
        assert!(asked(&read).is_empty(), "{right}: {:?}", read.0.questions);
    }
}

#[test]
fn fractions_beside_per_cent_are_the_ones_asked_about() {
    let board = |first: &str, last: &str| {
        sketch("Faglærte.xlsx")
            .sheet(
                "Ark1",
                &["Andel faglærte (%)", "Enhet|2021|2022|2023", first, "Lia|58|59|60", last],
            )
            .read()
    };
    let read = board("Borg|0.62|0.64|66", "Åsen|55|56|57");
    let doubted: Vec<_> =
        read.0.facts.iter().filter(|fact| !fact.certain).filter_map(|fact| fact.value).collect();
    assert_eq!(doubted, [0.62, 0.64], "{}", read.told());
    assert_eq!(read.0.questions.len(), 1);
    assert_eq!(read.0.questions[0].options, ["0,62", "62"]);
    // Where the indicator is small everywhere, nothing is a fraction of one.
    let read = board("Borg|0.62|0.64|0.66", "Åsen|0.55|0.56|0.57");
    assert!(read.0.facts.iter().any(|fact| fact.value == Some(58.0)), "{}", read.told());
}
