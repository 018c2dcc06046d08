//! A list to choose one from, with its name above or beside it.

use eframe::egui::{Align, ComboBox, FontId, Layout, RichText, Ui, vec2};

use crate::app::theme::{palette, space, text_size};

/// The room of a name beside its list, and of a list where several stand in a row.
const NAME: f32 = 104.0;
const LIST: f32 = 150.0;
const HEIGHT: f32 = 26.0;

fn list<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    held: &mut T,
    all: &[T],
    width: f32,
    text: impl Fn(T) -> String,
) {
    let response = ComboBox::from_id_salt(name)
        .selected_text(text(*held))
        .width(width)
        .truncate()
        .show_ui(ui, |ui| {
            for one in all {
                ui.selectable_value(held, *one, text(*one));
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// Over the whole width, under its name.
pub fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: String,
    held: &mut T,
    all: &[T],
    text: impl Fn(T) -> String,
) {
    ui.label(RichText::new(&name).size(text_size::SMALL));
    let width = ui.available_width();
    list(ui, &name, held, all, width, text);
}

/// Beside its name: over what is left of the width, or one of several in a row that wraps.
pub fn choose_beside<T: Copy + PartialEq>(
    ui: &mut Ui,
    in_row: bool,
    name: &str,
    held: &mut T,
    all: &[T],
    text: impl Fn(T) -> String,
) {
    let quiet = palette(ui).ink_second;
    let label = RichText::new(name).size(text_size::SMALL).color(quiet);
    if in_row {
        let font = FontId::proportional(text_size::SMALL);
        let name_room =
            ui.painter().layout_no_wrap(name.to_owned(), font, quiet).size().x + space::S;
        let room = vec2(name_room + LIST + 2.0 * space::S, HEIGHT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().interact_size.y = HEIGHT;
            ui.label(label);
            list(ui, name, held, all, LIST, text);
        });
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = HEIGHT;
        let room = vec2(NAME, HEIGHT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(label);
        });
        let width = ui.available_width();
        list(ui, name, held, all, width, text);
    });
}
