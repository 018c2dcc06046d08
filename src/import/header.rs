//! Heads, labels and titles taken apart: period, kind of figure, unit of measure, and the name
//! that is left.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::facts::FactKind;
use super::lexicon::{lexicon, norm};
use crate::domain::Period;

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

/// What a head, label or title says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Head {
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub kind: Option<FactKind>,
    pub measure: Option<Arc<str>>,
    /// What is left when the rest is taken away, as written.
    pub name: String,
    /// A footnote mark was cut from it.
    pub mark: Option<String>,
    /// The period could be meant otherwise ("Høst 2021", "januar–oktober 2022").
    pub loose: bool,
    /// The words say that it is worked out from others ("Endring 2014–2015").
    pub calculation: bool,
}

impl Head {
    /// Whether it names a period, whole or in part.
    #[must_use]
    pub fn has_period(&self) -> bool {
        self.period.is_some() || self.part.is_some()
    }
}

/// Years a bare number may be in a head.
pub const HEAD_YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
/// The longest text taken for a head with a period in it; longer ones are prose.
const LONGEST_HEAD: usize = 120;
/// Words a period may have.
const PERIOD_WORDS: usize = 4;

/// A text without invisible characters and with single spaces.
#[must_use]
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    out.replace("_x000D_", "")
}

/// A label without footnote marks at its end ("Klimagassutslipp 1)"), and the mark.
#[must_use]
pub fn cut_mark(text: &str) -> (String, Option<String>) {
    let text = tidy(text);
    let stars = text.trim_end_matches(['*', '†', '‡', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    // "m²" and "km²" are no footnotes.
    let unit = text.ends_with("m²") || text.ends_with("m³");
    if stars.len() < text.len() && !stars.is_empty() && !unit {
        return (stars.trim_end().to_owned(), text.get(stars.len()..).map(str::to_owned));
    }
    if let Some((before, mark)) = text.rsplit_once(' ') {
        let inner = mark.trim_start_matches(['(', '[']).trim_end_matches([')', ']']);
        let inner_mark = inner.trim_start_matches("note ");
        let closed = mark.len() > inner.len() && mark.ends_with([')', ']']);
        let short =
            (1..=2).contains(&inner.len()) && inner_mark.chars().all(|c| c.is_ascii_digit());
        let one_letter = inner.len() == 1
            && inner.chars().all(|c| c.is_ascii_alphabetic())
            && mark.ends_with(')')
            && !mark.starts_with('(');
        if closed && (short || one_letter) {
            return (before.trim_end_matches([',', ' ']).to_owned(), Some(inner.to_owned()));
        }
    }
    (text, None)
}

/// A name and the unit of measure written after it: "Sykefravær (%)", "Avvik, mill. kr".
#[must_use]
pub fn cut_measure(text: &str) -> (String, Option<Arc<str>>) {
    let words = lexicon();
    let text = text.trim();
    if let Some(open) = text.rfind(['(', '['])
        && text.ends_with([')', ']'])
    {
        let inner = text.get(open + 1..text.len() - 1).unwrap_or_default();
        let inner = inner.trim().strip_prefix("i ").unwrap_or(inner.trim());
        if let Some(measure) = words.measure(inner) {
            let name =
                text.get(..open).unwrap_or_default().trim_end_matches([' ', ',', ':', '–', '-']);
            return (name.to_owned(), Some(measure));
        }
    }
    for sign in [", ", " – ", " - ", ": "] {
        if let Some((before, after)) = text.rsplit_once(sign) {
            let after = after.trim();
            let bare = after.strip_prefix("i ").unwrap_or(after);
            if !before.is_empty()
                && !after.contains(char::is_alphabetic)
                && words.measure(bare).is_none()
            {
                continue;
            }
            if let Some(measure) = words.measure(bare).filter(|_| !before.is_empty()) {
                return (before.trim().to_owned(), Some(measure));
            }
        }
    }
    for phrase in [
        " i prosent",
        " i pst.",
        " i pst",
        " i %",
        " i kroner",
        " i kr",
        " i mill. kr",
        " i 1000 kr",
        " i 1 000 kr",
        " %",
        " prosent",
    ] {
        if let Some(at) = find_ignoring_case(text, phrase)
            && at > 0
        {
            let after = text.get(at + phrase.len()..).unwrap_or_default();
            if after.is_empty()
                || after.starts_with([',', '.', ';', ' ', ')'])
                    && !after.trim_start().starts_with("av ")
            {
                let measure =
                    words.measure(phrase.trim().strip_prefix("i ").unwrap_or(phrase.trim()));
                let whole = after.trim_matches([' ', ',', '.', ';']).is_empty()
                    || after.starts_with([',', ';']);
                if let Some(measure) = measure.filter(|_| whole) {
                    return (
                        text.get(..at).unwrap_or_default().trim_end_matches([',', ' ']).to_owned(),
                        Some(measure),
                    );
                }
            }
        }
    }
    // "Trivsel 7. trinn 1–5"
    if let Some((before, last)) = text.rsplit_once(' ')
        && last.contains(['–', '-'])
        && let Some(measure) = words.measure(last)
    {
        return (before.trim_end_matches([',', ' ']).to_owned(), Some(measure));
    }
    (text.to_owned(), None)
}

fn find_ignoring_case(text: &str, phrase: &str) -> Option<usize> {
    let lower = text.to_lowercase();
    (lower.len() == text.len()).then(|| lower.find(phrase))?
}

/// Whether a text can hold a period at all; cheap.
#[must_use]
pub fn may_hold_period(text: &str) -> bool {
    if text.len() > LONGEST_HEAD {
        return false;
    }
    text.bytes().any(|byte| byte.is_ascii_digit())
        || text
            .split_whitespace()
            .next()
            .is_some_and(|word| word.len() <= 12 && lexicon().month(&norm(word)).is_some())
}

/// Heads remembered by each thread: the same ones stand in every sheet and file of a batch.
const REMEMBERED: usize = 4_096;

thread_local! {
    static HEADS: Remembered<Head> = Remembered::default();
    static LABELS: Remembered<Label> = Remembered::default();
}

/// What was made of texts before.
struct Remembered<T>(RefCell<FxHashMap<Box<str>, T>>);

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Clone> Remembered<T> {
    fn get(&self, text: &str, make: impl FnOnce() -> T) -> T {
        if text.len() > LONGEST_HEAD {
            return make();
        }
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let made = make();
        let mut known = self.0.borrow_mut();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(text.into(), made.clone());
        made
    }
}

/// A row's label without what is not its name.
#[derive(Clone, Debug)]
pub struct Label {
    pub text: String,
    pub mark: Option<String>,
    pub measure: Option<Arc<str>>,
}

/// Takes a row's label apart: "Sykefravær (%) 1)" is "Sykefravær".
#[must_use]
pub fn label(text: &str) -> Label {
    LABELS.with(|labels| {
        labels.get(text, || {
            let (text, mark) = cut_mark(text);
            let (name, measure) = cut_measure(&text);
            Label { text: if name.is_empty() { text } else { name }, mark, measure }
        })
    })
}

/// Takes a head apart.
#[must_use]
pub fn read(text: &str) -> Head {
    HEADS.with(|heads| heads.get(text, || take_apart(text)))
}

fn take_apart(text: &str) -> Head {
    let (text, mark) = cut_mark(text);
    let mut head = Head { mark, ..Head::default() };
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let found = if may_hold_period(&text) { find_period(&words) } else { None };
    let mut rest: Vec<&str> = Vec::with_capacity(words.len());
    if let Some(found) = &found {
        head.period = found.period;
        head.part = found.part;
        head.loose = found.loose;
        rest.extend(words.get(..found.start).unwrap_or_default());
        rest.extend(words.get(found.end..).unwrap_or_default());
        let before = found.start.checked_sub(1).and_then(|at| words.get(at));
        head.loose |= before.is_some_and(|word| {
            ["før", "etter", "til", "innen", "siden"].contains(&norm(word).as_str())
        });
        let cut = |word: &str| norm(word).is_empty() || FILLERS.contains(&norm(word).as_str());
        while rest.first().is_some_and(|word| cut(word)) {
            rest.remove(0);
        }
        while rest.last().is_some_and(|word| cut(word)) {
            rest.pop();
        }
        let left = norm(&rest.join(" "));
        head.loose |=
            left.split(' ').any(|word| SEASONS.contains(&word) || lexicon().month(word).is_some());
        if let (Some(Period::Year(year)), Some(half)) = (head.period, season_half(&left)) {
            // "Høst 2021": proposed as the half-year, for a person to confirm.
            head.period = Period::half_year(i32::from(year), half);
            rest.clear();
        }
    } else {
        rest = words;
    }
    let (name, measure) = cut_measure(&rest.join(" "));
    head.measure = measure;
    let name = name.trim_matches([',', ':', ';', '–', '-', ' ', '|', '/']).to_owned();
    take_kind(&mut head, name, found.is_some());
    head
}

/// Words around a period that add nothing to it.
const FILLERS: [&str; 15] = [
    "år",
    "året",
    "i",
    "per",
    "pr",
    "for",
    "skoleåret",
    "skoleår",
    "sesongen",
    "fra",
    "hele",
    "ved",
    "utgangen",
    "av",
    "per.",
];
const SEASONS: [&str; 9] =
    ["høst", "høsten", "vår", "våren", "sommer", "sommeren", "vinter", "vinteren", "hittil"];

fn season_half(word: &str) -> Option<u8> {
    match word {
        "vår" | "våren" | "vårsemester" | "vårsemesteret" => Some(1),
        "høst" | "høsten" | "haust" | "hausten" | "høstsemester" | "høstsemesteret" => Some(2),
        _ => None,
    }
}

/// Words that tell of what kind a figure is when they stand alone, but belong to a name when they
/// begin one: "Forventet levealder".
const ADJECTIVES: [&str; 7] =
    ["forventet", "anslag", "estimat", "plan", "krav", "faktisk", "ønsket nivå"];

fn take_kind(head: &mut Head, name: String, has_period: bool) {
    let lexicon = lexicon();
    if let Some(kind) = lexicon.kind(&name) {
        head.kind = Some(kind);
        return;
    }
    if lexicon.is_calculation(&name) && (has_period || norm(&name).split(' ').count() <= 2) {
        head.calculation = true;
    }
    let words: Vec<&str> = name.split(' ').collect();
    for count in (1..=3.min(words.len().saturating_sub(1))).rev() {
        let (Some(first), Some(after)) = (words.get(..count), words.get(count..)) else { continue };
        let opening = first.join(" ");
        if let Some(kind) =
            lexicon.kind(&opening).filter(|_| !ADJECTIVES.contains(&norm(&opening).as_str()))
        {
            // "Mål for sykefravær", "Resultat Sykefravær"
            let after: Vec<&str> = after
                .iter()
                .copied()
                .skip_while(|word| ["for", "på", "av"].contains(&norm(word).as_str()))
                .collect();
            if has_period
                && !after.is_empty()
                && !["mot", "i"].contains(&norm(after.first().unwrap_or(&"")).as_str())
            {
                head.kind = Some(kind);
                head.name = after.join(" ");
                return;
            }
        }
        let cut = words.len() - count;
        let (Some(before), Some(last)) = (words.get(..cut), words.get(cut..)) else { continue };
        if let Some(kind) = lexicon.kind(&last.join(" ")) {
            let linked =
                before.last().is_some_and(|word| PREPOSITIONS.contains(&norm(word).as_str()));
            let differs = before.iter().any(|word| lexicon.is_calculation(word));
            if has_period && !linked && !differs {
                head.kind = Some(kind);
                head.name = before.join(" ").trim_end_matches([',', ':', '–', '-', ' ']).to_owned();
                return;
            }
        }
    }
    head.name = name;
}

const PREPOSITIONS: [&str; 9] = ["mot", "av", "i", "til", "fra", "enn", "med", "over", "under"];

struct Found {
    start: usize,
    end: usize,
    period: Option<Period>,
    part: Option<Part>,
    loose: bool,
}

fn find_period(words: &[&str]) -> Option<Found> {
    let mut partial: Option<Found> = None;
    for start in 0..words.len() {
        for count in (1..=PERIOD_WORDS.min(words.len() - start)).rev() {
            let text = words.get(start..start + count)?.join(" ");
            let Some((period, part, loose)) = read_period(&text) else { continue };
            let found = Found { start, end: start + count, period, part, loose };
            if found.period.is_some() {
                return Some(with_part(found, words, partial));
            }
            if partial.is_none() {
                partial = Some(found);
            }
        }
    }
    // A lone month or tertial counts only when it is all there is, but for fillers.
    partial.filter(|found| {
        let others = words.len() - (found.end - found.start);
        others == 0
            || words.iter().enumerate().all(|(at, word)| {
                (found.start..found.end).contains(&at)
                    || FILLERS.contains(&norm(word).as_str())
                    || lexicon().kind(word).is_some()
            })
    })
}

/// "Januar resultat 2016" never happens; "T1 – 2016" does: a part right before or after the year.
fn with_part(mut found: Found, words: &[&str], partial: Option<Found>) -> Found {
    if let (Some(Period::Year(year)), Some(part)) = (found.period, partial) {
        let between = words.get(part.end..found.start).unwrap_or_default();
        if between
            .iter()
            .all(|word| norm(word).is_empty() || FILLERS.contains(&norm(word).as_str()))
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
    if text.is_empty() || text.len() > 32 {
        return None;
    }
    let lower = text.to_lowercase().replace(['–', '—', '−', '‐', '‑'], "-");
    let lower = lower.as_str();
    let lower = ["per ", "pr. ", "pr ", "pr.", "skoleåret ", "skoleår ", "året ", "år "]
        .iter()
        .find_map(|start| lower.strip_prefix(start))
        .unwrap_or(lower)
        .trim();
    let digits = lower.bytes().filter(u8::is_ascii_digit).count();
    if digits >= 4 {
        if let Some(period) = Period::parse(lower)
            .or_else(|| Period::parse(&lower.replace(" - ", "-").replace(" / ", "/")))
        {
            return in_range(period).then_some((Some(period), None, false));
        }
        if let Some(found) = years_and_numbers(lower) {
            return Some(found);
        }
    }
    part_and_year(lower)
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
    let mut pieces: Vec<String> = Vec::new();
    for c in text.chars() {
        let digit = c.is_ascii_digit();
        if !digit && !c.is_alphabetic() {
            if !matches!(c, ' ' | '.' | '-' | '/' | '\'' | '’') {
                return None;
            }
            pieces.push(String::new());
            continue;
        }
        match pieces.last_mut() {
            Some(last)
                if !last.is_empty() && last.ends_with(|p: char| p.is_ascii_digit()) == digit =>
            {
                last.push(c)
            }
            _ => pieces.push(c.to_string()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    let named: Vec<&String> =
        pieces.iter().filter(|piece| piece.starts_with(char::is_alphabetic)).collect();
    let numbers: Vec<&String> =
        pieces.iter().filter(|piece| piece.starts_with(|c: char| c.is_ascii_digit())).collect();
    let [name] = named.as_slice() else { return None };
    if let Some(month) = lexicon().month(name) {
        return match numbers.as_slice() {
            [] => Some((None, Some(Part::Month(month)), false)),
            [year] => {
                let year = year_of(year)?;
                Some((Period::month(year, month), None, false))
                    .filter(|(period, ..)| period.is_some())
            }
            [day, year] if pieces.first() == Some(*day) => {
                let period = Period::date(year_of(year)?, month, day.parse().ok()?)?;
                Some((Some(period), None, false))
            }
            _ => None,
        };
    }
    let part = |number: u8| match name.as_str() {
        "tertial" | "tert" | "t" => (1..=3).contains(&number).then_some(Part::Tertial(number)),
        "kvartal" | "kvart" | "kv" | "q" | "k" | "quarter" => {
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

    fn code(text: &str) -> Option<String> {
        read(text).period.map(Period::code)
    }

    #[test]
    fn periods_in_heads() {
        let cases = [
            ("2016", "2016"),
            ("År 2009", "2009"),
            ("Resultat 2009", "2009"),
            ("Resultat\n2009", "2009"),
            ("Mål\n2016", "2016"),
            ("2018-2020   ", "2018-2020"),
            (" 2015 *", "2015"),
            ("2010-11", "2010/11"),
            ("2009/10", "2009/10"),
            ("T1 2015", "2015-T1"),
            ("1. tertial 2015", "2015-T1"),
            ("1.tertial 2015", "2015-T1"),
            ("Tertial 1 2015", "2015-T1"),
            ("2015 T3", "2015-T3"),
            ("1T 2015", "2015-T1"),
            ("1T15", "2015-T1"),
            ("T2-16", "2016-T2"),
            ("4. kvartal 2020", "2020-Q4"),
            ("1. kv. 2016", "2016-Q1"),
            ("1h2022", "2022-H1"),
            ("jan 15", "2015-01"),
            ("mai 2016", "2016-05"),
            ("pr. 31.08.2016", "2016-08-31"),
            ("HP 2016-19", "2016-2019"),
            ("202511", "2025-11"),
            ("2023/01", "2023-01"),
            ("Lørenskog 2024", "2024"),
            ("Grenland 2013/14", "2013/14"),
            ("Sykefravær 2015 (%)", "2015"),
            ("1 nov 2008", "2008-11-01"),
        ];
        for (text, expected) in cases {
            assert_eq!(code(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "Indikator",
            "10-FAKTOR: Mestringsklima",
            "5. trinn",
            "0-17 år",
            "-29",
            "30-39",
            "Vg1",
            "3. divisjon",
            "1234567",
            "Mars og april",
        ] {
            assert_eq!(code(text), None, "{text}");
            assert_eq!(read(text).part, None, "{text}");
        }
        assert!(read("Høst 2021").loose);
        assert!(read("Januar - oktober 2022").loose);
    }

    #[test]
    fn parts_without_a_year() {
        assert_eq!(read("Januar").part, Some(Part::Month(1)));
        assert_eq!(read("2. tertial").part, Some(Part::Tertial(2)));
        assert_eq!(read("T3").part, Some(Part::Tertial(3)));
        assert_eq!(read("Q4").part, Some(Part::Quarter(4)));
        assert_eq!(read("Apr¹").part, Some(Part::Month(4)));
        assert_eq!(read("2015-1").part, Some(Part::Nth(2015, 1)));
        assert_eq!(read("Mai Skole").part, None);
    }

    #[test]
    fn kinds_measures_and_names() {
        let cases: [(&str, Option<FactKind>, Option<&str>, &str); 14] = [
            ("Ambisjon 2016", Some(FactKind::Target), None, ""),
            ("Mål", Some(FactKind::Target), None, ""),
            ("Regnskap 2014", Some(FactKind::Result), None, ""),
            ("Vedtatt budsjett 2015", Some(FactKind::Budget), None, ""),
            ("HP 2016-19", Some(FactKind::Budget), None, ""),
            ("Lørenskog 2024", None, None, "Lørenskog"),
            ("Sykefravær 2015 (%)", None, Some("%"), "Sykefravær"),
            ("Sykefravær mål 2016", Some(FactKind::Target), None, "Sykefravær"),
            ("Avvik mot budsjett 2016", None, None, "Avvik mot budsjett"),
            ("Avvik mot budsjett, mill. kr", None, Some("mill. kr"), "Avvik mot budsjett"),
            ("Brukertilfredshet (1–6)", None, Some("1–6"), "Brukertilfredshet"),
            (
                "Netto driftsutgifter per innbygger (kr per innbygger)",
                None,
                Some("kr per innbygger"),
                "Netto driftsutgifter per innbygger",
            ),
            (
                "Trivsel 7. trinn (Elevundersøkelsen) 1–5",
                None,
                Some("1–5"),
                "Trivsel 7. trinn (Elevundersøkelsen)",
            ),
            ("Oppslutning (deltager/befolkning)", None, None, "Oppslutning (deltager/befolkning)"),
        ];
        for (text, kind, measure, name) in cases {
            let head = read(text);
            assert_eq!(head.kind, kind, "{text}");
            assert_eq!(head.measure.as_deref(), measure, "{text}");
            assert_eq!(head.name, name, "{text}");
        }
        assert!(read("Endring 2014-2015").calculation);
        assert_eq!(
            cut_mark("Klimagassutslipp 1)"),
            ("Klimagassutslipp".to_owned(), Some("1".to_owned()))
        );
        assert_eq!(cut_mark("Energibruk (kWh per m²)").1, None);
        assert_eq!(
            cut_measure("Andel fagutdannede i prosent, skoler og barnehager").0,
            "Andel fagutdannede"
        );
        assert_eq!(
            cut_measure("Netto driftsutgifter i % av brutto"),
            ("Netto driftsutgifter i % av brutto".to_owned(), None)
        );
    }

    proptest! {
        #[test]
        fn never_panics(text in "\\PC{0,40}", digits in "[0-9TtQqh. /–-]{0,14}") {
            let _ = (read(&text), read(&digits), cut_measure(&text), cut_mark(&digits), read_period(&digits));
        }

        #[test]
        fn printed_periods_are_read_back(year in 1950..2060_i32, part in 1..=3_u8) {
            for period in [Period::year(year), Period::tertial(year, part), Period::quarter(year, part), Period::month(year, part), Period::school_year(year)] {
                let period = period.expect("on the calendar");
                prop_assert_eq!(read(&period.bokmaal()).period, Some(period));
                prop_assert_eq!(read(&format!("Resultat {}", period.bokmaal())).period, Some(period));
            }
        }
    }
}
