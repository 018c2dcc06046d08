//! Who bears which name, so that a name can be found, and found taken, without looking at every other.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::Workspace;
use crate::domain::{Indicator, IndicatorId, OrgUnit, UnitId};

/// Whether two names are the same to people: letter case and surrounding spaces do not count.
fn same_name(a: &str, b: &str) -> bool {
    told(a).eq(told(b))
}

/// The letters of a name that count.
fn told(name: &str) -> impl Iterator<Item = char> {
    name.trim().chars().flat_map(char::to_lowercase)
}

/// Indicators by a number of their name and split, units by one of their parent and name. Names with
/// one number are few, and compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Names {
    indicators: BTreeSet<(u64, IndicatorId)>,
    units: BTreeSet<(u64, UnitId)>,
}

fn of_indicator(name: &str, split: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    told(name).for_each(|letter| letter.hash(&mut hasher));
    split.is_some().hash(&mut hasher);
    told(split.unwrap_or_default()).for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

fn of_unit(parent: UnitId, name: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    parent.hash(&mut hasher);
    told(name).for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

impl Names {
    pub(super) fn add_indicator(&mut self, indicator: &Indicator) {
        let number = of_indicator(&indicator.name, indicator.split.as_deref());
        self.indicators.insert((number, indicator.id));
    }

    pub(super) fn remove_indicator(&mut self, indicator: &Indicator) {
        let number = of_indicator(&indicator.name, indicator.split.as_deref());
        self.indicators.remove(&(number, indicator.id));
    }

    /// The municipality has no sisters.
    pub(super) fn add_unit(&mut self, unit: &OrgUnit) {
        if let Some(parent) = unit.parent {
            self.units.insert((of_unit(parent, &unit.name), unit.id));
        }
    }

    pub(super) fn remove_unit(&mut self, unit: &OrgUnit) {
        if let Some(parent) = unit.parent {
            self.units.remove(&(of_unit(parent, &unit.name), unit.id));
        }
    }
}

impl Workspace {
    /// The indicator whose name (and split) is exactly this, letter case aside.
    #[must_use]
    pub fn indicator_named(&self, name: &str, split: Option<&str>) -> Option<&Indicator> {
        let number = of_indicator(name, split);
        self.names
            .indicators
            .range((number, IndicatorId(0))..=(number, IndicatorId(u32::MAX)))
            .filter_map(|(_, id)| self.indicators.get(id))
            .find(|one| {
                same_name(&one.name, name)
                    && match (one.split.as_deref(), split) {
                        (Some(held), Some(wanted)) => same_name(held, wanted),
                        (held, wanted) => held.is_none() && wanted.is_none(),
                    }
            })
    }

    /// Whether another unit than this one bears the name below a parent.
    pub(super) fn has_sister_named(&self, parent: UnitId, name: &str, but: UnitId) -> bool {
        let number = of_unit(parent, name);
        self.names
            .units
            .range((number, UnitId(0))..=(number, UnitId(u32::MAX)))
            .filter(|(_, sister)| *sister != but)
            .filter_map(|(_, sister)| self.units.get(sister))
            .any(|sister| sister.parent == Some(parent) && same_name(&sister.name, name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Change, Level};

    fn unit(id: u32, parent: u32, name: &str) -> Change {
        let unit = OrgUnit::new(UnitId(id), Some(UnitId(parent)), name.to_owned(), Level::Unit);
        Change::AddUnit { unit, place: 0 }
    }

    #[test]
    fn names_given_up_are_free_and_those_taken_are_not() {
        let mut board = Workspace::new("Eksempel kommune");
        let indicator = |id: u32, name: &str| Indicator::new(IndicatorId(id), name);
        board.apply(Change::AddIndicator(indicator(1, "Sykefravær"))).expect("free");
        assert!(board.apply(Change::AddIndicator(indicator(2, " SYKEFRAVÆR "))).is_err());
        let undo = board.apply(Change::EditIndicator(indicator(1, "Fravær"))).expect("free");
        board.apply(Change::AddIndicator(indicator(2, "sykefravær"))).expect("given up");
        assert!(board.apply(undo.clone()).is_err(), "taken since");
        board.apply(Change::RemoveIndicator(IndicatorId(2))).expect("in no use");
        board.apply(undo).expect("free again");
        assert!(board.indicator_named("fravær", None).is_none());
        assert!(board.indicator_named("sykefravær", Some("menn")).is_none());
        assert!(board.indicator_named("sykefravær", None).is_some());

        board.apply(unit(2, 1, "Oppvekst")).expect("free");
        board.apply(unit(3, 1, "Helse")).expect("free");
        board.apply(unit(4, 2, "Lia")).expect("free");
        board.apply(unit(5, 3, "lia")).expect("elsewhere");
        let moved = Change::MoveUnit { id: UnitId(5), parent: UnitId(2), place: 0 };
        assert!(board.apply(moved.clone()).is_err(), "taken there");
        board.apply(Change::RemoveUnit(UnitId(4))).expect("in no use");
        board.apply(moved).expect("free");
        assert!(board.apply(unit(4, 2, "LIA")).is_err(), "moved there");
        board.apply(unit(4, 3, "Lia")).expect("left");
        let again = Workspace::from_parts(crate::domain::workspace::Parts {
            units: [1, 2, 3, 5, 4].map(|id| board.unit(UnitId(id)).cloned().expect("it")).to_vec(),
            indicators: board.indicators().cloned().collect(),
            ..crate::domain::workspace::Parts::default()
        });
        assert_eq!(again.expect("in order").names, board.names);
    }
}
