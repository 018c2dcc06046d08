//! tiltak: what is done about a deviation, by whom and by when.

use serde::{Deserialize, Serialize};

use super::{IndicatorId, MeasureId, Period, SeriesKey};

/// How far a measure has come.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum MeasureState {
    /// planlagt
    #[default]
    Planned,
    /// i gang
    UnderWay,
    /// ferdig
    Done,
    /// avsluttet uten å være gjennomført
    Dropped,
}

impl MeasureState {
    /// Every state in the order a measure goes through them.
    pub const ALL: [Self; 4] = [Self::Planned, Self::UnderWay, Self::Done, Self::Dropped];

    /// Whether something is still to be done.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::UnderWay)
    }
}

/// A measure on one indicator of one unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub id: MeasureId,
    /// What it is meant to better.
    pub series: SeriesKey,
    /// What is done, in a line.
    pub what: String,
    /// The role that answers for it, never a person's name: "enhetsleder".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// A [`Period::Date`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Period>,
    pub state: MeasureState,
    /// The effect sought, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effect: String,
    /// The indicator the effect is to show on, where it is another than the deviation's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect_on: Option<IndicatorId>,
    /// What has been seen of it since.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub follow_up: String,
    /// When it was decided: seconds since 1970-01-01 UTC.
    pub at: i64,
}
