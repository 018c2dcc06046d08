//! The role of each cell of a sheet, in the order of their places.

use std::collections::BTreeMap;

use super::facts::CellReading;
use super::grid::Place;

/// Roles by place; a table's cells are many, so they stand in a row instead of a tree.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Roles {
    cells: Vec<(Place, CellReading)>,
}

impl Roles {
    /// Takes roles that stand in the order of their places, each place once.
    #[must_use]
    pub(super) fn in_order(cells: Vec<(Place, CellReading)>) -> Self {
        debug_assert!(cells.is_sorted_by(|one, next| one.0 < next.0), "each place once, in order");
        Self { cells }
    }

    fn find(&self, place: &Place) -> Result<usize, usize> {
        self.cells.binary_search_by(|(at, _)| at.cmp(place))
    }

    /// The role of the cell here.
    #[must_use]
    pub fn get(&self, place: &Place) -> Option<&CellReading> {
        let at = self.find(place).ok()?;
        self.cells.get(at).map(|(_, reading)| reading)
    }

    /// The role of the cell here, to be altered.
    pub fn get_mut(&mut self, place: &Place) -> Option<&mut CellReading> {
        let at = self.find(place).ok()?;
        self.cells.get_mut(at).map(|(_, reading)| reading)
    }

    /// Gives a cell its role, whatever it had.
    pub fn insert(&mut self, place: Place, reading: CellReading) {
        match self.find(&place) {
            Ok(at) => {
                if let Some((_, known)) = self.cells.get_mut(at) {
                    *known = reading;
                }
            }
            Err(at) => self.cells.insert(at, (place, reading)),
        }
    }

    /// Each place with its role.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &CellReading)> {
        self.cells.iter().map(|(place, reading)| (place, reading))
    }

    /// The roles alone.
    pub fn values(&self) -> impl Iterator<Item = &CellReading> {
        self.cells.iter().map(|(_, reading)| reading)
    }

    /// How many cells have one.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether no cell has one.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

impl From<BTreeMap<Place, CellReading>> for Roles {
    fn from(roles: BTreeMap<Place, CellReading>) -> Self {
        Self { cells: roles.into_iter().collect() }
    }
}
