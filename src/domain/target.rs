//! ambisjon: the value or band aimed at, for one unit and year.

use serde::{Deserialize, Serialize};

use super::Provenance;

/// What is aimed at. Which side of a value is good is the indicator's direction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aim {
    Value(f64),
    /// No less than this ("minst 90 %"), or more than it where `strict` ("over 90 %").
    AtLeast {
        value: f64,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        strict: bool,
    },
    /// No more than this ("høyst 5"), or less than it where `strict` ("< 5").
    AtMost {
        value: f64,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        strict: bool,
    },
    /// Inside `low..=high`.
    Band {
        low: f64,
        high: f64,
    },
    /// An aim in words that is no number ("Må utvikles"); kept, never assessed.
    Words(String),
    /// Somebody took the target away; what was aimed at before stays in the history.
    Withdrawn,
}

/// A target as it was given, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Target {
    pub aim: Aim,
    pub provenance: Provenance,
    /// The cell's text as the workbook shows it; empty when typed by hand.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub raw: Box<str>,
    /// What the source says beside it: a comment, a footnote.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub note: Box<str>,
    /// When it entered the workspace: seconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who gave it: a role as people name it themselves; empty if nobody said.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub by: Box<str>,
}

/// The target of one unit and year, with all earlier ones, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TargetHistory {
    pub current: Target,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Target>,
}

impl TargetHistory {
    /// Whether something is aimed at now.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.current.aim != Aim::Withdrawn
    }
}
