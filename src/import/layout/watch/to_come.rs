//! Results of years that have not begun: a plan, a target or a projection that does not say so.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{doubt_fact, take_or_leave};
use crate::domain::Period;
use crate::import::facts::{About, Fact, FactKind, FileReading, SheetReading};
use crate::import::grid::{Area, Place};
use crate::import::header;
use crate::import::layout::pool::Pool;
use crate::text::period_name;
use crate::tr;

/// Doubts figures of periods after this year that are read as results, and asks once a sheet. `latest` is the last year
/// a period of the workbook begins in.
pub fn watch(reading: &mut FileReading, latest: Option<i16>, pool: &mut Pool) {
    foresee(reading);
    // Nowhere is it another year than the one before or after; which it is here takes long to find.
    let somewhere = Timestamp::now().to_zoned(TimeZone::UTC).year();
    if latest.is_none_or(|latest| latest < somewhere) {
        return;
    }
    let this_year = Zoned::now().year();
    let to_come = |fact: &Fact| {
        let begins = fact.period.map(Period::start);
        fact.kind == FactKind::Result
            && fact.value.is_some()
            && begins.is_some_and(|(year, ..)| year > this_year)
    };
    if !reading.facts.iter().any(to_come) {
        return;
    }
    heed_other_sheets(reading, to_come);
    let projected: Vec<bool> =
        reading.sheets.iter().map(|sheet| is_projection(&reading.file, sheet)).collect();
    let mut asked: BTreeMap<usize, (Period, Vec<Place>)> = BTreeMap::new();
    for fact in reading.facts.iter_mut().filter(|fact| to_come(fact)) {
        let says = fact.indicator.as_deref().is_some_and(says_projection)
            || fact.dimension.as_deref().is_some_and(says_projection);
        if says || projected.get(fact.sheet).copied().unwrap_or(false) {
            fact.kind = FactKind::Forecast;
            continue;
        }
        let Some(period) = fact.period else { continue };
        let text = tr!("question-to-come", period = period_name(period));
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        let (first, places) = asked.entry(fact.sheet).or_insert((period, Vec::new()));
        *first = (*first).min(period);
        places.push(fact.place);
    }
    for (sheet, (first, mut cells)) in asked {
        let text = tr!("question-to-come", period = period_name(first));
        cells.extend(begun_of_plan(reading, sheet, &cells, &text, pool));
        reading.questions.push(take_or_leave((sheet, cells), About::Kind, text));
    }
}

/// "Utgangspunkt (2023) | 2025 | 2026 | 2027 | 2028": where the later years have not begun, those after the baseline that
/// have are of the same plan. Doubts them, and tells where they stand.
fn begun_of_plan(
    reading: &mut FileReading,
    sheet: usize,
    to_come: &[Place],
    text: &str,
    pool: &mut Pool,
) -> Vec<Place> {
    let rows: BTreeSet<u32> = to_come.iter().map(|place| place.row).collect();
    let mut baselines: BTreeMap<u32, Period> = BTreeMap::new();
    for fact in reading.facts.iter().filter(|fact| fact.sheet == sheet) {
        if let (FactKind::Baseline, Some(period)) = (fact.kind, fact.period)
            && rows.contains(&fact.place.row)
        {
            baselines.insert(fact.place.row, period);
        }
    }
    let mut found = Vec::new();
    for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == sheet) {
        let planned = fact.kind == FactKind::Result
            && fact.value.is_some()
            && !to_come.contains(&fact.place)
            && baselines
                .get(&fact.place.row)
                .zip(fact.period)
                .is_some_and(|(baseline, period)| period.start() > baseline.start());
        if planned {
            doubt_fact(fact, text, &mut reading.sheets, pool);
            found.push(fact.place);
        }
    }
    found
}

/// "Elevtallsprognose 2024–2040" with the year 2024 and those after it: what lies behind the first year it says it
/// covers is foreseen. A sheet may say the one and its file the other; a title speaks for its own table.
fn foresee(reading: &mut FileReading) {
    let stem = reading.file.rsplit_once('.').map_or(reading.file.as_str(), |(stem, _)| stem);
    let stem = stem.replace('_', " ");
    let of_file = says_projection(&stem);
    let mut from: Vec<(usize, Option<Area>, i16)> = Vec::new();
    for (at, sheet) in reading.sheets.iter().enumerate() {
        let name = sheet.grid.name.as_str();
        if of_file || says_projection(name) {
            let first = covered_from(name).or_else(|| covered_from(&stem));
            from.extend(first.map(|first| (at, None, first)));
        }
        for table in &sheet.tables {
            let titles = [&table.title, &table.caption].into_iter().flatten();
            let mut told = titles.filter(|title| says_projection(title));
            let first = told.find_map(|title| covered_from(title));
            from.extend(first.map(|first| (at, Some(table.range), first)));
        }
    }
    if from.is_empty() {
        return;
    }
    for fact in reading.facts.iter_mut().filter(|fact| fact.kind == FactKind::Result) {
        let begins = fact.period.map(|period| period.start().0);
        let foreseen = from.iter().any(|(sheet, range, first)| {
            *sheet == fact.sheet
                && range.is_none_or(|range| range.contains(fact.place))
                && begins.is_some_and(|year| year > *first)
        });
        if foreseen {
            fact.kind = FactKind::Forecast;
        }
    }
}

/// The first of the years a text says it covers: "Befolkning 2024–2045".
fn covered_from(text: &str) -> Option<i16> {
    match header::read(text).period {
        Some(Period::Span { first, .. }) => Some(first),
        _ => None,
    }
}

/// "Registrert | Framskrive" over the years of one sheet holds for the same years of another that leaves it out.
fn heed_other_sheets(reading: &mut FileReading, to_come: impl Fn(&Fact) -> bool) {
    let mut forecast: BTreeMap<Period, usize> = BTreeMap::new();
    for fact in reading.facts.iter().filter(|fact| fact.kind == FactKind::Forecast) {
        if let Some(period) = fact.period {
            forecast.entry(period).or_insert(fact.sheet);
        }
    }
    if forecast.is_empty() {
        return;
    }
    for fact in reading.facts.iter_mut().filter(|fact| to_come(fact)) {
        let elsewhere = fact.period.and_then(|period| forecast.get(&period));
        if elsewhere.is_some_and(|sheet| *sheet != fact.sheet) {
            fact.kind = FactKind::Forecast;
        }
    }
}

/// Whether the file or the sheet says that its figures are worked out for years to come.
fn is_projection(file: &str, sheet: &SheetReading) -> bool {
    let titles = sheet.tables.iter().flat_map(|table| [&table.title, &table.caption]);
    says_projection(file)
        || says_projection(&sheet.grid.name)
        || titles.flatten().any(|title| says_projection(title))
}

fn says_projection(text: &str) -> bool {
    const WORDS: [&str; 5] = ["framskriv", "fremskriv", "prognose", "projection", "forecast"];
    let bytes = text.as_bytes();
    let says = |at: usize, word: &str| {
        bytes.get(at..at + word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word.as_bytes()))
    };
    // All begin with one of two letters, which most places in a text have not.
    bytes.iter().enumerate().any(|(at, first)| {
        matches!(first, b'f' | b'F' | b'p' | b'P') && WORDS.iter().any(|word| says(at, word))
    })
}
