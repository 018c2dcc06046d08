//! What must be answered before numbers are taken: a line above the table, never a dialog.

use eframe::egui::{Frame, Label, Margin, RichText, Stroke, Ui};

use super::entry::{Answer, Doubt};
use crate::app::theme::{icon, icon_font, palette, radius, space};
use crate::app::widgets::secondary_button;

/// Draws the question; answers with the way chosen. The first answer has the focus when the
/// question is new.
pub fn question(ui: &mut Ui, doubt: &Doubt, fresh: bool) -> Option<Answer> {
    let palette = palette(ui);
    let mut chosen = None;
    Frame::new()
        .fill(palette.attention_soft)
        .stroke(Stroke::new(1.0, palette.attention_line))
        .corner_radius(radius::CONTROL)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            // Before the row begins: within it, what is left of the row is not what is left.
            ui.set_min_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                let sign = RichText::new(icon::CIRCLE_QUESTION_MARK).font(icon_font(16.0));
                ui.label(sign.color(palette.attention));
                ui.add(Label::new(RichText::new(&doubt.question).color(palette.ink)).wrap());
                ui.add_space(space::XS);
                for (at, answer) in doubt.answers.iter().enumerate() {
                    let button = secondary_button(ui, &answer.text);
                    if fresh && at == 0 {
                        button.request_focus();
                    }
                    if button.clicked() {
                        chosen = Some(answer.clone());
                    }
                }
            });
        });
    chosen
}
