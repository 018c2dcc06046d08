//! The whole tree at once: an outline copied from a spreadsheet, shown as what it would do
//! before it does it.

use eframe::egui::{self, Label, RichText, ScrollArea, TextEdit, Ui};

use crate::app::screens::Context;
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{card, primary_button, secondary_button};
use crate::domain::reorganise::{self, Outline};
use crate::domain::{UnitId, Workspace};
use crate::tr;

/// The most names listed of each kind.
const MOST_LISTED: usize = 12;

/// The outline being pasted.
#[derive(Default)]
pub struct Paste {
    text: String,
    read: Option<((u64, UnitId, String), Outline)>,
    fresh: bool,
}

impl Paste {
    /// An empty field that takes the focus.
    #[must_use]
    pub fn fresh() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// Draws it; answers whether it is done with.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        below: UnitId,
        filling: bool,
    ) -> bool {
        let mut done = false;
        card(ui, |ui| {
            if !filling {
                ui.set_min_width(ui.available_width());
                done = self.contents(ui, context, below);
                return;
            }
            ui.set_min_size(ui.available_size() - egui::vec2(0.0, 30.0));
            ScrollArea::vertical().id_salt("organisation-paste").auto_shrink(false).show(
                ui,
                |ui| {
                    done = self.contents(ui, context, below);
                },
            );
        });
        done
    }

    fn contents(&mut self, ui: &mut Ui, context: &mut Context<'_>, below: UnitId) -> bool {
        let palette = palette(ui);
        let workspace = context.workspace;
        let top = workspace.unit(below).map_or("", |unit| unit.name.as_str());
        ui.label(Heading::Card.text(tr!("org-paste-title")).color(palette.ink));
        let about = RichText::new(tr!("org-paste-about", unit = top)).size(text_size::SMALL);
        ui.add(Label::new(about.color(palette.ink_second)).wrap());
        let example = RichText::new(tr!("org-paste-example")).size(text_size::SMALL);
        ui.add(Label::new(example.color(palette.ink_third)).wrap());
        ui.add_space(space::XS);
        let edit = TextEdit::multiline(&mut self.text)
            .desired_rows(7)
            .lock_focus(true)
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(ui.available_width() - 24.0);
        let response = ui.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(tr!("org-paste-field"));
        });
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        let outline = self.read(workspace, below);
        ui.add_space(space::XS);
        told(ui, outline);
        let change = outline.change.clone();
        let count = outline.new.len() + outline.moved.len();
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let text = tr!("org-paste-do", count = count);
            let go = ui.add_enabled_ui(change.is_some(), |ui| primary_button(ui, text)).inner;
            if go.clicked()
                && let Some(change) = change
            {
                context.apply(tr!("change-paste-units", count = count), change);
                done = true;
            }
            done |= secondary_button(ui, tr!("cancel")).clicked();
        });
        done
    }

    /// What the text would do, looked at anew only when it or the tree has changed.
    fn read(&mut self, workspace: &Workspace, below: UnitId) -> &Outline {
        let key = (workspace.tree_stamp(), below, self.text.clone());
        if self.read.as_ref().is_some_and(|(held, _)| *held != key) {
            self.read = None;
        }
        let make = || {
            let outline = reorganise::outline(workspace, below, &key.2);
            (key, outline)
        };
        &self.read.get_or_insert_with(make).1
    }
}

fn told(ui: &mut Ui, outline: &Outline) {
    let palette = palette(ui);
    let mut line = |text: String, ink| {
        ui.add(Label::new(RichText::new(text).size(text_size::SMALL).color(ink)).wrap());
    };
    let names = |all: &[String]| {
        let mut names: Vec<String> = all.iter().take(MOST_LISTED).cloned().collect();
        if all.len() > MOST_LISTED {
            names.push("…".to_owned());
        }
        names.join(", ")
    };
    let (new, moved) = (outline.new.len(), outline.moved.len());
    if new > 0 {
        line(tr!("org-paste-new", count = new, names = names(&outline.new)), palette.ink);
    }
    if moved > 0 {
        line(tr!("org-paste-moved", count = moved, names = names(&outline.moved)), palette.ink);
    }
    if outline.unchanged > 0 {
        line(tr!("org-paste-unchanged", count = outline.unchanged), palette.ink_second);
    }
    for (at, refusal) in outline.refused.iter().take(MOST_LISTED) {
        line(tr!("org-paste-refused", line = *at, why = refusal.text()), palette.attention);
    }
    if outline.beyond > 0 {
        line(tr!("org-paste-beyond", count = outline.beyond), palette.attention);
    }
}
