//! How alike two names are that are not the same. The answer only ever leads to a question.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::index::Traits;
use super::letters::{Letters, apart, nearness};
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
    name: Box<str>,
    /// The words that say what is measured.
    core: Vec<String>,
    stems: Vec<Stem>,
    numbers: Vec<String>,
    letters: Letters,
}

/// The stem of words of a name, each once and in order.
#[derive(Clone, Debug)]
struct Stem {
    stem: String,
    tells: bool,
    /// How many words have it, and the first of them.
    times: usize,
    word: String,
}

impl IndicatorName {
    #[must_use]
    pub fn of(name: &str) -> Self {
        let core: Vec<String> =
            tokens(name).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect();
        let mut stems: BTreeMap<String, Stem> = BTreeMap::new();
        for word in &core {
            let stem = stem(word);
            let known = stems.entry(stem).or_insert_with_key(|stem| Stem {
                stem: stem.clone(),
                tells: tells(stem),
                times: 0,
                word: word.clone(),
            });
            known.times += 1;
        }
        Self {
            name: name.into(),
            stems: stems.into_values().collect(),
            numbers: numbers(&core),
            letters: Letters::of(core.concat()),
            core,
        }
    }

    /// What it is found by among many.
    #[must_use]
    pub fn traits(&self) -> Traits {
        // Words in another order share all pairs but few; a single letter has none.
        let words =
            if self.letters.text().chars().count() < 2 { self.core.clone() } else { Vec::new() };
        let mut keys = words.clone();
        // The same words with other endings, in whatever order.
        if !self.stems.is_empty() {
            let stems: Vec<&str> = self.stems.iter().map(|one| one.stem.as_str()).collect();
            keys.push(stems.join(" "));
        }
        Traits {
            letters: self.letters.text().to_owned(),
            keys,
            words,
            numbers: self.numbers.clone(),
            slips: self.core.iter().filter(|word| !is_number(word)).cloned().collect(),
            by_letters: true,
            numbered: false,
        }
    }

    /// How alike the two are, 0 to 1, if it is worth asking whether they are one. What stands before a dash in both, as the
    /// title of a table does, makes no two names alike.
    #[must_use]
    pub fn like(&self, other: &Self) -> Option<f64> {
        let likeness = self.like_as_a_whole(other)?;
        let parted = |name: &Self| {
            let (title, own) = name.name.split_once(" – ")?;
            Some((title.to_owned(), Self::of(own)))
        };
        match (parted(self), parted(other)) {
            (Some((title, own)), Some((same, others))) if title == same => own.like(&others),
            _ => Some(likeness),
        }
    }

    fn like_as_a_whole(&self, other: &Self) -> Option<f64> {
        if self.numbers != other.numbers {
            return None;
        }
        let own = only_in(&self.stems, &other.stems)?;
        let others = only_in(&other.stems, &self.stems)?;
        if own.times == 0 && others.times == 0 && !self.core.is_empty() {
            return Some(0.95);
        }
        if self.letters.text().len().min(other.letters.text().len()) < SHORTEST {
            return None;
        }
        // One word changed for another: a slip of the pen, or "leseferdighet" for
        // "regneferdighet".
        if let (Only { times: 1, word: Some(word) }, Only { times: 1, word: Some(other_word) }) =
            (own, others)
            && !is_slip(word, other_word)
        {
            return None;
        }
        self.letters.close(&other.letters, WORTH_ASKING)
    }
}

/// The words of which only one of two names has the stem.
struct Only<'n> {
    times: usize,
    word: Option<&'n str>,
}

/// The words whose stems are not among the others; none where one of them tells the names apart.
fn only_in<'n>(stems: &'n [Stem], others: &[Stem]) -> Option<Only<'n>> {
    let mut only = Only { times: 0, word: None };
    let mut others = others.iter().peekable();
    for own in stems {
        let mut order = Ordering::Less;
        while let Some(other) = others.peek() {
            order = other.stem.cmp(&own.stem);
            if order == Ordering::Greater {
                break;
            }
            others.next();
            if order == Ordering::Equal {
                break;
            }
        }
        if order == Ordering::Equal {
            continue;
        }
        if own.tells {
            return None;
        }
        only.times += own.times;
        only.word = Some(&own.word);
    }
    Some(only)
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
        self.slips(other).then(|| nearness(&self.form, &other.form))
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
    let near = || {
        let (one, other) = apart(one, other);
        strsim::osa_distance(one, other) <= allowed
    };
    one.len().abs_diff(other.len()) <= allowed && near()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_numeric())
}

fn numbers(words: &[String]) -> Vec<String> {
    let mut numbers: Vec<String> = words.iter().filter(|word| is_number(word)).cloned().collect();
    numbers.sort();
    numbers
}

/// Whether a word that tells stands in only one of them.
fn told_apart(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.symmetric_difference(other).any(|word| tells(word))
}

/// Whether a word tells two names apart by standing in only one of them: some do, and single letters.
fn tells(stem: &str) -> bool {
    stem.chars().count() == 1 && !matches!(stem, "i" | "o") || lists().tells(stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The rules of [`IndicatorName::like`] said plainly, each name taken apart anew.
    fn plainly_like(one: &str, other: &str) -> Option<f64> {
        let core = |name: &str| -> Vec<String> {
            tokens(name).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect()
        };
        let stems = |core: &[String]| core.iter().map(|word| stem(word)).collect::<BTreeSet<_>>();
        let (one, other) = (core(one), core(other));
        let (stems, other_stems) = (stems(&one), stems(&other));
        if numbers(&one) != numbers(&other) || told_apart(&stems, &other_stems) {
            return None;
        }
        if stems == other_stems && !one.is_empty() {
            return Some(0.95);
        }
        let (letters, other_letters) = (one.concat(), other.concat());
        if letters.len().min(other_letters.len()) < SHORTEST {
            return None;
        }
        let only = |words: &[String], others: &BTreeSet<String>| -> Vec<String> {
            words.iter().filter(|word| !others.contains(&stem(word))).cloned().collect()
        };
        if let ([word], [other_word]) =
            (only(&one, &other_stems).as_slice(), only(&other, &stems).as_slice())
            && (word.len().abs_diff(other_word.len())
                > crate::import::matching::slips::allowed(word.len().min(other_word.len()))
                || strsim::osa_distance(word, other_word)
                    > crate::import::matching::slips::allowed(word.len().min(other_word.len())))
        {
            return None;
        }
        let dice = strsim::sorensen_dice(&letters, &other_letters);
        let edits = strsim::normalized_damerau_levenshtein(&letters, &other_letters);
        Some(dice.max(edits)).filter(|close| *close >= WORTH_ASKING)
    }

    /// Names as municipalities write them, with slips of the pen.
    fn name() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec![
            "Andel",
            "Antall",
            "elever",
            "eleven",
            "ansatte",
            "brukere",
            "med",
            "uten",
            "i",
            "grunnskolen",
            "grunnskoler",
            "barnehagen",
            "sykehjem",
            "sjukeheim",
            "tilbud",
            "tilbod",
            "tilbudet",
            "fravær",
            "sykefravær",
            "sykefravar",
            "vedtak",
            "2",
            "5.",
            "trinn",
            "kvinner",
            "menn",
            "totalt",
            "prosent",
            "hjemmetjenesten",
            "a",
            "b",
            "og",
        ]);
        let edit = proptest::option::weighted(0.3, (0..40_usize, "[a-eå]{0,1}"));
        (prop::collection::vec(words, 0..7), edit).prop_map(|(words, edit)| {
            let mut letters: Vec<String> = words.join(" ").chars().map(String::from).collect();
            if let Some((at, new)) = edit
                && let Some(letter) = letters.get_mut(at)
            {
                *letter = new;
            }
            letters.concat()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn names_are_as_like_as_the_rules_say(one in name(), other in name()) {
            prop_assert_eq!(like_names(&one, &other), plainly_like(&one, &other));
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
