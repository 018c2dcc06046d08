//! What a row, a column or the surroundings say about the values they reach.

use std::borrow::Cow;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

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
    /// The heading it is about, where what is asked of several headings is one question.
    pub heading: Option<String>,
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
    /// A row whose period goes before its column's: last year's figures, typed below this year's.
    pub of_another_year: bool,
    /// What it says is not final: "2022 (foreløpig)" as a row's year.
    pub provisional: bool,
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
        (Some(Period::SchoolYear(year)), None, None, Some(Part::Month(month)))
        | (None, Some(Part::Month(month)), Some(Period::SchoolYear(year)), None) => {
            month_of_school_year(year, month)
        }
        (Some(period), ..) => Some(period),
        (None, _, found, _) => found,
    };
    (found, part.or(other_part))
}

/// "aug" of "2021/22" is in 2021, "mai" in 2022.
fn month_of_school_year(year: i16, month: u8) -> Option<Period> {
    const FIRST: u8 = 8;
    let year = i32::from(year) + i32::from(month < FIRST);
    Period::month(year, month)
}

/// "2019 Forbruk" under a month of 2020: that month of the year the row says, beside this year's.
fn in_year_of(column: &Key, row: &Key) -> Option<Period> {
    let Some(Period::Year(year)) = row.period else { return None };
    let found = match column.period? {
        Period::Month { month, .. } => Period::month(year.into(), month),
        Period::Quarter { quarter, .. } => Period::quarter(year.into(), quarter),
        Period::Tertial { tertial, .. } => Period::tertial(year.into(), tertial),
        Period::Week { week, .. } => Period::week(year.into(), week),
        _ => None,
    };
    // What is strived for or planned may well be for another year than its column's.
    let own = row.kind.is_none_or(|kind| kind == FactKind::Result);
    found.filter(|period| own && column.period != Some(*period))
}

/// The split that two sides say together.
fn split<'k>(own: Option<Cow<'k, ArcStr>>, other: Option<&'k ArcStr>) -> Option<Cow<'k, ArcStr>> {
    match (own, other) {
        (Some(own), Some(other)) if *own != *other => {
            Some(Cow::Owned(format!("{own}, {other}").into()))
        }
        (own, other) => own.or(other.map(Cow::Borrowed)),
    }
}

/// When the figure is from where a column and a row meet.
#[must_use]
pub fn when(column: &Key, row: &Key, base: &Key) -> Option<Period> {
    // Mostly the column says it all.
    if let (Some(_), None, None, None) = (column.period, row.period, row.part, base.part) {
        return column.period;
    }
    let time = |key: &Key| (key.period, key.part);
    let row_first = row.period.filter(|_| row.of_another_year && column.part.is_none());
    let own = (in_year_of(column, row).or(row_first).or(column.period), column.part);
    together(together(own, time(row)), time(base)).0
}

/// What a column, a row and the surroundings say together of the cell where they meet but for its time and
/// kind: as `column.or(row).or(base)`, but by reference, for there are as many cells as figures.
#[derive(Clone, Debug)]
pub struct Met<'k> {
    pub unit: Option<&'k ArcStr>,
    pub area: Option<&'k ArcStr>,
    pub indicator: Option<&'k ArcStr>,
    pub dimension: Option<Cow<'k, ArcStr>>,
    pub measure: Option<&'k ArcStr>,
    pub perspective: Option<Perspective>,
    pub note: Option<&'k ArcStr>,
    pub source: Option<&'k ArcStr>,
    /// Those of each side.
    pub doubts: [&'k [Doubt]; 3],
}

impl<'k> Met<'k> {
    /// What the three say together.
    #[must_use]
    pub fn of(column: &'k Key, row: &'k Key, base: &'k Key) -> Self {
        let nearest = |name: fn(&Key) -> &Option<ArcStr>| {
            let of = |key: &'k Key| name(key).as_ref();
            of(column).or_else(|| of(row)).or_else(|| of(base))
        };
        let dimension = column.dimension.as_ref().map(Cow::Borrowed);
        Self {
            unit: nearest(|key| &key.unit),
            area: nearest(|key| &key.area),
            indicator: if row.names_itself {
                row.indicator.as_ref()
            } else {
                nearest(|key| &key.indicator)
            },
            dimension: split(split(dimension, row.dimension.as_ref()), base.dimension.as_ref()),
            measure: nearest(|key| &key.measure),
            perspective: column.perspective.or(row.perspective).or(base.perspective),
            note: nearest(|key| &key.note),
            source: nearest(|key| &key.source),
            doubts: [&column.doubts, &row.doubts, &base.doubts],
        }
    }

    /// Whether any side is in doubt.
    #[must_use]
    pub fn is_doubted(&self) -> bool {
        self.doubts.iter().any(|doubts| !doubts.is_empty())
    }
}

impl Key {
    /// Whether it says nothing but when and of what kind figures are, as most columns do.
    #[must_use]
    pub fn is_time_alone(&self) -> bool {
        let Self { unit, area, indicator, dimension, measure, note, source, .. } = self;
        [unit, area, indicator, dimension, measure, note, source].iter().all(|name| name.is_none())
            && self.perspective.is_none()
            && self.doubts.is_empty()
    }

    /// As [`Self::or`] with a key that says nothing but when and of what kind.
    #[must_use]
    pub fn at_time(mut self, other: Self) -> Self {
        (self.period, self.part) = together((self.period, self.part), (other.period, other.part));
        self.kind = self.kind.or(other.kind);
        self.provisional |= other.provisional;
        self.doubts.extend(other.doubts);
        self
    }

    /// This key, with what it leaves open taken from another. Parts of a year meet their year.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let (period, part) = together((self.period, self.part), (other.period, other.part));
        let mut doubts = self.doubts.clone();
        doubts.extend(other.doubts.iter().cloned());
        let own = self.dimension.as_ref().map(Cow::Borrowed);
        let dimension = split(own, other.dimension.as_ref()).map(Cow::into_owned);
        Self {
            provisional: self.provisional || other.provisional,
            of_another_year: self.of_another_year || other.of_another_year,
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

/// The different names of units among these keys, once where keys share their text: in long tables a name stands in a
/// thousand rows.
pub(super) fn units_of(keys: &[Option<Key>]) -> Vec<&ArcStr> {
    let mut met = FxHashSet::default();
    let mut last = None;
    let named = keys.iter().flatten().filter_map(|key| key.unit.as_ref());
    named
        .filter(|name| {
            let at = name.as_ptr();
            last.replace(at) != Some(at) && met.insert(at)
        })
        .collect()
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
                    .then(|| crate::import::layout::plan::doubt(About::Unit, "tvil".to_owned()))
                    .into_iter()
                    .collect(),
                ..Key::default()
            },
        )
    }

    proptest! {
        #[test]
        fn three_sides_meet_as_two_and_two(column in key(), row in key(), base in key()) {
            let both = column.or(&row).or(&base);
            let met = Met::of(&column, &row, &base);
            prop_assert_eq!(when(&column, &row, &base), both.period);
            prop_assert_eq!(met.unit, both.unit.as_ref());
            prop_assert_eq!(met.indicator, both.indicator.as_ref());
            prop_assert_eq!(met.dimension.as_deref(), both.dimension.as_ref());
            prop_assert_eq!(met.measure, both.measure.as_ref());
            prop_assert_eq!(met.doubts.concat(), both.doubts);
            if column.is_time_alone() {
                let bare = Key::default();
                let alone = Met::of(&bare, &row, &base);
                prop_assert_eq!(alone.unit, met.unit);
                prop_assert_eq!(alone.indicator, met.indicator);
                prop_assert_eq!(alone.dimension, met.dimension);
            }
        }
    }
}
