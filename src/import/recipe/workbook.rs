//! What a workbook is called, without what tells one edition of it from the next.

use super::shape::{form, is_given};
use crate::domain::Workspace;
use crate::import::lexicon::{lexicon, norm};

/// Words that say which version of a workbook it is.
const VERSIONS: [&str; 15] = [
    "kopi",
    "copy",
    "endelig",
    "endeleg",
    "foreløpig",
    "førebels",
    "revidert",
    "rev",
    "utkast",
    "oppdatert",
    "korrigert",
    "final",
    "draft",
    "ferdig",
    "siste",
];
/// Words that a version's number follows.
const NUMBERED_VERSIONS: [&str; 4] = ["v", "ver", "versjon", "version"];
/// Words for parts of a year, which a number stands before or after.
const PARTS: [&str; 6] = ["tertial", "kvartal", "halvår", "semester", "uke", "veke"];

/// A run of digits or of letters.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    text: String,
    /// What stands between it and the one before, where it is a single sign or nothing.
    after: Option<char>,
    glued: bool,
    dropped: bool,
}

impl Word {
    fn is_number(&self) -> bool {
        self.text.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The number of one or two digits, from one to `most`.
    fn short(&self, most: u32) -> bool {
        self.is_number()
            && self.text.len() <= 2
            && self.text.parse().is_ok_and(|number: u32| (1..=most).contains(&number))
    }

    fn is_year(&self) -> bool {
        self.text.len() == 4
            && self.text.parse().is_ok_and(|year: u32| (1900..=2099).contains(&year))
    }

    /// "20240315", "15032024", "202403"
    fn is_date(&self) -> bool {
        let part = |from: usize, to: usize| {
            self.text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or_default()
        };
        let year = |number: u32| (1900..=2099).contains(&number);
        let (month, day) = (1..=12, 1..=31);
        match self.text.len() {
            8 if self.is_number() => {
                year(part(0, 4)) && month.contains(&part(4, 6)) && day.contains(&part(6, 8))
                    || year(part(4, 8)) && month.contains(&part(2, 4)) && day.contains(&part(0, 2))
            }
            6 if self.is_number() => year(part(0, 4)) && month.contains(&part(4, 6)),
            _ => false,
        }
    }
}

fn words(stem: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut between, mut glued) = (String::new(), false);
    for c in stem.to_lowercase().chars() {
        if !c.is_alphanumeric() {
            between.push(c);
            glued = false;
            continue;
        }
        let digit = c.is_ascii_digit();
        match words.last_mut() {
            Some(last) if glued && last.is_number() == digit => last.text.push(c),
            _ => {
                let mut signs = between.chars();
                let after = signs.next().filter(|_| signs.next().is_none());
                words.push(Word { text: c.to_string(), after, glued, dropped: false });
            }
        }
        between.clear();
        glued = true;
    }
    words
}

/// A workbook's name without ending, years, dates, months, parts of a year and versions. Other numbers
/// stay: "Skjema gruppe 1" is another workbook than "Skjema gruppe 2".
#[must_use]
pub fn workbook_form(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut words = words(stem);
    for at in 0..words.len() {
        if told_by_itself(&words, at) {
            set(&mut words, at);
        }
    }
    for at in 0..words.len() {
        for beside in beside_years(&words, at) {
            set(&mut words, beside);
        }
    }
    let mut out = String::new();
    let mut apart = false;
    for word in words {
        apart |= !word.glued;
        if word.dropped {
            apart = true;
            continue;
        }
        if apart && !out.is_empty() {
            out.push(' ');
        }
        apart = false;
        out.push_str(&word.text);
    }
    let out = norm(&out);
    // A name of nothing but a year is the name of one year's workbook.
    let out = if out.is_empty() { norm(stem) } else { out };
    out.chars().take(Workspace::MAX_NAME).collect()
}

fn set(words: &mut [Word], at: usize) {
    if let Some(word) = words.get_mut(at) {
        word.dropped = true;
    }
}

/// Whether a word is a year, a date, a month or a version, or the number of one.
fn told_by_itself(words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at) else { return false };
    let text = |at: Option<usize>| at.and_then(|at| words.get(at)).map(|word| word.text.as_str());
    let (before, next) = (text(at.checked_sub(1)), text(Some(at + 1)));
    let is = |list: &[&str], word: Option<&str>| word.is_some_and(|word| list.contains(&word));
    let number = |word: Option<&str>| {
        word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if word.is_number() {
        return word.is_year()
            || word.is_date()
            || is(&NUMBERED_VERSIONS, before)
            || word.short(53) && (is(&PARTS, before) || is(&PARTS, next));
    }
    lexicon().month(&word.text).is_some()
        || VERSIONS.contains(&word.text.as_str())
        || NUMBERED_VERSIONS.contains(&word.text.as_str()) && number(next)
        || word.text == "av" && before == Some("kopi")
        || word.text == "of" && before == Some("copy")
}

/// What belongs to the year at this place: "23" of "2022/23", "03" and "15" of "2024-03-15", "Q3".
fn beside_years(words: &[Word], at: usize) -> Vec<usize> {
    let Some(year) = words.get(at).filter(|word| word.is_year()) else { return Vec::new() };
    let joined = |at: usize| {
        words
            .get(at)
            .filter(|word| matches!(word.after, Some('-' | '.' | '_' | '/')) && !word.glued)
    };
    let mut found = Vec::new();
    // "2022/23"
    let next_year = year.text.parse::<u32>().map(|year| format!("{:02}", (year + 1) % 100));
    if words.get(at + 1).is_some_and(|word| next_year.as_ref() == Ok(&word.text)) {
        found.push(at + 1);
    } else if joined(at + 1).is_some_and(|word| word.text.len() == 2 && word.short(12)) {
        found.push(at + 1);
        if joined(at + 2).is_some_and(|word| word.text.len() == 2 && word.short(31)) {
            found.push(at + 2);
        }
    }
    // "15.03.2024"
    if joined(at).is_some()
        && let (Some(month), Some(day)) = (at.checked_sub(1), at.checked_sub(2))
        && joined(month).is_some_and(|word| word.short(12))
        && words.get(day).is_some_and(|word| word.short(31))
    {
        found.extend([month, day]);
    }
    // "Q3 2024"; "T1" may be a team as well as a part of the year.
    for letter in [at.checked_sub(2), Some(at + 1)].into_iter().flatten() {
        let quarter = words.get(letter).is_some_and(|word| word.text == "q")
            && words.get(letter + 1).is_some_and(|next| next.glued && next.short(4));
        if quarter {
            found.extend([letter, letter + 1]);
        }
    }
    found
}

/// Whether what was said of the workbook remembered so holds for this file.
#[must_use]
pub fn is_workbook(remembered: &str, file: &str) -> bool {
    let own = workbook_form(file);
    // Older boards have a mark for every number: nothing tells any more which number it was, so that
    // names with numbers besides a year are other names.
    let bare: Vec<&str> = remembered.split(' ').filter(|word| *word != "#").collect();
    own == remembered || remembered.contains('#') && own == bare.join(" ")
}

/// Whether a sheet of this name is the next edition of the other: names that programs give by themselves
/// ("Ark1"), and those of nothing but a time, tell nothing by their numbers.
#[must_use]
pub(super) fn is_same_sheet(said: &str, name: &str) -> bool {
    let given = |name: &str| is_given(&form(name)) || is_time(name);
    // A sheet's name has no ending.
    let whole = |name: &str| workbook_form(&format!("{name}."));
    said == name
        || whole(said) == whole(name)
        || (given(said) && given(name) && form(said) == form(name))
}

/// Whether a name says nothing but a time.
fn is_time(name: &str) -> bool {
    let words = words(name);
    !words.is_empty()
        && (0..words.len()).all(|at| {
            told_by_itself(&words, at)
                || words
                    .iter()
                    .enumerate()
                    .any(|(year, _)| beside_years(&words, year).contains(&at))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editions_of_one_workbook_have_one_name() {
        for (one, other) in [
            ("Lia skole 2016.xlsx", "Lia skole 2017.xls"),
            ("VO deltakere.xlsx", "VO deltakere 2025.xlsx"),
            ("Sykefravær 2. tertial 2024.xlsx", "Sykefravær 1. tertial 2025.xlsx"),
            ("Rapport 2024-03-15.xlsx", "Rapport 31.12.2024.xlsx"),
            ("Rapport_20240315.xlsx", "rapport.xlsx"),
            ("Tavle 2022-23 v2.xlsx", "Tavle 2023-24 v3 endelig.xlsx"),
            ("Tavle mars 2024.xlsx", "Tavle desember 2024 - Kopi.xlsx"),
            ("Kopi av Tavle.xlsx", "Tavle.xlsx"),
            ("Regnskap Q1 2024.xlsx", "Regnskap 2024 Q2.xlsx"),
        ] {
            assert_eq!(workbook_form(one), workbook_form(other), "{one} / {other}");
            assert!(is_workbook(&workbook_form(one), other));
        }
    }

    #[test]
    fn numbers_that_tell_workbooks_apart_stay() {
        for (one, other) in [
            ("Skjema gruppe 1.xlsx", "Skjema gruppe 2.xlsx"),
            ("Avd 3 2024.xlsx", "Avd 4 2024.xlsx"),
            ("Tunet 1. etasje.xlsx", "Tunet 2. etasje.xlsx"),
            ("Gruppe1.xlsx", "Gruppe2.xlsx"),
            ("Gruppe 1-2024.xlsx", "Gruppe 2-2024.xlsx"),
            ("Avd T1 2024.xlsx", "Avd T2 2024.xlsx"),
            ("10-faktor 2024.xlsx", "11-faktor 2024.xlsx"),
            ("2023.xlsx", "2024.xlsx"),
        ] {
            assert_ne!(workbook_form(one), workbook_form(other), "{one} / {other}");
            assert!(!is_workbook(&workbook_form(one), other));
        }
    }

    #[test]
    fn what_older_boards_remember_holds_where_only_a_year_was_masked() {
        assert!(is_workbook("lia skole #", "Lia skole 2017.xlsx"));
        assert!(!is_workbook("skjema gruppe #", "Skjema gruppe 2.xlsx"));
        assert!(!is_workbook("#", "2023.xlsx"));
    }

    #[test]
    fn sheets_are_the_same_by_all_but_their_time() {
        assert!(is_same_sheet("2015", "2016"));
        assert!(is_same_sheet("Måltavle 2015", "Måltavle 2016"));
        assert!(is_same_sheet("Ark1", "Ark2"));
        assert!(!is_same_sheet("Gruppe 1", "Gruppe 2"));
        assert!(!is_same_sheet("2015", "Gruppe 1"));
    }
}
