//! What people have corrected in the reading of sheets of one shape, kept so that the same
//! shape is read the same way next year.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Period, RecipeId};

/// How sheets of one shape are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipe {
    pub id: RecipeId,
    /// The sheet it was first made on, as people know it.
    pub name: String,
    /// When it was last altered: seconds since 1970-01-01 UTC.
    pub at: i64,
    pub shape: SheetShape,
    pub corrections: Vec<Correction>,
}

/// What sheets of one shape have in common: their words, with years, numbers and letter case
/// taken away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetShape {
    pub sheet: String,
    /// Words of the rows that look like heads.
    pub heads: BTreeSet<String>,
    /// The first words of the rows that hold numbers.
    pub labels: BTreeSet<String>,
}

/// A cell to find again in a workbook that has grown or moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The cell's words without years and numbers; empty for a place in a sheet without words.
    pub text: String,
    /// The cell's words as they stood.
    pub exact: String,
    /// Where it stood, zero-based.
    pub row: u32,
    pub column: u32,
    /// Which of the cells with these words it was, and how many there were.
    pub nth: u32,
    pub of: u32,
    /// What is meant lies this many rows below, or columns beside, that cell.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub beyond: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnIs {
    Indicator,
    Unit,
    /// Parts of an indicator ("Kvinner").
    Split,
    Period,
    Measure,
    Perspective,
    Result,
    Target,
    Budget,
    Forecast,
    Note,
    Source,
    Total,
    /// Nothing to take in.
    Aside,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowIs {
    /// Heads of the columns.
    Heads,
    /// Heads of the columns, and what they name.
    HeadsOfUnits,
    HeadsOfIndicators,
    HeadsOfSplits,
    /// Values under a label.
    Figures,
    Target,
    Budget,
    Forecast,
    /// Names a group of rows.
    Heading,
    Total,
    Note,
    /// Nothing to take in.
    Aside,
}

/// How much of a sheet something is said about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    Sheet,
    /// The table that holds this cell.
    Table(Anchor),
    Column(Anchor),
    Row(Anchor),
}

/// What is said about a part of a sheet. Indicators and units hold for one sheet of workbooks of
/// one name, periods for one sheet of one workbook alone: carried on to others of the same shape
/// they would put figures where they do not belong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    Measure(String),
    Indicator {
        name: String,
        /// As of a unit.
        workbook: String,
        sheet: String,
    },
    Unit {
        name: String,
        /// The workbook's name without years and numbers.
        workbook: String,
        /// The sheet's name; empty for every sheet of the shape.
        #[serde(default)]
        sheet: String,
    },
    Period {
        period: Period,
        /// The content hash of the workbook.
        hash: String,
        /// As of a unit.
        #[serde(default)]
        sheet: String,
    },
}

/// One thing a person has said about how a sheet is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    Column {
        at: Anchor,
        is: ColumnIs,
    },
    Row {
        at: Anchor,
        is: RowIs,
    },
    /// A block of cells is one table, or none.
    Block {
        /// Its first cell.
        at: Anchor,
        rows: u32,
        columns: u32,
        /// It reached the last row or column in use, and grows with the sheet.
        to_last_row: bool,
        to_last_column: bool,
        is_table: bool,
    },
    /// Whether hidden rows, columns and the hidden sheet itself are taken in.
    Hidden {
        taken_in: bool,
    },
    Set {
        reach: Reach,
        what: Setting,
    },
}

impl Anchor {
    /// Whether both mean the same cell of one sheet.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        (self.row, self.column, self.beyond) == (other.row, other.column, other.beyond)
    }
}

impl Reach {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Sheet, Self::Sheet) => true,
            (Self::Table(one), Self::Table(other))
            | (Self::Column(one), Self::Column(other))
            | (Self::Row(one), Self::Row(other)) => one.is_same(other),
            _ => false,
        }
    }

    fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Sheet => None,
            Self::Table(at) | Self::Column(at) | Self::Row(at) => Some(at),
        }
    }
}

impl Setting {
    /// Whether both say the same kind of thing of the same workbooks.
    fn is_alike(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Measure(_), Self::Measure(_)) => true,
            (
                Self::Indicator { workbook, sheet, .. },
                Self::Indicator { workbook: other, sheet: of, .. },
            )
            | (Self::Unit { workbook, sheet, .. }, Self::Unit { workbook: other, sheet: of, .. }) => {
                (workbook, sheet) == (other, of)
            }
            (Self::Period { hash, sheet, .. }, Self::Period { hash: other, sheet: of, .. }) => {
                (hash, sheet) == (other, of)
            }
            _ => false,
        }
    }

    fn texts(&self) -> [&str; 3] {
        match self {
            Self::Measure(name) => [name, "", ""],
            Self::Indicator { name, workbook, sheet } | Self::Unit { name, workbook, sheet } => {
                [name, workbook, sheet]
            }
            Self::Period { hash, sheet, .. } => [hash, sheet, ""],
        }
    }
}

impl Correction {
    /// Whether this takes the place of another when it is said later.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Column { at: one, .. }, Self::Column { at: other, .. })
            | (Self::Row { at: one, .. }, Self::Row { at: other, .. }) => one.is_same(other),
            (
                Self::Block { at: one, rows, columns, .. },
                Self::Block { at: other, rows: other_rows, columns: other_columns, .. },
            ) => one.is_same(other) && (rows, columns) == (other_rows, other_columns),
            (Self::Hidden { .. }, Self::Hidden { .. }) => true,
            (Self::Set { reach: one, what }, Self::Set { reach: other, what: other_what }) => {
                one.is_same(other) && what.is_alike(other_what)
            }
            _ => false,
        }
    }

    fn anchor(&self) -> Option<&Anchor> {
        match self {
            Self::Column { at, .. } | Self::Row { at, .. } | Self::Block { at, .. } => Some(at),
            Self::Hidden { .. } => None,
            Self::Set { reach, .. } => reach.anchor(),
        }
    }

    /// Every text it holds.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let anchor = self.anchor().into_iter().flat_map(|at| [at.text.as_str(), &at.exact]);
        let setting = match self {
            Self::Set { what, .. } => what.texts(),
            _ => ["", "", ""],
        };
        anchor.chain(setting)
    }
}

impl Recipe {
    /// Adds a correction; it takes the place of what was said about the same part before.
    pub fn say(&mut self, correction: Correction) {
        self.corrections.retain(|other| !correction.replaces(other));
        self.corrections.push(correction);
    }

    /// Every text it holds.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let shape = &self.shape;
        let words = shape.heads.iter().chain(&shape.labels).chain([&shape.sheet]);
        words.map(String::as_str).chain(self.corrections.iter().flat_map(Correction::texts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_about_a_part_holds() {
        let at = Anchor { text: "ambisjon #".to_owned(), row: 3, column: 6, ..Anchor::default() };
        let mut recipe = Recipe {
            id: RecipeId(1),
            name: "Måltavle".to_owned(),
            at: 0,
            shape: SheetShape::default(),
            corrections: Vec::new(),
        };
        let column = |is| Correction::Column { at: at.clone(), is };
        recipe.say(column(ColumnIs::Result));
        recipe.say(Correction::Hidden { taken_in: true });
        recipe.say(column(ColumnIs::Budget));
        let unit = |workbook: &str| Correction::Set {
            reach: Reach::Sheet,
            what: Setting::Unit {
                name: "Lia skole".to_owned(),
                workbook: workbook.to_owned(),
                sheet: "Ark1".to_owned(),
            },
        };
        recipe.say(unit("lia #"));
        recipe.say(unit("åsen #"));
        recipe.say(unit("lia #"));
        assert_eq!(
            recipe.corrections,
            [
                Correction::Hidden { taken_in: true },
                column(ColumnIs::Budget),
                unit("åsen #"),
                unit("lia #"),
            ]
        );
    }
}
