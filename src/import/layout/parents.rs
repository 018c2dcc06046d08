//! Units that lie under the row that sums them, unless they stand under something else elsewhere in
//! the workbook: they would count as two.

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::facts::{Fact, FileReading};

/// Settles it over the whole workbook; anew where a sheet has been read anew.
pub fn settle(reading: &mut FileReading) {
    if reading.sheets.iter().all(|sheet| sheet.sums.names.is_empty()) {
        return;
    }
    put_back(reading);
    let summed: FxHashSet<ArcStr> =
        reading.sheets.iter().flat_map(|sheet| sheet.sums.names.iter().cloned()).collect();
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
        if let (Some(area), Some(sheet)) = (fact.area.take(), reading.sheets.get_mut(fact.sheet)) {
            sheet.sums.apart.push((fact.place, area));
        }
    }
}

/// What was taken out from under its sum lies under it again.
fn put_back(reading: &mut FileReading) {
    let mut all: FxHashMap<_, ArcStr> = FxHashMap::default();
    for (at, sheet) in reading.sheets.iter_mut().enumerate() {
        all.extend(sheet.sums.apart.drain(..).map(|(place, name)| ((at, place), name)));
    }
    if all.is_empty() {
        return;
    }
    for fact in reading.facts.iter_mut().filter(|fact| fact.area.is_none()) {
        fact.area = all.get(&(fact.sheet, fact.place)).cloned();
    }
}
