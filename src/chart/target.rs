//! The targets of a panel: what is aimed at, for the years it was given for and no others.

use super::series::Series;
use super::spec::Spec;
use super::theme::Style;
use crate::domain::{Aim, Direction, Period, PeriodKind, SeriesKey, Workspace};
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

/// What is aimed at in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aimed {
    pub year: i16,
    /// Equal to `high` where one value is aimed at.
    pub low: f64,
    pub high: f64,
    /// Which side of it is good, where the target itself says so ("minst 90 %").
    pub way: Option<Direction>,
    /// The value itself is not enough ("over 90 %").
    pub strict: bool,
}

impl Aimed {
    fn at(year: i16, value: f64, way: Option<Direction>, strict: bool) -> Self {
        Self { year, low: value, high: value, way, strict }
    }
}

/// What a series aims at, by year; aims in words are no numbers and left out.
pub(super) fn aims(workspace: &Workspace, spec: &Spec, key: SeriesKey) -> Vec<Aimed> {
    workspace
        .targets(key)
        .filter(|(year, _)| Period::year((*year).into()).is_some_and(|year| spec.covers(year)))
        .filter_map(|(year, history)| match history.current.aim {
            Aim::Value(value) => Some(Aimed::at(year, value, None, false)),
            Aim::AtLeast { value, strict } => {
                Some(Aimed::at(year, value, Some(Direction::Higher), strict))
            }
            Aim::AtMost { value, strict } => {
                Some(Aimed::at(year, value, Some(Direction::Lower), strict))
            }
            Aim::Band { low, high } => {
                Some(Aimed { low, high, ..Aimed::at(year, low, None, false) })
            }
            Aim::Words(_) | Aim::Withdrawn => None,
        })
        .collect()
}

/// The target to draw: the one all series with targets share, else the first series' own, named.
pub(super) fn target_line(series: &[Series]) -> Option<TargetLine> {
    let with: Vec<(&Series, &[Aimed])> = series
        .iter()
        .filter(|one| !one.aims.is_empty())
        .map(|one| (one, one.aims.as_slice()))
        .collect();
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

fn spans(years: &[Aimed], parts: bool) -> Vec<TargetSpan> {
    let mut spans: Vec<TargetSpan> = Vec::new();
    for Aimed { year, low, high, .. } in years {
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
