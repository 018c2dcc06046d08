//! Sheets as statistics offices and programs of other countries lay them out, and what among a municipality's
//! own looks like them and is something else.

use styringstavle::import::facts::About;

use crate::situations::{Read, sketch};

/// Rows for each of several years, "1890|12|13" and on.
fn yearly(years: impl Iterator<Item = i32>) -> Vec<String> {
    years.map(|year| format!("{year}|{}.4|{}.7", 12 + year % 7, 31 + year % 5)).collect()
}

fn read(file: &str, head: &[&str], body: &[String]) -> Read {
    let rows: Vec<&str> = head.iter().copied().chain(body.iter().map(String::as_str)).collect();
    sketch(file).sheet("Ark1", &rows).read()
}

#[test]
fn a_long_run_of_years_is_years_whatever_the_century() {
    let head = ["Fødte (antall)", "", "|Moss|Halden"];
    let found = read("Fødte.xlsx", &head, &yearly(1871..=1960));
    found.expect(&[
        ("B4", "Moss | Fødte | 1871 | 14.4 antall"),
        ("C93", "Halden | Fødte | 1960 | 31.7 antall"),
    ]);
    // Years that were left out, under a head that says what they are.
    let body: Vec<String> =
        ["1865|4310|3100", "1875|4502|3187", "1890|4711|3311"].map(str::to_owned).into();
    let found = read("Folketall.xlsx", &["Folketall", "", "År|Moss|Halden"], &body);
    found.expect(&[("C5", "Halden | Folketall | 1875 | 3187 antall")]);
    // Across as well.
    let years: Vec<String> = (1891..=1952).map(|year| year.to_string()).collect();
    let figures: Vec<String> =
        (1891..=1952).map(|year| format!("{}", 300 + year % 9 * 7)).collect();
    let (head, row) = (format!("Sted|{}", years.join("|")), format!("Moss|{}", figures.join("|")));
    let found = sketch("Fødte.xlsx").sheet("Ark1", &["Fødte", "", &head, &row]).read();
    found.expect(&[("B4", "Moss | Fødte | 1891 | 307")]);
}

#[test]
fn numbers_of_vouchers_and_wages_are_no_years_of_the_last_century_but_one() {
    let numbered: Vec<String> = (1881..=1899)
        .map(|number| format!("{number}|Kontorrekvisita|{}", number % 17 * 31))
        .collect();
    let found = read("Bilag 2023.xlsx", &["Bilagsnr|Tekst|Beløp"], &numbered);
    assert!(
        found.0.facts.iter().all(|fact| fact.period.is_none_or(|period| period.end_year() > 1999)),
        "{}",
        found.told()
    );
    // Figures that rise by one are figures.
    let rising: Vec<String> = (0..12).map(|at| format!("{}|{}", 2001 + at, 1880 + at)).collect();
    let found = read("Elever.xlsx", &["Elevtall", "", "År|Solvik skole"], &rising);
    found.expect(&[("B4", "Solvik skole | Elevtall | 2001 | 1880")]);
}

#[test]
fn what_an_index_is_counted_from_is_no_period() {
    let quarters: Vec<String> = (0..9)
        .map(|at| {
            format!(
                "Q{} {}|{}.5|{}|{}.5|{}",
                at % 4 + 1,
                2015 + at / 4,
                100 + at,
                2100 + at,
                90 + at,
                1700 + at
            )
        })
        .collect();
    let head =
        ["|House prices in Moss since 2015", "|New||Old", "2015 Q1 = 100|Index|Price|Index|Price"];
    let found = read("Prices.xlsx", &head, &quarters);
    let told = found.says("C6");
    assert!(told.contains("2015-Q3") && told.contains("Price"), "{told}\n{}", found.told());
    assert!(found.says("B6").contains("Index"), "{}", found.told());
    // Numbers of rows are still none.
    let body: Vec<String> =
        (0..6).map(|at| format!("{at}|Skole {at}|{}|{}", 12 + at, 30 + at)).collect();
    let found = read("Elever.xlsx", &["index|Skole|2021|2022"], &body);
    assert!(found.fact("A3").is_none(), "{}", found.told());
}

#[test]
fn a_measure_alone_above_the_heads_is_of_all_figures() {
    let found = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Landbruksareal",
                "||||thousand hectares",
                "År|Moss|Halden|Rakkestad|Aremark",
                "2020|11|12|13|14",
                "2021|12|13|14|15",
            ],
        )
        .read();
    found.expect(&[
        ("B4", "Moss | Landbruksareal | 2020 | 11 1 000 ha"),
        ("E5", "Aremark | Landbruksareal | 2021 | 15 1 000 ha"),
    ]);
    // Over its own columns it is theirs.
    let found = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|Prosent||Antall|",
                "|2021|2022|2021|2022",
                "Fravær|6.1|6.2|61|62",
                "Trivsel|81|82|181|182",
            ],
        )
        .merge("B1:C1")
        .merge("D1:E1")
        .read();
    assert!(found.says("B3").ends_with("6.1 %"), "{}", found.told());
    assert!(!found.says("D3").ends_with('%'), "{}", found.told());
}

#[test]
fn a_heading_says_how_the_rows_below_are_measured() {
    let found = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "Indikator|2021|2022",
                "Areal (m²)",
                "Klasserom|611|622",
                "Gymsal|210|210",
                "Drift (1000 kr)",
                "Strøm|310|330",
                "Renhold (%)|81|82",
            ],
        )
        .bold("A2:A2")
        .bold("A5:A5")
        .read();
    for (cell, end) in [("B3", "611 m²"), ("C6", "330 1 000 kr"), ("C7", "82 %")] {
        assert!(found.says(cell).ends_with(end), "{cell}: {}\n{}", found.says(cell), found.told());
    }
}

#[test]
fn codes_of_states_are_places() {
    let states = ["AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA"];
    let rows: Vec<String> = (0..)
        .zip(states)
        .map(|(at, state)| format!("{state}|{}.5|{}.5", 60 + at, 62 + at))
        .collect();
    let found = read("Vaccination rate.xlsx", &["Where|coverage_2018|coverage_2019"], &rows);
    assert_eq!(found.says("B3"), "AL | coverage | 2018 | 61.5", "{}", found.told());
    assert!(
        found.why("B3").is_empty()
            || found.asked("B3").iter().all(|question| question.about != About::Names),
        "{}",
        found.told()
    );
    // Departments called by two letters are not.
    let others = ["HR", "IT", "FO", "VA", "SK", "BH", "PO", "TK", "OK", "LA", "MI"];
    let rows: Vec<String> =
        (0..).zip(others).map(|(at, name)| format!("{name}|{}.5|{}.5", 60 + at, 62 + at)).collect();
    let found = read("Mappe1.xlsx", &["Hvor|andel_2018|andel_2019"], &rows);
    assert!(found.certain().is_empty(), "{}", found.told());
}

#[test]
fn a_year_is_read_out_of_a_head_as_programs_write_it() {
    let rows = [
        "Moss|44.1|1.02|31".to_owned(),
        "Halden|45.2|0.98|32".to_owned(),
        "Råde|46.3|1.01|33".to_owned(),
    ];
    let found = read("Trafikk.xlsx", &["Kommune|aadt_2018|index_2016_2017|rank_7"], &rows);
    assert_eq!(found.says("B2"), "Moss | aadt | 2018 | 44.1", "{}", found.told());
    let span = found.fact("C2").and_then(|fact| fact.period);
    assert!(span.is_some_and(|period| period.end_year() == 2017), "{}", found.told());
    assert!(found.fact("D2").is_none_or(|fact| fact.period.is_none()), "{}", found.told());
}

#[test]
fn places_joined_to_parts_are_taken_apart() {
    let rows = [
        "Norge : husholdninger|11.5|12.5",
        "Norge : industri|21.5|22.5",
        "Sverige : husholdninger|31.5|32.5",
        "Sverige : industri|41.5|42.5",
    ]
    .map(str::to_owned);
    let found = read("Strøm.xlsx", &["Strømpris (øre)", "", "Beskrivelse|2021|2022"], &rows);
    assert_eq!(
        found.says("B5"),
        "Norge | Strømpris (øre) / industri | 2021 | 21.5",
        "{}",
        found.told()
    );
    // What is named once under its place is a place itself.
    let rows = [
        "Moss : Verket skole|11|12",
        "Moss : Bytårnet skole|21|22",
        "Halden : Os skole|31|32",
        "Halden : Låby skole|41|42",
    ]
    .map(str::to_owned);
    let found = read("Elever.xlsx", &["Elevtall", "", "Skole|2021|2022"], &rows);
    assert!(found.says("B5").starts_with("Moss : Bytårnet skole"), "{}", found.told());
}

#[test]
fn what_some_columns_lack_is_not_asked_of_those_that_say_it() {
    let rows = ["Moss|61|44.1".to_owned(), "Halden|62|45.2".to_owned(), "Råde|63|46.3".to_owned()];
    let found = read("Bosatte flyktninger.xlsx", &["Kommune|Ventetid 2020|Verdi_2020"], &rows);
    assert!(
        found.certain().iter().any(|cell| cell.starts_with("B2")),
        "{:?}\n{}",
        found.certain(),
        found.told()
    );
}

#[test]
fn percentages_of_one_year_that_are_all_below_one_are_asked_about() {
    let places = ["Moss", "Halden", "Råde", "Våler", "Hvaler"];
    let rows = |least: f64| -> Vec<String> {
        (0..)
            .zip(places)
            .map(|(at, place)| format!("{place}|{:.3}", least + f64::from(at) * 0.013))
            .collect()
    };
    let found = read("Barnehagedekning.xlsx", &["Kommune|Andel med plass (%) 2022"], &rows(0.81));
    assert!(found.certain().is_empty(), "{}", found.told());
    assert_eq!(found.asked("B3").len(), 1, "{}", found.told());
    // Per cent as they are, and one below one among them.
    let mut others = rows(81.2);
    others.push("Aremark|0.9".to_owned());
    let found = read("Barnehagedekning.xlsx", &["Kommune|Andel med plass (%) 2022"], &others);
    assert!(
        found.certain().iter().any(|cell| cell.starts_with("B3")),
        "{:?}\n{}",
        found.certain(),
        found.told()
    );
}

#[test]
fn corners_tell_tables_apart_that_are_measured_otherwise() {
    let found = sketch("Korn.xlsx")
        .sheet(
            "Ark1",
            &[
                "Hvete",
                "||||hectares",
                "Dyrket|2019|2020|2021",
                "Moss|11|12|13",
                "Halden|21|22|23",
                "",
                "",
                "||||tonn",
                "Høstet|2019|2020|2021",
                "Moss|51|52|53",
                "Halden|61|62|63",
            ],
        )
        .read();
    let (first, second) = (found.says("B4"), found.says("B10"));
    assert!(
        first.contains("Dyrket") && second.contains("Høstet"),
        "{first}, {second}\n{}",
        found.told()
    );
}

#[test]
fn one_name_of_many_that_sounds_like_a_unit_makes_none_of_the_others() {
    let crops = [
        "Hvete",
        "Bygg",
        "Havre",
        "Rug",
        "Park",
        "Bønner",
        "Poteter",
        "Sukkerbeter",
        "Humle",
        "Erter",
        "Mais",
        "Raps",
    ];
    let rows: Vec<String> =
        (0..).zip(crops).map(|(at, crop)| format!("{crop}|{}|{}", 706 - at, 694 + at)).collect();
    let found = read("Mappe1.xlsx", &["Avling (tonn)", "", "|2019|2020"], &rows);
    assert!(found.certain().is_empty(), "{}", found.told());
}

#[test]
fn how_large_they_are_is_a_part_and_no_unit() {
    let bands = ["0.5 til under 15 dekar", "15 til under 50 dekar", "50 dekar og over"];
    let rows: Vec<String> =
        (0..).zip(bands).map(|(at, band)| format!("{band}|{}|{}", 41 + at, 43 + at)).collect();
    let found = read("Jordbruk i Rakkestad.xlsx", &["Antall bruk", "", "|2019|2020"], &rows);
    let told = found.says("B4");
    assert!(
        told.contains("0.5 til under 15 dekar") && !told.starts_with("0.5"),
        "{told}\n{}",
        found.told()
    );
    // Years that follow each other are no size.
    let found = read(
        "Mappe1.xlsx",
        &["Antall bruk", "", "Kommune|2019 to 2020|2020 to 2021"],
        &["Moss|41|43".to_owned(), "Halden|51|53".to_owned()],
    );
    assert!(found.fact("B4").is_some_and(|fact| fact.period.is_some()), "{}", found.told());
}

#[test]
fn sorts_of_things_are_no_units_and_a_title_by_them_counts_the_thing() {
    let rows = ["Coal|61|62".to_owned(), "Gas|71|72".to_owned(), "Wind|81|82".to_owned()];
    let found =
        read("Mappe1.xlsx", &["Energy by Fuel Type, MWh", "", "Fuel Type|2019|2020"], &rows);
    let told = found.says("B4");
    assert!(told.contains("/ Coal") || told.contains("– Coal"), "{told}\n{}", found.told());
    // Under "School" they are units.
    let rows = ["Hill|61|62".to_owned(), "Vale|71|72".to_owned(), "Dene|81|82".to_owned()];
    let found = read("Mappe1.xlsx", &["Pupils by School", "", "School|2019|2020"], &rows);
    assert!(found.says("B4").starts_with("Hill |"), "{}", found.told());
}

#[test]
fn years_in_headings_leave_no_doubt_about_when() {
    let found = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Gårdstype|Antall bruk|Areal (dekar)",
                "2019|||",
                "Korn|11|610",
                "Melk|12|620",
                "Sau|13|630",
                "2020|||",
                "Korn|21|710",
                "Melk|22|720",
                "Sau|23|730",
            ],
        )
        .read();
    assert!(
        found.says("B3").contains("| 2019 |") && found.says("B7").contains("| 2020 |"),
        "{}",
        found.told()
    );
    assert!(!found.why("B3").contains("periode"), "{}", found.why("B3"));
}

#[test]
fn names_that_all_say_how_they_are_measured_are_what_is_counted() {
    let rows = ["Forbruk, MWh|61|62", "Effekt, kW|71|72", "Tap, prosent|8|9"].map(str::to_owned);
    let found = read("Mappe1.xlsx", &["Sentralnettet", "", "|2019|2020"], &rows);
    assert!(found.says("B4").contains("Forbruk"), "{}", found.told());
    assert!(
        found.fact("B4").is_some_and(|fact| fact.indicator.as_deref() == Some("Forbruk")),
        "{}",
        found.told()
    );
}

#[test]
fn a_report_on_something_is_no_unit() {
    let rows = ["Peak demand|61|62".to_owned(), "Reserves|71|72".to_owned()];
    let found = read(
        "Mappe1.xlsx",
        &["Report on the Reserves in the Northern Region", "", "|2019|2020"],
        &rows,
    );
    assert!(
        found
            .fact("B4")
            .is_none_or(|fact| fact.unit.as_deref().is_none_or(|unit| !unit.starts_with("Report"))),
        "{}",
        found.told()
    );
}

#[test]
fn a_remark_alone_above_the_last_column_is_no_part_of_its_head() {
    let found = sketch("Mappe1.xlsx")
        .sheet(
            "Ark1",
            &[
                "Antall bruk",
                "||||Telt i juni hvert år",
                "Kommune|2017|2018|2019|2020",
                "Moss|11|12|13|14",
                "Halden|21|22|23|24",
            ],
        )
        .read();
    assert_eq!(
        found.says("E4"),
        found.says("D4").replace("2019 | 13", "2020 | 14"),
        "{}",
        found.told()
    );
    // "Mål" is.
    let found = sketch("Lia skole.xlsx")
        .sheet(
            "Ark1",
            &[
                "||||Mål",
                "Indikator|2017|2018|2019|2020",
                "Trivsel (%)|81|82|83|84",
                "Fravær (%)|7.1|7.2|7.3|7.4",
            ],
        )
        .read();
    assert!(found.says("E3").contains("Target"), "{}", found.told());
}

#[test]
fn names_left_of_an_empty_column_group_the_rows_right_of_it() {
    let block = |crop: &str, at: usize| -> Vec<String> {
        ["0 til 15 dekar", "15 til 50 dekar", "50 dekar og over"]
            .iter()
            .enumerate()
            .map(|(row, size)| {
                let crop = if row == 0 { crop } else { "" };
                format!("{crop}||{size}|{}|{}", 11 + at * 7 + row * 5, 21 + at * 9 + row * 4)
            })
            .collect()
    };
    let mut rows = vec!["Gårdsbruk etter størrelse".to_owned(), String::new()];
    rows.push("Vekst||Størrelse|2015|2016".to_owned());
    for (at, crop) in ["Hvete", "Bygg", "Havre"].iter().enumerate() {
        rows.extend(block(crop, at));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Gårdsbruk.xlsx").sheet("Ark1", &rows).read();
    let names = |cell: &str| {
        let fact = read.fact(cell).unwrap_or_else(|| panic!("{}", read.told()));
        format!("{:?} {:?} {:?}", fact.unit, fact.indicator, fact.dimension)
    };
    assert!(names("D5").contains("Hvete"), "{}", read.told());
    assert!(names("E8").contains("Bygg"), "{}", read.told());
    // A list of remarks left of a table is none of it.
    let rows = [
        "Se også||Skole|2015|2016",
        "Årsmelding||Lia|11|12",
        "Protokoll||Moen|13|14",
        "Vedtak||Åsen|15|16",
    ];
    let read = sketch("Elever.xlsx").sheet("Ark1", &rows).read();
    let unit = read.fact("D2").and_then(|fact| fact.unit.as_deref());
    assert_eq!(unit, Some("Lia"), "{}", read.told());
}
