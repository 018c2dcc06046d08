//! Tables that Excel itself knows of ("Format as table"): where they are, and what their columns are
//! called. A hint at what stands where, never the truth: such a table may be laid over a whole sheet,
//! or end before the figures do.

use serde::{Deserialize, Serialize};

use super::Area;

/// How the last row of such a table sums up a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Summed {
    Sum,
    Mean,
    /// Counted, the largest, or by a formula of its own.
    Otherwise,
}

/// A column of such a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    pub name: String,
    /// How its cell in the row of totals comes about; `None` where it holds a text or nothing.
    pub summed: Option<Summed>,
}

/// One of Excel's own tables.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    /// Its head and totals included.
    pub area: Area,
    /// Whether its first row names its columns.
    pub headed: bool,
    /// Whether its last row is a row of totals.
    pub totalled: bool,
    /// Left first.
    pub columns: Vec<TableColumn>,
}

impl Table {
    /// The row that names its columns.
    #[must_use]
    pub fn head_row(&self) -> Option<u32> {
        self.headed.then_some(self.area.first.row)
    }

    /// The row of totals.
    #[must_use]
    pub fn total_row(&self) -> Option<u32> {
        self.totalled.then_some(self.area.last.row)
    }

    /// How its row of totals sums up the column here.
    #[must_use]
    pub fn summed(&self, column: u32) -> Option<Summed> {
        let at = usize::try_from(column.checked_sub(self.area.first.column)?).ok()?;
        self.columns.get(at)?.summed
    }

    /// Whether it stands beside another: they share rows, and no columns.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        let (one, two) = (self.area, other.area);
        one.first.row <= two.last.row
            && two.first.row <= one.last.row
            && (one.last.column < two.first.column || two.last.column < one.first.column)
    }
}
