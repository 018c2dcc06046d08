//! Text that gives way where there is no room for it.

use std::sync::Arc;

use eframe::egui::{FontId, Galley, RichText, TextStyle, TextWrapMode, Ui, WidgetText};

/// One line of text, cut with "…" where it is wider than `room`; [`Galley::elided`] says so.
pub fn cut(ui: &Ui, text: &str, font: FontId, room: f32) -> Arc<Galley> {
    let text = WidgetText::from(RichText::new(text).font(font));
    text.into_galley(ui, Some(TextWrapMode::Truncate), room.max(0.0), TextStyle::Body)
}
