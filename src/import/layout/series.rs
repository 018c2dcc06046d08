//! The series of a file: the numbers of one unit, indicator and split, in order of their periods.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ids::Ids;
use crate::import::facts::{FactKind, FileReading};

/// What a series is called: numbers for its unit, indicator and split, and whether it is of
/// anything but results.
pub type Name = (u32, u32, u32, bool);

/// Positions of the numbers of each series, in order of its periods.
pub type Series = Vec<Vec<usize>>;

/// Each sheet's series, with what each is called.
pub fn groups(reading: &FileReading) -> (Vec<Name>, Series) {
    let mut names = Ids::default();
    let mut groups: FxHashMap<(usize, Name), usize> = FxHashMap::default();
    let mut series: Series = Vec::new();
    let mut called: Vec<Name> = Vec::new();
    let mut last = None;
    for (at, fact) in reading.facts.iter().enumerate() {
        if fact.value.is_none() || fact.period.is_none() {
            continue;
        }
        let texts = [&fact.unit, &fact.indicator, &fact.dimension];
        let [unit, indicator, dimension] = names.of_each(texts.map(Option::as_ref));
        let name = (unit, indicator, dimension, fact.kind != FactKind::Result);
        let key = (fact.sheet, name);
        let group = match last {
            Some((before, group)) if before == key => group,
            _ => *groups.entry(key).or_insert_with(|| {
                called.push(name);
                series.push(Vec::new());
                series.len() - 1
            }),
        };
        last = Some((key, group));
        if let Some(group) = series.get_mut(group) {
            group.push(at);
        }
    }
    sort_by_time(reading, &mut series);
    (called, series)
}

/// The series of all sheets, each with what other sheets say of it.
pub fn beyond_sheets(reading: &FileReading, names: &[Name], by_sheet: &[Vec<usize>]) -> Series {
    let mut groups: FxHashMap<Name, usize> = FxHashMap::default();
    let mut series: Series = Vec::new();
    for (name, own) in names.iter().zip(by_sheet) {
        let group = *groups.entry(*name).or_insert_with(|| {
            series.push(Vec::new());
            series.len() - 1
        });
        if let Some(group) = series.get_mut(group) {
            group.extend_from_slice(own);
        }
    }
    sort_by_time(reading, &mut series);
    series
}

fn sort_by_time(reading: &FileReading, series: &mut [Vec<usize>]) {
    let time = |at: &usize| reading.facts.get(*at).map(|fact| (fact.period, fact.place, *at));
    for group in series {
        if !group.is_sorted_by_key(time) {
            group.sort_unstable_by_key(time);
        }
    }
}

/// Series of which a period has figures of different measures as one for each measure.
pub fn measures_apart(reading: &FileReading, series: Series) -> Series {
    if series.iter().any(|group| measured_twice(reading, group)) {
        series.into_iter().flat_map(|group| by_measure(reading, group)).collect()
    } else {
        series
    }
}

/// Whether a period has two figures of different measures: "(prosent)" and "(antall)" of one name.
fn measured_twice(reading: &FileReading, group: &[usize]) -> bool {
    group.windows(2).any(|pair| {
        let [one, other] = pair else { return false };
        reading.facts.get(*one).zip(reading.facts.get(*other)).is_some_and(|(one, other)| {
            one.period == other.period
                && one.measure.is_some()
                && other.measure.is_some()
                && one.measure != other.measure
        })
    })
}

/// Such a group as one series for each measure.
fn by_measure(reading: &FileReading, group: Vec<usize>) -> Vec<Vec<usize>> {
    if !measured_twice(reading, &group) {
        return vec![group];
    }
    let mut apart: BTreeMap<Option<Arc<str>>, Vec<usize>> = BTreeMap::new();
    for at in group {
        let measure = reading.facts.get(at).and_then(|fact| fact.measure.clone());
        apart.entry(measure).or_default().push(at);
    }
    apart.into_values().collect()
}
