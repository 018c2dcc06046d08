//! Looks: number formats, fonts and indentation, by a cell's style number.

use std::collections::BTreeMap;
use std::rc::Rc;

use quick_xml::events::{BytesStart, Event};

use crate::import::grid::Style;
use crate::import::read::package::Package;
use crate::import::read::part::Part as PackagePart;
use crate::import::read::parts_met::PartsMet;
use crate::import::read::styles::{Font, Styles};
use crate::import::read::{limits, number_format, xml};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Elsewhere,
    Fonts,
    CellLooks,
}

thread_local! {
    static STYLES: PartsMet<Styles> = const { PartsMet::new(4) };
}

/// Reads the part; what cannot be read is the default look.
#[must_use]
pub fn read(package: &mut Package<'_>, name: &str) -> Rc<Styles> {
    package.known(&STYLES, name, styles_in)
}

fn styles_in(part: Option<PackagePart<'_>>) -> Styles {
    let mut styles = Styles::default();
    let Some(input) = part else { return styles };
    let mut xml = xml::reader(input);
    let mut formats: BTreeMap<u32, Box<str>> = BTreeMap::new();
    let mut fonts: Vec<Font> = Vec::new();
    let mut part = Part::Elsewhere;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match (part, element.local_name().as_ref()) {
                (_, "fonts") => part = Part::Fonts,
                (_, "cellXfs") => part = Part::CellLooks,
                (Part::Elsewhere, "numFmt") if formats.len() < limits::STYLES => {
                    let code = xml::attribute(&element, "formatCode");
                    if let (Some(id), Some(code)) = (xml::number(&element, "numFmtId"), code) {
                        formats.insert(id, limits::shorten(&code));
                    }
                }
                (Part::Fonts, "font") if fonts.len() < limits::STYLES => {
                    fonts.push(Font::default());
                }
                (Part::Fonts, name) => {
                    let Some(font) = fonts.last_mut() else { continue };
                    let which = match name {
                        "b" => &mut font.bold,
                        "i" => &mut font.italic,
                        "strike" => &mut font.struck,
                        _ => continue,
                    };
                    *which = xml::flag(&element, "val").unwrap_or(true);
                }
                (Part::CellLooks, "xf") if styles.looks.len() < limits::STYLES => {
                    styles.push(look(&element, &formats, &fonts));
                }
                (Part::CellLooks, "alignment") => {
                    if let Some(look) = styles.looks.last_mut() {
                        look.indent = xml::number(&element, "indent").unwrap_or(0);
                    }
                }
                _ => {}
            },
            Ok(Event::End(element)) => match element.local_name().as_ref() {
                "fonts" => part = Part::Elsewhere,
                // What follows is other programs' styles and colours.
                "cellXfs" => return styles,
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return styles,
            Ok(_) => {}
        }
    }
}

fn look(element: &BytesStart<'_>, formats: &BTreeMap<u32, Box<str>>, fonts: &[Font]) -> Style {
    let id = xml::number(element, "numFmtId").unwrap_or(0);
    let font = xml::number::<usize>(element, "fontId").and_then(|at| fonts.get(at)).copied();
    let Font { bold, italic, struck } = font.unwrap_or_default();
    let format = number_format::of(id, formats.get(&id).map(AsRef::as_ref));
    Style { format, bold, italic, struck, indent: 0 }
}
