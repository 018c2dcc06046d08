//! Short series held against their targets: "34,1 | 351" with the target 38 says that 351 is 35,1, though
//! two numbers by themselves say nothing.

use rustc_hash::FxHashMap;

use super::{doubt_fact, swings};
use crate::import::facts::{About, Fact, FactKind, FileReading, Question};
use crate::import::layout::pool::Pool;
use crate::import::layout::series::{Member, Name};
use crate::text::number::{decimals_needed, in_full};
use crate::tr;

/// Longer series are held against themselves.
const LONGEST: usize = 3;
/// Numbers of one size, from the smallest to the largest.
const ALIKE: f64 = 1.6;
/// Whole numbers below this jump without anything being wrong.
const SMALL: f64 = 30.0;

/// What series of a sheet have as targets, by sheet and name.
#[derive(Default)]
pub struct Targets {
    of: FxHashMap<(usize, u32, u32, u32), Vec<f64>>,
}

impl Targets {
    /// Collects the targets; nothing where there are none.
    pub fn of(reading: &FileReading, names: &[Name], series: &[Vec<Member>]) -> Self {
        let mut targets = Self::default();
        // In most workbooks no series is as short.
        let short = |(name, group): (&Name, &Vec<Member>)| !name.3 && group.len() <= LONGEST;
        if !names.iter().zip(series).any(short) {
            return targets;
        }
        if !reading.facts.iter().any(|fact| fact.kind == FactKind::Target) {
            return targets;
        }
        for (name, group) in names.iter().zip(series).filter(|(name, _)| name.3) {
            for one in group {
                let fact = reading.facts.get(one.at);
                if let Some(fact) = fact.filter(|fact| fact.kind == FactKind::Target) {
                    let key = (fact.sheet, name.0, name.1, name.2);
                    targets.of.entry(key).or_default().push(one.value);
                }
            }
        }
        targets
    }

    /// Asks about numbers of short series that are ten or a hundred times what the others and the target
    /// are, or a tenth of it.
    pub fn watch(
        &self,
        reading: &mut FileReading,
        (names, series): (&[Name], &[Vec<Member>]),
        pool: &mut Pool,
    ) {
        if self.of.is_empty() {
            return;
        }
        for (name, group) in names.iter().zip(series) {
            let Some(first) = group.first().and_then(|one| reading.facts.get(one.at)) else {
                continue;
            };
            let key = (first.sheet, name.0, name.1, name.2);
            let Some(targets) = self.of.get(&key).filter(|_| !name.3 && group.len() <= LONGEST)
            else {
                continue;
            };
            if swings(first) || first.kind != FactKind::Result {
                continue;
            }
            let found: Vec<(usize, f64)> = group
                .iter()
                .enumerate()
                .filter_map(|(at, one)| {
                    let others = group.iter().enumerate().filter(|(other, _)| *other != at);
                    let others: Vec<f64> = others.map(|(_, one)| one.value).collect();
                    let fact = reading.facts.get(one.at)?;
                    Some((one.at, meant(fact, one.value, &others, targets)?))
                })
                .collect();
            // Where several are far off, nothing tells which.
            if let [(at, meant)] = found.as_slice() {
                ask(reading, *at, *meant, pool);
            }
        }
    }
}

/// What a number was meant to be, where the others and the target agree that it is off by a power of ten.
fn meant(fact: &Fact, value: f64, others: &[f64], targets: &[f64]) -> Option<f64> {
    let all = || others.iter().chain(targets).copied();
    if !fact.certain || value <= 0.0 || all().any(|one| one <= 0.0) {
        return None;
    }
    let least = all().fold(f64::INFINITY, f64::min);
    let most = all().fold(0.0, f64::max);
    if most > least * ALIKE || value < SMALL && value.fract() == 0.0 {
        return None;
    }
    // A single number has only its target to be held against: more than all there is, of a part, counts.
    let over = fact.measure.as_deref() == Some("%") && value > 100.0 && most <= 100.0;
    if others.is_empty() && !over {
        return None;
    }
    let fine = all().map(|one| decimals_needed(one, 6)).max().unwrap_or_default().max(1);
    let fits = |meant: &f64| {
        let whole = all().all(|one| one.fract() == 0.0) && !over;
        let fine = if whole { 0 } else { fine };
        let possible = fact.measure.as_deref() != Some("%") || *meant <= 100.0;
        possible
            && *meant * ALIKE >= most
            && *meant <= least * ALIKE
            && decimals_needed(*meant, 6) <= fine
    };
    // Counts grow; a comma in the wrong place leaves decimals.
    let larger = [value * 10.0, value * 100.0].into_iter().filter(|_| value.fract() != 0.0);
    let candidates = [value / 10.0, value / 100.0].into_iter().chain(larger);
    let rounded = |one: f64| format!("{one:.9e}").parse().unwrap_or(one);
    candidates.map(rounded).find(fits)
}

fn ask(reading: &mut FileReading, at: usize, meant: f64, pool: &mut Pool) {
    let Some(fact) = reading.facts.get_mut(at) else { return };
    let value = fact.value.unwrap_or_default();
    let (sheet, cells) = (fact.sheet, vec![fact.place]);
    let text = tr!("question-far-from-target", value = in_full(value), meant = in_full(meant));
    doubt_fact(fact, &text, &mut reading.sheets, pool);
    let (about, options) = (About::Value, vec![in_full(value), in_full(meant)]);
    reading.questions.push(Question { sheet, cells, range: None, about, text, options });
}
