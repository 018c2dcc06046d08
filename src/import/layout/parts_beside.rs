//! "Mottakere | herav under 25 år": a column whose head says that it is a part is so much of what the column before it
//! counts.

use super::headings::whole_name;
use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::rows::part_named;

/// Names such columns after the nearest before them of the same time and kind.
pub(super) fn settle(plan: &mut Plan, pool: &mut Pool) {
    let mut whole: Option<Key> = None;
    for key in plan.columns.iter_mut().flatten() {
        let part = key.indicator.clone().filter(|name| part_named(name).is_some());
        let Some(part) = part else {
            whole = Some(key.clone()).filter(|key| key.indicator.is_some());
            continue;
        };
        let Some(of) = whole.as_ref().filter(|of| (of.period, of.kind) == (key.period, key.kind))
        else {
            continue;
        };
        let own = key.dimension.take();
        let parts: Vec<&str> =
            of.dimension.as_deref().into_iter().chain([&*part]).chain(own.as_deref()).collect();
        key.dimension = Some(pool.share(&parts.join(", ")));
        // "Lån totalt | herav barn" is "Lån".
        key.indicator = of.indicator.as_deref().map(|name| pool.share(&whole_name(name)));
    }
}
