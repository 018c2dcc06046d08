//! How alike two names are that are not the same. The answer only ever leads to a question.

use std::collections::BTreeSet;

use super::normal::{stem, tokens, unit_form};

/// Likeness from which a question is worth a person's time.
const WORTH_ASKING: f64 = 0.8;
/// Names shorter than this many letters are abbreviations or places: one letter is everything.
const SHORTEST: usize = 6;

/// Words that tell two names apart however alike they are otherwise.
const TELLING: &[&str] = &[
    "andel",
    "antall",
    "barn",
    "brutto",
    "brukere",
    "egenmeldt",
    "eldre",
    "eksklusiv",
    "eksternt",
    "foreldre",
    "gutter",
    "inklusiv",
    "inn",
    "internt",
    "jenter",
    "kjoept",
    "kort",
    "korttid",
    "kvinner",
    "lang",
    "langtid",
    "lav",
    "legemeldt",
    "hoey",
    "menn",
    "med",
    "minus",
    "netto",
    "nord",
    "nedre",
    "ny",
    "offentlig",
    "oest",
    "over",
    "oevre",
    "pluss",
    "privat",
    "soer",
    "unge",
    "under",
    "ut",
    "uten",
    "vest",
    "voksne",
    "ansatte",
    "elever",
    "plan",
    "regnskap",
    "budsjett",
];

/// Words that add nothing to what is measured.
const EMPTY: &[&str] =
    &["alt", "av", "for", "i", "og", "paa", "prosent", "samlet", "som", "til", "total", "totalt"];

/// Kinds of units, which may be left out of a name ("Lia" for "Lia skole").
const KINDS: &[&str] = &[
    "avdeling",
    "barnehage",
    "barneskole",
    "enhet",
    "helsehus",
    "kontor",
    "omsorgssenter",
    "seksjon",
    "skole",
    "sykehjem",
    "ungdomsskole",
];

/// How alike two indicator names are, 0 to 1, if it is worth asking whether they are one.
#[must_use]
pub fn like_names(one: &str, other: &str) -> Option<f64> {
    let (one, other) = (core(one), core(other));
    if numbers(&one) != numbers(&other) || told_apart(&one, &other) {
        return None;
    }
    let stems = |words: &[String]| words.iter().map(|word| stem(word)).collect::<BTreeSet<_>>();
    let (one_stems, other_stems) = (stems(&one), stems(&other));
    if one_stems == other_stems && !one.is_empty() {
        return Some(0.95);
    }
    let only = |words: &[String], others: &BTreeSet<String>| -> Vec<String> {
        words.iter().filter(|word| !others.contains(&stem(word))).cloned().collect()
    };
    let (one_only, other_only) = (only(&one, &other_stems), only(&other, &one_stems));
    let (one, other) = (one.concat(), other.concat());
    if one.len().min(other.len()) < SHORTEST {
        return None;
    }
    // One word changed for another: a slip of the pen, or "leseferdighet" for "regneferdighet".
    if let ([word], [other_word]) = (one_only.as_slice(), other_only.as_slice())
        && !is_slip(word, other_word)
    {
        return None;
    }
    let likeness = closeness(&one, &other);
    (likeness >= WORTH_ASKING).then_some(likeness)
}

/// The words of a name that say what is measured.
fn core(name: &str) -> Vec<String> {
    tokens(name).into_iter().filter(|word| !EMPTY.contains(&word.as_str())).collect()
}

fn is_slip(one: &str, other: &str) -> bool {
    let allowed = match one.len().min(other.len()) {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    strsim::osa_distance(one, other) <= allowed
}

/// How alike two unit names are, 0 to 1, if it is worth asking whether they are one. Names of
/// places are often alike by chance, so only slips of the pen, left-out words and codes count.
#[must_use]
pub fn like_units(one: &str, other: &str) -> Option<f64> {
    let words = |name: &str| unit_form(name).split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let letters = |words: &[String]| -> BTreeSet<String> {
        words.iter().filter(|word| !is_number(word)).cloned().collect()
    };
    let (one_letters, other_letters) = (letters(&one), letters(&other));
    if one_letters.is_empty() || other_letters.is_empty() {
        return None;
    }
    let one_digits = numbers(&one);
    let other_digits = numbers(&other);
    if one_letters == other_letters {
        // The same words in another order, or with a code ("Bamble (3813)").
        let coded = one_digits.is_empty() || other_digits.is_empty() || one_digits == other_digits;
        return coded.then_some(0.95);
    }
    if one_digits != other_digits || told_apart(&one, &other) {
        return None;
    }
    let extra: Vec<&String> = one_letters.symmetric_difference(&other_letters).collect();
    let nested = one_letters.is_subset(&other_letters) || other_letters.is_subset(&one_letters);
    if nested && extra.iter().all(|word| KINDS.iter().any(|kind| unit_form(kind) == **word)) {
        return Some(0.85);
    }
    let (one, other) = (one.join(" "), other.join(" "));
    is_slip(&one, &other).then(|| strsim::normalized_damerau_levenshtein(&one, &other))
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
fn told_apart(one: &[String], other: &[String]) -> bool {
    let (one, other): (BTreeSet<&String>, BTreeSet<&String>) =
        (one.iter().collect(), other.iter().collect());
    one.symmetric_difference(&other).any(|word| {
        let single = word.chars().count() == 1 && !matches!(word.as_str(), "i" | "o");
        single || TELLING.iter().any(|telling| stem(telling) == stem(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
