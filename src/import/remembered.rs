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
    #[inline]
    pub(in crate::import) fn get(&self, text: &str, make: impl FnOnce() -> T) -> T {
        let known = if text.len() > LONGEST { None } else { self.known(text) };
        known.unwrap_or_else(|| self.learn(text, make))
    }

    fn known(&self, text: &str) -> Option<T> {
        self.0.borrow().get(text).cloned()
    }

    /// Apart from what is asked for over and over, which then is short.
    #[inline(never)]
    fn learn(&self, text: &str, make: impl FnOnce() -> T) -> T {
        let made = make();
        if text.len() > LONGEST {
            return made;
        }
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
