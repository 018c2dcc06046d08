//! What the field's words mean: pure data and rules. Knows no files and no egui.
//!
//! Everything is held by a [`Workspace`]; every edit is a [`Change`] which
//! [`Workspace::apply`] validates, carries out and answers with its inverse.

pub mod change;
pub mod chart_title;
pub mod comment;
pub mod criterion;
pub mod diagram;
pub mod id;
pub mod indicator;
pub mod life;
pub mod measure;
pub mod observation;
pub mod org;
pub mod period;
pub mod recipe;
pub mod refusal;
pub mod reorganise;
pub mod status;
pub mod target;
pub mod unit_kind;
pub mod value;
pub mod workspace;

pub use change::Change;
pub use chart_title::ChartSubject;
pub use comment::Comment;
pub use criterion::{Criteria, Criterion, Judgement, Verdict};
pub use diagram::{
    BoxColour, BoxRole, BoxShape, Confidence, Diagram, DiagramBox, Goal, GoalKind, Link, LinkRoute,
    Rect, Side, Sign,
};
pub use id::{
    BoxId, CommentId, DiagramId, IndicatorId, LinkId, MeasureId, RecipeId, SourceId, UnitId,
};
pub use indicator::{
    Accumulation, Direction, Enabler, Indicator, IndicatorKind, Perspective, Rhythm, RollUp,
    indicator_title,
};
pub use life::{FormerName, UnitLife};
pub use measure::{Measure, MeasureState};
pub use observation::{CellPlace, FigureKind, Mark, Marks, Observation, Provenance, Slot, Source};
pub use org::{Level, LevelName, OrgUnit};
pub use period::{Period, PeriodKind};
pub use recipe::{Anchor, ColumnIs, Correction, Reach, Recipe, RowIs, Setting, SheetShape};
pub use refusal::Refusal;
pub use status::Status;
pub use target::{Aim, Target, TargetHistory};
pub use value::{Missing, Value};
pub use workspace::{SeriesKey, SlotKey, TargetKey, Workspace};
