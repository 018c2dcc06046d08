//! "Finn et tall" (Ctrl+F): everywhere a number or a text stands or has stood; a hit leads there.

use std::sync::Arc;

use eframe::egui::{self, Key, Modifiers, RichText, ScrollArea};

use super::jobs::{Job, Poll};
use super::screens::{Message, ScreenId};
use super::theme::{icon, palette, size, space, text_size};
use super::widgets::{ListRow, SearchList, top_dialog};
use super::window::App;
use crate::analysis::find::{self, Hit, Wanted, When};
use crate::domain::{Indicator, Period, Workspace};
use crate::text::{number, period_name};
use crate::tr;

/// The most hits listed; nobody reads more.
const MAX_HITS: usize = 100;
const WIDTH: f32 = 760.0;
const HEIGHT: f32 = 12.0 * size::ROW;

/// A hit as it is shown.
struct Row {
    hit: Hit,
    icon: &'static str,
    text: String,
    right: String,
}

/// The dialog while it is open.
pub struct Finder {
    list: SearchList,
    workspace: Arc<Workspace>,
    rows: Vec<Row>,
    /// There are more than are listed.
    more: bool,
    looking: Option<Job<Vec<Hit>>>,
    /// It is still looking for what was typed before the last letters.
    stale: bool,
}

/// What has become of it in this frame.
pub enum Outcome {
    Open,
    Closed,
    Chosen(Hit),
}

impl Finder {
    /// Opens it over this content.
    #[must_use]
    pub fn open(workspace: Arc<Workspace>) -> Self {
        Self {
            list: SearchList::fresh(),
            workspace,
            rows: Vec::new(),
            more: false,
            looking: None,
            stale: false,
        }
    }

    /// Whether it is still looking.
    #[must_use]
    pub fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// Draws it and reads its keys.
    pub fn show(&mut self, context: &egui::Context) -> Outcome {
        self.poll(context);
        let escape = context.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let width = WIDTH.min(context.content_rect().width() - 2.0 * space::XL);
        let height = HEIGHT.min(context.content_rect().height() - 200.0).max(size::ROW * 3.0);
        let modal = top_dialog(context, "finder").show(context, |ui| {
            ui.set_width(width);
            self.contents(ui, height)
        });
        match modal.inner {
            Some(hit) => Outcome::Chosen(hit),
            None if escape || modal.backdrop_response.clicked() => Outcome::Closed,
            None => Outcome::Open,
        }
    }

    fn look(&mut self, context: &egui::Context) {
        let text = self.list.query.trim().to_owned();
        if text.is_empty() {
            self.rows.clear();
            (self.more, self.stale) = (false, false);
            return;
        }
        if self.looking.is_some() {
            self.stale = true;
            return;
        }
        self.stale = false;
        let workspace = Arc::clone(&self.workspace);
        self.looking = Some(Job::start("find", context, move |_| {
            let number = crate::import::number::read(&text);
            let number = number.filter(|one| one.high.is_none()).map(|one| one.value);
            find::find(&workspace, &Wanted { text: &text, number }, MAX_HITS + 1)
        }));
    }

    fn poll(&mut self, context: &egui::Context) {
        let Some(job) = &self.looking else { return };
        let hits = match job.poll() {
            Poll::Working => return,
            Poll::Done(hits) => hits,
            Poll::Lost => Vec::new(),
        };
        self.looking = None;
        self.more = hits.len() > MAX_HITS;
        self.rows = hits.into_iter().take(MAX_HITS).map(|hit| row(&self.workspace, hit)).collect();
        self.list.at = self.list.at.min(self.rows.len().saturating_sub(1));
        if self.stale {
            self.look(context);
        }
    }

    fn contents(&mut self, ui: &mut egui::Ui, height: f32) -> Option<Hit> {
        let keys = self.list.show(ui, &tr!("find-hint"), self.rows.len());
        if keys.changed {
            self.look(ui.ctx());
        }
        let mut chosen = None;
        if keys.enter && self.looking.is_none() {
            chosen = self.rows.get(self.list.at).map(|row| row.hit.clone());
        }
        let said = match (self.list.query.trim().is_empty(), self.looking.is_some()) {
            (true, _) => Some(tr!("find-about")),
            (false, true) => None,
            (false, false) if self.rows.is_empty() => Some(tr!("find-none")),
            (false, false) if self.more => Some(tr!("find-more", count = MAX_HITS)),
            (false, false) => Some(tr!("find-count", count = self.rows.len())),
        };
        ui.add_space(space::XS);
        let said = RichText::new(said.unwrap_or_else(|| " ".to_owned())).size(text_size::SMALL);
        ui.label(said.color(palette(ui).ink_second));
        ui.spacing_mut().item_spacing.y = 0.0;
        // The dialog keeps the height of its last search, so the list says how much it wants.
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        area.show(ui, |ui| {
            for (at, held) in self.rows.iter().enumerate() {
                let response = ListRow {
                    icon: Some(held.icon),
                    text: &held.text,
                    right: &held.right,
                    focused: at == self.list.at,
                    ..ListRow::default()
                }
                .show(ui);
                self.list.follow(at, &response);
                if response.clicked() {
                    chosen = Some(held.hit.clone());
                }
            }
        });
        chosen
    }
}

impl App {
    pub(super) fn open_finder(&mut self) {
        let then = self.then.as_ref().map(|then| Arc::clone(&then.workspace));
        let now = || self.document.as_ref().map(|document| document.snapshot().workspace);
        self.finder = then.or_else(now).map(Finder::open);
    }

    pub(super) fn show_finder(&mut self, context: &egui::Context) {
        let Some(finder) = &mut self.finder else { return };
        match finder.show(context) {
            Outcome::Open => return,
            Outcome::Closed => {}
            Outcome::Chosen(hit) => self.go_to_hit(&hit),
        }
        self.finder = None;
        context.request_repaint();
    }

    /// Goes to the unit, indicator and period of a hit.
    fn go_to_hit(&mut self, hit: &Hit) {
        let Some(workspace) = self.workspace_shown() else { return };
        let has_unit = workspace.unit(hit.series.unit).is_some();
        let has_indicator = workspace.indicator(hit.series.indicator).is_some();
        let year = |year: i16| Period::year(i32::from(year));
        let period = match hit.when {
            When::Period(period) => Some(period),
            When::Target(target) => year(target),
            When::Never => None,
        };
        if let Some(period) = period.filter(|period| self.overview.periods.contains(period)) {
            self.selection.period = Some(period);
        }
        match (has_unit, has_indicator) {
            (true, true) => self.outbox.push(Message::ShowLine(hit.series)),
            (false, true) => self.outbox.push(Message::ShowCard(hit.series.indicator)),
            (true, false) => {
                self.selection.unit = hit.series.unit;
                self.go(ScreenId::Organisation);
            }
            (false, false) => {}
        }
    }
}

fn row(workspace: &Workspace, hit: Hit) -> Row {
    let indicator = workspace.indicator(hit.series.indicator);
    let unit = workspace.unit(hit.series.unit).map(|unit| unit.name.clone());
    let icon = match (indicator, &unit) {
        (Some(_), Some(_)) => icon::TABLE_2,
        (Some(_), None) => icon::CHART_LINE,
        (None, _) => icon::BUILDING_2,
    };
    let title = indicator.map(Indicator::title);
    let when = match hit.when {
        When::Period(period) => Some(period_name(period)),
        When::Target(year) => Some(tr!("board-target", year = year.to_string())),
        When::Never => None,
    };
    let place: Vec<String> = unit.into_iter().chain(title).chain(when).collect();
    let shown = hit.said.text(number::in_full);
    let earlier = if hit.earlier { tr!("cli-find-earlier") } else { String::new() };
    let right = [shown, hit.from.clone(), earlier];
    let right: Vec<String> = right.into_iter().filter(|part| !part.is_empty()).collect();
    Row { icon, text: place.join(", "), right: right.join(" · "), hit }
}
