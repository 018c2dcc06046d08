//! The few kinds of formulas that the audit asks about, read out of a formula's text.

use crate::import::grid::{Area, Formula, MOST_BLOCKS, Place};
use crate::import::read::limits;

/// Longest formula looked at, in bytes.
const LONGEST: usize = 400;

/// A formula as written, which may be filled into other cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    shape: Shape,
    /// The block it is about, or its two cells; further blocks of a sum.
    first: Reference,
    last: Reference,
    more: [Option<(Reference, Reference)>; MOST_BLOCKS - 1],
}

/// No more than one block.
const ALONE: [Option<(Reference, Reference)>; MOST_BLOCKS - 1] = [None; MOST_BLOCKS - 1];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Sum,
    Mean,
    Share,
    Difference,
    /// Another workbook by its number.
    Linked(u16),
}

/// A cell named in a formula; what is fixed ("$") stays where the formula is filled down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Reference {
    place: Place,
    row_fixed: bool,
    column_fixed: bool,
}

impl Reference {
    fn moved(self, from: Place, to: Place) -> Option<Place> {
        let shift = |at: u32, fixed: bool, from: u32, to: u32| {
            if fixed {
                Some(at)
            } else {
                (u64::from(at) + u64::from(to)).checked_sub(from.into())?.try_into().ok()
            }
        };
        let row = shift(self.place.row, self.row_fixed, from.row, to.row)?;
        let column = shift(self.place.column, self.column_fixed, from.column, to.column)?;
        super::reference::within(row, column)
    }
}

impl Written {
    /// What it says where it is written.
    #[must_use]
    pub fn here(self) -> Option<Formula> {
        self.filled(Place::default(), Place::default())
    }

    /// What it says when it is filled from one cell into another.
    #[must_use]
    pub fn filled(self, from: Place, to: Place) -> Option<Formula> {
        if let Shape::Linked(number) = self.shape {
            return Some(Formula::Linked(number));
        }
        let (first, last) = (self.first.moved(from, to)?, self.last.moved(from, to)?);
        let block = |first: Place, last: Place| {
            Area::new(
                Place::new(first.row.min(last.row), first.column.min(last.column)),
                Place::new(first.row.max(last.row), first.column.max(last.column)),
            )
        };
        let area = block(first, last);
        Some(match self.shape {
            Shape::Sum if self.more != ALONE => {
                let mut areas = vec![area];
                for (first, last) in self.more.iter().flatten() {
                    areas.push(block(first.moved(from, to)?, last.moved(from, to)?));
                }
                return Formula::sum_of(&areas);
            }
            Shape::Sum => Formula::Sum(area),
            Shape::Mean => Formula::Mean(area),
            Shape::Share => Formula::Share { part: first, whole: last },
            Shape::Difference => Formula::Difference { of: first, less: last },
            Shape::Linked(number) => Formula::Linked(number),
        })
    }

    /// A link to another workbook by its number.
    #[must_use]
    pub fn linked(number: u16) -> Self {
        Self {
            shape: Shape::Linked(number),
            first: Reference::default(),
            last: Reference::default(),
            more: ALONE,
        }
    }
}

/// Reads a formula as xlsx writes it: "SUM(C3:C8)", "C4/B4*100", "[1]Ark1!B5". `None` where it says
/// nothing that is asked about. Entities need not be resolved: what matters has none.
#[must_use]
pub fn read(text: &[u8]) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(number) = link(text) {
        return Some(Written::linked(number));
    }
    Scan { bytes: text, at: 0, bracketed: false }.formula()
}

/// The same as OpenDocument writes it: "of:=SUM([.C3:.C8])".
#[must_use]
pub fn read_open(text: &str) -> Option<Written> {
    if text.len() > LONGEST {
        return None;
    }
    let (_, formula) = text.split_once('=')?;
    Scan { bytes: formula.as_bytes(), at: 0, bracketed: true }.formula()
}

/// The file that an OpenDocument formula fetches from: "of:=['file:///C:/Budsjett.ods'#$Ark1.B5]".
#[must_use]
pub fn file_of(text: &str) -> Option<&str> {
    let at = text.find("'file:")?;
    let rest = text.get(at + 1..)?;
    rest.split_once("'#").map(|(file, _)| file)
}

/// A workbook's name without folders, from a link to it: "Budsjett 2014.xlsx".
#[must_use]
pub fn book_name(link: &str) -> Option<String> {
    const LONGEST_NAME: usize = 200;
    let last = link.rsplit(['/', '\\']).next()?;
    let (mut bytes, mut rest) = (Vec::with_capacity(last.len()), last.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).filter(|_| *first == b'%');
        let digits = digits.and_then(|two| std::str::from_utf8(two).ok());
        match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let name = String::from_utf8(bytes).unwrap_or_else(|_| last.to_owned());
    let name = name.trim();
    (!name.is_empty()).then(|| name.chars().take(LONGEST_NAME).collect())
}

/// The number of another workbook a formula fetches from: "[1]Ark1!B5", "'[12]Ark 1'!B5".
fn link(text: &[u8]) -> Option<u16> {
    let open = text.iter().position(|byte| *byte == b'[')?;
    // "Tabell1[Sum]" is a table's column.
    let before = open.checked_sub(1).and_then(|at| text.get(at)).copied();
    if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80) {
        return None;
    }
    let rest = text.get(open + 1..)?;
    let close = rest.iter().take(6).position(|byte| *byte == b']')?;
    let digits = std::str::from_utf8(rest.get(..close)?).ok()?;
    let after = rest.get(close + 1..)?;
    let sheet = after.contains(&b'!') && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|number| sheet && *number > 0)
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Cells are written "[.B4]".
    bracketed: bool,
}

/// Most parts of a sum written out with plus signs.
const MOST_PARTS: usize = 60;

impl Scan<'_> {
    fn formula(mut self) -> Option<Written> {
        while matches!(self.peek(), Some(b'=' | b'+' | b' ')) {
            self.at += 1;
        }
        let letters = self.bytes.iter().skip(self.at).take_while(|byte| byte.is_ascii_alphabetic());
        let count = letters.count();
        let called = self.bytes.get(self.at + count) == Some(&b'(');
        let written = if called { self.call(count)? } else { self.worked_out()? };
        (self.at == self.bytes.len()).then_some(written)
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.peek() == Some(byte)).then(|| self.at += 1)
    }

    /// "SUM(C3:C8)", "SUM(C3,C4,C5)", "SUBTOTAL(9,C3:C8)".
    fn call(&mut self, letters: usize) -> Option<Written> {
        let name = self.bytes.get(self.at..self.at + letters)?;
        let is = |names: &[&str]| names.iter().any(|one| name.eq_ignore_ascii_case(one.as_bytes()));
        let mut mean = is(&["AVERAGE", "GJENNOMSNITT"]);
        let subtotal = is(&["SUBTOTAL", "DELSUM"]);
        if !mean && !subtotal && !is(&["SUM", "SUMMER"]) {
            return None;
        }
        self.at += letters + 1;
        if subtotal {
            match self.number()? {
                9 | 109 => {}
                1 | 101 => mean = true,
                _ => return None,
            }
            self.separator()?;
        }
        let mut parts = vec![self.range()?];
        while self.separator().is_some() {
            if parts.len() >= MOST_PARTS {
                return None;
            }
            parts.push(self.range()?);
        }
        self.take(b')')?;
        if mean {
            let (first, last) = one_block(&parts)?;
            return Some(Written { shape: Shape::Mean, first, last, more: ALONE });
        }
        sum(&parts)
    }

    /// "C4/B4", "C4/B4*100", "C4-B4", "C3+C4+C5".
    fn worked_out(&mut self) -> Option<Written> {
        let first = self.cell()?;
        let sign = self.peek()?;
        self.at += 1;
        let last = self.cell()?;
        match sign {
            b'/' => {
                if self.peek() == Some(b'*') {
                    self.at += 1;
                    (self.number()? == 100).then_some(())?;
                }
                Some(Written { shape: Shape::Share, first, last, more: ALONE })
            }
            b'-' => Some(Written { shape: Shape::Difference, first, last, more: ALONE }),
            b'+' => {
                let mut parts = vec![(first, first), (last, last)];
                while self.take(b'+').is_some() {
                    if parts.len() >= MOST_PARTS {
                        return None;
                    }
                    let part = self.cell()?;
                    parts.push((part, part));
                }
                sum(&parts)
            }
            _ => None,
        }
    }

    fn separator(&mut self) -> Option<()> {
        matches!(self.peek(), Some(b',' | b';')).then(|| self.at += 1)
    }

    fn number(&mut self) -> Option<u32> {
        let rest = self.bytes.get(self.at..)?;
        let count = rest.iter().take(7).take_while(|byte| byte.is_ascii_digit()).count();
        let number = std::str::from_utf8(rest.get(..count)?).ok()?.parse().ok()?;
        self.at += count;
        Some(number)
    }

    /// One cell.
    fn cell(&mut self) -> Option<Reference> {
        if !self.bracketed {
            return self.reference();
        }
        self.take(b'[')?;
        self.take(b'.')?;
        let cell = self.reference()?;
        self.take(b']')?;
        Some(cell)
    }

    /// One cell, or the block between two.
    fn range(&mut self) -> Option<(Reference, Reference)> {
        if self.bracketed {
            self.take(b'[')?;
            self.take(b'.')?;
        }
        let first = self.reference()?;
        let mut last = first;
        if self.take(b':').is_some() {
            if self.bracketed {
                self.take(b'.')?;
            }
            last = self.reference()?;
        }
        if self.bracketed {
            self.take(b']')?;
        }
        Some((first, last))
    }

    /// "$C$4" without a sheet's name.
    fn reference(&mut self) -> Option<Reference> {
        let column_fixed = self.take(b'$').is_some();
        let mut column = 0_u32;
        while let Some(byte) = self.peek().filter(u8::is_ascii_alphabetic) {
            column = column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1;
            self.at += 1;
            if column > limits::COLUMNS {
                return None;
            }
        }
        let row_fixed = self.take(b'$').is_some();
        let row = self.number()?;
        let place = super::reference::within(row.checked_sub(1)?, column.checked_sub(1)?)?;
        Some(Reference { place, row_fixed, column_fixed })
    }
}

/// The sum of these, those that make one block together as one.
fn sum(parts: &[(Reference, Reference)]) -> Option<Written> {
    let mut blocks: Vec<Vec<(Reference, Reference)>> = Vec::new();
    for part in parts {
        let room = blocks.len() < MOST_BLOCKS;
        match blocks.last_mut() {
            Some(last) if one_block(&[last.as_slice(), &[*part]].concat()).is_some() => {
                last.push(*part);
            }
            _ if room => blocks.push(vec![*part]),
            _ => return None,
        }
    }
    let mut ends = blocks.iter().map(|block| one_block(block));
    let (first, last) = ends.next()??;
    let mut more = ALONE;
    for (slot, end) in more.iter_mut().zip(ends) {
        *slot = Some(end?);
    }
    let written = Written { shape: Shape::Sum, first, last, more };
    // Blocks that make no line say nothing that is asked about.
    written.here().map(|_| written)
}

/// The block that these make together: one block, or cells in a row without a gap.
fn one_block(parts: &[(Reference, Reference)]) -> Option<(Reference, Reference)> {
    let [(first, end), rest @ ..] = parts else { return None };
    let mut last = *end;
    for (next, end) in rest {
        let (at, here) = (last.place, next.place);
        let below =
            here.column == at.column && end.place.column == at.column && here.row == at.row + 1;
        let beside = here.row == at.row && end.place.row == at.row && here.column == at.column + 1;
        if !below && !beside {
            return None;
        }
        last = *end;
    }
    // Steps down and to the right by turns are no block.
    let line = first.place.row == last.place.row || first.place.column == last.place.column;
    (rest.is_empty() || line).then_some((*first, last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(name: &str) -> Place {
        super::super::reference::place(name).expect("a cell")
    }

    fn area(first: &str, last: &str) -> Area {
        Area::new(at(first), at(last))
    }

    fn says(text: &str) -> Option<Formula> {
        read(text.as_bytes())?.here()
    }

    #[test]
    fn what_the_audit_asks_about_is_read() {
        for text in [
            "SUM(C3:C8)",
            "+SUM(C3:C8)",
            "SUM($C$3:C8)",
            "SUBTOTAL(9,C3:C8)",
            "SUM(C8:C3)",
            "SUBTOTAL(109,C3:C8)",
            "summer(C3:C8)",
            "SUM(C3,C4,C5:C8)",
            "C3+C4+C5+C6+C7+C8",
            "DELSUM(9;C3:C8)",
        ] {
            assert_eq!(says(text), Some(Formula::Sum(area("C3", "C8"))), "{text}");
        }
        assert_eq!(says("AVERAGE(C3:D8)"), Some(Formula::Mean(area("C3", "D8"))));
        assert_eq!(says("B6+C6"), Some(Formula::Sum(area("B6", "C6"))));
        let share = Formula::Share { part: at("C4"), whole: at("B4") };
        assert_eq!((says("C4/B4"), says("C4/$B$4*100")), (Some(share), Some(share)));
        assert_eq!(says("C4-B4"), Some(Formula::Difference { of: at("C4"), less: at("B4") }));
        assert_eq!(says("[1]Ark1!B5"), Some(Formula::Linked(1)));
        assert_eq!(says("SUM(&apos;[12]Ark 1&apos;!B5:B8)"), Some(Formula::Linked(12)));
    }

    #[test]
    fn what_says_something_else_is_left() {
        for text in [
            "",
            "SUM(C3:C8)/12",
            "SUM(C:C)",
            "SUM(Ark2!C3:C8)",
            "C4/B4/A4",
            "C4",
            "C4*1.25",
            "1-C4",
            "SUM(C5,C3)",
            "SUM(C3,D4)",
            "C3+D4",
            "Tabell1[Sum]",
            "Tabell1[[#This Row],[Sum]]/12",
            "SUM(C3:C8",
            "SUMIF(A1:A4,1)",
            "IF(A1=[1]Ark1,2,3)",
            "XFE1/A1",
            "A0/B1",
            "SUBTOTAL(4,C3:C8)",
            "{C4/B4}",
        ] {
            assert_eq!(says(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_of_several_blocks_keeps_them() {
        let sums = |parts: &[(&str, &str)]| {
            let areas: Vec<Area> = parts.iter().map(|(one, two)| area(one, two)).collect();
            Formula::sum_of(&areas)
        };
        let two = sums(&[("B2", "B5"), ("B8", "B9")]);
        assert!(two.is_some());
        for text in ["SUM(B2:B5,B8:B9)", "SUMMER(B2:B5;B8:B9)", "SUM(B2,B3:B5,B8,B9)"] {
            assert_eq!(says(text), two, "{text}");
        }
        assert_eq!(says("B5+B9"), sums(&[("B5", "B5"), ("B9", "B9")]));
        assert_eq!(says("SUM(C3,C5)"), sums(&[("C3", "C3"), ("C5", "C5")]));
        assert_eq!(says("B4+D4+F4"), sums(&[("B4", "B4"), ("D4", "D4"), ("F4", "F4")]));
        let written = read(b"SUM(B2:B5,B8:B9)").expect("a sum");
        let beside = written.filled(at("B10"), at("C10"));
        assert_eq!(beside, sums(&[("C2", "C5"), ("C8", "C9")]));
        assert_eq!(says("AVERAGE(B2:B5,B8:B9)"), None);
    }

    #[test]
    fn a_formula_filled_down_moves_what_is_not_fixed() {
        let written = read(b"SUM(C$3:C8)").expect("a sum");
        assert_eq!(written.filled(at("C9"), at("D12")), Some(Formula::Sum(area("D3", "D11"))));
        let written = read(b"C4/$B$4").expect("a share");
        let share = Formula::Share { part: at("C7"), whole: at("B4") };
        assert_eq!(written.filled(at("D4"), at("D7")), Some(share));
        assert_eq!(written.filled(at("D4"), at("A1")), None, "beyond the sheet's edge");
    }

    #[test]
    fn open_documents_write_cells_in_brackets() {
        let says = |text: &str| read_open(text)?.here();
        assert_eq!(says("of:=SUM([.C3:.C8])"), Some(Formula::Sum(area("C3", "C8"))));
        assert_eq!(says("oooc:=SUM([.C3];[.C4])"), Some(Formula::Sum(area("C3", "C4"))));
        assert_eq!(
            says("of:=[.C4]/[.B4]"),
            Some(Formula::Share { part: at("C4"), whole: at("B4") })
        );
        assert_eq!(says("of:=[Ark2.C4]"), None);
        let link = "of:=['file:///C:/Tall/Budsjett%202014.ods'#$Ark1.B5]";
        assert_eq!(file_of(link), Some("file:///C:/Tall/Budsjett%202014.ods"));
        assert_eq!(file_of(link).and_then(book_name).as_deref(), Some("Budsjett 2014.ods"));
        assert_eq!(book_name("C:\\Felles\\Årsverk 50%.xls").as_deref(), Some("Årsverk 50%.xls"));
    }

    proptest! {
        #[test]
        fn any_text_does_no_harm(text in proptest::collection::vec(any::<u8>(), 0..60), to in (0..20_u32, 0..20_u32)) {
            if let Some(written) = read(&text) {
                let _ = (written.here(), written.filled(Place::new(9, 9), Place::new(to.0, to.1)));
            }
            let text = String::from_utf8_lossy(&text);
            let _ = (read_open(&text), file_of(&text));
        }

        #[test]
        fn sums_of_any_block_are_read(rows in 1..2000_u32, more in 0..90_u32, column in 0..700_u32) {
            let block = Area::new(Place::new(rows, column), Place::new(rows + more, column));
            prop_assert_eq!(says(&format!("SUM({})", block.name())), Some(Formula::Sum(block)));
        }
    }
}
