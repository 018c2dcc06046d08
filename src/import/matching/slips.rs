//! Finds, among thousands of names, those of which each word that differs may be a slip of the pen: by one
//! word of the name, the rarest, and the words that are within reach of it.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHasher};

/// How many letters may differ in a slip of the pen, when the shorter word has so many bytes.
#[must_use]
pub(super) fn allowed(shorter: usize) -> usize {
    match shorter {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    }
}

/// No further entry.
const END: u32 = u32::MAX;

/// Of more words than this, those two letters apart are no longer found: they would fill the memory.
const MOST_WORDS: usize = 60_000;

/// Names by their words.
#[derive(Debug, Default)]
pub(super) struct Slips {
    words: FxHashMap<String, u32>,
    /// What is left of words when letters are struck -> the first entry; entries lead to the next.
    struck: FxHashMap<u64, u32>,
    entries: Vec<(u32, u32)>,
    /// The names with a word, by their numbers.
    names: FxHashMap<(u32, u32), Vec<usize>>,
}

impl Slips {
    /// Takes in the words of a name with these numbers.
    pub fn add(&mut self, numbers: u32, words: &[String], at: usize) {
        for word in words {
            let own = match self.words.get(word) {
                Some(known) => *known,
                None => self.learn(word),
            };
            self.names.entry((numbers, own)).or_default().push(at);
        }
    }

    fn learn(&mut self, word: &str) -> u32 {
        let own = u32::try_from(self.words.len()).unwrap_or(END);
        self.words.insert(word.to_owned(), own);
        let reach = if self.words.len() > MOST_WORDS { 1 } else { 2 };
        for left in struck(word, reach) {
            let entry = u32::try_from(self.entries.len()).unwrap_or(END);
            let before = self.struck.insert(left, entry);
            self.entries.push((own, before.unwrap_or(END)));
        }
        own
    }

    /// The names that have the same numbers, and a word that is, or may be a slip for, one of these; by
    /// the word that leads to fewest.
    pub fn near(&self, numbers: u32, words: &[String]) -> Vec<usize> {
        let led = words.iter().map(|word| {
            let mut known: Vec<u32> = Vec::new();
            for left in struck(word, 2) {
                let mut entry = self.struck.get(&left).copied().unwrap_or(END);
                while let Some((word, next)) =
                    usize::try_from(entry).ok().and_then(|at| self.entries.get(at))
                {
                    known.push(*word);
                    entry = *next;
                }
            }
            known.sort_unstable();
            known.dedup();
            let lists: Vec<&Vec<usize>> =
                known.into_iter().filter_map(|word| self.names.get(&(numbers, word))).collect();
            let count: usize = lists.iter().map(|names| names.len()).sum();
            (count, lists)
        });
        let fewest = led.min_by_key(|(count, _)| *count);
        fewest.into_iter().flat_map(|(_, lists)| lists).flatten().copied().collect()
    }
}

/// What is left of a word when up to as many letters are struck as a slip may alter, each as a number:
/// two words within a slip of each other have one in common.
fn struck(word: &str, reach: usize) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let allowed = allowed(word.len()).min(reach);
    let pairs = letters.len() * letters.len().saturating_sub(1) / 2;
    let mut left = Vec::with_capacity(1 + letters.len() + if allowed > 1 { pairs } else { 0 });
    left.push(followed(FxHasher::default(), &letters));
    let mut rest = letters.as_slice();
    let mut before = FxHasher::default();
    // What stands before the letters that are struck is gone through once for all that may follow.
    while let ([one, after @ ..], true) = (rest, allowed > 0) {
        left.push(followed(before.clone(), after));
        let (mut between, mut rest_after) = (before.clone(), after);
        while let ([other, after @ ..], true) = (rest_after, allowed > 1) {
            left.push(followed(between.clone(), after));
            between.write_u32(u32::from(*other));
            rest_after = after;
        }
        before.write_u32(u32::from(*one));
        rest = after;
    }
    left.sort_unstable();
    left.dedup();
    left
}

/// The number of some letters, and of those that follow them.
fn followed(mut before: FxHasher, letters: &[char]) -> u64 {
    for letter in letters {
        before.write_u32(u32::from(*letter));
    }
    before.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::matching::likeness::is_slip;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_slip_is_within_reach(
            one in "[a-cø]{1,12}", edits in prop::collection::vec((0..13_usize, "[a-cø]{0,2}"), 0..3),
        ) {
            let mut letters: Vec<String> = one.chars().map(String::from).collect();
            for (at, letter) in edits {
                if let Some(slot) = letters.get_mut(at) {
                    *slot = letter;
                }
            }
            let other = letters.concat();
            if is_slip(&one, &other) {
                let mut slips = Slips::default();
                slips.add(0, &["skol".to_owned(), one], 0);
                prop_assert_eq!(slips.near(0, &["skol".to_owned(), other.clone()]), [0]);
                prop_assert_eq!(slips.near(1, &[other]), Vec::<usize>::new(), "other numbers");
            }
        }
    }

    #[test]
    fn letters_that_change_places_are_one_slip() {
        let mut slips = Slips::default();
        slips.add(0, &["bakkely".to_owned()], 3);
        assert_eq!(slips.near(0, &["bakkeyl".to_owned()]), [3]);
        assert_eq!(slips.near(0, &["abkkeyl".to_owned()]), [3; 0], "two are not");
    }
}
