//! One nought among figures of which none is near it, where the unit had one like the others the year before: what
//! was not reported is often written so.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{doubt_fact, take_or_leave};
use crate::domain::Period;
use crate::import::facts::{About, Fact, FactKind, FileReading};
use crate::import::grid::Place;
use crate::import::layout::pool::Pool;
use crate::text::{number, period_name};
use crate::tr;

/// Fewest units that show that noughts are rare.
const FEWEST: usize = 10;

/// What is counted on a sheet: the places of its name and split in memory, which are shared.
type Counted = (usize, usize, usize);

fn counted(fact: &Fact) -> Option<Counted> {
    let name = fact.indicator.as_ref()?.as_ptr().addr();
    let split = fact.dimension.as_ref().map_or(0, |split| split.as_ptr().addr());
    Some((fact.sheet, name, split))
}

fn is_figure(fact: &Fact) -> bool {
    fact.certain && fact.kind == FactKind::Result && fact.unit.is_some() && fact.value.is_some()
}

/// Doubts such noughts, and asks once a sheet.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    let nought = |fact: &&Fact| fact.value == Some(0.0) && is_figure(fact);
    // One nought is sought: where some other unit or year has one too, they come now and then.
    let mut noughts_of: FxHashMap<Counted, (usize, Period)> = FxHashMap::default();
    for fact in reading.facts.iter().filter(nought) {
        let Some((counted, period)) = counted(fact).zip(fact.period) else { continue };
        noughts_of.entry(counted).or_insert((0, period)).0 += 1;
    }
    noughts_of.retain(|_, (noughts, _)| *noughts == 1);
    if noughts_of.is_empty() {
        return;
    }
    let noughts_of = among_many(&reading.facts, &noughts_of);
    if noughts_of.is_empty() {
        return;
    }
    let mut known: BTreeMap<Counted, BTreeMap<Period, Vec<usize>>> = BTreeMap::new();
    let mut last: Option<(Counted, bool)> = None;
    for (at, fact) in reading.facts.iter().enumerate().filter(|(_, fact)| is_figure(fact)) {
        let Some((counted, period)) = counted(fact).zip(fact.period) else { continue };
        // Those of a row mostly are of one.
        let wanted = match last {
            Some((before, wanted)) if before == counted => wanted,
            _ => noughts_of.contains(&counted),
        };
        last = Some((counted, wanted));
        if wanted {
            known.entry(counted).or_default().entry(period).or_default().push(at);
        }
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    for periods in known.values().filter(|periods| periods.len() > 1) {
        for (period, all) in periods {
            let Some((at, common)) = lone(reading, all) else { continue };
            let unit = reading.facts.get(at).and_then(|fact| fact.unit.as_ref());
            let before = periods
                .iter()
                .rev()
                .filter(|(other, _)| *other < period)
                .flat_map(|(other, all)| all.iter().map(move |at| (*other, *at)));
            let own = before
                .filter_map(|(other, at)| Some((other, reading.facts.get(at)?)))
                .find(|(_, fact)| fact.unit.as_ref() == unit);
            let (Some(unit), Some((other, fact))) = (unit, own) else { continue };
            let Some(value) = fact.value.filter(|value| *value >= common / 4.0) else { continue };
            let text = tr!(
                "question-lone-nought",
                unit = unit.to_string(),
                period = period_name(*period),
                value = number::in_full(value),
                other = period_name(other)
            );
            found.push((at, text));
        }
    }
    for (at, text) in found {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        let (sheet, place): (usize, Place) = (fact.sheet, fact.place);
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        reading.questions.push(take_or_leave((sheet, vec![place]), About::Value, text));
    }
}

/// What has so many figures in the period of its nought that this is worth a look, which on the scorecard of one unit
/// nothing has.
fn among_many(
    facts: &[Fact],
    noughts_of: &FxHashMap<Counted, (usize, Period)>,
) -> FxHashSet<Counted> {
    let mut figures: FxHashMap<Counted, usize> = FxHashMap::default();
    let mut last: Option<(Counted, Option<Period>)> = None;
    for fact in facts.iter().filter(|fact| is_figure(fact)) {
        let Some(counted) = counted(fact) else { continue };
        // Those of a row mostly are of one.
        let of_nought = match last {
            Some((before, period)) if before == counted => period,
            _ => noughts_of.get(&counted).map(|(_, period)| *period),
        };
        last = Some((counted, of_nought));
        if of_nought.is_some() && of_nought == fact.period {
            *figures.entry(counted).or_default() += 1;
        }
    }
    figures.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(counted, _)| counted).collect()
}

/// The only nought of a period's figures, and the figure in the middle of them, where none of the others is near it.
fn lone(reading: &FileReading, all: &[usize]) -> Option<(usize, f64)> {
    let value = |at: usize| reading.facts.get(at).and_then(|fact| fact.value);
    let mut noughts = all.iter().filter(|at| value(**at) == Some(0.0));
    let at = *noughts.next()?;
    if all.len() < FEWEST || noughts.next().is_some() {
        return None;
    }
    let mut others: Vec<f64> =
        all.iter().filter(|other| **other != at).filter_map(|at| value(*at)).collect();
    others.sort_by(f64::total_cmp);
    let common = *others.get(others.len() / 2)?;
    let least = *others.first()?;
    (least > 0.0 && least >= common / 4.0).then_some((at, common))
}
