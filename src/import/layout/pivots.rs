//! Pivot tables made of another sheet of the same workbook: that sheet is offered instead.

use std::collections::BTreeSet;

use super::column_heads::{may_be_pivot_furniture, pivot_furniture};
use super::pool::Pool;
use crate::import::facts::{
    About, CellReading, CellRole, Fact, FileReading, Question, SheetReading,
};
use crate::import::grid::{Area, Content, Place, Sheet};
use crate::import::lexicon::norm;
use crate::tr;

/// Cells looked at for what a pivot table writes, and for the heads of the table it is made of.
const MOST_CELLS: usize = 400;
/// Cells looked at where there is one.
const MOST_FURNISHED: usize = 50_000;

/// Asks about each pivot table whose source is a sheet of the same workbook.
pub fn offer_sources(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < 2 {
        return;
    }
    let furnished: Vec<Furnished> =
        reading.sheets.iter().map(|sheet| Furnished::new(&sheet.grid)).collect();
    for (at, own) in furnished.iter().enumerate().filter(|(_, own)| !own.fields.is_empty()) {
        // Of several with its columns the longest: the others were drawn out of the pivot table.
        let sources = reading.sheets.iter().zip(&furnished).rev().filter(|(sheet, other)| {
            other.fields.is_empty()
                && !sheet.tables.is_empty()
                && own.fields.iter().all(|field| heads(sheet).contains(field))
        });
        let Some((source, _)) = sources.max_by_key(|(sheet, _)| sheet.grid.cells.len()) else {
            continue;
        };
        let Some(sheet) = reading.sheets.get(at) else { continue };
        let (pivot, source) = (sheet.grid.name.clone(), source.grid.name.clone());
        for part in own.parts(sheet) {
            let text = match &part {
                Part::Sheet(_) => {
                    tr!("question-pivot", sheet = pivot.as_str(), source = source.as_str())
                }
                Part::Table(range) => tr!(
                    "question-pivot-part",
                    range = range.name(),
                    sheet = pivot.as_str(),
                    source = source.as_str()
                ),
            };
            ask(reading, at, part, text, pool);
        }
    }
}

/// Makes what stands in a pivot table doubtful, and asks about it as a whole.
fn ask(reading: &mut FileReading, at: usize, part: Part, text: String, pool: &mut Pool) {
    let range = match part {
        Part::Sheet(range) => range,
        Part::Table(range) => Some(range),
    };
    let why = pool.share(&text);
    let mut any = false;
    let inside =
        |fact: &&mut Fact| fact.sheet == at && range.is_none_or(|range| range.contains(fact.place));
    for fact in reading.facts.iter_mut().filter(inside) {
        any = true;
        fact.why =
            if fact.certain { why.clone() } else { pool.share(&format!("{} {text}", fact.why)) };
        fact.certain = false;
        if let Some(sheet) = reading.sheets.get_mut(at) {
            sheet.roles.alter(&fact.place, |cell| match cell.role {
                CellRole::Value => {
                    CellReading { role: CellRole::Doubtful, why: Some(fact.why.clone()) }
                }
                _ => cell.clone(),
            });
        }
    }
    if any {
        reading.questions.push(Question {
            sheet: at,
            cells: Vec::new(),
            range,
            about: About::Whole,
            text,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }
}

/// What is asked about as a whole.
enum Part {
    /// All that the sheet holds.
    Sheet(Option<Area>),
    /// A pivot table among other tables of its sheet.
    Table(Area),
}

/// What pivot tables wrote into a sheet.
#[derive(Default)]
struct Furnished {
    /// The columns they sum, in the form heads are compared in; none of any other sheet.
    fields: BTreeSet<String>,
    /// Where their own words stand.
    places: Vec<Place>,
}

impl Furnished {
    fn new(sheet: &Sheet) -> Self {
        let mut furniture = false;
        let mut out = Self::default();
        for (at, (place, cell)) in sheet.cells.iter().take(MOST_FURNISHED).enumerate() {
            // A sheet without any such word in its first cells is none.
            if at >= MOST_CELLS && out.places.is_empty() {
                break;
            }
            let Content::Text(text) = &cell.content else { continue };
            // Nearly all begin with something else than a space, and need not be trimmed to see that they are none.
            let spaced = text.bytes().next().is_some_and(|first| !first.is_ascii_graphic());
            if !spaced && !may_be_pivot_furniture(text) {
                continue;
            }
            let Some(field) = pivot_furniture(text.trim()) else { continue };
            out.places.push(place);
            furniture |= field.is_empty();
            if !field.is_empty() {
                out.fields.insert(norm(field));
            }
        }
        if furniture { out } else { Self::default() }
    }

    /// The tables that pivot tables wrote, where others stand on the same sheet; or else the whole sheet.
    fn parts(&self, sheet: &SheetReading) -> Vec<Part> {
        /// Rows of a pivot table's words above its figures.
        const ABOVE: u32 = 2;
        let with_words = |range: Area| {
            let top = range.first.row.saturating_sub(ABOVE);
            let whole = Area::new(Place::new(top, range.first.column), range.last);
            let own = self.places.iter().filter(|place| whole.contains(**place));
            let first = own.map(|place| place.row).min()?;
            let row = first.min(range.first.row);
            Some(Area::new(Place::new(row, range.first.column), range.last))
        };
        let ranges: Vec<Option<Area>> =
            sheet.tables.iter().map(|table| with_words(table.range)).collect();
        // Further down nothing was looked at.
        let looked_at = sheet.grid.cells.len() <= MOST_FURNISHED;
        if !looked_at || ranges.iter().all(Option::is_some) || ranges.iter().all(Option::is_none) {
            return vec![Part::Sheet(sheet.grid.used())];
        }
        ranges.into_iter().flatten().map(Part::Table).collect()
    }
}

/// The texts of a sheet's first rows that head its tables.
fn heads(sheet: &SheetReading) -> BTreeSet<String> {
    let rows: BTreeSet<u32> = sheet.tables.iter().map(|table| table.range.first.row).collect();
    let cells = sheet.grid.cells.iter().take(MOST_CELLS);
    cells
        .filter(|(place, _)| {
            rows.iter().any(|row| (*row..row.saturating_add(3)).contains(&place.row))
        })
        .filter_map(|(_, cell)| match &cell.content {
            Content::Text(text) => Some(norm(text)),
            _ => None,
        })
        .collect()
}
