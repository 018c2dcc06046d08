//! "Årsskiftet 2023/2024", "pr 310824": days that titles and names of files write in their own ways.

use std::borrow::Cow;

use crate::domain::Period;
use crate::import::header::{self, HEAD_YEARS};

/// The title with such a day as dates are written everywhere else.
#[must_use]
pub(super) fn written_out(text: &str) -> Cow<'_, str> {
    // Few titles have either.
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    if let Some(turned) = year_first(text) {
        return Cow::Owned(turned);
    }
    let words: Vec<&str> = text.split(' ').collect();
    let found = words.windows(2).enumerate().find_map(|(at, pair)| {
        let [before, word] = pair else { return None };
        let day = turn_of_year(before, word).or_else(|| day_in_figures(before, word))?;
        Some((at, day))
    });
    let Some((at, (day, whole))) = found else { return Cow::Borrowed(text) };
    // "pr" stays, "årsskiftet" is told by its day.
    let before = words.get(..if whole { at } else { at + 1 }).unwrap_or_default();
    let after = words.get(at + 2..).unwrap_or_default();
    let all: Vec<&str> =
        before.iter().copied().chain([day.as_str()]).chain(after.iter().copied()).collect();
    Cow::Owned(all.join(" "))
}

/// "Sykefravær 2024, pr 31.08", "Sykefravær 2024: andre tertial", "Sykefravær (2024, T2)", "Sykefravær 2024 så langt": the
/// year before what is said of it, put behind it as elsewhere.
fn year_first(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 4;
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |word: &str| {
        word.trim_matches(['(', ')', ',', ':', ';'])
            .parse::<i32>()
            .ok()
            .filter(|year| HEAD_YEARS.contains(year) && word.trim_start_matches('(').len() >= 4)
    };
    let at = words.iter().position(|word| bare(word).is_some())?;
    let year = bare(words.get(at)?)?;
    let rest = words.get(at + 1..)?;
    let rest = match rest {
        ["-" | "–", rest @ ..] => rest,
        all => all,
    };
    // "(%)", "(foreløpig)" stays behind it.
    let (rest, aside) = match rest {
        [rest @ .., last] if !rest.is_empty() && last.starts_with('(') && last.ends_with(')') => {
            (rest, Some(*last))
        }
        all => (all, None),
    };
    if rest.is_empty() || rest.len() > MOST_WORDS {
        return None;
    }
    let said = rest.join(" ");
    let said = said.trim_matches(['(', ')', ',', ' ']).trim_end_matches('.');
    let told = if matches!(said.to_lowercase().as_str(), "så langt" | "hittil" | "hittil i år") {
        format!("hittil i år {year}")
    } else if let Some((day, month)) = day_of(said, year) {
        format!("pr {day:02}.{month:02}.{year}")
    } else {
        let read = header::shared(said);
        if read.period.is_some() || read.part.is_none() || !read.name.is_empty() {
            return None;
        }
        format!("{said} {year}")
    };
    let head = words.get(..at)?.join(" ");
    let turned = format!("{} {told}", head.trim_end_matches(['(', ',', ' ']));
    let turned = turned.trim();
    Some(aside.map_or_else(|| turned.to_owned(), |aside| format!("{turned} {aside}")))
}

/// The last day of "pr 31.8", "pr. 31/08", "1.1-31.8".
fn day_of(said: &str, year: i32) -> Option<(u8, u8)> {
    let (until, rest) = match said.split_once(' ') {
        Some((word, rest))
            if ["pr", "pr.", "per", "per."].contains(&word.to_lowercase().as_str()) =>
        {
            (true, rest)
        }
        _ => (false, said),
    };
    let last = match rest.split_once(['-', '–']) {
        Some(("1.1" | "1.1." | "01.01" | "01.01.", last)) => last,
        None if until => rest,
        _ => return None,
    };
    let (day, month) = last.trim().trim_end_matches('.').split_once(['.', '/'])?;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    Period::date(year, month, day)?;
    Some((day, month))
}

/// "årsskiftet 2023/2024", "årsskiftet 2023-24": the last day of the first of the two years.
fn turn_of_year(before: &str, word: &str) -> Option<(String, bool)> {
    let turn = ["årsskiftet", "årsskifte", "årsskiftene"];
    if !turn.contains(&before.to_lowercase().as_str()) {
        return None;
    }
    let word = word.trim_matches(['(', ')', ',', '.']);
    let (first, last) = word.split_once(['/', '-', '–'])?;
    let first: i32 = first.parse().ok().filter(|year| HEAD_YEARS.contains(year))?;
    let next: i32 = last.parse().ok()?;
    let follows = match last.len() {
        4 => next == first + 1,
        2 => next == (first + 1).rem_euclid(100),
        _ => false,
    };
    follows.then(|| (format!("31.12.{first}"), true))
}

/// "pr 310824", "per 31082024": a day in six or eight figures.
fn day_in_figures(before: &str, word: &str) -> Option<(String, bool)> {
    let until = ["pr", "pr.", "per", "per."];
    let digits = word.bytes().all(|byte| byte.is_ascii_digit());
    if !until.contains(&before.to_lowercase().as_str()) || !digits {
        return None;
    }
    let number = |from: usize, to: usize| word.get(from..to)?.parse::<i32>().ok();
    let (day, month) = (number(0, 2)?, number(2, 4)?);
    let year = match word.len() {
        6 => 2000 + number(4, 6)?,
        8 => number(4, 8).filter(|year| HEAD_YEARS.contains(year))?,
        _ => return None,
    };
    Period::date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    Some((format!("{day:02}.{month:02}.{year}"), false))
}

#[cfg(test)]
mod tests {
    use super::written_out;

    #[test]
    fn days_are_written_out() {
        for (title, told) in [
            ("Bemanning årsskiftet 2023-2024", "Bemanning 31.12.2023"),
            ("Årsskiftet 2023/24 alle enheter", "31.12.2023 alle enheter"),
            ("Rapport pr 310824", "Rapport pr 31.08.2024"),
            ("Sykefravær 2024, pr 31.08", "Sykefravær pr 31.08.2024"),
            ("Sykefravær 2024 pr 31/8", "Sykefravær pr 31.08.2024"),
            ("Sykefravær 2024 1.1-31.8", "Sykefravær pr 31.08.2024"),
            ("Sykefravær (2024, T2)", "Sykefravær T2 2024"),
            ("Sykefravær 2024, 2. tertial", "Sykefravær 2. tertial 2024"),
            (
                "Sykefravær 2024: andre tertial (foreløpig)",
                "Sykefravær andre tertial 2024 (foreløpig)",
            ),
            ("Sykefravær 2024, 2. tertial (%)", "Sykefravær 2. tertial 2024 (%)"),
            ("Sykefravær 2024 så langt", "Sykefravær hittil i år 2024"),
            ("Status per 01102024 oppvekst", "Status per 01.10.2024 oppvekst"),
        ] {
            assert_eq!(written_out(title), told, "{title}");
        }
    }

    #[test]
    fn other_numbers_stay_as_they_are() {
        for title in [
            "Kostnad pr 320824",
            "Kostnad pr 100000",
            "Årsskiftet 2023-2026",
            "Skoleåret 2023-2024",
            "Pris per 310824000",
        ] {
            assert_eq!(written_out(title), title);
        }
    }
}
