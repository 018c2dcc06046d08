//! Excel's own tables of an xlsb sheet.

use super::records::Records;
use super::wide;
use crate::import::grid::{Area, Summed, Table, TableColumn};
use crate::import::read::builder::Builder;
use crate::import::read::bytes::{text, u32_at};
use crate::import::read::package::Package;
use crate::import::read::{limits, reference};

const BEGIN: u16 = 0x157;
const COLUMN: u16 = 0x15B;
/// Longest name kept, in characters: Excel's own limit.
const LONGEST: usize = 255;

/// Reads the tables of the sheet in this part. One that makes no sense is passed over: it is a hint.
pub fn read(package: &mut Package<'_>, sheet: &str, builder: &mut Builder<'_>) {
    let links = package.relations(sheet);
    let tables = links.iter().filter(|relation| relation.kind == "table");
    for relation in tables.take(limits::TABLES) {
        let mut table: Option<Table> = None;
        let mut records = Records::of(package.part(&relation.target));
        while let Some((kind, body)) = records.next() {
            match (kind, &mut table) {
                (BEGIN, None) => table = begin(body),
                (COLUMN, Some(table)) if table.columns.len() < limits::TABLE_COLUMNS => {
                    table.columns.extend(column(body));
                }
                _ => {}
            }
        }
        drop(records);
        if let Some(table) = table {
            builder.table(table);
        }
    }
}

fn begin(body: &[u8]) -> Option<Table> {
    let number = |at| u32_at(body, at);
    let first = reference::within(number(0)?, number(8)?)?;
    let last = reference::within(number(4)?, number(12)?)?;
    let (headed, totalled) = (number(24)? > 0, number(28)? > 0);
    // A head and totals need rows of their own.
    let rows = (last.row.checked_sub(first.row)?).saturating_add(1);
    if last.column < first.column || rows <= u32::from(headed) + u32::from(totalled) {
        return None;
    }
    let (_, next) = wide(body, 64)?;
    let (shown, _) = wide(body, next)?;
    let name = text(shown).chars().take(LONGEST).collect();
    Some(Table { name, area: Area::new(first, last), headed, totalled, columns: Vec::new() })
}

fn column(body: &[u8]) -> Option<TableColumn> {
    let summed = match u32_at(body, 4)? {
        0 => None,
        1 => Some(Summed::Mean),
        6 => Some(Summed::Sum),
        _ => Some(Summed::Otherwise),
    };
    // The name for programs comes first, what stands in the head after it.
    let (_, next) = wide(body, 24)?;
    let (head, _) = wide(body, next)?;
    Some(TableColumn { name: text(head).chars().take(LONGEST).collect(), summed })
}
