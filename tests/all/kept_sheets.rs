//! Sheets as units and staffs keep them for years: months under years, accounts beside budgets down the
//! rows, groups that sum what stands below them.

use styringstavle::import::facts::{About, CellRole};

use crate::situations::sketch;

#[test]
fn months_down_meet_the_years_across_whatever_their_head() {
    let read = sketch("Liggedøgn.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall liggedøgn|2022|2023",
                "januar|29|33",
                "februar|19|13",
                "mars|11|24",
                "april|28|16",
            ],
        )
        .read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period("B2").as_deref(), Some("2022-01"), "{}", read.told());
    assert_eq!(period("C5").as_deref(), Some("2023-04"));
}

#[test]
fn names_among_months_are_no_months() {
    // Months and more than one other name: the column is no column of months.
    let read = sketch("Rom.xlsx")
        .sheet(
            "Ark1",
            &["Møterom|2022|2023", "Mai|29|33", "August|19|13", "Sola|11|24", "Toppen|28|16"],
        )
        .read();
    let period = read.fact("B2").and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period.as_deref(), Some("2022"), "{}", read.told());
}

#[test]
fn a_year_in_the_corner_is_that_of_the_months_below_it() {
    let read = sketch("Avvik Lia sykehjem.xlsx")
        .sheet(
            "Ark1",
            &[
                "Avviksmeldinger Lia sykehjem",
                " ",
                "2022|Fall|Legemidler|Vold",
                "januar|11|4|3",
                "februar|2|6|1",
                "mars|9|3|0",
            ],
        )
        .read();
    let fact = read.fact("C5").unwrap_or_else(|| panic!("C5 is read: {}", read.told()));
    assert_eq!(fact.period.map(|period| period.code()).as_deref(), Some("2022-02"));
    assert_eq!(fact.indicator.as_deref(), Some("Avviksmeldinger"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Legemidler"));
}

#[test]
fn springs_and_autumns_down_are_halves_of_their_years() {
    let read = sketch("Norskprøver.xlsx")
        .sheet(
            "Ark1",
            &[
                "Lia voksenopplæring",
                " ",
                "Prøve|Kandidater|Bestått (%)",
                "Vår 2022|80|38",
                "Høst 2022|69|39",
                "Vår 2023|74|46",
            ],
        )
        .read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period("B4").as_deref(), Some("2022-H1"), "{}", read.told());
    assert_eq!(period("C5").as_deref(), Some("2022-H2"));
}

#[test]
fn accounts_and_budgets_down_are_kinds_and_their_difference_is_set_aside() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Ark1",
            &[
                "Netto driftsutgifter (1000 kr)",
                " ",
                "Virksomhet||2021|2022|2023",
                "Arkivet|Regnskap|25143|24938|26461",
                "|Budsjett|25168|25923|26701",
                "|Avvik|25|985|240",
                "Lønn|Regnskap|46709|45432|45861",
                "|Budsjett|44065|45387|46749",
                "|Avvik|-2644|-45|888",
            ],
        )
        .formula("C6:E6")
        .formula("C9:E9")
        .read();
    read.expect(&[
        ("C4", "Arkivet | Netto driftsutgifter | 2021 | 25143 1 000 kr"),
        ("E5", "Arkivet | Netto driftsutgifter | 2023 | 26701 1 000 kr | Budget"),
        ("C8", "Lønn | Netto driftsutgifter | 2021 | 44065 1 000 kr | Budget"),
    ]);
    assert_eq!(read.role("C6"), Some(CellRole::SetAside), "{}", read.told());
    assert!(read.0.questions.is_empty(), "{:?}", read.0.questions);
}

#[test]
fn what_a_scorecard_calls_result_and_deviation_alone_names_its_rows() {
    // No accounts beside a budget: the names are those of what is counted.
    let read = sketch("Tall.xlsx")
        .sheet("Ark1", &["Lia skole|2022|2023", "Resultat|41|45", "Avvik|3|2", "Klager|1|4"])
        .read();
    assert_eq!(read.fact("B3").and_then(|fact| fact.indicator.clone()).as_deref(), Some("Avvik"));
}

#[test]
fn running_sums_of_another_table_are_set_aside() {
    let read = sketch("Skatt.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skatteinngang Vik kommune (mill. kr)",
                " ",
                "Per måned",
                "Måned|2022|2023",
                "januar|57|62",
                "februar|3|4",
                "mars|62|67",
                "april|9|10",
                " ",
                "Akkumulert",
                "Måned|2022|2023",
                "januar|57|62",
                "februar|60|66",
                "mars|122|133",
                "april|131|143",
            ],
        )
        .read();
    assert_eq!(read.role("B13"), Some(CellRole::Total), "{}", read.told());
    let fact = read.fact("C7").expect("March 2023");
    assert!(fact.certain, "{}", fact.why);
    // What is no sum of the table above is told apart by what stands over it.
    let other = sketch("Skatt.xlsx")
        .sheet(
            "Ark1",
            &[
                "Skatteinngang Vik kommune",
                " ",
                "Måned|2022|2023",
                "januar|57|62",
                "februar|3|4",
                "mars|62|67",
                " ",
                "Akkumulert",
                "Måned|2022|2023",
                "januar|157|162",
                "februar|260|266",
                "mars|322|333",
            ],
        )
        .read();
    let name = other.fact("B11").and_then(|fact| fact.indicator.clone());
    assert_eq!(name.as_deref(), Some("Skatteinngang – Akkumulert"), "{}", other.told());
}

#[test]
fn codes_with_a_place_over_their_names_are_of_that_place() {
    let read = sketch("KOSTRA funksjoner.xlsx")
        .sheet(
            "Ark1",
            &[
                "Utgifter til tjenesteområdene",
                " ",
                "||Netto driftsutgifter (1000 kr)",
                "|3452 Vassdal",
                "Funksjon||2022|2023",
                "100|Politisk styring|21379|22386",
                "110|Kontroll og revisjon|59316|59480",
                "120|Administrasjon|51252|51530",
            ],
        )
        .read();
    let fact = read.fact("D7").unwrap_or_else(|| panic!("D7 is read: {}", read.told()));
    assert!(fact.unit.as_deref().is_some_and(|unit| unit.contains("Vassdal")), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Kontroll og revisjon"));
}

#[test]
fn rows_that_sum_the_rows_below_them_head_these() {
    let read = sketch("Avvik pivot.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall avvik|2022|2023",
                "Barnehage|12|14",
                "Fysisk miljø|7|9",
                "Vold og trusler|5|5",
                "Grunnskole|20|11",
                "Fysisk miljø|10|8",
                "Vold og trusler|10|3",
            ],
        )
        .indent("A3:A4", 1)
        .indent("A6:A7", 1)
        .read();
    assert_eq!(read.role("B2"), Some(CellRole::Total), "{}", read.told());
    assert_eq!(read.role("C5"), Some(CellRole::Total));
    let fact = read.fact("B6").expect("a figure");
    assert_eq!(fact.unit.as_deref(), Some("Grunnskole"), "{}", read.told());
    assert!(fact.indicator.as_deref().is_some_and(|name| name.contains("Fysisk miljø")));
}

#[test]
fn one_row_over_its_parts_is_a_figure_of_its_own() {
    let read = sketch("Ansatte.xlsx")
        .sheet(
            "Ark1",
            &["Lia skole|2022|2023", "Ansatte|12|14", "Menn|7|9", "Kvinner|5|5", "Elever|200|211"],
        )
        .indent("A3:A4", 1)
        .read();
    assert!(read.fact("B2").is_some(), "{}", read.told());
}

#[test]
fn rows_of_change_are_worked_out() {
    let read = sketch("Gebyrer.xlsx")
        .sheet(
            "Ark1",
            &[
                "Vik kommune – årsgebyr (kr)",
                " ",
                "Gebyr|2022|2023|2024",
                "Vann|3176|3272|3495",
                "endring i %||3.0|6.8",
                "Avløp|4515|4811|5131",
                "Endring fra året før||6.6|6.7",
            ],
        )
        .formula("C5:D5")
        .formula("C7:D7")
        .read();
    assert_eq!(read.role("C5"), Some(CellRole::SetAside), "{}", read.told());
    assert_eq!(read.role("D7"), Some(CellRole::SetAside));
    assert!(read.fact("B4").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_title_of_another_tertial_than_the_sheet_is_asked_about() {
    let rows = |title: &'static str| {
        [title, " ", "Enhet|Fall|Legemidler", "Lia sykehjem|7|11", "Vik sykehjem|12|37"]
    };
    let read = sketch("Avvik.xlsx")
        .sheet("1. tertial", &rows("Meldte avvik – 1. tertial 2023"))
        .sheet("2. tertial", &rows("Meldte avvik – 1. tertial 2023"))
        .read();
    let asked = read.0.questions.iter().filter(|it| it.about == About::Period);
    assert_eq!(asked.map(|it| it.sheet).collect::<Vec<_>>(), [1], "{}", read.told());
    let question = read.asked("2. tertial!B4").first().map(|it| it.options.clone());
    let offered = question.unwrap_or_default();
    assert_eq!(offered, ["2. tertial 2023", "1. tertial 2023"], "{}", read.told());
    // Days from and to are a period as well.
    let read = sketch("Avvik.xlsx")
        .sheet(
            "Ark1",
            &[
                "Meldte avvik",
                "Periode 01.05.–31.08.2023",
                "Enhet|Fall|Legemidler",
                "Lia sykehjem|7|11",
                "Vik sykehjem|12|37",
            ],
        )
        .read();
    let period = read.fact("B4").and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period.as_deref(), Some("2023-T2"), "{}", read.told());
}

#[test]
fn a_grade_in_the_title_splits_what_it_counts() {
    let read = sketch("Mobbing.xlsx")
        .sheet(
            "Ark1",
            &[
                "7. trinn – andel mobbet (prosent)",
                "Skole|2022|2023",
                "Lia skole|4.4|3.3",
                "Vik skole|8.3|7.1",
            ],
        )
        .read();
    let fact = read.fact("B3").expect("a figure");
    assert_eq!(fact.dimension.as_deref(), Some("7. trinn"), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Andel mobbet"));
}

#[test]
fn explanations_that_open_with_a_period_date_their_rows() {
    let read = sketch("Folkehelseprofil 2024.xlsx")
        .sheet(
            "Profil 2024",
            &[
                "Folkehelseprofil 2024 – Vassdal",
                " ",
                "Indikator|Kommune|Fylke|Norge|Enhet|Forklaring",
                "Andel barn|17.1|18.2|21.8|prosent|'2023",
                "Bor alene, 45 år +|6.8|6.3|5.8|prosent|2023, 45 år +, av befolkningen",
                "Vedvarende lavinntekt|27.4|27.8|25.1|prosent|2020-2022, alle aldre",
            ],
        )
        .read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period("C4").as_deref(), Some("2023"), "{}", read.told());
    assert_eq!(period("C5").as_deref(), Some("2023"));
    assert_eq!(period("D6").as_deref(), Some("2020-2022"));
}

#[test]
fn terms_in_brackets_do_not_hide_how_a_title_measures() {
    let read = sketch("k7_Uten fagutdanning.xlsx")
        .sheet(
            "Ark1",
            &[
                "Kjøp fra vikarbyrå, 1000 kr (ekskl. mva)",
                " ",
                "Avdeling|2022|2023",
                "Lia sykehjem|345|218",
                "Vik sykehjem|368|93",
            ],
        )
        .read();
    read.expect(&[("B4", "Lia sykehjem | Kjøp fra vikarbyrå | 2022 | 345 1 000 kr")]);
}

#[test]
fn last_years_figures_are_of_the_year_before_the_reports() {
    let read = sketch("Vei.xlsx")
        .sheet(
            "Ark1",
            &[
                "Årsrapport 2022",
                " ",
                "Indikator|Resultat|I fjor|Plan 2022",
                "Asfaltert (km)|3.7|4|4.5",
                "Hull utbedret (antall)|340|356|420",
            ],
        )
        .read();
    let period = |cell: &str| read.fact(cell).and_then(|fact| fact.period).map(|it| it.code());
    assert_eq!(period("C4").as_deref(), Some("2021"), "{}", read.told());
}

#[test]
fn sums_across_by_formula_are_totals_by_any_name_of_a_sum() {
    let read = sketch("SFO.xlsx")
        .sheet(
            "Ark1",
            &[
                "Plasser høsten 2023",
                " ",
                "Skole|Hel plass|Halv plass|Sum plasser",
                "Lia skole|57|41|98",
                "Vik skole|48|29|77",
                "Åsen skole|5|12|17",
            ],
        )
        .with(|sheet| {
            for row in 3..6 {
                crate::situations::sum_across(sheet, row, (1, 2), 3);
            }
        })
        .read();
    assert_eq!(read.role("D4"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn a_row_of_the_country_among_a_units_own_is_the_countrys() {
    let read = sketch("Foreldreundersøkelsen.xlsx")
        .sheet(
            "Ark1",
            &[
                "Lia barnehage",
                " ",
                "Indikator|2022|2023",
                "Tilfredshet|4.4|4.6",
                "Tilfredshet, landet|4.5|4.5",
            ],
        )
        .read();
    read.expect(&[
        ("B4", "Lia barnehage | Tilfredshet | 2022 | 4.4"),
        ("B5", "landet | Tilfredshet | 2022 | 4.5"),
    ]);
}

#[test]
fn how_figures_are_measured_ends_where_the_next_sentence_begins() {
    let read = sketch("Økonomi.xlsx")
        .sheet(
            "Ark1",
            &[
                "Økonomisk status pr. 31.08.2023",
                "Tall i hele 1000 kr. Vik kommune",
                " ",
                "Sektor|Regnskap hittil|Periodisert budsjett",
                "Oppvekst|4065|3995",
                "Helse|24901|25021",
            ],
        )
        .read();
    let fact = read.fact("B5").expect("a figure");
    assert_eq!(fact.indicator.as_deref(), Some("Regnskap"), "{}", read.told());
    assert!(fact.measure.as_deref().is_some_and(|measure| measure.contains("kr")));
}

#[test]
fn a_mean_beside_months_under_one_banner_is_a_mean() {
    let read = sketch("Lia barnehage.xlsx")
        .sheet(
            "2023",
            &[
                "|LIA BARNEHAGE – oversikt 2023",
                " ",
                "|jan|feb|mar|snitt",
                "Barn under 3 år|21|22|22|21.7",
                "Barn over 3 år|43|42|41|42",
                "Årsverk|11.6|11|11.9|11.5",
            ],
        )
        .read();
    assert_eq!(read.role("E4"), Some(CellRole::Total), "{}", read.told());
}

#[test]
fn a_heading_measures_what_stands_below_it() {
    let read = sketch("Byggesak.xlsx")
        .sheet(
            "Ark1",
            &[
                "Vik kommune",
                " ",
                "Type sak|2022|2023",
                "Saksbehandlingstid (uker)",
                "Rammetillatelse|9.2|8.8",
                "Dispensasjon|11.3|11.2",
                "Antall saker",
                "Rammetillatelse|92|88",
                "Dispensasjon|113|112",
            ],
        )
        .read();
    let fact = read.fact("B5").expect("a figure");
    assert_eq!(fact.measure.as_deref(), Some("uker"), "{}", read.told());
    assert!(!read.told().contains("(uker)"), "{}", read.told());
}

#[test]
fn themes_beside_the_indicators_of_a_unit_are_no_units() {
    let rows = |second: &'static str| {
        [
            "Måltavle HR – Vik kommune",
            " ",
            "Område|Indikator|Enhet|2022|2023",
            "Rekruttering|Søkere per stilling|antall|7.4|4.1",
            "|Utlyst på nytt|%|16|13",
            second,
            "|Andel i heltid|%|55|56",
        ]
    };
    let read = sketch("Måltavle.xlsx").sheet("Ark1", &rows("Beholde|Turnover|%|9.4|8.8")).read();
    read.expect(&[("D6", "Vik kommune | Turnover | 2022 | 9.4 %")]);
    // One unit in several areas would be several units.
    assert!(read.0.facts.iter().all(|fact| fact.area.is_none()), "{}", read.told());
    // The same indicators under each name: units.
    let read = sketch("Måltavle.xlsx")
        .sheet(
            "Ark1",
            &[
                "Måltavle HR – Vik kommune",
                " ",
                "Område|Indikator|Enhet|2022|2023",
                "Rognlia|Turnover|%|7.4|4.1",
                "|Andel i heltid|%|16|13",
                "Solbakken|Turnover|%|9.4|8.8",
                "|Andel i heltid|%|55|56",
            ],
        )
        .read();
    read.expect(&[("D6", "Solbakken | Turnover | 2022 | 9.4 %")]);
}

#[test]
fn a_day_of_every_year_in_a_files_name_is_no_month_of_one() {
    let read = sketch("Barnehagene 15 desember.xlsx")
        .sheet(
            "Ark1",
            &["Barnehagene per 15.12.2022", "Barnehage|Antall barn", "Solbakken|46", "Maurtua|55"],
        )
        .read();
    assert!(read.fact("B3").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_forecast_may_say_how_it_was_made() {
    let read = sketch("Folketall.xlsx")
        .sheet(
            "Ark1",
            &[
                "Folketall per skolekrets",
                " ",
                "|Folkemengde||Framskriving (SSB, hovedalternativ)|",
                "Skolekrets|2023|2024|2030|2040",
                "Bjørkelia|2379|2403|2476|2655",
                "Sandvika|1659|1666|1686|1733",
            ],
        )
        .merge("B3:C3")
        .merge("D3:E3")
        .read();
    let kind = read.fact("D5").map(|fact| fact.kind);
    assert_eq!(kind, Some(styringstavle::import::facts::FactKind::Forecast), "{}", read.told());
}
