//! "Oss 2023 | Landet 2023": words by which those who made the sheet mean themselves.

use super::context::Context;
use super::keys::Key;
use super::name_sorts::is_letterhead;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::lexicon::{is_one_of, lexicon};
use crate::import::matching::is_benchmark;
use crate::import::places::is_place;

/// Words for the unit a sheet is of, by what sort of unit it is.
const GENERIC: [&str; 10] = [
    "skolen",
    "skulen",
    "enheten",
    "eininga",
    "barnehagen",
    "sykehjemmet",
    "sjukeheimen",
    "avdelingen",
    "avdelinga",
    "tjenesten",
];

/// Gives what rows and columns say of "us" to the unit that the surroundings name; where they name none, a
/// person is asked.
pub fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let own = context.unit().map(|name| pool.share(&name.text));
    // "Skolen | Kommunen | Nasjonalt": the one the sheet is of, beside those it is compared with. "Skolen" beside
    // "Barnehagen" is a school.
    let compared = |keys: &[Option<Key>]| {
        let mut units = keys.iter().flatten().filter_map(|key| key.unit.as_deref());
        own.is_some()
            && units.any(|name| is_benchmark(name) || is_one_of(name, &["kommunen", "kommune"]))
    };
    // "Kommune | Fylke | Norge" in the profile of the municipality that the title names.
    let municipality = own.as_ref().is_some_and(|own| {
        let wider = |keys: &[Option<Key>]| {
            let mut units = keys.iter().flatten().filter_map(|key| key.unit.as_deref());
            units.any(|name| is_benchmark(name) || is_one_of(name, &["fylke", "fylket"]))
        };
        let named = is_letterhead(own) || is_place(own);
        named && (wider(&plan.rows) || wider(&plan.columns))
    });
    let generic = compared(&plan.rows) || compared(&plan.columns);
    let rows_and_columns = plan.rows.iter_mut().chain(&mut plan.columns).flatten();
    for key in rows_and_columns.chain(plan.turns.values_mut()) {
        let means_us = |name: &arcstr::ArcStr| {
            lexicon().is_self(name)
                || generic && is_one_of(name, &GENERIC)
                || municipality && is_one_of(name, &["kommune", "kommunen", "kommuna"])
        };
        if key.unit.as_ref().is_some_and(means_us) {
            key.unit.clone_from(&own);
        } else if key.unit.is_none() && key.dimension.as_ref().is_some_and(means_us) {
            key.unit.clone_from(&own);
            key.dimension = None;
        }
    }
}
