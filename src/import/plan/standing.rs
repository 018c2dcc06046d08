//! What stands on the board in the place an item would take.

use super::Item;
use super::state::{figure_kind, target_year};
use crate::domain::{Observation, SeriesKey, SlotKey, Target, TargetKey, Workspace};
use crate::import::facts::Fact;

/// A figure or a target of the board.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Standing<'w> {
    Figure(&'w Observation),
    Target(&'w Target),
}

/// What stands where an item would go; `None` where nothing does.
#[must_use]
pub fn standing<'w>(workspace: &'w Workspace, item: &Item, fact: &Fact) -> Option<Standing<'w>> {
    let series = SeriesKey { indicator: item.indicator?, unit: item.unit? };
    let period = item.period?;
    match figure_kind(fact.kind) {
        Some(kind) => {
            let slot = workspace.slot(SlotKey { series, period, kind })?;
            Some(Standing::Figure(&slot.current))
        }
        None => {
            let key = TargetKey { series, year: target_year(period)? };
            Some(Standing::Target(&workspace.target_history(key)?.current))
        }
    }
}
