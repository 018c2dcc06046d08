//! Everything the program has told since it started, in one place: what happened, where and what
//! to do, with details to copy for whoever helps.

use eframe::egui::{Frame, Label, Margin, Panel, RichText, ScrollArea, Ui};

use crate::app::log_file;
use crate::app::notices::details;
use crate::app::theme::{Heading, icon, icon_font, palette, space, text_size};
use crate::app::widgets::{icon_button, secondary_button};
use crate::app::window::App;
use crate::tr;

const WIDTH: f32 = 360.0;

/// Draws the panel at the right while it is open.
pub fn messages(app: &mut App, ui: &mut Ui) {
    if !app.messages_open {
        return;
    }
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(14, 12));
    Panel::right("messages").exact_size(WIDTH).resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(Heading::Card.text(tr!("messages-title")).color(palette.ink));
            if icon_button(ui, icon::X, &tr!("messages-close")).clicked() {
                app.messages_open = false;
            }
        });
        let told = app.notices.told();
        if told.is_empty() {
            ui.label(RichText::new(tr!("messages-none")).color(palette.ink_second));
        } else if secondary_button(ui, tr!("messages-copy")).clicked() {
            let lines: Vec<String> =
                told.iter().map(|one| format!("{}  {}", one.time(), one.text)).collect();
            ui.ctx().copy_text(details(&lines.join("\n")));
        }
        if let Some(log) = log_file::path() {
            let log = tr!("messages-log", path = log.display().to_string());
            ui.label(RichText::new(log).size(text_size::SMALL).color(palette.ink_second));
        }
        ui.add_space(space::S);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for one in told.iter().rev() {
                let (sign, colour) = if one.trouble {
                    (icon::CIRCLE_ALERT, palette.refused)
                } else {
                    (icon::INFO, palette.ink_third)
                };
                ui.horizontal_top(|ui| {
                    ui.label(RichText::new(sign).font(icon_font(text_size::BODY)).color(colour));
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 0.0;
                        let time = RichText::new(one.time()).size(text_size::SMALL);
                        ui.label(time.color(palette.ink_third));
                        ui.add(Label::new(RichText::new(&one.text).color(palette.ink)).wrap());
                    });
                });
                ui.add_space(space::S);
            }
        });
    });
}
