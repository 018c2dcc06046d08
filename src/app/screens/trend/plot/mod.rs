//! The chart on screen: axes, grid, lines and labels from the same ticks and placement as on
//! paper.

mod cells;
mod gestures;
mod labels;
mod lines;
mod told;

use std::collections::BTreeMap;

use eframe::egui::{
    self, Align2, Color32, FontId, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo,
};
use egui_plot::{PlotBounds, PlotPoint, PlotTransform};

use self::lines::{Kept, MadeFor, Pen, level};
pub use self::told::{origin_lines, told};
use super::choice::Arrangement;
use super::view::{PanelView, Run, View};
use crate::app::theme::{Palette, medium, palette, space, text_size};
use crate::chart::period_ticks::{PeriodTick, period_ticks};
use crate::chart::placement::end_label;
use crate::chart::theme::{Ink, Style};
use crate::chart::{Panel, Point, Series};
use crate::domain::{Period, SlotKey, Workspace};

pub use self::cells::cells;

/// How near the pointer must be to a point to mean it.
const REACH: f32 = 22.0;
/// The radius of markers.
const MARKER: f32 = 4.0;
/// The share of the width that labels may take.
const LABEL_SHARE: f32 = 0.34;

/// What a person is doing with the chart.
#[derive(Default)]
pub struct Exploring {
    /// The years shown when not all are.
    pub zoom: Option<(f64, f64)>,
    /// Stays until another is picked.
    pub pinned: Option<SlotKey>,
    /// Under the pointer now.
    pub hovered: Option<SlotKey>,
    /// A range of time that was just selected, or let go of.
    pub wanted: Option<Option<(Period, Period)>>,
    /// A range being drawn.
    drag: Option<Drag>,
    /// Where a range selected with the keys begins.
    anchor: Option<Period>,
    /// The keys and not the pointer were used last, so the chart shows that it has the focus.
    by_keys: bool,
    /// Whose line is brought forward: what the pointer was at in the frame before, else the
    /// pinned point.
    marked: Option<SlotKey>,
    /// The lines of each plot.
    kept: BTreeMap<usize, Kept>,
    /// How each panel shares its room.
    shared: BTreeMap<usize, Shared>,
}

/// Where a range being drawn begins and has come to, in years.
#[derive(Clone, Copy, Debug)]
struct Drag {
    /// The plot it is drawn in.
    plot: egui::Id,
    from: f64,
    to: f64,
}

impl Exploring {
    /// Call before the panels of a frame.
    pub fn begin_frame(&mut self) {
        self.marked = self.hovered.take().or(self.pinned);
    }

    /// Forgets what belongs to another chart.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Other figures are drawn from now on.
    pub fn redraw(&mut self) {
        self.kept.clear();
        self.shared.clear();
    }
}

/// How the room of a panel is shared between axes, plot and labels; kept until it changes.
#[derive(Clone)]
struct Shared {
    made_for: (f32, (f64, f64), f32),
    gutter: f32,
    right_gutter: f32,
    label_room: f32,
    ticks: Vec<PeriodTick>,
}

/// The colour of an ink in the window.
pub fn colour(palette: &Palette, ink: Ink) -> Color32 {
    match ink {
        Ink::Ground => palette.surface,
        Ink::Text | Ink::Target => palette.ink,
        Ink::TextSecond => palette.ink_second,
        Ink::Grid => palette.line,
        Ink::Perspective(perspective) => palette.perspective(perspective),
        Ink::Series(place) => {
            let place = usize::from(place) % palette.series.len();
            palette.series.get(place).copied().unwrap_or(palette.accent)
        }
        Ink::Benchmark => palette.ink_third,
        Ink::Quiet => palette.mark,
        Ink::TargetBand => palette.accent_soft,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a screen need no more than f32")]
fn narrow(value: f64) -> f32 {
    value as f32
}

fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

fn small() -> FontId {
    FontId::proportional(text_size::SMALL)
}

/// A line being drawn.
struct Line<'a> {
    series: &'a Series,
    runs: &'a [Run],
    style: Style,
}

/// A plot being drawn: some lines against one value axis.
struct Drawing<'a> {
    panel: &'a Panel,
    view: &'a PanelView,
    lines: Vec<Line<'a>>,
    area: Rect,
    years: (f64, f64),
    transform: PlotTransform,
    palette: &'static Palette,
    marked: Option<SlotKey>,
    /// So many of the lines, from the first on, can be pointed at.
    active: usize,
}

impl<'a> Drawing<'a> {
    fn new(
        ui: &Ui,
        (panel, view): (&'a Panel, &'a PanelView),
        area: Rect,
        years: (f64, f64),
        marked: Option<SlotKey>,
    ) -> Self {
        let (low, high) = view.ticks.range();
        let bounds = PlotBounds::from_min_max([years.0, low], [years.1, high]);
        let line = |(series, runs): (&'a Series, &'a Vec<Run>)| Line {
            series,
            runs: runs.as_slice(),
            style: series.style,
        };
        Self {
            panel,
            view,
            lines: panel.series.iter().zip(&view.runs).map(line).collect(),
            area,
            years,
            transform: PlotTransform::new(area, bounds, false),
            palette: palette(ui),
            marked,
            active: panel.series.len(),
        }
    }

    fn pointed_at(&self) -> impl Iterator<Item = &Line<'a>> {
        self.lines.iter().take(self.active)
    }

    fn y(&self, value: f64) -> f32 {
        self.transform.position_from_point_y(value)
    }

    /// Light lines at the ticks, with their numbers to the left where there is room for them.
    fn grid(&self, ui: &Ui, labelled: bool, ink: Color32) {
        let painter = ui.painter();
        for (value, label) in self.view.ticks.values.iter().zip(self.view.ticks.labels()) {
            let y = self.y(*value);
            painter.hline(self.area.x_range(), y, Stroke::new(1.0, self.palette.line));
            if labelled {
                let at = egui::pos2(self.area.left() - space::S, y);
                painter.text(at, Align2::RIGHT_CENTER, label, small(), ink);
            }
        }
    }

    /// The numbers of a second axis, to the right.
    fn right_axis(&self, ui: &Ui, ink: Color32) {
        let right = self.area.right();
        for (value, label) in self.view.ticks.values.iter().zip(self.view.ticks.labels()) {
            let y = self.y(*value);
            ui.painter().hline(right..=right + 4.0, y, Stroke::new(1.0, ink));
            let at = egui::pos2(right + space::S, y);
            ui.painter().text(at, Align2::LEFT_CENTER, label, small(), ink);
        }
    }

    fn is_marked(&self, series: &Series) -> bool {
        self.marked.is_some_and(|marked| series.holds(marked))
    }

    fn ink(&self, line: &Line<'_>) -> Color32 {
        if line.style.ink == Ink::Quiet && self.is_marked(line.series) {
            return self.palette.accent;
        }
        colour(self.palette, line.style.ink)
    }

    fn shapes(&self, line: &Line<'_>, marked: bool, pixels_per_point: f32) -> Vec<Shape> {
        let pen = Pen {
            style: line.style,
            ink: if marked { self.ink(line) } else { colour(self.palette, line.style.ink) },
            ground: self.palette.surface,
            marked,
            transform: &self.transform,
            pixels_per_point,
        };
        pen.shapes(line.runs)
    }

    /// The lines, the one pointed at above all.
    fn draw_lines(&self, ui: &Ui, kept: &mut Kept) {
        let pixels_per_point = ui.pixels_per_point();
        let made_for = MadeFor {
            size: self.area.size(),
            years: self.years,
            values: self.view.ticks.range(),
            pixels_per_point,
            dark: ui.visuals().dark_mode,
        };
        kept.update(ui.ctx(), made_for, self.area, || {
            self.lines.iter().map(|line| self.shapes(line, false, pixels_per_point)).collect()
        });
        let painter =
            ui.painter().with_clip_rect(self.area.expand(MARKER).intersect(ui.clip_rect()));
        let marked =
            |place: usize| self.lines.get(place).is_some_and(|line| self.is_marked(line.series));
        kept.paint(&painter, |place| !marked(place));
        for line in self.lines.iter().filter(|line| self.is_marked(line.series)) {
            painter.extend(self.shapes(line, true, pixels_per_point));
        }
    }

    fn draw_target(&self, ui: &Ui) {
        let painter = ui.painter().with_clip_rect(self.area.expand(2.0).intersect(ui.clip_rect()));
        let x = |year: f64| {
            self.transform.position_from_point_x(year.clamp(self.years.0, self.years.1))
        };
        let ink = self.palette.ink;
        for span in self.panel.target.iter().flat_map(|target| &target.spans) {
            let (from, to) = (x(span.from), x(span.to));
            let (low, high) = (self.y(span.low), self.y(span.high));
            if span.high > span.low {
                let band = Rect::from_two_pos(egui::pos2(from, low), egui::pos2(to, high));
                painter.rect_filled(band, 0, self.palette.accent_soft);
                painter.extend(level(from, to, low, ink));
            }
            painter.extend(level(from, to, high, ink));
        }
        if self.view.ticks.range().0 < 0.0 {
            painter.hline(self.area.x_range(), self.y(0.0), Stroke::new(1.0, self.palette.mark));
        }
    }

    /// Where a point stands on the screen, if it has a number and can be seen.
    fn place(&self, point: &Point) -> Option<Pos2> {
        let at = PlotPoint::new(point.x, point.value.number()?);
        let at = self.transform.position_from_point(&at);
        self.area.expand(2.0).contains(at).then_some(at)
    }

    fn place_of(&self, picked: SlotKey) -> Option<Pos2> {
        let line = self.pointed_at().find(|line| line.series.holds(picked))?;
        self.place(line.series.at(picked.period)?)
    }

    /// Every point that can be seen, line by line.
    fn seen(&self) -> Vec<SlotKey> {
        let of_line = |line: &'_ Line<'_>| -> Vec<SlotKey> {
            let points = line.series.points.iter();
            let seen = points.filter(|point| self.place(point).is_some());
            seen.map(|point| line.series.slot(point.period)).collect()
        };
        self.pointed_at().flat_map(of_line).collect()
    }

    /// The point the pointer means, with how far away it is.
    fn nearest(&self, pointer: Pos2) -> Option<(f32, SlotKey)> {
        if !self.area.expand(REACH).contains(pointer) {
            return None;
        }
        // Most points are far to one side; the rest need not be worked out for them.
        let year = |x: f32| self.transform.value_from_position(egui::pos2(x, pointer.y)).x;
        let beside = year(pointer.x - REACH)..=year(pointer.x + REACH);
        let near = |point: &Point| {
            let distance = self.place(point)?.distance(pointer);
            (distance <= REACH).then_some(distance)
        };
        let points = self
            .pointed_at()
            .flat_map(|line| line.series.points.iter().map(move |point| (line.series, point)));
        points
            .filter(|(_, point)| beside.contains(&point.x))
            .filter_map(|(series, point)| Some((near(point)?, series.slot(point.period))))
            .min_by(|(one, _), (other, _)| one.total_cmp(other))
    }
}

/// The point the pointer means among several plots.
fn nearest(drawings: &[Drawing<'_>], pointer: Pos2) -> Option<SlotKey> {
    drawings
        .iter()
        .filter_map(|drawing| drawing.nearest(pointer))
        .min_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, picked)| picked)
}

/// What is done with these plots: zooming, selecting, pointing, walking, and what that shows.
fn handle(
    ui: &Ui,
    workspace: &Workspace,
    view: &View,
    response: &Response,
    drawings: &[Drawing<'_>],
    exploring: &mut Exploring,
) {
    let at_pointer = |pointer: Pos2| {
        drawings.iter().find(|drawing| drawing.area.expand(MARKER).contains(pointer))
    };
    let pressed = ui.input(|input| input.pointer.press_origin());
    let used = pressed.or(response.hover_pos()).and_then(at_pointer).or(drawings.first());
    let (Some(used), Some(time)) = (used, view.time) else { return };
    let range = view.key.choice().range;
    gestures::zoom(ui, response, used, time, exploring);
    gestures::select(ui, response, used, exploring);
    gestures::pick(ui, response, exploring, |pointer| nearest(drawings, pointer));
    gestures::walk(ui, response, exploring, range, || {
        drawings.iter().flat_map(Drawing::seen).collect()
    });
    let spoken = exploring.pinned.and_then(|picked| told(workspace, view, picked));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Canvas, true, &view.told().description);
        info.current_text_value = spoken.as_ref().map(|told| told.what.clone());
        info
    });
    let at = |picked: Option<SlotKey>| {
        let picked = picked?;
        drawings.iter().find_map(|drawing| drawing.place_of(picked))
    };
    let (pinned, hovered) = (at(exploring.pinned), at(exploring.hovered));
    let palette = palette(ui);
    for (at, width) in [pinned, hovered].into_iter().zip([2.0, 1.5]) {
        if let Some(at) = at {
            ui.painter().circle_stroke(at, 7.5, Stroke::new(width, palette.accent));
        }
    }
    if response.has_focus() && exploring.by_keys {
        let stroke = Stroke::new(1.0, palette.accent);
        let rect = response.rect.expand(3.0);
        ui.painter().rect_stroke(rect, 4, stroke, egui::StrokeKind::Outside);
    }
    if let (Some(picked), Some(at)) = (exploring.hovered, hovered)
        && let Some(told) = told(workspace, view, picked)
    {
        told::tooltip(ui, response, &told, at);
    }
}

/// The colour of a second axis and its numbers: that of its line, where it has one.
pub fn axis_ink(palette: &Palette, panel: &Panel) -> Color32 {
    let mut own = panel.series.iter().filter(|one| one.is_own());
    match (own.next(), own.next()) {
        (Some(only), None) => colour(palette, only.style.ink),
        _ => palette.ink_second,
    }
}

fn share(ui: &Ui, panels: &[(&Panel, &PanelView)], width: f32, years: (f64, f64)) -> Shared {
    let widest = |texts: &mut dyn Iterator<Item = String>, font: FontId| {
        texts.map(|text| text_width(ui, &text, font.clone())).fold(0.0_f32, f32::max)
    };
    let axis = |place: usize| {
        let labels = panels.get(place).map(|(_, view)| view.ticks.labels());
        labels.map_or(0.0, |labels| widest(&mut labels.into_iter(), small()) + space::S)
    };
    let (gutter, right_gutter) = (axis(0), axis(1));
    let ends = panels.iter().flat_map(|(panel, _)| {
        let of = |one: &Series| Some(end_label(panel, one, one.last()?.1, &|_| true));
        panel.series.iter().filter_map(of).collect::<Vec<_>>()
    });
    let targets = panels.iter().filter_map(|(panel, _)| Some(panel.target.as_ref()?.label.clone()));
    let label_room =
        widest(&mut ends.chain(targets), medium(text_size::SMALL)).min(width * LABEL_SHARE);
    let measure = |text: &str| f64::from(text_width(ui, text, small()));
    let room = width - gutter - right_gutter - label_room - space::M;
    let mut periods: Vec<Period> =
        panels.iter().flat_map(|(_, view)| view.periods.iter().copied()).collect();
    if panels.len() > 1 {
        periods.sort_unstable();
        periods.dedup();
    }
    let ticks = period_ticks(&periods, years, f64::from(room), &measure);
    let made_for = (width, years, ui.pixels_per_point());
    Shared { made_for, gutter, right_gutter, label_room, ticks }
}

/// Draws one panel of the view over the available width, or two against an axis each.
pub fn panel(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &View,
    places: &[usize],
    height: f32,
    exploring: &mut Exploring,
) {
    let panels: Vec<(&Panel, &PanelView)> = places
        .iter()
        .filter_map(|place| Some((view.drawn.get(*place)?, view.panels.get(*place)?.as_ref()?)))
        .collect();
    let (Some(first), Some(time)) = (places.first().copied(), view.time) else { return };
    let (_, whole) = ui.allocate_space(egui::vec2(ui.available_width(), height));
    let years = exploring.zoom.unwrap_or(time);
    let held = exploring.shared.get(&first);
    let held = held.filter(|one| one.made_for == (whole.width(), years, ui.pixels_per_point()));
    let shared = match held {
        Some(held) => held.clone(),
        None => share(ui, &panels, whole.width(), years),
    };
    let rows = if shared.ticks.iter().any(|tick| tick.second_row) { 2.0 } else { 1.0 };
    let area = Rect::from_min_max(
        whole.left_top() + egui::vec2(shared.gutter, space::S),
        whole.right_bottom()
            - egui::vec2(shared.label_room + shared.right_gutter + space::M, 4.0 + 16.0 * rows),
    );
    if area.width() < 40.0 || area.height() < 30.0 {
        return;
    }
    let drawings: Vec<Drawing<'_>> = panels
        .into_iter()
        .map(|panel| Drawing::new(ui, panel, area, years, exploring.marked))
        .collect();
    let id = ui.scope_id().with(("trend-plot", first));
    let response = ui.interact(area, id, Sense::click_and_drag());
    let palette = palette(ui);
    let two = drawings.len() > 1;
    for (number, drawing) in drawings.iter().enumerate() {
        let ink = if two { axis_ink(palette, drawing.panel) } else { palette.ink_second };
        if number == 0 {
            gestures::paint_range(ui, drawing, exploring, view.key.choice().range);
            drawing.grid(ui, true, ink);
        } else {
            drawing.right_axis(ui, ink);
        }
    }
    for drawing in &drawings {
        drawing.draw_target(ui);
    }
    for (drawing, place) in drawings.iter().zip(places).rev() {
        drawing.draw_lines(ui, exploring.kept.entry(*place).or_default());
    }
    if let Some(drawing) = drawings.first() {
        for tick in &shared.ticks {
            let row = if tick.second_row { 1.0 } else { 0.0 };
            let x = drawing.transform.position_from_point_x(tick.x);
            let at = egui::pos2(x, area.bottom() + 4.0 + 16.0 * row);
            ui.painter().text(at, Align2::CENTER_TOP, &tick.label, small(), palette.ink_second);
        }
    }
    let labels = (area.right() + shared.right_gutter + space::M, shared.label_room);
    labels::end_labels(ui, &drawings, labels, first, exploring);
    handle(ui, workspace, view, &response, &drawings, exploring);
    exploring.shared.insert(first, shared);
}

/// Which panels stand in which plot.
#[must_use]
pub fn plots(view: &View) -> Vec<Vec<usize>> {
    let drawn =
        (0..view.panels.len()).filter(|at| view.panels.get(*at).is_some_and(Option::is_some));
    match view.arrangement() {
        Arrangement::TwoAxes => vec![drawn.collect()],
        Arrangement::Together | Arrangement::Each => drawn.map(|place| vec![place]).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Perspective;

    #[test]
    fn a_line_has_the_same_colour_on_screen_and_on_paper() {
        let palette = crate::app::theme::of(false);
        let mut inks = vec![Ink::Ground, Ink::Text, Ink::TextSecond, Ink::Grid, Ink::Benchmark];
        inks.extend([Ink::Quiet, Ink::Target, Ink::TargetBand, Ink::Perspective(None)]);
        inks.extend(Perspective::ALL.map(|one| Ink::Perspective(Some(one))));
        inks.extend((0..8).map(Ink::Series));
        for ink in inks {
            let (screen, paper) = (colour(palette, ink), ink.on_paper());
            assert_eq!([screen.r(), screen.g(), screen.b()], [paper.red, paper.green, paper.blue]);
        }
    }
}
