//! HTML tables, as statistics systems save them under the name of a workbook.

mod around;
mod number;

use super::super::grid::{Area, Content, Format, Place, Sheet, Style, Workbook};
use super::{encoding, limits, text};
use crate::tr;
use around::Around;
use number::Told;

/// Reads every table into a sheet of its own.
pub fn read(bytes: &[u8]) -> Result<Workbook, String> {
    let page = encoding::decode(bytes);
    let mut sheets: Vec<Sheet> = Vec::new();
    let mut open = Open::default();
    let mut around = Around::default();
    let mut rest = &*page;
    while let Some(at) = rest.find('<') {
        let (before, tagged) = rest.split_at(at);
        if open.grid.inside {
            open.grid.text(before);
        } else {
            around.text(before);
        }
        if let Some(after) = after_comment(tagged) {
            rest = after;
            continue;
        }
        let Some(close) = tagged.find('>') else { break };
        let (tag, after) = tagged.split_at(close + 1);
        rest = after;
        let tag = tag.trim_matches(['<', '>']);
        let name: String = tag.chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
        let name = name.to_ascii_lowercase();
        if !open.grid.inside {
            around.tag(&name);
        }
        match name.as_str() {
            "script" => rest = after_element(rest, "</script"),
            "style" => rest = after_element(rest, "</style"),
            // What the window is called, and Excel's own settings, stand nowhere on the page.
            "title" => rest = after_element(rest, "</title"),
            "xml" => rest = after_element(rest, "</xml"),
            "table" => {
                let outermost = !open.grid.inside;
                open.table();
                if outermost {
                    open.grid.put_above(around.above(sheets.last_mut()));
                }
            }
            "caption" => open.grid.open_caption(),
            "/caption" => open.grid.close_caption(),
            "tr" => open.grid.new_row(),
            "td" | "th" => open.grid.open_cell(tag),
            "/td" | "/th" => open.grid.close_cell(),
            "br" | "br/" | "p" => open.grid.text(" "),
            "/table" => around.give_back(open.end(&mut sheets)),
            _ => {}
        }
    }
    // What is cut off in the middle is kept as far as it goes.
    if open.grid.inside {
        open.grid.text(rest);
    } else {
        around.text(rest);
    }
    while open.grid.inside {
        around.give_back(open.end(&mut sheets));
    }
    around.below(sheets.last_mut());
    for sheet in &mut sheets {
        super::values::tidy(sheet);
    }
    if sheets.is_empty() {
        return Err(tr!("read-web-page"));
    }
    Ok(Workbook { format: Format::Html, sheets, remarks: Vec::new() })
}

/// What stands behind a comment; `None` for another tag, and for a comment without an end.
fn after_comment(tagged: &str) -> Option<&str> {
    let inside = tagged.strip_prefix("<!--")?;
    // "<!-->" holds nothing.
    let empty = inside.strip_prefix('>').or_else(|| inside.strip_prefix("->"));
    empty.or_else(|| inside.split_once("-->").map(|(_, after)| after))
}

/// What stands from the end of an element on.
fn after_element<'t>(text: &'t str, end: &str) -> &'t str {
    let ends = text.match_indices("</").map(|(at, _)| text.get(at..).unwrap_or_default());
    let is_end =
        |rest: &&str| rest.get(..end.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(end));
    let mut ends = ends;
    ends.find(is_end).unwrap_or_default()
}

/// Most number formats told of one table's cells; further ones are read without.
const MOST_FORMATS: usize = 1_000;

/// Deepest table within the cells of others that is read apart; what stands deeper belongs to that one.
const DEEPEST: usize = 16;

/// The table being read, and those in whose cells it stands.
#[derive(Default)]
struct Open {
    grid: Grid,
    outer: Vec<Grid>,
    /// Tables deeper than are read apart.
    deeper: usize,
}

impl Open {
    fn table(&mut self) {
        if self.outer.len() >= DEEPEST {
            self.deeper = self.deeper.saturating_add(1);
            return;
        }
        let new = Grid { inside: true, ..Grid::default() };
        let outer = std::mem::replace(&mut self.grid, new);
        if outer.inside {
            self.outer.push(outer);
        }
    }

    /// Ends the table; the one around it goes on. A table that holds nothing gives back the lines above it.
    fn end(&mut self, sheets: &mut Vec<Sheet>) -> Vec<String> {
        if let Some(left) = self.deeper.checked_sub(1) {
            self.deeper = left;
            return Vec::new();
        }
        self.grid.close_cell();
        self.grid.close_caption();
        let outer = self.outer.pop().unwrap_or_default();
        let Grid { mut sheet, above, .. } = std::mem::replace(&mut self.grid, outer);
        if sheet.cells.len() <= above.len() {
            return above;
        }
        if sheets.len() < limits::SHEETS {
            sheet.name = tr!("read-html-table", number = sheets.len() + 1);
            sheets.push(sheet);
        }
        Vec::new()
    }
}

struct Grid {
    sheet: Sheet,
    inside: bool,
    /// The lines above it, and where its first row goes below them.
    above: Vec<String>,
    top: u32,
    /// The table's caption, while it is read.
    caption: Option<String>,
    row: Option<u32>,
    column: u32,
    open: Option<String>,
    /// The number its tag tells.
    told: Option<Told>,
    span: (u32, u32),
}

impl Default for Grid {
    fn default() -> Self {
        let sheet = Sheet { styles: vec![Style::default()], ..Sheet::default() };
        Self {
            sheet,
            inside: false,
            above: Vec::new(),
            top: 0,
            caption: None,
            row: None,
            column: 0,
            open: None,
            told: None,
            span: (1, 1),
        }
    }
}

impl Grid {
    fn text(&mut self, text: &str) {
        if let Some(open) = self.caption.as_mut().or(self.open.as_mut())
            && open.len() < limits::TEXT
        {
            open.push_str(text);
        }
    }

    /// Takes in the lines above the table.
    fn put_above(&mut self, lines: Vec<String>) {
        for line in lines {
            around::put(&mut self.sheet, self.top, &line);
            self.top = self.top.saturating_add(1);
            self.above.push(line);
        }
    }

    fn open_caption(&mut self) {
        if self.inside && self.row.is_none() && self.open.is_none() {
            self.caption = Some(String::new());
        }
    }

    fn close_caption(&mut self) {
        let caption = self.caption.take().map(|text| around::written(&text));
        self.put_above(caption.into_iter().filter(|text| !text.is_empty()).collect());
    }

    fn new_row(&mut self) {
        self.close_cell();
        self.close_caption();
        self.row = Some(self.row.map_or(self.top, |row| row.saturating_add(1)));
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
        self.close_caption();
        let row = self.row.unwrap_or(self.top);
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
        self.told = Told::of(tag);
    }

    fn close_cell(&mut self) {
        let Some(text) = self.open.take() else { return };
        let place = Place::new(self.row.unwrap_or(self.top), self.column);
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
            let told = self.told.take().and_then(|told| told.content(&text));
            let (content, format) =
                told.unwrap_or_else(|| (Content::Text(limits::shorten(&text)), String::new()));
            let mut cell = text::cell(content);
            cell.style = self.style(format);
            self.sheet.cells.push(place, cell);
        }
    }

    /// The number of the look with this number format.
    fn style(&mut self, format: String) -> u16 {
        let styles = &mut self.sheet.styles;
        let known = styles.iter().position(|one| *one.format == *format);
        let at = known.unwrap_or_else(|| {
            if styles.len() >= MOST_FORMATS {
                return 0;
            }
            styles.push(Style { format: format.into(), ..Style::default() });
            styles.len() - 1
        });
        u16::try_from(at).unwrap_or(0)
    }
}

/// Longest name of a sign: "&Oslash;".
const LONGEST_ENTITY: usize = 12;

/// The text with its entities as the signs they stand for; what is none stays as it is.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, entity) = rest.split_at(at);
        out.push_str(before);
        let end = entity.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let sign = end.and_then(|end| sign(entity.get(1..end)?).map(|sign| (sign, end + 1)));
        match sign {
            Some((sign, length)) => {
                out.push(sign);
                rest = entity.get(length..).unwrap_or_default();
            }
            None => {
                out.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The sign an entity stands for, by its name or number.
fn sign(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|sign| !sign.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "aelig" => 'æ',
        "oslash" => 'ø',
        "aring" => 'å',
        "AElig" => 'Æ',
        "Oslash" => 'Ø',
        "Aring" => 'Å',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "eacute" => 'é',
        "Eacute" => 'É',
        "egrave" => 'è',
        "agrave" => 'à',
        "ocirc" => 'ô',
        "ndash" => '–',
        "mdash" => '—',
        "minus" => '−',
        "laquo" => '«',
        "raquo" => '»',
        "ldquo" => '“',
        "rdquo" => '”',
        "rsquo" => '’',
        "lsquo" => '‘',
        "sect" => '§',
        "copy" => '©',
        "deg" => '°',
        "sup2" => '²',
        "sup3" => '³',
        "frac12" => '½',
        "le" => '≤',
        "ge" => '≥',
        "euro" => '€',
        "hellip" => '…',
        "thinsp" => '\u{2009}',
        _ => return None,
    })
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
    fn a_table_within_a_cell_leaves_the_outer_one_whole() {
        let page = b"<table><tr><th>Enhet</th><th>2021</th></tr><tr><td>Lia\
            <table><tr><td>intern</td></tr></table></td><td>5</td></tr></table>";
        let book = read(page).expect("a page with tables");
        let texts: Vec<Vec<String>> = book
            .sheets
            .iter()
            .map(|sheet| sheet.cells.iter().map(|(place, _)| place.name()).collect())
            .collect();
        assert_eq!(texts, [vec!["A1"], vec!["A1", "B1", "A2", "B2"]]);
        // Tables without end take no more than a few levels, and what is cut off is kept.
        let deep = "<table><tr><td>a".repeat(50_000);
        assert!(read(deep.as_bytes()).is_ok_and(|book| book.sheets.len() <= DEEPEST + 1));
    }

    #[test]
    fn entities_are_read_one_by_one() {
        assert_eq!(
            entities("Oppl&aelig;ring &amp; kultur &copy; &ukjent; A&B &#229;"),
            "Opplæring & kultur © &ukjent; A&B å"
        );
        assert_eq!(entities("&amp;lt; &"), "&lt; &");
    }

    #[test]
    fn a_page_without_tables_says_so() {
        assert!(read(b"<html><body>Feil 404</body></html>").is_err());
    }
}
