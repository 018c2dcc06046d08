//! Analyse: unit by unit over the years or over indicators, and two indicators against each other.

mod heat;
mod scatter;

pub use scatter::figures as correlation_figures;

use eframe::egui::{
    self, Align2, ComboBox, FontId, Label, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui,
    WidgetInfo,
};

use self::heat::{Across, Cell, Column, Heat, Key, Row};
use super::{Context, Message, Screen, ScreenId, as_others};
use crate::analysis::{Pair, Pairs, RollUps, correlation, is_among_its_kind, pairs, standing};
use crate::app::theme::{Heading, medium, palette, semibold, space, text_size};
use crate::app::widgets::{
    IndicatorChooser, PickedIndicator, card, chip, cut_name, room_for, room_for_text,
    secondary_button,
};
use crate::domain::{Indicator, IndicatorId, Period, SeriesKey, UnitId, Workspace, unit_kind};
use crate::text;
use crate::tr;

const HEAD: f32 = 30.0;
const LINE: f32 = 30.0;
const NAME: f32 = 190.0;
const COLUMN: f32 = 74.0;
/// The width of the field with an indicator.
const CHOICE: f32 = 240.0;
/// The most years of lag.
const MOST_LAG: u8 = 3;

/// Which of the three is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Years,
    Indicators,
    Relation,
}

/// What the kinds were found for: the tree and the unit they stand below.
type KindsKey = (u64, UnitId);

/// What a relation was computed for.
type RelationKey = (u64, UnitId, IndicatorId, IndicatorId, u8, Option<String>);

/// The screen's view state.
#[derive(Default)]
pub struct Analysis {
    view: View,
    indicator: Option<IndicatorId>,
    /// Only units of this kind are compared.
    kind: Option<String>,
    /// The kinds there are below a unit, with how many have each.
    kinds: Option<(KindsKey, Vec<(String, usize)>)>,
    second: Option<IndicatorId>,
    choose: IndicatorChooser,
    choose_second: IndicatorChooser,
    lag: u8,
    /// The column the rows are ordered by, and whether the smallest stands first.
    order: (Option<usize>, bool),
    heat: Option<Heat>,
    relation: Option<(RelationKey, Vec<Pair>)>,
    roll_ups: RollUps,
}

impl Screen for Analysis {
    fn id(&self) -> ScreenId {
        ScreenId::Analysis
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(period) = context.selection.period else {
            super::scorecard::nothing_yet(ui, context);
            return;
        };
        self.choose_first(context);
        self.head(ui, context);
        ui.add_space(space::S);
        match self.view {
            View::Relation => self.relation(ui, context),
            View::Years => self.table(ui, context, period, Across::Years),
            View::Indicators => self.table(ui, context, period, Across::Indicators),
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }

    fn show_indicator(&mut self, indicator: IndicatorId) {
        self.indicator = Some(indicator);
    }
}

/// Indicators by how many units follow them.
fn most_followed(workspace: &Workspace) -> Vec<IndicatorId> {
    let mut all: Vec<(usize, IndicatorId)> =
        workspace.indicators().map(|one| (workspace.series_of(one.id).count(), one.id)).collect();
    all.sort_by_key(|(count, id)| (std::cmp::Reverse(*count), *id));
    all.into_iter().map(|(_, id)| id).collect()
}

impl Analysis {
    fn choose_first(&mut self, context: &Context<'_>) {
        let workspace = context.workspace;
        let gone = |id: Option<IndicatorId>| id.is_none_or(|id| workspace.indicator(id).is_none());
        if gone(self.indicator) || gone(self.second) {
            let all = most_followed(workspace);
            if gone(self.indicator) {
                self.indicator = all.first().copied();
            }
            if gone(self.second) {
                let first = self.indicator;
                self.second = all.into_iter().find(|id| Some(*id) != first).or(first);
            }
        }
    }

    fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let palette = palette(ui);
        ui.horizontal_wrapped(|ui| {
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            ui.set_min_height(36.0);
            ui.label(Heading::Screen.text(tr!("screen-analysis")).color(palette.ink));
            ui.add_space(space::XS);
            for (view, text) in [
                (View::Indicators, tr!("analysis-units-indicators")),
                (View::Years, tr!("analysis-units-years")),
                (View::Relation, tr!("analysis-relation")),
            ] {
                room_for_text(ui, &text);
                if chip(ui, text, self.view == view).clicked() {
                    self.view = view;
                    self.order = (None, false);
                }
            }
            let workspace = context.workspace;
            if self.view != View::Indicators {
                let name = tr!("analysis-first");
                indicator_choice(ui, workspace, &name, &mut self.choose, &mut self.indicator);
            }
            if self.view == View::Relation {
                let name = tr!("analysis-second");
                indicator_choice(ui, workspace, &name, &mut self.choose_second, &mut self.second);
                room_for(ui, 150.0);
                let lag = |lag: u8| tr!("analysis-lag", count = u32::from(lag));
                let combo = ComboBox::from_id_salt("analysis-lag")
                    .selected_text(lag(self.lag))
                    .show_ui(ui, |ui| {
                        for one in 0..=MOST_LAG {
                            ui.selectable_value(&mut self.lag, one, lag(one));
                        }
                    });
                ui.ctx().accesskit_node_builder(combo.response.id, |node| {
                    node.set_label(tr!("analysis-lag-name"));
                });
            }
            self.kind_choice(ui, context);
            as_others(ui, context);
            let above = workspace.unit(context.selection.unit).and_then(|unit| unit.parent);
            if let Some(above) = above.and_then(|id| workspace.unit(id)) {
                let text = tr!("card-above", unit = &above.name);
                room_for_text(ui, &text);
                if chip(ui, text, false).clicked() {
                    context.selection.unit = above.id;
                }
            }
        });
    }

    /// Which kind of units is compared, where somebody has said what kinds there are.
    fn kind_choice(&mut self, ui: &mut Ui, context: &Context<'_>) {
        let (workspace, unit) = (context.workspace, context.selection.unit);
        let key = (workspace.tree_stamp(), unit);
        if self.kinds.as_ref().is_none_or(|(made, _)| *made != key) {
            let below: Vec<UnitId> =
                workspace.subtree(unit).into_iter().filter(|id| *id != unit).collect();
            let found = unit_kind::used(workspace, &below);
            let held = self.kind.as_deref();
            let known = held.is_some_and(|kind| found.iter().any(|(one, _)| one == kind));
            if !known {
                self.kind = None;
            }
            self.kinds = Some((key, found));
        }
        let Some((_, kinds)) = self.kinds.as_ref().filter(|(_, kinds)| !kinds.is_empty()) else {
            return;
        };
        room_for(ui, 150.0);
        let all = tr!("analysis-kind-all");
        let combo = ComboBox::from_id_salt("analysis-kind")
            .selected_text(self.kind.clone().unwrap_or_else(|| all.clone()))
            .width(120.0)
            .truncate()
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut self.kind, None, &all);
                for (kind, count) in kinds {
                    let text = format!("{kind} ({count})");
                    ui.selectable_value(&mut self.kind, Some(kind.clone()), text);
                }
            });
        ui.ctx().accesskit_node_builder(combo.response.id, |node| {
            node.set_label(tr!("org-kind"));
        });
    }

    fn table(&mut self, ui: &mut Ui, context: &mut Context<'_>, period: Period, across: Across) {
        let key = Key {
            revision: context.workspace.revision(),
            unit: context.selection.unit,
            period,
            across,
            indicator: self.indicator,
            kind: self.kind.clone(),
            for_others: false,
            language: text::current(),
        };
        if self.heat.as_ref().is_none_or(|held| held.key != key) {
            let mut heat = Heat::new(context.workspace, &mut self.roll_ups, key);
            // Fewer years may be told of another indicator: the rows stay ordered by the last of them, say.
            if across == Across::Years
                && let Some(held) = self.heat.as_ref().filter(|held| held.key.across == across)
                && let Some(at) = self.order.0
            {
                let moved = (at + heat.columns.len()).checked_sub(held.columns.len());
                self.order = (moved, self.order.1 && moved.is_some());
            }
            heat.sort(self.order.0, self.order.1);
            heat.words = in_words(context.workspace, &mut self.roll_ups, &heat);
            self.heat = Some(heat);
        }
        let Some(heat) = &mut self.heat else { return };
        let title = match across {
            Across::Years => {
                let indicator = self.indicator.and_then(|id| context.workspace.indicator(id));
                tr!("analysis-by-unit", name = indicator.map(Indicator::title).unwrap_or_default())
            }
            Across::Indicators => {
                tr!("analysis-by-indicator", period = text::period_name(period))
            }
        };
        let mut sorted = None;
        let height = ui.available_height();
        card(ui, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
            let palette = palette(ui);
            ui.allocate_ui_with_layout(
                egui::vec2(ui.available_width(), 32.0),
                egui::Layout::right_to_left(egui::Align::Center),
                |ui| {
                    let copy = secondary_button(ui, tr!("trend-copy-table"));
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                        ui.add(Label::new(Heading::Card.text(title).color(palette.ink)).truncate());
                    });
                    if copy.on_hover_text(tr!("trend-copy-table-tip")).clicked() {
                        // What leaves the window never shows what others may not see.
                        let key = Key { for_others: true, ..heat.key.clone() };
                        let mut shown = Heat::new(context.workspace, &mut self.roll_ups, key);
                        shown.sort(self.order.0, self.order.1);
                        ui.ctx().copy_text(shown.as_cells());
                        context.send(Message::Notice(tr!("trend-table-copied")));
                    }
                },
            );
            if let Some(words) = &heat.words {
                ui.add(Label::new(RichText::new(words).color(palette.ink)).wrap());
            }
            let hint = RichText::new(tr!("analysis-hint")).size(text_size::SMALL);
            ui.add(Label::new(hint.color(palette.ink_second)).truncate());
            ui.add_space(space::XS);
            if heat.rows.is_empty() {
                ui.label(RichText::new(tr!("analysis-none")).color(palette.ink_second));
                return;
            }
            let room = ui.available_height();
            ScrollArea::horizontal().id_salt("analysis-across").auto_shrink([false, true]).show(
                ui,
                |ui| {
                    let bar = ui.spacing().scroll.allocated_width();
                    ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                    let below = usize::from(heat.total.is_some()) + heat.benchmarks.len();
                    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
                    let total = below as f32 * LINE;
                    let most = (room - HEAD - total - 4.0).max(120.0);
                    #[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
                    let scrolls = heat.rows.len() as f32 * LINE > most;
                    // Headings and totals stand above their columns beside a scroll bar too.
                    let width = wide(ui, heat, if scrolls { bar } else { 0.0 });
                    sorted = heads(ui, heat, self.order, width);
                    let area = ScrollArea::vertical().id_salt("analysis-down");
                    let shown = area.max_height(most);
                    shown.auto_shrink([false, true]).show_rows(
                        ui,
                        LINE,
                        heat.rows.len(),
                        |ui, range| {
                            for row in heat.rows.iter().take(range.end).skip(range.start) {
                                if line(ui, heat, row, false, width) {
                                    context.selection.unit = row.unit;
                                }
                            }
                        },
                    );
                    for row in heat.total.iter().chain(&heat.benchmarks) {
                        line(ui, heat, row, true, width);
                    }
                },
            );
        });
        if let Some(by) = sorted {
            // The largest first, then the smallest first, then by name again.
            self.order = match self.order {
                (held, false) if held == by && by.is_some() => (by, true),
                (held, true) if held == by => (None, false),
                _ => (by, false),
            };
            heat.sort(self.order.0, self.order.1);
        }
    }

    fn relation(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let workspace = context.workspace;
        let (Some(first), Some(second)) = (self.indicator, self.second) else { return };
        let unit = context.selection.unit;
        let key = (workspace.revision(), unit, first, second, self.lag, self.kind.clone());
        if self.relation.as_ref().is_none_or(|(made, _)| *made != key) {
            let units = heat::compared(workspace, unit, self.kind.as_deref());
            let wanted = Pairs { first, second, units: &units, lag_years: self.lag, periods: &[] };
            let found = pairs(workspace, &mut self.roll_ups, &wanted);
            self.relation = Some((key, found));
        }
        let Some((_, found)) = &self.relation else { return };
        let (Some(one), Some(other)) = (workspace.indicator(first), workspace.indicator(second))
        else {
            return;
        };
        let height = ui.available_height();
        card(ui, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
            let palette = palette(ui);
            let title = tr!("analysis-relation-of", first = one.title(), second = other.title());
            ui.label(Heading::Card.text(title).color(palette.ink));
            let measured = correlation(found);
            if let Some(measured) = &measured {
                let text = RichText::new(scatter::figures(measured)).color(palette.ink_second);
                ui.add(Label::new(text).wrap());
            }
            let words = scatter::in_words(measured.as_ref(), &one.title(), &other.title());
            ui.add(Label::new(RichText::new(words).color(palette.ink)).wrap());
            ui.add_space(space::S);
            let room = (ui.available_height() - 30.0).max(180.0);
            scatter::scatter(ui, workspace, found, (one, other), room);
            let text = RichText::new(tr!("analysis-no-cause")).size(text_size::SMALL);
            ui.label(text.color(palette.ink_second));
        });
    }
}

/// Where the unit stands among its sisters, in words; nothing for a level with units below.
fn in_words(workspace: &Workspace, roll_ups: &mut RollUps, heat: &Heat) -> Option<String> {
    let (unit, indicator) = (heat.key.unit, heat.key.indicator?);
    if heat.key.across != Across::Years || !heat.rows.iter().any(|row| row.unit == unit) {
        return None;
    }
    let series = SeriesKey { indicator, unit };
    let found = standing(workspace, roll_ups, series, heat.key.period)?;
    let indicator = workspace.indicator(indicator)?;
    let median = text::number::with_measure(found.median, indicator.decimals, &indicator.measure);
    let held = workspace.unit(unit)?;
    let (name, units, lower, higher) = (held.name.as_str(), found.units, found.lower, found.higher);
    if is_among_its_kind(workspace, unit) {
        return Some(tr!(
            "analysis-standing-kind",
            unit = name,
            kind = held.kind.trim(),
            units = units,
            lower = lower,
            higher = higher,
            median = median
        ));
    }
    Some(tr!(
        "analysis-standing",
        unit = name,
        units = units,
        lower = lower,
        higher = higher,
        median = median
    ))
}

fn indicator_choice(
    ui: &mut Ui,
    workspace: &Workspace,
    name: &str,
    chooser: &mut IndicatorChooser,
    held: &mut Option<IndicatorId>,
) {
    let title = held.and_then(|id| workspace.indicator(id)).map(Indicator::title);
    room_for(ui, CHOICE + 20.0);
    let units = |workspace: &Workspace, one: &Indicator| {
        tr!("count-units", count = workspace.series_of(one.id).count())
    };
    let shown = title.unwrap_or_default();
    let picked = chooser.field(ui, workspace, name, *held, &shown, CHOICE, units, None);
    if let Some(PickedIndicator::Indicator(id)) = picked {
        *held = Some(id);
    }
}

/// Where the columns stand in a row.
fn columns(rect: Rect, heat: &Heat) -> impl Iterator<Item = (usize, Rect)> {
    let count = heat.columns.len().max(1);
    #[expect(clippy::cast_precision_loss, reason = "some dozen columns")]
    let width = ((rect.width() - NAME) / count as f32).max(COLUMN);
    let (left, range) = (rect.left() + NAME, rect.y_range());
    (0..count).map(move |at| {
        #[expect(clippy::cast_precision_loss, reason = "some dozen columns")]
        let x = left + at as f32 * width;
        (at, Rect::from_x_y_ranges(x..=x + width, range))
    })
}

fn wide(ui: &Ui, heat: &Heat, bar: f32) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "some dozen columns")]
    let least = NAME + heat.columns.len() as f32 * COLUMN;
    (ui.available_width() - bar).max(least)
}

/// Draws the headings; answers with the one clicked, to be sorted by.
fn heads(
    ui: &mut Ui,
    heat: &Heat,
    order: (Option<usize>, bool),
    width: f32,
) -> Option<Option<usize>> {
    let palette = palette(ui);
    let wanted = egui::vec2(width, HEAD);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    let mut clicked = None;
    let name = rect.with_max_x(rect.left() + NAME);
    let all = std::iter::once((None, name, tr!("overview-unit"))).chain(
        columns(rect, heat)
            .filter_map(|(at, rect)| Some((Some(at), rect, heat.columns.get(at)?.head()))),
    );
    for (by, rect, head) in all {
        let id = ui.scope_id().with(("analysis-head", by));
        let response = ui.interact(rect, id, Sense::click());
        let spoken = tr!("analysis-sort", column = &head);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
        let chosen = order.0 == by;
        let ink = if chosen || response.hovered() { palette.accent } else { palette.ink_second };
        let sign = match (chosen && by.is_some(), order.1) {
            (true, true) => " +",
            (true, false) => " −",
            _ => "",
        };
        let text = format!("{head}{sign}");
        // Above their numbers, and above the names.
        let inner = rect.shrink2(egui::vec2(if by.is_some() { 8.0 } else { 6.0 }, 0.0));
        let galley = cut_name(ui, &text, &medium(text_size::SMALL), inner.width(), 1).galley;
        let align = if by.is_some() { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        let at = align.align_size_within_rect(galley.size(), inner).min;
        ui.painter().galley(at, galley, ink);
        if response.has_focus() {
            let stroke = Stroke::new(1.0, palette.accent);
            ui.painter().rect_stroke(rect.shrink(1.0), 3, stroke, egui::StrokeKind::Inside);
        }
        if response.on_hover_text(&head).clicked() {
            clicked = Some(by);
        }
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    clicked
}

/// Draws a row; answers whether its unit was chosen.
fn line(ui: &mut Ui, heat: &Heat, row: &Row, is_total: bool, width: f32) -> bool {
    let palette = palette(ui);
    let wanted = egui::vec2(width, LINE);
    let sense = if is_total { Sense::hover() } else { Sense::click() };
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    // A row may be wider than the window: what is seen of it is what can be clicked.
    let id = ui.scope_id().with(("analysis-row", row.unit, is_total));
    let response = ui.interact(rect.intersect(ui.clip_rect()), id, sense);
    let numbers: Vec<String> = heat
        .columns
        .iter()
        .zip(&row.cells)
        .filter(|(_, cell)| !cell.text.is_empty())
        .map(|(column, cell)| format!("{} {}", column.head(), cell.text))
        .collect();
    let spoken = format!("{}: {}", row.name, numbers.join(", "));
    let role = if is_total { Role::Label } else { Role::Button };
    response.widget_info(|| WidgetInfo::labeled(role, true, &spoken));
    for (at, place) in columns(rect, heat) {
        let (Some(cell), Some(column)) = (row.cells.get(at), heat.columns.get(at)) else {
            continue;
        };
        paint(ui, place, cell, column, is_total);
    }
    let name = rect.with_max_x(rect.left() + NAME).shrink2(egui::vec2(6.0, 0.0));
    // The unit looked at stands out among its sisters.
    let own = row.unit == heat.key.unit;
    let font = if is_total || own {
        semibold(text_size::BODY)
    } else {
        FontId::proportional(text_size::BODY)
    };
    let galley = egui::WidgetText::from(RichText::new(&row.name).font(font)).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        name.width(),
        egui::TextStyle::Body,
    );
    let at = egui::pos2(name.left(), name.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.ink);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.line));
    if !is_total && (response.hovered() || response.has_focus()) {
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect.shrink(0.5), 3, stroke, egui::StrokeKind::Inside);
    }
    response.clicked()
}

fn paint(ui: &Ui, rect: Rect, cell: &Cell, column: &Column, is_total: bool) {
    let palette = palette(ui);
    if let Some(shade) = cell.shade.filter(|_| !is_total) {
        let colour = palette.surface.lerp_to_gamma(palette.accent, 0.04 + 0.36 * shade);
        ui.painter().rect_filled(rect.shrink(0.5), 0, colour);
    }
    let number = cell.value.is_some();
    let font = match (is_total, number) {
        (true, _) => semibold(text_size::BODY),
        (false, true) => FontId::proportional(text_size::BODY),
        (false, false) => FontId::proportional(text_size::SMALL),
    };
    let ink = match column {
        Column::Percentile => palette.ink_second,
        _ if number => palette.ink,
        _ => palette.ink_third,
    };
    let text = if cell.text.is_empty() { "·" } else { &cell.text };
    let at = rect.right_center() - egui::vec2(8.0, 0.0);
    ui.painter().text(at, Align2::RIGHT_CENTER, text, font, ink);
}
