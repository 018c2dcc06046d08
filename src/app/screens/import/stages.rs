//! What surrounds the review: choosing files, reading them, the head, and the end.

use eframe::egui::{self, CornerRadius, Frame, Margin, ProgressBar, RichText, Stroke, Ui, vec2};

use super::done::{Done, Left, Taken};
use super::review::Review;
use super::{parts, recipe_bar};
use crate::app::command::Command;
use crate::app::screens::{Context, Message, ScreenId};
use crate::app::theme::{Heading, icon, icon_font, medium, palette, radius, space, text_size};
use crate::app::widgets::{card, primary_button, screen_head, secondary_button};
use crate::progress::Progress;
use crate::tr;

/// A narrower screen has no room for all steps beside what waits, in points.
const ROOMY: f32 = 720.0;

/// What a person wants from the head of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Cancel,
    Accept,
    NextQuestion,
    Doubtful,
}

/// What a person wants after an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum After {
    More,
    Again,
}

/// The drop zone. `kept` is how many files wait in an import put aside; true to go on with it.
pub fn choose(ui: &mut Ui, kept: Option<usize>, context: &mut Context<'_>) -> bool {
    screen_head(ui, &tr!("screen-import"), &tr!("import-screen-promise"), |_| {});
    steps(ui, 0, |_| {});
    let palette = palette(ui);
    let hovering = ui.input(|input| !input.raw.hovered_files.is_empty());
    let (fill, line) = if hovering {
        (palette.accent_soft, palette.accent)
    } else {
        (palette.surface, palette.line)
    };
    let mut go_on = false;
    let height = (ui.available_height() - 8.0).min(360.0);
    Frame::new()
        .fill(fill)
        .stroke(Stroke::new(if hovering { 2.0 } else { 1.0 }, line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.vertical_centered(|ui| {
                let content = if kept.is_some() { 250.0 } else { 200.0 };
                ui.add_space(((height - 40.0 - content) / 2.0).max(0.0));
                let sheet = RichText::new(icon::FILE_SPREADSHEET).font(icon_font(34.0));
                ui.label(sheet.color(palette.accent));
                ui.label(Heading::Figure.text(tr!("import-screen-drop")));
                ui.label(
                    RichText::new(tr!("import-screen-promise-long")).color(palette.ink_second),
                );
                ui.add_space(space::S);
                let (files, folder) =
                    (tr!("import-screen-choose-files"), tr!("import-screen-choose-folder"));
                side_by_side(ui, "import choose", |ui| {
                    let files = primary_button(ui, files);
                    if files.on_hover_text(Command::ImportFiles.tooltip()).clicked() {
                        context.send(Message::Run(Command::ImportFiles));
                    }
                    let folder = secondary_button(ui, folder);
                    if folder.on_hover_text(Command::ImportFolder.tooltip()).clicked() {
                        context.send(Message::Run(Command::ImportFolder));
                    }
                });
                ui.add_space(space::S);
                let text = parts::quiet(ui, tr!("import-screen-supported"));
                ui.add(egui::Label::new(text).wrap());
                no_board(ui, context);
                if let Some(count) = kept {
                    ui.add_space(space::S);
                    let text = match count {
                        0 => tr!("import-screen-put-back"),
                        _ => tr!("import-screen-go-on", count = count),
                    };
                    go_on = parts::link(ui, text).clicked();
                }
                ui.add_space(((height - 40.0 - content) / 2.0).max(0.0));
            });
        });
    if let Some((label, change)) = recipe_bar::remembered(ui, context.workspace.recipes()) {
        context.apply(label, change);
    }
    go_on
}

/// Says where the figures go while no board is open.
pub fn no_board(ui: &mut Ui, context: &Context<'_>) {
    if !context.open {
        let text = parts::quiet(ui, tr!("import-screen-new-board"));
        ui.add(egui::Label::new(text).wrap());
    }
}

/// Lays widgets beside each other in the middle.
fn side_by_side(ui: &mut Ui, name: &str, content: impl FnOnce(&mut Ui)) {
    let id = egui::Id::unique(name);
    let width: f32 = ui.data(|data| data.get_temp(id)).unwrap_or(280.0);
    ui.horizontal(|ui| {
        ui.add_space(((ui.available_width() - width) / 2.0).max(0.0));
        let start = ui.cursor().left();
        content(ui);
        let drawn = ui.min_rect().right() - start;
        if (drawn - width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(id, drawn));
            ui.ctx().request_repaint();
        }
    });
}

/// Progress while files are read; true when it shall stop.
pub fn reading(ui: &mut Ui, progress: &Progress) -> bool {
    let mut stop = false;
    screen_head(ui, &tr!("screen-import"), &tr!("import-screen-reading"), |ui| {
        stop = secondary_button(ui, tr!("import-screen-cancel"))
            .on_hover_text(tr!("import-screen-stop-tip"))
            .clicked();
    });
    steps(ui, 1, |_| {});
    let (done, total) = progress.count();
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        let text = if total == 0 {
            tr!("import-screen-looking")
        } else {
            tr!("import-screen-file-of", at = (done + 1).min(total), count = total)
        };
        how_far(ui, progress, &text);
    });
    stop
}

/// What is being done, how much of it is done, and with what just now.
fn how_far(ui: &mut Ui, progress: &Progress, text: &str) {
    let (done, total) = progress.count();
    ui.label(RichText::new(text).font(medium(text_size::BODY)));
    let accent = palette(ui).accent;
    #[expect(clippy::cast_precision_loss, reason = "a share of a bar")]
    let share = if total == 0 { 0.0 } else { done as f32 / total as f32 };
    let bar = ui.add(ProgressBar::new(share).desired_height(8.0).corner_radius(4).fill(accent));
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, text));
    let now = parts::quiet(ui, progress.now());
    parts::line(ui, now);
    // The work itself repaints only when it is done.
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
}

/// The files are read and the first proposal is being made.
pub fn understanding(ui: &mut Ui, review: &mut Review) {
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        if review.failed {
            ui.label(tr!("import-screen-plan-broke-off"));
            if secondary_button(ui, tr!("import-screen-try-again")).clicked() {
                review.try_again();
                ui.ctx().request_repaint();
            }
        } else if let Some(progress) = review.progress() {
            let (done, total) = progress.count();
            let text = tr!("import-screen-comparing");
            let text = match total {
                0 => text,
                _ => {
                    tr!("import-screen-stage", what = text, at = (done + 1).min(total), of = total)
                }
            };
            how_far(ui, progress, &text);
        } else {
            ui.label(tr!("import-screen-comparing"));
        }
    });
}

/// The head of the review: what was found, cancel and accept, the steps, what still waits.
pub fn head(ui: &mut Ui, review: &mut Review) -> Option<Wish> {
    let mut wish = None;
    let proposal = &review.proposal;
    let ready = review.proposed;
    let found = if ready {
        [
            tr!("import-screen-workbooks", count = proposal.files.len()),
            tr!("import-screen-sheets", count = proposal.sheets),
            tr!("import-screen-tables", count = proposal.tables),
        ]
        .join(" · ")
    } else {
        String::new()
    };
    let accepted = proposal.counts.accepted;
    let busy = review.is_building() || review.is_accepting();
    screen_head(ui, &tr!("screen-import"), &found, |ui| {
        let text = if review.is_accepting() {
            tr!("import-screen-accepting")
        } else {
            tr!("import-screen-accept", count = accepted)
        };
        let can = ready && !busy && accepted > 0 && settled(ui, ready && !busy);
        let accept = ui.add_enabled_ui(can, |ui| primary_button(ui, text)).inner;
        let why = if busy || !ready {
            tr!("import-screen-wait")
        } else {
            tr!("import-screen-nothing-ticked")
        };
        let accept = accept.on_disabled_hover_text(why);
        if accept.on_hover_text(tr!("import-screen-accept-tip")).clicked() {
            wish = Some(Wish::Accept);
        }
        let cancel = secondary_button(ui, tr!("import-screen-cancel"));
        if cancel.on_hover_text(tr!("import-screen-cancel-tip")).clicked() {
            wish = Some(Wish::Cancel);
        }
    });
    let (questions, waiting) = (proposal.open_questions(), proposal.waiting);
    let mut take_back = false;
    steps(ui, if ready { 2 } else { 1 }, |ui| {
        if questions > 0 {
            let text = tr!("import-screen-questions-left", count = questions);
            if attention_link(ui, text, &tr!("import-screen-questions-left-tip")) {
                wish = Some(Wish::NextQuestion);
            }
        }
        if waiting > 0 {
            let text = tr!("import-screen-waiting", count = waiting);
            if attention_link(ui, text, &tr!("import-screen-waiting-tip")) {
                wish = Some(Wish::Doubtful);
            }
        }
        if let Some(last) = review.last_step() {
            let text = if review.last_is_removal() {
                tr!("import-screen-put-back")
            } else {
                tr!("import-screen-take-back", count = review.answers_given())
            };
            take_back =
                parts::link(ui, text).on_hover_text(tr!("undo-what", what = last)).clicked();
        }
        if ready && review.is_building() {
            ui.label(parts::quiet(ui, tr!("import-screen-updating")));
        }
    });
    if take_back {
        review.take_back();
        ui.ctx().request_repaint();
    }
    wish
}

/// Whether the button has been ready so long that a click is meant for it: what stood there before was the way to stop.
fn settled(ui: &Ui, ready: bool) -> bool {
    const WAIT: f64 = 0.5;
    let id = egui::Id::unique("import-accept-ready");
    let now = ui.input(|input| input.time);
    if !ready {
        ui.data_mut(|data| data.remove::<f64>(id));
        return false;
    }
    let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
    let left = WAIT - (now - since);
    if left > 0.0 {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    left <= 0.0
}

fn attention_link(ui: &mut Ui, text: String, tip: &str) -> bool {
    let ink = palette(ui).attention;
    let text = RichText::new(text).size(text_size::SMALL).color(ink);
    let link = ui.add(egui::Button::new(text).frame(false));
    link.on_hover_text(tip).on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
}

/// The three steps; those before `at` are done. Not buttons: the way on is the primary button.
fn steps(ui: &mut Ui, at: usize, beside: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    let texts = [
        tr!("import-screen-step-choose"),
        tr!("import-screen-step-understand"),
        tr!("import-screen-step-review"),
    ];
    parts::low_row(ui, true, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::M, space::XS);
        // Where there is little room, the step one is at stands alone.
        let narrow = ui.available_width() < ROOMY;
        for (step, text) in texts.into_iter().enumerate() {
            if narrow && step != at {
                continue;
            }
            let (fill, ink) = match step.cmp(&at) {
                std::cmp::Ordering::Less => (palette.accent_soft, palette.accent),
                std::cmp::Ordering::Equal => (palette.accent, palette.on_accent),
                std::cmp::Ordering::Greater => (palette.surface, palette.ink_second),
            };
            let mark = if step < at { " ✓" } else { "" };
            Frame::new()
                .fill(fill)
                .stroke(Stroke::new(1.0, if step == at { fill } else { palette.line }))
                .corner_radius(CornerRadius::same(11))
                .inner_margin(Margin::symmetric(10, 2))
                .show(ui, |ui| {
                    let text = RichText::new(format!("{text}{mark}"));
                    ui.label(text.size(text_size::SMALL).color(ink));
                });
        }
        beside(ui);
    });
}

/// What was taken in, and whether it stands.
pub fn done(ui: &mut Ui, done: &mut Done, context: &mut Context<'_>) -> Option<After> {
    let stands = done.stands(context.workspace);
    let (taken, stood) = (done.taken, done.stood);
    let last = done.is_last(context.workspace);
    let left = stands && done.left.is_any();
    let mut after = None;
    let palette = palette(ui);
    screen_head(ui, &tr!("screen-import"), "", |_| {});
    card(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        let (mark, ink, title) = match (stood, stands) {
            (_, true) => (icon::CIRCLE_CHECK, palette.reached, taken_title(taken)),
            (true, false) => (icon::UNDO_2, palette.ink_second, tr!("import-screen-undone")),
            (false, false) => (icon::CLOCK, palette.ink_second, tr!("import-screen-accepting")),
        };
        ui.horizontal(|ui| {
            ui.label(RichText::new(mark).font(icon_font(22.0)).color(ink));
            ui.label(Heading::Figure.text(title));
        });
        if stands {
            for line in taken_lines(taken) {
                ui.label(RichText::new(line).color(palette.ink_second));
            }
            for line in left_lines(&done.left) {
                let text = RichText::new(line).color(palette.attention);
                ui.add(egui::Label::new(text).wrap());
            }
            ui.label(parts::quiet(ui, tr!("import-screen-undo-hint")));
        } else if stood {
            let text = RichText::new(tr!("import-screen-undone-long")).color(palette.ink_second);
            ui.label(text);
        }
        ui.add_space(space::XS);
        ui.horizontal(|ui| {
            if stands && primary_button(ui, tr!("import-screen-show-trend")).clicked() {
                context.send(Message::Run(Command::Go(ScreenId::Trend)));
            }
            if left && secondary_button(ui, tr!("import-screen-see-left")).clicked() {
                after = Some(After::Again);
            }
            if stands && last && secondary_button(ui, tr!("import-screen-undo-import")).clicked() {
                context.send(Message::Run(Command::Undo));
            }
            if stood && !stands && primary_button(ui, tr!("import-screen-again")).clicked() {
                after = Some(After::Again);
            }
            if (stands || stood) && secondary_button(ui, tr!("import-screen-more")).clicked() {
                after = Some(After::More);
            }
        });
    });
    after
}

/// What was left out, a line for each kind.
fn left_lines(left: &Left) -> Vec<String> {
    const NAMED: usize = 5;
    let mut lines = Vec::new();
    if left.doubtful > 0 {
        lines.push(tr!("import-screen-left-figures", count = left.doubtful));
    }
    if left.others > 0 {
        lines.push(tr!("import-screen-left-others", count = left.others));
    }
    if left.questions > 0 {
        lines.push(tr!("import-screen-left-questions", count = left.questions));
    }
    if !left.files.is_empty() {
        let count = left.files.len();
        let mut names: Vec<&str> = left.files.iter().take(NAMED).map(String::as_str).collect();
        if count > NAMED {
            names.push("…");
        }
        lines.push(tr!("import-screen-left-files", count = count, names = names.join(", ")));
    }
    lines
}

fn taken_title(taken: Taken) -> String {
    tr!("import-screen-done", count = taken.figures + taken.targets)
}

fn taken_lines(taken: Taken) -> Vec<String> {
    let mut lines = vec![tr!("import-screen-done-files", count = taken.files)];
    if taken.targets > 0 {
        lines.push(tr!("import-screen-done-targets", count = taken.targets));
    }
    if taken.indicators > 0 {
        lines.push(tr!("import-screen-done-indicators", count = taken.indicators));
    }
    if taken.units > 0 {
        lines.push(tr!("import-screen-done-units", count = taken.units));
    }
    lines
}
