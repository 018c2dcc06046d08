//! Two states of one board side by side: everything that is not the same in both.

use std::collections::BTreeMap;

use super::Conflict;
use super::flat::Flat;
use crate::domain::Workspace;

/// Every place where the later state differs, told as a disagreement whose first side is the
/// earlier state. Of values and targets what stands is compared, not how it came about.
#[must_use]
pub fn differences(before: &Workspace, after: &Workspace) -> Vec<Conflict> {
    let (a, b) = (Flat::from(before), Flat::from(after));
    let mut found = Vec::new();
    found.extend(pairs(a.units, b.units, |a, b| a == b).map(|(id, mine, theirs)| Conflict::Unit {
        id,
        mine,
        theirs,
    }));
    found.extend(pairs(a.lives, b.lives, |a, b| a == b).map(|(id, mine, theirs)| Conflict::Life {
        id,
        mine,
        theirs,
    }));
    found.extend(pairs(a.indicators, b.indicators, |a, b| a == b).map(|(id, mine, theirs)| {
        Conflict::Indicator { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
    }));
    found.extend(pairs(a.diagrams, b.diagrams, |a, b| a == b).map(|(id, mine, theirs)| {
        Conflict::Model { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
    }));
    let same = |a: &crate::domain::Slot, b: &crate::domain::Slot| {
        (a.current.value, a.current.marks) == (b.current.value, b.current.marks)
    };
    found.extend(pairs(a.slots, b.slots, same).map(|(key, mine, theirs)| Conflict::Value {
        key,
        mine,
        theirs,
    }));
    found.extend(
        pairs(a.targets, b.targets, |a, b| a.current.aim == b.current.aim)
            .map(|(key, mine, theirs)| Conflict::Target { key, mine, theirs }),
    );
    found.extend(pairs(a.measures, b.measures, |a, b| a == b).map(|(id, mine, theirs)| {
        Conflict::Measure { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
    }));
    found.extend(pairs(a.comments, b.comments, |a, b| a == b).map(|(id, mine, theirs)| {
        Conflict::Comment { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
    }));
    found.extend(
        pairs(a.thresholds, b.thresholds, |a, b| a == b)
            .map(|(source, mine, theirs)| Conflict::Threshold { source, mine, theirs }),
    );
    found.extend(pairs(a.recipes, b.recipes, |a, b| a == b).map(|(id, mine, theirs)| {
        Conflict::Recipe { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
    }));
    found
}

/// What two maps hold that is not the same, by key.
fn pairs<K: Ord + Clone, V>(
    before: BTreeMap<K, V>,
    mut after: BTreeMap<K, V>,
    same: impl Fn(&V, &V) -> bool,
) -> impl Iterator<Item = (K, Option<V>, Option<V>)> {
    let mut found = BTreeMap::new();
    for (key, value) in before {
        let other = after.remove(&key);
        if !other.as_ref().is_some_and(|other| same(&value, other)) {
            found.insert(key, (Some(value), other));
        }
    }
    for (key, value) in after {
        found.insert(key, (None, Some(value)));
    }
    found.into_iter().map(|(key, (before, after))| (key, before, after))
}
