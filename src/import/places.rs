//! Names of places: municipalities, counties, countries and words for the whole.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::lexicon::{norm, normed};
use super::remembered::Remembered;

static LIST: &str = include_str!("../../assets/lexicon/places.txt");

/// So many bytes a short name has with the end of its line.
const SHORT: usize = 10;

fn places() -> &'static FxHashSet<String> {
    static PLACES: OnceLock<FxHashSet<String>> = OnceLock::new();
    PLACES.get_or_init(|| {
        let named = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let mut places = FxHashSet::default();
        places.reserve(LIST.len() / SHORT);
        places.extend(LIST.lines().filter(named).map(norm));
        places
    })
}

/// Whether a name is that of a place, as statistics write it: "Moss", "Moss kommune",
/// "3103 Moss", "K-3103 Moss", "Horten (-2019)", "Trøndelag - Trööndelage", "KOSTRA-gruppe 11".
#[must_use]
pub fn is_place(name: &str) -> bool {
    thread_local! {
        static KNOWN: Remembered<bool> = Remembered::default();
    }
    KNOWN.with(|known| known.get(name, || is_place_anew(name)))
}

/// Whether a name is a place's, or that of a municipality that is called by an everyday word: beside names of places
/// "Strand" is none for "Stranda".
#[must_use]
pub fn may_be_place(name: &str) -> bool {
    const EVERYDAY: [&str; 9] =
        ["time", "fjord", "stad", "strand", "heim", "mark", "vara", "vejen", "skive"];
    is_place(name) || EVERYDAY.contains(&&*normed(name))
}

fn is_place_anew(name: &str) -> bool {
    // In small letters these are other words: "uk" is a week.
    if ["UK", "USA"].contains(&name) {
        return true;
    }
    // "Athens County, Ohio", "Austin city, Texas": a place in a state.
    if name.contains(',')
        && let Some((place, state)) = name.split_once(", ")
    {
        let sort = place.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let sorts =
            ["county", "parish", "borough", "city", "town", "village", "cdp", "municipality"];
        return sorts.contains(&sort.as_str()) && places().contains(&norm(state));
    }
    // "Nanortalik (by)", "Saarloq (bygd)": what it is says that it is one.
    if let Some((_, sort)) = name.strip_suffix(')').and_then(|open| open.rsplit_once(" ("))
        && ["by", "bygd", "kommune", "fylke", "bydel"].contains(&sort)
    {
        return true;
    }
    // Two languages' names of one place, and the years a code was in use, come after it.
    let bare = name.split(['(', '[', '/']).next().unwrap_or(name);
    let bare = bare.split_once(" - ").map_or(bare, |(bare, _)| bare);
    let bare = normed(bare);
    let mut words: &str = &bare;
    if let Some(("k", rest)) = words.split_once(' ') {
        words = rest;
    }
    // "3103 Moss", "07 Vestfold": codes have two to five digits; "0 Hele landet".
    if let Some((first, rest)) = words.split_once(' ')
        && (first == "0" || (2..=5).contains(&first.len()) && are_digits(first))
    {
        words = rest;
    }
    // "Moss kommune"; "KOSTRA-gruppe 11".
    if let Some((rest, last)) = words.rsplit_once(' ')
        && (SORTS.contains(&last) || last.len() <= 2 && are_digits(last))
        && !places().contains(words)
    {
        words = rest;
    }
    places().contains(words)
}

/// What places are, as they say behind their names.
const SORTS: [&str; 6] = ["kommune", "fylke", "fylkeskommune", "municipality", "county", "län"];

fn are_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The codes of the American states, of the federal district and of the whole.
const STATES: [&str; 52] = [
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA",
    "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM",
    "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA",
    "WV", "WI", "WY", "US",
];

/// What Australia's states and territories are called for short.
const AUSTRALIAN: [&str; 11] =
    ["NSW", "Vic", "VIC", "Vic.", "Qld", "QLD", "WA", "SA", "Tas", "TAS", "ACT"];
/// So many of them are no chance: there are eight.
const FEWEST_AUSTRALIAN: usize = 5;

/// Whether nearly all of many names are codes of states: "AK", "AL", "AR". One alone is any abbreviation.
#[must_use]
pub fn are_states<'t>(names: impl Iterator<Item = &'t str>) -> bool {
    const FEWEST: usize = 10;
    let distinct: std::collections::BTreeSet<&str> = names.collect();
    let states = distinct.iter().filter(|name| STATES.contains(name)).count();
    let australian = distinct.iter().filter(|name| AUSTRALIAN.contains(name)).count();
    states >= FEWEST && states * 10 >= distinct.len() * 9
        || australian >= FEWEST_AUSTRALIAN && australian * 10 >= distinct.len() * 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_states_are_known_by_their_company() {
        let states = ["AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL"];
        assert!(are_states(states.into_iter()));
        assert!(!are_states(states.into_iter().take(9)));
        // Departments with two letters, and one state's code among them.
        let others = ["HR", "IT", "FO", "VA", "SK", "BH", "PO", "TK", "OK", "LA", "MI"];
        assert!(!are_states(others.into_iter()));
    }

    #[test]
    fn places_in_the_forms_statistics_write() {
        for place in [
            "Moss",
            "Athens County, Ohio",
            "MOSS",
            "Moss kommune",
            "3103 Moss",
            "K-3103 Moss",
            "Horten (-2019)",
            "Horten (3801)",
            "Trøndelag - Trööndelage",
            "Indre Østfold",
            "KOSTRA-gruppe 11",
            "Landet uten Oslo",
            "Møre og Romsdal",
            "Skåne län",
        ] {
            assert!(is_place(place), "{place}");
        }
        for other in ["Time", "timer", "Sykefravær", "Moss sykehjem", "2015", "", "Antall 11"] {
            assert!(!is_place(other), "{other}");
        }
    }
}
