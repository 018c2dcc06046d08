//! Lines over time: a panel for each unit of measure, names and last values at the lines' ends.

use super::axes::Axes;
use super::draw::{Area, At, Canvas, Type, length};
use super::frame::{Body, MARGIN};
use super::labels::{Wanted, spread};
use super::period_ticks::period_ticks;
use super::placement::{end_label, label_priorities, time_range, value_ticks};
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Style};
use crate::scene::Anchor;
use crate::tr;

/// The share of the width that labels at the lines' ends may take.
const LABEL_SHARE: f64 = 0.34;
/// A panel is never lower than this.
const LEAST_PANEL: f64 = 90.0;
/// With very many lines.
const LEAST_MANY: f64 = 160.0;
/// The height of one label.
const LABEL: f64 = 13.75;

/// Lines over time.
pub(super) struct Lines<'a> {
    pub panels: &'a [Panel],
}

impl Body for Lines<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        let many = |panel: &Panel| panel.series.len() > Style::MOST_TOLD_APART;
        let each = |panel: &Panel| if many(panel) { LEAST_MANY } else { LEAST_PANEL };
        self.panels.iter().filter(|panel| panel.has_numbers()).map(each).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let drawn: Vec<&Panel> = self.panels.iter().filter(|panel| panel.has_numbers()).collect();
        let each = area.height() / length(drawn.len().max(1));
        let time = time_range(self.panels).unwrap_or((0.0, 1.0));
        let mut unlabelled = 0;
        for (place, panel) in drawn.into_iter().enumerate() {
            let top = area.top + length(place) * each;
            let part = Area { top, bottom: top + each, ..area };
            unlabelled += draw_panel(canvas, panel, time, self.panels.len() > 1, part);
        }
        if unlabelled > 0 { vec![tr!("chart-note-unlabelled", count = unlabelled)] } else { vec![] }
    }
}

struct End<'a> {
    series: &'a Series,
    x: f64,
    value: f64,
}

/// Draws a panel; answers how many lines got no name.
fn draw_panel(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    time: (f64, f64),
    several: bool,
    part: Area,
) -> usize {
    let top = part.top + if several { Type::SMALL.leading() + 8.0 } else { 8.0 };
    let ends: Vec<End<'_>> = panel
        .series
        .iter()
        .filter_map(|series| {
            let (point, value) = series.last()?;
            Some(End { series, x: point.x, value })
        })
        .collect();
    let names: Vec<String> =
        ends.iter().map(|end| end_label(panel, end.series, end.value, &|_| true)).collect();
    let target_label = panel.target.iter().map(|target| target.label.as_str());
    let widest = canvas
        .widest(names.iter().map(String::as_str), Type::STRONG)
        .max(canvas.widest(target_label, Type::SMALL));
    // Names are cut, numbers never.
    let numbers: Vec<String> =
        ends.iter().map(|end| end_label(panel, end.series, end.value, &|_| false)).collect();
    let number = canvas.widest(numbers.iter().map(String::as_str), Type::STRONG);
    let label_room = widest.min((part.width() + 2.0 * MARGIN) * LABEL_SHARE).max(number);
    let wanted = ((part.bottom - top) / 45.0).clamp(2.0, 8.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 8")]
    let Some(values) = value_ticks(panel, wanted as usize) else { return 0 };
    let gutter = canvas.widest(values.labels().iter().map(String::as_str), Type::SMALL);
    let mut area = Area {
        left: part.left + gutter + 8.0,
        top,
        right: part.right - label_room - 10.0,
        bottom: part.bottom - Type::SMALL.leading() - 12.0,
    };
    let measure = |text: &str| canvas.width(text, Type::SMALL);
    let periods = period_ticks(&panel.axis_periods(), time, area.width(), &measure);
    if periods.iter().any(|tick| tick.second_row) {
        area.bottom -= Type::SMALL.leading();
    }
    let axes = Axes { area, time, values };

    if several {
        let measure = super::title::measure_words(&panel.measure);
        let names = panel.indicators.join(", ");
        let heading = if measure.is_empty() { names } else { format!("{names} · {measure}") };
        let heading = canvas.elided(&heading, Type::STRONG, part.width());
        let ink = canvas.ink(Ink::Text);
        let at = At::new(part.left, top - 10.0);
        canvas.text(at, &heading, Type::STRONG, Anchor::Start, ink);
    }
    axes.draw_grid(canvas, true, Type::SMALL);
    let ink = canvas.ink(Ink::TextSecond);
    for tick in &periods {
        let row = if tick.second_row { 2.0 } else { 1.0 };
        let at = At::new(axes.x(tick.x), area.bottom + 4.0 + row * Type::SMALL.leading());
        canvas.text(at, &tick.label, Type::SMALL, Anchor::Middle, ink);
    }
    let all: Vec<&Series> = panel.series.iter().collect();
    axes.draw_breaks(canvas, &all, true);
    axes.draw_target(canvas, panel);
    // The first chosen on top.
    for series in panel.series.iter().rev() {
        axes.draw_series(canvas, series, 1.0);
    }
    draw_labels(canvas, panel, &axes, &ends, label_room)
}

fn draw_labels(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    axes: &Axes,
    ends: &[End<'_>],
    room: f64,
) -> usize {
    let area = axes.area;
    let priorities = label_priorities(panel);
    let mut wanted: Vec<Wanted> = panel
        .series
        .iter()
        .zip(&priorities)
        .filter_map(|(series, priority)| {
            let y = axes.y(series.last()?.1);
            Some(Wanted { y, height: LABEL, priority: *priority })
        })
        .collect();
    let target = panel.target.as_ref().and_then(|target| Some((target, target.spans.last()?)));
    if let Some((_, span)) = target {
        let y = axes.y(f64::midpoint(span.low, span.high));
        wanted.push(Wanted { y, height: LABEL, priority: u32::MAX });
    }
    let middles = spread(&wanted, area.top - 6.0, area.bottom + 6.0);
    let mut unlabelled = 0;
    for (end, middle) in ends.iter().zip(&middles) {
        let Some(y) = middle else {
            unlabelled += 1;
            continue;
        };
        let fits = |text: &str| canvas.width(text, Type::STRONG) <= room + 0.01;
        let text = end_label(panel, end.series, end.value, &fits);
        let quiet = end.series.style.ink == Ink::Quiet;
        let ink = if quiet { Ink::TextSecond } else { end.series.style.ink };
        let line_end = At::new(axes.x(end.x), axes.y(end.value));
        label(canvas, area.right, line_end, *y, &text, Type::STRONG, ink);
    }
    if let (Some((target, span)), Some(Some(y))) = (target, middles.last()) {
        let line_end =
            At::new(axes.x(span.to.min(axes.time.1)), axes.y(f64::midpoint(span.low, span.high)));
        let text = canvas.elided(&target.label, Type::SMALL, room);
        label(canvas, area.right, line_end, *y, &text, Type::SMALL, Ink::Target);
    }
    unlabelled
}

/// A label beside the plot, joined to its line's end where it stands far from it.
fn label(
    canvas: &mut Canvas<'_>,
    right: f64,
    line_end: At,
    y: f64,
    text: &str,
    kind: Type,
    ink: Ink,
) {
    if (y - line_end.y).abs() > 5.0 || right - line_end.x > 30.0 {
        let from = At::new(line_end.x + 5.0, line_end.y);
        let grid = canvas.ink(Ink::Grid);
        canvas.line(from, At::new(right + 7.0, y), grid, 1.0, Dash::Solid);
    }
    let colour = canvas.ink(ink);
    canvas.text(At::new(right + 10.0, y + kind.drop()), text, kind, Anchor::Start, colour);
}
