//! "Okt 2024 | Hittil i år" in the report for October: figures of the month alone, and beside them those of all the year
//! until its end.

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::shape::{Column, Shape};
use crate::domain::PeriodKind;
use crate::import::lexicon::normed;

/// What the figures until then are called. It is the same whatever language the program speaks, for the board keeps it.
const SO_FAR: &str = "Hittil i år";

fn says_so_far(column: &Column) -> bool {
    column.texts.iter().any(|text| {
        normed(text).split(' ').any(|word| word == "hittil" || word.starts_with("akkumulert"))
    })
}

/// What a column is of, but for how far it reaches.
fn is_same(one: &Key, other: &Key) -> bool {
    (one.period, one.part, one.kind) == (other.period, other.part, other.kind)
        && (&one.unit, &one.indicator, &one.dimension)
            == (&other.unit, &other.indicator, &other.dimension)
}

/// Tells the figures until the end of a part of the year from those of the part alone.
pub(super) fn settle(shape: &Shape<'_>, plan: &mut Plan, pool: &mut Pool) {
    if !shape.columns.iter().any(says_so_far) {
        return;
    }
    let both = || shape.columns.iter().zip(&plan.columns);
    let alone = |key: &Key| {
        let part = key.period.is_some_and(|period| {
            !matches!(
                period.kind(),
                PeriodKind::Year | PeriodKind::SchoolYear | PeriodKind::Span | PeriodKind::Date
            )
        });
        let other = |(column, other): (&Column, &Option<Key>)| {
            !says_so_far(column) && other.as_ref().is_some_and(|other| is_same(key, other))
        };
        part && both().any(other)
    };
    let so_far: Vec<bool> = both()
        .map(|(column, key)| says_so_far(column) && key.as_ref().is_some_and(alone))
        .collect();
    for (key, so_far) in plan.columns.iter_mut().zip(so_far) {
        let Some(key) = key.as_mut().filter(|_| so_far) else { continue };
        let named = match &key.dimension {
            Some(split) => format!("{split}, {SO_FAR}"),
            None => SO_FAR.to_owned(),
        };
        key.dimension = Some(pool.share(&named));
    }
}
