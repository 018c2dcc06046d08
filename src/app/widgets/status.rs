//! A status in words and shape before colour.

use eframe::egui::{
    self, Color32, CornerRadius, FontId, Id, Painter, Pos2, Rect, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::app::theme::{Palette, icon, icon_font, palette, text_size};
use crate::domain::{MeasureState, Status};
use crate::text::{measure_state_name, status_name};

/// A shape that says the same as the word beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Disc,
    Triangle,
    Rhombus,
    HalfDisc,
    Ring,
    Clock,
}

fn look(status: Status, palette: &Palette) -> (Mark, Color32) {
    match status {
        Status::Reached => (Mark::Disc, palette.reached),
        Status::OnTheWay => (Mark::Triangle, palette.accent),
        Status::FollowUp => (Mark::Rhombus, palette.attention),
        Status::MeasureUnderWay => (Mark::HalfDisc, palette.accent),
        Status::OldNumber => (Mark::Clock, palette.ink_second),
        Status::NotAssessed => (Mark::Ring, palette.ink_third),
    }
}

fn paint_mark(painter: &Painter, mark: Mark, at: Pos2, colour: Color32) {
    let polygon = |points: Vec<Pos2>| Shape::convex_polygon(points, colour, Stroke::NONE);
    match mark {
        Mark::Disc => {
            painter.circle_filled(at, 4.5, colour);
        }
        Mark::Ring => {
            painter.circle_stroke(at, 4.0, Stroke::new(1.5, colour));
        }
        Mark::Triangle => {
            let points = vec![at + vec2(0.0, -5.0), at + vec2(5.0, 4.0), at + vec2(-5.0, 4.0)];
            painter.add(polygon(points));
        }
        Mark::Rhombus => {
            let points = vec![
                at + vec2(0.0, -5.5),
                at + vec2(5.5, 0.0),
                at + vec2(0.0, 5.5),
                at + vec2(-5.5, 0.0),
            ];
            painter.add(polygon(points));
        }
        Mark::HalfDisc => {
            let around = (0..=12_u8).map(|step| {
                let angle = std::f32::consts::PI * (f32::from(step) / 12.0 + 0.5);
                at + 4.5 * vec2(angle.cos(), angle.sin())
            });
            painter.add(polygon(around.collect()));
            painter.circle_stroke(at, 4.5, Stroke::new(1.5, colour));
        }
        Mark::Clock => {
            let font = icon_font(12.0);
            painter.text(at, egui::Align2::CENTER_CENTER, icon::CLOCK, font, colour);
        }
    }
}

fn pill(ui: &mut Ui, rect: Rect, mark: Mark, colour: Color32, text: &str, id: Id) {
    let palette = palette(ui);
    let font = FontId::proportional(text_size::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
    let size = vec2(galley.size().x + 34.0, 22.0);
    let left = rect.left() + 8.0;
    let pill = Rect::from_min_size(egui::pos2(left, rect.center().y - size.y / 2.0), size);
    ui.painter().rect(
        pill,
        CornerRadius::same(11),
        palette.surface,
        Stroke::new(1.0, palette.line),
        StrokeKind::Inside,
    );
    paint_mark(ui.painter(), mark, egui::pos2(pill.left() + 13.0, pill.center().y), colour);
    let at = egui::pos2(pill.left() + 23.0, pill.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, colour);
    let response = ui.interact(pill, id, Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
}

/// A status at the left of a cell.
pub fn status_pill(ui: &mut Ui, rect: Rect, status: Status, id: Id) {
    let (mark, colour) = look(status, palette(ui));
    pill(ui, rect, mark, colour, &status_name(status), id);
}

/// How far a measure has come.
pub fn measure_pill(ui: &mut Ui, rect: Rect, state: MeasureState, id: Id) {
    let palette = palette(ui);
    let (mark, colour) = match state {
        MeasureState::Planned => (Mark::Ring, palette.ink_second),
        MeasureState::UnderWay => (Mark::HalfDisc, palette.accent),
        MeasureState::Done => (Mark::Disc, palette.reached),
        MeasureState::Dropped => (Mark::Ring, palette.ink_third),
    };
    pill(ui, rect, mark, colour, &measure_state_name(state), id);
}
