//! The figures under the chart: periods down, series across; a missing value is its word, never
//! a zero.

use eframe::egui::text::LayoutJob;
use eframe::egui::{
    self, Align, Align2, FontId, Popup, PopupCloseBehavior, Role, ScrollArea, Sense, Ui, WidgetInfo,
};
use egui_extras::{Column as Width, TableBuilder};

use super::numbers::{Cell, Head, Numbers, Order, spoken};
use super::origin::{Place, origin, workbook};
use super::plot::origin_lines;
use crate::analysis::history::restored;
use crate::analysis::{hides_any, is_hidden};
use crate::app::theme::{icon, medium, palette, size, space, text_size};
use crate::app::widgets::cut;
use crate::domain::{Change, FigureKind, Period, SlotKey, SourceId, Workspace};
use crate::text::number as number_text;
use crate::text::{moment_text, value_with_measure};
use crate::tr;

const PERIOD: f32 = 60.0;
/// The least width of a column where there are few, and where they are scrolled anyway.
const COLUMN: f32 = 66.0;
const SCROLLED_COLUMN: f32 = 96.0;
const FEW: usize = 3;
/// The share of the width that names of lines take.
const NAMES: f32 = 0.42;
/// Air at the sides of a cell.
const PAD: f32 = 5.0;
/// Two lines of a name.
const HEAD: f32 = 42.0;
/// The most earlier values offered; all of them are told by the command `history`.
const MOST_EARLIER: usize = 8;

/// What a person asked for in the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// The point of this row and column.
    Point(SlotKey),
    /// The workbook a number came from.
    Workbook(SourceId),
    /// An earlier number in place of the present one.
    Restore(Box<Change>),
    /// The rows in another order.
    Sort(Order),
}

/// Draws the table; answers with what was asked for.
pub fn table(
    ui: &mut Ui,
    workspace: &Workspace,
    numbers: &Numbers,
    period: Option<Period>,
    pinned: Option<SlotKey>,
    height: f32,
) -> Option<Asked> {
    let mut picked = None;
    ScrollArea::horizontal().id_salt("trend-table").auto_shrink([false, true]).show(ui, |ui| {
        let first = first_width(ui, numbers);
        let room = ui.available_width() - first - space::XS;
        #[expect(clippy::cast_precision_loss, reason = "a chart has some hundred series at most")]
        let each = (room / numbers.columns.len().max(1) as f32)
            .max(if numbers.columns.len() <= FEW { COLUMN } else { SCROLLED_COLUMN });
        ui.spacing_mut().item_spacing = egui::vec2(0.0, 0.0);
        let builder = TableBuilder::new(ui)
            .id_salt("trend-figures")
            .column(Width::exact(first))
            .columns(Width::exact(each), numbers.columns.len())
            .sense(Sense::hover())
            .min_scrolled_height(0.0)
            .max_scroll_height(height)
            .auto_shrink([false, true]);
        builder
            .header(HEAD, |mut header| {
                let mut draw = |text: &str, by: Option<usize>, align| {
                    header.col(|ui| {
                        if head(ui, text, align, numbers.order, by) {
                            picked = Some(Asked::Sort(numbers.order.clicked(by)));
                        }
                    });
                };
                draw(&numbers.corner, None, Align::LEFT);
                for (place, column) in numbers.columns.iter().enumerate() {
                    draw(&column.text, Some(place), Align::RIGHT);
                }
            })
            .body(|body| {
                body.rows(size::ROW, numbers.rows.len(), |mut row| {
                    let Some(held) = numbers.rows.get(row.index()) else { return };
                    let is_now = |head: &Head| period.is_some() && head.period == period;
                    let now = is_now(&held.head);
                    row.col(|ui| {
                        let palette = palette(ui);
                        let font = if now { medium(text_size::BODY) } else { body_font() };
                        let text = &held.head.text;
                        if paint(ui, text, font, palette.ink, Align2::LEFT_CENTER, now) {
                            let id = ui.scope_id().with("row head");
                            ui.interact(ui.max_rect(), id, Sense::HOVER).on_hover_text(text);
                        }
                    });
                    for (column, cell) in numbers.columns.iter().zip(&held.cells) {
                        row.col(|ui| {
                            let label = || spoken(&held.head, column, cell);
                            let now = now || is_now(column);
                            if let Some(found) = number(ui, workspace, cell, label, now, pinned) {
                                picked = Some(found);
                            }
                        });
                    }
                });
            });
    });
    picked
}

fn body_font() -> FontId {
    FontId::proportional(text_size::BODY)
}

/// Periods need no more than the longest of them; names of lines as much as the room allows.
fn first_width(ui: &Ui, numbers: &Numbers) -> f32 {
    if numbers.rows.iter().all(|row| row.head.period.is_some()) {
        let texts = numbers.rows.iter().map(|row| &row.head.text);
        let Some(longest) = texts.max_by_key(|text| text.chars().count()) else { return PERIOD };
        let font = medium(text_size::BODY);
        let galley = ui.painter().layout_no_wrap(longest.clone(), font, palette(ui).ink);
        return (galley.size().x + 2.0 * PAD).ceil().max(PERIOD);
    }
    (ui.available_width() * NAMES).max(PERIOD)
}

/// The head of a column, over two lines where it needs them; answers whether it was clicked.
fn head(ui: &mut Ui, text: &str, align: Align, order: Order, by: Option<usize>) -> bool {
    let palette = palette(ui);
    let rect = ui.max_rect();
    let inner = rect.shrink2(egui::vec2(PAD, 6.0));
    let sorted = order.by == by && (by.is_some() || order.upwards);
    let response = ui.interact(rect, ui.scope_id().with("head"), Sense::click());
    let ink = if sorted || response.hovered() { palette.ink } else { palette.ink_second };
    let mut shown = text.to_owned();
    if sorted {
        let sign = if order.upwards { icon::CHEVRON_UP } else { icon::CHEVRON_DOWN };
        shown = format!("{sign} {text}");
    }
    let font = medium(text_size::SMALL);
    let mut job = LayoutJob::simple(shown, font, ink, inner.width());
    job.wrap.max_rows = 2;
    job.halign = align;
    let galley = ui.painter().layout_job(job);
    let elided = galley.elided;
    let left = if align == Align::RIGHT { inner.right() } else { inner.left() };
    let at = egui::pos2(left, inner.bottom() - galley.size().y);
    ui.painter().galley(at, galley, ink);
    let line = egui::Stroke::new(1.0, palette.line);
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, line);
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 4, stroke, egui::StrokeKind::Inside);
    }
    let spoken = match (sorted, order.upwards) {
        (false, _) => text.to_owned(),
        (true, true) => tr!("trend-sorted-up", name = text),
        (true, false) => tr!("trend-sorted-down", name = text),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &spoken));
    let clicked = response.clicked();
    if response.hovered() {
        let tip = tr!("trend-sort", name = text);
        response.on_hover_text(if elided { format!("{text}\n{tip}") } else { tip });
    }
    clicked
}

/// Paints a cell; answers whether the text had to be cut.
fn paint(ui: &Ui, text: &str, font: FontId, ink: egui::Color32, align: Align2, now: bool) -> bool {
    let rect = ui.max_rect();
    let palette = palette(ui);
    if now {
        ui.painter().rect_filled(rect, 0, palette.sunken);
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, egui::Stroke::new(1.0, palette.line));
    let inner = rect.shrink2(egui::vec2(PAD, 0.0));
    let galley = cut(ui, text, font, inner.width());
    let elided = galley.elided;
    let at = align.align_size_within_rect(galley.size(), inner).min;
    ui.painter().galley(at, galley, ink);
    elided
}

/// A button for each earlier value; answers with the change that puts one in place anew.
fn earlier(ui: &mut Ui, workspace: &Workspace, place: Place) -> Option<Change> {
    let Place::Figure(key) = place else { return None };
    let slot = workspace.slot(key)?;
    let indicator = workspace.indicator(key.series.indicator)?;
    let mut change = None;
    for one in slot.earlier.iter().rev().take(MOST_EARLIER) {
        let value = value_with_measure(indicator, one.value);
        if ui.button(tr!("trend-restore", value = value, when = moment_text(one.at))).clicked() {
            let observation = restored(one, crate::import::example::now());
            change = Some(Change::Record { key, observation });
        }
    }
    change
}

/// A figure as it leaves the program.
fn copied(workspace: &Workspace, cell: &Cell) -> String {
    let shown = cell.text.trim_end_matches('*').to_owned();
    let Some(Place::Figure(SlotKey { series, period, .. })) = cell.place else { return shown };
    let as_given = workspace.slot(SlotKey { series, period, kind: FigureKind::Result });
    let as_given = as_given.and_then(|slot| slot.current.value.number());
    let decimals = workspace.indicator(series.indicator).map_or(0, |one| one.decimals);
    let is_reckoned = as_given.is_none_or(|value| number_text::format(value, decimals) != shown);
    if is_hidden(workspace, series, period) || (is_reckoned && hides_any(workspace, series)) {
        return tr!("table-hidden");
    }
    shown
}

fn number(
    ui: &mut Ui,
    workspace: &Workspace,
    cell: &Cell,
    label: impl Fn() -> String,
    now: bool,
    pinned: Option<SlotKey>,
) -> Option<Asked> {
    let mut asked = None;
    let palette = palette(ui);
    let rect = ui.max_rect();
    let point = match cell.place {
        Some(Place::Figure(slot)) => Some(slot),
        _ => None,
    };
    // No stop for the tab key: the chart's arrow keys walk the same figures.
    let response = ui.interact(rect, ui.scope_id().with("figure"), Sense::CLICK | Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, label()));
    if !ui.is_rect_visible(rect) {
        // Columns that are scrolled away are there for those who do not look.
        return point.filter(|_| response.clicked()).map(Asked::Point);
    }
    let font = if cell.missing { FontId::proportional(text_size::SMALL) } else { body_font() };
    let ink = if cell.missing { palette.ink_third } else { palette.ink };
    let elided = paint(ui, &cell.text, font, ink, Align2::RIGHT_CENTER, now);
    if point.is_some() && point == pinned {
        let stroke = egui::Stroke::new(1.5, palette.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 4, stroke, egui::StrokeKind::Inside);
    } else if response.hovered() && cell.place.is_some() {
        let stroke = egui::Stroke::new(1.0, palette.mark);
        ui.painter().rect_stroke(rect.shrink(1.0), 4, stroke, egui::StrokeKind::Inside);
    }
    if let Some(place) = cell.place {
        Popup::context_menu(&response)
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .width(320.0)
            .show(|ui| {
                ui.set_min_width(280.0);
                if let Some(told) = origin(workspace, place) {
                    // A menu stretches its lines to its width; these are text.
                    ui.vertical(|ui| origin_lines(ui, &told));
                    ui.add_space(space::XS);
                }
                if let Some(source) = workbook(workspace, place)
                    && ui.button(tr!("trend-open-workbook")).clicked()
                {
                    asked = Some(Asked::Workbook(source.id));
                    ui.close();
                }
                if let Some(change) = earlier(ui, workspace, place) {
                    asked = Some(Asked::Restore(Box::new(change)));
                    ui.close();
                }
                if ui.button(tr!("trend-copy-figure-only")).clicked() {
                    ui.ctx().copy_text(copied(workspace, cell));
                    ui.close();
                }
            });
    }
    let clicked = response.clicked();
    if elided || cell.missing {
        response.on_hover_text(&cell.spoken);
    }
    asked.or(point.filter(|_| clicked).map(Asked::Point))
}
