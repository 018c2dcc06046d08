//! How what is missing would have been measured.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use crate::import::facts::{Fact, FactKind};

/// What a fact counts.
type Counted = (Option<ArcStr>, Option<ArcStr>, FactKind);

/// "Snitt 1–5" above a table with a column of per cents: what is missing there is missing in per cent, as the figures
/// beside it are. `said` is what the title says that all is measured in.
pub(super) fn measure_as_figures(facts: &mut [Fact], said: &ArcStr) {
    let missing = |fact: &Fact| {
        fact.value.is_none() && fact.band.is_none() && fact.measure.as_ref() == Some(said)
    };
    if !facts.iter().any(missing) {
        return;
    }
    let counted =
        |fact: &Fact| -> Counted { (fact.indicator.clone(), fact.dimension.clone(), fact.kind) };
    // The one measure of all figures, or none where they differ.
    let mut measures: FxHashMap<Counted, Option<Option<ArcStr>>> = FxHashMap::default();
    for fact in facts.iter().filter(|fact| fact.value.is_some()) {
        let own = fact.measure.clone();
        let one = measures.entry(counted(fact)).or_insert_with(|| Some(own.clone()));
        if one.as_ref() != Some(&own) {
            *one = None;
        }
    }
    for fact in facts.iter_mut().filter(|fact| missing(fact)) {
        if let Some(Some(measure)) = measures.get(&counted(fact)) {
            fact.measure.clone_from(measure);
        }
    }
}
