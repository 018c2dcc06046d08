//! The right card: a workbook's sheet with its understanding, what it asks and what it changes.

use std::collections::BTreeSet;

use eframe::egui::{self, RichText, ScrollArea, Sense, Ui, vec2};

use super::changes::Changes;
use super::correct::Correct;
use super::gaps::Gaps;
use super::questions::Questions;
use super::review::Review;
use super::sheet_view::{MOST_ROWS, SheetView};
use super::{describe, findings, grid, parts, recipe_bar, roles};
use crate::app::theme::{Heading, icon, medium, palette, space, text_size};
use crate::app::widgets::chip;
use crate::tr;

/// Least heights in points of the grid and of the table of changes.
const GRID: f32 = 164.0;
const TABLE: f32 = 118.0;
/// A narrower card has no room for a whole head line.
const ROOMY: f32 = 600.0;
/// A lower card asks before it explains, and shows fewer rows of the grid.
const HIGH: f32 = 400.0;
const LOW_GRID: f32 = 116.0;
/// In a card lower than this, what was noticed is told in one line.
const TALL: f32 = 620.0;
/// What stands around a chip's text, with the space before the next.
const CHIP: f32 = 34.0;
/// The most room for what a table's layout is called.
const LAYOUT: f32 = 300.0;

/// The right card.
#[derive(Default)]
pub struct SheetCard {
    questions: Questions,
    gaps: Gaps,
    changes: Changes,
    correct: Correct,
    /// Height of everything but the grid and the table, as last drawn.
    rest: f32,
    file: Option<usize>,
    /// The sheets shown already, as (file, sheet), of so many files: each is where it was left.
    begun: (usize, BTreeSet<(usize, usize)>),
    /// The sheet that is about to begin, and how high its grid was last.
    settling: Option<((usize, usize), f32)>,
}

impl SheetCard {
    /// Lists the uncertain figures of all files.
    pub fn show_doubtful(&mut self) {
        self.changes.show_doubtful();
    }

    /// Draws the file in review.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review) {
        if self.file != Some(review.file) {
            self.file = Some(review.file);
            self.questions.restart();
        }
        let Some(file) = review.current().cloned() else { return };
        if let Some(why) = &file.reading.refused {
            refused(ui, &file.reading.file, why, review.files.len() > 1);
            return;
        }
        let room = ui.available_height();
        ScrollArea::vertical().id_salt("import sheet").auto_shrink(false).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let top = ui.cursor().top();
            let view = file.views.get(review.sheet).cloned();
            let full = view.as_ref().map_or(GRID, grid::full_height);
            let low = room < HIGH;
            let least = if low { LOW_GRID } else { GRID };
            let free = (room - self.rest - 2.0).max(least + TABLE);
            let grid_height = full.min((free * 0.55).max(least)).min(free - TABLE);
            let table_height = free - grid_height;

            head(ui, review);
            tabs(ui, review);
            if let Some(view) = &view {
                self.begin_at_table(ui, review, view, grid_height);
                if let Some(act) = grid::show(ui, review, grid_height) {
                    self.correct.act(review, act);
                }
                if low {
                    self.ask(ui, review);
                }
                legend(ui, view, |ui| findings::elsewhere(ui, review, room < TALL));
            }
            // Below the sheet: nothing must move under the hand that corrects it.
            recipe_bar::bar(ui, review);
            findings::list(ui, review, room < TALL);
            let line = detail(review, view.as_ref());
            if view.as_ref().is_some_and(|view| !view.rows.is_empty()) {
                self.correct.ui(ui, review, line);
            } else {
                let text = parts::quiet(ui, line);
                parts::line(ui, text);
            }
            if !low || view.is_none() {
                self.ask(ui, review);
            }
            ui.add_enabled_ui(!review.is_accepting(), |ui| {
                self.changes.head(ui, review);
                let before = ui.cursor().top();
                self.changes.table(ui, review, table_height);
                let rest = before - top - grid_height;
                if (rest - self.rest).abs() > 0.5 {
                    self.rest = rest;
                    ui.ctx().request_discard("heights of the import's card");
                }
            });
        });
    }
}

impl SheetCard {
    /// A sheet shown for the first time begins at its first table where titles and notes would leave no
    /// room for it. Once its height has settled: what is asked below takes its part of it.
    fn begin_at_table(&mut self, ui: &Ui, review: &mut Review, view: &SheetView, height: f32) {
        let shown = (review.file, review.sheet);
        let (files, sheets) = &mut self.begun;
        if *files != review.files.len() {
            *files = review.files.len();
            sheets.clear();
        }
        if sheets.contains(&shown) {
            return;
        }
        if review.show_place {
            sheets.insert(shown);
            return;
        }
        if self.settling != Some((shown, height)) {
            self.settling = Some((shown, height));
            ui.ctx().request_repaint();
            return;
        }
        sheets.insert(shown);
        let tables = review.sheet_shown().map(|sheet| &sheet.tables);
        let first = tables.and_then(|all| all.iter().map(|table| table.range.first).min());
        review.begin_at = first.and_then(|place| grid::beginning(view, place, height));
    }

    /// Asks what is to be asked of the file: what the names of the sheet are, which decides whether a unit
    /// is lacking at all; then what is lacking. Most questions go away once unit and period are known.
    fn ask(&mut self, ui: &mut Ui, review: &mut Review) {
        ui.add_enabled_ui(!review.is_accepting(), |ui| {
            let names = review.proposal.questions.iter().any(|one| one.asks_names(review));
            if names || !self.gaps.ui(ui, review) {
                self.questions.ui(ui, review);
            }
        });
    }
}

fn refused(ui: &mut Ui, name: &str, why: &str, others: bool) {
    let ink = palette(ui).refused;
    parts::line(ui, Heading::Card.text(name));
    ui.add(egui::Label::new(RichText::new(why).color(ink)).wrap());
    if others {
        ui.label(parts::quiet(ui, tr!("import-screen-refused-others")));
    }
}

fn head(ui: &mut Ui, review: &mut Review) {
    let Some(file) = review.current() else { return };
    let sheet = file.reading.sheets.get(review.sheet);
    // The tabs name the sheet too.
    let tabbed = file.reading.sheets.len() > 1 && ui.available_width() <= ROOMY;
    let title = match sheet.filter(|_| !tabbed) {
        Some(sheet) => format!("{} › {}", file.reading.file, sheet.grid.name),
        None => file.reading.file.clone(),
    };
    // A file's remarks hold those of its sheets.
    let remarks = file.reading.remarks.clone();
    let tables: Vec<_> = sheet
        .iter()
        .flat_map(|sheet| &sheet.tables)
        .map(|table| (crate::text::capital(&table.layout_text), table.range))
        .collect();
    let mut show = None;
    let (known, mut open_workbook) = (file.path.is_some(), false);
    parts::low_row(ui, false, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        // A narrow card names the sheet and the table's range; the rest is in tooltips.
        let wide = ui.available_width() > ROOMY;
        let one = tables.len() == 1;
        let text_width = |ui: &Ui, text: &str| {
            let font = egui::FontId::proportional(text_size::SMALL);
            let ink = egui::Color32::PLACEHOLDER;
            ui.painter().layout_no_wrap(text.to_owned(), font, ink).size().x
        };
        let layout_room = match tables.first().filter(|_| one && wide) {
            Some((layout, _)) => (text_width(ui, layout) + 24.0).min(LAYOUT),
            None => 0.0,
        };
        let link = if wide { text_width(ui, &tr!("import-screen-open-workbook")) } else { 16.0 };
        let ranges = tables.iter().take(4).map(|(_, range)| text_width(ui, &range.name()) + CHIP);
        let ranges: Vec<f32> = ranges.collect();
        let more = if tables.len() > 4 { 120.0 } else { 0.0 };
        let beside = link + 2.0 * CHIP + layout_room + ranges.iter().sum::<f32>() + more;
        let room = (ui.available_width() - beside).max(100.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            parts::line(ui, Heading::Card.text(title));
        });
        if known {
            let name = tr!("import-screen-open-workbook");
            let text = if wide { name.clone() } else { icon::EXTERNAL_LINK.to_owned() };
            let open = parts::link(ui, text);
            open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
            open_workbook = open.on_hover_text(tr!("import-screen-open-workbook-tip")).clicked();
        }
        // One table is named whole; of several, each gets its range to go to.
        for (at, (layout, range)) in tables.iter().enumerate() {
            if one && wide {
                ui.scope(|ui| {
                    ui.set_max_width(layout_room);
                    parts::tag(ui, layout).on_hover_text(tr!("import-screen-layout-tip"));
                });
            }
            if ranges.get(at).is_none_or(|width| ui.available_width() < width - space::S) {
                let more = tables.len() - at;
                parts::tag(ui, tr!("import-screen-more-tables", count = more));
                break;
            }
            let tip = if one && wide { tr!("import-screen-range-tip") } else { layout.clone() };
            if chip(ui, range.name(), false).on_hover_text(tip).clicked() {
                show = Some(range.first);
            }
        }
    });
    if let Some(place) = show {
        (review.place, review.span) = (Some(place), None);
        review.show_place = true;
    }
    review.open_workbook |= open_workbook;
    for remark in remarks {
        let ink = palette(ui).attention;
        let text = RichText::new(remark).size(text_size::SMALL).color(ink);
        ui.add(egui::Label::new(text).wrap());
    }
}

fn tabs(ui: &mut Ui, review: &mut Review) {
    let Some(file) = review.current() else { return };
    if file.reading.sheets.len() < 2 {
        return;
    }
    let names: Vec<(String, bool)> = file
        .reading
        .sheets
        .iter()
        .map(|sheet| (sheet.grid.name.clone(), !sheet.tables.is_empty()))
        .collect();
    let mut open = None;
    ScrollArea::horizontal().id_salt("import tabs").show(ui, |ui| {
        parts::low_row(ui, false, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            for (at, (name, has_tables)) in names.iter().enumerate() {
                let response = chip(ui, name, review.sheet == at);
                if response.clicked() {
                    open = Some(at);
                }
                if !has_tables {
                    response.on_hover_text(tr!("import-screen-no-tables"));
                }
            }
        });
    });
    if let Some(sheet) = open {
        review.open_sheet(sheet);
    }
}

/// The roles met on this sheet, each as it is drawn, and what else there is room for `beside` them.
fn legend(ui: &mut Ui, view: &SheetView, beside: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    parts::low_row(ui, true, |ui| {
        ui.spacing_mut().item_spacing = vec2(space::XS, 2.0);
        for role in roles::ALL {
            let Some(count) = view.roles.get(&role) else { continue };
            let look = roles::look(role, palette);
            let name = roles::name(role);
            let font = if look.strong {
                medium(text_size::SMALL)
            } else {
                egui::FontId::proportional(text_size::SMALL)
            };
            let galley = ui.painter().layout_no_wrap(name.clone(), font, look.ink);
            let size = galley.size() + vec2(12.0, 8.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
            roles::draw_ground(ui.painter(), rect, &look);
            let left = rect.left() + 6.0;
            let right = left + galley.size().x;
            ui.painter().galley(egui::pos2(left, rect.top() + 2.0), galley, look.ink);
            roles::draw_line(ui.painter(), left, right, rect, &look);
            let tip = tr!("import-screen-role-count", name = &name, count = *count);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &tip));
            response.on_hover_text(&tip);
        }
        beside(ui);
    });
}

/// The chosen cell in words: what a tooltip says, for those who use the keyboard.
fn detail(review: &Review, view: Option<&SheetView>) -> String {
    let mut line = match review.place {
        Some(place) => describe::cell(review, place).line(),
        None if view.is_some_and(|view| view.rows.is_empty()) => tr!("import-screen-empty-sheet"),
        None => how_read(view),
    };
    if view.is_some_and(|view| view.cut) {
        line = format!("{} · {line}", tr!("import-screen-cut", count = MOST_ROWS));
    }
    line
}

/// That every cell is accounted for, and how to see what one was read as.
fn how_read(view: Option<&SheetView>) -> String {
    let how = tr!("import-screen-how-read");
    view.map_or(how.clone(), |view| format!("{} {how}", view.account))
}
