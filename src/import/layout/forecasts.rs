//! The same year foreseen twice in a workbook: after its first tertial, and again after its second.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::pool::Pool;
use crate::domain::{Period, PeriodKind};
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::tr;

/// What a forecast is of.
type Foreseen = ([Option<ArcStr>; 5], Option<Period>);

/// How far the accounts beside a forecast had come tells when it was made. Of several for one year the last is the
/// forecast; the others become parts of it that say when they are from, so that none is lost and none is asked about.
pub(super) fn tell_apart(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 {
        return;
    }
    let mut again: FxHashMap<Foreseen, Vec<usize>> = FxHashMap::default();
    for (at, fact) in reading.facts.iter().enumerate() {
        if fact.kind == FactKind::Forecast && fact.value.is_some() {
            again.entry(foreseen(fact)).or_default().push(at);
        }
    }
    again.retain(|_, all| of_several_sheets(&reading.facts, all));
    if again.is_empty() {
        return;
    }
    let made = accounts_until(&reading.facts);
    let made_of = |fact: &Fact| made.get(&(fact.sheet, fact.period?.end_year())).copied();
    let mut earlier: Vec<(usize, Period)> = Vec::new();
    for all in again.into_values() {
        let facts = || all.iter().filter_map(|at| reading.facts.get(*at));
        let times: Vec<Option<Period>> = facts().map(made_of).collect();
        let distinct: BTreeSet<Period> = times.iter().flatten().copied().collect();
        let Some(last) = distinct.iter().max_by_key(|period| period.end()).copied() else {
            continue;
        };
        // Two made at one time contradict each other.
        if distinct.len() < all.len() {
            continue;
        }
        let dated = all.iter().zip(times).filter_map(|(at, time)| Some((*at, time?)));
        earlier.extend(dated.filter(|(_, time)| *time != last));
    }
    for (at, time) in earlier {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        let when = tr!("forecast-made-after", period = time.bokmaal());
        let split =
            fact.dimension.as_ref().map_or(when.clone(), |split| format!("{split}, {when}"));
        fact.dimension = Some(pool.share(&split));
    }
}

fn foreseen(fact: &Fact) -> Foreseen {
    let texts = [&fact.unit, &fact.area, &fact.indicator, &fact.dimension, &fact.measure];
    (texts.map(Clone::clone), fact.period)
}

fn of_several_sheets(facts: &[Fact], all: &[usize]) -> bool {
    let sheets: BTreeSet<usize> =
        all.iter().filter_map(|at| facts.get(*at)).map(|fact| fact.sheet).collect();
    sheets.len() > 1
}

/// By sheet and year the part of it that results go to.
fn accounts_until(facts: &[Fact]) -> BTreeMap<(usize, i16), Period> {
    let mut until: BTreeMap<(usize, i16), Period> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.kind == FactKind::Result && fact.value.is_some()) {
        let Some(period) = fact.period else { continue };
        let part = matches!(
            period.kind(),
            PeriodKind::Tertial
                | PeriodKind::Quarter
                | PeriodKind::HalfYear
                | PeriodKind::Month
                | PeriodKind::Week
                | PeriodKind::Date
        );
        if part {
            let last = until.entry((fact.sheet, period.end_year())).or_insert(period);
            if period.end() > last.end() {
                *last = period;
            }
        }
    }
    until
}
