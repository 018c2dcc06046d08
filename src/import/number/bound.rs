//! Comparisons in words and signs: "minst 90 %", "< 5", "ca. 15", "4,5 eller høyere".

use crate::domain::Mark;

/// A comparison with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Less than, more than or about.
    pub mark: Mark,
    /// The number itself is not included ("under 5").
    pub strict: bool,
}

const fn less(strict: bool) -> Bound {
    Bound { mark: Mark::LessThan, strict }
}

const fn more(strict: bool) -> Bound {
    Bound { mark: Mark::MoreThan, strict }
}

const ABOUT: Bound = Bound { mark: Mark::Approximate, strict: false };

/// What stands before a number; the longest that fits counts.
const BEFORE: [(&str, Bound); 57] = [
    ("<", less(true)),
    ("<=", less(false)),
    ("=<", less(false)),
    ("≤", less(false)),
    (">", more(true)),
    (">=", more(false)),
    ("=>", more(false)),
    ("≥", more(false)),
    ("~", ABOUT),
    ("≈", ABOUT),
    ("ca.", ABOUT),
    ("ca", ABOUT),
    ("cirka", ABOUT),
    ("omtrent", ABOUT),
    ("omkring", ABOUT),
    ("rundt", ABOUT),
    ("about", ABOUT),
    ("mindre enn", less(true)),
    ("færre enn", less(true)),
    ("lavere enn", less(true)),
    ("lågare enn", less(true)),
    ("less than", less(true)),
    ("fewer than", less(true)),
    ("under", less(true)),
    ("below", less(true)),
    ("høyst", less(false)),
    ("høgst", less(false)),
    ("maks", less(false)),
    ("maks.", less(false)),
    ("maksimum", less(false)),
    ("maksimalt", less(false)),
    ("max", less(false)),
    ("max.", less(false)),
    ("inntil", less(false)),
    ("opptil", less(false)),
    ("opp til", less(false)),
    ("ikke over", less(false)),
    ("ikke mer enn", less(false)),
    ("ikke flere enn", less(false)),
    ("ikke høyere enn", less(false)),
    ("at most", less(false)),
    ("mer enn", more(true)),
    ("meir enn", more(true)),
    ("flere enn", more(true)),
    ("fleire enn", more(true)),
    ("høyere enn", more(true)),
    ("høgare enn", more(true)),
    ("more than", more(true)),
    ("over", more(true)),
    ("above", more(true)),
    ("minst", more(false)),
    ("minimum", more(false)),
    ("min.", more(false)),
    ("ikke under", more(false)),
    ("ikke mindre enn", more(false)),
    ("ikke lavere enn", more(false)),
    ("at least", more(false)),
];

/// What stands after a number.
const AFTER: [(&str, Bound); 10] = [
    (" eller mer", more(false)),
    (" eller meir", more(false)),
    (" eller flere", more(false)),
    (" eller høyere", more(false)),
    (" eller over", more(false)),
    (" eller mindre", less(false)),
    (" eller færre", less(false)),
    (" eller lavere", less(false)),
    (" eller under", less(false)),
    (" or less", less(false)),
];

/// Cuts a comparison from the front or the end; lower-case text.
pub(super) fn strip(rest: &mut &str) -> Option<Bound> {
    // Before a digit nothing stands.
    let digit = rest.starts_with(|c: char| c.is_ascii_digit());
    let words = if digit { &[][..] } else { &BEFORE[..] };
    let first = rest.bytes().next();
    let before = words
        .iter()
        .filter(|(word, _)| word.bytes().next() == first)
        .filter_map(|(word, bound)| {
            let after = rest.strip_prefix(word)?;
            let letters = word.ends_with(char::is_alphabetic);
            let whole = !letters || after.starts_with(|c: char| !c.is_alphabetic());
            whole.then_some((word.len(), after, *bound))
        })
        .max_by_key(|(length, ..)| *length);
    if let Some((_, after, bound)) = before {
        *rest = after.trim_start();
        return Some(bound);
    }
    // All of these end with a letter.
    if !rest.ends_with(char::is_alphabetic) {
        return None;
    }
    let (before, bound) =
        AFTER.iter().find_map(|(word, bound)| Some((rest.strip_suffix(word)?, *bound)))?;
    *rest = before.trim_end();
    Some(bound)
}

/// The comparison a number's text makes, if any.
#[must_use]
pub fn bound(text: &str) -> Option<Bound> {
    let plain = super::level(text);
    strip(&mut plain.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_count() {
        assert_eq!(bound("ikke over 8 %"), Some(less(false)));
        assert_eq!(bound("Over 8 %"), Some(more(true)));
        assert_eq!(bound("<= 5"), Some(less(false)));
        assert_eq!(bound("< 5"), Some(less(true)));
        assert_eq!(bound("4,5 eller høyere"), Some(more(false)));
        assert_eq!(bound("ca.15"), Some(ABOUT));
        assert_eq!(bound("overlege"), None);
        assert_eq!(bound("15"), None);
    }
}
