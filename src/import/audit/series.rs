//! Slips within one series: a sign that turned, a number that is another period's as well, a
//! figure "so far this year" that fell.

use super::weight;
use crate::domain::Period;
use crate::text::number::decimals_needed;

/// One value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub period: Period,
    pub value: f64,
}

/// What a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip {
    /// Its sign differs from all the others, its size does not.
    Sign { at: usize },
    /// The very number stands in another part of the year.
    SameAs { at: usize, other: usize },
    /// So far this year, but lower than the part of the year before.
    Falls { at: usize, before: usize },
}

impl Slip {
    /// The value to look at.
    #[must_use]
    pub fn at(self) -> usize {
        match self {
            Self::Sign { at } | Self::SameAs { at, .. } | Self::Falls { at, .. } => at,
        }
    }
}

/// How likely it may be that two parts of a year have the very number by chance.
const CHANCE: f64 = 0.02;
/// Digits of a figure that only grows through the year before standing still is odd.
const TELLS_GROWING: f64 = 1.6;

/// Finds the slips of a series in order of its periods. `cumulative`: whether the source says
/// that the figures are so far this year; where it does not say, the series may show it.
#[must_use]
pub fn slips(points: &[Point], cumulative: bool) -> Vec<Slip> {
    let mut found: Vec<Slip> = sign(points).into_iter().collect();
    let part = |point: &Point| {
        matches!(
            point.period,
            Period::Tertial { .. } | Period::Quarter { .. } | Period::HalfYear { .. }
        )
    };
    if !points.iter().any(part) {
        return found;
    }
    let parts = parts(points);
    if steps(&parts).next().is_some() {
        let growing = cumulative || grows(points, &parts);
        found.extend(if growing { falls(points, &parts) } else { same(points, &parts) });
    }
    found
}

/// Positions of the parts of years with their year, in order of the years.
fn parts(points: &[Point]) -> Vec<(i16, usize)> {
    let year = |(at, point): (usize, &Point)| match point.period {
        Period::Tertial { year, .. }
        | Period::Quarter { year, .. }
        | Period::HalfYear { year, .. } => Some((year, at)),
        _ => None,
    };
    let mut parts: Vec<(i16, usize)> = Vec::with_capacity(points.len());
    parts.extend(points.iter().enumerate().filter_map(year));
    parts.sort_by_key(|(year, _)| *year);
    parts
}

/// Parts that follow upon each other, within a year or from one year to another.
fn following(parts: &[(i16, usize)], within: bool) -> impl Iterator<Item = (usize, usize)> {
    parts.iter().zip(parts.iter().skip(1)).filter_map(move |((year, before), (next, at))| {
        ((year == next) == within).then_some((*before, *at))
    })
}

fn steps(parts: &[(i16, usize)]) -> impl Iterator<Item = (usize, usize)> {
    following(parts, true)
}

/// Whether the series grows within each year and begins anew with the next.
fn grows(points: &[Point], parts: &[(i16, usize)]) -> bool {
    let value = |at: usize| points.get(at).map_or(0.0, |point| point.value);
    if points.iter().any(|point| point.value < 0.0) {
        return false;
    }
    let (mut all, mut up) = (0, 0);
    for (before, at) in steps(parts) {
        all += 1;
        up += usize::from(value(at) >= value(before) * 1.2 && value(before) > 0.0);
    }
    // One step that does not grow is odd only where many do.
    if all < 4 || up + 1 < all || up < all && all < 6 {
        return false;
    }
    let mut turns = following(parts, false).peekable();
    turns.peek().is_some() && turns.all(|(last, first)| value(first) <= value(last) * 0.7)
}

fn falls(points: &[Point], parts: &[(i16, usize)]) -> Vec<Slip> {
    steps(parts)
        .filter_map(|(before, at)| {
            let (was, is) = (points.get(before)?.value, points.get(at)?.value);
            let falls = is < was || is == was && weight(is) >= TELLS_GROWING;
            falls.then_some(Slip::Falls { at, before })
        })
        .collect()
}

/// One pair of parts of a year with the very same number, where the series moves over so many
/// steps that this is hardly chance.
fn same(points: &[Point], parts: &[(i16, usize)]) -> Vec<Slip> {
    let value = |at: usize| points.get(at).map_or(0.0, |point| point.value);
    let mut alike = steps(parts).filter(|(before, at)| value(*before) == value(*at));
    let (Some((other, at)), None) = (alike.next(), alike.next()) else { return Vec::new() };
    let decimals = points.iter().map(|point| decimals_needed(point.value, 3)).max().unwrap_or(0);
    let (least, most) = points.iter().fold((f64::MAX, f64::MIN), |(least, most), point| {
        (least.min(point.value), most.max(point.value))
    });
    let numbers = (most - least) * 10_f64.powi(i32::from(decimals));
    #[expect(clippy::cast_precision_loss, reason = "a series has few points")]
    let tries = steps(parts).count() as f64;
    if numbers > 0.0 && tries / numbers <= CHANCE {
        vec![Slip::SameAs { at, other }]
    } else {
        Vec::new()
    }
}

/// The one value whose sign differs from five or more of its own size.
fn sign(points: &[Point]) -> Option<Slip> {
    const FEWEST: usize = 6;
    const TIGHT: f64 = 1.6;
    if points.len() < FEWEST || points.iter().any(|point| point.value == 0.0) {
        return None;
    }
    let negative = points.iter().filter(|point| point.value < 0.0).count();
    let lone_is_negative = match negative {
        1 => true,
        count if count + 1 == points.len() => false,
        _ => return None,
    };
    let at = points.iter().position(|point| (point.value < 0.0) == lone_is_negative)?;
    let sizes = points.iter().map(|point| point.value.abs());
    let (least, most) =
        sizes.fold((f64::MAX, 0.0_f64), |(least, most), size| (least.min(size), most.max(size)));
    (most <= least * TIGHT).then_some(Slip::Sign { at })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tertials(values: &[f64]) -> Vec<Point> {
        values
            .iter()
            .zip(0..)
            .map(|(value, at)| {
                let part = u8::try_from(at % 3 + 1).expect("a part");
                let period = Period::tertial(2013 + at / 3, part).expect("a tertial");
                Point { period, value: *value }
            })
            .collect()
    }

    #[test]
    fn a_figure_so_far_this_year_never_falls() {
        let points = tertials(&[120.0, 251.0, 380.0, 118.0, 118.0, 371.0]);
        assert_eq!(slips(&points, true), [Slip::Falls { at: 4, before: 3 }]);
        // Small counts may stand still.
        assert!(slips(&tertials(&[2.0, 2.0, 3.0]), true).is_empty());
    }

    #[test]
    fn a_series_shows_that_it_grows_through_the_year() {
        let points = tertials(&[120.0, 251.0, 380.0, 118.0, 240.0, 371.0, 125.0, 110.0, 366.0]);
        assert_eq!(slips(&points, false), [Slip::Falls { at: 7, before: 6 }]);
    }

    #[test]
    fn the_very_number_of_another_tertial_is_asked_about() {
        let points = tertials(&[8151.0, 7920.0, 8410.0, 8023.0, 8023.0, 7880.0]);
        assert_eq!(slips(&points, false), [Slip::SameAs { at: 4, other: 3 }]);
        // Shares with few digits meet by chance, and a flat series is flat.
        assert!(slips(&tertials(&[93.0, 93.0, 94.0]), false).is_empty());
        assert!(slips(&tertials(&[8.15, 7.92, 8.41, 8.02, 8.02, 7.88]), false).is_empty());
        assert!(slips(&tertials(&[812.0, 812.0, 812.0, 812.0]), false).is_empty());
    }

    #[test]
    fn a_sign_that_turned_alone() {
        let years = |values: &[f64]| -> Vec<Point> {
            (2010..)
                .zip(values)
                .map(|(year, value)| Point {
                    period: Period::year(year).expect("a year"),
                    value: *value,
                })
                .collect()
        };
        let turned = years(&[8.1, 8.4, 7.9, -8.0, 8.2, 8.3]);
        assert_eq!(slips(&turned, false), [Slip::Sign { at: 3 }]);
        assert!(slips(&years(&[0.4, 0.5, -0.6, 2.1, 0.5, 0.7]), false).is_empty());
    }

    proptest! {
        #[test]
        fn slips_point_into_the_series(
            values in proptest::collection::vec(-1e3..1e3_f64, 0..20), cumulative in any::<bool>(),
        ) {
            let points = tertials(&values);
            for slip in slips(&points, cumulative) {
                prop_assert!(slip.at() < points.len());
            }
        }
    }
}
