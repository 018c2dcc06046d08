//! A list to choose one from, with its name above or beside it.

use eframe::egui::{Align, ComboBox, Layout, RichText, Ui, vec2};

use crate::app::theme::{palette, text_size};

/// The room of a name beside its list.
const NAME: f32 = 104.0;
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

/// Beside its name, over what is left of the width.
pub fn choose_beside<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    held: &mut T,
    all: &[T],
    text: impl Fn(T) -> String,
) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = HEIGHT;
        let quiet = palette(ui).ink_second;
        let room = vec2(NAME, HEIGHT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAME);
            ui.label(RichText::new(name).size(text_size::SMALL).color(quiet));
        });
        let width = ui.available_width();
        list(ui, name, held, all, width, text);
    });
}
