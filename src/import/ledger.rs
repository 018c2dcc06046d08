//! The account of every non-empty cell of a sheet: what it was read as, or why it was left.

use std::collections::BTreeMap;
use std::sync::Arc;

use arcstr::ArcStr;
use serde::Serialize;

use super::facts::{CellReading, CellRole, FileReading, SheetReading};
use super::grid::{Place, Sheet, Visibility};
use super::roles::{Different, Roles};
use crate::text::number;
use crate::tr;

/// So many cells are looked at before all of them are searched.
const NEAR: usize = 24;

/// A cell without a role; what cells are read as is never so many.
const NONE: u32 = u32::MAX;

/// Roles given so far.
#[derive(Debug, Default)]
pub struct Ledger {
    /// One for each cell of the sheet, in their order, with the number of what it was read as.
    cells: Vec<(Place, u32)>,
    different: Different,
    /// Roles of places that are no cells of the sheet.
    beyond: BTreeMap<Place, CellReading>,
    /// Where the last role was given: most are given in the cells' order.
    at: usize,
}

impl Ledger {
    /// An account of a sheet's cells, none of which has a role yet.
    #[must_use]
    pub fn of(sheet: &Sheet) -> Self {
        let cells = sheet.cells.iter().map(|(place, _)| (place, NONE)).collect();
        Self { cells, different: Different::default(), beyond: BTreeMap::new(), at: 0 }
    }

    /// Where a place stands among the cells, sought near the last one first: in a long table all cells are many,
    /// and those between one figure and the next few.
    fn find(&self, place: Place) -> Option<usize> {
        let last = self.cells.get(self.at).is_some_and(|(here, _)| *here <= place);
        let from = if last { self.at } else { self.at.saturating_sub(NEAR) };
        let near = self.cells.get(from..).unwrap_or_default();
        let reached = near.iter().take(NEAR).position(|(here, _)| *here >= place);
        match reached.and_then(|steps| Some((steps, near.get(steps)?))) {
            Some((steps, (here, _))) if *here == place => Some(from + steps),
            // It lies between two that stand beside each other.
            Some((steps, _)) if steps > 0 => None,
            _ => self.cells.binary_search_by_key(&place, |(here, _)| *here).ok(),
        }
    }

    fn slot(&mut self, place: Place) -> Option<&mut u32> {
        self.at = self.find(place)?;
        self.cells.get_mut(self.at).map(|(_, reading)| reading)
    }

    /// Gives a cell its role; the first role given stays unless a value replaces a label.
    pub fn give(&mut self, place: Place, role: CellRole, why: Option<ArcStr>) {
        match self.slot(place) {
            Some(&mut NONE) => self.set(role, why),
            Some(_) => {}
            None => {
                self.beyond.entry(place).or_insert(CellReading { role, why });
            }
        }
    }

    /// Gives a cell a role whatever it had.
    pub fn replace(&mut self, place: Place, role: CellRole, why: Option<ArcStr>) {
        if self.slot(place).is_some() {
            self.set(role, why);
        } else {
            self.beyond.insert(place, CellReading { role, why });
        }
    }

    /// Gives the cell found last a role.
    fn set(&mut self, role: CellRole, why: Option<ArcStr>) {
        if let Some((_, reading)) = self.cells.get_mut(self.at) {
            *reading = self.different.number(role, why);
        }
    }

    /// The role a cell has so far.
    #[must_use]
    pub fn role(&self, place: Place) -> Option<CellRole> {
        let reading = match self.find(place) {
            Some(at) => self.different.get(self.cells.get(at)?.1),
            None => self.beyond.get(&place),
        };
        reading.map(|reading| reading.role)
    }

    /// Closes the account: every cell of the sheet has a role, and no other place has.
    #[must_use]
    pub fn close(mut self, left: &ArcStr) -> Roles {
        let mut aside = None;
        for (_, reading) in self.cells.iter_mut().filter(|(_, reading)| *reading == NONE) {
            let number = || self.different.number(CellRole::SetAside, Some(left.clone()));
            *reading = *aside.get_or_insert_with(number);
        }
        Roles::in_order(self.cells, self.different)
    }
}

/// Cells by what they were read as. `cells` counts the grid itself, so that a cell without a role
/// would show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Non-empty cells of the grid.
    pub cells: usize,
    /// Of them, those with a role.
    pub accounted: usize,
    pub values: usize,
    pub targets: usize,
    /// Typed missing values.
    pub missing: usize,
    pub doubtful: usize,
    /// Titles, heads, labels, periods and units of measure.
    pub labels: usize,
    pub notes: usize,
    pub totals: usize,
    pub duplicates: usize,
    pub set_aside: usize,
    /// Cells in hidden rows, columns or sheets; each of them has a role as well.
    pub hidden: usize,
}

impl Account {
    /// Counts a sheet.
    #[must_use]
    pub fn of_sheet(sheet: &SheetReading) -> Self {
        let grid = &sheet.grid;
        let mut out = Self { cells: grid.cells.len(), ..Self::default() };
        let all_hidden = grid.visibility != Visibility::Visible;
        let mut roles = sheet.roles.iter().peekable();
        for (place, _) in &grid.cells {
            let hidden = all_hidden
                || grid.hidden_rows.contains(&place.row)
                || grid.hidden_columns.contains(&place.column);
            out.hidden += usize::from(hidden);
            // Both stand in the order of their places.
            while roles.next_if(|(at, _)| **at < place).is_some() {}
            let Some((_, reading)) = roles.next_if(|(at, _)| **at == place) else { continue };
            out.accounted += 1;
            *out.of_role(reading.role) += 1;
        }
        out
    }

    /// Counts a file.
    #[must_use]
    pub fn of_file(file: &FileReading) -> Self {
        file.sheets.iter().map(Self::of_sheet).fold(Self::default(), Self::and)
    }

    /// Counts all files of an import.
    #[must_use]
    pub fn of_files(files: &[Arc<FileReading>]) -> Self {
        files.iter().map(|file| Self::of_file(file)).fold(Self::default(), Self::and)
    }

    fn of_role(&mut self, role: CellRole) -> &mut usize {
        match role {
            CellRole::Value => &mut self.values,
            CellRole::Target => &mut self.targets,
            CellRole::Missing => &mut self.missing,
            CellRole::Doubtful => &mut self.doubtful,
            CellRole::Title | CellRole::Label | CellRole::Period | CellRole::Measure => {
                &mut self.labels
            }
            CellRole::Note => &mut self.notes,
            CellRole::Total => &mut self.totals,
            CellRole::Duplicate => &mut self.duplicates,
            CellRole::SetAside => &mut self.set_aside,
        }
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            cells: self.cells + other.cells,
            accounted: self.accounted + other.accounted,
            values: self.values + other.values,
            targets: self.targets + other.targets,
            missing: self.missing + other.missing,
            doubtful: self.doubtful + other.doubtful,
            labels: self.labels + other.labels,
            notes: self.notes + other.notes,
            totals: self.totals + other.totals,
            duplicates: self.duplicates + other.duplicates,
            set_aside: self.set_aside + other.set_aside,
            hidden: self.hidden + other.hidden,
        }
    }

    /// "1 243 av 1 243 celler er gjort rede for."
    #[must_use]
    pub fn text(self) -> String {
        tr!("ledger-account", accounted = count(self.accounted), cells = count(self.cells))
    }

    /// "310 tall, 40 ambisjoner, 24 summer, 8 lagt til side", without what there is none of.
    #[must_use]
    pub fn parts(self) -> String {
        let parts = [
            (self.values, tr!("ledger-values", count = self.values)),
            (self.targets, tr!("ledger-targets", count = self.targets)),
            (self.missing, tr!("ledger-missing", count = self.missing)),
            (self.doubtful, tr!("ledger-doubtful", count = self.doubtful)),
            (self.labels, tr!("ledger-labels", count = self.labels)),
            (self.notes, tr!("ledger-notes", count = self.notes)),
            (self.totals, tr!("ledger-totals", count = self.totals)),
            (self.duplicates, tr!("ledger-duplicates", count = self.duplicates)),
            (self.set_aside, tr!("ledger-set-aside", count = self.set_aside)),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text);
        parts.collect::<Vec<_>>().join(", ")
    }
}

fn count(count: usize) -> String {
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52 cells")]
    number::format(count as f64, 0)
}

/// Why cells were set aside, the commonest reason first, with how many.
#[must_use]
pub fn set_aside(files: &[Arc<FileReading>]) -> Vec<(ArcStr, usize)> {
    let mut reasons: BTreeMap<ArcStr, usize> = BTreeMap::new();
    let readings = files.iter().flat_map(|file| &file.sheets).flat_map(|sheet| sheet.roles.iter());
    for (_, reading) in readings.filter(|(_, reading)| reading.role == CellRole::SetAside) {
        *reasons.entry(reading.why.clone().unwrap_or_default()).or_default() += 1;
    }
    let mut reasons: Vec<(ArcStr, usize)> = reasons.into_iter().collect();
    reasons.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    reasons
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
        let sheet = Sheet { cells: vec![cell(0, 0), cell(0, 1)].into(), ..Sheet::default() };
        let mut ledger = Ledger::of(&sheet);
        ledger.give(Place::new(0, 0), CellRole::Value, None);
        ledger.give(Place::new(9, 9), CellRole::Value, None);
        let roles = ledger.close(&"left".into());
        let grid = Arc::new(sheet.clone());
        let read = SheetReading {
            grid,
            tables: Vec::new(),
            roles,
            filled_in: Vec::new(),
            with: None,
            sums: Default::default(),
        };
        let account = Account::of_sheet(&read);
        assert_eq!((account.cells, account.accounted), (2, 2));
        assert_eq!((account.values, account.set_aside), (1, 1));
        assert_eq!(account.text(), "2 av 2 celler er gjort rede for.");
        assert_eq!(account.parts(), "1 tall, 1 lagt til side");
        let roles = read.roles;
        assert_eq!(roles.len(), 2);
        assert_eq!(
            roles.get(&Place::new(0, 1)).map(|reading| reading.role),
            Some(CellRole::SetAside)
        );
    }
}
