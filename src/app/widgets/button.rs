//! Buttons: one primary per screen, the rest secondary, icons with a name for screen readers.

use eframe::egui::{self, Button, Response, RichText, Role, Ui, WidgetInfo};

use crate::app::theme::{icon_font, medium, palette, size, text_size};

/// The one thing to do here.
pub fn primary_button(ui: &mut Ui, text: impl Into<String>) -> Response {
    let palette = palette(ui);
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for (state, fill) in [
            (&mut widgets.inactive, palette.accent),
            (&mut widgets.hovered, palette.accent_hover),
            (&mut widgets.active, palette.accent_hover),
        ] {
            state.weak_bg_fill = fill;
            state.bg_fill = fill;
            state.bg_stroke = egui::Stroke::NONE;
            state.fg_stroke.color = palette.on_accent;
        }
        ui.add(
            Button::new(RichText::new(text).font(medium(text_size::BODY)))
                .min_size(egui::vec2(0.0, size::CONTROL)),
        )
    })
    .inner
}

/// Anything else to do.
pub fn secondary_button(ui: &mut Ui, text: impl Into<String>) -> Response {
    secondary_button_if(ui, true, text)
}

/// The same, where it cannot always be done. In a row that wraps it goes to the next line as a whole, which it does not
/// within an area that is enabled or not.
pub fn secondary_button_if(ui: &mut Ui, enabled: bool, text: impl Into<String>) -> Response {
    let text = RichText::new(text).font(medium(text_size::BODY));
    ui.add_enabled(enabled, Button::new(text).min_size(egui::vec2(0.0, size::CONTROL)))
}

/// A square button with an icon; `name` is its tooltip and its name for screen readers.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str) -> Response {
    let response = ui.add(
        Button::new(RichText::new(icon).font(icon_font(16.0)))
            .min_size(egui::vec2(size::CONTROL + 4.0, size::CONTROL)),
    );
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    response.on_hover_text(name)
}
