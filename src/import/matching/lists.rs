//! The word lists names are compared by, read from `assets/lexicon` in folded letters.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::normal::{fold, stem};
use crate::import::lexicon::letter_pairs;

/// The lists.
#[derive(Debug)]
pub(super) struct Lists {
    abbreviations: FxHashMap<String, String>,
    /// Parts of words in nynorsk and bokmål, with the letter pairs of the first.
    nynorsk: Vec<(String, String, u64)>,
    telling: BTreeSet<String>,
}

/// The lists, read once.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        abbreviations: pairs(include_str!("../../../assets/lexicon/abbreviations.txt")).collect(),
        nynorsk: pairs(include_str!("../../../assets/lexicon/nynorsk.txt"))
            .map(|(nynorsk, bokmaal)| {
                let letters = letter_pairs(&nynorsk);
                (nynorsk, bokmaal, letters)
            })
            .collect(),
        telling: lines(include_str!("../../../assets/lexicon/telling.txt"))
            .map(|word| stem(&fold(word)))
            .collect(),
    })
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn pairs(text: &'static str) -> impl Iterator<Item = (String, String)> {
    lines(text)
        .filter_map(|line| line.split_once(" = "))
        .map(|(one, other)| (fold(one), fold(other)))
}

impl Lists {
    /// The word an abbreviation stands for.
    pub fn written_out(&self, word: &str) -> Option<&str> {
        self.abbreviations.get(word).map(String::as_str)
    }

    /// A word with its nynorsk parts in bokmål.
    pub fn bokmaal(&self, word: String) -> String {
        let own = letter_pairs(&word);
        let mut altered: Option<String> = None;
        for (nynorsk, bokmaal, letters) in &self.nynorsk {
            // Most words lack a pair of its letters, which tells without a search.
            if letters & !own == 0 && word.contains(nynorsk.as_str()) {
                let before = altered.as_deref().unwrap_or(&word);
                altered = Some(before.replace(nynorsk.as_str(), bokmaal));
            }
        }
        altered.unwrap_or(word)
    }

    /// Whether a word by itself tells two names apart.
    pub fn tells(&self, stem: &str) -> bool {
        self.telling.contains(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nynorsk_parts_become_bokmaal_wherever_they_stand() {
        for (nynorsk, bokmaal, _) in &lists().nynorsk {
            let word = format!("x{nynorsk}y");
            let plainly = lists()
                .nynorsk
                .iter()
                .filter(|(part, ..)| word.contains(part.as_str()))
                .fold(word.clone(), |word, (part, other, _)| word.replace(part.as_str(), other));
            assert_eq!(lists().bokmaal(word.clone()), plainly);
            assert!(!bokmaal.is_empty());
        }
    }

    #[test]
    fn every_line_says_something() {
        for text in [
            include_str!("../../../assets/lexicon/abbreviations.txt"),
            include_str!("../../../assets/lexicon/nynorsk.txt"),
        ] {
            assert_eq!(pairs(text).count(), lines(text).count());
            for (one, other) in pairs(text) {
                assert!(!one.contains(' ') && one != other, "{one} = {other}");
            }
        }
    }
}
