//! What formulas say, as far as arithmetic is proved or doubted by it: kept beside the cells, for few
//! of them say any of it.

use serde::{Deserialize, Serialize};

use super::{Area, Place};

/// What a formula works out, from cells of its own sheet or of another workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Formula {
    /// The sum of one block of cells.
    Sum(Area),
    /// The mean of one.
    Mean(Area),
    /// One cell divided by another, as a fraction or in percent.
    Share {
        part: Place,
        whole: Place,
    },
    Difference {
        of: Place,
        less: Place,
    },
    /// Fetched from another workbook, by its number in [`super::Sheet::linked`].
    Linked(u16),
}

/// A formula as seen from its cell: its kind, and how far off its two corners are.
pub type Seen = (u8, [(i64, i64); 2]);

impl Formula {
    /// The block of cells it sums or takes the mean of.
    #[must_use]
    pub fn area(self) -> Option<Area> {
        match self {
            Self::Sum(area) | Self::Mean(area) => Some(area),
            _ => None,
        }
    }

    /// The same formula as seen from the cell it stands in: equal for formulas that were filled
    /// down or to the right.
    #[must_use]
    pub fn seen_from(self, place: Place) -> Seen {
        let from = |one: Place| {
            (
                i64::from(one.row) - i64::from(place.row),
                i64::from(one.column) - i64::from(place.column),
            )
        };
        match self {
            Self::Sum(area) => (0, [from(area.first), from(area.last)]),
            Self::Mean(area) => (1, [from(area.first), from(area.last)]),
            Self::Share { part, whole } => (2, [from(part), from(whole)]),
            Self::Difference { of, less } => (3, [from(of), from(less)]),
            Self::Linked(number) => (4, [(i64::from(number), 0), (0, 0)]),
        }
    }
}
