//! The head of the screen: name, template, tools, export; and what stands in for a model.

use eframe::egui::{self, Popup, RichText, Ui};

use super::chooser::Purpose;
use super::command::Command;
use super::menu::entry;
use super::{Context, Message, Model, NARROW, Tool};
use crate::app::theme::{Heading, icon, icon_font, medium, palette, size, space, text_size};
use crate::app::widgets::{card, chip, icon_button, primary_button, screen_head};
use crate::diagram::{reading, template};
use crate::domain::{Change, Diagram, DiagramId};
use crate::scene::Format;
use crate::tr;

impl Model {
    /// Title, name and tools.
    pub(super) fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let narrow = ui.available_width() < NARROW;
        let beside = if narrow { String::new() } else { reading::diagram_title(diagram) };
        screen_head(ui, &tr!("screen-model"), &beside, |ui| {
            ui.spacing_mut().item_spacing.x = if narrow { space::XS } else { space::M };
            let export = primary_button(ui, tr!("model-export"));
            Popup::menu(&export).show(|ui| self.export_menu(ui, context, diagram));
            for command in [Command::Arrange, Command::DrawLink, Command::AddBox] {
                self.tool_button(ui, diagram, command, narrow);
            }
            let (symbol, name) = if self.as_list {
                (icon::WORKFLOW, tr!("model-as-drawing"))
            } else {
                (icon::LIST, tr!("model-as-list"))
            };
            if icon_button(ui, symbol, &name).clicked() {
                self.as_list = !self.as_list;
                self.gesture = None;
                self.tool = Tool::Choose;
            }
            let templates =
                chip(ui, format!("{} {}", tr!("model-template"), icon::CHEVRON_DOWN), false);
            let templates = templates.on_hover_text(tr!("model-template-tip"));
            Popup::menu(&templates).show(|ui| self.model_menu(ui, context, diagram));
        });
    }

    fn tool_button(&mut self, ui: &mut Ui, diagram: &Diagram, command: Command, narrow: bool) {
        let symbol = command.icon().unwrap_or_default();
        let enabled = command.applies(diagram, &self.picked);
        let active = command == Command::DrawLink && self.tool != Tool::Choose;
        let response = ui
            .add_enabled_ui(enabled, |ui| {
                if active {
                    let palette = palette(ui);
                    let widgets = &mut ui.visuals_mut().widgets;
                    widgets.inactive.weak_bg_fill = palette.accent_soft;
                    widgets.inactive.bg_stroke.color = palette.accent;
                }
                if narrow {
                    return icon_button(ui, symbol, &command.text());
                }
                let ink = if enabled { palette(ui).ink } else { palette(ui).ink_third };
                let mut text = egui::text::LayoutJob::default();
                RichText::new(symbol).font(icon_font(14.0)).color(ink).append_to(
                    &mut text,
                    ui.style(),
                    egui::FontSelection::Default,
                    egui::Align::Center,
                );
                RichText::new(format!("  {}", command.text()))
                    .font(medium(text_size::BODY))
                    .color(ink)
                    .append_to(
                        &mut text,
                        ui.style(),
                        egui::FontSelection::Default,
                        egui::Align::Center,
                    );
                let min = egui::vec2(0.0, size::CONTROL);
                let response = ui.add(egui::Button::new(text).min_size(min));
                response.widget_info(|| {
                    egui::WidgetInfo::selected(egui::Role::Button, enabled, active, command.text())
                });
                response
            })
            .inner;
        let response = match command.tooltip() {
            Some(tip) => response.on_hover_text(tip),
            None => response,
        };
        if response.clicked() {
            self.asked.push(command);
        }
    }

    fn export_menu(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        ui.set_min_width(200.0);
        let busy = self.export.is_some();
        if ui.add_enabled(!busy, egui::Button::new(tr!("model-export-copy"))).clicked() {
            self.copy_picture(ui.ctx(), context, diagram);
            ui.close();
        }
        if ui.add_enabled(!busy, egui::Button::new(tr!("model-export-text"))).clicked() {
            let live = reading::live_lines(context.workspace, diagram);
            ui.ctx().copy_text(reading::plain_text(context.workspace, diagram, &live));
            context.send(Message::Notice(tr!("model-text-copied")));
            ui.close();
        }
        ui.separator();
        for (format, text) in [
            (Format::Svg, tr!("model-export-svg")),
            (Format::Png, tr!("model-export-png")),
            (Format::Pdf, tr!("model-export-pdf")),
        ] {
            if ui.add_enabled(!busy, egui::Button::new(text)).clicked() {
                self.begin_export(ui.ctx(), context, diagram, format);
                ui.close();
            }
        }
    }

    /// The workspace's models, and new ones from templates.
    fn model_menu(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        ui.set_min_width(220.0);
        let workspace = context.workspace;
        self.versions(ui, context, diagram);
        for (text, purpose) in [
            (tr!("model-new-from"), Purpose::New),
            (tr!("model-make-over-entry"), Purpose::MakeOver),
        ] {
            if ui.button(text).clicked() {
                self.open_chooser(purpose);
                ui.close();
            }
        }
        if workspace.diagrams().len() > 1 {
            ui.separator();
            if ui.button(tr!("model-remove-model")).clicked() {
                context.apply(tr!("model-remove-model"), Change::RemoveDiagram(diagram.id));
                ui.close();
            }
        }
        ui.separator();
        if entry(ui, Command::Arrange, Command::Arrange.applies(diagram, &self.picked)) {
            self.asked.push(Command::Arrange);
        }
    }

    /// Makes a model from a template: in place of an empty one, else beside those there are.
    pub(super) fn make_from_template(
        &mut self,
        context: &mut Context<'_>,
        name: &str,
        shown: Option<&Diagram>,
    ) {
        let Some(template) = template::load(name) else { return };
        let workspace = context.workspace;
        let empty = shown.filter(|one| one.boxes.is_empty()).map(|one| one.id);
        let id: DiagramId = empty.unwrap_or_else(|| workspace.next_diagram_id());
        let mut changes: Vec<Change> = empty.map(Change::RemoveDiagram).into_iter().collect();
        changes.push(Change::AddDiagram(template.diagram(workspace, id)));
        context.apply(tr!("model-make", name = name), Change::batch(changes));
        // The model is there from the next frame on; then it is fitted to the canvas.
        self.show_diagram(id);
        self.drawn = Default::default();
        if empty.is_none() && shown.is_some() {
            context.send(Message::Notice(tr!("model-made-beside")));
        }
    }

    /// There is no model in the workspace: offers to make one.
    pub(super) fn nothing_yet(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        screen_head(ui, &tr!("screen-model"), "", |_| {});
        ui.add_space(space::L);
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            let palette = palette(ui);
            ui.label(Heading::Card.text(tr!("model-none")).color(palette.ink));
            ui.label(RichText::new(tr!("model-none-detail")).color(palette.ink_second));
            ui.add_space(space::S);
            self.first_model(ui, context);
        });
    }
}
