//! "Tertialrapport 2-2024": titles of reports that number the part of the year they are of.

use std::borrow::Cow;

use crate::domain::Period;
use crate::import::header::HEAD_YEARS;

/// Beginnings of the names of such reports, the part of a year each means, and how many there are.
const REPORTS: [(&str, &str, u8); 11] = [
    ("månedsrapport", "måned", 12),
    ("månadsrapport", "måned", 12),
    ("tertialrapport", "tertial", 3),
    ("tertialmelding", "tertial", 3),
    ("tertialoppfølging", "tertial", 3),
    ("tertialoppfølgjing", "tertial", 3),
    ("tertialstatus", "tertial", 3),
    ("kvartalsrapport", "kvartal", 4),
    ("kvartalsmelding", "kvartal", 4),
    ("halvårsrapport", "halvår", 2),
    ("halvårsmelding", "halvår", 2),
];

/// The title with the part of the year written as everywhere else: "Tertialrapport 2. tertial 2024".
#[must_use]
pub(super) fn spelled_out(text: &str) -> Cow<'_, str> {
    // Most titles are of no such report.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    if let Some(seasonal) = seasonal(text) {
        return Cow::Owned(seasonal);
    }
    let lower = text.to_lowercase();
    let Some((_, part, most)) = REPORTS.iter().find(|(report, ..)| lower.contains(report)) else {
        return Cow::Borrowed(text);
    };
    let words: Vec<&str> = text.split([' ', '_']).filter(|word| !word.is_empty()).collect();
    let said = lower.split(|sign: char| !sign.is_alphabetic()).any(|word| word == *part);
    if said {
        return Cow::Borrowed(text);
    }
    if let Some(told) = numbered_apart(&words, part, *most) {
        return Cow::Owned(told);
    }
    for (at, word) in words.iter().enumerate() {
        // "2-2024", "2/24" in one word, or "2 2024" in two.
        let next = words.get(at + 1).copied();
        let found = numbered_year(word)
            .map(|found| (found, 1))
            .or_else(|| Some((number_and_year(word, next?)?, 2)));
        let Some(((number, year), count)) = found.filter(|((number, _), _)| number <= most) else {
            continue;
        };
        let mut before = words.get(..at).unwrap_or_default();
        if let Some((last, rest)) = before.split_last()
            && last.trim_end_matches('.').eq_ignore_ascii_case("nr")
        {
            before = rest;
        }
        let spelled = written(number, part, year);
        let after = words.get(at + count..).unwrap_or_default();
        let all: Vec<&str> =
            before.iter().copied().chain([spelled.as_str()]).chain(after.iter().copied()).collect();
        return Cow::Owned(all.join(" "));
    }
    Cow::Borrowed(text)
}

/// "2. tertialrapport 2024", "Andre tertialrapport 2024", "Tertialrapport 2 - 2024", "Tertialrapport II 2024".
fn numbered_apart(words: &[&str], part: &str, most: u8) -> Option<String> {
    const SIGNS: [&str; 4] = ["-", "–", "/", "for"];
    let is_report = |word: &&str| {
        let word = word.to_lowercase();
        REPORTS.iter().any(|(report, ..)| word.starts_with(report))
    };
    let report = words.iter().position(is_report)?;
    // "Vedlegg 2 Tertialrapport 2024" numbers the paper.
    const NUMBERED: [&str; 8] =
        ["vedlegg", "sak", "del", "punkt", "kapittel", "nr", "side", "versjon"];
    let of_paper = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.is_some_and(|word| {
            NUMBERED.contains(&word.trim_end_matches('.').to_lowercase().as_str())
        })
    };
    let before = report
        .checked_sub(1)
        .filter(|at| !of_paper(*at))
        .and_then(|at| Some((at, numeral(words.get(at)?)?)));
    let (number, from, mut at) = match before {
        Some((at, number)) => (number, at, report + 1),
        None => {
            let nr = words
                .get(report + 1)
                .is_some_and(|word| word.trim_end_matches('.').eq_ignore_ascii_case("nr"));
            let at = report + 1 + usize::from(nr);
            (numeral(words.get(at)?)?, report, at + 1)
        }
    };
    if words.get(at).is_some_and(|word| SIGNS.contains(word)) {
        at += 1;
    }
    let whole = words.get(at)?.trim_matches([',', '.', ':', '(', ')']);
    let year = year(whole).filter(|_| whole.len() == 4 && number <= most)?;
    let spelled = written(number, part, year);
    let head = words.get(..from)?.iter().copied();
    let rest = words.get(at + 1..).unwrap_or_default().iter().copied();
    let report = std::iter::once(*words.get(report)?);
    let all: Vec<&str> = head.chain(report).chain([spelled.as_str()]).chain(rest).collect();
    Some(all.join(" "))
}

/// "2. tertial 2024", "august 2024"
fn written(number: u8, part: &str, year: i32) -> String {
    match Period::month(year, number).filter(|_| part == "måned") {
        Some(month) => month.bokmaal(),
        None => format!("{number}. {part} {year}"),
    }
}

/// "Høstmåling 2024", "Vårens måling 2024": a season and its year, which is asked about as "Høst 2024" is.
fn seasonal(text: &str) -> Option<String> {
    const SEASONS: [(&str, &str); 8] = [
        ("høstmåling", "høst"),
        ("haustmåling", "haust"),
        ("vårmåling", "vår"),
        ("høstens måling", "høst"),
        ("haustens måling", "haust"),
        ("vårens måling", "vår"),
        ("høstsemesteret", "høst"),
        ("haustsemesteret", "haust"),
    ];
    let lower = text.to_lowercase();
    let (words, season) = SEASONS.iter().find(|(words, _)| lower.contains(words))?;
    let at = lower.find(words)?;
    let same_length = lower.len() == text.len();
    let (head, rest) = (text.get(..at)?, text.get(at + words.len()..)?.trim_start());
    let year = rest.get(..4).filter(|year| self::year(year).is_some())?;
    let after = rest.get(year.len()..)?;
    same_length.then(|| format!("{head}{season} {year}{after}"))
}

/// "2", "2.", "II", "andre"
fn numeral(word: &str) -> Option<u8> {
    let bare = word.trim_end_matches(['.', ',']);
    let told = match bare.to_lowercase().as_str() {
        "første" | "fyrste" => 1,
        "andre" | "annet" => 2,
        "tredje" => 3,
        "fjerde" => 4,
        _ => match bare {
            "I" => 1,
            "II" => 2,
            "III" => 3,
            "IV" => 4,
            _ => {
                let digits = bare.len() <= 2 && bare.bytes().all(|byte| byte.is_ascii_digit());
                bare.parse().ok().filter(|number: &u8| digits && *number > 0)?
            }
        },
    };
    Some(told)
}

/// "2-2024", "2/24", "2024-2".
fn numbered_year(word: &str) -> Option<(u8, i32)> {
    let word = word.trim_matches([',', '.', ':', '(', ')']);
    let (one, other) = word.split_once(['-', '/', '–'])?;
    if one.len() == 4 {
        return Some((number(other)?, year(one)?));
    }
    Some((number(one)?, year(other)?))
}

/// "2", "2." before "2024".
fn number_and_year(word: &str, next: &str) -> Option<(u8, i32)> {
    let whole = next.trim_matches([',', '.', ':', '(', ')', '-']);
    Some((number(word.trim_end_matches(['.', ',']))?, year(whole).filter(|_| whole.len() == 4)?))
}

fn number(text: &str) -> Option<u8> {
    let digit = matches!(text.len(), 1 | 2) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digit && *number > 0)
}

fn year(text: &str) -> Option<i32> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match text.len() {
        4 => text.parse().ok().filter(|year| HEAD_YEARS.contains(year)),
        2 => text.parse::<i32>().ok().map(|year| 2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::spelled_out;

    #[test]
    fn reports_are_of_the_part_of_the_year_they_number() {
        for (title, told) in [
            ("Tertialrapport 2-2024", "Tertialrapport 2. tertial 2024"),
            ("Tertialrapport 2 2024 oppvekst", "Tertialrapport 2. tertial 2024 oppvekst"),
            ("Tertialrapport nr. 2-24", "Tertialrapport 2. tertial 2024"),
            ("Tertialrapport nr 1/2023", "Tertialrapport 1. tertial 2023"),
            ("Tertialrapport 2024-2", "Tertialrapport 2. tertial 2024"),
            ("2-2024 tertialrapport", "2. tertial 2024 tertialrapport"),
            ("Tertialrapportering 1. 2025", "Tertialrapportering 1. tertial 2025"),
            ("Kvartalsrapport 4-2023", "Kvartalsrapport 4. kvartal 2023"),
            ("Halvårsrapport 1 2023", "Halvårsrapport 1. halvår 2023"),
            ("2. tertialrapport 2024", "tertialrapport 2. tertial 2024"),
            ("Andre tertialrapport 2024 - skole", "tertialrapport 2. tertial 2024 - skole"),
            ("Tertialrapport 2 - 2024", "Tertialrapport 2. tertial 2024"),
            ("Tertialrapport II 2024", "Tertialrapport 2. tertial 2024"),
            ("3. kvartalsrapport 2024", "kvartalsrapport 3. kvartal 2024"),
            ("Månedsrapport 8 2024", "Månedsrapport august 2024"),
            ("Månedsrapport nr 8 2024", "Månedsrapport august 2024"),
            ("Månedsrapport 8-2024", "Månedsrapport august 2024"),
            ("Månedsrapport 10-2024", "Månedsrapport oktober 2024"),
            ("Månedsrapport nr 11/2024", "Månedsrapport november 2024"),
            ("Høstmåling 2024", "høst 2024"),
            ("Trivsel, vårens måling 2024", "Trivsel, vår 2024"),
        ] {
            assert_eq!(spelled_out(title), told, "{title}");
        }
    }

    #[test]
    fn other_titles_stay_as_they_are() {
        for title in [
            "Tertialrapport 2024",
            "Tertialrapport 2. tertial 2024",
            "Tertialrapport 4-2024",
            "Tertialrapport 2024 Skole 2",
            "Årsrapport 2-2024",
            "Tertialrapport",
            "Tertialrapport 2023-2024",
            "Vedlegg 2 Tertialrapport 2024",
        ] {
            assert_eq!(spelled_out(title), title);
        }
    }
}
