//! A table of shares below the counts it is worked out of, under the same heads: it is in per cent, though nothing
//! says so.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::emit::Output;
use crate::domain::Period;
use crate::import::facts::{Fact, TableReading};
use crate::import::grid::Area;

/// Tables of a sheet that are searched.
const MOST_TABLES: usize = 40;
/// How far shares may be from 100 together: each was perhaps rounded.
const ROUNDED: f64 = 0.6;
/// Rows or columns that must add up to 100.
const FEWEST: usize = 2;
/// Figures that must add up in each of them.
const FEWEST_PARTS: usize = 3;

/// Says of tables in which each row, or each column, adds up to 100 that they are in per cent, where another table of
/// the sheet gives other figures of the same.
pub(super) fn say_per_cent(tables: &[TableReading], out: &mut Output<'_>) {
    if !(2..=MOST_TABLES).contains(&tables.len()) {
        return;
    }
    let ranges: Vec<Area> = tables.iter().map(|table| table.range).collect();
    let shares: Vec<bool> = ranges
        .iter()
        .map(|range| {
            adds_up(out.own(), *range)
                || are_of_one_total(out.own(), *range)
                || are_of_wholes(out.own(), *range)
        })
        .collect();
    if shares.iter().all(|share| *share) || !shares.contains(&true) {
        return;
    }
    let counts: FxHashMap<Of<'_>, f64> = out
        .own()
        .iter()
        .filter(|fact| !of_shares(&ranges, &shares, fact))
        .filter_map(|fact| Some((of(fact), fact.value?)))
        .collect();
    let counted = |range: &Area| {
        let mut own = out.own().iter().filter(|fact| range.contains(fact.place));
        own.any(|fact| counts.get(&of(fact)).is_some_and(|count| fact.value != Some(*count)))
    };
    let told: Vec<Area> = ranges
        .iter()
        .zip(&shares)
        .filter(|(range, share)| **share && counted(range))
        .map(|(range, _)| *range)
        .collect();
    if told.is_empty() {
        return;
    }
    let measure = out.pool.share("%");
    let mine =
        |fact: &Fact| fact.measure.is_none() && told.iter().any(|range| range.contains(fact.place));
    for at in out.first..out.facts.len() {
        let Some(fact) = out.facts.get(at).filter(|fact| mine(fact)) else { continue };
        // A name of its own: a count and a share are two indicators. It is the same whatever language the
        // program speaks, for the board keeps it.
        let named = fact.indicator.as_deref().map(|name| format!("{name}, prosent"));
        let named = named.map(|name| out.pool.share(&name));
        if let Some(fact) = out.facts.get_mut(at) {
            fact.indicator = named;
            fact.measure = Some(measure.clone());
        }
    }
}

/// What a figure is of, whoever's it is: the part, where it is one, for the table of shares may name no whole.
type Of<'f> = (Option<&'f str>, Option<Period>);

fn of(fact: &Fact) -> Of<'_> {
    (fact.dimension.as_deref().or(fact.indicator.as_deref()), fact.period)
}

fn of_shares(ranges: &[Area], shares: &[bool], fact: &Fact) -> bool {
    let mut own = ranges.iter().zip(shares).filter(|(range, _)| range.contains(fact.place));
    own.any(|(_, share)| *share)
}

/// So far from what they are worked out to be shares may be, each written with one decimal.
const ONE_DECIMAL: f64 = 0.06;

/// Whether the figures of a table are, period by period, shares of one total in per cent: as many times smaller than those
/// another table gives of the same, each to its decimal. A part of such a table adds up to no hundred.
fn are_of_one_total(facts: &[Fact], range: Area) -> bool {
    const MOST_FACTS: usize = 5_000;
    const LARGEST: f64 = 100.5;
    if facts.len() > MOST_FACTS {
        return false;
    }
    let own = || facts.iter().filter(|fact| range.contains(fact.place) && fact.measure.is_none());
    let small = |fact: &Fact| fact.value.is_none_or(|value| (0.0..=LARGEST).contains(&value));
    if own().next().is_none() || !own().all(small) {
        return false;
    }
    let key = |fact: &Fact| (fact.unit.clone(), fact.dimension.clone(), fact.period);
    let counts: FxHashMap<_, f64> = facts
        .iter()
        .filter(|fact| !range.contains(fact.place) && fact.measure.is_none())
        .filter_map(|fact| Some((key(fact), fact.value.filter(|value| *value > LARGEST)?)))
        .collect();
    let mut by_period: BTreeMap<Option<Period>, Vec<(f64, f64)>> = BTreeMap::new();
    for fact in own() {
        let (Some(share), Some(count)) = (fact.value, counts.get(&key(fact))) else { continue };
        by_period.entry(fact.period).or_default().push((share, *count));
    }
    let of_one = |pairs: &Vec<(f64, f64)>| {
        let largest = pairs.iter().max_by(|one, other| one.1.total_cmp(&other.1));
        largest.is_some_and(|(share, count)| {
            let each = share / count;
            let near = |(share, count): &(f64, f64)| {
                (share - count * each).abs() <= ONE_DECIMAL * (1.0 + share / largest_share(pairs))
            };
            each > 0.0 && pairs.iter().all(near)
        })
    };
    let told = by_period.values().filter(|pairs| pairs.len() >= FEWEST_PARTS).count();
    told >= FEWEST && by_period.values().all(of_one)
}

fn largest_share(pairs: &[(f64, f64)]) -> f64 {
    pairs.iter().map(|(share, _)| *share).fold(1.0, f64::max)
}

/// Whether the figures of a table are what other tables of the sheet count of the same, in per cent of another count there of the
/// same unit: "Arbeidsinnvandrere" 17,7 where 217 of "Alle" 1226 stand above.
fn are_of_wholes(facts: &[Fact], range: Area) -> bool {
    const MOST_FACTS: usize = 5_000;
    const FEWEST_UNITS: usize = 5;
    const LARGEST: f64 = 100.0;
    let own = || facts.iter().filter(|fact| range.contains(fact.place) && fact.measure.is_none());
    let shares = || own().filter_map(|fact| Some((fact, fact.value?)));
    let fitting = shares().all(|(_, value)| (0.0..=LARGEST).contains(&value));
    if facts.len() > MOST_FACTS || shares().count() < FEWEST_UNITS || !fitting {
        return false;
    }
    let mut counts: FxHashMap<(Option<&str>, Of<'_>), f64> = FxHashMap::default();
    for fact in facts.iter().filter(|fact| !range.contains(fact.place)) {
        // Of one count written twice, and of shares written below them, the largest is the count.
        if let Some(value) = fact.value.filter(|_| fact.measure.as_deref() != Some("%")) {
            let count = counts.entry((fact.unit.as_deref(), of(fact))).or_insert(value);
            *count = count.max(value);
        }
    }
    let Some((first, _)) = shares().next() else { return false };
    let mut wholes: Vec<Option<&str>> = counts
        .keys()
        .filter(|(unit, (_, period))| *unit == first.unit.as_deref() && *period == first.period)
        .map(|(_, (name, _))| *name)
        .collect();
    wholes.sort_unstable();
    let whole_numbers = shares().all(|(_, share)| share.fract() == 0.0);
    let room = if whole_numbers { 0.51 } else { ONE_DECIMAL };
    wholes.into_iter().any(|name| {
        shares().all(|(fact, share)| {
            let unit = fact.unit.as_deref();
            let whole = counts.get(&(unit, (name, fact.period)));
            let (Some(part), Some(whole)) = (counts.get(&(unit, of(fact))), whole) else {
                return false;
            };
            *part < *whole && (share - 100.0 * part / whole).abs() <= room
        })
    })
}

/// Whether the figures of each row, or of each column, add up to 100.
fn adds_up(facts: &[Fact], range: Area) -> bool {
    let own = || facts.iter().filter(|fact| range.contains(fact.place) && fact.measure.is_none());
    let along = |line: fn(&Fact) -> u32| {
        let mut sums: BTreeMap<u32, (usize, f64)> = BTreeMap::new();
        for fact in own() {
            let Some(value) = fact.value else { continue };
            let sum = sums.entry(line(fact)).or_default();
            *sum = (sum.0 + 1, sum.1 + value);
        }
        sums.len() >= FEWEST
            && sums
                .values()
                .all(|(parts, sum)| *parts >= FEWEST_PARTS && (sum - 100.0).abs() <= ROUNDED)
    };
    along(|fact| fact.place.row) || along(|fact| fact.place.column)
}
