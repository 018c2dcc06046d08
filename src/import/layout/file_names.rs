//! What files and sheets are called, in words: programs and people in haste part them otherwise than titles.

use std::borrow::Cow;

use crate::domain::Period;
use crate::import::header;
use crate::import::lexicon::lexicon;

/// A file's name without its extension, in words.
#[must_use]
pub(super) fn of_file(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = without_version(without_copy(without_copy_number(stem)));
    let stem = brackets_apart(&with_school_years(without_number(stem)).replace('_', " "));
    with_norwegian_letters(with_glued_year(with_glued_month(stem)))
}

/// "arsverk", "Sykefravaer": words that files are called by, as written where only the letters of English are let. They
/// begin a word or end it ("legearsverk").
const WITHIN: [(&str, &str); 12] = [
    ("undersokels", "undersøkels"),
    ("undersoking", "undersøking"),
    ("sykefravaer", "sykefravær"),
    ("sykefravar", "sykefravær"),
    ("sjukefravaer", "sjukefravær"),
    ("sjukefravar", "sjukefravær"),
    ("fravaer", "fravær"),
    ("okonomi", "økonomi"),
    ("arsverk", "årsverk"),
    ("besok", "besøk"),
    ("soknad", "søknad"),
    ("soker", "søker"),
];
/// Those that only begin a word: "Normaltal" has none of them.
const FIRST: [(&str, &str); 8] = [
    ("nokkeltal", "nøkkeltal"),
    ("maltavle", "måltavle"),
    ("maltal", "måltal"),
    ("arsrapport", "årsrapport"),
    ("arsmelding", "årsmelding"),
    ("manedsrapport", "månedsrapport"),
    ("manadsrapport", "månadsrapport"),
    ("utlans", "utlåns"),
];
/// Those that only end one: "Utlandsreiser" and "Skolearbeid" have none of them.
const LAST: [(&str, &str); 3] =
    [("skolear", "skoleår"), ("skulear", "skuleår"), ("utlan", "utlån")];

/// A file's name with the letters its words have in Norwegian; as it is where it has such letters itself.
fn with_norwegian_letters(stem: String) -> String {
    let lower = stem.to_ascii_lowercase();
    let mut known = WITHIN.iter().chain(&FIRST).chain(&LAST);
    if !stem.is_ascii() || !known.any(|(plain, _)| lower.contains(plain)) {
        return stem;
    }
    let word = |word: &str| {
        let lower = word.to_ascii_lowercase();
        let begins = |(plain, spelled): &(&str, &str)| {
            lower.strip_prefix(plain).map(|rest| format!("{spelled}{rest}"))
        };
        let ends = |(plain, spelled): &(&str, &str)| {
            lower.strip_suffix(plain).map(|first| format!("{first}{spelled}"))
        };
        let known = WITHIN.iter().chain(&FIRST).find_map(begins);
        let known = known.or_else(|| WITHIN.iter().chain(&LAST).find_map(ends));
        let known = known.or_else(|| {
            let asked = lower.find("undersok").filter(|at| *at > 0)?;
            let (first, rest) = lower.split_at_checked(asked)?;
            Some(format!("{first}undersøk{}", rest.get("undersok".len()..)?))
        });
        let Some(known) = known else { return word.to_owned() };
        let mut signs = known.chars();
        match (word.starts_with(char::is_uppercase), signs.next()) {
            (true, Some(first)) => first.to_uppercase().chain(signs).collect(),
            _ => known,
        }
    };
    stem.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// "Lia skole (2)": as a file is called that lay there already.
fn without_copy_number(stem: &str) -> &str {
    let numbered = stem.strip_suffix(')').and_then(|open| open.rsplit_once(" ("));
    match numbered {
        Some((before, number))
            if number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            before
        }
        _ => stem,
    }
}

/// "Lia skole T2 utkast", "Lia skole (rev)", "Lia skole v3 ENDELIG": which of several papers it is.
fn without_version(stem: &str) -> &str {
    const VERSIONS: [&str; 12] = [
        "utkast", "endelig", "endeleg", "ferdig", "final", "rev", "revidert", "rettet", "retta",
        "nyeste", "kladd", "kopi",
    ];
    let mut rest = stem;
    while let Some((before, last)) = rest.trim_end().rsplit_once([' ', '_']) {
        let word = last.trim_matches(['(', ')']).to_lowercase();
        let numbered = word.strip_prefix('v').is_some_and(|number| {
            !number.is_empty()
                && number.len() <= 2
                && number.bytes().all(|byte| byte.is_ascii_digit())
        });
        if !numbered && !VERSIONS.contains(&word.as_str()) || before.trim().is_empty() {
            break;
        }
        rest = before.trim_end_matches([' ', '-', '–', ',', '_']);
    }
    rest
}

/// "Kopi av Lia skole", "Lia skole - Kopi": as a copied file or sheet is called.
fn without_copy(stem: &str) -> &str {
    let bare = stem;
    let starts = ["Kopi av ", "kopi av ", "Copy of "];
    let bare = starts.iter().find_map(|start| bare.strip_prefix(start)).unwrap_or(bare);
    let ends = [" - Kopi", " - kopi", " – Kopi", " - Copy", " kopi"];
    let bare = ends.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare);
    if bare.is_empty() { stem } else { bare }
}

/// A sheet's name in words.
#[must_use]
pub(super) fn of_sheet(sheet: &str) -> String {
    with_glued_year(words_of_program(without_copy(sheet)).into_owned())
}

/// "fravær 22-23" as "fravær 2022-23": a sheet called by a school year in two digits each.
#[must_use]
pub(super) fn with_short_school_year(sheet: &str) -> Option<String> {
    let (before, last) = sheet.trim().rsplit_once(' ').unwrap_or(("", sheet.trim()));
    let (first, next) = last.split_once('-')?;
    let two = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse::<u8>().ok()).flatten()
    };
    let (one, next) = (two(first)?, two(next)?);
    (one < 60 && next == one + 1)
        .then(|| format!("{before} 20{one:02}-{next:02}").trim().to_owned())
}

/// Whether a text speaks of schools, or has a school year in it: then "22-23" is one too.
#[must_use]
pub(super) fn speaks_of_school(text: &str) -> bool {
    const WORDS: [&str; 12] = [
        "skole", "skule", "elev", "trinn", "steg", "klasse", "vg1", "vg2", "vg3", "prøver",
        "lærer", "student",
    ];
    let school_year = |word: &str| {
        matches!(header::read_period(word), Some((Some(Period::SchoolYear(_)), _, false)))
    };
    let lower = text.to_lowercase();
    let mut words = lower.split([' ', '_', ',', '(', ')', '.']);
    words.any(|word| {
        WORDS.iter().any(|known| word.contains(known)) || word == "gsi" || school_year(word)
    })
}

/// "01_Sykefravær", "V3_Sykefravær": what the files of a folder are sorted by.
fn without_number(stem: &str) -> &str {
    let Some((number, rest)) = stem.split_once('_') else { return stem };
    let digits = number.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(number);
    let numbers = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if numbers && rest.starts_with(char::is_alphabetic) { rest } else { stem }
}

/// "Passasjerer(2019)del 2": files are named in haste, and brackets part words all the same.
fn brackets_apart(stem: &str) -> String {
    let mut out = String::with_capacity(stem.len() + 2);
    let mut before = ' ';
    for sign in stem.chars() {
        let opens = sign == '(' && before.is_alphanumeric();
        let closed = before == ')' && sign.is_alphanumeric();
        if opens || closed {
            out.push(' ');
        }
        out.push(sign);
        before = sign;
    }
    out
}

/// "ladestasjoner uttrekk 20240312", "landareal 20251024-112104": the day a file was made.
pub(super) fn stamped(stem: &str) -> Option<Period> {
    let words = stem.split(|sign: char| !sign.is_ascii_alphanumeric());
    let day = |word: &str| {
        let digits = word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit());
        let number = |from: usize, to: usize| word.get(from..to)?.parse::<i32>().ok();
        let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        Period::date(year, month, day).filter(|_| digits && (1990..2100).contains(&year))
    };
    words.filter_map(day).next()
}

/// "Fullført_VGO_2020": what a program parts by lines below, where they part words and years.
fn words_of_program(name: &str) -> Cow<'_, str> {
    let parts = || name.split('_').skip(1);
    let word = |part: &str| part.chars().all(|sign| sign.is_alphabetic() || sign == ' ');
    let year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts().next().is_some() && parts().all(|part| word(part) || year(part)) {
        Cow::Owned(with_school_years(without_number(name)).replace('_', " "))
    } else {
        Cow::Borrowed(name)
    }
}

/// "ReserveReport-Dec2019": the month and the year that a hyphen and no space set apart.
fn with_glued_month(stem: String) -> String {
    let Some((before, last)) = stem.rsplit_once('-') else { return stem };
    let at = last.len().saturating_sub(4);
    let glued = last.get(..at).zip(last.get(at..)).filter(|(month, year)| {
        year.len() == 4
            && year.bytes().all(|byte| byte.is_ascii_digit())
            && month.starts_with(char::is_alphabetic)
            && lexicon().month(&month.to_lowercase()).is_some()
    });
    match glued {
        Some((month, year)) if before.ends_with(char::is_alphabetic) => {
            format!("{before} {month} {year}")
        }
        _ => stem,
    }
}

/// "valgdata2009": the year that stands right behind a name.
fn with_glued_year(stem: String) -> String {
    const SHORTEST: usize = 4;
    let name = |name: &str| {
        let word = name.rsplit([' ', '-']).next().unwrap_or_default();
        word.len() >= SHORTEST && word.chars().all(char::is_alphabetic)
    };
    let hyphened = || {
        let (before, year) = stem.rsplit_once('-')?;
        header::glued_year(&format!("{before}{year}")).filter(|(_, own)| *own == year)?;
        Some((before.to_owned(), year.to_owned()))
    };
    let found = header::glued_year(&stem).map(|(name, year)| (name.to_owned(), year.to_owned()));
    match found.or_else(hyphened) {
        Some((before, year)) if name(&before) => format!("{before} {year}"),
        _ => stem,
    }
}

/// The years of "Undersøkelser 2021 og 2023"; none where there are fewer than two.
pub(super) fn several_years(stem: &str) -> Vec<i16> {
    // "2024-2025" may be one.
    let words = stem.split([' ', ',', '_', '&', '+', '(', ')']);
    let years = words.filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
    let years: Vec<i16> =
        years.filter(|year| header::HEAD_YEARS.contains(&i32::from(*year))).collect();
    if years.len() < 2 { Vec::new() } else { years }
}

/// "skoleår 2023_2024": two years that are one.
fn says_school_year(stem: &str) -> bool {
    let lower = stem.to_lowercase();
    ["skoleår", "skuleår"].iter().any(|word| lower.contains(word))
}

/// "absence_2023_24_tables" is about the school year 2023-24.
fn with_school_years(stem: &str) -> String {
    let parts: Vec<&str> = stem.split('_').collect();
    let mut out = String::with_capacity(stem.len());
    for (at, part) in parts.iter().enumerate() {
        let year = at
            .checked_sub(1)
            .and_then(|before| parts.get(before)?.rsplit(' ').next())
            .filter(|year| year.len() == 4)
            .and_then(|year| year.parse::<u16>().ok());
        let next = part.parse::<u16>().ok().filter(|_| part.len() == 2);
        let school = year.zip(next).is_some_and(|(year, next)| (year + 1) % 100 == next);
        // "areal_2010_2020" is of what lies between.
        let last = part.parse::<u16>().ok().filter(|_| part.len() == 4);
        let years = 1900..2100;
        let span = year.zip(last).is_some_and(|(first, last)| {
            let school_year = first + 1 == last && says_school_year(stem);
            years.contains(&first) && years.contains(&last) && (first + 1 < last || school_year)
        });
        if at > 0 {
            out.push(if school || span { '-' } else { '_' });
        }
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_get_their_letters_back_and_look_alikes_stay() {
        for (file, name) in [
            ("Brukerundersokelse.xlsx", "Brukerundersøkelse"),
            ("legearsverk_alle.xlsx", "legeårsverk alle"),
            ("Utlan bibliotek.xlsx", "Utlån bibliotek"),
            ("Utlansstatistikk.xlsx", "Utlånsstatistikk"),
            ("Sykefravaer.xlsx", "Sykefravær"),
            ("Utlandsreiser.xlsx", "Utlandsreiser"),
            ("Skolearbeid.xlsx", "Skolearbeid"),
            ("Normaltal.xlsx", "Normaltal"),
            ("Januarsrapport.xlsx", "Januarsrapport"),
        ] {
            assert_eq!(of_file(file), name);
        }
    }
}
