//! Excel's own tables of a sheet: where they are, their heads and their totals.

use quick_xml::events::{BytesStart, Event};

use crate::import::grid::{Summed, Table, TableColumn};
use crate::import::read::builder::Builder;
use crate::import::read::package::{Package, Relation};
use crate::import::read::rich_text::without_escapes;
use crate::import::read::{limits, reference, xml};

/// Longest name kept, in characters: Excel's own limit.
const LONGEST: usize = 255;

/// Reads the tables a sheet links to. One that makes no sense is passed over: it is a hint.
pub fn read(package: &mut Package<'_>, links: &[Relation], builder: &mut Builder<'_>) {
    let tables = links.iter().filter(|relation| relation.kind == "table");
    for relation in tables.take(limits::TABLES) {
        if let Some(table) = table(package, &relation.target) {
            builder.table(table);
        }
    }
}

fn table(package: &mut Package<'_>, part: &str) -> Option<Table> {
    let mut xml = xml::reader(package.part(part)?);
    let mut buffer = Vec::new();
    let mut table: Option<Table> = None;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "table" if table.is_none() => table = Some(begin(&element)?),
                "tableColumn" => {
                    let columns = table.as_mut().map(|table| &mut table.columns);
                    let columns = columns.filter(|all| all.len() < limits::TABLE_COLUMNS);
                    if let Some(columns) = columns {
                        columns.push(column(&element));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) => return table,
            // Half a list of columns says nothing sure.
            Err(_) => return None,
            Ok(_) => {}
        }
    }
}

fn begin(element: &BytesStart<'_>) -> Option<Table> {
    let area = reference::area(&xml::attribute(element, "ref")?)?;
    let count = |name| xml::number::<u32>(element, name);
    let headed = count("headerRowCount").unwrap_or(1) > 0;
    let totalled = count("totalsRowCount").unwrap_or(0) > 0;
    // A head and totals need rows of their own.
    let rows = area.last.row - area.first.row + 1;
    let own = u32::from(headed) + u32::from(totalled);
    let name = xml::text(element, "displayName").or_else(|| xml::text(element, "name"));
    (rows > own).then(|| Table {
        name: shortened(&name.unwrap_or_default()),
        area,
        headed,
        totalled,
        columns: Vec::new(),
    })
}

fn column(element: &BytesStart<'_>) -> TableColumn {
    let summed = match xml::text(element, "totalsRowFunction").as_deref() {
        None | Some("none") => None,
        Some("sum") => Some(Summed::Sum),
        Some("average") => Some(Summed::Mean),
        Some(_) => Some(Summed::Otherwise),
    };
    let name = xml::text(element, "name").unwrap_or_default();
    TableColumn { name: shortened(&without_escapes(&name)), summed }
}

fn shortened(name: &str) -> String {
    name.chars().take(LONGEST).collect()
}
