//! Reading and altering the models.

use super::Workspace;
use crate::domain::period::YEARS;
use crate::domain::{
    BoxId, Change, Diagram, DiagramBox, DiagramId, IndicatorId, Link, LinkId, Rect, Refusal,
};

impl Workspace {
    /// All models by identity.
    pub fn diagrams(&self) -> impl ExactSizeIterator<Item = &Diagram> {
        self.diagrams.values()
    }

    #[must_use]
    pub fn diagram(&self, id: DiagramId) -> Option<&Diagram> {
        self.diagrams.get(&id)
    }

    /// An identity no model has.
    #[must_use]
    pub fn next_diagram_id(&self) -> DiagramId {
        // A family may carry the identity of a first version that is gone.
        let highest = self.diagrams.values().map(|one| one.id.max(one.family())).max();
        highest.map_or(DiagramId(1), |id| id.next())
    }

    /// All versions of the model this one belongs to, the earliest first, those without a year
    /// before them.
    #[must_use]
    pub fn versions(&self, id: DiagramId) -> Vec<&Diagram> {
        let Some(family) = self.diagrams.get(&id).map(Diagram::family) else { return Vec::new() };
        let mut found: Vec<&Diagram> =
            self.diagrams.values().filter(|one| one.family() == family).collect();
        found.sort_by_key(|one| (one.year, one.id));
        found
    }

    /// The version of a model that holds in a year: the latest from that year or before it.
    #[must_use]
    pub fn version_in(&self, id: DiagramId, year: i16) -> Option<&Diagram> {
        let holds = |one: &&Diagram| one.year.is_none_or(|from| from <= year);
        self.versions(id).into_iter().rfind(holds)
    }

    /// The edits that make all models let go of an indicator, so that it can be removed.
    #[must_use]
    pub fn detaching(&self, indicator: IndicatorId) -> Vec<Change> {
        let others = |id: &IndicatorId| *id != indicator;
        let mut changes = Vec::new();
        for diagram in self.diagrams.values() {
            for one in diagram.boxes.values().filter(|one| one.uses().any(|id| id == indicator)) {
                let mut edited = one.clone();
                edited.keep_indicators(others);
                changes.push(Change::EditBox { diagram: diagram.id, edited });
            }
            for link in diagram.links.values().filter(|one| one.uses().any(|id| id == indicator)) {
                let mut edited = link.clone();
                edited.keep_indicators(others);
                changes.push(Change::EditLink { diagram: diagram.id, edited });
            }
        }
        changes
    }

    fn diagram_mut(&mut self, id: DiagramId) -> Result<&mut Diagram, Refusal> {
        self.diagrams.get_mut(&id).ok_or(Refusal::UnknownDiagram(id))
    }

    fn check_box(&self, one: &DiagramBox) -> Result<(), Refusal> {
        Self::check_name(&one.title)?;
        Self::check_text(&one.subtitle)?;
        check_rect(one.rect)?;
        if one.goals.len() > DiagramBox::MAX_GOALS {
            return Err(Refusal::ManyGoals(DiagramBox::MAX_GOALS));
        }
        for goal in &one.goals {
            if goal.text.trim().is_empty() {
                return Err(Refusal::EmptyText);
            }
            Self::check_text(&goal.text)?;
        }
        self.check_indicators(one.uses())
    }

    fn check_indicators(&self, mut used: impl Iterator<Item = IndicatorId>) -> Result<(), Refusal> {
        match used.find(|id| !self.indicators.contains_key(id)) {
            Some(unknown) => Err(Refusal::UnknownIndicator(unknown)),
            None => Ok(()),
        }
    }

    fn check_link(&self, diagram: DiagramId, link: &Link) -> Result<(), Refusal> {
        let held = self.diagrams.get(&diagram).ok_or(Refusal::UnknownDiagram(diagram))?;
        check_ends(held, link)?;
        self.check_indicators(link.uses())
    }

    pub(super) fn add_diagram(&mut self, diagram: Diagram) -> Result<Change, Refusal> {
        if self.diagrams.contains_key(&diagram.id) {
            return Err(Refusal::TakenId);
        }
        Self::check_name(&diagram.name)?;
        check_year(diagram.year)?;
        for (id, one) in &diagram.boxes {
            if *id != one.id {
                return Err(Refusal::UnknownBox(*id));
            }
            self.check_box(one)?;
        }
        for (id, link) in &diagram.links {
            if *id != link.id {
                return Err(Refusal::UnknownLink(*id));
            }
            check_ends(&diagram, link)?;
            self.check_indicators(link.uses())?;
        }
        let id = diagram.id;
        self.diagrams.insert(id, diagram);
        Ok(Change::RemoveDiagram(id))
    }

    pub(super) fn remove_diagram(&mut self, id: DiagramId) -> Result<Change, Refusal> {
        let diagram = self.diagrams.remove(&id).ok_or(Refusal::UnknownDiagram(id))?;
        Ok(Change::AddDiagram(diagram))
    }

    pub(super) fn rename_diagram(
        &mut self,
        id: DiagramId,
        name: String,
    ) -> Result<Change, Refusal> {
        Self::check_name(&name)?;
        let held = self.diagram_mut(id)?;
        Ok(Change::RenameDiagram { id, name: std::mem::replace(&mut held.name, name) })
    }

    pub(super) fn date_diagram(
        &mut self,
        id: DiagramId,
        year: Option<i16>,
    ) -> Result<Change, Refusal> {
        check_year(year)?;
        let held = self.diagram_mut(id)?;
        Ok(Change::DateDiagram { id, year: std::mem::replace(&mut held.year, year) })
    }

    pub(super) fn add_box(
        &mut self,
        diagram: DiagramId,
        added: DiagramBox,
    ) -> Result<Change, Refusal> {
        self.check_box(&added)?;
        let held = self.diagram_mut(diagram)?;
        let id = added.id;
        if held.boxes.contains_key(&id) {
            return Err(Refusal::TakenId);
        }
        held.boxes.insert(id, added);
        Ok(Change::RemoveBox { diagram, id })
    }

    pub(super) fn remove_box(&mut self, diagram: DiagramId, id: BoxId) -> Result<Change, Refusal> {
        let held = self.diagram_mut(diagram)?;
        let one = held.boxes.get(&id).ok_or(Refusal::UnknownBox(id))?;
        if held.links_of(id).next().is_some() {
            return Err(Refusal::InUse(one.title.clone()));
        }
        let added = held.boxes.remove(&id).ok_or(Refusal::UnknownBox(id))?;
        Ok(Change::AddBox { diagram, added })
    }

    pub(super) fn edit_box(
        &mut self,
        diagram: DiagramId,
        edited: DiagramBox,
    ) -> Result<Change, Refusal> {
        self.check_box(&edited)?;
        let held = self.diagram_mut(diagram)?;
        let one = held.boxes.get_mut(&edited.id).ok_or(Refusal::UnknownBox(edited.id))?;
        Ok(Change::EditBox { diagram, edited: std::mem::replace(one, edited) })
    }

    pub(super) fn add_link(&mut self, diagram: DiagramId, added: Link) -> Result<Change, Refusal> {
        self.check_link(diagram, &added)?;
        let held = self.diagram_mut(diagram)?;
        let id = added.id;
        if held.links.contains_key(&id) {
            return Err(Refusal::TakenId);
        }
        held.links.insert(id, added);
        Ok(Change::RemoveLink { diagram, id })
    }

    pub(super) fn remove_link(
        &mut self,
        diagram: DiagramId,
        id: LinkId,
    ) -> Result<Change, Refusal> {
        let held = self.diagram_mut(diagram)?;
        let added = held.links.remove(&id).ok_or(Refusal::UnknownLink(id))?;
        Ok(Change::AddLink { diagram, added })
    }

    pub(super) fn edit_link(
        &mut self,
        diagram: DiagramId,
        edited: Link,
    ) -> Result<Change, Refusal> {
        self.check_link(diagram, &edited)?;
        let held = self.diagram_mut(diagram)?;
        let link = held.links.get_mut(&edited.id).ok_or(Refusal::UnknownLink(edited.id))?;
        Ok(Change::EditLink { diagram, edited: std::mem::replace(link, edited) })
    }
}

fn check_rect(rect: Rect) -> Result<(), Refusal> {
    let far = [rect.x, rect.y, rect.right(), rect.bottom()]
        .iter()
        .any(|edge| !edge.is_finite() || edge.abs() > Diagram::EXTENT);
    if far || rect.width < Diagram::MIN_SIZE || rect.height < Diagram::MIN_SIZE {
        return Err(Refusal::BadRect);
    }
    Ok(())
}

fn check_year(year: Option<i16>) -> Result<(), Refusal> {
    match year.filter(|year| !YEARS.contains(year)) {
        Some(year) => Err(Refusal::BadYear(year)),
        None => Ok(()),
    }
}

fn check_ends(diagram: &Diagram, link: &Link) -> Result<(), Refusal> {
    for end in [link.from, link.to] {
        if !diagram.boxes.contains_key(&end) {
            return Err(Refusal::UnknownBox(end));
        }
    }
    if link.from == link.to {
        return Err(Refusal::LinkToItself);
    }
    Workspace::check_text(&link.label)?;
    Workspace::check_text(&link.hypothesis)?;
    Workspace::check_role(&link.owner)
}
