//! One sheet of an xlsx workbook, in one pass.

use std::io::BufRead as _;

use arcstr::ArcStr;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Shared;
use super::formulas;
use super::quick::{self, Step};
use super::strings::Item;
use crate::import::grid::{Content, Place};
use crate::import::read::builder::{Builder, Marked};
use crate::import::read::number_format;
use crate::import::read::package::Package;
use crate::import::read::part::Part;
use crate::import::read::rich_text::without_escapes;
use crate::import::read::{limits, reference, xml};
use crate::tr;

/// How a cell's value is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Flag,
    Error,
    Date,
    Unknown,
}

impl Kind {
    /// What the cell's `t` says.
    pub fn of(written: &str) -> Self {
        match written {
            "" | "n" => Self::Number,
            "s" => Self::Shared,
            "str" | "inlineStr" => Self::Text,
            "b" => Self::Flag,
            "e" => Self::Error,
            "d" => Self::Date,
            _ => Self::Unknown,
        }
    }
}

/// The cell being read.
#[derive(Default)]
pub(super) struct Current {
    /// `None` if its name makes no sense.
    pub place: Option<Place>,
    pub style: usize,
    pub kind: Kind,
    pub formula: bool,
    /// Where its formula stands in the bytes it was read from, from after the tag's name.
    pub written: std::ops::Range<usize>,
    pub inline: Option<Marked>,
}

/// Reads the sheet in this part into the builder. A fault in the XML ends the sheet there, with
/// a remark.
///
/// # Errors
/// When the workbook passes the limits.
pub fn read(
    package: &mut Package<'_>,
    part: &str,
    shared: &Shared,
    builder: &mut Builder<'_>,
) -> Result<(), String> {
    let Some(input) = package.part(part) else {
        builder.remark(tr!("read-sheet-missing"));
        return Ok(());
    };
    Reading {
        xml: xml::reader(input),
        shared,
        builder,
        row: 0,
        column: 0,
        value: String::new(),
        formula: String::new(),
        buffer: Vec::new(),
        item: Item::default(),
    }
    .all()
}

struct Reading<'s, 'b, 'p> {
    xml: Reader<Part<'p>>,
    shared: &'s Shared,
    builder: &'s mut Builder<'b>,
    /// Where a cell without a name stands.
    row: u32,
    column: u32,
    /// The present cell's value as written.
    value: String,
    /// Its formula's tag and text as written.
    formula: String,
    buffer: Vec<u8>,
    item: Item,
}

impl Reading<'_, '_, '_> {
    fn all(&mut self) -> Result<(), String> {
        let mut buffer = Vec::with_capacity(1024);
        let mut in_cells = false;
        loop {
            buffer.clear();
            match self.xml.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => match element.local_name().as_ref() {
                    "c" if in_cells => {
                        let cell = self.begin(&element);
                        self.cell(cell)?;
                        self.quick()?;
                    }
                    "row" if in_cells => self.begin_row(&element),
                    "sheetData" => in_cells = true,
                    "col" => self.columns(&element),
                    "mergeCell" => self.merge(&element),
                    _ => {}
                },
                Ok(Event::End(element)) => match element.local_name().as_ref() {
                    "row" => {
                        self.end_row();
                        if in_cells {
                            self.quick()?;
                        }
                    }
                    "sheetData" => in_cells = false,
                    _ => {}
                },
                Ok(Event::Eof) => {
                    if in_cells {
                        self.builder.remark(tr!("read-sheet-cut"));
                    }
                    return Ok(());
                }
                Err(_) => {
                    self.builder.remark(tr!("read-sheet-cut"));
                    return Ok(());
                }
                Ok(_) => {}
            }
        }
    }

    /// Takes in what is plainly written from here on; only where an element has just ended.
    fn quick(&mut self) -> Result<(), String> {
        loop {
            let seen = self.xml.get_ref().seen();
            let length = match quick::step(seen, self.row, self.column) {
                Step::Cell(cell, value, length) => {
                    self.value.clear();
                    self.value.push_str(value.unwrap_or_default());
                    if cell.formula
                        && self.builder.wants_formulas()
                        && let Some(place) = cell.place
                    {
                        let written = seen.get(cell.written.clone()).unwrap_or_default();
                        formulas::take_in(self.builder, place, written);
                    }
                    let has_value = value.is_some();
                    let column = cell.place.map_or(self.column, |place| place.column);
                    self.column = column.saturating_add(1);
                    self.take_in(cell, has_value)?;
                    length
                }
                Step::Row(row, ended, length) => {
                    let number = row.number.and_then(|number| number.checked_sub(1));
                    self.start_row(number, row.hidden, row.level);
                    if ended {
                        self.end_row();
                    }
                    length
                }
                Step::RowEnd(length) => {
                    self.end_row();
                    length
                }
                Step::More => 0,
                Step::Other => return Ok(()),
            };
            let part = self.xml.get_mut();
            if length > 0 {
                part.consume(length);
            } else if !part.widen() {
                return Ok(());
            }
        }
    }

    fn end_row(&mut self) {
        self.row = self.row.saturating_add(1);
        self.column = 0;
    }

    fn begin_row(&mut self, element: &BytesStart<'_>) {
        let (mut number, mut hidden, mut level) = (None, false, 0_u8);
        let mut attributes = element.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.local_name().as_ref() {
                "r" => number = value.parse::<u32>().ok().and_then(|row| row.checked_sub(1)),
                "hidden" => hidden |= matches!(value, "1" | "true"),
                // A row without height is not seen either.
                "ht" => hidden |= value.parse().is_ok_and(|height: f64| height == 0.0),
                "outlineLevel" => level = value.parse().unwrap_or(0),
                _ => {}
            }
        }
        self.start_row(number, hidden, level);
    }

    fn start_row(&mut self, number: Option<u32>, hidden: bool, level: u8) {
        self.row = number.unwrap_or(self.row);
        self.column = 0;
        if self.row < limits::ROWS {
            let sheet = self.builder.sheet();
            if hidden {
                sheet.hidden_rows.insert(self.row);
            }
            if level > 0 {
                sheet.outline.insert(self.row, level);
            }
        }
    }

    fn columns(&mut self, element: &BytesStart<'_>) {
        let hidden = xml::flag(element, "hidden").unwrap_or(false)
            || xml::number::<f64>(element, "width").is_some_and(|width| width <= 0.0);
        let range = (xml::number::<u32>(element, "min"), xml::number::<u32>(element, "max"));
        if let (true, (Some(min @ 1..), Some(max))) = (hidden, range) {
            self.builder.sheet().hidden_columns.extend(min - 1..max.min(limits::COLUMNS));
        }
    }

    fn merge(&mut self, element: &BytesStart<'_>) {
        let area = xml::attribute(element, "ref").and_then(|name| reference::area(&name));
        let merges = &mut self.builder.sheet().merges;
        if let Some(area) = area
            && area.first != area.last
            && merges.len() < limits::EXTRAS
        {
            merges.push(area);
        }
    }

    fn begin(&mut self, element: &BytesStart<'_>) -> Current {
        let place = reference::within(self.row, self.column);
        let mut cell = Current { place, ..Current::default() };
        let mut attributes = element.attributes();
        attributes.with_checks(false);
        for attribute in attributes.flatten() {
            let value = attribute.value.as_ref();
            match attribute.key.local_name().as_ref() {
                "r" => {
                    cell.place = reference::place(value);
                    if let Some(place) = cell.place {
                        self.column = place.column;
                    }
                }
                "s" => cell.style = value.trim().parse().unwrap_or(0),
                "t" => cell.kind = Kind::of(value),
                _ => {}
            }
        }
        self.column = self.column.saturating_add(1);
        cell
    }

    /// Reads from after a cell's start to its end, and takes it in.
    fn cell(&mut self, mut cell: Current) -> Result<(), String> {
        self.value.clear();
        let (mut in_value, mut in_formula, mut has_value) = (false, false, false);
        loop {
            self.buffer.clear();
            // A fault, or the end, is met again by the sheet and said there.
            let Ok(event) = self.xml.read_event_into(&mut self.buffer) else { return Ok(()) };
            match &event {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => (in_value, has_value) = (true, true),
                    "f" => {
                        cell.formula = true;
                        in_formula = true;
                        self.formula.clear();
                        formulas::begin(element, &mut self.formula);
                    }
                    "is" => cell.inline = Some(self.item.read(&mut self.xml, "is")),
                    _ => {}
                },
                Event::End(element) => match element.local_name().as_ref() {
                    "v" => in_value = false,
                    "f" => in_formula = false,
                    "c" => break,
                    "row" => {
                        self.end_row();
                        return Ok(());
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ if in_value => xml::push_text(&event, &mut self.value),
                _ if in_formula => xml::push_text(&event, &mut self.formula),
                _ => {}
            }
        }
        if cell.formula
            && self.builder.wants_formulas()
            && let Some(place) = cell.place
        {
            formulas::take_in(self.builder, place, self.formula.as_bytes());
        }
        self.take_in(cell, has_value)
    }

    fn take_in(&mut self, cell: Current, has_value: bool) -> Result<(), String> {
        let value = trimmed(&self.value);
        let Some(place) = cell.place else {
            if !value.is_empty() || cell.inline.is_some() {
                self.builder.nowhere();
            }
            return Ok(());
        };
        if value.is_empty() && cell.inline.is_none() {
            // An empty text is a result; no value at all, or an empty number, is none.
            if cell.formula && (!has_value || cell.kind != Kind::Text) {
                self.builder.without_result(place);
            }
            return Ok(());
        }
        let (content, superscript) = match cell.inline {
            Some(inline) => (Some(Content::Text(inline.text)), inline.mark),
            None => self.content(cell.kind, cell.style, value),
        };
        let Some(content) = content else {
            self.builder.faulty(place);
            return Ok(());
        };
        let style = self.builder.style(cell.style, &self.shared.styles.looks);
        self.builder.push(place, content, style, cell.formula, superscript)
    }

    /// What a written value is; `None` if it cannot be what its cell says.
    fn content(&self, kind: Kind, style: usize, value: &str) -> (Option<Content>, Option<ArcStr>) {
        let content = match kind {
            Kind::Number => Some(self.number(style, value)),
            Kind::Shared => {
                let marked = value.parse().ok().and_then(|at| self.shared.strings.get(at));
                let Some(marked) = marked else { return (None, None) };
                return (Some(Content::Text(marked.text.clone())), marked.mark.clone());
            }
            Kind::Text => Some(Content::Text(without_escapes(&self.value).into())),
            Kind::Flag => match value {
                "1" | "true" | "TRUE" | "True" => Some(Content::Flag(true)),
                "0" | "false" | "FALSE" | "False" => Some(Content::Flag(false)),
                _ => None,
            },
            Kind::Error => Some(Content::Error(value.into())),
            Kind::Date => {
                number_format::iso_date(value).or_else(|| Some(Content::Text(value.into())))
            }
            Kind::Unknown => None,
        };
        (content, None)
    }

    /// A number, or a date by its format; what is written as a number and is none stays text.
    fn number(&self, style: usize, value: &str) -> Content {
        match value.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                let meaning = self.shared.styles.meanings.get(style).copied().unwrap_or_default();
                number_format::content(number, meaning, self.shared.from_1904)
            }
            _ => Content::Text(value.into()),
        }
    }
}

/// As `trim` does, sooner for what needs no trimming.
fn trimmed(text: &str) -> &str {
    let bytes = text.as_bytes();
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if plain(bytes.first()) && plain(bytes.last()) { text } else { text.trim() }
}
