//! The table itself: painted row by row, walked and filled in like a spreadsheet.

use eframe::egui::{
    self, CornerRadius, EventFilter, Id, Popup, PopupCloseBehavior, Rect, Role, ScrollArea, Sense,
    Stroke, StrokeKind, TextEdit, Ui, WidgetInfo,
};

use super::board::{Board, Cell, Column, Line, Place, Row};
use super::keys::{self, Act, Step};
use super::paint::{GroupRow, group_line, group_name, heading, heads, name_cell, paint_cell};
use super::{entry, origin_of};
use crate::analysis::{is_hidden, withholds_text};
use crate::app::theme::{medium, palette, size, space, text_size};
use crate::app::widgets::{paint_sparkline, status_pill};
use crate::domain::Workspace;
use crate::text::{period_name, perspective_name};
use crate::tr;

const HEAD: f32 = 40.0;
const HEADING: f32 = 36.0;
const LINE: f32 = 34.0;
const NAME: f32 = 210.0;
/// The sources get more room only where the names have this much.
const ROOMY_NAME: f32 = 240.0;
/// The least and most of the column of sources.
const SOURCE: (f32, f32) = (100.0, 210.0);
/// The width of an average letter.
const LETTER: f32 = 7.2;

/// What was asked for in the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// This text is to be taken in a place.
    Type { place: Place, text: String },
    /// This block is to be taken from a row and column on.
    Paste { from: (usize, usize), text: String },
    /// The group of this name is to be folded or unfolded.
    Turn(String),
}

/// A cell being typed in.
#[derive(Clone, Debug)]
struct Edit {
    text: String,
    /// The field still has to be given the focus.
    fresh: bool,
}

/// The table's view state.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Row and column the keys are at.
    pub cursor: (usize, usize),
    edit: Option<Edit>,
    /// The table still has to be given the focus.
    pub wants_focus: bool,
    /// The row at the keys still has to be scrolled to.
    follow: bool,
    /// Nothing can be filled in, and nothing is to look as if it could.
    pub read_only: bool,
}

fn width(column: Column) -> f32 {
    match column {
        Column::Result { now: true, .. } => 92.0,
        Column::Result { .. } => 64.0,
        Column::Spark => 96.0,
        Column::Target { .. } => 102.0,
        Column::Change => 80.0,
        Column::Status => 118.0,
        Column::Source => SOURCE.0,
    }
}

/// How wide the sources stand: as wide as the longest, where the names leave room for it.
#[expect(clippy::cast_precision_loss, reason = "some dozen letters")]
fn source_width(board: &Board, rest: f32) -> f32 {
    let wanted = (board.source_letters as f32 * LETTER + 2.0 * 8.0).clamp(SOURCE.0, SOURCE.1);
    wanted.min(SOURCE.0 + (rest - ROOMY_NAME).max(0.0))
}

/// Where everything stands this frame.
pub(super) struct Layout {
    left: f32,
    name: f32,
    widths: Vec<f32>,
}

impl Layout {
    fn total(&self) -> f32 {
        self.name + self.widths.iter().sum::<f32>()
    }

    pub(super) fn column(&self, at: usize, row: Rect) -> Rect {
        let before: f32 = self.widths.iter().take(at).sum();
        let left = self.left + self.name + before;
        let width = self.widths.get(at).copied().unwrap_or_default();
        Rect::from_x_y_ranges(left..=left + width, row.y_range())
    }

    /// The name stays in sight when the table is scrolled sideways.
    pub(super) fn name(&self, row: Rect, clip: Rect) -> Rect {
        let left = self.left.max(clip.left());
        Rect::from_x_y_ranges(left..=left + self.name, row.y_range())
    }
}

impl Grid {
    /// Puts the cursor on the first indicator's cell in the period being filled in.
    pub fn begin(&mut self, board: &Board) {
        let row = (0..board.rows.len()).find(|row| board.is_stop(*row));
        self.cursor = (row.unwrap_or_default(), board.now().unwrap_or_default());
        self.edit = None;
    }

    /// Puts the cursor on a row and brings it into sight.
    pub fn go_to(&mut self, row: usize) {
        self.cursor.0 = row;
        self.follow = true;
    }

    /// Keeps the cursor within a table made anew.
    pub fn stay_within(&mut self, board: &Board) {
        if !board.is_stop(self.cursor.0) || self.cursor.1 >= board.columns.len() {
            self.begin(board);
        }
    }

    /// Whether a cell is being typed in.
    #[must_use]
    pub fn is_editing(&self) -> bool {
        self.edit.is_some()
    }

    /// Draws it; answers with what was asked for.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        board: &Board,
        height: f32,
    ) -> Vec<Asked> {
        let mut asked = Vec::new();
        let mut widths: Vec<f32> = board.columns.iter().map(|one| width(*one)).collect();
        let rows: f32 = board.rows.iter().map(row_height).sum();
        // A bar beside the rows must not make the table wider than the card, or a second bar comes.
        let bar = if rows > height - HEAD { ui.spacing().scroll.allocated_width() } else { 0.0 };
        let mut rest = ui.available_width() - bar - widths.iter().sum::<f32>();
        if let Some(last) = widths.last_mut() {
            // The sources stand last.
            let wide = source_width(board, rest);
            rest -= wide - *last;
            *last = wide;
        }
        ScrollArea::horizontal().id_salt("board-across").auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
                let mut layout = Layout { left: 0.0, name: rest.max(NAME), widths };
                let total = layout.total();
                let (head, _) = ui.allocate_exact_size(egui::vec2(total, HEAD), Sense::hover());
                layout.left = head.left();
                heads(ui, board, &layout, head, self.read_only);
                let id = ui.scope_id().with("board-grid");
                let area = ScrollArea::vertical().id_salt("board-down").max_height(height - HEAD);
                area.auto_shrink([false, true]).show(ui, |ui| {
                    let (rect, _) = ui.allocate_exact_size(egui::vec2(total, rows), Sense::hover());
                    let response = ui.interact(rect, id, Sense::click());
                    // The key that led here is not the table's.
                    let arriving = std::mem::take(&mut self.wants_focus);
                    if arriving {
                        response.request_focus();
                    }
                    let spoken = self.spoken(workspace, board);
                    response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &spoken));
                    // The field of a cell that has just been begun has no focus yet.
                    let listening = self.edit.as_ref().is_none_or(|edit| edit.fresh);
                    if response.has_focus() && listening {
                        hold_keys(ui, id);
                    }
                    if response.has_focus() && listening && !arriving {
                        let acts = ui.input_mut(|input| keys::read(&mut input.events));
                        self.carry_out(ui, workspace, board, acts, &mut asked);
                    }
                    self.body(ui, workspace, board, &layout, rect, id, &mut asked);
                });
            },
        );
        if asked.iter().any(|one| matches!(one, Asked::Turn(_))) {
            ui.ctx().request_repaint();
        }
        asked
    }

    fn spoken(&self, workspace: &Workspace, board: &Board) -> String {
        let unit = workspace.unit(board.key.unit).map_or("", |unit| unit.name.as_str());
        let cell = match board.rows.get(self.cursor.0) {
            Some(Row::Line(line)) => said(board, line, self.cursor.1),
            Some(Row::Group { name, count, .. }) => group_name(name, *count),
            Some(Row::Heading(_)) | None => String::new(),
        };
        tr!("board-grid", unit = unit, cell = cell)
    }

    /// Carries out what the keys asked for, in their order.
    fn carry_out(
        &mut self,
        ui: &Ui,
        workspace: &Workspace,
        board: &Board,
        acts: Vec<Act>,
        asked: &mut Vec<Asked>,
    ) {
        for act in acts {
            let can = self.can_edit(workspace, board, self.cursor);
            let cell = board.cell(self.cursor.0, self.cursor.1);
            let place = cell.and_then(|cell| cell.place).filter(|_| can);
            if let Some(Row::Group { name, open, .. }) = board.rows.get(self.cursor.0) {
                let turns = match &act {
                    Act::Step(Step::Right) => !open,
                    Act::Step(Step::Left) => *open,
                    Act::Edit => true,
                    Act::Typed(text) => text == " ",
                    _ => false,
                };
                if turns {
                    asked.push(Asked::Turn(name.clone()));
                    continue;
                }
            }
            match (act, &mut self.edit) {
                (Act::Step(step), edit) => {
                    if edit.is_some() {
                        self.take(workspace, board, asked);
                    }
                    self.step(board, step);
                }
                (Act::Typed(text), Some(edit)) => edit.text.push_str(&text),
                (Act::Typed(text), None) => {
                    if place.is_some() && !text.trim().is_empty() {
                        self.edit = Some(Edit { text, fresh: true });
                    }
                }
                (Act::Clear, Some(edit)) => {
                    edit.text.pop();
                }
                (Act::Clear, None) => {
                    asked.extend(place.map(|place| Asked::Type { place, text: String::new() }));
                }
                (Act::Edit, None) if place.is_some() => {
                    let text = cell.filter(|cell| !cell.missing).map(|cell| plain(&cell.text));
                    self.edit = Some(Edit { text: text.unwrap_or_default(), fresh: true });
                }
                (Act::Paste(text), None) if place.is_some() => {
                    asked.push(Asked::Paste { from: self.cursor, text });
                }
                (Act::Paste(text), Some(edit)) => edit.text.push_str(text.trim()),
                (Act::Copy, None) => {
                    if let Some(cell) = cell {
                        ui.ctx().copy_text(copied(workspace, cell));
                    }
                }
                (Act::Edit | Act::Paste(_), None) | (Act::Edit | Act::Copy, Some(_)) => {}
            }
        }
    }

    fn can_edit(&self, workspace: &Workspace, board: &Board, cell: (usize, usize)) -> bool {
        !self.read_only && entry::can_edit(workspace, board, cell.0, cell.1)
    }

    fn step(&mut self, board: &Board, step: Step) {
        let lines: Vec<usize> = (0..board.rows.len()).filter(|row| board.is_stop(*row)).collect();
        let columns: Vec<usize> = (0..board.columns.len())
            .filter(|column| board.columns.get(*column).is_some_and(|one| one.is_edited()))
            .collect();
        let line = lines.iter().position(|row| *row == self.cursor.0).unwrap_or_default();
        let column = columns.iter().position(|one| *one == self.cursor.1).unwrap_or_default();
        let (line, column) = step.from((line, column), (lines.len(), columns.len()));
        if let (Some(row), Some(column)) = (lines.get(line), columns.get(column)) {
            self.follow |= (*row, *column) != self.cursor;
            self.cursor = (*row, *column);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one frame's parts")]
    fn body(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        board: &Board,
        layout: &Layout,
        rect: Rect,
        id: Id,
        asked: &mut Vec<Asked>,
    ) {
        let clip = ui.clip_rect();
        let palette = palette(ui);
        if let Some(now) = board.now().filter(|_| !self.read_only) {
            let band = layout.column(now, rect).intersect(clip);
            ui.painter().rect_filled(band, CornerRadius::ZERO, palette.accent_soft);
        }
        let mut top = rect.top();
        for (at, row) in board.rows.iter().enumerate() {
            let height = row_height(row);
            let here = Rect::from_x_y_ranges(rect.x_range(), top..=top + height);
            top += height;
            if at == self.cursor.0 && std::mem::take(&mut self.follow) {
                let cell = layout.column(self.cursor.1, here);
                ui.scroll_to_rect(cell.expand2(egui::vec2(NAME, LINE)), None);
            }
            if here.bottom() < clip.top() || here.top() > clip.bottom() {
                continue;
            }
            match row {
                Row::Heading(perspective) => {
                    let name = perspective.map_or_else(|| tr!("board-no-area"), perspective_name);
                    heading(ui, palette, layout.name(here, clip), here, &name, *perspective);
                }
                Row::Group { name, count, open } => {
                    let picked = at == self.cursor.0;
                    let focused = picked && ui.memory(|memory| memory.has_focus(id));
                    let label = layout.name(here, clip);
                    let row = GroupRow { name, count: *count, open: *open, picked, focused };
                    if group_line(ui, here, label, id.with((at, "group")), &row).clicked() {
                        self.take(workspace, board, asked);
                        self.cursor.0 = at;
                        ui.memory_mut(|memory| memory.request_focus(id));
                        asked.push(Asked::Turn(name.clone()));
                    }
                }
                Row::Line(line) => {
                    self.line(ui, workspace, board, layout, here, at, line, id, asked)
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one row's parts")]
    fn line(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        board: &Board,
        layout: &Layout,
        here: Rect,
        at: usize,
        line: &Line,
        id: Id,
        asked: &mut Vec<Asked>,
    ) {
        let palette = palette(ui);
        let clip = ui.clip_rect();
        let focused = ui.memory(|memory| memory.has_focus(id)) || self.edit.is_some();
        let picked = at == self.cursor.0;
        ui.painter().hline(here.x_range(), here.bottom() - 0.5, Stroke::new(1.0, palette.line));
        for (place, column) in board.columns.iter().enumerate() {
            let rect = layout.column(place, here);
            if rect.right() < clip.left() + layout.name || rect.left() > clip.right() {
                continue;
            }
            let cell = line.cells.get(place);
            match column {
                Column::Spark => {
                    let colour = palette.perspective(line.perspective);
                    let inner = rect.shrink2(egui::vec2(10.0, 7.0));
                    paint_sparkline(ui.painter(), inner, &line.spark, colour);
                }
                Column::Status => {
                    status_pill(ui, rect, line.assessment.status, id.with((at, place)))
                }
                _ => {
                    let Some(cell) = cell else { continue };
                    let here = picked && place == self.cursor.1;
                    let cell_id = id.with((at, place));
                    if here && self.edit.is_some() {
                        self.field(ui, workspace, board, rect, id, asked);
                        continue;
                    }
                    paint_cell(ui, palette, rect, *column, cell, self.read_only);
                    let response = ui.interact(rect, cell_id, Sense::CLICK | Sense::HOVER);
                    let spoken = said(board, line, place);
                    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &spoken));
                    if here {
                        let colour = if focused { palette.accent } else { palette.mark };
                        let stroke = Stroke::new(if focused { 2.0 } else { 1.0 }, colour);
                        ui.painter().rect_stroke(rect.shrink(1.0), 3, stroke, StrokeKind::Inside);
                    }
                    self.pointed(ui, workspace, board, &response, (at, place), id, asked);
                    about(workspace, cell, response);
                }
            }
        }
        let name = layout.name(here, clip);
        let ground = if picked { palette.sunken } else { palette.surface };
        ui.painter().rect_filled(name.with_max_y(name.bottom() - 1.0), 0, ground);
        name_cell(ui, palette, name, line);
        let response = ui.interact(name, id.with((at, "name")), Sense::CLICK | Sense::HOVER);
        let spoken = format!("{} {}", line.title, line.measure);
        response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, spoken.trim()));
        if response.clicked() {
            self.take(workspace, board, asked);
            self.cursor.0 = at;
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        response.on_hover_text(&line.title);
    }

    /// Asks for what has been typed to be taken in.
    fn take(&mut self, workspace: &Workspace, board: &Board, asked: &mut Vec<Asked>) {
        let place = board.cell(self.cursor.0, self.cursor.1).and_then(|cell| cell.place);
        let can = self.can_edit(workspace, board, self.cursor);
        if let Some((edit, place)) = self.edit.take().zip(place).filter(|_| can) {
            asked.push(Asked::Type { place, text: edit.text });
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one cell's parts")]
    fn pointed(
        &mut self,
        ui: &Ui,
        workspace: &Workspace,
        board: &Board,
        response: &egui::Response,
        cell: (usize, usize),
        id: Id,
        asked: &mut Vec<Asked>,
    ) {
        let edited = board.columns.get(cell.1).is_some_and(|one| one.is_edited());
        if response.clicked() || response.secondary_clicked() {
            self.take(workspace, board, asked);
            self.cursor = if edited { cell } else { (cell.0, self.cursor.1) };
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if response.double_clicked() && self.can_edit(workspace, board, cell) {
            let held = board.cell(cell.0, cell.1).filter(|cell| !cell.missing);
            let text = held.map(|cell| plain(&cell.text)).unwrap_or_default();
            self.edit = Some(Edit { text, fresh: true });
        }
    }

    /// The field a number is typed in.
    fn field(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        board: &Board,
        rect: Rect,
        id: Id,
        asked: &mut Vec<Asked>,
    ) {
        let Some(edit) = &mut self.edit else { return };
        let palette = palette(ui);
        ui.painter().rect_filled(rect.shrink(1.0), 3, palette.surface);
        let leave =
            if edit.fresh { None } else { ui.input_mut(|input| keys::leave(&mut input.events)) };
        let field_id = id.with("field");
        let name = board.line(self.cursor.0).map(|line| {
            let head = board.columns.get(self.cursor.1).map(|one| one.head()).unwrap_or_default();
            tr!("board-field", name = &line.title, column = head)
        });
        let field = TextEdit::singleline(&mut edit.text)
            .id(field_id)
            .frame(egui::Frame::NONE)
            .lock_focus(true)
            .font(medium(text_size::BODY))
            .align(egui::Align2::RIGHT_CENTER)
            .margin(egui::Margin::symmetric(6, 0))
            .desired_width(rect.width());
        let response = ui.place(rect.shrink2(egui::vec2(1.0, 4.0)), field);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(name.unwrap_or_default());
        });
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            3,
            Stroke::new(2.0, palette.accent),
            StrokeKind::Inside,
        );
        if std::mem::take(&mut edit.fresh) {
            response.request_focus();
            let end = edit.text.chars().count();
            if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), field_id) {
                let at = egui::text::CCursor::new(end);
                let range = egui::text::CCursorRange::one(at);
                state.cursor.set_char_range(Some(range));
                state.store(ui.ctx(), field_id);
            }
            return;
        }
        let Some((leave, mut after)) = leave else {
            if response.lost_focus() {
                self.take(workspace, board, asked);
            }
            return;
        };
        match leave {
            keys::Leave::Away => self.edit = None,
            keys::Leave::Take(step) => {
                self.take(workspace, board, asked);
                self.step(board, step);
            }
        }
        ui.memory_mut(|memory| memory.request_focus(id));
        // What was typed on in the same frame is the next cell's.
        let acts = keys::read(&mut after);
        ui.input_mut(|input| input.events.append(&mut after));
        self.carry_out(ui, workspace, board, acts, asked);
    }
}

/// Arrow keys and Tab belong to the table while it has the focus; Escape lets go of it.
fn hold_keys(ui: &Ui, id: Id) {
    let filter =
        EventFilter { tab: true, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
}

fn row_height(row: &Row) -> f32 {
    match row {
        Row::Heading(_) => HEADING,
        Row::Group { .. } | Row::Line(_) => LINE,
    }
}

/// A cell as it leaves the program.
fn copied(workspace: &Workspace, cell: &Cell) -> String {
    match cell.place {
        Some(Place::Result { series, period }) if is_hidden(workspace, series, period) => {
            tr!("table-hidden")
        }
        // A target in words may say more than what is aimed at.
        Some(Place::Target { series, .. }) if withholds_text(workspace, &cell.text, series) => {
            if cell.text.chars().any(char::is_alphabetic) {
                tr!("withheld-text")
            } else {
                plain(&cell.text)
            }
        }
        _ => plain(&cell.text),
    }
}

/// A number as a spreadsheet takes it.
fn plain(text: &str) -> String {
    let text = text.replace(crate::text::number::THIN_SPACE, "");
    text.replace(crate::text::number::MINUS, "-").trim_end_matches('*').to_owned()
}

/// "Sykefravær, 2. tertial 2016: 7,7", for screen readers.
fn said(board: &Board, line: &Line, column: usize) -> String {
    let head = match board.columns.get(column) {
        Some(Column::Result { period, .. }) => period_name(*period),
        Some(other) => other.head(),
        None => String::new(),
    };
    let text = match line.cells.get(column) {
        Some(cell) if !cell.text.is_empty() => cell.text.clone(),
        _ => tr!("board-empty-cell"),
    };
    format!("{}, {head}: {text}", line.title)
}

/// Tooltip, and on a right click where the number comes from and what stood there before.
fn about(workspace: &Workspace, cell: &Cell, response: egui::Response) {
    if let Some(place) = cell.place.filter(|_| !cell.text.is_empty()) {
        Popup::context_menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(340.0)
            .show(|ui| {
                ui.set_min_width(300.0);
                ui.vertical(|ui| {
                    for line in origin_of(workspace, place) {
                        ui.label(line);
                    }
                    if !cell.tip.is_empty() {
                        ui.label(&cell.tip);
                    }
                });
                ui.add_space(space::XS);
                let copy = tr!("trend-copy-figure-only");
                let button = egui::Button::new(copy).min_size(egui::vec2(0.0, size::CONTROL));
                if ui.add(button).clicked() {
                    ui.ctx().copy_text(copied(workspace, cell));
                    ui.close();
                }
            });
    }
    if !cell.tip.is_empty() {
        response.on_hover_text(&cell.tip);
    }
}
