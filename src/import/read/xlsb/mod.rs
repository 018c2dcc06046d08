//! xlsb, Excel's binary workbook [MS-XLSB]. Read here and not by calamine because that gives
//! neither percent formats nor hidden rows, and a value out of place stops it.

mod records;
mod sheet;
mod styles;
mod tables;

use super::builder::{Budget, Builder, Marked, many_cells};
use super::bytes::{marked, size_at, text, u8_at, u16_at, u32_at, units};
use super::limits;
use super::package::Package;
use super::styles::Styles;
use super::xlsx::main_part;
use crate::import::grid::{Format, Visibility, Workbook};
use crate::tr;
use records::Records;
pub use styles::font;

const SHARED_STRING: u16 = 0x13;
const WORKBOOK: u16 = 0x99;
const LISTED_SHEET: u16 = 0x9C;

/// What cells of every sheet refer to.
struct Shared {
    strings: Vec<Marked>,
    styles: Styles,
    /// Whether each font is raised.
    raised: Vec<bool>,
    from_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    visibility: Visibility,
    relation: String,
}

/// Reads a workbook.
///
/// # Errors
/// One sentence for people when it has no list of sheets, or passes the limits.
pub fn read(package: &mut Package<'_>) -> Result<Workbook, String> {
    let main = main_part(package, "workbook.bin").ok_or_else(|| tr!("read-no-sheets"))?;
    let relations = package.relations(&main);
    let (listed, from_1904) = list(package, &main);
    if listed.is_empty() {
        return Err(tr!("read-no-sheets"));
    }
    let part_of = |kind: &str| {
        relations.iter().find(|relation| relation.kind == kind).map(|one| one.target.as_str())
    };
    let (styles, raised) =
        part_of("styles").map(|part| styles::read(package, part)).unwrap_or_default();
    let strings = match part_of("sharedStrings") {
        Some(part) => strings(package, part, &raised)?,
        None => Vec::new(),
    };
    let shared = Shared { strings, styles, raised, from_1904 };

    let mut workbook = Workbook { format: Format::Xlsb, sheets: Vec::new(), remarks: Vec::new() };
    let mut budget = Budget::default();
    for sheet in listed {
        let Some(relation) = relations.iter().find(|relation| relation.id == sheet.relation) else {
            continue;
        };
        if relation.kind != "worksheet" {
            continue;
        }
        if workbook.sheets.len() >= limits::SHEETS {
            workbook.remarks.push(tr!("read-many-sheets", most = limits::SHEETS));
            break;
        }
        let mut builder = Builder::new(&sheet.name, sheet.visibility, &mut budget);
        sheet::read(package, &relation.target, &shared, &mut builder)?;
        sheet::comments(package, &relation.target, &mut builder);
        tables::read(package, &relation.target, &mut builder);
        package.check()?;
        workbook.sheets.push(builder.finish());
    }
    Ok(workbook)
}

fn list(package: &mut Package<'_>, main: &str) -> (Vec<Listed>, bool) {
    let (mut listed, mut from_1904) = (Vec::new(), false);
    let mut records = Records::of(package.part(main));
    while let Some((kind, body)) = records.next() {
        match kind {
            WORKBOOK => from_1904 = u8_at(body, 0).is_some_and(|flags| flags & 1 != 0),
            LISTED_SHEET if listed.len() <= limits::SHEETS * 2 => {
                let Some((relation, next)) = wide(body, 8) else { continue };
                let Some((name, _)) = wide(body, next) else { continue };
                let visibility = match u32_at(body, 0) {
                    Some(1) => Visibility::Hidden,
                    Some(2) => Visibility::VeryHidden,
                    _ => Visibility::Visible,
                };
                listed.push(Listed { name: text(name), visibility, relation: text(relation) });
            }
            _ => {}
        }
    }
    (listed, from_1904)
}

fn strings(package: &mut Package<'_>, part: &str, raised: &[bool]) -> Result<Vec<Marked>, String> {
    let (mut strings, mut bytes) = (Vec::new(), 0);
    let mut records = Records::of(package.part(part));
    while let Some((kind, body)) = records.next() {
        if kind == SHARED_STRING {
            let text = rich(body, 0, raised).unwrap_or_default();
            bytes += text.text.len();
            if bytes > limits::TEXT_BYTES || strings.len() >= limits::CELLS {
                return Err(many_cells());
            }
            strings.push(text);
        }
    }
    Ok(strings)
}

/// A text led by its length, and where the bytes after it begin; the length of a missing text is
/// all ones.
fn wide(body: &[u8], at: usize) -> Option<(Vec<u16>, usize)> {
    let length = u32_at(body, at)?;
    let length = if length == u32::MAX { 0 } else { usize::try_from(length).ok()? };
    let from = at.checked_add(4)?;
    let end = from.checked_add(length.checked_mul(2)?)?;
    Some((units(body.get(from..end)?).collect(), end))
}

/// A text with runs of different fonts.
fn rich(body: &[u8], at: usize, raised: &[bool]) -> Option<Marked> {
    let flags = u8_at(body, at)?;
    let (letters, next) = wide(body, at.checked_add(1)?)?;
    let mut runs = Vec::new();
    if flags & 1 != 0 {
        let count = size_at(body, next).unwrap_or(0);
        let list = body.get(next + 4..).unwrap_or_default();
        runs.extend(list.chunks_exact(4).take(count).filter_map(|run| {
            let font = usize::from(u16_at(run, 2)?);
            Some((usize::from(u16_at(run, 0)?), raised.get(font).copied().unwrap_or(false)))
        }));
    }
    Some(marked(&letters, &runs))
}
