//! Note marks set in superscript at the end of a shared text ("2009¹"): calamine glues them to
//! the text, here they are found and cut off.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::grid::{Content, Sheet};
use super::side::attribute;
use super::{container, limits};

/// Whole text as calamine gives it -> (the text, its mark).
pub type Marked = BTreeMap<String, (String, String)>;

/// The shared texts that end in superscript.
pub fn find(bytes: &[u8]) -> Marked {
    let mut found = Marked::new();
    let Some(xml) = container::part(bytes, "xl/sharedStrings.xml") else { return found };
    // Without the word in it there is nothing to look for.
    if !xml.windows(11).any(|window| window == b"superscript") {
        return found;
    }
    let mut reader = Reader::from_reader(xml.as_slice());
    let mut buffer = Vec::new();
    let (mut base, mut mark) = (String::new(), String::new());
    let (mut raised, mut in_text) = (false, false);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                match element.local_name().as_ref() {
                    "si" => {
                        base.clear();
                        mark.clear();
                    }
                    "r" => raised = false,
                    "vertAlign" => {
                        raised = attribute(&element, "val").is_some_and(|val| val == "superscript");
                    }
                    "t" => in_text = true,
                    _ => {}
                }
            }
            Ok(Event::Text(text)) if in_text => {
                let text = text.xml10_content();
                if raised {
                    mark.push_str(&text);
                } else {
                    // Superscript inside the text (m²) is no note mark.
                    base.push_str(&mark);
                    mark.clear();
                    base.push_str(&text);
                }
            }
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "t" => in_text = false,
                "si" => {
                    if is_mark(&mark) && !base.trim().is_empty() && found.len() < limits::EXTRAS {
                        let whole = format!("{base}{mark}");
                        found.insert(whole, (base.clone(), mark.trim().to_owned()));
                    }
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    found
}

/// A note mark is short, and not the power of a unit of measure.
fn is_mark(mark: &str) -> bool {
    let mark = mark.trim();
    !mark.is_empty() && mark.chars().count() <= 6
}

/// Cuts the marks off the sheet's texts and keeps them beside.
pub fn put_into(marked: &Marked, sheet: &mut Sheet) {
    if marked.is_empty() {
        return;
    }
    for (_, cell) in &mut sheet.cells {
        let Content::Text(text) = &cell.content else { continue };
        let Some((base, mark)) = marked.get(text.as_ref()) else { continue };
        let power = matches!(mark.as_str(), "2" | "3")
            && ["m", "km", "dm", "cm"].iter().any(|unit| {
                base.strip_suffix(unit).is_some_and(|before| {
                    before.chars().next_back().is_none_or(|last| !last.is_alphabetic())
                })
            });
        if !power {
            cell.superscript = Some(mark.as_str().into());
            cell.content = Content::Text(base.as_str().into());
        }
    }
}
