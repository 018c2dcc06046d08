//! What stands around the tables of a page: headings, a source, what the signs mean. It becomes rows of text above and
//! below them, as people write it in a workbook.

use super::{entities, limits, text};
use crate::import::grid::{Content, Place, Sheet};
use crate::import::symbol::Legend;

/// Most lines kept between two tables: a page with more has them for other things than its tables.
const MOST_LINES: usize = 200;

/// Longest line right above a table that may be its title where no heading is, in letters.
const LONGEST_TITLE: usize = 120;

/// The lines since the last table.
#[derive(Default)]
pub(super) struct Around {
    lines: Vec<Line>,
    open: String,
    heading: bool,
}

#[derive(Default)]
struct Line {
    text: String,
    heading: bool,
}

impl Around {
    /// Takes in text outside of all tables.
    pub fn text(&mut self, text: &str) {
        if self.open.len() < limits::TEXT {
            self.open.push_str(text);
        }
    }

    /// A tag that begins or ends a line.
    pub fn tag(&mut self, name: &str) {
        let bare = name.trim_matches('/');
        let heading = matches!(bare, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        let block = matches!(
            bare,
            "p" | "div"
                | "br"
                | "hr"
                | "li"
                | "ul"
                | "ol"
                | "dt"
                | "dd"
                | "body"
                | "html"
                | "head"
                | "center"
                | "pre"
        );
        if heading || block {
            self.end_line();
            self.heading = heading && !name.starts_with('/');
        }
    }

    fn end_line(&mut self) {
        let text = written(&std::mem::take(&mut self.open));
        if !text.is_empty() && self.lines.len() < MOST_LINES {
            self.lines.push(Line { text, heading: self.heading });
        }
    }

    /// The lines that belong above the table that begins; those before them go below the table that ended last.
    pub fn above(&mut self, last: Option<&mut Sheet>) -> Vec<String> {
        self.end_line();
        if let Some(sheet) = last {
            let title = self.title();
            put_below(sheet, self.lines.drain(..title).map(|line| line.text));
        }
        self.heading = false;
        self.lines.drain(..).map(|line| line.text).collect()
    }

    /// Takes back the lines above a table that held nothing: they are the next one's.
    pub fn give_back(&mut self, lines: Vec<String>) {
        let lines = lines.into_iter().map(|text| Line { text, heading: true });
        self.lines.splice(0..0, lines);
    }

    /// Where the next table's title begins among lines that stand between two: at the first heading, else at the last
    /// line, if that can be one.
    fn title(&self) -> usize {
        let lines = &self.lines;
        if let Some(at) = lines.iter().position(|line| line.heading) {
            return at;
        }
        let told = |text: &str| {
            let text = text.to_lowercase();
            let mut legend = Legend::default();
            text.starts_with("kilde")
                || text.starts_with("kjelde")
                || text.starts_with("source")
                || text.starts_with('*')
                || legend.learn(&text)
        };
        match lines.last() {
            Some(line) if line.text.chars().count() <= LONGEST_TITLE && !told(&line.text) => {
                lines.len() - 1
            }
            _ => lines.len(),
        }
    }

    /// What stands below the last table.
    pub fn below(mut self, last: Option<&mut Sheet>) {
        self.end_line();
        if let Some(sheet) = last {
            put_below(sheet, self.lines.drain(..).map(|line| line.text));
        }
    }
}

/// A text as it is seen: its entities as the signs they stand for, and no more than one space.
pub(super) fn written(text: &str) -> String {
    let text = entities(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a line of text into the first column.
pub(super) fn put(sheet: &mut Sheet, row: u32, line: &str) {
    if sheet.cells.len() < limits::CELLS {
        let content = Content::Text(limits::shorten(line));
        sheet.cells.push(Place::new(row, 0), text::cell(content));
    }
}

/// Puts lines below a table, with an empty row between.
fn put_below(sheet: &mut Sheet, lines: impl Iterator<Item = String>) {
    let merged = sheet.merges.iter().map(|merge| merge.last.row).max().unwrap_or(0);
    let last = sheet.cells.last_place().map_or(0, |place| place.row).max(merged);
    for (row, line) in (last.saturating_add(2)..).zip(lines) {
        put(sheet, row, &line);
    }
}
