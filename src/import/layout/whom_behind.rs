//! "Eksamen Lia | Eksamen nasjonalt": what is counted, and behind it of whom.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::keys::Key;
use super::plan::Plan;
use super::pool::Pool;
use super::selves::is_generic;
use crate::import::lexicon::norm;
use crate::import::matching::is_benchmark;
use crate::text::capital;

/// Parts such heads, where one name stands before both whom the figures are of and what they are held against.
pub(super) fn settle(plan: &mut Plan, pool: &mut Pool) {
    if plan.rows.iter().flatten().any(|key| key.unit.is_some()) {
        return;
    }
    let mut whose: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for (at, key) in plan.columns.iter().enumerate() {
        if let Some((name, whom)) = key.as_ref().and_then(named).and_then(|name| parted(name)) {
            whose.entry(norm(name)).or_default().push((at, capital(whom)));
        }
    }
    let plain: BTreeSet<String> =
        plan.columns.iter().flatten().filter_map(named).map(|name| norm(name)).collect();
    // Something is held against something: "Eksamen | Eksamen nasjonalt" says it, too.
    whose.retain(|name, all| {
        let against = all.iter().filter(|(_, whom)| is_benchmark(whom)).count();
        against > 0 && (against < all.len() || plain.contains(name))
    });
    for (at, whom) in whose.into_values().flatten() {
        let Some(Some(key)) = plan.columns.get_mut(at) else { continue };
        let Some(name) = named(key).and_then(|name| parted(name)).map(|(name, _)| name.to_owned())
        else {
            continue;
        };
        let name = Some(pool.share(&name));
        if key.indicator.is_some() {
            key.indicator = name;
        } else {
            key.dimension = name;
        }
        // "Eksamen skolen" is of whose table it is.
        key.unit = (!is_generic(&whom)).then(|| pool.share(&whom));
    }
}

fn named(key: &Key) -> Option<&ArcStr> {
    let one = match (&key.indicator, &key.dimension) {
        (Some(name), None) | (None, Some(name)) => name,
        _ => return None,
    };
    Some(one).filter(|_| key.unit.is_none())
}

/// "Eksamen" and "Lia": the last word, if it is a name or what figures are held against.
fn parted(name: &str) -> Option<(&str, &str)> {
    let (before, last) = name.rsplit_once(' ')?;
    let whom = last.starts_with(char::is_uppercase)
        && last.chars().skip(1).all(char::is_lowercase)
        && last.chars().nth(1).is_some();
    (whom || is_benchmark(last) || is_generic(last)).then_some((before, last))
}
