//! The inline question about which role changes are signed with.

use eframe::egui::{Key, RichText, Ui};

use crate::app::settings::MAX_ROLE;
use crate::app::theme::{Heading, palette, text_size};
use crate::app::widgets::{field, primary_button, secondary_button};
use crate::app::window::App;
use crate::tr;

/// The question while it is open.
pub struct RoleQuestion {
    role: String,
    focus: bool,
}

impl RoleQuestion {
    /// Asks, with the present role to begin from.
    #[must_use]
    pub fn new(role: &str) -> Self {
        Self { role: role.to_owned(), focus: true }
    }
}

/// Draws the question while it is open.
pub fn role(app: &mut App, ui: &mut Ui) {
    let Some(question) = &mut app.role else { return };
    let palette = palette(ui);
    ui.label(Heading::Card.text(tr!("role-question")).color(palette.ink));
    let response = field(ui, &mut question.role, &tr!("role-hint"), 260.0);
    if std::mem::take(&mut question.focus) {
        response.request_focus();
    }
    let role = question.role.trim().to_owned();
    let fits = role.chars().count() <= MAX_ROLE;
    let clicked = ui.add_enabled_ui(fits, |ui| primary_button(ui, tr!("role-use"))).inner.clicked();
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let escape = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    let regret = secondary_button(ui, tr!("cancel")).clicked() || escape;
    let about = RichText::new(tr!("role-about")).size(text_size::SMALL);
    ui.label(about.color(palette.ink_second));
    if fits && (clicked || enter) {
        app.settings.role = role;
        app.role = None;
        app.keep_settings();
    } else if regret {
        app.role = None;
    }
}
