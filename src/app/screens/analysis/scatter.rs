//! Two indicators against each other: a point per unit and year, and how sure a relation is.

use eframe::egui::{self, Align2, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::analysis::{Correlation, Pair};
use crate::app::theme::{palette, text_size};
use crate::domain::{Indicator, Workspace};
use crate::text::{number, period_name};
use crate::tr;

/// Within this distance the pointer is at a point.
const NEAR: f32 = 9.0;

/// The correlation in plain words; never a cause.
#[must_use]
pub fn in_words(found: Option<&Correlation>, first: &str, second: &str) -> String {
    let Some(found) = found else { return tr!("analysis-too-few-pairs") };
    if found.may_be_none() {
        return tr!("analysis-unsure", first = first, second = second);
    }
    if found.r > 0.0 {
        tr!("analysis-together", first = first, second = second)
    } else {
        tr!("analysis-opposite", first = first, second = second)
    }
}

/// "26 enheter, 52 par · r = −0,52 (95 %: −0,76 til −0,17)"
#[must_use]
pub fn figures(found: &Correlation) -> String {
    let r = number::format(found.r, 2);
    match found.interval {
        Some((low, high)) => tr!(
            "analysis-correlation",
            units = found.units,
            pairs = found.pairs,
            r = r,
            low = number::format(low, 2),
            high = number::format(high, 2)
        ),
        None => {
            tr!("analysis-correlation-short", units = found.units, pairs = found.pairs, r = r)
        }
    }
}

fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), one| (a.min(one), b.max(one)));
    let pad = if high > low { (high - low) * 0.06 } else { 1.0 };
    (low - pad, high + pad)
}

/// Draws the points; the one at the pointer is named.
pub fn scatter(
    ui: &mut Ui,
    workspace: &Workspace,
    pairs: &[Pair],
    (first, second): (&Indicator, &Indicator),
    height: f32,
) {
    let palette = palette(ui);
    let (rect, response) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), height), Sense::hover());
    let spoken = tr!(
        "analysis-scatter",
        first = first.title(),
        second = second.title(),
        count = pairs.len()
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
    if pairs.is_empty() {
        return;
    }
    let plot =
        Rect::from_min_max(rect.min + egui::vec2(52.0, 24.0), rect.max - egui::vec2(12.0, 40.0));
    let (left, right) = range(pairs.iter().map(|pair| pair.first));
    let (bottom, top) = range(pairs.iter().map(|pair| pair.second));
    #[expect(clippy::cast_possible_truncation, reason = "places in a picture")]
    let place = |x: f64, y: f64| {
        egui::pos2(
            plot.left() + plot.width() * ((x - left) / (right - left)) as f32,
            plot.bottom() - plot.height() * ((y - bottom) / (top - bottom)) as f32,
        )
    };
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.mark);
    painter.hline(plot.x_range(), plot.bottom(), line);
    painter.vline(plot.left(), plot.y_range(), line);
    let small = FontId::proportional(text_size::SMALL);
    for (value, is_x) in [(left, true), (right, true), (bottom, false), (top, false)] {
        let decimals = if is_x { first.decimals } else { second.decimals };
        let text = number::format(value, decimals);
        if is_x {
            let at = place(value, bottom) + egui::vec2(0.0, 4.0);
            let align = if value == left { Align2::LEFT_TOP } else { Align2::RIGHT_TOP };
            painter.text(at, align, text, small.clone(), palette.ink_third);
        } else {
            let at = place(left, value) - egui::vec2(5.0, 0.0);
            let align = if value == bottom { Align2::RIGHT_BOTTOM } else { Align2::RIGHT_TOP };
            painter.text(at, align, text, small.clone(), palette.ink_third);
        }
    }
    let named = |one: &Indicator| {
        if one.measure.is_empty() {
            one.title()
        } else {
            format!("{} ({})", one.title(), one.measure)
        }
    };
    let below = egui::pos2(plot.center().x, rect.bottom() - 2.0);
    painter.text(below, Align2::CENTER_BOTTOM, named(first), small.clone(), palette.ink_second);
    let above = egui::pos2(rect.left(), rect.top());
    painter.text(above, Align2::LEFT_TOP, named(second), small.clone(), palette.ink_second);
    if let Some((slope, start)) = fitted(pairs) {
        let ends = [left, right].map(|x| place(x, start + slope * x));
        painter.with_clip_rect(plot).line_segment(ends, Stroke::new(1.5, palette.ink));
    }
    let colour = palette.perspective(second.perspective);
    let pointer = response.hover_pos();
    let mut nearest: Option<(f32, &Pair)> = None;
    for pair in pairs {
        let at = place(pair.first, pair.second);
        painter.circle_filled(at, 4.5, colour);
        if let Some(distance) = pointer.map(|pointer| pointer.distance(at))
            && distance < NEAR
            && nearest.is_none_or(|(least, _)| distance < least)
        {
            nearest = Some((distance, pair));
        }
    }
    let name = |pair: &Pair| {
        let unit = workspace.unit(pair.unit).map_or("", |unit| unit.name.as_str());
        format!("{unit}, {}", period_name(pair.period))
    };
    if let Some((_, pair)) = nearest {
        let at = place(pair.first, pair.second);
        painter.circle_stroke(at, 6.5, Stroke::new(1.5, palette.ink));
        let text = format!(
            "{}: {} / {}",
            name(pair),
            number::format(pair.first, first.decimals),
            number::format(pair.second, second.decimals)
        );
        response.on_hover_text_at_pointer(text);
    } else {
        // Those farthest out are named unasked.
        let far = |pair: &&Pair| {
            let at = place(pair.first, pair.second);
            plot.center().distance(at)
        };
        let mut sorted: Vec<&Pair> = pairs.iter().collect();
        sorted.sort_by(|a, b| far(b).total_cmp(&far(a)));
        for pair in sorted.into_iter().take(3) {
            let at = place(pair.first, pair.second);
            let right = at.x > plot.center().x;
            let (align, away) =
                if right { (Align2::RIGHT_CENTER, -8.0) } else { (Align2::LEFT_CENTER, 8.0) };
            let at = at + egui::vec2(away, 0.0);
            painter.text(at, align, name(pair), small.clone(), palette.ink_second);
        }
    }
}

/// The line nearest the points: slope and start.
#[expect(clippy::cast_precision_loss, reason = "some thousand points")]
fn fitted(pairs: &[Pair]) -> Option<(f64, f64)> {
    let count = pairs.len() as f64;
    let first = pairs.iter().map(|pair| pair.first).sum::<f64>() / count;
    let second = pairs.iter().map(|pair| pair.second).sum::<f64>() / count;
    let both: f64 = pairs.iter().map(|pair| (pair.first - first) * (pair.second - second)).sum();
    let own: f64 = pairs.iter().map(|pair| (pair.first - first).powi(2)).sum();
    (pairs.len() > 2 && own > 0.0).then(|| (both / own, second - both / own * first))
}
