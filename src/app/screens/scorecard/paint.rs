//! What the table paints: its headings, names and cells.

use eframe::egui::{
    self, Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, TextStyle, TextWrapMode, Ui,
    WidgetInfo, WidgetText,
};

use super::board::{Board, Cell, Column, Line};
use super::grid::Layout;
use crate::app::theme::{Palette, icon, icon_font, medium, palette, semibold, text_size};
use crate::app::widgets::cut_name;
use crate::tr;

/// The headings; the period being filled in is unmistakable.
pub(super) fn heads(ui: &mut Ui, board: &Board, layout: &Layout, rect: Rect, read_only: bool) {
    let palette = palette(ui);
    let clip = ui.clip_rect();
    for (at, column) in board.columns.iter().enumerate() {
        let here = layout.column(at, rect);
        if !here.intersects(clip) {
            continue;
        }
        let text = column.head();
        let response = ui.interact(here, ui.scope_id().with(("head", at)), Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &text));
        let inner = here.shrink2(egui::vec2(8.0, 0.0));
        let (align, pos) = match column {
            Column::Result { .. } | Column::Target { .. } | Column::Change => {
                (Align2::RIGHT_CENTER, inner.right_center())
            }
            _ => (Align2::LEFT_CENTER, inner.left_center()),
        };
        if matches!(column, Column::Result { now: true, .. }) && !read_only {
            let corners = CornerRadius { nw: 6, ne: 6, sw: 0, se: 0 };
            ui.painter().rect_filled(here, corners, palette.accent);
            let first = pos - egui::vec2(0.0, 8.0);
            ui.painter().text(first, align, text, semibold(text_size::SMALL), palette.on_accent);
            let second = pos + egui::vec2(0.0, 8.0);
            let font = FontId::proportional(11.0);
            ui.painter().text(second, align, tr!("board-now"), font, palette.on_accent);
        } else {
            let font = medium(text_size::SMALL);
            ui.painter().text(pos, align, text, font, palette.ink_second);
        }
    }
    let name = layout.name(rect, clip);
    ui.painter().rect_filled(name, 0, palette.surface);
    let at = name.left_center() + egui::vec2(8.0, 0.0);
    let font = medium(text_size::SMALL);
    ui.painter().text(at, Align2::LEFT_CENTER, tr!("board-indicator"), font, palette.ink_second);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
}

/// A result area above its indicators.
pub(super) fn heading(
    ui: &mut Ui,
    palette: &Palette,
    name: Rect,
    row: Rect,
    text: &str,
    perspective: Option<crate::domain::Perspective>,
) {
    let colour = match perspective {
        Some(_) => palette.perspective(perspective),
        None => palette.ink_second,
    };
    let response = ui.interact(name, ui.scope_id().with(("area", text)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, text));
    // The period's band must not run through the heading.
    ui.painter().rect_filled(row, 0, palette.surface);
    let at = name.left_bottom() + egui::vec2(8.0, -9.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, text, semibold(13.0), colour);
    ui.painter().hline(row.x_range(), row.bottom() - 1.0, Stroke::new(2.0, colour));
}

fn galley(ui: &Ui, text: WidgetText, width: f32) -> std::sync::Arc<egui::Galley> {
    text.into_galley(ui, Some(TextWrapMode::Truncate), width.max(0.0), TextStyle::Body)
}

/// A group's line as it is to be painted.
pub(super) struct GroupRow<'a> {
    pub name: &'a str,
    pub count: usize,
    pub open: bool,
    /// The keys are at it, and the table has them.
    pub picked: bool,
    pub focused: bool,
}

/// "Trives du på skolen?, 11 indikatorer".
pub(super) fn group_name(name: &str, count: usize) -> String {
    format!("{name}, {}", tr!("count-indicators", count = count))
}

/// The name that the parts below it share, over the whole width.
pub(super) fn group_line(
    ui: &Ui,
    row: Rect,
    name: Rect,
    id: egui::Id,
    held: &GroupRow<'_>,
) -> egui::Response {
    let palette = palette(ui);
    let seen = row.with_min_x(name.left()).intersect(ui.clip_rect());
    let response = ui.interact(seen, id, Sense::CLICK | Sense::HOVER);
    let spoken = group_name(held.name, held.count);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(held.open));
    // The period's band ends above it and goes on below.
    let ground = if held.picked || response.hovered() { palette.sunken } else { palette.surface };
    ui.painter().rect_filled(row, 0, ground);
    ui.painter().hline(row.x_range(), row.bottom() - 0.5, Stroke::new(1.0, palette.line));
    if held.focused {
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter().rect_stroke(seen.shrink(1.0), 3, stroke, egui::StrokeKind::Inside);
    }
    let sign = if held.open { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT };
    let middle = row.center().y;
    let at = egui::pos2(name.left() + 6.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, sign, icon_font(14.0), palette.ink_second);
    let at = egui::pos2(seen.right() - 8.0, middle);
    let count = tr!("count-indicators", count = held.count);
    let small = FontId::proportional(text_size::SMALL);
    let count = ui.painter().text(at, Align2::RIGHT_CENTER, count, small, palette.ink_third);
    let left = name.left() + 8.0 + PART;
    let font = medium(text_size::BODY);
    let text = cut_name(ui, held.name, &font, count.left() - 12.0 - left, 1);
    let at = egui::pos2(left, middle - text.galley.size().y / 2.0);
    ui.painter().galley(at, text.galley, palette.ink);
    if text.is_cut { response.on_hover_text(held.name) } else { response }
}

/// How far parts are set in below the line of their group.
const PART: f32 = 18.0;

/// Between a name and its unit of measure.
const MEASURE_GAP: f32 = 4.0;

/// An indicator with its unit of measure.
pub(super) fn name_cell(ui: &Ui, palette: &Palette, rect: Rect, line: &Line) {
    let font = FontId::proportional(text_size::BODY);
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let mut inner = rect.shrink2(egui::vec2(8.0, 0.0));
    if line.part.is_some() {
        inner.min.x += PART;
    }
    let mut end = inner.right();
    let mut measure = None;
    let shown = line.part.as_ref().unwrap_or(&line.title);
    // "Aldri, antall" says it itself.
    if !line.measure.is_empty() && !shown.ends_with(&format!(", {}", line.measure)) {
        let text = egui::RichText::new(&line.measure).font(font.clone());
        let text = galley(ui, text.into(), inner.width() * 0.5);
        end -= text.size().x + MEASURE_GAP;
        measure = Some(text);
    }
    let name = cut_name(ui, shown, &font, end - inner.left(), 1).galley;
    let top = |galley: &egui::Galley| rect.center().y - galley.size().y / 2.0;
    let after = inner.left() + name.size().x + MEASURE_GAP;
    painter.galley(egui::pos2(inner.left(), top(&name)), name, palette.ink);
    if let Some(text) = measure {
        painter.galley(egui::pos2(after, top(&text)), text, palette.ink_third);
    }
}

/// A cell of a number or a source.
pub(super) fn paint_cell(
    ui: &Ui,
    palette: &Palette,
    rect: Rect,
    column: Column,
    cell: &Cell,
    read_only: bool,
) {
    let now = matches!(column, Column::Result { now: true, .. });
    let inner = rect.shrink2(egui::vec2(8.0, 0.0));
    let left = matches!(column, Column::Source);
    if cell.commented {
        // The corner spreadsheets mark a comment with.
        let corner = rect.right_top() + egui::vec2(-2.0, 2.0);
        let points = vec![corner, corner - egui::vec2(7.0, 0.0), corner + egui::vec2(0.0, 7.0)];
        ui.painter().add(egui::Shape::convex_polygon(points, palette.accent, Stroke::NONE));
    }
    if cell.text.is_empty() {
        if now && !read_only {
            // An empty cell that waits to be filled in.
            let line = Rect::from_min_max(
                egui::pos2(inner.right() - 34.0, rect.center().y + 8.0),
                egui::pos2(inner.right(), rect.center().y + 9.0),
            );
            ui.painter().rect_filled(line, 0, palette.accent);
        } else if column.is_edited() {
            let at = inner.right_center();
            let font = FontId::proportional(text_size::BODY);
            ui.painter().text(at, Align2::RIGHT_CENTER, "·", font, palette.ink_third);
        }
        return;
    }
    let (font, ink) = if cell.missing {
        (FontId::proportional(text_size::SMALL), palette.ink_third)
    } else if left {
        (FontId::proportional(text_size::BODY), palette.ink_second)
    } else if now {
        (semibold(text_size::BODY), palette.ink)
    } else {
        (FontId::proportional(text_size::BODY), palette.ink)
    };
    let ink = if cell.computed { palette.ink_second } else { ink };
    let text = egui::RichText::new(&cell.text).font(font);
    let galley = galley(ui, text.into(), inner.width());
    let align = if left { Align2::LEFT_CENTER } else { Align2::RIGHT_CENTER };
    let at = align.align_size_within_rect(galley.size(), inner).min;
    ui.painter().galley(at, galley, ink);
    if cell.differs {
        let at = egui::pos2(inner.right() + 3.0, rect.top() + 8.0);
        let side = egui::vec2(3.0, 3.0);
        let rhombus = vec![
            at - egui::vec2(0.0, side.y),
            at + egui::vec2(side.x, 0.0),
            at + egui::vec2(0.0, side.y),
            at - egui::vec2(side.x, 0.0),
        ];
        let shape = egui::Shape::convex_polygon(rhombus, palette.attention, Stroke::NONE);
        ui.painter().add(shape);
    }
}
