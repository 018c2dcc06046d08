//! The chosen unit: its name and the ones it had, its level and place, and what becomes of it.

use eframe::egui::{self, Checkbox, Key, Label, RichText, ScrollArea, Ui};

use super::chooser::Chooser;
use super::rows::{closing, is_closed};
use crate::app::screens::Context;
use crate::app::screens::scorecard::fields;
use crate::app::theme::{Heading, icon, medium, palette, space, text_size};
use crate::app::widgets::{
    card, chip, cut, field, icon_button, primary_button, secondary_button, secondary_button_if,
};
use crate::domain::{
    Change, Level, OrgUnit, Period, PeriodKind, Refusal, UnitId, Workspace, reorganise, unit_kind,
};
use crate::text::{level_name, period_name};
use crate::tr;

/// What is being done with the unit beside its name.
#[derive(Clone, Debug, Default, PartialEq)]
enum Doing {
    #[default]
    Nothing,
    /// It closes.
    Close,
    /// It goes into this one.
    Merge(UnitId),
}

/// The panel's view state.
#[derive(Default)]
pub struct Panel {
    about: Option<(UnitId, u64)>,
    name: String,
    kind: String,
    remember: bool,
    /// The last day of the former name, or the first of the closing, as typed.
    day: String,
    new_name: String,
    alias: String,
    doing: Doing,
    mover: Chooser,
    merger: Chooser,
    /// The name still has to be given the focus.
    pub rename: bool,
    /// The field of a new unit still has to be given the focus.
    pub add: bool,
    /// A unit to choose once it is there.
    pub wanted: Option<UnitId>,
}

/// What was typed as a day: nothing, a day, or something else.
fn typed_day(text: &str) -> Result<Option<Period>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match Period::parse(text) {
        Some(day) if day.kind() == PeriodKind::Date => Ok(Some(day)),
        _ => Err(Refusal::NotADay),
    }
}

fn quiet(ui: &Ui, text: impl Into<String>) -> Label {
    let text = RichText::new(text).size(text_size::SMALL).color(palette(ui).ink_second);
    Label::new(text).wrap()
}

fn warn(ui: &mut Ui, refusal: &Refusal) {
    let ink = palette(ui).attention;
    ui.add(Label::new(RichText::new(refusal.text()).size(text_size::SMALL).color(ink)).wrap());
}

/// What the figures of a unit are, in a line.
fn uses(workspace: &Workspace, id: UnitId) -> String {
    let series = workspace.all_series().filter(|(key, _)| key.unit == id);
    let (indicators, values) =
        series.fold((0, 0), |(lines, values), (_, slots)| (lines + 1, values + slots.len()));
    [tr!("count-values", count = values), tr!("count-indicators", count = indicators)].join(" · ")
}

impl Panel {
    /// Draws it for this unit; `filling` the room there is and scrolled in it, or as high as it is.
    pub fn show(&mut self, ui: &mut Ui, context: &mut Context<'_>, id: UnitId, filling: bool) {
        let workspace = context.workspace;
        let Some(unit) = workspace.unit(id) else { return };
        if self.about != Some((id, workspace.tree_stamp())) {
            let same = self.about.is_some_and(|(held, _)| held == id);
            self.about = Some((id, workspace.tree_stamp()));
            self.name.clone_from(&unit.name);
            self.kind.clone_from(&unit.kind);
            self.remember = true;
            self.day.clear();
            self.alias.clear();
            self.doing = Doing::Nothing;
            if !same {
                self.new_name.clear();
            }
        }
        card(ui, |ui| {
            if !filling {
                ui.set_min_width(ui.available_width());
                self.contents(ui, context, unit);
                return;
            }
            ui.set_min_size(ui.available_size() - egui::vec2(0.0, 30.0));
            ScrollArea::vertical().id_salt("organisation-panel").auto_shrink(false).show(
                ui,
                |ui| {
                    self.contents(ui, context, unit);
                },
            );
        });
    }

    fn contents(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let workspace = context.workspace;
        let ink = palette(ui).ink;
        ui.add(Label::new(Heading::Card.text(&unit.name).color(ink)).truncate());
        let path = workspace.path(unit.id);
        let above = path.iter().rev().skip(1).rev().filter_map(|id| workspace.unit(*id));
        let above = above.map(|unit| unit.name.as_str()).collect::<Vec<_>>().join(" › ");
        let told =
            [above, uses(workspace, unit.id), closing(workspace, unit.id).unwrap_or_default()];
        let told: Vec<String> = told.into_iter().filter(|part| !part.is_empty()).collect();
        ui.add(quiet(ui, told.join(" · ")));
        ui.add_space(space::XS);
        self.naming(ui, context, unit);
        level(ui, context, unit);
        self.kind(ui, context, unit);
        self.place(ui, context, unit);
        self.adding(ui, context, unit);
        ui.add_space(space::S);
        self.fate(ui, context, unit);
        ui.add_space(space::S);
        self.names(ui, context, unit);
    }

    fn naming(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let name = tr!("org-name");
        let mut enter = false;
        fields::row(ui, &name, |ui| {
            let width = (ui.available_width() - 24.0).max(60.0);
            let response = field(ui, &mut self.name, "", width);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
            if std::mem::take(&mut self.rename) {
                response.request_focus();
            }
            enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        });
        let typed = self.name.trim();
        if typed == unit.name {
            return;
        }
        let other = typed.to_lowercase() != unit.name.to_lowercase();
        let mut until = Ok(None);
        if other {
            let text = tr!("org-remember", name = unit.name.as_str());
            ui.add(Checkbox::new(&mut self.remember, text));
            if self.remember {
                let name = tr!("org-name-until");
                fields::row(ui, &name, |ui| {
                    let response = field(ui, &mut self.day, &tr!("org-day-hint"), 150.0);
                    ui.ctx()
                        .accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
                });
                until = typed_day(&self.day);
            }
        }
        if let Err(refusal) = &until {
            warn(ui, refusal);
        }
        let mut done = false;
        ui.horizontal_wrapped(|ui| {
            let ready = until.is_ok() && !typed.is_empty();
            let button = ui.add_enabled_ui(ready, |ui| primary_button(ui, tr!("org-rename"))).inner;
            if button.clicked() || (enter && ready) {
                let until = until.unwrap_or_default();
                let change =
                    reorganise::rename(context.workspace, unit.id, typed, self.remember, until);
                if let Some(change) = change {
                    let label = tr!("change-rename-unit", unit = unit.name.as_str());
                    context.apply(label, change);
                }
            }
            done = secondary_button(ui, tr!("cancel")).clicked();
        });
        if done {
            self.about = None;
        }
    }

    /// What kind of service it gives, with what its name tells as a proposal.
    fn kind(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        if !matches!(unit.level, Level::Unit | Level::Team) {
            return;
        }
        let name = tr!("org-kind");
        let mut wanted = None;
        fields::row(ui, &name, |ui| {
            let told = unit_kind::told_by(&unit.name).filter(|_| unit.kind.is_empty());
            let beside = told.map(|kind| tr!("org-kind-use", kind = kind));
            let width = beside.as_ref().map_or(220.0, |text| room_beside(ui, text).min(220.0));
            let response = field(ui, &mut self.kind, &tr!("org-kind-hint"), width);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
            if response.lost_focus() && self.kind.trim() != unit.kind {
                wanted = Some(self.kind.trim().to_owned());
            }
            if let (Some(text), Some(kind)) = (beside, told)
                && chip(ui, text, false).clicked()
            {
                wanted = Some(kind.to_owned());
            }
        });
        if let Some(kind) = wanted {
            let label = tr!("change-kind-of-unit", unit = unit.name.as_str());
            context.apply(label, Change::SetUnitKind { id: unit.id, kind });
        }
    }

    fn place(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let workspace = context.workspace;
        let Some(parent) = unit.parent.and_then(|id| workspace.unit(id)) else { return };
        let mut moved = None;
        fields::row(ui, &tr!("org-stands-below"), |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.add(Label::new(parent.name.as_str()).truncate());
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
                let button = secondary_button(ui, tr!("org-move-to"));
                let below = workspace.subtree(unit.id);
                let fits = |id: UnitId| !below.contains(&id) && Some(id) != unit.parent;
                moved = self.mover.show(workspace, &button, &tr!("org-move-hint"), &fits);
                let sisters = workspace.children(parent.id);
                let at = sisters.iter().position(|one| *one == unit.id).unwrap_or_default();
                let last = at + 1 >= sisters.len();
                let up = ui.add_enabled_ui(at > 0, |ui| {
                    icon_button(ui, icon::CHEVRON_UP, &tr!("org-earlier"))
                });
                let down = ui.add_enabled_ui(!last, |ui| {
                    icon_button(ui, icon::CHEVRON_DOWN, &tr!("org-later"))
                });
                let step = |place| Change::MoveUnit { id: unit.id, parent: parent.id, place };
                let label = tr!("change-order-of-units", unit = unit.name.as_str());
                if up.inner.clicked() {
                    context.apply(label, step(at.saturating_sub(1)));
                } else if down.inner.clicked() {
                    context.apply(label, step(at + 1));
                }
            });
        });
        if let Some(parent) = moved {
            let place = workspace.children(parent).len();
            let label = tr!("change-move-unit", unit = unit.name.as_str());
            context.apply(label, Change::MoveUnit { id: unit.id, parent, place });
        }
    }

    fn adding(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let workspace = context.workspace;
        let name = tr!("org-new-below");
        let mut asked = false;
        fields::row(ui, &name, |ui| {
            let hint = tr!("org-new-hint");
            let width = room_beside(ui, &tr!("org-add"));
            let response = field(ui, &mut self.new_name, &hint, width);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
            if std::mem::take(&mut self.add) {
                response.request_focus();
            }
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let ready = !self.new_name.trim().is_empty();
            let button = secondary_button_if(ui, ready, tr!("org-add"));
            if ready && (enter || button.clicked()) {
                asked = true;
                // The next name may follow at once.
                response.request_focus();
            }
        });
        if asked {
            let added = OrgUnit::new(
                workspace.next_unit_id(),
                Some(unit.id),
                self.new_name.trim(),
                reorganise::level_below(unit.level),
            );
            let label = tr!("change-add-unit", unit = added.name.as_str());
            let place = workspace.children(unit.id).len();
            context.apply(label, Change::AddUnit { unit: added, place });
            self.new_name.clear();
        }
    }

    /// Closing, merging, reopening and removing.
    fn fate(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let workspace = context.workspace;
        let Some(parent) = unit.parent else { return };
        let closed = is_closed(workspace, unit.id);
        ui.horizontal_wrapped(|ui| {
            // What does not fit goes to the next line whole.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            if closed {
                if secondary_button(ui, tr!("org-reopen")).clicked() {
                    let label = tr!("change-reopen-unit", unit = unit.name.as_str());
                    context.apply(label, reorganise::reopen(workspace, unit.id));
                }
            } else {
                let merge = secondary_button(ui, tr!("org-merge-with"));
                let below = workspace.subtree(unit.id);
                let fits = |id: UnitId| {
                    !below.contains(&id) && id != Workspace::ROOT && !is_closed(workspace, id)
                };
                let hint = tr!("org-merge-hint");
                if let Some(into) = self.merger.show(workspace, &merge, &hint, &fits) {
                    self.doing = Doing::Merge(into);
                    self.day.clear();
                }
                if secondary_button(ui, tr!("org-close")).clicked() {
                    self.doing = Doing::Close;
                    self.day.clear();
                }
            }
            let remove = Change::RemoveUnit(unit.id);
            let why = workspace.why_not_removable(unit.id);
            let button = secondary_button_if(ui, why.is_none(), tr!("org-remove"));
            let button = button.on_disabled_hover_text(tr!("org-remove-not"));
            if button.clicked() {
                let label = tr!("change-remove-unit", unit = unit.name.as_str());
                context.apply(label, remove);
                self.wanted = Some(parent);
            }
        });
        match self.doing {
            Doing::Nothing => {}
            Doing::Close => {
                let below = workspace.subtree(unit.id).len().saturating_sub(1);
                let text = tr!("org-close-about", unit = unit.name.as_str(), count = below);
                self.decide(ui, &text, &tr!("org-close-do"), |day| {
                    let label = tr!("change-close-unit", unit = unit.name.as_str());
                    if let Some(day) = day {
                        context.apply(label, reorganise::close(workspace, unit.id, day));
                    }
                });
            }
            Doing::Merge(into) => {
                let Some(other) = workspace.unit(into) else { return };
                let text =
                    tr!("org-merge-about", unit = unit.name.as_str(), other = other.name.as_str());
                self.decide(ui, &text, &tr!("org-merge-do"), |day| {
                    let label = tr!("change-merge-units", unit = unit.name.as_str());
                    context.apply(label, reorganise::merge(workspace, unit.id, into, day));
                });
            }
        }
    }

    /// What is to happen from a day on, with a way out.
    fn decide(&mut self, ui: &mut Ui, text: &str, button: &str, act: impl FnOnce(Option<Period>)) {
        ui.add_space(space::XS);
        ui.add(quiet(ui, text));
        let name = tr!("org-from-day");
        fields::row(ui, &name, |ui| {
            let response = field(ui, &mut self.day, &tr!("org-day-hint"), 150.0);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
        });
        let day = typed_day(&self.day);
        if let Err(refusal) = &day {
            warn(ui, refusal);
        }
        ui.horizontal_wrapped(|ui| {
            let ready = matches!(&day, Ok(Some(_)));
            let go = ui.add_enabled_ui(ready, |ui| primary_button(ui, button)).inner;
            if go.clicked() {
                act(day.unwrap_or_default());
                self.doing = Doing::Nothing;
            }
            if secondary_button(ui, tr!("cancel")).clicked() {
                self.doing = Doing::Nothing;
            }
        });
    }

    /// The names it had, and the other ones it is met under.
    fn names(&mut self, ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
        let workspace = context.workspace;
        let label = tr!("change-names-of-unit", unit = unit.name.as_str());
        if let Some(life) = workspace.life(unit.id).filter(|life| !life.former.is_empty()) {
            ui.add(quiet(ui, tr!("org-former")));
            for (at, former) in life.former.iter().enumerate() {
                let until = former.until.map(|day| tr!("org-until", day = period_name(day)));
                let parts: Vec<String> =
                    std::iter::once(former.name.clone()).chain(until).collect();
                if listed(ui, &parts.join(", "), &former.name) {
                    let mut life = life.clone();
                    life.former.remove(at);
                    context.apply(label.clone(), Change::SetUnitLife { id: unit.id, life });
                }
            }
        }
        let edit = |aliases: Vec<String>| Change::EditUnit {
            id: unit.id,
            name: unit.name.clone(),
            level: unit.level,
            aliases,
        };
        ui.add(quiet(ui, tr!("org-aliases")));
        for (at, alias) in unit.aliases.iter().enumerate() {
            if listed(ui, alias, alias) {
                let mut aliases = unit.aliases.clone();
                aliases.remove(at);
                context.apply(label.clone(), edit(aliases));
            }
        }
        let mut added = None;
        ui.horizontal(|ui| {
            let width = room_beside(ui, &tr!("org-alias-add"));
            let response = field(ui, &mut self.alias, &tr!("org-alias-hint"), width);
            let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            let typed = self.alias.trim();
            let ready = !typed.is_empty();
            let button = secondary_button_if(ui, ready, tr!("org-alias-add"));
            if ready && (enter || button.clicked()) {
                added = Some(typed.to_owned());
            }
        });
        if let Some(added) = added {
            let aliases = unit.aliases.iter().cloned().chain([added]).collect();
            context.apply(label, edit(aliases));
        }
    }
}

/// How wide a field can be beside a button with this text.
fn room_beside(ui: &Ui, text: &str) -> f32 {
    let button = cut(ui, text, medium(text_size::BODY), f32::INFINITY).size().x + 2.0 * space::M;
    // The field's own margins, the space between them, and a little for the edges.
    (ui.available_width() - button - 20.0 - space::S - space::XS).max(60.0)
}

/// A name in a list; answers whether it is to go.
fn listed(ui: &mut Ui, text: &str, name: &str) -> bool {
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 60.0).max(60.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(Label::new(text).truncate());
        });
        icon_button(ui, icon::X, &tr!("org-forget-name", name = name)).clicked()
    })
    .inner
}

fn level(ui: &mut Ui, context: &mut Context<'_>, unit: &OrgUnit) {
    if unit.parent.is_none() {
        return;
    }
    let mut level = unit.level;
    let all = [Level::Area, Level::Unit, Level::Team, Level::Benchmark];
    let words = |level| level_name(context.workspace, level);
    fields::choice(ui, &tr!("org-level"), &mut level, &all, words);
    if level != unit.level {
        let OrgUnit { id, name, aliases, .. } = unit.clone();
        let label = tr!("change-level-of-unit", unit = unit.name.as_str());
        context.apply(label, Change::EditUnit { id, name, level, aliases });
    }
}
