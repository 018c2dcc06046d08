//! Reading and altering the models.

use super::Workspace;
use crate::domain::{BoxId, Change, Diagram, DiagramBox, DiagramId, Link, LinkId, Rect, Refusal};

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
        self.diagrams.keys().next_back().map_or(DiagramId(1), |id| id.next())
    }

    fn diagram_mut(&mut self, id: DiagramId) -> Result<&mut Diagram, Refusal> {
        self.diagrams.get_mut(&id).ok_or(Refusal::UnknownDiagram(id))
    }

    fn check_box(&self, one: &DiagramBox) -> Result<(), Refusal> {
        Self::check_name(&one.title)?;
        Self::check_text(&one.subtitle)?;
        check_rect(one.rect)?;
        match one.indicators.iter().find(|id| !self.indicators.contains_key(id)) {
            Some(unknown) => Err(Refusal::UnknownIndicator(*unknown)),
            None => Ok(()),
        }
    }

    pub(super) fn add_diagram(&mut self, diagram: Diagram) -> Result<Change, Refusal> {
        if self.diagrams.contains_key(&diagram.id) {
            return Err(Refusal::TakenId);
        }
        Self::check_name(&diagram.name)?;
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
            check_link(&diagram, link)?;
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
        let held = self.diagram_mut(diagram)?;
        check_link(held, &added)?;
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
        let held = self.diagram_mut(diagram)?;
        check_link(held, &edited)?;
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

fn check_link(diagram: &Diagram, link: &Link) -> Result<(), Refusal> {
    for end in [link.from, link.to] {
        if !diagram.boxes.contains_key(&end) {
            return Err(Refusal::UnknownBox(end));
        }
    }
    if link.from == link.to {
        return Err(Refusal::LinkToItself);
    }
    Workspace::check_text(&link.label)?;
    Workspace::check_text(&link.hypothesis)
}
