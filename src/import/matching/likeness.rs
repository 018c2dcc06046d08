//! How alike two names are that are not the same. The answer only ever leads to a question.

use std::collections::BTreeSet;

use super::index::Traits;
use super::lists::lists;
use super::normal::{stem, tokens, unit_form};

/// Likeness from which a question is worth a person's time.
const WORTH_ASKING: f64 = 0.8;
/// Names shorter than this many letters are abbreviations or places: one letter is everything.
const SHORTEST: usize = 6;

/// Words that add nothing to what is measured.
const EMPTY: &[&str] =
    &["alt", "av", "for", "i", "og", "paa", "prosent", "samlet", "som", "til", "total", "totalt"];

/// Kinds of units, which may be left out of a name ("Lia" for "Lia skole"), in the form units
/// are compared by.
const KINDS: &[&str] = &[
    "avdeling",
    "barnehag",
    "barneskol",
    "enhet",
    "helsehus",
    "kontor",
    "omsorgssent",
    "seksjon",
    "skol",
    "sykehjem",
    "ungdomsskol",
];

/// An indicator's name taken apart once, for many comparisons.
#[derive(Clone, Debug)]
pub struct IndicatorName {
    /// The words that say what is measured.
    core: Vec<String>,
    stems: BTreeSet<String>,
    numbers: Vec<String>,
    letters: String,
    counted: Counted,
}

impl IndicatorName {
    #[must_use]
    pub fn of(name: &str) -> Self {
        let core: Vec<String> =
            tokens(name).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
        let stems = core.iter().map(|word| stem(word)).collect();
        let letters = core.concat();
        Self { stems, numbers: numbers(&core), counted: Counted::of(&letters), letters, core }
    }

    /// What it is found by among many.
    #[must_use]
    pub fn traits(&self) -> Traits {
        // Words in another order share all pairs but few; a single letter has none.
        let words = if self.letters.chars().count() < 2 { self.core.clone() } else { Vec::new() };
        let mut keys = words.clone();
        // The same words with other endings, in whatever order.
        if !self.stems.is_empty() {
            keys.push(self.stems.iter().map(String::as_str).collect::<Vec<_>>().join(" "));
        }
        Traits {
            letters: self.letters.clone(),
            keys,
            words,
            numbers: self.numbers.clone(),
            slips: self.core.iter().filter(|word| !is_number(word)).cloned().collect(),
            by_letters: true,
            numbered: false,
        }
    }

    /// How alike the two are, 0 to 1, if it is worth asking whether they are one.
    #[must_use]
    pub fn like(&self, other: &Self) -> Option<f64> {
        let same = self.stems == other.stems;
        // Nearly all pairs of names that are not alike end here.
        if self.numbers != other.numbers || !same && !self.counted.may_be_close(&other.counted) {
            return None;
        }
        if told_apart(&self.stems, &other.stems) {
            return None;
        }
        if same && !self.core.is_empty() {
            return Some(0.95);
        }
        if self.letters.len().min(other.letters.len()) < SHORTEST {
            return None;
        }
        let only = |words: &[String], others: &BTreeSet<String>| -> Vec<String> {
            words.iter().filter(|word| !others.contains(&stem(word))).cloned().collect()
        };
        let (own, others) = (only(&self.core, &other.stems), only(&other.core, &self.stems));
        // One word changed for another: a slip of the pen, or "leseferdighet" for
        // "regneferdighet".
        if let ([word], [other_word]) = (own.as_slice(), others.as_slice())
            && !is_slip(word, other_word)
        {
            return None;
        }
        let likeness = closeness(&self.letters, &other.letters);
        (likeness >= WORTH_ASKING).then_some(likeness)
    }
}

/// How many of each letter and of each pair of neighbours a name has: these tell that two names
/// cannot be close without laying one along the other.
#[derive(Clone, Debug)]
struct Counted {
    length: usize,
    /// Of each letter; signs and other letters share the last places.
    letters: [u16; 32],
    /// In order, those that stand twice twice.
    pairs: Vec<(char, char)>,
}

impl Counted {
    fn of(text: &str) -> Self {
        let mut letters = [0_u16; 32];
        for c in text.chars() {
            let place = match c {
                'a'..='z' => u32::from(c) - u32::from('a'),
                _ => 26 + u32::from(c) % 6,
            };
            if let Some(count) = usize::try_from(place).ok().and_then(|at| letters.get_mut(at)) {
                *count = count.saturating_add(1);
            }
        }
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self { length: text.chars().count(), letters, pairs }
    }

    /// Whether [`closeness`] can reach [`WORTH_ASKING`], which is four fifths.
    fn may_be_close(&self, other: &Self) -> bool {
        let longest = self.length.max(other.length);
        let (mut more, mut fewer) = (0_usize, 0_usize);
        for (one, two) in self.letters.iter().zip(&other.letters) {
            more += usize::from(one.saturating_sub(*two));
            fewer += usize::from(two.saturating_sub(*one));
        }
        // Each edit brings at most one letter, and takes away at most one.
        let few_edits = more.max(fewer) * 5 <= longest;
        let all = self.pairs.len() + other.pairs.len();
        let most_shared = self.pairs.len().min(other.pairs.len());
        if !few_edits && most_shared * 20 < all * 8 {
            return false;
        }
        let shared = shared(&self.pairs, &other.pairs);
        // Each edit breaks up at most three pairs.
        few_edits && shared + 3 * (longest / 5) + 1 >= longest || shared * 20 >= all * 8
    }
}

/// How many two lists in order have in common.
fn shared<T: Ord>(one: &[T], other: &[T]) -> usize {
    let (mut ones, mut others) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(here), Some(there)) = (ones.peek(), others.peek()) {
        match here.cmp(there) {
            std::cmp::Ordering::Less => drop(ones.next()),
            std::cmp::Ordering::Greater => drop(others.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                ones.next();
                others.next();
            }
        }
    }
    count
}

/// A unit's name taken apart once, for many comparisons.
#[derive(Clone, Debug)]
pub struct UnitName {
    /// The form units are compared by.
    form: String,
    words: BTreeSet<String>,
    numbers: Vec<String>,
    stems: BTreeSet<String>,
}

impl UnitName {
    #[must_use]
    pub fn of(name: &str) -> Self {
        let form = unit_form(name);
        let all: Vec<String> = form.split(' ').map(str::to_owned).collect();
        let stems = all.iter().map(|word| stem(word)).collect();
        let numbers = numbers(&all);
        let words = all.into_iter().filter(|word| !is_number(word)).collect();
        Self { form, words, numbers, stems }
    }

    /// What it is found by among many.
    #[must_use]
    pub fn traits(&self) -> Traits {
        let own = |word: &&String| !KINDS.contains(&word.as_str());
        let words: Vec<String> = self.words.iter().filter(own).cloned().collect();
        // Names that differ by a kind or a code have the same words besides.
        let mut keys = vec![words.join(" ")];
        if words.is_empty() {
            let all: Vec<&str> = self.words.iter().map(String::as_str).collect();
            keys = all.iter().map(|word| (*word).to_owned()).chain([all.join(" ")]).collect();
        }
        // "Bo- og omsorgssenter", "Boog omsorgssenter": the same letters.
        keys.push(joined(&self.form));
        Traits {
            letters: self.form.clone(),
            words,
            numbers: self.numbers.clone(),
            keys,
            slips: self.words.iter().cloned().collect(),
            by_letters: false,
            numbered: false,
        }
    }

    /// How alike the two are, 0 to 1, if it is worth asking whether they are one. Names of places
    /// are often alike by chance, so only slips of the pen, left-out words and codes count.
    #[must_use]
    pub fn like(&self, other: &Self) -> Option<f64> {
        if self.words.is_empty() || other.words.is_empty() {
            return None;
        }
        if self.words == other.words {
            // The same words in another order, or with a code ("Bamble (3813)").
            let coded = self.numbers.is_empty()
                || other.numbers.is_empty()
                || self.numbers == other.numbers;
            return coded.then_some(0.95);
        }
        if self.numbers != other.numbers || told_apart(&self.stems, &other.stems) {
            return None;
        }
        let nested = self.words.is_subset(&other.words) || other.words.is_subset(&self.words);
        let mut extra = self.words.symmetric_difference(&other.words);
        if nested && extra.all(|word| KINDS.contains(&word.as_str())) {
            return Some(0.85);
        }
        self.slips(other).then(|| strsim::normalized_damerau_levenshtein(&self.form, &other.form))
    }

    /// Whether each word that differs is a slip of the pen for one of the other's. A long word
    /// beside it gives a short one no more room: "Lia skole" is not "Lie skole".
    fn slips(&self, other: &Self) -> bool {
        let own: Vec<&String> = self.words.difference(&other.words).collect();
        let others: Vec<&String> = other.words.difference(&self.words).collect();
        own.len() == others.len() && own.iter().zip(others).all(|(one, two)| is_slip(one, two))
            || joined(&self.form) == joined(&other.form)
    }
}

fn joined(form: &str) -> String {
    form.replace(' ', "")
}

pub(super) fn is_slip(one: &str, other: &str) -> bool {
    let allowed = super::slips::allowed(one.len().min(other.len()));
    one.len().abs_diff(other.len()) <= allowed && strsim::osa_distance(one, other) <= allowed
}

fn closeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(one, other).max(strsim::normalized_damerau_levenshtein(one, other))
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric())
}

fn numbers(words: &[String]) -> Vec<String> {
    let mut numbers: Vec<String> = words.iter().filter(|word| is_number(word)).cloned().collect();
    numbers.sort();
    numbers
}

/// Whether a telling word, or a single letter, stands in only one of them.
fn told_apart(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.symmetric_difference(other).any(|word| {
        let single = word.chars().count() == 1 && !matches!(word.as_str(), "i" | "o");
        single || lists().tells(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn names_that_are_close_are_not_passed_over(
            one in "[a-dx]{0,14}", other in "[a-dx]{0,14}", at in 0..15_usize, edit in "[a-dxy]{0,2}",
        ) {
            let edited = format!(
                "{}{edit}{}",
                one.get(..at).unwrap_or(&one),
                one.get(at + 1..).unwrap_or_default()
            );
            for other in [other, edited] {
                if closeness(&one, &other) >= WORTH_ASKING {
                    prop_assert!(Counted::of(&one).may_be_close(&Counted::of(&other)));
                }
            }
        }
    }

    #[test]
    fn slips_are_found_among_thousands_of_names() {
        let syllables = ["bo", "lia", "ska", "ne", "tru", "vik", "my", "dal", "ro", "fjo"];
        let word = |at: usize| {
            let part = |by: usize| syllables[at / by % syllables.len()];
            format!("{}{}{}{}", part(1), part(10), part(100), part(1_000))
        };
        let names: Vec<String> =
            (0..4_000).map(|at| format!("Andel {} i {}", word(at), word(at * 7 + 3))).collect();
        let mut index = super::super::Index::default();
        names.iter().for_each(|name| index.add(&IndicatorName::of(name).traits()));
        for at in [17, 3_456] {
            // A letter too many at the end of a word.
            let slip = names[at].replacen(" i ", "t i ", 1);
            let near = index.near(&IndicatorName::of(&slip).traits());
            assert!(near.contains(&at), "{slip}");
            assert!(near.len() < 1_200, "{} of thousands", near.len());
        }
    }

    fn like_names(one: &str, other: &str) -> Option<f64> {
        IndicatorName::of(one).like(&IndicatorName::of(other))
    }

    fn like_units(one: &str, other: &str) -> Option<f64> {
        UnitName::of(one).like(&UnitName::of(other))
    }

    #[test]
    fn kinds_are_in_the_form_they_are_compared_by() {
        for kind in KINDS {
            assert_eq!(unit_form(kind), **kind);
        }
    }

    #[test]
    fn alike_names_are_worth_a_question() {
        for (one, other) in [
            ("Brukertilfredshet pårørende", "Pårørendetilfredshet"),
            ("Sykefravær", "Sykefravær totalt"),
            ("Sykefravær", "Sykefravar"),
            ("10-FAKTOR: Mestringsklima", "Mestringsklima (10-faktor)"),
            ("Gjennomførte medarbeidersamtaler", "Gjennomførte medarbeidersamtaler i %"),
        ] {
            assert!(like_names(one, other).is_some(), "{one} / {other}");
        }
    }

    #[test]
    fn names_for_other_things_are_not() {
        for (one, other) in [
            ("Brukertilfredshet pårørende", "Brukertilfredshet"),
            ("Leseferdighet 5. trinn", "Leseferdighet 8. trinn"),
            ("Andel elever", "Antall elever"),
            ("Sykefravær kvinner", "Sykefravær menn"),
            ("Sykefravær egenmeldt", "Sykefravær legemeldt"),
            ("Leseferdighet 5. trinn, mestringsnivå 3", "Regneferdighet 5. trinn, mestringsnivå 3"),
            ("IKT", "NAV"),
        ] {
            assert_eq!(like_names(one, other), None, "{one} / {other}");
        }
    }

    #[test]
    fn units_are_alike_only_by_slips_codes_and_left_out_words() {
        for (one, other) in [
            ("Lia", "Lia skole"),
            ("Bamble (3813)", "Bamble"),
            ("Vestgård ungdomskole", "Vestgård ungdomsskole"),
            ("Solvang bo og omsorgssenter", "Solvang bo- og omsorgsenter"),
        ] {
            assert!(like_units(one, other).is_some(), "{one} / {other}");
        }
        for (one, other) in [
            ("Lia skole", "Lia barnehage"),
            ("Hjemmetjenesten nord", "Hjemmetjenesten sør"),
            ("Nordby skole", "Haugen skole"),
            ("Distrikt 1", "Distrikt 2"),
            ("Avdeling A", "Avdeling B"),
        ] {
            assert_eq!(like_units(one, other), None, "{one} / {other}");
        }
    }
}
