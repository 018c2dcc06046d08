//! The model in small, in a corner, while it is larger than what is seen of it.

use eframe::egui::{
    self, Color32, CornerRadius, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::Model;
use super::paint::{Pen, ink_colour};
use crate::app::theme::{palette, radius, space};
use crate::diagram::look;
use crate::diagram::{View, hit};
use crate::domain::{BoxShape, Diagram};
use crate::tr;

/// It is never larger than this.
const LARGEST: Vec2 = Vec2::new(176.0, 116.0);
/// White around the model in it.
const MARGIN: f32 = 6.0;
/// A canvas smaller than this has no room for it.
const SMALLEST_CANVAS: Vec2 = Vec2::new(460.0, 300.0);

impl Model {
    /// Draws it into the corner of the canvas if it is wanted; drag in it to look elsewhere.
    pub(super) fn minimap(&mut self, ui: &Ui, diagram: &Diagram, canvas: Rect) {
        self.map = self.map_place(canvas);
        let Some((place, map)) = self.map else { return };
        let palette = palette(ui);
        let response = ui.interact(place, Id::unique("model map"), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, tr!("model-map")));
        let pen = Pen { painter: ui.painter().clone(), palette, view: map, origin: place.min };
        let mut frame = pen.rect(self.seen());
        if response.is_pointer_button_down_on()
            && let Some(at) = response.interact_pointer_pos()
        {
            let by = if ui.input(|input| input.pointer.primary_pressed()) && !frame.contains(at) {
                at - frame.center()
            } else {
                ui.input(|input| input.pointer.delta())
            };
            let view = self.current_view();
            let by = by * (view.scale / map.scale);
            self.view = Some(view.panned([-by.x, -by.y]));
            frame = pen.rect(self.seen());
        }
        let corner = CornerRadius::same(radius::CONTROL);
        let line = Stroke::new(1.0, palette.line);
        pen.painter.rect(place, corner, palette.surface, line, StrokeKind::Inside);
        let (shown, _) = self.drawn.shown(diagram);
        let inside = pen.painter.with_clip_rect(place.shrink(1.0));
        for one in shown.back_to_front() {
            let colour = ink_colour(palette, look::ink(one));
            let colour = match one.shape {
                BoxShape::Frame | BoxShape::Heading | BoxShape::Text => colour.gamma_multiply(0.3),
                _ => colour,
            };
            inside.rect_filled(pen.rect(one.rect), CornerRadius::ZERO, colour);
        }
        let stroke = Stroke::new(1.5, palette.accent);
        let fill = if response.hovered() || response.dragged() {
            palette.accent.gamma_multiply(0.12)
        } else {
            Color32::TRANSPARENT
        };
        let frame = frame.intersect(place.shrink(1.0));
        if frame.is_positive() {
            inside.rect(frame, CornerRadius::same(2), fill, stroke, StrokeKind::Inside);
        }
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Grab);
        }
    }

    /// Where it lies on the screen and how the model is seen in it; `None` while all of the
    /// model is seen anyway.
    fn map_place(&mut self, canvas: Rect) -> Option<(Rect, View)> {
        let bounds = self.drawn.bounds?;
        let seen = self.seen();
        let far = [bounds.right(), bounds.bottom()];
        let whole = hit::contains(seen, [bounds.x, bounds.y]) && hit::contains(seen, far);
        if whole || canvas.width() < SMALLEST_CANVAS.x || canvas.height() < SMALLEST_CANVAS.y {
            return None;
        }
        let map = View::fitting(bounds, [LARGEST.x, LARGEST.y], MARGIN, 1.0);
        let size = Vec2::new(bounds.width, bounds.height) * map.scale + Vec2::splat(2.0 * MARGIN);
        let size = size.min(LARGEST);
        let offset = [MARGIN - bounds.x * map.scale, MARGIN - bounds.y * map.scale];
        let corner = canvas.shrink(space::M).left_bottom() - Vec2::new(0.0, size.y);
        Some((Rect::from_min_size(corner, size), View { offset, ..map }))
    }

    /// Whether the pointer is over it and not over what lies below.
    pub(super) fn over_map(&self, at: egui::Pos2) -> bool {
        self.map.is_some_and(|(place, _)| place.contains(at))
    }
}
