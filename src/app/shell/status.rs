//! The status line: what is saved, how much there is, what is lacking.

use eframe::egui::{self, Align, FontId, Frame, Layout, Margin, Panel, RichText, Stroke, Ui};
use jiff::civil::DateTime;

use crate::app::document::{Document, Safety};
use crate::app::theme::{icon, icon_font, palette, size, space, text_size};
use crate::app::window::App;
use crate::text::{count_units, period_name};
use crate::tr;

/// Draws the status line.
pub fn status_line(app: &mut App, ui: &mut Ui) {
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(14, 0));
    Panel::bottom("status line")
        .exact_size(size::STATUS)
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            let top = ui.max_rect().top() + 0.5;
            let across = ui.ctx().content_rect().x_range();
            ui.painter().with_clip_rect(ui.ctx().content_rect()).hline(
                across,
                top,
                Stroke::new(1.0, palette.line),
            );
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| contents(app, ui));
        });
}

fn contents(app: &App, ui: &mut Ui) {
    let palette = palette(ui);
    let quiet = |text: String| {
        let text = RichText::new(text).font(FontId::proportional(text_size::SMALL));
        egui::Label::new(text.color(palette.ink_second)).selectable(false).truncate()
    };
    let Some(document) = &app.document else {
        ui.add(quiet(tr!("status-nothing-open")));
        return;
    };
    let (sign, colour) = if app.saving.is_some() {
        (icon::SAVE, palette.ink_second)
    } else if document.is_dirty() && !document.has_work() {
        (icon::BOOK_OPEN, palette.ink_second)
    } else if document.is_dirty() {
        (icon::PENCIL, palette.attention)
    } else {
        (icon::CHECK, palette.reached)
    };
    ui.spacing_mut().item_spacing.x = 6.0;
    ui.label(RichText::new(sign).font(icon_font(text_size::SMALL)).color(colour));
    let saved = ui.add(quiet(saved_text(document, app.saving.is_some())));
    if let Some(path) = document.path() {
        saved.on_hover_text(path.display().to_string());
    }
    ui.add_space(space::M);
    let counts = [
        tr!("count-values", count = app.overview.values),
        count_units(document.workspace(), app.overview.units),
        tr!("count-indicators", count = app.overview.indicators),
    ];
    ui.add(quiet(counts.join(" · ")));
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let Some(period) = app.selection.period else { return };
        let lacking = app.overview.lacking;
        let text = if lacking == 0 {
            tr!("status-nothing-lacks", period = period_name(period))
        } else {
            tr!("status-lacking", count = lacking, period = period_name(period))
        };
        ui.add(quiet(text)).on_hover_text(tr!("status-lacking-tip"));
    });
}

/// "Lagret 14:32 · styring-2016.tavle"
fn saved_text(document: &Document, saving: bool) -> String {
    let clock = |at: DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
    let file = document.file_name();
    let state = if saving {
        tr!("status-saving")
    } else if document.is_dirty() && !document.has_work() {
        // Nobody's work is in it, so there is nothing to be unsaved.
        return tr!("status-example");
    } else if !document.is_dirty() {
        match document.saved_at() {
            Some(at) => tr!("status-saved-at", time = clock(at)),
            None => tr!("status-saved"),
        }
    } else {
        let state = if file.is_some() { tr!("status-unsaved") } else { tr!("status-never-saved") };
        match document.safety() {
            Safety::Journalled => format!("{state} · {}", tr!("status-journalled")),
            Safety::Writing => format!("{state} · {}", tr!("status-writing")),
            Safety::Fault(_) => format!("{state} · {}", tr!("status-journal-fault")),
            Safety::Saved | Safety::None => state,
        }
    };
    let parts = [Some(state), file, document.is_example().then(|| tr!("status-invented"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
