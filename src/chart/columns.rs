//! Upright columns over time: one for each series in each period, from zero.

use super::draw::{Area, At, Canvas, Type, length};
use super::moment::{number_at, star};
use super::placement::MARKER_RADIUS;
use super::rows::key;
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Marker};
use super::ticks::Ticks;
use crate::domain::Period;
use crate::scene::{Anchor, Colour};
use crate::text::{number, period_short};
use crate::tr;

/// The narrowest column.
const LEAST: f64 = 7.0;
/// Shades of up to four series, dark and light far apart so that they differ in grey.
pub(super) const SHADES: [u8; 4] = [6, 3, 1, 4];

/// The colour a column of one of several is filled with.
pub(super) fn fill(canvas: &Canvas<'_>, series: &Series, place: usize, count: usize) -> Colour {
    if series.benchmark {
        let first = series.style.dash == Dash::Dashed;
        return canvas.ink(if first { Ink::Grid } else { Ink::Quiet });
    }
    if count == 1 {
        return canvas.ink(series.style.ink);
    }
    canvas.theme.shade(SHADES.get(place % SHADES.len()).copied().unwrap_or_default()).0
}

/// The periods there are columns for: those of the lines, with the empty ones between.
fn periods(series: &[&Series]) -> Vec<Period> {
    let mut periods: Vec<Period> = series
        .iter()
        .flat_map(|one| {
            let line = one.points.iter().map(|point| point.period);
            line.filter(|period| Some(period.kind()) == one.kind).chain(one.absent.iter().copied())
        })
        .collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The periods of a panel's lines, those nothing was given for between them included.
pub(super) fn line_periods(panel: &Panel) -> Vec<Period> {
    periods(&panel.series.iter().collect::<Vec<_>>())
}

/// Draws them; answers what found no room.
pub(super) fn columns(canvas: &mut Canvas<'_>, panel: &Panel, part: Area) -> Option<String> {
    let series: Vec<&Series> = panel.series.iter().collect();
    let several = series.len() > 1;
    let mut part = part;
    if several {
        let entries: Vec<(Colour, String)> = series
            .iter()
            .enumerate()
            .map(|(place, one)| (fill(canvas, one, place, series.len()), one.name.clone()))
            .collect();
        part.top = key(canvas, part, &entries);
    }
    let mut periods = periods(&series);
    let from = base(panel);
    let values = panel.series.iter().flat_map(|one| one.numbers().map(|(_, value)| value));
    let aims = panel.target.iter().flat_map(|target| &target.spans);
    let values = values.chain(aims.flat_map(|span| [span.low, span.high])).chain([from]);
    let (low, high) = values.fold((from, from), |(low, high), one| (low.min(one), high.max(one)));
    let wanted = (part.height() / 45.0).clamp(2.0, 8.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 8")]
    let ticks = Ticks::around(low, if low == high { high + 1.0 } else { high }, wanted as usize);
    let gutter = canvas.widest(ticks.labels().iter().map(String::as_str), Type::SMALL);
    let target_room = panel.target.as_ref().map_or(0.0, |target| {
        canvas.width(&target.label, Type::SMALL).min(part.width() * 0.25) + 8.0
    });
    let area = Area {
        left: part.left + gutter + 8.0,
        top: part.top + 14.0,
        right: part.right - target_room,
        bottom: part.bottom - Type::SMALL.leading() - 10.0,
    };
    let each_least = LEAST * length(series.len()) + 4.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let room = ((area.width() / each_least) as usize).max(1);
    let left_out = periods.len().saturating_sub(room);
    periods.drain(..left_out);
    let each = area.width() / length(periods.len().max(1));
    let (bottom, top) = ticks.range();
    let y = |value: f64| area.bottom - (value - bottom) / (top - bottom) * area.height();

    let (grid, ink) = (canvas.ink(Ink::Grid), canvas.ink(Ink::TextSecond));
    for (value, label) in ticks.values.iter().zip(ticks.labels()) {
        let (from, to) = (At::new(area.left, y(*value)), At::new(area.right, y(*value)));
        canvas.line(from, to, grid, 1.0, Dash::Solid);
        let at = At::new(area.left - 8.0, y(*value) + Type::SMALL.drop());
        canvas.text(at, &label, Type::SMALL, Anchor::End, ink);
    }
    let inner = (each * 0.78).min(46.0 * length(series.len()));
    let bar = inner / length(series.len());
    // All values or none between the first and the last: some would look chosen.
    let labels = series.iter().all(|one| {
        one.numbers().all(|(_, value)| {
            let room = if several { bar + 1.0 } else { each };
            canvas.width(&number::format(value, one.decimals), Type::TINY) <= room
        })
    });
    for (place, one) in series.iter().enumerate() {
        let fill = fill(canvas, one, place, series.len());
        canvas.group(&one.name, |canvas| {
            for (number, period) in periods.iter().enumerate() {
                let Some((point, value)) = number_at(one, *period) else { continue };
                let left =
                    area.left + (length(number) + 0.5) * each - inner / 2.0 + length(place) * bar;
                let right = left + bar - if several { 1.0 } else { 0.0 };
                let unsure = super::axes::is_unsure(point.marks);
                let outline = canvas.ink(Ink::TextSecond);
                let (fill, outline) = if unsure {
                    (canvas.ink(Ink::Ground), Some(fill))
                } else {
                    (fill, (several || one.benchmark).then_some(outline))
                };
                canvas.rect(At::new(left, y(from)), At::new(right, y(value)), fill, outline);
                let is_end = number == 0 || number + 1 == periods.len();
                if labels || (is_end && !several) {
                    let text = format!("{}{}", number::format(value, one.decimals), star(point));
                    let above = value >= from;
                    let shift = if above { -4.0 } else { Type::TINY.size + 2.0 };
                    let at = At::new(f64::midpoint(left, right), y(value) + shift);
                    let ink = canvas.ink(Ink::Text);
                    canvas.text(at, &text, Type::TINY, Anchor::Middle, ink);
                }
            }
        });
    }
    let strong = canvas.ink(Ink::Quiet);
    canvas.line(
        At::new(area.left, y(from)),
        At::new(area.right, y(from)),
        strong,
        1.0,
        Dash::Solid,
    );
    draw_targets(canvas, panel, &periods, (area, part.right), each, &y);
    draw_periods(canvas, &periods, area, each);
    (left_out > 0).then(|| tr!("chart-note-periods-left-out", count = left_out))
}

/// Where columns and bars begin.
pub(super) fn base(panel: &Panel) -> f64 {
    let is_index =
        panel.series.iter().any(|one| matches!(one.reckoning, super::spec::Reckoning::Index(_)));
    if is_index { 100.0 } else { 0.0 }
}

fn draw_targets(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    periods: &[Period],
    (area, right): (Area, f64),
    each: f64,
    y: &dyn Fn(f64) -> f64,
) {
    let Some(target) = &panel.target else { return };
    let ink = canvas.ink(Ink::Target);
    let mut end = None;
    for (number, period) in periods.iter().enumerate() {
        let Some((low, high)) = target.in_year(period.end_year()) else { continue };
        let left = area.left + length(number) * each;
        for value in [low, high] {
            let (from, to) = (At::new(left, y(value)), At::new(left + each, y(value)));
            canvas.line(from, to, ink, 1.5, Dash::Dotted);
        }
        end = Some(At::new(left + each, y(f64::midpoint(low, high))));
    }
    if let Some(end) = end {
        let text = canvas.elided(&target.label, Type::SMALL, right - end.x - 5.0);
        let at = At::new(end.x + 5.0, end.y + Type::SMALL.drop());
        canvas.text(at, &text, Type::SMALL, Anchor::Start, ink);
        canvas.marker(end, Marker::Diamond, MARKER_RADIUS * 0.5, ink, true);
    }
}

/// Every period's name, or every second, third ... where they have no room; the last always.
pub(super) fn draw_periods(canvas: &mut Canvas<'_>, periods: &[Period], area: Area, each: f64) {
    let labels: Vec<String> = periods.iter().map(|period| period_short(*period)).collect();
    let widest = canvas.widest(labels.iter().map(String::as_str), Type::SMALL) + 6.0;
    let ink = canvas.ink(Ink::TextSecond);
    let mut stride = 1;
    while length(stride) * each < widest && stride < labels.len() {
        stride += 1;
    }
    for (place, label) in labels.iter().enumerate().rev().step_by(stride) {
        let x = area.left + (length(place) + 0.5) * each;
        let half = canvas.width(label, Type::SMALL) / 2.0;
        let x = x.min(area.right + 8.0 - half.min(area.width() / 2.0));
        let at = At::new(x, area.bottom + 4.0 + Type::SMALL.leading());
        canvas.text(at, label, Type::SMALL, Anchor::Middle, ink);
    }
}
