//! What became of a unit over the years: names it had, when it closed, where it went.

use serde::{Deserialize, Serialize};

use super::{Period, UnitId};

/// A name a unit no longer has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerName {
    pub name: String,
    /// The last day it had the name, a [`Period::Date`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Period>,
}

/// A unit's history beside its figures. Most units have none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLife {
    /// Oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<FormerName>,
    /// The first day it no longer exists, a [`Period::Date`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Period>,
    /// The unit that took over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<UnitId>,
}

impl UnitLife {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the unit still existed when this period began.
    #[must_use]
    pub fn is_open_in(&self, period: Period) -> bool {
        self.closed.is_none_or(|closed| period.start() < closed.start())
    }
}
