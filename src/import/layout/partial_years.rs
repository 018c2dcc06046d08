//! Years over columns, of which a title, the sheet or the file says that not all of the year is in.

use super::context::{Context, Partial};
use super::keys::Key;
use super::plan::doubt;
use crate::domain::Period;
use crate::import::facts::{About, FactKind};
use crate::import::header;
use crate::import::lexicon::lexicon;
use crate::tr;

/// What a text above a table says of how far a year has come: "Sykefravær pr. 31.08.2024", "Besøk hittil i år",
/// "Tall for 2025 er per 31. mai".
pub(super) fn partial(text: &str) -> Option<Partial> {
    const LONGEST: usize = 14;
    // Each says it with one of these, which few titles have.
    let lower = text.to_lowercase();
    if !["pr", "per", "hittil", "t.o.m", "tom ", "-", "–", "siste 12"]
        .iter()
        .any(|word| lower.contains(word))
    {
        return None;
    }
    // "Avvik. Tall for 2025 er per 31. mai": the point before a capital ends a sentence, that within a date none.
    let ends = text
        .match_indices(". ")
        .map(|(at, _)| at + 2)
        .filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(char::is_uppercase)));
    let end = ends.last();
    let last = end.and_then(|at| text.get(at..)).unwrap_or(text);
    // "Matservering pr. 30.04. Hele 1000": what follows says how large the figures are.
    let before = end.and_then(|at| text.get(..at)).map_or(text, str::trim_end);
    let short = |text: &&str| text.split(' ').count() <= LONGEST;
    let said = [last, text, before].into_iter().filter(short).find(|part| {
        let so_far = ["hittil i år", "siste 12"]
            .iter()
            .any(|said| lower.contains(said) && part.to_lowercase().contains(said));
        so_far || header::says_part_of_year(part) && !on_day_of_count(part)
    })?;
    let year = |word: &str| -> Option<i16> {
        let word = word.trim_matches(|sign: char| !sign.is_ascii_digit());
        let last = word.rsplit('.').next()?;
        (last.len() == 4).then(|| last.parse().ok())?.filter(|year| (1950..2100).contains(year))
    };
    Some(Partial { words: said.trim().to_owned(), year: said.split(' ').find_map(year) })
}

/// "Elever pr. 1.10", "Ansatte per 31.12.2023", "Ventetid pr. 1. september": counted on that day of each year.
fn on_day_of_count(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').map(|word| word.trim_matches(['(', ')', ','])).collect();
    let in_figures = |word: &&str| {
        let mut numbers = word.split('.').map(str::parse::<u8>);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(day)), Some(Ok(month))) => is_day_of_count(month, day),
            _ => false,
        }
    };
    let in_words = |pair: &[&str]| {
        let [day, month] = pair else { return false };
        let day = day.strip_suffix('.').and_then(|day| day.parse().ok());
        let month = day.and_then(|_| lexicon().month(&month.to_lowercase()));
        day.zip(month).is_some_and(|(day, month)| is_day_of_count(month, day))
    };
    words.iter().any(in_figures) || words.windows(2).any(in_words)
}

/// Whether people count on such a day, while what is told until the end of a month is of a year so far.
pub(super) fn is_day_of_count(month: u8, day: u8) -> bool {
    (1..28).contains(&day) || month == 12
}

/// Whether a column of results is of a part of the latest of the years beside it, and says so: those years are whole.
pub(super) fn parts_are_told(keys: &[Option<Key>]) -> bool {
    let results = || {
        let keys = keys.iter().flatten();
        keys.filter(|key| matches!(key.kind, None | Some(FactKind::Result)))
    };
    let part = |key: &Key| match key.period? {
        period @ (Period::Tertial { .. } | Period::Quarter { .. } | Period::HalfYear { .. }) => {
            Some(period.end_year())
        }
        _ => None,
    };
    let latest = results().filter_map(|key| match key.period? {
        Period::Year(year) if key.part.is_none() => Some(year),
        _ => None,
    });
    let parts = results().filter_map(part).max();
    matches!((latest.max(), parts), (Some(year), Some(part)) if part >= year)
}

/// Doubts the years that may not be whole.
pub(super) fn doubt_partial(context: &Context, keys: &mut [Option<Key>]) {
    let of_year = |key: &Key| match key.period {
        Some(Period::Year(year))
            if key.part.is_none() && matches!(key.kind, None | Some(FactKind::Result)) =>
        {
            Some(year)
        }
        _ => None,
    };
    if let Some(Partial { words, year }) = &context.partial {
        let why = tr!("why-year-so-far", text = words.clone());
        let meant =
            |key: &&mut Key| of_year(key).is_some_and(|own| year.is_none_or(|year| own == year));
        for key in keys.iter_mut().flatten().filter(meant) {
            key.doubts.push(doubt(About::Period, why.clone()));
        }
        return;
    }
    // "T1 2023 | T2 2023" beside "2022": what is not of the whole year says so itself.
    if parts_are_told(keys) {
        return;
    }
    // "Sykefravær 2. tertial 2024" over 2022, 2023 and 2024.
    let Some((part, _)) = context.periods.iter().find(|(period, _)| {
        matches!(period, Period::Tertial { .. } | Period::Quarter { .. } | Period::HalfYear { .. })
            && !is_last(*period)
    }) else {
        return;
    };
    let years =
        keys.iter().flatten().filter_map(of_year).collect::<std::collections::BTreeSet<_>>();
    // One year alone is said otherwise.
    if years.len() < 2 {
        return;
    }
    let why = tr!("why-year-so-far", text = part.bokmaal());
    for key in keys.iter_mut().flatten() {
        if of_year(key) == Some(part.end_year()) {
            key.doubts.push(doubt(About::Period, why.clone()));
        }
    }
}

/// Whether a part of a year ends with it: by then all of the year is in.
fn is_last(period: Period) -> bool {
    Period::year(period.end_year().into()).is_some_and(|year| year.end() == period.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_that_say_how_far_the_year_has_come() {
        let said = |text: &str| partial(text).map(|found| (found.words, found.year));
        let of = |text: &str, year: Option<i16>| Some((text.to_owned(), year));
        for (text, year) in [
            ("Sykefravær pr. 31.08.2024", Some(2024)),
            ("Besøk per 31.8.", None),
            ("Sykefravær hittil i år", None),
            ("Sykefravær siste 12 måneder", None),
            ("Sykefravær januar-august", None),
        ] {
            assert_eq!(said(text), of(text, year), "{text}");
        }
        assert_eq!(
            said("Antall avvik. Tall for 2025 er per 31. mai"),
            of("Tall for 2025 er per 31. mai", Some(2025))
        );
        for text in [
            "Elever pr. 1.10.2024",
            "Ansatte per 31.12.2023",
            "Utgifter per innbygger",
            "Folketall per 1. januar 2024",
            "Sykefravær 2024",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
