//! Key figures of the whole below its units: "Finansielle måltall" over "Netto driftsresultat i %",
//! "Disposisjonsfond i %", below what each department may spend.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::columns::is_share;
use super::rows::{Line, Sort};
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::matching::is_benchmark;
use crate::import::places::is_place;

/// Most rows of a table that is looked at for such lines by their codes.
const MOST_LINES: usize = 2_000;
/// Fewest rows under a heading that show what it is about.
const FEWEST: usize = 2;

/// The rows under a heading that names no unit, all of which count something and say how, where most rows of the
/// label column stand under no such heading.
pub(super) fn rows(lines: &[Line], label: usize) -> FxHashSet<u32> {
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    let mut shares = shares_below(lines, label);
    shares.extend(counted_below_sum(lines, label));
    shares.extend(counted_below_units(lines, label));
    if !shares.is_empty() || data().all(|line| line.path.is_empty()) {
        return shares;
    }
    let counts = |line: &Line| {
        line.labels.get(label).and_then(Option::as_ref).is_some_and(|label| {
            let (counted, named) =
                (lexicon().indicator_score(&label.text), lexicon().unit_score(&label.text));
            label.measure.is_some() && counted > named
        })
    };
    let mut under: BTreeMap<&str, (Vec<u32>, bool)> = BTreeMap::new();
    for line in data() {
        let Some(heading) = line.path.last() else { continue };
        let (rows, all) = under.entry(heading).or_insert((Vec::new(), true));
        rows.push(line.row);
        *all &= counts(line);
    }
    let told = under.into_iter().filter(|(heading, (rows, all))| {
        *all && rows.len() >= FEWEST && lexicon().unit_score(heading) == 0
    });
    let found: FxHashSet<u32> = told.flat_map(|(_, (rows, _))| rows).collect();
    if found.len() * 2 > data().count() { FxHashSet::default() } else { found }
}

/// "Andel med fritidskort" below all the places: no place is called so; nor is "I kommunal barnehage" below places that all
/// have their codes.
fn shares_below(lines: &[Line], label: usize) -> FxHashSet<u32> {
    const FEWEST_PLACES: usize = 3;
    const FEWEST_CODED: usize = 5;
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    // A list of so many rows is no table with a line of its own below it.
    let few = lines.len() <= MOST_LINES;
    let text = |line: &Line| line.labels.get(label)?.as_ref().map(|label| label.text.clone());
    let coded = || data().filter_map(text).filter(|text| is_coded(text)).count();
    let all_coded = few && {
        let coded = coded();
        coded >= FEWEST_CODED && coded * 10 >= data().count() * 7
    };
    let share = |line: &&Line| {
        line.labels.get(label).and_then(Option::as_ref).is_some_and(|label| {
            let uncoded = all_coded
                && !is_coded(&label.text)
                && !is_benchmark(&label.text)
                && !is_place(&label.text);
            uncoded
                || is_share(&label.text)
                    && label.text.contains(' ')
                    && lexicon().unit_score(&label.text) == 0
        })
    };
    let last: FxHashSet<u32> = data().rev().take_while(share).map(|line| line.row).collect();
    // Most tables end with a place, and no other row need be looked at.
    if last.is_empty() {
        return last;
    }
    let places = data().filter(|line| !share(line)).count();
    if places < FEWEST_PLACES || places <= last.len() { FxHashSet::default() } else { last }
}

/// "3101 Halden", "K-3101 Halden"
fn is_coded(text: &str) -> bool {
    let bare = text.strip_prefix("K-").unwrap_or(text);
    // "EAK Landet", "EKA42 KOSTRA Agder", "EKG07 Kostragruppe 7": KOSTRA's regions.
    let of_kostra = |code: &str| code.starts_with("EK") || code.starts_with("EAK");
    bare.split_once(' ').is_some_and(|(code, name)| {
        of_kostra(code)
            && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            || matches!(code.len(), 2..=5)
                && code.bytes().all(|byte| byte.is_ascii_digit())
                && name.starts_with(char::is_alphabetic)
    })
}

/// What is counted of a survey or of all, in a row below the units.
const COUNTS: [&str; 9] = [
    "besvarelser",
    "svar",
    "respondenter",
    "inviterte",
    "sendt ut",
    "utsendte",
    "utsendte skjema",
    "svarprosent",
    "svarandel",
];

fn says_how_many(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    is_one_of(text, &COUNTS) || is_one_of(first, &["antall", "antal", "n"])
}

/// "Antall svar", "Antall ansatte" below "Lia skole", "Borg skole": no unit is called so.
fn counted_below_units(lines: &[Line], label: usize) -> Vec<u32> {
    const MOST_BELOW: usize = 4;
    const FEWEST_ABOVE: usize = 2;
    if lines.len() > MOST_LINES {
        return Vec::new();
    }
    let text = |line: &Line| line.labels.get(label)?.as_ref().map(|label| label.text.clone());
    let data = || lines.iter().filter(|line| line.sort == Sort::Data && line.path.is_empty());
    let counts = |text: &str| {
        let first = text.split(' ').next().unwrap_or_default();
        (lexicon().indicator_score(text) > 0 || says_how_many(text))
            && lexicon().unit_score(text) == 0
            // "Andel" below the units is of the whole in each column.
            && !super::names::is_bare_count(text)
            && !lexicon().is_bare_measure(text)
            && !is_place(text)
            && lexicon().kind(first).is_none()
            && !is_benchmark(text)
    };
    let below: Vec<u32> = data()
        .rev()
        .take_while(|line| !line.part && text(line).is_some_and(|text| counts(&text)))
        .map(|line| line.row)
        .collect();
    if !(1..=MOST_BELOW).contains(&below.len()) {
        return Vec::new();
    }
    let above: Vec<_> = data().filter(|line| !below.contains(&line.row)).filter_map(text).collect();
    let units =
        above.iter().filter(|name| lexicon().unit_score(name) > 0 || is_place(name)).count();
    let plain = above.iter().all(|name| !counts(name));
    // "Nord", "Sør", "Øst" above "Antall svar": names of their own, and nothing that is counted.
    let proper = || {
        let name = |name: &str| {
            name.starts_with(char::is_uppercase)
                && name.split(' ').count() <= 2
                && lexicon().indicator_score(name) == 0
        };
        let told = |line: &Line| {
            !below.contains(&line.row) || text(line).is_some_and(|text| says_how_many(&text))
        };
        above.len() >= 3 && above.iter().all(|one| name(one)) && data().all(told)
    };
    if above.len() >= FEWEST_ABOVE && plain && (units * 3 >= above.len() * 2 || proper()) {
        below
    } else {
        Vec::new()
    }
}

/// "Innbyggere", "Årsverk per 1 000 innbyggere" below "SUM KOMMUNEN", under which no unit stands: figures of the whole.
fn counted_below_sum(lines: &[Line], label: usize) -> Vec<u32> {
    const MOST_BELOW: usize = 6;
    const FEWEST_ABOVE: usize = 3;
    let Some(sum) = lines.iter().rposition(|line| line.sort == Sort::Total) else {
        return Vec::new();
    };
    let (above, below) = lines.split_at(sum);
    let units = above.iter().filter(|line| line.sort == Sort::Data).count();
    let data = || below.iter().filter(|line| line.sort == Sort::Data);
    // "Mål svarprosent" is strived for.
    let of_kind =
        |text: &str| text.split(' ').next().is_some_and(|first| lexicon().kind(first).is_some());
    let counts = |line: &Line| {
        line.labels.get(label).and_then(Option::as_ref).is_some_and(|label| {
            lexicon().indicator_score(&label.text) > 0
                && lexicon().unit_score(&label.text) == 0
                && !of_kind(&label.text)
        })
    };
    let all = (1..=MOST_BELOW).contains(&data().count()) && data().all(counts);
    if units < FEWEST_ABOVE || !all { Vec::new() } else { data().map(|line| line.row).collect() }
}
