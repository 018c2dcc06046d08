//! Rows that go on below when something does not fit whole.

use eframe::egui::Ui;

use crate::app::theme::{medium, palette, text_size};

/// What a button has around its text.
const AROUND: f32 = 30.0;

/// Begins a new row of a wrapped layout where this much does not fit any more.
pub fn room_for(ui: &mut Ui, width: f32) {
    if ui.available_size_before_wrap().x < width {
        ui.end_row();
    }
}

/// As [`room_for`], for a button or chip with this text.
pub fn room_for_text(ui: &mut Ui, text: &str) {
    let ink = palette(ui).ink;
    let galley = ui.painter().layout_no_wrap(text.to_owned(), medium(text_size::BODY), ink);
    room_for(ui, galley.size().x + AROUND);
}
