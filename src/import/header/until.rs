//! Parts of a year told beside the year: "2025 pr. 31.05", "2025 (t.o.m. mai)", "Jan–mai 2025".

use std::borrow::Cow;

use crate::import::lexicon::{lexicon, normed};

/// What part of the year the words beside it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// Up to a day: month and day.
    Day(u8, u8),
    /// So far, or up to the end of a month: how much of the year that is, is asked.
    Sometime,
}

/// The words at the end of these that say up to when their year counts, as the position of the
/// first of them.
pub(super) fn until(words: &[&str]) -> Option<(usize, Until)> {
    let bare: Vec<Cow<'_, str>> = words.iter().map(|word| bare(word)).collect();
    until_bare(&bare)
}

fn until_bare(bare: &[Cow<'_, str>]) -> Option<(usize, Until)> {
    for start in 0..bare.len() {
        let Some(rest) = bare.get(start..) else { continue };
        if let [range] = rest
            && is_months(range)
        {
            return Some((start, Until::Sometime));
        }
        let markers = rest.iter().take_while(|word| MARKERS.contains(&&***word)).count();
        if markers == 0 {
            continue;
        }
        return match rest.get(markers..)? {
            [] if rest.iter().any(|word| word == "hittil") => Some((start, Until::Sometime)),
            [day] => match day_of_year(day) {
                Some((month, day)) => Some((start, Until::Day(month, day))),
                None => lexicon().month(day).map(|_| (start, Until::Sometime)),
            },
            // "31. mai"
            [day, month] => {
                let month = lexicon().month(month)?;
                let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
                Some((start, Until::Day(month, day)))
            }
            _ => None,
        };
    }
    None
}

/// Whether a note tells that a year's figures are of a part of it: "t.o.m. mai", "Tall per 31.08".
#[must_use]
pub fn says_part_of_year(note: &str) -> bool {
    let words: Vec<Cow<'_, str>> =
        note.split_whitespace().map(bare).filter(|word| !is_year(word)).collect();
    // "Ureviderte tall per 15. mars": when they were handed in, not what they are of.
    let states = |word: &Cow<'_, str>| STATES.contains(&&**word);
    words.len() <= LONGEST
        && !words.iter().any(states)
        && (0..words.len()).any(|start| {
            // The marker may stand anywhere; what follows it must end the note.
            words.get(start..).is_some_and(|rest| until_bare(rest).is_some_and(|(at, _)| at == 0))
        })
}

/// Words of a note that can say no more than until when.
const LONGEST: usize = 12;

/// Words for how far figures have been seen through, or when they were fetched: the day beside them is theirs.
const STATES: [&str; 16] = [
    "urevidert",
    "ureviderte",
    "revidert",
    "reviderte",
    "uredigert",
    "korrigert",
    "korrigerte",
    "publisert",
    "publiserte",
    "oppdatert",
    "oppdaterte",
    "hentet",
    "henta",
    "innrapportert",
    "innrapporterte",
    "rapportert",
];

/// Words that come before the end of a part of a year.
const MARKERS: [&str; 14] = [
    "pr",
    "per",
    "t.o.m",
    "tom",
    "t.o.m.",
    "til",
    "og",
    "med",
    "hittil",
    "frem",
    "fram",
    "ut",
    "utgangen",
    "foreløpig",
];

fn bare(word: &str) -> Cow<'_, str> {
    let word = word.trim_matches(['(', ')', '[', ']', ',', ':', ';', '*']).trim_end_matches('.');
    // Most are in small letters as they stand.
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        word.into()
    } else {
        word.to_lowercase().into()
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "31.05", "31/5" as month and day.
#[must_use]
pub fn day_of_year(word: &str) -> Option<(u8, u8)> {
    let (day, month) = word.split_once(['.', '/'])?;
    // "31.08.2025": the year is told beside it as well.
    let month =
        month.split_once(['.', '/']).filter(|(_, year)| is_year(year)).map_or(month, |(m, _)| m);
    let number = |text: &str| {
        ((1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<u8>().ok())
            .flatten()
    };
    let (day, month) = (number(day)?, number(month.trim_end_matches(['.', '/']))?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((month, day))
}

/// "jan-mai", "januar–oktober".
fn is_months(word: &str) -> bool {
    word.split_once(['-', '–']).is_some_and(|(first, last)| {
        let month = |name: &str| lexicon().month(&normed(name));
        month(first).zip(month(last)).is_some_and(|(first, last)| first < last)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_of_years_beside_the_year() {
        let read = |text: &str| until(&text.split(' ').collect::<Vec<_>>());
        assert_eq!(read("pr. 31.05"), Some((0, Until::Day(5, 31))));
        assert_eq!(read("(per 31.08)"), Some((0, Until::Day(8, 31))));
        assert_eq!(read("hittil pr. 31. mai"), Some((0, Until::Day(5, 31))));
        assert_eq!(read("Antall vedtak t.o.m. mai"), Some((2, Until::Sometime)));
        assert_eq!(read("(tom. aug)"), Some((0, Until::Sometime)));
        assert_eq!(read("til og med oktober"), Some((0, Until::Sometime)));
        assert_eq!(read("Jan-mai"), Some((0, Until::Sometime)));
        assert_eq!(read("hittil"), Some((0, Until::Sometime)));
        for text in
            ["per innbygger", "per 1000", "andel til fots", "til", "med", "per 45.13", "mai-jan"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(says_part_of_year("t.o.m. mai") && says_part_of_year("Tall pr. 31.08.2025"));
        assert!(!says_part_of_year("Ny telling"));
        assert!(!says_part_of_year("Ureviderte tall per 15. mars 2025"));
        assert!(!says_part_of_year("Oppdatert per 01.02.2024"));
        assert!(!says_part_of_year("foreløpige tall") && !says_part_of_year("Lia skole flyttet"));
    }

    proptest! {
        #[test]
        fn words_are_taken_apart_without_harm(words in proptest::collection::vec("\\PC{0,8}", 0..6)) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            if let Some((at, _)) = until(&words) {
                prop_assert!(at < words.len());
            }
            let _ = says_part_of_year(&words.join(" "));
        }
    }
}
