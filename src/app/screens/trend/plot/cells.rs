//! A small chart for each unit, all with one scale.

use eframe::egui::{self, Align2, FontId, Rect, Role, Sense, Ui, WidgetInfo};

use super::super::view::View;
use super::{Drawing, Exploring, Line, gestures, handle, text_width};
use crate::app::theme::{medium, palette, space, text_size};
use crate::app::widgets::cut_name;
use crate::chart::theme::Style;
use crate::domain::Workspace;
use crate::text::{number, period_short};
use crate::tr;

/// The narrowest small chart, and its height.
const NARROWEST: f32 = 128.0;
const HEIGHT: f32 = 112.0;
/// Above each, for its name; below each row, for the first and the last period.
const NAME: f32 = 20.0;
const FOOT: f32 = 18.0;
const GAP: f32 = 14.0;
/// Places of their lines among those of whole panels.
const FIRST_KEPT: usize = 1_000;
/// The most small charts of a panel; as many as a chart has lines.
const MOST: usize = crate::chart::spec::MAX_SERIES;

fn tiny() -> FontId {
    FontId::proportional(text_size::SMALL - 1.0)
}

/// Draws a panel as small charts over the available width, as high as they need.
pub fn cells(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &View,
    place: usize,
    exploring: &mut Exploring,
) {
    let (Some(panel), Some(Some(panel_view)), Some(time)) =
        (view.drawn.get(place), view.panels.get(place), view.time)
    else {
        return;
    };
    let small_view = panel_view.small();
    let width = ui.available_width();
    let labels = small_view.ticks.labels();
    let gutter = labels.iter().map(|label| text_width(ui, label, tiny())).fold(0.0, f32::max);
    let gutter = gutter + space::S;
    let own: Vec<usize> = (0..panel.series.len())
        .filter(|at| panel.series.get(*at).is_some_and(|one| one.is_own()))
        .take(MOST)
        .collect();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let across = (((width - gutter + GAP) / (NARROWEST + GAP)).floor().max(1.0) as usize)
        .min(own.len().max(1));
    let down = own.len().div_ceil(across);
    #[expect(clippy::cast_precision_loss, reason = "a small count")]
    let count = |number: usize| number as f32;
    let each = (width - gutter - GAP * (count(across) - 1.0)) / count(across);
    let row = NAME + HEIGHT + FOOT;
    let (_, whole) = ui.allocate_space(egui::vec2(width, row * count(down)));
    let id = ui.scope_id().with(("trend-cells", place));
    let response = ui.interact(whole, id, Sense::click_and_drag());
    let years = exploring.zoom.unwrap_or(time);
    let range = view.key.choice().range;
    let colours = palette(ui);
    let benchmarks =
        || panel.series.iter().zip(&panel_view.runs).filter(|(series, _)| series.benchmark);
    let mut drawings = Vec::with_capacity(own.len());
    for (number, at) in own.iter().enumerate() {
        let (column, line) = (number % across, number / across);
        let corner =
            whole.left_top() + egui::vec2(gutter + count(column) * (each + GAP), count(line) * row);
        let area = Rect::from_min_size(
            corner + egui::vec2(0.0, NAME),
            egui::vec2(each, HEIGHT - space::XS),
        );
        let (Some(series), Some(runs)) = (panel.series.get(*at), panel_view.runs.get(*at)) else {
            continue;
        };
        let mut drawing = Drawing::new(ui, (panel, &small_view), area, years, exploring.marked);
        // Alone in its chart, it needs no colour of its own.
        let style = Style { width: 2.0, marker: None, ..Style::own(0, 1, panel.perspective) };
        drawing.lines = std::iter::once(Line { series, runs, style })
            .chain(benchmarks().map(|(series, runs)| Line { series, runs, style: series.style }))
            .collect();
        // The lines to compare with are in every chart; what is picked is this unit's.
        drawing.active = 1;
        if !ui.is_rect_visible(Rect::from_min_size(corner, egui::vec2(each, row))) {
            drawings.push(drawing);
            continue;
        }
        gestures::paint_range(ui, &drawing, exploring, range);
        drawing.grid(ui, column == 0, colours.ink_second);
        drawing.draw_target(ui);
        let kept = exploring.kept.entry(FIRST_KEPT * (place + 1) + number);
        drawing.draw_lines(ui, kept.or_default());
        let top = corner.y + NAME - space::XS;
        let end = series.last().map_or_else(
            || tr!("chart-no-figure"),
            |(_, value)| number::format(value, series.decimals),
        );
        let painter = ui.painter();
        let at = egui::pos2(area.right(), top);
        let end = painter.text(at, Align2::RIGHT_BOTTOM, end, tiny(), colours.ink_second);
        let room = (end.left() - corner.x - space::XS).max(20.0);
        let name = cut_name(ui, &series.name, &medium(text_size::SMALL), room, 1);
        let at = egui::pos2(corner.x, top - name.galley.size().y);
        let (elided, rect) = (name.is_cut, Rect::from_min_size(at, name.galley.size()));
        painter.galley(at, name.galley, colours.ink);
        let id = ui.scope_id().with(("cell-name", place, number));
        let named = ui.interact(rect, id, Sense::HOVER);
        named.widget_info(|| WidgetInfo::labeled(Role::Label, true, &series.name));
        if elided {
            named.on_hover_text(&series.name);
        }
        // The years are never scrolled out of sight.
        if column == 0 || number + across >= own.len() {
            let bottom = area.bottom() + 3.0;
            let periods = &small_view.periods;
            let both = periods.first() != periods.last();
            for (period, align, x) in [
                (periods.first().filter(|_| both), Align2::LEFT_TOP, area.left()),
                (periods.last(), Align2::RIGHT_TOP, area.right()),
            ] {
                let Some(period) = period else { continue };
                let at = egui::pos2(x, bottom);
                painter.text(at, align, period_short(*period), tiny(), colours.ink_second);
            }
        }
        drawings.push(drawing);
    }
    handle(ui, workspace, view, &response, &drawings, exploring);
}
