//! Names of places joined to parts of what is counted there: "Louisiana : residential".

use std::collections::BTreeSet;

use crate::import::places;

/// The place and the part of a name so joined, whether or not the place is one that is known.
pub(super) fn apart(name: &str) -> Option<(&str, &str)> {
    // Few names have a colon at all.
    let (place, part) = name.contains(':').then(|| name.split_once(" : "))??;
    let (place, part) = (place.trim(), part.trim());
    (!place.is_empty() && !part.is_empty()).then_some((place, part))
}

/// Whether the names of a column are so joined: most of them are, the first parts are places, and the same
/// second parts, which are none, come again under several. What is named once lies in the place: a school.
pub(super) fn are_places_with_parts<T: AsRef<str>>(names: &[T]) -> bool {
    const FEWEST: usize = 4;
    let pairs: Vec<(&str, &str)> = names.iter().filter_map(|name| apart(name.as_ref())).collect();
    if pairs.len() < FEWEST {
        return false;
    }
    let places = pairs.iter().filter(|(place, _)| places::is_place(place)).count();
    let parts: BTreeSet<&str> = pairs.iter().map(|(_, part)| *part).collect();
    // "New England : residential", "Mountain : residential": the same parts under each.
    let mut under: std::collections::BTreeMap<&str, BTreeSet<&str>> = Default::default();
    for (place, part) in &pairs {
        under.entry(place).or_default().insert(part);
    }
    let alike = under.len() >= 2 && parts.len() >= 2 && under.values().all(|own| *own == parts);
    pairs.len() * 3 >= names.len() * 2
        && (places * 3 >= pairs.len() * 2 || alike)
        && parts.len() * 2 <= pairs.len()
        && !parts.iter().any(|part| places::is_place(part))
}
