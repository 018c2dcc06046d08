//! The forms people write periods in: "2. tertial 2016", "2015-16", "uke 7 2016", "31. august 2016".

use super::{MONTHS, Period};

fn four_digits(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())?
}

/// "2016", "2015/16", "2015-16", "2015/2016", "2013-2015".
pub(super) fn parse_years(text: &str) -> Option<Period> {
    if let Some(year) = four_digits(text) {
        return Period::year(year);
    }
    let cut = text.find(['-', '/'])?;
    let slash = text.as_bytes().get(cut) == Some(&b'/');
    let (first, last) = (text.get(..cut)?.trim(), text.get(cut + 1..)?.trim());
    let first = four_digits(first)?;
    if let Some(last) = four_digits(last) {
        // A slash joins the two halves of a season; a dash between neighbours does as well.
        return if last == first + 1 {
            Period::school_year(first)
        } else if slash {
            None
        } else {
            Period::span(first, last)
        };
    }
    if last.len() != 2 || !last.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let last: i32 = last.parse().ok()?;
    ((first + 1).rem_euclid(100) == last).then(|| Period::school_year(first))?
}

/// "31.08.2016", "31.8.16", "31. august 2016".
pub(super) fn parse_date(text: &str) -> Option<Period> {
    let parts: Vec<&str> =
        text.split(['.', ' ']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let day: u8 = day.parse().ok()?;
    let month = match month.parse::<u8>() {
        Ok(month) => month,
        Err(_) => month_number(month)?,
    };
    let year = match four_digits(year) {
        Some(year) => year,
        None if year.len() == 2 => 2000 + i32::from(year.parse::<u8>().ok()?),
        None => return None,
    };
    Period::date(year, month, day)
}

impl Period {
    /// Whether a word is a month's name or its first letters, as [`Period::parse`] reads them.
    #[must_use]
    pub fn is_month_begun(word: &str) -> bool {
        month_number(word).is_some()
    }
}

fn month_number(name: &str) -> Option<u8> {
    let name = name.trim_end_matches('.');
    if name.chars().count() < 3 {
        return None;
    }
    let position = MONTHS.iter().position(|month| {
        *month == name || (name.chars().count() <= 4 && month.starts_with(name))
    })?;
    u8::try_from(position + 1).ok()
}

/// "2. tertial 2016", "t2 2016", "2016 t2", "3. kvartal 2016", "1. halvår 2016", "mai 2016".
pub(super) fn parse_part(text: &str) -> Option<Period> {
    let words: Vec<&str> = text.split([' ', '-', '/']).filter(|word| !word.is_empty()).collect();
    let (year, rest): (i32, Vec<&str>) = match words.as_slice() {
        [first, rest @ ..] if four_digits(first).is_some() => (four_digits(first)?, rest.to_vec()),
        [rest @ .., last] if four_digits(last).is_some() => (four_digits(last)?, rest.to_vec()),
        _ => return None,
    };
    let ordinal = |text: &str| -> Option<u8> { text.trim_end_matches('.').parse().ok() };
    let part = |number: u8, name: &str| -> Option<Period> {
        match name.trim_end_matches('.') {
            "tertial" | "tert" | "t" => Period::tertial(year, number),
            "kvartal" | "kv" | "kvart" | "q" | "k" => Period::quarter(year, number),
            "halvår" | "halvaar" | "h" => Period::half_year(year, number),
            "uke" | "veke" | "week" => Period::week(year, number),
            _ => None,
        }
    };
    match rest.as_slice() {
        [number, name] if ordinal(number).is_some() => part(ordinal(number)?, name),
        [name, number] if ordinal(number).is_some() => part(ordinal(number)?, name),
        [name] => {
            if let Some(month) = month_number(name) {
                return Period::month(year, month);
            }
            let digits = name.find(|c: char| c.is_ascii_digit())?;
            let (letters, number) = name.split_at(digits);
            if letters.is_empty() {
                let end = number.find(|c: char| !c.is_ascii_digit())?;
                let (number, letters) = number.split_at(end);
                return part(ordinal(number)?, letters.trim_start_matches('.'));
            }
            part(ordinal(number)?, letters)
        }
        _ => None,
    }
}
