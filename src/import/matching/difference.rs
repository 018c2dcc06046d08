//! What sets two like names apart: names that differ alike can be asked about together.

use super::normal::normal;

/// What sets two like names apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// Nothing in the name: what it is measured in, or what it stands under.
    Nothing,
    /// Numbers and codes: "3801 Horten" and "Horten".
    Numbers,
    /// Whole words, of the one and of the other: "" and "hardt" of "Skadde" and "Hardt skadde".
    Words { one: String, other: String },
    /// Letters: "Narvik" and "Larvik".
    Letters,
}

/// How alike two words are that are one word spelt in two ways.
const SPELT: f64 = 0.6;
/// Most words that set names apart as words do; more of them are other names.
const MOST_WORDS: usize = 4;

/// What sets a name apart from another.
#[must_use]
pub fn difference(name: &str, other: &str) -> Difference {
    let (name, other) = (normal(name), normal(other));
    let one: Vec<&str> = name.split(' ').collect();
    let two: Vec<&str> = other.split(' ').collect();
    let (own, others) = (left(&one, &two), left(&two, &one));
    if own.is_empty() && others.is_empty() {
        return Difference::Nothing;
    }
    if own.iter().chain(&others).all(|word| is_code(word)) {
        return Difference::Numbers;
    }
    let spelt = own.len() == others.len()
        && own.iter().zip(&others).all(|(one, other)| {
            strsim::normalized_levenshtein(one, other) >= SPELT || is_code(one) && is_code(other)
        });
    let shared = one.len() > own.len();
    if spelt || !shared || own.len().max(others.len()) > MOST_WORDS {
        return Difference::Letters;
    }
    Difference::Words { one: own.join(" "), other: others.join(" ") }
}

/// The words of the one that the other does not have, as often as it has them more.
fn left<'w>(words: &[&'w str], other: &[&str]) -> Vec<&'w str> {
    let mut known: Vec<&str> = other.to_vec();
    words
        .iter()
        .copied()
        .filter(|word| match known.iter().position(|one| one == word) {
            Some(at) => {
                known.swap_remove(at);
                false
            }
            None => true,
        })
        .collect()
}

/// "3801", "k3801", and the letters before a number: "k" of "K-3801", "f", "o", "m" of "f.o.m. 2017".
fn is_code(word: &str) -> bool {
    word.chars().count() == 1 || word == "fom" || word.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(one: &str, other: &str) -> Difference {
        Difference::Words { one: one.into(), other: other.into() }
    }

    #[test]
    fn what_sets_names_apart_is_told() {
        for (one, other) in [
            ("3801 Horten", "Horten"),
            ("K-3806 Porsgrunn", "Porsgrunn"),
            ("Sandefjord (f.o.m. 2017)", "Sandefjord"),
            ("GOAT WIND 2", "GOAT WIND"),
        ] {
            assert_eq!(difference(one, other), Difference::Numbers, "{one}");
        }
        assert_eq!(difference("Skadde – Siljan", "Hardt skadde – Siljan"), words("", "hardt"));
        assert_eq!(
            difference("Skadde – Tinn", "Hardt skadde – Tinn"),
            difference("Skadde – Siljan", "Hardt skadde – Siljan"),
        );
        assert_eq!(difference("Narvik", "Larvik"), Difference::Letters);
        assert_eq!(difference("Lia skole", "Lia skule"), Difference::Nothing);
        assert_eq!(difference("Kristianstad kommune", "Kristiansand kommune"), Difference::Letters);
        assert_eq!(difference("Bøker", "Aviser"), Difference::Letters, "nothing in common");
        assert_eq!(difference("", ""), Difference::Nothing);
    }
}
