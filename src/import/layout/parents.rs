//! Units that lie under the row that sums them, unless they stand under something else elsewhere in
//! the workbook: they would count as two.

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::facts::{Fact, FileReading};

/// Settles it over the whole workbook.
pub fn settle(reading: &mut FileReading) {
    if reading.sheets.iter().all(|sheet| sheet.sums.is_empty()) {
        return;
    }
    let summed: FxHashSet<ArcStr> =
        reading.sheets.iter().flat_map(|sheet| sheet.sums.iter().cloned()).collect();
    let mut under: FxHashMap<ArcStr, ArcStr> = FxHashMap::default();
    let mut elsewhere: FxHashSet<ArcStr> = FxHashSet::default();
    for fact in &reading.facts {
        let (Some(unit), Some(area)) = (&fact.unit, &fact.area) else { continue };
        let known = under.entry(ArcStr::clone(unit)).or_insert_with(|| ArcStr::clone(area));
        if known != area {
            elsewhere.insert(ArcStr::clone(unit));
        }
    }
    if elsewhere.is_empty() {
        return;
    }
    let apart = |fact: &Fact| {
        fact.area.as_ref().is_some_and(|area| summed.contains(area))
            && fact.unit.as_ref().is_some_and(|unit| elsewhere.contains(unit))
    };
    for fact in reading.facts.iter_mut().filter(|fact| apart(fact)) {
        fact.area = None;
    }
}
