//! The neutral grid every format is read into: sparse cells with what the reader knows of them.

mod cells;
mod formula;
mod packed;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;

use arcstr::ArcStr;
use serde::{Deserialize, Serialize};

pub use cells::{Cells, Iter as CellIter, Table as CellTable};
pub use formula::{Blocks, Formula, MOST_BLOCKS, Seen};
pub use table::{Summed, Table, TableColumn};

/// A cell's place, zero-based. Ordered by row, then column.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Place {
    pub row: u32,
    pub column: u32,
}

impl Place {
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// "G7"
    #[must_use]
    pub fn name(self) -> String {
        crate::domain::observation::cell_name(self.row, self.column)
    }
}

/// A block of cells, both corners included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Area {
    pub first: Place,
    pub last: Place,
}

impl Area {
    #[must_use]
    pub fn new(first: Place, last: Place) -> Self {
        Self { first, last }
    }

    #[must_use]
    pub fn contains(self, place: Place) -> bool {
        (self.first.row..=self.last.row).contains(&place.row)
            && (self.first.column..=self.last.column).contains(&place.column)
    }

    /// "B4:J29"
    #[must_use]
    pub fn name(self) -> String {
        format!("{}:{}", self.first.name(), self.last.name())
    }
}

/// What stands in a cell. An empty cell is simply not in the grid. Equal texts are shared: a
/// table's cells repeat few of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    Number(f64),
    Text(ArcStr),
    Flag(bool),
    /// A date or date and time, as (year, month, day); the time of day is not kept.
    Date(i16, u8, u8),
    /// An error such as `#N/A`, as the workbook prints it.
    Error(ArcStr),
}

/// How a cell looks, where the format tells; shared by many cells.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Style {
    /// The number format as the workbook writes it ("0.0%", `#,##0" kr"`); empty is General.
    pub format: Box<str>,
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    /// Steps of indentation of the alignment.
    pub indent: u8,
}

/// One non-empty cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub content: Content,
    /// Position in [`Sheet::styles`].
    pub style: u16,
    /// Whether the value is a formula's cached result.
    pub formula: bool,
    /// A note mark set in superscript at the end of the text ("1" of "2009¹"), cut from it: its
    /// position in [`Sheet::marks`], counted from one.
    pub superscript: Option<NonZeroU16>,
}

/// Whether people see a sheet when they open the workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    #[default]
    Visible,
    Hidden,
    /// Hidden so that the program's own menus cannot show it.
    VeryHidden,
}

/// One sheet, sparse.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    pub name: String,
    pub visibility: Visibility,
    /// Non-empty cells, sorted by [`Place`], each place once.
    #[serde(with = "packed")]
    pub cells: Cells,
    /// Position 0 is the default look.
    pub styles: Vec<Style>,
    /// Note marks set in superscript, each once.
    pub marks: Vec<ArcStr>,
    pub merges: Vec<Area>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    /// Outline depth of rows that are grouped.
    pub outline: BTreeMap<u32, u8>,
    /// Comments and notes by cell.
    pub comments: BTreeMap<Place, String>,
    /// Tables that Excel itself knows of; none overlaps another.
    pub tables: Vec<Table>,
    /// What formulas say, in order of their cells, for those that say something the audit asks
    /// about.
    pub formulas: Vec<(Place, Formula)>,
    /// The other workbooks that values are fetched from, by the number formulas give them.
    pub linked: BTreeMap<u16, String>,
    /// What the reader had to leave out, one sentence each (a bad cell, a limit reached).
    pub remarks: Vec<String>,
}

impl Sheet {
    /// The cell here, if not empty.
    #[must_use]
    pub fn cell(&self, place: Place) -> Option<&Cell> {
        self.cells.get(place)
    }

    /// What the formula here says, if the audit asks about it.
    #[must_use]
    pub fn formula(&self, place: Place) -> Option<Formula> {
        let at = self.formulas.binary_search_by_key(&place, |(at, _)| *at).ok()?;
        self.formulas.get(at).map(|(_, formula)| *formula)
    }

    /// Excel's own table whose row of totals this is, among these columns.
    #[must_use]
    pub fn totalled_by(&self, row: u32, columns: (u32, u32)) -> Option<&Table> {
        self.tables.iter().find(|table| {
            table.total_row() == Some(row)
                && columns.0 <= table.area.last.column
                && table.area.first.column <= columns.1
        })
    }

    /// The look of a cell.
    #[must_use]
    pub fn style(&self, cell: &Cell) -> Option<&Style> {
        self.styles.get(usize::from(cell.style))
    }

    /// The note mark in superscript at the end of a cell's text, cut from it.
    #[must_use]
    pub fn mark(&self, cell: &Cell) -> Option<&str> {
        let number = usize::from(cell.superscript?.get());
        self.marks.get(number - 1).map(ArcStr::as_str)
    }

    /// The smallest area that holds every cell; `None` for an empty sheet.
    #[must_use]
    pub fn used(&self) -> Option<Area> {
        let (first, last) = (self.cells.first()?.0.row, self.cells.last_place()?.row);
        let (left, right) = self.cells.columns()?;
        Some(Area::new(Place::new(first, left), Place::new(last, right)))
    }
}

/// Whether a text shows nothing.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| {
        sign.is_whitespace()
            || sign.is_control()
            || matches!(sign, '\u{200b}' | '\u{feff}' | '\u{2060}')
    })
}

/// What kind of file the bytes are, whatever its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Xlsb,
    Xls,
    Ods,
    Csv,
    Html,
}

/// A workbook as read: all its sheets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workbook {
    pub format: Format,
    pub sheets: Vec<Sheet>,
    /// What concerns the file as a whole, one sentence each.
    pub remarks: Vec<String>,
}

/// A file as read: its grid, or why it cannot be read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReadFile {
    /// File name without folders.
    pub file: String,
    /// SHA-256 of the content, lower-case hexadecimal; empty if it could not be read at all.
    pub hash: String,
    /// The grid, or one sentence for people: what is wrong and what to do.
    pub workbook: Result<Workbook, String>,
}
