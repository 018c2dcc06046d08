//! What lies over the canvas: the field a box is named in, hints, and the zoom.

use eframe::egui::text::CCursorRange;
use eframe::egui::{self, Align2, CornerRadius, FontId, Response, TextEdit, Ui, UiBuilder, Vec2};

use super::command::Command;
use super::draft::{Subject, text_field};
use super::paint::Pen;
use super::{Model, Tool};
use crate::app::theme::{palette, radius, semibold, size, space, text_size};
use crate::app::widgets::icon_button;
use crate::diagram::look::{INSET, LineKind};
use crate::domain::Diagram;
use crate::text::number;
use crate::tr;

/// Width of the field for a link's label.
const LABEL_WIDTH: f32 = 180.0;

impl Model {
    /// The field a title is edited in where it stands.
    pub(super) fn rename_field(&mut self, ui: &mut Ui, diagram: &Diagram, pen: &Pen<'_>) {
        let Some(one) = self.renaming.and_then(|id| diagram.boxes.get(&id)) else { return };
        let fresh = self.draft.as_ref().is_some_and(|draft| draft.field.is_none());
        let mut rect = pen.rect(one.rect);
        let scale = pen.view.scale;
        rect.min.x += (INSET * scale - space::S).max(2.0);
        rect.max.x = rect.max.x.max(rect.min.x + 120.0) - 4.0;
        rect.min.y += (5.0 * scale).max(2.0);
        rect.max.y = rect.min.y + size::CONTROL;
        let font = semibold((LineKind::Title.size() * scale).clamp(text_size::SMALL, 28.0));
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let width = rect.width();
        let name = tr!("model-field-title");
        let subject = Subject::Title(one.id);
        let response = text_field(&mut child, &mut self.draft, diagram, subject, &name, |edit| {
            edit.font(font).desired_width(width).margin(egui::Margin::symmetric(7, 3))
        });
        if fresh {
            self.begin_typing(&child, &response);
        }
    }

    /// The field a link's label is edited in where it stands.
    pub(super) fn label_field(&mut self, ui: &mut Ui, diagram: &Diagram, pen: &Pen<'_>) {
        let Some(id) = self.labelling else { return };
        let Some(route) = self.drawn.routes.iter().find(|route| route.link == id) else { return };
        let fresh = self.draft.as_ref().is_some_and(|draft| draft.field.is_none());
        let place = Vec2::new(LABEL_WIDTH, size::CONTROL);
        let rect = egui::Rect::from_center_size(pen.at(route.label), place);
        let mut child = ui.new_child(UiBuilder::new().max_rect(rect));
        let name = tr!("model-field-label");
        let subject = Subject::Label(id);
        let response = text_field(&mut child, &mut self.draft, diagram, subject, &name, |edit| {
            edit.desired_width(LABEL_WIDTH).margin(egui::Margin::symmetric(7, 3))
        });
        if fresh {
            self.begin_typing(&child, &response);
        }
    }

    /// Gives a new field the focus, with all of its text chosen.
    fn begin_typing(&mut self, ui: &Ui, response: &Response) {
        response.request_focus();
        if let Some(draft) = &mut self.draft {
            draft.field = Some(response.id);
            let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::select_all_str(&draft.text)));
            state.store(ui.ctx(), response.id);
        }
    }

    /// What lies over the canvas: hints and the zoom.
    pub(super) fn overlay(&mut self, ui: &mut Ui, diagram: &Diagram, rect: egui::Rect) {
        let palette = palette(ui);
        let hint = match (self.tool, diagram.boxes.is_empty()) {
            (Tool::Link(None), _) => Some(tr!("model-link-from-hint")),
            (Tool::Link(Some(_)), _) => Some(tr!("model-link-to-hint")),
            (Tool::Choose, true) => Some(tr!("model-empty-hint")),
            (Tool::Choose, false) => None,
        };
        if let Some(hint) = hint {
            let at = rect.center_top() + Vec2::new(0.0, space::XL);
            let font = FontId::proportional(text_size::BODY);
            let galley = ui.painter().layout_no_wrap(hint, font, palette.accent);
            let place = Align2::CENTER_CENTER.anchor_size(at, galley.size());
            let ground = place.expand2(Vec2::new(space::M, 6.0));
            let corner = CornerRadius::same(radius::CONTROL);
            ui.painter().rect_filled(ground, corner, palette.accent_soft);
            ui.painter().galley(place.min, galley, palette.accent);
        }
        let bottom = rect.shrink(space::M);
        let area = bottom.with_min_y(bottom.bottom() - size::CONTROL);
        let layout = egui::Layout::right_to_left(egui::Align::Center);
        let mut child = ui.new_child(UiBuilder::new().max_rect(area).layout(layout));
        child.spacing_mut().item_spacing.x = space::XS;
        for command in [Command::ZoomToFit, Command::ZoomIn] {
            self.icon_of(&mut child, command);
        }
        let percent = f64::from(self.current_view().scale) * 100.0;
        let shown = tr!("model-percent", number = number::format(percent, 0));
        child.add_sized(
            Vec2::new(48.0, size::CONTROL),
            egui::Label::new(
                egui::RichText::new(shown).size(text_size::SMALL).color(palette.ink_second),
            ),
        );
        self.icon_of(&mut child, Command::ZoomOut);
    }

    fn icon_of(&mut self, ui: &mut Ui, command: Command) {
        let Some(icon) = command.icon() else { return };
        if icon_button(ui, icon, &command.text()).clicked() {
            self.asked.push(command);
        }
    }
}
