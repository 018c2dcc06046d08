//! What a number is and where it comes from, beside the pointer.

use eframe::egui::{self, Pos2, Rect, Response, RichText, Tooltip, Ui};

use super::super::origin::{Origin, Place, origin};
use super::super::view::View;
use crate::app::theme::{medium, palette, text_size};
use crate::domain::{SlotKey, Workspace};

/// The number of a point told in full; in an index or a change what is drawn comes first.
pub fn told(workspace: &Workspace, view: &View, picked: SlotKey) -> Option<Origin> {
    let told = origin(workspace, Place::Figure(picked))?;
    Some(match view.reckoned(picked) {
        Some(drawn) => {
            let from = [told.what, told.from].into_iter().filter(|line| !line.is_empty());
            Origin { what: drawn, from: from.collect::<Vec<_>>().join(" · "), ..told }
        }
        None => told,
    })
}

pub(super) fn tooltip(ui: &Ui, response: &Response, told: &Origin, at: Pos2) {
    if !response.contains_pointer() || response.dragged() {
        return;
    }
    let anchor = Rect::from_center_size(at, egui::Vec2::splat(18.0));
    let id = response.id.with("tooltip");
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, anchor)
        .show(|ui| origin_lines(ui, told));
}

/// A number's origin over some lines.
pub fn origin_lines(ui: &mut Ui, told: &Origin) {
    let palette = palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(RichText::new(&told.what).font(medium(text_size::BODY)).color(palette.ink));
    let quiet = |text: &str| RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
    for line in [&told.from, &told.marks, &told.note].into_iter().filter(|line| !line.is_empty()) {
        ui.label(quiet(line));
    }
    for line in &told.earlier {
        ui.label(quiet(line));
    }
}
