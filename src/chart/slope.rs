//! Two times, and which way each unit went between them. Only numbers that can be compared are
//! joined.

use super::draw::{Area, At, Canvas, Type, length};
use super::frame::Body;
use super::labels::{Wanted, spread};
use super::moment::{both, number_at, span, star, ups_and_downs};
use super::placement::{MARKER_RADIUS, ends_in_digit, label_priorities, value_ticks};
use super::reckoning::same_part;
use super::rows::{HEADING, stacked};
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Marker};
use super::title::value_text;
use crate::domain::Period;
use crate::scene::Anchor;
use crate::text::{number, period_name};
use crate::tr;

/// The height of a label.
const LABEL: f64 = 13.75;
/// The share of the width each side's labels may take.
const SHARE: f64 = 0.36;
/// With more series than this it grows no higher, and some ends are left unnamed.
const MOST_HIGH: usize = 30;
/// The most that are told one by one.
const MOST_TOLD: usize = 12;

/// Slopes.
pub(super) struct Slopes<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

/// The two times compared.
fn times(panel: &Panel, at: Option<Period>) -> Option<(Period, Period)> {
    let Some(last) = at else { return span(panel) };
    let periods = panel.periods();
    let first = periods.into_iter().find(|period| {
        *period < last
            && same_part(*period, last)
            && panel.series.iter().any(|one| both(one, *period, last).is_some())
    })?;
    Some((first, last))
}

impl Slopes<'_> {
    fn drawn(&self) -> impl Iterator<Item = (&Panel, f64)> {
        self.panels.iter().filter(|panel| panel.has_numbers()).map(|panel| {
            let labels = LABEL * length(panel.series.len().min(MOST_HIGH));
            (panel, 60.0 + labels.max(80.0) + HEADING)
        })
    }

    fn compared(&self) -> impl Iterator<Item = (&Panel, (Period, Period))> {
        self.panels.iter().filter_map(|panel| Some((panel, times(panel, self.at)?)))
    }
}

impl Body for Slopes<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.drawn().map(|(_, needed)| needed).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let mut unlabelled = 0;
        stacked(canvas, self.drawn(), area, |canvas, panel, part| match times(panel, self.at) {
            Some(times) => unlabelled += draw_panel(canvas, panel, times, part),
            None => {
                let ink = canvas.ink(Ink::TextSecond);
                let at = At::new(part.left, part.top + 30.0);
                canvas.text(at, &tr!("chart-slope-none"), Type::SMALL, Anchor::Start, ink);
            }
        });
        if unlabelled > 0 { vec![tr!("chart-note-unlabelled", count = unlabelled)] } else { vec![] }
    }

    fn title(&self) -> Option<String> {
        let [panel] = self.panels else { return None };
        let (first, last) = times(panel, self.at)?;
        ups_and_downs(panel, first, last)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for (panel, (first, last)) in self.compared() {
            let apart: Vec<String> = panel
                .series
                .iter()
                .filter(|one| one.has_numbers() && both(one, first, last).is_none())
                .map(|one| one.name.clone())
                .collect();
            if !apart.is_empty() {
                let names = super::notes::cut_short(apart);
                notes.push(tr!("chart-note-not-joined", names = names));
            }
        }
        notes
    }

    fn shown(&self) -> Option<Vec<Period>> {
        Some(self.compared().flat_map(|(_, (first, last))| [first, last]).collect())
    }

    fn told(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for (panel, (first, last)) in self.compared() {
            let joined = panel.series.iter().filter_map(|one| Some((one, both(one, first, last)?)));
            let joined: Vec<(&Series, (f64, f64))> = joined.collect();
            if joined.len() > MOST_TOLD {
                parts.extend(ups_and_downs(panel, first, last).map(|text| format!("{text}.")));
                continue;
            }
            parts.extend(joined.into_iter().map(|(one, (start, end))| {
                tr!(
                    "chart-alt-series",
                    name = &one.name,
                    start = value_text(one, start),
                    first = period_name(first),
                    end = value_text(one, end),
                    last = period_name(last)
                )
            }));
        }
        parts
    }
}

/// Draws a panel; answers how many ends got no name.
fn draw_panel(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    (first, last): (Period, Period),
    part: Area,
) -> usize {
    // Only the two times decide the scale.
    let narrowed = Panel {
        series: panel
            .series
            .iter()
            .map(|one| {
                let kept = |point: &&super::series::Point| [first, last].contains(&point.period);
                Series { points: one.points.iter().filter(kept).cloned().collect(), ..one.clone() }
            })
            .collect(),
        target: None,
        ..panel.clone()
    };
    let Some(values) = value_ticks(&narrowed, 4) else { return 0 };
    let (low, high) = values.range();
    let (top, bottom) = (part.top + 30.0, part.bottom - 10.0);
    let y = |value: f64| bottom - (value - low) / (high - low) * (bottom - top);
    let label = |one: &Series, period: Period| {
        let (point, value) = number_at(one, period)?;
        let text = format!("{}{}", number::format(value, one.decimals), star(point));
        Some((value, text))
    };
    let most = part.width() * SHARE;
    let side = |period: Period| {
        let texts = panel.series.iter().filter_map(|one| {
            let (_, text) = label(one, period)?;
            Some(canvas.width(&format!("{}: {text}", one.name), Type::SMALL))
        });
        texts.fold(0.0, f64::max).min(most)
    };
    let (left_room, right_room) = (side(first), side(last));
    let (left, right) = (part.left + left_room + 10.0, part.right - right_room - 10.0);
    let (grid, ink) = (canvas.ink(Ink::Grid), canvas.ink(Ink::Text));
    for (x, period, anchor) in [(left, first, Anchor::End), (right, last, Anchor::Start)] {
        canvas.line(At::new(x, top - 8.0), At::new(x, bottom + 8.0), grid, 1.0, Dash::Solid);
        let at = At::new(x, part.top + 14.0);
        canvas.text(at, &period_name(period), Type::STRONG, anchor, ink);
    }
    for one in panel.series.iter().rev() {
        let colour = canvas.ink(one.style.ink);
        canvas.group(&one.name, |canvas| {
            if let Some((start, end)) = both(one, first, last) {
                let points = [At::new(left, y(start)), At::new(right, y(end))];
                canvas.polyline(&points, colour, one.style.width, one.style.dash);
            }
            for (x, period) in [(left, first), (right, last)] {
                if let Some((point, value)) = number_at(one, period) {
                    let filled = !super::axes::is_unsure(point.marks);
                    let marker = one.style.marker.unwrap_or(Marker::Circle);
                    canvas.marker(At::new(x, y(value)), marker, MARKER_RADIUS, colour, filled);
                }
            }
        });
    }
    let priorities = label_priorities_at(panel, last);
    let mut unlabelled = 0;
    for (period, x, room, anchor) in [
        (first, left - 9.0, left_room, Anchor::End),
        (last, right + 9.0, right_room, Anchor::Start),
    ] {
        let ends: Vec<(&Series, f64, String)> = panel
            .series
            .iter()
            .filter_map(|one| label(one, period).map(|(value, text)| (one, value, text)))
            .collect();
        let wanted: Vec<Wanted> = ends
            .iter()
            .map(|(one, value, _)| {
                let place = panel.series.iter().position(|other| other.key == one.key);
                let priority = place.and_then(|place| priorities.get(place)).copied();
                Wanted { y: y(*value), height: LABEL, priority: priority.unwrap_or_default() }
            })
            .collect();
        for ((one, value, text), middle) in
            ends.iter().zip(spread(&wanted, top - 12.0, bottom + 12.0))
        {
            let Some(middle) = middle else {
                unlabelled += usize::from(period == last);
                continue;
            };
            let quiet = one.style.ink == Ink::Quiet;
            let colour = canvas.ink(if quiet { Ink::TextSecond } else { one.style.ink });
            if canvas.width(text, Type::SMALL) > room {
                // No number is cut.
                unlabelled += usize::from(period == last);
                continue;
            }
            let tail = canvas.width(&format!(": {text}"), Type::SMALL);
            let left_over = room - tail + 0.01;
            let name = if left_over > canvas.width("……", Type::SMALL) {
                canvas.elided(&one.name, Type::SMALL, left_over)
            } else {
                String::new()
            };
            let text = if anchor == Anchor::End && ends_in_digit(&name) {
                format!("{name}: {text}")
            } else if anchor == Anchor::End {
                format!("{name} {text}")
            } else {
                format!("{text} {name}")
            };
            let text = text.trim();
            if (middle - y(*value)).abs() > 5.0 {
                let inward = if anchor == Anchor::End { 6.0 } else { -6.0 };
                let (from, to) = (At::new(x + inward, y(*value)), At::new(x, middle));
                canvas.line(from, to, grid, 1.0, Dash::Solid);
            }
            canvas.text(At::new(x, middle + Type::SMALL.drop()), text, Type::SMALL, anchor, colour);
        }
    }
    unlabelled
}

/// As [`label_priorities`], by the numbers of one time.
fn label_priorities_at(panel: &Panel, period: Period) -> Vec<u32> {
    let at = Panel {
        series: panel
            .series
            .iter()
            .map(|one| Series {
                points: one.points.iter().filter(|point| point.period == period).cloned().collect(),
                ..one.clone()
            })
            .collect(),
        ..panel.clone()
    };
    label_priorities(&at)
}
