//! What stands in words around a table: sources, footnotes by their marks, notes, comments.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::plan::{Plan, doubt};
use super::rows::{Line, Sort};
use super::shape::Shape;
use super::view::{Tok, View};
use crate::import::facts::{About, Fact, TableReading};
use crate::import::grid::{Area, Content, Place, Sheet};
use crate::import::header::{self, tidy};
use crate::import::lexicon::is_one_of;
use crate::import::region::Region;
use crate::tr;

/// Longest note carried along with figures.
const LONGEST: usize = 600;
/// Longest name of a field in a form below a table.
const LONGEST_FIELD: usize = 30;
/// Most notes kept of one table or workbook.
const MOST: usize = 200;

/// Letters of notes that comments are sought in.
const MOST_TOLD: usize = 200_000;

/// The words around a table, sorted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    source: Option<ArcStr>,
    marked: BTreeMap<String, ArcStr>,
    /// Notes for the table as a whole.
    pub whole: Vec<String>,
}

impl Notes {
    /// Takes in one text.
    pub fn add(&mut self, text: &str) {
        let text = kept(tidy(text));
        if text.is_empty() || is_contact(&text) {
            return;
        }
        if let Some(source) = source_of(&text) {
            self.add_source(source);
            return;
        }
        match anchor(&text) {
            Some((mark, note)) => {
                if self.marked.len() < MOST {
                    self.marked.entry(mark).or_insert_with(|| note.into());
                }
            }
            None => {
                if self.whole.len() < MOST && !self.whole.contains(&text) {
                    self.whole.push(text);
                }
            }
        }
    }

    /// A table may name several sources, one below the other.
    fn add_source(&mut self, source: &str) {
        self.source = Some(match &self.source {
            None => source.into(),
            Some(known) if known.contains(source) || known.len() + source.len() > LONGEST => {
                known.clone()
            }
            Some(known) => format!("{known}; {source}").into(),
        });
    }

    /// Doubts the columns of years whose footnote says that they are of a part of it: "2025*"
    /// over "* t.o.m. mai".
    pub fn date_columns(&self, view: &View<'_>, shape: &Shape<'_>, plan: &mut Plan) {
        for (column, key) in shape.columns.iter().zip(&mut plan.columns) {
            let (Some(mark), Some(key)) = (column.head.mark.as_deref(), key) else { continue };
            let note = self.of(mark).filter(|note| header::says_part_of_year(note));
            if let (Some(crate::domain::Period::Year(_)), Some(note)) = (key.period, note)
                && !view.legend.is_mark(mark)
            {
                let (text, note) = (column.title(), note.to_string());
                key.doubts
                    .push(doubt(About::Period, tr!("why-part-in-note", text = text, note = note)));
            }
        }
    }

    /// Fills what these leave out from the notes further away.
    pub fn fill_from(&mut self, other: &Self) {
        for (mark, note) in &other.marked {
            self.marked.entry(mark.clone()).or_insert_with(|| note.clone());
        }
        if self.source.is_none() {
            self.source.clone_from(&other.source);
        }
    }

    /// Where the table says its figures come from.
    #[must_use]
    pub fn source(&self) -> Option<&ArcStr> {
        self.source.as_ref()
    }

    /// What is said of this footnote mark.
    #[must_use]
    pub fn of(&self, mark: &str) -> Option<&ArcStr> {
        if self.marked.is_empty() {
            return None;
        }
        let mark = level(mark);
        if mark.is_empty() { None } else { self.marked.get(&mark) }
    }

    /// The notes of one table: what stands above, below and between its rows.
    #[must_use]
    pub fn of_table(view: &View<'_>, found: &Region, lines: &[Line]) -> Self {
        let mut out = Self::default();
        let between = lines.iter().filter(|line| line.sort == Sort::Note).map(|line| line.row);
        let mut asked: Option<String> = None;
        for row in found.notes.iter().copied().chain(between) {
            // A form below the table: "Kilde:" over what the source is.
            let mut texts = view.items_in(row, found.first_column, found.last_column);
            let text = texts.next().map(|item| tidy(&view.text(item.cell))).unwrap_or_default();
            let alone = texts.next().is_none();
            match asked.take() {
                Some(field) if alone && !text.ends_with(':') => {
                    out.add(&format!("{field} {text}"));
                    continue;
                }
                Some(field) => out.add(&field),
                None => {}
            }
            if alone && text.ends_with(':') && text.chars().count() <= LONGEST_FIELD {
                asked = Some(text);
                continue;
            }
            out.add_row(view, row, found);
        }
        if let Some(field) = asked {
            out.add(&field);
        }
        // A title names the table; only what it says of the source is a note.
        for row in &found.titles {
            let texts = view.items_in(*row, found.first_column, found.last_column);
            for item in texts.filter(|item| item.tok == Tok::Text) {
                if let Some(source) = source_of(&tidy(&view.text(item.cell))) {
                    out.add_source(source);
                }
            }
        }
        out
    }

    /// The texts of a row; a mark alone in a cell and its words in the next are one note.
    fn add_row(&mut self, view: &View<'_>, row: u32, found: &Region) {
        let texts: Vec<String> = view
            .items_in(row, found.first_column, found.last_column)
            .filter(|item| item.tok != Tok::Error)
            .map(|item| {
                let text = tidy(&view.text(item.cell));
                match view.sheet.mark(item.cell) {
                    // A mark raised alone at the start is read by the reader as the whole text.
                    Some(mark) if text.is_empty() => mark.to_owned(),
                    _ => text,
                }
            })
            .collect();
        match texts.as_slice() {
            [mark, rest @ ..] if !rest.is_empty() && (is_mark(mark) || mark.ends_with(':')) => {
                self.add(&format!("{mark} {}", rest.join(" ")));
            }
            texts => texts.iter().for_each(|text| self.add(text)),
        }
    }

    /// Notes kept on sheets of their own: rows that begin with a mark such as "[note 1]".
    #[must_use]
    pub fn of_workbook<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> Self {
        const MOST_CELLS: usize = 4_000;
        let mut out = Self::default();
        for sheet in sheets.filter(|sheet| sheet.cells.len() <= MOST_CELLS) {
            if let Some(listed) = listed(sheet) {
                listed.iter().for_each(|(mark, words)| out.add(&format!("[note {mark}] {words}")));
                continue;
            }
            let mut cells = sheet.cells.iter().peekable();
            while let Some((place, cell)) = cells.next() {
                let Content::Text(text) = &cell.content else { continue };
                // Most texts begin otherwise.
                if !text.starts_with(['[', '(', 'n', 'N']) {
                    continue;
                }
                let bare = text.trim_start_matches(['[', '(']);
                if !bare.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("note ")) {
                    continue;
                }
                let next = cells.peek().filter(|(next, _)| next.row == place.row);
                match next.map(|(_, cell)| &cell.content) {
                    Some(Content::Text(words)) if is_mark(&tidy(text)) => {
                        out.add(&format!("{text} {words}"));
                    }
                    _ => out.add(text),
                }
            }
        }
        out.whole.clear();
        out
    }
}

/// The notes of a sheet that lists them by number: "Note | Tekst" over "1 | Målt på høsten".
#[must_use]
pub fn listed(sheet: &Sheet) -> Option<Vec<(String, String)>> {
    const HEADS: [&str; 6] = ["note", "noter", "fotnote", "fotnoter", "notenr", "note nr"];
    // Most sheets hold something else, which is seen before any text is looked at.
    let of_notes = |content: &Content| match content {
        Content::Text(_) => true,
        Content::Number(number) => number.fract() == 0.0,
        _ => false,
    };
    if !sheet.cells.iter().all(|(_, cell)| of_notes(&cell.content)) {
        return None;
    }
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for (place, cell) in &sheet.cells {
        let text = match &cell.content {
            Content::Text(text) => tidy(text),
            Content::Number(number) => format!("{number}"),
            _ => return None,
        };
        match rows.last_mut() {
            Some((row, texts)) if *row == place.row => texts.push(text),
            _ => rows.push((place.row, vec![text])),
        }
        if rows.len() > MOST {
            return None;
        }
    }
    let at = rows.iter().position(|(_, texts)| texts.len() == 2)?;
    let (head, rest) = rows.get(at..)?.split_first()?;
    let named = head.1.first().is_some_and(|text| is_one_of(text, &HEADS));
    let notes: Option<Vec<(String, String)>> = rest
        .iter()
        .map(|(_, texts)| match texts.as_slice() {
            [mark, words] if mark.len() <= 3 && mark.bytes().all(|byte| byte.is_ascii_digit()) => {
                Some((mark.clone(), words.clone()))
            }
            _ => None,
        })
        .collect();
    notes.filter(|notes| named && !notes.is_empty())
}

/// Footnotes and comments that reach whole rows and whole columns of a table.
#[derive(Debug, Default)]
pub struct Reach {
    rows: BTreeMap<u32, ArcStr>,
    columns: BTreeMap<u32, ArcStr>,
}

impl Reach {
    /// What the marks and comments on labels and heads say.
    #[must_use]
    pub fn of(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], notes: &Notes) -> Self {
        let mut out = Self::default();
        // Most tables have neither.
        if notes.marked.is_empty() && view.sheet.comments.is_empty() {
            return out;
        }
        let comment = |place: Place| view.sheet.comments.get(&place).map(|text| comment(text));
        let explained = |mark: Option<&str>| -> Option<String> {
            // What the legend explains is a mark of the value, not a note.
            let mark = mark.filter(|mark| !view.legend.is_mark(mark))?;
            notes.of(mark).map(|note| note.to_string())
        };
        for line in lines.iter().filter(|line| line.sort == Sort::Data) {
            let said: Vec<String> = line
                .labels
                .iter()
                .flatten()
                .flat_map(|label| [explained(label.mark.as_deref()), comment(label.place)])
                .flatten()
                .collect();
            if let Some(said) = join(said) {
                out.rows.insert(line.row, said);
            }
        }
        for column in &shape.columns {
            // A head merged over several columns speaks of them all.
            let own = column.head_places.iter().filter(|place| {
                place.column == column.at
                    || view.merged(**place).is_some_and(|area| {
                        (area.first.column..=area.last.column).contains(&column.at)
                    })
            });
            let mut said: Vec<String> = own.filter_map(|place| comment(*place)).collect();
            said.extend(explained(column.head.mark.as_deref()));
            if let Some(said) = join(said) {
                out.columns.insert(column.at, said);
            }
        }
        out
    }

    /// The note of a row.
    pub fn of_row(&self, row: u32) -> Option<&ArcStr> {
        self.rows.get(&row)
    }

    /// The note of a column.
    pub fn of_column(&self, column: u32) -> Option<&ArcStr> {
        self.columns.get(&column)
    }
}

fn join(said: Vec<String>) -> Option<ArcStr> {
    let mut seen = FxHashSet::default();
    let said: Vec<String> = said.into_iter().filter(|text| seen.insert(text.clone())).collect();
    (!said.is_empty()).then(|| said.join(" ").into())
}

/// Several notes as one, each said once; `None` without any.
#[must_use]
pub fn together<'n>(notes: impl Iterator<Item = &'n str>) -> Option<ArcStr> {
    let mut out = String::new();
    for note in notes.map(str::trim).filter(|note| !note.is_empty()) {
        if out.contains(note) {
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(note);
    }
    (!out.is_empty()).then(|| out.into())
}

/// A comment's words without the name of whoever wrote it, which spreadsheets put first.
#[must_use]
pub fn comment(text: &str) -> String {
    let text = text.trim();
    let own = match text.split_once('\n') {
        Some((author, rest))
            if author.trim_end().ends_with(':')
                && author.split_whitespace().count() <= 5
                && author.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
                && !rest.trim().is_empty() =>
        {
            rest
        }
        _ => text,
    };
    tidy(own)
}

/// Comments that no figure carries, on a title, a total, a source or beside a table, are notes of the
/// table nearest to them.
pub fn told_of_tables(sheet: &Sheet, tables: &mut [TableReading], facts: &[Fact]) {
    if sheet.comments.is_empty() || tables.is_empty() {
        return;
    }
    let mut told = String::new();
    let mut seen: FxHashSet<*const u8> = FxHashSet::default();
    for note in facts.iter().filter_map(|fact| fact.note.as_ref()) {
        if seen.insert(note.as_ptr()) && told.len() < MOST_TOLD {
            told.push_str(note);
            told.push('\n');
        }
    }
    for (place, text) in sheet.comments.iter().take(MOST) {
        let text = kept(comment(text));
        if text.is_empty() || is_contact(&text) || told.contains(&text) {
            continue;
        }
        let far = |table: &TableReading| {
            let Area { first, last } = table.range;
            let rows = first.row.saturating_sub(place.row).max(place.row.saturating_sub(last.row));
            let left = first.column.saturating_sub(place.column);
            rows.saturating_add(left.max(place.column.saturating_sub(last.column)))
        };
        if let Some(table) = tables.iter_mut().min_by_key(|table| far(table))
            && table.notes.len() < MOST
            && !table.notes.contains(&text)
        {
            table.notes.push(text);
        }
    }
}

/// "Kilde: SSB, tabell 12362" without its first word.
fn source_of(text: &str) -> Option<&str> {
    const WORDS: [&str; 6] = ["kilde", "kilder", "kjelde", "kjelder", "datakilde", "source"];
    let (word, rest) = text.split_once(':')?;
    let rest = rest.trim().trim_end_matches('.');
    let named = WORDS.contains(&word.trim().to_lowercase().as_str());
    (named && !rest.is_empty() && rest.chars().count() <= 300).then_some(rest)
}

/// Whom to ask is for people with the workbook, not for the board. "Kontaktlærere er regnet med" tells
/// of the figures.
fn is_contact(text: &str) -> bool {
    const ALWAYS: [&str; 7] = [
        "kontaktperson",
        "kontaktpersoner",
        "kontaktinfo",
        "kontaktinformasjon",
        "kontaktopplysninger",
        "contact",
        "saksbehandler",
    ];
    const WORDS: [&str; 9] = [
        "kontakt",
        "e-post",
        "epost",
        "e-mail",
        "telefon",
        "telefonnummer",
        "tlf",
        "mobil",
        "ansvarlig",
    ];
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else { return false };
    let bare = first.trim_end_matches([':', '.', ',']).to_lowercase();
    if ALWAYS.contains(&bare.as_str()) {
        return true;
    }
    if !WORDS.contains(&bare.as_str()) {
        return false;
    }
    first.ends_with(':')
        || words.next().is_none_or(|next| {
            let name = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '+' | ':');
            // "Kontakt økonomiavdelingen", and not "Kontakt med brukere er regnet med".
            next.starts_with(name) || bare == "kontakt" && next != "med"
        })
}

/// A note without the sentences that hold somebody's address, and no longer than is carried along.
fn kept(text: String) -> String {
    let text = if text.contains('@') {
        let parts = text.split_inclusive(". ").filter(|part| !part.contains('@'));
        parts.collect::<String>().trim().to_owned()
    } else {
        text
    };
    match text.char_indices().nth(LONGEST).and_then(|(end, _)| text.get(..end)) {
        Some(start) => {
            let whole = start.rsplit_once(' ').map_or(start, |(words, _)| words);
            format!("{} …", whole.trim_end_matches([',', ';', ' ']))
        }
        None => text,
    }
}

/// A footnote's mark and its words: "1) Omfatter ...", "* Foreløpig", "[note 2] ...".
fn anchor(text: &str) -> Option<(String, &str)> {
    let (first, rest) = text.split_once(' ')?;
    let rest = rest.trim_start_matches(['=', ':', '-', '–', ' ']);
    // "Note 1: ...", "[note 1] ..."
    let word = first.trim_start_matches(['[', '(']).to_lowercase();
    if word == "note" || word == "fotnote" {
        let (number, rest) = text.split_once(' ')?.1.split_once([' ', ':'])?;
        let mark = level(number);
        let is_number = !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit());
        return is_number.then(|| (mark, rest.trim_start_matches([':', ' ', ']', ')'])));
    }
    // "1 Gjelder ..." could be a list or a number; the mark has to look like one.
    let closed = first.ends_with([')', ']']) && first.chars().count() <= 4;
    let signs = first.chars().all(|c| matches!(c, '*' | '†' | '‡'));
    let raised = first.chars().all(is_raised);
    let is_anchor = (closed || signs || raised) && is_mark(first);
    (is_anchor && rest.chars().any(char::is_alphabetic)).then(|| (level(first), rest))
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// Whether a text is a footnote mark and nothing else.
fn is_mark(text: &str) -> bool {
    let mark = level(text);
    let digits = mark.chars().all(|c| c.is_ascii_digit()) && mark.len() <= 2;
    let signs = mark.chars().all(|c| matches!(c, '*' | '†' | '‡')) && mark.chars().count() <= 3;
    let letter = mark.len() == 1 && mark.chars().all(|c| c.is_ascii_alphabetic());
    let plain = text.chars().all(|c| c.is_ascii_digit() || c.is_ascii_alphabetic());
    let number = digits && (!plain || text.len() <= 2);
    !mark.is_empty() && (number || signs || letter && !plain)
}

/// "1" of "1)", "(1)", "[note 1]", "¹".
fn level(mark: &str) -> String {
    let mark = mark.trim().trim_matches(['(', ')', '[', ']', '.', ':']).to_lowercase();
    let mark = mark.trim_start_matches("note").trim();
    mark.chars()
        .map(|c| match c {
            '¹' => '1',
            '²' => '2',
            '³' => '3',
            '⁰' => '0',
            '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10).unwrap_or(c),
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(texts: &[&str]) -> Notes {
        let mut out = Notes::default();
        texts.iter().for_each(|text| out.add(text));
        out
    }

    #[test]
    fn notes_are_sorted_by_what_they_are() {
        let found = notes(&[
            "Kilde: SSB, tabell 12362.",
            "1) Omfatter ikke vikarer.",
            "* Foreløpige tall",
            "[note 2] Endret regnskapspraksis",
            "Tallene er avrundet.",
            "Kontaktperson: Ola Nordmann",
        ]);
        assert_eq!(found.source().map(|text| &**text), Some("SSB, tabell 12362"));
        assert_eq!(found.of("1").map(|text| &**text), Some("Omfatter ikke vikarer."));
        assert_eq!(found.of("¹"), found.of("1)"));
        assert_eq!(found.of("*").map(|text| &**text), Some("Foreløpige tall"));
        assert_eq!(found.of("note 2").map(|text| &**text), Some("Endret regnskapspraksis"));
        assert_eq!(found.whole, ["Tallene er avrundet."]);
        assert_eq!(found.of("3"), None);
    }

    #[test]
    fn numbers_that_begin_a_sentence_are_no_marks() {
        let found =
            notes(&["12 elever sluttet i 2015.", "2015 er foreløpig.", "a) Bare fast ansatte"]);
        assert_eq!(found.of("12"), None);
        assert_eq!(found.of("a").map(|text| &**text), Some("Bare fast ansatte"));
        assert_eq!(found.whole.len(), 2);
    }

    #[test]
    fn a_comment_leaves_its_writer_out() {
        assert_eq!(comment("Kari Nordmann:\nNy turnus fra mars"), "Ny turnus fra mars");
        assert_eq!(comment("Ny turnus:\nfra mars"), "Ny turnus: fra mars");
        assert_eq!(comment("Ny turnus fra mars"), "Ny turnus fra mars");
    }
}
