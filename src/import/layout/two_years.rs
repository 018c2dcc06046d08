//! "2020-2021 | 2021-2022" where a title says "gjennomsnitt siste to år": years taken together, and no school years.

use crate::domain::Period;
use crate::import::facts::FileReading;
use crate::import::grid::{Content, Sheet};

/// Cells of a sheet that are looked through for such words.
const MOST_CELLS: usize = 5_000;

/// Words for years taken two by two.
const WORDS: [&str; 10] = [
    "toårsperiode",
    "toårsgjennomsnitt",
    "toårssnitt",
    "toårig gjennomsnitt",
    "to-årsperiode",
    "siste to år",
    "siste 2 år",
    "to siste år",
    "2-års",
    "2 års gjennomsnitt",
];

/// Makes what seemed to be school years spans of two years, where a text of the workbook says that years are taken two by
/// two and none speaks of schools.
pub(super) fn settle(reading: &mut FileReading) {
    let school = |period: Option<Period>| matches!(period, Some(Period::SchoolYear(_)));
    if !reading.facts.iter().any(|fact| school(fact.period)) {
        return;
    }
    let said = |words: &[&str]| reading.sheets.iter().any(|sheet| says(&sheet.grid, words));
    if !said(&WORDS) || said(&["skole", "skule", "elev", "sesong"]) {
        return;
    }
    for fact in reading.facts.iter_mut() {
        if let Some(Period::SchoolYear(first)) = fact.period {
            fact.period = Period::span(i32::from(first), i32::from(first) + 1).or(fact.period);
        }
    }
}

fn says(sheet: &Sheet, words: &[&str]) -> bool {
    sheet.cells.iter().take(MOST_CELLS).any(|(_, cell)| {
        let Content::Text(text) = &cell.content else { return false };
        // Such words stand in titles and notes.
        text.len() > 6 && {
            let lower = text.to_lowercase();
            words.iter().any(|word| lower.contains(word))
        }
    })
}
