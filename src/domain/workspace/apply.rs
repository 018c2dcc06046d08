//! The one way in: validate, carry out, answer with the inverse.

use super::Workspace;
use crate::domain::{Change, Refusal};

impl Workspace {
    /// Carries out a change and answers with the change that takes it back.
    ///
    /// # Errors
    /// The invariant it would break; then nothing is altered.
    pub fn apply(&mut self, change: Change) -> Result<Change, Refusal> {
        let inverse = self.carry_out(change, 0)?;
        self.revision.0 += 1;
        Ok(inverse)
    }

    fn carry_out(&mut self, change: Change, nesting: usize) -> Result<Change, Refusal> {
        match change {
            Change::Batch(changes) => self.carry_out_all(changes, nesting),
            Change::AddUnit { unit, place } => self.add_unit(unit, place),
            Change::RemoveUnit(id) => self.remove_unit(id),
            Change::EditUnit { id, name, level, aliases } => {
                self.edit_unit(id, name, level, aliases)
            }
            Change::MoveUnit { id, parent, place } => self.move_unit(id, parent, place),
            Change::SetUnitKind { id, kind } => self.set_unit_kind(id, kind),
            Change::NameLevel { level, name } => self.name_level(level, name),
            Change::AddIndicator(indicator) => self.add_indicator(indicator),
            Change::RemoveIndicator(id) => self.remove_indicator(id),
            Change::EditIndicator(edited) => self.edit_indicator(edited),
            Change::AddSource(source) => self.add_source(source),
            Change::RemoveSource(id) => self.remove_source(id),
            Change::Record { key, observation } => self.record(key, observation),
            Change::PutSlot { series, slot } => self.put_slot(series, slot),
            Change::ClearSlot(key) => self.clear_slot(key),
            Change::SetTarget { key, target } => self.set_target(key, target),
            Change::PutTarget { key, history } => self.put_target(key, history),
            Change::ClearTarget(key) => self.clear_target(key),
            Change::SetUnitLife { id, life } => self.set_unit_life(id, life),
            Change::AddMeasure(measure) => self.add_measure(measure),
            Change::RemoveMeasure(id) => self.remove_measure(id),
            Change::EditMeasure(edited) => self.edit_measure(edited),
            Change::AddComment(comment) => self.add_comment(comment),
            Change::RemoveComment(id) => self.remove_comment(id),
            Change::EditComment(edited) => self.edit_comment(edited),
            Change::SetThreshold { source, persons } => self.set_threshold(source, persons),
            Change::AddDiagram(diagram) => self.add_diagram(diagram),
            Change::RemoveDiagram(id) => self.remove_diagram(id),
            Change::RenameDiagram { id, name } => self.rename_diagram(id, name),
            Change::DateDiagram { id, year } => self.date_diagram(id, year),
            Change::AddBox { diagram, added } => self.add_box(diagram, added),
            Change::RemoveBox { diagram, id } => self.remove_box(diagram, id),
            Change::EditBox { diagram, edited } => self.edit_box(diagram, edited),
            Change::AddLink { diagram, added } => self.add_link(diagram, added),
            Change::RemoveLink { diagram, id } => self.remove_link(diagram, id),
            Change::EditLink { diagram, edited } => self.edit_link(diagram, edited),
            Change::PutRecipe(recipe) => self.put_recipe(recipe),
            Change::RemoveRecipe(id) => self.remove_recipe(id),
            Change::SetChartTitle { subject, title } => self.set_chart_title(subject, title),
        }
    }

    fn carry_out_all(&mut self, changes: Vec<Change>, nesting: usize) -> Result<Change, Refusal> {
        if nesting >= Change::MAX_NESTING {
            return Err(Refusal::TooNested(Change::MAX_NESTING));
        }
        let mut inverses = Vec::with_capacity(changes.len());
        for change in changes {
            match self.carry_out(change, nesting + 1) {
                Ok(inverse) => inverses.push(inverse),
                Err(refusal) => {
                    for inverse in inverses.into_iter().rev() {
                        let undone = self.carry_out(inverse, nesting + 1);
                        debug_assert!(undone.is_ok(), "an inverse is always allowed");
                    }
                    return Err(refusal);
                }
            }
        }
        inverses.reverse();
        Ok(Change::Batch(inverses))
    }

    pub(super) fn check_name(name: &str) -> Result<(), Refusal> {
        if name.trim().is_empty() {
            return Err(Refusal::EmptyName);
        }
        if name.chars().nth(Self::MAX_NAME).is_some() {
            return Err(Refusal::LongName(Self::MAX_NAME));
        }
        Ok(())
    }

    pub(super) fn check_role(role: &str) -> Result<(), Refusal> {
        if role.len() > Self::MAX_NAME && role.chars().nth(Self::MAX_NAME).is_some() {
            return Err(Refusal::LongText(Self::MAX_NAME));
        }
        Ok(())
    }

    pub(super) fn check_text(text: &str) -> Result<(), Refusal> {
        // Bytes first: counting characters of every raw text would cost more than reading them.
        if text.len() > Self::MAX_TEXT && text.chars().nth(Self::MAX_TEXT).is_some() {
            return Err(Refusal::LongText(Self::MAX_TEXT));
        }
        Ok(())
    }
}
