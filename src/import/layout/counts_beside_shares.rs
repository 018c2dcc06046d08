//! "Antall uføre" beside shares of them: a title's "prosent" is said of the shares alone.

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use crate::import::lexicon::is_one_of;

/// Gives columns that say themselves that they count how many no measure of shares or money, and no share's name.
pub(super) fn settle(plan: &mut Plan, pool: &mut Pool) {
    let measure = plan.base.measure.clone();
    if measure.as_deref().is_some_and(super::names::is_countable) {
        return;
    }
    let columns = || plan.columns.iter().flatten();
    // A table of nothing but counts is measured as its title says, whatever it means by it.
    if !columns().any(counts) || columns().all(counts) {
        return;
    }
    // "Antall ansatte | Resultat | Mål": what the title names is in the others.
    let beside_kinds = columns().any(|key| key.kind.is_some());
    if measure.is_none() && !beside_kinds {
        return;
    }
    for key in plan.columns.iter_mut().flatten() {
        if key.measure.is_some() || !counts(key) {
            continue;
        }
        key.measure = Some(pool.share("antall"));
        let own = key.dimension.as_deref().is_some_and(|name| name.contains(' '));
        let share = measure.as_deref() == Some("%") || beside_kinds && measure.is_none();
        if share && key.indicator.is_none() && own {
            key.indicator = key.dimension.take();
        }
    }
}

/// "Antall svar", "Tal på elevar", "N"
fn counts(key: &Key) -> bool {
    let Some(name) = key.dimension.as_deref().or(key.indicator.as_deref()) else { return false };
    let first = name.split(' ').next().unwrap_or_default();
    is_one_of(first, &["antall", "antal"]) || name.starts_with("Tal på ") || name == "N"
}
