//! "Studieforberedende" and "Yrkesfag" over the same counties: what stands over places once more is a part of what is
//! counted, and nothing they lie in.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::lexicon::lexicon;
use crate::import::places::is_place;

/// Sections are few in tables that people lay out so.
const MOST_ROWS: usize = 2_000;
/// Fewest places that are repeated.
const FEWEST: usize = 2;

/// Makes what rows of places lie under a part of what is counted, where most of them lie under several.
pub(super) fn settle(plan: &mut Plan, pool: &mut Pool) {
    if plan.rows.len() > MOST_ROWS {
        return;
    }
    let mut under: BTreeMap<ArcStr, BTreeSet<ArcStr>> = BTreeMap::new();
    for key in plan.rows.iter().flatten() {
        if let (Some(unit), Some(area)) = (&key.unit, &key.area) {
            under.entry(unit.clone()).or_default().insert(area.clone());
        }
    }
    let repeated: BTreeSet<ArcStr> =
        under.iter().filter(|(_, areas)| areas.len() >= 2).map(|(unit, _)| unit.clone()).collect();
    // "Avdeling A", "1. etasje", "Barnehage" under each home or district are its own.
    let unit = |name: &&ArcStr| is_place(name) || is_named_unit(name);
    let places = repeated.iter().filter(unit).count();
    // "Bø" lies in two counties; a table's places do not.
    let most = repeated.len() * 10 >= under.len() * 6;
    if repeated.len() < FEWEST || !most || places * 2 < repeated.len() {
        return;
    }
    let areas: BTreeSet<&ArcStr> = under.values().flatten().collect();
    if areas.iter().any(|area| is_place(area) || lexicon().unit_score(area) > 0) {
        return;
    }
    let sections = |key: &&mut Key| key.unit.is_some() && key.area.is_some();
    for key in plan.rows.iter_mut().flatten().filter(sections) {
        let area = key.area.take();
        key.dimension = match (area, key.dimension.take()) {
            (Some(area), Some(split)) => Some(pool.share(&format!("{area}, {split}"))),
            (area, split) => area.or(split),
        };
    }
}

/// "Solbakken sykehjem", "Lia skole": a unit with a name of its own, that there is but one of.
fn is_named_unit(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    let named = first.chars().count() > 2
        && first.starts_with(char::is_uppercase)
        && lexicon().unit_score(first) == 0;
    named && name.contains(' ') && lexicon().unit_score(name) > 0
}
