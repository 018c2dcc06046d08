//! What is cut from a part of a title before the rest is a name: when, how measured, in what order.

use crate::import::header;
use crate::import::lexicon::{is_one_of, lexicon, normed};

/// "Lia sykehjem, hele enheten": the unit before words for all of it.
pub(super) fn without_all_of_it(name: &str) -> &str {
    const ALL: [&str; 8] = [
        "hele enheten",
        "heile eininga",
        "hele skolen",
        "heile skulen",
        "hele barnehagen",
        "heile barnehagen",
        "hele sykehjemmet",
        "hele virksomheten",
    ];
    let parted = name
        .rsplit_once(", ")
        .filter(|(unit, all)| is_one_of(all, &ALL) && lexicon().unit_score(unit) > 0);
    parted.map_or(name, |(unit, _)| unit)
}

/// "Rektor Lia skole": the unit whose leader the paper is for.
pub(super) fn without_leader(name: &str) -> &str {
    const LEADERS: [&str; 9] = [
        "rektor",
        "styrer",
        "enhetsleder",
        "enhetsleiar",
        "virksomhetsleder",
        "avdelingsleder",
        "seksjonsleder",
        "kommunalsjef",
        "leder",
    ];
    match name.split_once(' ') {
        Some((leader, unit))
            if is_one_of(leader, &LEADERS)
                && unit.starts_with(char::is_uppercase)
                && lexicon().unit_score(unit) > 0 =>
        {
            unit
        }
        _ => name,
    }
}

/// "Grunnskolepoeng, sortert", "Vikarutgifter t.o.m.": how the rows stand, or what led up to a period, is no part of the name.
pub(super) fn without_order(name: &str) -> &str {
    const BEHIND: [&str; 7] =
        ["(sortert)", "sortert", "rangert", "(rangert)", "t.o.m.", "t.o.m", "tom."];
    let mut bare = name;
    while let Some(rest) = BEHIND.iter().find_map(|end| bare.strip_suffix(end)) {
        let rest = rest.trim_end_matches([',', ' ', '–', '-']);
        if rest.is_empty() || rest.len() + 1 > bare.len() {
            break;
        }
        bare = rest;
    }
    bare
}

/// Words for a season that a title may write before a year.
const SEASONS: [&str; 12] = [
    "høsten", "hausten", "våren", "vinteren", "sommeren", "høst", "haust", "vår", "vinter",
    "sommer", "autumn", "spring",
];

/// "høsten 2021": what a part of a title says beside the name, with the season the name seems to end with.
pub(super) fn when_in_words(part: &str, name: &str) -> String {
    let words = part.strip_prefix(name).unwrap_or(part);
    let words = words.trim_matches([' ', ',', ':', ';', '-', '–', '(', ')']);
    let last = name.rsplit([' ', ',']).next().unwrap_or_default();
    if words.bytes().all(|byte| byte.is_ascii_digit()) && is_one_of(last, &SEASONS) {
        return format!("{last} {words}");
    }
    words.to_owned()
}

/// "Foreldreundersøkelsen" of "Foreldreundersøkelsen våren 2023": when it was made is no part of its name.
pub(super) fn without_season(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((before, last)) if SEASONS.contains(&last) => before,
        _ => name,
    }
}

/// "skala 1-6", "skala fra 1 til 6": how answers are measured.
pub(super) fn scale_in(text: &str) -> Option<arcstr::ArcStr> {
    let rest = ["skala fra ", "skala "].iter().find_map(|start| strip_start(text, start))?;
    lexicon().measure(rest.trim_end_matches('.'))
}

/// "Ventetid (uker) pr. 1. september" without how it is measured, and that.
pub(super) fn measure_before_day(name: &str) -> Option<(String, arcstr::ArcStr)> {
    let at = [" pr. ", " pr ", " per "].iter().find_map(|mark| name.rfind(mark))?;
    let (before, day) = name.split_at_checked(at)?;
    let (rest, measure) = header::cut_measure(before);
    let measure = measure.filter(|_| !rest.is_empty() && header::says_part_of_year(day))?;
    Some((format!("{rest}{day}"), measure))
}

/// "Hoftebrudd tom. 2017" is what it counts until then.
pub(super) fn without_until(part: &str) -> Option<String> {
    const MARKS: [&str; 4] = [" tom. ", " tom ", " t.o.m. ", " til og med "];
    let (before, after) = MARKS.iter().find_map(|mark| part.split_once(mark))?;
    let year = after.len() == 4 && after.bytes().all(|byte| byte.is_ascii_digit());
    year.then(|| format!("{before} {after}"))
}

/// "Kjøp fra vikarbyrå, 1000 kr (ekskl. mva)": without what is or is not counted along.
pub(super) fn without_terms(part: &str) -> &str {
    const TERMS: [&str; 8] = ["inkl", "ekskl", "eksl", "eks", "uten", "utan", "med", "inklusive"];
    let bracketed = part.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    match bracketed {
        Some((before, terms))
            if !before.trim().is_empty()
                && normed(terms).split(' ').next().is_some_and(|word| TERMS.contains(&word)) =>
        {
            before.trim_end()
        }
        _ => part,
    }
}

/// "Marka skole (liten – kun samlet for årene)": what a remark in brackets stands behind.
pub(super) fn without_remark(name: &str) -> &str {
    let Some((bare, inner)) = name.strip_suffix(')').and_then(|open| open.split_once(" (")) else {
        return name;
    };
    let remark = [" – ", " - ", " — "].iter().any(|dash| inner.contains(dash));
    if remark && lexicon().unit_score(bare) > 0 { bare } else { name }
}

/// What follows a beginning, whatever its case.
pub(super) fn strip_start<'t>(text: &'t str, start: &str) -> Option<&'t str> {
    // Most texts begin otherwise, which their first letter shows.
    let first = text.bytes().next()?;
    if first.is_ascii() && start.bytes().next() != Some(first.to_ascii_lowercase()) {
        return None;
    }
    // So do the letters after it, as far as they are ours.
    let mut ours = text
        .bytes()
        .zip(start.bytes())
        .take_while(|(own, other)| own.is_ascii() && other.is_ascii());
    if ours.any(|(own, other)| own.to_ascii_lowercase() != other) {
        return None;
    }
    let lower = text.to_lowercase();
    (lower.starts_with(start) && lower.len() == text.len()).then(|| text.get(start.len()..))?
}
