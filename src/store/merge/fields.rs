//! Records two people have changed, brought together field by field: what only one of them has
//! changed is taken over on both sides, so that the two differ only in what both have changed.

use std::collections::BTreeMap;

use crate::domain::{Comment, Indicator, Measure, OrgUnit, UnitLife};

/// A record of fields people change independently.
pub trait Fields: Clone + PartialEq {
    /// Takes over on each side what only the other has changed.
    fn bring_together(base: &Self, mine: &mut Self, theirs: &mut Self);
}

/// One field.
fn field<T: Clone + PartialEq>(base: &T, mine: &mut T, theirs: &mut T) {
    if mine == base {
        mine.clone_from(theirs);
    } else if theirs == base {
        theirs.clone_from(mine);
    }
}

/// A list of things that are there or not: what one added or took away is no matter of the
/// other's.
fn list<T: Clone + PartialEq>(base: &[T], mine: &mut Vec<T>, theirs: &mut Vec<T>) {
    mine.retain(|one| theirs.contains(one) || !base.contains(one));
    let new: Vec<T> =
        theirs.iter().filter(|one| !base.contains(one) && !mine.contains(one)).cloned().collect();
    mine.extend(new);
    theirs.clone_from(mine);
}

/// Things by name, each a field of its own.
fn map<K: Ord + Clone, V: Clone + PartialEq>(
    base: &BTreeMap<K, V>,
    mine: &mut BTreeMap<K, V>,
    theirs: &mut BTreeMap<K, V>,
) {
    let keys: Vec<K> = mine.keys().chain(theirs.keys()).chain(base.keys()).cloned().collect();
    for key in keys {
        let (was, mut own, mut other) =
            (base.get(&key).cloned(), mine.remove(&key), theirs.remove(&key));
        field(&was, &mut own, &mut other);
        own.into_iter().for_each(|one| drop(mine.insert(key.clone(), one)));
        other.into_iter().for_each(|one| drop(theirs.insert(key.clone(), one)));
    }
}

/// Every field is named, so that a new one cannot be forgotten here.
macro_rules! fields {
    ($kind:ident { $($key:ident)* | $($way:ident: $($field:ident),+;)* }) => {
        impl Fields for $kind {
            fn bring_together(base: &Self, mine: &mut Self, theirs: &mut Self) {
                let Self { $($key: _,)* $($($field,)+)* } = base;
                $($($way($field, &mut mine.$field, &mut theirs.$field);)+)*
            }
        }
    };
}

fields!(OrgUnit { id | field: parent, name, level, kind; list: aliases; map: level_names; });
fields!(Indicator { id |
    field: name, split, definition, measure, decimals, direction, rhythm, accumulation, source,
        notes, kind, roll_up, perspective, owner, persons;
    list: aliases;
    map: criteria;
});
fields!(UnitLife { | field: closed, merged_into; list: former; });
fields!(Measure { id |
    field: series, what, owner, deadline, state, effect, effect_on, follow_up, at;
});
fields!(Comment { id | field: series, period, answers, role, text, at; });

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_list_each_adds_and_takes_away_alone() {
        let base = ["a", "b", "c"];
        let (mut mine, mut theirs) = (vec!["a", "c", "d"], vec!["a", "b", "e", "d"]);
        list(&base, &mut mine, &mut theirs);
        assert_eq!(mine, ["a", "d", "e"]);
        assert_eq!(theirs, mine);
    }

    #[test]
    fn in_a_map_only_what_both_changed_differs() {
        let map_of = |pairs: &[(u8, u8)]| pairs.iter().copied().collect::<BTreeMap<u8, u8>>();
        let base = map_of(&[(1, 1), (2, 2), (3, 3)]);
        let (mut mine, mut theirs) = (map_of(&[(1, 9), (2, 8)]), map_of(&[(2, 7), (3, 3), (4, 4)]));
        map(&base, &mut mine, &mut theirs);
        assert_eq!(mine, map_of(&[(1, 9), (2, 8), (4, 4)]));
        assert_eq!(theirs, map_of(&[(2, 7), (4, 4)]));
    }
}
