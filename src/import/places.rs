//! Names of places: municipalities, counties, countries and words for the whole.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::lexicon::norm;

static LIST: &str = include_str!("../../assets/lexicon/places.txt");

fn places() -> &'static FxHashSet<String> {
    static PLACES: OnceLock<FxHashSet<String>> = OnceLock::new();
    PLACES.get_or_init(|| {
        LIST.lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
            .map(norm)
            .collect()
    })
}

/// Whether a name is that of a place, as statistics write it: "Moss", "Moss kommune",
/// "3103 Moss", "K-3103 Moss", "Horten (-2019)", "Trøndelag - Trööndelage", "KOSTRA-gruppe 11".
#[must_use]
pub fn is_place(name: &str) -> bool {
    // In small letters these are other words: "uk" is a week.
    if ["UK", "USA"].contains(&name) {
        return true;
    }
    // "Athens County, Ohio", "Austin city, Texas": a place in a state.
    if let Some((place, state)) = name.split_once(", ") {
        let sort = place.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let sorts =
            ["county", "parish", "borough", "city", "town", "village", "cdp", "municipality"];
        return sorts.contains(&sort.as_str()) && places().contains(&norm(state));
    }
    // Two languages' names of one place, and the years a code was in use, come after it.
    let bare = name.split(['(', '[', '/']).next().unwrap_or(name);
    let bare = bare.split(" - ").next().unwrap_or(bare);
    let bare = norm(bare);
    let mut words: Vec<&str> = bare.split(' ').collect();
    if words.len() > 1 && words.first().is_some_and(|word| *word == "k") {
        words.remove(0);
    }
    // "3103 Moss", "07 Vestfold": codes have two to five digits; "0 Hele landet".
    if words.len() > 1
        && words.first().is_some_and(|word| {
            *word == "0"
                || (2..=5).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
        })
    {
        words.remove(0);
    }
    // "Moss kommune"; "KOSTRA-gruppe 11".
    if words.len() > 1
        && words.last().is_some_and(|word| {
            ["kommune", "fylke", "fylkeskommune", "municipality", "county", "län"].contains(word)
                || word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
        })
        && !places().contains(&words.join(" "))
    {
        words.pop();
    }
    places().contains(&words.join(" "))
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
