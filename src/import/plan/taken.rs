//! The places facts would take, and which of them take one that another takes already.

use rustc_hash::FxHashMap;

use crate::domain::{FigureKind, Period, SeriesKey, SlotKey, TargetKey};

/// The place a fact would take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Figure(SlotKey),
    Target(TargetKey),
}

/// The same within a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Within {
    Figure(Period, FigureKind),
    Target(i16),
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
            Self::Figure(key) => Within::Figure(key.period, key.kind),
            Self::Target(key) => Within::Target(key.year),
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
}

impl Taken {
    /// Notes that a fact would take a place; answers with the fact that takes it already.
    pub fn by(&mut self, place: Place, fact: usize) -> Option<usize> {
        let of_series = self.of_series(place.series());
        let own = place.within();
        let places = self.places.get_mut(of_series)?;
        if places.last().is_none_or(|(last, _)| *last < own) {
            places.push((own, fact));
            return None;
        }
        match places.binary_search_by(|(one, _)| one.cmp(&own)) {
            Ok(at) => places.get(at).map(|(_, first)| *first),
            Err(at) => {
                places.insert(at, (own, fact));
                None
            }
        }
    }

    fn of_series(&mut self, series: SeriesKey) -> usize {
        if let Some((_, at)) = self.last.filter(|(last, _)| *last == series) {
            return at;
        }
        let at = *self.series.entry(series).or_insert_with(|| {
            self.places.push(Vec::with_capacity(FEW));
            self.places.len() - 1
        });
        self.last = Some((series, at));
        at
    }
}

/// Room made at once for the places of a series.
const FEW: usize = 16;

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
}
