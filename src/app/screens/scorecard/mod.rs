//! Måltavler: what a unit measures, by result area, with targets and status; filled in like a
//! spreadsheet. Utviklingstrekk are a second table without targets.

mod about;
mod adder;
mod board;
mod card;
mod entry;
pub(in crate::app::screens) mod fields;
mod grid;
mod keys;
mod measures;
mod paint;
mod strip;

pub use board::{is_followed as followed, spark as spark_of};

use std::collections::VecDeque;

use eframe::egui::{self, RichText, ScrollArea, Ui, UiBuilder};

use self::about::Writing;
use self::adder::Adder;
use self::board::{Board, Key, Kind, Place};
use self::card::IndicatorCard;
use self::entry::{Answer, Doubt, Meaning};
use self::grid::{Asked, Grid};
use self::measures::Planning;
use super::trend::origin;
use super::{Context, Message, Screen, ScreenId};
use crate::analysis::{RollUps, WithFigures};
use crate::app::command::Command;
use crate::app::folding::Unfolded;
use crate::app::theme::{Heading, palette, space, text_size};
use crate::app::widgets::{
    at_right, card as in_card, chip, primary_button, room_for_text, secondary_button,
};
use crate::domain::{Change, FigureKind, IndicatorId, Period, SlotKey, UnitId, Workspace};
use crate::text::{self, period_name};
use crate::tr;

/// Years before the one being filled in: at first, and when more are asked for.
const YEARS: usize = 4;
const MORE_YEARS: [usize; 3] = [YEARS, 9, 24];
/// Below this width the cards under the table stand one below the other.
const ROOM_FOR_TWO: f32 = 760.0;
/// The height of the cards under the table.
const CARDS: f32 = 176.0;
const CARDS_OPEN: f32 = 276.0;
/// The most units offered when the chosen one has nothing.
const MOST_OFFERED: usize = 12;
/// The least height of the table.
const LEAST_TABLE: f32 = 240.0;

/// The screen's view state.
#[derive(Default)]
pub struct Scorecard {
    kind: Kind,
    /// Which of [`MORE_YEARS`].
    years: usize,
    /// Indicators put into the table that have nothing there yet.
    added: Vec<IndicatorId>,
    unfolded: Unfolded,
    board: Option<Board>,
    roll_ups: RollUps,
    grid: Grid,
    asking: Option<Doubt>,
    asking_is_new: bool,
    /// What was asked for while a question waited.
    waiting: VecDeque<Asked>,
    /// Earlier periods that may be altered without asking.
    unlocked: Vec<Period>,
    writing: Writing,
    planning: Planning,
    adder: Adder,
    card: Option<IndicatorCard>,
    /// An indicator to put the cursor on.
    wanted: Option<IndicatorId>,
    /// The frame this screen was last shown in.
    shown_in: u64,
    /// Units offered where the one shown has nothing, for a revision and a unit.
    offered: Option<((u64, UnitId), Vec<UnitId>)>,
}

impl Screen for Scorecard {
    fn id(&self) -> ScreenId {
        ScreenId::Scorecard
    }

    fn ui(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let frame = ui.ctx().cumulative_frame_nr();
        let entered = frame > self.shown_in + 1 || self.shown_in == 0;
        self.shown_in = frame;
        let Some(period) = context.selection.period else {
            nothing_yet(ui, context);
            return;
        };
        if let Some(card) = &mut self.card {
            if card.show(ui, context, &mut self.roll_ups) {
                self.card = None;
                self.grid.wants_focus = true;
            }
            return;
        }
        self.bring_up_to_date(context, period);
        self.grid.read_only = context.read_only;
        if entered && ui.memory(|memory| memory.focused().is_none()) {
            self.grid.wants_focus = true;
        }
        self.head(ui, context, period);
        ui.add_space(space::S);
        self.ask(ui, context);
        let room = ui.available_size();
        if self.board.as_ref().is_some_and(|board| board.rows.is_empty()) {
            // There is no number to say anything about.
            self.table(ui, context, room.y);
            return;
        }
        let cards = self.card_height();
        if room.y < LEAST_TABLE + cards {
            ScrollArea::vertical().id_salt("board-page").auto_shrink(false).show(ui, |ui| {
                self.table(ui, context, LEAST_TABLE);
                ui.add_space(space::M);
                self.cards(ui, context);
            });
        } else {
            self.table(ui, context, room.y - cards - space::M);
            ui.add_space(space::M);
            self.cards(ui, context);
        }
    }

    fn reset(&mut self) {
        *self = Self::default();
    }

    fn show_indicator(&mut self, indicator: IndicatorId) {
        self.wanted = Some(indicator);
        self.card = None;
    }

    fn show_card(&mut self, indicator: IndicatorId) {
        self.card = Some(IndicatorCard::new(indicator));
    }
}

impl Scorecard {
    fn bring_up_to_date(&mut self, context: &Context<'_>, period: Period) {
        let workspace = context.workspace;
        self.added.retain(|id| workspace.indicator(*id).is_some());
        if let Some(wanted) = self.wanted.and_then(|id| workspace.indicator(id)) {
            self.kind = Kind::of(wanted.kind);
            if wanted.split.is_some() {
                self.unfolded.open(&wanted.name);
            }
        }
        let key = Key {
            revision: workspace.revision(),
            unit: context.selection.unit,
            period,
            kind: self.kind,
            years: MORE_YEARS.get(self.years).copied().unwrap_or(YEARS),
            added: self.added.clone(),
            unfolded: self.unfolded.clone(),
            language: text::current(),
        };
        if self.board.as_ref().is_some_and(|board| board.key == key) {
            self.find_wanted();
            return;
        }
        let before = self.board.take();
        let board = Board::new(workspace, &mut self.roll_ups, key);
        let same_place = before.as_ref().is_some_and(|before| {
            before.key.unit == board.key.unit
                && before.key.kind == board.key.kind
                && before.key.period == board.key.period
                && before.columns.len() == board.columns.len()
        });
        if same_place {
            // Rows may have come or gone: the cursor stays with its indicator.
            let held = before.as_ref().and_then(|before| before.line(self.grid.cursor.0));
            let group =
                before.as_ref().and_then(|before| before.rows.get(self.grid.cursor.0)?.group());
            let row = match group {
                Some(name) => board.row_of_group(name),
                None => held.and_then(|line| board.row_of(line.series.indicator)),
            };
            if let Some(row) = row {
                self.grid.cursor.0 = row;
            }
            self.grid.stay_within(&board);
        } else {
            let elsewhere = before.as_ref().is_some_and(|before| {
                (before.key.unit, before.key.period) != (board.key.unit, board.key.period)
            });
            // Who has just said which unit and period wants to fill it in.
            self.grid.wants_focus |= elsewhere;
            self.grid.begin(&board);
            self.asking = None;
            self.waiting.clear();
            self.unlocked.clear();
        }
        self.board = Some(board);
        self.find_wanted();
    }

    /// Puts the cursor on the indicator that was asked for.
    fn find_wanted(&mut self) {
        let Some(wanted) = self.wanted.take() else { return };
        if let Some(row) = self.board.as_ref().and_then(|board| board.row_of(wanted)) {
            self.grid.go_to(row);
        }
    }

    fn head(&mut self, ui: &mut Ui, context: &mut Context<'_>, period: Period) {
        let Some(board) = &self.board else { return };
        let (with_target, trends) = (board.with_target, board.trends);
        let palette = palette(ui);
        let unit = context.workspace.unit(context.selection.unit);
        let name = unit.map(|unit| unit.name.clone()).unwrap_or_default();
        let title = match self.kind {
            Kind::Scorecard => tr!("board-title"),
            Kind::Trends => tr!("board-trends-title"),
        };
        ui.horizontal_wrapped(|ui| {
            // What does not fit goes to the next line whole.
            ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
            ui.set_min_height(36.0);
            ui.label(Heading::Screen.text(title).color(palette.ink));
            ui.add_space(space::XS);
            let beside = match self.kind {
                Kind::Scorecard => tr!("board-beside", unit = name, count = with_target),
                Kind::Trends => tr!("board-trends-beside", unit = name, count = trends),
            };
            room_for_text(ui, &beside);
            ui.add(egui::Label::new(RichText::new(beside).color(palette.ink_second)).truncate());
            let period = period_name(period);
            let (filling, ink) = if context.read_only {
                (tr!("board-showing", period = period), palette.ink_second)
            } else {
                (tr!("board-filling", period = period), palette.accent)
            };
            room_for_text(ui, &filling);
            ui.label(RichText::new(filling).size(text_size::SMALL).color(ink));
            at_right(ui, "board", |ui| self.controls(ui, context, (with_target, trends)));
        });
    }

    /// Which table, how many years, and what is put into it.
    fn controls(
        &mut self,
        ui: &mut Ui,
        context: &mut Context<'_>,
        (with_target, trends): (usize, usize),
    ) {
        let first = tr!("board-tab", count = with_target);
        room_for_text(ui, &first);
        if chip(ui, first, self.kind == Kind::Scorecard).clicked() {
            self.kind = Kind::Scorecard;
        }
        let second = tr!("board-trends-tab", count = trends);
        room_for_text(ui, &second);
        if chip(ui, second, self.kind == Kind::Trends).clicked() {
            self.kind = Kind::Trends;
        }
        let years =
            tr!("board-years", count = MORE_YEARS.get(self.years).copied().unwrap_or(YEARS));
        room_for_text(ui, &years);
        if chip(ui, years, false).on_hover_text(tr!("board-years-tip")).clicked() {
            self.years = (self.years + 1) % MORE_YEARS.len();
        }
        super::as_others(ui, context);
        if context.read_only {
            return;
        }
        let there = self.board.as_ref().map(|board| board.indicators.clone());
        let there = there.unwrap_or_default();
        room_for_text(ui, &tr!("board-add"));
        match self.adder.show(ui, context, &there, self.kind) {
            Some(adder::Chosen::Held(id)) => {
                self.added.push(id);
                if let Some(held) = context.workspace.indicator(id) {
                    self.kind = Kind::of(held.kind);
                    self.unfolded.open(&held.name);
                }
            }
            Some(adder::Chosen::New(id)) => self.added.push(id),
            None => {}
        }
    }

    /// The question that waits, above the table.
    fn ask(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(doubt) = self.asking.clone() else { return };
        let fresh = std::mem::take(&mut self.asking_is_new);
        let away =
            !self.grid.is_editing() && ui.input(|input| input.key_pressed(egui::Key::Escape));
        if let Some(answer) = strip::question(ui, &doubt, fresh) {
            self.asking = None;
            self.grid.wants_focus = true;
            self.unlocked.extend(answer.unlock);
            if let Some(change) = answer.change {
                context.apply(answer.label, change);
            }
        } else if away && !fresh {
            self.asking = None;
            self.grid.wants_focus = true;
        }
        ui.add_space(space::S);
    }

    fn table(&mut self, ui: &mut Ui, context: &mut Context<'_>, height: f32) {
        let Some(board) = &self.board else { return };
        if board.rows.is_empty() {
            in_card(ui, |ui| {
                ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
                self.empty(ui, context);
            });
            return;
        }
        let asked = in_card(ui, |ui| {
            ui.set_min_size(egui::vec2(ui.available_width(), height - 30.0));
            self.grid.show(ui, context.workspace, board, height - 30.0)
        });
        self.waiting.extend(asked.inner);
        self.act_on_waiting(context);
    }

    /// Acts on what was asked for in the table, up to a question; the rest waits for its answer.
    fn act_on_waiting(&mut self, context: &mut Context<'_>) {
        while self.asking.is_none()
            && let Some(one) = self.waiting.pop_front()
        {
            self.act_on(context, one);
        }
    }

    /// Nothing in this table: what there is in the other, or which units have something.
    fn empty(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let Some(board) = &self.board else { return };
        let palette = palette(ui);
        let (other, count) = match self.kind {
            Kind::Scorecard => (Kind::Trends, board.trends),
            Kind::Trends => (Kind::Scorecard, board.with_target),
        };
        ui.add_space(space::L);
        if count > 0 {
            let (title, more, show) = match other {
                Kind::Trends => (
                    tr!("board-empty-targets"),
                    tr!("board-empty-targets-more"),
                    tr!("board-trends-tab", count = count),
                ),
                Kind::Scorecard => (
                    tr!("board-empty-trends"),
                    tr!("board-empty-trends-more"),
                    tr!("board-tab", count = count),
                ),
            };
            ui.label(Heading::Figure.text(title).color(palette.ink));
            ui.label(RichText::new(more).color(palette.ink_second));
            ui.add_space(space::S);
            if secondary_button(ui, tr!("board-empty-show", table = show)).clicked() {
                self.kind = other;
                self.grid.wants_focus = true;
            }
            return;
        }
        ui.label(Heading::Figure.text(tr!("board-empty")).color(palette.ink));
        ui.label(RichText::new(tr!("board-empty-more")).color(palette.ink_second));
        ui.add_space(space::S);
        self.offer_units(ui, context);
    }

    /// The nearest units below that have something to show.
    fn offer_units(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let workspace = context.workspace;
        let key = (workspace.revision(), context.selection.unit);
        if self.offered.as_ref().is_none_or(|(made, _)| *made != key) {
            let with = WithFigures::of_all(workspace);
            let below = workspace.children(context.selection.unit).iter();
            let units = below.flat_map(|unit| with.nearest(workspace, *unit)).take(MOST_OFFERED);
            self.offered = Some((key, units.collect()));
        }
        let Some((_, units)) = self.offered.as_ref().filter(|(_, units)| !units.is_empty()) else {
            return;
        };
        ui.label(tr!("trend-those-who-have"));
        ui.horizontal_wrapped(|ui| {
            for &id in units {
                let name = workspace.unit(id).map_or("", |unit| unit.name.as_str());
                if chip(ui, name, false).clicked() {
                    context.selection.unit = id;
                }
            }
        });
    }

    fn act_on(&mut self, context: &mut Context<'_>, asked: Asked) {
        let Some(board) = &self.board else { return };
        let workspace = context.workspace;
        let now = board.key.period;
        let at = jiff::Timestamp::now().as_second();
        match asked {
            Asked::Turn(name) => self.unfolded.turn(&name),
            Asked::Type { place, text } => {
                let meaning = entry::read(&text, place);
                if meaning == Meaning::Unread {
                    context.send(Message::Trouble(tr!("board-unread", text = text.trim())));
                    return;
                }
                let doubt = entry::doubt(workspace, now, &self.unlocked, place, &meaning, at);
                if let Some(doubt) = doubt {
                    self.asking = Some(doubt);
                    self.asking_is_new = true;
                } else if let Some(change) = entry::change(workspace, place, &meaning, at) {
                    context.apply(entry::label(workspace, place), change);
                }
            }
            Asked::Paste { from, text } => {
                let pasted = entry::paste(workspace, board, &self.unlocked, &text, from, at);
                let unread = pasted.unread.len();
                if unread > 0 {
                    let first = pasted.unread.iter().take(3).map(|one| format!("«{one}»"));
                    let first = first.collect::<Vec<_>>().join(", ");
                    let text = tr!("board-paste-unread", count = unread, which = first);
                    context.send(Message::Trouble(text));
                } else if pasted.outside > 0 {
                    let text = tr!("board-paste-outside", count = pasted.outside);
                    context.send(Message::Trouble(text));
                }
                let count = pasted.changes.len();
                if count == 0 {
                    return;
                }
                let label = tr!("board-pasted", count = count);
                let change = Change::batch(pasted.changes);
                if pasted.doubts.is_empty() {
                    context.send(Message::Notice(label.clone()));
                    context.apply(label, change);
                    return;
                }
                let take = Answer {
                    text: tr!("board-paste-take", count = count),
                    label,
                    change: Some(change),
                    unlock: None,
                };
                let leave = Answer {
                    text: tr!("board-leave"),
                    label: String::new(),
                    change: None,
                    unlock: None,
                };
                let more = pasted.doubts.len().saturating_sub(2);
                let mut question: Vec<String> = pasted.doubts.into_iter().take(2).collect();
                if more > 0 {
                    question.push(tr!("board-more-doubts", count = more));
                }
                self.asking =
                    Some(Doubt { question: question.join(" "), answers: vec![take, leave] });
                self.asking_is_new = true;
            }
        }
    }

    /// A measure being written needs more room than those that are listed.
    fn card_height(&self) -> f32 {
        if self.planning.is_open() { CARDS_OPEN } else { CARDS }
    }

    fn cards(&mut self, ui: &mut Ui, context: &mut Context<'_>) {
        let height = self.card_height();
        let Some(board) = &self.board else { return };
        let cell = self.grid.cursor;
        let row = cell.0;
        let width = ui.available_width();
        let mut open = false;
        if width < ROOM_FOR_TWO {
            open = about::about(
                ui,
                context,
                &mut self.roll_ups,
                board,
                cell,
                &mut self.writing,
                height,
            );
            ui.add_space(space::S);
            measures::measures(ui, context, board, row, &mut self.planning, height);
        } else {
            let area = ui.available_rect_before_wrap().with_max_y(ui.cursor().top() + height);
            let middle = area.center().x;
            let left = area.with_max_x(middle - space::M / 2.0);
            let right = area.with_min_x(middle + space::M / 2.0);
            ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
                open = about::about(
                    ui,
                    context,
                    &mut self.roll_ups,
                    board,
                    cell,
                    &mut self.writing,
                    height,
                );
            });
            ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
                measures::measures(ui, context, board, row, &mut self.planning, height);
            });
            ui.advance_cursor_after_rect(area);
        }
        if open && let Some(line) = board.line(row) {
            self.card = Some(IndicatorCard::new(line.series.indicator));
        }
    }
}

/// Where a number comes from and what stood there before, line by line.
fn origin_of(workspace: &Workspace, place: Place) -> Vec<String> {
    let place = match place {
        Place::Result { series, period } => {
            origin::Place::Figure(SlotKey { series, period, kind: FigureKind::Result })
        }
        Place::Target { series, year } => origin::Place::Target { series, year },
    };
    let Some(told) = origin::origin(workspace, place) else { return Vec::new() };
    let lines = [told.what, told.from, told.marks].into_iter().chain(told.earlier);
    lines.filter(|line| !line.is_empty()).collect()
}

/// Before there is anything to show.
pub fn nothing_yet(ui: &mut Ui, context: &mut Context<'_>) {
    let palette = palette(ui);
    ui.add_space(space::XL);
    ui.vertical_centered(|ui| {
        ui.label(Heading::Figure.text(tr!("trend-empty")).color(palette.ink));
        ui.label(RichText::new(tr!("board-nothing-yet")).color(palette.ink_second));
        ui.add_space(space::M);
        if primary_button(ui, Command::ImportFiles.text()).clicked() {
            context.send(Message::Run(Command::ImportFiles));
        }
        if secondary_button(ui, Command::OpenExample.text()).clicked() {
            context.send(Message::Run(Command::OpenExample));
        }
    });
}
