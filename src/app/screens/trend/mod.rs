//! Utvikling: an indicator over the years for one or more units, with the figures beside it.

mod add;
mod choice;
mod list;
pub mod origin;
mod plot;
mod publish;
mod publisher;
mod table;
mod titles;
mod view;

use eframe::egui::{self, Label, RichText, ScrollArea, Ui, UiBuilder};

use self::add::{Adder, Offer};
use self::choice::{Choice, first_indicator, numbers, units_with};
use self::list::IndicatorList;
use self::plot::{Exploring, told};
use self::publish::Publishing;
use self::publisher::Publisher;
use self::titles::Titles;
use self::view::{Key, View};
use super::{Context, Message, Screen, ScreenId};
use crate::app::command::Command;
use crate::app::theme::{Heading, icon, medium, palette, space, text_size};
use crate::app::widgets::{card, chip, primary_button, secondary_button};
use crate::domain::{IndicatorId, SlotKey, UnitId, Workspace};
use crate::tr;

/// Widths at which the table moves below the chart, and the list into a popup.
const TABLE_BESIDE: f32 = 1000.0;
const LIST_BESIDE: f32 = 620.0;
/// The room of the buttons beside the title.
const BUTTONS: f32 = 350.0;
const LIST_WIDTH: f32 = 248.0;
const TABLE_WIDTH: f32 = 304.0;
/// The most units offered when the chosen one has no figures.
const MOST_OFFERED: usize = 8;
/// Longer names are cut on chips; the tooltip has them whole.
const CHIP_LETTERS: usize = 32;

/// The screen's view state.
#[derive(Default)]
pub struct Trend {
    choice: Choice,
    view: Option<View>,
    list: IndicatorList,
    exploring: Exploring,
    add_indicator: Adder,
    add_unit: Adder,
    choose_indicator: Adder,
    publishing: Publishing,
    titles: Titles,
    publisher: Publisher,
}

impl Screen for Trend {
    fn id(&self) -> ScreenId {
        ScreenId::Trend
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        self.publishing.poll(&ui.ctx().clone(), context);
        if context.workspace.count_values() == 0 {
            nothing_yet(ui, context);
            return;
        }
        self.bring_up_to_date(context);
        let width = ui.available_width();
        self.head(ui, context, width < LIST_BESIDE);
        ui.add_space(space::S);
        let area = ui.available_rect_before_wrap();
        let mut chart = area;
        if width >= LIST_BESIDE {
            let list = area.with_max_x(area.left() + LIST_WIDTH);
            chart.set_left(list.right() + space::M);
            ui.scope_builder(UiBuilder::new().max_rect(list), |ui| self.list(ui, context));
        }
        if self.publisher.open
            && let Some(view) = &self.view
        {
            ui.scope_builder(UiBuilder::new().max_rect(chart), |ui| {
                self.publisher.ui(ui, context, view, &mut self.publishing);
            });
        } else if width >= TABLE_BESIDE {
            let table = chart.with_min_x(chart.right() - TABLE_WIDTH);
            chart.set_right(table.left() - space::M);
            ui.scope_builder(UiBuilder::new().max_rect(chart), |ui| {
                self.chart(ui, context, None);
            });
            ui.scope_builder(UiBuilder::new().max_rect(table), |ui| self.table(ui, context, None));
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(chart), |ui| {
                ScrollArea::vertical().id_salt("trend-page").auto_shrink(false).show(ui, |ui| {
                    let height = (chart.height() - space::M).clamp(280.0, 460.0);
                    self.chart(ui, context, Some(height));
                    ui.add_space(space::S);
                    self.table(ui, context, Some(240.0));
                });
            });
        }
        ui.advance_cursor_after_rect(area);
    }

    fn reset(&mut self) {
        *self = Self::default();
    }

    fn show_indicator(&mut self, indicator: IndicatorId) {
        self.choose(indicator);
    }
}

impl Trend {
    fn choose(&mut self, indicator: IndicatorId) {
        if self.choice.indicators != [indicator] {
            self.choice.indicators = vec![indicator];
            self.exploring.reset();
        }
    }

    fn bring_up_to_date(&mut self, context: &Context<'_>) {
        let (workspace, selected) = (context.workspace, context.selection.unit);
        self.choice.indicators.retain(|id| workspace.indicator(*id).is_some());
        if self.choice.indicators.is_empty() {
            self.choice.indicators.extend(first_indicator(workspace, selected));
        }
        let key = Key::new(workspace, &self.choice, selected, &self.titles);
        if self.view.as_ref().is_none_or(|view| view.key != key) {
            let view = View::new(workspace, &self.choice, selected, &self.titles);
            let same_time = self.view.as_ref().is_some_and(|before| before.time == view.time);
            if !same_time {
                self.exploring.zoom = None;
            }
            let still = |picked: &SlotKey| {
                let mut series = view.figure.panels.iter().flat_map(|panel| &panel.series);
                series.any(|one| one.holds(*picked) && one.at(picked.period).is_some())
            };
            self.exploring.pinned = self.exploring.pinned.filter(still);
            self.view = Some(view);
        }
    }

    fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>, narrow: bool) {
        let palette = palette(ui);
        let room = ui.available_width();
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                egui::vec2((room - BUTTONS).max(BUTTONS), 36.0),
                egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true),
                |ui| {
                    ui.spacing_mut().item_spacing = egui::vec2(space::S, space::XS);
                    ui.label(Heading::Screen.text(tr!("screen-trend")).color(palette.ink));
                    ui.add_space(space::XS);
                    self.chips(ui, context, narrow);
                },
            );
            let beside = egui::vec2(ui.available_width(), 36.0);
            let from_right = egui::Layout::right_to_left(egui::Align::Center);
            ui.allocate_ui_with_layout(beside, from_right, |ui| self.buttons(ui));
        });
    }

    fn buttons(&mut self, ui: &mut Ui) {
        let has_numbers = self.view.as_ref().is_some_and(|view| view.figure.has_numbers());
        let free = has_numbers && !self.publishing.is_busy();
        let egui = ui.ctx().clone();
        let open = self.publisher.open;
        ui.add_enabled_ui(has_numbers || open, |ui| {
            let text = if open { tr!("publish-close") } else { tr!("publish-open") };
            if secondary_button(ui, text).on_hover_text(tr!("publish-open-tip")).clicked() {
                self.publisher.open = !open;
                self.publisher.reset();
            }
        });
        if open {
            return;
        }
        ui.add_enabled_ui(free, |ui| {
            let save = primary_button(ui, tr!("trend-save")).on_hover_text(tr!("trend-save-tip"));
            let copy = secondary_button(ui, tr!("trend-copy")).on_hover_text(tr!("trend-copy-tip"));
            let Some(view) = &self.view else { return };
            if save.clicked() {
                self.publishing.save(&egui, view.figure.clone());
            }
            if copy.clicked() {
                self.publishing.copy(&egui, view.figure.clone());
            }
        });
    }

    fn chips(&mut self, ui: &mut Ui, context: &mut Context<'_>, narrow: bool) {
        let workspace = context.workspace;
        if narrow {
            let hint = tr!("trend-search");
            let offers = || indicator_offers(workspace, &[]);
            let picked =
                self.choose_indicator.show(ui, tr!("trend-choose-indicator"), &hint, offers);
            if let Some(id) = picked {
                self.choose(id);
            }
        }
        let several = self.choice.indicators.len() > 1;
        let mut removed = None;
        for id in &self.choice.indicators {
            let Some(indicator) = workspace.indicator(*id) else { continue };
            let removable = several.then(|| tr!("trend-remove", name = indicator.title()));
            if name_chip(ui, &indicator.title(), removable) {
                removed = Some(*id);
            }
        }
        if let Some(removed) = removed {
            self.choice.indicators.retain(|id| *id != removed);
        }
        let chosen = self.choice.indicators.clone();
        let hint = tr!("trend-search");
        let offers = || indicator_offers(workspace, &chosen);
        if let Some(id) = self.add_indicator.show(ui, tr!("trend-add-indicator"), &hint, offers) {
            self.choice.indicators.push(id);
        }

        let compared = self.view.as_ref().map(|view| view.shown.compared.clone());
        let mut removed = None;
        for id in compared.unwrap_or_default() {
            let Some(unit) = workspace.unit(id) else { continue };
            if name_chip(ui, &unit.name, Some(tr!("trend-remove", name = &unit.name))) {
                removed = Some(id);
            }
        }
        if let Some(removed) = removed {
            if self.choice.extra.contains(&removed) {
                self.choice.extra.retain(|id| *id != removed);
            }
            // A benchmark would come back by itself.
            self.choice.hidden.push(removed);
        }
        let there = self.view.as_ref().map(|view| view.shown.units()).unwrap_or_default();
        let offers = || unit_offers(workspace, &chosen, &there);
        let hint = tr!("unit-picker-search");
        if let Some(id) = self.add_unit.show(ui, tr!("trend-add-unit"), &hint, offers) {
            self.choice.extra.push(id);
            self.choice.hidden.retain(|hidden| *hidden != id);
        }
        if self.view.as_ref().is_some_and(|view| view.has_plans) {
            let plans = !self.choice.without_plans;
            let chip = chip(ui, tr!("trend-plans"), plans);
            let name = tr!("trend-plans");
            chip.widget_info(|| {
                egui::WidgetInfo::selected(egui::Role::CheckBox, true, plans, &name)
            });
            if chip.on_hover_text(tr!("trend-plans-tip")).clicked() {
                self.choice.without_plans = plans;
            }
        }
    }

    fn list(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        card(ui, |ui| {
            ui.set_min_size(ui.available_size());
            let selected = context.selection.unit;
            let chosen = self.choice.indicators.clone();
            if let Some(id) = self.list.show(ui, context.workspace, selected, &chosen) {
                self.choose(id);
            }
        });
    }

    fn chart(&mut self, ui: &mut Ui, context: &mut Context<'_>, height: Option<f32>) {
        card(ui, |ui| {
            let height = height.unwrap_or_else(|| ui.available_height());
            ui.set_min_size(egui::vec2(ui.available_width(), height));
            ui.set_max_height(height);
            let Some(view) = &self.view else { return };
            if view.figure.has_numbers() {
                let exploring = &mut self.exploring;
                figure(ui, context.workspace, view, &mut self.titles, exploring, height);
            } else {
                no_figures(ui, context, &self.choice);
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, context: &mut Context<'_>, height: Option<f32>) {
        let Some(view) = &self.view else { return };
        card(ui, |ui| {
            let room = height.unwrap_or_else(|| ui.available_height());
            ui.set_min_size(egui::vec2(ui.available_width(), room));
            let palette = palette(ui);
            ui.horizontal(|ui| {
                ui.label(Heading::Card.text(tr!("trend-figures")).color(palette.ink));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let copy = chip(ui, tr!("trend-copy-table"), false);
                    if copy.on_hover_text(tr!("trend-copy-table-tip")).clicked() {
                        ui.ctx().copy_text(view.as_cells());
                        context.send(Message::Notice(tr!("trend-table-copied")));
                    }
                });
            });
            let room = (room - 50.0).max(120.0);
            let period = context.selection.period;
            let pinned = self.exploring.pinned;
            match table::table(ui, context.workspace, view, period, pinned, room - 36.0) {
                Some(table::Asked::Point(picked)) => self.exploring.pinned = Some(picked),
                Some(table::Asked::Workbook(id)) => {
                    if let Some(source) = context.workspace.source(id) {
                        let (file, hash) = (source.file.clone(), source.hash.clone());
                        context.send(Message::OpenWorkbook { file, hash });
                    }
                }
                Some(table::Asked::Restore(change)) => {
                    context.apply(tr!("trend-restored"), *change);
                }
                None => {}
            }
        });
    }
}

/// Title, subtitle, panels, what is picked, notes and source.
fn figure(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &View,
    titles: &mut Titles,
    exploring: &mut Exploring,
    height: f32,
) {
    let palette = palette(ui);
    let top = ui.cursor().top();
    ui.spacing_mut().item_spacing.y = 2.0;
    titles.show(ui, &view.subject, &view.figure.title, &view.proposed_title);
    let quiet = |text: &str| RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
    ui.label(RichText::new(&view.figure.subtitle).size(13.0).color(palette.ink_second));
    if view.shown.stand_in
        && let Some(unit) = workspace.unit(view.key.selected())
    {
        ui.label(quiet(&tr!("trend-stand-in", unit = &unit.name)));
    }
    if view.figure.panels.len() > 1 {
        ui.label(quiet(&tr!("trend-own-axes")));
    }
    ui.add_space(space::XS);

    let lines = view.figure.notes.len() + 1;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let below = lines as f32 * 18.0 + 52.0;
    let drawn: Vec<usize> = (0..view.panels.len())
        .filter(|at| view.panels.get(*at).is_some_and(Option::is_some))
        .collect();
    let room = height - (ui.cursor().top() - top) - below;
    let heading = if view.figure.panels.len() > 1 { 22.0 } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a handful of panels")]
    let each = (room / drawn.len().max(1) as f32 - heading).max(130.0);
    exploring.begin_frame();
    ScrollArea::vertical()
        .id_salt("trend-panels")
        .max_height(room.max(130.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for place in drawn {
                if heading > 0.0
                    && let Some(panel) = view.figure.panels.get(place)
                {
                    let measure = crate::chart::title::measure_words(&panel.measure);
                    let text = format!("{} · {measure}", panel.indicators.join(", "));
                    let text = RichText::new(text.trim_end_matches([' ', '·']))
                        .font(medium(text_size::SMALL))
                        .color(palette.ink);
                    ui.add(Label::new(text).truncate());
                }
                plot::panel(ui, workspace, view, place, each, exploring);
            }
        });
    ui.add_space(space::XS);
    picked_line(ui, workspace, exploring);
    for note in
        view.figure.notes.iter().chain([&view.figure.source]).filter(|line| !line.is_empty())
    {
        ui.add(Label::new(quiet(note)).truncate());
    }
}

/// What the pinned point says, or how to point at one.
fn picked_line(ui: &mut Ui, workspace: &Workspace, exploring: &mut Exploring) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        ui.set_height(36.0);
        if exploring.zoom.is_some() && chip(ui, tr!("trend-show-all"), false).clicked() {
            exploring.zoom = None;
        }
        let told = exploring.pinned.and_then(|picked| told(workspace, picked));
        let Some(told) = told else {
            let hint = RichText::new(tr!("trend-hint")).size(text_size::SMALL);
            ui.add(Label::new(hint.color(palette.ink_third)).truncate());
            return;
        };
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let what = RichText::new(&told.what).font(medium(text_size::BODY)).color(palette.ink);
            ui.add(Label::new(what).truncate());
            let from = [&told.from, &told.marks, &told.note].into_iter().chain(&told.earlier);
            let from: Vec<&str> =
                from.map(String::as_str).filter(|line| !line.is_empty()).collect();
            let from = RichText::new(from.join(" · ")).size(text_size::SMALL);
            ui.add(Label::new(from.color(palette.ink_second)).truncate());
        });
    });
}

/// A chip with a name; with a text for it, it can be taken away. Answers whether it was.
fn name_chip(ui: &mut Ui, name: &str, remove: Option<String>) -> bool {
    let mut shown: String = name.chars().take(CHIP_LETTERS).collect();
    if shown != name {
        shown = format!("{}…", shown.trim_end());
    }
    match remove {
        None => {
            let response = chip(ui, &shown, false);
            if shown != name {
                response.on_hover_text(name);
            }
            false
        }
        Some(remove) => {
            let response = chip(ui, format!("{shown}  {}", icon::X), false);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &remove));
            response.on_hover_text(&remove).clicked()
        }
    }
}

fn indicator_offers(workspace: &Workspace, chosen: &[IndicatorId]) -> Vec<Offer<IndicatorId>> {
    let mut offers: Vec<Offer<IndicatorId>> = workspace
        .indicators()
        .filter(|one| !chosen.contains(&one.id))
        .map(|one| Offer { item: one.id, text: one.title(), right: one.measure.clone(), depth: 0 })
        .collect();
    offers.sort_by_cached_key(|offer| offer.text.to_lowercase());
    offers
}

/// Units that have figures for one of the indicators, as they stand in the tree.
fn unit_offers(
    workspace: &Workspace,
    indicators: &[IndicatorId],
    there: &[UnitId],
) -> Vec<Offer<UnitId>> {
    workspace
        .subtree(Workspace::ROOT)
        .into_iter()
        .filter(|unit| !there.contains(unit))
        .filter(|unit| indicators.iter().any(|id| numbers(workspace, *id, *unit) > 0))
        .filter_map(|id| {
            let unit = workspace.unit(id)?;
            let above = unit.parent.and_then(|parent| workspace.unit(parent));
            Some(Offer {
                item: id,
                text: unit.name.clone(),
                right: above.map(|above| above.name.clone()).unwrap_or_default(),
                depth: workspace.path(id).len().saturating_sub(1),
            })
        })
        .collect()
}

fn nothing_yet(ui: &mut Ui, context: &mut Context<'_>) {
    let palette = palette(ui);
    ui.add_space(ui.available_height() * 0.25);
    ui.vertical_centered(|ui| {
        ui.label(Heading::Figure.text(tr!("trend-empty")).color(palette.ink));
        ui.label(RichText::new(tr!("trend-empty-more")).color(palette.ink_second));
        ui.add_space(space::M);
        if primary_button(ui, Command::ImportFiles.text()).clicked() {
            context.send(Message::Run(Command::ImportFiles));
        }
        if secondary_button(ui, Command::OpenExample.text()).clicked() {
            context.send(Message::Run(Command::OpenExample));
        }
    });
}

/// The chosen unit has no figures for this: who has, one click away.
fn no_figures(ui: &mut Ui, context: &mut Context<'_>, choice: &Choice) {
    let palette = palette(ui);
    let workspace = context.workspace;
    let names: Vec<String> = choice
        .indicators
        .iter()
        .filter_map(|id| workspace.indicator(*id))
        .map(|indicator| indicator.title())
        .collect();
    let unit = workspace.unit(context.selection.unit).map(|unit| unit.name.clone());
    let name = crate::chart::title::listed(&names);
    let text = tr!("trend-no-figures", unit = unit.unwrap_or_default(), name = name);
    ui.add_space(space::XL);
    ui.label(Heading::Figure.text(text).color(palette.ink));
    let mut offered: Vec<UnitId> = Vec::new();
    for id in &choice.indicators {
        for unit in units_with(workspace, *id, context.selection.unit) {
            if !offered.contains(&unit) {
                offered.push(unit);
            }
        }
    }
    if offered.is_empty() {
        ui.label(RichText::new(tr!("trend-no-figures-anywhere")).color(palette.ink_second));
        return;
    }
    ui.label(RichText::new(tr!("trend-those-who-have")).color(palette.ink_second));
    ui.add_space(space::S);
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        for id in offered.iter().take(MOST_OFFERED) {
            if let Some(unit) = workspace.unit(*id)
                && chip(ui, &unit.name, false).clicked()
            {
                picked = Some(*id);
            }
        }
        if offered.len() > MOST_OFFERED {
            let more = tr!("chart-and-more", count = offered.len() - MOST_OFFERED);
            ui.label(RichText::new(more).color(palette.ink_second));
        }
    });
    if let Some(unit) = picked {
        context.selection.unit = unit;
    }
}
