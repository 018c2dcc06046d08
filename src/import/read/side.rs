//! What calamine leaves out of an xlsx: hidden rows and columns, outline levels, formulas,
//! comments, and note marks set in superscript.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::{Place, Sheet};
use super::{container, limits};

/// The extras of one sheet.
#[derive(Debug, Default)]
pub struct Extras {
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    outline: BTreeMap<u32, u8>,
    formulas: BTreeSet<Place>,
    comments: BTreeMap<Place, String>,
}

impl Extras {
    /// Lays the extras over the sheet's cells.
    pub fn put_into(self, sheet: &mut Sheet) {
        sheet.hidden_rows = self.hidden_rows;
        sheet.hidden_columns = self.hidden_columns;
        sheet.outline = self.outline;
        sheet.comments = self.comments;
        for (place, cell) in &mut sheet.cells {
            cell.formula = self.formulas.contains(place);
        }
    }
}

/// Reads the extras of every sheet by name; what cannot be read is simply not there.
pub fn read(bytes: &[u8]) -> BTreeMap<String, Extras> {
    let mut found = BTreeMap::new();
    let Some(book) = container::part(bytes, "xl/workbook.xml") else { return found };
    let relations = container::part(bytes, "xl/_rels/workbook.xml.rels").unwrap_or_default();
    let targets = relation_targets(&relations);
    let mut sheets = Vec::new();
    each(&book, |element| {
        if element.local_name().as_ref() == "sheet" {
            let (name, id) = (attribute(element, "name"), relation_id(element));
            sheets.extend(name.zip(id));
        }
    });
    for (name, id) in sheets.into_iter().take(limits::SHEETS) {
        let Some(target) = targets.iter().find(|(known, ..)| *known == id) else { continue };
        let path = resolve("xl", &target.1);
        let Some(xml) = container::part(bytes, &path) else { continue };
        let mut extras = sheet_extras(&xml);
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let own = container::part(bytes, &format!("{folder}/_rels/{file}.rels"));
        for (_, target, kind) in relation_targets(&own.unwrap_or_default()) {
            if kind.ends_with("/comments")
                && let Some(xml) = container::part(bytes, &resolve(folder, &target))
            {
                extras.comments = comments(&xml);
            }
        }
        found.insert(name, extras);
    }
    found
}

/// (id, target, type) of each relation.
fn relation_targets(xml: &[u8]) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    each(xml, |element| {
        if element.local_name().as_ref() == "Relationship" {
            let all = (
                attribute(element, "Id"),
                attribute(element, "Target"),
                attribute(element, "Type"),
            );
            if let (Some(id), Some(target), Some(kind)) = all {
                found.push((id, target, kind));
            }
        }
    });
    found
}

fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            other => parts.push(other),
        }
    }
    parts.join("/")
}

fn sheet_extras(xml: &[u8]) -> Extras {
    let mut extras = Extras::default();
    let mut row = 0_u32;
    let mut next_row = 0_u32;
    let mut cell = None;
    let number = |text: Option<String>| text.and_then(|text| text.parse::<u32>().ok());
    each(xml, |element| match element.local_name().as_ref() {
        "col" if is_on(element, "hidden") => {
            let from = number(attribute(element, "min")).unwrap_or(1).max(1);
            let to = number(attribute(element, "max")).unwrap_or(from).min(16_384);
            extras.hidden_columns.extend((from..=to).map(|column| column - 1));
        }
        "row" => {
            row = number(attribute(element, "r")).map_or(next_row, |r| r.saturating_sub(1));
            next_row = row.saturating_add(1);
            if is_on(element, "hidden") && extras.hidden_rows.len() < limits::EXTRAS {
                extras.hidden_rows.insert(row);
            }
            let level = attribute(element, "outlineLevel").and_then(|text| text.parse().ok());
            if let Some(level) = level.filter(|level| *level > 0)
                && extras.outline.len() < limits::EXTRAS
            {
                extras.outline.insert(row, level);
            }
        }
        "c" => cell = attribute(element, "r").and_then(|name| place(&name)),
        "f" => extras.formulas.extend(cell),
        _ => {}
    });
    extras
}

fn comments(xml: &[u8]) -> BTreeMap<Place, String> {
    let mut found: BTreeMap<Place, String> = BTreeMap::new();
    let mut at = None;
    let mut in_text = false;
    let mut reader = Reader::from_reader(xml);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.local_name().as_ref() {
                "comment" => at = attribute(&element, "ref").and_then(|name| place(&name)),
                "t" => in_text = true,
                _ => {}
            },
            Ok(Event::End(element)) => in_text &= element.local_name().as_ref() != "t",
            Ok(Event::Text(text)) if in_text => {
                if let Some(at) = at
                    && (found.contains_key(&at) || found.len() < limits::EXTRAS)
                {
                    let kept = found.entry(at).or_default();
                    if kept.len() < limits::TEXT {
                        kept.push_str(&text.xml10_content());
                    }
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}

/// Calls for each opening element until the end or the first fault.
fn each(xml: &[u8], mut call: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => call(&element),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|one| one.key.local_name().as_ref() == name).and_then(
        |one| {
            one.normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .ok()
                .map(std::borrow::Cow::into_owned)
        },
    )
}

/// `r:id`, whatever prefix the file gives the namespace.
fn relation_id(element: &BytesStart<'_>) -> Option<String> {
    element.attributes().flatten().find(|one| one.key.as_ref().ends_with(":id")).and_then(|one| {
        one.normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .ok()
            .map(std::borrow::Cow::into_owned)
    })
}

fn is_on(element: &BytesStart<'_>, name: &str) -> bool {
    attribute(element, name).is_some_and(|value| value == "1" || value == "true")
}

/// "G7" -> its place.
fn place(name: &str) -> Option<Place> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at_checked(digits)?;
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
    }
    let row = digits.parse::<u32>().ok()?;
    Some(Place::new(row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_parts_formulas_and_levels_are_seen() {
        let xml = br#"<worksheet><cols><col min="2" max="3" hidden="1"/></cols><sheetData>
            <row r="1"><c r="A1"><v>1</v></c></row>
            <row r="4" hidden="1" outlineLevel="2"><c r="B4"><f>A1</f><v>1</v></c></row>
            </sheetData></worksheet>"#;
        let extras = sheet_extras(xml);
        assert_eq!(extras.hidden_columns, BTreeSet::from([1, 2]));
        assert_eq!(extras.hidden_rows, BTreeSet::from([3]));
        assert_eq!(extras.outline, BTreeMap::from([(3, 2)]));
        assert_eq!(extras.formulas, BTreeSet::from([Place::new(3, 1)]));
    }

    #[test]
    fn comments_are_joined_from_their_runs() {
        let xml = br#"<comments><commentList><comment ref="C2"><text><r><t>Ny </t></r>
            <r><t>turnus</t></r></text></comment></commentList></comments>"#;
        let found = comments(xml);
        assert_eq!(found.get(&Place::new(1, 2)).map(String::as_str), Some("Ny turnus"));
    }

    #[test]
    fn part_paths_are_resolved() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolve("xl", "/xl/worksheets/a.xml"), "xl/worksheets/a.xml");
    }
}
