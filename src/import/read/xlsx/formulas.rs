//! Formulas of an xlsx sheet, those filled into many cells too, and the workbooks they fetch from.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::import::grid::{Formula, Place, Sheet};
use crate::import::read::builder::Builder;
use crate::import::read::formula;
use crate::import::read::package::Package;
use crate::import::read::{limits, xml};

/// Takes in a formula as the file writes it, from after the name of its tag to the end of its text:
/// ` t="shared" ref="C2:C9" si="0">SUM(A2:B2)`.
pub fn take_in(builder: &mut Builder<'_>, place: Place, written: &[u8]) {
    let Some(end) = written.iter().position(|byte| *byte == b'>') else { return };
    let tag = written.get(..end).unwrap_or_default();
    let text = written.get(end + 1..).unwrap_or_default();
    let length = text.iter().position(|byte| *byte == b'<').unwrap_or(text.len());
    let text = text.get(..length).unwrap_or_default();
    if tag.len() < 6 {
        return builder.formula(place, formula::read(text));
    }
    match attribute(tag, b"si=\"") {
        Some(number) if text.is_empty() => builder.filled(number, place),
        Some(number) => builder.fills(number, place, formula::read(text)),
        None => builder.formula(place, formula::read(text)),
    }
}

/// The number an attribute holds.
fn attribute(tag: &[u8], name: &[u8]) -> Option<u32> {
    let at = tag.windows(name.len()).position(|window| window == name)? + name.len();
    let rest = tag.get(at..)?;
    let length = rest.iter().take(9).take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(rest.get(..length)?).ok()?.parse().ok()
}

/// Writes a formula's tag down in the form [`take_in`] reads.
pub fn begin(element: &BytesStart<'_>, into: &mut String) {
    if let Some(number) = xml::number::<u32>(element, "si") {
        into.push_str(" si=\"");
        into.push_str(&number.to_string());
        into.push('"');
    }
    into.push('>');
}

/// Names of the workbooks that a workbook fetches from, by their numbers.
pub type Linked = BTreeMap<u16, String>;

/// Names the workbooks a sheet fetches from; they are looked up once, and only where one does.
pub fn name_linked(
    package: &mut Package<'_>,
    main: &str,
    known: &mut Option<Linked>,
    sheet: &mut Sheet,
) {
    let mut numbers: Vec<u16> = sheet
        .formulas
        .iter()
        .filter_map(|(_, formula)| match formula {
            Formula::Linked(number) => Some(*number),
            _ => None,
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return;
    }
    let all = known.get_or_insert_with(|| linked(package, main));
    for number in numbers {
        if let Some(name) = all.get(&number) {
            sheet.linked.insert(number, name.clone());
        }
    }
}

/// The links as the workbook lists them: the first is number one.
fn linked(package: &mut Package<'_>, main: &str) -> Linked {
    let relations = package.relations(main);
    let Some(input) = package.part(main) else { return Linked::new() };
    let mut xml = xml::reader(input);
    let (mut ids, mut buffer) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element))
                if element.local_name().as_ref() == "externalReference"
                    && ids.len() < limits::SHEETS =>
            {
                ids.push(xml::text(&element, "id").unwrap_or_default());
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    drop(xml);
    let mut out = Linked::new();
    for (number, id) in (1..).zip(ids) {
        let link = relations.iter().find(|relation| relation.id == id);
        let target = link.and_then(|link| {
            let to = package.targets(&link.target);
            to.into_iter().find(|(kind, _)| kind.starts_with("externalLinkPath")).map(|(_, to)| to)
        });
        if let Some(name) = target.and_then(|target| formula::book_name(&target)) {
            out.insert(number, name);
        }
    }
    out
}
