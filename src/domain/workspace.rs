//! Everything in one tavlefil, indexed by (indicator, unit, period). Altered by changes only.

mod apply;
mod chart_titles;
mod check;
mod diagrams;
mod figures;
mod follow_up;
mod load;
mod names;
mod recipes;
mod stamps;
mod tree;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    ChartSubject, Comment, CommentId, Diagram, DiagramId, FigureKind, Indicator, IndicatorId,
    Level, Measure, MeasureId, OrgUnit, Period, Recipe, RecipeId, Slot, Source, SourceId,
    TargetHistory, UnitId, UnitLife,
};

use names::Names;
use stamps::Stamps;

pub use check::Finding;
pub use load::Parts;

/// One indicator for one unit: a line over time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SeriesKey {
    pub indicator: IndicatorId,
    pub unit: UnitId,
}

/// The place of one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SlotKey {
    pub series: SeriesKey,
    pub period: Period,
    pub kind: FigureKind,
}

/// The place of one target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TargetKey {
    pub series: SeriesKey,
    pub year: i16,
}

/// Counts alterations, so that views know when to compute anew. Not part of equality.
#[derive(Clone, Copy, Debug, Default)]
struct Revision(u64);

impl PartialEq for Revision {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The whole content of a project: org tree, indicators, figures, targets, models, sources.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    units: BTreeMap<UnitId, OrgUnit>,
    children: BTreeMap<UnitId, Vec<UnitId>>,
    indicators: BTreeMap<IndicatorId, Indicator>,
    names: Names,
    sources: BTreeMap<SourceId, Source>,
    /// How many observations and targets, earlier ones included, point to each source.
    source_uses: BTreeMap<SourceId, usize>,
    series: BTreeMap<SeriesKey, Vec<Slot>>,
    targets: BTreeMap<TargetKey, TargetHistory>,
    diagrams: BTreeMap<DiagramId, Diagram>,
    recipes: BTreeMap<RecipeId, Recipe>,
    lives: BTreeMap<UnitId, UnitLife>,
    measures: BTreeMap<MeasureId, Measure>,
    comments: BTreeMap<CommentId, Comment>,
    /// The fewest persons behind a figure shown to others, by the name of its source.
    thresholds: BTreeMap<String, u16>,
    /// What people call charts themselves.
    chart_titles: BTreeMap<ChartSubject, String>,
    stamps: Stamps,
    revision: Revision,
}

impl Workspace {
    /// The identity of the root unit, the municipality itself.
    pub const ROOT: UnitId = UnitId(1);
    /// Longest name of a unit, indicator, box or model, in characters.
    pub const MAX_NAME: usize = 300;
    /// Longest free text, in characters.
    pub const MAX_TEXT: usize = 20_000;
    /// Deepest org tree.
    pub const MAX_DEPTH: usize = 32;

    /// An empty workspace for the municipality of this name.
    #[must_use]
    pub fn new(municipality: impl Into<String>) -> Self {
        let root = OrgUnit::new(Self::ROOT, None, municipality.into(), Level::Municipality);
        Self {
            units: BTreeMap::from([(Self::ROOT, root)]),
            children: BTreeMap::new(),
            indicators: BTreeMap::new(),
            names: Names::default(),
            sources: BTreeMap::new(),
            source_uses: BTreeMap::new(),
            series: BTreeMap::new(),
            targets: BTreeMap::new(),
            diagrams: BTreeMap::new(),
            recipes: BTreeMap::new(),
            lives: BTreeMap::new(),
            measures: BTreeMap::new(),
            comments: BTreeMap::new(),
            thresholds: BTreeMap::new(),
            chart_titles: BTreeMap::new(),
            stamps: Stamps::default(),
            revision: Revision::default(),
        }
    }

    /// Rises with every alteration, undo included; equal revisions of one workspace mean
    /// nothing has changed in between.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision.0
    }

    /// This content as what comes after another: its revision is higher, and whatever was
    /// computed from the other counts as computed from something else.
    #[must_use]
    pub fn following(mut self, other: &Self) -> Self {
        self.overtake(other);
        self
    }

    /// As [`Workspace::following`], in place.
    pub fn overtake(&mut self, other: &Self) {
        self.revision.0 = self.revision.0.max(other.revision.0) + 1;
        self.stamps.overtake(&other.stamps);
    }

    /// All indicators by identity.
    pub fn indicators(&self) -> impl ExactSizeIterator<Item = &Indicator> {
        self.indicators.values()
    }

    #[must_use]
    pub fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.indicators.get(&id)
    }

    /// An identity no indicator has.
    #[must_use]
    pub fn next_indicator_id(&self) -> IndicatorId {
        self.indicators.keys().next_back().map_or(IndicatorId(1), |id| id.next())
    }

    /// All sources by identity.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.sources.values()
    }

    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.get(&id)
    }

    /// An identity no source has.
    #[must_use]
    pub fn next_source_id(&self) -> SourceId {
        self.sources.keys().next_back().map_or(SourceId(1), |id| id.next())
    }
}
