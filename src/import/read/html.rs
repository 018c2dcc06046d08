//! HTML tables, as statistics systems save them under the name of a workbook.

use super::super::grid::{Area, Content, Format, Place, Sheet, Style, Workbook};
use super::{encoding, limits, text};
use crate::tr;

/// Reads every table into a sheet of its own.
pub fn read(bytes: &[u8]) -> Result<Workbook, String> {
    let page = encoding::decode(bytes);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut grid = Grid::default();
    let mut rest = &*page;
    while let Some(open) = rest.find('<') {
        let (before, tagged) = rest.split_at(open);
        grid.text(before);
        let Some(close) = tagged.find('>') else { break };
        let (tag, after) = tagged.split_at(close + 1);
        rest = after;
        let tag = tag.trim_matches(['<', '>']);
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        match name.to_ascii_lowercase().as_str() {
            "script" | "style" => {
                let end = format!("</{}", name.to_ascii_lowercase());
                rest = rest.to_ascii_lowercase().find(&end).map_or("", |at| &rest[at..]);
            }
            "table" => grid = Grid { inside: true, ..Grid::default() },
            "tr" => grid.new_row(),
            "td" | "th" => grid.open_cell(tag),
            "/td" | "/th" => grid.close_cell(),
            "br" | "br/" | "p" => grid.text(" "),
            "/table" => {
                grid.close_cell();
                let number = sheets.len() + 1;
                if !grid.sheet.cells.is_empty() && sheets.len() < limits::SHEETS {
                    grid.sheet.name = tr!("read-html-table", number = number);
                    super::values::tidy(&mut grid.sheet);
                    sheets.push(std::mem::take(&mut grid).sheet);
                }
                grid = Grid::default();
            }
            _ => {}
        }
    }
    if sheets.is_empty() {
        return Err(tr!("read-web-page"));
    }
    Ok(Workbook { format: Format::Html, sheets, remarks: Vec::new() })
}

struct Grid {
    sheet: Sheet,
    inside: bool,
    row: Option<u32>,
    column: u32,
    open: Option<String>,
    span: (u32, u32),
}

impl Default for Grid {
    fn default() -> Self {
        let sheet = Sheet { styles: vec![Style::default()], ..Sheet::default() };
        Self { sheet, inside: false, row: None, column: 0, open: None, span: (1, 1) }
    }
}

impl Grid {
    fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.open
            && open.len() < limits::TEXT
        {
            open.push_str(text);
        }
    }

    fn new_row(&mut self) {
        self.close_cell();
        self.row = Some(self.row.map_or(0, |row| row.saturating_add(1)));
        self.column = 0;
    }

    fn open_cell(&mut self, tag: &str) {
        self.close_cell();
        if !self.inside {
            return;
        }
        let span = |name: &str| -> u32 {
            tag.to_ascii_lowercase()
                .split_once(name)
                .and_then(|(_, rest)| {
                    let digits: String = rest
                        .trim_start_matches([' ', '=', '"', '\''])
                        .chars()
                        .take_while(char::is_ascii_digit)
                        .collect();
                    digits.parse().ok()
                })
                .unwrap_or(1)
                .clamp(1, 1000)
        };
        self.span = (span("rowspan"), span("colspan"));
        let row = self.row.unwrap_or(0);
        while self
            .sheet
            .merges
            .iter()
            .rev()
            .take(200)
            .any(|merge| merge.first.row < row && merge.contains(Place::new(row, self.column)))
        {
            self.column = self.column.saturating_add(1);
        }
        self.open = Some(String::new());
    }

    fn close_cell(&mut self) {
        let Some(text) = self.open.take() else { return };
        let place = Place::new(self.row.unwrap_or(0), self.column);
        let (rows, columns) = self.span;
        if rows * columns > 1 && self.sheet.merges.len() < limits::EXTRAS {
            let last = Place::new(
                place.row.saturating_add(rows - 1),
                place.column.saturating_add(columns - 1),
            );
            self.sheet.merges.push(Area::new(place, last));
        }
        self.column = self.column.saturating_add(columns);
        let text = entities(&text);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && self.sheet.cells.len() < limits::CELLS {
            let content = Content::Text(limits::shorten(&text));
            self.sheet.cells.push(place, text::cell(content));
        }
    }
}

fn entities(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let named = text
        .replace("&nbsp;", "\u{a0}")
        .replace("&aelig;", "æ")
        .replace("&oslash;", "ø")
        .replace("&aring;", "å")
        .replace("&AElig;", "Æ")
        .replace("&Oslash;", "Ø")
        .replace("&Aring;", "Å")
        .replace("&ndash;", "–");
    match quick_xml::escape::unescape(&named) {
        Ok(clean) => clean.into_owned(),
        Err(_) => named.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_a_sheet_with_its_merges() {
        let page = b"<html><table><tr><th rowspan=2>Enhet</th><th colspan=\"2\">2015</th></tr>\
            <tr><td>Antall</td><td>Andel</td></tr><tr><td>Lia &amp; Co</td><td>1&nbsp;200</td></tr></table>";
        let book = read(page).expect("a page with a table");
        let sheet = &book.sheets[0];
        let texts: Vec<String> = sheet
            .cells
            .iter()
            .map(|(place, cell)| format!("{} {:?}", place.name(), cell.content))
            .collect();
        assert_eq!(texts.len(), 6, "{texts:?}");
        assert!(texts[3].starts_with("C2"), "{texts:?}");
        assert_eq!(sheet.merges.len(), 2);
    }

    #[test]
    fn a_page_without_tables_says_so() {
        assert!(read(b"<html><body>Feil 404</body></html>").is_err());
    }
}
