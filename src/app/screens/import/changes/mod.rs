//! "Hva endres": every figure with its state, to be ticked off, filtered and traced to its cell; many
//! figures stand gathered under their indicator, their unit or their period.

mod filter;
mod groups;
mod rows;
mod widths;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use eframe::egui::scroll_area::ScrollBarVisibility;
use eframe::egui::{Align, Checkbox, Layout, RichText, ScrollArea, Ui, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

use super::gathered::By;
use super::parts;
use super::review::Review;
use crate::app::theme::{Heading, medium, palette, space, text_size};
use crate::app::widgets::chip;
use crate::import::plan::State;
use crate::tr;
use filter::Filter;
use groups::{Group, Line};
use widths::Kept;
use words::Words;

/// Height of a row in points.
const ROW: f32 = 28.0;
/// Widths of the columns of boxes and of signs.
const BOX: f32 = 26.0;
const SIGN: f32 = 16.0;
/// Rows kept in words; the rest are made when they come into view.
const KEPT: usize = 600;

/// Where less of the line is left, how figures are gathered stands on the next.
const GATHERING: f32 = 400.0;

/// What the rows were listed for.
type Listed = (u64, Option<usize>, Filter, Option<Option<By>>);

/// A row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// The line above some figures, by its position.
    Group(usize),
    /// A figure, by its position in the plan; below a line or for itself.
    Figure { item: usize, below: bool },
}

/// The table of proposed changes.
#[derive(Default)]
pub struct Changes {
    filter: Filter,
    /// All files rather than the one shown.
    everywhere: bool,
    /// How a person wants the figures gathered, if they have said so.
    wanted: Option<Option<By>>,
    /// How they are gathered.
    by: Option<By>,
    /// Lines whose figures are shown.
    unfolded: BTreeSet<(By, String)>,
    shown: Vec<usize>,
    groups: Vec<Group>,
    rows: Vec<Row>,
    counts: [usize; 7],
    /// How many indicators, units and periods those shown are about, and how many of these are new.
    about: [(usize, usize); 3],
    /// Of those shown, how many can be taken in, and how many are ticked.
    ticked: (usize, usize),
    listed: Option<Listed>,
    words: BTreeMap<usize, Rc<Words>>,
    lines: BTreeMap<usize, Rc<Line>>,
    /// Whether any of those shown has something before, or a doubt that is said there.
    any_before: bool,
    kept: Kept,
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
        let key = (review.version, file, self.filter, self.wanted);
        if self.listed == Some(key) {
            return;
        }
        self.words.clear();
        self.lines.clear();
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
        let mut shown = self.shown.iter().filter_map(|at| items.get(*at));
        self.any_before = shown
            .any(|item| !matches!(item.state, State::New | State::Missing) || item.doubt.is_some());
        self.ticked = (open.clone().count(), open.filter(|one| one.accepted).count());
        let gathered = &review.proposal.gathered;
        self.about = By::ALL.map(|by| groups::about(gathered, by, &self.shown));
        self.by = self.wanted.unwrap_or_else(|| groups::usual(gathered, &self.shown));
        self.groups =
            self.by.map(|by| groups::groups(gathered, by, &self.shown)).unwrap_or_default();
        self.lay_rows(review);
        self.listed = Some((review.version, file, self.filter, self.wanted));
    }

    /// The rows, with the figures of the lines that are unfolded.
    fn lay_rows(&mut self, review: &Review) {
        let figure = |below| move |item: &usize| Row::Figure { item: *item, below };
        let Some(by) = self.by else {
            self.rows = self.shown.iter().map(figure(false)).collect();
            return;
        };
        let names = &review.proposal.gathered.by(by).names;
        let mut rows = Vec::new();
        for (at, group) in self.groups.iter().enumerate() {
            // One figure is its own line.
            let alone = group.items.len() == 1;
            let name = names.get(group.name).cloned().unwrap_or_default();
            let open = alone || self.unfolded.contains(&(by, name));
            if !alone {
                rows.push(Row::Group(at));
            }
            if open {
                rows.extend(group.items.iter().map(figure(!alone)));
            }
        }
        self.rows = rows;
    }

    fn fold(&mut self, review: &Review, group: usize, open: bool) {
        let Some((by, line)) = self.by.zip(self.line(review, group)) else { return };
        let key = (by, line.name.clone());
        if open {
            self.unfolded.insert(key);
        } else {
            self.unfolded.remove(&key);
        }
        self.lay_rows(review);
    }

    fn is_open(&self, line: &Line) -> bool {
        self.by.is_some_and(|by| self.unfolded.contains(&(by, line.name.clone())))
    }

    /// The heading with its filters.
    pub fn head(&mut self, ui: &mut Ui, review: &mut Review) {
        self.list(review);
        let mut beside = false;
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
            beside = ui.available_size_before_wrap().x >= GATHERING;
            if beside && self.shown.len() > 1 {
                ui.add_space(space::S);
                self.gathering(ui);
            }
        });
        // Few figures are seen at a glance: they are not worth a line of their own.
        if !beside && (self.shown.len() > groups::FEW || self.wanted.is_some()) {
            parts::low_row(ui, true, |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                self.gathering(ui);
            });
        }
    }

    /// What the figures are about, and a choice of what to gather them under.
    fn gathering(&mut self, ui: &mut Ui) {
        ui.label(parts::quiet(ui, tr!("import-screen-shown-as")));
        for (by, count) in By::ALL.into_iter().zip(self.about) {
            let text = groups::counted_with_new(by, count);
            let tip = match by {
                By::Indicator => tr!("import-screen-gather-indicators"),
                By::Unit => tr!("import-screen-gather-units"),
                By::Period => tr!("import-screen-gather-periods"),
            };
            if chip(ui, text, self.by == Some(by)).on_hover_text(tip).clicked() {
                self.wanted = Some(Some(by));
            }
        }
        let single = chip(ui, tr!("import-screen-each-figure"), self.by.is_none());
        if single.on_hover_text(tr!("import-screen-each-figure-tip")).clicked() {
            self.wanted = Some(None);
        }
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
        self.kept = Kept::in_width(ui.available_width(), self.any_before);
        // The bar across is kept in sight: where the table is not, it would lie on what stands there.
        let seen = ui.clip_rect().bottom() - ui.cursor().top();
        let bar = if seen < 2.0 * ROW {
            ScrollBarVisibility::AlwaysHidden
        } else {
            ScrollBarVisibility::VisibleWhenNeeded
        };
        let area = ScrollArea::horizontal().id_salt("import changes across");
        area.scroll_bar_visibility(bar).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(space::S, 0.0);
            let wide = ui.available_width().max(self.kept.narrowest());
            ui.set_width(wide);
            let across = ui.clip_rect();
            let mut table = TableBuilder::new(ui)
                .id_salt("import changes")
                .sense(parts::pointer_only())
                .auto_shrink(false)
                .min_scrolled_height(60.0)
                .max_scroll_height((height - ROW).max(60.0))
                .cell_layout(Layout::left_to_right(Align::Center))
                .column(Column::exact(BOX))
                .column(Column::exact(SIGN));
            let shares = self.kept.shares(self.by, self.everywhere);
            // What the columns share: all but the first two, the spaces and the scroll bar.
            let share = wide - BOX - SIGN - (shares.len() + 1) as f32 * space::S - 10.0;
            for part in shares {
                table = table.column(Column::exact((share * part).floor()).clip(true));
            }
            if let Some(to) = self.move_to {
                table = table.scroll_to_row(to, None);
            }
            table.header(ROW, |mut row| self.heads(&mut row, &mut act)).body(|body| {
                body.rows(ROW, self.rows.len(), |mut row| {
                    let at = row.index();
                    let rule = (wide, across);
                    let done = match self.rows.get(at) {
                        Some(Row::Group(group)) => {
                            self.group_row(&mut row, review, at, *group, rule)
                        }
                        Some(Row::Figure { item, below }) => {
                            self.row(&mut row, review, at, (*item, *below), rule)
                        }
                        None => None,
                    };
                    act = done.or(act.take());
                });
            });
        });
        match act {
            Some(Act::Tick(index, ticked)) => review.tick([index], ticked),
            Some(Act::TickShown(ticked)) => review.tick(self.shown.clone(), ticked),
            Some(Act::TickGroup(group, ticked)) => {
                let items = self.groups.get(group).map(|group| group.items.clone());
                review.tick(items.unwrap_or_default(), ticked);
            }
            Some(Act::Fold(group, open)) => self.fold(review, group, open),
            Some(Act::Show(index)) => {
                self.chosen = Some(index);
                review.show_item(index);
            }
            Some(Act::Move(at)) => {
                self.move_to = Some(at);
                self.chosen = match self.rows.get(at) {
                    Some(Row::Figure { item, .. }) => Some(*item),
                    _ => None,
                };
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
        let names = self.columns().map(|by| match by {
            By::Indicator => tr!("import-screen-column-indicator"),
            By::Unit => tr!("import-screen-column-unit"),
            By::Period => tr!("import-screen-column-period"),
        });
        let texts = names.into_iter().map(|text| (text, false, false, true)).chain([
            (tr!("import-screen-column-before"), true, false, self.kept.before),
            (tr!("import-screen-column-after"), true, false, true),
            (tr!("import-screen-column-source"), false, true, self.kept.source),
        ]);
        for (text, figure, last, _) in texts.filter(|(.., kept)| *kept) {
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

    /// The order of the columns of names: what figures are gathered under stands first.
    fn columns(&self) -> [By; 3] {
        match self.by {
            Some(By::Unit) => [By::Unit, By::Indicator, By::Period],
            Some(By::Period) => [By::Period, By::Indicator, By::Unit],
            _ => By::ALL,
        }
    }

    fn words(&mut self, review: &Review, index: usize) -> Option<Rc<Words>> {
        if let Some(words) = self.words.get(&index) {
            return Some(Rc::clone(words));
        }
        if self.words.len() > KEPT {
            self.words.clear();
        }
        let words = Rc::new(Words::of(review, index, self.everywhere)?);
        self.words.insert(index, Rc::clone(&words));
        Some(words)
    }

    fn line(&mut self, review: &Review, group: usize) -> Option<Rc<Line>> {
        if let Some(line) = self.lines.get(&group) {
            return Some(Rc::clone(line));
        }
        let line = Rc::new(Line::of(review, self.by?, self.groups.get(group)?)?);
        self.lines.insert(group, Rc::clone(&line));
        Some(line)
    }
}

/// What a person did in the table.
enum Act {
    Tick(usize, bool),
    TickGroup(usize, bool),
    TickShown(bool),
    /// Shows the figures of a line, or puts them away.
    Fold(usize, bool),
    Show(usize),
    Move(usize),
}

fn aligned<R>(ui: &mut Ui, to_right: bool, content: impl FnOnce(&mut Ui) -> R) {
    let layout = if to_right {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    ui.with_layout(layout, content);
}
