//! The indicators by result area, each with its latest figure and a tiny trend. The answers to a question
//! stand folded under it.

use std::ops::Range;

use eframe::egui::{
    self, Align2, CornerRadius, FontId, Id, Key, Modifiers, Pos2, Rect, Role, ScrollArea, Sense,
    Stroke, Ui, WidgetInfo,
};

use super::choice::{Choice, area_place, shown};
use crate::analysis::Needle;
use crate::app::folding::{Folding, Group, Grouped, Line};
use crate::app::theme::{icon, icon_font, medium, palette, radius, semibold, space, text_size};
use crate::app::widgets::{cut, cut_name, field};
use crate::chart::{Figure, Spec};
use crate::domain::{FigureKind, Indicator, IndicatorId, Perspective, UnitId, Workspace};
use crate::text::{self, Language, figure_kind_name, period_short, perspective_name};
use crate::tr;

const ROW: f32 = 42.0;
/// A group with a name of three lines.
const TALL: f32 = 60.0;
/// The letters of names that stand on two lines.
const TWO_LINES: usize = 44;
const HEADING: f32 = 28.0;
const SPARK: egui::Vec2 = egui::vec2(64.0, 15.0);
/// How far parts are set in below the line of their group.
const INDENT: f32 = 20.0;
/// Rows drawn above and below those that are seen, for the keys to go on to.
const BEYOND: f32 = 2.0 * ROW;

struct Entry {
    id: IndicatorId,
    /// The whole name.
    name: String,
    split: Option<String>,
    /// With other spellings, for searching.
    found_by: String,
    perspective: Option<Perspective>,
    /// Found when its row is first seen: a board may have a thousand indicators.
    latest: Option<Latest>,
}

/// What a row says of an indicator's figures.
struct Latest {
    /// "7,7 % · 2015", or how many units there are figures for.
    text: String,
    has_figures: bool,
    /// Runs of points within the unit square, y downwards.
    spark: Vec<Vec<Pos2>>,
}

/// A row with the room above it.
#[derive(Clone, Copy)]
struct Row {
    top: f32,
    bottom: f32,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Heading(Option<Perspective>),
    Line(Line),
}

/// The list's view state.
#[derive(Default)]
pub struct IndicatorList {
    query: String,
    entries: Vec<Entry>,
    folding: Folding,
    rows: Vec<Row>,
    made_for: Option<(u64, UnitId, Language)>,
    /// The group the keys are at.
    at_group: Option<usize>,
    /// The group that has just been unfolded: its parts are brought into sight.
    unfolded: Option<usize>,
    /// The chosen row still has to be scrolled to.
    follow: bool,
    /// Whose row was last scrolled to.
    followed: Option<IndicatorId>,
    /// The field gets the focus back.
    refocus: bool,
}

fn latest(workspace: &Workspace, id: IndicatorId, selected: UnitId) -> Latest {
    let choice = Choice { indicators: vec![id], ..Choice::default() };
    let base = shown(workspace, selected, &choice).base;
    let (text, spark) = match base.as_slice() {
        [] => (tr!("trend-list-none"), Vec::new()),
        [only] => {
            let spec = Spec { targets: false, ..Spec::new(vec![id], vec![*only]) };
            let figure = Figure::new(workspace, &spec);
            let series = figure.panels.first().and_then(|panel| panel.series.first());
            let latest = series.and_then(|series| {
                let (point, value) = series.last()?;
                let value = crate::chart::title::value_text(series, value);
                let latest = format!("{value} · {}", period_short(point.period));
                Some(match series.figure {
                    FigureKind::Result => latest,
                    kind => format!("{latest} · {}", figure_kind_name(kind)),
                })
            });
            (latest.unwrap_or_default(), series.map(spark).unwrap_or_default())
        }
        several => (tr!("count-units", count = several.len()), Vec::new()),
    };
    Latest { text, has_figures: !base.is_empty(), spark }
}

fn spark(series: &crate::chart::Series) -> Vec<Vec<Pos2>> {
    let points: Vec<(f64, f64)> = series.numbers().map(|(point, value)| (point.x, value)).collect();
    let range = |of: fn(&(f64, f64)) -> f64| {
        let values = points.iter().map(of);
        let low = values.clone().fold(f64::MAX, f64::min);
        let high = values.fold(f64::MIN, f64::max);
        if high > low { (low, high - low) } else { (low - 0.5, 1.0) }
    };
    let ((left, width), (bottom, height)) = (range(|one| one.0), range(|one| one.1));
    #[expect(clippy::cast_possible_truncation, reason = "shares of a tiny picture")]
    let place = |x: f64, y: f64| {
        egui::pos2(((x - left) / width) as f32, (1.0 - (y - bottom) / height) as f32)
    };
    let runs = series.runs.iter().filter(|run| run.main).map(|run| {
        let points = run.points.iter().filter_map(|at| {
            let point = series.points.get(*at)?;
            Some(place(point.x, point.value.number()?))
        });
        points.collect()
    });
    // One figure is no development.
    if points.len() > 1 { runs.collect() } else { Vec::new() }
}

impl IndicatorList {
    fn update(&mut self, workspace: &Workspace, selected: UnitId) {
        let key = Some((workspace.revision(), selected, text::current()));
        if self.made_for == key {
            return;
        }
        let mut all: Vec<_> = workspace.indicators().collect();
        // Answers stand as they do in the report they come from.
        all.sort_by_cached_key(|one| {
            (area_place(one.perspective), one.name.to_lowercase(), one.split.is_some(), one.id)
        });
        let entry = |one: &&Indicator| {
            let name = one.title();
            let found_by = format!("{name} {}", one.aliases.join(" "));
            let (id, split, perspective) = (one.id, one.split.clone(), one.perspective);
            Entry { id, name, split, found_by, perspective, latest: None }
        };
        self.entries = all.iter().map(entry).collect();
        let parts = all
            .iter()
            .map(|one| (area_place(one.perspective), one.name.as_str(), one.split.as_deref()));
        let grouped = Grouped::new(parts);
        if grouped != *self.folding.grouped() {
            self.at_group = None;
        }
        self.folding.regroup(grouped);
        self.made_for = key;
    }

    /// Makes the rows anew where the list, the search or what is unfolded has changed.
    fn lay_out(&mut self) {
        let needle = Needle::new(&self.query);
        let entries = &self.entries;
        let fits = |at: usize| entries.get(at).is_some_and(|one| needle.is_in(&one.found_by));
        if !self.folding.update(&self.query, fits, |name| needle.is_in(name)) {
            return;
        }
        self.rows.clear();
        let mut top = 0.0;
        let mut area = None;
        for line in self.folding.lines() {
            let (first, height) = match *line {
                Line::Group { group, .. } => {
                    let Some(group) = self.folding.grouped().group(group) else { continue };
                    let is_long = group.name.chars().count() > TWO_LINES;
                    (group.parts.first().copied(), if is_long { TALL } else { ROW })
                }
                Line::Single(at) | Line::Part(at) => (Some(at), ROW),
            };
            let Some(entry) = first.and_then(|at| self.entries.get(at)) else { continue };
            let mut add = |what, height| {
                self.rows.push(Row { top, bottom: top + height, what });
                top += height;
            };
            if area != Some(entry.perspective) {
                area = Some(entry.perspective);
                add(What::Heading(entry.perspective), HEADING);
            }
            add(What::Line(*line), height);
        }
    }

    /// The place of an indicator.
    fn place_of(&self, id: Option<&IndicatorId>) -> Option<usize> {
        let id = id?;
        self.entries.iter().position(|entry| entry.id == *id)
    }

    /// Draws it; answers with the indicator that was chosen.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        selected: UnitId,
        chosen: &[IndicatorId],
    ) -> Option<IndicatorId> {
        self.update(workspace, selected);
        if self.followed != chosen.first().copied() {
            self.followed = chosen.first().copied();
            self.follow = true;
            self.at_group = None;
            if let Some(at) = self.place_of(chosen.first()) {
                self.folding.reveal(at);
            }
        }
        let search = field(ui, &mut self.query, &tr!("trend-search"), ui.available_width());
        if std::mem::take(&mut self.refocus) {
            search.request_focus();
        }
        if search.changed() {
            self.follow = true;
            self.at_group = None;
        }
        self.lay_out();
        let mut picked = None;
        if search.has_focus() {
            picked = self.keys(ui, chosen);
        }
        // Enter takes the field's focus away, but it is meant for the list.
        if search.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            match self.at_group {
                Some(group) => {
                    self.turn(ui, group);
                    self.lay_out();
                    self.refocus = true;
                }
                None => picked = self.first_found(chosen).or(picked),
            }
        }
        if self.folding.lines().is_empty() {
            ui.add_space(space::S);
            ui.label(tr!("trend-list-no-match"));
        }
        let area = ScrollArea::vertical().id_salt("trend-list").auto_shrink([false, false]);
        let clicked = area.show_viewport(ui, |ui, viewport| {
            self.rows(ui, workspace, (selected, chosen), viewport)
        });
        let picked = clicked.inner.or(picked);
        self.follow = picked.is_some();
        picked
    }

    /// The first that fits what was typed; nothing where it is chosen without a search.
    fn first_found(&self, chosen: &[IndicatorId]) -> Option<IndicatorId> {
        let grouped = self.folding.grouped();
        let entries = |line: &Line| match *line {
            Line::Group { group, open: false } => {
                grouped.group(group).map(|one| one.parts.clone()).unwrap_or_default()
            }
            Line::Group { .. } => Vec::new(),
            Line::Single(at) | Line::Part(at) => vec![at],
        };
        let found = self.folding.lines().iter().flat_map(entries);
        let found: Vec<IndicatorId> =
            found.filter_map(|at| self.entries.get(at)).map(|entry| entry.id).collect();
        let already = found.iter().any(|id| chosen.contains(id));
        found.first().copied().filter(|_| !already || !self.query.trim().is_empty())
    }

    /// In the field the arrow keys go from line to line. On the line of a group they wait: Enter
    /// unfolds it.
    fn keys(&mut self, ui: &Ui, chosen: &[IndicatorId]) -> Option<IndicatorId> {
        let (down, up) = ui.input_mut(|input| {
            (
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowDown),
                input.count_and_consume_key(Modifiers::NONE, Key::ArrowUp),
            )
        });
        if down == 0 && up == 0 {
            return None;
        }
        let lines = self.folding.lines();
        let here = match self.at_group {
            Some(at) => lines
                .iter()
                .position(|line| matches!(line, Line::Group { group, .. } if *group == at)),
            None => {
                let place = self.place_of(chosen.first());
                lines.iter().position(|line| place.is_some() && line.entry() == place)
            }
        };
        let to = match here {
            Some(here) => (here + down).saturating_sub(up).min(lines.len().saturating_sub(1)),
            None => 0,
        };
        let line = self.folding.line(to)?;
        self.follow = true;
        self.at_group = match line {
            Line::Group { group, .. } => Some(group),
            Line::Single(_) | Line::Part(_) => None,
        };
        line.entry().and_then(|at| self.entries.get(at)).map(|entry| entry.id)
    }

    /// The rows that are seen.
    fn seen(&self, viewport: Rect) -> Range<usize> {
        let from = self.rows.partition_point(|row| row.bottom < viewport.top() - BEYOND);
        let to = self.rows.partition_point(|row| row.top <= viewport.bottom() + BEYOND);
        from..to.max(from)
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        workspace: &Workspace,
        (selected, chosen): (UnitId, &[IndicatorId]),
        viewport: Rect,
    ) -> Option<IndicatorId> {
        let whole = ui.max_rect();
        let height = self.rows.last().map_or(0.0, |row| row.bottom);
        ui.set_height(height);
        let place = |row: Row| {
            let top = whole.top();
            Rect::from_x_y_ranges(whole.x_range(), top + row.top..=top + row.bottom)
        };
        if self.follow {
            let at = self.rows.iter().find(|row| self.is_here(row.what, chosen));
            if let Some(row) = at {
                ui.scroll_to_rect(place(*row), Some(egui::Align::Center));
            }
        }
        let unfolded = self.unfolded.take().and_then(|group| self.extent(group));
        if let Some((top, bottom)) = unfolded {
            let top = whole.top() + top;
            let bottom = (whole.top() + bottom).min(top + viewport.height());
            ui.scroll_to_rect(Rect::from_x_y_ranges(whole.x_range(), top..=bottom), None);
        }
        let id = ui.scope_id();
        let mut picked = None;
        for row in self.rows.get(self.seen(viewport)).unwrap_or_default().to_vec() {
            let rect = place(row);
            match row.what {
                What::Heading(area) => heading(ui, rect, area),
                What::Line(Line::Group { group, open }) => {
                    let Some(held) = self.folding.grouped().group(group) else { continue };
                    let is_chosen = !open
                        && held.parts.iter().any(|at| {
                            self.entries.get(*at).is_some_and(|one| chosen.contains(&one.id))
                        });
                    let at_keys = self.at_group == Some(group);
                    let id = id.with(("group", group));
                    let response = group_row(ui, (rect, id), held, open, (is_chosen, at_keys));
                    if response.gained_focus() {
                        ui.scroll_to_rect(rect, None);
                    }
                    if response.clicked() {
                        self.turn(ui, group);
                    }
                }
                What::Line(line) => {
                    let Some(entry) = line.entry().and_then(|at| self.entries.get_mut(at)) else {
                        continue;
                    };
                    if entry.latest.is_none() {
                        entry.latest = Some(latest(workspace, entry.id, selected));
                    }
                    let is_chosen = chosen.contains(&entry.id);
                    let is_part = matches!(line, Line::Part(_));
                    let response =
                        entry_row(ui, (rect, id.with(entry.id)), entry, is_part, is_chosen);
                    if response.gained_focus() {
                        ui.scroll_to_rect(rect, None);
                    }
                    if response.clicked() {
                        picked = Some(entry.id);
                    }
                }
            }
        }
        picked
    }

    /// Folds or unfolds a group.
    fn turn(&mut self, ui: &Ui, group: usize) {
        self.folding.turn(group);
        self.unfolded = Some(group);
        ui.ctx().request_repaint();
    }

    /// Where a group stands with its parts.
    fn extent(&self, group: usize) -> Option<(f32, f32)> {
        let is_it = |row: &Row| matches!(row.what, What::Line(Line::Group { group: at, .. }) if at == group);
        let first = self.rows.iter().position(is_it)?;
        let parts = self.rows.iter().skip(first + 1);
        let last = parts.take_while(|row| matches!(row.what, What::Line(Line::Part(_)))).last();
        let row = self.rows.get(first)?;
        Some((row.top, last.map_or(row.bottom, |last| last.bottom)))
    }

    /// Whether the row is the one the keys are at, or the first chosen one.
    fn is_here(&self, what: What, chosen: &[IndicatorId]) -> bool {
        match (what, self.at_group) {
            (What::Line(Line::Group { group, .. }), Some(at)) => group == at,
            (What::Line(line), None) => {
                let entry = line.entry().and_then(|at| self.entries.get(at));
                entry.is_some_and(|entry| chosen.first() == Some(&entry.id))
            }
            _ => false,
        }
    }
}

fn heading(ui: &Ui, rect: Rect, perspective: Option<Perspective>) {
    let palette = palette(ui);
    let name = perspective.map_or_else(|| tr!("trend-no-area"), perspective_name);
    let response = ui.interact(rect, ui.scope_id().with(("area", perspective)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    let colour = match perspective {
        Some(_) => palette.perspective(perspective),
        None => palette.ink_second,
    };
    let at = egui::pos2(rect.left() + space::S, rect.bottom() - space::S);
    ui.painter().text(at, Align2::LEFT_BOTTOM, name, semibold(text_size::SMALL), colour);
}

/// What is behind a row: chosen, pointed at, or with the keys.
fn ground(ui: &Ui, rect: Rect, response: &egui::Response, chosen: bool, at_keys: bool) {
    let palette = palette(ui);
    let corners = CornerRadius::same(radius::CONTROL);
    if chosen {
        ui.painter().rect_filled(rect, corners, palette.accent_soft);
    } else if response.hovered() || response.has_focus() || at_keys {
        ui.painter().rect_filled(rect, corners, palette.sunken);
    }
    if response.has_focus() || at_keys {
        let stroke = Stroke::new(1.0, palette.accent);
        ui.painter().rect_stroke(rect, corners, stroke, egui::StrokeKind::Inside);
    }
}

/// The name that the parts below it share, and how many they are.
fn group_row(
    ui: &Ui,
    (rect, id): (Rect, Id),
    group: &Group,
    open: bool,
    (chosen, at_keys): (bool, bool),
) -> egui::Response {
    let palette = palette(ui);
    let response = ui.interact(rect, id, Sense::click());
    let count = tr!("count-indicators", count = group.parts.len());
    let spoken = format!("{}, {count}", group.name);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    ground(ui, rect, &response, chosen, at_keys);
    let sign = if open { icon::CHEVRON_DOWN } else { icon::CHEVRON_RIGHT };
    let at = egui::pos2(rect.left() + 4.0, rect.center().y);
    ui.painter().text(at, Align2::LEFT_CENTER, sign, icon_font(14.0), palette.ink_second);
    let small = FontId::proportional(text_size::SMALL);
    let at = egui::pos2(rect.right() - space::S, rect.center().y);
    let number = group.parts.len().to_string();
    let number = ui.painter().text(at, Align2::RIGHT_CENTER, number, small, palette.ink_third);
    let left = rect.left() + space::S + INDENT - 4.0;
    let lines = if rect.height() > ROW { 3 } else { 2 };
    let font = if open { medium(text_size::BODY) } else { FontId::proportional(text_size::BODY) };
    let name = cut_name(ui, &group.name, &font, number.left() - space::S - left, lines);
    let at = egui::pos2(left, rect.center().y - name.galley.size().y / 2.0);
    let ink = if chosen { palette.accent } else { palette.ink };
    ui.painter().galley(at, name.galley, ink);
    response.on_hover_text(format!("{}\n{count}", group.name))
}

/// An indicator; of a part only what tells it from the others of its group.
fn entry_row(
    ui: &Ui,
    (rect, id): (Rect, Id),
    entry: &Entry,
    is_part: bool,
    chosen: bool,
) -> egui::Response {
    let palette = palette(ui);
    let response = ui.interact(rect, id, Sense::click());
    let Some(latest) = &entry.latest else { return response };
    let spoken = format!("{}, {}", entry.name, latest.text);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    ground(ui, rect, &response, chosen, false);
    let ink = match (chosen, latest.has_figures) {
        (true, _) => palette.accent,
        (false, true) => palette.ink,
        (false, false) => palette.ink_third,
    };
    let split = entry.split.as_ref().filter(|_| is_part);
    let left = rect.left() + space::S + if is_part { INDENT } else { 0.0 };
    let spark = Rect::from_min_size(
        egui::pos2(rect.right() - space::S - SPARK.x, rect.bottom() - 4.0 - SPARK.y),
        SPARK,
    );
    let whole = rect.right() - space::S;
    let beside = if latest.spark.is_empty() { whole } else { spark.left() - space::S };
    let font = if chosen { medium(text_size::BODY) } else { FontId::proportional(text_size::BODY) };
    let name = cut_name(ui, split.unwrap_or(&entry.name), &font, whole - left, 1);
    let more = name.is_cut || is_part;
    let small = FontId::proportional(text_size::SMALL);
    let second_line = cut(ui, &latest.text, small, beside - left);
    ui.painter().galley(egui::pos2(left, rect.top() + 4.0), name.galley, ink);
    let second = if chosen { palette.ink_second } else { palette.ink_third };
    ui.painter().galley(egui::pos2(left, rect.top() + 23.0), second_line, second);
    let stroke = Stroke::new(1.5, palette.perspective(entry.perspective));
    for run in &latest.spark {
        let place = |at: &Pos2| spark.lerp_inside(at.to_vec2());
        if let [only] = run.as_slice() {
            ui.painter().circle_filled(place(only), 1.5, stroke.color);
        } else {
            ui.painter().line(run.iter().map(place).collect(), stroke);
        }
    }
    if more { response.on_hover_text(&entry.name) } else { response }
}
