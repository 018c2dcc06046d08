//! The targets of a panel: what is aimed at, for the years it was given for and no others.

use super::series::Series;
use super::spec::Spec;
use super::theme::Style;
use crate::domain::{Aim, Period, PeriodKind, SeriesKey, Workspace};
use crate::text::number;
use crate::tr;

/// One target over the years it holds for.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetSpan {
    pub first: i16,
    pub last: i16,
    /// Ends on the time axis.
    pub from: f64,
    pub to: f64,
    /// Equal to `high` where one value is aimed at.
    pub low: f64,
    pub high: f64,
}

/// The target drawn in a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetLine {
    /// "Ambisjon 7,5"
    pub label: String,
    /// The series whose target it is; where several share it, the first of them.
    pub key: SeriesKey,
    pub spans: Vec<TargetSpan>,
}

impl TargetLine {
    /// What is aimed at in this year, as low and high.
    #[must_use]
    pub fn in_year(&self, year: i16) -> Option<(f64, f64)> {
        let span = self.spans.iter().find(|span| (span.first..=span.last).contains(&year))?;
        Some((span.low, span.high))
    }
}

type Years = Vec<(i16, f64, f64)>;

fn years(workspace: &Workspace, spec: &Spec, series: &Series) -> Years {
    workspace
        .targets(series.key)
        .filter(|(year, _)| Period::year((*year).into()).is_some_and(|year| spec.covers(year)))
        .filter_map(|(year, history)| match history.current.aim {
            Aim::Value(value) | Aim::AtLeast { value, .. } | Aim::AtMost { value, .. } => {
                Some((year, value, value))
            }
            Aim::Band { low, high } => Some((year, low, high)),
            Aim::Words(_) => None,
        })
        .collect()
}

/// The target to draw: the one all series with targets share, else the first series' own, named.
pub(super) fn target_line(
    workspace: &Workspace,
    spec: &Spec,
    series: &[Series],
) -> Option<TargetLine> {
    let mut with: Vec<(&Series, Years)> = Vec::new();
    for one in series.iter().filter(|one| !one.is_plan()) {
        let years = years(workspace, spec, one);
        if !years.is_empty() {
            with.push((one, years));
        }
    }
    let shared = with.iter().all(|(_, years)| Some(years) == with.first().map(|(_, first)| first));
    // A line to compare with has no target of its own to be mistaken for.
    let own = series.iter().filter(|one| one.is_own()).count();
    let whole = with.len() >= own;
    if own > Style::MOST_TOLD_APART && !(shared && whole) {
        // One unit's target among very many lines would be taken for everybody's.
        return None;
    }
    let (first, years) = with.first()?;
    let parts = first.kind.is_some_and(|kind| kind < PeriodKind::SchoolYear);
    let spans = spans(years, parts);
    let last = spans.last()?;
    let value = value_text(last.low, last.high, first.decimals);
    let several = spans.iter().any(|span| (span.low, span.high) != (last.low, last.high));
    let label = if !(shared && whole) && own > 1 {
        tr!("chart-target-of", name = &first.name, value = value)
    } else if several || last.first == last.last {
        tr!("chart-target-year", year = last.last.to_string(), value = value)
    } else {
        tr!("chart-target", value = value)
    };
    Some(TargetLine { label, key: first.key, spans })
}

/// "7,5" or "7,0–8,0".
#[must_use]
pub fn value_text(low: f64, high: f64, decimals: u8) -> String {
    let decimals =
        decimals.max(number::decimals_needed(low, 2)).max(number::decimals_needed(high, 2));
    let text = |value| number::format(value, decimals);
    if low.total_cmp(&high).is_eq() { text(low) } else { format!("{}–{}", text(low), text(high)) }
}

fn spans(years: &Years, parts: bool) -> Vec<TargetSpan> {
    let mut spans: Vec<TargetSpan> = Vec::new();
    for (year, low, high) in years {
        let at = f64::from(*year);
        // Where parts of years are drawn the year lies before its own number on the axis.
        let (from, to) = if parts { (at - 1.0, at) } else { (at - 0.4, at + 0.4) };
        match spans.last_mut() {
            Some(held) if held.last + 1 == *year && (held.low, held.high) == (*low, *high) => {
                held.last = *year;
                held.to = to;
            }
            _ => spans.push(TargetSpan {
                first: *year,
                last: *year,
                from,
                to,
                low: *low,
                high: *high,
            }),
        }
    }
    spans
}
