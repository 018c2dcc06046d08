//! The panel to the right: what is chosen, and everything about it that can be changed.

use eframe::egui::{self, Align2, ComboBox, RichText, ScrollArea, Ui, Vec2};

use super::command::{Command, colour_name};
use super::draft::{Subject, text_field};
use super::menu::entry;
use super::names::{others, role_kind, role_name, shape_name};
use super::paint::{swatch, swatch_of};
use super::{Context, Model, Picked, edits};
use crate::app::theme::{Heading, icon, icon_font, palette, space, text_size};
use crate::app::widgets::{card, secondary_button};
use crate::diagram::reading;
use crate::domain::{
    BoxColour, BoxId, BoxRole, BoxShape, Diagram, DiagramBox, Enabler, Perspective,
};
use crate::tr;

/// Width of the names of fields.
const NAMES: f32 = 64.0;

/// A name to the left and a control to the right of it.
pub fn row<R>(ui: &mut Ui, name: &str, control: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        let text = RichText::new(name).size(text_size::SMALL).color(palette.ink_second);
        let wanted = Vec2::new(NAMES, ui.spacing().interact_size.y);
        let from_left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(wanted, from_left, |ui| {
            ui.set_min_width(NAMES);
            ui.add(egui::Label::new(text).truncate());
        });
        control(ui)
    })
    .inner
}

/// A choice between few; answers the one newly chosen.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    id: impl egui::AsIdSalt,
    name: &str,
    current: T,
    all: &[T],
    text: impl Fn(T) -> String,
) -> Option<T> {
    let mut chosen = current;
    let width = ui.available_width();
    let response = ComboBox::from_id_salt(id)
        .selected_text(text(current))
        .width(width)
        .truncate()
        .icon(|ui, rect, visuals, _| {
            let font = icon_font(text_size::SMALL);
            let colour = visuals.fg_stroke.color;
            ui.painter().text(
                rect.center(),
                Align2::CENTER_CENTER,
                icon::CHEVRON_DOWN,
                font,
                colour,
            );
        })
        .show_ui(ui, |ui| {
            for one in all {
                ui.selectable_value(&mut chosen, *one, text(*one));
            }
        })
        .response;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    (chosen != current).then_some(chosen)
}

/// A heading within the panel.
pub fn section(ui: &mut Ui, title: String) {
    ui.add_space(space::M);
    ui.label(Heading::Card.text(title).size(text_size::BODY).color(palette(ui).ink));
}

impl Model {
    /// Draws the panel over the whole of `ui`.
    pub(super) fn inspector(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let height = ui.available_height();
        card(ui, |ui| {
            ui.set_min_height(height - 30.0);
            ui.set_max_height(height - 30.0);
            ui.set_width(ui.available_width());
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = space::XS;
                let boxes = &self.picked.boxes;
                let one = self.picked.single().and_then(|id| diagram.boxes.get(&id));
                let link = self.picked.link.and_then(|id| diagram.links.get(&id));
                match (one, link) {
                    (Some(one), _) => self.box_panel(ui, context, diagram, one),
                    (None, Some(link)) => self.link_panel(ui, context, diagram, link),
                    (None, None) if boxes.is_empty() => self.model_panel(ui, context, diagram),
                    (None, None) => self.several_panel(ui, diagram),
                }
            });
        });
    }

    fn box_panel(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
    ) {
        let palette = palette(ui);
        let id = one.id;
        ui.label(Heading::Card.text(&one.title).color(palette.ink));
        let role = role_kind(one.role).filter(|_| one.shape.is_card());
        let kind = role.unwrap_or_else(|| shape_name(one.shape));
        ui.label(RichText::new(kind).color(palette.ink_second));
        ui.add_space(space::S);
        if self.renaming != Some(id) {
            let name = tr!("model-field-title");
            row(ui, &name, |ui| {
                let width = ui.available_width();
                text_field(ui, &mut self.draft, diagram, Subject::Title(id), &name, |edit| {
                    edit.desired_width(width)
                });
            });
        }
        if one.shape != BoxShape::Heading {
            let name = tr!("model-field-subtitle");
            row(ui, &name, |ui| {
                let width = ui.available_width();
                text_field(ui, &mut self.draft, diagram, Subject::Subtitle(id), &name, |edit| {
                    edit.desired_width(width)
                });
            });
        }
        self.box_choices(ui, context, diagram, one);
        if one.shape.is_card() {
            section(ui, tr!("model-indicators"));
            self.indicators(ui, context, diagram, one);
            self.goals(ui, context, diagram, one);
        }
        section(ui, tr!("model-links"));
        self.links_of(ui, context, diagram, id);
        ui.add_space(space::M);
        let lock = self.lock_command(diagram);
        self.entries(ui, diagram, &[Command::ToFront, Command::ToBack, lock, Command::FrameIn]);
        ui.add_space(space::S);
        self.buttons(ui, diagram, &[Command::Duplicate, Command::Delete]);
    }

    fn box_choices(
        &self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        diagram: &Diagram,
        one: &DiagramBox,
    ) {
        let id = one.id;
        let name = tr!("model-field-shape");
        let shape =
            row(ui, &name, |ui| choice(ui, "shape", &name, one.shape, &BoxShape::ALL, shape_name));
        if let Some(shape) = shape
            && let Some(change) = edits::edit_box(diagram, id, |one| one.shape = shape)
        {
            context.apply(tr!("model-edit-shape"), change);
        }
        if matches!(one.shape, BoxShape::Heading | BoxShape::Text) {
            return;
        }
        let name = tr!("model-colour");
        row(ui, &name, |ui| {
            swatch_of(ui, one);
            if let Some(colour) = colour_choice(ui, &name, one.colour)
                && let Some(change) = edits::edit_box(diagram, id, |one| one.colour = colour)
            {
                context.apply(tr!("model-edit-colour"), change);
            }
        });
        if !one.shape.is_card() {
            return;
        }
        let name = tr!("model-field-role");
        let role = row(ui, &name, |ui| choice(ui, "role", &name, one.role, &roles(), role_name));
        if let Some(role) = role
            && let Some(change) = edits::edit_box(diagram, id, |one| one.role = role)
        {
            context.apply(tr!("model-edit-role"), change);
        }
    }

    /// The links of a box, and a way to draw another without the pointer.
    fn links_of(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram, id: BoxId) {
        let palette = palette(ui);
        let mut any = false;
        for link in diagram.links_of(id) {
            any = true;
            let name = reading::link_name(diagram, link);
            let text = RichText::new(&name).color(palette.ink);
            let row = egui::Button::new(text).frame(false).truncate();
            if ui.add(row).clicked() {
                self.picked = Picked::link(link.id);
            }
            let detail = reading::link_detail(link);
            if !detail.is_empty() {
                let text = RichText::new(detail).size(text_size::SMALL).color(palette.ink_second);
                ui.add(egui::Label::new(text).wrap());
            }
        }
        if !any {
            let text = RichText::new(tr!("model-no-links")).size(text_size::SMALL);
            ui.label(text.color(palette.ink_second));
        }
        let free: Vec<&DiagramBox> = others(diagram, id).collect();
        ui.add_enabled_ui(!free.is_empty(), |ui| {
            let text = RichText::new(tr!("model-link-to")).color(palette.accent).strong();
            ui.menu_button(text, |ui| {
                ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                    for one in free {
                        if ui.button(&one.title).clicked() {
                            self.connect(context, diagram, id, one.id);
                            ui.close();
                        }
                    }
                });
            });
        });
    }

    fn several_panel(&mut self, ui: &mut Ui, diagram: &Diagram) {
        let palette = palette(ui);
        let count = self.picked.boxes.len();
        ui.label(Heading::Card.text(tr!("model-chosen", count = count)).color(palette.ink));
        section(ui, tr!("model-in-line"));
        self.alignments(ui, diagram);
        section(ui, tr!("model-colour"));
        for colour in BoxColour::ALL {
            ui.horizontal(|ui| {
                swatch(ui, colour);
                if entry(ui, Command::Colour(colour), true) {
                    self.asked.push(Command::Colour(colour));
                }
            });
        }
        ui.add_space(space::M);
        let lock = self.lock_command(diagram);
        self.entries(ui, diagram, &[Command::ToFront, Command::ToBack, lock, Command::FrameIn]);
        ui.add_space(space::S);
        self.buttons(ui, diagram, &[Command::Duplicate, Command::Delete]);
    }

    /// Nothing is chosen: the model itself, and how to go on.
    fn model_panel(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let palette = palette(ui);
        ui.label(Heading::Card.text(&diagram.name).color(palette.ink));
        let counts = tr!("model-counts", boxes = diagram.boxes.len(), links = diagram.links.len());
        ui.label(RichText::new(counts).color(palette.ink_second));
        ui.add_space(space::S);
        let name = tr!("model-field-title");
        row(ui, &name, |ui| {
            let width = ui.available_width();
            text_field(ui, &mut self.draft, diagram, Subject::DiagramName, &name, |edit| {
                edit.desired_width(width)
            });
        });
        self.year_row(ui, context, diagram);
        self.all_indicators(ui, context);
        section(ui, tr!("model-how"));
        for hint in [
            tr!("model-hint-choose"),
            tr!("model-hint-rename"),
            tr!("model-hint-add"),
            tr!("model-hint-connect"),
            tr!("model-hint-move"),
            tr!("model-hint-view"),
        ] {
            let text = RichText::new(hint).size(text_size::SMALL).color(palette.ink_second);
            ui.add(egui::Label::new(text).wrap());
        }
    }

    /// Buttons for commands, side by side.
    pub(super) fn buttons(&mut self, ui: &mut Ui, diagram: &Diagram, commands: &[Command]) {
        ui.horizontal_wrapped(|ui| {
            for command in commands {
                let enabled = command.applies(diagram, &self.picked);
                let button = |ui: &mut Ui| secondary_button(ui, command.text());
                if ui.add_enabled_ui(enabled, button).inner.clicked() {
                    self.asked.push(*command);
                }
            }
        });
    }
}

fn colour_choice(ui: &mut Ui, name: &str, current: BoxColour) -> Option<BoxColour> {
    choice(ui, "colour", name, current, &BoxColour::ALL, colour_name)
}

fn roles() -> Vec<BoxRole> {
    let mut all = vec![BoxRole::None, BoxRole::Production];
    all.extend(Enabler::ALL.map(BoxRole::Enabler));
    all.extend(Perspective::ALL.map(BoxRole::Perspective));
    all
}
