//! xls, Excel 5 to 2003 [MS-XLS]. Read here and not by calamine because that gives neither
//! number formats, hidden rows nor notes, takes memory for the whole rectangle a sheet spans,
//! and aborts on containers that loop.

mod globals;
mod records;
mod sheet;
mod strings;

use super::builder::{Budget, Builder};
use super::limits;
use super::ole::Container;
use crate::import::grid::{Format, Workbook};
use crate::tr;
use globals::Globals;

/// A worksheet among the kinds of sheets.
const WORKSHEET: u8 = 0;

/// Reads the workbook in an OLE container.
///
/// # Errors
/// One sentence for people when it is encrypted, damaged, something else, or passes the limits.
pub fn read(bytes: &[u8]) -> Result<Workbook, String> {
    let container = Container::open(bytes).ok_or_else(|| tr!("read-damaged-container"))?;
    if container.has("EncryptedPackage") {
        return Err(tr!("read-password"));
    }
    for name in ["Workbook", "Book"] {
        if let Some(stream) = container.stream(name) {
            return read_stream(&stream);
        }
    }
    for (name, kind) in [("WordDocument", "Word"), ("PowerPoint Document", "PowerPoint")] {
        if container.has(name) {
            return Err(tr!("read-not-a-workbook", kind = kind));
        }
    }
    Err(tr!("read-damaged-container"))
}

/// Reads a workbook's records, as they lie in a container or, rarely, in a file of their own.
///
/// # Errors
/// One sentence for people when it is encrypted, too old, damaged, or passes the limits.
pub fn read_stream(stream: &[u8]) -> Result<Workbook, String> {
    let globals = Globals::read(stream)?;
    let mut workbook = Workbook { format: Format::Xls, sheets: Vec::new(), remarks: Vec::new() };
    let mut budget = Budget::default();
    for listed in &globals.sheets {
        if listed.kind != WORKSHEET {
            continue;
        }
        if workbook.sheets.len() >= limits::SHEETS {
            workbook.remarks.push(tr!("read-many-sheets", most = limits::SHEETS));
            break;
        }
        let mut builder = Builder::new(&listed.name, listed.visibility, &mut budget);
        sheet::read(stream, listed.start, &globals, &mut builder)?;
        workbook.sheets.push(builder.finish());
    }
    Ok(workbook)
}
