//! Heads as programs write them: pivot tables, banks of statistics, columns with underscores.

use super::period::{HEAD_YEARS, read_period};
use crate::import::lexicon::lexicon;

/// What a pivot table puts before the name of what it sums.
const SUMMED: [&str; 4] = ["Summer av ", "Gjennomsnitt av ", "Sum of ", "Average of "];

/// "Summer av 2020-2021" is that season, summed by a pivot table.
pub(super) fn without_summed(text: &str) -> &str {
    SUMMED
        .iter()
        .find_map(|start| text.strip_prefix(start))
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(text)
}

/// "2022-23.Vg1.Alle eierformer.Alle kjønn.Antall elever", as the statistics bank of the Directorate of
/// Education heads its columns: the period, the splits, and last what is counted.
pub(super) fn of_statistics_bank(text: &str) -> Option<String> {
    // Few heads have points, which shows before they are parted.
    if text.bytes().filter(|byte| *byte == b'.').count() < 2 {
        return None;
    }
    let mut parts: Vec<&str> = text.split('.').collect();
    let solid = |part: &&str| !part.is_empty() && part.trim() == *part;
    if parts.len() < 3 || !parts.iter().all(solid) {
        return None;
    }
    let period = parts.remove(0);
    let stated = read_period(period)?.0.is_some();
    let counted = parts.pop().filter(|last| stated && last.contains(char::is_alphabetic))?;
    let splits = parts.into_iter().filter(|part| !part.starts_with("Alle "));
    let name: Vec<&str> = std::iter::once(counted).chain(splits).collect();
    Some(format!("{} {period}", name.join(", ")))
}

/// "pop_2018", "index_2016_2017", "year_aadt": a head as programs write it, with its year set apart. Two years
/// after each other are what lies between them.
pub(super) fn of_program(text: &str) -> Option<String> {
    if text.contains(' ') {
        return None;
    }
    // "MSitAE-MAY-2025": the code of a report, and the month it is of.
    if let [year, month, name] = text.rsplitn(3, '-').collect::<Vec<_>>().as_slice()
        && name.starts_with(|sign: char| sign.is_ascii_alphabetic())
        && year.len() == 4
        && year.parse::<i32>().is_ok_and(|year| HEAD_YEARS.contains(&year))
        && lexicon().month(&month.to_lowercase()).is_some()
    {
        return Some(format!("{name} {month} {year}"));
    }
    if !text.contains('_') {
        let (name, year) = glued_year(text)?;
        let small = name.len() >= 2 && name.bytes().all(|byte| byte.is_ascii_lowercase());
        return small.then(|| format!("{name} {year}"));
    }
    let year = |text: &str| {
        (text.len() == 4)
            .then(|| text.parse::<i32>().ok())
            .flatten()
            .filter(|year| HEAD_YEARS.contains(year))
    };
    let (before, last) = text.rsplit_once('_')?;
    // "innvkat.3.alle_enhet.kroner_aar.2014"
    let dotted = ["aar.", "år.", "year."].iter().find_map(|start| last.strip_prefix(start));
    let Some(last) = year(dotted.unwrap_or(last)) else { return year_within(text, year) };
    match before.rsplit_once('_').and_then(|(name, first)| Some((name, year(first)?))) {
        Some((name, first)) if first + 1 == last && !name.is_empty() => {
            Some(format!("{name} {first}-{last}"))
        }
        Some(_) => None,
        None => (!before.is_empty() && year(before).is_none()).then(|| format!("{before} {last}")),
    }
}

/// "bosetting.bosatt_enhet.personer_maned.januar": what is counted, and the month it is of.
pub(super) fn month_of_program(text: &str) -> Option<(&str, u8)> {
    let (name, last) = text.rsplit_once('_').filter(|(name, _)| !name.is_empty())?;
    let month = ["maned.", "måned.", "month."].iter().find_map(|start| last.strip_prefix(start))?;
    Some((name, lexicon().month(month)?))
}

/// "anmodning_2015_personer": the one year between other words.
fn year_within(text: &str, year: impl Fn(&str) -> Option<i32>) -> Option<String> {
    let mut years = text.split('_').skip(1).filter_map(&year);
    let only = years.next().filter(|_| years.next().is_none())?;
    let rest: Vec<&str> = text.split('_').filter(|part| year(part).is_none()).collect();
    // "kommun_2018_19" is of both.
    let small = |byte: u8| !byte.is_ascii_uppercase();
    let word = |part: &&str| {
        !part.is_empty()
            && part.bytes().all(small)
            && !part.bytes().all(|byte| byte.is_ascii_digit())
    };
    rest.iter().all(word).then(|| format!("{} {only}", rest.join("_")))
}

/// "ft2012", "valgdata2009": a name and the year that stands right behind it.
pub fn glued_year(text: &str) -> Option<(&str, &str)> {
    const YEARS: std::ops::Range<u16> = 1950..2100;
    let (name, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let digits = year.bytes().all(|byte| byte.is_ascii_digit());
    let dated = digits && year.parse().is_ok_and(|year| YEARS.contains(&year));
    (dated && name.ends_with(char::is_alphabetic)).then_some((name, year))
}

/// "Year: 2025 Month: 1", "Måned: 12 År: 2024": what a report was filtered by.
pub(super) fn of_filter(text: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST || !text.contains(':') {
        return None;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let after = |names: &[&str]| {
        let at = words.iter().position(|word| names.contains(word))?;
        words.get(at + 1)?.trim_end_matches(',').parse::<i32>().ok()
    };
    let year = after(&["year:", "år:"]).filter(|year| HEAD_YEARS.contains(year))?;
    let month = after(&["month:", "måned:", "månad:"]).filter(|month| (1..=12).contains(month))?;
    (words.len() == 4).then(|| format!("{year}M{month:02}"))
}
