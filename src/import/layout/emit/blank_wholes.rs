//! A long table in which a blank region is all of them, as banks of indicators write it: "2020 |  | 22,7" above
//! "2020 | Nord | 16,1" and "2020 | Sør | 34,5".

use std::collections::BTreeMap;

use arcstr::ArcStr;

use crate::domain::Period;
use crate::import::header::Part;
use crate::import::layout::keys::Key;
use crate::import::layout::plan::Plan;

/// Rows of the whole, and of regions beside each: fewer may be a slip.
const FEWEST: usize = 2;
/// Longer tables are not searched.
const MOST_ROWS: usize = 50_000;

/// Whether the rows that name no unit are each the whole of others that do: one of them, and no more, stands beside
/// several units of the same time and split.
pub(super) fn are_wholes(plan: &Plan) -> bool {
    let unnamed = || plan.rows.iter().flatten().any(|key| key.unit.is_none());
    if plan.layout != "long" || plan.rows.len() > MOST_ROWS || !unnamed() {
        return false;
    }
    let mut by: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for key in plan.rows.iter().flatten() {
        let count = by.entry(of(key)).or_default();
        match key.unit {
            Some(_) => count.1 += 1,
            None => count.0 += 1,
        }
    }
    let wholes: Vec<usize> =
        by.values().filter(|(whole, _)| *whole > 0).map(|(_, parts)| *parts).collect();
    // Women and men may be told apart for the whole alone.
    by.values().all(|(whole, _)| *whole <= 1)
        && wholes.iter().filter(|parts| **parts >= FEWEST).count() >= FEWEST
}

fn of(key: &Key) -> String {
    let time = key.period.map(Period::code).unwrap_or_default();
    let part = key.part.map(Part::bokmaal).unwrap_or_default();
    let name = |name: &Option<ArcStr>| name.as_deref().unwrap_or_default().to_owned();
    [time, part, name(&key.indicator), name(&key.dimension)].join("\n")
}
