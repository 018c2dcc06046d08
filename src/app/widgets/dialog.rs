//! What stands in front of the window until it is answered or closed. Used sparingly.

use eframe::egui::{self, Align2, Frame, Margin, Modal, Stroke};

use crate::app::theme::{self, radius, size, space};

fn modal(context: &egui::Context, name: &str, margin: i8) -> Modal {
    let colours = theme::of(context.theme() == egui::Theme::Dark);
    let frame = Frame::new()
        .fill(colours.surface)
        .stroke(Stroke::new(1.0, colours.line))
        .corner_radius(radius::CARD)
        .shadow(context.global_style().visuals.window_shadow)
        .inner_margin(Margin::same(margin));
    Modal::new(egui::Id::unique(name)).frame(frame).backdrop_color(colours.shade)
}

/// A dialog in the middle of the window.
pub fn dialog(context: &egui::Context, name: &str) -> Modal {
    modal(context, name, 20)
}

/// A list that drops from the top bar.
pub fn top_dialog(context: &egui::Context, name: &str) -> Modal {
    let area = Modal::default_area(egui::Id::unique(name))
        .anchor(Align2::CENTER_TOP, egui::vec2(0.0, size::TOP_BAR + space::XL));
    modal(context, name, 10).area(area)
}
