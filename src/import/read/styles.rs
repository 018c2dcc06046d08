//! The looks of a workbook's cells, by style number.

use super::number_format::{self, Meaning};
use crate::import::grid::Style;

/// The workbook's looks, by style number.
#[derive(Debug, Default)]
pub struct Styles {
    pub looks: Vec<Style>,
    pub meanings: Vec<Meaning>,
}

impl Styles {
    /// Adds the look of the next style number.
    pub fn push(&mut self, look: Style) {
        self.meanings.push(number_format::meaning(&look.format));
        self.looks.push(look);
    }
}

/// What of a font is kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Font {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
}
