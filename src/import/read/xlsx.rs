//! xlsx and xlsm: cells are streamed sparsely, so that two far-apart cells cost two cells.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Sheet as Listed, SheetType, SheetVisible, Xlsx, XlsxError};

use super::super::grid::{Area, Cell, Content, Format, Place, Sheet, Style, Visibility, Workbook};
use super::{limits, side, values};
use crate::tr;

/// Reads every worksheet.
pub fn read(bytes: &[u8]) -> Result<Workbook, String> {
    let mut book: Xlsx<Cursor<&[u8]>> =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsxError::Password => tr!("read-password"),
            other => tr!("read-damaged", why = other.to_string()),
        })?;
    let listed: Vec<Listed> = book.sheets_metadata().to_vec();
    let mut side = side::read(bytes);
    let mut remarks = Vec::new();
    if listed.len() > limits::SHEETS {
        remarks.push(tr!("read-many-sheets", most = limits::SHEETS));
    }
    let mut sheets = Vec::new();
    for about in listed.into_iter().take(limits::SHEETS) {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = cells(&mut book, &about.name);
        sheet.visibility = visibility(about.visible);
        sheet.merges = book
            .merge_cells_by_sheet_name(&about.name)
            .unwrap_or_default()
            .into_iter()
            .take(limits::EXTRAS)
            .map(|merge| {
                Area::new(
                    Place::new(merge.start.0, merge.start.1),
                    Place::new(merge.end.0, merge.end.1),
                )
            })
            .collect();
        if let Some(extras) = side.remove(&about.name) {
            extras.put_into(&mut sheet);
        }
        sheets.push(sheet);
    }
    Ok(Workbook { format: Format::Xlsx, sheets, remarks })
}

pub(super) fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

fn cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Sheet {
    let mut sheet =
        Sheet { name: name.to_owned(), styles: vec![Style::default()], ..Sheet::default() };
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(error) => {
            sheet.remarks.push(tr!("read-bad-sheet", sheet = name, why = error.to_string()));
            return sheet;
        }
    };
    let mut looks = Looks::default();
    // A cell that cannot be read costs itself; many in a row mean the rest is damaged.
    let mut faults = 0;
    loop {
        match reader.next_cell_with_style_id() {
            Ok(None) => break,
            Ok(Some((cell, style))) => {
                let (row, column) = cell.get_position();
                let Some(content) = content(cell.get_value()) else { continue };
                if sheet.cells.len() >= limits::CELLS {
                    sheet.remarks.push(tr!("read-many-cells", most = limits::CELLS));
                    break;
                }
                let style = looks.of(style, reader.styles(), &mut sheet.styles);
                let cell = Cell { content, style, formula: false, superscript: None };
                sheet.cells.push((Place::new(row, column), cell));
            }
            Err(error) => {
                faults += 1;
                if faults == 1 {
                    sheet.remarks.push(tr!("read-bad-cell", sheet = name, why = error.to_string()));
                }
                if faults > 1000 {
                    break;
                }
            }
        }
    }
    values::tidy(&mut sheet);
    sheet
}

/// The workbook's style numbers -> the sheet's own short list of looks.
#[derive(Default)]
struct Looks {
    known: BTreeMap<usize, u16>,
}

impl Looks {
    fn of(&mut self, id: usize, all: &[calamine::Style], into: &mut Vec<Style>) -> u16 {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        let look = all.get(id).map(look).unwrap_or_default();
        let at = into.iter().position(|one| *one == look).unwrap_or_else(|| {
            into.push(look);
            into.len() - 1
        });
        let at = u16::try_from(at).unwrap_or(0);
        self.known.insert(id, at);
        at
    }
}

fn look(style: &calamine::Style) -> Style {
    let format = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
    Style {
        format: if format == "General" { "".into() } else { limits::shorten(format) },
        bold: style.font.as_ref().is_some_and(calamine::Font::is_bold),
        italic: style.font.as_ref().is_some_and(calamine::Font::is_italic),
        struck: style.font.as_ref().is_some_and(calamine::Font::has_strikethrough),
        indent: style
            .alignment
            .as_ref()
            .and_then(|alignment| alignment.indent)
            .and_then(|indent| u8::try_from(indent).ok())
            .unwrap_or(0),
    }
}

pub(super) fn content(value: &DataRef<'_>) -> Option<Content> {
    match value {
        DataRef::Empty => None,
        #[expect(clippy::cast_precision_loss, reason = "as the workbook's own program does")]
        DataRef::Int(number) => Some(Content::Number(*number as f64)),
        DataRef::Float(number) => values::number(*number),
        DataRef::String(text) => values::text(text),
        DataRef::SharedString(text) => values::text(text),
        DataRef::Bool(flag) => Some(Content::Flag(*flag)),
        DataRef::DateTime(date) => values::date(*date),
        DataRef::DateTimeIso(text) => values::iso_date(text),
        DataRef::DurationIso(text) => values::text(text),
        DataRef::Error(error) => Some(Content::Error(error.to_string().into())),
    }
}
