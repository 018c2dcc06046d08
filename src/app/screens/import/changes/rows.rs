//! The rows of the table: a figure's, and the line above those that are gathered.

use eframe::egui::{self, Checkbox, Key, Rect, RichText, Stroke, Ui, vec2};
use egui_extras::TableRow;

use super::{Act, Changes, aligned};
use crate::app::screens::import::gathered::By;
use crate::app::screens::import::parts;
use crate::app::screens::import::review::Review;
use crate::app::theme::{icon, palette, semibold, space, text_size};
use crate::tr;

/// What the parts of a line are set in from it, in points.
const STEP: f32 = 18.0;

impl Changes {
    /// The line above the figures of a group.
    pub(super) fn group_row(
        &mut self,
        row: &mut TableRow<'_, '_>,
        review: &Review,
        at: usize,
        group: usize,
        rule: (f32, Rect),
    ) -> Option<Act> {
        let line = self.line(review, group)?;
        let open = self.is_open(&line);
        let figures = self.groups.get(group)?.items.len();
        let mut act = None;
        row.col(|ui| {
            rule_below(ui, rule);
            let mut all = line.open > 0 && line.ticked == line.open;
            let partly = line.ticked > 0 && !all;
            let name = tr!("import-screen-tick-group", name = &line.name);
            let response = ui
                .add_enabled(line.open > 0, Checkbox::without_text(&mut all).indeterminate(partly))
                .accessible_name(&name);
            if response.changed() {
                act = Some(Act::TickGroup(group, all));
            }
            if self.move_to == Some(at) {
                self.move_to = None;
                response.request_focus();
            } else if response.has_focus() {
                let folded = turned(ui).map(|open| Act::Fold(group, open));
                act = folded.or(keys(ui, response.id, at, self.rows.len())).or(act.take());
            }
        });
        row.col(|ui| sign(ui, line.sign, &line.state));
        for (column, by) in self.columns().into_iter().enumerate() {
            let text = match by {
                By::Indicator => &line.indicator,
                By::Unit => &line.unit,
                By::Period => &line.period,
            };
            row.col(|ui| {
                if column > 0 {
                    let text = RichText::new(text).size(13.0).color(palette(ui).ink_second);
                    parts::line_of_row(ui, text);
                    return;
                }
                ui.spacing_mut().item_spacing.x = 0.0;
                let (mark, tip) = if open {
                    (icon::CHEVRON_DOWN, tr!("import-screen-fold", name = &line.name))
                } else {
                    let tip = tr!("import-screen-unfold", name = &line.name, count = figures);
                    (icon::CHEVRON_RIGHT, tip)
                };
                let mark = RichText::new(mark).size(13.0).color(palette(ui).ink_second);
                let button = egui::Button::new(mark).frame(false).min_size(vec2(STEP, 0.0));
                let button = ui.add(button.small().sense(parts::pointer_only()));
                button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &tip));
                if button.clicked() {
                    act = Some(Act::Fold(group, !open));
                }
                let font = semibold(13.0);
                let mut count = figures.to_string();
                if line.new {
                    count = format!("{count} · {}", tr!("import-screen-state-new"));
                }
                let small = egui::FontId::proportional(text_size::SMALL);
                let ink = palette(ui).ink_second;
                let beside = parts::elided(ui, &count, small, ink, f32::INFINITY).size().x;
                let room = ui.available_width() - beside - space::XS;
                let shown = parts::fitted(ui, &line.name, &font, room);
                parts::line_of_row(ui, RichText::new(shown).font(font));
                ui.add_space(space::XS);
                parts::line_of_row(ui, parts::quiet(ui, count));
            });
        }
        if self.kept.before {
            row.col(|ui| {
                let ink =
                    if line.sign == "?" { palette(ui).attention } else { palette(ui).ink_second };
                let text = RichText::new(&line.before).size(13.0).color(ink);
                aligned(ui, true, |ui| parts::line_of_row(ui, text));
            });
        }
        row.col(|ui| {
            let text = RichText::new(&line.values).size(13.0);
            aligned(ui, true, |ui| parts::line_of_row(ui, text));
        });
        if self.kept.source {
            row.col(|ui| {
                ui.add_space(space::XS);
                let text = RichText::new(&line.source).size(13.0).color(palette(ui).ink_second);
                parts::line_of_row(ui, text);
            });
        }
        let response = row.response();
        if response.clicked() && act.is_none() {
            act = Some(Act::Fold(group, !open));
        }
        response.on_hover_ui(|ui| {
            ui.label(RichText::new(&line.name).font(semibold(text_size::SMALL)));
            let said = format!("{} · {}", line.becomes, line.values);
            ui.label(parts::quiet(ui, said));
            for told in &line.told {
                ui.label(parts::quiet(ui, told));
            }
        });
        act
    }

    /// A figure's row.
    pub(super) fn row(
        &mut self,
        row: &mut TableRow<'_, '_>,
        review: &Review,
        at: usize,
        (index, below): (usize, bool),
        rule: (f32, Rect),
    ) -> Option<Act> {
        let item = review.proposal.plan.items.get(index)?;
        let words = self.words(review, index)?;
        let mut act = None;
        row.set_selected(self.chosen == Some(index));
        let can = item.is_open();
        row.col(|ui| {
            rule_below(ui, rule);
            let mut ticked = item.accepted;
            let response = ui
                .add_enabled(can, Checkbox::without_text(&mut ticked))
                .accessible_name(tr!("import-screen-tick", name = &words.name));
            if response.changed() {
                act = Some(Act::Tick(index, ticked));
            }
            if self.move_to == Some(at) {
                self.move_to = None;
                response.request_focus();
            } else if response.has_focus() {
                act = keys(ui, response.id, at, self.rows.len()).or(act.take());
            }
            response.on_disabled_hover_text(&words.why);
        });
        row.col(|ui| sign(ui, words.sign, &words.state));
        for (column, by) in self.columns().into_iter().enumerate() {
            let text = match by {
                By::Indicator => &words.indicator,
                By::Unit => &words.unit,
                By::Period => &words.period,
            };
            row.col(|ui| {
                if below && column == 0 {
                    ui.add_space(STEP);
                }
                parts::line_with_end(ui, text, 13.0);
            });
        }
        if self.kept.before {
            row.col(|ui| {
                let text = RichText::new(&words.before).size(13.0).color(palette(ui).ink_second);
                aligned(ui, true, |ui| parts::line_of_row(ui, text));
            });
        }
        row.col(|ui| {
            let text = RichText::new(&words.after).font(semibold(13.0));
            aligned(ui, true, |ui| parts::line_of_row(ui, text));
        });
        if self.kept.source {
            row.col(|ui| {
                ui.add_space(space::XS);
                let (file, sheet, cell) = &words.place;
                let font = egui::FontId::proportional(13.0);
                let text = parts::fitted_source(ui, (file, sheet, cell), &font);
                parts::line_of_row(
                    ui,
                    RichText::new(text).size(13.0).color(palette(ui).ink_second),
                );
            });
        }
        let response = row.response();
        if response.clicked() {
            act = Some(Act::Show(index));
        }
        response.on_hover_ui(|ui| {
            ui.label(RichText::new(&words.name).font(semibold(text_size::SMALL)));
            let line = format!("{} · {} → {}", words.state, words.before, words.after);
            ui.label(parts::quiet(ui, line));
            ui.label(parts::quiet(ui, &words.source));
            if !words.why.is_empty() {
                ui.label(parts::quiet(ui, &words.why));
            }
        });
        act
    }
}

/// The line under a whole row, beyond this cell.
fn rule_below(ui: &Ui, (wide, across): (f32, Rect)) {
    let cell = ui.max_rect();
    let line = Stroke::new(1.0, palette(ui).line);
    let whole = cell.left()..=cell.left() + wide;
    let clip = Rect::from_x_y_ranges(whole.clone(), ui.clip_rect().y_range());
    egui::Painter::new(ui.ctx().clone(), ui.layer_id(), clip.intersect(across)).hline(
        whole,
        cell.bottom() - 0.5,
        line,
    );
}

fn sign(ui: &mut Ui, sign: &str, state: &str) {
    let palette = palette(ui);
    let ink = match sign {
        "?" => palette.attention,
        "×" => palette.refused,
        "=" => palette.ink_third,
        _ => palette.ink,
    };
    let text = RichText::new(sign).font(semibold(text_size::BODY)).color(ink);
    let label = ui.add(egui::Label::new(text).selectable(false));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, state));
}

/// Whether the keys ask to unfold or to fold a line.
fn turned(ui: &Ui) -> Option<bool> {
    let pressed =
        ui.input(|input| (input.key_pressed(Key::ArrowRight), input.key_pressed(Key::ArrowLeft)));
    match pressed {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

fn keys(ui: &Ui, id: egui::Id, at: usize, many: usize) -> Option<Act> {
    parts::hold_arrows(ui, id);
    let (up, down) =
        ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
    let to = match (up, down) {
        (true, false) => at.checked_sub(1)?,
        (false, true) => at + 1,
        _ => return None,
    };
    (to < many).then_some(Act::Move(to))
}
