//! tall: one value of one indicator for one unit in one period, with where it came from.

use serde::{Deserialize, Serialize};

use super::{Period, SourceId, Value};

/// What a figure says: what happened, or what somebody planned or expected.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    #[default]
    Result,
    Budget,
    Forecast,
    Baseline,
}

/// A remark on a value that is a value all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// foreløpig
    Provisional,
    /// anslått
    Estimated,
    /// Somebody doubted it.
    Suspect,
    /// brudd i serien: not comparable with the value before.
    Break,
    /// The source says "less than".
    LessThan,
    /// The source says "more than".
    MoreThan,
    /// The source says "about".
    Approximate,
    /// Somebody said on import that the cell was meant to say this.
    Corrected,
}

impl Mark {
    /// Every mark, in the order they are listed to people.
    pub const ALL: [Self; 8] = [
        Self::Provisional,
        Self::Estimated,
        Self::Suspect,
        Self::Break,
        Self::LessThan,
        Self::MoreThan,
        Self::Approximate,
        Self::Corrected,
    ];
}

/// A set of [`Mark`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Mark>", into = "Vec<Mark>")]
pub struct Marks(u8);

impl Marks {
    /// No marks.
    pub const NONE: Self = Self(0);

    fn bit(mark: Mark) -> u8 {
        1 << (mark as u8)
    }

    /// Whether the set holds this mark.
    #[must_use]
    pub fn has(self, mark: Mark) -> bool {
        self.0 & Self::bit(mark) != 0
    }

    /// This set with one mark more.
    #[must_use]
    pub fn with(self, mark: Mark) -> Self {
        Self(self.0 | Self::bit(mark))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0 == 0
    }

    /// The marks in their listed order.
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}

impl From<Vec<Mark>> for Marks {
    fn from(marks: Vec<Mark>) -> Self {
        marks.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Marks> for Vec<Mark> {
    fn from(marks: Marks) -> Self {
        marks.iter().collect()
    }
}

/// A file that figures were imported from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub id: SourceId,
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the content, lower-case hexadecimal.
    pub hash: String,
    /// When it was imported: seconds since 1970-01-01 UTC.
    pub imported_at: i64,
    /// Names of the sheets figures came from; a [`CellPlace`] points into this list.
    pub sheets: Vec<String>,
}

/// A cell in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellPlace {
    pub source: SourceId,
    /// Position in [`Source::sheets`].
    pub sheet: u16,
    /// Zero-based.
    pub row: u32,
    /// Zero-based.
    pub column: u32,
}

impl CellPlace {
    /// The cell as spreadsheets name it: "G7".
    #[must_use]
    pub fn cell_name(self) -> String {
        cell_name(self.row, self.column)
    }
}

/// "G7" for row 6, column 6.
#[must_use]
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_name(column), u64::from(row) + 1)
}

/// "A" for 0, "Z" for 25, "AA" for 26.
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut name = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.iter().rev().collect()
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Typed by hand in this program.
    Typed,
    /// Imported from a workbook's cell.
    Cell(CellPlace),
}

/// One value as it was given, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    pub value: Value,
    #[serde(default, skip_serializing_if = "Marks::is_empty")]
    pub marks: Marks,
    pub provenance: Provenance,
    /// The cell's text as the workbook shows it; empty when typed by hand.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub raw: Box<str>,
    /// What the source says beside it: a comment, a footnote.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub note: Box<str>,
    /// When it entered the workspace: seconds since 1970-01-01 UTC.
    pub at: i64,
    /// Who gave it: a role as people name it themselves, never asked for; empty if nobody said.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub by: Box<str>,
}

/// The value of one period in one series, with all earlier values, oldest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slot {
    pub period: Period,
    pub kind: FigureKind,
    pub current: Observation,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Observation>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        assert_eq!(cell_name(6, 6), "G7");
        assert_eq!(cell_name(0, 25), "Z1");
        assert_eq!(cell_name(0, 26), "AA1");
        assert_eq!(cell_name(1_048_575, 16_383), "XFD1048576");
    }

    #[test]
    fn marks_are_a_set() {
        let marks = Marks::from(vec![Mark::Break, Mark::Provisional, Mark::Break]);
        assert_eq!(Vec::from(marks), [Mark::Provisional, Mark::Break]);
        assert!(!marks.has(Mark::Suspect));
    }
}
