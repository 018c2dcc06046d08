//! Reading and altering the org tree.

use super::Workspace;
use crate::domain::{Change, Level, LevelName, OrgUnit, Refusal, UnitId};

impl Workspace {
    /// All units by identity.
    pub fn units(&self) -> impl ExactSizeIterator<Item = &OrgUnit> {
        self.units.values()
    }

    #[must_use]
    pub fn unit(&self, id: UnitId) -> Option<&OrgUnit> {
        self.units.get(&id)
    }

    /// An identity no unit has.
    #[must_use]
    pub fn next_unit_id(&self) -> UnitId {
        self.units.keys().next_back().map_or(Self::ROOT, |id| id.next())
    }

    /// The units right below this one, in their order.
    #[must_use]
    pub fn children(&self, id: UnitId) -> &[UnitId] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// This unit and all below it, parents before children, sisters in their order.
    #[must_use]
    pub fn subtree(&self, id: UnitId) -> Vec<UnitId> {
        let mut found = Vec::new();
        let mut waiting = vec![id];
        while let Some(next) = waiting.pop() {
            if self.units.contains_key(&next) {
                found.push(next);
                waiting.extend(self.children(next).iter().rev());
            }
        }
        found
    }

    /// From the root down to this unit, both included; empty for an unknown unit.
    #[must_use]
    pub fn path(&self, id: UnitId) -> Vec<UnitId> {
        let mut path = Vec::new();
        let mut here = self.units.get(&id);
        while let Some(unit) = here {
            path.push(unit.id);
            here = unit.parent.and_then(|parent| self.units.get(&parent));
        }
        path.reverse();
        path
    }

    /// What the organisation itself calls a level; `None` for the usual word.
    #[must_use]
    pub fn level_name(&self, level: Level) -> Option<&LevelName> {
        self.units.get(&Self::ROOT)?.level_names.get(&level)
    }

    pub(super) fn check_level_names<'a>(
        mut names: impl Iterator<Item = &'a LevelName>,
    ) -> Result<(), Refusal> {
        names.try_for_each(|name| {
            Self::check_name(&name.one)?;
            Self::check_role(&name.many)
        })
    }

    pub(super) fn name_level(
        &mut self,
        level: Level,
        name: Option<LevelName>,
    ) -> Result<Change, Refusal> {
        Self::check_level_names(name.iter())?;
        let root = self.units.get_mut(&Self::ROOT).ok_or(Refusal::UnknownUnit(Self::ROOT))?;
        let old = match name {
            Some(name) => root.level_names.insert(level, name),
            None => root.level_names.remove(&level),
        };
        self.stamps.touch_tree();
        Ok(Change::NameLevel { level, name: old })
    }

    pub(super) fn set_unit_kind(&mut self, id: UnitId, kind: String) -> Result<Change, Refusal> {
        let unit = self.units.get_mut(&id).ok_or(Refusal::UnknownUnit(id))?;
        Self::check_role(&kind)?;
        self.stamps.touch_tree();
        Ok(Change::SetUnitKind { id, kind: std::mem::replace(&mut unit.kind, kind) })
    }

    fn check_sisters(&self, parent: UnitId, name: &str, but: UnitId) -> Result<(), Refusal> {
        let taken = self.has_sister_named(parent, name, but);
        if taken { Err(Refusal::TakenName(name.to_owned())) } else { Ok(()) }
    }

    fn height(&self, id: UnitId) -> usize {
        let own = self.path(id).len();
        self.subtree(id)
            .into_iter()
            .map(|below| self.path(below).len())
            .max()
            .map_or(0, |deepest| deepest + 1 - own)
    }

    fn check_names(name: &str, aliases: &[String]) -> Result<(), Refusal> {
        Self::check_name(name)?;
        aliases.iter().try_for_each(|alias| Self::check_name(alias))
    }

    pub(super) fn add_unit(&mut self, mut unit: OrgUnit, place: usize) -> Result<Change, Refusal> {
        if self.units.contains_key(&unit.id) {
            return Err(Refusal::TakenId);
        }
        let parent = unit.parent.ok_or(Refusal::Root)?;
        if !self.units.contains_key(&parent) {
            return Err(Refusal::UnknownUnit(parent));
        }
        Self::check_names(&unit.name, &unit.aliases)?;
        self.check_sisters(parent, &unit.name, unit.id)?;
        if self.path(parent).len() >= Self::MAX_DEPTH {
            return Err(Refusal::TooDeep(Self::MAX_DEPTH));
        }
        if place > self.children(parent).len() {
            return Err(Refusal::BadPlace(place));
        }
        Self::check_role(&unit.kind)?;
        // Only the municipality has names for its levels.
        unit.level_names.clear();
        let id = unit.id;
        self.stamps.touch_tree();
        self.children.entry(parent).or_default().insert(place, id);
        self.names.add_unit(&unit);
        self.units.insert(id, unit);
        Ok(Change::RemoveUnit(id))
    }

    /// Why a unit cannot be removed; `None` where nothing rests on it.
    #[must_use]
    pub fn why_not_removable(&self, id: UnitId) -> Option<Refusal> {
        let Some(unit) = self.units.get(&id) else { return Some(Refusal::UnknownUnit(id)) };
        if unit.parent.is_none() {
            return Some(Refusal::Root);
        }
        let in_use = !self.children(id).is_empty()
            || self.series.keys().any(|key| key.unit == id)
            || self.targets.keys().any(|key| key.series.unit == id)
            || self.is_told_of(id);
        in_use.then(|| Refusal::InUse(unit.name.clone()))
    }

    pub(super) fn remove_unit(&mut self, id: UnitId) -> Result<Change, Refusal> {
        if let Some(refusal) = self.why_not_removable(id) {
            return Err(refusal);
        }
        let unit = self.units.get(&id).ok_or(Refusal::UnknownUnit(id))?;
        let parent = unit.parent.ok_or(Refusal::Root)?;
        self.stamps.touch_tree();
        let place = self.take_from_parent(id, parent);
        let unit = self.units.remove(&id).ok_or(Refusal::UnknownUnit(id))?;
        self.names.remove_unit(&unit);
        Ok(self.without_titles(Change::AddUnit { unit, place }, |one| one.shows(id)))
    }

    fn take_from_parent(&mut self, id: UnitId, parent: UnitId) -> usize {
        let Some(sisters) = self.children.get_mut(&parent) else { return 0 };
        let place = sisters.iter().position(|sister| *sister == id).unwrap_or(sisters.len());
        sisters.retain(|sister| *sister != id);
        if sisters.is_empty() {
            self.children.remove(&parent);
        }
        place
    }

    pub(super) fn edit_unit(
        &mut self,
        id: UnitId,
        name: String,
        level: Level,
        aliases: Vec<String>,
    ) -> Result<Change, Refusal> {
        let unit = self.units.get(&id).ok_or(Refusal::UnknownUnit(id))?;
        Self::check_names(&name, &aliases)?;
        if let Some(parent) = unit.parent {
            self.check_sisters(parent, &name, id)?;
        }
        self.stamps.touch_tree();
        let unit = self.units.get_mut(&id).ok_or(Refusal::UnknownUnit(id))?;
        self.names.remove_unit(unit);
        let undone = Change::EditUnit {
            id,
            name: std::mem::replace(&mut unit.name, name),
            level: std::mem::replace(&mut unit.level, level),
            aliases: std::mem::replace(&mut unit.aliases, aliases),
        };
        self.names.add_unit(unit);
        Ok(undone)
    }

    pub(super) fn move_unit(
        &mut self,
        id: UnitId,
        parent: UnitId,
        place: usize,
    ) -> Result<Change, Refusal> {
        let unit = self.units.get(&id).ok_or(Refusal::UnknownUnit(id))?;
        let old_parent = unit.parent.ok_or(Refusal::Root)?;
        if !self.units.contains_key(&parent) {
            return Err(Refusal::UnknownUnit(parent));
        }
        let path = self.path(parent);
        if path.contains(&id) {
            return Err(Refusal::Cycle);
        }
        if path.len() + self.height(id) > Self::MAX_DEPTH {
            return Err(Refusal::TooDeep(Self::MAX_DEPTH));
        }
        self.check_sisters(parent, &unit.name, id)?;
        let room = self.children(parent).len() - usize::from(parent == old_parent);
        if place > room {
            return Err(Refusal::BadPlace(place));
        }
        self.stamps.touch_tree();
        let old_place = self.take_from_parent(id, old_parent);
        self.children.entry(parent).or_default().insert(place, id);
        if let Some(unit) = self.units.get_mut(&id) {
            self.names.remove_unit(unit);
            unit.parent = Some(parent);
            self.names.add_unit(unit);
        }
        Ok(Change::MoveUnit { id, parent: old_parent, place: old_place })
    }
}
