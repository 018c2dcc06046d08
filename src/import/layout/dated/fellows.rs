//! The tables beside an undated one: those with the same heads are of the same time, and where all others of the
//! sheet or the workbook are of one, that is offered.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{Fact, FileReading};
use crate::import::lexicon::{norm, normed};
use crate::tr;

/// Words for a time told by another.
const OTHER_TIMES: [&str; 12] = [
    "fjor",
    "fjoråret",
    "forrige",
    "førre",
    "neste",
    "tidligere",
    "tidlegare",
    "før",
    "etter",
    "prognose",
    "last",
    "next",
];
/// What the importer puts between a head and the one over it.
const OVER: &str = " – ";
/// So many columns with the same heads are the same table again.
const ENOUGH: usize = 2;

/// The questions it answers, of these; the others are given what may be meant.
pub fn date(reading: &mut FileReading, asked: &[usize], pool: &mut Pool) -> BTreeSet<usize> {
    let mut answered = BTreeSet::new();
    let mut offered: BTreeSet<usize> = BTreeSet::new();
    for at in asked {
        let Some(question) = reading.questions.get(*at) else { continue };
        let (sheet, text) = (question.sheet, question.text.clone());
        let inside = super::facts_of(reading, question);
        let undated = |at: &usize| reading.facts.get(*at).is_some_and(|fact| fact.period.is_none());
        if inside.is_empty() || !inside.iter().all(undated) {
            continue;
        }
        if let Some((period, over)) = same_heads(reading, sheet, &inside, &offered) {
            let why = pool.share(&tr!("why-period-same-heads", period = period.bokmaal()));
            name_over(reading, &inside, &over, pool);
            super::give(reading, &inside, period, &text, &why);
            answered.insert(*at);
        } else if let Some(period) = only_period(reading, sheet) {
            offer(reading, *at, &inside, period, pool);
            offered.extend(inside);
        }
    }
    answered
}

/// The last of a fact's heads, and those over it.
fn heads(fact: &Fact) -> Option<(&str, &str)> {
    let name = fact.indicator.as_deref()?;
    Some(name.rsplit_once(OVER).map_or(("", name), |(over, last)| (over, last)))
}

/// The period of the table above with the same heads in the same columns, and what stands over those there and
/// not here: "Personer – Menn" over the first block of a sheet, "Kvinner" alone over the next.
///
/// What a table above was only offered, a person has yet to say.
fn same_heads(
    reading: &FileReading,
    sheet: usize,
    inside: &[usize],
    offered: &BTreeSet<usize>,
) -> Option<(Period, ArcStr)> {
    if tells_of_another_time(reading, sheet, inside) {
        return None;
    }
    let first =
        inside.iter().filter_map(|at| reading.facts.get(*at)).map(|fact| fact.place.row).min()?;
    let mut own: BTreeMap<u32, (&str, &str)> = BTreeMap::new();
    for fact in inside.iter().filter_map(|at| reading.facts.get(*at)) {
        own.entry(fact.place.column).or_insert(heads(fact)?);
    }
    if own.len() < ENOUGH {
        return None;
    }
    let mut above: BTreeMap<u32, (&str, &str)> = BTreeMap::new();
    let mut periods = BTreeSet::new();
    for (at, fact) in reading.facts.iter().enumerate() {
        let dated = fact.sheet == sheet && fact.place.row < first && !offered.contains(&at);
        if let (true, Some(period), Some(heads)) = (dated, fact.period, heads(fact)) {
            above.insert(fact.place.column, heads);
            periods.insert(period);
        }
    }
    let same = own.iter().all(|(column, (_, last))| {
        above.get(column).is_some_and(|(_, other)| norm(last) == norm(other))
    });
    let mut periods = periods.into_iter();
    let period = periods.next().filter(|_| same && periods.next().is_none())?;
    // One head more over the first block is over the next as well.
    let mut over: BTreeSet<&str> = BTreeSet::new();
    for (column, (own, _)) in &own {
        let (far, _) = above.get(column)?.0.rsplit_once(OVER).unwrap_or_default();
        over.insert(if own.is_empty() || own.contains(OVER) { "" } else { far });
    }
    let mut over = over.into_iter();
    let far = over.next().filter(|_| over.next().is_none()).unwrap_or_default();
    Some((period, far.into()))
}

/// "I fjor" over the next block: not of the time of the first, though no year is named.
fn tells_of_another_time(reading: &FileReading, sheet: usize, inside: &[usize]) -> bool {
    let facts = || inside.iter().filter_map(|at| reading.facts.get(*at));
    let tables = reading.sheets.get(sheet).map(|sheet| sheet.tables.as_slice()).unwrap_or_default();
    let captions = tables
        .iter()
        .filter(|table| facts().any(|fact| table.range.contains(fact.place)))
        .filter_map(|table| table.caption.as_deref());
    let heads = facts().filter_map(|fact| fact.indicator.as_deref());
    captions.chain(heads).any(|text| {
        let text = normed(text);
        text.split(' ').any(|word| OTHER_TIMES.contains(&word))
    })
}

/// Puts what stands over the heads above before the names below.
fn name_over(reading: &mut FileReading, inside: &[usize], over: &str, pool: &mut Pool) {
    if over.is_empty() {
        return;
    }
    for at in inside {
        if let Some(fact) = reading.facts.get_mut(*at)
            && let Some(name) = &fact.indicator
        {
            fact.indicator = Some(pool.share(&format!("{over}{OVER}{name}")));
        }
    }
}

/// The one period of all figures of a sheet, or else of the workbook.
fn only_period(reading: &FileReading, sheet: usize) -> Option<Period> {
    let of = |own: bool| {
        let facts = reading.facts.iter().filter(|fact| !own || fact.sheet == sheet);
        let periods: BTreeSet<Period> = facts.filter_map(|fact| fact.period).collect();
        periods
    };
    let mut periods = of(true);
    if periods.is_empty() {
        periods = of(false);
    }
    (periods.len() == 1).then(|| periods.pop_first()).flatten()
}

/// Proposes a period, to be confirmed. Figures that would contradict others of that period are given none before
/// that is done.
fn offer(reading: &mut FileReading, at: usize, inside: &[usize], period: Period, pool: &mut Pool) {
    let clash = clash(reading, inside, period);
    let Some(question) = reading.questions.get_mut(at) else { return };
    let told = period.bokmaal();
    let text = tr!("why-period-of-the-others", period = told.as_str());
    let before = std::mem::replace(&mut question.text, text.clone());
    question.options = vec![told];
    for at in inside {
        if let Some(fact) = reading.facts.get_mut(*at) {
            fact.period = (!clash).then_some(period);
            let why = fact.why.replace(before.as_str(), &text);
            fact.why = pool.share(&why);
        }
    }
}

/// Whether any of these facts would stand for the same as another of that period.
fn clash(reading: &FileReading, inside: &[usize], period: Period) -> bool {
    fn named(fact: &Fact) -> [Option<String>; 3] {
        [&fact.unit, &fact.indicator, &fact.dimension].map(|name| name.as_deref().map(norm))
    }
    let dated = reading.facts.iter().filter(|fact| fact.period == Some(period));
    let taken: FxHashSet<[Option<String>; 3]> = dated.map(named).collect();
    let mut own = FxHashSet::default();
    let mut inside = inside.iter().filter_map(|at| reading.facts.get(*at)).map(named);
    inside.any(|name| taken.contains(&name) || !own.insert(name))
}
