//! When figures are from, in columns as programs write them: days in one number, months by their last day.

use styringstavle::domain::Period;

use crate::situations::sketch;

/// When the figures of column B are from, from the third row on.
fn periods(head: &str, cells: [&str; 3]) -> Vec<Option<Period>> {
    let rows: Vec<String> = std::iter::once("Antall besøk".to_owned())
        .chain([format!("{head}|Hovedbiblioteket|Filial nord")])
        .chain(cells.iter().zip([1200, 1237, 1301]).map(|(cell, n)| format!("{cell}|{n}|3{n}")))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let read = sketch("Bibliotek.xlsx").sheet("Ark1", &rows).read();
    ["B3", "B4", "B5"].map(|cell| read.fact(cell).and_then(|fact| fact.period)).to_vec()
}

#[test]
fn days_in_one_number_are_days() {
    let days = [(1, 31), (2, 28), (3, 31)].map(|(month, day)| Period::date(2023, month, day));
    assert_eq!(periods("Dato", ["20230131", "20230228", "20230331"]), days);
    assert_eq!(periods("Dato", ["'20230131", "'20230228", "'20230331"]), days);
    // Under another word they are numbers like others.
    assert_eq!(periods("Saksnummer", ["20230131", "20230228", "20230331"]), [None; 3]);
}

#[test]
fn months_and_their_sums_are_known_by_their_first_or_last_days() {
    let months = [1, 2, 3].map(|month| Period::month(2023, month));
    assert_eq!(periods("Måned", ["2023-01-31", "2023-02-28", "2023-03-31"]), months);
    assert_eq!(periods("Måned", ["2023-01-01", "2023-02-01", "2023-03-01"]), months);
    assert_eq!(periods("Måned", ["20230101", "20230201", "20230301"]), months);
    let tertials = [1, 2, 3].map(|tertial| Period::tertial(2023, tertial));
    assert_eq!(periods("Tertial", ["2023-04-30", "2023-08-31", "2023-12-31"]), tertials);
    let quarters = [1, 2, 3].map(|quarter| Period::quarter(2023, quarter));
    assert_eq!(periods("Pr. kvartal", ["2023-03-31", "2023-06-30", "2023-09-30"]), quarters);
    let years = [2021, 2022, 2023].map(Period::year);
    assert_eq!(periods("År", ["2021-12-31", "2022-12-31", "2023-12-31"]), years);
}

#[test]
fn days_within_months_stay_days() {
    let days = [31, 27, 31].into_iter().zip(1..).map(|(day, month)| Period::date(2023, month, day));
    let found = periods("Måned", ["2023-01-31", "2023-02-27", "2023-03-31"]);
    assert_eq!(found, days.collect::<Vec<_>>());
}
