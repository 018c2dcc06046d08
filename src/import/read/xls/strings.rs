//! Texts of a workbook stream, which may run over from one record into the next.

use encoding_rs::Encoding;

use crate::import::read::builder::{Marked, many_cells};
use crate::import::read::bytes::{marked, u16_at, u32_at};
use crate::import::read::limits;

/// A record's body with those that continue it.
pub struct Segments<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Segments<'a> {
    #[must_use]
    pub fn new(first: &'a [u8], continued: Vec<&'a [u8]>) -> Self {
        let mut parts = vec![first];
        parts.extend(continued);
        Self { parts, part: 0, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.parts.get(self.part).and_then(|part| part.get(self.at..)).unwrap_or_default()
    }

    /// Goes on to the next record when this one is used up; `false` at the end.
    fn refill(&mut self) -> bool {
        while self.rest().is_empty() {
            if self.part + 1 >= self.parts.len() {
                return false;
            }
            self.part += 1;
            self.at = 0;
        }
        true
    }

    fn byte(&mut self) -> Option<u8> {
        self.refill();
        let byte = self.rest().first().copied()?;
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    pub fn skip(&mut self, mut count: usize) {
        while count > 0 && self.refill() {
            let step = count.min(self.rest().len());
            self.at += step;
            count -= step;
        }
    }

    /// Letters of one or two bytes; where the text runs over, the next record says anew which.
    pub fn letters(&mut self, count: usize, wide: bool) -> Vec<u16> {
        let mut letters = Vec::new();
        let mut wide = wide;
        while letters.len() < count {
            if self.rest().is_empty() {
                if !self.refill() {
                    break;
                }
                wide = self.byte().is_some_and(|flags| flags & 1 != 0);
            }
            let rest = self.rest();
            let size = if wide { 2 } else { 1 };
            let step = (count - letters.len()).min(rest.len() / size);
            if step == 0 {
                // Half a letter at a record's end is damage.
                self.at += rest.len();
                continue;
            }
            if wide {
                letters.extend((0..step).filter_map(|letter| u16_at(rest, letter * 2)));
            } else {
                letters.extend(rest.iter().take(step).map(|byte| u16::from(*byte)));
            }
            self.at += step * size;
        }
        letters
    }

    /// A text with its length, kind of letters, runs of fonts and phonetic hints.
    fn rich(&mut self, raised: &[bool]) -> Option<Marked> {
        let count = usize::from(self.number()?);
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.number()?) } else { 0 };
        let extra = if flags & 4 != 0 {
            let pair = [self.number()?, self.number()?];
            usize::from(pair[0]) | usize::from(pair[1]) << 16
        } else {
            0
        };
        let letters = self.letters(count, flags & 1 != 0);
        let mut starts = Vec::new();
        for _ in 0..runs {
            let (start, font) = (self.number()?, self.number()?);
            starts.push((usize::from(start), is_raised(raised, font)));
        }
        self.skip(extra);
        Some(marked(&letters, &starts))
    }
}

/// Whether a font is raised, by its number in records: there is no font 4.
#[must_use]
pub fn is_raised(raised: &[bool], font: u16) -> bool {
    raised.get(font_position(font)).copied().unwrap_or(false)
}

/// A font's position among the font records, by its number.
#[must_use]
pub fn font_position(font: u16) -> usize {
    usize::from(if font > 4 { font - 1 } else { font })
}

/// The texts cells share.
///
/// # Errors
/// When there is more text than is read.
pub fn shared(body: &[u8], continued: Vec<&[u8]>, raised: &[bool]) -> Result<Vec<Marked>, String> {
    let count = u32_at(body, 4).and_then(|count| usize::try_from(count).ok()).unwrap_or(0);
    let mut segments = Segments::new(body, continued);
    segments.skip(8);
    let (mut texts, mut bytes) = (Vec::new(), 0);
    for _ in 0..count {
        let Some(text) = segments.rich(raised) else { break };
        bytes += text.text.len();
        if bytes > limits::TEXT_BYTES || texts.len() >= limits::CELLS {
            return Err(many_cells());
        }
        texts.push(text);
    }
    Ok(texts)
}

/// A text in a body: its length in one or two bytes, then from BIFF8 on a flag and letters,
/// before that bytes in the workbook's code page.
#[must_use]
pub fn text_at(
    body: &[u8],
    at: usize,
    long: bool,
    code_page: Option<&'static Encoding>,
) -> Option<String> {
    let (count, from) = if long {
        (usize::from(u16_at(body, at)?), at + 2)
    } else {
        (usize::from(*body.get(at)?), at + 1)
    };
    if let Some(encoding) = code_page {
        let rest = body.get(from..)?;
        let bytes = rest.get(..count).unwrap_or(rest);
        return Some(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    let wide = body.get(from)? & 1 != 0;
    let mut segments = Segments::new(body.get(from + 1..)?, Vec::new());
    Some(crate::import::read::bytes::text(segments.letters(count, wide)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_may_change_its_letters_where_it_runs_over() {
        let first = [1, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, b'S', b'y'];
        let second = [1, 0xE6, 0, b'k', 0];
        let texts = shared(&first, vec![&second], &[]).expect("few texts");
        assert_eq!(texts.len(), 1);
        assert_eq!(&*texts[0].text, "Syæk");
    }

    #[test]
    fn a_damaged_table_of_texts_ends() {
        let body = [0xFF; 40];
        let texts = shared(&body, Vec::new(), &[]).expect("few texts");
        assert!(texts.len() <= 1);
    }

    #[test]
    fn old_texts_are_in_the_code_page() {
        let body = [3, b'\xE6', b'r', b'e'];
        let page = Some(encoding_rs::WINDOWS_1252);
        assert_eq!(text_at(&body, 0, false, page).as_deref(), Some("ære"));
        assert_eq!(text_at(&[2, 0, 0, b'a', b'b'], 0, true, None).as_deref(), Some("ab"));
    }
}
