//! The places facts would take, and which of them take one that another takes already.

use rustc_hash::FxHashMap;

use crate::domain::{FigureKind, Period, SeriesKey, SlotKey, TargetKey};

/// The place a fact would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Figure(SlotKey),
    Target(TargetKey),
}

/// A place within its series, as a number of its own: mostly the greater the later.
type Within = i64;

/// Room in the number for the kinds of figures, and for targets after them.
const KINDS: i64 = 8;
const TARGET: i64 = KINDS - 1;

/// A period as a number of its own.
fn number(period: Period) -> i64 {
    let two = |part: u8, day: u8| i64::from(part) << 8 | i64::from(day);
    let (year, sort, rest) = match period {
        Period::Year(year) => (year, 0, 0),
        Period::SchoolYear(year) => (year, 1, 0),
        Period::Span { first, last } => (last, 2, i64::from(first.cast_unsigned())),
        Period::HalfYear { year, half } => (year, 3, two(half, 0)),
        Period::Tertial { year, tertial } => (year, 4, two(tertial, 0)),
        Period::Quarter { year, quarter } => (year, 5, two(quarter, 0)),
        Period::Month { year, month } => (year, 6, two(month, 0)),
        Period::Date { year, month, day } => (year, 7, two(month, day)),
        // Quarters are counted from 1: what is below the first of them is free.
        Period::Week { year, week } => (year, 5, two(0, week)),
    };
    (i64::from(year) << 3 | sort) << 16 | rest
}

/// The place of a figure within its series.
fn within(period: Period, kind: FigureKind) -> Within {
    number(period) * KINDS + kind as i64
}

impl Place {
    pub fn series(self) -> SeriesKey {
        match self {
            Self::Figure(key) => key.series,
            Self::Target(key) => key.series,
        }
    }

    fn within(self) -> Within {
        match self {
            Self::Figure(key) => within(key.period, key.kind),
            Self::Target(key) => number(Period::Year(key.year)) * KINDS + TARGET,
        }
    }
}

/// Which fact takes each place first. Neighbours are mostly of one series and in order of their periods, so
/// that nearly every place is put behind the last.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Positions in `places`.
    series: FxHashMap<SeriesKey, usize>,
    /// By series: its places in order, each with the fact that takes it first.
    places: Vec<Vec<(Within, usize)>>,
    /// The series met last, and its position.
    last: Option<(SeriesKey, usize)>,
    /// So many facts of one series are likely to come.
    coming: usize,
}

impl Taken {
    /// Makes room for so many series, or for those that come first.
    pub fn expect_series(&mut self, count: usize) {
        let count = count.min(MOST_AT_ONCE);
        self.series.reserve(count);
        self.places.reserve(count);
    }

    /// Is told how many facts with the same names come now.
    pub fn expect(&mut self, facts: usize) {
        self.coming = facts.min(MOST_AT_ONCE);
    }

    /// Notes that a fact would take a place; answers with the fact that takes it already.
    pub fn by(&mut self, place: Place, fact: usize) -> Option<usize> {
        let series = self.of_series(place.series());
        self.in_series(series, place.within(), fact)
    }

    /// The same of a figure of a series, which [`Self::of_series`] has told the number of.
    #[inline]
    pub fn figure_by(
        &mut self,
        series: usize,
        (period, kind): (Period, FigureKind),
        fact: usize,
    ) -> Option<usize> {
        self.in_series(series, within(period, kind), fact)
    }

    #[inline]
    fn in_series(&mut self, series: usize, own: Within, fact: usize) -> Option<usize> {
        let places = self.places.get_mut(series)?;
        if places.last().is_none_or(|(last, _)| *last < own) {
            places.push((own, fact));
            return None;
        }
        match places.binary_search_by_key(&own, |(one, _)| *one) {
            Ok(at) => places.get(at).map(|(_, first)| *first),
            Err(at) => {
                places.insert(at, (own, fact));
                None
            }
        }
    }

    /// The number of a series.
    pub fn of_series(&mut self, series: SeriesKey) -> usize {
        if let Some((_, at)) = self.last.filter(|(last, _)| *last == series) {
            return at;
        }
        let at = *self.series.entry(series).or_insert_with(|| {
            self.places.push(Vec::with_capacity(self.coming));
            self.places.len() - 1
        });
        self.last = Some((series, at));
        at
    }
}

/// No more is made room for at once.
const MOST_AT_ONCE: usize = 1 << 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{IndicatorId, UnitId};

    #[test]
    fn the_first_of_each_place_is_found_in_whatever_order_they_come() {
        let series = |unit| SeriesKey { indicator: IndicatorId(1), unit: UnitId(unit) };
        let figure = |unit, year, kind| {
            Place::Figure(SlotKey { series: series(unit), period: Period::Year(year), kind })
        };
        let target = |unit, year| Place::Target(TargetKey { series: series(unit), year });
        let places = [
            figure(1, 2021, FigureKind::Result),
            target(1, 2021),
            figure(1, 2019, FigureKind::Result),
            figure(1, 2021, FigureKind::Budget),
            figure(2, 2021, FigureKind::Result),
            figure(1, 2020, FigureKind::Result),
        ];
        let mut taken = Taken::default();
        for (at, place) in places.into_iter().enumerate() {
            assert_eq!(taken.by(place, at), None);
        }
        for (at, place) in places.into_iter().enumerate() {
            assert_eq!(taken.by(place, 9), Some(at));
        }
    }

    #[test]
    fn each_period_has_a_number_of_its_own() {
        let year = 2021;
        let all = [
            Period::Year(year),
            Period::Year(2020),
            Period::SchoolYear(year),
            Period::Span { first: 2018, last: year },
            Period::Span { first: 2019, last: year },
            Period::HalfYear { year, half: 1 },
            Period::HalfYear { year, half: 2 },
            Period::Tertial { year, tertial: 1 },
            Period::Quarter { year, quarter: 1 },
            Period::Month { year, month: 1 },
            Period::Date { year, month: 1, day: 1 },
            Period::Date { year, month: 1, day: 2 },
        ];
        let numbers: std::collections::BTreeSet<i64> = all.into_iter().map(number).collect();
        assert_eq!(numbers.len(), all.len());
        assert!(number(Period::Year(2020)) < number(Period::Date { year, month: 1, day: 1 }));
    }
}
