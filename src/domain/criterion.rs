//! The nine criteria that say whether an indicator deserves an ambition.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What is asked about an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Criterion {
    /// It matters for improvement.
    Matters,
    Measurable,
    /// What it measures can be influenced.
    Influenced,
    /// Its figures are to be had at minimal cost.
    Cheap,
    /// Those it concerns accept it.
    Accepted,
    ClearlyDefined,
    Comparable,
    /// The link from cause to effect is clear.
    ClearCause,
    SupportsGoal,
}

impl Criterion {
    /// All nine in the order the field lists them.
    pub const ALL: [Self; 9] = [
        Self::Matters,
        Self::Measurable,
        Self::Influenced,
        Self::Cheap,
        Self::Accepted,
        Self::ClearlyDefined,
        Self::Comparable,
        Self::ClearCause,
        Self::SupportsGoal,
    ];
}

/// Whether a criterion is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Met,
    Partly,
    NotMet,
}

/// The verdict on one criterion, with a note on why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    pub verdict: Verdict,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// The judgements made so far; a criterion nobody has judged is not in it.
pub type Criteria = BTreeMap<Criterion, Judgement>;
