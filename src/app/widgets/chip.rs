//! The chip: a small rounded label that can be clicked.

use eframe::egui::{Button, CornerRadius, Response, RichText, Stroke, Ui};

use crate::app::theme::{palette, text_size};

const HEIGHT: f32 = 24.0;

/// A chip; `chosen` fills it with the accent.
pub fn chip(ui: &mut Ui, text: impl Into<String>, chosen: bool) -> Response {
    let palette = palette(ui);
    let (fill, ink, line) = if chosen {
        (palette.accent, palette.on_accent, palette.accent)
    } else {
        (palette.surface, palette.ink, palette.line)
    };
    ui.scope(|ui| {
        // Lower than a button.
        ui.spacing_mut().interact_size.y = HEIGHT;
        let padding = &mut ui.spacing_mut().button_padding;
        *padding = eframe::egui::vec2(padding.x.min(10.0), 3.0);
        ui.add(
            Button::new(RichText::new(text).size(text_size::SMALL).color(ink))
                .fill(fill)
                .stroke(Stroke::new(1.0, line))
                .corner_radius(CornerRadius::same(12))
                .min_size(eframe::egui::vec2(0.0, HEIGHT)),
        )
    })
    .inner
}
