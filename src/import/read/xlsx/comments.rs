//! Comments and notes of a sheet, old kind and threads.

use std::collections::BTreeSet;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::strings::Item;
use crate::import::grid::Place;
use crate::import::read::builder::Builder;
use crate::import::read::package::{Package, Relation};
use crate::import::read::{limits, reference, xml};

/// Reads the comments a sheet links to. A thread replaces the note Excel keeps in its
/// place for older programs.
pub fn read(package: &mut Package<'_>, links: &[Relation], builder: &mut Builder<'_>) {
    let (mut notes, mut threads) = (Vec::new(), Vec::new());
    for relation in links {
        match relation.kind.as_str() {
            "comments" => gather(package, &relation.target, "comment", &mut notes),
            "threadedComment" => {
                gather(package, &relation.target, "threadedComment", &mut threads);
            }
            _ => {}
        }
    }
    let threaded: BTreeSet<Place> = threads.iter().map(|(place, _)| *place).collect();
    notes.retain(|(place, _)| !threaded.contains(place));
    for (place, text) in notes.iter().chain(&threads) {
        builder.comment(*place, text);
    }
}

fn gather(package: &mut Package<'_>, part: &str, kind: &str, comments: &mut Vec<(Place, String)>) {
    let Some(input) = package.part(part) else { return };
    let mut xml = xml::reader(input);
    let mut buffer = Vec::new();
    let mut item = Item::default();
    let mut place = None;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == kind => {
                place = xml::attribute(&element, "ref").and_then(|name| reference::place(&name));
            }
            Ok(Event::Start(element)) if element.local_name().as_ref() == "text" => {
                let text = if kind == "comment" {
                    let marked = item.read(&mut xml, "text");
                    format!("{}{}", marked.text, marked.mark.unwrap_or_default())
                } else {
                    plain(&mut xml)
                };
                if let Some(place) = place
                    && comments.len() < limits::EXTRAS
                {
                    comments.push((place, text));
                }
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// The text up to the next end.
fn plain<R: BufRead>(xml: &mut Reader<R>) -> String {
    let mut text = String::new();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::End(_) | Event::Eof) | Err(_) => return text,
            Ok(event) => xml::push_text(&event, &mut text),
        }
    }
}
