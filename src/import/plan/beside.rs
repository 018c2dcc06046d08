//! Units that stand beside each other in one sheet with as many figures as any other there: "Tveten" and "Tveten skole" are
//! two stops of a bus, and neither is a slip of the pen for the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::names::Run;
use crate::domain::UnitId;
use crate::import::facts::FileReading;

/// Fewest units of a sheet that show how many figures each has.
const FEWEST: usize = 5;

/// For each sheet the units that have as many figures as most.
pub(super) struct Beside(Vec<BTreeSet<UnitId>>);

impl Beside {
    pub fn of(
        files: &[Arc<FileReading>],
        runs: &[Run],
        unit_of: impl Fn(Run) -> Option<UnitId>,
    ) -> Self {
        let mut counts: BTreeMap<(usize, usize), BTreeMap<UnitId, usize>> = BTreeMap::new();
        for run in runs {
            let (Some(unit), Some(fact)) = (unit_of(*run), run.facts(files).first()) else {
                continue;
            };
            let of_sheet = counts.entry((run.file(), fact.sheet)).or_default();
            *of_sheet.entry(unit).or_default() += run.count();
        }
        let whole = |units: BTreeMap<UnitId, usize>| {
            let mut all: Vec<usize> = units.values().copied().collect();
            all.sort_unstable();
            let most = all.get(all.len() / 2).copied().unwrap_or_default();
            units.into_iter().filter(|(_, count)| *count >= most).map(|(unit, _)| unit).collect()
        };
        Self(counts.into_values().filter(|units| units.len() >= FEWEST).map(whole).collect())
    }

    /// Whether both are whole units of one sheet.
    pub fn are_two(&self, one: UnitId, other: UnitId) -> bool {
        self.0.iter().any(|units| units.contains(&one) && units.contains(&other))
    }
}
