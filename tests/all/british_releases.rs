//! Releases of British offices and extracts of the World Bank, and what among others' sheets looks like them and is
//! something else.

use styringstavle::import::facts::{About, CellRole};

use crate::situations::sketch;

/// Rows as a sheet is sketched by.
fn lines(rows: &[String]) -> Vec<&str> {
    rows.iter().map(String::as_str).collect()
}

#[test]
fn a_year_is_told_by_the_month_it_ends_in() {
    let found = sketch("Fares.xlsx")
        .sheet(
            "FAR01",
            &[
                "FAR0101b: Ferry passengers by county: Scotland, annual from year ending March 2022 (thousands)",
                "This worksheet contains one table.",
                "County|Year ending March 2022|Year ending March 2023|Year ended 31 December 2023",
                "Clyde|41|42|43",
                "Orkney|51|52|53",
                "Shetland|61|62|63",
            ],
        )
        .read();
    for (cell, period) in [("B4", "2021/22"), ("C5", "2022/23"), ("D6", "2023")] {
        let told = found.says(cell);
        assert!(told.contains("Ferry passengers |") && told.contains(period), "{told}");
    }
    // Twelve months that end in any month are not the year's figure.
    let found = sketch("Fares.xlsx")
        .sheet(
            "Ark1",
            &[
                "Area|Year ending October 2022|Year ending October 2023",
                "Clyde|41|42",
                "Orkney|51|52",
            ],
        )
        .read();
    assert!(found.says("B2").contains("2022-10"), "{}", found.told());
}

#[test]
fn quarters_of_two_years_are_counted_from_april_where_sheets_are_british() {
    let rows = |title| {
        [
            title,
            "",
            "Measure|2021/22|Q1 22/23|Q4 22/23|Target 22/23",
            "Potholes mended|410|101|104|420",
            "Trees planted|310|81|84|320",
        ]
    };
    let found =
        sketch("Scorecard.xlsx").sheet("Ark1", &rows("Scorecard – Ashwick Borough Council")).read();
    for (cell, period) in
        [("B4", "2021/22"), ("C4", "2022-Q2"), ("D4", "2023-Q1"), ("E4", "2022/23")]
    {
        let told = found.says(cell);
        assert!(told.contains(period) && !told.starts_with('?'), "{told}\n{}", found.told());
    }
    // Elsewhere a year may begin in July or October.
    let found = sketch("Scorecard.xlsx").sheet("Ark1", &rows("Scorecard – Ashwick")).read();
    assert!(found.says("C4").starts_with('?'), "{}", found.told());
    assert!(found.asked("C4").iter().any(|question| question.about == About::Period));
}

#[test]
fn the_year_and_its_quarter_may_stand_in_columns_of_their_own() {
    let mut rows = vec!["District|Code|Financial year|Quarter|Complaints".to_owned()];
    for (at, year) in ["2021/22", "2022/23"].iter().enumerate() {
        for quarter in 1..=4 {
            rows.push(format!("Ashwick|E07000961|{year}|Q{quarter}|{}", 10 * (at + 1) + quarter));
            rows.push(format!("Marlbury|E07000962|{year}|Q{quarter}|{}", 50 * (at + 1) + quarter));
        }
    }
    let found = sketch("Complaints.xlsx").sheet("Data", &lines(&rows)).read();
    let told = found.says("E2");
    assert!(
        told.contains("Ashwick") && told.contains("2021-Q2") && !told.starts_with('?'),
        "{}",
        found.told()
    );
    assert!(found.says("E16").contains("2023-Q1"), "{}", found.told());
}

#[test]
fn months_from_and_to_are_the_part_of_the_year_they_make() {
    let found = sketch("Trivsel.xlsx")
        .sheet(
            "Ark1",
            &[
                "Utlån per kvartal",
                "",
                "År|Kvartal|Lia bibliotek|Åsen bibliotek",
                "2022|januar til mars|11|21",
                "2022|april–juni|12|22",
                "2022|juli - september|13|23",
                "2023|January to March|14|24",
            ],
        )
        .read();
    for (cell, period) in
        [("C4", "2022-Q1"), ("D5", "2022-Q2"), ("C6", "2022-Q3"), ("D7", "2023-Q1")]
    {
        assert!(found.says(cell).contains(period), "{cell}\n{}", found.told());
    }
    // Ten months are no part of a year.
    let found = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["|januar–oktober 2022|januar–oktober 2023", "Fravær|11|12"])
        .read();
    assert!(found.says("B2").starts_with('?'), "{}", found.told());
}

#[test]
fn brackets_that_repeat_a_period_and_codes_beside_names_say_nothing() {
    let found = sketch("Extract.xlsx")
        .sheet(
            "Data",
            &[
                "Country Name|Country Code|Series Name|Series Code|2015 [YR2015]|2016 [YR2016]",
                "Norway|NOR|Forest area (% of land)|AG.LND.FRST|33.1|33.2",
                "Norway|NOR|Rail lines (km)|IS.RRS.TOTL|3895|3896",
                "Malta|MLT|Forest area (% of land)|AG.LND.FRST|1.1|1.2",
                "Malta|MLT|Rail lines (km)|IS.RRS.TOTL|0|0",
            ],
        )
        .read();
    let told = found.says("E2");
    assert!(told.starts_with("Norway | Forest area (% of land) | 2015 | 33.1"), "{}", found.told());
    assert!(found.says("F5").starts_with("Malta | Rail lines | 2016"), "{}", found.told());
    // Brackets that say something else still do, and texts below "code" that no names stand beside are names.
    let found = sketch("Skoler.xlsx")
        .sheet(
            "Ark1",
            &["Skole|2015 (jenter)|2015 (gutter)", "Lia skole|4.1|4.2", "Åsen skole|4.3|4.4"],
        )
        .read();
    assert!(found.says("B2").contains("jenter"), "{}", found.told());
}

#[test]
fn a_goal_with_its_number_is_no_unit() {
    let rows = |one, two| {
        vec![
            "Plan for Ashwick kommune".to_owned(),
            String::new(),
            "Indikator|2022|2023".to_owned(),
            one,
            "Antall klager|11|12".to_owned(),
            "Antall vedtak|21|22".to_owned(),
            two,
            "Andel fornøyde|31|32".to_owned(),
            "Antall besøk|41|42".to_owned(),
        ]
    };
    let read = |one: &str, two: &str| {
        let rows = rows(one.to_owned(), two.to_owned());
        sketch("Plan.xlsx").sheet("Ark1", &lines(&rows)).merge("A4:C4").merge("A7:C7").read()
    };
    let found = read("Mål 1: En god skole", "Mål 2: Et trygt sykehjem");
    assert!(
        !found.says("B5").contains("skole") && !found.says("B8").contains("sykehjem"),
        "{}",
        found.told()
    );
    let found = read("Lia skole", "Nes sykehjem");
    assert!(found.says("B5").contains("Lia skole"), "{}", found.told());
}

#[test]
fn a_field_left_open_does_not_end_the_form() {
    let found = sketch("Return.xlsx")
        .sheet(
            "Provider",
            &[
                "Title:|Cancelled operations",
                "",
                "Period:|May 2023",
                "Revised:|-",
                "Contact:|someone@example.org",
                "",
                "",
                "Code|Provider Name|Operations cancelled|Operations planned",
                "RXX|Weaver Hospitals NHS Trust|11|210",
                "RYY|Tees Hospitals NHS Trust|12|220",
            ],
        )
        .read();
    assert!(found.says("C9").contains("2023-05"), "{}", found.told());
    // A row of a table without a figure is one.
    let found = sketch("Lia skole.xlsx")
        .sheet("Ark1", &["Indikator|2023", "Fravær:|-", "Trivsel:|4.2", "Mobbing:|5.1"])
        .read();
    assert!(found.fact("B2").is_some() && found.fact("B3").is_some(), "{}", found.told());
}

#[test]
fn sheets_of_municipalities_are_for_them_and_the_one_of_all_is_their_sum() {
    let own = |title: &str, add: i32| {
        vec![
            title.to_owned(),
            String::new(),
            "Nøkkeltall|1. halvår 2022|2. halvår 2022".to_owned(),
            format!("Meldinger|{}|{}", 11 + add, 17 + add),
            format!("Undersøkelser|{}|{}", 21 + add, 28 + add),
            format!("Tiltak|{}|{}", 31 + add, 39 + add),
        ]
    };
    let of_all = |off: i32| {
        vec![
            "Alle kommunene".to_owned(),
            String::new(),
            "Nøkkeltall|1. halvår 2022|2. halvår 2022".to_owned(),
            format!("Meldinger|{}|{}", 22 + 5 + off, 34 + 5),
            format!("Undersøkelser|{}|{}", 42 + 5, 56 + 5),
            format!("Tiltak|{}|{}", 62 + 5, 78 + 5),
        ]
    };
    let read = |off: i32| {
        let one = own("Barnevern – Nes kommune", 0);
        let two = own("Barnevern – Lia kommune", 5);
        let all = of_all(off);
        sketch("Barnevern.xlsx")
            .sheet("Nes", &lines(&one))
            .sheet("Lia", &lines(&two))
            .sheet("Samlet", &lines(&all))
            .read()
    };
    let found = read(0);
    assert!(found.says("Nes!B4").starts_with("Nes | Meldinger"), "{}", found.told());
    assert!(found.says("Lia!C6").starts_with("Lia | Tiltak"), "{}", found.told());
    assert!(found.fact("Samlet!B4").is_none(), "{}", found.told());
    assert_eq!(found.role("Samlet!B4"), Some(CellRole::Total));
    // One that is off is no sum of theirs: it stays, to be looked at.
    let found = read(3);
    assert!(found.fact("Samlet!B4").is_some(), "{}", found.told());
}

#[test]
fn what_is_weighed_is_what_the_figures_are_of() {
    let rows = |sort: &str, names: [&str; 2], head: &str| {
        let mut rows = vec![format!("Kommune|År|{sort}|{head}")];
        for (at, place) in ["Nes", "Lia", "Åsen"].iter().enumerate() {
            for year in [2021, 2022] {
                for name in names {
                    rows.push(format!(
                        "{place}|{year}|{name}|{}",
                        100 * (at + 1) + year % 7 + name.len()
                    ));
                }
            }
        }
        rows
    };
    let read = |sort, names, head| {
        sketch("uttrekk 3.xlsx").sheet("Data", &lines(&rows(sort, names, head))).read()
    };
    let found = read("Fraksjon", ["Matavfall", "Papp og papir"], "Tonn");
    assert!(found.says("D2").starts_with("Nes | Matavfall | 2021"), "{}", found.told());
    // A number of somebody is of whom the figures are, and of what is asked.
    let found = read("Kjønn", ["Kvinner", "Menn"], "Antall");
    assert!(found.says("D2").starts_with('?'), "{}", found.told());
}

#[test]
fn a_summary_of_months_is_their_sums() {
    let monthly: Vec<String> = std::iter::once("Måned|Henvendelser|Klager".to_owned())
        .chain((1..=12).map(|month| format!("2023-{month:02}|{}|{}", 100 + month, 2 * month)))
        .collect();
    let quarters = |off: i32| -> Vec<String> {
        let sum = |quarter: i32| (3 * quarter - 2) + (3 * quarter - 1) + 3 * quarter;
        std::iter::once("Kvartal|Henvendelser|Klager".to_owned())
            .chain((1..=4).map(|at| {
                let sum = sum(at);
                format!("{at}. kvartal 2023|{}|{}", 300 + sum + off, 2 * sum)
            }))
            .collect()
    };
    let read = |name: &str, off: i32| {
        sketch("Henvendelser Lia kommune.xlsx")
            .sheet("Måneder", &lines(&monthly))
            .sheet(name, &lines(&quarters(off)))
            .read()
    };
    let found = read("Oppsummering", 0);
    assert!(found.fact("Måneder!B2").is_some(), "{}", found.told());
    assert!(found.fact("Oppsummering!B2").is_none(), "{}", found.told());
    assert_eq!(found.role("Oppsummering!C3"), Some(CellRole::Total));
    // Figures of their own, and a sheet that says nothing of the kind, stay.
    assert!(read("Oppsummering", 7).fact("Oppsummering!B2").is_some());
    assert!(read("Kvartaler", 0).fact("Kvartaler!B2").is_some());
}
