//! Corrections people make to the reading of a sheet: kept as a recipe, found again in sheets of
//! the same shape, and followed when a sheet is understood.

mod anchor;
mod file;
mod parts;
mod resolve;
mod say;
mod shape;
mod sides;
mod words;
mod workbook;

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::domain::{Correction, Period, Recipe, RecipeId};

use super::facts::FileReading;
use super::grid::{Place, Sheet};

pub use file::{RecipeFileError, load, save};
pub(in crate::import) use parts::parts;
pub use resolve::{At, Said, concerns};
pub use say::{block, column, column_reach, row, row_reach, table_reach};
pub use shape::{Likeness, likeness, of as shape_of};
pub use sides::{NamedSide, NamesAre, sides};
pub use words::{column_is, correction, row_is};
pub use workbook::{is_workbook, workbook_form};

/// One value corrected by hand: for this workbook only, never part of a recipe.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fix {
    /// The number the cell was meant to say.
    pub value: Option<f64>,
    /// The period it was meant for.
    pub period: Option<Period>,
}

/// The values of one sheet corrected by hand.
pub type Fixes = BTreeMap<Place, Fix>;

/// What a person has said of one sheet of this workbook only: never part of a recipe.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ByHand {
    pub values: Fixes,
    /// The period of the figures that name none.
    pub period: Option<Period>,
}

impl ByHand {
    /// Whether nothing has been said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.period.is_none()
    }
}

/// What a sheet was read with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadWith {
    pub recipe: Option<FollowedRecipe>,
    pub by_hand: ByHand,
}

/// A recipe as it was followed in one sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowedRecipe {
    pub id: RecipeId,
    pub at: i64,
    /// Why the sheet is of the recipe's shape, in words.
    pub why: String,
    pub corrections: Vec<Correction>,
    /// Corrections whose place this sheet does not have, in words.
    pub missed: Vec<String>,
}

/// A workbook, as far as corrections hold for it alone.
#[derive(Clone, Debug)]
pub struct Book<'b> {
    /// File name without folders.
    pub file: &'b str,
    pub hash: &'b str,
    /// The names of all its sheets.
    pub sheets: Vec<Cow<'b, str>>,
}

impl<'b> Book<'b> {
    /// The workbook of a reading.
    #[must_use]
    pub fn of(reading: &'b FileReading) -> Self {
        let names = reading.sheets.iter().map(|sheet| Cow::Borrowed(sheet.grid.name.as_str()));
        Self { file: &reading.file, hash: &reading.hash, sheets: names.collect() }
    }

    /// Whether what was said of a sheet with this name holds for this one: the same, or next
    /// year's, where no other sheet could be it.
    fn is_sheet(&self, said: &str, name: &str) -> bool {
        if said.is_empty() || said == name {
            return true;
        }
        let alike = self.sheets.iter().filter(|other| workbook::is_same_sheet(said, other)).count();
        alike == 1 && workbook::is_same_sheet(said, name)
    }
}

/// The recipe whose shape a sheet has most of, and why; none where no shape is near enough.
#[must_use]
pub fn choose<'r>(recipes: &'r [Recipe], sheet: &Sheet) -> Option<(&'r Recipe, Likeness)> {
    if recipes.is_empty() || sheet.cells.is_empty() {
        return None;
    }
    let shape = shape::of(sheet);
    recipes
        .iter()
        .filter_map(|recipe| Some((recipe, likeness(&recipe.shape, &shape)?)))
        .max_by(|one, other| one.1.score.total_cmp(&other.1.score))
}
