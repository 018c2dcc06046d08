//! Which table of a sheet a cell lies in, found among many.

use super::facts::TableReading;
use super::grid::Place;

/// So few tables are looked through one by one.
const FEW: usize = 8;
/// Bands a sheet's height is parted into.
const BANDS: u32 = 1_024;

/// A sheet's tables by the bands of rows they reach into.
#[derive(Debug)]
pub(in crate::import) struct Located<'t> {
    tables: &'t [TableReading],
    height: u32,
    bands: Vec<Vec<usize>>,
}

impl<'t> Located<'t> {
    /// Sorts a sheet's tables.
    #[must_use]
    pub(in crate::import) fn of(tables: &'t [TableReading]) -> Self {
        let mut out = Self { tables, height: 1, bands: Vec::new() };
        if tables.len() <= FEW {
            return out;
        }
        let last = tables.iter().map(|table| table.range.last.row).max().unwrap_or(0);
        out.height = last / BANDS + 1;
        let index = |row: u32| usize::try_from(row / out.height).unwrap_or(usize::MAX);
        out.bands = vec![Vec::new(); index(last) + 1];
        for (at, table) in tables.iter().enumerate() {
            let (first, last) = (index(table.range.first.row), index(table.range.last.row));
            for band in out.bands.get_mut(first..=last).into_iter().flatten() {
                band.push(at);
            }
        }
        out
    }

    /// The position of the first table that holds this place.
    #[must_use]
    pub(in crate::import) fn at(&self, place: Place) -> Option<usize> {
        let holds =
            |at: &usize| self.tables.get(*at).is_some_and(|table| table.range.contains(place));
        if self.tables.len() <= FEW {
            return (0..self.tables.len()).find(holds);
        }
        let band = usize::try_from(place.row / self.height).ok()?;
        self.bands.get(band)?.iter().copied().find(holds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::Area;

    fn table(first: (u32, u32), last: (u32, u32)) -> TableReading {
        TableReading {
            corner: None,
            range: Area::new(Place::new(first.0, first.1), Place::new(last.0, last.1)),
            layout: "",
            layout_text: String::new(),
            caption: None,
            title: None,
            notes: Vec::new(),
        }
    }

    #[test]
    fn the_first_table_that_holds_a_place_is_found() {
        for count in [3, 400] {
            let mut tables: Vec<TableReading> =
                (0..count).map(|at| table((at * 9, 1), (at * 9 + 7, 4))).collect();
            tables.push(table((0, 0), (count * 9, 6)));
            let located = Located::of(&tables);
            for row in 0..count * 9 + 2 {
                for column in 0..8 {
                    let place = Place::new(row, column);
                    let plainly = tables.iter().position(|table| table.range.contains(place));
                    assert_eq!(located.at(place), plainly, "{row} {column}");
                }
            }
        }
    }
}
