//! A sheet of all units together beside a sheet for each of them: its figures are theirs, summed.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use crate::domain::Period;
use crate::import::facts::{CellReading, CellRole, Fact, FactKind, FileReading};
use crate::import::header;
use crate::import::lexicon::{lexicon, norm};
use crate::text::number::decimals_needed;
use crate::tr;

/// So many figures must be sums, and none anything else.
const ENOUGH: usize = 4;
/// Workbooks with more sheets, or more figures, are not searched.
const MOST_SHEETS: usize = 400;
const MOST_FACTS: usize = 50_000;

/// What a figure is of, but for whose it is.
type Key<'f> = (Option<&'f ArcStr>, Option<&'f ArcStr>, FactKind, Option<Period>);

fn key(fact: &Fact) -> Key<'_> {
    (fact.indicator.as_ref(), fact.dimension.as_ref(), fact.kind, fact.period)
}

/// Takes out the figures of sheets called "Samlet", "Alle kommuner" that are the sums, or the means, of those of
/// the other sheets.
pub fn set_aside(reading: &mut FileReading) {
    let count = reading.sheets.len();
    if !(3..=MOST_SHEETS).contains(&count) || reading.facts.len() > MOST_FACTS {
        return;
    }
    let summing: Vec<usize> =
        (0..count).filter(|at| is_of_all(reading, *at) && sums(reading, *at)).collect();
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
        let text = norm(text);
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
        let Some(value) = fact.value else { return true };
        let Some(parts) = others.get(&key(fact)).filter(|parts| parts.len() > 1) else {
            return false;
        };
        let room = 0.5 * 10_f64.powi(-i32::from(decimals_needed(value, 6))) + value.abs() * 1e-9;
        let sum: f64 = parts.iter().sum();
        let near = |other: f64| (value - other).abs() <= room;
        near(sum) || near(sum / parts.len() as f64)
    };
    own().filter(|fact| fact.value.is_some()).count() >= ENOUGH && own().all(summed)
}
