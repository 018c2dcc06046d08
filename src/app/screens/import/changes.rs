//! "Hva endres": every figure with its state, to be ticked off, filtered and traced to its cell.

use std::collections::BTreeMap;
use std::rc::Rc;

use eframe::egui::{
    self, Align, Checkbox, EventFilter, Key, Layout, Rect, RichText, ScrollArea, Stroke, Ui, vec2,
};
use egui_extras::{Column, TableBuilder, TableRow};

use super::review::Review;
use super::{describe, parts};
use crate::app::theme::{Heading, medium, palette, semibold, space, text_size};
use crate::app::widgets::chip;
use crate::import::facts::FactKind;
use crate::import::plan::{Item, State};
use crate::tr;

/// Height of a row in points.
const ROW: f32 = 28.0;
/// Widths of the columns of boxes and of signs.
const BOX: f32 = 26.0;
const SIGN: f32 = 16.0;
/// The table is never narrower than this; it is scrolled across instead.
const NARROWEST: f32 = 600.0;
/// Rows kept in words; the rest are made when they come into view.
const KEPT: usize = 600;

/// Which items are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Filter {
    #[default]
    All,
    New,
    Changed,
    Doubtful,
    Missing,
    Refused,
    Same,
}

impl Filter {
    const ALL: [Self; 7] = [
        Self::All,
        Self::New,
        Self::Changed,
        Self::Doubtful,
        Self::Missing,
        Self::Refused,
        Self::Same,
    ];

    /// "Alt" leaves out what changes nothing; it has a filter of its own.
    fn fits(self, item: &Item) -> bool {
        let open = item.is_open();
        match self {
            Self::All => item.state != State::Same,
            Self::New => item.state == State::New,
            Self::Changed => {
                matches!(item.state, State::Changed { .. } | State::ChangedTarget { .. })
            }
            Self::Doubtful => open && !item.certain,
            Self::Missing => item.state == State::Missing,
            Self::Refused => matches!(item.state, State::Refused(_)),
            Self::Same => item.state == State::Same,
        }
    }

    fn text(self, count: usize) -> String {
        match self {
            Self::All => tr!("import-screen-all", count = count),
            Self::New => tr!("import-screen-new", count = count),
            Self::Changed => tr!("import-screen-changed", count = count),
            Self::Doubtful => tr!("import-screen-doubtful", count = count),
            Self::Missing => tr!("import-screen-missing-count", count = count),
            Self::Refused => tr!("import-screen-refused", count = count),
            Self::Same => tr!("import-screen-unchanged", count = count),
        }
    }
}

/// One row in words.
struct Words {
    sign: &'static str,
    state: String,
    indicator: String,
    unit: String,
    period: String,
    before: String,
    after: String,
    /// File, where several are listed, sheet and cell; and all of it in full.
    place: (String, String, String),
    source: String,
    /// For screen readers and tooltips.
    name: String,
    why: String,
}

/// What the rows were listed for.
type Listed = (u64, Option<usize>, Filter);

/// The table of proposed changes.
#[derive(Default)]
pub struct Changes {
    filter: Filter,
    /// All files rather than the one shown.
    everywhere: bool,
    shown: Vec<usize>,
    counts: [usize; 7],
    /// Of those shown, how many can be taken in, and how many are ticked.
    ticked: (usize, usize),
    listed: Option<Listed>,
    words: BTreeMap<usize, Rc<Words>>,
    chosen: Option<usize>,
    /// The row to scroll to and whose box gets the focus, after a key was pressed.
    move_to: Option<usize>,
}

impl Changes {
    /// Lists the uncertain items of all files.
    pub fn show_doubtful(&mut self) {
        self.filter = Filter::Doubtful;
        self.everywhere = true;
    }

    fn list(&mut self, review: &Review) {
        let file = (!self.everywhere).then_some(review.file);
        let key = (review.version, file, self.filter);
        if self.listed == Some(key) {
            return;
        }
        self.words.clear();
        let items = &review.proposal.plan.items;
        let mine = || {
            let items = items.iter().enumerate();
            items.filter(|(_, item)| file.is_none_or(|file| item.file == file))
        };
        for (filter, count) in Filter::ALL.iter().zip(&mut self.counts) {
            *count = mine().filter(|(_, item)| filter.fits(item)).count();
        }
        // An empty filter says nothing; fall back to all.
        let now = Filter::ALL.iter().position(|one| *one == self.filter).unwrap_or(0);
        if self.counts.get(now) == Some(&0) {
            self.filter = Filter::All;
        }
        self.shown =
            mine().filter(|(_, item)| self.filter.fits(item)).map(|(index, _)| index).collect();
        let open = self.shown.iter().filter_map(|at| items.get(*at)).filter(|one| one.is_open());
        self.ticked = (open.clone().count(), open.filter(|one| one.accepted).count());
        self.listed = Some((review.version, file, self.filter));
    }

    /// The heading with its filters.
    pub fn head(&mut self, ui: &mut Ui, review: &mut Review) {
        self.list(review);
        parts::low_row(ui, true, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            ui.spacing_mut().button_padding.x = space::S;
            ui.label(Heading::Card.text(tr!("import-screen-changes")));
            ui.add_space(space::S);
            if review.files.len() > 1 {
                for (everywhere, text) in [
                    (false, tr!("import-screen-this-file")),
                    (true, tr!("import-screen-every-file")),
                ] {
                    if chip(ui, text, self.everywhere == everywhere).clicked() {
                        self.everywhere = everywhere;
                    }
                }
                ui.add_space(space::S);
            }
            for (filter, count) in Filter::ALL.into_iter().zip(self.counts) {
                let kept = count > 0 || filter == Filter::All;
                if kept && chip(ui, filter.text(count), self.filter == filter).clicked() {
                    self.filter = filter;
                }
            }
        });
    }

    /// The table, `height` points high.
    pub fn table(&mut self, ui: &mut Ui, review: &mut Review, height: f32) {
        self.list(review);
        if self.shown.is_empty() {
            let text = if self.counts.iter().any(|count| *count > 0) {
                tr!("import-screen-nothing-changes")
            } else {
                tr!("import-screen-no-figures")
            };
            ui.label(parts::quiet(ui, text));
            return;
        }
        let mut act = None;
        ScrollArea::horizontal().id_salt("import changes across").show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            let wide = ui.available_width().max(NARROWEST);
            ui.set_width(wide);
            let across = ui.clip_rect();
            // What the columns share: all but the first two, the spaces and the scroll bar.
            let share = wide - BOX - SIGN - 7.0 * space::S - 10.0;
            let mut table = TableBuilder::new(ui)
                .id_salt("import changes")
                .sense(parts::pointer_only())
                .auto_shrink(false)
                .min_scrolled_height(60.0)
                .max_scroll_height((height - ROW).max(60.0))
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(Column::exact(BOX))
                .column(Column::exact(SIGN));
            let shares: [f32; 6] = if self.everywhere {
                [0.21, 0.15, 0.12, 0.11, 0.13, 0.28]
            } else {
                [0.26, 0.17, 0.13, 0.12, 0.14, 0.18]
            };
            for part in shares {
                table = table.column(Column::exact((share * part).floor()).clip(true));
            }
            if let Some(to) = self.move_to {
                table = table.scroll_to_row(to, None);
            }
            table.header(ROW, |mut row| self.heads(&mut row, &mut act)).body(|body| {
                body.rows(ROW, self.shown.len(), |mut row| {
                    let at = row.index();
                    let Some(&index) = self.shown.get(at) else { return };
                    if let Some(done) = self.row(&mut row, review, at, index, (wide, across)) {
                        act = Some(done);
                    }
                });
            });
        });
        match act {
            Some(Act::Tick(index, ticked)) => review.tick([index], ticked),
            Some(Act::TickShown(ticked)) => review.tick(self.shown.clone(), ticked),
            Some(Act::Show(index)) => {
                self.chosen = Some(index);
                review.show_item(index);
            }
            Some(Act::Move(at)) => {
                self.move_to = Some(at);
                self.chosen = self.shown.get(at).copied();
                if let Some(index) = self.chosen
                    && !self.everywhere
                {
                    review.show_item(index);
                }
            }
            None => {}
        }
    }

    fn heads(&self, row: &mut TableRow<'_, '_>, act: &mut Option<Act>) {
        row.col(|ui| {
            let (open, ticked) = self.ticked;
            let (any, some) = (open > 0, ticked > 0);
            let mut all = any && ticked == open;
            ui.add_enabled_ui(any, |ui| {
                let name = tr!("import-screen-tick-shown");
                let partly = some && !all;
                let ticks = Checkbox::without_text(&mut all).indeterminate(partly);
                let ticks = ui.add(ticks).accessible_name(&name);
                if ticks.on_hover_text(name).changed() {
                    *act = Some(Act::TickShown(all));
                }
            });
        });
        row.col(|_| {});
        let texts = [
            (tr!("import-screen-column-indicator"), false, false),
            (tr!("import-screen-column-unit"), false, false),
            (tr!("import-screen-column-period"), false, false),
            (tr!("import-screen-column-before"), true, false),
            (tr!("import-screen-column-after"), true, false),
            (tr!("import-screen-column-source"), false, true),
        ];
        for (text, figure, last) in texts {
            row.col(|ui| {
                let ink = palette(ui).ink_second;
                let text = RichText::new(text).font(medium(text_size::SMALL)).color(ink);
                if last {
                    ui.add_space(space::XS);
                }
                aligned(ui, figure, |ui| parts::line(ui, text));
            });
        }
    }

    fn row(
        &mut self,
        row: &mut TableRow<'_, '_>,
        review: &Review,
        at: usize,
        index: usize,
        (wide, across): (f32, Rect),
    ) -> Option<Act> {
        let item = review.proposal.plan.items.get(index)?;
        let words = self.words(review, index)?;
        let mut act = None;
        row.set_selected(self.chosen == Some(index));
        let can = item.is_open();
        row.col(|ui| {
            let cell = ui.max_rect();
            let line = Stroke::new(1.0, palette(ui).line);
            // The line runs under the whole row, beyond this cell.
            let whole = cell.left()..=cell.left() + wide;
            let clip = Rect::from_x_y_ranges(whole.clone(), ui.clip_rect().y_range());
            egui::Painter::new(ui.ctx().clone(), ui.layer_id(), clip.intersect(across)).hline(
                whole,
                cell.bottom() - 0.5,
                line,
            );
            let mut ticked = item.accepted;
            let response = ui
                .add_enabled(can, Checkbox::without_text(&mut ticked))
                .accessible_name(tr!("import-screen-tick", name = &words.name));
            if response.changed() {
                act = Some(Act::Tick(index, ticked));
            }
            if self.move_to == Some(at) {
                self.move_to = None;
                response.request_focus();
            } else if response.has_focus() {
                act = keys(ui, response.id, at, self.shown.len()).or(act.take());
            }
            response.on_disabled_hover_text(&words.why);
        });
        row.col(|ui| {
            let palette = palette(ui);
            let ink = match words.sign {
                "?" => palette.attention,
                "×" => palette.refused,
                "=" => palette.ink_third,
                _ => palette.ink,
            };
            let sign = RichText::new(words.sign).font(semibold(text_size::BODY)).color(ink);
            let label = ui.add(egui::Label::new(sign).selectable(false));
            label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words.state));
        });
        for text in [&words.indicator, &words.unit, &words.period] {
            row.col(|ui| {
                parts::line_with_end(ui, text, 13.0);
            });
        }
        row.col(|ui| {
            let text = RichText::new(&words.before).size(13.0).color(palette(ui).ink_second);
            aligned(ui, true, |ui| parts::line_of_row(ui, text));
        });
        row.col(|ui| {
            let text = RichText::new(&words.after).font(semibold(13.0));
            aligned(ui, true, |ui| parts::line_of_row(ui, text));
        });
        row.col(|ui| {
            ui.add_space(space::XS);
            let (file, sheet, cell) = &words.place;
            let font = egui::FontId::proportional(13.0);
            let text = parts::fitted_source(ui, (file, sheet, cell), &font);
            parts::line_of_row(ui, RichText::new(text).size(13.0).color(palette(ui).ink_second));
        });
        let response = row.response();
        if response.clicked() {
            act = Some(Act::Show(index));
        }
        response.on_hover_ui(|ui| {
            ui.label(RichText::new(&words.name).font(semibold(text_size::SMALL)));
            let line = format!("{} · {} → {}", words.state, words.before, words.after);
            ui.label(parts::quiet(ui, line));
            ui.label(parts::quiet(ui, &words.source));
            if !words.why.is_empty() {
                ui.label(parts::quiet(ui, &words.why));
            }
        });
        act
    }

    fn words(&mut self, review: &Review, index: usize) -> Option<Rc<Words>> {
        if let Some(words) = self.words.get(&index) {
            return Some(Rc::clone(words));
        }
        if self.words.len() > KEPT {
            self.words.clear();
        }
        let proposal = &review.proposal;
        let item = proposal.plan.items.get(index)?;
        let file = review.files.get(item.file)?;
        let fact = file.reading.facts.get(item.fact)?;
        let (sign, state) = describe::sign(item);
        let (mut indicator, unit) =
            (describe::indicator(proposal, item, fact), describe::unit(proposal, item, fact));
        // A budget or a target of the same is another figure.
        if fact.kind != FactKind::Result {
            indicator = format!("{indicator} ({})", describe::kind(fact.kind));
        }
        let period = describe::period(item, fact);
        let cell = describe::source(&file.reading, fact);
        let source = format!("{} › {cell}", file.reading.file);
        let sheet = file.reading.sheets.get(fact.sheet).map_or("", |sheet| &sheet.grid.name);
        let file_name = if self.everywhere { file.reading.file.clone() } else { String::new() };
        let place = (file_name, sheet.to_owned(), fact.place.name());
        let stays = describe::stays(review, item, fact);
        let before = describe::before(review, item, fact);
        let after = if stays { before.clone() } else { describe::after(proposal, item, fact) };
        let marked = describe::unsure(fact);
        let why = match &item.state {
            State::Refused(why) => why.to_string(),
            State::Same if stays => tr!("import-screen-same-stays"),
            State::Same => tr!("import-screen-same-already"),
            _ => match &item.doubt {
                Some(doubt) => doubt.to_string(),
                None => fact.why.to_string(),
            },
        };
        let why = marked.map_or(why.clone(), |marked| format!("* {marked}. {why}"));
        let words = Rc::new(Words {
            sign,
            state,
            name: format!("{indicator}, {unit}, {period}"),
            before,
            after,
            place,
            source,
            indicator,
            unit,
            period,
            why,
        });
        self.words.insert(index, Rc::clone(&words));
        Some(words)
    }
}

/// What a person did in the table.
enum Act {
    Tick(usize, bool),
    TickShown(bool),
    Show(usize),
    Move(usize),
}

fn keys(ui: &Ui, id: egui::Id, at: usize, many: usize) -> Option<Act> {
    ui.memory_mut(|memory| {
        let arrows = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        memory.set_focus_lock_filter(id, arrows);
    });
    let (up, down) =
        ui.input(|input| (input.key_pressed(Key::ArrowUp), input.key_pressed(Key::ArrowDown)));
    let to = match (up, down) {
        (true, false) => at.checked_sub(1)?,
        (false, true) => at + 1,
        _ => return None,
    };
    (to < many).then_some(Act::Move(to))
}

fn aligned<R>(ui: &mut Ui, to_right: bool, content: impl FnOnce(&mut Ui) -> R) {
    let layout = if to_right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, content);
}
