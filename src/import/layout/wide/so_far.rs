//! "Jan | Feb | … | Jun | Hittil i år": the year until where the figures beside it end, and not the whole of it.

use crate::domain::Period;
use crate::import::header::Part;
use crate::import::layout::shape::{Column, Role, Shape};

/// How far the figures of a table reach into the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// It has no figures of parts of a year.
    Unsaid,
    /// They begin with the year, and this is the last of them.
    Until(Part),
    WholeYear,
}

impl Reach {
    pub fn of(shape: &Shape<'_>) -> Self {
        const ANY: i16 = 2001;
        let filled = |column: &&Column| column.stats.numbers > 0 && column.head.period.is_none();
        let columns = shape.with(Role::Value).filter(filled);
        let parts = columns.filter_map(|column| {
            let part =
                column.head.part.filter(|part| !matches!(part, Part::Day(..) | Part::Nth(..)))?;
            Some((part.of(ANY)?, part))
        });
        let parts: Vec<(Period, Part)> = parts.collect();
        let Some(year) = Period::year(i32::from(ANY)) else { return Self::Unsaid };
        let begins = parts.iter().any(|(period, _)| period.start() == year.start());
        match parts.iter().max_by_key(|(period, _)| period.end()) {
            Some((last, part)) if begins && parts.len() >= 2 => {
                if last.end() == year.end() {
                    Self::WholeYear
                } else {
                    Self::Until(*part)
                }
            }
            _ => Self::Unsaid,
        }
    }
}

/// What the year until the end of a part of it may be called, the likeliest first: "1. halvår 2024", "30.06.2024". A tertial may
/// be told with those before it, but beside it as the tertial alone this is another figure.
pub(super) fn until(part: Part, year: i16) -> Vec<Period> {
    let own = part.of(year);
    let Some(end) = own.map(Period::end) else { return Vec::new() };
    let year = i32::from(year);
    let whole = [Period::quarter(year, 1), Period::tertial(year, 1), Period::half_year(year, 1)];
    let same = whole.into_iter().flatten().filter(|period| period.end() == end);
    let tertial = own.filter(|own| matches!(part, Part::Tertial(_)) && own.start().1 > 1);
    same.chain(Period::date(year, end.1, end.2)).chain(tertial).collect()
}

/// Whether a head means the year so far, this one or the one before: "Hittil i år", "Hiå 2025", "Samme periode i fjor".
pub(super) fn is_meant(column: &Column) -> bool {
    const WORDS: [&str; 3] = ["hittil", "hiå", "ytd"];
    const PHRASES: [&str; 5] =
        ["så langt", "samme periode", "samme tid", "same periode", "same tid"];
    let title = column.level_title();
    title.split(' ').any(|word| WORDS.contains(&word))
        || PHRASES.iter().any(|words| title.contains(words))
}
