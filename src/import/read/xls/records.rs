//! The records a workbook stream consists of: a type, a length, and the body.

use crate::import::read::bytes::u16_at;

pub const CONTINUE: u16 = 0x3C;
pub const BOF: u16 = 0x809;
pub const EOF: u16 = 0x0A;

/// The records of a stream from a place on.
#[derive(Clone)]
pub struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    #[must_use]
    pub fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The bodies that continue the record just read.
    pub fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut bodies = Vec::new();
        let mut ahead = self.clone();
        while let Some((CONTINUE, body)) = ahead.next() {
            bodies.push(body);
            self.at = ahead.at;
        }
        bodies
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = u16_at(self.stream, self.at)?;
        let length = usize::from(u16_at(self.stream, self.at + 2)?);
        let rest = self.stream.get(self.at + 4..)?;
        // The last record of a stream that is cut off is as long as it is.
        let body = rest.get(..length).unwrap_or(rest);
        self.at += 4 + length;
        Some((kind, body))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn continuations_are_gathered() {
        let stream = [1, 0, 1, 0, 7, 0x3C, 0, 1, 0, 8, 0x3C, 0, 0, 0, 2, 0, 9, 0, 5];
        let mut records = Records::from(&stream, 0);
        assert_eq!(records.next(), Some((1, [7].as_slice())));
        assert_eq!(records.continued(), [[8].as_slice(), [].as_slice()]);
        assert_eq!(records.next(), Some((2, [5].as_slice())));
        assert_eq!(records.next(), None);
    }
}
