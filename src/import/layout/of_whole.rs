//! Key figures of the whole below its units: "Finansielle måltall" over "Netto driftsresultat i %",
//! "Disposisjonsfond i %", below what each department may spend.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::rows::{Line, Sort};
use crate::import::lexicon::lexicon;

/// Fewest rows under a heading that show what it is about.
const FEWEST: usize = 2;

/// The rows under a heading that names no unit, all of which count something and say how, where most rows of the
/// label column stand under no such heading.
pub(super) fn rows(lines: &[Line], label: usize) -> FxHashSet<u32> {
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    if data().all(|line| line.path.is_empty()) {
        return FxHashSet::default();
    }
    let counts = |line: &Line| {
        line.labels.get(label).and_then(Option::as_ref).is_some_and(|label| {
            let (counted, named) =
                (lexicon().indicator_score(&label.text), lexicon().unit_score(&label.text));
            label.measure.is_some() && counted > named
        })
    };
    let mut under: BTreeMap<&str, (Vec<u32>, bool)> = BTreeMap::new();
    for line in data() {
        let Some(heading) = line.path.last() else { continue };
        let (rows, all) = under.entry(heading).or_insert((Vec::new(), true));
        rows.push(line.row);
        *all &= counts(line);
    }
    let told = under.into_iter().filter(|(heading, (rows, all))| {
        *all && rows.len() >= FEWEST && lexicon().unit_score(heading) == 0
    });
    let found: FxHashSet<u32> = told.flat_map(|(_, (rows, _))| rows).collect();
    if found.len() * 2 > data().count() { FxHashSet::default() } else { found }
}
