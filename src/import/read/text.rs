//! csv, tsv and txt: encoding and separator are found out, numbers stay text as written.

mod plain;

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::super::grid::{
    Cell, CellTable, Content, Format, Place, Sheet, Style, Workbook, is_blank,
};
use super::encoding::decode;
use super::limits;
use crate::tr;

/// Reads delimited text into one sheet.
pub fn read(bytes: &[u8], name: &str) -> Result<Workbook, String> {
    let text = decode(bytes);
    let (separator, text, above) = match hint(&text) {
        Some((separator, rest)) => (separator, rest, 1),
        None => (separator(&text), &*text, 0),
    };
    let mut rows = Rows { above, ..Rows::default() };
    let mut remarks = Vec::new();
    let whole = if plain::is_plain(text) {
        plain::read(text, separator, &mut rows)
    } else {
        records(text, separator, &mut rows, &mut remarks)
    };
    let Rows { texts, wide, .. } = rows;
    let (name, styles) = (name.to_owned(), vec![Style::default()]);
    let mut sheet = Sheet { name, styles, cells: texts.cells.into(), ..Sheet::default() };
    if whole.is_none() {
        sheet.remarks.push(tr!("read-many-cells", most = limits::CELLS));
    } else if wide {
        sheet.remarks.push(tr!("read-many-columns", most = limits::COLUMNS));
    }
    Ok(Workbook { format: Format::Csv, sheets: vec![sheet], remarks })
}

/// Reads text with quoted fields, record by record; `None` where there are more cells than are
/// read.
fn records(text: &str, separator: u8, rows: &mut Rows, remarks: &mut Vec<String>) -> Option<()> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::ByteRecord::new();
    // The csv reader drops empty lines; they are counted, so that cells stand where people
    // see them. A field over several lines is one row, as in a spreadsheet.
    let mut next_row = 0_u32;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Some(()),
            Err(error) => {
                remarks.push(tr!("read-bad-row", why = error.to_string()));
                continue;
            }
        }
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let row = next_row.saturating_add(empty_lines(text, start));
        if row == 0 {
            rows.expect(text, record.len());
        }
        next_row = row.saturating_add(1);
        for (column, field) in record.iter().enumerate() {
            if !field.is_empty() && !rows.put(row, column, field, short(field))? {
                break;
            }
        }
    }
}

/// The sheet's rows as they are read.
#[derive(Default)]
struct Rows {
    texts: Texts,
    /// Lines above the first row that are none.
    above: u32,
    /// A row had more columns than are read.
    wide: bool,
}

impl Rows {
    /// Makes room for the cells there will be if the lines are as long as the first ones.
    fn expect(&mut self, text: &str, fields: usize) {
        let sample = text.as_bytes().get(..text.len().min(SAMPLE)).unwrap_or_default();
        let lines = sample.iter().filter(|byte| **byte == b'\n').count() + 1;
        let lines = lines.saturating_mul(text.len()) / sample.len().max(1);
        // Lines a little shorter further down would have all cells moved for the last few.
        let lines = lines + lines / 32;
        let cells = lines.saturating_mul(fields).min(limits::CELLS).min(text.len());
        self.texts.cells.reserve(cells);
    }

    /// Takes in a field, its few bytes as a number where they are few; `Some(false)` where the row
    /// is too wide to go on, `None` where the sheet holds as many cells as are read.
    fn put(&mut self, row: u32, column: usize, field: &[u8], key: Option<u64>) -> Option<bool> {
        if self.texts.cells.count() >= limits::CELLS {
            return None;
        }
        let at = u32::try_from(column).unwrap_or(u32::MAX);
        if at >= limits::COLUMNS {
            self.wide = true;
            return Some(false);
        }
        if let Some(cell) = self.texts.share(column, field, key) {
            self.texts.cells.put(Place::new(row.saturating_add(self.above), at), cell);
        }
        Some(true)
    }
}

/// So much of a text is looked at to tell how long its lines are.
const SAMPLE: usize = 1 << 18;

/// Equal texts once: a column's cells repeat few of them.
#[derive(Default)]
struct Texts {
    cells: CellTable,
    known: FxHashMap<ArcStr, u32>,
    /// Those of a few bytes, by these bytes: numbers, mostly.
    short: FxHashMap<u64, u32>,
    /// The text met last in each column; sorted tables repeat it for many rows.
    last: Vec<Last>,
}

/// What was met last in a column, with its cell's number.
#[derive(Clone, Default)]
enum Last {
    #[default]
    Nothing,
    Few(u64, u32),
    Text(ArcStr, u32),
}

impl Texts {
    /// Different texts remembered; a column of running text repeats none.
    const MOST: usize = 1 << 16;

    /// The text met last in a column, if it is longer than a few bytes.
    fn last(&self, column: usize) -> Option<&[u8]> {
        match self.last.get(column)? {
            Last::Text(text, _) => Some(text.as_bytes()),
            _ => None,
        }
    }

    /// The number of a field's cell; `None` if it shows nothing.
    fn share(&mut self, column: usize, field: &[u8], key: Option<u64>) -> Option<u32> {
        match (self.last.get(column), key) {
            (Some(Last::Few(last, cell)), Some(key)) if *last == key => return Some(*cell),
            (Some(Last::Text(last, cell)), None) if last.as_bytes() == field => return Some(*cell),
            _ => {}
        }
        let (last, cell) = match key {
            Some(key) => {
                let cell = match self.short.get(&key) {
                    Some(known) => *known,
                    None => {
                        let new = self.add(new(field)?)?;
                        if self.short.len() < Self::MOST {
                            self.short.insert(key, new);
                        }
                        new
                    }
                };
                (Last::Few(key, cell), cell)
            }
            None => match self.known.get_key_value(in_letters(field)) {
                Some((text, cell)) => (Last::Text(text.clone(), *cell), *cell),
                None => {
                    let text = new(field)?;
                    let cell = self.add(text.clone())?;
                    if self.known.len() < Self::MOST {
                        self.known.insert(text.clone(), cell);
                    }
                    (Last::Text(text, cell), cell)
                }
            },
        };
        if self.last.len() <= column {
            self.last.resize(column + 1, Last::Nothing);
        }
        if let Some(slot) = self.last.get_mut(column) {
            *slot = last;
        }
        Some(cell)
    }

    fn add(&mut self, text: ArcStr) -> Option<u32> {
        self.cells.add(cell(Content::Text(text)))
    }
}

/// Up to seven bytes and how many they are, as one number.
fn short(field: &[u8]) -> Option<u64> {
    let mut key = [0; 8];
    let (bytes, count) = key.split_at_mut(7);
    bytes.get_mut(..field.len())?.copy_from_slice(field);
    count.fill(field.len() as u8);
    Some(u64::from_le_bytes(key))
}

/// A text not met before; `None` if it shows nothing.
fn new(field: &[u8]) -> Option<ArcStr> {
    let field = in_letters(field);
    (!is_blank(field)).then(|| match super::values::plain_spaces(field) {
        Some(plain) => limits::shorten(&plain),
        None => limits::shorten(field),
    })
}

/// Cut at an ASCII sign out of valid text, so valid itself.
fn in_letters(field: &[u8]) -> &str {
    std::str::from_utf8(field).unwrap_or_default()
}

/// How many empty lines the reader passes over from here to its next record.
fn empty_lines(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = start;
    // The second half of the line end before.
    if start > 0 && bytes.get(start - 1) == Some(&b'\r') && bytes.get(start) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        at += match bytes.get(at..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\r' | b'\n', ..]) => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

pub(super) fn cell(content: Content) -> Cell {
    Cell { content, style: 0, formula: false, superscript: None }
}

/// The separator that the first line names ("sep=;"), and what stands below that line: it is a word to the
/// program, of which nobody sees a cell.
fn hint(text: &str) -> Option<(u8, &str)> {
    let start = text.trim_start_matches('\u{feff}');
    let end = start.find(['\n', '\r']).unwrap_or(start.len());
    let (line, rest) = start.split_at(end);
    let line = line.trim_matches(['"', ' ']);
    let (word, separator) = line.split_at_checked(4)?;
    let [separator] = separator.as_bytes() else { return None };
    let named = word.eq_ignore_ascii_case("sep=")
        && (separator.is_ascii_punctuation() || *separator == b'\t');
    let rest =
        rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\n', '\r'])).unwrap_or(rest);
    named.then_some((*separator, rest))
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
    use proptest::prelude::*;

    use super::super::super::grid::Cells;
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
    fn the_line_that_names_the_separator_is_no_row() {
        for (text, names) in [
            ("sep=;\r\nEnhet;2021,5\r\n", ["A2", "B2"]),
            ("\u{feff}SEP=|\nEnhet|2021\n", ["A2", "B2"]),
            ("\"sep=,\"\nEnhet,\"2021\"\n", ["A2", "B2"]),
            ("sep=\t\nEnhet\t2021\n", ["A2", "B2"]),
            // A head may be called so.
            ("sep;okt\n", ["A1", "B1"]),
        ] {
            let found = texts(text.as_bytes());
            let found: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(found, names, "{text}");
        }
        assert_eq!(
            texts(b"sep=;\nEnhet;2021\n").first().map(|(_, text)| text.as_str()),
            Some("Enhet")
        );
    }

    #[test]
    fn a_field_over_two_lines_is_one_row() {
        let found = texts(b"a;\"b\nc\"\n\n\nd;e\n");
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["A1", "B1", "A4", "B4"]);
    }

    proptest! {
        /// Text without quotes is read in one pass; as the records' reader would read it.
        #[test]
        fn plain_text_is_read_as_records_are(text in "[a1 ;,\n\ræ]{0,60}|([a-c]{0,12}[;\n]){0,40}") {
            let (mut quick, mut slow) = (Rows::default(), Rows::default());
            prop_assert!(plain::is_plain(&text));
            plain::read(&text, b';', &mut quick);
            records(&text, b';', &mut slow, &mut Vec::new());
            prop_assert_eq!(Cells::from(quick.texts.cells), Cells::from(slow.texts.cells));
        }
    }

    #[test]
    fn commas_and_tabs_separate_too() {
        assert_eq!(texts(b"a,b\n1,2\n").len(), 4);
        assert_eq!(texts(b"a\tb\n1,5\t2,5\n").len(), 4);
        assert_eq!(texts("\u{feff}a;b\n1,5;2,5\n".as_bytes()).len(), 4);
    }
}
