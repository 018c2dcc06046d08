//! A plot with a time axis and a value axis, and the lines, targets and breaks drawn in it.

use super::draw::{Area, At, Canvas, Type};
use super::placement::MARKER_RADIUS;
use super::series::{Panel, Run, Series};
use super::theme::{Dash, Ink, Marker, Style};
use super::ticks::Ticks;
use crate::domain::{Mark, Period};
use crate::scene::Anchor;
use crate::tr;

/// With more breaks than this they are told in the notes alone.
const MOST_BREAKS: usize = 3;

/// From periods and values to places.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Axes {
    pub area: Area,
    pub time: (f64, f64),
    pub values: Ticks,
}

impl Axes {
    pub fn x(&self, x: f64) -> f64 {
        self.area.left + (x - self.time.0) / (self.time.1 - self.time.0) * self.area.width()
    }

    pub fn y(&self, y: f64) -> f64 {
        let (low, high) = self.values.range();
        self.area.bottom - (y - low) / (high - low) * self.area.height()
    }

    /// The horizontal lines, with their numbers to the left of them.
    pub fn draw_grid(&self, canvas: &mut Canvas<'_>, labelled: bool, kind: Type) {
        let (grid, ink) = (canvas.ink(Ink::Grid), canvas.ink(Ink::TextSecond));
        let zero = canvas.ink(Ink::Quiet);
        for (value, label) in self.values.values.iter().zip(self.values.labels()) {
            let y = self.y(*value);
            let (from, to) = (At::new(self.area.left, y), At::new(self.area.right, y));
            let crossing =
                *value == 0.0 && self.values.values.first().is_some_and(|one| *one < 0.0);
            canvas.line(from, to, if crossing { zero } else { grid }, 1.0, Dash::Solid);
            if labelled {
                let at = At::new(self.area.left - 8.0, y + kind.drop());
                canvas.text(at, &label, kind, Anchor::End, ink);
            }
        }
    }

    pub fn draw_target(&self, canvas: &mut Canvas<'_>, panel: &Panel) {
        let (ink, band) = (canvas.ink(Ink::Target), canvas.ink(Ink::TargetBand));
        for span in panel.target.iter().flat_map(|target| &target.spans) {
            let (from, to) = (span.from.max(self.time.0), span.to.min(self.time.1));
            let (from, to) = (self.x(from), self.x(to));
            let (low, high) = (self.y(span.low), self.y(span.high));
            if low - high > 0.5 {
                canvas.rect(At::new(from, high), At::new(to, low), band, None);
                canvas.line(At::new(from, low), At::new(to, low), ink, 1.5, Dash::Dotted);
            }
            canvas.line(At::new(from, high), At::new(to, high), ink, 1.5, Dash::Dotted);
        }
    }

    /// A thin upright line before the first period of each new way of counting.
    pub fn draw_breaks(&self, canvas: &mut Canvas<'_>, series: &[&Series], worded: bool) {
        let mut places: Vec<f64> = Vec::new();
        for one in series {
            for (place, point) in one.points.iter().enumerate() {
                let is_break =
                    point.marks.has(Mark::Break) && Some(point.period.kind()) == one.kind;
                if is_break && let Some(before) = previous(one, place) {
                    places.push(f64::midpoint(before, point.x));
                }
            }
        }
        places.sort_by(f64::total_cmp);
        places.dedup_by(|one, other| (*one - *other).abs() < 1e-6);
        if places.len() > MOST_BREAKS {
            return;
        }
        let (line, ink) = (canvas.ink(Ink::Benchmark), canvas.ink(Ink::TextSecond));
        for place in places {
            let x = self.x(place);
            let (from, to) = (At::new(x, self.area.top), At::new(x, self.area.bottom));
            canvas.line(from, to, line, 1.0, Dash::Dotted);
            if worded {
                let at = At::new(x + 3.0, self.area.top + Type::TINY.size);
                canvas.text(at, &tr!("chart-break"), Type::TINY, Anchor::Start, ink);
            }
        }
    }

    /// A line with its markers. Where it goes to a provisional or estimated figure it is dashed,
    /// and the figure's marker is open.
    pub fn draw_series(&self, canvas: &mut Canvas<'_>, series: &Series, scale: f64) {
        let Style { ink, dash, marker, filled, width } = series.style;
        let colour = canvas.ink(ink);
        canvas.group(&series.name, |canvas| {
            for run in &series.runs {
                let points = self.places(series, run);
                let width = if run.main { width * scale } else { 1.0 };
                let mut rest = points.as_slice();
                while rest.len() > 1 {
                    let unsure = rest.get(1).is_some_and(|(_, unsure)| *unsure);
                    let count = rest.iter().skip(1).take_while(|(_, one)| *one == unsure).count();
                    let piece: Vec<At> = rest.iter().take(count + 1).map(|(at, _)| *at).collect();
                    let dash = if unsure { Dash::Dashed } else { dash };
                    canvas.polyline(&piece, colour, width, dash);
                    rest = rest.get(count..).unwrap_or_default();
                }
                // A lone point has no line to show it, so it always gets a marker.
                let lone = points.len() == 1;
                for (at, unsure) in &points {
                    if marker.is_some() || lone || *unsure {
                        let small = if marker.is_some() { 1.0 } else { 0.7 };
                        let radius = MARKER_RADIUS * small * scale;
                        let filled = filled && run.main && !unsure;
                        canvas.marker(
                            *at,
                            marker.unwrap_or(Marker::Circle),
                            radius,
                            colour,
                            filled,
                        );
                    }
                }
            }
        });
    }

    /// The places of a run's points, and which of them are not final.
    fn places(&self, series: &Series, run: &Run) -> Vec<(At, bool)> {
        run.points
            .iter()
            .filter_map(|place| {
                let point = series.points.get(*place)?;
                let at = At::new(self.x(point.x), self.y(point.value.number()?));
                Some((at, is_unsure(point.marks)))
            })
            .collect()
    }
}

/// Whether a figure may still change.
pub(super) fn is_unsure(marks: crate::domain::Marks) -> bool {
    marks.has(Mark::Provisional) || marks.has(Mark::Estimated)
}

fn previous(series: &Series, place: usize) -> Option<f64> {
    let kind: Period = series.points.get(place)?.period;
    series
        .points
        .iter()
        .take(place)
        .rev()
        .find(|point| point.period.kind() == kind.kind() && point.value.number().is_some())
        .map(|point| point.x)
}
