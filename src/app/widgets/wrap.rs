//! Rows that go on below when something does not fit whole.

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::theme::{medium, palette, text_size};

/// What a button has around its text.
const AROUND: f32 = 30.0;
/// The height of a row of controls.
const ROW: f32 = 36.0;

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

/// Draws what stands at the end of a wrapped row as far to the right as it reaches; where the row
/// has no room for it, it goes on below. Its width is known from the time before.
pub fn at_right<R>(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.scope_id().with(("at-right", name));
    let known: Option<f32> = ui.data(|data| data.get_temp(id));
    let begin = ui.cursor().min;
    let room = ui.available_size_before_wrap().x;
    let (drawn, width) = match known.filter(|width| *width <= room) {
        Some(width) => {
            let corner = pos2(begin.x + room - width, begin.y);
            let rect = Rect::from_min_size(corner, vec2(width, ROW));
            let row = Layout::left_to_right(Align::Center);
            let child = UiBuilder::new().max_rect(rect).layout(row);
            let drawn = ui.scope_builder(child, contents);
            (drawn.inner, Some(drawn.response.rect.right() - corner.x))
        }
        None => {
            let drawn = contents(ui);
            let end = ui.cursor().min;
            let width = end.x - ui.spacing().item_spacing.x - begin.x;
            (drawn, ((end.y - begin.y).abs() < 1.0 && width > 0.0).then_some(width))
        }
    };
    if let Some(width) = width
        && known.is_none_or(|known| (known - width).abs() > 0.5)
    {
        ui.data_mut(|data| data.insert_temp(id, width));
        ui.ctx().request_discard("what stands to the right has another width");
    }
    drawn
}
