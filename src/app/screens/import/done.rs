//! What an import took in, and whether it still stands (it may be undone at any time).

use crate::domain::{
    Change, IndicatorId, Level, Observation, SlotKey, Target, TargetKey, UnitId, Workspace,
};

/// How much a change takes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    pub figures: usize,
    pub targets: usize,
    pub indicators: usize,
    pub units: usize,
    pub files: usize,
}

/// What an import leaves out, to be told with what it took in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Figures a person should have looked at, and others that were not ticked.
    pub doubtful: usize,
    pub others: usize,
    pub questions: usize,
    /// Files nothing was taken in from.
    pub files: Vec<String>,
}

impl Left {
    /// Whether there is anything to go back to.
    #[must_use]
    pub fn is_any(&self) -> bool {
        *self != Self::default()
    }
}

/// Something the import adds, by which to tell whether it stands.
#[derive(Clone, Debug, PartialEq)]
enum Witness {
    Figure(SlotKey, Observation),
    Target(TargetKey, Target),
    Indicator(IndicatorId),
    Unit(UnitId),
}

/// An import that was sent to be carried out.
#[derive(Clone, Debug)]
pub struct Done {
    pub taken: Taken,
    pub left: Left,
    /// The workspace's revision with the import as the last thing done.
    last: Option<u64>,
    witness: Option<Witness>,
    /// The workspace's revision when last looked, and whether the import stood then.
    looked: Option<(u64, bool)>,
    /// It has stood at least once.
    pub stood: bool,
}

impl Done {
    /// Remembers what this change takes in from `files` files.
    #[must_use]
    pub fn new(change: &Change, files: usize, left: Left) -> Self {
        let mut done = Self {
            taken: Taken { files, ..Taken::default() },
            left,
            last: None,
            witness: None,
            looked: None,
            stood: false,
        };
        done.note(change);
        done
    }

    fn note(&mut self, change: &Change) {
        let witness = match change {
            Change::Batch(changes) => {
                changes.iter().for_each(|change| self.note(change));
                return;
            }
            Change::Record { key, observation } => {
                self.taken.figures += 1;
                Witness::Figure(*key, observation.clone())
            }
            Change::SetTarget { key, target } => {
                self.taken.targets += 1;
                Witness::Target(*key, target.clone())
            }
            Change::AddIndicator(indicator) => {
                self.taken.indicators += 1;
                Witness::Indicator(indicator.id)
            }
            Change::AddUnit { unit, .. } => {
                // The country to compare with is no unit of the board's own.
                self.taken.units += usize::from(unit.level != Level::Benchmark);
                Witness::Unit(unit.id)
            }
            _ => return,
        };
        // A figure carries the time of its import, which tells best.
        if !matches!(self.witness, Some(Witness::Figure(..) | Witness::Target(..))) {
            self.witness = Some(witness);
        }
    }

    /// Whether what was taken in is in the workspace.
    pub fn stands(&mut self, workspace: &Workspace) -> bool {
        let revision = workspace.revision();
        if let Some((looked, stands)) = self.looked
            && looked == revision
        {
            return stands;
        }
        let stands = match &self.witness {
            None => false,
            Some(Witness::Figure(key, figure)) => workspace
                .slot(*key)
                .is_some_and(|slot| slot.current == *figure || slot.earlier.contains(figure)),
            Some(Witness::Target(key, target)) => workspace
                .target_history(*key)
                .is_some_and(|held| held.current == *target || held.earlier.contains(target)),
            Some(Witness::Indicator(id)) => workspace.indicator(*id).is_some(),
            Some(Witness::Unit(id)) => workspace.unit(*id).is_some(),
        };
        if stands && !self.stood {
            self.last = Some(revision);
        }
        self.looked = Some((revision, stands));
        self.stood |= stands;
        stands
    }

    /// Whether the import is the last thing that was done to the workspace.
    #[must_use]
    pub fn is_last(&self, workspace: &Workspace) -> bool {
        self.last == Some(workspace.revision())
    }
}
