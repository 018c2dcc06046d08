//! "Jan | Feb | … | Jun | Hittil i år": the year until where the figures beside it end, and not the whole of it.

use crate::domain::Period;
use crate::import::header::Part;
use crate::import::layout::shape::{Column, Role, Shape};

/// The last part of a year that a table has figures of, where they begin with the year and end before it does.
pub(super) fn last_part(shape: &Shape<'_>) -> Option<Part> {
    const ANY: i16 = 2001;
    let filled = |column: &&Column| column.stats.numbers > 0 && column.head.period.is_none();
    let columns = shape.with(Role::Value).filter(filled);
    let parts = columns.filter_map(|column| Some((column.head.part?.of(ANY)?, column.head.part?)));
    let parts: Vec<(Period, Part)> =
        parts.filter(|(_, part)| !matches!(part, Part::Day(..) | Part::Nth(..))).collect();
    let year = Period::year(i32::from(ANY))?;
    let (last, part) = parts.iter().max_by_key(|(period, _)| period.end())?;
    let begins = parts.iter().any(|(period, _)| period.start() == year.start());
    (begins && parts.len() >= 2 && last.end() != year.end()).then_some(*part)
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

/// Whether a head means the year so far, this one or the one before: "Hittil i år", "Samme periode i fjor".
pub(super) fn is_meant(column: &Column) -> bool {
    const SO_FAR: [&str; 7] =
        ["hittil", "hiå", "ytd", "så langt", "samme periode", "samme tid", "same periode"];
    let title = column.level_title();
    SO_FAR.iter().any(|words| title.contains(words))
}
