//! xlsx and xlsm. Read here and not by calamine because cells, formats, formula flags, hidden
//! rows, outline and note marks must come from one pass that survives a faulty cell.

mod comments;
mod formulas;
mod quick;
mod sheet;
mod strings;
mod styles;
mod tables;

use std::rc::Rc;

use quick_xml::events::Event;

use super::builder::{Budget, Builder};
use super::package::{Package, Relation};
use super::part::Part;
use super::parts_met::PartsMet;
use super::styles::Styles;
use super::{limits, xml};
use crate::import::grid::{Format, Visibility, Workbook};
use crate::tr;
use strings::Strings;

/// What cells of every sheet refer to.
struct Shared {
    strings: Strings,
    styles: Rc<Styles>,
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
    let main = main_part(package, "workbook.xml").ok_or_else(|| tr!("read-no-sheets"))?;
    let relations = package.relations(&main);
    let contents = contents(package, &main)?;
    let of_kind = |kind: &str| relations.iter().find(|relation| relation.kind == kind);
    let strings = match of_kind("sharedStrings") {
        Some(relation) => Strings::read(package, &relation.target)?,
        None => Strings::default(),
    };
    let styles = match of_kind("styles") {
        Some(relation) => styles::read(package, &relation.target),
        None => Rc::default(),
    };
    let shared = Shared { strings, styles, from_1904: contents.from_1904 };

    let mut workbook = Workbook { format: Format::Xlsx, sheets: Vec::new(), remarks: Vec::new() };
    let mut budget = Budget::default();
    let mut linked = None;
    for sheet in &contents.listed {
        let Some(part) = sheet_part(&relations, sheet) else { continue };
        if workbook.sheets.len() >= limits::SHEETS {
            workbook.remarks.push(tr!("read-many-sheets", most = limits::SHEETS));
            break;
        }
        let mut builder = Builder::new(&sheet.name, sheet.visibility, &mut budget);
        sheet::read(package, part, &shared, &mut builder)?;
        formulas::name_linked(package, &main, &mut linked, builder.sheet());
        let links = package.relations(part);
        comments::read(package, &links, &mut builder);
        tables::read(package, &links, &mut builder);
        package.check()?;
        workbook.sheets.push(builder.finish());
    }
    Ok(workbook)
}

/// The part that lists the sheets, found through the package's own links or by its name.
pub fn main_part(package: &mut Package<'_>, file: &str) -> Option<String> {
    let linked = package
        .relations("")
        .into_iter()
        .find(|relation| relation.kind == "officeDocument" && package.has(&relation.target));
    match linked {
        Some(relation) => Some(relation.target),
        None => package
            .names()
            .find(|name| name.rsplit('/').next().is_some_and(|last| last == file))
            .map(str::to_owned),
    }
}

/// The part of a listed sheet; `None` for charts, dialogs and macros.
fn sheet_part<'a>(relations: &'a [Relation], sheet: &Listed) -> Option<&'a str> {
    let relation = relations.iter().find(|relation| relation.id == sheet.relation)?;
    (relation.kind == "worksheet").then_some(relation.target.as_str())
}

/// What the main part says.
#[derive(Default)]
struct Contents {
    /// The sheets in their order.
    listed: Vec<Listed>,
    from_1904: bool,
    /// Why nothing could be read, where a fault in the XML is to blame.
    fault: Option<String>,
}

thread_local! {
    static CONTENTS: PartsMet<Contents> = const { PartsMet::new(4) };
}

fn contents(package: &mut Package<'_>, main: &str) -> Result<Rc<Contents>, String> {
    let contents = package.known(&CONTENTS, main, contents_in);
    match &contents.fault {
        Some(why) => Err(tr!("read-damaged", why = why.clone())),
        None if contents.listed.is_empty() => Err(tr!("read-no-sheets")),
        None => Ok(contents),
    }
}

fn contents_in(part: Option<Part<'_>>) -> Contents {
    let mut contents = Contents::default();
    let Some(input) = part else { return contents };
    let mut xml = xml::reader(input);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "workbookPr" => {
                    contents.from_1904 = xml::flag(&element, "date1904").unwrap_or(false);
                }
                "sheet" if contents.listed.len() <= limits::SHEETS * 2 => {
                    let text = |name| xml::text(&element, name);
                    contents.listed.push(Listed {
                        name: text("name").unwrap_or_default(),
                        relation: text("id").unwrap_or_default(),
                        visibility: match text("state").as_deref() {
                            Some("hidden") => Visibility::Hidden,
                            Some("veryHidden") => Visibility::VeryHidden,
                            _ => Visibility::Visible,
                        },
                    });
                }
                _ => {}
            },
            Ok(Event::Eof) => break,
            // What was listed before the fault can still be read.
            Err(error) => {
                contents.fault = contents.listed.is_empty().then(|| error.to_string());
                break;
            }
            Ok(_) => {}
        }
    }
    contents
}
