//! Indicators dragged from the panel onto a box.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, DragAndDrop, FontId, Id, LayerId, Order, Pos2, Stroke,
    StrokeKind, Ui, Vec2,
};

use super::{Context, Model, edits};
use crate::app::theme::{palette, radius, text_size};
use crate::diagram::Point;
use crate::diagram::hit::box_at;
use crate::domain::{BoxId, Diagram, IndicatorId};
use crate::tr;

impl Model {
    /// Follows an indicator being dragged, and attaches it where it is let go of. Answers the
    /// box it would be attached to.
    pub(super) fn dragged_indicator(
        &self,
        ui: &Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        at: Option<Point>,
    ) -> Option<BoxId> {
        let id = *DragAndDrop::payload::<IndicatorId>(ui.ctx())?;
        let indicator = context.workspace.indicator(id)?;
        let over = at.and_then(|at| box_at(diagram, at)).and_then(|id| diagram.boxes.get(&id));
        let target = over
            .filter(|one| one.shape.is_card() && !one.indicators.contains(&id))
            .map(|one| one.id);
        if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()) {
            tag(ui, pointer, indicator.title(), target.is_some());
        }
        if !ui.input(|input| input.pointer.any_released()) {
            let icon = if target.is_some() { CursorIcon::Copy } else { CursorIcon::Grabbing };
            ui.set_cursor_icon(icon);
            return target;
        }
        if let Some(target) = target
            && let Some(change) = edits::edit_box(diagram, target, |one| one.indicators.push(id))
        {
            context.apply(tr!("model-attach-label"), change);
        }
        None
    }
}

/// The name beside the pointer.
fn tag(ui: &Ui, pointer: Pos2, name: String, welcome: bool) {
    let palette = palette(ui);
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged indicator"));
    let painter = ui.ctx().layer_painter(layer);
    let (ink, edge) =
        if welcome { (palette.accent, palette.accent) } else { (palette.ink_second, palette.line) };
    let galley = painter.layout_no_wrap(name, FontId::proportional(text_size::SMALL), ink);
    let place = Align2::LEFT_TOP.anchor_size(pointer + Vec2::new(14.0, 12.0), galley.size());
    let corner = CornerRadius::same(radius::CONTROL);
    let stroke = Stroke::new(1.0, edge);
    let ground = place.expand2(Vec2::new(8.0, 4.0));
    painter.rect(ground, corner, palette.surface, stroke, StrokeKind::Inside);
    painter.galley(place.min, galley, ink);
}
