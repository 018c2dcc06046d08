//! The org tree laid flat, parents before children, as roll-up walks it.

use std::collections::BTreeMap;

use crate::domain::{Level, UnitId, Workspace};

/// Units by position; benchmarks are outside the organisation and not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    units: Vec<UnitId>,
    places: BTreeMap<UnitId, usize>,
    /// The parent's position; the first one is its own.
    parents: Vec<usize>,
    /// Where the unit's computed rows stand; `None` for a unit with none below it.
    inner: Vec<Option<usize>>,
    inner_count: usize,
}

impl Tree {
    /// The organisation of a workspace.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let units: Vec<UnitId> = workspace
            .subtree(Workspace::ROOT)
            .into_iter()
            .filter(|id| {
                workspace
                    .path(*id)
                    .iter()
                    .filter_map(|one| workspace.unit(*one))
                    .all(|unit| unit.level != Level::Benchmark)
            })
            .collect();
        let places: BTreeMap<UnitId, usize> =
            units.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let parents = units
            .iter()
            .map(|id| {
                let parent = workspace.unit(*id).and_then(|unit| unit.parent);
                parent.and_then(|parent| places.get(&parent)).copied().unwrap_or_default()
            })
            .collect();
        Self::laid_out(units, places, parents)
    }

    /// A tree from each unit's parent's position, parents before children, the first the root.
    /// Positions that break this order are taken for the root's.
    #[must_use]
    pub fn from_parents(parents: &[usize]) -> Self {
        let units: Vec<UnitId> = (1..).take(parents.len()).map(UnitId).collect();
        let places = units.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let parents =
            parents.iter().enumerate().map(|(at, up)| if *up < at { *up } else { 0 }).collect();
        Self::laid_out(units, places, parents)
    }

    /// Some of the units, by their places in order, parents among them: a tree of those alone.
    #[must_use]
    pub fn branch(&self, kept: &[usize]) -> Self {
        let units: Vec<UnitId> = kept.iter().filter_map(|place| self.unit(*place)).collect();
        let places = units.iter().enumerate().map(|(place, id)| (*id, place)).collect();
        let parent = |place: &usize| {
            let parent = self.parents.get(*place)?;
            kept.binary_search(parent).ok()
        };
        let parents = kept.iter().map(|place| parent(place).unwrap_or_default()).collect();
        Self::laid_out(units, places, parents)
    }

    fn laid_out(units: Vec<UnitId>, places: BTreeMap<UnitId, usize>, parents: Vec<usize>) -> Self {
        let mut inner = vec![None; units.len()];
        for parent in parents.iter().skip(1) {
            if let Some(one) = inner.get_mut(*parent) {
                *one = Some(0);
            }
        }
        let mut inner_count = 0;
        for place in inner.iter_mut().flatten() {
            *place = inner_count;
            inner_count += 1;
        }
        Self { units, places, parents, inner, inner_count }
    }

    /// How many units there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.units.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// How many units have others below them.
    #[must_use]
    pub fn inner_len(&self) -> usize {
        self.inner_count
    }

    /// The position of a unit; `None` for one outside the organisation.
    #[must_use]
    pub fn place(&self, unit: UnitId) -> Option<usize> {
        self.places.get(&unit).copied()
    }

    /// The unit at a position.
    #[must_use]
    pub fn unit(&self, place: usize) -> Option<UnitId> {
        self.units.get(place).copied()
    }

    /// Where the computed rows of the unit at a position stand.
    #[must_use]
    pub fn inner(&self, place: usize) -> Option<usize> {
        self.inner.get(place).copied().flatten()
    }

    /// The position of the parent; `None` for the root.
    #[must_use]
    pub fn parent(&self, place: usize) -> Option<usize> {
        if place == 0 { None } else { self.parents.get(place).copied() }
    }

    /// Whether a unit is another one or stands below it.
    #[must_use]
    pub fn is_within(&self, place: usize, above: usize) -> bool {
        let mut here = place;
        // Parents stand before their children.
        while here > above {
            match self.parent(here) {
                Some(parent) => here = parent,
                None => return false,
            }
        }
        here == above
    }

    /// Positions of the units right below one, in their order.
    pub fn children(&self, place: usize) -> impl Iterator<Item = usize> {
        let below = self.parents.iter().enumerate().skip(place.max(1));
        below.filter(move |(_, parent)| **parent == place).map(|(at, _)| at)
    }
}
