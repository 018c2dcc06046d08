//! How two indicators vary together, with how sure that is. Never a cause.

use std::collections::BTreeSet;

use super::rollup::RollUps;
use crate::domain::{IndicatorId, Period, SeriesKey, UnitId, Workspace};

/// Two numbers of one unit, the second a lag of years later.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    pub unit: UnitId,
    /// The first number's period.
    pub period: Period,
    pub first: f64,
    pub second: f64,
}

/// Which numbers are set against each other.
#[derive(Clone, Debug)]
pub struct Pairs<'a> {
    pub first: IndicatorId,
    pub second: IndicatorId,
    pub units: &'a [UnitId],
    /// How many years later the second number is.
    pub lag_years: u8,
    /// Only the first indicator's numbers of these periods; empty for all.
    pub periods: &'a [Period],
}

/// The pairs there are; a number missing on either side makes none.
pub fn pairs(workspace: &Workspace, roll_ups: &mut RollUps, wanted: &Pairs<'_>) -> Vec<Pair> {
    let mut found = Vec::new();
    for unit in wanted.units {
        let series = |indicator| SeriesKey { indicator, unit: *unit };
        for (period, first) in roll_ups.values(workspace, series(wanted.first)) {
            if !wanted.periods.is_empty() && !wanted.periods.contains(&period) {
                continue;
            }
            let Some(later) = years_later(period, wanted.lag_years) else { continue };
            let figure = roll_ups.figure(workspace, series(wanted.second), later);
            if let Some(second) = figure.value() {
                found.push(Pair { unit: *unit, period, first, second });
            }
        }
    }
    found
}

/// The same period some years later.
fn years_later(period: Period, years: u8) -> Option<Period> {
    let on = |year: i16| i32::from(year) + i32::from(years);
    match period {
        Period::Year(year) => Period::year(on(year)),
        Period::SchoolYear(year) => Period::school_year(on(year)),
        Period::Span { first, last } => Period::span(on(first), on(last)),
        Period::HalfYear { year, half } => Period::half_year(on(year), half),
        Period::Tertial { year, tertial } => Period::tertial(on(year), tertial),
        Period::Quarter { year, quarter } => Period::quarter(on(year), quarter),
        Period::Month { year, month } => Period::month(on(year), month),
        Period::Week { year, week } => Period::week(on(year), week),
        Period::Date { year, month, day } => Period::date(on(year), month, day),
    }
}

/// How closely numbers vary together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// Pearson's r, −1 to 1.
    pub r: f64,
    pub pairs: usize,
    pub units: usize,
    /// The 95 % confidence interval; `None` where too little is known for one.
    pub interval: Option<(f64, f64)>,
}

impl Correlation {
    /// Whether the interval leaves room for no relation at all.
    #[must_use]
    pub fn may_be_none(&self) -> bool {
        self.interval.is_none_or(|(low, high)| low <= 0.0 && high >= 0.0)
    }
}

/// The correlation of pairs; `None` of fewer than three or where one side never varies.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "some thousand pairs")]
pub fn correlation(pairs: &[Pair]) -> Option<Correlation> {
    if pairs.len() < 3 {
        return None;
    }
    let count = pairs.len() as f64;
    let mean = |of: fn(&Pair) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (first, second) = (mean(|pair| pair.first), mean(|pair| pair.second));
    let (mut both, mut one, mut other) = (0.0, 0.0, 0.0);
    for pair in pairs {
        let (a, b) = (pair.first - first, pair.second - second);
        both += a * b;
        one += a * a;
        other += b * b;
    }
    let spread = (one * other).sqrt();
    if !spread.is_finite() || spread <= 0.0 {
        return None;
    }
    let r = (both / spread).clamp(-1.0, 1.0);
    let units = pairs.iter().map(|pair| pair.unit).collect::<BTreeSet<_>>().len();
    // A unit's years resemble each other: with several units each counts once, so that the
    // interval is rather too wide than too narrow.
    let independent = if units > 1 { units } else { independent_years(pairs, (first, second)) };
    Some(Correlation { r, pairs: pairs.len(), units, interval: interval(r, independent) })
}

/// How many of one unit's pairs say something of their own: N (1 − ab) / (1 + ab), where a and b
/// are how much each line's numbers resemble the ones before (Bretherton and others, Journal of
/// Climate 12, 1999). Two lines that only rise with the years follow each other by themselves.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between none and some thousand pairs"
)]
fn independent_years(pairs: &[Pair], (first, second): (f64, f64)) -> usize {
    let mut in_order: Vec<&Pair> = pairs.iter().collect();
    in_order.sort_by_key(|pair| pair.period);
    let alike = |of: fn(&Pair) -> f64, mean: f64| {
        let off: Vec<f64> = in_order.iter().map(|pair| of(pair) - mean).collect();
        let beside: f64 = off.iter().zip(off.iter().skip(1)).map(|(a, b)| a * b).sum();
        beside / off.iter().map(|one| one * one).sum::<f64>()
    };
    let both = alike(|pair| pair.first, first) * alike(|pair| pair.second, second);
    let own = pairs.len() as f64 * (1.0 - both) / (1.0 + both);
    // Lines that jump back and forth know no more than they have pairs.
    own.min(pairs.len() as f64).floor() as usize
}

/// Fisher's interval of 95 %.
#[expect(clippy::cast_precision_loss, reason = "some thousand pairs")]
fn interval(r: f64, independent: usize) -> Option<(f64, f64)> {
    if independent < 4 {
        return None;
    }
    let z = r.clamp(-0.999_999, 0.999_999).atanh();
    let wide = 1.96 / ((independent - 3) as f64).sqrt();
    Some(((z - wide).tanh(), (z + wide).tanh()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs_of(numbers: &[(f64, f64)], one_unit: bool) -> Vec<Pair> {
        (1..)
            .zip(numbers)
            .filter_map(|(unit, (first, second))| {
                Some(Pair {
                    unit: UnitId(if one_unit { 1 } else { unit }),
                    period: Period::year(if one_unit {
                        2000 + i32::try_from(unit).ok()?
                    } else {
                        2015
                    })?,
                    first: *first,
                    second: *second,
                })
            })
            .collect()
    }

    #[test]
    fn the_coefficient_by_hand() {
        // Means 3 and 4; products of deviations 8, squares 10 and 10.
        let numbers = [(1.0, 2.0), (2.0, 4.0), (3.0, 4.0), (4.0, 4.0), (5.0, 6.0)];
        let found = correlation(&pairs_of(&numbers, false)).expect("five pairs");
        assert!((found.r - 8.0 / (10.0_f64 * 8.0).sqrt()).abs() < 1e-12);
        assert_eq!((found.pairs, found.units), (5, 5));
        let (low, high) = found.interval.expect("five are enough");
        // atanh(0,8944) = 1,4436; 1,96 / sqrt(2) = 1,3859.
        assert!((low - 0.0577).abs() < 5e-4 && (high - 0.9930).abs() < 5e-4, "{low} {high}");
        assert!(!found.may_be_none());
    }

    #[test]
    fn what_never_varies_has_no_correlation() {
        assert_eq!(correlation(&pairs_of(&[(1.0, 2.0), (1.0, 3.0), (1.0, 4.0)], false)), None);
        assert_eq!(correlation(&pairs_of(&[(1.0, 2.0), (2.0, 3.0)], false)), None);
    }

    #[test]
    fn few_units_give_no_interval() {
        let numbers = [(1.0, 5.0), (2.0, 3.0), (3.0, 4.0)];
        let found = correlation(&pairs_of(&numbers, false)).expect("three pairs");
        assert_eq!(found.interval, None);
        assert!(found.may_be_none());
    }

    #[test]
    fn years_that_only_rise_count_less_than_years_that_vary() {
        // Eight years of two lines that rise: each resembles the year before by 26,25 / 42.
        let rising: Vec<(f64, f64)> =
            (0..8).map(|year| (f64::from(year), f64::from(year) * 2.0)).collect();
        let found = correlation(&pairs_of(&rising, true)).expect("eight pairs");
        assert_eq!((found.units, found.pairs), (1, 8));
        assert!(found.r > 0.999);
        // 8 (1 − 0,3906) / (1 + 0,3906) = 3,5: too few years of their own.
        assert_eq!(found.interval, None);

        let varying = [2.0, 3.0, 7.0, 5.0, 1.0, 4.0, 6.0, 2.0].map(|one| (one, one * 2.0));
        let found = correlation(&pairs_of(&varying, true)).expect("eight pairs");
        assert!(found.interval.is_some_and(|(low, _)| low > 0.9));
    }
}
