//! Which period is looked at, chosen among those that have results.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Button, Popup, PopupCloseBehavior, Role, ScrollArea, TextFormat, Ui, WidgetInfo,
};

use super::ListRow;
use crate::app::theme::{icon, icon_font, medium, palette, size, space, text_size};
use crate::domain::Period;
use crate::text::period_name;
use crate::tr;

/// Draws the picker; answers with the period that was picked.
pub fn period_picker(ui: &mut Ui, periods: &[Period], period: Option<Period>) -> Option<Period> {
    let palette = palette(ui);
    let shown = period.map_or_else(|| tr!("period-picker-none"), period_name);
    let mut job = LayoutJob::default();
    let plain = |font_id, color| TextFormat { font_id, color, ..TextFormat::default() };
    job.append(&shown, 0.0, plain(medium(text_size::BODY), palette.ink));
    job.append("  ", 0.0, plain(medium(text_size::BODY), palette.ink));
    let arrow = plain(icon_font(text_size::SMALL), palette.ink_second);
    job.append(icon::CHEVRON_DOWN, 0.0, arrow);
    let button = Button::new(job).fill(palette.sunken).min_size(egui::vec2(0.0, size::CONTROL));
    let response = ui.add_enabled(!periods.is_empty(), button);
    let name = tr!("period-picker-now", period = shown);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, !periods.is_empty(), &name));
    let response = response
        .on_hover_text(tr!("period-picker"))
        .on_disabled_hover_text(tr!("period-picker-empty"));
    let mut picked = None;
    Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(220.0)
        .gap(space::XS)
        .accessible_name(tr!("period-picker"))
        .show(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical().max_height(380.0).show_rows(
                ui,
                size::ROW,
                periods.len(),
                |ui, range| {
                    for one in periods.iter().take(range.end).skip(range.start) {
                        let text = period_name(*one);
                        let chosen = Some(*one) == period;
                        let row = ListRow { text: &text, chosen, ..ListRow::default() };
                        if row.show(ui).clicked() {
                            picked = Some(*one);
                            ui.close();
                        }
                    }
                },
            );
        });
    picked
}
