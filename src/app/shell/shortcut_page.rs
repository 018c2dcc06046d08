//! The page of shortcuts (F1), made from the list of commands.

use eframe::egui::{self, Align, Layout, RichText, ScrollArea, Stroke, Ui};

use crate::app::command::{Command, Group};
use crate::app::shortcuts;
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{dialog, secondary_button};
use crate::app::window::App;
use crate::tr;

const WIDTH: f32 = 560.0;

/// Draws the page while it is open.
pub fn shortcut_page(app: &mut App, context: &egui::Context) {
    if !app.shortcut_page {
        return;
    }
    let room = context.content_rect();
    let modal = dialog(context, "shortcut page").show(context, |ui| {
        ui.set_width(WIDTH.min(room.width() - 80.0));
        let palette = palette(ui);
        ui.label(Heading::Screen.text(tr!("shortcut-page-title")).color(palette.ink));
        ui.add_space(space::S);
        let height = room.height() - 190.0;
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for group in Group::ALL {
                section(ui, group);
            }
        });
        ui.add_space(space::S);
        secondary_button(ui, tr!("close")).clicked()
    });
    if modal.inner || modal.should_close() {
        app.shortcut_page = false;
    }
}

fn section(ui: &mut Ui, group: Group) {
    let palette = palette(ui);
    let commands = Command::all().into_iter().filter(|command| command.group() == group);
    let with_keys: Vec<Command> =
        commands.filter(|command| !command.shortcuts().is_empty()).collect();
    if with_keys.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.label(Heading::Card.text(group.text()).color(palette.accent));
    for command in with_keys {
        let keys = shortcuts::texts(command, |keys| ui.ctx().format_shortcut(keys));
        ui.horizontal(|ui| {
            ui.set_min_height(26.0);
            ui.label(RichText::new(command.text()).color(palette.ink));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(space::S);
                let keys = keys.join(&tr!("shortcut-or"));
                ui.label(RichText::new(keys).size(text_size::BODY).color(palette.ink_second));
            });
        });
        let line = ui.cursor().top() - 1.0;
        let across = ui.max_rect().x_range();
        ui.painter().hline(across, line, Stroke::new(1.0, palette.line));
    }
}
