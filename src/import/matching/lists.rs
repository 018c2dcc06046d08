//! The word lists names are compared by, read from `assets/lexicon` in folded letters.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::normal::{fold, stem};

/// The lists.
#[derive(Debug)]
pub(super) struct Lists {
    abbreviations: BTreeMap<String, String>,
    nynorsk: Vec<(String, String)>,
    telling: BTreeSet<String>,
}

/// The lists, read once.
pub(super) fn lists() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(|| Lists {
        abbreviations: pairs(include_str!("../../../assets/lexicon/abbreviations.txt")).collect(),
        nynorsk: pairs(include_str!("../../../assets/lexicon/nynorsk.txt")).collect(),
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
        self.nynorsk
            .iter()
            .filter(|(nynorsk, _)| word.contains(nynorsk.as_str()))
            .fold(word.clone(), |word, (nynorsk, bokmaal)| word.replace(nynorsk.as_str(), bokmaal))
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
