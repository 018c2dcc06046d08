//! Which parts were altered when, so that what is computed from them is computed anew only then.

use std::collections::BTreeMap;

use super::Workspace;
use crate::domain::IndicatorId;

/// Rising numbers per part. Not part of equality.
#[derive(Clone, Debug, Default)]
pub(super) struct Stamps {
    last: u64,
    tree: u64,
    /// What holds for indicators not altered since then.
    base: u64,
    figures: BTreeMap<IndicatorId, u64>,
}

impl PartialEq for Stamps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Stamps {
    pub(super) fn touch_tree(&mut self) {
        self.last += 1;
        self.tree = self.last;
    }

    pub(super) fn touch_figures(&mut self, indicator: IndicatorId) {
        self.last += 1;
        self.figures.insert(indicator, self.last);
    }

    /// Everything counts as altered after whatever the other has seen.
    pub(super) fn overtake(&mut self, other: &Self) {
        self.last = self.last.max(other.last) + 1;
        self.tree = self.last;
        self.base = self.last;
        self.figures.clear();
    }
}

impl Workspace {
    /// Rises whenever the org tree is altered.
    #[must_use]
    pub fn tree_stamp(&self) -> u64 {
        self.stamps.tree
    }

    /// Rises whenever an indicator's figures or rules are altered.
    #[must_use]
    pub fn figures_stamp(&self, indicator: IndicatorId) -> u64 {
        self.stamps.figures.get(&indicator).copied().unwrap_or(self.stamps.base)
    }
}
