//! Gathers a sheet's cells from a reader, within the limits.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::formula::Written;
use super::{limits, tokens};
use crate::import::grid::{
    Area, Cell, Content, Formula, Place, Sheet, Style, Summed, Table, Visibility, is_blank,
};
use crate::tr;

/// What is left of a workbook's share of cells and text.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: limits::CELLS, text: limits::TEXT_BYTES }
    }
}

/// A cell's text and the note mark that stood in superscript at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    pub text: ArcStr,
    pub mark: Option<ArcStr>,
}

impl From<&str> for Marked {
    fn from(text: &str) -> Self {
        Self { text: text.into(), mark: None }
    }
}

/// A sheet under construction.
#[derive(Debug)]
pub struct Builder<'a> {
    sheet: Sheet,
    budget: &'a mut Budget,
    /// Position in the sheet's styles by position in the workbook's; `None` until needed.
    known: Vec<Option<u16>>,
    looks: BTreeMap<Style, u16>,
    /// Numbers of the note marks.
    marks: FxHashMap<ArcStr, NonZeroU16>,
    sorted: bool,
    faulty: Vec<Place>,
    faulty_count: usize,
    nowhere: usize,
    cut: Vec<Place>,
    /// Texts with spaces that hold words together, as they are with plain ones.
    spaced: FxHashMap<ArcStr, ArcStr>,
    without_result: Vec<Place>,
    without_result_count: usize,
    /// Formulas that are filled into other cells, by the number the file gives them, with where
    /// they are written.
    filled: FxHashMap<u32, (Place, Option<Written>)>,
    /// Formulas that many cells share, as binary workbooks keep them, by the cell they are kept at.
    shared: FxHashMap<Place, Vec<u8>>,
    /// Cells with such a formula that has not been met yet, with the cell it is kept at.
    awaiting: Vec<(Place, Place)>,
    /// Formulas whose text may still be looked at.
    formulas: usize,
}

impl<'a> Builder<'a> {
    #[must_use]
    pub fn new(name: &str, visibility: Visibility, budget: &'a mut Budget) -> Self {
        let sheet = Sheet {
            name: name.to_owned(),
            visibility,
            styles: vec![Style::default()],
            ..Sheet::default()
        };
        Self {
            sheet,
            budget,
            known: Vec::new(),
            looks: BTreeMap::from([(Style::default(), 0)]),
            marks: FxHashMap::default(),
            sorted: true,
            faulty: Vec::new(),
            faulty_count: 0,
            nowhere: 0,
            cut: Vec::new(),
            spaced: FxHashMap::default(),
            without_result: Vec::new(),
            without_result_count: 0,
            filled: FxHashMap::default(),
            shared: FxHashMap::default(),
            awaiting: Vec::new(),
            formulas: limits::FORMULAS,
        }
    }

    /// The sheet, for what is not cells (merges, hidden rows, comments, remarks).
    pub fn sheet(&mut self) -> &mut Sheet {
        &mut self.sheet
    }

    /// The sheet's number for the workbook's look number `at`.
    pub fn style(&mut self, at: usize, styles: &[Style]) -> u16 {
        if let Some(Some(known)) = self.known.get(at) {
            return *known;
        }
        let Some(style) = styles.get(at) else { return 0 };
        let number = self.look(style);
        if self.known.len() <= at {
            self.known.resize(at + 1, None);
        }
        if let Some(slot) = self.known.get_mut(at) {
            *slot = Some(number);
        }
        number
    }

    /// The sheet's number for a look.
    pub fn look(&mut self, style: &Style) -> u16 {
        if let Some(number) = self.looks.get(style) {
            return *number;
        }
        let Ok(number) = u16::try_from(self.sheet.styles.len()) else { return 0 };
        self.sheet.styles.push(style.clone());
        self.looks.insert(style.clone(), number);
        number
    }

    /// Takes in a cell; blank text is no cell.
    ///
    /// # Errors
    /// When the workbook holds more cells or text than is read.
    pub fn push(
        &mut self,
        place: Place,
        content: Content,
        style: u16,
        formula: bool,
        superscript: Option<ArcStr>,
    ) -> Result<(), String> {
        let content = match content {
            Content::Text(text) => {
                if is_blank(&text) {
                    return Ok(());
                }
                let text = self.shorten(place, text);
                let text = self.plain_spaces(text);
                let marks = superscript.as_ref().map_or(0, |mark| mark.len());
                self.budget.text =
                    self.budget.text.checked_sub(text.len() + marks).ok_or_else(many_cells)?;
                Content::Text(text)
            }
            Content::Number(number) if !number.is_finite() => {
                self.faulty(place);
                return Ok(());
            }
            other => other,
        };
        self.budget.cells = self.budget.cells.checked_sub(1).ok_or_else(many_cells)?;
        if self.sheet.cells.last_place().is_some_and(|last| last >= place) {
            self.sorted = false;
        }
        let superscript = superscript.and_then(|mark| self.mark(mark));
        self.sheet.cells.take_in(place, Cell { content, style, formula, superscript });
        Ok(())
    }

    /// The sheet's number for a note mark.
    fn mark(&mut self, mark: ArcStr) -> Option<NonZeroU16> {
        if let Some(number) = self.marks.get(&mark) {
            return Some(*number);
        }
        let number = u16::try_from(self.sheet.marks.len() + 1).ok().and_then(NonZeroU16::new)?;
        self.sheet.marks.push(mark.clone());
        self.marks.insert(mark, number);
        Some(number)
    }

    /// A text with plain spaces, shared by the cells that share it.
    fn plain_spaces(&mut self, text: ArcStr) -> ArcStr {
        let Some(plain) = super::values::plain_spaces(&text) else { return text };
        self.spaced.entry(text).or_insert_with(|| plain.into()).clone()
    }

    fn shorten(&mut self, place: Place, text: ArcStr) -> ArcStr {
        // Bytes are never fewer than characters, so short texts are not counted.
        if text.len() <= limits::TEXT {
            return text;
        }
        match text.char_indices().nth(limits::TEXT) {
            Some((end, _)) => {
                if self.cut.len() < limits::NAMED_CELLS {
                    self.cut.push(place);
                }
                text.get(..end).unwrap_or_default().into()
            }
            None => text,
        }
    }

    /// Notes a cell that could not be read.
    pub fn faulty(&mut self, place: Place) {
        self.faulty_count += 1;
        if self.faulty.len() < limits::NAMED_CELLS {
            self.faulty.push(place);
        }
    }

    /// Notes a cell whose name makes no sense.
    pub fn nowhere(&mut self) {
        self.nowhere += 1;
    }

    /// Notes a formula whose result the file does not hold.
    pub fn without_result(&mut self, place: Place) {
        self.without_result_count += 1;
        if self.without_result.len() < limits::NAMED_CELLS {
            self.without_result.push(place);
        }
    }

    /// Whether more formulas are looked at.
    #[must_use]
    pub fn wants_formulas(&self) -> bool {
        self.formulas > 0
    }

    /// Takes in what the formula of a cell says, if it says anything that is asked about.
    pub fn formula(&mut self, place: Place, written: Option<Written>) {
        self.formulas = self.formulas.saturating_sub(1);
        if let Some(formula) = written.and_then(Written::here) {
            self.sheet.formulas.push((place, formula));
        }
    }

    /// Takes in what the formula of a cell says, read by the reader itself.
    pub fn says(&mut self, place: Place, formula: Option<Formula>) {
        self.formulas = self.formulas.saturating_sub(1);
        self.sheet.formulas.extend(formula.map(|formula| (place, formula)));
    }

    /// Takes in a cell with a formula that many share, kept at another cell, or at this one.
    pub fn shares(&mut self, place: Place, kept: Place, long_rows: bool) {
        self.formulas = self.formulas.saturating_sub(1);
        match self.shared.get(&kept) {
            Some(tokens) => {
                let formula = tokens::read_in(tokens, long_rows, place);
                self.sheet.formulas.extend(formula.map(|formula| (place, formula)));
            }
            None if self.awaiting.len() < limits::FORMULAS => self.awaiting.push((place, kept)),
            None => {}
        }
    }

    /// Takes in the formula that many cells share, kept at this one.
    pub fn shared(&mut self, kept: Place, formula: &[u8], long_rows: bool) {
        if self.shared.len() >= limits::FORMULAS || formula.len() > tokens::LONGEST {
            return;
        }
        let (ready, later) = std::mem::take(&mut self.awaiting)
            .into_iter()
            .partition::<Vec<_>, _>(|(_, at)| *at == kept);
        self.awaiting = later;
        for (place, _) in ready {
            let formula = tokens::read_in(formula, long_rows, place);
            self.sheet.formulas.extend(formula.map(|formula| (place, formula)));
        }
        self.shared.insert(kept, formula.to_vec());
    }

    /// Takes in a formula that is filled into other cells, under the file's number for it.
    pub fn fills(&mut self, number: u32, place: Place, written: Option<Written>) {
        self.formula(place, written);
        if self.filled.len() < limits::FORMULAS {
            self.filled.insert(number, (place, written));
        }
    }

    /// Takes in a cell that a formula is filled into.
    pub fn filled(&mut self, number: u32, place: Place) {
        self.formulas = self.formulas.saturating_sub(1);
        let Some((from, written)) = self.filled.get(&number) else { return };
        if let Some(formula) = written.and_then(|written| written.filled(*from, place)) {
            self.sheet.formulas.push((place, formula));
        }
    }

    /// Adds a comment to a cell; several of one cell stand below each other.
    pub fn comment(&mut self, place: Place, text: &str) {
        let text: Box<str> = limits::shorten(text.trim());
        let count = self.sheet.comments.len();
        if text.is_empty() || count >= limits::EXTRAS {
            return;
        }
        let Some(left) = self.budget.text.checked_sub(text.len()) else { return };
        self.budget.text = left;
        let all = self.sheet.comments.entry(place).or_default();
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(&text);
    }

    /// Takes in one of Excel's own tables; one that overlaps another is not believed. What its row of
    /// totals says it sums up is what its formulas say.
    pub fn table(&mut self, table: Table) {
        let (one, tables) = (table.area, &self.sheet.tables);
        let overlaps = tables.iter().map(|other| other.area).any(|other| {
            let below = one.first.row > other.last.row || other.first.row > one.last.row;
            let beside =
                one.first.column > other.last.column || other.first.column > one.last.column;
            !below && !beside
        });
        if overlaps || tables.len() >= limits::TABLES {
            return;
        }
        let first = one.first.row.saturating_add(u32::from(table.headed));
        let rows = table.total_row().zip(one.last.row.checked_sub(1));
        if let Some((row, last)) = rows.filter(|(_, last)| first <= *last) {
            for (column, summed) in (one.first.column..).zip(&table.columns) {
                let over = Area::new(Place::new(first, column), Place::new(last, column));
                let formula = match summed.summed {
                    Some(Summed::Sum) => Formula::Sum(over),
                    Some(Summed::Mean) => Formula::Mean(over),
                    _ => continue,
                };
                let place = Place::new(row, column);
                if self.sheet.cell(place).is_some_and(|cell| cell.formula) {
                    self.says(place, Some(formula));
                }
            }
        }
        self.sheet.tables.push(table);
    }

    /// Notes what concerns the whole sheet.
    pub fn remark(&mut self, text: String) {
        self.sheet.remarks.push(text);
    }

    /// The sheet with its cells in order.
    #[must_use]
    pub fn finish(mut self) -> Sheet {
        if !self.sorted {
            self.put_in_order();
        }
        if self.faulty_count > 0 {
            let cells = names(&self.faulty);
            self.remark(tr!("read-faulty-cells", count = self.faulty_count, cells = cells));
        }
        if self.nowhere > 0 {
            self.remark(tr!("read-nowhere-cells", count = self.nowhere));
        }
        if !self.cut.is_empty() {
            let cells = names(&self.cut);
            self.remark(tr!("read-cut-texts", most = limits::TEXT, cells = cells));
        }
        if self.without_result_count > 0 {
            let cells = names(&self.without_result);
            let count = self.without_result_count;
            self.remark(tr!("read-without-result", count = count, cells = cells));
        }
        self.hide_within_use();
        self.sheet.formulas.sort_by_key(|(place, _)| *place);
        self.sheet.formulas.dedup_by_key(|(place, _)| *place);
        self.sheet.formulas.shrink_to_fit();
        self.sheet.cells.settle();
        self.sheet
    }

    fn put_in_order(&mut self) {
        let cells = self.sheet.cells.list();
        cells.sort_by_key(|(place, _)| *place);
        let before = cells.len();
        // The one written last counts, as in Excel.
        cells.reverse();
        cells.dedup_by_key(|(place, _)| *place);
        cells.reverse();
        let doubled = before - cells.len();
        if doubled > 0 {
            self.remark(tr!("read-doubled-cells", count = doubled));
        }
    }

    /// "Hidden from here on" reaches to the sheet's end; only what can matter is kept.
    fn hide_within_use(&mut self) {
        let sheet = &self.sheet;
        if sheet.hidden_rows.is_empty()
            && sheet.hidden_columns.is_empty()
            && sheet.outline.is_empty()
        {
            return;
        }
        let Some(used) = self.sheet.used() else {
            self.sheet.hidden_rows.clear();
            self.sheet.hidden_columns.clear();
            self.sheet.outline.clear();
            return;
        };
        self.sheet.hidden_rows.retain(|row| *row <= used.last.row);
        self.sheet.hidden_columns.retain(|column| *column <= used.last.column);
        self.sheet.outline.retain(|row, _| *row <= used.last.row);
    }
}

fn names(places: &[Place]) -> String {
    places.iter().map(|place| place.name()).collect::<Vec<_>>().join(", ")
}

/// The refusal of a workbook that holds more than is read.
#[must_use]
pub fn many_cells() -> String {
    tr!("read-many-cells", most = limits::CELLS)
}
