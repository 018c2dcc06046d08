//! The account of every non-empty cell of a sheet: what it was read as, or why it was left.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::facts::{CellReading, CellRole};
use super::grid::{Place, Sheet};

/// Roles given so far.
#[derive(Debug, Default)]
pub struct Ledger {
    roles: BTreeMap<Place, CellReading>,
}

impl Ledger {
    /// Gives a cell its role; the first role given stays unless a value replaces a label.
    pub fn give(&mut self, place: Place, role: CellRole, why: Option<Arc<str>>) {
        self.roles.entry(place).or_insert(CellReading { role, why });
    }

    /// Gives a cell a role whatever it had.
    pub fn replace(&mut self, place: Place, role: CellRole, why: Option<Arc<str>>) {
        self.roles.insert(place, CellReading { role, why });
    }

    /// The role a cell has so far.
    #[must_use]
    pub fn role(&self, place: Place) -> Option<CellRole> {
        self.roles.get(&place).map(|reading| reading.role)
    }

    /// Closes the account: every cell of the sheet has a role, and no other place has.
    #[must_use]
    pub fn close(mut self, sheet: &Sheet, left: &Arc<str>) -> BTreeMap<Place, CellReading> {
        for (place, _) in &sheet.cells {
            self.roles.entry(*place).or_insert_with(|| CellReading {
                role: CellRole::SetAside,
                why: Some(left.clone()),
            });
        }
        self.roles.retain(|place, _| sheet.cell(*place).is_some());
        self.roles
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::{Cell, Content};

    #[test]
    fn every_cell_has_a_role_and_nothing_else_has() {
        let cell = |row, column| {
            let content = Content::Number(1.0);
            (Place::new(row, column), Cell { content, style: 0, formula: false, superscript: None })
        };
        let sheet = Sheet { cells: vec![cell(0, 0), cell(0, 1)], ..Sheet::default() };
        let mut ledger = Ledger::default();
        ledger.give(Place::new(0, 0), CellRole::Value, None);
        ledger.give(Place::new(9, 9), CellRole::Value, None);
        let roles = ledger.close(&sheet, &"left".into());
        assert_eq!(roles.len(), 2);
        assert_eq!(
            roles.get(&Place::new(0, 1)).map(|reading| reading.role),
            Some(CellRole::SetAside)
        );
    }
}
