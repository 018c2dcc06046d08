//! A sheet of all units together beside a sheet for each of them, and a summary of another sheet's months: the figures
//! are those of the others, summed.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use crate::domain::Period;
use crate::import::facts::{CellReading, CellRole, Fact, FactKind, FileReading};
use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, normed};
use crate::text::number::decimals_needed;
use crate::tr;

/// So many figures must be sums, and none anything else.
const ENOUGH: usize = 4;
/// Workbooks with more sheets, or more figures, are not searched.
const MOST_SHEETS: usize = 400;
const MOST_FACTS: usize = 50_000;
/// A summary is short.
const MOST_SUMMED: usize = 2_000;

/// What a figure is of, but for whose it is.
type Key<'f> = (Option<&'f ArcStr>, Option<&'f ArcStr>, FactKind, Option<Period>);

fn key(fact: &Fact) -> Key<'_> {
    (fact.indicator.as_ref(), fact.dimension.as_ref(), fact.kind, fact.period)
}

/// Takes out the figures of sheets called "Samlet", "Alle kommuner" that are the sums, or the means, of those of
/// the other sheets.
pub fn set_aside(reading: &mut FileReading) {
    let count = reading.sheets.len();
    if !(2..=MOST_SHEETS).contains(&count) || reading.facts.len() > MOST_FACTS {
        return;
    }
    let summing: Vec<usize> = (0..count)
        .filter(|at| {
            is_of_all(reading, *at) && sums(reading, *at)
                || is_summary(reading, *at) && sums_periods(reading, *at)
        })
        .collect();
    for at in summing {
        let why = ArcStr::from(tr!("why-sum-of-sheets"));
        let places: Vec<_> =
            reading.facts.iter().filter(|fact| fact.sheet == at).map(|fact| fact.place).collect();
        if let Some(sheet) = reading.sheets.get_mut(at) {
            for place in places {
                let role = CellRole::Total;
                sheet.roles.insert(place, CellReading { role, why: Some(why.clone()) });
            }
        }
        reading.facts.retain(|fact| fact.sheet != at);
        reading.questions.retain(|question| question.sheet != at);
    }
}

/// Whether a sheet says that it is for all units, and nothing else was said of it by a person.
fn is_of_all(reading: &FileReading, at: usize) -> bool {
    let Some(sheet) = reading.sheets.get(at).filter(|sheet| sheet.with.is_none()) else {
        return false;
    };
    let of_all = |text: &str| {
        let text = normed(text);
        lexicon().is_total(&text)
            || text.split(' ').next().is_some_and(|first| ["alle", "all"].contains(&first))
    };
    of_all(&header::tidy(&sheet.grid.name))
        || sheet
            .tables
            .first()
            .and_then(|table| table.title.as_ref())
            .is_some_and(|text| of_all(text))
}

/// Whether each figure of a sheet is the sum or the mean of the others' for the same.
fn sums(reading: &FileReading, at: usize) -> bool {
    let mut others: BTreeMap<Key<'_>, Vec<f64>> = BTreeMap::new();
    for fact in reading.facts.iter().filter(|fact| fact.sheet != at) {
        if let Some(value) = fact.value {
            others.entry(key(fact)).or_default().push(value);
        }
    }
    let own = || reading.facts.iter().filter(|fact| fact.sheet == at);
    let summed = |fact: &Fact| {
        fact.value.is_none_or(|value| {
            others.get(&key(fact)).is_some_and(|parts| is_of_parts(value, parts))
        })
    };
    own().filter(|fact| fact.value.is_some()).count() >= ENOUGH && own().all(summed)
}

/// Whether a figure is the sum or the mean of several others, as finely as it is given.
fn is_of_parts(value: f64, parts: &[f64]) -> bool {
    let room = 0.5 * 10_f64.powi(-i32::from(decimals_needed(value, 6))) + value.abs() * 1e-9;
    let sum: f64 = parts.iter().sum();
    let near = |other: f64| (value - other).abs() <= room;
    parts.len() > 1 && (near(sum) || near(sum / parts.len() as f64))
}

/// "Summary", "Oppsummering": a sheet that says it tells what others hold.
fn is_summary(reading: &FileReading, at: usize) -> bool {
    const WORDS: [&str; 5] = ["summary", "oppsummering", "oppsummert", "sammendrag", "samandrag"];
    let sheet = reading.sheets.get(at).filter(|sheet| sheet.with.is_none());
    sheet.is_some_and(|sheet| is_one_of(&sheet.grid.name, &WORDS))
}

/// Whether each figure of a sheet is the sum or the mean of those another sheet has for the parts of its period.
fn sums_periods(reading: &FileReading, at: usize) -> bool {
    let of = |fact: &Fact| (fact.indicator.clone(), fact.dimension.clone(), fact.kind);
    let mut others: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    for fact in reading.facts.iter().filter(|fact| fact.sheet != at) {
        others.entry(of(fact)).or_default().push(fact);
    }
    let summed = |fact: &Fact| {
        let Some(value) = fact.value else { return true };
        let (Some(period), Some(others)) = (fact.period, others.get(&of(fact))) else {
            return false;
        };
        let mut parts: BTreeMap<(usize, Option<&ArcStr>), Vec<f64>> = BTreeMap::new();
        for other in others {
            let within = other.period.is_some_and(|part| {
                part != period && period.start() <= part.start() && part.end() <= period.end()
            });
            let same = fact.unit.is_none() || fact.unit == other.unit;
            if let Some(value) = other.value.filter(|_| within && same) {
                parts.entry((other.sheet, other.unit.as_ref())).or_default().push(value);
            }
        }
        parts.values().any(|parts| is_of_parts(value, parts))
    };
    let own = || reading.facts.iter().filter(|fact| fact.sheet == at);
    let figures = own().filter(|fact| fact.value.is_some()).count();
    (ENOUGH..=MOST_SUMMED).contains(&figures) && own().all(summed)
}
