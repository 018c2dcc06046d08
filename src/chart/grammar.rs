//! Norwegian in titles: an indicator's name as a definite noun ("sykefraværet"), and where a
//! unit's figures are from ("i Oppvekst", "ved Lia skole"). What the rules do not know for certain
//! is left as it is, and the title is built without it.

use crate::domain::Level;
use crate::text::{Language, capital, current};
use crate::tr;

/// Endings of one-word names and their definite forms; the longest that fits is taken.
const NOUNS: [(&str, &str); 30] = [
    ("fravær", "fraværet"),
    ("nærvær", "nærværet"),
    ("resultat", "resultatet"),
    ("nivå", "nivået"),
    ("forbruk", "forbruket"),
    ("utslipp", "utslippet"),
    ("overskudd", "overskuddet"),
    ("underskudd", "underskuddet"),
    ("folketall", "folketallet"),
    ("antall", "antallet"),
    ("trivsel", "trivselen"),
    ("andel", "andelen"),
    ("prosent", "prosenten"),
    ("grad", "graden"),
    ("kostnad", "kostnaden"),
    ("tid", "tiden"),
    ("gjeld", "gjelden"),
    ("inntekt", "inntekten"),
    ("utgift", "utgiften"),
    ("utgifter", "utgiftene"),
    ("inntekter", "inntektene"),
    ("kostnader", "kostnadene"),
    ("tetthet", "tettheten"),
    ("het", "heten"),
    ("sjon", "sjonen"),
    ("ning", "ningen"),
    ("ring", "ringen"),
    ("else", "elsen"),
    ("trygghet", "tryggheten"),
    ("turnover", "turnoveren"),
];

/// First words that are followed by what is counted: "andel elever med ...".
const HEADS: [(&str, &str); 2] = [("andel", "andelen"), ("antall", "antallet")];

/// Last words of names of places one works *at*.
const PLACES: [&str; 12] = [
    "skole",
    "barnehage",
    "sykehjem",
    "ungdomsskole",
    "barneskole",
    "senter",
    "omsorgssenter",
    "bosenter",
    "bibliotek",
    "legevakt",
    "museum",
    "kulturskole",
];

/// "Sykefraværet" for "Sykefravær"; nothing where the form is not certain.
#[must_use]
pub fn definite(name: &str) -> Option<String> {
    let name = name.trim();
    if current() == Language::English {
        return Some(name.to_owned());
    }
    let (first, rest) = name.split_once(' ').map_or((name, None), |(one, rest)| (one, Some(rest)));
    if let Some(rest) = rest {
        let (_, definite) = HEADS.into_iter().find(|(head, _)| first.to_lowercase() == *head)?;
        return Some(format!("{} {rest}", as_capital(definite, first)));
    }
    if !first.chars().all(char::is_alphabetic) || !first.chars().any(char::is_lowercase) {
        return None;
    }
    let lower = first.to_lowercase();
    let (ending, definite) = NOUNS
        .into_iter()
        .filter(|(ending, _)| lower.ends_with(ending))
        .max_by_key(|(ending, _)| ending.len())?;
    let stem = first.get(..first.len().checked_sub(ending.len())?)?;
    Some(if stem.is_empty() { as_capital(definite, first) } else { format!("{stem}{definite}") })
}

/// The word with a capital where the other has one.
fn as_capital(word: &str, like: &str) -> String {
    if like.starts_with(char::is_uppercase) { capital(word) } else { word.to_owned() }
}

/// "i Oppvekst", "ved Lia skole".
#[must_use]
pub fn in_unit(name: &str, level: Level) -> String {
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    let at = matches!(level, Level::Unit | Level::Team)
        && PLACES.into_iter().any(|place| last.ends_with(place));
    if at { tr!("chart-at-unit", name = name) } else { tr!("chart-in-unit", name = name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_definite_only_where_the_form_is_certain() {
        for (name, expected) in [
            ("Sykefravær", Some("Sykefraværet")),
            ("Korttidsfravær", Some("Korttidsfraværet")),
            ("Nærvær", Some("Nærværet")),
            ("Brukertilfredshet", Some("Brukertilfredsheten")),
            ("Valgdeltakelse", Some("Valgdeltakelsen")),
            ("Legemeldt fravær", None),
            ("Andel heltidsstillinger", Some("Andelen heltidsstillinger")),
            ("Antall årsverk", Some("Antallet årsverk")),
            ("Heltidsandel", Some("Heltidsandelen")),
            ("Saksbehandlingstid", Some("Saksbehandlingstiden")),
            ("Dekningsgrad", Some("Dekningsgraden")),
            ("Bemanning", Some("Bemanningen")),
            ("Driftsresultat", Some("Driftsresultatet")),
            ("Netto driftsresultat", None),
            ("Lånegjeld", Some("Lånegjelden")),
            ("Driftsutgifter", Some("Driftsutgiftene")),
            ("Turnover", Some("Turnoveren")),
            ("Trivsel", Some("Trivselen")),
            ("Energiforbruk", Some("Energiforbruket")),
            ("Grunnskolepoeng", None),
            ("Medarbeidere", None),
            ("10-FAKTOR", None),
            ("NAV", None),
            ("", None),
        ] {
            assert_eq!(definite(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn one_works_at_a_school_and_in_an_area() {
        for (name, level, expected) in [
            ("Oppvekst", Level::Area, "i Oppvekst"),
            ("Eksempel kommune", Level::Municipality, "i Eksempel kommune"),
            ("Lia skole", Level::Unit, "ved Lia skole"),
            ("Borg sykehjem", Level::Unit, "ved Borg sykehjem"),
            ("NAV", Level::Unit, "i NAV"),
            ("Vann og avløp", Level::Unit, "i Vann og avløp"),
            ("Bygg og skole", Level::Area, "i Bygg og skole"),
        ] {
            assert_eq!(in_unit(name, level), expected);
        }
    }
}
