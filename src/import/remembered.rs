//! What was made of texts before: the same heads stand in every sheet and file of a batch.

use std::cell::RefCell;

use rustc_hash::FxHashMap;

/// Longer texts are prose and stand once.
const LONGEST: usize = 120;

/// So many texts are remembered by each thread.
const REMEMBERED: usize = 32_768;

/// So many have room as soon as there is one.
const AT_FIRST: usize = 112;

/// What was made of texts before.
pub(in crate::import) struct Remembered<T>(RefCell<FxHashMap<Box<str>, T>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Remembered<T> {
    /// What was made of the text before, or is made of it now.
    pub(in crate::import) fn get(&self, text: &str, make: impl FnOnce() -> T) -> T {
        if text.len() > LONGEST {
            return make();
        }
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let made = make();
        let mut known = self.0.borrow_mut();
        if known.is_empty() {
            known.reserve(AT_FIRST);
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(text.into(), made.clone());
        made
    }
}
