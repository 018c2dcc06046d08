//! A one-line text field with a hint, as high as a button.

use eframe::egui::{Margin, Response, RichText, TextEdit, Ui};

use crate::app::theme::{palette, text_size};

/// A field of this width; the hint is also its name for screen readers.
pub fn field(ui: &mut Ui, text: &mut String, hint: &str, width: f32) -> Response {
    let palette = palette(ui);
    let edit = TextEdit::singleline(text)
        .hint_text(RichText::new(hint).size(text_size::BODY).color(palette.ink_third))
        .margin(Margin::symmetric(10, 7))
        .text_color(palette.ink)
        .desired_width(width);
    ui.add(edit)
}
