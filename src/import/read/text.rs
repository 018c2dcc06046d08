//! csv, tsv and txt: encoding and separator are found out, numbers stay text as written.

use super::super::grid::{Cell, Content, Format, Place, Sheet, Style, Workbook};
use super::limits;
use crate::tr;

/// Reads delimited text into one sheet.
pub fn read(bytes: &[u8], name: &str) -> Result<Workbook, String> {
    let text = decode(bytes);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut sheet =
        Sheet { name: name.to_owned(), styles: vec![Style::default()], ..Sheet::default() };
    let mut remarks = Vec::new();
    let mut record = csv::StringRecord::new();
    // The csv reader drops empty lines; its line numbers keep cells where people see them.
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                remarks.push(tr!("read-bad-row", why = error.to_string()));
                continue;
            }
        }
        let row = record.position().map_or(0, |place| place.line().saturating_sub(1));
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for (column, field) in record.iter().enumerate() {
            if field.trim().is_empty() {
                continue;
            }
            if sheet.cells.len() >= limits::CELLS {
                sheet.remarks.push(tr!("read-many-cells", most = limits::CELLS));
                return Ok(Workbook { format: Format::Csv, sheets: vec![sheet], remarks });
            }
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let content = Content::Text(limits::shorten(field));
            sheet.cells.push((Place::new(row, column), cell(content)));
        }
    }
    // A quoted field over several lines can make two records claim one line.
    sheet.cells.sort_by_key(|(place, _)| *place);
    sheet.cells.dedup_by_key(|(place, _)| *place);
    Ok(Workbook { format: Format::Csv, sheets: vec![sheet], remarks })
}

pub(super) fn cell(content: Content) -> Cell {
    Cell { content, style: 0, formula: false, superscript: None }
}

/// UTF-8 and UTF-16 by their marks, then UTF-8 if it is valid, then a guess for old encodings.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    // What Norwegian programs wrote before UTF-8.
    encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
}

/// The separator that splits most lines into the same number of fields, more than one.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let score = |separator: u8| {
        let mut counts: Vec<usize> = lines
            .iter()
            .map(|line| line.bytes().filter(|byte| *byte == separator).count())
            .filter(|count| *count > 0)
            .collect();
        counts.sort_unstable();
        let middle = counts.get(counts.len() / 2).copied().unwrap_or(0);
        counts.iter().filter(|count| **count == middle).count() * usize::from(middle > 0)
    };
    // A decimal comma makes commas frequent; only a clear lead beats the semicolon and tab.
    [(b';', 2), (b'\t', 2), (b'|', 1), (b',', 1)]
        .into_iter()
        .max_by_key(|(byte, weight)| (score(*byte) * weight, *weight))
        .map_or(b';', |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(bytes: &[u8]) -> Vec<(String, String)> {
        let book = read(bytes, "ark").expect("text is read");
        book.sheets[0]
            .cells
            .iter()
            .map(|(place, cell)| match &cell.content {
                Content::Text(text) => (place.name(), text.to_string()),
                other => panic!("{other:?}"),
            })
            .collect()
    }

    #[test]
    fn old_norwegian_text_keeps_its_letters_and_places() {
        let found = texts(b"Tabell \xE5r\r\n\r\nEnhet;2015\r\nLia;9,4\r\n");
        let expected =
            [("A1", "Tabell år"), ("A3", "Enhet"), ("B3", "2015"), ("A4", "Lia"), ("B4", "9,4")];
        let expected: Vec<_> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn commas_and_tabs_separate_too() {
        assert_eq!(texts(b"a,b\n1,2\n").len(), 4);
        assert_eq!(texts(b"a\tb\n1,5\t2,5\n").len(), 4);
        assert_eq!(texts("\u{feff}a;b\n1,5;2,5\n".as_bytes()).len(), 4);
    }
}
