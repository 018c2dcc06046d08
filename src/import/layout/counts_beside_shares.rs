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
    let money = measure.as_deref().is_some_and(|measure| measure.contains("kr"));
    let counts = |key: &Key| counts(key, money);
    let columns = || plan.columns.iter().flatten();
    // A table of nothing but counts is measured as its title says, whatever it means by it.
    if !columns().any(&counts) || columns().all(&counts) {
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

/// "Antall svar", "Tal på elevar", "N"; among money "Årsverk" too.
fn counts(key: &Key, money: bool) -> bool {
    let Some(name) = key.dimension.as_deref().or(key.indicator.as_deref()) else { return false };
    says_how_many(name) || name == "N" || money && is_count(name)
}

/// "Antall ansatte", "Tal på elevar", "Årsverk", "Brukere": names of what is counted one by one, and in no kroner.
pub(super) fn is_count(name: &str) -> bool {
    const COUNTED: [&str; 16] = [
        "årsverk",
        "brukere",
        "brukarar",
        "elever",
        "elevar",
        "ansatte",
        "tilsette",
        "plasser",
        "plassar",
        "barn",
        "innbyggere",
        "innbyggjarar",
        "pasienter",
        "beboere",
        "stillinger",
        "avvik",
    ];
    says_how_many(name) || is_one_of(name, &COUNTED)
}

fn says_how_many(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default();
    is_one_of(first, &["antall", "antal"]) || name.starts_with("Tal på ")
}
