//! The series of a file: the numbers of one unit, indicator and split, in order of their periods.

use std::collections::BTreeMap;

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

/// Each sheet's series, with what each is called.
pub fn groups(reading: &FileReading) -> (Vec<Name>, Series) {
    let (called, of, counts) = name_each(&reading.facts);
    let mut series: Series = counts.into_iter().map(Vec::with_capacity).collect();
    for (at, (fact, group)) in reading.facts.iter().zip(of).enumerate() {
        let Some(group) = series.get_mut(group) else { continue };
        let (Some(value), Some(period)) = (fact.value, fact.period) else { continue };
        group.push(Member { at, period, value, place: fact.place });
    }
    sort_by_time(&mut series);
    (called, series)
}

/// So many series have room from the beginning.
const ROOM: usize = 56;

/// What each sheet's series are called; by fact which of them it is of, where it is a dated number; and how many
/// are of each.
fn name_each(facts: &[Fact]) -> (Vec<Name>, Vec<usize>, Vec<usize>) {
    let mut names = Ids::default();
    let mut groups: FxHashMap<(usize, Name), usize> = FxHashMap::default();
    let mut called: Vec<Name> = Vec::new();
    let mut counts: Vec<usize> = Vec::new();
    groups.reserve(ROOM);
    called.reserve(ROOM);
    counts.reserve(ROOM);
    let mut of = Vec::with_capacity(facts.len());
    let mut last: Option<(&Fact, usize)> = None;
    for fact in facts {
        if fact.value.is_none() || fact.period.is_none() {
            of.push(usize::MAX);
            continue;
        }
        let group = match last {
            Some((before, group)) if lie_alike(before, fact) => group,
            _ => {
                let texts = [&fact.unit, &fact.indicator, &fact.dimension].map(Option::as_ref);
                let [unit, indicator, dimension] = names.of_each(texts);
                let name = (unit, indicator, dimension, is_other(fact));
                *groups.entry((fact.sheet, name)).or_insert_with(|| {
                    called.push(name);
                    counts.push(0);
                    counts.len() - 1
                })
            }
        };
        last = Some((fact, group));
        if let Some(count) = counts.get_mut(group) {
            *count += 1;
        }
        of.push(group);
    }
    (called, of, counts)
}

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
