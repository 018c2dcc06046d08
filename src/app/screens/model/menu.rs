//! The context menu, and buttons and menu entries made from commands.

use eframe::egui::{Button, Response, RichText, Ui};

use super::Model;
use super::command::{Command, PastePlace};
use super::paint::swatch;
use crate::app::theme::{palette, text_size};
use crate::diagram::arrange::{Align, Axis};
use crate::domain::{BoxColour, Diagram, LinkRoute};
use crate::tr;

/// A menu entry of a command, with its key.
pub fn entry(ui: &mut Ui, command: Command, enabled: bool) -> bool {
    let mut button = Button::new(command.text());
    if let Some(shortcut) = command.shortcuts().first() {
        let key = ui.ctx().format_shortcut(shortcut);
        let quiet = RichText::new(key).size(text_size::SMALL).color(palette(ui).ink_third);
        button = button.shortcut_text(quiet);
    }
    let clicked = ui.add_enabled(enabled, button).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

impl Model {
    /// Opens on a right click of `response`.
    pub(super) fn context_menu(&mut self, response: &Response, diagram: &Diagram) {
        response.context_menu(|ui| {
            ui.set_min_width(200.0);
            let chosen = !self.picked.boxes.is_empty();
            let several = self.picked.boxes.len() > 1;
            let mut commands = vec![];
            if chosen {
                commands.extend([Command::Rename, Command::Cut, Command::Copy]);
                commands.extend([Command::Duplicate, Command::DrawLink]);
            } else if self.picked.link.is_some() {
                commands.extend([Command::Rename, Command::SwapDirection]);
            } else {
                commands.extend([Command::AddBox, Command::AddText, Command::AddFrame]);
                commands.push(Command::Paste(PastePlace::Menu));
                commands.extend([Command::SelectAll, Command::ZoomToFit]);
            }
            if !self.picked.is_empty() {
                commands.push(Command::Delete);
            }
            for command in commands {
                if entry(ui, command, self.applies(command, diagram)) {
                    match command.shape() {
                        Some(shape) => self.add_at_menu = Some(shape),
                        None => self.asked.push(command),
                    }
                }
            }
            if chosen {
                ui.separator();
                self.entries(ui, diagram, &[Command::ToFront, Command::ToBack]);
                self.entries(ui, diagram, &[self.lock_command(diagram), Command::FrameIn]);
                ui.separator();
                ui.menu_button(tr!("model-colour"), |ui| self.colours(ui));
            }
            if self.picked.link.is_some() {
                ui.separator();
                let routes =
                    [LinkRoute::Curve, LinkRoute::Straight, LinkRoute::Elbow, LinkRoute::Loop];
                self.entries(ui, diagram, &routes.map(Command::Route));
            }
            if several {
                ui.menu_button(tr!("model-in-line"), |ui| self.alignments(ui, diagram));
            }
        });
    }

    /// Locks, or unlocks where all is locked.
    pub(super) fn lock_command(&self, diagram: &Diagram) -> Command {
        if Command::Lock.applies(diagram, &self.picked) { Command::Lock } else { Command::Unlock }
    }

    /// An entry for each of these commands.
    pub(super) fn entries(&mut self, ui: &mut Ui, diagram: &Diagram, commands: &[Command]) {
        for command in commands {
            if entry(ui, *command, self.applies(*command, diagram)) {
                self.asked.push(*command);
            }
        }
    }

    fn colours(&mut self, ui: &mut Ui) {
        for colour in BoxColour::ALL {
            let command = Command::Colour(colour);
            ui.horizontal(|ui| {
                swatch(ui, colour);
                if entry(ui, command, true) {
                    self.asked.push(command);
                }
            });
        }
    }

    /// Entries for putting boxes in line and spreading them.
    pub(super) fn alignments(&mut self, ui: &mut Ui, diagram: &Diagram) {
        let aligns =
            [Align::Left, Align::Centre, Align::Right, Align::Top, Align::Middle, Align::Bottom];
        let spreads = [Axis::Across, Axis::Down];
        let commands = aligns.map(Command::Align).into_iter().chain(spreads.map(Command::Spread));
        for command in commands {
            if entry(ui, command, command.applies(diagram, &self.picked)) {
                self.asked.push(command);
            }
        }
    }
}
