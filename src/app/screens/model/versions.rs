//! The versions of a model by year: which one is shown, from when it holds, and new ones.

use eframe::egui::{DragValue, RichText, Ui};

use super::inspector::row;
use super::{Context, Model};
use crate::app::theme::palette;
use crate::diagram::reading;
use crate::domain::period::YEARS;
use crate::domain::{Change, Diagram};
use crate::tr;

/// The year a next version is for, if nothing else is known.
const FIRST: i16 = 2016;

impl Model {
    /// The year a version holds from.
    pub(super) fn year_row(&self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let name = tr!("model-field-year");
        let mut year = diagram.year;
        row(ui, &name, |ui| {
            let Some(held) = &mut year else {
                let text = RichText::new(tr!("model-give-year")).color(palette(ui).accent);
                if ui.add(eframe::egui::Button::new(text).frame(false)).clicked() {
                    year = Some(next_year(context, diagram));
                }
                return;
            };
            let response = ui.add(DragValue::new(held).range(YEARS).speed(0.05));
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.clone()));
            let text = RichText::new(tr!("model-no-year")).color(palette(ui).ink_second);
            if ui.add(eframe::egui::Button::new(text).frame(false)).clicked() {
                year = None;
            }
        });
        if year != diagram.year {
            let change = Change::DateDiagram { id: diagram.id, year };
            context.apply(tr!("model-edit-year"), change);
        }
    }

    /// The models to look at, and a new version of this one.
    pub(super) fn versions(&mut self, ui: &mut Ui, context: &mut Context<'_>, diagram: &Diagram) {
        let workspace = context.workspace;
        let mut shown: Vec<&Diagram> = workspace.diagrams().collect();
        shown.sort_by_key(|one| (one.family(), one.year, one.id));
        if shown.len() > 1 {
            let text = RichText::new(tr!("model-models")).color(palette(ui).ink_third);
            ui.label(text.size(crate::app::theme::text_size::SMALL));
            for one in shown {
                let title = reading::diagram_title(one);
                if ui.selectable_label(one.id == diagram.id, title).clicked() {
                    self.diagram = Some(one.id);
                    self.show_diagram(one.id);
                    ui.close();
                }
            }
            ui.separator();
        }
        let year = next_year(context, diagram);
        let name = tr!("model-make-version", year = year.to_string());
        if ui.button(&name).clicked() {
            let id = workspace.next_diagram_id();
            context.apply(name, Change::AddDiagram(diagram.version(id, year)));
            self.show_diagram(id);
            ui.close();
        }
        ui.separator();
    }
}

/// The year after the latest version's, else the year looked at.
fn next_year(context: &Context<'_>, diagram: &Diagram) -> i16 {
    let versions = context.workspace.versions(diagram.id);
    let latest = versions.iter().filter_map(|one| one.year).max();
    let looked_at = || context.selection.period.map(crate::domain::Period::end_year);
    let next = latest.map(|year| year.saturating_add(1)).or_else(looked_at).unwrap_or(FIRST);
    next.clamp(*YEARS.start(), *YEARS.end())
}
