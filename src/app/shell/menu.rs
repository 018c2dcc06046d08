//! The menu at the left: the screens.

use eframe::egui::{
    self, Align2, CornerRadius, FontId, Frame, Margin, Panel, Role, Sense, Stroke, Ui, WidgetInfo,
};

use crate::app::command::Command;
use crate::app::screens::{Message, ScreenId};
use crate::app::theme::{icon_font, palette, radius, semibold, size, space, text_size};
use crate::app::window::App;
use crate::tr;

const ROW: f32 = 36.0;
/// The menu shows icons only where the window is narrower than this.
const ROOM_FOR_TEXT: f32 = 760.0;

/// Draws the menu.
pub fn menu(app: &mut App, ui: &mut Ui) {
    let palette = palette(ui);
    let narrow = ui.ctx().content_rect().width() < ROOM_FOR_TEXT;
    let frame = Frame::new().fill(palette.surface).inner_margin(Margin::symmetric(8, 10));
    Panel::left("menu")
        .exact_size(if narrow { ROW + 16.0 } else { size::MENU })
        .resizable(false)
        .show_separator_line(false)
        .frame(frame)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let situation = app.situation();
            for screen in ScreenId::ALL {
                if !app.has_screen(screen) {
                    continue;
                }
                let enabled = Command::Go(screen).applies(&situation);
                if entry(ui, screen, app.screen == screen, enabled, narrow) {
                    app.outbox.push(Message::Run(Command::Go(screen)));
                }
            }
            let rect = ui.max_rect();
            ui.painter().with_clip_rect(ui.ctx().content_rect()).vline(
                rect.right() + 7.5,
                rect.top() - space::L..=rect.bottom() + space::L,
                Stroke::new(1.0, palette.line),
            );
        });
}

/// Draws one entry; answers whether it was clicked.
fn entry(ui: &mut Ui, screen: ScreenId, chosen: bool, enabled: bool, narrow: bool) -> bool {
    let palette = palette(ui);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), ROW), sense);
    let text = screen.text();
    response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, chosen, &text));
    let corners = CornerRadius::same(radius::CONTROL);
    if chosen {
        ui.painter().rect_filled(rect, corners, palette.accent_soft);
    } else if enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, corners, palette.sunken);
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect, corners, stroke, egui::StrokeKind::Inside);
    }
    let (ink, font) = match (chosen, enabled) {
        (true, _) => (palette.accent, semibold(text_size::BODY)),
        (false, true) => (palette.ink_second, FontId::proportional(text_size::BODY)),
        (false, false) => (palette.mark, FontId::proportional(text_size::BODY)),
    };
    let at = rect.left_center() + egui::vec2(10.0, 0.0);
    ui.painter().text(at, Align2::LEFT_CENTER, screen.icon(), icon_font(16.0), ink);
    if !narrow {
        let at = at + egui::vec2(27.0, 0.0);
        ui.painter().text(at, Align2::LEFT_CENTER, &text, font, ink);
    }
    let tip = if enabled { screen.tooltip() } else { tr!("menu-needs-board") };
    response.on_hover_text(tip).clicked()
}
