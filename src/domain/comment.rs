//! Comments: a thread on any number.

use serde::{Deserialize, Serialize};

use super::{CommentId, Period, SeriesKey};

/// One remark. Answers point to the remark they answer, so that they make a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    pub id: CommentId,
    /// The line of figures it is about.
    pub series: SeriesKey,
    /// The number it is about; `None` for the line as a whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<CommentId>,
    /// Who says it, as a role and never as a person's name. Empty if unsaid.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    pub text: String,
    /// When it was written: seconds since 1970-01-01 UTC.
    pub at: i64,
}
