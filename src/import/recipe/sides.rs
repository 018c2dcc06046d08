//! The sides of a table whose names only custom explains: what each was read as, and the corrections
//! that say so, or otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{ColumnIs, Correction, RowIs};
use crate::import::facts::{About, CellRole, Fact, Question, SheetReading};
use crate::import::grid::{Area, Content, Place};
use crate::import::lexicon::lexicon;
use crate::import::matching::normal;

/// Rows, columns and rows of heads looked at.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: usize = 100;
const MOST_HEADS: u32 = 12;

/// What names are names of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesAre {
    Units,
    Indicators,
    /// Parts of an indicator.
    Splits,
}

impl NamesAre {
    /// All there are, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Units, Self::Indicators, Self::Splits];
}

/// One side: a column of labels, or a row of heads.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedSide {
    /// A cell of it with a name.
    pub at: Place,
    /// It is a row of heads.
    pub across: bool,
    /// What stands over the column; empty where nothing does.
    pub head: String,
    /// What its names were read as.
    pub is: NamesAre,
}

impl NamedSide {
    /// That the names of this side are these.
    #[must_use]
    pub fn said(&self, sheet: &SheetReading, is: NamesAre) -> Correction {
        if self.across {
            let is = match is {
                NamesAre::Units => RowIs::HeadsOfUnits,
                NamesAre::Indicators => RowIs::HeadsOfIndicators,
                NamesAre::Splits => RowIs::HeadsOfSplits,
            };
            return super::row(sheet, self.at, is);
        }
        let is = match is {
            NamesAre::Units => ColumnIs::Unit,
            NamesAre::Indicators => ColumnIs::Indicator,
            NamesAre::Splits => ColumnIs::Split,
        };
        super::column(sheet, self.at, is)
    }
}

/// How often the names of a side are found again in the units, the indicators and the splits of facts.
#[derive(Clone, Copy, Debug)]
struct Tally {
    at: Place,
    found: [usize; 3],
}

impl Tally {
    fn new(at: Place) -> Self {
        Self { at, found: [0; 3] }
    }

    fn count(&mut self, text: &str, fact: &Fact) {
        let text = normal(text);
        if text.is_empty() {
            return;
        }
        let same =
            |name: &Option<arcstr::ArcStr>| name.as_ref().is_some_and(|name| normal(name) == text);
        let within = |name: &Option<arcstr::ArcStr>| {
            name.as_ref().is_some_and(|name| {
                let name = normal(name);
                !name.is_empty() && (name.contains(&text) || text.contains(&name))
            })
        };
        let said = [&fact.unit, &fact.indicator, &fact.dimension];
        let at = said.iter().position(|name| same(name));
        // "Lesing, jenter", "Sykefravær – korttid": a name may be a part of what is said.
        let at = at.or_else(|| {
            [2, 1, 0].into_iter().find(|at| said.get(*at).is_some_and(|name| within(name)))
        });
        if let Some(found) = at.and_then(|at| self.found.get_mut(at)) {
            *found += 1;
        }
    }

    fn total(&self) -> usize {
        self.found.iter().sum()
    }

    /// `None` where the names were found nowhere.
    fn is(&self) -> Option<NamesAre> {
        let most =
            NamesAre::ALL.into_iter().zip(self.found).rev().max_by_key(|(_, found)| *found)?;
        (most.1 > 0).then_some(most.0)
    }
}

/// The sides a question about names is about; none of another question.
#[must_use]
pub fn sides(sheet: &SheetReading, facts: &[Fact], question: &Question) -> Vec<NamedSide> {
    let (down, across) = match question.about {
        About::Names => (true, true),
        About::NamesDown => (true, false),
        About::NamesAcross => (false, true),
        _ => return Vec::new(),
    };
    let cells: BTreeSet<Place> = question.cells.iter().copied().collect();
    let asked = |place: Place| match question.range.filter(|_| cells.is_empty()) {
        Some(range) => range.contains(place),
        None => cells.contains(&place),
    };
    let start = facts.partition_point(|fact| fact.sheet < question.sheet);
    let own = facts.iter().skip(start).take_while(|fact| fact.sheet == question.sheet);
    // Any one fact of a row, or of a column, tells what the side said of it.
    let (mut by_row, mut by_column) = (BTreeMap::new(), BTreeMap::new());
    for fact in own.filter(|fact| asked(fact.place)) {
        if by_row.len() < MOST_ROWS {
            by_row.entry(fact.place.row).or_insert(fact);
        }
        if by_column.len() < MOST_COLUMNS {
            by_column.entry(fact.place.column).or_insert(fact);
        }
    }
    let Some(first) = by_row.values().next().map(|fact| fact.place) else { return Vec::new() };
    let mut tables = sheet.tables.iter().map(|table| table.range);
    let Some(table) = tables.find(|range| range.contains(first)) else { return Vec::new() };
    let mut found = Vec::new();
    if down {
        found.extend(columns(sheet, table, &by_row, &by_column));
    }
    if across {
        found.extend(heads(sheet, table, first.row, &by_column));
    }
    found
}

fn text(sheet: &SheetReading, place: Place) -> Option<&str> {
    match &sheet.grid.cell(place)?.content {
        Content::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn is(sheet: &SheetReading, place: Place, role: CellRole) -> bool {
    sheet.roles.get(&place).is_some_and(|cell| cell.role == role)
}

fn is_label(sheet: &SheetReading, place: Place) -> bool {
    is(sheet, place, CellRole::Label)
}

/// The columns of labels that no word over them explains.
fn columns(
    sheet: &SheetReading,
    table: Area,
    by_row: &BTreeMap<u32, &Fact>,
    by_column: &BTreeMap<u32, &Fact>,
) -> Vec<NamedSide> {
    let mut tallies: BTreeMap<u32, Tally> = BTreeMap::new();
    for (row, fact) in by_row {
        let cells = sheet.grid.cells.rows_from(*row).take_while(|(place, _)| place.row == *row);
        for (place, _) in cells {
            let beside = table.contains(place) && !by_column.contains_key(&place.column);
            if beside
                && is_label(sheet, place)
                && let Some(text) = text(sheet, place)
            {
                tallies.entry(place.column).or_insert(Tally::new(place)).count(text, fact);
            }
        }
    }
    let named = tallies.into_values().filter_map(|tally| {
        let is = tally.is()?;
        let mut above =
            (table.first.row..tally.at.row).rev().take(usize::try_from(MOST_HEADS).unwrap_or(1));
        let head = above.find_map(|row| text(sheet, Place::new(row, tally.at.column)));
        let head = head.unwrap_or_default().to_owned();
        lexicon().column(&head).is_none().then_some(NamedSide {
            at: tally.at,
            across: false,
            head,
            is,
        })
    });
    named.collect()
}

/// The row of heads whose names the figures below it have.
fn heads(
    sheet: &SheetReading,
    table: Area,
    body: u32,
    by_column: &BTreeMap<u32, &Fact>,
) -> Option<NamedSide> {
    let top = table.first.row.max(body.saturating_sub(MOST_HEADS));
    let mut best: Option<Tally> = None;
    for row in top..body {
        let mut tally: Option<Tally> = None;
        for (column, fact) in by_column {
            let place = Place::new(row, *column);
            // "Opptak 2022" names something besides its year.
            if let Some(text) = text(sheet, place)
                && (is_label(sheet, place) || is(sheet, place, CellRole::Period))
                && text.contains(char::is_alphabetic)
            {
                tally.get_or_insert(Tally::new(place)).count(text, fact);
            }
        }
        // Of several rows that say as much the lowest names the columns.
        if let Some(tally) = tally
            && best.is_none_or(|best| tally.total() >= best.total())
        {
            best = Some(tally);
        }
    }
    let tally = best?;
    Some(NamedSide { at: tally.at, across: true, head: String::new(), is: tally.is()? })
}
