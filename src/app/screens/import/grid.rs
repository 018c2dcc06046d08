//! The sheet itself, drawn as a grid with the understanding laid over it. Only what is in view
//! is drawn; row numbers and column letters stay in place.

use eframe::egui::{
    self, FontId, Key, Rect, Role, ScrollArea, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::correct::{self, Act};
use super::review::Review;
use super::sheet_view::{SheetView, cell_text, is_figure};
use super::{describe, grid_heads, parts, roles};
use crate::app::theme::{palette, semibold, text_size};
use crate::import::facts::{CellRole, SheetReading};
use crate::import::grid::{Cell, Place};
use crate::text::number;
use crate::tr;

/// Height of a row in points.
pub const ROW: f32 = 26.0;
/// Height of the line that says what the columns are.
pub const HEAD: f32 = 26.0;
/// Width of the row numbers.
pub const NUMBERS: f32 = 44.0;
const PAD: f32 = 7.0;
/// Size of the cells' text.
const TEXT: f32 = text_size::SMALL + 1.0;

/// The height that shows all rows of a sheet, scroll bar included.
#[must_use]
pub fn full_height(view: &SheetView) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "a height in points")]
    let rows = view.rows.len() as f32;
    rows.mul_add(ROW, HEAD + 14.0)
}

/// How far down to begin in a grid of this height for a table to show its head and some rows; none where it
/// does from the top.
#[must_use]
pub fn beginning(view: &SheetView, first: Place, height: f32) -> Option<f32> {
    /// The head and the first rows of figures.
    const ENOUGH: usize = 4;
    let (row, _) = view.position(first)?;
    let room = height - HEAD;
    (at_row(row + ENOUGH) > room)
        .then(|| at_row(row).min((rows_height(view) - room + 14.0).max(0.0)))
}

/// Draws the sheet in review into `height` points; answers with what was chosen in a menu.
pub fn show(ui: &mut Ui, review: &mut Review, height: f32) -> Option<Act> {
    let file = review.current().cloned()?;
    let sheet = file.reading.sheets.get(review.sheet)?;
    let view = file.views.get(review.sheet)?;
    let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let body = Rect::from_min_max(whole.min + vec2(NUMBERS, HEAD), whole.max);
    let palette = palette(ui);
    ui.painter().rect_filled(whole, 4.0, palette.surface);

    let id = egui::Id::unique("import sheet").with((review.file, review.sheet));
    let keys = ui.interact(whole, id.with("keys"), Sense::FOCUSABLE);
    let name = tr!("import-screen-grid-name", sheet = &sheet.grid.name);
    keys.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Table, true, &name);
        info.current_text_value = review.place.map(|place| describe::cell(review, place).line());
        info
    });
    if keys.has_focus() {
        move_with_keys(ui, review, view, keys.id, body.height());
    }

    let mut area = ScrollArea::both().id_salt(id).auto_shrink(false);
    if let Some(down) = review.begin_at.take() {
        area = area.vertical_scroll_offset(down);
    }
    if std::mem::take(&mut review.show_place)
        && let Some((row, column)) = review.place.and_then(|place| view.position(place))
    {
        // Where another sheet was scrolled to says nothing about this one.
        let same = review.scrolled.0 == (review.file, review.sheet);
        let now = if same { review.scrolled.1 } else { egui::Vec2::splat(f32::NEG_INFINITY) };
        area = area.scroll_offset(offset_for(view, row, column, now, body.size()));
    }
    let (mut clicked, mut act) = (None, None);
    let chosen = review.place;
    let marked = review.selected();
    let mut start = body.min;
    // Below the cells, so that a click is the cell's and a drag marks a block.
    let drag = ui.interact(body, id.with("marking"), Sense::DRAG);
    let scrolled = ui.scope_builder(UiBuilder::new().max_rect(body), |ui| {
        let output = area.show_viewport(ui, |ui, viewport| {
            // Room for the bar, so that the last column can be scrolled clear of it.
            let width = view.edges.last().copied().unwrap_or(0.0) + BAR;
            ui.set_min_size(vec2(width, rows_height(view)));
            let origin = ui.max_rect().min;
            start = origin;
            let shown = Shown::new(view, viewport);
            for row in shown.rows.clone() {
                let y = origin.y + at_row(row);
                let line = Stroke::new(1.0, palette.line);
                ui.painter().hline(body.x_range(), y + ROW, line);
                for column in shown.columns.clone() {
                    let Some(place) = view.place(row, column) else { continue };
                    let (Some(left), Some(right)) =
                        (view.edges.get(column), view.edges.get(column + 1))
                    else {
                        continue;
                    };
                    let rect = Rect::from_min_max(
                        pos2(origin.x + left, y),
                        pos2(origin.x + right, y + ROW),
                    );
                    let blank = sheet.grid.cell(place).is_none() && view.fact_at(place).is_none();
                    if blank {
                        let Some(from) = sheet.filled_from(place) else { continue };
                        draw_filled(ui, sheet, view, from, column, rect);
                    } else {
                        let fixed = review.fix_of(place).and_then(|fix| fix.value);
                        draw_cell(ui, sheet, view, place, (row, column), (rect, body), fixed);
                    }
                    if chosen == Some(place) {
                        ui.painter().rect_stroke(
                            rect.shrink(0.5),
                            2.0,
                            Stroke::new(2.0, palette.accent),
                            egui::StrokeKind::Inside,
                        );
                    }
                    let response = ui.interact(rect, id.with(place), parts::pointer_only());
                    response.widget_info(|| {
                        let words = describe::cell(review, place).line();
                        WidgetInfo::labeled(Role::Cell, true, words)
                    });
                    if response.clicked() || response.secondary_clicked() {
                        clicked = Some((place, response.secondary_clicked()));
                    }
                    response.context_menu(|ui| {
                        act = correct::cell_menu(ui, review, place).or(act.take());
                    });
                    response.on_hover_ui(|ui| {
                        let words = describe::cell(review, place);
                        ui.label(egui::RichText::new(words.head).font(semibold(text_size::SMALL)));
                        for text in [words.fact, words.why].into_iter().flatten() {
                            ui.label(parts::quiet(ui, text));
                        }
                    });
                }
            }
        });
        if let Some(rect) = marked.and_then(|area| view.rect(area)) {
            let painter = ui.painter_at(body);
            let rect = rect.translate(start.to_vec2());
            painter.rect_filled(rect, 0.0, palette.accent.gamma_multiply(0.12));
            let line = Stroke::new(1.5, palette.accent);
            painter.rect_stroke(rect, 2.0, line, egui::StrokeKind::Inside);
        }
        output.state.clamped_offset()
    });
    review.scrolled = ((review.file, review.sheet), scrolled.inner);
    let shown = Shown::new(view, Rect::from_min_size((body.min - start).to_pos2(), body.size()));
    let heads = grid_heads::Heads { view, rows: shown.rows, columns: shown.columns, start, whole };
    act = heads.show(ui, review, id).or(act);
    if let Some(place) = drag.interact_pointer_pos().and_then(|at| view.under(at - start)) {
        if drag.drag_started() {
            let from = ui.input(|input| input.pointer.press_origin());
            review.place = from.and_then(|at| view.under(at - start)).or(Some(place));
            review.span = None;
            keys.request_focus();
        } else if drag.dragged() || drag.drag_stopped() {
            if review.span != Some(place) {
                // The block was drawn before it was known to have grown.
                ui.ctx().request_repaint();
            }
            review.span = Some(place);
        }
    }
    let line = Stroke::new(1.0, palette.line);
    ui.painter().rect_stroke(whole, 4.0, line, egui::StrokeKind::Inside);
    if keys.has_focus() {
        let focus = Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(whole, 4.0, focus, egui::StrokeKind::Inside);
    }
    if let Some((place, menu)) = clicked {
        let shift = ui.input(|input| input.modifiers.shift);
        let inside = menu && marked.is_some_and(|area| area.contains(place));
        if shift && review.place.is_some() {
            review.span = Some(place);
        } else if !inside {
            (review.place, review.span) = (Some(place), None);
        }
        keys.request_focus();
    }
    act
}

/// What a scroll bar covers, in points.
const BAR: f32 = 14.0;

#[expect(clippy::cast_precision_loss, reason = "positions in points")]
pub fn at_row(row: usize) -> f32 {
    row as f32 * ROW
}

fn rows_height(view: &SheetView) -> f32 {
    at_row(view.rows.len())
}

/// The rows and columns in view.
struct Shown {
    rows: std::ops::Range<usize>,
    columns: std::ops::Range<usize>,
}

impl Shown {
    fn new(view: &SheetView, viewport: Rect) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not negative, and capped by the number of rows"
        )]
        let row = |y: f32| ((y / ROW).max(0.0) as usize).min(view.rows.len());
        let first = view.edges.partition_point(|edge| *edge <= viewport.left()).saturating_sub(1);
        let last = view.edges.partition_point(|edge| *edge < viewport.right());
        Self {
            rows: row(viewport.top())..row(viewport.bottom() + ROW),
            columns: first..last.min(view.columns.len()),
        }
    }
}

/// The scroll offset that brings a cell well into view, moving no more than needed.
fn offset_for(
    view: &SheetView,
    row: usize,
    column: usize,
    now: egui::Vec2,
    size: egui::Vec2,
) -> egui::Vec2 {
    let top = at_row(row);
    let left = view.edges.get(column).copied().unwrap_or(0.0);
    let right = view.edges.get(column + 1).copied().unwrap_or(left);
    let mut offset = now;
    if top < now.y || top + ROW > now.y + size.y - 12.0 {
        offset.y = (top - size.y / 2.0 + ROW).max(0.0);
    }
    if left < now.x || right > now.x + size.x - 12.0 {
        offset.x = (right - size.x + 40.0).min(left).max(0.0);
    }
    let most = (rows_height(view) - size.y + 14.0).max(0.0);
    offset.y = offset.y.min(most);
    offset
}

/// So many rows a key for a page moves: those in view but one.
fn page_of(height: f32) -> isize {
    #[expect(clippy::cast_possible_truncation, reason = "a window's height in rows")]
    let rows = (height / ROW).floor() as isize;
    (rows - 1).max(1)
}

fn move_with_keys(ui: &Ui, review: &mut Review, view: &SheetView, id: egui::Id, height: f32) {
    parts::hold_arrows(ui, id);
    let page = page_of(height);
    let (mut down, mut right) = (0_isize, 0_isize);
    ui.input(|input| {
        // As in a spreadsheet: along the row, and with Ctrl to the sheet's corners.
        let whole = input.modifiers.command;
        if input.key_pressed(Key::Home) {
            (down, right) = (if whole { isize::MIN } else { 0 }, isize::MIN);
        } else if input.key_pressed(Key::End) {
            (down, right) = (if whole { isize::MAX } else { 0 }, isize::MAX);
        }
        for (key, rows, columns) in [
            (Key::ArrowDown, 1, 0),
            (Key::ArrowUp, -1, 0),
            (Key::ArrowRight, 0, 1),
            (Key::ArrowLeft, 0, -1),
            (Key::PageDown, page, 0),
            (Key::PageUp, -page, 0),
        ] {
            if input.key_pressed(key) {
                (down, right) = (down.saturating_add(rows), right.saturating_add(columns));
            }
        }
    });
    if (down, right) == (0, 0) {
        return;
    }
    // With Shift the other corner of the block moves.
    let marking = ui.input(|input| input.modifiers.shift) && review.place.is_some();
    let from = review.span.filter(|_| marking).or(review.place);
    let (row, column) = from.and_then(|place| view.position(place)).unwrap_or((0, 0));
    let row = row.saturating_add_signed(down).min(view.rows.len().saturating_sub(1));
    let column = column.saturating_add_signed(right).min(view.columns.len().saturating_sub(1));
    if marking {
        review.span = view.place(row, column);
        return;
    }
    (review.place, review.span) = (view.place(row, column), None);
    review.show_place = true;
}

fn draw_cell(
    ui: &Ui,
    sheet: &SheetReading,
    view: &SheetView,
    place: Place,
    (row, column): (usize, usize),
    (rect, body): (Rect, Rect),
    fixed: Option<f64>,
) {
    let palette = palette(ui);
    let role = sheet.roles.get(&place).map(|reading| reading.role);
    let look = roles::look(role.unwrap_or(CellRole::Note), palette);
    let painter = ui.painter();
    roles::draw_ground(painter, rect, &look);
    let Some(cell) = sheet.grid.cell(place) else {
        // An empty cell that was read as a missing value.
        roles::draw_line(painter, rect.right() - 24.0, rect.right() - PAD, rect, &look);
        return;
    };
    let text = match fixed {
        Some(value) => number::format(value, number::decimals_needed(value, 6)),
        None => cell_text(&sheet.grid, cell),
    };
    let font = if look.strong { semibold(TEXT) } else { FontId::proportional(TEXT) };
    let to_right = to_right(cell, role, view, column);
    let mut right = rect.right();
    if !to_right {
        // Text runs on over empty cells to the right, as in a spreadsheet.
        let mut next = column + 1;
        while right < body.right()
            && let Some(beside) = view.place(row, next)
            && sheet.grid.cell(beside).is_none()
            && sheet.filled_from(beside).is_none_or(|from| from == place)
            && let Some(edge) = view.edges.get(next + 1)
        {
            right = rect.left() - view.edges.get(column).copied().unwrap_or(0.0) + edge;
            next += 1;
        }
    }
    let width = right - rect.left() - 2.0 * PAD;
    let galley = parts::elided(ui, &text, font, look.ink, width);
    let drawn = galley.size();
    let left = if to_right { rect.right() - PAD - drawn.x } else { rect.left() + PAD };
    let at = pos2(left, rect.center().y - drawn.y / 2.0 - 1.0);
    painter.galley(at, galley, look.ink);
    roles::draw_line(painter, left, (left + drawn.x).max(left + 10.0), rect, &look);
    if fixed.is_some() {
        // A corner folded down: this is not what the workbook says.
        let corner = rect.right_top();
        let points = vec![corner, corner + vec2(-8.0, 0.0), corner + vec2(0.0, 8.0)];
        painter.add(egui::Shape::convex_polygon(points, palette.accent, Stroke::NONE));
    }
}

/// Whether a cell's text is set to the right in a column.
fn to_right(cell: &Cell, role: Option<CellRole>, view: &SheetView, column: usize) -> bool {
    let head = matches!(role, Some(CellRole::Period | CellRole::Label));
    let figures = view.figures.get(column).copied().unwrap_or(false);
    is_figure(cell, role) || (head && figures)
}

/// A blank cell that is read as if the label of another stood in it: the label again, quietly, unless
/// the other's own text runs on over it.
fn draw_filled(
    ui: &Ui,
    sheet: &SheetReading,
    view: &SheetView,
    from: Place,
    column: usize,
    rect: Rect,
) {
    let Some(cell) = sheet.grid.cell(from) else { return };
    let role = sheet.roles.get(&from).map(|reading| reading.role);
    let text = cell_text(&sheet.grid, cell);
    let ink = palette(ui).ink_third;
    let to_right = to_right(cell, role, view, column);
    let left = view.position(from).map(|(_, column)| column).filter(|left| *left < column);
    if let Some(left) = left
        && !self::to_right(cell, role, view, left)
    {
        let strong = role.is_some_and(|role| roles::look(role, palette(ui)).strong);
        let font = if strong { semibold(TEXT) } else { FontId::proportional(TEXT) };
        let whole = ui.painter().layout_no_wrap(text.clone(), font, ink).size().x;
        let edge = |at: usize| view.edges.get(at).copied().unwrap_or(0.0);
        let own = edge(left + 1) - edge(left) - 2.0 * PAD;
        if whole > own && edge(left) + whole + 2.0 * PAD > edge(column) {
            return;
        }
    }
    let width = rect.width() - 2.0 * PAD;
    let galley = parts::ghost(ui, &text, FontId::proportional(TEXT), ink, width);
    let drawn = galley.size();
    let left = if to_right { rect.right() - PAD - drawn.x } else { rect.left() + PAD };
    ui.painter().galley(pos2(left, rect.center().y - drawn.y / 2.0 - 1.0), galley, ink);
}
