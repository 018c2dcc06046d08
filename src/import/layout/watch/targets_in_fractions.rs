//! Targets typed as fractions of one beside results in per cent: 0.07 strived for where 8.2 was reached.

use std::collections::BTreeMap;

use super::ask_fractions;
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::layout::pool::Pool;

/// Results below this may themselves be of such a size.
const LEAST: f64 = 2.0;
/// How many times a target, as per cent, may be from the results.
const FAR: f64 = 3.0;

/// Asks once a sheet whether such targets are to be taken a hundredfold.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    let fraction = |fact: &Fact| {
        matches!(fact.kind, FactKind::Target | FactKind::Budget | FactKind::Baseline)
            && fact.certain
            && !fact.raw.contains('%')
            && fact.value.is_some_and(|value| value > 0.0 && value < 1.0)
    };
    let in_percent = |fact: &Fact| fact.measure.as_deref() == Some("%");
    // Most files have none.
    if !reading.facts.iter().any(|fact| in_percent(fact) && fraction(fact)) {
        return;
    }
    type Counted<'f> = (usize, Option<&'f str>, Option<&'f str>, Option<&'f str>);
    let mut results: BTreeMap<Counted<'_>, (f64, f64)> = BTreeMap::new();
    let key = |fact| -> Counted<'_> {
        let fact: &Fact = fact;
        (fact.sheet, fact.unit.as_deref(), fact.indicator.as_deref(), fact.dimension.as_deref())
    };
    for fact in reading.facts.iter().filter(|fact| in_percent(fact)) {
        if let (FactKind::Result, Some(value)) = (fact.kind, fact.value) {
            let (least, most) = results.entry(key(fact)).or_insert((value, value));
            (*least, *most) = (least.min(value), most.max(value));
        }
    }
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, fact) in reading.facts.iter().enumerate() {
        if !in_percent(fact) || !fraction(fact) {
            continue;
        }
        let Some((least, most)) = results.get(&key(fact)) else { continue };
        let hundred = fact.value.unwrap_or_default() * 100.0;
        if *least >= LEAST && hundred * FAR >= *least && hundred <= *most * FAR {
            found.entry(fact.sheet).or_default().push(at);
        }
    }
    for targets in found.into_values() {
        ask_fractions(reading, &targets, pool);
    }
}
