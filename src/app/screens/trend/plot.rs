//! The chart on screen: the lines in egui_plot; axes, grid and labels from the same ticks and
//! placement as on paper.

use eframe::egui::{
    self, Align2, Color32, EventFilter, FontId, Key, Modifiers, Pos2, Rect, Response, Role, Sense,
    Stroke, Tooltip, Ui, UiBuilder, WidgetInfo,
};
use egui_plot::{
    HLine, Line, LineStyle, MarkerShape, Plot, PlotBounds, PlotPoint, PlotPoints, PlotTransform,
    Points, Polygon,
};

use super::origin::{Origin, Place, origin};
use super::view::{PanelView, Run, View};
use crate::app::theme::{Palette, medium, palette, space, text_size};
use crate::chart::labels::{Wanted, spread};
use crate::chart::period_ticks::period_ticks;
use crate::chart::placement::end_label;
use crate::chart::theme::{Dash, Ink, Marker, Style};
use crate::chart::{Panel, Point, Series};
use crate::domain::{FigureKind, SeriesKey, SlotKey, Workspace};

/// How near the pointer must be to a point to mean it.
const REACH: f32 = 22.0;
const LABEL_HEIGHT: f32 = 17.0;
/// The share of the width that labels may take.
const LABEL_SHARE: f32 = 0.34;
/// A view is never narrower than this, in years.
const NARROWEST: f64 = 0.75;

/// What a person is doing with the chart.
#[derive(Default)]
pub struct Exploring {
    /// The years shown when not all are.
    pub zoom: Option<(f64, f64)>,
    /// Stays until another is picked.
    pub pinned: Option<SlotKey>,
    /// Under the pointer now.
    pub hovered: Option<SlotKey>,
    /// The keys and not the pointer were used last, so the chart shows that it has the focus.
    by_keys: bool,
    /// Whose line is brought forward: what the pointer was at in the frame before, else the
    /// pinned point.
    marked: Option<SlotKey>,
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

fn line_style(dash: Dash) -> LineStyle {
    match dash {
        Dash::Solid => LineStyle::Solid,
        Dash::Dashed => LineStyle::Dashed { length: 5.0 },
        Dash::LongDashed => LineStyle::Dashed { length: 10.0 },
        Dash::Dotted => LineStyle::Dotted { spacing: 4.5 },
    }
}

fn marker_shape(marker: Marker) -> MarkerShape {
    match marker {
        Marker::Circle => MarkerShape::Circle,
        Marker::Square => MarkerShape::Square,
        Marker::Up => MarkerShape::Up,
        Marker::Diamond => MarkerShape::Diamond,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on a screen need no more than f32")]
fn narrow(value: f64) -> f32 {
    value as f32
}

fn text_width(ui: &Ui, text: &str, font: FontId) -> f32 {
    ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
}

/// A panel being drawn.
struct Drawing<'a> {
    panel: &'a Panel,
    view: &'a PanelView,
    area: Rect,
    label_room: f32,
    range: (f64, f64),
    palette: &'static Palette,
    marked: Option<SlotKey>,
}

/// A name at a line's end, before it has its place.
struct EndLabel {
    text: String,
    /// Without anything cut.
    whole: String,
    ink: Color32,
    end: Pos2,
    /// The end of the line; targets have none.
    picked: Option<SlotKey>,
}

/// Draws one panel of the view over the available width.
pub fn panel(
    ui: &mut Ui,
    workspace: &Workspace,
    view: &View,
    place: usize,
    height: f32,
    exploring: &mut Exploring,
) {
    let (Some(panel), Some(Some(panel_view)), Some(time)) =
        (view.figure.panels.get(place), view.panels.get(place), view.time)
    else {
        return;
    };
    let small = || FontId::proportional(text_size::SMALL);
    let (_, whole) = ui.allocate_space(egui::vec2(ui.available_width(), height));
    let widest = |texts: &mut dyn Iterator<Item = String>, font: FontId| {
        texts.map(|text| text_width(ui, &text, font.clone())).fold(0.0_f32, f32::max)
    };
    let gutter = widest(&mut panel_view.ticks.labels().into_iter(), small()) + space::S;
    let ends =
        panel.series.iter().filter_map(|one| Some(end_label(panel, one, one.last()?.1, &|_| true)));
    let targets = panel.target.iter().map(|target| target.label.clone());
    let label_room =
        widest(&mut ends.chain(targets), medium(text_size::SMALL)).min(whole.width() * LABEL_SHARE);
    let measure = |text: &str| f64::from(text_width(ui, text, small()));
    let range = exploring.zoom.unwrap_or(time);
    let width = whole.width() - gutter - label_room - space::M;
    let ticks = period_ticks(&panel_view.periods, range, f64::from(width), &measure);
    let rows = if ticks.iter().any(|tick| tick.second_row) { 2.0 } else { 1.0 };
    let area = Rect::from_min_max(
        whole.left_top() + egui::vec2(gutter, space::S),
        whole.right_bottom() - egui::vec2(label_room + space::M, 4.0 + 16.0 * rows),
    );
    if area.width() < 40.0 || area.height() < 30.0 {
        return;
    }
    let drawing = Drawing {
        panel,
        view: panel_view,
        area,
        label_room,
        range,
        palette: palette(ui),
        marked: exploring.marked,
    };
    drawing.grid(ui);
    let (response, transform) = drawing.lines(ui, place);
    for tick in &ticks {
        let row = if tick.second_row { 1.0 } else { 0.0 };
        let x = transform.position_from_point_x(tick.x);
        let at = egui::pos2(x, area.bottom() + 4.0 + 16.0 * row);
        let ink = drawing.palette.ink_second;
        ui.painter().text(at, Align2::CENTER_TOP, &tick.label, small(), ink);
    }
    drawing.end_labels(ui, &transform, place, exploring);
    explore(ui, &response, &transform, time, exploring);
    pick(ui, &response, exploring, |pointer| drawing.nearest(&transform, pointer));
    walk(ui, &response, exploring, || drawing.seen(&transform));
    let spoken = exploring.pinned.and_then(|picked| told(workspace, picked));
    let description = &view.figure.description;
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Canvas, true, description);
        info.current_text_value = spoken.as_ref().map(|told| told.what.clone());
        info
    });
    let at = |picked: Option<SlotKey>| drawing.place_of(&transform, picked?);
    let (pinned, hovered) = (at(exploring.pinned), at(exploring.hovered));
    drawing.highlight(ui, [pinned, hovered], response.has_focus() && exploring.by_keys);
    if let (Some(picked), Some(at)) = (exploring.hovered, hovered) {
        tooltip(ui, workspace, &response, picked, at);
    }
}

/// The number of a point told in full.
pub fn told(workspace: &Workspace, picked: SlotKey) -> Option<Origin> {
    origin(workspace, Place::Figure(picked))
}

impl Drawing<'_> {
    fn y(&self, value: f64) -> f32 {
        let (low, high) = self.view.ticks.range();
        let share = (value - low) / (high - low);
        self.area.bottom() - narrow(share) * self.area.height()
    }

    fn grid(&self, ui: &Ui) {
        let painter = ui.painter();
        for (value, label) in self.view.ticks.values.iter().zip(self.view.ticks.labels()) {
            let y = self.y(*value);
            painter.hline(self.area.x_range(), y, Stroke::new(1.0, self.palette.line));
            let at = egui::pos2(self.area.left() - space::S, y);
            let font = FontId::proportional(text_size::SMALL);
            painter.text(at, Align2::RIGHT_CENTER, label, font, self.palette.ink_second);
        }
    }

    fn lines(&self, ui: &mut Ui, place: usize) -> (Response, PlotTransform) {
        let (low, high) = self.view.ticks.range();
        let bounds = PlotBounds::from_min_max([self.range.0, low], [self.range.1, high]);
        let plot = Plot::new(("trend-plot", place))
            .width(self.area.width())
            .height(self.area.height())
            .show_axes(false)
            .show_grid(false)
            .show_background(false)
            .show_x(false)
            .show_y(false)
            .show_crosshair(false)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_axis_zoom_drag(false)
            .allow_double_click_reset(false)
            .sense(Sense::click_and_drag());
        // A child of its own, so that the cursor stays below the whole panel.
        let mut child = ui.new_child(UiBuilder::new().max_rect(self.area));
        let shown = plot.show(&mut child, |plot| {
            plot.set_plot_bounds(bounds);
            self.target(plot);
            let series = self.panel.series.iter().zip(&self.view.runs);
            // The first chosen on top, the one pointed at above all.
            for (one, runs) in series.clone().rev().filter(|(one, _)| !self.is_marked(one)) {
                self.series(plot, one, runs, false);
            }
            for (one, runs) in series.filter(|(one, _)| self.is_marked(one)) {
                self.series(plot, one, runs, true);
            }
        });
        (shown.response, shown.transform)
    }

    fn is_marked(&self, series: &Series) -> bool {
        self.marked.is_some_and(|marked| series.holds(marked))
    }

    fn ink(&self, series: &Series) -> Color32 {
        if series.style.ink == Ink::Quiet && self.is_marked(series) {
            return self.palette.accent;
        }
        colour(self.palette, series.style.ink)
    }

    fn series<'a>(
        &self,
        plot: &mut egui_plot::PlotUi<'a>,
        series: &Series,
        runs: &'a [Run],
        marked: bool,
    ) {
        let Style { dash, marker, filled, width, .. } = series.style;
        let ink = self.ink(series);
        for run in runs {
            let width =
                if run.main { narrow(width) } else { 1.0 } + if marked { 0.75 } else { 0.0 };
            let points = || PlotPoints::Borrowed(&run.points);
            if run.points.len() > 1 {
                let line = Line::new("", points()).color(ink).width(width).style(line_style(dash));
                plot.line(line.allow_hover(false));
            }
            if marker.is_some() || run.points.len() == 1 {
                let shape = marker_shape(marker.unwrap_or(Marker::Circle));
                let radius = if marker.is_some() { 4.0 } else { 2.5 };
                let dots = |colour, radius| {
                    let dots = Points::new("", points()).shape(shape).radius(radius);
                    dots.color(colour).filled(true).allow_hover(false)
                };
                plot.points(dots(ink, radius));
                if !(filled && run.main) {
                    plot.points(dots(self.palette.surface, radius - 1.5));
                }
            }
        }
    }

    fn target(&self, plot: &mut egui_plot::PlotUi<'_>) {
        let ink = self.palette.ink;
        for span in self.panel.target.iter().flat_map(|target| &target.spans) {
            let level = |y: f64| {
                Line::new("", vec![[span.from, y], [span.to, y]])
                    .color(ink)
                    .width(1.5)
                    .style(line_style(Dash::Dotted))
                    .allow_hover(false)
            };
            if span.high > span.low {
                let corners = vec![
                    [span.from, span.low],
                    [span.to, span.low],
                    [span.to, span.high],
                    [span.from, span.high],
                ];
                let band = Polygon::new("", corners)
                    .fill_color(self.palette.accent_soft)
                    .stroke(Stroke::NONE)
                    .allow_hover(false);
                plot.polygon(band);
                plot.line(level(span.low));
            }
            plot.line(level(span.high));
        }
        if self.view.ticks.range().0 < 0.0 {
            plot.hline(HLine::new("", 0.0).color(self.palette.mark).width(1.0).allow_hover(false));
        }
    }

    /// Where a point stands on the screen, if it has a number and can be seen.
    fn place(&self, transform: &PlotTransform, point: &Point) -> Option<Pos2> {
        let at = PlotPoint::new(point.x, point.value.number()?);
        let at = transform.position_from_point(&at);
        self.area.expand(2.0).contains(at).then_some(at)
    }

    fn place_of(&self, transform: &PlotTransform, picked: SlotKey) -> Option<Pos2> {
        let series = self.panel.series.iter().find(|series| series.holds(picked))?;
        self.place(transform, series.at(picked.period)?)
    }

    /// Every point that can be seen, line by line.
    fn seen(&self, transform: &PlotTransform) -> Vec<SlotKey> {
        let of_series = |series: &'_ Series| -> Vec<SlotKey> {
            let points = series.points.iter();
            let seen = points.filter(|point| self.place(transform, point).is_some());
            seen.map(|point| series.slot(point.period)).collect()
        };
        self.panel.series.iter().flat_map(of_series).collect()
    }

    /// The point the pointer means.
    fn nearest(&self, transform: &PlotTransform, pointer: Pos2) -> Option<SlotKey> {
        let near = |point: &Point| {
            // Most points are far to one side; the rest need not be worked out for them.
            let aside = (transform.position_from_point_x(point.x) - pointer.x).abs();
            let at = (aside <= REACH).then(|| self.place(transform, point))??;
            Some(at.distance(pointer)).filter(|distance| *distance <= REACH)
        };
        self.panel
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(move |point| (series, point)))
            .filter_map(|(series, point)| Some((near(point)?, series, point)))
            .min_by(|(one, ..), (other, ..)| one.total_cmp(other))
            .map(|(_, series, point)| series.slot(point.period))
    }

    /// The names at the lines' ends, moved apart; a click on one brings its line forward.
    fn end_labels(
        &self,
        ui: &mut Ui,
        transform: &PlotTransform,
        place: usize,
        exploring: &mut Exploring,
    ) {
        let seen = |x: f64| x >= self.range.0 && x <= self.range.1;
        let mut wanted = Vec::new();
        let mut labels = Vec::new();
        for (series, priority) in self.panel.series.iter().zip(&self.view.priorities) {
            let Some((point, value)) = series.numbers().rev().find(|(point, _)| seen(point.x))
            else {
                continue;
            };
            let end = transform.position_from_point(&PlotPoint::new(point.x, value));
            // The line under the pointer is always named.
            let priority = if self.is_marked(series) { u32::MAX } else { *priority };
            wanted.push((end.y, priority));
            let picked = series.slot(point.period);
            let room = self.label_room + 0.5;
            let fits = |text: &str| text_width(ui, text, medium(text_size::SMALL)) <= room;
            let text = end_label(self.panel, series, value, &fits);
            let whole = end_label(self.panel, series, value, &|_| true);
            labels.push(EndLabel { text, whole, ink: self.ink(series), end, picked: Some(picked) });
        }
        if let Some(target) = &self.panel.target
            && let Some(span) =
                target.spans.iter().rev().find(|span| seen(span.from.max(self.range.0)))
        {
            let y = self.y(f64::midpoint(span.low, span.high));
            let x = transform.position_from_point_x(span.to.min(self.range.1));
            wanted.push((y, u32::MAX - 1));
            labels.push(EndLabel {
                text: target.label.clone(),
                whole: target.label.clone(),
                ink: self.palette.ink,
                end: egui::pos2(x, y),
                picked: None,
            });
        }
        let wanted: Vec<Wanted> = wanted
            .into_iter()
            .map(|(y, priority)| Wanted {
                y: f64::from(y),
                height: f64::from(LABEL_HEIGHT),
                priority,
            })
            .collect();
        let top = f64::from(self.area.top() - space::S);
        let middles = spread(&wanted, top, f64::from(self.area.bottom() + space::S));
        let left = self.area.right() + space::M;
        for (number, (label, middle)) in labels.into_iter().zip(middles).enumerate() {
            let Some(y) = middle.map(narrow) else { continue };
            let EndLabel { text, whole, ink, end, picked } = label;
            if (y - end.y).abs() > 6.0 || self.area.right() - end.x > 34.0 {
                let from = end + egui::vec2(6.0, 0.0);
                let line = [from, egui::pos2(left - 4.0, y)];
                ui.painter().line_segment(line, Stroke::new(1.0, self.palette.line));
            }
            let font = if picked.is_some() {
                medium(text_size::SMALL)
            } else {
                FontId::proportional(text_size::SMALL)
            };
            let ink = if ink == self.palette.mark { self.palette.ink_second } else { ink };
            let mut job = egui::text::LayoutJob::simple_singleline(text.clone(), font, ink);
            job.wrap = egui::text::TextWrapping::truncate_at_width(self.label_room);
            let galley = ui.painter().layout_job(job);
            let cut = galley.elided || text != whole;
            let at = egui::pos2(left, y - galley.size().y / 2.0);
            let rect = Rect::from_min_size(at, galley.size());
            ui.painter().galley(at, galley, ink);
            let id = ui.scope_id().with(("end-label", place, number));
            let response = ui.interact(rect, id, Sense::CLICK | Sense::HOVER);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &whole));
            if let Some(picked) = picked {
                if response.hovered() {
                    exploring.hovered = Some(picked);
                }
                if response.clicked() {
                    exploring.pinned = Some(picked);
                }
            }
            if cut {
                response.on_hover_text(whole);
            }
        }
    }

    /// Rings around the pinned point and the one pointed at.
    fn highlight(&self, ui: &Ui, places: [Option<Pos2>; 2], focused: bool) {
        let painter = ui.painter();
        for (at, width) in places.into_iter().zip([2.0, 1.5]) {
            if let Some(at) = at {
                painter.circle_stroke(at, 7.5, Stroke::new(width, self.palette.accent));
            }
        }
        if focused {
            let stroke = Stroke::new(1.0, self.palette.accent);
            painter.rect_stroke(self.area.expand(3.0), 4, stroke, egui::StrokeKind::Outside);
        }
    }
}

/// Ctrl and the wheel change how many years are shown, dragging moves them, a double click
/// shows them all. The plain wheel is the page's.
fn explore(
    ui: &Ui,
    response: &Response,
    transform: &PlotTransform,
    time: (f64, f64),
    exploring: &mut Exploring,
) {
    if response.double_clicked() {
        exploring.zoom = None;
        return;
    }
    let (low, high) = exploring.zoom.unwrap_or(time);
    let factor = f64::from(ui.input(|input| input.zoom_delta()));
    if response.contains_pointer()
        && (factor - 1.0).abs() > 1e-4
        && let Some(pointer) = response.hover_pos()
    {
        let at = transform.value_from_position(pointer).x;
        let wanted = ((high - low) / factor).max(NARROWEST);
        let share = (at - low) / (high - low);
        let from = at - share * wanted;
        exploring.zoom = kept_within((from, from + wanted), time);
    }
    let moved = -f64::from(response.drag_delta().x) / transform.dpos_dvalue_x();
    if let Some((low, high)) = exploring.zoom
        && moved != 0.0
        && moved.is_finite()
    {
        exploring.zoom = kept_within((low + moved, high + moved), time);
    }
}

/// The view moved so that it lies within the years there are; `None` when it shows them all.
fn kept_within((low, high): (f64, f64), time: (f64, f64)) -> Option<(f64, f64)> {
    let width = high - low;
    if width >= (time.1 - time.0) * 0.999 {
        return None;
    }
    let low = low.clamp(time.0, time.1 - width);
    Some((low, low + width))
}

fn pick(
    ui: &Ui,
    response: &Response,
    exploring: &mut Exploring,
    nearest: impl Fn(Pos2) -> Option<SlotKey>,
) {
    let nearest = response.hover_pos().and_then(nearest);
    if response.contains_pointer() {
        exploring.hovered = nearest;
    }
    if response.clicked() {
        exploring.pinned = nearest;
        exploring.by_keys = false;
        response.request_focus();
    }
    if nearest.is_some() && response.contains_pointer() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
}

/// Which line of the chart a point is on.
fn line_of(picked: SlotKey) -> (SeriesKey, FigureKind) {
    (picked.series, picked.kind)
}

/// With the focus on the chart the arrow keys walk along the line and from line to line.
fn walk(ui: &Ui, response: &Response, exploring: &mut Exploring, seen: impl Fn() -> Vec<SlotKey>) {
    if response.gained_focus() && !response.clicked() {
        exploring.by_keys = true;
    }
    if !response.has_focus() {
        return;
    }
    let filter =
        EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, tab: false };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let along = i32::from(pressed(Key::ArrowRight)) - i32::from(pressed(Key::ArrowLeft));
    let across = i32::from(pressed(Key::ArrowDown)) - i32::from(pressed(Key::ArrowUp));
    if pressed(Key::Escape) {
        if exploring.pinned.take().is_none() {
            response.surrender_focus();
        }
        return;
    }
    if along == 0 && across == 0 {
        return;
    }
    exploring.by_keys = true;
    let seen = seen();
    let Some(here) = exploring.pinned.filter(|picked| seen.contains(picked)) else {
        exploring.pinned = seen.first().copied();
        return;
    };
    let step = |place: usize, by: i32, count: usize| {
        if by < 0 { place.saturating_sub(1) } else { (place + 1).min(count.saturating_sub(1)) }
    };
    if along != 0 {
        let line: Vec<SlotKey> =
            seen.into_iter().filter(|picked| line_of(*picked) == line_of(here)).collect();
        if let Some(place) = line.iter().position(|picked| *picked == here) {
            exploring.pinned = line.get(step(place, along, line.len())).copied();
        }
    } else {
        // The next line down or up where this one stands, in the order of the chart's list.
        let mut order: Vec<(SeriesKey, FigureKind)> =
            seen.iter().map(|picked| line_of(*picked)).collect();
        order.dedup();
        if let Some(place) = order.iter().position(|line| *line == line_of(here)) {
            let line = order.get(step(place, across, order.len())).copied();
            let at = |picked: &SlotKey| (picked.period.axis_year() - here.period.axis_year()).abs();
            exploring.pinned = seen
                .into_iter()
                .filter(|picked| Some(line_of(*picked)) == line)
                .min_by(|one, other| at(one).total_cmp(&at(other)));
        }
    }
}

fn tooltip(ui: &Ui, workspace: &Workspace, response: &Response, picked: SlotKey, at: Pos2) {
    if !response.contains_pointer() || response.dragged() {
        return;
    }
    let Some(told) = told(workspace, picked) else { return };
    let anchor = Rect::from_center_size(at, egui::Vec2::splat(18.0));
    let id = response.id.with("tooltip");
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, anchor)
        .show(|ui| origin_lines(ui, &told));
}

/// A number's origin over some lines.
pub fn origin_lines(ui: &mut Ui, told: &Origin) {
    let palette = palette(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(egui::RichText::new(&told.what).font(medium(text_size::BODY)).color(palette.ink));
    let quiet =
        |text: &str| egui::RichText::new(text).size(text_size::SMALL).color(palette.ink_second);
    for line in [&told.from, &told.marks, &told.note].into_iter().filter(|line| !line.is_empty()) {
        ui.label(quiet(line));
    }
    for line in &told.earlier {
        ui.label(quiet(line));
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

    #[test]
    fn a_zoomed_view_stays_within_the_years_there_are() {
        let time = (2008.0, 2016.0);
        assert_eq!(kept_within((2010.0, 2012.0), time), Some((2010.0, 2012.0)));
        assert_eq!(kept_within((2006.0, 2008.0), time), Some((2008.0, 2010.0)));
        assert_eq!(kept_within((2015.0, 2018.0), time), Some((2013.0, 2016.0)));
        assert_eq!(kept_within((2000.0, 2020.0), time), None);
    }
}
