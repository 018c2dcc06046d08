//! Series -> placed: the ranges of the axes, and which lines are named at their ends. Shared by
//! the window and the paper.

use super::series::{Panel, Series};
use super::ticks::{Ticks, value_range};
use crate::text::number;

/// The radius of markers.
pub const MARKER_RADIUS: f64 = 3.0;
/// With more lines than this, values are not printed at their ends.
const MOST_VALUES: usize = 8;

/// The range of the time axis all panels share, with air at both ends; `None` without periods.
#[must_use]
pub fn time_range(panels: &[Panel]) -> Option<(f64, f64)> {
    let series = panels.iter().flat_map(|panel| &panel.series);
    let points = series.flat_map(|series| series.points.iter().map(|point| point.x));
    let targets = panels.iter().flat_map(|panel| &panel.target).flat_map(|target| &target.spans);
    let targets = targets.flat_map(|span| [f64::from(span.first), f64::from(span.last)]);
    let (low, high) = points.chain(targets).fold(None, |range: Option<(f64, f64)>, x| {
        Some(range.map_or((x, x), |(low, high)| (low.min(x), high.max(x))))
    })?;
    let whole_years = panels.iter().flat_map(Panel::periods).all(|period| {
        let x = period.axis_year();
        (x - x.round()).abs() < 1e-9
    });
    let air = if low == high {
        0.5
    } else if whole_years {
        0.4_f64.min((high - low) * 0.08)
    } else {
        (high - low) * 0.03
    };
    Some((low - air, high + air))
}

/// The ticks of a panel's value axis, holding values and targets.
#[must_use]
pub fn value_ticks(panel: &Panel, wanted: usize) -> Option<Ticks> {
    let values = panel
        .series
        .iter()
        .flat_map(|series| series.points.iter().filter_map(|point| point.value.number()));
    let targets = panel.target.iter().flat_map(|target| &target.spans);
    let targets = targets.flat_map(|span| [span.low, span.high]);
    let (low, high) = value_range(values.chain(targets))?;
    Some(Ticks::around(low, high, wanted))
}

/// What stands at the end of a series' line: "Lia skole 7,4". Where `fits` says that it is too
/// wide the name is cut, never the value.
#[must_use]
pub fn end_label(
    panel: &Panel,
    series: &Series,
    value: f64,
    fits: &dyn Fn(&str) -> bool,
) -> String {
    let value = if panel.series.len() > MOST_VALUES {
        String::new()
    } else {
        let value = number::format(value, series.decimals);
        // "KOSTRA-gruppe 13: 95" are two numbers.
        if ends_in_digit(&series.name) { format!(": {value}") } else { format!(" {value}") }
    };
    let whole = format!("{}{value}", series.name);
    if fits(&whole) {
        return whole;
    }
    let mut name = series.name.clone();
    while name.pop().is_some() {
        let cut = format!("{}…{value}", name.trim_end());
        if fits(&cut) {
            return cut;
        }
    }
    value.trim_start_matches([':', ' ']).to_owned()
}

/// Whether a number after this name would run into it.
pub(super) fn ends_in_digit(name: &str) -> bool {
    name.ends_with(|c: char| c.is_ascii_digit())
}

/// How much a line's label is wanted: lines of the organisation's own before benchmarks, and
/// of very many lines the outermost first.
#[must_use]
pub fn label_priorities(panel: &Panel) -> Vec<u32> {
    let mut order: Vec<(usize, f64)> = panel
        .series
        .iter()
        .enumerate()
        .filter_map(|(place, series)| Some((place, series.last()?.1)))
        .collect();
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut priorities = vec![0; panel.series.len()];
    let count = order.len();
    for (rank, (place, _)) in order.into_iter().enumerate() {
        let from_edge = rank.min(count - 1 - rank);
        let own = panel.series.get(place).is_some_and(Series::is_own);
        let wanted = u32::try_from(count - from_edge).unwrap_or(u32::MAX / 2);
        if let Some(priority) = priorities.get_mut(place) {
            *priority = wanted + if own { 100_000 } else { 0 };
        }
    }
    priorities
}
