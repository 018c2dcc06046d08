//! What stands above the chart: the indicators and units in it, and what can be done with it.

use eframe::egui::{self, FontId, Ui};

use super::Trend;
use super::add::Offer;
use super::choice::numbers;
use crate::app::screens::{Context, Message};
use crate::app::theme::{Heading, icon, palette, space, text_size};
use crate::app::widgets::{
    IndicatorChooser, PickedIndicator, chip, primary_button, secondary_button, short_name,
};
use crate::domain::{Indicator, IndicatorId, UnitId, Workspace};
use crate::tr;

/// The room of the buttons beside the title.
const BUTTONS: f32 = 350.0;
/// Longer names are cut on chips; the tooltip has them whole.
const CHIP_ROOM: f32 = 210.0;

impl Trend {
    pub(super) fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>, narrow: bool) {
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
            ui.allocate_ui_with_layout(beside, from_right, |ui| self.buttons(ui, context));
        });
    }

    fn buttons(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let has_numbers = self.view.as_ref().is_some_and(|view| view.told().has_numbers());
        let free = has_numbers && !self.publishing.is_busy();
        let egui = ui.ctx().clone();
        let open = self.publisher.open;
        ui.add_enabled_ui(has_numbers || open, |ui| {
            let text = if open { tr!("publish-close") } else { tr!("publish-open") };
            if secondary_button(ui, text).on_hover_text(tr!("publish-open-tip")).clicked() {
                self.publisher.turn(self.view.as_ref(), self.publishing.last());
            }
        });
        if open {
            return;
        }
        ui.add_enabled_ui(free, |ui| {
            let save = primary_button(ui, tr!("trend-save")).on_hover_text(tr!("trend-save-tip"));
            let copy = secondary_button(ui, tr!("trend-copy")).on_hover_text(tr!("trend-copy-tip"));
            let Some(view) = &self.view else { return };
            if save.clicked() || copy.clicked() {
                let seen = view.for_others(context.workspace);
                if seen.own_title() != view.own_title() {
                    context.send(Message::Trouble(tr!("withheld-title")));
                }
                let figure = seen.told().clone();
                if save.clicked() {
                    self.publishing.save(&egui, figure);
                } else {
                    self.publishing.copy(&egui, figure);
                }
            }
        });
    }

    fn chips(&mut self, ui: &mut Ui, context: &mut Context<'_>, narrow: bool) {
        let workspace = context.workspace;
        if narrow {
            let button = chip(ui, tr!("trend-choose-indicator"), false);
            if let Some(id) = offered(&mut self.choose_indicator, &button, workspace, &[]) {
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
        let button = chip(ui, tr!("trend-add-indicator"), false);
        if let Some(id) = offered(&mut self.add_indicator, &button, workspace, &chosen) {
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
}

/// A chip with a name; with a text for it, it can be taken away. Answers whether it was.
fn name_chip(ui: &mut Ui, name: &str, remove: Option<String>) -> bool {
    let font = FontId::proportional(text_size::SMALL);
    let shown = short_name(ui, name, &font, CHIP_ROOM);
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

/// The indicator chosen in the list below a chip.
fn offered(
    chooser: &mut IndicatorChooser,
    button: &egui::Response,
    workspace: &Workspace,
    left_out: &[IndicatorId],
) -> Option<IndicatorId> {
    let measure = |_: &Workspace, one: &Indicator| one.measure.clone();
    match chooser.below(button, workspace, &tr!("trend-search"), left_out, measure, |_| None)? {
        (PickedIndicator::Indicator(id), _) => Some(id),
        (PickedIndicator::Extra, _) => None,
    }
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
