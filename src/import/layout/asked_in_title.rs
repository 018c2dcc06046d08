//! "Hvor fornøyd er du?" above "Antall svar" and "Prosent", each over "1 Svært misfornøyd | 2 | 3": the answers to what the
//! title asks, in number and in per cent.

use super::context::Context;
use super::keys::Key;
use super::names::{Place, is_bare_count};
use super::plan::Plan;
use super::pool::Pool;
use super::side_names::answers;
use crate::import::lexicon::{is_one_of, lexicon};

/// Gives columns of answers the question of the title as what they count.
pub(super) fn settle(plan: &mut Plan, context: &Context, pool: &mut Pool) {
    let asked = context
        .names
        .iter()
        .find(|name| name.place == Place::Title && name.text.ends_with('?'))
        .map(|name| name.text.clone());
    // Rows that are asked something themselves say what is answered.
    let rows = || plan.rows.iter().flatten();
    let of_units =
        rows().any(|key| key.unit.is_some()) && rows().all(|key| key.indicator.is_none());
    let Some(asked) = asked.filter(|_| of_units) else { return };
    // What a column names: what it counts, or which part of what the title does.
    let named = |key: &Key| match (&key.indicator, &key.dimension) {
        (Some(name), None) | (None, Some(name)) => Some(name.clone()),
        _ => None,
    };
    let names: Vec<String> = plan
        .columns
        .iter()
        .flatten()
        .filter_map(&named)
        .map(|name| answer(&name).to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    if !answers(&names) {
        return;
    }
    for key in plan.columns.iter_mut().flatten() {
        let Some(name) = named(key) else { continue };
        let answer = answer(&name);
        if answer.len() < name.len() {
            key.measure = key.measure.take().or_else(|| Some(pool.share("antall")));
        }
        key.dimension = (!answer.is_empty()).then(|| pool.share(answer));
        key.indicator = Some(pool.share(&asked));
    }
}

/// What is answered: "2" of "Antall svar – 2" or "Prosent, 2", nothing of "Antall svar", which is of all answers.
fn answer(name: &str) -> &str {
    let counts = |word: &str| {
        is_bare_count(word)
            || lexicon().is_bare_measure(word)
            || is_one_of(word, &["antall svar", "antal svar", "tal svar", "svar"])
    };
    let parted = [" – ", ", "].iter().find_map(|sign| name.split_once(sign));
    match parted {
        Some((count, answer)) if counts(count) => answer,
        None if counts(name) => "",
        _ => name,
    }
}
