//! The figure in words, for those who hear it instead of seeing it.

use super::notes::missing_periods;
use super::series::{Panel, Series};
use super::spec::ChartType;
use super::title::value_text;
use crate::text::period_name;
use crate::tr;

/// Beyond this many, series are counted and not told one by one.
const MOST_TOLD: usize = 6;

fn of_series(series: &Series) -> String {
    let (Some((first, start)), Some((last, end))) = (series.numbers().next(), series.last()) else {
        return tr!("chart-alt-none", name = &series.name);
    };
    let mut text = if first.period == last.period {
        tr!(
            "chart-alt-one",
            name = &series.name,
            value = value_text(series, end),
            period = period_name(last.period)
        )
    } else {
        tr!(
            "chart-alt-series",
            name = &series.name,
            start = value_text(series, start),
            first = period_name(first.period),
            end = value_text(series, end),
            last = period_name(last.period)
        )
    };
    let extremes = |worse: fn(f64, f64) -> bool| {
        series.numbers().reduce(|held, one| if worse(one.1, held.1) { one } else { held })
    };
    let low = extremes(|one, held| one < held);
    let high = extremes(|one, held| one > held);
    if series.numbers().nth(2).is_some()
        && let (Some((low_at, low)), Some((high_at, high))) = (low, high)
        && low < high
    {
        text.push(' ');
        text.push_str(&tr!(
            "chart-alt-extremes",
            low = value_text(series, low),
            lowest = period_name(low_at.period),
            high = value_text(series, high),
            highest = period_name(high_at.period)
        ));
    }
    let missing = missing_periods(series).len();
    if missing > 0 {
        text.push(' ');
        text.push_str(&tr!("chart-alt-missing", count = missing));
    }
    text
}

fn kind_sentence(kind: ChartType) -> String {
    match kind {
        ChartType::Line => tr!("chart-alt-kind"),
        ChartType::Bar => tr!("chart-alt-kind-bar"),
        ChartType::GroupedBar => tr!("chart-alt-kind-grouped-bar"),
        ChartType::Slope => tr!("chart-alt-kind-slope"),
        ChartType::DotRange => tr!("chart-alt-kind-dot-range"),
        ChartType::SmallMultiples => tr!("chart-alt-kind-small-multiples"),
        ChartType::Bullet => tr!("chart-alt-kind-bullet"),
        ChartType::HeatTable => tr!("chart-alt-kind-heat-table"),
        ChartType::Scatter => tr!("chart-alt-kind-scatter"),
    }
}

/// The alternative text of a chart: what it is, what it says, what it shows (`told`, or each
/// series where that is empty), and what a reader must know.
#[must_use]
pub fn alt_text(
    kind: ChartType,
    (title, subtitle): (&str, &str),
    panels: &[Panel],
    told: &[String],
    notes: &[String],
) -> String {
    let ended = |text: &str| {
        if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
    };
    let mut parts = vec![kind_sentence(kind), ended(title)];
    if !subtitle.is_empty() {
        parts.push(ended(subtitle));
    }
    for panel in panels.iter().filter(|_| told.is_empty()) {
        if panels.len() > 1 {
            parts.push(ended(&panel.indicators.join(", ")));
        }
        if panel.series.len() <= MOST_TOLD {
            parts.extend(panel.series.iter().map(of_series));
        } else {
            parts.push(tr!("chart-alt-many", count = panel.series.len()));
        }
        if let Some(target) = &panel.target {
            parts.push(ended(&target.label));
        }
    }
    parts.extend(told.iter().map(|sentence| ended(sentence)));
    parts.extend(notes.iter().map(|note| ended(note)));
    parts.join(" ")
}
