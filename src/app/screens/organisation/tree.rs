//! The tree of units: chosen with the mouse or the keys, moved by dragging.

use eframe::egui::{
    self, Align2, CornerRadius, CursorIcon, FontId, Rect, Role, ScrollArea, Sense, Stroke, Ui,
    Vec2, WidgetInfo, pos2,
};

use super::rows::{Row, Rows};
use crate::app::theme::{icon, icon_font, medium, palette, radius, size, space, text_size};
use crate::app::widgets::cut;
use crate::domain::UnitId;
use crate::tr;

/// How far one level is set in.
const INDENT: f32 = 18.0;
/// The sign that folds a unit.
const FOLD: f32 = 22.0;

/// Where a dragged unit would be let go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drop {
    /// Last below this unit.
    Into(UnitId),
    Before(UnitId),
    After(UnitId),
}

/// What a person asked for in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    Choose(UnitId),
    /// Fold or unfold.
    Fold(UnitId),
    Move(UnitId, Drop),
    Rename(UnitId),
}

/// What is being dragged.
#[derive(Clone, Copy, Debug, Default)]
pub struct Dragging {
    unit: Option<UnitId>,
    over: Option<Drop>,
}

/// Draws the rows that are in sight; answers with what was asked for.
pub fn tree(
    ui: &mut Ui,
    rows: &Rows,
    chosen: UnitId,
    follow: Option<usize>,
    dragging: &mut Dragging,
) -> Option<Asked> {
    let mut asked = None;
    let height = ui.available_height().max(size::ROW);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut area = ScrollArea::vertical()
        .id_salt("organisation-tree")
        .max_height(height)
        .min_scrolled_height(height)
        .auto_shrink(false);
    if let Some(at) = follow {
        #[expect(clippy::cast_precision_loss, reason = "org trees have some hundred rows")]
        let top = at as f32 * size::ROW;
        area = area.vertical_scroll_offset((top - height / 2.0).max(0.0));
    }
    dragging.over = None;
    area.show_rows(ui, size::ROW, rows.rows.len(), |ui, range| {
        for held in rows.rows.iter().take(range.end).skip(range.start) {
            if let Some(one) = row(ui, held, held.unit == chosen, dragging) {
                asked = Some(one);
            }
        }
    });
    let released = ui.input(|input| input.pointer.any_released());
    let given_up = ui.input(|input| input.key_pressed(egui::Key::Escape));
    if let Some(unit) = dragging.unit {
        ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
        if released || given_up {
            if let Some(over) = dragging.over.filter(|_| released) {
                asked = Some(Asked::Move(unit, over));
            }
            *dragging = Dragging::default();
        }
    }
    asked
}

fn row(ui: &mut Ui, held: &Row, chosen: bool, dragging: &mut Dragging) -> Option<Asked> {
    let palette = palette(ui);
    let wanted = Vec2::new(ui.available_width(), size::ROW);
    let (_, rect) = ui.allocate_space(wanted);
    let id = egui::Id::unique(("organisation", held.unit.0));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG | Sense::HOVER);
    let enabled = ui.is_enabled();
    let said = [held.name.as_str(), held.right.as_str()];
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, enabled, chosen, &said));
    let mut asked = None;
    #[expect(clippy::cast_precision_loss, reason = "trees are a few levels deep")]
    let mut left = rect.left() + space::XS + held.depth as f32 * INDENT;
    let fold = Rect::from_min_size(pos2(left, rect.top()), Vec2::new(FOLD, size::ROW));
    if held.has_below {
        let response = ui.interact(fold, id.with("fold"), Sense::CLICK | Sense::HOVER);
        let text = if held.folded {
            tr!("org-unfold", unit = held.name.as_str())
        } else {
            tr!("org-fold", unit = held.name.as_str())
        };
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, enabled, &text));
        if response.clicked() {
            asked = Some(Asked::Fold(held.unit));
        }
    }
    left += FOLD;
    if !ui.is_rect_visible(rect) {
        return asked;
    }
    let corners = CornerRadius::same(radius::CONTROL);
    let lifted = dragging.unit == Some(held.unit);
    if chosen {
        ui.painter().rect_filled(rect, corners, palette.accent_soft);
    } else if response.hovered() && dragging.unit.is_none() {
        ui.painter().rect_filled(rect, corners, palette.sunken);
    }
    if held.has_below {
        let sign = if held.folded { icon::CHEVRON_RIGHT } else { icon::CHEVRON_DOWN };
        let font = icon_font(text_size::BODY);
        ui.painter().text(fold.center(), Align2::CENTER_CENTER, sign, font, palette.ink_second);
    }
    let mut end = rect.right() - space::S;
    if !held.right.is_empty() {
        let font = FontId::proportional(text_size::SMALL);
        let galley = cut(ui, &held.right, font, (end - left) * 0.5);
        end -= galley.size().x;
        let at = pos2(end, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, palette.ink_third);
        end -= space::M;
    }
    let ink = match (chosen, lifted || held.closed || !held.fits) {
        (true, _) => palette.accent,
        (false, true) => palette.ink_third,
        (false, false) => palette.ink,
    };
    let font = if chosen { medium(text_size::BODY) } else { FontId::proportional(text_size::BODY) };
    let galley = cut(ui, &held.name, font, end - left);
    let at = pos2(left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    drag(ui, held, &response, rect, dragging);
    if response.double_clicked() {
        asked = Some(Asked::Rename(held.unit));
    } else if response.clicked() && asked.is_none() {
        asked = Some(Asked::Choose(held.unit));
    }
    asked
}

/// Takes hold of a row, and shows where the one that is held would be let go.
fn drag(ui: &Ui, held: &Row, response: &egui::Response, rect: Rect, dragging: &mut Dragging) {
    let palette = palette(ui);
    if response.drag_started() && held.depth > 0 {
        dragging.unit = Some(held.unit);
    }
    if dragging.unit.is_none_or(|unit| unit == held.unit) {
        return;
    }
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()) else { return };
    if !rect.contains(pointer) || !ui.clip_rect().contains(pointer) {
        return;
    }
    let share = (pointer.y - rect.top()) / rect.height();
    let over = match share {
        _ if held.depth == 0 => Drop::Into(held.unit),
        share if share < 0.25 => Drop::Before(held.unit),
        share if share > 0.75 => Drop::After(held.unit),
        _ => Drop::Into(held.unit),
    };
    dragging.over = Some(over);
    let stroke = Stroke::new(2.0, palette.accent);
    match over {
        Drop::Into(_) => {
            let corners = CornerRadius::same(radius::CONTROL);
            ui.painter().rect_stroke(rect, corners, stroke, egui::StrokeKind::Inside);
        }
        Drop::Before(_) => {
            ui.painter().hline(rect.x_range(), rect.top() + 1.0, stroke);
        }
        Drop::After(_) => {
            ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, stroke);
        }
    }
}
