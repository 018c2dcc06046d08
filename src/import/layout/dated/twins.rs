//! Tables that lack a period but repeat, number for number, a row that has one elsewhere in the
//! workbook: the figures of one year taken out of a time series.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{Fact, FileReading};
use crate::import::lexicon::norm;
use crate::text::number::decimals_needed;
use crate::tr;

/// Equal numbers that leave no doubt, of so many digits each.
const ENOUGH: usize = 3;
const DIGITS: u8 = 3;
/// Equal numbers of fewer digits that leave none either, where they are nearly all of a table's.
const MANY: usize = 5;
/// Digits by which a number of a named unit may be known again beside others.
const SIGNIFICANT: usize = 3;

/// The questions it answers, of these.
pub fn date(reading: &mut FileReading, asked: &[usize], pool: &mut Pool) -> BTreeSet<usize> {
    let mut dated: FxHashMap<(String, String), Vec<(Period, usize)>> = FxHashMap::default();
    for (at, fact) in reading.facts.iter().enumerate() {
        // What is known again beside others may have few digits.
        if let (Some(period), Some(key)) = (fact.period, key_of(fact, 1)) {
            dated.entry(key).or_default().push((period, at));
        }
    }
    if dated.is_empty() {
        return BTreeSet::new();
    }
    let mut answered = BTreeSet::new();
    for question in asked {
        if date_one(reading, *question, &dated, pool).is_some() {
            answered.insert(*question);
        }
    }
    answered
}

/// Unit and number, where the number has digits enough to be known again beside others.
fn key(fact: &Fact) -> Option<(String, String)> {
    key_of(fact, SIGNIFICANT)
}

/// The same of so many digits.
pub(in crate::import::layout) fn key_of(fact: &Fact, fewest: usize) -> Option<(String, String)> {
    let value = fact.value?;
    let unit = norm(fact.unit.as_deref()?);
    let digits = value.abs().to_string().replace('.', "");
    let significant = digits.trim_matches('0').len() >= fewest;
    significant.then(|| (unit, format!("{value:.7e}")))
}

/// Whether a number has digits enough to be known again by itself.
fn is_telling(fact: &Fact) -> bool {
    fact.value.is_some_and(|value| decimals_needed(value, 9) >= DIGITS && value.abs() >= 0.1)
}

/// Whether so many equal numbers of a table show that it repeats another.
pub(in crate::import::layout) fn are_many(equal: usize, all: usize) -> bool {
    equal >= MANY && equal * 10 >= all * 8
}

fn date_one(
    reading: &mut FileReading,
    question: usize,
    dated: &FxHashMap<(String, String), Vec<(Period, usize)>>,
    pool: &mut Pool,
) -> Option<()> {
    let question = reading.questions.get(question)?;
    let text = question.text.clone();
    let inside = super::facts_of(reading, question);
    // Numbers of many digits tell by themselves, those of few only together.
    let mut votes: BTreeMap<Period, usize> = BTreeMap::new();
    let mut telling: BTreeMap<Period, usize> = BTreeMap::new();
    let mut equal = 0;
    let mut measures: Vec<(usize, ArcStr)> = Vec::new();
    for at in &inside {
        let fact = reading.facts.get(*at)?;
        if fact.period.is_some() {
            return None;
        }
        let twins = key_of(fact, 1).and_then(|key| dated.get(&key));
        equal += usize::from(twins.is_some());
        let telling_enough = key(fact).is_some();
        for (period, twin) in twins.into_iter().flatten().filter(|_| telling_enough) {
            *votes.entry(*period).or_default() += 1;
            if is_telling(fact) {
                *telling.entry(*period).or_default() += 1;
            }
            if let Some(measure) = &fact.measure {
                measures.push((*twin, measure.clone()));
            }
        }
    }
    let only = |votes: &BTreeMap<Period, usize>| {
        let (period, count) = votes.first_key_value()?;
        (votes.len() == 1).then_some((*period, *count))
    };
    let told = only(&telling).filter(|(_, count)| *count >= ENOUGH);
    let (period, _) = told.or_else(|| only(&votes).filter(|_| are_many(equal, inside.len())))?;
    let why = pool.share(&tr!("why-period-twin", period = period.bokmaal()));
    super::give(reading, &inside, period, &text, &why);
    // The series is measured as its twin is; another table of its sheet may count what this shares out.
    for (twin, measure) in measures {
        let Some((name, sheet, place)) =
            reading.facts.get(twin).map(|fact| (fact.indicator.clone(), fact.sheet, fact.place))
        else {
            continue;
        };
        let tables = reading.sheets.get(sheet).map_or(&[][..], |sheet| &sheet.tables);
        let range =
            tables.iter().find(|table| table.range.contains(place)).map(|table| table.range);
        for fact in &mut reading.facts {
            let here = fact.sheet == sheet && range.is_none_or(|range| range.contains(fact.place));
            if here && fact.indicator == name && fact.measure.is_none() {
                fact.measure = Some(measure.clone());
            }
        }
    }
    Some(())
}
