//! The model as a list of boxes and links, for those who cannot or would not draw: the same
//! commands, fully by keyboard.

use eframe::egui::{self, RichText, ScrollArea, Ui};

use super::command::Command;
use super::inspector::{choice, section};
use super::names::box_name;
use super::{Context, Model, Picked, edits};
use crate::app::theme::{palette, text_size};
use crate::app::widgets::{ListRow, card, secondary_button};
use crate::diagram::reading;
use crate::domain::{BoxId, Diagram};
use crate::tr;

/// The boxes chosen for a new link.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ends {
    from: Option<BoxId>,
    to: Option<BoxId>,
}

impl Model {
    /// Draws the list over the whole of `ui`.
    pub(super) fn list(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let height = ui.available_height();
        card(ui, |ui| {
            ui.set_min_height(height - 30.0);
            ui.set_max_height(height - 30.0);
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                self.boxes(ui, diagram);
                self.links(ui, diagram);
                self.new_link(ui, context, diagram);
            });
        });
    }

    fn boxes(&mut self, ui: &mut Ui, diagram: &Diagram) {
        section(ui, tr!("model-boxes"));
        let order = self.drawn.order.clone();
        for one in order.iter().filter_map(|id| diagram.boxes.get(id)) {
            let live = self.drawn.live.get(&one.id).map(String::as_str);
            let name = box_name(one, live);
            let row = ListRow {
                text: &name,
                right: &one.subtitle,
                chosen: self.picked.boxes.contains(&one.id),
                ..ListRow::default()
            };
            let response = row.show(ui);
            if response.clicked() {
                let modifiers = ui.input(|input| input.modifiers);
                if modifiers.shift || modifiers.command {
                    self.picked.toggle(one.id);
                } else {
                    self.picked = Picked::one(one.id);
                }
            }
            self.menu_of(&response, diagram, || Picked::one(one.id));
            self.list_keys(ui, &response, || Picked::one(one.id));
        }
        self.buttons(ui, diagram, &[Command::AddBox]);
    }

    fn links(&mut self, ui: &mut Ui, diagram: &Diagram) {
        section(ui, tr!("model-links"));
        let order = self.drawn.order.clone();
        for link in reading::links_in_order(diagram, &order) {
            let (name, detail) = (reading::link_name(diagram, link), reading::link_detail(link));
            let row = ListRow {
                text: &name,
                right: &detail,
                chosen: self.picked.link == Some(link.id),
                ..ListRow::default()
            };
            let response = row.show(ui);
            if response.clicked() {
                self.picked = Picked::link(link.id);
            }
            self.menu_of(&response, diagram, || Picked::link(link.id));
            self.list_keys(ui, &response, || Picked::link(link.id));
        }
    }

    fn menu_of(&mut self, response: &egui::Response, diagram: &Diagram, own: impl Fn() -> Picked) {
        if response.secondary_clicked() {
            self.picked = own();
        }
        if response.secondary_clicked() || response.context_menu_opened() {
            self.context_menu(response, diagram);
        }
    }

    /// Keys on the row that has the focus act on its box or link.
    fn list_keys(&mut self, ui: &Ui, response: &egui::Response, own: impl Fn() -> Picked) {
        if !response.has_focus() {
            return;
        }
        for command in [Command::Delete, Command::Duplicate] {
            let pressed = ui.input_mut(|input| {
                command.shortcuts().iter().any(|shortcut| input.consume_shortcut(shortcut))
            });
            if pressed {
                self.picked = own();
                self.asked.push(command);
            }
        }
    }

    /// A link from one box to another, chosen by name.
    fn new_link(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        if diagram.boxes.len() < 2 {
            return;
        }
        section(ui, tr!("model-new-link"));
        let known = |id: Option<BoxId>| id.filter(|id| diagram.boxes.contains_key(id));
        let (from, to) = (known(self.ends.from), known(self.ends.to));
        let all: Vec<Option<BoxId>> = self.drawn.order.iter().map(|id| Some(*id)).collect();
        let title = |id: Option<BoxId>| {
            id.and_then(|id| diagram.boxes.get(&id))
                .map_or_else(|| tr!("model-choose-box"), |one| one.title.clone())
        };
        ui.horizontal_wrapped(|ui| {
            for (name, current, leaving) in
                [(tr!("model-from"), from, true), (tr!("model-to"), to, false)]
            {
                let text = RichText::new(&name).size(text_size::SMALL);
                ui.label(text.color(palette(ui).ink_second));
                ui.scope(|ui| {
                    ui.set_max_width(180.0);
                    if let Some(chosen) = choice(ui, ("end", leaving), &name, current, &all, title)
                    {
                        if leaving {
                            self.ends.from = chosen;
                        } else {
                            self.ends.to = chosen;
                        }
                    }
                });
            }
            let ends = from.zip(to).filter(|(from, to)| {
                edits::connect(diagram, *from, *to).is_some_and(|(_, change)| change.is_some())
            });
            let add = |ui: &mut Ui| secondary_button(ui, tr!("model-add-link"));
            if ui.add_enabled_ui(ends.is_some(), add).inner.clicked()
                && let Some((from, to)) = ends
            {
                self.connect(context, diagram, from, to);
                self.ends = Ends::default();
            }
        });
    }
}
