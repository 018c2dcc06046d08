//! What happens if the files over the window are dropped.

use eframe::egui::{self, Align2, CornerRadius, LayerId, Order, Stroke, StrokeKind};

use crate::app::files::is_tavle;
use crate::app::theme::{self, icon, icon_font, radius, semibold, space, text_size};
use crate::app::window::App;
use crate::tr;

/// Draws the hint while files hover over the window.
pub fn drop_hint(_: &App, context: &egui::Context) {
    let (count, board) = context.input(|input| {
        let files = &input.raw.hovered_files;
        let board =
            matches!(files.as_slice(), [only] if only.path.as_deref().is_some_and(is_tavle));
        (files.len(), board)
    });
    if count == 0 {
        return;
    }
    let colours = theme::of(context.theme() == egui::Theme::Dark);
    let layer = LayerId::new(Order::Tooltip, egui::Id::unique("drop hint"));
    let painter = context.layer_painter(layer);
    let rect = context.content_rect();
    painter.rect_filled(rect, 0.0, colours.shade);
    let card = egui::Rect::from_center_size(rect.center(), egui::vec2(420.0, 150.0));
    painter.rect(
        card,
        CornerRadius::same(radius::CARD),
        colours.surface,
        Stroke::new(2.0, colours.accent),
        StrokeKind::Inside,
    );
    let (sign, text) = if board {
        (icon::FOLDER_OPEN, tr!("drop-open"))
    } else {
        (icon::DOWNLOAD, tr!("drop-import", count = count))
    };
    let up = egui::vec2(0.0, -space::XL);
    painter.text(card.center() + up, Align2::CENTER_CENTER, sign, icon_font(36.0), colours.accent);
    let down = egui::vec2(0.0, space::XL);
    let font = semibold(text_size::FIGURE);
    painter.text(card.center() + down, Align2::CENTER_CENTER, text, font, colours.ink);
}
