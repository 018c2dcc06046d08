//! OpenDocument spreadsheets, read sparsely: repeated empty rows and columns cost nothing. Where no style says
//! how percent and currency cells look, their shown text does.

mod styles;

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::grid::{Area, Cell, Content, Format, Place, Sheet, Style, Visibility, Workbook};
use super::formula::{self, Written};
use super::package::Package;
use super::{limits, number_format, reference, values, xml};
use crate::tr;
use styles::Styles;

/// Most times one written cell is repeated, over rows and columns; beyond that only the first is read.
const REPEATS: u64 = 100_000;
/// Most rows hidden together that are remembered.
const HIDDEN_ROWS: u32 = 100_000;

/// Reads every table of the document.
pub fn read(package: &mut Package<'_>) -> Result<Workbook, String> {
    let manifest = package.bytes("META-INF/manifest.xml").unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(tr!("read-password"));
    }
    let named = Styles::of(package);
    let xml = package.bytes("content.xml").ok_or_else(|| tr!("read-damaged-zip"))?;
    let mut tables = Tables { named, ..Tables::default() };
    let mut reader = Reader::from_reader(xml.as_slice());
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => tables.open(&element, false),
            Ok(Event::Empty(element)) => tables.open(&element, true),
            Ok(Event::End(element)) => tables.close(element.local_name().as_ref()),
            Ok(Event::Text(text)) => tables.text(&text.xml10_content()),
            Ok(Event::GeneralRef(entity)) => {
                let written = format!("&{};", &*entity.xml10_content());
                if let Ok(text) = quick_xml::escape::unescape(&written) {
                    tables.text(&text);
                }
            }
            Ok(Event::Eof) => break,
            Err(error) if tables.sheets.is_empty() => {
                return Err(tr!("read-damaged", why = error.to_string()));
            }
            Err(error) => {
                if let Some(sheet) = tables.sheets.last_mut() {
                    let why = error.to_string();
                    let name = sheet.name.clone();
                    sheet.remarks.push(tr!("read-bad-sheet", sheet = name, why = why));
                }
                break;
            }
            Ok(_) => {}
        }
    }
    for sheet in &mut tables.sheets {
        values::tidy(sheet);
    }
    let mut remarks = Vec::new();
    if tables.full {
        remarks.push(tr!("read-many-sheets", most = limits::SHEETS));
    }
    Ok(Workbook { format: Format::Ods, sheets: tables.sheets, remarks })
}

/// A cell while its text is being read.
struct Open {
    columns: u32,
    span: (u32, u32),
    kind: String,
    value: Option<String>,
    style: Option<String>,
    currency: Option<String>,
    formula: Option<String>,
    text: String,
    note: String,
}

#[derive(Default)]
struct Tables {
    sheets: Vec<Sheet>,
    /// Styles of tables that are not displayed.
    hidden_styles: BTreeSet<String>,
    style: Option<String>,
    named: Styles,
    /// The tables have begun: all styles are known.
    in_body: bool,
    /// The styles of cells that name none: the row's, and the columns' by where they end.
    row_style: Option<String>,
    column_styles: Vec<(u32, Option<String>)>,
    /// The number of each style in the sheet, for cells whose shown text adds nothing to it.
    numbers: BTreeMap<String, u16>,
    row: u32,
    rows: u32,
    column: u32,
    /// Where the next column definition stands.
    defined: u32,
    cell: Option<Open>,
    in_text: bool,
    in_note: bool,
    full: bool,
}

impl Tables {
    fn open(&mut self, element: &BytesStart<'_>, empty: bool) {
        let name = element.local_name();
        if !self.in_body {
            self.named.open(element);
            if empty {
                self.named.close(name.as_ref());
            }
        }
        match name.as_ref() {
            "body" => self.in_body = true,
            "style" => self.style = xml::text(element, "name"),
            "table-properties"
                if xml::text(element, "display").is_some_and(|shown| shown == "false") =>
            {
                self.hidden_styles.extend(self.style.clone());
            }
            "table" if self.sheets.len() < limits::SHEETS => {
                let hidden = xml::text(element, "style-name")
                    .is_some_and(|style| self.hidden_styles.contains(&style));
                self.sheets.push(Sheet {
                    name: xml::text(element, "name").unwrap_or_default(),
                    visibility: if hidden { Visibility::Hidden } else { Visibility::Visible },
                    styles: vec![Style::default()],
                    ..Sheet::default()
                });
                (self.row, self.column, self.defined) = (0, 0, 0);
                self.column_styles.clear();
                self.numbers.clear();
            }
            // Sheets past the limit are left out, not read into the last one.
            "table" => self.full = true,
            "table-column" => {
                let count = repeated(element, "number-columns-repeated");
                if is_hidden(element)
                    && let Some(sheet) = self.sheets.last_mut()
                {
                    let to = self.defined.saturating_add(count).min(16_384);
                    sheet.hidden_columns.extend(self.defined..to);
                }
                self.defined = self.defined.saturating_add(count);
                if self.column_styles.len() < limits::COLUMNS as usize {
                    let style = xml::text(element, "default-cell-style-name");
                    self.column_styles.push((self.defined, style));
                }
            }
            "table-row" => {
                self.row_style = xml::text(element, "default-cell-style-name");
                self.rows = repeated(element, "number-rows-repeated");
                self.column = 0;
                if is_hidden(element)
                    && let Some(sheet) = self.sheets.last_mut()
                    && sheet.hidden_rows.len() < limits::EXTRAS
                {
                    let to = self.row.saturating_add(self.rows.min(HIDDEN_ROWS));
                    sheet.hidden_rows.extend(self.row..to);
                }
                if empty {
                    self.row = self.row.saturating_add(self.rows);
                }
            }
            "table-cell" | "covered-table-cell" => {
                let span = |name: &str| repeated(element, name);
                self.cell = Some(Open {
                    columns: span("number-columns-repeated"),
                    span: (span("number-rows-spanned"), span("number-columns-spanned")),
                    kind: xml::text(element, "value-type").unwrap_or_default(),
                    value: ["value", "date-value", "boolean-value", "string-value", "time-value"]
                        .iter()
                        .find_map(|name| xml::text(element, name)),
                    style: xml::text(element, "style-name"),
                    currency: xml::text(element, "currency"),
                    formula: xml::text(element, "formula"),
                    text: String::new(),
                    note: String::new(),
                });
                if empty {
                    self.close("table-cell");
                }
            }
            "annotation" => self.in_note = !empty,
            "p" => {
                self.in_text = !empty;
                if let Some(cell) = &mut self.cell {
                    let into = if self.in_note { &mut cell.note } else { &mut cell.text };
                    if !into.is_empty() {
                        into.push('\n');
                    }
                }
            }
            "s" => {
                let count = repeated(element, "c").min(64);
                self.text(&" ".repeat(count as usize));
            }
            "tab" => self.text("\t"),
            "line-break" => self.text("\n"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if !self.in_text {
            if !self.in_body {
                self.named.text(text);
            }
            return;
        }
        if let Some(cell) = &mut self.cell {
            let into = if self.in_note { &mut cell.note } else { &mut cell.text };
            if into.len() < limits::TEXT {
                into.push_str(text);
            }
        }
    }

    fn close(&mut self, name: &str) {
        if !self.in_body {
            self.named.close(name);
        }
        match name {
            "table-row" => self.row = self.row.saturating_add(self.rows),
            "annotation" => self.in_note = false,
            "p" => self.in_text = false,
            "table-cell" | "covered-table-cell" => self.put(),
            _ => {}
        }
    }

    fn put(&mut self) {
        let Some(open) = self.cell.take() else { return };
        let first = Place::new(self.row, self.column);
        self.column = self.column.saturating_add(open.columns);
        let Some(sheet) = self.sheets.last_mut().filter(|_| !self.full) else { return };
        if open.span != (1, 1) && sheet.merges.len() < limits::EXTRAS {
            let last = Place::new(
                first.row.saturating_add(open.span.0 - 1),
                first.column.saturating_add(open.span.1 - 1),
            );
            sheet.merges.push(Area::new(first, last));
        }
        if !open.note.trim().is_empty() && sheet.comments.len() < limits::EXTRAS {
            sheet.comments.insert(first, open.note.trim().to_owned());
        }
        let Some(content) = content(&open) else { return };
        if let Some(text) = &open.formula
            && sheet.formulas.len() < limits::FORMULAS
        {
            let written = match formula::file_of(text).and_then(formula::book_name) {
                Some(book) => link(&mut sheet.linked, book).map(Written::linked),
                None => formula::read_open(text),
            };
            if let Some(formula) = written.and_then(Written::here) {
                sheet.formulas.push((first, formula));
            }
        }
        let own = open.style.as_ref().or(self.row_style.as_ref()).or_else(|| {
            let at = self.column_styles.partition_point(|(end, _)| *end <= first.column);
            self.column_styles.get(at).and_then(|(_, style)| style.as_ref())
        });
        // What such a cell shows may be all that tells of its format.
        let shown = matches!(open.kind.as_str(), "percentage" | "currency" | "time");
        let known = own.and_then(|name| self.numbers.get(name)).copied().filter(|_| !shown);
        let style = known.unwrap_or_else(|| {
            let named = own.map(|name| self.named.look(name)).unwrap_or_default();
            let number = style_of(&open, named, &mut sheet.styles);
            if let Some(name) = own.filter(|_| !shown) {
                self.numbers.insert(name.clone(), number);
            }
            number
        });
        let count = u64::from(self.rows) * u64::from(open.columns);
        let (mut rows, mut columns) = (self.rows, open.columns);
        if count > REPEATS {
            (rows, columns) = (1, 1);
            if sheet.remarks.len() < limits::NAMED_CELLS {
                let (cell, name) = (first.name(), sheet.name.clone());
                sheet.remarks.push(tr!("read-repeated", cell = cell, sheet = name, count = count));
            }
        }
        for row in 0..rows {
            for column in 0..columns {
                if sheet.cells.len() >= limits::CELLS {
                    let said = tr!("read-many-cells", most = limits::CELLS);
                    if sheet.remarks.last() != Some(&said) {
                        sheet.remarks.push(said);
                    }
                    return;
                }
                let place = first.row.checked_add(row).zip(first.column.checked_add(column));
                let place = place.and_then(|(row, column)| reference::within(row, column));
                let Some(place) = place else { continue };
                let cell = Cell {
                    content: content.clone(),
                    style,
                    formula: open.formula.is_some(),
                    superscript: None,
                };
                sheet.cells.push(place, cell);
            }
        }
    }
}

/// The number of a workbook that values are fetched from.
fn link(linked: &mut BTreeMap<u16, String>, book: String) -> Option<u16> {
    if let Some((number, _)) = linked.iter().find(|(_, known)| **known == book) {
        return Some(*number);
    }
    let number = u16::try_from(linked.len() + 1).ok().filter(|number| *number < 500)?;
    linked.insert(number, book);
    Some(number)
}

fn content(open: &Open) -> Option<Content> {
    let number = || open.value.as_deref().and_then(|value| value.parse::<f64>().ok());
    match open.kind.as_str() {
        "float" | "percentage" | "currency" => {
            // An error in a formula is kept as a zero with the error as its text.
            if open.text.starts_with('#') || open.text.starts_with("Err:") {
                return Some(Content::Error(limits::shorten(&open.text)));
            }
            number().and_then(values::number).or_else(|| values::text(&open.text))
        }
        "date" => open.value.as_deref().and_then(values::iso_date),
        "time" => match open.value.as_deref().and_then(days) {
            Some(days) => values::number(days),
            None => values::text(&open.text),
        },
        "boolean" => Some(Content::Flag(open.value.as_deref() == Some("true"))),
        _ if open.text.starts_with('#') && open.formula.is_some() => {
            Some(Content::Error(limits::shorten(&open.text)))
        }
        _ if open.text.is_empty() => open.value.as_deref().and_then(values::text),
        _ => values::text(&open.text),
    }
}

/// "PT08H30M00S", as spreadsheets write it, in days.
fn days(duration: &str) -> Option<f64> {
    let (negative, duration) = match duration.strip_prefix('-') {
        Some(duration) => (true, duration),
        None => (false, duration),
    };
    let mut seconds = 0.0;
    let mut rest = duration.strip_prefix("PT")?;
    for (sign, many) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(sign) {
            let number: f64 = number.replace(',', ".").parse().ok()?;
            seconds += number * many;
            rest = after;
        }
    }
    let all = if negative { -seconds } else { seconds };
    (rest.is_empty() && all.is_finite()).then_some(all / 86_400.0)
}

/// The number format that shows a time as this text does.
fn time_format(text: &str, days: f64) -> &'static str {
    let hours = (days.abs() * 24.0 + 1e-6).floor();
    let mut parts = text.trim().trim_start_matches('-').split(':');
    let first = parts.next().and_then(|first| first.parse::<f64>().ok());
    match parts.count() {
        0 | 1 if first != Some(hours) => "mm:ss",
        0 | 1 if hours >= 24.0 => "[h]:mm",
        0 | 1 => "hh:mm",
        _ if hours >= 24.0 => "[h]:mm:ss",
        _ => "hh:mm:ss",
    }
}

/// The cell's look; a number format that no style names is told by its kind and shown text.
fn style_of(open: &Open, mut named: Style, styles: &mut Vec<Style>) -> u16 {
    if named.format.is_empty() || open.kind == "time" {
        named.format = format_shown(open).into();
    }
    let at = styles.iter().position(|one| *one == named).unwrap_or_else(|| {
        styles.push(named);
        styles.len() - 1
    });
    u16::try_from(at).unwrap_or(0)
}

/// The number format as a spreadsheet would write it, from the cell's kind and shown text.
fn format_shown(open: &Open) -> String {
    let zeros = number_format::zeros(&open.text);
    match open.kind.as_str() {
        "percentage" => format!("{zeros}%"),
        "currency" => {
            let currency = open.currency.as_deref().unwrap_or("NOK");
            format!("{zeros}\" {}\"", if currency == "NOK" { "kr" } else { currency })
        }
        "time" => {
            let days = open.value.as_deref().and_then(days);
            days.map_or("", |days| time_format(&open.text, days)).to_owned()
        }
        _ => String::new(),
    }
}

fn repeated(element: &BytesStart<'_>, name: &str) -> u32 {
    xml::text(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).max(1)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    xml::text(element, "visibility").is_some_and(|shown| shown != "visible")
}
