//! Lists of things, pivot tables, surveys and reports as offices of analysis and units keep them.

use std::sync::Arc;

use crate::situations::sketch;

#[test]
fn things_are_whose_figures_they_are_where_the_places_they_lie_in_come_again() {
    let tunnels = |place: &'static str| {
        let rows = [
            format!("Tunnel|Veg|{place}|Lengde 2022|ÅDT 2022"),
            "Storfjelltunnelen|Fv 450|Sirdal|1214|310".to_owned(),
            "Brattlitunnelen|Fv 468|Sirdal|604|780".to_owned(),
            "Nesodden|Fv 9|Valle|1450|905".to_owned(),
            "Vikatunnelen|Fv 410|Arendal|322|7350".to_owned(),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Tunneler.xlsx").sheet("Tunneler", &rows).read()
    };
    let read = tunnels("Kommune");
    read.expect(&[
        ("E2", "Storfjelltunnelen | ÅDT | 2022 | 310"),
        ("D4", "Nesodden | Lengde | 2022 | 1450"),
    ]);
    assert_eq!(read.fact("E4").and_then(|fact| fact.area.as_deref()), Some("Valle"));
    // The same names again in each place divide what is counted there.
    let read = sketch("Vedtak.xlsx")
        .sheet(
            "Vedtak",
            &[
                "Vedtak|Kommune|2022|2023",
                "Innvilget|Sirdal|12|14",
                "Avslått|Sirdal|2|3",
                "Innvilget|Valle|9|8",
                "Avslått|Valle|1|4",
            ],
        )
        .read();
    let said = read.says("C4");
    assert!(said.contains("Valle | "), "{said}");
}

#[test]
fn years_things_were_built_are_no_figures_of_theirs() {
    let plants = |head: &'static str, first: &'static str| {
        let row = format!("Svartvatn|{first}|500");
        sketch("Kraftverk 2023.xlsx")
            .sheet(
                "Kraftverk",
                &[
                    &format!("Kraftverk|{head}|Maks ytelse (MW)"),
                    &row,
                    "Langelva|1971|50",
                    "Gråtåga|1964|47.9",
                    "Fossmo|1986|17.6",
                ],
            )
            .read()
    };
    let read = plants("Satt i drift", "1968");
    assert_eq!(read.says("B2"), "", "{}", read.told());
    assert!(read.says("C2").starts_with("Svartvatn | Maks ytelse"), "{}", read.told());
    // A count among them is a figure, and so are the others.
    let read = plants("Sluppet gjennom", "12345");
    assert!(read.says("B3").contains("1971"), "{}", read.told());
}

#[test]
fn systems_write_months_and_tertials_beside_the_year_and_who_typed_them() {
    let read = sketch("Eksport.xlsx")
        .sheet(
            "Data",
            &[
                "År|Periode|EnhetID|Enhet|IndikatorID|Indikator|Resultat|Registrert av",
                "2023|M01|4010|Solbakken sykehjem|HR-01|Sykefravær|6.9|olat",
                "2023|M02|4010|Solbakken sykehjem|HR-01|Sykefravær|7.3|kane",
                "2023|M12|4010|Solbakken sykehjem|HR-01|Sykefravær|8.1|olat",
                "2023|T1|4010|Solbakken sykehjem|HR-04|Stillingsstørrelse|70.5|kane",
                "2023|T2|4010|Solbakken sykehjem|HR-04|Stillingsstørrelse|71.5|olat",
                "2023|T3|4010|Solbakken sykehjem|HR-04|Stillingsstørrelse|72.5|olat",
            ],
        )
        .read();
    read.expect(&[
        ("G2", "Solbakken sykehjem | Sykefravær | 2023-01 | 6.9 %"),
        ("G4", "Solbakken sykehjem | Sykefravær | 2023-12 | 8.1 %"),
        ("G6", "Solbakken sykehjem | Stillingsstørrelse | 2023-T2 | 71.5"),
    ]);
}

#[test]
fn what_is_told_about_a_sheet_is_not_what_it_counts() {
    for remark in [
        "Freeze panes are turned on.",
        "Antal anställda avser 1 november 2022",
        "Anställda=månadsavlönade inkl lediga",
    ] {
        let read = sketch("Sjukfrånvaro.xlsx")
            .sheet(
                "Tabell 14",
                &[
                    "Sjukfrånvaro i procent av ordinarie arbetstid",
                    remark,
                    " ",
                    "Kommun|2021|2022",
                    "Avesta|8.6|9.5",
                    "Falun|8.9|9.1",
                    "Orsa|8.5|9.6",
                ],
            )
            .read();
        let said = read.says("C6");
        assert!(said.starts_with("Falun | Sjukfrånvaro"), "{remark}: {said}");
    }
    // "gjeld" is debt, and no verb.
    let read = sketch("Gjeld.xlsx")
        .sheet(
            "Ark1",
            &[
                "Langsiktig gjeld i % av inntektene",
                "Kommune|2021|2022",
                "Hamar|86|95",
                "Gjøvik|89|91",
            ],
        )
        .read();
    assert!(read.says("B3").contains("Langsiktig gjeld"), "{}", read.told());
    // What begins a title may be a word for being.
    let read = sketch("Nytt.xlsx")
        .sheet(
            "Ark1",
            &["Antall som er i arbeid", "Kommune|2021|2022", "Hamar|86|95", "Gjøvik|89|91"],
        )
        .read();
    assert!(read.says("B3").contains("Antall som er i arbeid"), "{}", read.told());
}

#[test]
fn a_question_above_answers_is_what_they_count() {
    let read = sketch("Ungdata.xlsx")
        .sheet(
            "Frekvenser",
            &[
                "Ungdata – Solvik kommune",
                " ",
                "Hvor ofte trener du i et idrettslag?",
                "|2019||2022|",
                "|Gutter|Jenter|Gutter|Jenter",
                "Aldri|28|20.9|20.4|18.5",
                "Noen ganger i måneden|18|20.5|27.3|18",
                "Hver uke|54|58.6|52.3|63.5",
            ],
        )
        .merge("B4:C4")
        .merge("D4:E4")
        .read();
    let said = read.says("C7");
    assert!(
        said.starts_with("Solvik kommune | Hvor ofte trener du i et idrettslag? / "),
        "{said}\n{}",
        read.told()
    );
    assert!(said.contains("Jenter") && said.contains("Noen ganger i måneden"), "{said}");
}

#[test]
fn a_pivot_table_says_what_it_sums_and_what_lies_across() {
    let read = sketch("Buss.xlsx")
        .sheet(
            "pivot",
            &[
                "År|2024",
                " ",
                "Summer av Påstigende|Måned",
                "Linjenavn|jan|feb|mar|Totalsum",
                "Sentrum–Løkka|16435|20037|19582|56054",
                "Havna–Åsen|25259|28811|26636|80706",
                "Totalsum|41694|48848|46218|136760",
            ],
        )
        .read();
    for (cell, month) in [("B5", "2024-01"), ("D6", "2024-03")] {
        let said = read.says(cell);
        assert!(said.contains("Påstigende") && said.contains(month), "{cell}: {said}");
    }
}

#[test]
fn alternatives_on_sheets_of_their_own_are_told_apart_by_them() {
    let foreseen = |first: &'static str, second: &'static str| {
        let rows = |step: u32| {
            let mut rows = vec![
                "Befolkningsframskriving for Solvik kommune".to_owned(),
                "Alder|2025|2030|2035".to_owned(),
            ];
            for (at, age) in ["0-5 år", "6-15 år", "16-66 år", "67-79 år"].iter().enumerate() {
                let base = 500 + 100 * u32::try_from(at).unwrap_or_default();
                rows.push(format!("{age}|{}|{}|{}", base + step, base + 2 * step, base + 3 * step));
            }
            rows
        };
        let (low, high) = (rows(3), rows(7));
        let lines =
            |rows: &'_ [String]| rows.iter().map(String::as_str).collect::<Vec<_>>().join("\n");
        let (low, high) = (lines(&low), lines(&high));
        sketch("Framskriving.xlsx")
            .sheet(first, &low.lines().collect::<Vec<_>>())
            .sheet(second, &high.lines().collect::<Vec<_>>())
            .read()
    };
    let read = foreseen("Lav vekst", "Høy vekst");
    assert!(read.says("B3").contains("Lav vekst"), "{}", read.told());
    assert!(read.says("Høy vekst!C4").contains("Høy vekst"), "{}", read.told());
    // A plan is another kind of figure, whatever the sheet beside it is called.
    let read = foreseen("Budsjett", "Regnskap");
    assert!(!read.says("Regnskap!C4").contains("Regnskap"), "{}", read.told());
    assert!(!read.says("Regnskap!C4").is_empty());
    // An older version is the same figure said again.
    let read = foreseen("Framskriving", "Framskriving gammel");
    assert!(!read.says("B3").contains("Framskriving,") && !read.says("B3").is_empty());
    let split = read.fact("B3").and_then(|fact| fact.dimension.clone());
    assert_eq!(split.as_deref(), Some("0-5 år"), "{}", read.told());
}

#[test]
fn a_share_of_all_is_no_sum_of_the_shares_beside_it() {
    let absence = |totals: [&'static str; 3]| {
        let rows = [
            "Sykefravær i prosent".to_owned(),
            "|2022".to_owned(),
            "Kommune|Kvinner|Menn|Totalt".to_owned(),
            format!("Hamar|8.4|5.3|{}", totals[0]),
            format!("Gjøvik|8.6|6.3|{}", totals[1]),
            format!("Elverum|7.7|5.7|{}", totals[2]),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Fravær.xlsx").sheet("Fravær", &rows).merge("B2:D2").read()
    };
    let read = absence(["7.5", "8", "7.4"]);
    let said = read.says("D5");
    assert!(said.starts_with("Gjøvik | ") && said.contains("| 8"), "{said}\n{}", read.told());
}

#[test]
fn a_target_in_the_measure_of_the_column_before_it_is_for_what_that_counts() {
    let read = sketch("Energi.xlsx")
        .sheet(
            "Energi",
            &[
                "Bygg|BRA|Levert energi 2022|Levert energi 2023|Spesifikt forbruk 2023|Mål 2025",
                "|m²|kWh|kWh|kWh/m²|kWh/m²",
                "Åsen skole|4120|688100|641500|155.7|135",
                "Rådhuset|3300|610900|577300|174.9|150",
                "Lia skole|3560|405300|398720|112|105",
            ],
        )
        .read();
    read.expect(&[
        ("E3", "Åsen skole | Spesifikt forbruk | 2023 | 155.7 kWh/m²"),
        ("F4", "Rådhuset | Spesifikt forbruk | 2025 | 150 kWh/m² | Target"),
    ]);
}

#[test]
fn a_service_with_a_name_before_it_is_whose_figures_they_are() {
    let cases = |title: &'static str| {
        sketch("Frister.xlsx")
            .sheet(
                "Kvartal",
                &[
                    title,
                    "Måltall|1. kv. 2023|2. kv. 2023",
                    "Antall meldinger|38|41",
                    "Barn under omsorg|18|19",
                ],
            )
            .read()
    };
    let read = cases("Solvik barneverntjeneste – saker og frister");
    read.expect(&[("B3", "Solvik barneverntjeneste | Antall meldinger | 2023-Q1 | 38")]);
    let read = cases("Kommunal barneverntjeneste – saker og frister");
    assert!(!read.says("B3").is_empty());
}

#[test]
fn the_municipality_a_title_names_is_that_of_the_sheets_that_name_nobody() {
    let book = |first: &'static str| {
        sketch("HR.xlsx")
            .sheet(
                "Ansatte",
                &[
                    first,
                    "Område|2022|2023",
                    "Oppvekst og læring|633|646",
                    "Helse og mestring|738|754",
                ],
            )
            .sheet(
                "Alder",
                &[
                    "Fast ansatte etter alder",
                    "Aldersgruppe|2022|2023",
                    "Under 30 år|190|188",
                    "30–39 år|376|380",
                ],
            )
            .read()
    };
    let read = book("Ansatte i Solvik kommune");
    assert!(read.says("Alder!B3").starts_with("Solvik kommune | "), "{}", read.told());
    let read = book("Ansatte");
    assert!(!read.says("Alder!B3").contains("Solvik"));
    assert!(!read.says("Alder!B3").is_empty());
}

#[test]
fn a_file_of_two_years_does_not_contradict_either() {
    let cases = |others: bool| {
        let rows = [
            "Byggesaker 2023",
            "Mnd|Innkomne|Vedtak",
            "jan.|33|21",
            "feb.|17|14",
            "mar.|32|11",
            "apr.|33|18",
        ];
        let book = sketch("Byggesak 2022-23.xlsx").sheet("Byggesak", &rows);
        if others { book.sheet("Planer", &["Navn", "Åsen"]).read() } else { book.read() }
    };
    let read = cases(true);
    let said = read.says("B4");
    assert!(said.contains("2023-02") && !said.starts_with('?'), "{}", read.told());
    // The only sheet of a workbook was perhaps copied with its title.
    assert!(cases(false).says("B4").starts_with('?'));
}

#[test]
fn the_year_of_a_baseline_stands_beside_it() {
    let read = sketch("Workforce 2022.xlsx")
        .sheet(
            "Nepal",
            &[
                "Country:|Nepal",
                " ",
                "No.|Indicator|Baseline year|Baseline|2021|Target 2025",
                "1|Physicians per 10 000 population|2018|4.7|5|6.5",
                "2|Nurses per 10 000 population|2020|10.3|12.3|14.4",
            ],
        )
        .read();
    read.expect(&[
        ("D4", "Nepal | Physicians per 10 000 population | 2018 | 4.7 | Baseline"),
        ("D5", "Nepal | Nurses per 10 000 population | 2020 | 10.3 | Baseline"),
    ]);
}

#[test]
fn a_table_sorted_for_a_chart_is_of_the_time_its_figures_are_elsewhere() {
    let book = |last: &'static str| {
        let row = format!("Hamar|{last}");
        sketch("Sysselsatte.xlsx")
            .sheet(
                "SSB",
                &[
                    "Andel sysselsatte",
                    "Kommune|2022",
                    "Hamar|63.8",
                    "Gjøvik|67.3",
                    "Elverum|68.5",
                    "Kongsvinger|64.2",
                    "Trysil|66.1",
                    "Løten|63.1",
                ],
            )
            .sheet(
                "Figur",
                &[
                    "code|Andel sysselsatte",
                    "Elverum|68.5",
                    "Gjøvik|67.3",
                    "Trysil|66.1",
                    "Kongsvinger|64.2",
                    &row,
                    "Løten|63.1",
                ],
            )
            .read()
    };
    let read = book("63.8");
    assert!(read.says("Figur!B2").contains("2022"), "{}", read.told());
    assert!(!read.says("Figur!B2").starts_with('?'), "{}", read.told());
    // Other figures are of another time, for all that is said.
    let read = sketch("Sysselsatte.xlsx")
        .sheet(
            "SSB",
            &["Andel sysselsatte", "Kommune|2022", "Hamar|63.8", "Gjøvik|67.3", "Elverum|68.5"],
        )
        .sheet("Figur", &["code|Andel sysselsatte", "Elverum|70.5", "Gjøvik|69.3", "Hamar|61.8"])
        .read();
    assert!(read.says("Figur!B2").starts_with('?'), "{}", read.told());
}

#[test]
fn a_total_among_the_numbers_of_stops_is_no_stop() {
    let read = sketch("Stopp 2021.xlsx")
        .sheet(
            "Stop",
            &[
                "Stop|StopName|Reisende",
                "8061951|Landmannstorget|150051",
                "8150099|Ferjekaien|132589",
                "8051601|Rådhuset|41201",
                "8050008|Sykehuset|22004",
                "8060011|Stadion|9120",
                "Total||354965",
            ],
        )
        .read();
    assert!(read.says("C2").starts_with("Landmannstorget | "), "{}", read.told());
    assert_eq!(read.says("C7"), "", "{}", read.told());
}

#[test]
fn titles_in_english_say_by_what_they_are_divided() {
    let read = sketch("dwellings.xlsx")
        .sheet(
            "Table_1a",
            &[
                "Table 1a: New dwellings completed, by local authority and quarter",
                " ",
                "Area code|Local authority|Apr - Jun 2022|Jul - Sep 2022",
                "W06000001|Isle of Anglesey|35|45",
                "W06000002|Gwynedd|74|64",
                "W06000008|Ceredigion|25|16",
            ],
        )
        .read();
    read.expect(&[("D5", "Gwynedd | New dwellings completed | 2022-Q3 | 64")]);
}

#[test]
fn how_a_part_is_counted_stands_behind_its_colon() {
    let read = sketch("contacts.xlsx")
        .sheet(
            "Table_2",
            &[
                "Table 2: Emergency dental contacts by age group and sex, Scotland, 2023",
                " ",
                "Age group|Female: number|Female: rate|Male: number|Male: rate",
                "0 to 4|18070|23.1|18735|18.3",
                "5 to 15|13739|30.1|15755|10.6",
                "16 to 24|14989|10.1|13090|13",
            ],
        )
        .read();
    let said = read.says("B4");
    assert!(said.contains("Emergency dental contacts") && said.contains("Female"), "{said}");
}

#[test]
fn the_json_says_what_the_board_calls_an_indicator() {
    let read = sketch("Ansatte.xlsx")
        .sheet(
            "Ansatte",
            &[
                "Ansatte i Solvik kommune",
                "|2022||2023|",
                "Område|Kvinner|Menn|Kvinner|Menn",
                "Oppvekst|512|121|522|124",
                "Helse|640|98|653|101",
            ],
        )
        .merge("B2:C2")
        .merge("D2:E2")
        .read();
    let split = read.fact("C4").and_then(|fact| fact.dimension.clone());
    assert_eq!(split.as_deref(), Some("Menn"), "{}", read.told());
    let files = [Arc::new(read.0)];
    let document = styringstavle::import::json::document(&files, ());
    let told = document.facts.iter().find(|fact| fact.cell == "C4").expect("the fact");
    assert_eq!(told.indicator.as_deref(), Some("Ansatte – Menn"));
    assert_eq!(told.dimension, Some("Menn"));
}

#[test]
fn what_metadata_say_of_the_others_names_and_places_them() {
    let rows = |name: &'static str| {
        sketch("indicator_8-6-1.xlsx")
            .sheet(
                "Data",
                &[
                    "Year|Units|Region|Sex|Observation status|Value",
                    "2016|Percentage (%)|||Normal value|12.5",
                    "2016|Percentage (%)|Riga||Normal value|11.9",
                    "2016|Percentage (%)|Latgale|Female|Provisional|9.7",
                ],
            )
            .sheet(
                "Metadata",
                &["Indicator number|8.6.1", name, "Geographical coverage|Latvia", "Contact|office"],
            )
            .read()
    };
    let read = rows("Indicator name|Proportion of youth not in education");
    read.expect(&[
        ("F3", "Riga | Proportion of youth not in education | 2016 | 11.9 %"),
        ("F4", "Latgale | Proportion of youth not in education / Female | 2016 | 9.7 %"),
    ]);
    assert!(read.says("F2").contains("Latvia | "), "{}", read.told());
    // Nothing is named by what is not said.
    let read = rows("Goal|8");
    assert!(!read.says("F3").contains("Proportion"), "{}", read.told());
}

#[test]
fn three_digits_after_every_comma_are_thousands_beside_plain_hundreds() {
    let visits = |small: &'static str| {
        let row = format!("Hywel Dda|'5,918|'7,667r|'{small}");
        sketch("attendances.xlsx")
            .sheet(
                "Export",
                &[
                    "Attendances",
                    "Health board|Oct 2022|Nov 2022|Dec 2022",
                    "Betsi Cadwaladr|'11,942|'6,972|'7,086",
                    &row,
                    "Swansea Bay|'2,703|'4,703|'2,532",
                ],
            )
            .read()
    };
    let read = visits("863");
    read.expect(&[
        ("B3", "Betsi Cadwaladr | Attendances | 2022-10 | 11942"),
        ("C4", "Hywel Dda | Attendances | 2022-11 | 7667"),
    ]);
    // Beside a plain thousand nothing is shown.
    let read = visits("1863");
    assert!(read.says("B3").starts_with('?'), "{}", read.told());
}

#[test]
fn what_a_report_was_filtered_by_is_when_it_is_from() {
    let read = sketch("Kategori.xlsx")
        .sheet(
            "Kategori",
            &[
                "Year: 2024 Month: 12",
                "Antall passasjerer",
                " ",
                "Kommune|Voksen|Barn",
                "Hamar|890|377",
                "Elverum|204|477",
                "Gjøvik|173|504",
            ],
        )
        .read();
    assert!(read.says("B5").contains("2024-12"), "{}", read.told());
}

#[test]
fn the_year_over_one_of_two_tables_is_its_own_whatever_the_file_is_called() {
    let read = sketch("Sosialhjelp jan-aug 2024.xlsx")
        .sheet(
            "Sosialhjelp",
            &[
                "NAV Solvik – økonomisk sosialhjelp",
                " ",
                "2023||||2024",
                "Måned|Mottakere|Utbetalt||Måned|Mottakere|Utbetalt",
                "januar|113|1132534||januar|118|1062840",
                "februar|162|1695924||februar|97|1376498",
                "mars|121|1295924||mars|99|1406498",
            ],
        )
        .read();
    assert!(read.says("B5").contains("2023-01"), "{}", read.told());
    assert!(read.says("G6").contains("2024-02"), "{}", read.told());
    assert!(!read.says("B5").starts_with('?'), "{}", read.told());
}

#[test]
fn the_whole_of_each_run_of_parts_is_a_figure_of_its_own() {
    let read = sketch("rents.xlsx")
        .sheet(
            "11x4",
            &[
                "Average rent by region and rooms",
                " ",
                "||2020|2021",
                "Helsinki|Rooms total|21.3|22.1",
                "|One-room flat|25.1|25.9",
                "|Two-room flat|19.9|20.4",
                "Espoo|Rooms total|18.2|18.8",
                "|One-room flat|21.7|22.3",
                "|Two-room flat|17.4|17.7",
            ],
        )
        .read();
    let said = read.says("C5");
    assert!(said.starts_with("Helsinki | ") && said.contains("One-room flat"), "{}", read.told());
    assert!(read.says("C4").starts_with("Helsinki | "), "{}", read.told());
    assert!(read.says("D7").starts_with("Espoo | "), "{}", read.told());
}

#[test]
fn a_sum_of_the_parts_beside_it_is_said_to_be_one() {
    let read = sketch("Ansatte.xlsx")
        .sheet(
            "Ansatte",
            &[
                "Ansatte i Solvik kommune",
                "|2022|||2023||",
                "Område|Kvinner|Menn|Totalt|Kvinner|Menn|Totalt",
                "Oppvekst|512|121|633|522|124|646",
                "Helse|640|98|738|653|101|754",
            ],
        )
        .merge("B2:D2")
        .merge("E2:G2")
        .read();
    let total = |cell: &str| read.fact(cell).map(|fact| fact.total);
    assert_eq!(total("B4"), Some(false), "{}", read.told());
    // What is taken in of the whole is said to be a sum; otherwise it is set aside as one.
    assert_eq!(total("D4"), Some(true), "{}", read.told());
    assert_eq!(total("G5"), Some(true), "{}", read.told());
}

#[test]
fn an_index_says_from_when_it_is_reckoned_and_is_a_figure() {
    let read = sketch("Byindeks.xlsx")
        .sheet(
            "Indeks",
            &[
                "Trafikk i Solvik kommune",
                "År|ÅDT|Indeks (2018=100)",
                "2018|10105|100",
                "2019|10346|102.4",
                "2020|9943|98.4",
            ],
        )
        .read();
    assert!(read.says("C4").contains("Indeks | 2019 | 102.4"), "{}", read.told());
}

#[test]
fn the_whole_municipality_is_no_name_of_a_unit() {
    let read = sketch("Avvik.xlsx")
        .sheet(
            "Enheter",
            &[
                "Avvik i Solvik kommune",
                "Enhet|2022|2023",
                "Lia skole|12|14",
                "Solbakken sykehjem|33|31",
            ],
        )
        .sheet(
            "Kategori",
            &[
                "Avvik per kategori – hele kommunen",
                "Kategori|2022|2023",
                "Legemiddel|12|14",
                "Fall|33|31",
            ],
        )
        .read();
    let said = read.says("Kategori!B3");
    assert!(!said.contains("hele kommunen"), "{said}");
    assert!(!said.is_empty());
}

#[test]
fn a_short_name_over_one_sheet_is_the_long_one_of_the_next() {
    let read = sketch("NAV.xlsx")
        .sheet(
            "Sosialhjelp",
            &[
                "NAV Solvik – sosialhjelp",
                "Indikator|2022|2023",
                "Antall mottakere|113|121",
                "Antall vedtak|412|431",
            ],
        )
        .sheet(
            "Program",
            &[
                "NAV – kvalifiseringsprogram",
                "Indikator|2022|2023",
                "Antall deltakere|12|14",
                "Antall avsluttet|3|5",
            ],
        )
        .read();
    assert!(read.says("Program!B3").starts_with("NAV Solvik | "), "{}", read.told());
    assert!(read.says("B3").starts_with("NAV Solvik | "), "{}", read.told());
}

#[test]
fn downloads_of_goals_name_series_and_number_goals() {
    let read = sketch("download.xlsx")
        .sheet(
            "data",
            &[
                "Goal|Indicator|SeriesDescription|GeoAreaCode|GeoAreaName|TimePeriod|Value|Sex",
                "4|'4.2.2|Participation rate in learning|51|Armenia|2015|53.77|FEMALE",
                "4|'4.2.2|Participation rate in learning|51|Armenia|2015|64.35|MALE",
                "4|'4.2.2|Participation rate in learning|268|Georgia|2018|51.45|FEMALE",
                "4|'4.2.2|Participation rate in learning|268|Georgia|2018|49.96|MALE",
            ],
        )
        .read();
    let said = read.says("G2");
    assert!(said.starts_with("Armenia | Participation rate in learning"), "{}", read.told());
    assert!(said.contains("| 2015 | 53.77"), "{said}");
    assert_eq!(read.says("A2"), "");
}

#[test]
fn one_of_several_sources_is_no_unit_beside_the_table() {
    let goals = |sources: [&'static str; 3]| {
        let rows = [
            "Mål og indikatorar".to_owned(),
            "Indikator|2021|2023|Kjelde".to_owned(),
            format!("Folketal|4790|4835|{}", sources[0]),
            format!("Nybygde bustader|9|17|{}", sources[1]),
            format!("Klimagassutslepp|36900|34150|{}", sources[2]),
        ];
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Mål.xlsx").sheet("Mål", &rows).read()
    };
    let read = goals(["SSB", "Plan", "Miljødirektoratet"]);
    assert!(!read.says("B3").starts_with("Plan | "), "{}", read.told());
    assert!(read.says("B3").contains("Folketal"), "{}", read.told());
}

#[test]
fn ids_as_systems_write_them_are_no_figures() {
    let read = sketch("eksport.xlsx")
        .sheet(
            "Eksport",
            &[
                "PostID|Anlegg|Dato|Parameter|Verdi",
                "880014|Rødmyr vannverk|2022-01|Produsert vannmengde|41200",
                "880021|Rødmyr vannverk|2022-02|Produsert vannmengde|40100",
                "880035|Storvann vannverk|2022-01|Produsert vannmengde|31200",
            ],
        )
        .read();
    assert_eq!(read.says("A2"), "", "{}", read.told());
    assert!(read.says("E2").contains("41200"), "{}", read.told());
}
