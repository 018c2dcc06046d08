//! Whether the figures behind two like names speak for or against their being one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names::Run;
use crate::import::facts::{Fact, FileReading};

/// Numbers closer than this, relative to their size, are one number.
const TOLERANCE: f64 = 1e-9;

/// Whether two numbers are one but for the last bits of a computation.
pub(super) fn same_number(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE * one.abs().max(other.abs()).max(1.0)
}

/// What a group says for one place. A long table may say something thousands of times for one.
#[derive(Default)]
struct Here {
    /// File and sheet, where it says so first.
    sheet: Option<(usize, usize)>,
    /// The others, each once and in order, as facts come in the order of files and sheets.
    others: Vec<(usize, usize)>,
    /// The first number.
    number: Option<f64>,
}

impl Here {
    fn add(&mut self, sheet: (usize, usize), value: Option<f64>) {
        let first = *self.sheet.get_or_insert(sheet);
        if *self.others.last().unwrap_or(&first) != sheet {
            self.others.push(sheet);
        }
        self.number = self.number.or(value);
    }

    /// Whether both say something in one sheet.
    fn is_beside(&self, other: &Self) -> bool {
        let stands =
            |sheet| other.sheet == Some(sheet) || other.others.binary_search(&sheet).is_ok();
        self.sheet.into_iter().chain(self.others.iter().copied()).any(stands)
    }
}

/// What the figures of two names have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Overlap {
    /// They stand beside each other in one sheet, for the same place: two different things.
    pub side_by_side: bool,
    /// Places for which both have the same number.
    pub equal: usize,
    /// Places for which they have different numbers.
    pub different: usize,
}

impl Overlap {
    /// Whether the figures rule out that the two are one.
    pub fn rules_out(self) -> bool {
        self.side_by_side || (self.equal == 0 && self.different >= 2)
    }
}

/// A place, the file and sheet that say something for it, and the number.
type Said<K> = (K, (usize, usize), Option<f64>);

/// What is said for each place, in their order: facts mostly come in it, so that sorting them costs less than finding
/// the place of each in a tree.
fn by_place<K: Ord + Copy>(mut said: Vec<Said<K>>) -> Vec<(K, Here)> {
    said.sort_by_key(|(key, ..)| *key);
    let mut out: Vec<(K, Here)> = Vec::with_capacity(said.len());
    for (key, sheet, value) in said {
        match out.last_mut().filter(|(last, _)| *last == key) {
            Some((_, here)) => here.add(sheet, value),
            None => {
                let mut here = Here::default();
                here.add(sheet, value);
                out.push((key, here));
            }
        }
    }
    out
}

/// Compares pairs of groups of facts. `group` says which group a fact is in, `place` where in it, and
/// `stands` what the workspace holds for a group and place. A pair is compared no further when `enough` is seen.
pub(super) fn overlaps<G: Ord + Copy, K: Ord + Copy>(
    files: &[Arc<FileReading>],
    runs: &[Run],
    pairs: &[(G, G)],
    group: impl Fn(Run) -> Option<G>,
    place: impl Fn(Run, &Fact) -> Option<K>,
    stands: impl Fn(G, K) -> Option<f64>,
    enough: impl Fn(Overlap) -> bool,
) -> Vec<Overlap> {
    let wanted: BTreeSet<G> = pairs.iter().flat_map(|(one, other)| [*one, *other]).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut said: BTreeMap<G, Vec<Said<K>>> = BTreeMap::new();
    for run in runs {
        let Some(group) = group(*run).filter(|group| wanted.contains(group)) else { continue };
        let of_group = said.entry(group).or_default();
        for fact in run.facts(files) {
            if let Some(key) = place(*run, fact) {
                of_group.push((key, (run.file(), fact.sheet), fact.value));
            }
        }
    }
    let figures: BTreeMap<G, Vec<(K, Here)>> =
        said.into_iter().map(|(group, said)| (group, by_place(said))).collect();
    let compare = |one: G, other: G| {
        let mut overlap = Overlap::default();
        let of = |group: G| figures.get(&group).map(Vec::as_slice).unwrap_or_default();
        // Both stand in the order of their places.
        let mut others = of(other).iter().peekable();
        for (key, here) in of(one) {
            while others.next_if(|(there, _)| there < key).is_some() {}
            let there = others.peek().filter(|(there, _)| there == key).map(|(_, there)| there);
            overlap.side_by_side |= there.is_some_and(|there| here.is_beside(there));
            let number = there.and_then(|there| there.number).or_else(|| stands(other, *key));
            // Nought of one thing is nought of another as well.
            let told = |one: f64, other: f64| one != 0.0 || other != 0.0;
            if let (Some(one), Some(other)) = (here.number, number)
                && told(one, other)
            {
                let count = if same_number(one, other) {
                    &mut overlap.equal
                } else {
                    &mut overlap.different
                };
                *count += 1;
                if enough(overlap) {
                    break;
                }
            }
        }
        overlap
    };
    pairs.iter().map(|(one, other)| compare(*one, *other)).collect()
}
