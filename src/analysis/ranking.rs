//! Where a unit stands among others, and which figures moved most.

use std::collections::BTreeSet;

use super::rollup::RollUps;
use crate::domain::{IndicatorId, Level, Period, SeriesKey, UnitId, Workspace};

/// How one line of figures moved since the same period a year before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    pub series: SeriesKey,
    /// The latest period with a figure, no later than the one looked at.
    pub period: Period,
    pub before: f64,
    pub now: f64,
    /// The change against the spread of all units' changes in the same indicator, so that
    /// crowns and percentages can be ranked together.
    pub weight: f64,
}

impl Move {
    /// How much it changed.
    #[must_use]
    pub fn change(&self) -> f64 {
        self.now - self.before
    }
}

/// The base units' lines below a unit that moved most in the year to a period, both ways, the
/// largest first. An indicator's moves are weighed by their own mean size.
pub fn biggest_moves(workspace: &Workspace, unit: UnitId, period: Period) -> Vec<Move> {
    let indicators: Vec<IndicatorId> = workspace.indicators().map(|one| one.id).collect();
    let below: BTreeSet<UnitId> = workspace
        .subtree(unit)
        .into_iter()
        .filter(|id| workspace.unit(*id).is_some_and(|one| one.level != Level::Benchmark))
        .collect();
    let mut moves = Vec::new();
    for indicator in indicators {
        // Few units may have anything of it: its series are walked over, not the units.
        let mut of_this: Vec<Move> = workspace
            .series_of(indicator)
            .filter(|(series, _)| below.contains(&series.unit))
            .filter_map(|(series, _)| {
                let values = RollUps::reported_values(workspace, series);
                latest_move(series, &values, period)
            })
            .collect();
        #[expect(clippy::cast_precision_loss, reason = "some hundred units")]
        let usual =
            of_this.iter().map(|one| one.change().abs()).sum::<f64>() / of_this.len().max(1) as f64;
        if usual > 0.0 {
            for one in &mut of_this {
                one.weight = one.change().abs() / usual;
            }
            // One line alone has only itself to be weighed by: against its own level instead.
            if let [only] = of_this.as_mut_slice() {
                let level = only.before.abs().max(only.now.abs());
                only.weight = only.change().abs() / level * 5.0;
            }
            moves.extend(of_this);
        }
    }
    moves.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.series.cmp(&b.series)));
    moves
}

fn latest_move(series: SeriesKey, values: &[(Period, f64)], until: Period) -> Option<Move> {
    let (period, now) = values.iter().rev().find(|(one, _)| one.end() <= until.end())?;
    // What is older than a year has not moved "since last year".
    if i32::from(until.end_year()) - i32::from(period.end_year()) > 1 {
        return None;
    }
    let earlier = period.year_before()?;
    let (_, before) = values.iter().find(|(one, _)| *one == earlier)?;
    (now != before).then_some(Move {
        series,
        period: *period,
        before: *before,
        now: *now,
        weight: 0.0,
    })
}

/// The share of the others that lie below a value, those equal counting half; `None` alone.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "some hundred units")]
pub fn percentile(value: f64, others: &[f64]) -> Option<f64> {
    let others: Vec<f64> = others.iter().copied().filter(|one| one.is_finite()).collect();
    if others.is_empty() {
        return None;
    }
    let below = others.iter().filter(|one| **one < value).count() as f64;
    let equal = others.iter().filter(|one| **one == value).count() as f64;
    Some((below + equal / 2.0) / others.len() as f64 * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_by_hand() {
        let close = |found: Option<f64>, wanted: f64| {
            assert!(found.is_some_and(|one| (one - wanted).abs() < 1e-9), "{found:?}");
        };
        close(percentile(3.0, &[1.0, 2.0, 4.0, 5.0]), 50.0);
        close(percentile(9.0, &[1.0, 2.0]), 100.0);
        close(percentile(2.0, &[2.0, 2.0]), 50.0);
        assert_eq!(percentile(2.0, &[]), None);
    }

    #[test]
    fn a_move_is_against_the_same_period_a_year_before() {
        let period = |code| Period::parse_code(code).expect("a period");
        let series = SeriesKey { indicator: IndicatorId(1), unit: crate::domain::UnitId(1) };
        let values = [(period("2015"), 9.3), (period("2016"), 11.7)];
        let found = latest_move(series, &values, period("2016")).expect("a move");
        assert!((found.change() - 2.4).abs() < 1e-9);
        assert_eq!(latest_move(series, &values, period("2018")), None);
        let gap = [(period("2014"), 9.3), (period("2016"), 11.7)];
        assert_eq!(latest_move(series, &gap, period("2016")), None);
    }
}
