//! Percentages of one period that look like fractions of one: 0.24 and 0.31 under "Andel (%)". Where there is a
//! series the other years are looked at; here all units at once.

use rustc_hash::FxHashMap;

use crate::domain::Period;
use crate::import::facts::{Fact, FileReading};
use crate::import::layout::pool::Pool;
use crate::text::number;

/// Fewest figures that look so.
const FEWEST: usize = 5;

/// What the figures of one of a sheet's indicators are together.
#[derive(Default)]
struct Together {
    period: Option<Period>,
    /// One of them is no fraction, or of another period.
    other: bool,
    fine: usize,
    at: Vec<usize>,
}

/// Asks, once for each indicator of a sheet, about percentages that are all below one.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    if !are_many(&reading.facts) {
        return;
    }
    let mut known: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    let mut indicators: Vec<Together> = Vec::new();
    let mut last = None;
    for (at, fact) in reading.facts.iter().enumerate() {
        let (Some(name), Some(value)) = (&fact.indicator, fact.value) else { continue };
        let key = (fact.sheet, name.as_ptr().addr());
        let index = match last {
            // Those of a row mostly are of one.
            Some((before, index)) if before == key => index,
            _ => *known.entry(key).or_insert_with(|| {
                indicators.push(Together::default());
                indicators.len() - 1
            }),
        };
        last = Some((key, index));
        let Some(all) = indicators.get_mut(index) else { continue };
        if all.other {
            continue;
        }
        all.other |= !is_fraction(fact, value) || !all.at.is_empty() && all.period != fact.period;
        if !all.other {
            all.period = fact.period;
            all.fine += usize::from(number::decimals_needed(value, 4) >= 2);
            all.at.push(at);
        }
    }
    let mut found: Vec<Vec<usize>> = indicators
        .into_iter()
        .filter(|all| !all.other && all.at.len() >= FEWEST && all.fine * 2 >= all.at.len())
        .map(|all| all.at)
        .collect();
    found.sort();
    for all in found {
        super::ask_fractions(reading, &all, pool);
    }
}

/// Whether so many look so that are of one of a sheet's indicators and of one period, which on the scorecard of one unit
/// none are.
fn are_many(facts: &[Fact]) -> bool {
    let mut counts: FxHashMap<(usize, usize, Option<Period>), usize> = FxHashMap::default();
    facts.iter().any(|fact| {
        let (Some(name), Some(value)) = (&fact.indicator, fact.value) else { return false };
        is_fraction(fact, value) && {
            let key = (fact.sheet, name.as_ptr().addr(), fact.period);
            let count = counts.entry(key).or_default();
            *count += 1;
            *count == FEWEST
        }
    })
}

/// Whether a figure is said to be per cent, and is written as a number below one without a sign.
fn is_fraction(fact: &Fact, value: f64) -> bool {
    value.abs() <= 1.0 && fact.measure.as_deref() == Some("%") && !fact.raw.contains('%')
}
