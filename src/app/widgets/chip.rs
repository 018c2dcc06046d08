//! The chip: a small rounded label that can be clicked.

use eframe::egui::{Button, CornerRadius, Response, RichText, Stroke, TextWrapMode, Ui, vec2};

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
    // Lower than a button. No scope of its own: where chips wrap, a chip goes to the next line whole.
    let usual = ui.spacing().clone();
    let spacing = ui.spacing_mut();
    spacing.interact_size.y = HEIGHT;
    spacing.button_padding = vec2(usual.button_padding.x.min(10.0), 3.0);
    let response = ui.add(
        Button::new(RichText::new(text).size(text_size::SMALL).color(ink))
            .fill(fill)
            .stroke(Stroke::new(1.0, line))
            .corner_radius(CornerRadius::same(12))
            .wrap_mode(TextWrapMode::Extend)
            .min_size(vec2(0.0, HEIGHT)),
    );
    *ui.spacing_mut() = usual;
    response
}
