//! Fields of the indicator card: a name to the left, a control to the right.

use eframe::egui::{self, ComboBox, Label, RichText, TextEdit, Ui};

use crate::app::theme::{palette, text_size};

/// Width of the names.
const NAMES: f32 = 130.0;

/// A name to the left and a control to the right of it.
pub fn row<R>(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        let text = RichText::new(name).size(text_size::SMALL).color(palette.ink_second);
        name_of(ui, NAMES, text);
        control(ui)
    })
    .inner
}

/// A name at the left of its place.
pub fn name_of(ui: &mut Ui, width: f32, text: RichText) {
    let size = egui::vec2(width, ui.spacing().interact_size.y);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(text).truncate());
    });
}

/// A line of text with its name.
pub fn text(ui: &mut Ui, name: &str, held: &mut String) {
    row(ui, name, |ui| {
        let width = ui.available_width() - 12.0;
        let edit = TextEdit::singleline(held).margin(egui::Margin::symmetric(8, 6));
        let response = ui.add(edit.desired_width(width));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    });
}

/// Some lines of text with their name.
pub fn lines(ui: &mut Ui, name: &str, held: &mut String, rows: usize) {
    row(ui, name, |ui| {
        let width = ui.available_width() - 12.0;
        let edit = TextEdit::multiline(held).desired_rows(rows);
        let response = ui.add(edit.margin(egui::Margin::symmetric(8, 6)).desired_width(width));
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    });
}

/// A choice between few.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    held: &mut T,
    all: &[T],
    words: impl Fn(T) -> String,
) {
    row(ui, name, |ui| bare_choice(ui, name, held, all, words));
}

/// A choice between few without its name before it.
pub fn bare_choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    held: &mut T,
    all: &[T],
    words: impl Fn(T) -> String,
) {
    let width = ui.available_width().min(260.0);
    let response = ComboBox::from_id_salt(name)
        .selected_text(words(*held))
        .width(width)
        .truncate()
        .show_ui(ui, |ui| {
            for one in all {
                ui.selectable_value(held, *one, words(*one));
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
}
