//! Sheets that leaders make for themselves: heads that say when a part of the year ends, a list kept twice under
//! each other, what is waited for by service.

use styringstavle::import::facts::{CellRole, FactKind};

use crate::situations::{Read, sketch};

fn period(read: &Read, cell: &str) -> Option<String> {
    read.fact(cell).and_then(|fact| fact.period).map(|period| period.code())
}

#[test]
fn a_part_of_the_year_may_say_the_day_it_ends() {
    let read = sketch("Rapport.xlsx")
        .sheet(
            "Drift",
            &[
                "Budsjettoppfølging 2024",
                " ",
                "|1. tertial (pr. 30.04.)||2. tertial (pr. 31.08.)|",
                "Sektor|Regnskap|Budsjett|Regnskap|Budsjett",
                "Oppvekst|88340|86900|171204|168800",
                "Helse|97110|95300|195880|190100",
                "Teknisk|25540|27000|50311|52700",
            ],
        )
        .read();
    assert_eq!(period(&read, "B5").as_deref(), Some("2024-T1"), "{}", read.told());
    assert_eq!(period(&read, "E7").as_deref(), Some("2024-T2"));
}

#[test]
fn a_tertial_beside_a_name_is_when() {
    let read = sketch("Lia skole 2024.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Sykefravær 1. tertial|Sykefravær 2. tertial",
                "Sykefravær|7,1|6,8",
                "Turnover|3|4",
            ],
        )
        .read();
    assert_eq!(period(&read, "B2").as_deref(), Some("2024-T1"), "{}", read.told());
}

#[test]
fn rows_named_by_periods_alone_are_of_those_whatever_their_head() {
    let rows = [
        "Innmelding|Meldinger mottatt|Undersøkelser avsluttet",
        "1. halvår 22|61|44",
        "2. halvår 22|74|52",
        "1. halvår 23|68|49",
    ];
    let read = sketch("Lia barnevern.xlsx").sheet("Frister", &rows).read();
    assert_eq!(period(&read, "B2").as_deref(), Some("2022-H1"), "{}", read.told());
    assert_eq!(
        read.fact("C4").and_then(|fact| fact.indicator.clone()).as_deref(),
        Some("Undersøkelser avsluttet")
    );
    // Other names among them: then they are the names of something.
    let rows = [
        "Kull|Antall barn|Antall voksne",
        "Våren 22|61|44",
        "Storegruppa|74|52",
        "1. halvår 23|68|49",
    ];
    let read = sketch("Lia barnehage 2023.xlsx").sheet("Frister", &rows).read();
    assert_ne!(period(&read, "B3").as_deref(), Some("2022-H1"), "{}", read.told());
}

#[test]
fn months_of_a_ledger_may_be_digits_in_text() {
    let read = sketch("uttrekk.xlsx")
        .sheet(
            "Rapport1",
            &[
                "Org.enhet|Periode|Ansatte|Sykefravær %",
                "Vest hjemmetjeneste|'202401|42|9,0",
                "Vest hjemmetjeneste|'202402|42|8,5",
                "Øst hjemmetjeneste|'202401|38|10,4",
                "Øst hjemmetjeneste|'202402|38|9,9",
            ],
        )
        .read();
    assert_eq!(period(&read, "C3").as_deref(), Some("2024-02"), "{}", read.told());
    assert_eq!(read.role("B3"), Some(CellRole::Period));
}

#[test]
fn services_are_what_is_waited_for_and_no_units() {
    let read = sketch("Venteliste.xlsx")
        .sheet(
            "Venteliste",
            &[
                "Venteliste omsorgstjenester - Lia kommune",
                " ",
                "Tjeneste|1.1.23|pr 30.04.23|31.8.23",
                "Langtidsplass sykehjem|7|9|6",
                "av de over 3 mnd|1|2|1",
                "Omsorgsbolig med bemanning|14|13|15",
                "av de over 3 mnd|6|7|7",
            ],
        )
        .read();
    let fact = read.fact("C5").unwrap_or_else(|| panic!("C5 is read: {}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Lia kommune"), "{}", read.told());
    assert_eq!(fact.dimension.as_deref(), Some("Langtidsplass sykehjem, av de over 3 mnd"));
    let other = read.fact("C7").and_then(|fact| fact.dimension.clone());
    assert_eq!(other.as_deref(), Some("Omsorgsbolig med bemanning, av de over 3 mnd"));
}

#[test]
fn a_heading_over_names_that_stand_above_it_tells_them_apart() {
    let read = sketch("Elevtall.xlsx")
        .sheet(
            "Elevtall",
            &[
                "Lia kulturskole",
                "Elevtall",
                " ",
                "Fag|2019/20|2020/21|2021/22",
                "Piano|31|28|30",
                "Sang|15|14|18",
                "Dans|48|39|41",
                "Sum|94|81|89",
                " ",
                "Venteliste",
                "Piano|12|14|9",
                "Dans|0|2|4",
            ],
        )
        .read();
    let named = |cell: &str| {
        let fact = read.fact(cell)?;
        Some(format!("{} | {}", fact.indicator.as_deref()?, fact.dimension.as_deref()?))
    };
    assert_eq!(named("B5").as_deref(), Some("Elevtall | Piano"), "{}", read.told());
    assert_eq!(named("B11").as_deref(), Some("Venteliste | Piano"));
}

#[test]
fn steps_of_school_over_the_same_schools_split_them() {
    let read = sketch("Mobbing.xlsx")
        .sheet(
            "Mobbing",
            &[
                "Andel elever som har opplevd mobbing",
                " ",
                "|2021-22|2022-23|2023-24",
                "7. trinn",
                "Åsen skole|9,1 %|6,0 %|12,4 %",
                "Lia skole|8,1 %|6,9 %|11,4 %",
                "Vik skole|4,0 %|5,5 %|7,7 %",
                "Kommunen|6,8 %|6,2 %|6,5 %",
                "10. trinn",
                "Lia skole|5,2 %|6,0 %|4,4 %",
                "Kommunen|5,2 %|6,1 %|4,4 %",
            ],
        )
        .read();
    let split = |cell: &str| read.fact(cell).and_then(|fact| fact.dimension.clone());
    assert_eq!(split("B6").as_deref(), Some("7. trinn"), "{}", read.told());
    assert_eq!(split("B11").as_deref(), Some("10. trinn"));
    assert!(read.fact("B7").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn the_unit_of_a_title_may_stand_behind_its_comma() {
    let read = sketch("Gebyr.xlsx")
        .sheet(
            "VA",
            &[
                "Årsgebyr for bolig samt produsert mengde, Lia vannverk",
                " ",
                "År|Vann|Avløp|Produsert vann",
                "|kr eks.mva|kr eks.mva|1000 m3",
                "2022|2410|3120|612",
                "2023|2480|3260|598",
                "2024|2520|3410|605",
            ],
        )
        .read();
    let fact = read.fact("C6").unwrap_or_else(|| panic!("C6 is read: {}", read.told()));
    assert_eq!(fact.unit.as_deref(), Some("Lia vannverk"), "{}", read.told());
    assert_eq!(fact.indicator.as_deref(), Some("Avløp"));
    assert_eq!(fact.measure.as_deref(), Some("kr eks.mva"));
}

#[test]
fn a_mean_beside_how_many_answered_is_the_figure_itself() {
    let read = sketch("Undersøkelse.xlsx")
        .sheet(
            "Resultat",
            &[
                "Innbyggerundersøkelsen – Lia kommune",
                " ",
                "|2021||2023||Landet",
                "Spørsmål|Snitt|n|Snitt|n|2023",
                "Barnehagene|4,6|311|4,7|287|4,7",
                "Grunnskolen|4,3|402|4,1|377|4,3",
                "Legetjenesten|4,4|655|3,9|612|4,1",
            ],
        )
        .read();
    read.expect(&[
        ("B5", "Lia kommune | Innbyggerundersøkelsen – Barnehagene | 2021 | 4.6"),
        ("E7", "Lia kommune | Innbyggerundersøkelsen – Legetjenesten / n | 2023 | 612"),
    ]);
}

#[test]
fn school_years_in_two_digits_that_follow_each_other_are_no_dates() {
    let rows = |heads: &str| {
        vec![
            heads.to_owned(),
            "Lesing 5. trinn|49|50|51".to_owned(),
            "Regning 5. trinn|50|48|49".to_owned(),
        ]
    };
    let read = |heads: &str| {
        let rows = rows(heads);
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Lia skole.xlsx").sheet("Nasjonale prøver", &rows).read()
    };
    let run = read("Prøve|17/18|18/19|19/20");
    assert_eq!(period(&run, "C2").as_deref(), Some("2018/19"), "{}", run.told());
    assert!(run.fact("C2").is_some_and(|fact| fact.certain), "{}", run.told());
    // With a gap they may be anything.
    let gap = read("Prøve|17/18|18/19|22/23");
    assert!(gap.fact("C2").is_none_or(|fact| !fact.certain), "{}", gap.told());
}

#[test]
fn months_of_a_school_year_are_in_two_years() {
    let read = sketch("Tall.xlsx")
        .sheet(
            "Tall",
            &[
                "Lia barnehage",
                "Barnehageåret 2023/2024",
                " ",
                "Antall barn|aug|des|jan|juni",
                "Store|9|10|12|12",
                "Små|10|12|12|11",
            ],
        )
        .read();
    assert_eq!(period(&read, "B5").as_deref(), Some("2023-08"), "{}", read.told());
    assert_eq!(period(&read, "C5").as_deref(), Some("2023-12"));
    assert_eq!(period(&read, "D6").as_deref(), Some("2024-01"));
}

#[test]
fn until_when_something_has_to_be_done_is_not_when_it_was_counted() {
    let read = sketch("Tilsyn.xlsx")
        .sheet(
            "Logg",
            &[
                "Dato|Enhet|Avvik|Merknader|Frist lukking",
                "14.02.2023|Lia skole|3|1|1.5.23",
                "22.03.2023|Vik sykehjem|0|2|15.6.23",
                "03.10.2023|Åsen barnehage|2|0|15.1.24",
            ],
        )
        .read();
    assert_eq!(period(&read, "C2").as_deref(), Some("2023-02-14"), "{}", read.told());
    assert_eq!(period(&read, "D4").as_deref(), Some("2023-10-03"));
}

#[test]
fn what_stands_over_the_word_for_the_rows_names_the_table() {
    let read = sketch("Klager.xlsx")
        .sheet(
            "Klager",
            &[
                "Klager på vedtak, Lia kommune",
                " ",
                "Skole og oppvekst|||Utfall hos Statsforvalteren|",
                "År|Innkomne klager|Omgjort|Stadfestet|Endret",
                "2022|12|2|8|1",
                "2023|9|1|6|2",
                "2024|17|3|11|2",
            ],
        )
        .merge("D3:E3")
        .read();
    let fact = read.fact("B5").unwrap_or_else(|| panic!("B5 is read: {}", read.told()));
    let names = format!("{:?} {:?}", fact.indicator, fact.dimension);
    assert!(names.contains("Innkomne klager"), "{}", read.told());
    assert!(
        !fact.indicator.as_deref().is_some_and(|name| name.contains("Skole og oppvekst")),
        "{}",
        read.told()
    );
    let banner = read.fact("E6").map(|fact| format!("{:?} {:?}", fact.indicator, fact.dimension));
    assert!(banner.is_some_and(|names| names.contains("Utfall hos Statsforvalteren – Endret")));
}

#[test]
fn tables_beside_each_other_in_some_rows_of_a_part_are_told_apart() {
    let read = sketch("Status.xlsx")
        .sheet(
            "Status",
            &[
                "Helse – status september 2025",
                " ",
                "Sykefravær i %|||Økonomi (mill. kr)|||",
                "|2023|2024||Budsjett|Prognose||Mnd|Venter|Snitt dager",
                "Hjemmetj.|10,2|9,8||88,4|90,1||jun|9|31",
                "Sykehjem|11,5|11,9||121,0|119,5||jul|11|35",
                "Adm.|3,1|2,6||12,3|11,9||aug|14|42",
                " ",
                "Avvik meldt|||Brukertilfredshet|||",
                "|T1|T2|||2021|2023|2025",
                "2024|212|198||Hjemmesykepleie|4,9|5,0|5,1",
                "2025|251|263||Dagsenter|4,4|4,5|4,6",
            ],
        )
        .read();
    // The months beside the accounts are of the table to the right, and no periods of theirs.
    let told = read.told();
    assert!(period(&read, "E6").is_none_or(|code| code != "2025-07"), "{told}");
    let waiting = read.fact("I6").unwrap_or_else(|| panic!("I6 is read: {told}"));
    assert_eq!(waiting.period.map(|period| period.code()).as_deref(), Some("2025-07"), "{told}");
    assert_ne!(waiting.unit.as_deref(), Some("Sykehjem"), "{told}");
}

#[test]
fn a_row_that_says_the_year_it_strives_for_is_no_result_of_the_columns_year() {
    let read = sketch("Klima.xlsx")
        .sheet(
            "Utslipp",
            &[
                "Lia kommune",
                "Utslipp, tonn CO2|2021|2022|2023",
                "Veitrafikk|17000|16800|16100",
                "Oppvarming|3000|2900|2700",
                "Mål 2030: minus 55 %|||9800",
            ],
        )
        .read();
    let aim = read.fact("D5").unwrap_or_else(|| panic!("D5 is read: {}", read.told()));
    assert_eq!(aim.kind, FactKind::Target, "{}", read.told());
    assert!(!aim.certain, "{}", read.told());
}

#[test]
fn a_tables_own_title_is_nearer_than_a_word_of_the_sheets_name() {
    let rows = [
        "Lia kommune",
        "Hendelse|2020|2021",
        "Bygningsbrann|23|22",
        "Unødig alarm|141|148",
        " ",
        "Vik kommune",
        "Hendelse|2020|2021",
        "Bygningsbrann|9|6",
        "Unødig alarm|65|56",
    ];
    let read = sketch("Utrykninger.xlsx").sheet("Statistikk brann", &rows).read();
    let unit = |cell: &str| read.fact(cell).and_then(|fact| fact.unit.clone());
    assert_eq!(unit("B3").as_deref(), Some("Lia kommune"), "{}", read.told());
    assert_eq!(unit("B8").as_deref(), Some("Vik kommune"), "{}", read.told());
}
