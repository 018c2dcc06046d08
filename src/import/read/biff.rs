//! What calamine leaves out of an xls: number formats, bold, indentation, hidden rows and
//! columns, outline levels and formulas. Records as in [MS-XLS].

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use super::super::grid::{Place, Sheet, Style};
use super::limits;

const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041E;
const XF: u16 = 0x00E0;
const BOUND_SHEET: u16 = 0x0085;
const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007D;
const FORMULA: u16 = 0x0006;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027E;
const MANY_RK: u16 = 0x00BD;
const LABEL: u16 = 0x0204;
const LABEL_SST: u16 = 0x00FD;

/// Lays what the workbook stream says over the sheets calamine read; sheets are told apart by
/// their order. What cannot be read leaves the sheets as they are.
pub fn put_into(bytes: &[u8], sheets: &mut [Sheet]) {
    let Some(stream) = workbook_stream(bytes) else { return };
    let globals = Globals::read(&stream);
    for sheet in sheets {
        let Some((_, start)) = globals.sheets.iter().find(|(name, _)| *name == sheet.name) else {
            continue;
        };
        lay_over(&stream, *start, &globals, sheet);
    }
}

/// Whether the stream says what formats cells have; BIFF5 writes them another way.
pub fn has_formats(bytes: &[u8]) -> bool {
    workbook_stream(bytes).is_some_and(|stream| {
        let globals = Globals::read(&stream);
        !globals.looks.is_empty() && !globals.sheets.is_empty()
    })
}

fn workbook_stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut container = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let stream = container.open_stream("/Workbook").ok()?;
    let mut read = Vec::new();
    stream.take(limits::FILE_BYTES).read_to_end(&mut read).ok()?;
    Some(read)
}

/// Calls for each record from a place on until it says stop or the stream ends.
fn records(stream: &[u8], start: usize, mut call: impl FnMut(u16, &[u8]) -> bool) {
    let mut at = start;
    while let Some(&[a, b, c, d]) = stream.get(at..at + 4).and_then(|head| head.first_chunk::<4>())
    {
        let length = usize::from(u16::from_le_bytes([c, d]));
        let Some(body) = stream.get(at + 4..at + 4 + length) else { return };
        if !call(u16::from_le_bytes([a, b]), body) {
            return;
        }
        at += 4 + length;
    }
}

fn word(body: &[u8], at: usize) -> Option<u16> {
    body.get(at..at + 2)
        .and_then(|pair| pair.first_chunk::<2>())
        .map(|pair| u16::from_le_bytes(*pair))
}

/// A string led by its length (one or two bytes) and a flag for two-byte letters.
fn string(body: &[u8], wide_length: bool) -> Option<String> {
    let (length, rest) = if wide_length {
        (usize::from(word(body, 0)?), body.get(2..)?)
    } else {
        (usize::from(*body.first()?), body.get(1..)?)
    };
    let (flag, letters) = rest.split_first()?;
    if flag & 1 == 0 {
        let narrow = letters.get(..length)?;
        return Some(narrow.iter().map(|byte| char::from(*byte)).collect());
    }
    let wide = letters.get(..length * 2)?;
    let units = wide.chunks_exact(2).filter_map(|pair| word(pair, 0));
    Some(char::decode_utf16(units).map(|unit| unit.unwrap_or('\u{fffd}')).collect())
}

#[derive(Default)]
struct Globals {
    /// Sheet name and where its records begin.
    sheets: Vec<(String, usize)>,
    /// The look of each XF record.
    looks: Vec<Style>,
}

impl Globals {
    fn read(stream: &[u8]) -> Self {
        let mut formats: BTreeMap<u16, String> = BTreeMap::new();
        // (bold, italic, struck) by font record.
        let mut fonts: Vec<(bool, bool, bool)> = Vec::new();
        let mut xfs: Vec<(u16, u16, u8)> = Vec::new();
        let mut sheets = Vec::new();
        records(stream, 0, |kind, body| {
            match kind {
                FONT => {
                    let flags = word(body, 2).unwrap_or(0);
                    let weight = word(body, 6).unwrap_or(400);
                    fonts.push((weight >= 600, flags & 2 != 0, flags & 8 != 0));
                }
                FORMAT => {
                    if let (Some(id), Some(code)) =
                        (word(body, 0), body.get(2..).and_then(|rest| string(rest, true)))
                    {
                        formats.insert(id, code);
                    }
                }
                XF => {
                    let indent = body.get(8).map_or(0, |byte| byte & 0x0F);
                    xfs.extend(
                        word(body, 0).zip(word(body, 2)).map(|(font, id)| (font, id, indent)),
                    );
                }
                BOUND_SHEET => {
                    let start =
                        body.first_chunk::<4>().map(|four| u32::from_le_bytes(*four) as usize);
                    let name = body.get(6..).and_then(|rest| string(rest, false));
                    sheets.extend(name.zip(start));
                }
                EOF => return false,
                _ => {}
            }
            true
        });
        let looks = xfs
            .into_iter()
            .map(|(font, id, indent)| {
                // Font record 4 does not exist; numbers above it are one too high.
                let font = usize::from(if font > 4 { font - 1 } else { font });
                let (bold, italic, struck) = fonts.get(font).copied().unwrap_or_default();
                let code = formats.get(&id).cloned().or_else(|| built_in(id).map(str::to_owned));
                let code = code.filter(|code| code != "General").unwrap_or_default();
                Style { format: limits::shorten(&code), bold, italic, struck, indent }
            })
            .collect();
        Self { sheets, looks }
    }
}

/// Number formats every Excel knows without writing them down.
fn built_in(id: u16) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        37 | 38 => "#,##0;-#,##0",
        39 | 40 => "#,##0.00;-#,##0.00",
        _ => return None,
    })
}

fn lay_over(stream: &[u8], start: usize, globals: &Globals, sheet: &mut Sheet) {
    let mut looks: BTreeMap<Place, u16> = BTreeMap::new();
    let mut formulas = std::collections::BTreeSet::new();
    // Charts lie within a sheet as streams of their own.
    let mut depth = 0_u32;
    records(stream, start, |kind, body| {
        match kind {
            BOF => depth += 1,
            EOF => {
                depth = depth.saturating_sub(1);
                return depth > 0;
            }
            _ if depth > 1 => {}
            ROW => {
                let (Some(row), Some(flags)) = (word(body, 0), word(body, 12)) else { return true };
                if flags & 0x20 != 0 {
                    sheet.hidden_rows.insert(row.into());
                }
                let level = (flags & 7) as u8;
                if level > 0 {
                    sheet.outline.insert(row.into(), level);
                }
            }
            COLUMNS => {
                let ends = word(body, 0).zip(word(body, 2)).zip(word(body, 8));
                if let Some(((first, last), flags)) = ends
                    && flags & 1 != 0
                {
                    sheet.hidden_columns.extend(u32::from(first)..=u32::from(last.min(255)));
                }
            }
            FORMULA | NUMBER | RK | LABEL | LABEL_SST => {
                if let Some(((row, column), xf)) =
                    word(body, 0).zip(word(body, 2)).zip(word(body, 4))
                {
                    let place = Place::new(row.into(), column.into());
                    looks.insert(place, xf);
                    if kind == FORMULA {
                        formulas.insert(place);
                    }
                }
            }
            MANY_RK => {
                let Some((row, first)) = word(body, 0).zip(word(body, 2)) else { return true };
                let cells = body.get(4..body.len().saturating_sub(2)).unwrap_or_default();
                for (step, cell) in (0_u32..).zip(cells.chunks_exact(6)) {
                    if let Some(xf) = word(cell, 0) {
                        looks.insert(Place::new(row.into(), u32::from(first) + step), xf);
                    }
                }
            }
            _ => {}
        }
        true
    });
    let mut known: BTreeMap<u16, u16> = BTreeMap::new();
    let styles = &mut sheet.styles;
    for (place, cell) in &mut sheet.cells {
        cell.formula = formulas.contains(place);
        let Some(xf) = looks.get(place) else { continue };
        cell.style = *known.entry(*xf).or_insert_with(|| {
            let look = globals.looks.get(usize::from(*xf)).cloned().unwrap_or_default();
            let at = styles.iter().position(|one| *one == look).unwrap_or_else(|| {
                styles.push(look);
                styles.len() - 1
            });
            u16::try_from(at).unwrap_or(0)
        });
    }
}
