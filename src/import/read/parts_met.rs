//! What small parts say, by their bytes: workbooks made from one template describe looks, links and sheets
//! in the same words, so that what was read of one stands for the next.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

/// Bytes; a longer part, packed, is read each time.
const LONGEST: usize = 16 << 10;

/// What the latest of such parts were read as.
pub struct PartsMet<T> {
    most: usize,
    latest: RefCell<VecDeque<Met<T>>>,
}

/// A part's bytes, packed, and what it was read as.
type Met<T> = (Box<[u8]>, Rc<T>);

impl<T> PartsMet<T> {
    /// Keeps at most so many.
    #[must_use]
    pub const fn new(most: usize) -> Self {
        Self { most, latest: RefCell::new(VecDeque::new()) }
    }

    /// What a part of just these bytes was read as.
    #[must_use]
    pub fn get(&self, packed: &[u8]) -> Option<Rc<T>> {
        let latest = self.latest.borrow();
        latest.iter().find(|(known, _)| **known == *packed).map(|(_, meaning)| Rc::clone(meaning))
    }

    /// Remembers what a part is read as, in place of the one that came first.
    pub fn keep(&self, packed: &[u8], meaning: &Rc<T>) {
        if packed.len() > LONGEST {
            return;
        }
        let mut latest = self.latest.borrow_mut();
        if latest.len() >= self.most {
            latest.pop_front();
        }
        latest.push_back((packed.into(), Rc::clone(meaning)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_are_kept_and_only_the_same_bytes_count() {
        let met = PartsMet::new(2);
        for (bytes, meaning) in [("a", 1), ("b", 2), ("c", 3)] {
            met.keep(bytes.as_bytes(), &Rc::new(meaning));
        }
        let of = |bytes: &str| met.get(bytes.as_bytes()).map(|meaning| *meaning);
        assert_eq!((of("a"), of("b"), of("c"), of("bc")), (None, Some(2), Some(3), None));
        met.keep(&[0; LONGEST + 1], &Rc::new(4));
        assert_eq!(met.get(&[0; LONGEST + 1]), None, "too long to be kept");
    }
}
