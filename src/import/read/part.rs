//! A part of a zipped workbook as it unpacks, seen through a window that can be widened.

use std::cell::RefCell;
use std::io::{BufRead, Error, Read};

/// How much is unpacked at a time, at least and at most to begin with, and the most that is looked at
/// together.
const SMALLEST: usize = 1 << 9;
const WINDOW: usize = 1 << 15;
const WIDEST: usize = 1 << 20;

thread_local! {
    /// A window used before: one is as good for the next part, and making one means filling it with noughts.
    static SPARE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The bytes of a part.
pub struct Part<'p> {
    input: Box<dyn Read + 'p>,
    buffer: Vec<u8>,
    /// What of the buffer is unpacked and not yet used.
    from: usize,
    to: usize,
    /// A fault met while widening; said when the bytes before it are used up.
    fault: Option<Error>,
}

impl<'p> Part<'p> {
    pub fn new(input: impl Read + 'p) -> Self {
        Self::of_size(input, WINDOW)
    }

    /// A part said to unpack to this many bytes: most are small.
    pub fn of_size(input: impl Read + 'p, size: usize) -> Self {
        let mut buffer = SPARE.take();
        let size = size.clamp(SMALLEST, WINDOW);
        if buffer.len() < size {
            buffer.resize(size, 0);
        }
        Self { input: Box::new(input), buffer, from: 0, to: 0, fault: None }
    }

    /// What is unpacked and not yet used.
    #[must_use]
    pub fn seen(&self) -> &[u8] {
        self.buffer.get(self.from..self.to).unwrap_or_default()
    }

    /// Unpacks more behind what is seen. Says whether there was more, and room for it.
    pub fn widen(&mut self) -> bool {
        if self.fault.is_some() {
            return false;
        }
        if self.from > 0 {
            self.buffer.copy_within(self.from..self.to, 0);
            self.to -= self.from;
            self.from = 0;
        }
        if self.to == self.buffer.len() {
            if self.buffer.len() >= WIDEST {
                return false;
            }
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        match self.input.read(self.buffer.get_mut(self.to..).unwrap_or_default()) {
            Ok(count) => {
                self.to += count;
                count > 0
            }
            Err(fault) => {
                self.fault = Some(fault);
                false
            }
        }
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        // One that had to be widened is let go.
        if self.buffer.len() <= WINDOW {
            SPARE.set(std::mem::take(&mut self.buffer));
        }
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        if self.from == self.to {
            if let Some(fault) = self.fault.take() {
                return Err(fault);
            }
            (self.from, self.to) = (0, 0);
            self.to = self.input.read(&mut self.buffer)?;
        }
        Ok(self.seen())
    }

    fn consume(&mut self, count: usize) {
        self.from = self.from.saturating_add(count).min(self.to);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_widens_and_moves_on() {
        let bytes: Vec<u8> = (0..WINDOW * 3).map(|at| (at % 251) as u8).collect();
        let mut part = Part::new(bytes.as_slice());
        assert!(part.seen().is_empty());
        assert!(part.widen());
        part.consume(WINDOW - 10);
        assert_eq!(part.seen(), &bytes[WINDOW - 10..WINDOW]);
        assert!(part.widen());
        assert_eq!(part.seen(), &bytes[WINDOW - 10..WINDOW * 2 - 10]);
        let mut rest = Vec::new();
        part.read_to_end(&mut rest).expect("bytes in memory");
        assert_eq!(rest, &bytes[WINDOW - 10..]);
        assert!(!part.widen());
    }

    #[test]
    fn a_fault_comes_after_the_bytes_before_it() {
        struct Cut(bool);
        impl Read for Cut {
            fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(Error::other("cut"));
                }
                into[..3].copy_from_slice(b"abc");
                Ok(3)
            }
        }
        let mut part = Part::new(Cut(false));
        assert!(part.widen());
        assert!(!part.widen());
        assert_eq!(part.fill_buf().expect("what was read"), b"abc");
        part.consume(3);
        assert!(part.fill_buf().is_err());
    }
}
