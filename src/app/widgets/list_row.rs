//! A row of a list to choose from: icon, text, and something quieter at the right.

use eframe::egui::{
    self, Align2, CornerRadius, FontId, Response, Role, Sense, Ui, Vec2, WidgetInfo,
};

use super::{cut, cut_name};
use crate::app::theme::{icon_font, medium, palette, radius, size, space, text_size};

/// How far one level of a tree is set in.
const INDENT: f32 = 18.0;

/// A row as it is to be shown.
#[derive(Clone, Debug, Default)]
pub struct ListRow<'a> {
    pub icon: Option<&'a str>,
    pub text: &'a str,
    /// Quieter, at the right edge.
    pub right: &'a str,
    /// Levels in.
    pub depth: usize,
    /// It is what is chosen now.
    pub chosen: bool,
    /// The keys are at it.
    pub focused: bool,
    pub disabled: bool,
    /// The whole name where the text is the part of it that stands below a group's line.
    pub whole: Option<&'a str>,
    /// It is the line of a group, folded or not.
    pub open: Option<bool>,
    /// It can be dragged too.
    pub dragged: bool,
}

impl ListRow<'_> {
    /// Draws it over the full width.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let palette = palette(ui);
        let wanted = Vec2::new(ui.available_width(), size::ROW);
        let sense = match (self.disabled, self.dragged) {
            (true, _) => Sense::hover(),
            (false, true) => Sense::click_and_drag(),
            (false, false) => Sense::click(),
        };
        let (rect, response) = ui.allocate_exact_size(wanted, sense);
        let enabled = ui.is_enabled() && !self.disabled;
        let spoken = self.whole.unwrap_or(self.text);
        response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, self.chosen, spoken));
        if let Some(open) = self.open {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
        }
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let corners = CornerRadius::same(radius::CONTROL);
        let marked = self.focused || response.has_focus() || (enabled && response.hovered());
        if self.chosen {
            ui.painter().rect_filled(rect, corners, palette.accent_soft);
        } else if marked {
            ui.painter().rect_filled(rect, corners, palette.sunken);
        }
        if response.has_focus() {
            let stroke = egui::Stroke::new(1.0, palette.accent);
            ui.painter().rect_stroke(rect, corners, stroke, egui::StrokeKind::Inside);
        }
        let ink = match (enabled, self.chosen) {
            (false, _) => palette.mark,
            (true, true) => palette.accent,
            (true, false) => palette.ink,
        };
        #[expect(clippy::cast_precision_loss, reason = "trees are a few levels deep")]
        let mut left = rect.left() + space::S + self.depth as f32 * INDENT;
        if let Some(icon) = self.icon {
            let at = egui::pos2(left, rect.center().y);
            let colour = if self.chosen { palette.accent } else { palette.ink_second };
            ui.painter().text(at, Align2::LEFT_CENTER, icon, icon_font(16.0), colour);
            left += 26.0;
        }
        let mut end = rect.right() - space::S;
        if !self.right.is_empty() {
            let font = FontId::proportional(text_size::SMALL);
            let galley = cut(ui, self.right, font, (end - left) * 0.6);
            end -= galley.size().x;
            let at = egui::pos2(end, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, palette.ink_third);
            end -= space::M;
        }
        let font = if self.chosen {
            medium(text_size::BODY)
        } else {
            FontId::proportional(text_size::BODY)
        };
        let name = cut_name(ui, self.text, &font, end - left, 1);
        let at = egui::pos2(left, rect.center().y - name.galley.size().y / 2.0);
        ui.painter().galley(at, name.galley, ink);
        if name.is_cut || spoken != self.text { response.on_hover_text(spoken) } else { response }
    }
}
