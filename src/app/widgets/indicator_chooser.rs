//! A search over indicators. The parts of one name stand folded under it, and each is shown without
//! what it shares with the others.

use std::ops::Range;

use eframe::egui::{
    Align, ComboBox, FontId, Key, Modifiers, PopupCloseBehavior, Rect, Response, ScrollArea, Ui,
};

use super::{ListRow, SearchList, search_popup, short_name};
use crate::analysis::Needle;
use crate::app::folding::{Folding, Grouped, Line};
use crate::app::theme::{icon, size, space, text_size};
use crate::domain::{Indicator, IndicatorId, Workspace};
use crate::text::{self, Language};
use crate::tr;

const WIDTH: f32 = 520.0;
const HEIGHT: f32 = 360.0;

/// What is said of an indicator at the right.
pub type Beside = fn(&Workspace, &Indicator) -> String;

struct Entry {
    id: IndicatorId,
    title: String,
    split: Option<String>,
    /// In the language the list was made in.
    right: String,
}

/// A row that is no indicator: above or below them.
pub enum Extra {
    First(String),
    Last(String),
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    Indicator(IndicatorId),
    Extra,
}

/// The indicators that can be chosen, made anew only where the board or what is left out has changed.
#[derive(Default)]
pub struct IndicatorOffers {
    made_for: Option<(u64, Language, Vec<IndicatorId>)>,
    entries: Vec<Entry>,
    folding: Folding,
}

/// How the rows are shown.
#[derive(Clone, Copy, Default)]
pub struct Shown {
    /// The row the keys are at, and whether it still has to be scrolled to.
    pub at: Option<(usize, bool)>,
    pub chosen: Option<IndicatorId>,
    /// Indicators can be dragged.
    pub dragged: bool,
}

impl IndicatorOffers {
    /// Brings the list up to date with the board.
    pub fn update(&mut self, workspace: &Workspace, left_out: &[IndicatorId], beside: Beside) {
        let language = text::current();
        let is_current = self.made_for.as_ref().is_some_and(|(revision, spoken, without)| {
            *revision == workspace.revision() && *spoken == language && without == left_out
        });
        if is_current {
            return;
        }
        let mut all: Vec<&Indicator> =
            workspace.indicators().filter(|one| !left_out.contains(&one.id)).collect();
        all.sort_by_cached_key(|one| (one.name.to_lowercase(), one.split.is_some(), one.id));
        let names = all.iter().map(|one| ((), one.name.as_str(), one.split.as_deref()));
        self.folding.regroup(Grouped::new(names));
        let entry = |one: &&Indicator| Entry {
            id: one.id,
            title: one.title(),
            split: one.split.clone(),
            right: beside(workspace, one),
        };
        self.entries = all.iter().map(entry).collect();
        self.made_for = Some((workspace.revision(), language, left_out.to_vec()));
    }

    /// Finds what is searched for, each word of it in any order.
    pub fn search(&mut self, query: &str) {
        let words: Vec<Needle> = query.split_whitespace().map(Needle::new).collect();
        let is_in = |text: &str| words.iter().all(|word| word.is_in(text));
        let entries = &self.entries;
        let fits = |at: usize| entries.get(at).is_some_and(|one| is_in(&one.title));
        self.folding.update(query, fits, is_in);
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.folding.lines().is_empty()
    }

    /// Unfolds the group of this indicator; answers with its row.
    fn reveal(&mut self, id: IndicatorId) -> Option<usize> {
        let at = self.entries.iter().position(|entry| entry.id == id)?;
        self.folding.reveal(at);
        self.search("");
        self.folding.lines().iter().position(|line| line.entry() == Some(at))
    }

    /// The row that is meant by what was typed: the first, or its first part where it is unfolded.
    fn first(&self) -> usize {
        usize::from(matches!(self.folding.line(0), Some(Line::Group { open: true, .. })))
    }

    /// The rows that are seen of the list; answers with the indicator that was clicked.
    pub fn rows(&mut self, ui: &mut Ui, range: Range<usize>, shown: Shown) -> Option<IndicatorId> {
        let mut picked = None;
        let mut turned = None;
        for at in range {
            let Some(line) = self.folding.line(at) else { break };
            let focused = shown.at.is_some_and(|(here, _)| here == at);
            match line {
                Line::Group { group, open } => {
                    let Some(held) = self.folding.grouped().group(group) else { continue };
                    let is_chosen = |part: &usize| {
                        self.entries.get(*part).is_some_and(|one| Some(one.id) == shown.chosen)
                    };
                    let count = tr!("count-indicators", count = held.parts.len());
                    let row = ListRow {
                        icon: Some(if open { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT }),
                        text: &held.name,
                        right: &held.parts.len().to_string(),
                        whole: Some(&format!("{}, {count}", held.name)),
                        chosen: !open && held.parts.iter().any(is_chosen),
                        open: Some(open),
                        focused,
                        ..ListRow::default()
                    };
                    if row.show(ui).clicked() {
                        turned = Some(group);
                    }
                }
                Line::Single(place) | Line::Part(place) => {
                    let Some(entry) = self.entries.get(place) else { continue };
                    let part = entry.split.as_ref().filter(|_| matches!(line, Line::Part(_)));
                    let row = ListRow {
                        text: part.unwrap_or(&entry.title),
                        right: &entry.right,
                        // Below the text of its group, which has a sign before it.
                        depth: if part.is_some() { 2 } else { 0 },
                        whole: part.map(|_| entry.title.as_str()),
                        chosen: shown.chosen == Some(entry.id),
                        dragged: shown.dragged,
                        focused,
                        ..ListRow::default()
                    };
                    let response = row.show(ui);
                    if shown.dragged {
                        response.dnd_set_drag_payload(entry.id);
                    }
                    if response.clicked() {
                        picked = Some(entry.id);
                    }
                }
            }
        }
        if let Some(group) = turned {
            self.folding.turn(group);
            ui.ctx().request_repaint();
        }
        picked
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.folding.lines().len()
    }

    /// The field and the list below it.
    fn choose(
        &mut self,
        ui: &mut Ui,
        list: &mut SearchList,
        hint: &str,
        chosen: Option<IndicatorId>,
        extra: impl Fn(&str) -> Option<Extra>,
    ) -> Option<Picked> {
        let opened = list.is_fresh();
        if opened && let Some(row) = chosen.and_then(|id| self.reveal(id)) {
            list.at = row + usize::from(matches!(extra(""), Some(Extra::First(_))));
            list.follow = true;
        }
        self.search(&list.query);
        let above = |query: &str| usize::from(matches!(extra(query), Some(Extra::First(_))));
        let more = usize::from(extra(&list.query).is_some());
        // With nothing typed these keys have nothing to do in the field.
        let (unfold, fold) = ui.input_mut(|input| {
            let free = list.query.is_empty();
            let mut pressed = |key| free && input.consume_key(Modifiers::NONE, key);
            (pressed(Key::ArrowRight), pressed(Key::ArrowLeft))
        });
        let keys = list.show(ui, hint, self.len() + more);
        if keys.changed {
            self.search(&list.query);
            list.at = self.first();
        }
        let above = above(&list.query);
        let mut picked = None;
        let at_line = list.at.checked_sub(above).and_then(|at| self.folding.line(at));
        match at_line {
            Some(Line::Group { group, open }) if keys.enter || unfold && !open || fold && open => {
                self.folding.turn(group);
                self.search(&list.query);
            }
            Some(Line::Single(at) | Line::Part(at)) if keys.enter => {
                picked = self.entries.get(at).map(|entry| Picked::Indicator(entry.id));
            }
            None if keys.enter && extra(&list.query).is_some() => picked = Some(Picked::Extra),
            _ => {}
        }
        ui.add_space(space::XS);
        ui.spacing_mut().item_spacing.y = 0.0;
        let extra = extra(&list.query);
        if self.is_empty() && extra.is_none() {
            ui.label(tr!("trend-list-no-match"));
            return picked;
        }
        let rows = self.len() + usize::from(extra.is_some());
        let follow = std::mem::take(&mut list.follow);
        let area = ScrollArea::vertical().max_height(HEIGHT).auto_shrink([false, true]);
        area.show_rows(ui, size::ROW, rows, |ui, range| {
            if follow {
                let top = ui.max_rect().top() + (as_height(list.at) - as_height(range.start));
                let place = ui.max_rect().x_range();
                let align = opened.then_some(Align::Center);
                ui.scroll_to_rect(Rect::from_x_y_ranges(place, top..=top + size::ROW), align);
            }
            let focused = |at: usize| list.at == at;
            let mut extra_row = |ui: &mut Ui, text: &str, icon, at| {
                let row = ListRow { icon, text, focused: focused(at), ..ListRow::default() };
                if row.show(ui).clicked() {
                    picked = Some(Picked::Extra);
                }
            };
            if let Some(Extra::First(text)) = extra.as_ref().filter(|_| range.start == 0) {
                extra_row(ui, text, None, 0);
            }
            let lines = range.start.saturating_sub(above)..range.end.saturating_sub(above);
            let last = self.len();
            let at = list.at.checked_sub(above).map(|at| (at, false));
            let shown = Shown { at, chosen, dragged: false };
            let clicked = self.rows(ui, lines, shown);
            if let Some(Extra::Last(text)) = extra.as_ref().filter(|_| range.end > last) {
                extra_row(ui, text, Some(icon::PLUS), last);
            }
            picked = clicked.map(Picked::Indicator).or(picked);
        });
        picked
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
fn as_height(rows: usize) -> f32 {
    rows as f32 * size::ROW
}

/// The view state of a button or a field that opens the list.
#[derive(Default)]
pub struct IndicatorChooser {
    list: Option<SearchList>,
    offers: IndicatorOffers,
}

impl IndicatorChooser {
    /// The list below a button.
    pub fn below(
        &mut self,
        button: &Response,
        workspace: &Workspace,
        hint: &str,
        left_out: &[IndicatorId],
        beside: Beside,
        extra: impl Fn(&str) -> Option<Extra>,
    ) -> Option<(Picked, String)> {
        let offers = &mut self.offers;
        search_popup(button, &mut self.list, WIDTH, hint, |ui, list| {
            offers.update(workspace, left_out, beside);
            let picked = offers.choose(ui, list, hint, None, extra)?;
            Some((picked, list.query.trim().to_owned()))
        })
    }

    /// A field with the indicator chosen now, which opens the list.
    #[expect(clippy::too_many_arguments, reason = "a field's parts")]
    pub fn field(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        name: &str,
        chosen: Option<IndicatorId>,
        shown: &str,
        width: f32,
        beside: Beside,
        first: Option<&str>,
    ) -> Option<Picked> {
        let (list, offers) = (&mut self.list, &mut self.offers);
        let mut picked = None;
        let font = FontId::proportional(text_size::BODY);
        let room = width - ui.spacing().icon_width - 3.0 * ui.spacing().button_padding.x;
        let text = short_name(ui, shown, &font, room);
        let combo = ComboBox::from_id_salt(name)
            .selected_text(text)
            .width(width)
            .height(HEIGHT + 80.0)
            .truncate()
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show_ui(ui, |ui| {
                ui.set_width(WIDTH);
                ui.set_max_width(WIDTH);
                offers.update(workspace, &[], beside);
                let list = list.get_or_insert_with(SearchList::fresh);
                let extra = |_: &str| first.map(|text| Extra::First(text.to_owned()));
                picked = offers.choose(ui, list, &tr!("trend-search"), chosen, extra);
                if picked.is_some() {
                    ui.close();
                }
            });
        if combo.inner.is_none() {
            *list = None;
        }
        ui.ctx().accesskit_node_builder(combo.response.id, |node| {
            node.set_label(name);
            node.set_value(shown);
        });
        combo.response.on_hover_text(shown);
        picked
    }
}
