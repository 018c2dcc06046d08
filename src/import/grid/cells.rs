//! The cells of a sheet: listed one by one, or, for long tables of few different texts, each
//! different cell once with the places it stands in.

use super::{Cell, Place};

/// Non-empty cells in the order of their places, each place once.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    listed: Vec<(Place, Cell)>,
    /// They stand here instead; nothing is listed then.
    table: Option<Box<Table>>,
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

    /// All of them in a list, to be altered; they must be in order afterwards.
    pub fn list(&mut self) -> &mut Vec<(Place, Cell)> {
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
        Self { listed: cells, table: None }
    }
}

impl From<Table> for Cells {
    fn from(mut table: Table) -> Self {
        table.entries.shrink_to_fit();
        Self { listed: Vec::new(), table: Some(Box::new(table)) }
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
