//! The chart with its title, its notes and what the picked point says, or why there is none.

use eframe::egui::{Key, Label, Modifiers, RichText, Role, ScrollArea, Ui, WidgetInfo};

use super::choice::{Arrangement, Choice, units_with};
use super::plot::{self, Exploring, told};
use super::titles::Titles;
use super::view::View;
use crate::app::command::Command;
use crate::app::screens::{Context, Message};
use crate::app::theme::{Heading, icon, medium, palette, space, text_size};
use crate::app::widgets::{chip, primary_button, secondary_button};
use crate::chart::Panel;
use crate::domain::{Change, Period, UnitId, Workspace};
use crate::text::{period_name, period_short};
use crate::tr;

/// The most units offered when the chosen one has no figures.
const MOST_OFFERED: usize = 8;

/// Title, subtitle, panels, what is picked, notes and source.
pub fn figure(
    ui: &mut Ui,
    context: &mut Context<'_>,
    view: &View,
    titles: &mut Titles,
    exploring: &mut Exploring,
    height: f32,
) {
    let palette = palette(ui);
    let top = ui.cursor().top();
    ui.spacing_mut().item_spacing.y = 2.0;
    let workspace = context.workspace;
    let figure = view.told();
    if let Some(title) = titles.show(ui, &view.subject, &figure.title, &view.proposed_title) {
        let subject = view.subject.clone();
        context.apply(tr!("trend-title-changed"), Change::SetChartTitle { subject, title });
    }
    let quiet = |text: &str| RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
    ui.label(RichText::new(&figure.subtitle).size(13.0).color(palette.ink_second));
    if view.shown.stand_in
        && let Some(unit) = workspace.unit(view.key.selected())
    {
        ui.label(quiet(&tr!("trend-stand-in", unit = &unit.name)));
    }
    let plots = plot::plots(view);
    let each = view.arrangement() == Arrangement::Each;
    if view.arrangement() == Arrangement::TwoAxes {
        two_axes(ui, view);
    } else if plots.len() > 1 {
        ui.label(quiet(&tr!("trend-own-axes")));
    }
    ui.add_space(space::XS);

    let lines = figure.notes.len() + 1;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lines")]
    let below = lines as f32 * 18.0 + 52.0;
    let room = height - (ui.cursor().top() - top) - below;
    let heading = if plots.len() > 1 { 22.0 } else { 0.0 };
    #[expect(clippy::cast_precision_loss, reason = "a handful of panels")]
    let share = (room / plots.len().max(1) as f32 - heading).max(130.0);
    exploring.begin_frame();
    clear_by_key(ui, view, exploring);
    ScrollArea::vertical()
        .id_salt("trend-panels")
        .max_height(room.max(130.0))
        .auto_shrink([false, !each])
        .show(ui, |ui| {
            for places in &plots {
                let place = places.first().copied().unwrap_or_default();
                if heading > 0.0
                    && let Some(panel) = view.drawn.get(place)
                {
                    let text = RichText::new(panel_words(panel))
                        .font(medium(text_size::SMALL))
                        .color(palette.ink);
                    ui.add(Label::new(text).truncate());
                }
                if each {
                    plot::cells(ui, workspace, view, place, exploring);
                } else {
                    plot::panel(ui, workspace, view, places, share, exploring);
                }
            }
        });
    ui.add_space(space::XS);
    picked_line(ui, workspace, view, exploring);
    for note in figure.notes.iter().chain([&figure.source]).filter(|line| !line.is_empty()) {
        ui.add(Label::new(quiet(note)).truncate());
    }
}

/// "Sykefravær · prosent".
fn panel_words(panel: &Panel) -> String {
    let measure = crate::chart::title::measure_words(&panel.measure);
    let text = format!("{} · {measure}", panel.indicators.join(", "));
    text.trim_end_matches([' ', '·']).to_owned()
}

/// Which axis is whose, in words of the lines' colours.
fn two_axes(ui: &mut Ui, view: &View) {
    let palette = palette(ui);
    let drawn = view.drawn.iter().filter(|panel| panel.has_numbers());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for (number, panel) in drawn.enumerate() {
            let words = panel_words(panel);
            let text = if number == 0 {
                tr!("trend-left-axis", what = words)
            } else {
                tr!("trend-right-axis", what = words)
            };
            let text = RichText::new(text).font(medium(text_size::SMALL));
            ui.label(text.color(plot::axis_ink(palette, panel)));
        }
    })
    .response
    .on_hover_text(tr!("trend-two-axes-tip"));
}

/// "2010–2013", or the one period.
fn range_text((from, to): (Period, Period)) -> String {
    if from == to {
        period_short(from)
    } else {
        format!("{}–{}", period_short(from), period_short(to))
    }
}

/// Esc lets go of the range also where nothing has the focus, as after a click on a button.
fn clear_by_key(ui: &Ui, view: &View, exploring: &mut Exploring) {
    let free = view.key.choice().range.is_some() && ui.memory(|memory| memory.focused().is_none());
    if free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        exploring.wanted = Some(None);
    }
}

/// What the pinned point says, or how to point at one.
fn picked_line(ui: &mut Ui, workspace: &Workspace, view: &View, exploring: &mut Exploring) {
    let palette = palette(ui);
    ui.horizontal(|ui| {
        ui.set_height(36.0);
        if exploring.zoom.is_some() && chip(ui, tr!("trend-show-all"), false).clicked() {
            exploring.zoom = None;
        }
        if let Some(range) = view.key.choice().range {
            let text = format!("{}  {}", range_text(range), icon::X);
            let name = tr!("trend-range-clear", range = range_text(range));
            let chip = chip(ui, text, true);
            chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            if chip.on_hover_text(tr!("trend-range-tip")).clicked() {
                exploring.wanted = Some(None);
            }
        }
        let told = exploring.pinned.and_then(|picked| told(workspace, view, picked));
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

pub fn nothing_yet(ui: &mut Ui, context: &mut Context<'_>) {
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

/// No line can be counted from the chosen period.
pub fn nothing_comparable(ui: &mut Ui, view: &View) {
    let palette = palette(ui);
    let period = view.base.map(period_name).unwrap_or_default();
    ui.add_space(space::XL);
    let text = tr!("trend-not-comparable", period = period);
    ui.label(Heading::Figure.text(text).color(palette.ink));
    ui.label(RichText::new(tr!("trend-not-comparable-more")).color(palette.ink_second));
}

/// The chosen unit has no figures for this: who has, one click away.
pub fn no_figures(ui: &mut Ui, context: &mut Context<'_>, choice: &Choice) {
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
