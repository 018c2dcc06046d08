//! What becomes of unsaved changes when something else is to be opened, or the window closed.

use eframe::egui::{self, RichText};

use crate::app::theme::{Heading, palette, space};
use crate::app::widgets::{dialog, primary_button, secondary_button};
use crate::app::window::{App, Decision};
use crate::tr;

const WIDTH: f32 = 440.0;

/// Draws the question while it is open.
pub fn guard(app: &mut App, context: &egui::Context) {
    if app.guard.is_none() {
        return;
    }
    let name = app.document.as_ref().and_then(|document| document.file_name());
    let modal = dialog(context, "unsaved changes").show(context, |ui| {
        ui.set_width(WIDTH);
        let palette = palette(ui);
        ui.label(Heading::Figure.text(tr!("guard-question")).color(palette.ink));
        ui.add_space(space::XS);
        let about = match name {
            _ if app.arrived.is_some() => tr!("guard-about-meanwhile"),
            Some(name) => tr!("guard-about-file", name = name),
            None => tr!("guard-about-new"),
        };
        ui.label(RichText::new(about).color(palette.ink_second));
        ui.add_space(space::M);
        ui.horizontal(|ui| {
            let save = primary_button(ui, tr!("guard-save"));
            if context.memory(|memory| memory.focused()).is_none() {
                save.request_focus();
            }
            if save.clicked() {
                return Some(Decision::Save);
            }
            if secondary_button(ui, tr!("guard-discard")).clicked() {
                return Some(Decision::Discard);
            }
            secondary_button(ui, tr!("cancel")).clicked().then_some(Decision::Stay)
        })
        .inner
    });
    let decision = match modal.inner {
        None if modal.should_close() => Some(Decision::Stay),
        decision => decision,
    };
    app.decision = decision;
}
