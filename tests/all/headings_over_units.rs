//! Headings over rows of units: what is counted where they stand over the same units, else an area or a part.

use crate::situations::{of, said, sketch};

/// The indicator of the first figure under each heading of a table of quarters.
fn under(headings: [&str; 2], units: [[&str; 3]; 2]) -> [(String, String, String); 2] {
    let mut rows = vec!["2022|||".to_owned(), "Sone|1. kv.|2. kv.|3. kv.".to_owned()];
    for (heading, units) in headings.iter().zip(units) {
        rows.push(format!("{heading}|||"));
        for (at, unit) in (1..).zip(units) {
            rows.push(format!("{unit}|{at}76|{at}02|{at}73"));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Trygghetsalarmer.xlsx").sheet("Alarmer", &rows).read();
    ["B4", "B8"].map(|cell| of(&read, cell))
}

#[test]
fn headings_over_the_same_units_say_what_is_counted() {
    let zones = ["Sentrum", "Vestre", "Hunndalen"];
    let [first, second] =
        under(["Antall alarmer ved utgangen av kvartalet", "Utløste alarmer"], [zones, zones]);
    assert_eq!(first.1, "Antall alarmer ved utgangen av kvartalet");
    assert_eq!(second, said("Sentrum", "Utløste alarmer", "2022-Q1"));
}

/// Each unit lies under one heading alone, as units do in an area.
#[test]
fn headings_over_other_units_are_no_indicators() {
    let [first, second] = under(
        ["Antall alarmer ved utgangen av kvartalet", "Utløste alarmer"],
        [["Sentrum", "Vestre", "Hunndalen"], ["Snertingdal", "Biri", "Redalen"]],
    );
    assert_ne!(first.1, "Antall alarmer ved utgangen av kvartalet");
    assert_ne!(second.1, "Utløste alarmer");
}

/// What is counted stands over the years; headings over places are then parts of it, and nobody is asked.
#[test]
fn a_band_that_says_what_is_counted_leaves_the_headings_as_parts() {
    let households =
        ["Alle husholdninger", "Aleneboende", "Par uten barn", "Enslig mor/far med barn 0-17 år"];
    let title = "06944: Inntekt etter skatt, median (kr), etter region, husholdningstype og år";
    let head = [title, " ", "|Inntekt etter skatt, median (kr)||", "|2020|2021|2022"];
    let mut rows = head.map(str::to_owned).to_vec();
    for (at, heading) in (1..).zip(households) {
        rows.push(format!("{heading}|||"));
        rows.push(format!("5001 Trondheim - Tråante|{at}71000|{at}86000|{at}91000"));
        rows.push(format!("5006 Steinkjer|{at}31000|{at}38000|{at}56000"));
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Medianinntekt.xlsx").sheet("06944", &rows).read();
    for (cell, household) in ["B6", "B9", "B12", "B15"].iter().zip(households) {
        let fact = read.fact(cell).expect("a figure");
        assert!(fact.certain, "{cell}: {}", read.told());
        assert_eq!(fact.indicator.as_deref(), Some("Inntekt etter skatt, median"), "{cell}");
        assert_eq!(fact.dimension.as_deref(), Some(household), "{cell}");
    }
}

/// A heading that only looks like a unit is asked about; so many of them in a sheet are one question.
#[test]
fn headings_that_look_like_units_are_one_question() {
    let rows = [
        "|1. tertial 2023|2. tertial 2023|3. tertial 2023",
        "Fjordgløtt|||",
        "Belegg|95|97|98",
        "Liggetid|12|14|11",
        "Solbakken|||",
        "Belegg|91|92|95",
        "Liggetid|8|9|10",
        "Åsgård|||",
        "Belegg|88|85|90",
        "Liggetid|20|22|25",
    ];
    let read = sketch("Belegg.xlsx").sheet("Oversikt", &rows).read();
    assert_eq!(of(&read, "D10"), said("Åsgård", "Liggetid", "2023-T3"));
    let asked = read.asked("B3");
    assert_eq!(asked, read.asked("D10"));
    let [asked] = asked[..] else { panic!("{asked:?}") };
    assert!(
        asked.text.starts_with("Overskriftene over radene (Fjordgløtt, Solbakken …)"),
        "{asked:?}"
    );
    assert_eq!(asked.cells.len(), 18);
}
