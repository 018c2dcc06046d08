//! Signs that stand for a missing number, read as the sheet's own legend says, else by custom.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

mod numbers;

use self::numbers::Numbers;
use super::grid::Place;
use super::lexicon::{Meaning, lexicon};
use crate::domain::Missing;

/// What a sheet (or its workbook) says its signs mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    meanings: BTreeMap<String, Meaning>,
    /// Signs that are explained in words nobody knows: "- = se eget ark".
    unsure: BTreeSet<String>,
    /// Numbers that stand for none; they hold for the sheet that says so alone.
    numbers: Numbers,
    /// Cells of the sheet that explain signs and are part of no table: ":" beside "Ikke rapportert".
    places: BTreeSet<Place>,
}

/// Signs a legend may explain.
const SIGNS: [&str; 11] = ["...", "..", ".", ":", "**", "*", "–", "-", "…", ARROW, "->"];

/// Bytes of the longest, or of a short word that custom reads as none, with "=" behind it.
const LONGEST_SIGN: usize = 7;

/// Explained, it points to where the figures are instead.
const ARROW: &str = "→";

impl Legend {
    /// Takes in a text of the sheet, if it explains signs. Says whether it did.
    pub fn learn(&mut self, text: &str) -> bool {
        const QUOTES: [char; 6] = ['"', '«', '»', '“', '”', '\u{a0}'];
        if text.len() < 4 || text.len() > 2000 {
            return false;
        }
        let before = self.meanings.len();
        let plain = if text.contains(QUOTES) {
            Cow::Owned(text.replace(QUOTES, " "))
        } else {
            Cow::Borrowed(text)
        };
        let plain = set_apart(&plain);
        let words: Vec<&str> = plain.split_whitespace().map(without_brackets).collect();
        // A sign standing alone, then its words up to the next sign that stands alone.
        let sign = |at: usize| -> Option<(&str, usize)> {
            let word = *words.get(at)?;
            // No sign is longer, which tells most words apart.
            if word.len() > LONGEST_SIGN {
                return None;
            }
            let glued = word.strip_suffix('=').filter(|rest| SIGNS.contains(rest));
            if let Some(rest) = glued {
                return Some((rest, at + 1));
            }
            let after = words.get(at + 1).copied().unwrap_or_default();
            if !SIGNS.contains(&word) {
                // "x = skolen fantes ikke": what custom reads as none is a sign where it is told what it means.
                return (after == "=" && is_sign_by_custom(word)).then_some((word, at + 2));
            }
            let joined = ["=", ":", "betyr", "er", "står"].contains(&after);
            Some((word, at + 1 + usize::from(joined)))
        };
        self.numbers.learn(&words);
        let mut at = 0;
        while at < words.len() {
            let Some((mark, start)) = sign(at) else {
                at += 1;
                continue;
            };
            // "Tegn: : = ..." : a colon after a word is punctuation unless something joins it.
            let end = (start..words.len())
                .find(|next| {
                    sign(*next).is_some()
                        || words.get(*next).is_some_and(|word| *word == "·" || *word == "|")
                })
                .unwrap_or(words.len());
            let meaning = words.get(start..end).map(|part| part.join(" "));
            let elsewhere = || {
                let points = [ARROW, "->"].contains(&mark) && start > at + 1;
                points.then_some(Meaning::Missing(Missing::NotApplicable))
            };
            if let Some(meaning) =
                meaning.and_then(|text| lexicon().meaning(&text).or_else(elsewhere))
            {
                self.meanings.entry(level(mark)).or_insert(meaning);
                at = end;
            } else {
                // "+ = mindreforbruk, - = merforbruk" is about figures with the sign before them.
                let joined =
                    ["=", "betyr"].contains(&words.get(at + 1).copied().unwrap_or_default());
                if joined && start < end && !mark.starts_with('*') && !plain.contains('+') {
                    self.unsure.insert(level(mark));
                }
                at += 1;
            }
        }
        self.meanings.len() > before
    }

    /// Takes in a sign whose words stand in the cell beside it. Says whether they mean something.
    pub fn explain(&mut self, sign: &str, words: &str) -> bool {
        let words = words.trim_start_matches(['=', ':', ' ', '\u{a0}']);
        let meaning = lexicon().meaning(words);
        if let Some(meaning) = meaning {
            self.meanings.entry(level(sign)).or_insert(meaning);
        } else {
            self.unsure.insert(level(sign));
        }
        meaning.is_some()
    }

    /// Whether a sign is explained, but in words that tell nothing of what it stands for.
    #[must_use]
    pub fn is_unsure(&self, sign: &str) -> bool {
        let known = |sign: &String| self.meanings.contains_key(sign);
        !self.unsure.is_empty() && self.unsure.get(&level(sign)).is_some_and(|sign| !known(sign))
    }

    /// Takes in a cell that explains signs and is part of no table.
    pub fn hold(&mut self, place: Place) {
        self.places.insert(place);
    }

    /// Whether a cell of the sheet explains signs and is part of no table.
    #[must_use]
    pub fn holds(&self, place: Place) -> bool {
        !self.places.is_empty() && self.places.contains(&place)
    }

    /// The cells of the sheet that explain signs and are part of no table.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.places.iter().copied()
    }

    /// The missing value a number stands for, by this legend alone.
    #[must_use]
    pub fn number(&self, value: f64) -> Option<Missing> {
        if self.numbers.is_empty() { None } else { self.numbers.missing(value) }
    }

    /// Whether a text is a sign that a legend may explain.
    #[must_use]
    pub fn is_sign(text: &str) -> bool {
        let text = text.trim();
        // Figures written as text are many.
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            return false;
        }
        let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
        letters <= 2 && (SIGNS.contains(&text) || is_sign_by_custom(text))
    }

    /// What the legend says of this sign; "foreløpig" beside a year says itself what it means.
    #[must_use]
    pub fn says(&self, sign: &str) -> Option<Meaning> {
        let sign = level(sign);
        let own = || PROVISIONAL.contains(&sign.as_str()).then_some(Meaning::Provisional);
        self.meanings.get(&sign).copied().or_else(own)
    }

    /// Whether a sign beside a figure says no more than what becomes a mark of it: "foreløpig". "* Tall mangler for
    /// mars" explains no figure away, and of an estimate people want to read why.
    #[must_use]
    pub fn is_mark(&self, sign: &str) -> bool {
        matches!(self.says(sign), Some(Meaning::Provisional | Meaning::Break))
    }

    /// Whether nothing was explained.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.meanings.is_empty() && self.numbers.is_empty()
    }

    /// Fills what this legend leaves out from another text of the same sheet.
    pub fn fill_from_text(&mut self, other: &Self) {
        self.fill_from(other);
        self.numbers.fill_from(&other.numbers);
    }

    /// Fills what this legend leaves out from another sheet's.
    pub fn fill_from(&mut self, other: &Self) {
        self.unsure.extend(other.unsure.iter().cloned());
        for (sign, meaning) in &other.meanings {
            self.meanings.entry(sign.clone()).or_insert(*meaning);
        }
    }

    /// The missing value this text stands for, if it is a sign or word for one.
    #[must_use]
    pub fn read(&self, text: &str) -> Option<Missing> {
        self.explained(text).unwrap_or_else(|| by_custom(text))
    }

    /// What this legend itself makes of a text; `None` where it leaves that to custom.
    #[must_use]
    pub fn explained(&self, text: &str) -> Option<Option<Missing>> {
        if self.meanings.is_empty() {
            return None;
        }
        let text = text.trim();
        if text.len() > LONGEST_SIGN {
            return None;
        }
        match self.meanings.get(&level(text))? {
            Meaning::Missing(missing) => Some(Some(*missing)),
            Meaning::Provisional | Meaning::Estimated | Meaning::Break => Some(None),
        }
    }
}

/// Words beside a period that its figures are not final.
pub const PROVISIONAL: [&str; 8] = [
    "foreløpig",
    "foreløpige tall",
    "førebels",
    "provisional",
    "preliminary",
    "prel",
    "preliminär",
    "preliminärt",
];

/// "Symbolet (-) betyr at resultatet er skjult": the sign alone.
fn without_brackets(word: &str) -> &str {
    let bare = word.strip_prefix('(').and_then(|open| open.strip_suffix(')'));
    bare.filter(|sign| SIGNS.contains(sign)).unwrap_or(word)
}

/// "*) foreløpige tall" and "*Tallene er foreløpige" with the sign standing alone.
fn set_apart(text: &str) -> Cow<'_, str> {
    let text = text.trim_start();
    let rest = text.trim_start_matches('*');
    let stars = text.get(..text.len() - rest.len()).unwrap_or_default();
    if !matches!(stars.len(), 1 | 2) {
        return text.into();
    }
    match rest.strip_prefix(')') {
        Some(rest) => format!("{stars} {rest}").into(),
        None if rest.starts_with(char::is_alphabetic) => format!("{stars} {rest}").into(),
        None => text.into(),
    }
}

/// Whether a short text with a letter or a question mark is read as a missing value where nothing is said of it:
/// "x", "ia", "?".
fn is_sign_by_custom(word: &str) -> bool {
    word.len() <= LONGEST_SIGN
        && !word.starts_with(|sign: char| sign.is_ascii_digit())
        && lexicon().symbol(&level(word)).is_some()
}

/// Longest sign or word for a missing value, in letters.
const LONGEST: usize = 24;

/// The missing value a text stands for where no legend says otherwise.
#[must_use]
pub fn by_custom(text: &str) -> Option<Missing> {
    let text = text.trim();
    // No sign and no word for a missing value begins with a digit.
    if text.starts_with(|c: char| c.is_ascii_digit())
        || text.is_empty()
        || text.chars().count() > LONGEST
    {
        return None;
    }
    let sign = level(text);
    if is_error(&sign) { Some(Missing::Error) } else { lexicon().symbol(&sign) }
}

/// A spreadsheet's error in a text, as exports write it; in Norwegian and English.
fn is_error(sign: &str) -> bool {
    const ERRORS: [&str; 13] = [
        "#n/a",
        "#i/t",
        "#div/0!",
        "#verdi!",
        "#value!",
        "#ref!",
        "#referanse!",
        "#navn?",
        "#name?",
        "#num!",
        "#tall!",
        "#null!",
        "#spill!",
    ];
    sign.starts_with('#') && ERRORS.contains(&sign)
}

/// All dashes as one, lower case.
fn level(sign: &str) -> String {
    let sign = sign.trim().to_lowercase();
    if sign.chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) && !sign.is_empty() {
        "-".to_owned()
    } else {
        sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legends_in_the_forms_people_write() {
        let forms = [
            "Tegnforklaring: \"..\" tall mangler · \".\" ikke aktuelt dette året · \":\" vises ikke av hensyn til personvern · \"-\" null",
            "Tegn: : = vises ikke av hensyn til personvern   . = ikke aktuelt   .. = mangler   - = null",
        ];
        for form in forms {
            let mut legend = Legend::default();
            assert!(legend.learn(form));
            assert_eq!(legend.read(".."), Some(Missing::NotAvailable), "{form}");
            assert_eq!(legend.read("."), Some(Missing::NotApplicable), "{form}");
            assert_eq!(legend.read(":"), Some(Missing::Suppressed), "{form}");
            assert_eq!(legend.read("–"), Some(Missing::Nil), "{form}");
        }
    }

    #[test]
    fn a_sign_may_stand_in_brackets() {
        let mut legend = Legend::default();
        assert!(legend.learn(
            "Symbolet (-) betyr at resultatet er skjult, se \"Prikkeregler\" i veiledningen."
        ));
        assert_eq!(legend.read("-"), Some(Missing::Suppressed));
        let mut legend = Legend::default();
        assert!(legend.learn("(..) = mangler (:) = vises ikke"));
        assert_eq!(legend.read(".."), Some(Missing::NotAvailable));
        assert_eq!(legend.read(":"), Some(Missing::Suppressed));
    }

    #[test]
    fn a_star_may_touch_its_words() {
        for text in ["*) foreløpige tall", "*Tallene for 2023 er foreløpige", "**) Foreløpige tall"]
        {
            let mut legend = Legend::default();
            assert!(legend.learn(text), "{text}");
            let sign = if text.starts_with("**") { "**" } else { "*" };
            assert_eq!(legend.says(sign), Some(Meaning::Provisional), "{text}");
        }
        assert_eq!(Legend::default().says("Foreløpig"), Some(Meaning::Provisional));
        assert!(!Legend::default().learn("*** Slutt ***"));
    }

    #[test]
    fn the_sheets_own_legend_wins() {
        let mut legend = Legend::default();
        assert!(legend.learn(". = lar seg ikke beregne"));
        assert!(legend.learn(": = mangler"));
        assert_eq!(legend.read(":"), Some(Missing::NotAvailable));
        assert!(legend.learn("* Foreløpige tall per 15. februar"));
        assert_eq!(legend.says("*"), Some(Meaning::Provisional));
        assert_eq!(legend.read("*"), None);
    }

    #[test]
    fn custom_where_there_is_no_legend() {
        let legend = Legend::default();
        assert_eq!(legend.read(":"), Some(Missing::Suppressed));
        assert_eq!(legend.read("−"), Some(Missing::Nil));
        assert_eq!(legend.read("i.a."), Some(Missing::NotApplicable));
        assert_eq!(legend.read("#I/T"), Some(Missing::Error));
        assert_eq!(legend.read("#DIV/0!"), Some(Missing::Error));
        assert_eq!(legend.read("# 3"), None);
        assert_eq!(legend.read("Må utvikles"), None);
        assert_eq!(legend.read("Kilde: SSB - utdrag"), None);
    }

    #[test]
    fn prose_is_no_legend() {
        let mut legend = Legend::default();
        assert!(!legend.learn("Sykefravær, ventetid og heltidsandel gjelder tertialet alene."));
        assert!(!legend.learn("Kilde: HR-systemet. Avvik mot budsjett: pluss er mindreforbruk."));
    }
}
