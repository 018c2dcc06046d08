//! "Oss 2023 | Landet 2023": words by which those who made the sheet mean themselves.

use super::context::Context;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::lexicon::lexicon;

/// Gives what rows and columns say of "us" to the unit that the surroundings name; where they name none, a
/// person is asked.
pub fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let own = context.unit().map(|name| pool.share(&name.text));
    let rows_and_columns = plan.rows.iter_mut().chain(&mut plan.columns).flatten();
    for key in rows_and_columns.chain(plan.turns.values_mut()) {
        let means_us = |name: &arcstr::ArcStr| lexicon().is_self(name);
        if key.unit.as_ref().is_some_and(means_us) {
            key.unit.clone_from(&own);
        } else if key.unit.is_none() && key.dimension.as_ref().is_some_and(means_us) {
            key.unit.clone_from(&own);
            key.dimension = None;
        }
    }
}
