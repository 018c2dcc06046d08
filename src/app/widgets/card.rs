//! The card: a surface with quiet lines that holds one thing.

use eframe::egui::{self, CornerRadius, Frame, InnerResponse, Margin, RichText, Stroke, Ui};

use crate::app::theme::{Heading, palette, radius, space, text_size};

/// A card around the content.
pub fn card<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(14))
        .show(ui, content)
}

/// A screen's head: title, a quieter line beside it, and what stands to the right (last first).
pub fn screen_head(ui: &mut Ui, title: &str, beside: &str, right: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        ui.set_min_height(36.0);
        ui.label(Heading::Screen.text(title).color(palette.ink));
        ui.add_space(space::XS);
        ui.label(RichText::new(beside).size(text_size::BODY).color(palette.ink_second));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), right);
    });
}
