//! The series of a file: the numbers of one unit, indicator and split, in order of their periods.

use std::collections::BTreeMap;
use std::ops::Range;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::ids::{self, Ids};
use crate::domain::Period;
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::grid::Place;

/// What a series is called: numbers for its unit, indicator and split, and whether it is of
/// anything but results.
pub type Name = (u32, u32, u32, bool);

/// One number of a series: what it is looked at by, so that the fact, which is large, mostly is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The fact's position.
    pub at: usize,
    pub period: Period,
    pub value: f64,
    place: Place,
}

/// The numbers of each series, in order of its periods.
pub type Series = Vec<Vec<Member>>;

/// Facts one after another that are of one series, but for those that are no dated numbers.
struct Run {
    series: usize,
    facts: Range<usize>,
}

/// Each sheet's series, with what each is called.
pub fn groups(reading: &FileReading) -> (Vec<Name>, Series) {
    let (called, counts, runs) = name_each(&reading.facts);
    let mut series: Series = counts.into_iter().map(Vec::with_capacity).collect();
    for Run { series: of, facts } in runs {
        let Some(group) = series.get_mut(of) else { continue };
        let own = reading.facts.get(facts.clone()).unwrap_or_default();
        for (fact, at) in own.iter().zip(facts) {
            let (Some(value), Some(period)) = (fact.value, fact.period) else { continue };
            group.push(Member { at, period, value, place: fact.place });
        }
    }
    sort_by_time(&mut series);
    (called, series)
}

/// What each sheet's series are called, how many numbers are of each, and which facts are of them.
fn name_each(facts: &[Fact]) -> (Vec<Name>, Vec<usize>, Vec<Run>) {
    let mut names = Ids::default();
    let mut groups: FxHashMap<(usize, Name), usize> = FxHashMap::default();
    let mut called: Vec<Name> = Vec::with_capacity(ROOM);
    let mut counts: Vec<usize> = Vec::with_capacity(ROOM);
    let mut runs: Vec<Run> = Vec::with_capacity(ROOM);
    groups.reserve(ROOM);
    let mut last: Option<&Fact> = None;
    // Of the run that goes on: where it began, and how many numbers it has.
    let (mut series, mut first, mut count) = (0, 0, 0);
    for (at, fact) in facts.iter().enumerate() {
        if fact.value.is_none() || fact.period.is_none() {
            continue;
        }
        if last.replace(fact).is_some_and(|before| lie_alike(before, fact)) {
            count += 1;
            continue;
        }
        if let Some(all) = counts.get_mut(series) {
            *all += count;
            runs.push(Run { series, facts: first..at });
        }
        let texts = [&fact.unit, &fact.indicator, &fact.dimension].map(Option::as_ref);
        let [unit, indicator, dimension] = names.of_each(texts);
        let name = (unit, indicator, dimension, is_other(fact));
        series = *groups.entry((fact.sheet, name)).or_insert_with(|| {
            called.push(name);
            counts.push(0);
            counts.len() - 1
        });
        (first, count) = (at, 1);
    }
    if let Some(all) = counts.get_mut(series) {
        *all += count;
        runs.push(Run { series, facts: first..facts.len() });
    }
    (called, counts, runs)
}

/// So many series have room from the beginning.
const ROOM: usize = 56;

/// Whether it is of anything but results.
fn is_other(fact: &Fact) -> bool {
    fact.kind != FactKind::Result
}

/// Whether the names of two facts lie where each other's do: they are of one series, which need not be looked up.
fn lie_alike(one: &Fact, other: &Fact) -> bool {
    let same = |name: &Option<ArcStr>, other: &Option<ArcStr>| {
        ids::place(name.as_ref()) == ids::place(other.as_ref())
    };
    one.sheet == other.sheet
        && same(&one.unit, &other.unit)
        && same(&one.indicator, &other.indicator)
        && same(&one.dimension, &other.dimension)
        && is_other(one) == is_other(other)
}

/// The series of all sheets, each with what other sheets say of it; `None` where no other does of any, and
/// each is what its own sheet says.
pub fn beyond_sheets(names: &[Name], by_sheet: &[Vec<Member>]) -> Option<Series> {
    let mut groups: FxHashMap<Name, usize> = FxHashMap::default();
    groups.reserve(names.len());
    let group_of: Vec<usize> = names
        .iter()
        .map(|name| {
            let next = groups.len();
            *groups.entry(*name).or_insert(next)
        })
        .collect();
    if groups.len() == names.len() {
        return None;
    }
    let mut series: Series = vec![Vec::new(); groups.len()];
    for (group, own) in group_of.into_iter().zip(by_sheet) {
        if let Some(group) = series.get_mut(group) {
            group.extend_from_slice(own);
        }
    }
    sort_by_time(&mut series);
    Some(series)
}

fn sort_by_time(series: &mut [Vec<Member>]) {
    let time = |one: &Member| (one.period, one.place, one.at);
    for group in series {
        // A later period tells it without the rest.
        let follows =
            |one: &Member, next: &Member| one.period < next.period || time(one) <= time(next);
        if !group.is_sorted_by(follows) {
            group.sort_unstable_by_key(time);
        }
    }
}

/// Series of which a period has figures of different measures as one for each measure; `None` where there
/// are none such.
pub fn measures_apart(reading: &FileReading, series: &[Vec<Member>]) -> Option<Series> {
    let any = series.iter().any(|group| measured_twice(reading, group));
    any.then(|| series.iter().flat_map(|group| by_measure(reading, group)).collect())
}

/// Whether a period has two figures of different measures: "(prosent)" and "(antall)" of one name.
fn measured_twice(reading: &FileReading, group: &[Member]) -> bool {
    let measure = |one: &Member| reading.facts.get(one.at)?.measure.as_ref();
    group.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        one.period == other.period
            && measure(one).zip(measure(other)).is_some_and(|(one, other)| one != other)
    })
}

/// Such a group as one series for each measure.
fn by_measure(reading: &FileReading, group: &[Member]) -> Series {
    if !measured_twice(reading, group) {
        return vec![group.to_vec()];
    }
    let mut apart: BTreeMap<Option<ArcStr>, Vec<Member>> = BTreeMap::new();
    for one in group {
        let measure = reading.facts.get(one.at).and_then(|fact| fact.measure.clone());
        apart.entry(measure).or_default().push(*one);
    }
    apart.into_values().collect()
}
