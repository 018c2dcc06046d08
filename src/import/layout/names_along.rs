//! What the names along one side look like: units, places, phrases, things that are counted.

use super::side_names::is_thing;
use crate::import::lexicon::{is_account_line, is_group, is_level, lexicon, norm};
use crate::import::places;

/// Shares of names that look like a unit, an indicator, a split: in percent.
pub(super) fn lean(names: &[String]) -> (usize, usize, usize) {
    let (mut units, mut indicators, mut dimensions) = (0, 0, 0);
    let distinct: std::collections::BTreeMap<String, &String> =
        names.iter().map(|name| (norm(name), name)).collect();
    for (name, written) in &distinct {
        let words = lexicon();
        if words.is_dimension(written) || is_level(name) {
            dimensions += 1;
            continue;
        }
        // "Trives på skolen" is about school, and names none.
        // "Brann | Trafikk | Vann": what a station is called out for, as likely as departments.
        let at_large = super::names::of_units_at_large(written)
            || super::name_sorts::is_sort_of_unit(written)
            || is_thing(name);
        let named = if at_large { 0 } else { words.unit_score(written) };
        let coded = usize::from(coded_place(name) && !is_account_line(written));
        let (unit, indicator) = (named + coded, words.indicator_score(name));
        // "% Assessed", "# Grads"
        let sign = written.starts_with(['%', '#']) && written.len() > 2;
        let indicator = indicator + usize::from(sign || is_account_line(written));
        units += usize::from(unit > indicator);
        indicators += usize::from(indicator > unit);
    }
    let share = |count: usize| count * 100 / distinct.len().max(1);
    (share(units), share(indicators), share(dimensions))
}

/// "Redusert grunnbemanning SFO", "Innleie av vikarbyrå": most names are phrases of words in small letters, and few
/// sound like units.
#[must_use]
pub fn are_phrases(names: &[String]) -> bool {
    let phrase = |name: &&String| {
        name.split(' ')
            .skip(1)
            .any(|word| word.chars().count() > 3 && word.starts_with(char::is_lowercase))
    };
    names.len() >= 2 && names.iter().filter(phrase).count() * 2 >= names.len() && lean(names).0 < 50
}

/// "3806 Porsgrunn", "k 3801 horten": the code of a municipality before a short name.
pub fn coded_place(name: &str) -> bool {
    let name = name.strip_prefix("k ").unwrap_or(name);
    let Some((code, rest)) = name.split_once(' ') else { return false };
    code.len() == 4
        && code.bytes().all(|byte| byte.is_ascii_digit())
        && rest.starts_with(char::is_alphabetic)
        && rest.split(' ').count() <= 3
}

/// "England (tonnes)", "Wales (tonnes)": places, however each of them says what it is measured in.
pub(super) fn are_places(names: &[String]) -> bool {
    let places = names.iter().filter(|name| places::is_place(name)).count();
    names.len() > 1 && places * 5 >= names.len() * 4
}

/// Many names of single words, none of which an indicator has: places, as a list of
/// municipalities is.
pub(super) fn proper_names(names: &[String]) -> bool {
    let distinct: std::collections::BTreeSet<&String> = names.iter().collect();
    let single = distinct
        .iter()
        .filter(|name| name.starts_with(char::is_uppercase) && !name.contains([' ', '%', '(', ',']))
        .count();
    let (_, indicators, dimensions) = lean(names);
    distinct.len() >= 8 && single * 10 >= distinct.len() * 6 && indicators <= 5 && dimensions < 20
}

/// A name of few words that begins with a capital, as units have.
pub(super) fn is_called_short(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && name.split(' ').count() <= 3
}

/// Whether the country, or a group of municipalities to compare with, is among the names.
pub(super) fn benchmarks(names: &[String]) -> bool {
    const WORDS: [&str; 18] = [
        "nabokommuner",
        "nabokommunene",
        "nasjonalt",
        "kommunegruppe",
        "sammenlignbare kommuner",
        "landet",
        "hele landet",
        "norge",
        "noreg",
        "kostra",
        "kostragr",
        "kostragruppe",
        "landsgjennomsnitt",
        "landssnitt",
        "fylket",
        "eak",
        "eakuo",
        "asss",
    ];
    names.iter().any(|name| {
        let name = norm(name);
        let bare = ["snitt ", "gjennomsnitt ", "gj snitt "]
            .iter()
            .find_map(|start| name.strip_prefix(start));
        let name = bare.unwrap_or(&name);
        let numbered =
            ["gruppe", "gr"].iter().find_map(|start| name.strip_prefix(start)).is_some_and(
                |rest| !rest.is_empty() && rest.trim().bytes().all(|b| b.is_ascii_digit()),
            );
        numbered
            || is_group(name)
            || WORDS.iter().any(|word| name == *word || name.starts_with(&format!("{word} ")))
    })
}

/// Whether names speak for units: by their words, or with a group to compare with among them.
#[must_use]
pub fn unit_like(names: &[String]) -> bool {
    let (units, indicators, _) = lean(names);
    benchmarks(names) || units >= 30 && units > indicators
}

/// How much names look like those of units, in percent.
#[must_use]
pub fn unit_share(names: &[String]) -> usize {
    lean(names).0
}

/// Whether a name has one to three words and begins with a capital.
#[must_use]
pub fn short_name(name: &str) -> bool {
    short_names(std::slice::from_ref(&name.to_owned()))
}

/// Names of one to three words that begin with capitals, as places and units do.
pub(super) fn short_names(names: &[String]) -> bool {
    let short = names
        .iter()
        .filter(|name| {
            name.split(' ').count() <= 3
                && name.starts_with(char::is_uppercase)
                && !name.contains(['(', '%', ','])
        })
        .count();
    !names.is_empty() && short * 10 >= names.len() * 8
}
