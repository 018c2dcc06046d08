//! Few units beside each other over time, or each of many units at its last times.

use super::columns::{SHADES, base, columns, line_periods};
use super::draw::{Area, At, Canvas, Type, length};
use super::frame::Body;
use super::moment::{both, moment, number_at, span, star, told, ups_and_downs, why_missing};
use super::reckoning::same_part;
use super::rows::{HEADING, Rows, Scale, key, needed, stacked};
use super::series::{Panel, Series};
use super::theme::Ink;
use super::title;
use crate::domain::Period;
use crate::scene::Anchor;
use crate::text::{number, period_name};

/// The most series told apart by their shade over time.
const MOST_BESIDE: usize = 4;
/// The most times of a unit.
const MOST_TIMES: usize = 3;
/// The lowest bar.
const LEAST: f64 = 9.0;
/// The height of the key above.
const KEY: f64 = 24.0;

/// Bars in groups.
pub(super) struct GroupedBars<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

fn over_time(panel: &Panel) -> bool {
    panel.series.len() <= MOST_BESIDE
}

/// The last times of a unit, oldest first, all of one part of the year.
fn times(panel: &Panel, at: Option<Period>) -> Vec<Period> {
    let Some(last) = moment(panel, at) else { return Vec::new() };
    let mut times: Vec<Period> = panel
        .series
        .iter()
        .flat_map(|one| one.numbers().map(|(point, _)| point.period))
        .filter(|period| *period <= last && same_part(*period, last))
        .collect();
    times.sort_unstable();
    times.dedup();
    let skipped = times.len().saturating_sub(MOST_TIMES);
    times.drain(..skipped);
    times
}

impl GroupedBars<'_> {
    fn drawn(&self) -> impl Iterator<Item = (&Panel, f64)> {
        self.panels.iter().filter(|panel| panel.has_numbers()).map(|panel| {
            let height = if over_time(panel) {
                140.0
            } else {
                let each = LEAST * length(times(panel, self.at).len().max(1)) + 5.0;
                needed(panel.series.len(), each) + KEY
            };
            (panel, height + HEADING)
        })
    }
}

impl Body for GroupedBars<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.drawn().map(|(_, needed)| needed).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let mut notes = Vec::new();
        stacked(canvas, self.drawn(), area, |canvas, panel, part| {
            if over_time(panel) {
                notes.extend(columns(canvas, panel, part));
            } else {
                draw_rows(canvas, panel, &times(panel, self.at), part);
            }
        });
        notes
    }

    fn title(&self) -> Option<String> {
        let [panel] = self.panels else { return None };
        let (first, last) = if over_time(panel) {
            span(panel)?
        } else {
            let times = times(panel, self.at);
            (*times.first()?, *times.last()?)
        };
        match ups_and_downs(panel, first, last) {
            Some(title) if panel.series.iter().any(|one| both(one, first, last).is_some()) => {
                Some(title)
            }
            _ => title::of_moment(panel, last),
        }
    }

    fn shown(&self) -> Option<Vec<Period>> {
        let of = |panel: &Panel| {
            if over_time(panel) { line_periods(panel) } else { times(panel, self.at) }
        };
        Some(self.panels.iter().flat_map(of).collect())
    }

    fn told(&self) -> Vec<String> {
        if self.panels.iter().all(over_time) {
            return Vec::new();
        }
        let times = self.panels.iter().flat_map(|panel| {
            let times = times(panel, self.at);
            times.into_iter().map(move |period| (panel, period))
        });
        times.flat_map(|(panel, period)| told(panel, period)).collect()
    }
}

fn draw_rows(canvas: &mut Canvas<'_>, panel: &Panel, times: &[Period], part: Area) {
    let Some(last) = times.last() else { return };
    let shade = |place: usize| {
        // The newest is the darkest, the oldest the lightest.
        let from_last = times.len() - 1 - place;
        SHADES.get(from_last).copied().unwrap_or_default()
    };
    let entries: Vec<_> = times
        .iter()
        .enumerate()
        .map(|(place, period)| (canvas.theme.shade(shade(place)).0, period_name(*period)))
        .collect();
    let part = Area { top: key(canvas, part, &entries), ..part };
    let series: Vec<&Series> = super::one_time::ranked(panel, *last);
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let values = || {
        let numbers = |one: &Series| -> Vec<f64> {
            times.iter().filter_map(|period| Some(number_at(one, *period)?.1)).collect()
        };
        series.iter().flat_map(move |one| numbers(one))
    };
    let room = values()
        .map(|value| canvas.width(&number::format(value, panel.decimals), Type::TINY) + 10.0)
        .fold(0.0, f64::max);
    let from = base(panel);
    let negative = values().any(|value| value < from);
    let reserve = if negative { 2.0 * room } else { room };
    let rows = Rows::new(canvas, part, &names, true, reserve);
    let left = rows.plot.left + if negative { room } else { 0.0 };
    let Some(scale) = Scale::new(values(), Some(from), (left, rows.plot.right - room)) else {
        return;
    };
    scale.draw(canvas, rows.plot, Some(from));
    let bar = ((rows.each - 4.0) / length(times.len())).min(12.0);
    for (place, one) in series.iter().enumerate() {
        let top = rows.middle(place) - bar * length(times.len()) / 2.0;
        canvas.group(&one.name, |canvas| {
            let (ink, second) = (canvas.ink(Ink::Text), canvas.ink(Ink::TextSecond));
            for (number, period) in times.iter().enumerate() {
                let y = top + (length(number) + 0.5) * bar;
                let Some((point, value)) = number_at(one, *period) else {
                    let at = At::new(scale.x(from) + 5.0, y + Type::TINY.drop());
                    canvas.text(at, &why_missing(one, *period), Type::TINY, Anchor::Start, second);
                    continue;
                };
                let fill = canvas.theme.shade(shade(number)).0;
                let (fill, outline) = if super::axes::is_unsure(point.marks) {
                    (canvas.ink(Ink::Ground), fill)
                } else {
                    (fill, second)
                };
                let (start, end) = (scale.x(from), scale.x(value));
                let half = bar / 2.0 - 0.5;
                canvas.rect(At::new(start, y - half), At::new(end, y + half), fill, Some(outline));
                let text = format!("{}{}", number::format(value, one.decimals), star(point));
                let (x, anchor) = if value < from {
                    (end - 4.0, Anchor::End)
                } else {
                    (end + 4.0, Anchor::Start)
                };
                canvas.text(At::new(x, y + Type::TINY.drop()), &text, Type::TINY, anchor, ink);
            }
        });
    }
}
