//! What a workbook says, before it is compared with a workspace: facts and questions.

use std::sync::Arc;

use arcstr::ArcStr;
use ecow::EcoString;
use rustc_hash::FxHashSet;
use serde::Serialize;

use super::grid::{Area, Place, Sheet};
use super::recipe::ReadWith;
use super::roles::Roles;
use crate::domain::{Marks, Missing, Period, Perspective};
use crate::tr;

/// What a fact states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    #[default]
    Result,
    Target,
    Budget,
    Forecast,
    Baseline,
}

/// Where a unit of measure was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureFrom {
    /// Written in the cell, beside the number.
    Cell,
    NumberFormat,
    /// A column or row of units of measure.
    Column,
    /// The name of the row: "Matsvinn (kg)".
    Label,
    Head,
    /// What stands above the table, or its sheet or file is called.
    Title,
    /// How the field measures an indicator of this name.
    Custom,
    /// A person said so.
    Said,
}

impl MeasureFrom {
    /// "fra tallformatet"
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Cell => tr!("measure-from-cell"),
            Self::NumberFormat => tr!("measure-from-format"),
            Self::Column => tr!("measure-from-column"),
            Self::Label => tr!("measure-from-label"),
            Self::Head => tr!("measure-from-head"),
            Self::Title => tr!("measure-from-title"),
            Self::Custom => tr!("measure-from-custom"),
            Self::Said => tr!("measure-from-said"),
        }
    }
}

/// The ends of a target that is a band ("7-8"), as they stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub low: f64,
    pub high: f64,
}

/// One value read out of one cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Position in [`FileReading::sheets`].
    pub sheet: usize,
    pub place: Place,
    /// `None` where the workbook does not name it (the municipality, or to be asked for).
    pub unit: Option<ArcStr>,
    /// A name above the unit, where the sheet groups units ("Oppvekst" over its schools).
    pub area: Option<ArcStr>,
    pub indicator: Option<ArcStr>,
    /// The split of an indicator ("Kvinner").
    pub dimension: Option<ArcStr>,
    pub period: Option<Period>,
    pub kind: FactKind,
    /// The number a person reads: 9.4 for "9,4 %".
    pub value: Option<f64>,
    /// A target that is a band ("7-8"); apart from the fact, for few have one and facts are many.
    pub band: Option<Box<Band>>,
    /// A text kept as text (a target in words).
    pub words: Option<ArcStr>,
    pub missing: Option<Missing>,
    pub marks: Marks,
    /// The cell's text as people see it; short ones, as nearly all are, lie in the fact itself.
    pub raw: EcoString,
    pub measure: Option<ArcStr>,
    /// Where the measure was found; `None` without one.
    pub measure_from: Option<MeasureFrom>,
    pub perspective: Option<Perspective>,
    /// A comment beside the row or on the cell.
    pub note: Option<ArcStr>,
    /// Where the source says figures come from.
    pub source: Option<ArcStr>,
    /// The sum of parts that stand beside it, and a figure of the whole all the same.
    pub total: bool,
    /// False wherever a person should look before this is taken in.
    pub certain: bool,
    /// Why it was read so, and, if not certain, what is doubtful. In words.
    pub why: ArcStr,
}

/// What a question is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Value,
    /// Whether a figure far from the others of its series is right.
    #[serde(rename = "value")]
    Far,
    Unit,
    Indicator,
    Period,
    Kind,
    /// Whether the names along both sides of a table are units, indicators or parts of one.
    Names,
    /// The same of its rows alone.
    #[serde(rename = "names")]
    NamesDown,
    /// The same of its columns alone.
    #[serde(rename = "names")]
    NamesAcross,
    Table,
    /// Whether a part of a sheet is to be taken in at all. What else is asked of it waits for that.
    #[serde(rename = "table")]
    Whole,
}

impl About {
    /// Whether it is about what figures are, in whatever way.
    #[must_use]
    pub fn of_values(self) -> bool {
        matches!(self, Self::Value | Self::Far)
    }
}

/// Something only a person can decide.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Position in [`FileReading::sheets`].
    pub sheet: usize,
    /// The cells it is about; empty when it is about a whole range.
    pub cells: Vec<Place>,
    pub range: Option<Area>,
    pub about: About,
    pub text: String,
    pub options: Vec<String>,
}

/// Something the audit noticed that needs no answer, but that a person should know of.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// Position in [`FileReading::sheets`].
    pub sheet: usize,
    /// The cells it is about, the one to look at first.
    pub cells: Vec<Place>,
    pub text: String,
}

/// What a cell was understood as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellRole {
    Title,
    /// A column head or row label that names an indicator, unit or group.
    Label,
    Period,
    /// Unit of measure.
    Measure,
    Value,
    Target,
    /// A typed missing value.
    Missing,
    /// A value a person should look at.
    Doubtful,
    /// A sum or mean of other cells, not taken in as a value of its own.
    Total,
    /// Comments, sources, legends.
    Note,
    /// The same value as another cell already read.
    Duplicate,
    /// Set aside; the reason is with it.
    SetAside,
}

/// A cell's role and, where it is not evident, the reason in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CellReading {
    pub role: CellRole,
    pub why: Option<ArcStr>,
}

/// One table found in a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct TableReading {
    pub range: Area,
    /// The layout's stable name for JSON: "indicators_by_period".
    pub layout: &'static str,
    /// The layout in words for people.
    pub layout_text: String,
    /// The title that names it, if one was found.
    pub title: Option<String>,
    /// The text right above its head, where it has texts above it.
    pub caption: Option<String>,
    /// What its corner says that is no word for what stands below: "Lesing | 2022 | 2023".
    pub corner: Option<String>,
    /// Notes beside it that concern all its figures.
    pub notes: Vec<String>,
}

/// One sheet as understood.
#[derive(Clone, Debug)]
pub struct SheetReading {
    pub grid: Arc<Sheet>,
    pub tables: Vec<TableReading>,
    /// The role of every non-empty cell.
    pub roles: Roles,
    /// Blank cells that are read as if a label stood in them, in order, each with the cell that says it.
    pub filled_in: Vec<(Place, Place)>,
    /// What people have said of it, where they have.
    pub with: Option<Arc<ReadWith>>,
    /// What rows are called that sum units, by which these lie under that.
    pub sums: FxHashSet<ArcStr>,
}

impl SheetReading {
    /// The cell whose label holds for this blank one too.
    #[must_use]
    pub fn filled_from(&self, place: Place) -> Option<Place> {
        let at = self.filled_in.binary_search_by_key(&place, |(at, _)| *at).ok()?;
        self.filled_in.get(at).map(|(_, from)| *from)
    }
}

/// One file as understood.
#[derive(Clone, Debug)]
pub struct FileReading {
    /// File name without folders.
    pub file: String,
    pub hash: String,
    /// Why the file could not be read, for people.
    pub refused: Option<String>,
    /// What had to be left out, one sentence each.
    pub remarks: Vec<String>,
    pub sheets: Vec<SheetReading>,
    pub facts: Vec<Fact>,
    pub questions: Vec<Question>,
    /// What the audit noticed, in the order of the sheets.
    pub findings: Vec<Finding>,
    /// Names of units that were known when it was read.
    pub known_units: Arc<FxHashSet<String>>,
}

impl FileReading {
    /// The positions of the facts a question of this file is about.
    pub fn facts_asked(&self, question: &Question) -> impl Iterator<Item = usize> {
        let cells: FxHashSet<Place> = question.cells.iter().copied().collect();
        let (sheet, range) = (question.sheet, question.range);
        // Facts stand in the order of their sheets.
        let start = self.facts.partition_point(|fact| fact.sheet < sheet);
        let own = self.facts.iter().enumerate().skip(start);
        own.take_while(move |(_, fact)| fact.sheet == sheet)
            .filter(move |(_, fact)| {
                if cells.is_empty() {
                    range.is_some_and(|range| range.contains(fact.place))
                } else {
                    cells.contains(&fact.place)
                }
            })
            .map(|(at, _)| at)
    }

    /// Whether a question leaves nothing to decide: no figure depends on it, and it offers no choice. It
    /// is worth knowing all the same.
    #[must_use]
    pub fn only_tells(&self, question: &Question) -> bool {
        question.options.is_empty() && self.facts_asked(question).next().is_none()
    }
}
