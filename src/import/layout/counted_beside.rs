//! "Dårlig | God | Dårlig (km) | God (km)": of two columns of one name the one that says no measure counts.

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::shape::Shape;
use crate::import::lexicon::norm;

/// Lets whole numbers be counted where a column of the same name beside them says how it is measured: they are two
/// figures, and would contradict each other as one.
pub(super) fn settle(shape: &Shape<'_>, plan: &mut Plan, pool: &mut Pool) {
    let is_named = |key: &Key| key.indicator.is_some() || key.dimension.is_some();
    if !plan.columns.iter().flatten().any(is_named)
        || plan.rows.iter().flatten().any(|key| key.measure.is_some())
    {
        return;
    }
    let same = |one: &Key, other: &Key| {
        let names =
            |key: &Key| [&key.indicator, &key.dimension].map(|name| name.as_deref().map(norm));
        names(one) == names(other)
            && one.unit == other.unit
            && (one.period, one.part, one.kind) == (other.period, other.part, other.kind)
    };
    let mut counted = Vec::new();
    for (at, (column, key)) in shape.columns.iter().zip(&plan.columns).enumerate() {
        let Some(key) = key.as_ref().filter(|key| key.measure.is_none() && is_named(key)) else {
            continue;
        };
        // Shares scribbled below them are no part of the column.
        let whole = column.stats.numbers > 0 && column.stats.fractions * 5 <= column.stats.numbers;
        let measured = plan.columns.iter().flatten().any(|other| {
            same(key, other) && other.measure.as_deref().is_some_and(|measure| measure != "antall")
        });
        if whole && measured {
            counted.push(at);
        }
    }
    for at in counted {
        if let Some(Some(key)) = plan.columns.get_mut(at) {
            key.measure = Some(pool.share("antall"));
        }
    }
}
