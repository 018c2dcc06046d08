//! Workbooks behind the charts that counties publish: a pasted source, what was worked out of it, and cuttings of both.

use styringstavle::import::facts::FactKind;

use crate::situations::{Read, certain, of, said, sketch};

#[test]
fn what_is_measured_otherwise_than_the_figures_that_name_a_table_is_asked_about() {
    let read = sketch("Fylkesfigur 2023.xlsx")
        .sheet(
            "Kilde",
            &[
                "Drepte og hardt skadde i trafikken",
                "Fylke|2021|2022|2023",
                "Agder|48|51|47",
                "Rogaland|77|69|73",
                "Vestland|88|91|83",
                "Telemark|39|42|35",
                "Nordland|45|53|44",
                "Troms|31|28|33",
            ],
        )
        .sheet(
            "Ark1",
            &[
                "Fylke|2021|2022|2023|2021-2023",
                "Vestland|88|91|83|-6 %",
                "Rogaland|77|69|73|-5 %",
                "Agder|48|51|47|-2 %",
                "Nordland|45|53|44|-2 %",
                "Telemark|39|42|35|-9 %",
                "Troms|31|28|33|6 %",
            ],
        )
        .read();
    let name = "Drepte og hardt skadde i trafikken";
    assert_eq!(of(&read, "Ark1!B2"), said("Vestland", name, "2021"), "{}", read.told());
    assert!(certain(&read, "Ark1!D7"), "{}", read.told());
    let change = read.fact("Ark1!E2").expect("the change");
    assert_ne!(change.indicator.as_deref(), Some(name), "{}", read.told());
    assert!(!change.certain, "{}", read.told());
}

/// Counts of two sorts and of all, and below them a table of the sorts alone.
fn counted_and_below(below: &[&str]) -> Read {
    let counts = [
        "Innvandrere etter innvandringsgrunn 2022",
        "Kommune|Alle|Arbeid|Flukt",
        "Bamble|1226|217|573",
        "Drangedal|411|89|137",
        "Fyresdal|106|32|22",
        "Hjartdal|122|24|54",
        "Kviteseid|211|72|31",
        "Nissedal|152|52|35",
        "",
        "Kommune|Arbeid|Flukt",
    ];
    sketch("Innvandrere 2022.xlsx").sheet("Ark1", &[&counts, below].concat()).read()
}

#[test]
fn shares_of_a_count_beside_the_counts_above_are_in_per_cent() {
    let read = counted_and_below(&[
        "Nissedal|34.2105|23.0263",
        "Kviteseid|34.1232|14.6919",
        "Fyresdal|30.1887|20.7547",
        "Drangedal|21.6545|33.3333",
        "Hjartdal|19.6721|44.2623",
        "Bamble|17.6998|46.7374",
    ]);
    let share = read.fact("B11");
    assert_eq!(share.and_then(|fact| fact.measure.as_deref()), Some("%"), "{}", read.told());
    assert!(certain(&read, "B11") && certain(&read, "C3"), "{}", read.told());
    let count = read.fact("C3");
    assert_ne!(
        count.and_then(|fact| fact.indicator.clone()),
        share.and_then(|fact| fact.indicator.clone())
    );
}

#[test]
fn numbers_that_are_no_shares_of_those_above_are_not_in_per_cent() {
    let read = counted_and_below(&[
        "Nissedal|34.2|23.0",
        "Kviteseid|34.1|14.6",
        "Fyresdal|30.1|20.7",
        "Drangedal|23.6|33.3",
        "Hjartdal|19.6|44.2",
        "Bamble|17.6|46.7",
    ]);
    // 23,6 of Drangedal is no share of 411.
    let share = read.fact("B11");
    assert_eq!(share.and_then(|fact| fact.measure.as_deref()), None, "{}", read.told());
}

#[test]
fn beside_a_pivot_table_other_tables_of_its_sheet_are_not_the_pivot_table() {
    let read = sketch("Elever 2022.xlsx")
        .sheet("Utdrag", &["Kommune|Skole|Antall elever", "Bamble|Lia skole|700"])
        .sheet(
            "Pivot",
            &[
                "Radetiketter|Summer av Antall elever",
                "Bamble|1226",
                "Tinn|411",
                "Totalsum|1637",
                "",
                "",
                "Kommune|Andel elever med gratis skyss",
                "Bamble|22.5 %",
                "Tinn|31.2 %",
            ],
        )
        .sheet(
            "Data",
            &[
                "Kommune|Skole|Antall elever",
                "Bamble|Lia skole|700",
                "Bamble|Åsen skole|526",
                "Tinn|Nes skole|411",
            ],
        )
        .read();
    assert!(!certain(&read, "Pivot!B2"), "{}", read.told());
    assert!(certain(&read, "Pivot!B8"), "{}", read.told());
    // The sheet it is made of is the one with its rows, not the one drawn out of it.
    let asked = read.asked("Pivot!B2");
    assert!(asked.iter().any(|question| question.text.contains("«Data»")), "{asked:?}");
    let asked = read.asked("Pivot!B8");
    assert!(asked.is_empty(), "{asked:?}");
}

#[test]
fn bounds_behind_their_signs_are_heads_and_corners_name_the_tables_under_them() {
    let read = sketch("Dekning 2022.xlsx")
        .sheet(
            "Dekning",
            &[
                "Dekning for virksomheter",
                "",
                "Alle aktive virksomheter (712 749)|≥ 100|≥ 1000|Fiber",
                "Agder|92.1 %|92.0 %|90.5 %",
                "Innlandet|84.7 %|82.6 %|80.4 %",
                "Nordland|85.7 %|85.4 %|84.3 %",
                "Rogaland|94.1 %|92.3 %|90.4 %",
                "Trøndelag|86.6 %|84.8 %|78.7 %",
                "Vestland|94.9 %|93.9 %|91.1 %",
                "",
                "Minst 10 ansatte (71 136)|≥ 100|≥ 1000|Fiber",
                "Agder|93.0 %|92.8 %|92.3 %",
                "Innlandet|90.9 %|88.6 %|87.7 %",
                "Nordland|89.7 %|89.5 %|88.4 %",
                "Rogaland|95.5 %|93.8 %|93.2 %",
                "Trøndelag|83.7 %|81.0 %|79.1 %",
                "Vestland|94.9 %|92.7 %|92.3 %",
            ],
        )
        .read();
    let (_, all, period) = of(&read, "C5");
    let (unit, large, _) = of(&read, "C13");
    assert_eq!((unit.as_str(), period.as_str()), ("Innlandet", "2022"), "{}", read.told());
    assert!(all.contains("Alle aktive virksomheter") && all.contains("≥ 1000"), "{all}");
    assert!(large.contains("Minst 10 ansatte") && !large.contains("136"), "{large}");
}

#[test]
fn targets_with_a_sign_are_no_heads() {
    let read = sketch("Måltavle 2022.xlsx")
        .sheet(
            "Mål",
            &[
                "Indikator|Mål 2022|Mål 2023",
                "Svarandel|≥ 80|≥ 85",
                "Sykefravær|< 8|< 7.5",
                "Nærvær|≥ 92|≥ 92.5",
            ],
        )
        .read();
    assert_eq!(of(&read, "B2").1, "Svarandel", "{}", read.told());
}

#[test]
fn drift_over_accounts_is_part_of_what_is_counted() {
    let read = sketch("Tertialrapport 2-2024.xlsx")
        .sheet(
            "Drift pr ansvar",
            &[
                "Ansvar|Regnskap|Per. budsjett|Avvik|Rev. budsjett|Prognose",
                "Lia skole|31277|30410|867|45600|46500",
                "Åsen skole|22940|23110|-170|34800|34600",
                "Solvang barnehage|9120|9340|-220|14100|13900",
                "IKT|4810|4600|210|6900|7100",
            ],
        )
        .sheet(
            "Investering",
            &[
                "Ansvar|Regnskap|Budsjett",
                "Lia skole|1200|1500",
                "Åsen skole|300|280",
                "IKT|950|1000",
            ],
        )
        .read();
    assert_eq!(
        of(&read, "B2"),
        said("Lia skole", "Regnskap – drift", "2024-T2"),
        "{}",
        read.told()
    );
    let invested = of(&read, "Investering!B2").1;
    assert_eq!(invested, "Regnskap – investering", "{}", read.told());
}

#[test]
fn files_say_when_in_the_ways_people_write() {
    for (file, period) in [
        ("Tertialrapport 2-2024.xlsx", Some("2024-T2")),
        ("Tertialrapport nr. 1 2025 oppvekst.xlsx", Some("2025-T1")),
        ("Månedsrapport 8 2024.xlsx", Some("2024-08")),
        ("Månedsrapport nr 11 2024.xlsx", Some("2024-11")),
        ("HR siste 12 mnd pr aug 2024.xlsx", Some("2024-08")),
        ("Bemanning årsskiftet 2023-2024.xlsx", Some("2023-12-31")),
        ("HR 01.01.2024-31.08.2024.xlsx", Some("2024-T2")),
        ("HR 01.01-30.09.2024.xlsx", Some("2024-09")),
        ("Rapport pr 310824.xlsx", Some("2024-08-31")),
        ("Skole 23-24.xlsx", Some("2023/24")),
        ("GSI 24-25.xlsx", Some("2024/25")),
        ("Skoleår 2023_2024.xlsx", Some("2023/24")),
        ("HR 23-24.xlsx", None),
    ] {
        let read = sketch(file)
            .sheet(
                "Ark1",
                &["Enhet|Sykefravær|Nærvær", "Lia skole|7.1|92.9", "Åsen skole|6.2|93.8"],
            )
            .read();
        let found = read.fact("B2").and_then(|fact| fact.period).map(|period| period.code());
        assert_eq!(found.as_deref(), period, "{file}: {}", read.told());
    }
}

#[test]
fn autumns_in_two_digits_are_when_and_the_grades_beside_them_are_parts() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Elevundersøkelsen",
            &[
                "Indeks (1-5)|7. tr høst 22|7. tr høst 23|7. tr høst 24|10. tr høst 22|10. tr høst 23\
                 |10. tr høst 24",
                "Trivsel|4.3|4.4|4.2|4|4.1|4.1",
                "Støtte fra lærerne|4.4|4.5|4.3|3.8|4|3.9",
                "Mestring|4|4.1|4|3.9|3.9|4",
            ],
        )
        .read();
    assert_eq!(of(&read, "D2").2, "2024-H2", "{}", read.told());
    assert!(of(&read, "D2").1.ends_with("– 7. tr"), "{}", read.told());
    assert!(certain(&read, "D2"), "{}", read.told());
}

#[test]
fn one_name_that_says_its_measure_makes_all_beside_it_figures() {
    let read = sketch("Teknisk.xlsx")
        .sheet(
            "Egne tall",
            &[
                "År|Reparerte lekkasjer|Nye vannmålere|Produsert vann (m3)",
                "2021|38|130|1275900",
                "2022|47|241|1249318",
                "2023|33|305|1198770",
            ],
        )
        .read();
    assert_eq!(of(&read, "B2").1, "Reparerte lekkasjer", "{}", read.told());
    assert_eq!(of(&read, "C4").1, "Nye vannmålere", "{}", read.told());
}

#[test]
fn departments_under_what_is_counted_are_units_of_the_home_the_title_names() {
    let read = sketch("Månedslogg.xlsx")
        .sheet(
            "2024",
            &[
                "Furuheim sykehjem – månedslogg 2024",
                "",
                "Måned|Belegg (%)||Sykefravær||||Vikarbyrå (kr)",
                "|Avd. Nord|2. etg|Avd. Nord||2. etg||",
                "|||Kort|Lang|Kort|Lang|",
                "januar|96.3|97.9|2.1|6.1|3.1|5.8|43250",
                "februar|99.3|94.2|2.8|6.8|3.6|5.5|103250",
                "mars|94.2|93.2|2.4|6.4|3.3|5.4|48250",
            ],
        )
        .sheet(
            "Fall",
            &[
                "Furuheim sykehjem – fall 2024",
                "Avdeling|januar|februar|mars",
                "Avd. Nord|2|1|4",
                "2. etg|1|2|0",
            ],
        )
        .read();
    assert_eq!(of(&read, "B6"), said("Avd. Nord", "Belegg", "2024-01"), "{}", read.told());
    let area = |cell: &str| read.fact(cell).and_then(|fact| fact.area.clone());
    assert_eq!(area("B6").as_deref(), Some("Furuheim sykehjem"), "{}", read.told());
    assert_eq!(of(&read, "F7").0, "2. etg", "{}", read.told());
    assert_eq!(of(&read, "H7"), said("Furuheim sykehjem", "Vikarbyrå", "2024-02"));
    assert_eq!(of(&read, "Fall!B3").0, "Avd. Nord", "{}", read.told());
    assert_eq!(area("Fall!C4").as_deref(), Some("Furuheim sykehjem"), "{}", read.told());
}

#[test]
fn one_name_with_numbers_in_a_row_behind_it_is_of_those_years() {
    let read = sketch("Statistikk.xlsx")
        .sheet(
            "Ark1",
            &[
                "Enhet|Sykefravær -22|Sykefravær -23|Sykefravær -24",
                "Lia skole|7.1|7.2|7.3",
                "Åsen skole|4.1|4.2|4.3",
            ],
        )
        .sheet("Ark2", &["Enhet|Uke 22|Uke 23|Uke 24", "Lia skole|7.1|7.2|7.3", "Åsen skole|4|5|6"])
        .read();
    assert_eq!(of(&read, "C2"), said("Lia skole", "Sykefravær", "2023"), "{}", read.told());
    assert_eq!(read.fact("Ark2!B2").and_then(|fact| fact.period), None, "{}", read.told());
}

#[test]
fn a_sheet_that_names_what_it_counts_goes_before_its_file() {
    let read = sketch("Sykefravær enheter 2022-2024.xlsx")
        .sheet(
            "Tapte dagsverk 2024",
            &[
                "|Oppvekst|Helse og omsorg|Samfunn",
                "1. kvartal|1284|2301|505",
                "2. kvartal|1107|2098.5|466",
                "3. kvartal|986|1987|498",
            ],
        )
        .sheet("Totalt", &["Enhet|2023|2024", "Lia skole|7.1|6.8", "Åsen skole|6.2|6.0"])
        .read();
    let (unit, indicator, period) = of(&read, "C2");
    assert_eq!((unit.as_str(), period.as_str()), ("Helse og omsorg", "2024-Q1"), "{}", read.told());
    assert!(indicator.starts_with("Tapte dagsverk"), "{}", read.told());
    assert!(of(&read, "Totalt!B2").1.contains("Sykefravær"), "{}", read.told());
}

#[test]
fn a_period_of_accounts_is_a_month_to_be_confirmed() {
    let read = sketch("Regnskap.xlsx")
        .sheet(
            "Ark1",
            &[
                "Lønnsutgifter (1000 kr)",
                "Ansvar|Periode 8 2024|Periode 8 2023",
                "Lia skole|7100|7200",
                "Åsen skole|4100|4200",
            ],
        )
        .sheet(
            "Ark2",
            &[
                "Lønnsutgifter (1000 kr)",
                "Ansvar|Akk. aug 2024|Akk. aug 2023",
                "Lia skole|57100|57200",
                "Åsen skole|34100|34200",
            ],
        )
        .read();
    assert_eq!(of(&read, "B3"), said("Lia skole", "Lønnsutgifter", "2024-08"), "{}", read.told());
    assert!(!certain(&read, "B3"), "{}", read.told());
    assert_eq!(of(&read, "Ark2!C4").1, "Lønnsutgifter", "{}", read.told());
}

#[test]
fn the_county_among_girls_and_boys_is_whose_the_figures_are() {
    let read = sketch("Resultater.xlsx")
        .sheet(
            "Resultater",
            &[
                "Lia skole",
                "Grunnskolepoeng",
                "|2021|2022|2023",
                "Gutter|39.2|40.1|38.7",
                "Jenter|44.6|43.9|45.2",
                "Alle|41.9|42|41.8",
                "Fylket|42.6|42.9|42.4",
            ],
        )
        .read();
    assert_eq!(of(&read, "C7"), said("Fylket", "Grunnskolepoeng", "2022"), "{}", read.told());
    assert_eq!(of(&read, "C4").1, "Grunnskolepoeng – Gutter", "{}", read.told());
}

#[test]
fn tertials_by_number_under_two_rows_of_heads_and_whole_years_between_them() {
    let read = sketch("Hjemmetjenesten.xlsx")
        .sheet(
            "tertial",
            &[
                "Hjemmetjenesten sone Nord",
                "År|Tertial|Brukere||Avvik||",
                "||antall|nye i perioden|fall|medisin|annet",
                "2022|1|124|19|24|19|7",
                "|2|127|16|19|14|5",
                "|3|126|13|22|21|4",
                "|hele året||48|65|54|16",
                "|Fra 1.1.2023 overtok vi brukerne i sone Vest",
                "2023|1|143|31|31|24|9",
                "|2|146|20|27|18|11",
                "|3|150|18|33|20|8",
                "|hele året||69|91|62|28",
            ],
        )
        .read();
    assert_eq!(of(&read, "C5").2, "2022-T2", "{}", read.told());
    assert_eq!(of(&read, "D11").2, "2023-T3", "{}", read.told());
    assert_eq!(of(&read, "E10").1, "Avvik – fall", "{}", read.told());
    assert!(certain(&read, "C5") && certain(&read, "E10"), "{}", read.told());
    assert!(read.fact("B4").is_none(), "{}", read.told());
}

#[test]
fn a_deviation_from_a_budget_is_worked_out_whatever_stands_under_it() {
    let read = sketch("Regnskap 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Ansvar|Regnskap|Budsjett|Avvik|",
                "|kr|kr|kr|%",
                "Lia skole|31277|30410|867|2.9",
                "Åsen skole|22940|23110|-170|-0.7",
                "Solvang barnehage|9120|9340|-220|-2.4",
            ],
        )
        .read();
    assert!(read.fact("D3").is_none_or(|fact| !fact.certain), "{}", read.told());
}

#[test]
fn letters_before_years_tell_results_from_ambitions() {
    let read = sketch("Lia skole.xlsx")
        .sheet(
            "Måltavle",
            &["Indikator|R2023|R2024|A2025", "Sykefravær|8.2|8.1|7.5", "Heltidsandel|54|56|60"],
        )
        .read();
    let aim = read.fact("D2");
    assert_eq!(aim.map(|fact| fact.kind), Some(FactKind::Target), "{}", read.told());
    assert_eq!(of(&read, "D2").2, "2025");
}

#[test]
fn the_years_of_a_plan_that_have_begun_are_asked_about_with_those_that_have_not() {
    let year = |far: i16| (jiff::Zoned::now().year() + far).to_string();
    let head = format!(
        "Indikator|Utgangspunkt ({})|{}|{}|{}|{}",
        year(-3),
        year(-1),
        year(0),
        year(1),
        year(2)
    );
    let rows = [head.as_str(), "Andel barn med plass|92|94|95|96|97", "Trivsel|88|89|90|91|92"];
    let read = sketch("Handlingsplan Lia skole.xlsx").sheet("Ark1", &rows).read();
    assert!(!certain(&read, "C2") && !certain(&read, "F2"), "{}", read.told());
    assert!(certain(&read, "B2"), "{}", read.told());
}

#[test]
fn how_figures_are_divided_is_not_what_they_count() {
    let rows =
        ["Enhet|2023|2024", "Lia skole|7.1|7.2", "Åsen skole|4.1|4.2", "Borg sykehjem|7.2|7.5"];
    for title in [
        "Alle enheter samlet i kommunen",
        "Fordelt på skoler og barnehager",
        "Enhetene i oppvekst og kultur",
    ] {
        let titled: Vec<&str> = [title].into_iter().chain(rows).collect();
        let read = sketch("Sykefravær 2024.xlsx").sheet("Ark1", &titled).read();
        assert_eq!(of(&read, "B3").1, "Sykefravær", "{title}: {}", read.told());
    }
    for sheet in ["Fordelt på kjønn", "Kort og lang", "Per kvartal"] {
        let read = sketch("Sykefravær 2024.xlsx").sheet(sheet, &rows).sheet("Ark2", &["x"]).read();
        assert_eq!(of(&read, "B2").1, "Sykefravær", "{sheet}: {}", read.told());
    }
}

#[test]
fn a_department_of_drift_is_no_sort_of_accounts() {
    let read = sketch("Drift og vedlikehold 2024.xlsx")
        .sheet(
            "Regnskap",
            &["Ansvar|Regnskap|Budsjett", "Veg|1200|1500", "Park|300|280", "Bygg|950|1000"],
        )
        .read();
    assert!(!of(&read, "B2").1.contains("– drift"), "{}", read.told());
}

#[test]
fn results_and_budgets_by_letters_are_accounts_and_results_and_aims_are_not() {
    let of_heads = |heads: &str| {
        let rows = [heads, "Lia skole|7.1|7.2", "Åsen skole|4.1|4.2", "Borg sykehjem|7.2|7.5"];
        let read = sketch("Statistikk.xlsx").sheet("Ark1", &rows).read();
        read.fact("B2").and_then(|fact| fact.indicator.as_deref().map(str::to_owned))
    };
    assert_eq!(of_heads("Ansvar|R 2023|B 2024").as_deref(), Some("Regnskap"));
    assert_ne!(of_heads("Enhet|R 2023|M 2024").as_deref(), Some("Regnskap"));
}
