//! The role of each cell of a sheet, in the order of their places.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::facts::{CellReading, CellRole};
use super::grid::Place;

/// So many readings are looked through one by one.
const FEW: usize = 6;

/// What cells were read as, each different reading once: cells are many, and most were read alike.
#[derive(Clone, Debug, Default)]
pub(super) struct Different {
    list: Vec<CellReading>,
    /// Position in the list by the role and where the reason stands in memory.
    known: FxHashMap<(CellRole, Option<usize>), u32>,
    last: Option<u32>,
}

impl Different {
    /// A reading's number.
    pub fn number(&mut self, role: CellRole, why: Option<ArcStr>) -> u32 {
        let address = |why: &Option<ArcStr>| why.as_ref().map(|why| why.as_ptr() as usize);
        let here = address(&why);
        let same = |one: &CellReading| one.role == role && address(&one.why) == here;
        if let Some(last) = self.last.filter(|last| self.get(*last).is_some_and(same)) {
            return last;
        }
        // The few of a plain sheet are found one by one sooner than by a key.
        let first = self.list.iter().take(FEW).position(same).map(position);
        let number = first.unwrap_or_else(|| {
            *self.known.entry((role, here)).or_insert_with(|| {
                self.list.push(CellReading { role, why });
                position(self.list.len() - 1)
            })
        });
        self.last = Some(number);
        number
    }

    /// The reading of this number.
    pub fn get(&self, number: u32) -> Option<&CellReading> {
        self.list.get(usize::try_from(number).ok()?)
    }
}

/// Sheets have far fewer cells than numbers of this size.
fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Roles by place; a table's cells are many, so they stand in a row instead of a tree.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    cells: Vec<(Place, u32)>,
    different: Different,
}

impl Roles {
    /// Takes roles that stand in the order of their places, each place once.
    #[must_use]
    pub(super) fn in_order(cells: Vec<(Place, u32)>, different: Different) -> Self {
        debug_assert!(cells.is_sorted_by(|one, next| one.0 < next.0), "each place once, in order");
        Self { cells, different }
    }

    fn find(&self, place: &Place) -> Result<usize, usize> {
        self.cells.binary_search_by(|(at, _)| at.cmp(place))
    }

    /// The role of the cell here.
    #[must_use]
    pub fn get(&self, place: &Place) -> Option<&CellReading> {
        let at = self.find(place).ok()?;
        self.different.get(self.cells.get(at)?.1)
    }

    /// Gives a cell that has a role another in its place.
    pub fn alter(&mut self, place: &Place, other: impl FnOnce(&CellReading) -> CellReading) {
        let known = self.find(place).ok();
        let Some((_, number)) = known.and_then(|at| self.cells.get_mut(at)) else { return };
        let Some(CellReading { role, why }) = self.different.get(*number).map(other) else {
            return;
        };
        *number = self.different.number(role, why);
    }

    /// Gives a cell its role, whatever it had.
    pub fn insert(&mut self, place: Place, reading: CellReading) {
        let number = self.different.number(reading.role, reading.why);
        match self.find(&place) {
            Ok(at) => {
                if let Some((_, known)) = self.cells.get_mut(at) {
                    *known = number;
                }
            }
            Err(at) => self.cells.insert(at, (place, number)),
        }
    }

    /// Each place with its role.
    pub fn iter(&self) -> impl Iterator<Item = (&Place, &CellReading)> {
        self.cells.iter().filter_map(|(place, number)| Some((place, self.different.get(*number)?)))
    }

    /// The roles alone.
    pub fn values(&self) -> impl Iterator<Item = &CellReading> {
        self.iter().map(|(_, reading)| reading)
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

impl PartialEq for Roles {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}
