//! The grid's heads: over each column its letter and what it was read as, beside each row its
//! number. A click on either opens the menu that says otherwise.

use std::ops::Range;

use eframe::egui::{
    self, Align2, CursorIcon, FontId, Painter, Pos2, Rect, Role, Stroke, Ui, WidgetInfo, pos2,
};

use super::correct::{self, Act};
use super::grid::{HEAD, NUMBERS, ROW, at_row};
use super::review::Review;
use super::sheet_view::SheetView;
use super::{parts, roles};
use crate::app::theme::{icon, palette, semibold, text_size};
use crate::domain::observation::column_name;
use crate::import::facts::CellRole;
use crate::import::grid::Place;
use crate::tr;

const PAD: f32 = 7.0;
/// A column narrower than this has no room for its letter beside the words.
const ROOMY: f32 = 76.0;

/// What of the heads is in view, and where.
pub struct Heads<'v> {
    pub view: &'v SheetView,
    pub rows: Range<usize>,
    pub columns: Range<usize>,
    /// Where the first cell of the sheet would be drawn.
    pub start: Pos2,
    pub whole: Rect,
}

impl Heads<'_> {
    /// Draws them; answers with what was chosen in a menu.
    pub fn show(&self, ui: &mut Ui, review: &mut Review, id: egui::Id) -> Option<Act> {
        let palette = palette(ui);
        let whole = self.whole;
        let top = Rect::from_min_max(whole.min, pos2(whole.right(), whole.top() + HEAD));
        let side = Rect::from_min_max(whole.min, pos2(whole.left() + NUMBERS, whole.bottom()));
        let painter = ui.painter_at(whole);
        painter.rect_filled(top, 4.0, palette.sunken);
        painter.rect_filled(side, 4.0, palette.sunken);
        let mut act = None;
        for column in self.columns.clone() {
            act = self.column(ui, review, id, column, top.with_min_x(side.right())).or(act);
        }
        for row in self.rows.clone() {
            act = self.row(ui, review, id, row, side.with_min_y(top.bottom())).or(act);
        }
        act
    }

    /// The cell by which a column or row is spoken of: in the table chosen, or the first one.
    fn spoken_of(review: &Review, wanted: impl Fn(Place) -> Place) -> Place {
        let first = || {
            let sheet = review.sheet_shown()?;
            Some(sheet.tables.first()?.range.first)
        };
        wanted(review.place.or_else(first).unwrap_or(Place::new(0, 0)))
    }

    fn column(
        &self,
        ui: &mut Ui,
        review: &mut Review,
        id: egui::Id,
        at: usize,
        strip: Rect,
    ) -> Option<Act> {
        let (number, left, right) =
            (*self.view.columns.get(at)?, *self.view.edges.get(at)?, *self.view.edges.get(at + 1)?);
        let rect = Rect::from_min_max(
            pos2(self.start.x + left, strip.top()),
            pos2(self.start.x + right, strip.bottom()),
        );
        let seen = rect.intersect(strip);
        if seen.width() < 1.0 {
            return None;
        }
        let palette = palette(ui);
        let letter = column_name(number);
        let head = self.view.heads.get(at).and_then(Option::as_ref);
        let response = ui.interact(seen, id.with(("column", number)), parts::pointer_only());
        let name = match head {
            Some(head) => tr!("import-grid-column", name = &letter, is = &head.text),
            None => tr!("import-correct-column", name = &letter),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        let painter = ui.painter_at(strip.intersect(ui.clip_rect()));
        let on = review.place.is_some_and(|place| place.column == number);
        if response.hovered() {
            painter.rect_filled(rect, 0.0, palette.accent_soft);
        }
        let quiet = if on { palette.accent } else { palette.ink_third };
        let small = FontId::proportional(text_size::SMALL - 1.0);
        match head {
            None => {
                painter.text(rect.center(), Align2::CENTER_CENTER, &letter, small, quiet);
            }
            Some(head) => {
                let mut from = rect.left() + PAD;
                if rect.width() > ROOMY {
                    let at = pos2(from, rect.center().y);
                    let drawn = painter.text(at, Align2::LEFT_CENTER, &letter, small, quiet);
                    from = drawn.right() + 5.0;
                }
                let ink = match head.role {
                    CellRole::Value => palette.user,
                    role => roles::look(role, palette).ink,
                };
                let words = format!("{} {}", head.text, icon::CHEVRON_DOWN);
                let room = rect.right() - 4.0 - from;
                let galley = parts::elided(ui, &words, semibold(text_size::SMALL - 0.5), ink, room);
                let at = pos2(from, rect.center().y - galley.size().y / 2.0);
                painter.galley(at, galley, ink);
            }
        }
        if on {
            let y = strip.bottom() - 1.0;
            painter.hline(rect.x_range(), y, Stroke::new(2.0, palette.accent));
        }
        if response.clicked() || response.secondary_clicked() {
            let place = Self::spoken_of(review, |place| Place::new(place.row, number));
            (review.place, review.span) = (Some(place), None);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let response = response.on_hover_text(tr!("import-grid-column-tip"));
        let place = Self::spoken_of(review, |place| Place::new(place.row, number));
        correct::head_menu(&response, |ui| correct::column_menu(ui, review, place))
    }

    fn row(
        &self,
        ui: &mut Ui,
        review: &mut Review,
        id: egui::Id,
        at: usize,
        strip: Rect,
    ) -> Option<Act> {
        let number = *self.view.rows.get(at)?;
        let top = self.start.y + at_row(at);
        let rect = Rect::from_min_max(pos2(strip.left(), top), pos2(strip.right(), top + ROW));
        let seen = rect.intersect(strip);
        if seen.height() < 1.0 {
            return None;
        }
        let palette = palette(ui);
        let text = (u64::from(number) + 1).to_string();
        let response = ui.interact(seen, id.with(("row", number)), parts::pointer_only());
        let name = tr!("import-correct-row", name = &text);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
        let painter: Painter = ui.painter_at(strip.intersect(ui.clip_rect()));
        if response.hovered() {
            painter.rect_filled(rect, 0.0, palette.accent_soft);
        }
        let on = review.place.is_some_and(|place| place.row == number);
        let ink = if on { palette.accent } else { palette.ink_third };
        let font = FontId::proportional(text_size::SMALL - 1.0);
        let right = pos2(rect.right() - 8.0, rect.center().y);
        painter.text(right, Align2::RIGHT_CENTER, text, font, ink);
        // Where rows were left out, a heavier line says so.
        if at > 0 && self.view.rows.get(at - 1).is_some_and(|above| above + 1 < number) {
            painter.hline(strip.x_range(), top, Stroke::new(2.0, palette.mark));
        }
        if response.clicked() || response.secondary_clicked() {
            let place = Self::spoken_of(review, |place| Place::new(number, place.column));
            (review.place, review.span) = (Some(place), None);
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        let place = Self::spoken_of(review, |place| Place::new(number, place.column));
        correct::head_menu(&response, |ui| correct::row_menu(ui, review, place))
    }
}
