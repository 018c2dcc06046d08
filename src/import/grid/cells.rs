//! The cells of a sheet: listed one by one, or, for long tables of few different texts, each
//! different cell once with the places it stands in.

use std::hash::{Hash, Hasher};
use std::num::NonZeroU16;

use rustc_hash::FxHashMap;

use super::{Cell, Content, Place};

/// Non-empty cells in the order of their places, each place once.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    listed: Vec<(Place, Cell)>,
    /// They stand here instead; nothing is listed then.
    table: Option<Box<Table>>,
    /// The different cells, while a large sheet is gathered.
    known: Option<Box<Known>>,
    /// They repeat each other too little: they stay listed.
    varied: bool,
}

/// The numbers of the different cells.
#[derive(Clone, Debug, Default)]
struct Known {
    all: FxHashMap<Same, u32>,
    /// The last one of each of the first columns: sorted tables repeat it for many rows.
    last: Vec<Option<(Same, u32)>>,
}

impl Known {
    const COLUMNS: usize = 64;

    /// The number of a cell, by `new` where it is like no other.
    fn number(
        &mut self,
        column: u32,
        same: Same,
        new: impl FnOnce() -> Option<u32>,
    ) -> Option<u32> {
        let column = column as usize;
        if let Some(Some((last, number))) = self.last.get(column)
            && *last == same
        {
            return Some(*number);
        }
        let number = match self.all.get(&same) {
            Some(number) => *number,
            None => {
                let new = new()?;
                self.all.insert(same, new);
                new
            }
        };
        if column < Self::COLUMNS {
            if self.last.len() <= column {
                self.last.resize(column + 1, None);
            }
            if let Some(last) = self.last.get_mut(column) {
                *last = Some((same, number));
            }
        }
        Some(number)
    }
}

/// What makes two cells equal. `held` stands for what they hold: the bits of a number, a date, where a text
/// stands in memory; equal texts that stand in two places are two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Same {
    pub kind: u8,
    pub formula: bool,
    pub style: u16,
    /// Nought for none.
    pub superscript: u16,
    pub held: u64,
}

impl Same {
    fn of(cell: &Cell) -> Self {
        let (kind, held) = match &cell.content {
            Content::Number(number) => (0, number.to_bits()),
            Content::Text(text) => (1, text.as_ptr() as u64),
            Content::Error(text) => (2, text.as_ptr() as u64),
            Content::Flag(flag) => (3, u64::from(*flag)),
            Content::Date(year, month, day) => {
                let [year, century] = year.to_le_bytes();
                (4, u64::from_le_bytes([year, century, *month, *day, 0, 0, 0, 0]))
            }
        };
        let superscript = cell.superscript.map_or(0, NonZeroU16::get);
        Self { kind, formula: cell.formula, style: cell.style, superscript, held }
    }
}

impl Hash for Same {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let look = u64::from(self.kind) << 40 | u64::from(self.formula) << 32;
        state.write_u64(look | u64::from(self.style) << 16 | u64::from(self.superscript));
        state.write_u64(self.held);
    }
}

/// Rows of cells that repeat each other.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Rows that are not empty, with the position of their first entry.
    rows: Vec<(u32, usize)>,
    /// Columns, with the position of what stands there among the different cells.
    entries: Vec<(u32, u32)>,
    different: Vec<Cell>,
}

impl Table {
    /// Makes room for so many cells.
    pub fn reserve(&mut self, cells: usize) {
        self.entries.reserve(cells);
    }

    /// How many cells there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.len()
    }

    /// Takes in a cell like no other so far; its number, to put it in places. `None` where there
    /// are too many.
    pub fn add(&mut self, cell: Cell) -> Option<u32> {
        let number = u32::try_from(self.different.len()).ok()?;
        self.different.push(cell);
        Some(number)
    }

    /// Puts a known cell in the place after all others.
    pub fn put(&mut self, place: Place, cell: u32) {
        if self.rows.last().is_none_or(|(row, _)| *row != place.row) {
            self.rows.push((place.row, self.entries.len()));
        }
        self.entries.push((place.column, cell));
    }

    /// The entries of a row by its position among the rows.
    fn row(&self, at: usize) -> std::ops::Range<usize> {
        let start = |at: usize| self.rows.get(at).map_or(self.entries.len(), |(_, start)| *start);
        start(at)..start(at + 1)
    }

    fn get(&self, place: Place) -> Option<&Cell> {
        let at = self.rows.binary_search_by_key(&place.row, |(row, _)| *row).ok()?;
        let entries = self.entries.get(self.row(at))?;
        let at = entries.binary_search_by_key(&place.column, |(column, _)| *column).ok()?;
        self.cell(entries.get(at)?.1)
    }

    fn cell(&self, number: u32) -> Option<&Cell> {
        self.different.get(usize::try_from(number).ok()?)
    }

    fn iter_from(&self, row: usize) -> Iter<'_> {
        let range = self.row(row);
        let number = self.rows.get(row).map_or(0, |(row, _)| *row);
        Iter(Kind::Table { table: self, row, number, at: range.start, end: range.end })
    }
}

impl Cells {
    /// From so many cells on it pays to keep equal ones once.
    pub(super) const LARGE: usize = 1 << 15;
    /// They are kept so while there are at least so many cells to each different one.
    const TO_EACH: usize = 3;

    /// How many cells there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.as_ref().map_or(self.listed.len(), |table| table.count())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All of them with their places.
    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        match &self.table {
            None => Iter(Kind::Listed(self.listed.iter())),
            Some(table) => table.iter_from(0),
        }
    }

    /// Those in this row and below.
    #[must_use]
    pub fn rows_from(&self, row: u32) -> Iter<'_> {
        match &self.table {
            None => {
                let start = self.listed.partition_point(|(place, _)| place.row < row);
                Iter(Kind::Listed(self.listed.get(start..).unwrap_or_default().iter()))
            }
            Some(table) => table.iter_from(table.rows.partition_point(|(here, _)| *here < row)),
        }
    }

    /// Cells among which each of these is found, in the order they are met first: in a long table far fewer than there are.
    pub fn kinds(&self) -> impl Iterator<Item = &Cell> {
        let listed = self.listed.iter().map(|(_, cell)| cell);
        listed.chain(self.table.iter().flat_map(|table| &table.different))
    }

    /// The cell in this place.
    #[must_use]
    pub fn get(&self, place: Place) -> Option<&Cell> {
        match &self.table {
            None => {
                let at = self.listed.binary_search_by_key(&place, |(at, _)| *at).ok()?;
                self.listed.get(at).map(|(_, cell)| cell)
            }
            Some(table) => table.get(place),
        }
    }

    /// The first of them.
    #[must_use]
    pub fn first(&self) -> Option<(Place, &Cell)> {
        self.iter().next()
    }

    /// The place of the last of them.
    #[must_use]
    pub fn last_place(&self) -> Option<Place> {
        match &self.table {
            None => self.listed.last().map(|(place, _)| *place),
            Some(table) => {
                let (row, column) = (table.rows.last()?.0, table.entries.last()?.0);
                Some(Place::new(row, column))
            }
        }
    }

    /// The first and the last column that hold any.
    #[must_use]
    pub fn columns(&self) -> Option<(u32, u32)> {
        let widen = |(first, last): (u32, u32), column: u32| (first.min(column), last.max(column));
        let found = match &self.table {
            None => self.listed.iter().map(|(place, _)| place.column).fold((u32::MAX, 0), widen),
            Some(table) => {
                table.entries.iter().map(|(column, _)| *column).fold((u32::MAX, 0), widen)
            }
        };
        (found.0 <= found.1).then_some(found)
    }

    /// Makes room for so many.
    pub(super) fn reserve(&mut self, count: usize) {
        self.listed.reserve_exact(count.min(Self::LARGE));
        if count > Self::LARGE {
            let mut table = Table::default();
            table.reserve(count);
            self.turn_into(table);
        }
    }

    /// Adds a cell in the place after all others, to be settled when all are there.
    pub fn take_in(&mut self, place: Place, cell: Cell) {
        if self.table.is_some() || self.listed.len() == Self::LARGE {
            let same = Same::of(&cell);
            // It never fails to be made.
            let _ = self.gather(place, same, || Some(cell));
        } else {
            self.listed.push((place, cell));
        }
    }

    /// The same, where the cell is made only if none is like it; `None` if it cannot be made.
    pub(super) fn gather(
        &mut self,
        place: Place,
        same: Same,
        cell: impl FnOnce() -> Option<Cell>,
    ) -> Option<()> {
        if self.listed.len() == Self::LARGE && !self.varied {
            self.turn_into(Table::default());
        }
        let (Some(table), Some(known)) = (&mut self.table, &mut self.known) else {
            self.listed.push((place, cell()?));
            return Some(());
        };
        let number = known.number(place.column, same, || table.add(cell()?))?;
        table.put(place, number);
        let count = table.count();
        if count.is_multiple_of(Self::LARGE) && known.all.len() > count / Self::TO_EACH {
            self.varied = true;
            self.list();
        }
        Some(())
    }

    /// Keeps equal cells once from here on, those that are listed too.
    fn turn_into(&mut self, table: Table) {
        (self.table, self.known) = (Some(Box::new(table)), Some(Box::default()));
        for (place, cell) in std::mem::take(&mut self.listed) {
            self.take_in(place, cell);
        }
    }

    /// All are there: nothing more is kept than they need.
    pub fn settle(&mut self) {
        self.known = None;
        self.listed.shrink_to_fit();
        if let Some(table) = &mut self.table {
            table.entries.shrink_to_fit();
            table.different.shrink_to_fit();
        }
    }

    /// All of them in a list, to be altered; they must be in order afterwards.
    pub fn list(&mut self) -> &mut Vec<(Place, Cell)> {
        self.known = None;
        if let Some(table) = self.table.take() {
            let cells = table.iter_from(0);
            self.listed = cells.map(|(place, cell)| (place, cell.clone())).collect();
        }
        &mut self.listed
    }

    /// Adds a cell in the place after all others.
    pub fn push(&mut self, place: Place, cell: Cell) {
        self.list().push((place, cell));
    }
}

impl PartialEq for Cells {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl From<Vec<(Place, Cell)>> for Cells {
    fn from(cells: Vec<(Place, Cell)>) -> Self {
        Self { listed: cells, ..Self::default() }
    }
}

impl From<Table> for Cells {
    fn from(mut table: Table) -> Self {
        table.entries.shrink_to_fit();
        Self { table: Some(Box::new(table)), ..Self::default() }
    }
}

impl<'c> IntoIterator for &'c Cells {
    type Item = (Place, &'c Cell);
    type IntoIter = Iter<'c>;

    fn into_iter(self) -> Iter<'c> {
        self.iter()
    }
}

/// Cells with their places, in order.
#[derive(Clone, Debug)]
pub struct Iter<'c>(Kind<'c>);

#[derive(Clone, Debug)]
enum Kind<'c> {
    Listed(std::slice::Iter<'c, (Place, Cell)>),
    Table {
        table: &'c Table,
        /// Position among the rows, and the row's own number.
        row: usize,
        number: u32,
        at: usize,
        end: usize,
    },
}

impl<'c> Iterator for Iter<'c> {
    type Item = (Place, &'c Cell);

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Kind::Listed(cells) => cells.next().map(|(place, cell)| (*place, cell)),
            Kind::Table { table, row, number, at, end } => {
                if at == end {
                    *row += 1;
                    *number = table.rows.get(*row)?.0;
                    *end = table.row(*row).end;
                }
                let (column, cell) = table.entries.get(*at)?;
                *at += 1;
                Some((Place::new(*number, *column), table.cell(*cell)?))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match &self.0 {
            Kind::Listed(cells) => cells.len(),
            Kind::Table { table, at, .. } => table.count().saturating_sub(*at),
        };
        (left, Some(left))
    }
}

impl ExactSizeIterator for Iter<'_> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Content;
    use super::*;

    fn cell(text: u8) -> Cell {
        let content = Content::Number(text.into());
        Cell { content, style: 0, formula: false, superscript: None }
    }

    proptest! {
        #[test]
        fn a_table_holds_what_a_list_holds(
            cells in proptest::collection::btree_map((0..9_u32, 0..4_u32), 0..3_u8, 0..30),
        ) {
            let mut table = Table::default();
            let numbers: Vec<u32> = (0..3).filter_map(|text| table.add(cell(text))).collect();
            let mut list = Cells::default();
            for ((row, column), text) in cells {
                table.put(Place::new(row, column), numbers[usize::from(text)]);
                list.push(Place::new(row, column), cell(text));
            }
            let table = Cells::from(table);
            prop_assert_eq!(&table, &list);
            prop_assert_eq!(table.last_place(), list.last_place());
            prop_assert_eq!(table.columns(), list.columns());
            for row in 0..10 {
                prop_assert!(table.rows_from(row).eq(list.rows_from(row)));
                for column in 0..5 {
                    let place = Place::new(row, column);
                    prop_assert_eq!(table.get(place), list.get(place));
                }
            }
            let mut listed = table.clone();
            prop_assert_eq!(listed.list().len(), list.len());
            prop_assert_eq!(listed, table);
        }
    }
}
