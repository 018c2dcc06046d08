//! A year of a unit whose figures are all those of the year before: written over from it, and not yet altered.

use std::collections::{BTreeMap, BTreeSet};

use super::{Found, Slip, steps};
use crate::domain::Period;
use crate::import::facts::{FactKind, FileReading};
use crate::import::layout::series::Member;

/// Fewest series of a unit that are the same in both years, and most that are looked at.
const FEWEST: usize = 4;
/// Fewest different numbers among them: a row of noughts and ones comes again by chance.
const FEWEST_DIFFERENT: usize = 3;
/// So large are numbers that seldom come again: below it as many repeat by chance.
const LARGE: f64 = 10.0;

/// The table's sheet, the unit by where its name stands, and the two years.
type Years = (usize, usize, Period, Period);

/// The figures of such years, each with the one of the year before.
pub(super) fn found(reading: &FileReading, series: &[Vec<Member>]) -> Found {
    let key = |before: &Member, one: &Member| -> Option<Years> {
        let years = matches!(
            (before.period, one.period),
            (Period::Year(first), Period::Year(last)) if last == first + 1
        );
        let fact =
            reading.facts.get(one.at).filter(|fact| years && fact.kind == FactKind::Result)?;
        let unit = fact.unit.as_ref().map_or(0, |unit| unit.as_ptr() as usize);
        Some((fact.sheet, unit, before.period, one.period))
    };
    let mut alike: BTreeMap<Years, Vec<(usize, usize, u64)>> = BTreeMap::new();
    for group in series {
        for (before, one) in steps(group) {
            // Most figures are another than the one before.
            if one.value == before.value
                && one.value.abs() >= LARGE
                && let Some(key) = key(before, one)
            {
                alike.entry(key).or_default().push((one.at, before.at, one.value.to_bits()));
            }
        }
    }
    alike.retain(|_, same| {
        let different: BTreeSet<u64> = same.iter().map(|(.., value)| *value).collect();
        same.len() >= FEWEST && different.len() >= FEWEST_DIFFERENT
    });
    if alike.is_empty() {
        return Vec::new();
    }
    // Not one of them may be another.
    for group in series {
        for (before, one) in steps(group).filter(|(before, one)| one.value != before.value) {
            if let Some(key) = key(before, one) {
                alike.remove(&key);
            }
        }
    }
    let same = alike.into_values().flatten();
    same.map(|(at, other, _)| (Slip::SameAs { at: 0, other: 1 }, vec![at, other])).collect()
}
