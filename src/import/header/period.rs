//! Periods in heads: found among other words, whole or lacking their year.

mod forms;

use std::borrow::Cow;

use self::forms::{
    day_and_month, first_and_last, from_to, in_range, month_and_year, month_day_year,
    months_of_part, part_and_year, school_years_from_to, short_school_year, statistics_bank,
    year_of, years_and_numbers,
};
pub use self::forms::{is_week_head, part_numbered, week_with_days};
use super::{LONGEST_HEAD, accounts, financial, spelled, until};
use crate::domain::Period;
use crate::import::lexicon::{is_one_of, lexicon, normed};

/// A period that lacks its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Tertial(u8),
    Quarter(u8),
    Half(u8),
    Month(u8),
    Week(u8),
    /// "pr. 31.8": a month and a day of it.
    Day(u8, u8),
    /// "2015-1": the n-th part of a year, which kind of part unsaid.
    Nth(i16, u8),
}

impl Part {
    /// As people write it in bokmål: "2. tertial".
    #[must_use]
    pub fn bokmaal(self) -> String {
        // A year of 53 weeks.
        let year = 2020;
        let whole = self.of(year).map(Period::bokmaal).unwrap_or_default();
        whole.replace(&year.to_string(), "").trim().to_owned()
    }

    /// The period this is in a year, and whether that is by custom: quarters of "2023/24" are counted from April.
    #[must_use]
    pub fn within(self, year: Period) -> Option<(Period, bool)> {
        match (year, self) {
            (Period::Year(year), part) => Some((part.of(year)?, false)),
            (Period::SchoolYear(year), Self::Quarter(n)) => {
                Some((financial::quarter_from_april(year.into(), n)?, true))
            }
            _ => None,
        }
    }

    /// The period this is in a year.
    #[must_use]
    pub fn of(self, year: i16) -> Option<Period> {
        let year = i32::from(year);
        match self {
            Self::Tertial(n) => Period::tertial(year, n),
            Self::Quarter(n) => Period::quarter(year, n),
            Self::Half(n) => Period::half_year(year, n),
            Self::Month(n) => Period::month(year, n),
            Self::Week(n) => Period::week(year, n),
            Self::Day(month, day) => Period::date(year, month, day),
            Self::Nth(..) => None,
        }
    }
}

/// Years a bare number may be in a head.
pub const HEAD_YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;

/// Words a period may have: "Year ended 31 March 2024".
const PERIOD_WORDS: usize = 5;

/// Whether a text can hold a period at all; cheap.
#[must_use]
pub fn may_hold_period(text: &str) -> bool {
    if text.len() > LONGEST_HEAD {
        return false;
    }
    let month = |word: &str| word.len() <= 12 && lexicon().month(&normed(word)).is_some();
    let months = |word: &str| {
        month(word)
            || word.split_once(['-', '–']).is_some_and(|(first, last)| month(first) && month(last))
    };
    // "August", "Regnskap per august", "april–juni"
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text.split_whitespace().next().is_some_and(months)
        || text.split_whitespace().next_back().is_some_and(months)
        || spelled::may_be_numbered_in_words(text)
}

/// Words around a period that add nothing to it.
const FILLERS: [&str; 24] = [
    "år",
    "året",
    "i",
    "per",
    "pr",
    "for",
    "skoleåret",
    "skoleår",
    "skuleåret",
    "skuleår",
    "sesongen",
    "sesong",
    "säsong",
    "säsongen",
    "fra",
    "hele",
    "ved",
    "utgangen",
    "av",
    "per.",
    "innen",
    "innan",
    "helår",
    "heilår",
];

/// Whether a word around a period adds nothing to it.
pub(super) fn is_filler(word: &str) -> bool {
    let word = normed(word);
    word.is_empty() || FILLERS.contains(&&*word)
}

/// A period among the words of a head, and where it stands.
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub loose: bool,
}

/// The period among these words.
pub(super) fn find_period(words: &[&str]) -> Option<Found> {
    let mut partial: Option<Found> = None;
    let told: Vec<Option<bool>> = words.iter().map(|word| tells_of_period(word)).collect();
    for start in 0..words.len() {
        // Words that stand in no period end all that could be one.
        let own = told.get(start..).unwrap_or_default().iter().take(PERIOD_WORDS);
        let most = own.take_while(|told| told.is_some()).count();
        for count in (1..=most).rev() {
            if !told.get(start..start + count).is_some_and(|told| told.contains(&Some(true))) {
                break;
            }
            let text = match words.get(start..start + count)? {
                [word] => Cow::Borrowed(*word),
                several => Cow::Owned(several.join(" ")),
            };
            let Some((period, part, loose)) = read_period(&text) else { continue };
            let mut found = Found { start, end: start + count, period, part, loose };
            if let (Some(first), Some(last)) = (found.period, until(words, found.end)) {
                found.period =
                    Period::span(first_year(first), last.end_year().into()).or(found.period);
                found.end += 2;
            } else if let Some(last) = next_year(words, &found) {
                found.period = found.period.and_then(|first| Period::span(first_year(first), last));
                found.end += 1;
                found.loose = true;
            }
            if found.period.is_some() {
                return Some(with_part_behind(with_part(found, words, partial), words));
            }
            if partial.is_none() {
                partial = Some(found);
            }
        }
    }
    // A lone month or tertial counts only when it is all there is, but for fillers and the day it ends.
    partial.filter(|found| {
        let others = words.len() - (found.end - found.start);
        let (before, after) = (words.get(..found.start), words.get(found.end..));
        others == 0
            || others <= MOST_BESIDE && is_spelled_out(words, found)
            || before.is_some_and(<[_]>::is_empty)
                && matches!(after.and_then(until::until), Some((0, until::Until::Day(..))))
            || accounts::kind(&words.join(" ")).is_some()
            || words.iter().enumerate().all(|(at, word)| {
                (found.start..found.end).contains(&at)
                    || is_one_of(word, &FILLERS)
                    || is_one_of(word, &["hittil"])
                    || lexicon().kind(word).is_some()
            })
    })
}

/// Most words of a name beside a part of the year.
const MOST_BESIDE: usize = 4;

/// "Sykefravær 1. tertial", "Sykefravær T1": at an end of a name it is when. "Sysselsatte per 4. kvartal" are counted
/// then each year.
fn is_spelled_out(words: &[&str], found: &Found) -> bool {
    let part = |word: &str| is_one_of(word, &["tertial", "kvartal", "halvår", "uke", "veke"]);
    let counted = |word: &str| is_one_of(word, &["per", "pr", "i", "ved"]);
    let before = found.start.checked_sub(1).and_then(|at| words.get(at));
    let own = words.get(found.start..found.end).unwrap_or_default();
    // "Vedtakstimer per uke (uke 40)" are counted then each year.
    let each_year = matches!(found.part, Some(Part::Week(_)))
        && own.first().is_some_and(|word| word.starts_with('('));
    let spelled = own.len() > 1 && !each_year && own.iter().any(|word| part(word))
        || matches!(own, [word] if found.end == words.len() && is_short_part(word, found));
    spelled
        && (found.start == 0 || found.end == words.len())
        && !before.is_some_and(|word| counted(word))
        && !lexicon().is_total(&words.join(" "))
}

/// "T1", "(T2)". A month behind a name may be of a day ("Elever 1. oktober"), or of all months so far.
fn is_short_part(word: &str, found: &Found) -> bool {
    let bare = word.trim_matches(|sign| matches!(sign, '(' | ')' | ','));
    matches!(found.part, Some(Part::Tertial(_))) && bare.len() == 2 && bare.starts_with('T')
}

fn first_year(period: Period) -> i32 {
    match period {
        Period::SchoolYear(year) | Period::Year(year) => year.into(),
        other => other.end_year().into(),
    }
}

/// "arealbruk 2010 2020": the later of two years beside each other.
fn next_year(words: &[&str], found: &Found) -> Option<i32> {
    let bare = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let own = words.get(found.start..found.end)?;
    let (Some(Period::Year(first)), [only]) = (found.period, own) else { return None };
    let next = words.get(found.end).filter(|word| bare(only) && bare(word))?;
    match read_period(next)?.0? {
        Period::Year(last) if last > first => Some(last.into()),
        _ => None,
    }
}

/// The school year or year after "to": the end of "2020-21 to 2022-23".
fn until(words: &[&str], at: usize) -> Option<Period> {
    let (link, last) = (words.get(at)?, words.get(at + 1)?);
    if !is_one_of(link, &["to", "til"]) {
        return None;
    }
    match read_period(last)?.0? {
        period @ (Period::SchoolYear(_) | Period::Year(_)) => Some(period),
        _ => None,
    }
}

/// "Januar resultat 2016" never happens; "T1 – 2016" does: a part right before or after the year.
fn with_part(mut found: Found, words: &[&str], partial: Option<Found>) -> Found {
    if let (Some(Period::Year(year)), Some(part)) = (found.period, partial) {
        let between = words.get(part.end..found.start).unwrap_or_default();
        if between.iter().all(|word| is_filler(word))
            && let Some(period) = part.part.and_then(|part| part.of(year))
        {
            found.period = Some(period);
            found.start = part.start;
        }
    }
    found
}

/// "2024 per T2", "2024 pr. 2. tertial": a part of the year that a word leads up to, right behind it.
fn with_part_behind(mut found: Found, words: &[&str]) -> Found {
    let Some(Period::Year(year)) = found.period else { return found };
    let rest = words.get(found.end..).unwrap_or_default();
    let [link, part @ ..] = rest else { return found };
    if !is_one_of(link, &["per", "pr"]) || part.is_empty() || part.len() > PERIOD_WORDS {
        return found;
    }
    let Some((None, Some(part), _)) = read_period(&part.join(" ")) else { return found };
    // "2025 pr. mai" is of the months so far, and not of May.
    let told = matches!(part, Part::Tertial(_) | Part::Quarter(_) | Part::Half(_));
    if let Some(period) = part.of(year).filter(|_| told) {
        found.period = Some(period);
        found.end = words.len();
    }
    found
}

/// Reads a text that is a period and nothing else, whole or lacking its year.
#[must_use]
pub fn read_period(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    let text = text
        .trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ',' | ':' | ';' | ' ' | '*'));
    let text = text.trim_end_matches('.');
    if text.is_empty() || text.len() > 32 || !words_of_periods(text) {
        return None;
    }
    read_words(text)
}

/// The words periods are written with, beside the months and their first letters.
const WORDS: [&str; 41] = [
    "periode",
    "uke",
    "veke",
    "week",
    // "2024U34", "2024-W34"
    "u",
    "w",
    // "2023M09", "FY24", "2022 to 2023"
    "m",
    "v",
    "to",
    "til",
    "yr",
    "aar",
    "ending",
    "ended",
    "fy",
    "sfy",
    "ffy",
    "fiscal",
    "financial",
    "year",
    "t",
    "k",
    "q",
    "h",
    "kv",
    "kvt",
    "pr",
    "år",
    "per",
    "tert",
    "året",
    "kvart",
    "tertial",
    "kvartal",
    "quarter",
    "halvår",
    "halvaar",
    "skoleår",
    "skuleår",
    "skoleåret",
    "skuleåret",
];

/// Whether the letters of a text are words that periods are written with, and it has a figure or a month: tells
/// most texts apart from periods before anything is copied.
fn words_of_periods(text: &str) -> bool {
    tells_of_period(text) == Some(true)
}

/// Whether a text may be a period, and no mere word beside one; `None` where its letters are no words that
/// periods are written with.
fn tells_of_period(text: &str) -> Option<bool> {
    let mut tells = text.bytes().any(|byte| byte.is_ascii_digit());
    if tells && text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic()) {
        return Some(true);
    }
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        // Letters of other alphabets may become ours in lower case.
        let ours = word.bytes().all(|byte| byte <= 0xc3);
        tells |= !ours || word_of_periods(word)?;
    }
    Some(tells)
}

/// Whether a word that periods are written with is a month; `None` for other words.
fn word_of_periods(word: &str) -> Option<bool> {
    const LONGEST: usize = 12;
    let mut lower = [0_u8; LONGEST];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    // "Å" is "å" with another second byte.
    for at in 1..lower.len() {
        if let Some([0xc3, second @ 0x85]) = lower.get_mut(at - 1..=at) {
            *second = 0xa5;
        }
    }
    let Ok(lower) = std::str::from_utf8(lower) else { return Some(true) };
    // The list has all months written out: what is looked at by letters is short.
    let begun = || lower.len() <= 8 && lower.chars().count() <= 4 && Period::is_month_begun(lower);
    if lexicon().month(lower).is_some() || begun() {
        return Some(true);
    }
    WORDS.contains(&lower).then_some(false)
}

fn read_words(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    // A bare year, as most are.
    if digits == 4 && text.len() == 4 {
        let year = Period::year(text.parse().ok()?)?;
        return in_range(year).then_some((Some(year), None, false));
    }
    let lower = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        text.to_lowercase().replace(['–', '—', '−', '‐', '‑'], "-")
    };
    let lower = lower.as_str();
    let schools = ["skoleåret ", "skoleår ", "skuleåret ", "skuleår "]
        .iter()
        .find_map(|start| lower.strip_prefix(start));
    let short = schools.and_then(short_school_year);
    if short.is_some() {
        return Some((short, None, false));
    }
    // Most of these have a figure in them.
    let numbered = digits > 0;
    if numbered
        && let Some(found) = statistics_bank(lower)
            .or_else(|| first_and_last(lower))
            .or_else(|| from_to(lower))
            .or_else(|| school_years_from_to(lower))
            .or_else(|| financial::year_ending(lower))
    {
        return Some((Some(found), None, false));
    }
    if let Some(found) = months_of_part(lower) {
        return Some(found);
    }
    // Which months the quarters of a year that begins in one and ends in the next are, custom tells.
    if numbered && let Some(quarter) = financial::quarter(lower) {
        return Some((Some(quarter), None, true));
    }
    let dated = ["per ", "pr. ", "pr ", "pr."].iter().find_map(|start| lower.strip_prefix(start));
    if let Some((month, day)) = dated.and_then(|day| until::day_of_year(day.trim())) {
        // The year is told beside it, or not at all.
        if digits <= 4 {
            return Some((None, Some(Part::Day(month, day)), false));
        }
    }
    let lower = schools
        .or_else(|| {
            [
                "per ",
                "pr. ",
                "pr ",
                "pr.",
                "året ",
                "år ",
                "fy ",
                "sfy ",
                "ffy ",
                "fy",
                "fiscal year ",
                "financial year ",
            ]
            .iter()
            .find_map(|start| lower.strip_prefix(start))
        })
        .unwrap_or(lower)
        .trim();
    // "YR2012", as the banks of the United Nations write it, "aar2013"; "Yr 12/13" are two years of school.
    let lower = lower
        .strip_prefix("yr")
        .or_else(|| lower.strip_prefix("aar"))
        .map(str::trim)
        .filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))
        .unwrap_or(lower);
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    let fiscal = || text.get(..2).is_some_and(|opening| opening.eq_ignore_ascii_case("fy"));
    if digits == 2 && lower.len() == 2 && fiscal() {
        return year_of(lower).and_then(Period::year).map(|year| (Some(year), None, false));
    }
    let day =
        month_and_year(lower).or_else(|| day_and_month(lower)).or_else(|| month_day_year(lower));
    if let Some(period) = day {
        return Some((Some(period), None, false));
    }
    // "19/20": proposed as the school year, for a person to confirm.
    if lower.contains('/')
        && let Some(school) = short_school_year(lower)
    {
        return Some((Some(school), None, true));
    }
    if digits >= 4 {
        let joined = || {
            let parted = lower.contains(" - ") || lower.contains(" / ");
            parted.then(|| Period::parse(&lower.replace(" - ", "-").replace(" / ", "/")))?
        };
        if let Some(period) = Period::parse(lower).or_else(joined) {
            return in_range(period).then_some((Some(period), None, false));
        }
        if let Some(found) = years_and_numbers(lower) {
            return Some(found);
        }
    }
    part_and_year(lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn years_from_and_to_are_digits() {
        let code = |text: &str| from_to(text).map(Period::code);
        assert_eq!(code("2022 to 2023").as_deref(), Some("2022/23"));
        assert_eq!(code("2019 to 2023").as_deref(), Some("2019-2023"));
        for text in ["+2019 to 2020", "2019 to +2020", "2019 to", "2019 to 20"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_passed_over_is_no_period(
            words in proptest::collection::vec(
                prop_oneof![
                    proptest::sample::select(&WORDS[..]).prop_map(str::to_owned),
                    "(jan|febr?|Mars|MAI|juni|aug|sept|okt\\.|des|dec|ÅR|ÅRET|SkoleÅret|HALVÅR|uke|snitt)",
                    "[0-9]{1,4}[.]?",
                    "(20|19)[0-9]{2}([-/][0-9]{1,4})?",
                    "[TKQHtkqh][0-9]([- ][0-9]{2,4})?",
                    "[0-9]\\.?[a-zå]{1,7}",
                    "\\PC{0,4}",
                ],
                1..4,
            ),
            between in "[ ./-]",
        ) {
            let text = words.join(&between);
            let bare = text.trim_matches(['(', ')', '[', ']', ',', ':', ';', ' ', '*']);
            let bare = bare.trim_end_matches('.');
            if !bare.is_empty() && bare.len() <= 32 && !words_of_periods(bare) {
                prop_assert_eq!(read_words(bare), None);
            }
        }
    }
}
