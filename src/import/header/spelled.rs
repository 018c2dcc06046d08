//! Parts of the year in words, in Roman numbers or with a letter wrong: "Andre tertial", "II. kvartal", "2. tetrial".

use std::borrow::Cow;

use crate::import::lexicon::lexicon;

/// The words of a head, with its part of the year written as others write it.
pub(super) struct Spelled<'w> {
    pub words: Vec<&'w str>,
    /// A word had to be read as another: for a person to confirm.
    pub wrong: bool,
}

const PARTS: [&str; 6] = ["tertial", "tertialet", "kvartal", "kvartalet", "halvår", "halvåret"];

/// Whether a text has a word for a part of the year, though no figure: "Første halvår".
pub(super) fn may_be_numbered_in_words(text: &str) -> bool {
    // All of them end so, which shows before a word is copied.
    let part = |word: &str| {
        word.len() >= 5
            && word.trim_end_matches([')', '.', ':', ',']).ends_with(['l', 'r', 't', 'L', 'R', 'T'])
            && PARTS.contains(&&*bare(word))
    };
    text.split(' ').any(part)
}

/// The words as others write them, if any of them is written otherwise.
pub(super) fn spelled<'w>(words: &[&'w str]) -> Option<Spelled<'w>> {
    // Few are written otherwise, and only those are copied.
    let mut out: Option<Spelled<'w>> = None;
    let mut set = |at: usize, word: &'static str, wrong: bool| {
        let out = out.get_or_insert_with(|| Spelled { words: words.to_vec(), wrong: false });
        out.wrong |= wrong;
        if let Some(slot) = out.words.get_mut(at) {
            *slot = word;
        }
    };
    for (at, word) in words.iter().enumerate() {
        // Most words are too short, or have a figure.
        if word.len() < 5 || word.bytes().any(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let level = bare(word);
        if let Some(right) = slip(&level) {
            set(at, right, true);
        } else if !PARTS.contains(&&*level) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| Some((before, *words.get(before)?)));
        let after = words.get(at + 1).map(|after| (at + 1, *after));
        let number = before
            .and_then(|(place, word)| Some((place, ordinal(word).or_else(|| roman(word))?)))
            .or_else(|| after.and_then(|(place, word)| Some((place, roman(word)?))));
        if let Some((place, number)) = number {
            set(place, number, false);
        }
    }
    out
}

fn bare(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(['(', ')', '[', ']', ',', ':', ';', '*', '.']);
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        word.into()
    } else {
        word.to_lowercase().into()
    }
}

fn ordinal(word: &str) -> Option<&'static str> {
    match &*bare(word) {
        "første" | "fyrste" => Some("1."),
        "annet" | "anna" | "andre" => Some("2."),
        "tredje" => Some("3."),
        "fjerde" => Some("4."),
        _ => None,
    }
}

/// "II.", "III": small letters are other words.
fn roman(word: &str) -> Option<&'static str> {
    match word.trim_matches(['(', ')', ',', '.']) {
        "I" => Some("1."),
        "II" => Some("2."),
        "III" => Some("3."),
        "IV" => Some("4."),
        _ => None,
    }
}

/// The word for a tertial or a month that has one letter too many, too few, wrong or in the wrong place.
fn slip(word: &str) -> Option<&'static str> {
    const RIGHT: [&str; 8] =
        ["tertial", "januar", "februar", "august", "september", "oktober", "november", "desember"];
    // "Augusta", "Oktobers", "tertiær" are words of their own.
    const OTHERS: [&str; 4] = ["augusta", "auguste", "augustin", "tertialet"];
    if !(5..=10).contains(&word.len()) || OTHERS.contains(&word) || lexicon().month(word).is_some()
    {
        return None;
    }
    let first = word.bytes().next()?;
    let near = |right: &&str| {
        right.as_bytes().first() == Some(&first)
            && right.len().abs_diff(word.len()) <= 1
            && *right != word
            && !word.ends_with('s')
            && strsim::osa_distance(right, word) == 1
    };
    RIGHT.into_iter().find(|right| near(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<(String, bool)> {
        let words: Vec<&str> = text.split(' ').collect();
        spelled(&words).map(|told| (told.words.join(" "), told.wrong))
    }

    #[test]
    fn parts_in_words_roman_numbers_and_with_slips() {
        let right = |text: &str| Some((text.to_owned(), false));
        assert_eq!(told("Andre tertial 2024"), right("2. tertial 2024"));
        assert_eq!(told("II. kvartal 2024"), right("2. kvartal 2024"));
        assert_eq!(told("Tertial II 2024"), right("Tertial 2. 2024"));
        assert_eq!(told("Første halvår"), right("1. halvår"));
        let wrong = |text: &str| Some((text.to_owned(), true));
        assert_eq!(told("2. tetrial 2024"), wrong("2. tertial 2024"));
        assert_eq!(told("Feburar 2024"), wrong("februar 2024"));
        for text in ["tertiær utdanning", "i kvartal", "2. tertial 2024", "Augusta 2024", "Andre"]
        {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
