//! Looks of an xlsb workbook.

use std::collections::BTreeMap;

use super::records::Records;
use super::wide;
use crate::import::grid::Style;
use crate::import::read::bytes::{text, u8_at, u16_at};
use crate::import::read::package::Package;
use crate::import::read::styles::{Font, Styles};
use crate::import::read::{limits, number_format};

const FONT: u16 = 0x2B;
const FORMAT: u16 = 0x2C;
const LOOK: u16 = 0x2F;
const BEGIN_CELL_LOOKS: u16 = 0x269;
const END_CELL_LOOKS: u16 = 0x26A;
const BEGIN_DIFFERENCES: u16 = 0x1F9;

/// The looks by style number, and whether each font is raised.
pub fn read(package: &mut Package<'_>, part: &str) -> (Styles, Vec<bool>) {
    let (mut styles, mut raised) = (Styles::default(), Vec::new());
    let mut formats: BTreeMap<u32, Box<str>> = BTreeMap::new();
    let mut fonts: Vec<Font> = Vec::new();
    let mut in_cell_looks = false;
    let mut records = Records::of(package.part(part));
    while let Some((kind, body)) = records.next() {
        match kind {
            FONT if fonts.len() < limits::STYLES => {
                fonts.push(font(body, 4));
                raised.push(u16_at(body, 6) == Some(1));
            }
            FORMAT if formats.len() < limits::STYLES => {
                if let (Some(id), Some((code, _))) = (u16_at(body, 0), wide(body, 2)) {
                    formats.insert(id.into(), limits::shorten(&text(code)));
                }
            }
            BEGIN_CELL_LOOKS => in_cell_looks = true,
            END_CELL_LOOKS | BEGIN_DIFFERENCES => in_cell_looks = false,
            LOOK if in_cell_looks && styles.looks.len() < limits::STYLES => {
                let id = u32::from(u16_at(body, 2).unwrap_or(0));
                let at = u16_at(body, 4).map_or(0, usize::from);
                let Font { bold, italic, struck } = fonts.get(at).copied().unwrap_or_default();
                let format = number_format::of(id, formats.get(&id).map(AsRef::as_ref));
                let indent = u8_at(body, 11).unwrap_or(0);
                styles.push(Style { format, bold, italic, struck, indent });
            }
            _ => {}
        }
    }
    (styles, raised)
}

/// A font of a binary workbook: flags in its second number, weight at a place of its own.
pub fn font(body: &[u8], weight: usize) -> Font {
    let flags = u16_at(body, 2).unwrap_or(0);
    let bold = u16_at(body, weight).is_some_and(|weight| weight >= 600);
    Font { bold, italic: flags & 2 != 0, struck: flags & 8 != 0 }
}
