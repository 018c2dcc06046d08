//! What charts of rows share: names to the left, a scale across, a key above.

use super::draw::{Area, At, Canvas, Type, length};
use super::series::Panel;
use super::theme::{Dash, Ink};
use super::ticks::Ticks;
use crate::scene::{Anchor, Colour};

/// The share of the width the names may take.
const NAME_SHARE: f64 = 0.4;
/// The highest row.
const MOST: f64 = 34.0;
/// The least room for what is drawn between names and numbers.
const LEAST_PLOT: f64 = 50.0;
/// Below each scale.
const FOOT: f64 = 18.0;

/// Panels below each other, each with its heading where there are several, as high as their
/// rows ask for.
pub(super) fn stacked<'p>(
    canvas: &mut Canvas<'_>,
    panels: impl Iterator<Item = (&'p Panel, f64)>,
    area: Area,
    mut draw: impl FnMut(&mut Canvas<'_>, &'p Panel, Area),
) {
    let panels: Vec<(&Panel, f64)> = panels.collect();
    let whole: f64 = panels.iter().map(|(_, weight)| weight).sum();
    let several = panels.len() > 1;
    let mut top = area.top;
    for (panel, weight) in panels {
        let bottom = top + area.height() * weight / whole.max(1e-9);
        let mut part = Area { top, bottom, ..area };
        if several {
            heading(canvas, panel, part);
            part.top += HEADING;
        }
        draw(canvas, panel, part);
        top = bottom;
    }
}

/// The height of a panel's heading.
pub(super) const HEADING: f64 = 22.0;

fn heading(canvas: &mut Canvas<'_>, panel: &Panel, part: Area) {
    let measure = super::title::measure_words(&panel.measure);
    let names = panel.indicators.join(", ");
    let text = if measure.is_empty() { names } else { format!("{names} · {measure}") };
    let text = canvas.elided(&text, Type::STRONG, part.width());
    let ink = canvas.ink(Ink::Text);
    canvas.text(At::new(part.left, part.top + 15.0), &text, Type::STRONG, Anchor::Start, ink);
}

/// The heights rows of a chart need at least: `each` for each, and the scale below.
pub(super) fn needed(rows: usize, each: f64) -> f64 {
    length(rows.max(1)) * each + FOOT + 8.0
}

/// Rows with their names drawn.
pub(super) struct Rows {
    /// Right of the names, above the scale.
    pub plot: Area,
    pub each: f64,
}

impl Rows {
    /// Draws the names and finds the plot its place.
    ///
    /// `reserve` is the room that numbers beside the plot need; names are cut, numbers never.
    pub fn new(
        canvas: &mut Canvas<'_>,
        part: Area,
        names: &[&str],
        scale: bool,
        reserve: f64,
    ) -> Self {
        let left_over = (part.width() - reserve - LEAST_PLOT).max(20.0);
        let room = canvas
            .widest(names.iter().copied(), Type::SMALL)
            .min(part.width() * NAME_SHARE)
            .min(left_over);
        let foot = if scale { FOOT } else { 4.0 };
        let mut plot = Area {
            left: part.left + room + 10.0,
            top: part.top + 4.0,
            right: part.right,
            bottom: part.bottom - foot,
        };
        let each = (plot.height() / length(names.len().max(1))).min(MOST);
        plot.bottom = plot.top + each * length(names.len());
        let rows = Self { plot, each };
        let ink = canvas.ink(Ink::Text);
        let lines = if each >= 2.0 * Type::SMALL.leading() { 2 } else { 1 };
        for (place, name) in names.iter().enumerate() {
            let lines = canvas.wrapped(name, Type::SMALL, room + 0.01, lines);
            let first = rows.middle(place)
                - length(lines.len() - lines.len().min(1)) * Type::SMALL.leading() / 2.0;
            for (number, line) in lines.iter().enumerate() {
                let y = first + length(number) * Type::SMALL.leading() + Type::SMALL.drop();
                canvas.text(At::new(part.left, y), line, Type::SMALL, Anchor::Start, ink);
            }
        }
        rows
    }

    /// The middle of a row.
    pub fn middle(&self, place: usize) -> f64 {
        self.plot.top + (length(place) + 0.5) * self.each
    }
}

/// A horizontal scale of values.
pub(super) struct Scale {
    ticks: Ticks,
    left: f64,
    right: f64,
}

impl Scale {
    /// A scale that holds these values, with room beside it for labels.
    pub fn new(
        values: impl Iterator<Item = f64>,
        from: Option<f64>,
        (left, right): (f64, f64),
    ) -> Option<Self> {
        let range = values.chain(from).filter(|value| value.is_finite()).fold(
            None,
            |range: Option<(f64, f64)>, value| {
                Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
            },
        )?;
        let (low, high) = match range {
            (low, high) if low == high => (low.min(0.0), if high > 0.0 { high } else { low + 1.0 }),
            range => range,
        };
        let wanted = ((right - left) / 70.0).clamp(2.0, 7.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 2 and 7"
        )]
        let ticks = Ticks::around(low, high, wanted as usize);
        Some(Self { ticks, left, right: right.max(left + 20.0) })
    }

    pub fn x(&self, value: f64) -> f64 {
        let (low, high) = self.ticks.range();
        self.left + (value - low) / (high - low) * (self.right - self.left)
    }

    /// Light upright lines with their numbers below.
    pub fn draw(&self, canvas: &mut Canvas<'_>, plot: Area, strong: Option<f64>) {
        let grid = canvas.ink(Ink::Grid);
        let xs: Vec<f64> = self.ticks.values.iter().map(|value| self.x(*value)).collect();
        for x in &xs {
            canvas.line(At::new(*x, plot.top), At::new(*x, plot.bottom), grid, 1.0, Dash::Solid);
        }
        let at = At::new(plot.right, plot.bottom + 13.0);
        tick_labels(canvas, &xs, &self.ticks.labels(), at);
        if let Some(value) = strong {
            let (x, colour) = (self.x(value), canvas.ink(Ink::Quiet));
            canvas.line(At::new(x, plot.top), At::new(x, plot.bottom), colour, 1.0, Dash::Solid);
        }
    }
}

/// The numbers below a scale: every second, third ... where they have no room. None reaches
/// farther right than `end`, which is also how low they stand.
pub(super) fn tick_labels(canvas: &mut Canvas<'_>, xs: &[f64], labels: &[String], end: At) {
    let placed: Vec<(f64, f64)> = xs
        .iter()
        .zip(labels)
        .map(|(x, label)| {
            let half = canvas.width(label, Type::SMALL) / 2.0;
            (x.min(end.x - half), half)
        })
        .collect();
    let fits = |stride: usize| {
        let kept: Vec<(f64, f64)> = placed.iter().copied().step_by(stride).collect();
        kept.windows(2).all(|pair| match pair {
            [(x, half), (next, next_half)] => next - next_half - (x + half) >= 5.0,
            _ => true,
        })
    };
    let stride = (1..=labels.len().max(1)).find(|stride| fits(*stride)).unwrap_or(1);
    let ink = canvas.ink(Ink::TextSecond);
    for ((x, _), label) in placed.iter().zip(labels).step_by(stride) {
        canvas.text(At::new(*x, end.y), label, Type::SMALL, Anchor::Middle, ink);
    }
}

/// Squares with their names, in one or more lines; answers where it ends.
pub(super) fn key(canvas: &mut Canvas<'_>, area: Area, entries: &[(Colour, String)]) -> f64 {
    const BOX: f64 = 9.0;
    let (outline, ink) = (canvas.ink(Ink::TextSecond), canvas.ink(Ink::Text));
    let (mut x, mut y) = (area.left, area.top + 10.0);
    for (fill, name) in entries {
        let name = canvas.elided(name, Type::SMALL, area.width() - BOX - 5.0);
        let width = BOX + 5.0 + canvas.width(&name, Type::SMALL);
        if x > area.left && x + width > area.right {
            x = area.left;
            y += Type::SMALL.leading();
        }
        let corner = At::new(x + BOX, y + BOX / 2.0);
        canvas.rect(At::new(x, y - BOX / 2.0), corner, *fill, Some(outline));
        let at = At::new(x + BOX + 5.0, y + Type::SMALL.drop());
        canvas.text(at, &name, Type::SMALL, Anchor::Start, ink);
        x += width + 16.0;
    }
    y + 10.0
}
