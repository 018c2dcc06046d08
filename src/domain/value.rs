//! A value is a number or a typed missing value. A missing value is never a zero.

use serde::{Deserialize, Serialize};

/// Why there is no number. The raw text of an imported cell is kept beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The basis for a figure is lacking (statistics offices print "..").
    NotAvailable,
    /// A figure cannot exist here (printed ".").
    NotApplicable,
    /// Hidden to protect persons (printed ":"; some offices use "*").
    Suppressed,
    /// Printed as nil ("-"): the source says none, without giving a number.
    Nil,
    /// Not due yet.
    NotDueYet,
    /// An error in the source, such as `#N/A` or `#DIV/0!`.
    Error,
    /// An empty cell where a value was expected.
    Blank,
}

/// One figure: a finite number in the indicator's unit of measure, or the reason it is missing.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A finite number; a percentage is the number a person reads (9.4 for 9,4 %).
    Number(f64),
    /// No number, and why.
    Missing(Missing),
}

impl Value {
    /// The number, if there is one.
    #[must_use]
    pub fn number(self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(number),
            Self::Missing(_) => None,
        }
    }

    /// The reason for a missing number.
    #[must_use]
    pub fn missing(self) -> Option<Missing> {
        match self {
            Self::Number(_) => None,
            Self::Missing(missing) => Some(missing),
        }
    }
}
