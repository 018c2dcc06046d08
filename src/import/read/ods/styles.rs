//! How cells of an OpenDocument spreadsheet look: its data styles as number formats, bold and indented text
//! (OpenDocument 1.3, part 3, 16.2 and 16.29).

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::import::grid::Style;
use crate::import::read::package::Package;
use crate::import::read::{limits, xml};

/// Deepest line of styles that stand on each other.
const DEEPEST: usize = 8;

/// Longest number format written.
const LONGEST: usize = 200;

/// Points that one step of indentation is wide.
const STEP: f64 = 10.0;

/// The styles by their names.
#[derive(Debug, Default)]
pub struct Styles {
    cells: BTreeMap<String, Named>,
    formats: BTreeMap<String, Data>,
    open: Open,
}

/// A style of cells; what it does not say, the one it stands on does.
#[derive(Debug, Default)]
struct Named {
    parent: Option<String>,
    data: Option<String>,
    bold: Option<bool>,
    italic: Option<bool>,
    struck: Option<bool>,
    indent: Option<u8>,
}

/// A data style as a number format.
#[derive(Debug, Default)]
struct Data {
    format: String,
    /// The one that holds for numbers above zero.
    positive: Option<String>,
}

/// What is being read.
#[derive(Debug, Default)]
enum Open {
    #[default]
    None,
    Cells(String),
    Data(String),
    /// Text within a data style.
    Text(String, String),
}

impl Styles {
    /// Reads the document's own styles; what cannot be read is the default look.
    pub fn of(package: &mut Package<'_>) -> Self {
        let mut styles = Self::default();
        let Some(input) = package.part("styles.xml") else { return styles };
        let mut reader = xml::reader(input);
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => styles.open(&element),
                Ok(Event::Text(text)) => styles.text(&text.xml10_content()),
                Ok(Event::End(element)) => styles.close(element.local_name().as_ref()),
                Ok(Event::Eof) | Err(_) => return styles,
                Ok(_) => {}
            }
        }
    }

    /// Takes in the start of an element.
    pub fn open(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        match name {
            "style" => self.begin(element),
            "date-style" | "number-style" | "percentage-style" | "currency-style" => {
                if let Some(name) = xml::text(element, "name")
                    && self.formats.len() < limits::STYLES
                {
                    self.formats.insert(name.clone(), Data::default());
                    self.open = Open::Data(name);
                }
            }
            _ => match &self.open {
                Open::Cells(style) => {
                    if let Some(style) = self.cells.get_mut(style) {
                        look(style, name, element);
                    }
                }
                Open::Data(style) => match name {
                    "text" | "currency-symbol" => {
                        self.open = Open::Text(style.clone(), String::new());
                    }
                    "map" => {
                        let above = xml::attribute(element, "condition")
                            .is_some_and(|condition| condition.contains('>'));
                        if let Some(data) = self.formats.get_mut(style).filter(|_| above) {
                            data.positive = xml::text(element, "apply-style-name");
                        }
                    }
                    _ => {
                        if let Some(data) = self.formats.get_mut(style)
                            && data.format.len() < LONGEST
                        {
                            data.format.push_str(&written(name, element));
                        }
                    }
                },
                Open::None | Open::Text(..) => {}
            },
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) {
        self.open = Open::None;
        let of_cells = xml::attribute(element, "family").is_some_and(|of| of == "table-cell");
        if let Some(name) = xml::text(element, "name").filter(|_| of_cells)
            && self.cells.len() < limits::STYLES
        {
            let named = Named {
                parent: xml::text(element, "parent-style-name"),
                data: xml::text(element, "data-style-name"),
                ..Named::default()
            };
            self.cells.insert(name.clone(), named);
            self.open = Open::Cells(name);
        }
    }

    /// Takes in a text.
    pub fn text(&mut self, text: &str) {
        if let Open::Text(_, said) = &mut self.open
            && said.len() < LONGEST
        {
            said.push_str(text);
        }
    }

    /// Takes in the end of an element.
    pub fn close(&mut self, name: &str) {
        match name {
            "style" | "date-style" | "number-style" | "percentage-style" | "currency-style" => {
                self.open = Open::None;
            }
            "text" | "currency-symbol" => {
                if let Open::Text(style, said) = std::mem::take(&mut self.open) {
                    if let Some(data) = self.formats.get_mut(&style)
                        && data.format.len() < LONGEST
                        && !said.is_empty()
                    {
                        // A percent sign says that the number is shown times a hundred.
                        let sign = said.trim() == "%";
                        let plain = said.replace('"', "");
                        data.format.push_str(&if sign { said } else { format!("\"{plain}\"") });
                    }
                    self.open = Open::Data(style);
                }
            }
            _ => {}
        }
    }

    /// The look of cells with this style.
    pub fn look(&self, name: &str) -> Style {
        let mut all = Named::default();
        let mut next = Some(name);
        for _ in 0..DEEPEST {
            let Some(style) = next.and_then(|name| self.cells.get(name)) else { break };
            all.data = all.data.or_else(|| style.data.clone());
            all.bold = all.bold.or(style.bold);
            all.italic = all.italic.or(style.italic);
            all.struck = all.struck.or(style.struck);
            all.indent = all.indent.or(style.indent);
            next = style.parent.as_deref();
        }
        let data = all.data.as_ref().and_then(|name| self.formats.get(name));
        let positive = data.and_then(|data| self.formats.get(data.positive.as_ref()?));
        let format = positive.or(data).map_or("", |data| &data.format);
        Style {
            format: if format == GENERAL { "" } else { format }.into(),
            bold: all.bold.unwrap_or(false),
            italic: all.italic.unwrap_or(false),
            struck: all.struck.unwrap_or(false),
            indent: all.indent.unwrap_or(0),
        }
    }
}

/// A number without a say in its decimals.
const GENERAL: &str = "General";

/// What an element within a style of cells says of them.
fn look(style: &mut Named, name: &str, element: &BytesStart<'_>) {
    match name {
        "text-properties" => {
            let is = |name: &str, wanted: &str| {
                xml::attribute(element, name).map(|value| value.trim() == wanted)
            };
            let numbered = xml::number::<u32>(element, "font-weight").map(|weight| weight >= 600);
            style.bold = numbered.or_else(|| is("font-weight", "bold")).or(style.bold);
            style.italic = is("font-style", "italic").or(style.italic);
            let through = is("text-line-through-style", "none").map(|none| !none);
            style.struck = through.or(style.struck);
        }
        "paragraph-properties" => {
            let margin = xml::attribute(element, "margin-left").and_then(|margin| points(&margin));
            // The cast goes down to whole steps within the range of the type.
            let steps = margin.map(|margin| (margin / STEP).round().clamp(0.0, 200.0) as u8);
            style.indent = steps.or(style.indent);
        }
        _ => {}
    }
}

/// A length in points: "0.139in", "3.5mm".
fn points(length: &str) -> Option<f64> {
    let end = length.find(|sign: char| sign.is_ascii_alphabetic())?;
    let (number, unit) = length.split_at(end);
    let one = match unit {
        "in" => 72.0,
        "cm" => 72.0 / 2.54,
        "mm" => 72.0 / 25.4,
        "pt" => 1.0,
        "pc" => 12.0,
        "px" => 0.75,
        _ => return None,
    };
    number.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number * one)
}

/// An element of a data style as a spreadsheet's number format writes it.
fn written(name: &str, element: &BytesStart<'_>) -> String {
    let long = xml::attribute(element, "style").is_some_and(|style| style == "long");
    let pick = |short: &str, full: &str| if long { full.to_owned() } else { short.to_owned() };
    match name {
        "number" => {
            let Some(decimals) = xml::number::<usize>(element, "decimal-places") else {
                return GENERAL.to_owned();
            };
            let grouped = xml::flag(element, "grouping") == Some(true);
            let mut format = if grouped { "#,##0" } else { "0" }.to_owned();
            if decimals > 0 {
                format.push('.');
                format.push_str(&"0".repeat(decimals.min(20)));
            }
            let mut factor: f64 = xml::number(element, "display-factor").unwrap_or(1.0);
            while factor >= 1000.0 && format.len() < LONGEST {
                format.push(',');
                factor /= 1000.0;
            }
            format
        }
        "day" => pick("d", "dd"),
        "month" if xml::flag(element, "textual") == Some(true) => pick("mmm", "mmmm"),
        "month" => pick("m", "mm"),
        "year" => pick("yy", "yyyy"),
        "hours" => pick("h", "hh"),
        "minutes" => pick("m", "mm"),
        "seconds" => pick("s", "ss"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_told_in_points() {
        for (length, expected) in [
            ("1in", Some(72.0)),
            ("10pt", Some(10.0)),
            ("25.4mm", Some(72.0)),
            ("10", None),
            ("10em", None),
        ] {
            assert_eq!(points(length).map(f64::round), expected, "{length}");
        }
    }
}
