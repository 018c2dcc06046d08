//! The figures themselves, an index, or the change since a period. A figure is compared with
//! another of its own kind only, and never across a break.

use super::series::Point;
use super::spec::Reckoning;
use super::title;
use crate::domain::{Accumulation, Indicator, Mark, Marks, Period, Value};
use crate::text::period_name;
use crate::tr;

/// A number that is only a bound or a guess.
#[must_use]
pub fn is_vague(marks: Marks) -> bool {
    [Mark::LessThan, Mark::MoreThan, Mark::Approximate, Mark::Suspect]
        .into_iter()
        .any(|mark| marks.has(mark))
}

/// The same part of the year: tertials are compared with tertials of their own number.
#[must_use]
pub fn same_part(one: Period, other: Period) -> bool {
    match (one, other) {
        (Period::HalfYear { half: a, .. }, Period::HalfYear { half: b, .. }) => a == b,
        (Period::Tertial { tertial: a, .. }, Period::Tertial { tertial: b, .. }) => a == b,
        (Period::Quarter { quarter: a, .. }, Period::Quarter { quarter: b, .. }) => a == b,
        (Period::Month { month: a, .. }, Period::Month { month: b, .. })
        | (Period::Week { week: a, .. }, Period::Week { week: b, .. }) => a == b,
        _ => one.kind() == other.kind(),
    }
}

/// The number as it is shown with this many decimals.
#[must_use]
pub fn rounded(value: f64, decimals: u8) -> f64 {
    let scale = 10_f64.powi(i32::from(decimals));
    (value * scale).round() / scale
}

/// Whether a break of the series lies between two periods, the later of them included.
#[must_use]
pub fn broken_between(points: &[Point], one: Period, other: Period) -> bool {
    let (first, last) = if one <= other { (one, other) } else { (other, one) };
    points.iter().any(|point| {
        point.marks.has(Mark::Break)
            && point.period.kind() == last.kind()
            && point.period > first
            && point.period <= last
    })
}

fn base_of(points: &[Point], reckoning: Reckoning) -> Option<(Period, f64)> {
    let base = reckoning.base()?;
    let point = points.iter().find(|point| point.period == base && !is_vague(point.marks))?;
    let value = point.value.number()?;
    let usable = match reckoning {
        // A share of nothing says nothing, and of a deficit the opposite.
        Reckoning::Index(_) => value > 0.0,
        Reckoning::AsGiven | Reckoning::Change(_) => true,
    };
    usable.then_some((base, value))
}

/// Whether nothing could be compared.
pub(super) fn base_missing(points: &[Point], reckoning: Reckoning) -> bool {
    reckoning != Reckoning::AsGiven && points.is_empty()
}

/// The points with their numbers reckoned; those that cannot be compared are left out.
pub(super) fn reckoned(
    points: Vec<Point>,
    reckoning: Reckoning,
    indicator: &Indicator,
) -> Vec<Point> {
    if reckoning == Reckoning::AsGiven {
        return points;
    }
    let Some((base, start)) = base_of(&points, reckoning) else { return Vec::new() };
    let whole = points.clone();
    points
        .into_iter()
        .filter(|point| {
            let comparable = match indicator.accumulation {
                Accumulation::Cumulative => same_part(point.period, base),
                Accumulation::InPeriod => point.period.kind() == base.kind(),
            };
            comparable && !broken_between(&whole, base, point.period)
        })
        .map(|point| {
            let shown = |value| rounded(value, indicator.decimals);
            let value = match point.value {
                Value::Number(value) => Value::Number(match reckoning {
                    Reckoning::Index(_) => value / start * 100.0,
                    // Of the numbers shown, so that a reader who subtracts finds the same.
                    Reckoning::Change(_) => shown(value) - shown(start),
                    Reckoning::AsGiven => value,
                }),
                missing @ Value::Missing(_) => missing,
            };
            // What is left lies on one side of every break.
            Point { value, ..point }
        })
        .collect()
}

/// The unit of measure of what is drawn.
pub(super) fn measure_words(reckoning: Reckoning, measure: String) -> String {
    match reckoning {
        Reckoning::AsGiven => measure,
        Reckoning::Index(base) => tr!("chart-measure-index", period = period_name(base)),
        Reckoning::Change(base) => {
            let (measure, period) = (title::change_unit(&measure), period_name(base));
            if measure.is_empty() {
                tr!("chart-measure-change-plain", period = period)
            } else {
                tr!("chart-measure-change", measure = measure, period = period)
            }
        }
    }
}
