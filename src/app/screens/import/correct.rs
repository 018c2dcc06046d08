//! Corrections on the spot: what a column, a row, a block or a value is. The same menus stand at
//! the grid's heads and cells, and below it for those who use the keyboard.

use eframe::egui::{
    self, Button, CornerRadius, Frame, Key, Margin, Popup, Response, RichText, ScrollArea, Ui,
};

use super::parts;
use super::review::Review;
use crate::app::theme::{icon, palette, radius, semibold, space, text_size};
use crate::app::widgets::{chip, field, primary_button, secondary_button};
use crate::domain::observation::column_name;
use crate::domain::{ColumnIs, Correction, Period, RowIs, Setting, Workspace};
use crate::import::facts::SheetReading;
use crate::import::grid::{Area, Place, Visibility};
use crate::import::number;
use crate::import::recipe::{self, Fix};
use crate::text::{number as shown, period_name};
use crate::tr;

const COLUMNS: [ColumnIs; 14] = [
    ColumnIs::Result,
    ColumnIs::Target,
    ColumnIs::Budget,
    ColumnIs::Forecast,
    ColumnIs::Indicator,
    ColumnIs::Unit,
    ColumnIs::Split,
    ColumnIs::Period,
    ColumnIs::Measure,
    ColumnIs::Perspective,
    ColumnIs::Note,
    ColumnIs::Source,
    ColumnIs::Total,
    ColumnIs::Aside,
];

const ROWS: [RowIs; 12] = [
    RowIs::Figures,
    RowIs::Target,
    RowIs::Budget,
    RowIs::Forecast,
    RowIs::Heads,
    RowIs::HeadsOfIndicators,
    RowIs::HeadsOfUnits,
    RowIs::HeadsOfSplits,
    RowIs::Heading,
    RowIs::Total,
    RowIs::Note,
    RowIs::Aside,
];

/// How much is meant by what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Sheet,
    Table,
    Column,
    Row,
    /// This one figure.
    Cell,
}

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Indicator(Scope),
    Unit(Scope),
    Period(Scope),
    Measure(Scope),
    Value,
}

/// What a person has chosen in a menu.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Column(Place, ColumnIs),
    Row(Place, RowIs),
    Block(Area, bool),
    Hidden(bool),
    Write(Wanted, Place),
    Value(Place, f64),
    AsWritten(Place),
    Forget(Correction),
}

/// What is being written, and about which cell.
struct Writing {
    wanted: Wanted,
    at: Place,
    sheet: (usize, usize),
    text: String,
    fresh: bool,
}

/// The row of menus below the grid.
#[derive(Default)]
pub struct Correct {
    writing: Option<Writing>,
}

impl Correct {
    /// Carries out what was chosen.
    pub fn act(&mut self, review: &mut Review, act: Act) {
        let Some(file) = review.current().cloned() else { return };
        let Some(sheet) = file.reading.sheets.get(review.sheet) else { return };
        let here = (review.file, review.sheet);
        match act {
            Act::Column(at, is) => review.correct(recipe::column(sheet, at, is)),
            Act::Row(at, is) => review.correct(recipe::row(sheet, at, is)),
            Act::Block(area, is_table) => {
                if let Some(block) = recipe::block(&sheet.grid, area, is_table) {
                    review.correct(block);
                }
                review.span = None;
            }
            Act::Hidden(taken_in) => review.correct(Correction::Hidden { taken_in }),
            Act::Write(wanted, at) => {
                let text = String::new();
                self.writing = Some(Writing { wanted, at, sheet: here, text, fresh: true });
            }
            Act::Value(at, value) => {
                let period = review.fix_of(at).and_then(|fix| fix.period);
                review.fix(&[(here, at, Fix { value: Some(value), period })]);
            }
            Act::AsWritten(at) => review.fix(&[(here, at, Fix::default())]),
            Act::Forget(correction) => {
                if let Some(id) = review.followed().map(|followed| followed.id) {
                    review.forget(id, &[correction]);
                }
            }
        }
    }

    /// Draws the menus for the chosen cell with the line that tells what it was read as, and the
    /// field for what is being written.
    pub fn ui(&mut self, ui: &mut Ui, review: &mut Review, line: String) {
        let here = (review.file, review.sheet);
        if self.writing.as_ref().is_some_and(|writing| writing.sheet != here) {
            self.writing = None;
        }
        let mut act = None;
        parts::low_row(ui, false, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if let Some(area) = review.selected() {
                ui.label(parts::quiet(ui, tr!("import-correct-selected", range = area.name())));
                if chip(ui, tr!("import-correct-is-table"), false).clicked() {
                    act = Some(Act::Block(area, true));
                }
                if chip(ui, tr!("import-correct-no-table"), false).clicked() {
                    act = Some(Act::Block(area, false));
                }
            } else if let Some(place) = review.place {
                let letter = column_name(place.column);
                let column = tr!("import-correct-column", name = &letter);
                menu(ui, column, |ui| act = column_menu(ui, review, place).or(act.take()));
                let row = tr!("import-correct-row", name = (u64::from(place.row) + 1).to_string());
                menu(ui, row, |ui| act = row_menu(ui, review, place).or(act.take()));
                if has_value(review, place) {
                    let value = tr!("import-correct-value", name = place.name());
                    menu(ui, value, |ui| act = value_menu(ui, review, place).or(act.take()));
                }
            }
            let sheet = tr!("import-correct-sheet");
            menu(ui, sheet, |ui| act = sheet_menu(ui, review).or(act.take()));
            ui.add_space(space::XS);
            let text = parts::quiet(ui, line);
            parts::line(ui, text);
        });
        if let Some(act) = act {
            self.act(review, act);
        }
        self.field(ui, review);
    }

    fn field(&mut self, ui: &mut Ui, review: &mut Review) {
        let Some(writing) = &mut self.writing else { return };
        let mut done = false;
        let mut chosen: Option<String> = None;
        let palette = palette(ui);
        Frame::new()
            .fill(palette.accent_soft)
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::symmetric(14, 8))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 6.0;
                let title = title(writing.wanted, writing.at);
                ui.label(RichText::new(&title).font(semibold(text_size::BODY)));
                ui.horizontal_wrapped(|ui| {
                    let width = (ui.available_width() - 230.0).clamp(120.0, 300.0);
                    let hint = hint(writing.wanted);
                    let field = field(ui, &mut writing.text, &hint, width).accessible_name(&title);
                    if std::mem::take(&mut writing.fresh) {
                        field.request_focus();
                        field.scroll_to_me(None);
                    }
                    let enter =
                        field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                    done |= field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape));
                    let read = read(writing.wanted, &writing.text);
                    let can = read.is_some();
                    let use_it =
                        ui.add_enabled_ui(can, |ui| primary_button(ui, tr!("import-screen-use")));
                    if use_it.inner.on_disabled_hover_text(&hint).clicked() || (enter && can) {
                        chosen = Some(writing.text.trim().to_owned());
                    }
                    done |= secondary_button(ui, tr!("import-screen-cancel")).clicked();
                    match read {
                        Some(words) => {
                            ui.label(parts::quiet(ui, words));
                        }
                        None if !writing.text.trim().is_empty() => {
                            let text = RichText::new(not_read(writing.wanted));
                            ui.label(text.size(text_size::SMALL).color(palette.refused));
                        }
                        None => {}
                    }
                });
                let names = match writing.wanted {
                    Wanted::Unit(_) => Some(&review.proposal.unit_names),
                    Wanted::Indicator(_) => Some(&review.proposal.indicator_names),
                    _ => None,
                };
                if let Some(names) = names {
                    chosen = parts::names(ui, names, &writing.text).or(chosen.take());
                }
            });
        let Writing { wanted, at, .. } = *writing;
        if let Some(text) = chosen {
            say(review, wanted, at, &text);
            done = true;
        }
        if done {
            self.writing = None;
        }
    }
}

fn place_words(scope: Scope, at: Place) -> String {
    match scope {
        Scope::Sheet => tr!("import-correct-for-sheet"),
        Scope::Table => tr!("import-correct-for-table"),
        Scope::Column => tr!("import-correct-for-column", name = column_name(at.column)),
        Scope::Row => {
            tr!("import-correct-for-row", name = (u64::from(at.row) + 1).to_string())
        }
        Scope::Cell => tr!("import-correct-for-cell", name = at.name()),
    }
}

fn title(wanted: Wanted, at: Place) -> String {
    match wanted {
        Wanted::Indicator(scope) => {
            tr!("import-correct-indicator-title", place = place_words(scope, at))
        }
        Wanted::Unit(scope) => {
            tr!("import-correct-unit-title", place = place_words(scope, at))
        }
        Wanted::Period(scope) => {
            tr!("import-correct-period-title", place = place_words(scope, at))
        }
        Wanted::Measure(scope) => {
            tr!("import-correct-measure-title", place = place_words(scope, at))
        }
        Wanted::Value => tr!("import-correct-value-title", cell = at.name()),
    }
}

fn hint(wanted: Wanted) -> String {
    match wanted {
        Wanted::Indicator(_) => tr!("import-screen-indicator-hint"),
        Wanted::Unit(_) => tr!("import-screen-unit-hint"),
        Wanted::Period(_) => tr!("import-screen-period-hint"),
        Wanted::Measure(_) => tr!("import-correct-measure-hint"),
        Wanted::Value => tr!("import-correct-value-hint"),
    }
}

fn not_read(wanted: Wanted) -> String {
    match wanted {
        Wanted::Period(_) => tr!("import-screen-not-a-period"),
        Wanted::Value => tr!("import-correct-not-a-number"),
        Wanted::Indicator(_) | Wanted::Unit(_) | Wanted::Measure(_) => {
            tr!("import-correct-too-long")
        }
    }
}

fn period(text: &str) -> Option<Period> {
    Period::parse(text.trim()).or_else(|| Period::parse_code(text.trim()))
}

fn value(text: &str) -> Option<f64> {
    let written = number::read(text)?;
    // "1.234" means one thing or the other; here nobody can be asked again.
    (written.high.is_none() && written.other.is_none() && written.value.is_finite())
        .then_some(written.value)
}

/// What was written, as it was understood; `None` where it cannot be used.
fn read(wanted: Wanted, text: &str) -> Option<String> {
    let text = text.trim();
    match wanted {
        Wanted::Period(_) => period(text).map(period_name),
        Wanted::Value => {
            value(text).map(|value| shown::format(value, shown::decimals_needed(value, 6)))
        }
        Wanted::Indicator(_) | Wanted::Unit(_) | Wanted::Measure(_) => {
            let fits = !text.is_empty() && text.chars().nth(Workspace::MAX_NAME).is_none();
            fits.then(String::new)
        }
    }
}

/// Says what was written.
fn say(review: &mut Review, wanted: Wanted, at: Place, text: &str) {
    let Some(file) = review.current().cloned() else { return };
    let Some(sheet) = file.reading.sheets.get(review.sheet) else { return };
    let workbook = recipe::workbook_form(&file.reading.file);
    let name = sheet.grid.name.clone();
    let (scope, what) = match wanted {
        Wanted::Value => {
            if let Some(value) = value(text) {
                let period = review.fix_of(at).and_then(|fix| fix.period);
                let fix = Fix { value: Some(value), period };
                review.fix(&[((review.file, review.sheet), at, fix)]);
            }
            return;
        }
        Wanted::Period(Scope::Cell) => {
            let value = review.fix_of(at).and_then(|fix| fix.value);
            let fix = Fix { value, period: period(text) };
            review.fix(&[((review.file, review.sheet), at, fix)]);
            return;
        }
        Wanted::Indicator(scope) => {
            (scope, Setting::Indicator { name: text.to_owned(), workbook, sheet: name })
        }
        Wanted::Unit(scope) => {
            (scope, Setting::Unit { name: text.to_owned(), workbook, sheet: name })
        }
        Wanted::Period(scope) => {
            let Some(period) = period(text) else { return };
            (scope, Setting::Period { period, hash: file.reading.hash.clone(), sheet: name })
        }
        Wanted::Measure(scope) => (scope, Setting::Measure(text.to_owned())),
    };
    let reach = match scope {
        Scope::Sheet => crate::domain::Reach::Sheet,
        Scope::Table => recipe::table_reach(sheet, at),
        Scope::Cell | Scope::Column => recipe::column_reach(sheet, at),
        Scope::Row => recipe::row_reach(sheet, at),
    };
    review.correct(Correction::Set { reach, what });
}

fn menu(ui: &mut Ui, text: String, content: impl FnOnce(&mut Ui)) {
    ui.menu_button(
        RichText::new(format!("{text} {}", icon::CHEVRON_DOWN)).size(text_size::SMALL),
        |ui| {
            long(ui, content);
        },
    )
    .response
    .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
}

/// A menu that scrolls where the window is too low for it.
fn long(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    let most = (ui.ctx().content_rect().height() - 60.0).max(120.0);
    ui.set_min_width(190.0);
    let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most);
    area.show(ui, |ui| {
        let spacing = ui.spacing_mut();
        spacing.button_padding = egui::vec2(space::S, 2.0);
        spacing.interact_size.y = 24.0;
        spacing.item_spacing.y = 1.0;
        content(ui);
    });
}

/// The menu of a head of the grid: on a click and on a right click.
pub fn head_menu(response: &Response, content: impl FnOnce(&mut Ui) -> Option<Act>) -> Option<Act> {
    let mut act = None;
    // One popup, opened by either button of the mouse. Not toggled: a frame that is laid out
    // twice would close it again.
    let opened = response.clicked() || response.secondary_clicked();
    Popup::menu(response)
        .open_memory(opened.then_some(egui::SetOpenCommand::Bool(true)))
        .show(|ui| long(ui, |ui| act = content(ui)));
    act
}

fn entry(ui: &mut Ui, text: String, chosen: bool) -> bool {
    let clicked = ui.add(Button::selectable(chosen, text)).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

/// The correction that holds for the same part as one of these would.
fn held(review: &Review, like: &Correction) -> Option<Correction> {
    let followed = review.followed()?;
    followed.corrections.iter().find(|held| like.replaces(held)).cloned()
}

/// What a column is.
pub fn column_menu(ui: &mut Ui, review: &Review, at: Place) -> Option<Act> {
    let sheet = review.sheet_shown()?;
    let like = recipe::column(sheet, at, ColumnIs::Aside);
    let held = held(review, &like);
    let mut act = None;
    let title = tr!("import-correct-column-is", name = column_name(at.column));
    ui.label(parts::quiet(ui, title));
    for is in COLUMNS {
        let now = matches!(&held, Some(Correction::Column { is: now, .. }) if *now == is);
        if entry(ui, crate::text::capital(&recipe::column_is(is)), now) {
            act = Some(Act::Column(at, is));
        }
    }
    ui.separator();
    act = write_entries(ui, Scope::Column, at).or(act);
    forget_entry(ui, held).or(act)
}

/// What a row is.
pub fn row_menu(ui: &mut Ui, review: &Review, at: Place) -> Option<Act> {
    let sheet = review.sheet_shown()?;
    let like = recipe::row(sheet, at, RowIs::Aside);
    let held = held(review, &like);
    let mut act = None;
    let title = tr!("import-correct-row-is", name = (u64::from(at.row) + 1).to_string());
    ui.label(parts::quiet(ui, title));
    for is in ROWS {
        let now = matches!(&held, Some(Correction::Row { is: now, .. }) if *now == is);
        if entry(ui, crate::text::capital(&recipe::row_is(is)), now) {
            act = Some(Act::Row(at, is));
        }
    }
    ui.separator();
    act = write_entries(ui, Scope::Row, at).or(act);
    forget_entry(ui, held).or(act)
}

fn write_entries(ui: &mut Ui, scope: Scope, at: Place) -> Option<Act> {
    let mut act = None;
    for (text, wanted) in [
        (tr!("import-correct-set-indicator"), Wanted::Indicator(scope)),
        (tr!("import-correct-set-unit"), Wanted::Unit(scope)),
        (tr!("import-correct-set-period"), Wanted::Period(scope)),
        (tr!("import-correct-set-measure"), Wanted::Measure(scope)),
    ] {
        if entry(ui, text, false) {
            act = Some(Act::Write(wanted, at));
        }
    }
    act
}

fn forget_entry(ui: &mut Ui, held: Option<Correction>) -> Option<Act> {
    let held = held?;
    ui.separator();
    entry(ui, tr!("import-correct-as-before"), false).then_some(Act::Forget(held))
}

/// Whether a number, or a missing one, was read from a cell.
pub fn has_value(review: &Review, at: Place) -> bool {
    let view = review.current().and_then(|file| file.views.get(review.sheet));
    let cell = review.sheet_shown().and_then(|sheet| sheet.grid.cell(at));
    cell.is_some() && view.is_some_and(|view| view.fact_at(at).is_some())
}

/// What a value was meant to be.
pub fn value_menu(ui: &mut Ui, review: &Review, at: Place) -> Option<Act> {
    let file = review.current()?;
    let mut act = None;
    let questions = file.reading.questions.iter();
    let mine = questions.filter(|one| one.sheet == review.sheet && one.cells == [at]);
    for option in mine.flat_map(|question| question.options.iter().skip(1)) {
        if let Some(value) = value(option)
            && entry(ui, tr!("import-correct-meant", value = option), false)
        {
            act = Some(Act::Value(at, value));
        }
    }
    if entry(ui, tr!("import-correct-write-value"), false) {
        act = Some(Act::Write(Wanted::Value, at));
    }
    if entry(ui, tr!("import-correct-set-period"), false) {
        act = Some(Act::Write(Wanted::Period(Scope::Cell), at));
    }
    if review.fix_of(at).is_some() && entry(ui, tr!("import-correct-as-written"), false) {
        act = Some(Act::AsWritten(at));
    }
    act
}

fn has_hidden(sheet: &SheetReading) -> bool {
    let grid = &sheet.grid;
    grid.visibility != Visibility::Visible
        || !grid.hidden_rows.is_empty()
        || !grid.hidden_columns.is_empty()
}

/// What holds for the sheet, and for the table of the chosen cell.
fn sheet_menu(ui: &mut Ui, review: &Review) -> Option<Act> {
    let sheet = review.sheet_shown()?;
    let at = review.place.unwrap_or(Place::new(0, 0));
    let mut act = None;
    ui.label(parts::quiet(ui, tr!("import-correct-whole-sheet")));
    act = write_entries(ui, Scope::Sheet, at).or(act);
    if sheet.tables.len() > 1 && review.place.is_some() {
        ui.separator();
        ui.label(parts::quiet(ui, tr!("import-correct-this-table")));
        act = write_entries(ui, Scope::Table, at).or(act);
    }
    if has_hidden(sheet) {
        let held = held(review, &Correction::Hidden { taken_in: true });
        ui.separator();
        for taken_in in [true, false] {
            let text = recipe::correction(&Correction::Hidden { taken_in });
            let now = held == Some(Correction::Hidden { taken_in });
            if entry(ui, text, now) {
                act = Some(Act::Hidden(taken_in));
            }
        }
        act = forget_entry(ui, held).or(act);
    }
    act
}

/// All that can be said from a cell.
pub fn cell_menu(ui: &mut Ui, review: &Review, at: Place) -> Option<Act> {
    let mut act = None;
    if let Some(area) = review.selected().filter(|area| area.contains(at)) {
        ui.label(parts::quiet(ui, tr!("import-correct-selected", range = area.name())));
        if entry(ui, tr!("import-correct-is-table"), false) {
            act = Some(Act::Block(area, true));
        }
        if entry(ui, tr!("import-correct-no-table"), false) {
            act = Some(Act::Block(area, false));
        }
        ui.separator();
    }
    if has_value(review, at) {
        act = value_menu(ui, review, at).or(act);
        ui.separator();
    }
    let column = tr!("import-correct-column", name = column_name(at.column));
    ui.menu_button(column, |ui| long(ui, |ui| act = column_menu(ui, review, at).or(act.take())));
    let row = tr!("import-correct-row", name = (u64::from(at.row) + 1).to_string());
    ui.menu_button(row, |ui| long(ui, |ui| act = row_menu(ui, review, at).or(act.take())));
    act
}
