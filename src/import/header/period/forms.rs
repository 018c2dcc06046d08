//! The forms a period is written in, one by one: "jan.–aug. 2024", "31.08.2016", "2024M03", "T1 2015".

use super::{HEAD_YEARS, Part, read_period};
use crate::domain::Period;
use crate::import::lexicon::{is_one_of, lexicon};

/// "january to march", "april–juni 2023": a part of a year by its first month and its last. "Jan.–aug. 2024" is the
/// year until the end of its second tertial, as reports of tertials write it.
pub(super) fn months_of_part(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
    let (first, rest) =
        [" to ", " til ", " - ", "-"].iter().find_map(|sign| text.split_once(sign))?;
    let (last, year) = match rest.trim().split_once(' ') {
        Some((last, year)) => (last, Some(i16::try_from(year_in_digits(year)?).ok()?)),
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
        8 if first == 1 => Part::Tertial(2),
        _ => return None,
    };
    match year {
        Some(year) => Some((Some(part.of(year)?), None, false)),
        None => Some((None, Some(part), false)),
    }
}

/// "July 11, 2024", "Mar 12 2024": the day stands between.
pub(super) fn month_day_year(text: &str) -> Option<Period> {
    let (month, rest) = text.split_once(' ')?;
    let (day, year) = rest.split_once(", ").or_else(|| rest.split_once(' '))?;
    let month = lexicon().month(month.trim_end_matches('.'))?;
    let year = year.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    Period::date(year, month, day.parse().ok()?)
}

/// "1/1-95", "31/12-2014", "1/10 2023".
pub(super) fn day_and_month(text: &str) -> Option<Period> {
    let (day, rest) = text.split_once('/')?;
    let (month, year) = rest.split_once(['-', ' '])?;
    let short = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !short(day) || !short(month) || !matches!(year.len(), 2 | 4) {
        return None;
    }
    Period::date(year_of(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// Heads over the numbers of weeks.
const WEEK_NUMBERS: [&str; 10] = [
    "uke",
    "ukenr",
    "uke nr",
    "ukenummer",
    "veke",
    "vekenr",
    "veke nr",
    "vekenummer",
    "week",
    "week number",
];

/// The week of "Uke 34 (19.–25. august)", "Uke 34, 19.-25.8": the days it has say nothing more.
#[must_use]
pub fn week_with_days(text: &str) -> Option<&str> {
    let (week, days) = text.split_once(['(', ','])?;
    let days = days.trim().trim_end_matches(')');
    let week = week.trim_end();
    let of_days = days.starts_with(|sign: char| sign.is_ascii_digit())
        && days.split([' ', '.', '-', '–', '/']).filter(|word| !word.is_empty()).all(|word| {
            word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 2
                || lexicon().month(&word.to_lowercase()).is_some()
        });
    let named = week.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("uke"));
    (named && of_days && matches!(read_period(week), Some((_, Some(Part::Week(_)), _))))
        .then_some(week)
}

/// Whether a head stands over the numbers of weeks: "Uke", "Uke nr".
#[must_use]
pub fn is_week_head(head: &str) -> bool {
    is_one_of(head, &WEEK_NUMBERS)
}

/// A bare number under, or beside, the word for a part of the year: "Tertial" and 2.
#[must_use]
pub fn part_numbered(word: &str, number: u8) -> Option<Part> {
    let short = |shorts: &[&str]| shorts.contains(&word.trim_end_matches('.'));
    if short(&["mnd", "md"])
        || word.contains("måned")
        || word.contains("månad")
        || word.contains("month")
    {
        (1..=12).contains(&number).then_some(Part::Month(number))
    } else if short(&["tert"]) || word.contains("tertial") {
        (1..=3).contains(&number).then_some(Part::Tertial(number))
    } else if short(&["kvt", "kvart"]) || word.contains("kvartal") || word.contains("quarter") {
        (1..=4).contains(&number).then_some(Part::Quarter(number))
    } else if word.contains("halvår") {
        (1..=2).contains(&number).then_some(Part::Half(number))
    } else if is_week_head(word) {
        (1..=53).contains(&number).then_some(Part::Week(number))
    } else {
        None
    }
}

/// The "20/21" of "Skoleåret 20/21".
pub(super) fn short_school_year(text: &str) -> Option<Period> {
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
pub(super) fn month_and_year(text: &str) -> Option<Period> {
    let (month, year) = text.split_once('.')?;
    let year = year.parse::<i32>().ok().filter(|year| HEAD_YEARS.contains(year))?;
    (month.len() == 2).then(|| month.parse().ok()).flatten().and_then(|m| Period::month(year, m))
}

/// "2023M09", "2023K1", "2024U34": as banks of statistics write them.
pub(super) fn statistics_bank(text: &str) -> Option<Period> {
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
        .or_else(|| {
            let week = number("u", 2).or_else(|| number("w", 2)).or_else(|| number("-w", 2));
            week.and_then(|week| Period::week(year, week))
        })
}

/// "2019_2021", "2021_2021": the first and the last year, as the files of statistics banks write
/// them.
pub(super) fn first_and_last(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('_').filter(|(a, b)| a.len() == 4 && b.len() == 4)?;
    let first: i32 = first.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let last: i32 = last.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    if first == last { Period::year(first) } else { Period::span(first, last) }
}

/// "2022 to 2023" is the year that begins in one and ends in the other; "2019 to 2023" is a span.
pub(super) fn from_to(text: &str) -> Option<Period> {
    let (from, to) = text.split_once(" to ")?;
    let year = |text: &str| -> Option<i32> {
        let text = text.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|year| digits && HEAD_YEARS.contains(year))
    };
    let (from, to) = (year(from)?, year(to)?);
    if to == from + 1 { Period::school_year(from) } else { Period::span(from, to) }
}

/// "2016/17-2018/19": from the one school year to the other.
pub(super) fn school_years_from_to(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('-').filter(|_| text.matches('/').count() == 2)?;
    let school = |text: &str| match Period::parse_code(text.trim())? {
        Period::SchoolYear(year) if HEAD_YEARS.contains(&i32::from(year)) => Some(i32::from(year)),
        _ => None,
    };
    let (first, last) = (school(first)?, school(last)?);
    if first < last { Period::span(first, last + 1) } else { None }
}

pub(super) fn in_range(period: Period) -> bool {
    HEAD_YEARS.contains(&i32::from(period.end_year()))
}

/// "2016-19", "2015-1", "202511", "2023/01".
pub(super) fn years_and_numbers(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
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
pub(super) fn part_and_year(text: &str) -> Option<(Option<Period>, Option<Part>, bool)> {
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
    // "Periode 8 2024": the month of accounts, or another part of the year.
    if *name == "periode" {
        let [number, year] = numbers.as_slice() else { return None };
        let month = number.parse().ok().filter(|_| number.len() <= 2 && year.len() == 4)?;
        return Period::month(year_of(year)?, month).map(|period| (Some(period), None, true));
    }
    if matches!(*name, "uke" | "veke" | "week") {
        return week_and_year(&pieces, &numbers);
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
        // "1. kvartal 20091": the sign of a footnote behind the year lost its raising.
        [one, two] if two.len() == 5 && name.len() > 1 => (one, Some(year_of(two.get(..4)?)?)),
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

/// "uke 34", "uke 34 2024", "2024 uke 34"; "34 uker" is how long something lasts, and "uke 34-38" are several.
fn week_and_year(
    pieces: &[&str],
    numbers: &[&str],
) -> Option<(Option<Period>, Option<Part>, bool)> {
    let week = |text: &&str| -> Option<u8> {
        let week = text.parse().ok().filter(|week| (1..=53).contains(week));
        week.filter(|_| text.len() <= 2)
    };
    let named_before = |number: &&str| pieces.windows(2).any(|pair| pair.get(1) == Some(number));
    match numbers {
        [number] if named_before(number) => Some((None, Some(Part::Week(week(number)?)), false)),
        [year, number] if year.len() == 4 && pieces.last() == Some(number) => {
            Some((Some(Period::week(year_of(year)?, week(number)?)?), None, false))
        }
        [number, year] if year.len() == 4 && named_before(number) => {
            Some((Some(Period::week(year_of(year)?, week(number)?)?), None, false))
        }
        _ => None,
    }
}

/// A year in two or four digits and nothing else.
fn year_in_digits(text: &str) -> Option<i32> {
    let text = text.trim_start_matches(['\'', '’']);
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| year_of(text))?
}

pub(super) fn year_of(text: &str) -> Option<i32> {
    match text.len() {
        4 => text.parse().ok().filter(|year| HEAD_YEARS.contains(year)),
        2 => text.parse::<i32>().ok().map(|year| if year < 60 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}
