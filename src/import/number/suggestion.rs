//! The one number that words around it come to: "15 % innen 2018".

use super::{Written, level, read};
use crate::domain::Period;

/// What words around a number come to, for a person to confirm.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The one number the words hold.
    pub number: Option<Written>,
    /// The year it is to be reached ("15 % innen 2018").
    pub by: Option<Period>,
}

/// Words before a year that is a term, not a number.
const TERM: [&str; 9] = ["innen", "i", "for", "før", "til", "utgangen", "løpet", "av", "by"];

/// Looks for the one number in a text that is more than a number. With two or more there is
/// nothing to suggest: "3 % / 60 %" is two aims.
#[must_use]
pub fn suggest(text: &str) -> Suggestion {
    const MOST_WORDS: usize = 40;
    let mut out = Suggestion { number: None, by: None };
    let plain = level(text);
    let words: Vec<&str> = plain.split_whitespace().take(MOST_WORDS).collect();
    let mut found: Vec<Written> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let longest = (1..=4).rev().find_map(|count| {
            let part = words.get(at..at + count)?.join(" ");
            let part = part.trim_end_matches([',', ';', ':', '?']);
            let last = at + count == words.len();
            let part = if last { part.strip_suffix('.').unwrap_or(part) } else { part };
            read(part).map(|written| (count, written))
        });
        let bare = word.trim_matches([',', '.', ';', ':', '(', ')']);
        let year = (bare.len() == 4)
            .then(|| bare.parse::<i32>().ok())
            .flatten()
            .filter(|year| crate::import::header::HEAD_YEARS.contains(year));
        if let Some(year) = year
            && longest.as_ref().is_none_or(|(count, _)| *count == 1)
        {
            let before = at.checked_sub(1).and_then(|before| words.get(before)).copied();
            if before.is_some_and(|before| TERM.contains(&before)) {
                out.by = Period::year(year);
            }
            at += 1;
            continue;
        }
        match longest {
            Some((count, written)) => {
                found.push(written);
                at += count;
            }
            None => {
                // A number hidden in a word or a sign: nobody knows what it counts.
                if word.bytes().any(|byte| byte.is_ascii_digit()) {
                    return out;
                }
                at += 1;
            }
        }
    }
    if let [one] = found.as_slice() {
        out.number = Some(one.clone())
            .filter(|one| one.high.is_none() && one.other.is_none() && one.beside.is_none());
    }
    out
}
