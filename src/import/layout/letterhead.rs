//! The municipality a longer title names: "Lønnskartlegging Hella kommune" is for Hella kommune.

use crate::import::lexicon::is_one_of;
use crate::import::places::is_place;

/// A title with the municipality's name taken out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// "Hella kommune"
    pub unit: String,
    /// What is left of the title: "Lønnskartlegging"; may be empty.
    pub rest: String,
}

/// Words that begin a municipality's name of two words: "Indre Østfold".
const FIRST_OF_TWO: [&str; 18] = [
    "indre", "ytre", "nordre", "søndre", "søre", "østre", "øystre", "vestre", "midtre", "øvre",
    "nedre", "nord", "sør", "øst", "vest", "midt", "nye", "store",
];

/// The municipality a title names beside other words; `None` where it names none, or nothing else.
#[must_use]
pub(super) fn municipality_in(title: &str) -> Option<Found> {
    let words: Vec<&str> = title.split(' ').filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| {
        is_one_of(word, &["kommune", "fylkeskommune", "kommun"]) && !word.ends_with('-')
    })?;
    let (before, after) = words.split_at_checked(at)?;
    let (last, after) = after.split_first()?;
    let from = name_begins(before)?;
    let (before, name) = before.split_at_checked(from)?;
    // "Hella kommune skoler": nothing parts the one from the other.
    let parted = last.ends_with([',', ';', ':', '.'])
        || after.first().is_none_or(|word| word.starts_with('('));
    if !parted {
        return None;
    }
    let mut before = before.to_vec();
    while before.last().is_some_and(|word| is_link(word)) {
        before.pop();
    }
    let bare = |words: &[&str]| words.join(" ").trim_matches([',', ';', ':', '.', ' ']).to_owned();
    let rest = [bare(&before), bare(after)];
    let rest = rest.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>();
    if rest.is_empty() {
        return None;
    }
    // "Befolkning (hovedalternativet)": brackets need no comma before them.
    let rest = rest.join(", ").replace(", (", " (");
    Some(Found { unit: bare(&[name, &[*last]].concat()), rest })
}

fn is_link(word: &str) -> bool {
    is_one_of(word, &["for", "i", "ved", "på", "hos", "fra"])
}

/// Where the name before "kommune" begins among the words before it.
fn name_begins(before: &[&str]) -> Option<usize> {
    // "Møre og Romsdal", "Våler i Solør": a place that is known as a whole.
    let known = (before.len().saturating_sub(3)..before.len())
        .find(|from| before.get(*from..).is_some_and(|words| is_place(&words.join(" "))));
    let last = before.len().checked_sub(1)?;
    let named = |at: usize| {
        before
            .get(at)
            .filter(|word| word.starts_with(char::is_uppercase) && !word.ends_with([',', ':']))
    };
    let name = known.or_else(|| named(last).map(|_| last))?;
    // "Østre Halden" is not Halden.
    let first_of_two = name
        .checked_sub(1)
        .filter(|at| named(*at).is_some_and(|word| is_one_of(word, &FIRST_OF_TWO)));
    Some(first_of_two.unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn municipalities_in_longer_titles() {
        for (title, unit, rest) in [
            ("Lønnskartlegging Hella kommune", "Hella kommune", "Lønnskartlegging"),
            ("Tall for Nye Hella kommune, grunnskoler", "Nye Hella kommune", "Tall, grunnskoler"),
            ("Skatt i Indre Østfold kommune", "Indre Østfold kommune", "Skatt"),
            ("Veger Møre og Romsdal fylkeskommune", "Møre og Romsdal fylkeskommune", "Veger"),
            ("Skatt i Østre Halden kommune", "Østre Halden kommune", "Skatt"),
            ("Tall Nye Bergen kommune", "Nye Bergen kommune", "Tall"),
            ("Ulvsund kommune (høsten)", "Ulvsund kommune", "(høsten)"),
            ("Undersøkelse SFO, Ulvsund kommune", "Ulvsund kommune", "Undersøkelse SFO"),
        ] {
            let found = municipality_in(title);
            let expected = Found { unit: unit.to_owned(), rest: rest.to_owned() };
            assert_eq!(found, Some(expected), "{title}");
        }
        for title in ["Hella kommune", "Sammenlignbare kommune", "Kommune", "i vår kommune", ""] {
            assert_eq!(municipality_in(title), None, "{title}");
        }
    }
}
