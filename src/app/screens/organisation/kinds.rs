//! The kinds of many units at once: what their names tell is proposed, and nothing is set unasked.

use std::collections::BTreeSet;

use eframe::egui::{self, Checkbox, Label, RichText, ScrollArea, Ui};

use super::rows::is_called;
use crate::analysis::Needle;
use crate::app::screens::Context;
use crate::app::screens::scorecard::fields;
use crate::app::theme::{Heading, palette, size, space, text_size};
use crate::app::widgets::{card, chip, field, primary_button, secondary_button};
use crate::domain::{UnitId, Workspace, unit_kind};
use crate::tr;

/// The least height of the list.
const LEAST_LIST: f32 = 6.0 * size::ROW;
const LINE: f32 = 26.0;

/// A unit that may be given a kind.
struct Row {
    unit: UnitId,
    name: String,
    kind: String,
    /// What its name tells, where that is something else.
    proposed: Option<&'static str>,
}

impl Row {
    fn text(&self) -> String {
        let name = self.name.as_str();
        match (self.kind.as_str(), self.proposed) {
            ("", None) => name.to_owned(),
            ("", Some(proposed)) => tr!("org-kind-proposed", unit = name, kind = proposed),
            (kind, _) => tr!("org-kind-has", unit = name, kind = kind),
        }
    }
}

/// The panel while it is open.
#[derive(Default)]
pub struct Kinds {
    kind: String,
    query: String,
    chosen: BTreeSet<UnitId>,
    rows: Vec<Row>,
    /// What the rows were made for.
    made_for: Option<(u64, String)>,
    /// The proposals still have to be chosen.
    fresh: bool,
}

impl Kinds {
    /// Opens it with the proposals chosen.
    #[must_use]
    pub fn fresh() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// Draws it; answers whether it is done with.
    pub fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>, filling: bool) -> bool {
        self.bring_up_to_date(context.workspace);
        let mut done = false;
        card(ui, |ui| {
            ui.set_min_width(ui.available_width());
            if filling {
                ui.set_min_size(ui.available_size());
            }
            done = self.contents(ui, context, filling);
        });
        done
    }

    fn bring_up_to_date(&mut self, workspace: &Workspace) {
        let key = (workspace.tree_stamp(), self.query.clone());
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        let needle = Needle::new(&self.query);
        self.rows = unit_kind::kinded(workspace)
            .filter(|unit| is_called(workspace, unit.id, &needle))
            .map(|unit| Row {
                unit: unit.id,
                name: unit.name.clone(),
                kind: unit.kind.clone(),
                proposed: unit_kind::told_by(&unit.name).filter(|_| unit.kind.is_empty()),
            })
            .collect();
        self.made_for = Some(key);
        if std::mem::take(&mut self.fresh) {
            self.choose(|row| row.proposed.is_some());
        }
        self.chosen.retain(|id| workspace.unit(*id).is_some());
    }

    fn choose(&mut self, fits: impl Fn(&Row) -> bool) {
        self.chosen = self.rows.iter().filter(|row| fits(row)).map(|row| row.unit).collect();
    }

    /// The kinds the chosen units would get: what is typed, else what their names tell.
    fn wanted(&self, workspace: &Workspace) -> Vec<(UnitId, String)> {
        let typed = self.kind.trim();
        let kind = |id: &UnitId| {
            let unit = workspace.unit(*id)?;
            let told = unit_kind::told_by(&unit.name).filter(|_| unit.kind.is_empty());
            let kind = if typed.is_empty() { told? } else { typed };
            (unit.kind != kind).then(|| (*id, kind.to_owned()))
        };
        self.chosen.iter().filter_map(kind).collect()
    }

    fn contents(&mut self, ui: &mut Ui, context: &mut Context<'_>, filling: bool) -> bool {
        let workspace = context.workspace;
        let palette = palette(ui);
        ui.label(Heading::Card.text(tr!("org-kinds-title")).color(palette.ink));
        let about = RichText::new(tr!("org-kinds-about")).size(text_size::SMALL);
        ui.add(Label::new(about.color(palette.ink_second)).wrap());
        ui.add_space(space::XS);
        for (name, hint, held) in [
            (tr!("org-kind"), tr!("org-kinds-hint"), &mut self.kind),
            (tr!("org-search"), String::new(), &mut self.query),
        ] {
            fields::row(ui, &name, |ui| {
                let width = (ui.available_width() - 24.0).max(60.0);
                let response = field(ui, held, &hint, width);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
            });
        }
        ui.horizontal_wrapped(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            if chip(ui, tr!("org-kinds-proposed"), false).clicked() {
                self.choose(|row| row.proposed.is_some());
            }
            if chip(ui, tr!("org-kinds-all"), false).clicked() {
                self.choose(|_| true);
            }
            if chip(ui, tr!("org-kinds-none"), false).clicked() {
                self.chosen.clear();
            }
        });
        ui.add_space(space::XS);
        ui.scope(|ui| self.list(ui, filling));
        ui.add_space(space::XS);
        let wanted = self.wanted(workspace);
        let count = wanted.len();
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let text = tr!("org-kinds-do", count = count);
            let go = ui.add_enabled_ui(count > 0, |ui| primary_button(ui, text)).inner;
            if go.clicked()
                && let Some(change) = unit_kind::set(workspace, &wanted)
            {
                context.apply(tr!("change-kinds", count = count), change);
                done = true;
            }
            done |= secondary_button(ui, tr!("cancel")).clicked();
        });
        done
    }

    fn list(&mut self, ui: &mut Ui, filling: bool) {
        let room = if filling { ui.available_height() - 52.0 } else { LEAST_LIST };
        let height = room.max(LEAST_LIST);
        let area = ScrollArea::vertical().id_salt("organisation-kinds").max_height(height);
        let area = area.auto_shrink([false, !filling]);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = LINE;
        area.show_rows(ui, LINE, self.rows.len(), |ui, range| {
            for row in self.rows.iter().take(range.end).skip(range.start) {
                let mut on = self.chosen.contains(&row.unit);
                let box_ = ui.add(Checkbox::new(&mut on, row.text()));
                if box_.changed() {
                    if on {
                        self.chosen.insert(row.unit);
                    } else {
                        self.chosen.remove(&row.unit);
                    }
                }
            }
        });
    }
}
