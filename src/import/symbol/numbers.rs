//! Numbers that a legend says stand for none: "999 = ikke svart", "0 betyr at skolen ikke har rapportert".

use std::collections::BTreeMap;

use crate::domain::Missing;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::number::whole;

/// What a sheet says its numbers mean. `None` for one that is explained as something else than missing, as the ends
/// of a scale are: "1 = svært uenig".
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Numbers(BTreeMap<i32, Option<Missing>>);

/// Bytes of the longest word that is one, with a bracket before it or "=" behind.
const LONGEST_WORD: usize = 9;

/// The largest number a legend explains, with either sign.
const LARGEST: i32 = 99_999;

impl Numbers {
    /// Takes in the numbers a legend's words explain: "999 = ikke svart".
    pub fn learn(&mut self, words: &[&str]) {
        let number = |at: usize| -> Option<(i32, usize)> {
            let word = *words.get(at)?;
            let begins =
                at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|word| {
                    word.ends_with([',', ';', '.', ':', '(']) || ["·", "|", "og"].contains(word)
                });
            if word.len() > LONGEST_WORD || !begins {
                return None;
            }
            let joined = ["=", "betyr"].contains(&words.get(at + 1).copied().unwrap_or_default());
            let (digits, from) = match word.strip_suffix('=') {
                Some(digits) => (digits, at + 1),
                None if joined => (word, at + 2),
                None => return None,
            };
            Some((whole_word(digits.trim_start_matches('('))?, from))
        };
        let mut at = 0;
        while at < words.len() {
            let Some((own, start)) = number(at) else {
                at += 1;
                continue;
            };
            let next = (start..words.len()).find(|next| number(*next).is_some());
            at = next.unwrap_or(words.len());
            let text = words.get(start..at).map(|part| part.join(" "));
            self.explain(own, text.and_then(|text| lexicon().meaning(&text)));
        }
    }

    /// Takes in what a number is said to mean.
    fn explain(&mut self, number: i32, meaning: Option<Meaning>) {
        let missing = match meaning {
            // "0 = ingen" says what the number says already.
            Some(Meaning::Missing(missing)) if missing != Missing::Nil => Some(missing),
            _ => None,
        };
        self.0.entry(number).or_insert(missing);
    }

    /// Takes in what other texts of the sheet say.
    pub fn fill_from(&mut self, other: &Self) {
        for (number, missing) in &other.0 {
            self.0.entry(*number).or_insert(*missing);
        }
    }

    /// Whether nothing was explained.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The missing value a number stands for. Where others are explained as answers, the sheet has a scale, and "1 =
    /// ikke relevant" may be one of its ends: there, only what no scale holds stands for none.
    pub fn missing(&self, value: f64) -> Option<Missing> {
        let number = whole(value)?;
        let missing = self.0.get(&number).copied().flatten()?;
        let scale = self.0.values().any(Option::is_none);
        (!scale || is_code(number)).then_some(missing)
    }
}

/// The whole number a word of a legend is: "999", "-1", "−1".
fn whole_word(word: &str) -> Option<i32> {
    let digits = word.strip_prefix(['-', '−', '–']);
    let number: i32 = match digits {
        Some(digits) => -plain(digits)?,
        None => plain(word)?,
    };
    (-LARGEST..=LARGEST).contains(&number).then_some(number)
}

/// A number written with digits alone.
fn plain(digits: &str) -> Option<i32> {
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| all)
}

/// "99", "888", "-1": numbers chosen to be told apart from answers.
fn is_code(number: i32) -> bool {
    let text = number.to_string();
    let all = |digit: char| text.len() > 1 && text.chars().all(|sign| sign == digit);
    number < 0 || all('9') || all('8')
}
