//! Heads told by those beside them: "res 19" after 2018, "2021 foreløpig" beside "2021 endelig", "n" beside "N".

use super::shape::{Column, Role};
use crate::domain::Period;
use crate::import::lexicon::{is_one_of, lexicon};
use crate::tr;

/// So far from a year that is written out another in two digits may be.
const MOST_YEARS_APART: u16 = 6;

/// What says of a year only that its figures will not change.
const FINAL: [&str; 7] =
    ["endelig", "endelige", "endelige tall", "endeleg", "final", "revidert", "sluttall"];

/// Settles years in two digits by those that are written out in the same heads, and takes "endelig" out of heads.
pub(super) fn settle(columns: &mut [Column]) {
    let year = |column: &Column| match column.head.period {
        Some(Period::Year(year)) => Some(year),
        _ => None,
    };
    let sure = |column: &&Column| !column.head.loose;
    let written_out: Vec<i16> = columns.iter().filter(sure).filter_map(year).collect();
    let near = |wanted: i16| {
        written_out.iter().any(|year| (year - wanted).unsigned_abs() <= MOST_YEARS_APART)
    };
    let told: Vec<u32> = columns
        .iter()
        .filter(|column| column.head.loose && is_short(column))
        .filter(|column| year(column).is_some_and(near))
        .map(|column| column.at)
        .collect();
    for column in columns.iter_mut() {
        if told.contains(&column.at) {
            column.head.loose = false;
        }
        if column.head.period.is_some() && says_final(column) {
            column.head.name.clear();
            column.names.clear();
        }
    }
}

/// "Sykefravær 22 | Sykefravær 23 | Sykefravær -24": one name with numbers in a row behind it, as years have.
pub(super) fn short_years(columns: &mut [Column]) {
    const FEWEST: usize = 3;
    const YEARS: std::ops::RangeInclusive<i16> = 10..=49;
    let parted = |column: &Column| -> Option<(String, i16)> {
        if column.stats.numbers == 0 || column.head.period.is_some() || column.head.part.is_some() {
            return None;
        }
        let (name, year) = column.names.last()?.rsplit_once(' ')?;
        let digits = year.trim_start_matches(['\'', '’', '-', '–']);
        let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let year = digits.parse().ok().filter(|year| two && YEARS.contains(year))?;
        // "Uke 34", "Gruppe 22" are numbered.
        (lexicon().indicator_score(name) > 0).then(|| (name.to_owned(), year))
    };
    let found: Vec<(usize, String, i16)> = columns
        .iter()
        .enumerate()
        .filter_map(|(at, column)| parted(column).map(|(name, year)| (at, name, year)))
        .collect();
    let mut at = 0;
    while let Some((_, name, first)) = found.get(at) {
        let rest = found.get(at..).unwrap_or_default();
        let run = rest
            .iter()
            .zip(*first..)
            .take_while(|((_, other, year), wanted)| other == name && year == wanted)
            .count();
        if run >= FEWEST {
            for (column, name, year) in rest.iter().take(run) {
                let Some(column) = columns.get_mut(*column) else { continue };
                column.head.period = Period::year(2000 + i32::from(*year));
                column.head.name.clone_from(name);
                if let Some(last) = column.names.last_mut() {
                    last.clone_from(name);
                }
            }
        }
        at += run.max(1);
    }
}

/// "n | N | %": of so many, so many. Names that only the size of a letter tells apart are told in words.
pub(super) fn counts_in_letters(columns: &mut [Column]) {
    let named =
        |column: &Column, letter: &str| column.names.last().is_some_and(|name| name == letter);
    let has = |letter: &str| columns.iter().any(|column| named(column, letter));
    if !has("n") || !has("N") {
        return;
    }
    for column in columns.iter_mut() {
        let said = match column.names.last().map(String::as_str) {
            Some("n") => tr!("head-small-n"),
            Some("N") => tr!("head-large-n"),
            _ => continue,
        };
        if let Some(name) = column.names.last_mut() {
            *name = said;
        }
        column.head.name = column.names.join(" ");
    }
}

/// "res 19": a year by its last two digits.
fn is_short(column: &Column) -> bool {
    let Some(text) = column.texts.last() else { return false };
    let last = text.rsplit(' ').next().unwrap_or_default();
    let digits = last.trim_start_matches(['\'', '’']);
    digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn says_final(column: &Column) -> bool {
    let [name] = column.names.as_slice() else { return false };
    is_one_of(name.trim_matches(['(', ')']), &FINAL)
}

/// "2021 foreløpig" beside "2021 endelig": the latter stands.
pub(super) fn supersede(columns: &mut [Column]) {
    let value = |column: &Column| column.role == Role::Value && column.head.period.is_some();
    let provisional = |column: &Column| {
        value(column) && column.head.mark.as_deref() == Some("foreløpig") && column.names.is_empty()
    };
    let stands = |column: &Column| {
        let last = column.texts.last().map_or("", String::as_str);
        let end = last.rsplit(' ').next().unwrap_or_default();
        value(column)
            && column.names.is_empty()
            && column.head.mark.is_none()
            && is_one_of(end.trim_matches(['(', ')']), &FINAL)
    };
    let final_ones: Vec<_> = columns
        .iter()
        .filter(|column| stands(column))
        .map(|column| (column.head.period, column.head.kind))
        .collect();
    for column in columns.iter_mut().filter(|column| provisional(column)) {
        if final_ones.contains(&(column.head.period, column.head.kind)) {
            column.role = Role::Superseded;
        }
    }
}
