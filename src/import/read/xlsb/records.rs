//! The records an xlsb part consists of: a type and a length in seven-bit pieces, then the body.

use std::io::Read;

/// The longest body read: far more than any cell's.
const LONGEST: usize = 16 << 20;

/// The records of a part, in order.
pub struct Records<'a> {
    input: Option<Box<dyn Read + 'a>>,
    body: Vec<u8>,
}

impl<'a> Records<'a> {
    /// The records of a part; none if there is no such part.
    pub fn of(input: Option<impl Read + 'a>) -> Self {
        let input = input.map(|input| Box::new(input) as Box<dyn Read>);
        Self { input, body: Vec::new() }
    }

    /// The next record's type and body; `None` at the end or where the part is damaged.
    pub fn next(&mut self) -> Option<(u16, &[u8])> {
        let input = self.input.as_mut()?;
        let kind = u16::try_from(varied(input, 2)?).ok()?;
        let length = varied(input, 4)?;
        if length > LONGEST {
            return None;
        }
        self.body.clear();
        let read = input.take(length as u64).read_to_end(&mut self.body).ok()?;
        (read == length).then_some((kind, self.body.as_slice()))
    }
}

/// A number in pieces of seven bits, the top bit saying that another follows.
fn varied(input: &mut impl Read, most: u32) -> Option<usize> {
    let mut number = 0;
    for step in 0..most {
        let mut byte = [0];
        input.read_exact(&mut byte).ok()?;
        number |= usize::from(byte[0] & 0x7F) << (7 * step);
        if byte[0] & 0x80 == 0 {
            break;
        }
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_follow_each_other_until_cut_off() {
        let bytes: &[u8] = &[0x05, 0x02, 7, 8, 0x81, 0x02, 0x00, 0x06, 0x09, 1];
        let mut records = Records::of(Some(bytes));
        assert_eq!(records.next(), Some((5, [7, 8].as_slice())));
        assert_eq!(records.next(), Some((257, [].as_slice())));
        assert_eq!(records.next(), None);
        assert_eq!(Records::of(None::<&[u8]>).next(), None);
    }
}
