//! One sheet of an xls workbook.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use super::globals::Globals;
use super::records::{BOF, EOF, Records};
use super::strings::{Segments, text_at};
use crate::import::grid::{Area, Content, Place};
use crate::import::read::builder::{Builder, Marked};
use crate::import::read::bytes::{self, error_name, f64_at, rk, size_at, u8_at, u16_at, u32_at};
use crate::import::read::{limits, number_format, reference, tokens};
use crate::tr;

const FORMULA: u16 = 0x06;
const NOTE: u16 = 0x1C;
const OBJECT: u16 = 0x5D;
const COLUMNS: u16 = 0x7D;
const MANY_RK: u16 = 0xBD;
const RICH_LABEL: u16 = 0xD6;
const MERGES: u16 = 0xE5;
const SHARED_LABEL: u16 = 0xFD;
const OBJECT_TEXT: u16 = 0x1B6;
const NUMBER: u16 = 0x203;
const LABEL: u16 = 0x204;
const FLAG_OR_ERROR: u16 = 0x205;
const FORMULA_TEXT: u16 = 0x207;
const SHARED_FORMULA: u16 = 0x4BC;
const ROW: u16 = 0x208;
const RK: u16 = 0x27E;

/// Reads the sheet whose records begin at `start` into the builder.
///
/// # Errors
/// When the workbook passes the limits.
pub fn read(
    stream: &[u8],
    start: usize,
    globals: &Globals,
    builder: &mut Builder<'_>,
) -> Result<(), String> {
    let mut reading = Reading {
        records: Records::from(stream, start),
        globals,
        builder,
        awaited: None,
        last_formula: None,
        object: None,
        texts: BTreeMap::new(),
    };
    reading.all()
}

struct Reading<'s, 'b, 'a> {
    records: Records<'a>,
    globals: &'s Globals,
    builder: &'s mut Builder<'b>,
    /// The formula whose text is to follow, and its look.
    awaited: Option<(Place, u16)>,
    /// The cell with the formula met last: one that many share follows it.
    last_formula: Option<Place>,
    /// The drawing whose text is to follow.
    object: Option<u16>,
    /// Texts of drawings; those of notes are claimed by number at the sheet's end.
    texts: BTreeMap<u16, String>,
}

impl Reading<'_, '_, '_> {
    fn all(&mut self) -> Result<(), String> {
        // Charts lie within a sheet with a beginning and an end of their own.
        let mut depth = 0_u32;
        while let Some((kind, body)) = self.records.next() {
            match kind {
                BOF => depth += 1,
                EOF if depth <= 1 => return Ok(()),
                EOF => depth -= 1,
                _ if depth == 0 => break,
                _ if depth > 1 => {}
                _ => self.record(kind, body)?,
            }
        }
        self.builder.remark(if depth == 0 {
            tr!("read-sheet-missing")
        } else {
            tr!("read-sheet-cut")
        });
        Ok(())
    }

    fn record(&mut self, kind: u16, body: &[u8]) -> Result<(), String> {
        match kind {
            ROW => self.begin_row(body),
            COLUMNS => self.columns(body),
            MERGES => self.merges(body),
            NUMBER | RK | LABEL | RICH_LABEL | SHARED_LABEL | FLAG_OR_ERROR => {
                let (content, mark) = self.content(kind, body);
                return self.take_in(body, content, false, mark);
            }
            MANY_RK => return self.many(body),
            FORMULA => return self.formula(body),
            FORMULA_TEXT => {
                if let Some((place, look)) = self.awaited.take() {
                    let text = self.formula_text(body).unwrap_or_default();
                    let content = Content::Text(text.into());
                    let style = self.builder.style(look.into(), &self.globals.styles.looks);
                    return self.builder.push(place, content, style, true, None);
                }
            }
            SHARED_FORMULA => {
                let length = u16_at(body, 8).map_or(0, usize::from);
                let tokens = body.get(10..).and_then(|rest| rest.get(..length));
                if let (Some(kept), Some(tokens)) = (self.last_formula, tokens) {
                    self.builder.shared(kept, tokens, false);
                }
            }
            OBJECT => {
                // The first item of a drawing is its kind and number.
                self.object = (u16_at(body, 0) == Some(0x15)).then(|| u16_at(body, 6)).flatten();
            }
            OBJECT_TEXT => self.object_text(body),
            NOTE => self.note(body),
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, body: &[u8]) {
        let (Some(row), Some(flags)) = (u16_at(body, 0), u16_at(body, 12)) else { return };
        let level = u8::try_from(flags & 7).unwrap_or(0);
        if flags & 0x20 != 0 {
            self.builder.sheet().hidden_rows.insert(row.into());
        }
        if level > 0 {
            self.builder.sheet().outline.insert(row.into(), level);
        }
    }

    fn columns(&mut self, body: &[u8]) {
        if let (Some(first), Some(last), Some(flags)) =
            (u16_at(body, 0), u16_at(body, 2), u16_at(body, 8))
            && flags & 1 != 0
        {
            let columns = u32::from(first)..=u32::from(last.min(255));
            self.builder.sheet().hidden_columns.extend(columns);
        }
    }

    fn merges(&mut self, body: &[u8]) {
        for area in body.get(2..).unwrap_or_default().chunks_exact(8) {
            let number = |at| u16_at(area, at).map(u32::from);
            if let (Some(top), Some(bottom), Some(left), Some(right)) =
                (number(0), number(2), number(4), number(6))
                && top <= bottom
                && left <= right
                && self.builder.sheet().merges.len() < limits::EXTRAS
            {
                let area = Area::new(Place::new(top, left), Place::new(bottom, right));
                self.builder.sheet().merges.push(area);
            }
        }
    }

    fn content(&mut self, kind: u16, body: &[u8]) -> (Option<Content>, Option<ArcStr>) {
        let look = u16_at(body, 4).unwrap_or(0);
        let content = match kind {
            NUMBER => f64_at(body, 6).map(|value| self.number(value, look)),
            RK => u32_at(body, 6).map(|packed| self.number(rk(packed), look)),
            SHARED_LABEL => {
                let marked = size_at(body, 6).and_then(|at| self.globals.strings.get(at));
                let Some(Marked { text, mark }) = marked else { return (None, None) };
                return (Some(Content::Text(text.clone())), mark.clone());
            }
            FLAG_OR_ERROR => match (u8_at(body, 6), u8_at(body, 7)) {
                (Some(flag), Some(0)) => Some(Content::Flag(flag != 0)),
                (Some(code), Some(_)) => error_name(code).map(|name| Content::Error(name.into())),
                _ => None,
            },
            _ => text_at(body, 6, true, self.globals.code_page)
                .map(|text| Content::Text(text.into())),
        };
        (content, None)
    }

    fn number(&self, value: f64, look: u16) -> Content {
        let meanings = &self.globals.styles.meanings;
        let meaning = meanings.get(usize::from(look)).copied().unwrap_or_default();
        number_format::content(value, meaning, self.globals.from_1904)
    }

    fn many(&mut self, body: &[u8]) -> Result<(), String> {
        let (Some(row), Some(first)) = (u16_at(body, 0), u16_at(body, 2)) else { return Ok(()) };
        // The number of the last column stands at the end.
        let cells = body.get(4..body.len().saturating_sub(2)).unwrap_or_default();
        for (column, cell) in (u32::from(first)..).zip(cells.chunks_exact(6)) {
            let (Some(look), Some(packed)) = (u16_at(cell, 0), u32_at(cell, 2)) else { continue };
            let content = self.number(rk(packed), look);
            let style = self.builder.style(look.into(), &self.globals.styles.looks);
            self.builder.push(Place::new(row.into(), column), content, style, false, None)?;
        }
        Ok(())
    }

    fn take_in(
        &mut self,
        body: &[u8],
        content: Option<Content>,
        formula: bool,
        mark: Option<ArcStr>,
    ) -> Result<(), String> {
        let place = u16_at(body, 0).zip(u16_at(body, 2));
        let place = place.and_then(|(row, column)| reference::within(row.into(), column.into()));
        let Some(place) = place else {
            self.builder.nowhere();
            return Ok(());
        };
        let Some(content) = content else {
            self.builder.faulty(place);
            return Ok(());
        };
        let look = u16_at(body, 4).map_or(0, usize::from);
        let style = self.builder.style(look, &self.globals.styles.looks);
        self.builder.push(place, content, style, formula, mark)
    }

    /// A formula's result is a number, or a sign that it is something else.
    fn formula(&mut self, body: &[u8]) -> Result<(), String> {
        self.awaited = None;
        let at = u16_at(body, 0).zip(u16_at(body, 2));
        self.last_formula =
            at.and_then(|(row, column)| reference::within(row.into(), column.into()));
        if u16_at(body, 12) != Some(0xFFFF) {
            let look = u16_at(body, 4).unwrap_or(0);
            let content = f64_at(body, 6).map(|value| self.number(value, look));
            self.says(body);
            return self.take_in(body, content, true, None);
        }
        let value = u8_at(body, 8);
        match u8_at(body, 6) {
            Some(0) => {
                let place = u16_at(body, 0).zip(u16_at(body, 2)).zip(u16_at(body, 4));
                self.awaited = place.and_then(|((row, column), look)| {
                    Some((reference::within(row.into(), column.into())?, look))
                });
                Ok(())
            }
            Some(1) => self.take_in(body, value.map(|flag| Content::Flag(flag != 0)), true, None),
            Some(2) => {
                let name = value.and_then(error_name);
                self.take_in(body, name.map(|name| Content::Error(name.into())), true, None)
            }
            // An empty text.
            _ => Ok(()),
        }
    }

    /// What a formula works out; older workbooks than Excel 97 keep it otherwise.
    fn says(&mut self, body: &[u8]) {
        if self.globals.code_page.is_some() || !self.builder.wants_formulas() {
            return;
        }
        let place = u16_at(body, 0).zip(u16_at(body, 2));
        let place = place.and_then(|(row, column)| reference::within(row.into(), column.into()));
        let length = u16_at(body, 20).map_or(0, usize::from);
        let tokens = body.get(22..).and_then(|rest| rest.get(..length));
        if let (Some(place), Some(tokens)) = (place, tokens) {
            match tokens::shared_at(tokens, &[], false) {
                Some(kept) => self.builder.shares(place, kept, false),
                None => self.builder.says(place, tokens::read(tokens, false)),
            }
        }
    }

    fn formula_text(&mut self, body: &[u8]) -> Option<String> {
        let continued = self.records.continued();
        if self.globals.code_page.is_some() {
            return text_at(body, 0, true, self.globals.code_page);
        }
        let count = usize::from(u16_at(body, 0)?);
        let wide = u8_at(body, 2)? & 1 != 0;
        let mut segments = Segments::new(body.get(3..)?, continued);
        Some(bytes::text(segments.letters(count, wide)))
    }

    fn object_text(&mut self, body: &[u8]) {
        let continued = self.records.continued();
        let (Some(object), Some(count)) = (self.object.take(), u16_at(body, 10)) else { return };
        // The letters are in the continuations, each led by its flag.
        let mut segments = Segments::new(&[], continued);
        let letters = segments.letters(count.into(), false);
        if self.texts.len() < limits::EXTRAS && !letters.is_empty() {
            self.texts.insert(object, bytes::text(letters));
        }
    }

    fn note(&mut self, body: &[u8]) {
        let (Some(row), Some(column)) = (u16_at(body, 0), u16_at(body, 2)) else { return };
        let place = Place::new(row.into(), column.into());
        if let Some(encoding) = self.globals.code_page {
            let rest = body.get(6..).unwrap_or_default();
            let text = encoding.decode_without_bom_handling(rest).0;
            self.builder.comment(place, &text);
        } else if let Some(text) = u16_at(body, 6).and_then(|number| self.texts.get(&number)) {
            self.builder.comment(place, text);
        }
    }
}
