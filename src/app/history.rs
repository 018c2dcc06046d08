//! Undo and redo: the inverse of every change, with the words that name it.

use std::collections::VecDeque;

use crate::domain::{Change, Refusal, Workspace};

/// How many steps can be taken back.
pub const MAX_STEPS: usize = 500;

/// One step: the change that leads to the other side of it.
struct Step {
    label: String,
    change: Change,
    /// The states on either side.
    before: u64,
    after: u64,
}

/// What has been done and undone in one workspace. View state (selection, zoom) is not in it.
#[derive(Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    state: u64,
    last_state: u64,
}

impl History {
    /// Carries out a change and remembers how to take it back.
    ///
    /// # Errors
    /// The workspace's refusal; then nothing has happened.
    pub fn apply(
        &mut self,
        workspace: &mut Workspace,
        label: String,
        change: Change,
    ) -> Result<(), Refusal> {
        let inverse = workspace.apply(change)?;
        self.last_state += 1;
        let before = std::mem::replace(&mut self.state, self.last_state);
        self.undone.clear();
        if self.done.len() >= MAX_STEPS {
            self.done.pop_front();
        }
        self.done.push_back(Step { label, change: inverse, before, after: self.state });
        Ok(())
    }

    /// Takes the last step back; answers with its label, or `None` if there is none.
    ///
    /// # Errors
    /// A refusal, which an inverse never meets unless the workspace was altered elsewhere.
    pub fn undo(&mut self, workspace: &mut Workspace) -> Result<Option<String>, Refusal> {
        let Some(step) = self.done.pop_back() else { return Ok(None) };
        let redo = workspace.apply(step.change)?;
        self.state = step.before;
        let label = step.label.clone();
        self.undone.push(Step { change: redo, ..step });
        Ok(Some(label))
    }

    /// Does the last undone step again.
    ///
    /// # Errors
    /// As [`History::undo`].
    pub fn redo(&mut self, workspace: &mut Workspace) -> Result<Option<String>, Refusal> {
        let Some(step) = self.undone.pop() else { return Ok(None) };
        let undo = workspace.apply(step.change)?;
        self.state = step.after;
        let label = step.label.clone();
        self.done.push_back(Step { change: undo, ..step });
        Ok(Some(label))
    }

    /// The label of what [`History::undo`] would take back, and the change that does so.
    #[must_use]
    pub fn next_undo(&self) -> Option<(&str, &Change)> {
        self.done.back().map(|step| (step.label.as_str(), &step.change))
    }

    /// The label of what [`History::redo`] would do again, and the change that does so.
    #[must_use]
    pub fn next_redo(&self) -> Option<(&str, &Change)> {
        self.undone.last().map(|step| (step.label.as_str(), &step.change))
    }

    /// What [`History::undo`] would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.done.back().map(|step| step.label.as_str())
    }

    /// What [`History::redo`] would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.undone.last().map(|step| step.label.as_str())
    }

    /// Names the present content: undoing back to a saved state finds its number again.
    #[must_use]
    pub fn state(&self) -> u64 {
        self.state
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Level, OrgUnit, UnitId};

    fn unit(number: u32) -> Change {
        Change::AddUnit {
            unit: OrgUnit::new(
                UnitId(number),
                Some(Workspace::ROOT),
                format!("Enhet {number}"),
                Level::Unit,
            ),
            place: 0,
        }
    }

    #[test]
    fn undo_and_redo_walk_the_same_states() {
        let mut workspace = Workspace::new("Eksempel kommune");
        let empty = workspace.clone();
        let mut history = History::default();
        assert_eq!(history.undo(&mut workspace), Ok(None));
        history.apply(&mut workspace, "Ny enhet".into(), unit(2)).expect("a new unit");
        let full = workspace.clone();
        assert_eq!(history.state(), 1);
        assert_eq!(history.undo(&mut workspace), Ok(Some("Ny enhet".to_owned())));
        assert_eq!((&workspace, history.state()), (&empty, 0));
        assert_eq!(history.redo(&mut workspace), Ok(Some("Ny enhet".to_owned())));
        assert_eq!((&workspace, history.state()), (&full, 1));
    }

    #[test]
    fn a_new_change_after_undo_is_a_state_of_its_own() {
        let mut workspace = Workspace::new("Eksempel kommune");
        let mut history = History::default();
        history.apply(&mut workspace, "a".into(), unit(2)).expect("a new unit");
        history.undo(&mut workspace).expect("an inverse is allowed");
        history.apply(&mut workspace, "b".into(), unit(3)).expect("a new unit");
        assert_eq!(history.state(), 2);
        assert_eq!(history.redo_label(), None);
    }

    #[test]
    fn a_refused_change_leaves_no_step() {
        let mut workspace = Workspace::new("Eksempel kommune");
        let mut history = History::default();
        assert!(history.apply(&mut workspace, "a".into(), Change::RemoveUnit(UnitId(9))).is_err());
        assert_eq!((history.undo_label(), history.state()), (None, 0));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut workspace = Workspace::new("Eksempel kommune");
        let mut history = History::default();
        for number in 0..MAX_STEPS + 5 {
            let number = u32::try_from(number).expect("few steps");
            history.apply(&mut workspace, String::new(), unit(2 + number)).expect("a new unit");
        }
        let mut steps = 0;
        while history.undo(&mut workspace).expect("an inverse is allowed").is_some() {
            steps += 1;
        }
        assert_eq!((steps, workspace.units().len()), (MAX_STEPS, 6));
    }
}
