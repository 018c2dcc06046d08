//! One table as a file for a spreadsheet: xlsx, or csv as Norwegian Excel reads it.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Workbook, XlsxError};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// Text, whatever it begins with; never a formula.
    Text(String),
    Number {
        value: f64,
        decimals: u8,
    },
    /// The heading of the rows below it.
    Heading(String),
}

/// A table with what it is called.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub title: String,
    /// What must be known to read it: period, what is hidden.
    pub notes: Vec<String>,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// Widest column, in characters.
const WIDEST: usize = 48;
/// Longest name Excel takes for a sheet.
const LONGEST_NAME: usize = 31;

/// A name Excel takes for a sheet.
fn sheet_name(title: &str) -> String {
    let safe = title.chars().map(|one| if "[]:*?/\\'".contains(one) { ' ' } else { one });
    let name: String = safe.take(LONGEST_NAME).collect();
    let name = name.trim().to_owned();
    if name.is_empty() { "Tabell".to_owned() } else { name }
}

/// The table as a workbook.
///
/// # Errors
/// What Excel's format does not allow: too many rows or columns, too long a text.
pub fn to_xlsx(sheet: &Sheet) -> Result<Vec<u8>, String> {
    workbook(sheet).map_err(|error| error.to_string())
}

fn workbook(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet().set_name(sheet_name(&sheet.title))?;
    let bold = Format::new().set_bold();
    let title = Format::new().set_bold().set_font_size(14);
    let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
    let right = head.clone().set_align(FormatAlign::Right);
    let quiet = Format::new().set_italic();
    let place = |at: usize| u32::try_from(at).map_err(|_| XlsxError::RowColumnLimitError);
    let across = |at: usize| u16::try_from(at).map_err(|_| XlsxError::RowColumnLimitError);
    page.write_string_with_format(0, 0, &sheet.title, &title)?;
    for (at, note) in sheet.notes.iter().enumerate() {
        page.write_string_with_format(place(at + 1)?, 0, note, &quiet)?;
    }
    let top = sheet.notes.len() + 2;
    for (at, text) in sheet.head.iter().enumerate() {
        let format = if at == 0 { &head } else { &right };
        page.write_string_with_format(place(top)?, across(at)?, text, format)?;
    }
    let mut widths: Vec<usize> = sheet.head.iter().map(|text| text.chars().count()).collect();
    for (down, row) in sheet.rows.iter().enumerate() {
        let down = place(top + 1 + down)?;
        for (at, cell) in row.iter().enumerate() {
            let column = across(at)?;
            let length = match cell {
                Cell::Empty => 0,
                Cell::Text(text) => {
                    page.write_string(down, column, text)?;
                    text.chars().count()
                }
                Cell::Heading(text) => {
                    page.write_string_with_format(down, column, text, &bold)?;
                    0
                }
                Cell::Number { value, decimals } => {
                    let format = Format::new().set_num_format(number_format(*decimals));
                    page.write_number_with_format(down, column, *value, &format)?;
                    8
                }
            };
            if let Some(width) = widths.get_mut(at) {
                *width = (*width).max(length);
            }
        }
    }
    for (at, width) in widths.iter().enumerate() {
        let width = u16::try_from(width.clamp(&8, &WIDEST) + 2).unwrap_or(50);
        page.set_column_width(across(at)?, f64::from(width))?;
    }
    page.set_freeze_panes(place(top + 1)?, 1)?;
    book.save_to_buffer()
}

fn number_format(decimals: u8) -> String {
    if decimals == 0 {
        "#,##0".to_owned()
    } else {
        format!("#,##0.{}", "0".repeat(usize::from(decimals)))
    }
}

/// The table as csv: semicolons, decimal comma, UTF-8 with its mark, lines ended as Windows does.
#[must_use]
pub fn to_csv(sheet: &Sheet) -> Vec<u8> {
    let mut out = String::from("\u{feff}");
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        out.push_str(&cells.collect::<Vec<_>>().join(";"));
        out.push_str("\r\n");
    };
    line(&mut std::iter::once(field(&sheet.title)));
    for note in &sheet.notes {
        line(&mut std::iter::once(field(note)));
    }
    line(&mut sheet.head.iter().map(|text| field(text)));
    for row in &sheet.rows {
        line(&mut row.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Heading(text) => field(text),
            Cell::Number { value, decimals } => {
                format!("{value:.*}", usize::from(*decimals)).replace('.', ",")
            }
        }));
    }
    out.into_bytes()
}

/// A text that no spreadsheet takes for a formula, quoted where it must be.
fn field(text: &str) -> String {
    let first = text.trim_start().chars().next();
    let dangerous =
        matches!(first, Some('=' | '+' | '-' | '@')) || text.starts_with(['\t', '\r', '\n']);
    let text = if dangerous { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            title: "=1+1 tavle".to_owned(),
            notes: vec!["@merk".to_owned()],
            head: vec!["Indikator".to_owned(), "2016".to_owned()],
            rows: vec![
                vec![Cell::Heading("Bruker".to_owned()), Cell::Empty],
                vec![
                    Cell::Text("-2+3;\"x\"".to_owned()),
                    Cell::Number { value: -1234.5, decimals: 1 },
                ],
            ],
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        let csv = String::from_utf8(to_csv(&sheet())).expect("text");
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        let wanted =
            ["'=1+1 tavle", "'@merk", "Indikator;2016", "Bruker;", "\"'-2+3;\"\"x\"\"\";-1234,5"];
        assert_eq!(lines, wanted);
    }

    #[test]
    fn a_workbook_is_read_back_with_its_texts_and_numbers() {
        use calamine::{Data, Reader};
        let bytes = to_xlsx(&sheet()).expect("a small table");
        let mut book: calamine::Xlsx<_> =
            calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).expect("a workbook");
        let name = book.sheet_names().first().cloned().expect("a sheet");
        let range = book.worksheet_range(&name).expect("cells");
        assert_eq!(range.get((0, 0)), Some(&Data::String("=1+1 tavle".to_owned())));
        assert_eq!(range.get((5, 0)), Some(&Data::String("-2+3;\"x\"".to_owned())));
        assert_eq!(range.get((5, 1)), Some(&Data::Float(-1234.5)));
        let formulas = book.worksheet_formula(&name).expect("formulas");
        assert!(formulas.cells().all(|(.., text)| text.is_empty()));
    }

    #[test]
    fn sheet_names_are_those_excel_takes() {
        assert_eq!(sheet_name("Bo/og: [omsorg]"), "Bo og   omsorg");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
        assert_eq!(sheet_name("''"), "Tabell");
    }
}
