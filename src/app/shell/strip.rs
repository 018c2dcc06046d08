//! The strip above a screen: work under way with a way to stop it, or a question.

use eframe::egui::{Frame, Margin, Panel, ProgressBar, RichText, Ui};

use super::new_board::Answer;
use crate::app::files::Loading;
use crate::app::theme::{palette, space, text_size};
use crate::app::widgets::secondary_button;
use crate::app::window::App;
use crate::progress::Progress;
use crate::tr;

/// Draws the strip when there is something in it.
pub fn strip(app: &mut App, ui: &mut Ui) {
    if app.loading.is_none() && app.naming.is_none() && app.role.is_none() {
        return;
    }
    let palette = palette(ui);
    let frame = Frame::new().fill(palette.accent_soft).inner_margin(Margin::symmetric(18, 10));
    Panel::top("strip").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if loading(app, ui) {
                return;
            }
            if app.naming.is_some() {
                naming(app, ui);
            } else {
                super::role::role(app, ui);
            }
        });
    });
}

/// Draws the work under way; answers whether there is any.
fn loading(app: &mut App, ui: &mut Ui) -> bool {
    let (what, progress) = match &app.loading {
        None => return false,
        Some(Loading::File { path, job, .. }) => {
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            (tr!("loading-file", name = name), job.progress())
        }
        Some(Loading::Journal { job, .. }) => (tr!("loading-journal"), job.progress()),
        Some(Loading::Example(job)) => (tr!("loading-example"), job.progress()),
    };
    if show_progress(ui, &what, progress) {
        app.loading = None;
    }
    true
}

/// One line about work under way; answers whether it is to stop.
fn show_progress(ui: &mut Ui, what: &str, progress: &Progress) -> bool {
    let palette = palette(ui);
    ui.label(RichText::new(what).color(palette.ink));
    let (done, total) = progress.count();
    if total > 0 {
        #[expect(clippy::cast_precision_loss, reason = "a share of some hundred files")]
        let share = done as f32 / total as f32;
        let bar = ProgressBar::new(share).desired_width(220.0).desired_height(8.0);
        ui.add(bar.fill(palette.accent));
        let count = tr!("loading-count", done = done, total = total);
        ui.label(RichText::new(count).size(text_size::SMALL).color(palette.ink_second));
    }
    let now = progress.now();
    if !now.is_empty() {
        ui.label(RichText::new(now).size(text_size::SMALL).color(palette.ink_second));
    }
    // The work says nothing by itself: look again a few times a second while it lasts.
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(150));
    secondary_button(ui, tr!("cancel")).clicked()
}

fn naming(app: &mut App, ui: &mut Ui) {
    let Some(naming) = &mut app.naming else { return };
    match naming.show(ui) {
        Answer::None => {}
        Answer::Regret => app.naming = None,
        Answer::Name(name) => {
            app.naming = None;
            let context = ui.ctx().clone();
            app.name_board(&context, name);
        }
    }
}
