//! Small parts the import's views share.

use std::sync::Arc;

use arcstr::ArcStr;
use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{
    self, Color32, CornerRadius, FontId, Frame, Galley, Margin, Response, RichText, Sense, Stroke,
    TextFormat, Ui, Vec2,
};

use crate::app::theme::{palette, radius, space, text_size};
use crate::app::widgets::chip;

/// A card of exactly this size.
pub fn tall_card<R>(ui: &mut Ui, size: Vec2, content: impl FnOnce(&mut Ui) -> R) -> R {
    let palette = palette(ui);
    let margin = 14.0;
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(14))
        .show(ui, |ui| {
            let inner = (size - Vec2::splat(2.0 * margin + 2.0)).max(Vec2::splat(40.0));
            ui.allocate_ui_with_layout(inner, egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_min_size(inner);
                ui.set_max_size(inner);
                content(ui)
            })
            .inner
        })
        .inner
}

/// Text on one line, cut with "…" where it does not fit.
pub fn elided(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    one_line(ui, text, TextFormat::simple(font, ink), width)
}

/// The same, slanted: what is said elsewhere and holds here too.
pub fn ghost(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    one_line(ui, text, TextFormat { italics: true, ..TextFormat::simple(font, ink) }, width)
}

fn one_line(ui: &Ui, text: &str, format: TextFormat, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping {
        max_width: width.max(0.0),
        max_rows: 1,
        break_anywhere: true,
        ..TextWrapping::default()
    };
    ui.painter().layout_job(job)
}

/// A label on one line with its full text as tooltip where it had to be cut.
pub fn line(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    ui.add(egui::Label::new(text.into()).truncate())
}

/// Text on one line of a row that is clicked and pointed at as a whole: the row tells what is cut.
pub fn line_of_row(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    let label = egui::Label::new(text.into()).truncate().selectable(false);
    ui.add(label.show_tooltip_when_elided(false))
}

/// A label on one line, cut in its middle where it does not fit: long names of one sheet begin
/// alike and differ at their ends.
pub fn line_with_end(ui: &mut Ui, text: &str, size: f32) -> Response {
    let shown = fitted(ui, text, &FontId::proportional(size), ui.available_width());
    line_of_row(ui, RichText::new(shown).size(size))
}

/// Where a figure stands, cut to fit: the cell always stays, the sheet as long as there is room, and of
/// the file its beginning and its end.
#[must_use]
pub fn fitted_source(ui: &Ui, (file, sheet, cell): (&str, &str, &str), font: &FontId) -> String {
    let width = |text: &str| {
        let ink = Color32::PLACEHOLDER;
        ui.painter().layout_no_wrap(text.to_owned(), font.clone(), ink).size().x
    };
    let room = ui.available_width();
    let end = format!("!{cell}");
    let place = format!("{sheet}{end}");
    let beside = room - width(&place) - width(" › ");
    // A file of a few letters tells nothing.
    let least = width("Mmmm…mm");
    if !file.is_empty() && (beside >= least || beside >= width(file)) {
        return format!("{} › {place}", fitted(ui, file, font, beside));
    }
    let sheet_room = (room - width(&end)).max(0.0);
    if file.is_empty() || sheet_room < 2.0 * least {
        return format!("{}{end}", fitted(ui, sheet, font, sheet_room));
    }
    let sheet_room = (sheet_room - width(" › ")) / 2.0;
    let sheet = fitted(ui, sheet, font, sheet_room);
    let file = fitted(ui, file, font, room - width(&format!(" › {sheet}{end}")));
    format!("{file} › {sheet}{end}")
}

/// The text, cut in its middle to fit this width.
#[must_use]
pub fn fitted(ui: &Ui, text: &str, font: &FontId, width: f32) -> String {
    let fits = |text: &str| {
        let galley =
            ui.painter().layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER);
        galley.size().x <= width
    };
    if fits(text) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let cut = |kept: usize| {
        let end = kept * 2 / 5;
        let first = letters.iter().take(kept - end).collect::<String>();
        let last = letters.iter().skip(letters.len() - end).collect::<String>();
        format!("{}…{}", first.trim_end(), last.trim_start())
    };
    let (mut least, mut most) = (1, letters.len().saturating_sub(1).max(1));
    while least < most {
        let middle = (least + most).div_ceil(2);
        if fits(&cut(middle)) {
            least = middle;
        } else {
            most = middle - 1;
        }
    }
    cut(least.min(letters.len()))
}

/// A row of chips and small text, as low as they are rather than as high as buttons.
pub fn low_row<R>(ui: &mut Ui, wrap: bool, content: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().button_padding.y = 2.0;
        if wrap { ui.horizontal_wrapped(content).inner } else { ui.horizontal(content).inner }
    })
    .inner
}

/// Quiet small text.
pub fn quiet(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).size(text_size::SMALL).color(palette(ui).ink_second)
}

/// A small rounded label that cannot be clicked.
pub fn tag(ui: &mut Ui, text: impl Into<String>) -> Response {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.surface)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(11))
        .inner_margin(Margin::symmetric(9, 2))
        .show(ui, |ui| {
            let text = RichText::new(text).size(text_size::SMALL).color(palette.ink);
            ui.add(egui::Label::new(text).truncate());
        })
        .response
}

/// Text that does something when clicked.
pub fn link(ui: &mut Ui, text: impl Into<String>) -> Response {
    let ink = palette(ui).accent;
    ui.add(egui::Button::new(RichText::new(text).size(text_size::SMALL).color(ink)).frame(false))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// Names offered at a time.
const NAMES: usize = 6;

/// Those names that hold what has been typed, as chips; the one that is chosen.
pub fn names(ui: &mut Ui, names: &[ArcStr], typed: &str) -> Option<String> {
    let typed = typed.trim().to_lowercase();
    let fits = names.iter().filter(|name| name.to_lowercase().contains(&typed)).take(NAMES);
    let mut chosen = None;
    low_row(ui, true, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for name in fits {
            if chip(ui, &**name, false).clicked() {
                chosen = Some(name.to_string());
            }
        }
    });
    chosen
}

/// A text of at most `most` characters, cut with "…".
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some(_) => text.chars().take(most.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Clickable, told to screen readers, but not a stop of the Tab key.
pub fn pointer_only() -> Sense {
    Sense::CLICK
}

/// The arrows move within what has the focus, not from one widget to the next.
pub fn hold_arrows(ui: &Ui, id: egui::Id) {
    ui.memory_mut(|memory| {
        let arrows = egui::EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..egui::EventFilter::default()
        };
        memory.set_focus_lock_filter(id, arrows);
    });
}
