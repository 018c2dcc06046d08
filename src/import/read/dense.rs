//! xls and xlsb.

use std::io::Cursor;

use calamine::{
    Data, DataRef, Range, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, XlsbError,
};

use super::super::grid::{Area, Cell, Content, Format, Place, Sheet, Style, Visibility, Workbook};
use super::{biff, limits, values};
use crate::tr;

/// Excel 5 to 2003.
pub fn xls(bytes: &[u8]) -> Result<Workbook, String> {
    let mut book: Xls<Cursor<&[u8]>> =
        Xls::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsError::Password => tr!("read-password"),
            other => tr!("read-damaged", why = other.to_string()),
        })?;
    let mut read = sheets(&mut book, Format::Xls);
    for sheet in &mut read.sheets {
        let merges = book.merge_cells_by_sheet_name(&sheet.name).unwrap_or_default();
        sheet.merges = merges
            .into_iter()
            .take(limits::EXTRAS)
            .map(|merge| {
                Area::new(
                    Place::new(merge.start.0, merge.start.1),
                    Place::new(merge.end.0, merge.end.1),
                )
            })
            .collect();
    }
    biff::put_into(bytes, &mut read.sheets);
    if biff::has_formats(bytes) {
        read.remarks.clear();
    }
    Ok(read)
}

/// Excel's binary workbook, streamed sparsely.
pub fn xlsb(bytes: &[u8]) -> Result<Workbook, String> {
    let mut book: Xlsb<Cursor<&[u8]>> =
        Xlsb::new(Cursor::new(bytes)).map_err(|error| match error {
            XlsbError::Password => tr!("read-password"),
            other => tr!("read-damaged", why = other.to_string()),
        })?;
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for about in listed.into_iter().take(limits::SHEETS) {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet {
            name: about.name.clone(),
            visibility: visibility(about.visible),
            styles: vec![Style::default()],
            ..Sheet::default()
        };
        match book.worksheet_cells_reader(&about.name) {
            Err(error) => {
                let why = error.to_string();
                sheet.remarks.push(tr!("read-bad-sheet", sheet = &about.name, why = why));
            }
            Ok(mut reader) => loop {
                match reader.next_cell() {
                    Ok(None) => break,
                    Ok(Some(cell)) => {
                        let (row, column) = cell.get_position();
                        if let Some(content) = content(cell.get_value()) {
                            sheet.cells.push((Place::new(row, column), plain(content)));
                        }
                        if sheet.cells.len() >= limits::CELLS {
                            sheet.remarks.push(tr!("read-many-cells", most = limits::CELLS));
                            break;
                        }
                    }
                    Err(error) => {
                        let why = error.to_string();
                        sheet.remarks.push(tr!("read-bad-sheet", sheet = &about.name, why = why));
                        break;
                    }
                }
            },
        }
        values::tidy(&mut sheet);
        sheets.push(sheet);
    }
    Ok(Workbook { format: Format::Xlsb, sheets, remarks: vec![tr!("read-no-formats")] })
}

fn plain(content: super::super::grid::Content) -> Cell {
    super::text::cell(content)
}

fn sheets<'a, B: Reader<Cursor<&'a [u8]>>>(book: &mut B, format: Format) -> Workbook
where
    B::Error: std::fmt::Display,
{
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for about in listed.into_iter().take(limits::SHEETS) {
        if about.typ != SheetType::WorkSheet {
            continue;
        }
        let mut sheet = Sheet {
            name: about.name.clone(),
            visibility: visibility(about.visible),
            styles: vec![Style::default()],
            ..Sheet::default()
        };
        match book.worksheet_range(&about.name) {
            Ok(range) => fill(&mut sheet, &range),
            Err(error) => {
                let why = error.to_string();
                sheet.remarks.push(tr!("read-bad-sheet", sheet = &about.name, why = why));
            }
        }
        sheets.push(sheet);
    }
    // calamine gives neither percent nor date formats here; what rests on them is asked about.
    Workbook { format, sheets, remarks: vec![tr!("read-no-formats")] }
}

fn fill(sheet: &mut Sheet, range: &Range<Data>) {
    let Some((first_row, first_column)) = range.start() else { return };
    for (row, column, value) in range.used_cells() {
        let Some(content) = values::content(value) else { continue };
        if sheet.cells.len() >= limits::CELLS {
            sheet.remarks.push(tr!("read-many-cells", most = limits::CELLS));
            return;
        }
        let (Ok(row), Ok(column)) = (u32::try_from(row), u32::try_from(column)) else { continue };
        let place = Place::new(first_row.saturating_add(row), first_column.saturating_add(column));
        sheet.cells.push((place, plain(content)));
    }
}

fn visibility(visible: SheetVisible) -> Visibility {
    match visible {
        SheetVisible::Visible => Visibility::Visible,
        SheetVisible::Hidden => Visibility::Hidden,
        SheetVisible::VeryHidden => Visibility::VeryHidden,
    }
}

fn content(value: &DataRef<'_>) -> Option<Content> {
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
