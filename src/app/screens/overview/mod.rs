//! Oversikt: the four result areas of a unit, what moved, and what remains to be done.

mod summary;

use eframe::egui::{
    self, Align, CornerRadius, Label, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui,
    UiBuilder, WidgetInfo,
};

use self::summary::{Area, Key, Line, Moved, Summary};
use super::{Context, Message, Screen, ScreenId};
use crate::analysis::RollUps;
use crate::app::theme::{
    Heading, icon, icon_font, medium, palette, radius, semibold, size, space, text_size,
};
use crate::app::widgets::{ListRow, card, cut_name, paint_sparkline, screen_head};
use crate::domain::{Indicator, IndicatorId, SeriesKey, Workspace};
use crate::text::{self, period_name, perspective_name};
use crate::tr;

/// Widths at which the result areas stand four, and two, beside each other.
const ROOM_FOR_FOUR: f32 = 860.0;
const ROOM_FOR_TWO: f32 = 480.0;
const ROOM_BESIDE: f32 = 820.0;
const AREA: f32 = 250.0;
const SPARK: egui::Vec2 = egui::vec2(84.0, 26.0);
/// The most lines of an opened list.
const MOST_LISTED: usize = 12;

/// What remains to be done, by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Todo {
    Missing,
    WithoutMeasure,
    Differing,
    Undefined,
    Unused,
}

impl Todo {
    const ALL: [Self; 5] =
        [Self::Missing, Self::WithoutMeasure, Self::Differing, Self::Undefined, Self::Unused];
}

/// The screen's view state.
#[derive(Default)]
pub struct Overview {
    summary: Option<Summary>,
    roll_ups: RollUps,
    /// Which list is open.
    open: Option<Todo>,
}

impl Screen for Overview {
    fn id(&self) -> ScreenId {
        ScreenId::Overview
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(period) = context.selection.period else {
            super::scorecard::nothing_yet(ui, context);
            return;
        };
        let key = Key {
            revision: context.workspace.revision(),
            unit: context.selection.unit,
            period,
            language: text::current(),
        };
        if self.summary.as_ref().is_none_or(|held| held.key != key) {
            self.summary = Some(Summary::new(context.workspace, &mut self.roll_ups, key));
        }
        let Some(summary) = &self.summary else { return };
        let unit = context.workspace.unit(key.unit).map(|one| one.name.clone());
        let beside =
            tr!("overview-beside", unit = unit.unwrap_or_default(), period = period_name(period));
        ScrollArea::vertical().id_salt("overview").auto_shrink(false).show(ui, |ui| {
            // The scroll bar must not lie over the cards.
            ui.set_max_width(ui.available_width() - space::S);
            screen_head(ui, &tr!("screen-overview"), &beside, |_| {});
            ui.add_space(space::S);
            areas(ui, context, summary);
            ui.add_space(space::M);
            let width = ui.available_width();
            if width < ROOM_BESIDE {
                moves(ui, context, summary);
                ui.add_space(space::M);
                todo(ui, context, summary, &mut self.open);
            } else {
                let area = ui.available_rect_before_wrap();
                let cut = area.left() + width * 0.58;
                let parts = [area.with_max_x(cut - 7.0), area.with_min_x(cut + 7.0)];
                let mut bottom = area.top();
                for (at, rect) in parts.into_iter().enumerate() {
                    let drawn = ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                        if at == 0 {
                            moves(ui, context, summary);
                        } else {
                            todo(ui, context, summary, &mut self.open);
                        }
                    });
                    bottom = bottom.max(drawn.response.rect.bottom());
                }
                ui.advance_cursor_after_rect(area.with_max_y(bottom));
            }
            ui.add_space(space::S);
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

fn areas(ui: &mut Ui, context: &mut Context<'_>, summary: &Summary) {
    let room = ui.available_width();
    let columns = if room >= ROOM_FOR_FOUR {
        4
    } else if room >= ROOM_FOR_TWO {
        2
    } else {
        1
    };
    #[expect(clippy::cast_precision_loss, reason = "four at most")]
    let width = (room - 14.0 * (columns - 1) as f32) / columns as f32;
    for row in summary.areas.chunks(columns) {
        let top = ui.cursor().top();
        let left = ui.cursor().left();
        for (at, area) in row.iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "four at most")]
            let x = left + at as f32 * (width + 14.0);
            let rect = Rect::from_min_size(egui::pos2(x, top), egui::vec2(width, AREA));
            ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
                area_card(ui, context, area, rect);
            });
        }
        let all = Rect::from_min_size(egui::pos2(left, top), egui::vec2(room, AREA));
        ui.advance_cursor_after_rect(all);
        ui.add_space(space::XS);
    }
}

fn area_card(ui: &mut Ui, context: &mut Context<'_>, area: &Area, rect: Rect) {
    let palette = palette(ui);
    let colour = palette.perspective(Some(area.perspective));
    card(ui, |ui| {
        ui.set_min_size(rect.size() - egui::vec2(30.0, 30.0));
        ui.set_max_width(rect.width() - 30.0);
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.label(Heading::Card.text(perspective_name(area.perspective)).color(colour));
        let counts = tr!("overview-counts", targets = area.with_target, trends = area.trends);
        let counts = RichText::new(counts).size(text_size::SMALL).color(palette.ink_second);
        ui.add(Label::new(counts).truncate());
        if area.lines.is_empty() {
            ui.add_space(space::S);
            ui.label(RichText::new(tr!("overview-none")).color(palette.ink_third));
        }
        for line in &area.lines {
            if area_line(ui, line, colour) {
                context.send(Message::ShowLine(line.series));
            }
        }
    });
    let edge = Rect::from_min_size(rect.min, egui::vec2(rect.width(), 3.0));
    let corners = CornerRadius { nw: radius::CARD, ne: radius::CARD, sw: 0, se: 0 };
    ui.painter().rect_filled(edge, corners, colour);
}

fn area_line(ui: &mut Ui, line: &Line, colour: egui::Color32) -> bool {
    let palette = palette(ui);
    let wanted = egui::vec2(ui.available_width(), 43.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let spoken = format!("{}: {} {}", line.title, line.value, line.measure);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, spoken.trim()));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand(2.0), radius::CONTROL, palette.sunken);
    }
    let spark = Rect::from_min_size(
        egui::pos2(rect.right() - SPARK.x - 4.0, rect.center().y - SPARK.y / 2.0),
        SPARK,
    );
    paint_sparkline(ui.painter(), spark.shrink(3.0), &line.spark, colour);
    let room = spark.left() - rect.left() - space::S;
    let name = cut_name(ui, &line.title, &egui::FontId::proportional(13.0), room, 1);
    let at = egui::pos2(rect.left(), rect.top() + 3.0);
    ui.painter().galley(at, name.galley, palette.ink);
    let mut job = egui::text::LayoutJob::default();
    let mut add = |text: &str, font, color| {
        job.append(text, 0.0, egui::TextFormat { font_id: font, color, ..Default::default() });
    };
    add(&line.value, semibold(text_size::BODY), palette.ink);
    if !line.measure.is_empty() {
        let text = format!(" {}", line.measure);
        add(&text, egui::FontId::proportional(text_size::BODY), palette.ink_second);
    }
    cut(ui, job.into(), egui::pos2(rect.left(), rect.top() + 21.0), room, palette.ink);
    response.clicked()
}

/// Paints a text on one line, cut where it is too long.
fn cut(ui: &Ui, text: egui::WidgetText, at: egui::Pos2, width: f32, colour: egui::Color32) -> f32 {
    let galley = text.into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        width.max(0.0),
        egui::TextStyle::Body,
    );
    let size = galley.size().x;
    ui.painter().galley(at, galley, colour);
    size
}

fn moves(ui: &mut Ui, context: &mut Context<'_>, summary: &Summary) {
    let palette = palette(ui);
    card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(Heading::Card.text(tr!("overview-moved")).color(palette.ink));
        ui.add_space(space::XS);
        if summary.moves.is_empty() {
            ui.label(RichText::new(tr!("overview-moved-none")).color(palette.ink_second));
            return;
        }
        let (rect, _) =
            ui.allocate_exact_size(egui::vec2(ui.available_width(), 26.0), Sense::hover());
        let columns = Columns::over(rect);
        let head = |at: f32, align, text: String| {
            let pos = egui::pos2(at, rect.center().y);
            ui.painter().text(pos, align, text, medium(text_size::SMALL), palette.ink_second);
        };
        use egui::Align2;
        head(rect.left(), Align2::LEFT_CENTER, tr!("board-indicator"));
        head(columns.unit, Align2::LEFT_CENTER, tr!("overview-unit"));
        head(columns.before, Align2::RIGHT_CENTER, tr!("overview-before"));
        head(columns.now, Align2::RIGHT_CENTER, tr!("overview-now"));
        head(columns.change, Align2::RIGHT_CENTER, tr!("board-change"));
        for moved in &summary.moves {
            if move_row(ui, moved) {
                context.send(Message::ShowLine(moved.series));
            }
        }
    });
}

/// Where the columns of the table of moves stand.
struct Columns {
    unit: f32,
    before: f32,
    now: f32,
    change: f32,
    spark: Rect,
}

impl Columns {
    fn over(rect: Rect) -> Self {
        let (left, width) = (rect.left(), rect.width());
        let spark = Rect::from_x_y_ranges(rect.right() - 88.0..=rect.right() - 4.0, rect.y_range());
        let room = width - 96.0;
        Self {
            unit: left + room * 0.34,
            before: left + room * 0.68,
            now: left + room * 0.78,
            change: left + room,
            spark: spark.shrink2(egui::vec2(2.0, 8.0)),
        }
    }
}

fn move_row(ui: &mut Ui, moved: &Moved) -> bool {
    let palette = palette(ui);
    let wanted = egui::vec2(ui.available_width(), 38.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let spoken = tr!(
        "overview-moved-spoken",
        name = &moved.title,
        unit = &moved.unit,
        period = period_name(moved.period),
        before = &moved.before,
        now = &moved.now,
        change = &moved.change
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, radius::CONTROL, palette.sunken);
    }
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, palette.line));
    let columns = Columns::over(rect);
    let colour = palette.perspective(moved.perspective);
    let middle = rect.center().y;
    let square =
        Rect::from_center_size(egui::pos2(rect.left() + 6.0, middle), egui::vec2(8.0, 8.0));
    ui.painter().rect_filled(square, 2, colour);
    let line = middle - 9.0;
    let room = columns.unit - rect.left() - 26.0;
    let at = egui::pos2(rect.left() + 16.0, line);
    let font = egui::FontId::proportional(text_size::BODY);
    let name = cut_name(ui, &moved.title, &font, room, 1);
    ui.painter().galley(at, name.galley, palette.ink);
    let at = egui::pos2(columns.unit, line);
    let room = columns.before - columns.unit - 60.0;
    cut(ui, RichText::new(&moved.unit).into(), at, room, palette.ink_second);
    let body = || egui::FontId::proportional(text_size::BODY);
    let right = egui::Align2::RIGHT_CENTER;
    let number = |x: f32, text: &str, font| {
        ui.painter().text(egui::pos2(x, middle), right, text, font, palette.ink);
    };
    number(columns.before, &moved.before, body());
    number(columns.now, &moved.now, semibold(text_size::BODY));
    number(columns.change, &moved.change, body());
    paint_sparkline(ui.painter(), columns.spark, &moved.spark, colour);
    response.on_hover_text(period_name(moved.period)).clicked()
}

fn todo(ui: &mut Ui, context: &mut Context<'_>, summary: &Summary, open: &mut Option<Todo>) {
    let palette = palette(ui);
    card(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(Heading::Card.text(tr!("overview-todo")).color(palette.ink));
        ui.add_space(space::XS);
        for one in Todo::ALL {
            let (count, text) = match one {
                Todo::Missing => {
                    let count = summary.missing.len();
                    let period = period_name(summary.key.period);
                    (count, tr!("status-lacking", count = count, period = period))
                }
                Todo::WithoutMeasure => {
                    let count = summary.without_measure.len();
                    (count, tr!("overview-without-measure", count = count))
                }
                Todo::Differing => {
                    let count = summary.differing.len();
                    (count, tr!("overview-differing", count = count))
                }
                Todo::Undefined => {
                    let count = summary.undefined.len();
                    (count, tr!("overview-undefined", count = count))
                }
                Todo::Unused => {
                    let count = summary.unused.len();
                    (count, tr!("overview-unused", count = count))
                }
            };
            let is_open = *open == Some(one) && count > 0;
            if todo_row(ui, &text, count, is_open) {
                *open = if is_open { None } else { Some(one) };
            }
            if is_open {
                listed(ui, context, summary, one);
            }
        }
    });
}

fn todo_row(ui: &mut Ui, text: &str, count: usize, is_open: bool) -> bool {
    let palette = palette(ui);
    let sense = if count > 0 { Sense::click() } else { Sense::hover() };
    let wanted = egui::vec2(ui.available_width(), 36.0);
    let (rect, response) = ui.allocate_exact_size(wanted, sense);
    response.widget_info(|| WidgetInfo::selected(Role::Button, count > 0, is_open, text));
    if count > 0 && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, radius::CONTROL, palette.sunken);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, palette.line));
    let (sign, colour, ink) = if count == 0 {
        (icon::CHECK, palette.reached, palette.ink_second)
    } else if is_open {
        (icon::CHEVRON_DOWN, palette.accent, palette.ink)
    } else {
        (icon::CHEVRON_RIGHT, palette.accent, palette.ink)
    };
    let at = egui::pos2(rect.left() + 4.0, rect.center().y - 9.0);
    cut(ui, RichText::new(text).into(), at, rect.width() - 40.0, ink);
    let at = egui::pos2(rect.right() - 8.0, rect.center().y);
    ui.painter().text(at, egui::Align2::RIGHT_CENTER, sign, icon_font(15.0), colour);
    response.clicked()
}

fn listed(ui: &mut Ui, context: &mut Context<'_>, summary: &Summary, one: Todo) {
    let lines: &[SeriesKey] = match one {
        Todo::Missing => &summary.missing,
        Todo::WithoutMeasure => &summary.without_measure,
        Todo::Differing => &summary.differing,
        Todo::Undefined | Todo::Unused => &[],
    };
    let indicators: &[IndicatorId] = match one {
        Todo::Undefined => &summary.undefined,
        Todo::Unused => &summary.unused,
        _ => &[],
    };
    let workspace = context.workspace;
    let title = |workspace: &Workspace, id| {
        workspace.indicator(id).map(Indicator::title).unwrap_or_default()
    };
    for series in lines.iter().take(MOST_LISTED) {
        let unit = workspace.unit(series.unit).map_or("", |unit| unit.name.as_str());
        let text = title(workspace, series.indicator);
        let row = ListRow { text: &text, right: unit, depth: 1, ..ListRow::default() };
        if row.show(ui).clicked() {
            context.send(Message::ShowLine(*series));
        }
    }
    for id in indicators.iter().take(MOST_LISTED) {
        let text = title(workspace, *id);
        let row = ListRow { text: &text, depth: 1, ..ListRow::default() };
        if row.show(ui).clicked() {
            context.send(Message::ShowCard(*id));
        }
    }
    let more = (lines.len() + indicators.len()).saturating_sub(MOST_LISTED);
    if more > 0 {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_height(size::ROW);
            ui.add_space(space::L);
            ui.label(tr!("chart-and-more", count = more));
        });
    }
}
