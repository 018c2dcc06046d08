//! Every edit there is. A change is data: it can be undone, journalled, merged and shown.

use serde::{Deserialize, Serialize};

use super::{
    BoxId, ChartSubject, Comment, CommentId, Diagram, DiagramBox, DiagramId, Indicator,
    IndicatorId, Level, LevelName, Link, LinkId, Measure, MeasureId, Observation, OrgUnit, Recipe,
    RecipeId, SeriesKey, Slot, SlotKey, Source, SourceId, Target, TargetHistory, TargetKey, UnitId,
    UnitLife,
};

/// One edit of the workspace, carried out by [`super::Workspace::apply`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// All of these in order, or none: an import, a gesture, a pasted block.
    Batch(Vec<Change>),

    /// Adds a unit below its parent, at `place` among its sisters.
    AddUnit {
        unit: OrgUnit,
        place: usize,
    },
    /// Removes a unit nothing rests on: no units below, no figures, no targets.
    RemoveUnit(UnitId),
    EditUnit {
        id: UnitId,
        name: String,
        level: Level,
        aliases: Vec<String>,
    },
    /// Moves a unit with all below it to another parent or place.
    MoveUnit {
        id: UnitId,
        parent: UnitId,
        place: usize,
    },

    /// Says what kind of service a unit gives; empty for none.
    SetUnitKind {
        id: UnitId,
        kind: String,
    },
    /// Says what the organisation calls a level; `None` goes back to the usual word.
    NameLevel {
        level: Level,
        name: Option<LevelName>,
    },

    /// Replaces what is told of a unit's former names, closing and successor.
    SetUnitLife {
        id: UnitId,
        life: UnitLife,
    },

    AddIndicator(Indicator),
    /// Removes an indicator nothing rests on: no figures, targets, boxes or roll-up rules.
    RemoveIndicator(IndicatorId),
    /// Replaces everything about an indicator but its identity.
    EditIndicator(Indicator),

    AddSource(Source),
    /// Removes a source no figure or target points to.
    RemoveSource(SourceId),

    /// Gives a period its value; the value it had stays in the history.
    Record {
        key: SlotKey,
        observation: Observation,
    },
    /// Puts a value and its whole history in place (undo, restore, open).
    PutSlot {
        series: SeriesKey,
        slot: Slot,
    },
    /// Takes a value and its history away (undo of the first value).
    ClearSlot(SlotKey),

    /// Gives a unit and year its target; the one it had stays in the history.
    SetTarget {
        key: TargetKey,
        target: Target,
    },
    PutTarget {
        key: TargetKey,
        history: TargetHistory,
    },
    ClearTarget(TargetKey),

    AddMeasure(Measure),
    RemoveMeasure(MeasureId),
    /// Replaces everything about a measure but its identity.
    EditMeasure(Measure),

    AddComment(Comment),
    /// Removes a comment nobody has answered.
    RemoveComment(CommentId),
    /// Replaces everything about a comment but its identity.
    EditComment(Comment),

    /// Sets how many persons a figure from this source must rest on to be shown to others;
    /// `None` goes back to the usual number.
    SetThreshold {
        source: String,
        persons: Option<u16>,
    },

    AddDiagram(Diagram),
    RemoveDiagram(DiagramId),
    RenameDiagram {
        id: DiagramId,
        name: String,
    },
    /// Says from which year a version of a model holds.
    DateDiagram {
        id: DiagramId,
        year: Option<i16>,
    },
    AddBox {
        diagram: DiagramId,
        added: DiagramBox,
    },
    /// Removes a box no link holds on to.
    RemoveBox {
        diagram: DiagramId,
        id: BoxId,
    },
    /// Replaces everything about a box but its identity.
    EditBox {
        diagram: DiagramId,
        edited: DiagramBox,
    },
    AddLink {
        diagram: DiagramId,
        added: Link,
    },
    RemoveLink {
        diagram: DiagramId,
        id: LinkId,
    },
    /// Replaces everything about a link but its identity.
    EditLink {
        diagram: DiagramId,
        edited: Link,
    },

    /// Remembers how sheets of a shape are read, in place of what it was before.
    PutRecipe(Recipe),
    RemoveRecipe(RecipeId),

    /// Gives the chart of exactly this a title of its own; `None` goes back to the proposed one.
    SetChartTitle {
        subject: ChartSubject,
        title: Option<String>,
    },
}

impl Change {
    /// Batches may be nested this deep.
    pub const MAX_NESTING: usize = 16;

    /// A batch of these, or the one itself if there is just one.
    #[must_use]
    pub fn batch(mut changes: Vec<Self>) -> Self {
        match (changes.len(), changes.pop()) {
            (1, Some(only)) => only,
            (_, last) => {
                changes.extend(last);
                Self::Batch(changes)
            }
        }
    }

    /// Writes the role on every value, target and comment given here that nobody has signed yet.
    pub fn sign(&mut self, by: &str) {
        match self {
            Self::Batch(changes) => changes.iter_mut().for_each(|change| change.sign(by)),
            Self::Record { observation, .. } if observation.by.is_empty() => {
                observation.by = by.into();
            }
            Self::SetTarget { target, .. } if target.by.is_empty() => target.by = by.into(),
            Self::AddComment(comment) if comment.role.is_empty() => {
                by.clone_into(&mut comment.role)
            }
            _ => {}
        }
    }

    /// Whether this alters nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Batch(changes) if changes.iter().all(Self::is_empty))
    }
}
