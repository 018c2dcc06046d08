//! What a row, a column or the surroundings say about the values they reach.

use std::sync::Arc;

use crate::domain::{Period, Perspective};
use crate::import::facts::{About, FactKind};
use crate::import::header::Part;

/// A reason to look before a value is taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub about: About,
    pub why: Arc<str>,
}

/// What one side says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub kind: Option<FactKind>,
    pub unit: Option<Arc<str>>,
    pub area: Option<Arc<str>>,
    pub indicator: Option<Arc<str>>,
    pub dimension: Option<Arc<str>>,
    pub measure: Option<Arc<str>>,
    pub perspective: Option<Perspective>,
    pub note: Option<Arc<str>>,
    pub source: Option<Arc<str>>,
    pub doubts: Vec<Doubt>,
}

impl Key {
    /// This key, with what it leaves open taken from another. Parts of a year meet their year.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let period = match (self.period, self.part, other.period, other.part) {
            (Some(Period::Year(year)), None, None, Some(part))
            | (None, Some(part), Some(Period::Year(year)), None) => part.of(year),
            (Some(period), ..) => Some(period),
            (None, _, found, _) => found,
        };
        let mut doubts = self.doubts.clone();
        doubts.extend(other.doubts.iter().cloned());
        let dimension = match (&self.dimension, &other.dimension) {
            (Some(a), Some(b)) if a != b => Some(format!("{a}, {b}").into()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        Self {
            period,
            part: self.part.or(other.part),
            kind: self.kind.or(other.kind),
            unit: self.unit.clone().or_else(|| other.unit.clone()),
            area: self.area.clone().or_else(|| other.area.clone()),
            indicator: self.indicator.clone().or_else(|| other.indicator.clone()),
            dimension,
            measure: self.measure.clone().or_else(|| other.measure.clone()),
            perspective: self.perspective.or(other.perspective),
            note: self.note.clone().or_else(|| other.note.clone()),
            source: self.source.clone().or_else(|| other.source.clone()),
            doubts,
        }
    }
}
