//! The words that may stand beside a period in a head, and what they say of it: how sure it is, how it is counted, which part
//! of the year is meant.

use crate::domain::Period;
use crate::import::lexicon::{is_one_of, lexicon, normed};
use crate::import::symbol::PROVISIONAL;

/// What beside a period says only that its figures are not final.
pub(super) fn provisional(words: &[&str]) -> Option<&'static str> {
    if words.is_empty() {
        return None;
    }
    let text = words.join(" ");
    let bare = text.trim_matches(['(', ')', '[', ']', ',', ' ']).trim_end_matches('.');
    let sign = words.len() == 1 && bare == "p";
    // "2021-22 (e)": estimated.
    if words.len() == 1 && matches!(text.as_str(), "(e)" | "[e]") {
        return Some("foreløpig");
    }
    let said = || is_one_of(bare, &PROVISIONAL) || is_one_of(bare, &["foreløpige"]);
    (sign || said()).then_some("foreløpig")
}

/// "Preliminary", "Endelige tall", "Urevidert": words for how far figures have been seen through.
#[must_use]
pub fn says_how_sure(text: &str) -> bool {
    const WORDS: [&str; 13] = [
        "certified",
        "preliminary",
        "provisional",
        "final",
        "revised",
        "audited",
        "unaudited",
        "foreløpig",
        "foreløpige",
        "endelig",
        "endelige",
        "urevidert",
        "ureviderte",
    ];
    // How none of them begins shows before a text is levelled.
    let begins = |first: u8| {
        let first = first.to_ascii_lowercase();
        WORDS.iter().any(|word| word.as_bytes().first() == Some(&first))
    };
    if text.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric() && !begins(first)) {
        return false;
    }
    let said = normed(text);
    let bare = [" tall", " tal", " figures", " data"].iter().find_map(|end| said.strip_suffix(end));
    WORDS.contains(&bare.unwrap_or(&said))
}

/// "Regnskap i fjor": the same figure of the year before, which is to be asked about.
pub(super) fn name_of_last_year(name: &str) -> Option<&str> {
    // All end so, which shows before the name is copied.
    if !name.ends_with(['r', 'R']) {
        return None;
    }
    let lower = name.to_lowercase();
    [" i fjor", " forrige år", " førre år", " samme periode i fjor"]
        .iter()
        .filter_map(|end| lower.strip_suffix(end))
        .min_by_key(|rest| rest.len())
        .filter(|rest| lower.len() == name.len() && lexicon().kind(rest).is_some())
        .and_then(|rest| name.get(..rest.len()))
}

/// "3 års snitt 2018–2020", "Hele året": words that say how the period's figure is counted.
pub(super) fn says_how_counted(name: &str, period: Option<Period>) -> bool {
    // "Akk. august 2024": added up from the year's start, as all that is said of tertials is.
    let so_far = ["hittil", "hittil i år", "hiå", "hia", "akk"];
    // "Årsresultat 2024" beside tertials; it is a line of accounts as well.
    let of_year = matches!(period, Some(Period::Year(_))) && is_one_of(name, &["årsresultat"]);
    if of_year || is_one_of(name, &WHOLE_YEAR) || is_one_of(name, &so_far) {
        return true;
    }
    if !matches!(period, Some(Period::Span { .. })) {
        return false;
    }
    let name = normed(name);
    let mean = |word: &str| ["snitt", "gjennomsnitt", "middel", "middelverdi"].contains(&word);
    let long = |word: &str| {
        word.contains("års")
            || word.contains("årig")
            || word.contains("årlig")
            || word == "glidende"
    };
    name.split(' ').any(mean)
        && name.split(' ').any(long)
        && name
            .split(' ')
            .all(|word| mean(word) || long(word) || word.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Heads of the year's own figure beside those of its parts.
pub(super) const WHOLE_YEAR: [&str; 12] = [
    "annual",
    "full year",
    "whole year",
    "hele året",
    "heile året",
    "hele år",
    "helår",
    "heilår",
    "året samlet",
    "året",
    "året totalt",
    "året under ett",
];

/// Whether a head says that its figure is the whole year's: "Hele året" beside "1. tertial".
#[must_use]
pub fn is_whole_year(text: &str) -> bool {
    is_one_of(text, &WHOLE_YEAR)
}

pub(super) const SEASONS: [&str; 13] = [
    "høst", "høsten", "haust", "hausten", "vår", "våren", "sommer", "sommeren", "sumar", "sumaren",
    "vinter", "vinteren", "hittil",
];

/// Words before a period that tell it from the one that is meant: "Etter 2015".
pub(super) const BEFORE_PERIODS: [&str; 8] =
    ["før", "etter", "til", "siden", "since", "before", "after", "until"];

/// Words that say of a year only how far off it is.
pub(super) const BESIDE_YEARS: [&str; 10] = [
    "i år",
    "i fjor",
    "fjoråret",
    "forrige år",
    "førre år",
    "dette året",
    "inneværende år",
    "inneverande år",
    "året før",
    "siste år",
];

/// "Før", "Etter": when something was done, told by the year beside it.
pub(super) fn is_before_or_after(word: &str) -> bool {
    is_one_of(word, &["før", "etter", "before", "after"])
}

/// Whether a word for a part of the year is left beside the year: "1.–2. tertial 2024", "Siste 12 mnd 2024". "Timer per
/// kvartal" is how often something is done.
pub(super) fn says_part(left: &str) -> bool {
    const PARTS: [&str; 16] = [
        "tertial",
        "tertialet",
        "tertialer",
        "kvartal",
        "kvartalet",
        "halvår",
        "halvåret",
        "vårhalvåret",
        "høsthalvåret",
        "hausthalvåret",
        "halvdel",
        "mnd",
        "måneder",
        "månader",
        "tom",
        "årsresultat",
    ];
    const OFTEN: [&str; 5] = ["per", "pr", "hver", "hvert", "kvart"];
    let mut before = "";
    left.split(' ').any(|word| {
        let part = PARTS.contains(&word) && !OFTEN.contains(&before);
        before = word;
        part
    }) || ["samme periode", "til nå", "til no"].iter().any(|said| left.ends_with(said))
}

pub(super) const WEEKS: [&str; 6] = ["uke", "uka", "uker", "veke", "veka", "week"];

/// "Vår", "Høst" and nothing else; in small letters they may be other words.
pub(super) fn season_alone(word: &str) -> Option<u8> {
    // "Fall" counts falls far more often.
    let capital = word.starts_with(['V', 'H']);
    (capital && word.len() <= 12).then(|| season_half(&normed(word)))?
}

pub(super) fn season_half(word: &str) -> Option<u8> {
    match word {
        "vår" | "våren" | "vårsemester" | "vårsemesteret" | "spring" => Some(1),
        "høst" | "høsten" | "haust" | "hausten" | "høstsemester" | "høstsemesteret" | "fall"
        | "autumn" => Some(2),
        _ => None,
    }
}
