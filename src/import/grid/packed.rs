//! Cells on their way between processes: each text once, places as steps, a few bytes a cell. First how many
//! cells and texts there are, then how long each text is, the texts, and the cells.

use std::cell::RefCell;
use std::fmt;
use std::num::NonZeroU16;

use arcstr::ArcStr;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use serde::de::{Error, Visitor};
use serde::{Deserializer, Serializer};

use super::cells::Same;
use super::{Cell, Cells, Content, Place};

// The low three bits of a cell's first byte say what it holds, the others what is left out.
const NUMBER: u8 = 0;
const WHOLE: u8 = 1;
const TEXT: u8 = 2;
const FALSE: u8 = 3;
const TRUE: u8 = 4;
const DATE: u8 = 5;
const ERROR: u8 = 6;
const KIND: u8 = 7;
const FORMULA: u8 = 1 << 3;
/// It stands right of the cell before.
const NEXT: u8 = 1 << 4;
/// It looks as the cell before does.
const ALIKE: u8 = 1 << 5;
const RAISED: u8 = 1 << 6;

/// Writes cells down as one run of bytes.
pub fn serialize<S: Serializer>(cells: &Cells, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(&pack(cells))
}

/// Reads what [`serialize`] wrote.
pub fn deserialize<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Cells, D::Error> {
    struct Packed;
    impl Visitor<'_> for Packed {
        type Value = Cells;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("packed cells")
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
            unpack(bytes).ok_or_else(|| E::custom("cells cut off"))
        }
    }
    deserializer.deserialize_bytes(Packed)
}

fn pack(cells: &Cells) -> Vec<u8> {
    let mut out = Vec::with_capacity(cells.len() * 6 + 16);
    let mut texts = Texts::for_cells(cells.len());
    let mut before = Place::new(0, 0);
    let mut style = 0;
    for (place, cell) in cells {
        let next = place.row == before.row && Some(place.column) == before.column.checked_add(1);
        let whole = match cell.content {
            Content::Number(number) => whole(number),
            _ => None,
        };
        let mut first = match &cell.content {
            Content::Number(_) if whole.is_some() => WHOLE,
            Content::Number(_) => NUMBER,
            Content::Text(_) => TEXT,
            Content::Flag(false) => FALSE,
            Content::Flag(true) => TRUE,
            Content::Date(..) => DATE,
            Content::Error(_) => ERROR,
        };
        for (bit, set) in [
            (FORMULA, cell.formula),
            (NEXT, next),
            (ALIKE, cell.style == style),
            (RAISED, cell.superscript.is_some()),
        ] {
            first |= if set { bit } else { 0 };
        }
        out.push(first);
        if !next {
            // Cells come in their order, so rows never step back.
            push(&mut out, u64::from(place.row.wrapping_sub(before.row)));
            push(&mut out, u64::from(place.column));
        }
        if cell.style != style {
            push(&mut out, u64::from(cell.style));
        }
        match &cell.content {
            Content::Number(number) => match whole {
                Some(whole) => push(&mut out, zigzag(whole)),
                None => out.extend_from_slice(&number.to_le_bytes()),
            },
            Content::Text(text) | Content::Error(text) => push(&mut out, texts.number(text)),
            Content::Date(year, month, day) => {
                out.extend_from_slice(&year.to_le_bytes());
                out.extend_from_slice(&[*month, *day]);
            }
            Content::Flag(_) => {}
        }
        if let Some(mark) = cell.superscript {
            push(&mut out, u64::from(mark.get()));
        }
        (before, style) = (place, cell.style);
    }
    texts.before(cells.len(), &out)
}

/// A number without decimals, so small that a few bytes hold it.
fn whole(number: f64) -> Option<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "compared with what it came from")]
    let whole = number as i32;
    (f64::from(whole).to_bits() == number.to_bits()).then_some(whole)
}

/// Small numbers of either sign as small numbers.
fn zigzag(number: i32) -> u64 {
    u64::from(((number << 1) ^ (number >> 31)).cast_unsigned())
}

fn push(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push((number & 0x7F) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Texts met so far, known by where they stand in memory.
struct Texts {
    known: FxHashMap<*const u8, u64>,
    lengths: Vec<u8>,
    texts: Vec<u8>,
}

/// Room made at once for so many texts at most.
const MANY_TEXTS: usize = 1 << 10;

impl Texts {
    fn for_cells(count: usize) -> Self {
        let room = (count / 2).min(MANY_TEXTS);
        Self {
            known: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            lengths: Vec::with_capacity(room),
            texts: Vec::with_capacity(room * 8),
        }
    }

    /// A text's number; one that is new is written down.
    fn number(&mut self, text: &ArcStr) -> u64 {
        let new = self.known.len() as u64;
        let number = *self.known.entry(text.as_ptr()).or_insert(new);
        if number == new {
            push(&mut self.lengths, text.len() as u64);
            self.texts.extend_from_slice(text.as_bytes());
        }
        number
    }

    /// All that is written, the packed cells last.
    fn before(self, count: usize, cells: &[u8]) -> Vec<u8> {
        let room = self.lengths.len() + self.texts.len() + cells.len() + 30;
        let mut out = Vec::with_capacity(room);
        for number in [count, self.known.len(), self.texts.len()] {
            push(&mut out, number as u64);
        }
        out.extend_from_slice(&self.lengths);
        out.extend_from_slice(&self.texts);
        out.extend_from_slice(cells);
        out
    }
}

/// Texts met lately, each once: what stands in one workbook of a batch mostly stands in others too.
#[derive(Default)]
struct Shared(FxHashSet<ArcStr>);

/// Longer texts are prose and stand once.
const LONGEST_SHARED: usize = 120;
/// So many texts are kept by each thread.
const MOST_SHARED: usize = 16_384;

thread_local! {
    static SHARED: RefCell<Shared> = RefCell::default();
}

impl Shared {
    fn get(&mut self, text: &str) -> ArcStr {
        if text.len() > LONGEST_SHARED {
            return text.into();
        }
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        if self.0.len() >= MOST_SHARED {
            self.0.clear();
        }
        let new = ArcStr::from(text);
        self.0.insert(new.clone());
        new
    }
}

struct Unpacking<'b> {
    bytes: &'b [u8],
    texts: Vec<ArcStr>,
}

fn unpack(bytes: &[u8]) -> Option<Cells> {
    let mut from = Unpacking { bytes, texts: Vec::new() };
    let count = from.length()?;
    from.texts()?;
    // Each cell takes two bytes at least: no count larger than that is believed.
    let mut cells = Cells::default();
    cells.reserve(count.min(bytes.len() / 2 + 1));
    let mut place = Place::new(0, 0);
    let mut style = 0;
    for _ in 0..count {
        let first = from.byte()?;
        if first & NEXT != 0 {
            place.column = place.column.checked_add(1)?;
        } else {
            place.row = place.row.wrapping_add(u32::try_from(from.number()?).ok()?);
            place.column = u32::try_from(from.number()?).ok()?;
        }
        if first & ALIKE == 0 {
            style = u16::try_from(from.number()?).ok()?;
        }
        let (kind, held) = from.held(first & KIND)?;
        let superscript = match first & RAISED {
            0 => 0,
            _ => u16::try_from(from.number()?).ok().filter(|mark| *mark > 0)?,
        };
        let formula = first & FORMULA != 0;
        // Texts of one number are one text, and no other cell's.
        cells.gather(place, Same { kind, held, style, formula, superscript }, || {
            let content = content(kind, held, &from.texts)?;
            Some(Cell { content, style, formula, superscript: NonZeroU16::new(superscript) })
        })?;
    }
    cells.settle();
    from.bytes.is_empty().then_some(cells)
}

/// The content that was written down as this; `None` if no text has such a number.
fn content(kind: u8, held: u64, texts: &[ArcStr]) -> Option<Content> {
    let text = || texts.get(usize::try_from(held).ok()?).cloned();
    Some(match kind {
        NUMBER => Content::Number(f64::from_bits(held)),
        TEXT => Content::Text(text()?),
        FALSE => Content::Flag(false),
        TRUE => Content::Flag(true),
        DATE => {
            let [year, century, month, day, ..] = held.to_le_bytes();
            Content::Date(i16::from_le_bytes([year, century]), month, day)
        }
        ERROR => Content::Error(text()?),
        _ => return None,
    })
}

impl Unpacking<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*taken)
    }

    fn length(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// Reads the texts, which cells name by their numbers.
    fn texts(&mut self) -> Option<()> {
        let (count, together) = (self.length()?, self.length()?);
        // Each length takes a byte at least.
        let mut lengths = Vec::with_capacity(count.min(self.bytes.len()));
        for _ in 0..count {
            lengths.push(self.length()?);
        }
        let (texts, rest) = self.bytes.split_at_checked(together)?;
        self.bytes = rest;
        let mut texts = std::str::from_utf8(texts).ok()?;
        self.texts.reserve_exact(lengths.len());
        SHARED.with_borrow_mut(|shared| {
            for length in lengths {
                let (text, rest) = texts.split_at_checked(length)?;
                texts = rest;
                self.texts.push(shared.get(text));
            }
            texts.is_empty().then_some(())
        })
    }

    /// What a cell holds, whole numbers as all numbers.
    fn held(&mut self, kind: u8) -> Option<(u8, u64)> {
        let held = match kind {
            NUMBER => u64::from_le_bytes(self.take()?),
            WHOLE => {
                let number = u32::try_from(self.number()?).ok()?;
                let whole = (number >> 1).cast_signed() ^ -(number & 1).cast_signed();
                return Some((NUMBER, f64::from(whole).to_bits()));
            }
            TEXT | ERROR => self.number()?,
            DATE => {
                let [year, century] = self.take()?;
                let [month, day] = self.take()?;
                u64::from_le_bytes([year, century, month, day, 0, 0, 0, 0])
            }
            _ => 0,
        };
        Some((kind, held))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn content() -> impl Strategy<Value = Content> {
        let text = || prop_oneof![Just("Lia skole".to_owned()), "\\PC{0,9}"];
        prop_oneof![
            any::<f64>().prop_filter("comparable", |n| !n.is_nan()).prop_map(Content::Number),
            any::<i32>().prop_map(|n| Content::Number(n.into())),
            text().prop_map(|text| Content::Text(text.into())),
            text().prop_map(|text| Content::Error(text.into())),
            any::<bool>().prop_map(Content::Flag),
            any::<(i16, u8, u8)>().prop_map(|(y, m, d)| Content::Date(y, m, d)),
        ]
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(
            cells in proptest::collection::btree_map(
                (0..40_u32, 0..5_u32),
                (content(), 0..3_u16, any::<bool>(), proptest::option::of(1..9_u16)),
                0..60,
            ),
        ) {
            let cells: Vec<(Place, Cell)> = cells
                .into_iter()
                .map(|((row, column), (content, style, formula, mark))| {
                    let superscript = mark.and_then(std::num::NonZeroU16::new);
                    (Place::new(row, column), Cell { content, style, formula, superscript })
                })
                .collect();
            let cells = Cells::from(cells);
            prop_assert_eq!(unpack(&pack(&cells)), Some(cells));
        }

        #[test]
        fn bytes_of_any_kind_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn workbooks_of_a_batch_share_their_texts() {
        let cells = |text: &str| -> Cells {
            let content = Content::Text(text.into());
            let cell = Cell { content, style: 0, formula: false, superscript: None };
            vec![(Place::new(0, 0), cell)].into()
        };
        let address = |text: &str| match unpack(&pack(&cells(text))).unwrap_or_default().first() {
            Some((_, Cell { content: Content::Text(back), .. })) => {
                (back.to_string(), back.as_ptr())
            }
            other => panic!("{other:?}"),
        };
        let (first, again) = (address("Sykefravær"), address("Sykefravær"));
        assert_eq!((first.0.as_str(), first.1), ("Sykefravær", again.1));
        assert_eq!(address(&"lang ".repeat(99)).0, "lang ".repeat(99), "prose is kept by nobody");
    }

    #[test]
    fn a_text_is_written_once() {
        let text = ArcStr::from("Hjemmetjenesten sone nord");
        let cell = |row| {
            let content = Content::Text(text.clone());
            (Place::new(row, 0), Cell { content, style: 0, formula: false, superscript: None })
        };
        let cells: Cells = (0..100).map(cell).collect::<Vec<_>>().into();
        assert!(pack(&cells).len() < 500);
        let back = unpack(&pack(&cells)).unwrap_or_default();
        let address = |row| match back.get(Place::new(row, 0)).map(|cell| &cell.content) {
            Some(Content::Text(text)) => text.as_ptr(),
            other => panic!("{other:?}"),
        };
        assert_eq!(address(0), address(99), "and shared afterwards");
    }

    #[test]
    fn large_sheets_come_out_as_they_were() {
        // Few different cells, and then as many as there are places.
        for different in [50, usize::MAX] {
            let cell = |at: usize| {
                let content = match at % 3 {
                    0 => Content::Text(format!("Enhet {}", at % 40).into()),
                    1 => Content::Number(2000.0 + (at % 20) as f64),
                    _ => Content::Number((at % different) as f64 / 8.0),
                };
                let place = Place::new((at / 3) as u32, (at % 3) as u32);
                (
                    place,
                    Cell { content, style: 0, formula: at.is_multiple_of(7), superscript: None },
                )
            };
            let cells = Cells::from((0..Cells::LARGE * 3 + 5).map(cell).collect::<Vec<_>>());
            assert!(unpack(&pack(&cells)).as_ref() == Some(&cells), "{different}");
        }
    }
}
