//! The top bar: what is looked at, the way to everything else, undo and redo.

use eframe::egui::{
    self, Align, Align2, Button, CornerRadius, FontId, Frame, Layout, Margin, Panel, Rect,
    RichText, Role, Sense, Stroke, Ui, WidgetInfo,
};

use super::main_menu::main_menu;
use crate::app::command::{Command, Situation};
use crate::app::screens::{Message, OwnSteps, ScreenId};
use crate::app::shortcuts;
use crate::app::theme::{
    Palette, icon, icon_font, palette, radius, semibold, size, space, text_size,
};
use crate::app::widgets::{Picked, period_picker};
use crate::app::window::App;
use crate::tr;

const SEARCH_WIDTH: f32 = 250.0;
/// Below this width of the window the search field is a button with an icon only.
const ROOM_FOR_SEARCH: f32 = 1100.0;

/// Draws the top bar.
pub fn top_bar(app: &mut App, ui: &mut Ui) {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(14, 0));
    Panel::top("top bar")
        .exact_size(size::TOP_BAR)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| contents(app, ui));
            edge(ui, palette);
        });
}

/// The quiet line below.
fn edge(ui: &Ui, palette: &Palette) {
    let rect = ui.max_rect();
    let across = ui.ctx().content_rect().x_range();
    ui.painter().with_clip_rect(ui.ctx().content_rect()).hline(
        across,
        rect.bottom() - 0.5,
        Stroke::new(1.0, palette.line),
    );
}

fn contents(app: &mut App, ui: &mut Ui) {
    let palette = palette(ui);
    let situation = app.situation();
    main_menu(ui, &situation, &mut app.outbox);
    ui.add_space(space::XS);
    let name = RichText::new("Styringstavle").font(semibold(text_size::CARD)).color(palette.ink);
    ui.add(egui::Label::new(name).selectable(false));
    ui.add_space(space::XS);
    let width = ui.ctx().content_rect().width();
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let history = app.document.as_ref().map(crate::app::document::Document::history);
        let own = app.own_steps().unwrap_or_else(|| OwnSteps {
            undo: history.and_then(|history| history.undo_label()).map(str::to_owned),
            redo: history.and_then(|history| history.redo_label()).map(str::to_owned),
        });
        let OwnSteps { undo, redo } = own;
        step_button(app, ui, Command::Redo, redo, &situation);
        step_button(app, ui, Command::Undo, undo, &situation);
        let wide = width >= ROOM_FOR_SEARCH;
        if search_button(ui, palette, wide).clicked() {
            app.outbox.push(Message::Run(Command::Palette));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| pickers(app, ui));
    });
}

fn pickers(app: &mut App, ui: &mut Ui) {
    let workspace = match (&app.then, &app.document) {
        (Some(then), _) => &*then.workspace,
        (None, Some(document)) => document.workspace(),
        (None, None) => return,
    };
    match app.unit_picker.show(ui, workspace, app.selection.unit) {
        Some(Picked::Unit(unit)) => app.selection.unit = unit,
        Some(Picked::Organisation) => {
            app.outbox.push(Message::Run(Command::Go(ScreenId::Organisation)));
        }
        None => {}
    }
    if let Some(period) = period_picker(ui, &app.overview.periods, app.selection.period) {
        app.selection.period = Some(period);
    }
}

/// Undo or redo, named after what it would take back or do again.
fn step_button(
    app: &mut App,
    ui: &mut Ui,
    command: Command,
    label: Option<String>,
    situation: &Situation,
) {
    let what = match (command, label) {
        (Command::Undo, Some(label)) => tr!("undo-what", what = label),
        (Command::Redo, Some(label)) => tr!("redo-what", what = label),
        _ => command.text(),
    };
    let keys = shortcuts::text(ui.ctx(), command);
    let tip = keys.map_or_else(|| what.clone(), |keys| format!("{what} ({keys})"));
    let enabled = command.applies(situation);
    let button = Button::new(RichText::new(command.icon()).font(icon_font(16.0)))
        .min_size(egui::vec2(size::CONTROL + 4.0, size::CONTROL));
    let response = ui.add_enabled(enabled, button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, command.text()));
    if response.on_hover_text(&tip).on_disabled_hover_text(&tip).clicked() {
        app.outbox.push(Message::Run(command));
    }
}

/// Looks like a field, opens the palette.
fn search_button(ui: &mut Ui, palette: &Palette, wide: bool) -> egui::Response {
    let name = tr!("search-hint");
    let width = if wide { SEARCH_WIDTH } else { size::CONTROL + 4.0 };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(width, size::CONTROL), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let line = if response.hovered() || response.has_focus() { palette.mark } else { palette.line };
    let painter = ui.painter();
    painter.rect(
        rect,
        CornerRadius::same(radius::CONTROL),
        palette.sunken,
        Stroke::new(1.0, line),
        egui::StrokeKind::Inside,
    );
    if !wide {
        let font = icon_font(16.0);
        painter.text(rect.center(), Align2::CENTER_CENTER, icon::SEARCH, font, palette.ink_second);
        return response.on_hover_text(name);
    }
    let left = rect.left_center() + egui::vec2(10.0, 0.0);
    painter.text(left, Align2::LEFT_CENTER, icon::SEARCH, icon_font(15.0), palette.ink_third);
    let at = left + egui::vec2(24.0, 0.0);
    let font = FontId::proportional(text_size::BODY);
    painter.text(at, Align2::LEFT_CENTER, &name, font, palette.ink_third);
    if let Some(keys) = shortcuts::text(ui.ctx(), Command::Palette) {
        key_cap(ui, palette, rect.right_center() - egui::vec2(8.0, 0.0), &keys);
    }
    response.on_hover_text(Command::Palette.tooltip())
}

/// A key as a small cap, its right edge at the point.
fn key_cap(ui: &Ui, palette: &Palette, right: egui::Pos2, keys: &str) {
    let font = FontId::proportional(11.0);
    let galley = ui.painter().layout_no_wrap(keys.to_owned(), font, palette.ink_second);
    let size = galley.size() + egui::vec2(10.0, 4.0);
    let rect = Rect::from_min_size(right - egui::vec2(size.x, size.y / 2.0), size);
    let stroke = Stroke::new(1.0, palette.line);
    let corners = CornerRadius::same(4);
    ui.painter().rect(rect, corners, palette.surface, stroke, egui::StrokeKind::Inside);
    ui.painter().galley(rect.min + egui::vec2(5.0, 2.0), galley, palette.ink_second);
}
