//! Periods in heads: found among other words, whole or lacking their year.

use std::borrow::Cow;

use super::{LONGEST_HEAD, accounts, financial, until};
use crate::domain::Period;
use crate::import::lexicon::{is_one_of, lexicon, normed};

/// A period that lacks its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Tertial(u8),
    Quarter(u8),
    Half(u8),
    Month(u8),
    /// "2015-1": the n-th part of a year, which kind of part unsaid.
    Nth(i16, u8),
}

impl Part {
    /// As people write it in bokmål: "2. tertial".
    #[must_use]
    pub fn bokmaal(self) -> String {
        let year = 2001;
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
}

/// Words around a period that add nothing to it.
const FILLERS: [&str; 17] = [
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
    "fra",
    "hele",
    "ved",
    "utgangen",
    "av",
    "per.",
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
                return Some(with_part(found, words, partial));
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
                    || lexicon().kind(word).is_some()
            })
    })
}

/// Most words of a name beside a part of the year.
const MOST_BESIDE: usize = 4;

/// "Sykefravær 1. tertial": at an end of a name it is when. "Sysselsatte per 4. kvartal" are counted then each
/// year.
fn is_spelled_out(words: &[&str], found: &Found) -> bool {
    let part = |word: &str| is_one_of(word, &["tertial", "kvartal", "halvår"]);
    let counted = |word: &str| is_one_of(word, &["per", "pr", "i", "ved"]);
    let before = found.start.checked_sub(1).and_then(|at| words.get(at));
    found.end - found.start > 1
        && (found.start == 0 || found.end == words.len())
        && words.get(found.start..found.end).is_some_and(|own| own.iter().any(|word| part(word)))
        && !before.is_some_and(|word| counted(word))
        && !lexicon().is_total(&words.join(" "))
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
const WORDS: [&str; 34] = [
    // "2023M09", "FY24", "2022 to 2023"
    "m",
    "v",
    "to",
    "til",
    "yr",
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
    // "YR2012", as the banks of the United Nations write it; "Yr 12/13" are two years of school.
    let lower = lower
        .strip_prefix("yr")
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

/// "january to march", "april–juni 2023": a part of a year by its first month and its last.
fn months_of_part(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    let (first, rest) =
        [" to ", " til ", " - ", "-"].iter().find_map(|sign| text.split_once(sign))?;
    let (last, year) = match rest.trim().split_once(' ') {
        Some((last, year)) => (last, Some(year.parse().ok().filter(|_| year.len() == 4)?)),
        None => (rest, None),
    };
    let month = |name: &str| lexicon().month(name.trim().trim_end_matches('.'));
    let (first, last) = (month(first)?, month(last)?);
    let length = (last + 1).checked_sub(first)?;
    let nth = |length: u8| (first % length == 1).then_some((first - 1) / length + 1);
    let part = match length {
        3 => Part::Quarter(nth(3)?),
        4 => Part::Tertial(nth(4)?),
        6 => Part::Half(nth(6)?),
        _ => return None,
    };
    match year {
        Some(year) => Some((Some(part.of(year)?), None, false)),
        None => Some((None, Some(part), false)),
    }
}

/// "July 11, 2024", "Mar 12 2024": the day stands between.
fn month_day_year(text: &str) -> Option<Period> {
    let (month, rest) = text.split_once(' ')?;
    let (day, year) = rest.split_once(", ").or_else(|| rest.split_once(' '))?;
    let month = lexicon().month(month.trim_end_matches('.'))?;
    let year = year.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    Period::date(year, month, day.parse().ok()?)
}

/// "1/1-95", "31/12-2014", "1/10 2023".
fn day_and_month(text: &str) -> Option<Period> {
    let (day, rest) = text.split_once('/')?;
    let (month, year) = rest.split_once(['-', ' '])?;
    let short = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !short(day) || !short(month) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    Period::date(year_of(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// A bare number under, or beside, the word for a part of the year: "Tertial" and 2.
#[must_use]
pub fn part_numbered(word: &str, number: u8) -> Option<Part> {
    if word.contains("måned") || word.contains("månad") || word.contains("month") {
        (1..=12).contains(&number).then_some(Part::Month(number))
    } else if word.contains("tertial") {
        (1..=3).contains(&number).then_some(Part::Tertial(number))
    } else if word.contains("kvartal") || word.contains("quarter") {
        (1..=4).contains(&number).then_some(Part::Quarter(number))
    } else if word.contains("halvår") {
        (1..=2).contains(&number).then_some(Part::Half(number))
    } else {
        None
    }
}

/// The "20/21" of "Skoleåret 20/21".
fn short_school_year(text: &str) -> Option<Period> {
    let (first, last) = text.trim().split_once(['/', '-'])?;
    let two = |text: &str| {
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| text.parse::<i32>().ok())
            .flatten()
    };
    let (first, last) = (two(first)?, two(last)?);
    let year = year_of(&format!("{first:02}")).filter(|_| last == (first + 1) % 100)?;
    Period::school_year(year)
}

/// "01.2023": a month and its year.
fn month_and_year(text: &str) -> Option<Period> {
    let (month, year) = text.split_once('.')?;
    let year = year.parse::<i32>().ok().filter(|year| HEAD_YEARS.contains(year))?;
    (month.len() == 2).then(|| month.parse().ok()).flatten().and_then(|m| Period::month(year, m))
}

/// "2023M09", "2023K1": as banks of statistics write them.
fn statistics_bank(text: &str) -> Option<Period> {
    let (year, part) = (text.get(..4)?, text.get(4..)?);
    let year: i32 = year.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let number = |sign: &str, digits: usize| {
        part.strip_prefix(sign)
            .filter(|rest| rest.len() == digits && rest.bytes().all(|byte| byte.is_ascii_digit()))
            .and_then(|rest| rest.parse::<u8>().ok())
    };
    number("m", 2)
        .and_then(|month| Period::month(year, month))
        .or_else(|| number("k", 1).and_then(|quarter| Period::quarter(year, quarter)))
        .or_else(|| number("h", 1).and_then(|half| Period::half_year(year, half)))
}

/// "2019_2021", "2021_2021": the first and the last year, as the files of statistics banks write
/// them.
fn first_and_last(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('_').filter(|(a, b)| a.len() == 4 && b.len() == 4)?;
    let first: i32 = first.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let last: i32 = last.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    if first == last { Period::year(first) } else { Period::span(first, last) }
}

/// "2022 to 2023" is the year that begins in one and ends in the other; "2019 to 2023" is a span.
fn from_to(text: &str) -> Option<Period> {
    let (from, to) = text.split_once(" to ")?;
    let year = |text: &str| -> Option<i32> {
        let text = text.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|year| digits && HEAD_YEARS.contains(year))
    };
    let (from, to) = (year(from)?, year(to)?);
    if to == from + 1 { Period::school_year(from) } else { Period::span(from, to) }
}

fn in_range(period: Period) -> bool {
    HEAD_YEARS.contains(&i32::from(period.end_year()))
}

/// "2016-19", "2015-1", "202511", "2023/01".
fn years_and_numbers(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    if text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month) = (text.get(..4)?.parse().ok()?, text.get(4..)?.parse().ok()?);
        let period = Period::month(year, month).filter(|period| in_range(*period))?;
        return Some((Some(period), None, true));
    }
    let (year, rest) = text.split_once(['-', '/'])?;
    if year.len() != 4 || !rest.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let number: i32 = rest.parse().ok()?;
    match rest.len() {
        1 if (1..=4).contains(&number) => Some((
            None,
            Some(Part::Nth(i16::try_from(year).ok()?, u8::try_from(number).ok()?)),
            false,
        )),
        2 => {
            let last = year - year.rem_euclid(100) + number;
            if number > 12 {
                Period::span(year, last).map(|period| (Some(period), None, false))
            } else if last > year + 1 {
                // "2008-10": the years 2008 to 2010, or October.
                Some((Period::span(year, last), None, true))
            } else {
                let month = Period::month(year, u8::try_from(number).ok()?)?;
                Some((Some(month), None, false))
            }
        }
        _ => None,
    }
}

/// "t1-15", "1t15", "2. tertial", "t2", "mai", "jan 15".
fn part_and_year(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    // "T1-T2": so far this year at the end of the second.
    if let Some(("t1", last)) = text.split_once('-').map(|(a, b)| (a.trim(), b.trim()))
        && let Some(number @ 2..=3) = last.strip_prefix('t').and_then(|part| part.parse().ok())
    {
        return Some((None, Some(Part::Tertial(number)), false));
    }
    let mut pieces: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let digit = c.is_ascii_digit();
        if !digit && !c.is_alphabetic() {
            if !matches!(c, ' ' | '.' | '-' | '/' | '\'' | '’') {
                return None;
            }
            rest = rest.get(c.len_utf8()..)?;
            continue;
        }
        let other = |c: char| c.is_ascii_digit() != digit || !digit && !c.is_alphabetic();
        let (piece, after) = rest.split_at(rest.find(other).unwrap_or(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    let numbered = |piece: &&str| piece.starts_with(|c: char| c.is_ascii_digit());
    let (numbers, named): (Vec<&str>, Vec<&str>) = pieces.iter().copied().partition(numbered);
    let [name] = named.as_slice() else { return None };
    if let Some(month) = lexicon().month(name) {
        return match numbers.as_slice() {
            [] => Some((None, Some(Part::Month(month)), false)),
            // "15. desember", "15 desember" is a day of every year.
            [day]
                if day.len() <= 2
                    && pieces.first() == Some(day)
                    && (text.contains('.') || day.parse().is_ok_and(|day: u8| day <= 31)) =>
            {
                None
            }
            [year] => {
                let year = year_of(year)?;
                Some((Period::month(year, month), None, false))
                    .filter(|(period, ..)| period.is_some())
            }
            [day, year] if pieces.first() == Some(day) => {
                let period = Period::date(year_of(year)?, month, day.parse().ok()?)?;
                Some((Some(period), None, false))
            }
            _ => None,
        };
    }
    let part = |number: u8| match *name {
        "tertial" | "tert" | "t" => (1..=3).contains(&number).then_some(Part::Tertial(number)),
        "kvartal" | "kvart" | "kvt" | "kv" | "q" | "k" | "quarter" => {
            (1..=4).contains(&number).then_some(Part::Quarter(number))
        }
        "halvår" | "h" | "halvaar" => (1..=2).contains(&number).then_some(Part::Half(number)),
        _ => None,
    };
    let (number, year) = match numbers.as_slice() {
        [number] => (number, None),
        [one, two] if one.len() == 4 => (two, Some(year_of(one)?)),
        [one, two] => (one, Some(year_of(two)?)),
        _ => return None,
    };
    // "H2021", "V2022": proposed as autumn and spring.
    if number.len() == 4
        && year.is_none()
        && pieces.first() == Some(name)
        && let Some(half) = match *name {
            "h" => Some(2),
            "v" => Some(1),
            _ => None,
        }
    {
        return Some((Period::half_year(year_of(number)?, half), None, true))
            .filter(|(period, ..)| period.is_some());
    }
    // "M01": as systems write months beside a column of years.
    if *name == "m" && number.len() == 2 && year.is_none() && pieces.first() == Some(name) {
        let month = number.parse().ok().filter(|month| (1..=12).contains(month))?;
        return Some((None, Some(Part::Month(month)), false));
    }
    if number.len() != 1 {
        return None;
    }
    let part = part(number.parse().ok()?)?;
    match year {
        Some(year) => part.of(i16::try_from(year).ok()?).map(|period| (Some(period), None, false)),
        None => Some((None, Some(part), false)),
    }
}

fn year_of(text: &str) -> Option<i32> {
    match text.len() {
        4 => text.parse().ok().filter(|year| HEAD_YEARS.contains(year)),
        2 => text.parse::<i32>().ok().map(|year| if year < 60 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
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
