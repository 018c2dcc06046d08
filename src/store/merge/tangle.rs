//! What each of two people did is possible, and both together are not: units moved below each
//! other, units that went into each other. Mine counts, and every one of theirs that gives way is
//! listed as a disagreement.

use std::collections::{BTreeMap, BTreeSet};

use super::flat::Flat;
use super::{Choice, Conflict, Merge};
use crate::domain::{OrgUnit, UnitId, UnitLife};

/// Units in a ring: if theirs is chosen for one of them, all go where they have them.
#[derive(Clone, Debug)]
pub enum Tangle {
    /// Each below the next.
    Places(BTreeSet<UnitId>),
    /// Each gone into the next.
    Heirs(BTreeSet<UnitId>),
}

/// The members of each ring, where the way from one to the next leads back to where it began.
pub fn rings(next: &BTreeMap<UnitId, UnitId>) -> Vec<BTreeSet<UnitId>> {
    let mut done: BTreeSet<UnitId> = BTreeSet::new();
    let mut found = Vec::new();
    for start in next.keys() {
        let mut way: Vec<UnitId> = Vec::new();
        let mut here = Some(*start);
        while let Some(id) = here.filter(|id| done.insert(*id)) {
            way.push(id);
            here = next.get(&id).copied();
        }
        // It ended at one of this very way.
        if let Some(from) = here.and_then(|end| way.iter().position(|id| *id == end)) {
            found.push(way.split_off(from).into_iter().collect());
        }
    }
    found
}

fn places(flat: &Flat) -> BTreeMap<UnitId, UnitId> {
    flat.units.values().filter_map(|unit| Some((unit.id, unit.parent?))).collect()
}

fn heirs(flat: &Flat) -> BTreeMap<UnitId, UnitId> {
    flat.lives.iter().filter_map(|(id, life)| Some((*id, life.merged_into?))).collect()
}

impl Merge {
    /// Gives mine its way where both cannot have theirs, and lists what gives way. Answers
    /// whether there was anything.
    pub(super) fn untangle(&mut self, own: &Flat) -> bool {
        let mut found = false;
        for ring in rings(&places(&self.flat)) {
            for id in &ring {
                let (Some(was), Some(here)) = (own.units.get(id), self.flat.units.get_mut(id))
                else {
                    continue;
                };
                if here.parent == was.parent {
                    continue;
                }
                found = true;
                let theirs = here.clone();
                here.parent = was.parent;
                let mine = here.clone();
                self.give_way(*id, mine, theirs);
            }
            self.tangles.push(Tangle::Places(ring));
        }
        for ring in rings(&heirs(&self.flat)) {
            for id in &ring {
                let was = own.lives.get(id).cloned().unwrap_or_default();
                let Some(here) = self.flat.lives.get_mut(id) else { continue };
                if here.merged_into == was.merged_into {
                    continue;
                }
                found = true;
                let theirs = here.clone();
                (here.merged_into, here.closed) = (was.merged_into, was.closed);
                let mine = here.clone();
                self.live_on(*id, mine, theirs);
            }
            self.tangles.push(Tangle::Heirs(ring));
        }
        found
    }

    fn give_way(&mut self, unit: UnitId, own: OrgUnit, other: OrgUnit) {
        let listed = self.conflicts.iter_mut().find_map(|conflict| match conflict {
            Conflict::Unit { id, mine: Some(mine), .. } if *id == unit => Some(mine),
            _ => None,
        });
        match listed {
            Some(mine) => mine.parent = own.parent,
            None => self.conflicts.push(Conflict::Unit {
                id: unit,
                mine: Some(own),
                theirs: Some(other),
            }),
        }
    }

    fn live_on(&mut self, unit: UnitId, own: UnitLife, other: UnitLife) {
        let listed = self.conflicts.iter_mut().find_map(|conflict| match conflict {
            Conflict::Life { id, mine: Some(mine), .. } if *id == unit => Some(mine),
            _ => None,
        });
        match listed {
            Some(mine) => (mine.merged_into, mine.closed) = (own.merged_into, own.closed),
            None => self.conflicts.push(Conflict::Life {
                id: unit,
                mine: Some(own),
                theirs: Some(other),
            }),
        }
    }

    /// Where theirs was chosen for one of a ring, the others give way to it.
    pub(super) fn follow(&self, flat: &mut Flat, theirs: &Flat, choices: &[Choice]) {
        let chosen = |unit: UnitId, heirs: bool| {
            let listed = self.conflicts.iter().zip(choices).find(|(conflict, _)| match conflict {
                Conflict::Unit { id, .. } => !heirs && *id == unit,
                Conflict::Life { id, .. } => heirs && *id == unit,
                _ => false,
            });
            listed.map(|(_, choice)| *choice)
        };
        for tangle in &self.tangles {
            let (ring, is_heirs) = match tangle {
                Tangle::Places(ring) => (ring, false),
                Tangle::Heirs(ring) => (ring, true),
            };
            if !ring.iter().any(|id| chosen(*id, is_heirs) == Some(Choice::Theirs)) {
                continue;
            }
            for id in ring.iter().filter(|id| chosen(**id, is_heirs).is_none()) {
                if !is_heirs {
                    if let (Some(unit), Some(other)) =
                        (flat.units.get_mut(id), theirs.units.get(id))
                    {
                        unit.parent = other.parent;
                    }
                } else if let Some(life) = flat.lives.get_mut(id) {
                    let other = theirs.lives.get(id).cloned().unwrap_or_default();
                    (life.merged_into, life.closed) = (other.merged_into, other.closed);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rings_are_found_and_ways_into_them_are_none() {
        let next = [(1, 2), (2, 3), (3, 2), (4, 5), (5, 6), (7, 7)];
        let next = next.into_iter().map(|(from, to)| (UnitId(from), UnitId(to))).collect();
        let ring = |ids: &[u32]| ids.iter().map(|id| UnitId(*id)).collect::<BTreeSet<_>>();
        assert_eq!(rings(&next), [ring(&[2, 3]), ring(&[7])]);
    }
}
