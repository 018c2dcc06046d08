//! What the organisation calls its levels: Sektor, Virksomhet, Avdeling.

use eframe::egui::{self, Label, RichText, ScrollArea, Ui};

use crate::app::screens::Context;
use crate::app::screens::scorecard::fields;
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{card, field, primary_button, secondary_button};
use crate::domain::{Change, Level, LevelName, Workspace};
use crate::text::usual_level_name;
use crate::tr;

/// The names while they are written.
pub struct Levels {
    drafts: Vec<(Level, String, String)>,
}

impl Levels {
    /// Opens on the names there are.
    #[must_use]
    pub fn of(workspace: &Workspace) -> Self {
        let draft = |level: Level| {
            let held = workspace.level_name(level).cloned().unwrap_or_default();
            (level, held.one, held.many)
        };
        Self { drafts: Level::OWN.into_iter().map(draft).collect() }
    }

    /// Draws it; answers whether it is done with.
    pub fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>, filling: bool) -> bool {
        let mut done = false;
        card(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if filling {
                ui.set_min_size(ui.available_size() - egui::vec2(0.0, 30.0));
            }
            ScrollArea::vertical().id_salt("organisation-levels").auto_shrink(!filling).show(
                ui,
                |ui| {
                    done = self.contents(ui, context);
                },
            );
        });
        done
    }

    /// The changes that give the levels these names.
    fn changes(&self, workspace: &Workspace) -> Vec<Change> {
        let change = |(level, one, many): &(Level, String, String)| {
            let (one, many) = (one.trim(), many.trim());
            let name =
                (!one.is_empty()).then(|| LevelName { one: one.to_owned(), many: many.to_owned() });
            let altered = workspace.level_name(*level) != name.as_ref();
            altered.then_some(Change::NameLevel { level: *level, name })
        };
        self.drafts.iter().filter_map(change).collect()
    }

    fn contents(&mut self, ui: &mut Ui, context: &mut Context<'_>) -> bool {
        let palette = palette(ui);
        ui.label(Heading::Card.text(tr!("org-levels-title")).color(palette.ink));
        let about = RichText::new(tr!("org-levels-about")).size(text_size::SMALL);
        ui.add(Label::new(about.color(palette.ink_second)).wrap());
        ui.add_space(space::XS);
        for (level, one, many) in &mut self.drafts {
            let usual = usual_level_name(*level);
            fields::row(ui, &usual, |ui| {
                let width = ((ui.available_width() - 44.0) / 2.0).max(60.0);
                for (held, hint) in [(one, tr!("org-level-one")), (many, tr!("org-level-many"))] {
                    let response = field(ui, held, &hint, width);
                    let name = format!("{usual}, {hint}");
                    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
                }
            });
        }
        ui.add_space(space::S);
        let changes = self.changes(context.workspace);
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let ready = !changes.is_empty();
            let keep = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("org-levels-keep")));
            if keep.inner.clicked() {
                context.apply(tr!("change-level-names"), Change::batch(changes));
                done = true;
            }
            done |= secondary_button(ui, tr!("cancel")).clicked();
        });
        done
    }
}
