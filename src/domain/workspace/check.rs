//! What deserves a look though no invariant is broken, for `check` and the overview.

use super::{SeriesKey, Workspace};
use crate::domain::{IndicatorId, UnitId};

/// Something a person should know about the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// An indicator without a single figure.
    NoFigures(IndicatorId),
    /// A unit, with none below it, without a single figure.
    NoFiguresForUnit(UnitId),
    /// A series whose values are all missing.
    OnlyMissing(SeriesKey),
    /// An indicator without a unit of measure.
    NoMeasure(IndicatorId),
}

impl Workspace {
    /// Looks the whole workspace through.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut found = Vec::new();
        for indicator in self.indicators() {
            if self.series_of(indicator.id).next().is_none() {
                found.push(Finding::NoFigures(indicator.id));
            }
            if indicator.measure.is_empty() {
                found.push(Finding::NoMeasure(indicator.id));
            }
        }
        let with_figures: std::collections::BTreeSet<UnitId> =
            self.series.keys().map(|key| key.unit).collect();
        for unit in self.units() {
            if self.children(unit.id).is_empty()
                && unit.parent.is_some()
                && !with_figures.contains(&unit.id)
            {
                found.push(Finding::NoFiguresForUnit(unit.id));
            }
        }
        for (key, slots) in self.all_series() {
            if slots.iter().all(|slot| slot.current.value.number().is_none()) {
                found.push(Finding::OnlyMissing(key));
            }
        }
        found
    }
}
