//! What a row, a column or the surroundings say about the values they reach.

use arcstr::ArcStr;

use crate::domain::{Period, Perspective};
use crate::import::facts::{About, FactKind};
use crate::import::header::Part;

/// A reason to look before a value is taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct Doubt {
    pub about: About,
    pub why: ArcStr,
    /// What it may be, where that is known, the likeliest first.
    pub options: Vec<String>,
}

/// What one side says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Key {
    pub period: Option<Period>,
    pub part: Option<Part>,
    pub kind: Option<FactKind>,
    pub unit: Option<ArcStr>,
    pub area: Option<ArcStr>,
    pub indicator: Option<ArcStr>,
    /// Its indicator goes before what a column counts: "Andel med fritidskort" below "Personer".
    pub names_itself: bool,
    pub dimension: Option<ArcStr>,
    pub measure: Option<ArcStr>,
    pub perspective: Option<Perspective>,
    pub note: Option<ArcStr>,
    pub source: Option<ArcStr>,
    pub doubts: Vec<Doubt>,
}

/// When two sides together say: parts of a year meet their year.
fn together(
    (period, part): (Option<Period>, Option<Part>),
    (other_period, other_part): (Option<Period>, Option<Part>),
) -> (Option<Period>, Option<Part>) {
    let found = match (period, part, other_period, other_part) {
        (Some(Period::Year(year)), None, None, Some(part))
        | (None, Some(part), Some(Period::Year(year)), None) => part.of(year),
        (Some(period), ..) => Some(period),
        (None, _, found, _) => found,
    };
    (found, part.or(other_part))
}

/// "2019 Forbruk" under a month of 2020: that month of the year the row says, beside this year's.
fn in_year_of(column: &Key, row: &Key) -> Option<Period> {
    let Some(Period::Year(year)) = row.period else { return None };
    let found = match column.period? {
        Period::Month { month, .. } => Period::month(year.into(), month),
        Period::Quarter { quarter, .. } => Period::quarter(year.into(), quarter),
        Period::Tertial { tertial, .. } => Period::tertial(year.into(), tertial),
        _ => None,
    };
    // What is strived for or planned may well be for another year than its column's.
    let own = row.kind.is_none_or(|kind| kind == FactKind::Result);
    found.filter(|period| own && column.period != Some(*period))
}

/// The nearest side that says something.
fn nearest(sides: [&Option<ArcStr>; 3]) -> Option<ArcStr> {
    sides.into_iter().flatten().next().cloned()
}

impl Key {
    /// What a column, a row and the surroundings say together of the cell where they meet: as
    /// `column.or(row).or(base)`, without the keys between.
    #[must_use]
    pub fn meet(column: &Self, row: &Self, base: &Self) -> Self {
        if let Some(period) = in_year_of(column, row) {
            let column = Self { period: Some(period), ..column.clone() };
            return Self::meet(&column, row, base);
        }
        if column.dimension.is_some() && row.dimension.is_some() || base.dimension.is_some() {
            return column.or(row).or(base);
        }
        let time = |key: &Self| (key.period, key.part);
        let (period, part) = together(together(time(column), time(row)), time(base));
        let mut doubts = Vec::new();
        for key in [column, row, base] {
            doubts.extend(key.doubts.iter().cloned());
        }
        Self {
            period,
            part,
            kind: column.kind.or(row.kind).or(base.kind),
            unit: nearest([&column.unit, &row.unit, &base.unit]),
            area: nearest([&column.area, &row.area, &base.area]),
            indicator: match row.names_itself {
                true => row.indicator.clone(),
                false => nearest([&column.indicator, &row.indicator, &base.indicator]),
            },
            names_itself: column.names_itself || row.names_itself,
            dimension: nearest([&column.dimension, &row.dimension, &None]),
            measure: nearest([&column.measure, &row.measure, &base.measure]),
            perspective: column.perspective.or(row.perspective).or(base.perspective),
            note: nearest([&column.note, &row.note, &base.note]),
            source: nearest([&column.source, &row.source, &base.source]),
            doubts,
        }
    }

    /// As [`Self::or`] with a key that says nothing but when and of what kind.
    #[must_use]
    pub fn at_time(mut self, other: Self) -> Self {
        (self.period, self.part) = together((self.period, self.part), (other.period, other.part));
        self.kind = self.kind.or(other.kind);
        self.doubts.extend(other.doubts);
        self
    }

    /// This key, with what it leaves open taken from another. Parts of a year meet their year.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let (period, part) = together((self.period, self.part), (other.period, other.part));
        let mut doubts = self.doubts.clone();
        doubts.extend(other.doubts.iter().cloned());
        let dimension = match (&self.dimension, &other.dimension) {
            (Some(a), Some(b)) if a != b => Some(format!("{a}, {b}").into()),
            (a, b) => a.clone().or_else(|| b.clone()),
        };
        Self {
            period,
            part,
            kind: self.kind.or(other.kind),
            unit: self.unit.clone().or_else(|| other.unit.clone()),
            area: self.area.clone().or_else(|| other.area.clone()),
            indicator: match other.names_itself {
                true => other.indicator.clone(),
                false => self.indicator.clone().or_else(|| other.indicator.clone()),
            },
            names_itself: self.names_itself || other.names_itself,
            dimension,
            measure: self.measure.clone().or_else(|| other.measure.clone()),
            perspective: self.perspective.or(other.perspective),
            note: self.note.clone().or_else(|| other.note.clone()),
            source: self.source.clone().or_else(|| other.source.clone()),
            doubts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn name() -> impl Strategy<Value = Option<ArcStr>> {
        proptest::option::of(prop_oneof![Just(ArcStr::from("a")), Just(ArcStr::from("b"))])
    }

    fn key() -> impl Strategy<Value = Key> {
        let time = (
            proptest::option::of(prop_oneof![Just(2015), Just(2016)]),
            proptest::option::of(prop_oneof![Just(Part::Tertial(1)), Just(Part::Month(3))]),
        );
        (time, name(), name(), name(), name(), any::<bool>()).prop_map(
            |((year, part), unit, indicator, dimension, measure, doubtful)| Key {
                period: year.and_then(Period::year),
                part,
                unit,
                indicator,
                dimension,
                measure,
                doubts: doubtful
                    .then(|| Doubt { about: About::Unit, why: "tvil".into(), options: Vec::new() })
                    .into_iter()
                    .collect(),
                ..Key::default()
            },
        )
    }

    proptest! {
        #[test]
        fn three_sides_meet_as_two_and_two(column in key(), row in key(), base in key()) {
            prop_assert_eq!(Key::meet(&column, &row, &base), column.or(&row).or(&base));
        }
    }
}
