//! Files as programs of statistics write them and offices put their own to: codes, days of printing, banners,
//! headings that measure, and what looks like them and is something else.

use styringstavle::import::facts::{CellRole, FactKind};

use crate::situations::{Read, sketch};

fn kind(read: &Read, cell: &str) -> Option<FactKind> {
    read.fact(cell).map(|fact| fact.kind)
}

fn unit<'r>(read: &'r Read, cell: &str) -> Option<&'r str> {
    read.fact(cell).and_then(|fact| fact.unit.as_deref())
}

fn dimension<'r>(read: &'r Read, cell: &str) -> Option<&'r str> {
    read.fact(cell).and_then(|fact| fact.dimension.as_deref())
}

#[test]
fn codes_split_a_long_table_and_underscores_join_years() {
    let places = ["Moss", "Halden", "Rakkestad", "Marker"];
    let row = |at: usize| {
        let (place, sex) = (places.get(at / 4).expect("a place"), at % 2 + 1);
        let years = if at % 4 < 2 { "2018_2020" } else { "2019_2021" };
        format!("{place}|{years}|{sex}|{}|{}.5", 310 + at * 17, 40 + at * 3)
    };
    let rows: Vec<String> = std::iter::once("GEONAVN|AAR|KJONN|TELLER|RATE".to_owned())
        .chain((0..16).map(row))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("KH_legemidler.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("E2", "Moss | RATE / KJONN 1 | 2018-2020 | 40.5"),
        ("E3", "Moss | RATE / KJONN 2 | 2018-2020 | 43.5"),
        ("D9", "Halden | TELLER / KJONN 2 | 2019-2021 | 429"),
    ]);
    assert!(read.fact("C2").is_none(), "{}", read.told());
    // The first year is the last.
    let read = sketch("KH_legemidler.xlsx")
        .sheet("Ark1", &["Kommune|AAR|RATE", "Moss|2020_2020|14.5", "Halden|2020_2020|15.5"])
        .read();
    assert!(read.says("C2").contains("| 2020 |"), "{}", read.told());
    // What is no pair of years is no period.
    let read = sketch("Rom.xlsx")
        .sheet("Ark1", &["Rom|Besøk 2022", "1201_1203|14", "1204_1207|15", "1301_1302|19"])
        .read();
    let period = read.fact("B2").and_then(|fact| fact.period).map(|period| period.code());
    assert_eq!(period.as_deref(), Some("2022"), "{}", read.told());
}

#[test]
fn levels_by_turns_may_be_how_well_it_went() {
    let row = |at: usize| {
        format!("{}|20{}|{}", ["Lia skole", "Moen skole"][at % 2], 12 + at / 2, at % 3 + 2)
    };
    let rows: Vec<String> =
        std::iter::once("Skole|År|Mestringsnivå".to_owned()).chain((0..16).map(row)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Nasjonale prøver.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("C2").is_some_and(|fact| fact.value == Some(2.0)), "{}", read.told());
}

#[test]
fn the_second_a_program_was_run_dates_no_figure() {
    let rows = [
        "Average price of electricity by state",
        "Mon Feb 10 2025 09:14:55 GMT+0100",
        "State|2022|2023",
        "Ohio|9.4|9.6",
        "Texas|8.4|8.7",
        "Utah|7.7|7.9",
    ];
    let read = sketch("prices.xlsx").sheet("Ark1", &rows).read();
    let later = read.0.questions.iter().any(|asked| asked.text.contains("2010"));
    assert!(!later && read.fact("B4").is_some_and(|fact| fact.certain), "{}", read.told());
    // The day alone is when something is from.
    let read = sketch("Belegg.xlsx")
        .sheet(
            "Ark1",
            &["Belegg per Mar 12 2024", "Sykehjem|Beboere", "Lia sykehjem|14", "Moen sykehjem|19"],
        )
        .read();
    assert!(read.says("B3").contains("2024-03-12"), "{}", read.told());
}

#[test]
fn when_figures_were_handed_in_is_not_what_they_are_of() {
    let board = |note: &str| {
        sketch("Nøkkeltall barnehage.xlsx")
            .sheet(
                "Ark1",
                &[
                    "Barnehager, nøkkeltall",
                    "Indikator|Enhet|2022|2023*",
                    "Andel barn 1-5 år i barnehage|prosent|91.2|92.4",
                    "Oppholdstimer per ansatt|timer|11100|11240",
                    "",
                    note,
                ],
            )
            .read()
    };
    let read = board("* Ureviderte tall per 15. mars 2024");
    assert!(read.fact("D3").is_some_and(|fact| fact.certain), "{}", read.told());
    let read = board("* Tall per 31. august 2023");
    assert!(!read.fact("D3").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_banner_drawn_too_short_holds_for_the_last_column_too() {
    let rows = [
        "|Drepte|||||||",
        "År|3101 Halden|3103 Moss|3105 Sarpsborg|3107 Fredrikstad|3110 Hvaler|Utvalgte kommuner",
        "2021|2|1|0|3|0|6",
        "2022|1|1|2|0|0|4",
        "2023|0|4|1|1|1|7",
    ];
    let read = sketch("Ulykker.xlsx").sheet("Ark1", &rows).merge("B1:F1").read();
    read.expect(&[
        ("C3", "3103 Moss | Drepte | 2021 | 1"),
        ("D4", "3105 Sarpsborg | Drepte | 2022 | 2"),
    ]);
    assert_ne!(unit(&read, "G3"), Some("Drepte"), "{}", read.told());
    // Two of three columns that stand outside are figures of their own.
    let rows = [
        "|Drepte|||",
        "År|3101 Halden|3103 Moss|Innbyggere|Kjøretøy",
        "2021|2|1|31000|19000",
        "2022|1|1|31200|19300",
        "2023|0|4|31400|19700",
    ];
    let read = sketch("Ulykker.xlsx").sheet("Ark1", &rows).merge("B1:C1").read();
    assert_ne!(unit(&read, "D3"), Some("Innbyggere"), "{}", read.told());
}

#[test]
fn words_for_the_whole_may_lie_in_two_cells() {
    let rows = [
        "Helt ledige, mai 2024",
        "|Kommune|Antall helt ledige",
        "I|alt|601",
        "3101|Halden|201",
        "3103|Moss|302",
        "3110|Hvaler|98",
    ];
    let read = sketch("Ledige.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "C4"), Some("Halden"), "{}", read.told());
    assert_ne!(unit(&read, "C3"), Some("alt"), "{}", read.told());
    // A unit called so in a list of codes is one.
    let rows = [
        "Besøk, mai 2024",
        "Kode|Avdeling|Antall besøk",
        "A1|Alt i ett|601",
        "A2|Utlån|201",
        "A3|Scene|302",
    ];
    let read = sketch("Besøk.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "C3"), Some("Alt i ett"), "{}", read.told());
}

#[test]
fn what_is_projected_in_one_sheet_is_projected_in_the_next() {
    let book = |file: &str, head: &str| {
        sketch(file)
            .sheet(
                "Folketall",
                &[
                    head,
                    "Kommune|2010|2020|2080|2085|2090",
                    "Moss|30100|31200|33100|34000|34600",
                    "Halden|29100|30200|31100|32000|32400",
                ],
            )
            .sheet(
                "Eldre",
                &[
                    "Andel innbyggere 80 år og over (prosent)",
                    "Kommune|2020|2080|2085|2090",
                    "Moss|4.9|9.1|9.9|10.4",
                    "Halden|5.1|9.4|9.8|10.1",
                ],
            )
            .read()
    };
    let read = book("Folketall.xlsx", "|Registrert||Framskrevet||");
    assert_eq!(kind(&read, "Folketall!D3"), Some(FactKind::Forecast), "{}", read.told());
    assert_eq!(kind(&read, "Eldre!C3"), Some(FactKind::Forecast), "{}", read.told());
    assert_eq!(kind(&read, "Eldre!B3"), Some(FactKind::Result), "{}", read.told());
    // Nothing says so of any of them: it is asked.
    let read = book("Folketall.xlsx", "");
    assert_eq!(kind(&read, "Eldre!C3"), Some(FactKind::Result), "{}", read.told());
    assert!(read.says("Eldre!C3").starts_with("? "), "{}", read.told());
    // The file does, of the years that have not been.
    let read = book("Folketall og framskriving.xlsx", "");
    assert_eq!(kind(&read, "Eldre!C3"), Some(FactKind::Forecast), "{}", read.told());
    assert_eq!(kind(&read, "Eldre!B3"), Some(FactKind::Result), "{}", read.told());
}

#[test]
fn changes_in_a_sheet_of_their_own_are_not_called_as_what_changes() {
    let quarters = |tens: i32| -> Vec<String> {
        let rows = (1..=6).map(|at| {
            format!(
                "20{} Q{}|{}.{at}|{}.{at}",
                21 + at / 5,
                (at - 1) % 4 + 1,
                tens + at,
                tens + 2 * at
            )
        });
        std::iter::once("|Moss|Halden".to_owned()).chain(rows).collect()
    };
    let (prices, change) = (quarters(90), quarters(1));
    fn of(rows: &[String]) -> Vec<&str> {
        rows.iter().map(String::as_str).collect()
    }
    let read = sketch("house prices quarterly.xlsx")
        .sheet("Prices", &of(&prices))
        .sheet("Annual change", &of(&change))
        .read();
    let name =
        |cell: &str| read.fact(cell).and_then(|fact| fact.indicator.clone()).unwrap_or_default();
    assert!(name("Annual change!B2").contains("Annual change"), "{}", read.told());
    assert!(!name("Prices!B2").contains("change"), "{}", read.told());
}

#[test]
fn rows_that_are_called_the_same_leave_the_others_as_they_are() {
    let rows = |twice: usize| -> Vec<String> {
        let names = [
            "Torget", "Sentrum", "Kaia", "Brua", "Toppen", "Enden", "Svingen", "Berget", "Elva",
            "Vika",
        ];
        let name = |at: usize| names.get(if at < twice { 0 } else { at }).copied().unwrap_or("");
        let row = |at: usize| format!("{}|{}|{}", name(at), 310 + at * 13, 320 + at * 17);
        std::iter::once("Holdeplass|Reisende 2022|Reisende 2023".to_owned())
            .chain((0..10).map(row))
            .collect()
    };
    let few = rows(2);
    let few: Vec<&str> = few.iter().map(String::as_str).collect();
    let read = sketch("Reisende.xlsx").sheet("Ark1", &few).read();
    assert!(!read.fact("B2").is_some_and(|fact| fact.certain), "{}", read.told());
    assert!(read.fact("B7").is_some_and(|fact| fact.certain), "{}", read.told());
    // Where half of them are, something in the table is not understood.
    let many = rows(5);
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let read = sketch("Reisende.xlsx").sheet("Ark1", &many).read();
    assert!(!read.fact("B9").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn what_is_measured_in_its_own_way_under_each_heading_is_what_is_counted() {
    let rows = [
        "Crop areas and animals on holdings, Nordre Eiker, 1990 to 2010",
        "",
        "|1990|2000|2010",
        "Crops (hectares)|||",
        "Rye|410|420|390",
        "Turnips|31|29|18",
        "",
        "Animals (thousand head)|||",
        "Total goats|3.4|3.1|2.2",
        "Total geese|0.8|0.7|0.9",
        "",
        "Holdings and labour (number)|||",
        "Holdings|210|199|180",
        "Total labour|610|580|511",
    ];
    let read = sketch("survey nordre eiker timeseries.xlsx").sheet("Ark1", &rows).read();
    read.expect(&[
        ("B5", "Nordre Eiker | Rye | 1990 | 410 ha"),
        ("C9", "Nordre Eiker | Total goats | 2000 | 3.1 1 000 head"),
        ("D14", "Nordre Eiker | Total labour | 2010 | 511 antall"),
    ]);
    // The same schools again and again are the units.
    let rows = [
        "|2021|2022",
        "Fravær (%)||",
        "Lia skole|4.1|4.2",
        "Moen skole|5.1|5.2",
        "Elever (antall)||",
        "Lia skole|210|199",
        "Moen skole|110|109",
    ];
    let read = sketch("Nøkkeltall.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "B3"), Some("Lia skole"), "{}", read.told());
    // A sum below its parts stays one.
    let rows = [
        "|2021|2022",
        "Areal (dekar)||",
        "Rye|41|42",
        "Turnips|51|52",
        "Total area|92|94",
        "Animals (head)||",
        "Goats|12|14",
        "Geese|22|24",
        "Total animals|34|38",
    ];
    let read = sketch("Landbruk.xlsx").sheet("Ark1", &rows).read();
    assert!(read.fact("B5").is_none(), "{}", read.told());
}

#[test]
fn what_stands_behind_a_comma_is_a_place_only_where_the_file_is_called_so() {
    let read = |title: &str, file: &str| {
        sketch(file)
            .sheet(
                "Ark1",
                &[title, "", "Indikator|2021|2022", "Antall saker|41|42", "Antall klager|5|6"],
            )
            .read()
    };
    let own = read("Saker og klager til behandling, Nordre Eiker", "saker nordre eiker.xlsx");
    assert_eq!(unit(&own, "B4"), Some("Nordre Eiker"), "{}", own.told());
    let other = read("Saker og klager til behandling, Alle Typer", "saker og klager.xlsx");
    assert_ne!(unit(&other, "B4"), Some("Alle Typer"), "{}", other.told());
    let small = read("Drift og vedlikehold, vei og park", "drift vei og park.xlsx");
    assert_ne!(unit(&small, "B4"), Some("vei og park"), "{}", small.told());
}

#[test]
fn how_long_each_figure_was_measured_is_no_part_of_its_name() {
    let heads =
        "Fra-tid|Til-tid|Lia PM10 µg/m³ Day|Datadekning (%)|Moen sør NO2 µg/m³ Day|Datadekning (%)";
    let rows = [
        heads,
        "2024-02-01|2024-02-02|23.1|99|27.9|99",
        "2024-02-02|2024-02-03|25.2|98|24.4|97",
        "2024-02-03|2024-02-04|21.2|98|22.4|97",
    ];
    let read = sketch("luft.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "C2"), Some("Lia"), "{}", read.told());
    assert_eq!(unit(&read, "E3"), Some("Moen sør"), "{}", read.told());
}

#[test]
fn what_has_a_place_on_the_map_is_whose_figures_they_are() {
    let row = |at: usize, name: &str| {
        format!("7{at}12V{at}|{name}|59.7{at}1|10.1{at}3|{}|{}", 8100 + at * 310, 8200 + at * 290)
    };
    let names = ["Bakken", "Elvegata", "Furuly", "Grensen", "Holmen", "Kaia"];
    let heads = ["Antall kjøretøy per døgn", "", "punkt_id|name|lat|lon|2022|2023"];
    let rows: Vec<String> = heads
        .iter()
        .map(|head| (*head).to_owned())
        .chain(names.iter().enumerate().map(|(at, name)| row(at, name)))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Årsdøgntrafikk.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "E4"), Some("Bakken"), "{}", read.told());
    assert!(read.fact("E4").is_some_and(|fact| fact.certain), "{}", read.told());
    assert_ne!(read.role("C4"), Some(CellRole::Value), "{}", read.told());
    // Without one, the names beside codes may be of anything.
    let row =
        |at: usize, name: &str| format!("7{at}12V{at}|{name}|{}|{}", 81 + at * 3, 82 + at * 2);
    let heads = ["Antall solgt", "", "vare_id|navn|2022|2023"];
    let rows: Vec<String> = heads
        .iter()
        .map(|head| (*head).to_owned())
        .chain(names.iter().enumerate().map(|(at, name)| row(at, name)))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Varer.xlsx").sheet("Ark1", &rows).read();
    assert!(!read.fact("C4").is_some_and(|fact| fact.certain), "{}", read.told());
}

#[test]
fn a_board_in_french_says_what_its_columns_are() {
    let rows = [
        "Suivi de la santé – République du Sud",
        "",
        "Thème|Indicateur|Unité|Base 2018|Résultat 2021|Cible 2025",
        "Vaccins|Couverture vaccinale des enfants|%|71.5|76.2|90",
        "Soins|Consultations par habitant|nombre|0.5|0.6|1",
    ];
    let read = sketch("Resultats.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(kind(&read, "D4"), Some(FactKind::Baseline), "{}", read.told());
    assert_eq!(kind(&read, "E4"), Some(FactKind::Result), "{}", read.told());
    assert_eq!(kind(&read, "F5"), Some(FactKind::Target), "{}", read.told());
    assert_eq!(unit(&read, "E5"), Some("République du Sud"), "{}", read.told());
    // "Base" over the names of those who drive out is where they drive out from.
    let rows = ["Base|Utrykninger 2022|Utrykninger 2023", "Lia|41|42", "Moen|51|52"];
    let read = sketch("Ambulanse.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "B2"), Some("Lia"), "{}", read.told());
    assert_eq!(dimension(&read, "B2"), None, "{}", read.told());
}

#[test]
fn places_that_say_what_they_are_measured_in_are_units_all_the_same() {
    let rows = [
        "Felling of timber, 2022",
        "",
        "Sort of wood|England (000 tonnes)|Wales (000 tonnes)|Scotland (000 tonnes)",
        "Larch in private woods|368.1|202.6|250.2",
        "Larch in public woods|612.4|204.7|117.4",
        "Other wood of any sort|85.3|46.7|142.9",
    ];
    let read = sketch("Timber.xlsx").sheet("Ark1", &rows).read();
    assert_eq!(unit(&read, "B4"), Some("England"), "{}", read.told());
    assert_eq!(unit(&read, "D6"), Some("Scotland"), "{}", read.told());
    // What is no place is what is counted.
    let rows = [
        "Lia skole",
        "",
        "Trinn|Elever (antall)|Fravær (%)|Leksehjelp (timer)",
        "1. trinn|36|2.6|25.2",
        "2. trinn|61|4.7|17.4",
        "3. trinn|85|6.7|42.9",
    ];
    let read = sketch("Skole 2022.xlsx").sheet("Ark1", &rows).read();
    assert_ne!(unit(&read, "B4"), Some("Elever"), "{}", read.told());
}

#[test]
fn one_nought_among_figures_far_from_it_may_be_missing() {
    let book = |head: &str, last: (f64, f64), other: (f64, f64)| {
        let names = [
            "Moss",
            "Halden",
            "Sarpsborg",
            "Hvaler",
            "Råde",
            "Skiptvet",
            "Rakkestad",
            "Marker",
            "Aremark",
            "Fredrikstad",
        ];
        let row = |(at, name): (usize, &&str)| {
            let value =
                |year: usize| format!("{}.{}", 3 + (at + year) % 3, (at * 3 + year) % 9 + 1);
            format!("{name}|{}|{}", value(0), value(1))
        };
        let mut rows = vec![head.to_owned(), String::new(), "Kommune|2022|2023".to_owned()];
        rows.extend(names.iter().enumerate().map(row));
        rows.push(format!("Indre Østfold|{}|{}", last.0, last.1));
        rows.push(format!("Våler|{}|{}", other.0, other.1));
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        sketch("Bibliotek.xlsx").sheet("Ark1", &rows).read()
    };
    let read = book("Utlån per innbygger", (4.1, 0.0), (3.9, 4.4));
    assert!(!read.fact("C14").is_some_and(|fact| fact.certain), "{}", read.told());
    assert_eq!(read.asked("C14").len(), 1, "{}", read.told());
    assert!(read.fact("C15").is_some_and(|fact| fact.certain), "{}", read.told());
    // Where others are near nought too, or the unit had none before, a nought is a figure.
    let near = book("Utlån per innbygger", (4.1, 0.0), (3.9, 0.2));
    assert!(near.fact("C14").is_some_and(|fact| fact.certain), "{}", near.told());
    let again = book("Utlån per innbygger", (4.1, 0.0), (0.0, 4.4));
    assert!(again.fact("C14").is_some_and(|fact| fact.certain), "{}", again.told());
    let before = book("Utlån per innbygger", (0.1, 0.0), (3.9, 4.4));
    assert!(before.fact("C14").is_some_and(|fact| fact.certain), "{}", before.told());
}

#[test]
fn what_a_release_says_of_its_own_sheet_names_nothing() {
    let rows = [
        "Production of timber",
        "Source: Felling surveys",
        "This worksheet contains 1 table.",
        "Shorthand: [x] = not available, [low] = less than half the final digit shown",
        "Year|Moss|Halden",
        "2019|12.5|13.5",
        "2020|12.7|14.5",
        "2021|12.9|14.9",
    ];
    let read = sketch("Timber 2022.xlsx").sheet("Table_1", &rows).read();
    let name = read.fact("B6").and_then(|fact| fact.indicator.clone()).unwrap_or_default();
    assert_eq!(name, "Production of timber", "{}", read.told());
}
