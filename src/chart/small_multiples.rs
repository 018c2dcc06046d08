//! A small line chart for each unit, all with one scale: whole areas at a glance.

use super::axes::Axes;
use super::draw::{Area, At, Canvas, Type, length};
use super::frame::Body;
use super::moment::{own, span, ups_and_downs};
use super::placement::{time_range, value_ticks};
use super::rows::{HEADING, stacked};
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Style};
use super::ticks::Ticks;
use crate::scene::Anchor;
use crate::text::{number, period_short};
use crate::tr;

/// The narrowest and the lowest small chart.
const LEAST: (f64, f64) = (92.0, 84.0);
/// Between two of them.
const GAP: f64 = 12.0;
/// Above each, for its name.
const NAME: f64 = 16.0;
/// The series told one by one.
const MOST_TOLD: usize = 6;

/// Small charts.
pub(super) struct SmallMultiples<'a> {
    pub panels: &'a [Panel],
}

/// How many stand beside each other.
fn across(count: usize, area: Area) -> usize {
    let most = ((area.width() + GAP) / (LEAST.0 + GAP)).floor().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let most = most as usize;
    // As close to squares as the room lets them be.
    let best = (1..=most.min(count.max(1))).min_by(|one, other| {
        let odd = |across: usize| {
            let down = count.div_ceil(across);
            let wide = area.width() / length(across);
            let high = area.height().max(length(down) * (LEAST.1 + NAME)) / length(down);
            (wide / high / 1.5).ln().abs()
        };
        odd(*one).total_cmp(&odd(*other))
    });
    best.unwrap_or(1)
}

impl SmallMultiples<'_> {
    fn drawn(&self, width: f64) -> impl Iterator<Item = (&Panel, f64)> {
        self.panels.iter().filter(|panel| panel.has_numbers()).map(move |panel| {
            let count = own(panel).len();
            let most = ((width + GAP) / (LEAST.0 + GAP)).floor().max(1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a small count"
            )]
            let down = count.div_ceil(most as usize);
            (panel, length(down) * (LEAST.1 + NAME + 4.0) + 20.0 + HEADING)
        })
    }
}

impl Body for SmallMultiples<'_> {
    fn least_height(&self, _: &Canvas<'_>, width: f64) -> f64 {
        let inside = width - 2.0 * super::frame::MARGIN - 24.0;
        self.drawn(inside).map(|(_, needed)| needed).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let time = time_range(self.panels).unwrap_or((0.0, 1.0));
        stacked(canvas, self.drawn(area.width() - 24.0), area, |canvas, panel, part| {
            draw_panel(canvas, panel, time, part);
        });
        Vec::new()
    }

    fn title(&self) -> Option<String> {
        let [panel] = self.panels else { return None };
        let (first, last) = span(panel)?;
        ups_and_downs(panel, first, last)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![tr!("chart-note-one-scale")];
        for panel in self.panels {
            let names: Vec<String> = panel
                .series
                .iter()
                .filter(|one| one.benchmark && one.has_numbers())
                .map(|one| one.name.clone())
                .collect();
            if !names.is_empty() && own(panel).iter().any(|one| !one.benchmark) {
                let names = super::title::listed(&names);
                notes.push(tr!("chart-note-in-each", names = names));
            }
            if let Some(target) = &panel.target {
                notes.push(tr!("chart-note-dotted", label = &target.label));
            }
        }
        notes
    }

    fn told(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for panel in self.panels.iter().filter(|panel| own(panel).len() > MOST_TOLD) {
            let Some((first, last)) = span(panel) else { continue };
            parts.push(tr!("chart-alt-many", count = own(panel).len()));
            parts.extend(ups_and_downs(panel, first, last).map(|text| format!("{text}.")));
            parts.extend(super::moment::told(panel, last));
        }
        parts
    }
}

fn draw_panel(canvas: &mut Canvas<'_>, panel: &Panel, time: (f64, f64), part: Area) {
    let cells = own(panel);
    let across = across(cells.len(), part);
    let down = cells.len().div_ceil(across);
    let Some(values) = value_ticks(panel, 3) else { return };
    let gutter = canvas.widest(values.labels().iter().map(String::as_str), Type::TINY) + 6.0;
    let width = (part.width() - gutter - GAP * length(across - 1)) / length(across);
    let height = (part.height() - 20.0) / length(down);
    for (place, series) in cells.iter().enumerate() {
        let (column, row) = (place % across, place / across);
        let left = part.left + gutter + length(column) * (width + GAP);
        let top = part.top + length(row) * height;
        let area =
            Area { left, top: top + NAME + 6.0, right: left + width, bottom: top + height - 12.0 };
        let last_row = place + across >= cells.len();
        let cell = Cell { panel, series, area, time, edges: (column == 0, last_row) };
        cell.draw(canvas, &values);
    }
}

struct Cell<'a> {
    panel: &'a Panel,
    series: &'a Series,
    area: Area,
    time: (f64, f64),
    /// Whether it stands in the first column, and lowest in its own.
    edges: (bool, bool),
}

impl Cell<'_> {
    fn draw(&self, canvas: &mut Canvas<'_>, values: &Ticks) {
        let Area { left, right, top, bottom } = self.area;
        let end = self.series.last().map(|(_, value)| number::format(value, self.series.decimals));
        // A number too wide for its chart is left to the table; it is never cut.
        let end = end.map(|text| {
            let fits = canvas.width(&text, Type::SMALL) + 24.0 <= right - left;
            if fits { text } else { String::new() }
        });
        let value_room = end.as_ref().map_or(0.0, |text| canvas.width(text, Type::SMALL) + 4.0);
        let ink = canvas.ink(Ink::Text);
        let name = canvas.elided(&self.series.name, Type::STRONG, right - left - value_room);
        canvas.text(At::new(left, top - 8.0), &name, Type::STRONG, Anchor::Start, ink);
        let quiet = canvas.ink(Ink::TextSecond);
        match end {
            Some(text) => {
                canvas.text(At::new(right, top - 8.0), &text, Type::SMALL, Anchor::End, quiet);
            }
            None => {
                let middle = At::new(left + 2.0, f64::midpoint(top, bottom));
                let text = canvas.elided(&tr!("chart-no-figure"), Type::TINY, right - left);
                canvas.text(middle, &text, Type::TINY, Anchor::Start, quiet);
            }
        }
        let axes = Axes { area: self.area, time: self.time, values: values.clone() };
        axes.draw_grid(canvas, false, Type::TINY);
        if self.edges.0 {
            for (value, label) in values.values.iter().zip(values.labels()) {
                let at = At::new(left - 5.0, axes.y(*value) + Type::TINY.drop());
                canvas.text(at, &label, Type::TINY, Anchor::End, quiet);
            }
        }
        if self.edges.1 {
            let grid = canvas.ink(Ink::Grid);
            let periods = self.panel.periods();
            for (period, anchor) in
                [(periods.first(), Anchor::Start), (periods.last(), Anchor::End)]
            {
                let Some(period) = period else { continue };
                let x = axes.x(period.axis_year());
                canvas.line(At::new(x, bottom), At::new(x, bottom + 3.0), grid, 1.0, Dash::Solid);
                let x = if anchor == Anchor::Start { left } else { right };
                let text = period_short(*period);
                let both = canvas.width(&text, Type::TINY) * 2.0 + 6.0 <= right - left;
                if both || anchor == Anchor::End {
                    canvas.text(At::new(x, bottom + 12.0), &text, Type::TINY, anchor, quiet);
                }
            }
        }
        axes.draw_breaks(canvas, &[self.series], false);
        axes.draw_target(canvas, self.panel);
        if !self.series.benchmark {
            for benchmark in self.panel.series.iter().filter(|one| one.benchmark) {
                axes.draw_series(canvas, benchmark, 0.7);
            }
        }
        // Alone in its chart, it needs no colour of its own.
        let style = Style { width: 2.0, marker: None, ..Style::own(0, 1, self.panel.perspective) };
        let style = if self.series.benchmark { self.series.style } else { style };
        axes.draw_series(canvas, &Series { style, ..self.series.clone() }, 0.9);
    }
}
