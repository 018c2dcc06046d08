//! A search field over a list that the arrow keys walk while the field keeps the focus.

use eframe::egui::{self, Key, Modifiers, Popup, PopupCloseBehavior, Response, Ui};

use super::field;
use crate::app::theme::space;

/// What has been typed and which row the keys are at.
#[derive(Clone, Debug, Default)]
pub struct SearchList {
    pub query: String,
    pub at: usize,
    /// The field still has to be given the focus.
    fresh: bool,
    /// The row at the keys still has to be scrolled to.
    pub follow: bool,
}

/// Opens a list below a button, and closes it once something in it has been chosen.
pub fn search_popup<T>(
    button: &Response,
    held: &mut Option<SearchList>,
    width: f32,
    name: &str,
    contents: impl FnOnce(&mut Ui, &mut SearchList) -> Option<T>,
) -> Option<T> {
    if button.clicked() {
        *held = Some(SearchList::fresh());
    }
    let mut chosen = None;
    Popup::from_toggle_button_response(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(width)
        .gap(space::XS)
        .accessible_name(name)
        .show(|ui| {
            chosen = contents(ui, held.get_or_insert_with(SearchList::fresh));
            if chosen.is_some() {
                ui.close();
            }
        });
    chosen
}

/// What the keys asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    pub enter: bool,
    pub changed: bool,
}

impl SearchList {
    /// An empty field that takes the focus when it is shown.
    #[must_use]
    pub fn fresh() -> Self {
        Self { fresh: true, ..Self::default() }
    }

    /// Whether it has not been shown yet.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Draws the field and reads the keys; `rows` is how many rows there are below it.
    pub fn show(&mut self, ui: &mut Ui, hint: &str, rows: usize) -> Keys {
        let mut keys = Keys::default();
        ui.input_mut(|input| {
            let mut step = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let (down, up) = (step(Key::ArrowDown), step(Key::ArrowUp));
            let (page_down, page_up) = (step(Key::PageDown), step(Key::PageUp));
            let before = self.at;
            self.at = (self.at + down + 8 * page_down).min(rows.saturating_sub(1));
            self.at = self.at.saturating_sub(up + 8 * page_up);
            self.follow |= before != self.at;
            keys.enter = input.consume_key(Modifiers::NONE, Key::Enter);
        });
        let response = field(ui, &mut self.query, hint, ui.available_width());
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.at = 0;
            self.follow = true;
            keys.changed = true;
        }
        keys
    }

    /// Scrolls to the row at the keys, once after they moved.
    pub fn follow(&mut self, row: usize, response: &egui::Response) {
        if self.follow && row == self.at {
            response.scroll_to_me(None);
            self.follow = false;
        }
    }
}
