//! Rows that go on below when something does not fit whole.

use eframe::egui::{Align, Layout, Pos2, Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::theme::{medium, palette, text_size};

/// What a button has around its text.
const AROUND: f32 = 30.0;
/// Wider than any row of controls.
const WIDEST: f32 = 10_000.0;
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
    let mut room = ui.available_size_before_wrap().x;
    if known.is_some_and(|width| width > room) {
        // They go on below together.
        ui.end_row();
        room = 0.0;
    }
    let begin = ui.cursor().min;
    let row = |ui: &mut Ui, corner: Pos2, width: f32, contents| {
        let rect = Rect::from_min_size(corner, vec2(width, ROW));
        let layout = Layout::left_to_right(Align::Center);
        let drawn = ui.scope_builder(UiBuilder::new().max_rect(rect).layout(layout), contents);
        (drawn.inner, Some(drawn.response.rect.right() - corner.x))
    };
    let (drawn, width) = match known {
        // Drawn once to know how wide they are; that drawing is thrown away.
        None => row(ui, begin, WIDEST, contents),
        Some(width) if width <= room => {
            row(ui, pos2(begin.x + room - width, begin.y), width, contents)
        }
        // One line of their own, where a pill and a taller button stand on its middle.
        Some(width) if width <= ui.available_size_before_wrap().x => {
            row(ui, begin, width, contents)
        }
        Some(_) => {
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
