//! The inline question about what the municipality is called.

use eframe::egui::{Key, RichText, Ui};

use crate::app::theme::{Heading, palette, text_size};
use crate::app::widgets::{field, primary_button, secondary_button};
use crate::domain::Workspace;
use crate::tr;

/// The question while it is open.
pub struct NewBoard {
    name: String,
    focus: bool,
    /// The tavle is there already and only wants its name.
    rename: bool,
}

/// What became of the question in this frame.
pub enum Answer {
    None,
    Name(String),
    Regret,
}

impl NewBoard {
    /// Asks for the name of a tavle to make.
    #[must_use]
    pub fn fresh() -> Self {
        Self { name: String::new(), focus: true, rename: false }
    }

    /// Asks for the name of one made by taking in figures.
    #[must_use]
    pub fn naming() -> Self {
        Self { name: String::new(), focus: true, rename: true }
    }

    /// Draws the question in one line.
    pub fn show(&mut self, ui: &mut Ui) -> Answer {
        let palette = palette(ui);
        ui.label(Heading::Card.text(tr!("new-board-question")).color(palette.ink));
        let response = field(ui, &mut self.name, &tr!("new-board-hint"), 300.0);
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        let name = self.name.trim();
        let fits = !name.is_empty() && name.chars().count() <= Workspace::MAX_NAME;
        let text = if self.rename { tr!("new-board-rename") } else { tr!("new-board-make") };
        let clicked = ui.add_enabled_ui(fits, |ui| primary_button(ui, text)).inner.clicked();
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if fits && (clicked || enter) {
            return Answer::Name(name.to_owned());
        }
        let regret = if self.rename { tr!("new-board-later") } else { tr!("cancel") };
        let escape = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
        if secondary_button(ui, regret).clicked() || escape {
            return Answer::Regret;
        }
        if !self.rename {
            let about = RichText::new(tr!("new-board-about")).size(text_size::SMALL);
            ui.label(about.color(palette.ink_second));
        }
        Answer::None
    }
}
