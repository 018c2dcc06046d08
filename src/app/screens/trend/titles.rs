//! The chart's title: proposed from the figures, or the person's own words in its place.

use eframe::egui::{
    self, Button, CursorIcon, Key, Label, Layout, Margin, RichText, Role, Sense, TextEdit, Ui,
    WidgetInfo,
};

use crate::app::theme::{Heading, icon, icon_font, palette, semibold, space, text_size};
use crate::app::widgets::chip;
use crate::domain::ChartSubject;
use crate::tr;

/// Longer titles would fill the figure.
const MOST_LETTERS: usize = 200;
/// The room beside the title: the pencil, and the way back to the proposal.
const PENCIL: f32 = 32.0;
const BACK: f32 = 140.0;
/// The height of a line of the title.
const LINE: f32 = 22.0;

struct Editing {
    subject: ChartSubject,
    text: String,
    /// The field still has to be given the focus.
    fresh: bool,
}

/// The title's view state. The titles themselves are the board's.
#[derive(Default)]
pub struct Titles {
    editing: Option<Editing>,
}

/// A title of the chart's own; `None` for the proposed one.
pub type OwnTitle = Option<String>;

/// What the chart is called from now on, where these words are written.
fn own_title(text: &str, proposed: &str) -> OwnTitle {
    let text = text.trim();
    (!text.is_empty() && text != proposed).then(|| text.to_owned())
}

impl Titles {
    /// Draws the title, or the field it is written in; answers with what it is to be.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        subject: &ChartSubject,
        shown: &str,
        proposed: &str,
    ) -> Option<OwnTitle> {
        if self.editing.as_ref().is_some_and(|editing| editing.subject != *subject) {
            self.editing = None;
        }
        if self.editing.is_some() {
            self.field(ui, shown, proposed)
        } else {
            self.title(ui, subject, shown, proposed)
        }
    }

    fn title(
        &mut self,
        ui: &mut Ui,
        subject: &ChartSubject,
        shown: &str,
        proposed: &str,
    ) -> Option<OwnTitle> {
        let palette = palette(ui);
        let own = shown != proposed;
        let beside = PENCIL + if own { BACK } else { 0.0 };
        let room = (ui.available_width() - beside).max(beside);
        let (mut edit, mut back) = (false, false);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            // As high as a line of the title, so that the first line and the pencil are level.
            ui.spacing_mut().interact_size.y = LINE;
            let text = ui.allocate_ui_with_layout(
                egui::vec2(room, 0.0),
                Layout::top_down(egui::Align::Min),
                |ui| {
                    let text = Heading::Figure.text(shown).color(palette.ink);
                    ui.add(Label::new(text).wrap().sense(Sense::click()))
                },
            );
            let tip = tr!("trend-title-tip");
            let text = text.inner.on_hover_cursor(CursorIcon::Text).on_hover_text(&tip);
            let pencil = RichText::new(icon::PENCIL).font(icon_font(text_size::BODY));
            let pencil = Button::new(pencil.color(palette.ink_third)).frame(false);
            let pencil = ui.add(pencil.min_size(egui::Vec2::splat(LINE)));
            pencil.widget_info(|| WidgetInfo::labeled(Role::Button, true, tr!("trend-title-edit")));
            edit = text.clicked() | pencil.on_hover_text(tip).clicked();
            if own {
                let tip = tr!("trend-title-proposed-tip", title = proposed);
                back = chip(ui, tr!("trend-title-proposed"), false).on_hover_text(tip).clicked();
            }
        });
        if edit && !back {
            let editing = Editing { subject: subject.clone(), text: shown.to_owned(), fresh: true };
            self.editing = Some(editing);
        }
        back.then_some(None)
    }

    fn field(&mut self, ui: &mut Ui, shown: &str, proposed: &str) -> Option<OwnTitle> {
        let editing = self.editing.as_mut()?;
        let palette = palette(ui);
        let edit = TextEdit::singleline(&mut editing.text)
            .font(semibold(text_size::FIGURE))
            .text_color(palette.ink)
            .hint_text(RichText::new(proposed).color(palette.ink_third))
            .char_limit(MOST_LETTERS)
            .margin(Margin::symmetric(6, 3))
            .desired_width(ui.available_width());
        let response = ui.add(edit);
        let text = editing.text.clone();
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::TextInput, true, tr!("trend-title-name"));
            info.current_text_value = Some(text.clone());
            info
        });
        if std::mem::take(&mut editing.fresh) {
            response.request_focus();
            return None;
        }
        if !response.lost_focus() {
            return None;
        }
        let regret = ui.input(|input| input.key_pressed(Key::Escape));
        self.editing = None;
        // What was below the field moves back up.
        ui.ctx().request_repaint();
        (!regret && text.trim() != shown).then(|| own_title(&text, proposed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_of_its_own_is_one_that_differs_from_the_proposal() {
        let proposed = "Sykefravær: ned";
        let own = own_title("  Fraværet er snudd ", proposed);
        assert_eq!(own.as_deref(), Some("Fraværet er snudd"));
        for same in ["", "  ", proposed] {
            assert_eq!(own_title(same, proposed), None, "«{same}»");
        }
    }
}
