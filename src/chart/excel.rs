//! A figure as a workbook: its numbers, and a chart of Excel's own that can be edited there.
//! Missing figures are empty cells, so that Excel leaves a gap; why they are missing is written
//! below. What must not be joined stands in columns of its own.

mod chart;
mod table;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use self::table::{Head, Table};
use super::Figure;
use crate::scene::RasterError;
use crate::tr;

/// The longest text of a cell.
const MAX_TEXT: usize = 30_000;
/// Where the table begins: below title, subtitle and an empty row.
const FIRST_ROW: u32 = 3;

/// The figure as a workbook.
pub(super) fn workbook(figure: &Figure) -> Result<Vec<u8>, RasterError> {
    write(figure).map_err(|error| RasterError::Drawing(error.to_string()))
}

fn write(figure: &Figure) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // No clock: the same figure gives the same bytes.
    let properties = DocProperties::new()
        .set_title(cut(&figure.title))
        .set_comment(cut(&figure.description))
        .set_author("Styringstavle")
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    workbook.set_properties(&properties);
    let panels = figure.panels.iter().filter(|panel| panel.has_numbers());
    let mut tables: Vec<Table> = match figure.kind {
        super::ChartType::Scatter => table::scatter(figure).into_iter().collect(),
        _ => panels.map(|panel| table::of_panel(figure, panel)).collect(),
    };
    if tables.is_empty() {
        tables.push(Table::default());
    }
    let several = tables.len() > 1;
    for (place, table) in tables.iter().enumerate() {
        let name = if several {
            format!("{} {}", tr!("chart-sheet"), place + 1)
        } else {
            tr!("chart-sheet")
        };
        let sheet = workbook.add_worksheet().set_name(&name)?;
        write_sheet(sheet, figure, table)?;
        if let Some(mut drawn) = chart::chart(figure, table, &name) {
            let column = u16::try_from(table.heads.len()).unwrap_or(u16::MAX / 2) + 2;
            drawn.set_alt_text(alternative(&figure.description));
            sheet.insert_chart(FIRST_ROW, column, &drawn)?;
        }
    }
    workbook.save_to_buffer()
}

/// The first sentences of a description, as many as Excel takes.
fn alternative(description: &str) -> String {
    const MOST: usize = 250;
    let whole = cut(description);
    if whole.encode_utf16().count() <= MOST {
        return whole;
    }
    let mut text = String::new();
    for sentence in whole.split_inclusive(". ") {
        if text.encode_utf16().count() + sentence.encode_utf16().count() > MOST {
            break;
        }
        text.push_str(sentence);
    }
    if text.is_empty() {
        whole.chars().take(MOST / 2).collect()
    } else {
        text.trim_end().to_owned()
    }
}

/// A text as a cell may hold it.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(MAX_TEXT).collect()
}

/// Writes a text that stays one, whatever it begins with.
fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = cut(text);
    if text.trim_start().starts_with(['=', '+', '-', '@']) {
        sheet.write_string_with_format(row, column, text, &format.clone().set_quote_prefix())?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

fn write_sheet(sheet: &mut Worksheet, figure: &Figure, table: &Table) -> Result<(), XlsxError> {
    let plain = Format::new();
    let strong = Format::new().set_bold();
    text(sheet, (0, 0), &figure.title, &Format::new().set_bold().set_font_size(14))?;
    text(sheet, (1, 0), &figure.subtitle, &plain)?;
    text(sheet, (FIRST_ROW, 0), &table.corner, &strong)?;
    for (head, column) in table.heads.iter().zip(1_u16..) {
        text(sheet, (FIRST_ROW, column), &head.name, &strong.clone().set_text_wrap())?;
        sheet.set_column_width(column, 14)?;
    }
    sheet.set_column_width(0, 30)?;
    let mut last = FIRST_ROW;
    for (line, row) in table.rows.iter().zip(FIRST_ROW + 1..) {
        match line.year {
            Some(year) => {
                let format =
                    Format::new().set_num_format("0").set_align(rust_xlsxwriter::FormatAlign::Left);
                sheet.write_number_with_format(row, 0, year, &format)?;
            }
            None => text(sheet, (row, 0), &line.name, &plain)?,
        }
        for ((value, head), column) in line.values.iter().zip(&table.heads).zip(1_u16..) {
            if let Some(value) = value {
                let format = Format::new().set_num_format(number_format(head));
                sheet.write_number_with_format(row, column, *value, &format)?;
            }
        }
        last = row;
    }
    if table.shaded && !table.rows.is_empty() && !table.heads.is_empty() {
        let scale = rust_xlsxwriter::ConditionalFormat2ColorScale::new()
            .set_minimum_color(chart::colour(figure.theme.shade(0).0))
            .set_maximum_color(chart::colour(figure.theme.shade(3).0));
        let column = u16::try_from(table.heads.len()).unwrap_or(u16::MAX);
        sheet.add_conditional_format(FIRST_ROW + 1, 1, last, column, &scale)?;
    }
    let below = table.missing.iter().chain(&figure.notes).chain([&figure.source]);
    for (line, row) in below.filter(|line| !line.is_empty()).zip(last + 2..) {
        text(sheet, (row, 0), line, &plain)?;
    }
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(FIRST_ROW + 1, 1)?;
    Ok(())
}

fn number_format(head: &Head) -> String {
    let mut format = "#,##0".to_owned();
    if head.decimals > 0 {
        format.push('.');
        format.extend(std::iter::repeat_n('0', usize::from(head.decimals)));
    }
    format
}
