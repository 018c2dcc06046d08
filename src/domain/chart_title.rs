//! A chart's own title, kept with what the chart is about.

use serde::{Deserialize, Serialize};

use super::{IndicatorId, UnitId};

/// What a chart is about. A title people have written belongs to exactly this.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ChartSubject {
    pub indicators: Vec<IndicatorId>,
    pub units: Vec<UnitId>,
    /// How the figures are reckoned and which periods are shown; empty for all as they are. A
    /// title that states a finding is not true of another reckoning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub way: String,
}

impl ChartSubject {
    /// Whether it has anything to do with this indicator.
    #[must_use]
    pub fn is_about(&self, indicator: IndicatorId) -> bool {
        self.indicators.contains(&indicator)
    }

    /// Whether it has anything to do with this unit.
    #[must_use]
    pub fn shows(&self, unit: UnitId) -> bool {
        self.units.contains(&unit)
    }
}
