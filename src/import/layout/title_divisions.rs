//! What a title says that its figures are divided by: "etter kjønn og alder", "by forest type".

use crate::import::lexicon::{ColumnWord, lexicon, norm};

/// Whether a title says that what it counts is divided by what a head names: "Woodland area by principal species,
/// 2021" by "Principal species".
pub(super) fn divided_by(title: &str, head: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
        words.filter(|word| !word.is_empty()).map(norm).collect()
    };
    let head = words(head);
    !head.is_empty()
        && divisions(title).iter().flat_map(|by| phrases(by)).map(words).any(|phrase| {
            phrase.len() <= head.len() + 2 && head.iter().all(|word| phrase.contains(word))
        })
}

/// What a title divides what it counts by, each by itself and time left out: "ydelsestype", "område" of "Ledige efter
/// ydelsestype, område og tid".
pub(super) fn divided_in_order(title: &str) -> Vec<String> {
    divided_in_order_and_time(title).0
}

/// The same, and whether time is among it.
pub(super) fn divided_in_order_and_time(title: &str) -> (Vec<String>, bool) {
    let divisions = divisions(title);
    let Some(division) = divisions.first() else { return (Vec::new(), false) };
    let timed = |phrase: &&str| {
        ["tid", "time"].contains(phrase)
            || matches!(lexicon().column(phrase), Some(ColumnWord::Period | ColumnWord::Indicator))
    };
    let phrases: Vec<&str> =
        phrases(division).map(str::trim).filter(|phrase| !phrase.is_empty()).collect();
    let found: Vec<String> =
        phrases.iter().filter(|phrase| !timed(phrase)).map(|phrase| (*phrase).to_owned()).collect();
    let any = found.len() < phrases.len();
    (found, any)
}

/// What a title says behind "by" or "etter": "forest type, United Kingdom" of "New planting by forest type, United
/// Kingdom".
fn divisions(title: &str) -> Vec<String> {
    const DIVIDED: [&str; 6] =
        [" by ", " etter ", " efter ", " fordelt på ", " fordelte på ", " fordelt etter "];
    let lower = title.to_lowercase();
    DIVIDED.iter().filter_map(|by| lower.split_once(by)).map(|(_, rest)| rest.to_owned()).collect()
}

/// Parts of what divides, each by itself: what follows a comma may be more of the same, or something else.
fn phrases(division: &str) -> impl Iterator<Item = &str> {
    division
        .split([',', '(', '.', ';'])
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" og "))
}

/// Whether a title divides what it counts by one thing first, which is no unit and no time: "by forest type".
pub(super) fn divided_once(title: &str) -> bool {
    let divisions = divisions(title);
    let Some(division) = divisions.first() else { return false };
    let first = division.split(',').next().unwrap_or_default();
    let by_units_or_time = first.split(' ').any(|word| {
        matches!(
            lexicon().column(word),
            Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::Period)
        )
    });
    phrases(first).count() == 1 && !by_units_or_time
}

/// "local authority and quarter", "kommune, kjønn og alder": what figures are divided by, where one of several is
/// known for it.
pub(super) fn all_divisions(by: &str) -> bool {
    let parts: Vec<&str> = by
        .split(", ")
        .flat_map(|part| part.split(" and "))
        .flat_map(|part| part.split(" og "))
        .collect();
    let known = |part: &&str| {
        let word = lexicon().column(part);
        matches!(
            word,
            Some(ColumnWord::Unit | ColumnWord::Area | ColumnWord::Dimension | ColumnWord::Period)
        )
    };
    let short = |part: &&str| part.split(' ').count() <= 3 && part.starts_with(char::is_lowercase);
    parts.len() >= 2 && parts.iter().all(short) && parts.iter().any(known)
}
