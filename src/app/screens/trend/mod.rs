//! Utvikling: an indicator over the years for one or more units, with the figures beside it.

mod add;
mod choice;
mod choose;
mod controls;
mod figure;
mod head;
mod list;
mod numbers;
pub mod origin;
mod plot;
mod publish;
mod publisher;
mod table;
mod titles;
mod view;

use eframe::egui::{self, ScrollArea, Ui, UiBuilder};

use self::add::Adder;
use self::choice::{Choice, Show, first_indicator};
use self::controls::controls;
use self::figure::{figure, no_figures, nothing_comparable, nothing_yet};
use self::list::IndicatorList;
use self::numbers::Order;
use self::plot::Exploring;
use self::publish::Publishing;
use self::publisher::Publisher;
use self::titles::Titles;
use self::view::{Key, View};
use super::{Context, Message, Screen, ScreenId};
use crate::app::theme::{Heading, icon, palette, space};
use crate::app::widgets::{IndicatorChooser, card, chip};
use crate::chart::Periods;
use crate::domain::{IndicatorId, SlotKey};
use crate::tr;

/// Widths at which the table moves below the chart, and the list into a popup.
const TABLE_BESIDE: f32 = 1000.0;
const LIST_BESIDE: f32 = 620.0;
const LIST_WIDTH: f32 = 248.0;
const TABLE_WIDTH: f32 = 304.0;

/// The screen's view state.
#[derive(Default)]
pub struct Trend {
    choice: Choice,
    view: Option<View>,
    list: IndicatorList,
    exploring: Exploring,
    add_indicator: IndicatorChooser,
    add_unit: Adder,
    choose_indicator: IndicatorChooser,
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
        // The published picture needs the room more than the list does.
        let listed = width >= if self.publisher.open { TABLE_BESIDE } else { LIST_BESIDE };
        self.head(ui, context, !listed);
        ui.add_space(space::S);
        let area = ui.available_rect_before_wrap();
        let mut chart = area;
        if listed {
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
            ui.scope_builder(UiBuilder::new().max_rect(table), |ui| {
                self.controls(ui, context, false);
                ui.add_space(space::S);
                self.table(ui, context, None);
            });
        } else {
            ui.scope_builder(UiBuilder::new().max_rect(chart), |ui| {
                ScrollArea::vertical().id_salt("trend-page").auto_shrink(false).show(ui, |ui| {
                    let height = (chart.height() - space::M).clamp(280.0, 460.0);
                    self.controls(ui, context, true);
                    ui.add_space(space::S);
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
            // These belong to the periods of the one before.
            (self.choice.base, self.choice.range) = (None, None);
            self.choice.order = Order::default();
            self.choice.periods = Periods::All;
            self.exploring.reset();
        }
    }

    fn bring_up_to_date(&mut self, context: &Context<'_>) {
        let (workspace, selected) = (context.workspace, context.selection.unit);
        self.choice.indicators.retain(|id| workspace.indicator(*id).is_some());
        if self.choice.indicators.is_empty() {
            self.choice.indicators.extend(first_indicator(workspace, selected));
        }
        let key = Key::new(workspace, &self.choice, selected);
        if self.view.as_ref().is_none_or(|view| view.key != key) {
            let view = View::new(workspace, &self.choice, selected);
            let same_time = self.view.as_ref().is_some_and(|before| before.time == view.time);
            if !same_time {
                self.exploring.zoom = None;
            }
            let still = |picked: &SlotKey| {
                let mut series = view.figure.panels.iter().flat_map(|panel| &panel.series);
                series.any(|one| one.holds(*picked) && one.at(picked.period).is_some())
            };
            self.exploring.pinned = self.exploring.pinned.filter(still);
            self.exploring.redraw();
            self.view = Some(view);
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

    fn controls(&mut self, ui: &mut Ui, context: &mut Context<'_>, in_row: bool) {
        let Some(view) = &self.view else { return };
        if in_row {
            controls(ui, context, &mut self.choice, view, true);
            return;
        }
        card(ui, |ui| {
            ui.set_min_width(ui.available_width());
            controls(ui, context, &mut self.choice, view, false);
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
                figure(ui, context, view, &mut self.titles, exploring, height);
                if let Some(range) = exploring.wanted.take() {
                    self.choice.range = range;
                    // What depends on it is drawn in the frame to come.
                    ui.ctx().request_repaint();
                }
            } else if self.choice.show != Show::Figures && !view.bases.is_empty() {
                nothing_comparable(ui, view);
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
                        let shown = view.for_others(context.workspace);
                        ui.ctx().copy_text(shown.numbers.as_cells());
                        context.send(Message::Notice(tr!("trend-table-copied")));
                    }
                    let turn = chip(ui, icon::GIT_COMPARE_ARROWS, self.choice.turned);
                    let name = tr!("trend-turn");
                    turn.widget_info(|| {
                        let on = self.choice.turned;
                        egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, &name)
                    });
                    if turn.on_hover_text(&name).clicked() {
                        self.choice.turned = !self.choice.turned;
                        self.choice.order = Order::default();
                    }
                });
            });
            let room = (room - 50.0).max(120.0);
            let period = context.selection.period;
            let pinned = self.exploring.pinned;
            match table::table(ui, context.workspace, &view.numbers, period, pinned, room - 36.0) {
                Some(table::Asked::Sort(order)) => self.choice.order = order,
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
