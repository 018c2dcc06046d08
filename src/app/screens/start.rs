//! The start screen: open, take in files, try the example, begin anew.

use std::path::Path;

use eframe::egui::{
    self, Align, Color32, CornerRadius, FontId, Frame, Label, Layout, Margin, Rect, RichText, Role,
    ScrollArea, Sense, Shape, Stroke, Ui, UiBuilder, WidgetInfo,
};
use jiff::civil::DateTime;

use super::{Context, Message, Screen, ScreenId};
use crate::app::command::Command;
use crate::app::recovery::Orphan;
use crate::app::settings::Recent;
use crate::app::theme::{
    Heading, Palette, icon, icon_font, palette, radius, semibold, size, space, text_size,
};
use crate::app::widgets::{card, cut, icon_button, primary_button, secondary_button};
use crate::tr;

/// The content is no wider than this, however wide the window.
const MAX_WIDTH: f32 = 1120.0;
/// Below this width the recent files stand under the rest.
const ROOM_FOR_TWO: f32 = 760.0;
const GAP: f32 = 18.0;
/// Height of the two offers.
const OFFER: f32 = 124.0;

/// The start screen. The window tells it which files are recent.
pub struct Start {
    recent: Vec<Recent>,
    orphans: Vec<Orphan>,
    today: fn() -> DateTime,
}

impl Start {
    /// A start screen over these files; `today` says what day it is.
    #[must_use]
    pub fn new(recent: Vec<Recent>, today: fn() -> DateTime) -> Self {
        Self { recent, orphans: Vec::new(), today }
    }

    /// Work left behind by other windows, the latest first.
    pub fn set_orphans(&mut self, orphans: Vec<Orphan>) {
        self.orphans = orphans;
    }

    /// Replaces the recent files, latest first.
    pub fn set_recent(&mut self, recent: Vec<Recent>) {
        self.recent = recent;
    }

    /// A journal is dealt with.
    pub fn take_orphan(&mut self, journal: &Path) {
        self.orphans.retain(|one| one.journal != journal);
    }

    /// What was left for this file is dealt with.
    pub fn take_original(&mut self, path: &Path) {
        self.orphans.retain(|one| one.original.as_deref() != Some(path));
    }
}

impl Screen for Start {
    fn id(&self) -> ScreenId {
        ScreenId::Start
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let room = ui.available_size();
            let width = (room.x - 2.0 * space::XL).min(MAX_WIDTH);
            let left = ui.max_rect().left() + space::XL;
            let top = ui.max_rect().top() + space::XL;
            let height = (room.y - 2.0 * space::XL).max(420.0);
            let area = Rect::from_min_size(egui::pos2(left, top), egui::vec2(width, height));
            let inner = ui.scope_builder(UiBuilder::new().max_rect(area), |ui| {
                if width >= ROOM_FOR_TWO {
                    self.two_columns(ui, context, area);
                } else {
                    self.begin(ui, context, height.min(260.0));
                    ui.add_space(GAP);
                    self.recent(ui, context, 0.0);
                }
            });
            ui.advance_cursor_after_rect(inner.response.rect.expand(space::S));
        });
    }
}

impl Start {
    fn two_columns(&mut self, ui: &mut Ui, context: &mut Context<'_>, area: Rect) {
        let share = ((area.width() - GAP) * 0.556).floor();
        let left = Rect::from_min_size(area.min, egui::vec2(share, area.height()));
        let right = Rect::from_min_max(egui::pos2(left.right() + GAP, area.top()), area.max);
        ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
            self.begin(ui, context, (area.height() * 0.48).clamp(220.0, 330.0));
        });
        ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
            self.recent(ui, context, right.height());
        });
    }

    fn begin(&mut self, ui: &mut Ui, context: &mut Context<'_>, drop_height: f32) {
        let palette = palette(ui);
        ui.add(Label::new(Heading::Greeting.text(tr!("start-greeting")).color(palette.ink)));
        ui.add_space(space::S);
        self.recovery(ui, context);
        drop_zone(ui, context, drop_height);
        ui.add_space(space::XS);
        let width = ((ui.available_width() - space::M) / 2.0).floor();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            let example = [tr!("start-example"), tr!("start-example-about")];
            if offer(ui, width, &example, &tr!("command-open-example")) {
                context.send(Message::Run(Command::OpenExample));
            }
            let new = [tr!("start-new"), tr!("start-new-about")];
            if offer(ui, width, &new, &tr!("command-new")) {
                context.send(Message::Run(Command::New));
            }
        });
    }

    /// Offers work left behind by a window that did not close properly.
    fn recovery(&self, ui: &mut Ui, context: &mut Context<'_>) {
        let palette = palette(ui);
        let Some(orphan) = self.orphans.first() else { return };
        let name = orphan.original.as_deref().and_then(Path::file_name);
        let name = name.map_or_else(|| tr!("title-new"), |name| name.to_string_lossy().into());
        Frame::new()
            .fill(palette.attention_soft)
            .stroke(Stroke::new(1.0, palette.attention_line))
            .corner_radius(radius::CARD)
            .inner_margin(Margin::symmetric(14, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                let when = orphan.at.map(|at| tr!("start-recovery-when", time = self.when(at)));
                let text = tr!("start-recovery", name = name);
                let parts = [Some(text), when];
                let text = parts.into_iter().flatten().collect::<Vec<_>>().join(" ");
                ui.add(eframe::egui::Label::new(text).wrap());
                ui.horizontal(|ui| {
                    if secondary_button(ui, tr!("start-recovery-open")).clicked() {
                        context.send(Message::Recover(orphan.journal.clone()));
                    }
                    // What belongs to a file is opened with it and can be taken back there.
                    if orphan.original.is_none()
                        && secondary_button(ui, tr!("start-recovery-discard")).clicked()
                    {
                        context.send(Message::DiscardRecovery(orphan.journal.clone()));
                    }
                });
            });
        ui.add_space(space::XS);
    }

    fn recent(&self, ui: &mut Ui, context: &mut Context<'_>, height: f32) {
        let palette = palette(ui);
        card(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.set_min_height((height - 30.0).max(0.0));
            ui.label(Heading::Card.text(tr!("start-recent")).color(palette.ink));
            ui.add_space(space::XS);
            ui.spacing_mut().item_spacing.y = 0.0;
            if self.recent.is_empty() {
                ui.add_space(space::XS);
                let none = RichText::new(tr!("start-recent-none")).size(text_size::SMALL + 1.0);
                ui.label(none.color(palette.ink_second));
            }
            for one in &self.recent {
                self.recent_row(ui, context, one);
            }
            ui.add_space(space::M);
            if secondary_button(ui, tr!("start-open")).clicked() {
                context.send(Message::Run(Command::Open));
            }
        });
    }

    fn recent_row(&self, ui: &mut Ui, context: &mut Context<'_>, recent: &Recent) {
        let palette = palette(ui);
        let (rect, response) =
            ui.allocate_exact_size(egui::vec2(ui.available_width(), 49.0), Sense::click());
        let name = recent.path.file_name().unwrap_or(recent.path.as_os_str()).to_string_lossy();
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, tr!("start-recent-open", name = &*name))
        });
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), palette.sunken);
        }
        let line = Stroke::new(1.0, palette.line);
        ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
        let when = self.when(recent.at);
        let font = FontId::proportional(text_size::SMALL + 1.0);
        let when = ui.painter().layout_no_wrap(when, font, palette.ink_second);
        let at = egui::pos2(
            rect.right() - space::S - when.size().x,
            rect.center().y - when.size().y / 2.0,
        );
        let room = at.x - rect.left() - space::L - 28.0;
        ui.painter().galley(at, when, palette.ink_second);
        let line_at = |ui: &Ui, text: &str, font: FontId, colour: Color32, y: f32| {
            let galley = cut(ui, text, font, room.max(40.0));
            ui.painter().galley(egui::pos2(rect.left() + space::S, y), galley, colour);
        };
        let top = rect.top() + 7.0;
        line_at(ui, &name, semibold(13.0), palette.ink, top);
        let folder = FontId::proportional(text_size::SMALL);
        line_at(ui, &folder_shown(&recent.path), folder, palette.ink_second, top + 18.0);
        let response = response.on_hover_text(recent.path.display().to_string());
        if response.clicked() {
            context.send(Message::OpenFile(recent.path.clone()));
        }
        if response.hovered() || ui.rect_contains_pointer(rect) {
            self.forget_button(ui, context, rect, &recent.path);
        }
    }

    fn forget_button(&self, ui: &mut Ui, context: &mut Context<'_>, row: Rect, path: &Path) {
        let at = Rect::from_center_size(
            egui::pos2(row.right() - 110.0, row.center().y),
            egui::vec2(36.0, 32.0),
        );
        let builder = UiBuilder::new().max_rect(at).id_salt(path);
        ui.scope_builder(builder, |ui| {
            if icon_button(ui, icon::X, &tr!("start-recent-forget")).clicked() {
                context.send(Message::ForgetRecent(path.to_owned()));
            }
        });
    }

    /// "I dag 14.32" or "12.09.2016".
    fn when(&self, at: DateTime) -> String {
        if at.date() == (self.today)().date() {
            tr!("start-today", time = format!("{:02}.{:02}", at.hour(), at.minute()))
        } else {
            format!("{:02}.{:02}.{}", at.day(), at.month(), at.year())
        }
    }
}

/// "K: › Økonomi › Styring", the last three folders at most.
fn folder_shown(path: &Path) -> String {
    let parts: Vec<String> = path
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter(|part| !matches!(part, std::path::Component::RootDir))
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let from = parts.len().saturating_sub(3);
    parts.get(from..).unwrap_or_default().join(" › ")
}

fn drop_zone(ui: &mut Ui, context: &mut Context<'_>, height: f32) {
    let palette = palette(ui);
    let wanted = egui::vec2(ui.available_width(), height);
    let (rect, _) = ui.allocate_exact_size(wanted, Sense::hover());
    dashed(ui, palette, rect);
    let block = 150.0;
    let inner = Rect::from_center_size(rect.center(), egui::vec2(rect.width() - 32.0, block));
    let builder = UiBuilder::new().max_rect(inner).layout(Layout::top_down(Align::Center));
    // A child that takes no room of its own: the zone has been given its room already.
    let mut child = ui.new_child(builder);
    {
        let ui = &mut child;
        ui.spacing_mut().item_spacing.y = space::M;
        let sign = RichText::new(icon::DOWNLOAD).font(icon_font(38.0)).color(palette.accent);
        ui.add(Label::new(sign).selectable(false));
        let title = RichText::new(tr!("start-drop")).font(semibold(16.0)).color(palette.ink);
        ui.label(title);
        let about = RichText::new(tr!("start-drop-about")).size(13.0).color(palette.ink_second);
        ui.label(about);
        // Two buttons in the middle: their width is only known after they are laid out.
        let id = ui.scope_id().with("buttons");
        let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(230.0);
        let row = ui.horizontal(|ui| {
            ui.add_space(((ui.available_width() - known) / 2.0).max(0.0));
            let begin = ui.cursor().left();
            ui.spacing_mut().item_spacing.x = space::M;
            if primary_button(ui, tr!("start-choose-files")).clicked() {
                context.send(Message::Run(Command::ImportFiles));
            }
            if secondary_button(ui, tr!("start-choose-folder")).clicked() {
                context.send(Message::Run(Command::ImportFolder));
            }
            ui.min_rect().right() - begin
        });
        let found = row.inner;
        if (found - known).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, found));
            ui.ctx().request_discard("the buttons' width is known now");
        }
    }
}

fn dashed(ui: &Ui, palette: &Palette, rect: Rect) {
    let fill = palette.surface.lerp_to_gamma(palette.accent_soft, 0.25);
    let corners = f32::from(radius::CARD);
    ui.painter().rect_filled(rect, corners, fill);
    let rect = rect.shrink(1.0);
    let mut outline = Vec::new();
    let quarter = |outline: &mut Vec<egui::Pos2>, centre: egui::Pos2, from: f32| {
        for step in 0..=6_u8 {
            let angle = (from + f32::from(step) * 15.0).to_radians();
            outline.push(centre + corners * egui::vec2(angle.cos(), angle.sin()));
        }
    };
    let inner = rect.shrink(corners);
    quarter(&mut outline, inner.right_bottom(), 0.0);
    quarter(&mut outline, inner.left_bottom(), 90.0);
    quarter(&mut outline, inner.left_top(), 180.0);
    quarter(&mut outline, inner.right_top(), 270.0);
    outline.extend(outline.first().copied());
    let colour = palette.accent.lerp_to_gamma(palette.line, 0.6);
    ui.painter().extend(Shape::dashed_line(&outline, Stroke::new(1.5, colour), 6.0, 5.0));
}

/// A card that offers one thing; answers whether it was taken.
fn offer(ui: &mut Ui, width: f32, texts: &[String; 2], button: &str) -> bool {
    let palette = palette(ui);
    let [title, about] = texts;
    let layout = Layout::top_down(Align::Min);
    let inner = ui.allocate_ui_with_layout(egui::vec2(width, OFFER), layout, |ui| {
        card(ui, |ui| {
            ui.set_width(width - 30.0);
            ui.set_min_height(OFFER - 30.0);
            ui.spacing_mut().item_spacing.y = 6.0;
            ui.label(RichText::new(title).font(semibold(text_size::BODY)).color(palette.ink));
            let about = RichText::new(about).size(13.0).color(palette.ink_second);
            ui.add(Label::new(about).wrap());
            // The buttons of both offers stand at one height, however long the text above.
            let bottom = ui.min_rect().top() + OFFER - 30.0;
            ui.add_space((bottom - size::CONTROL - ui.cursor().top()).max(0.0));
            secondary_button(ui, button).clicked()
        })
        .inner
    });
    inner.inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_shown_from_the_nearest_three() {
        assert_eq!(
            folder_shown(Path::new("/home/kari/Økonomi/Styring/a.tavle")),
            "kari › Økonomi › Styring"
        );
        assert_eq!(folder_shown(Path::new("a.tavle")), "");
    }
}
