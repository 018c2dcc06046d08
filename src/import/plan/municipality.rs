//! Which sheets say that they are about the municipality itself.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::units::Units;
use crate::import::facts::{CellRole, FileReading};
use crate::import::grid::Content;

/// The sheets of all files; each is looked at when first asked about, for most name their units.
pub(super) struct OfMunicipality<'a> {
    units: &'a Units,
    files: &'a [Arc<FileReading>],
    /// By file and sheet.
    found: Vec<Vec<OnceCell<bool>>>,
    /// Sheets' names and titles repeat from file to file.
    texts: RefCell<FxHashMap<&'a str, bool>>,
}

impl<'a> OfMunicipality<'a> {
    pub fn new(units: &'a Units, files: &'a [Arc<FileReading>]) -> Self {
        let open = |file: &Arc<FileReading>| vec![OnceCell::new(); file.sheets.len()];
        Self { units, files, found: files.iter().map(open).collect(), texts: RefCell::default() }
    }

    /// Whether a sheet's title, name or file name says that it is about the municipality.
    pub fn holds(&self, file: usize, sheet: usize) -> bool {
        let found = self.found.get(file).and_then(|sheets| sheets.get(sheet));
        found.is_some_and(|found| *found.get_or_init(|| self.look(file, sheet).unwrap_or_default()))
    }

    fn look(&self, file: usize, sheet: usize) -> Option<bool> {
        let reading = self.files.get(file)?;
        let sheet = reading.sheets.get(sheet)?;
        if self.says(&reading.file) || self.says(&sheet.grid.name) {
            return Some(true);
        }
        let mut titles = sheet.tables.iter().filter_map(|table| table.title.as_deref());
        let titled = titles.any(|title| self.says(title));
        let mut cells = sheet
            .roles
            .iter()
            .filter(|(_, cell)| cell.role == CellRole::Title)
            .filter_map(|(place, _)| sheet.grid.cell(*place));
        let says = |content: &'a Content| matches!(content, Content::Text(text) if self.says(text));
        Some(titled || cells.any(|cell| says(&cell.content)))
    }

    fn says(&self, text: &'a str) -> bool {
        let mut known = self.texts.borrow_mut();
        *known.entry(text).or_insert_with(|| self.units.names_municipality(text))
    }
}
