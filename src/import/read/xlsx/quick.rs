//! Cells and rows written the way nearly every program writes them, read straight from the
//! bytes: a general XML reader takes most of the time a large sheet needs. Whatever is written
//! otherwise is left to that reader, where it stands.

use super::sheet::{Current, Kind};
use crate::import::read::reference;

/// What stands first in the bytes.
pub enum Step<'b> {
    /// A cell with its value as written; `None` if it holds none.
    Cell(Current, Option<&'b str>, usize),
    /// The start of a row, whose end follows at once if so said.
    Row(Row, bool, usize),
    RowEnd(usize),
    /// The bytes end too early to tell.
    More,
    /// Something for the XML reader.
    Other,
}

/// What a row says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Row {
    /// Counted from one, as written.
    pub number: Option<u32>,
    pub hidden: bool,
    pub level: u8,
}

/// What stands first among the shared texts.
pub enum Shared<'b> {
    /// A text in one run, and whether spaces at its ends are part of it.
    Text(&'b str, bool, usize),
    More,
    /// Something for the XML reader.
    Other,
}

/// Reads the shared text that stands first, after any white space.
pub fn shared(bytes: &[u8]) -> Shared<'_> {
    let mut scan = Scan { bytes, at: 0 };
    match scan.shared() {
        Ok(step) => step,
        Err(Stop::More) => Shared::More,
        Err(Stop::Other) => Shared::Other,
    }
}

/// What comes next within a tag.
enum Tag<'b> {
    /// An attribute's name and value.
    Attribute(&'b [u8], &'b [u8]),
    /// The end of the tag; the element ends there too, or goes on.
    End(bool),
}

/// Why a step cannot be told.
enum Stop {
    More,
    Other,
}

/// Reads what stands first, after any white space.
pub fn step<'b>(bytes: &'b [u8], row: u32, column: u32) -> Step<'b> {
    let mut scan = Scan { bytes, at: 0 };
    let found = scan.step(row, column);
    match found {
        Ok(step) => step,
        Err(Stop::More) => Step::More,
        Err(Stop::Other) => Step::Other,
    }
}

struct Scan<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Scan<'b> {
    fn step(&mut self, row: u32, column: u32) -> Result<Step<'b>, Stop> {
        while self.peek()?.is_ascii_whitespace() {
            self.at += 1;
        }
        self.expect(b'<')?;
        match self.peek()? {
            b'c' => {
                self.at += 1;
                self.cell(row, column)
            }
            b'r' => {
                self.expect_all(b"row")?;
                self.row()
            }
            b'/' => {
                self.expect_all(b"/row>")?;
                Ok(Step::RowEnd(self.at))
            }
            _ => Err(Stop::Other),
        }
    }

    fn shared(&mut self) -> Result<Shared<'b>, Stop> {
        while self.peek()?.is_ascii_whitespace() {
            self.at += 1;
        }
        self.expect_all(b"<si><t")?;
        let kept = self.peek()? == b' ';
        if kept {
            self.expect_all(b" xml:space=\"preserve\"")?;
        }
        self.expect(b'>')?;
        let text = text(self.up_to(b'<')?)?;
        self.expect_all(b"/t></si>")?;
        Ok(Shared::Text(text, kept, self.at))
    }

    fn peek(&self) -> Result<u8, Stop> {
        self.bytes.get(self.at).copied().ok_or(Stop::More)
    }

    fn next(&mut self) -> Result<u8, Stop> {
        let byte = self.peek()?;
        self.at += 1;
        Ok(byte)
    }

    fn expect(&mut self, byte: u8) -> Result<(), Stop> {
        if self.next()? == byte { Ok(()) } else { Err(Stop::Other) }
    }

    fn expect_all(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        bytes.iter().try_for_each(|byte| self.expect(*byte))
    }

    /// The bytes up to this one, which is passed. Entities and line ends to be levelled are the
    /// XML reader's.
    fn up_to(&mut self, end: u8) -> Result<&'b [u8], Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|byte| *byte == end || matches!(*byte, b'&' | b'\r'))
            .ok_or(Stop::More)?;
        if rest.get(length) != Some(&end) {
            return Err(Stop::Other);
        }
        self.at += length + 1;
        Ok(rest.get(..length).unwrap_or_default())
    }

    /// The next attribute, or the end of the tag.
    fn attribute(&mut self) -> Result<Tag<'b>, Stop> {
        let mut spaced = false;
        loop {
            match self.peek()? {
                b' ' => spaced = true,
                b'>' => {
                    self.at += 1;
                    return Ok(Tag::End(false));
                }
                b'/' => {
                    self.at += 1;
                    self.expect(b'>')?;
                    return Ok(Tag::End(true));
                }
                _ if spaced => break,
                _ => return Err(Stop::Other),
            }
            self.at += 1;
        }
        let name = self.up_to(b'=')?;
        self.expect(b'"')?;
        let value = self.up_to(b'"')?;
        if name.iter().chain(value).any(|byte| matches!(byte, b'<' | b'>' | b'\n')) {
            return Err(Stop::Other);
        }
        Ok(Tag::Attribute(name, value))
    }

    fn row(&mut self) -> Result<Step<'b>, Stop> {
        let mut row = Row::default();
        loop {
            let (name, value) = match self.attribute()? {
                Tag::Attribute(name, value) => (name, value),
                Tag::End(ended) => return Ok(Step::Row(row, ended, self.at)),
            };
            match name {
                b"r" => row.number = Some(number(value).ok_or(Stop::Other)?),
                b"hidden" => row.hidden |= matches!(value, b"1" | b"true"),
                b"ht" => row.hidden |= text(value)?.parse().is_ok_and(|height: f64| height == 0.0),
                b"outlineLevel" => {
                    let level = number(value).and_then(|level| u8::try_from(level).ok());
                    row.level = level.ok_or(Stop::Other)?;
                }
                // A name with a prefix may be one of those above.
                name if name.contains(&b':') && !name.ends_with(b":dyDescent") => {
                    return Err(Stop::Other);
                }
                _ => {}
            }
        }
    }

    /// Takes in an attribute of a cell written the plainest way; any other stays where it is.
    fn plain(&mut self, cell: &mut Current) -> Option<()> {
        const LONGEST: usize = 12;
        let [b' ', name, b'=', b'"', rest @ ..] = self.bytes.get(self.at..)? else { return None };
        let length = rest.iter().take(LONGEST).position(|byte| *byte == b'"')?;
        let value = rest.get(..length)?;
        match name {
            b'r' => cell.place = Some(reference::place_in(value)?),
            b's' => cell.style = usize::try_from(number(value)?).ok()?,
            b't' if value == b"s" => cell.kind = Kind::Shared,
            _ => return None,
        }
        self.at += b" r=\"\"".len() + length;
        Some(())
    }

    fn cell(&mut self, row: u32, column: u32) -> Result<Step<'b>, Stop> {
        let mut cell = Current { place: reference::within(row, column), ..Current::default() };
        while self.plain(&mut cell).is_some() {}
        let ended = loop {
            let (name, value) = match self.attribute()? {
                Tag::Attribute(name, value) => (name, value),
                Tag::End(ended) => break ended,
            };
            match name {
                b"r" => cell.place = Some(reference::place_in(value).ok_or(Stop::Other)?),
                b"s" => {
                    let style = number(value).and_then(|style| usize::try_from(style).ok());
                    cell.style = style.ok_or(Stop::Other)?;
                }
                b"t" => cell.kind = Kind::of(text(value)?),
                b"cm" | b"vm" | b"ph" => {}
                _ => return Err(Stop::Other),
            }
        };
        if ended {
            return Ok(Step::Cell(cell, None, self.at));
        }
        let mut value = None;
        loop {
            self.expect(b'<')?;
            match self.next()? {
                b'/' => {
                    self.expect_all(b"c>")?;
                    return Ok(Step::Cell(cell, value, self.at));
                }
                b'v' if value.is_none() => value = Some(text(self.content(b"v>")?)?),
                b'f' if !cell.formula => {
                    let start = self.at;
                    self.content(b"f>")?;
                    cell.formula = true;
                    cell.written = start..self.at;
                }
                _ => return Err(Stop::Other),
            }
        }
    }

    /// What an element whose name is passed holds: nothing but text.
    fn content(&mut self, end: &[u8]) -> Result<&'b [u8], Stop> {
        let value = end.first() == Some(&b'v');
        match self.next()? {
            b'>' => {}
            b'/' => {
                self.expect(b'>')?;
                return Ok(&[]);
            }
            // What a formula's tag says does not matter; a value's might.
            b' ' if !value => {
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                let length = rest.iter().position(|byte| *byte == b'>').ok_or(Stop::More)?;
                self.at += length + 1;
                if length > 0 && rest.get(length - 1) == Some(&b'/') {
                    return Ok(&[]);
                }
            }
            _ => return Err(Stop::Other),
        }
        let text = if value { self.up_to(b'<')? } else { self.passed()? };
        self.expect(b'/')?;
        self.expect_all(end)?;
        Ok(text)
    }

    /// A formula's text, entities and all.
    fn passed(&mut self) -> Result<&'b [u8], Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| *byte == b'<').ok_or(Stop::More)?;
        self.at += length + 1;
        Ok(rest.get(..length).unwrap_or_default())
    }
}

fn text(bytes: &[u8]) -> Result<&str, Stop> {
    std::str::from_utf8(bytes).map_err(|_| Stop::Other)
}

/// A whole number of at most nine digits.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0_u32, |number, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::Place;

    #[test]
    fn plain_cells_are_read() {
        let bytes = b" <c r=\"B2\" s=\"3\" t=\"s\"><v>17</v></c><c";
        let Step::Cell(cell, value, length) = step(bytes, 9, 9) else { panic!("a cell") };
        assert_eq!((cell.place, cell.style, value), (Some(Place::new(1, 1)), 3, Some("17")));
        assert!(cell.kind == Kind::Shared && !cell.formula);
        assert_eq!(length, bytes.len() - 2);
        let bytes = b"<c r=\"C2\"><f t=\"shared\" si=\"0\">IF(A1&lt;2,1,2)</f><v>2.5</v></c>";
        let Step::Cell(cell, value, _) = step(bytes, 0, 0) else { panic!("a cell") };
        assert!(cell.formula && value == Some("2.5"));
        assert!(matches!(step(b"<c><f/><v/></c>", 4, 5), Step::Cell(cell, Some(""), _)
            if cell.place == Some(Place::new(4, 5))));
        assert!(matches!(step(b"<c r=\"A1\" s=\"4\"/>", 0, 0), Step::Cell(_, None, _)));
    }

    #[test]
    fn spaces_without_end_are_passed_over() {
        let spaces = " ".repeat(300_000);
        let bytes = format!("<c{spaces}r=\"B2\"{spaces}><v>17</v></c>");
        assert!(matches!(step(bytes.as_bytes(), 0, 0), Step::Cell(cell, Some("17"), _)
            if cell.place == Some(Place::new(1, 1))));
        let bytes = format!("<c{spaces}");
        assert!(matches!(step(bytes.as_bytes(), 0, 0), Step::More));
    }

    #[test]
    fn rows_are_read() {
        let bytes =
            b"<row r=\"7\" spans=\"1:3\" ht=\"0\" outlineLevel=\"2\" x14ac:dyDescent=\"0.25\">";
        let Step::Row(row, false, _) = step(bytes, 0, 0) else { panic!("a row") };
        assert_eq!(row, Row { number: Some(7), hidden: true, level: 2 });
        assert!(matches!(step(b"\r\n<row r=\"8\" hidden=\"1\" />", 0, 0), Step::Row(row, true, _)
            if row.hidden));
        assert!(matches!(step(b"</row>", 0, 0), Step::RowEnd(6)));
    }

    #[test]
    fn shared_texts_are_read() {
        let found = shared(b"<si><t>Lia skole</t></si><si>");
        assert!(matches!(found, Shared::Text("Lia skole", false, 25)));
        let found = shared(b"\n<si><t xml:space=\"preserve\"> a</t></si>");
        assert!(matches!(found, Shared::Text(" a", true, _)));
        for other in ["<si><r><t>a</t></r></si>", "<si><t>a&amp;b</t></si>", "<si/>", "</sst>"] {
            assert!(matches!(shared(other.as_bytes()), Shared::Other), "{other}");
        }
        assert!(matches!(shared(b"<si><t>Lia sk"), Shared::More));
    }

    #[test]
    fn what_is_written_otherwise_is_left() {
        for other in [
            "</sheetData>",
            "<x:c r=\"A1\"><v>1</v></x:c>",
            "<c r='A1'><v>1</v></c>",
            "<c r=\"A1\"><is><t>a</t></is></c>",
            "<c r=\"A1\"><v>1&amp;2</v></c>",
            "<c r=\"A1\"><v xml:space=\"preserve\"> 1</v></c>",
            "<c r=\"A0\"><v>1</v></c>",
            "<c r=\"A1\" s=\"-1\"><v>1</v></c>",
            "<c r=\"A1\"><v><!-- a --></v></c>",
            "<c r=\"A1\"><v>1</v><v>2</v></c>",
            "<cols>",
            "<row r=\"x\">",
            "<row x:hidden=\"1\">",
        ] {
            assert!(matches!(step(other.as_bytes(), 0, 0), Step::Other), "{other}");
        }
    }

    #[test]
    fn cut_off_anywhere_asks_for_more() {
        let whole = b"<row r=\"1\" spans=\"1:2\"><c r=\"A1\" s=\"2\"><f>1+1</f><v>2</v></c></row>";
        let mut at = 0;
        while at < whole.len() {
            let rest = &whole[at..];
            let length = match step(rest, 0, 0) {
                Step::Cell(.., length) | Step::Row(.., length) | Step::RowEnd(length) => length,
                Step::More | Step::Other => panic!("at {at}"),
            };
            for cut in 0..length {
                assert!(matches!(step(&rest[..cut], 0, 0), Step::More), "{at} cut at {cut}");
            }
            at += length;
        }
    }
}
