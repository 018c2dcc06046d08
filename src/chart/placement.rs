//! Series -> placed: where everything stands, so that nothing covers anything.

use super::Figure;
use super::draw::{At, elided, line, marker, narrow, polyline, rect, text, text_width, wrapped};
use super::labels::{Wanted, spread};
use super::period_ticks::{PeriodTick, period_ticks};
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Marker, Style};
use super::ticks::{Ticks, value_range};
use crate::scene::{Anchor, Item, Scene, Weight};
use crate::text::number;
use crate::tr;

/// Sizes of text in scene units.
const TITLE: f64 = 15.0;
const SMALL: f64 = 11.0;
/// Around everything.
const MARGIN: f64 = 12.0;
/// Between lines of text, as a share of their size.
const LEADING: f64 = 1.35;
/// The share of the width that labels at the lines' ends may take.
const LABEL_SHARE: f64 = 0.34;
/// A panel is never lower than this, however much text stands around it.
const LEAST_PANEL: f64 = 60.0;
/// The radius of markers.
pub const MARKER_RADIUS: f64 = 3.0;
/// With more lines than this, values are not printed at their ends.
const MOST_VALUES: usize = 8;

/// The range of the time axis all panels share, with air at both ends; `None` without periods.
#[must_use]
pub fn time_range(panels: &[Panel]) -> Option<(f64, f64)> {
    let series = panels.iter().flat_map(|panel| &panel.series);
    let points = series.flat_map(|series| series.points.iter().map(|point| point.x));
    let targets = panels.iter().flat_map(|panel| &panel.target).flat_map(|target| &target.spans);
    let targets = targets.flat_map(|span| [f64::from(span.first), f64::from(span.last)]);
    let (low, high) = points.chain(targets).fold(None, |range: Option<(f64, f64)>, x| {
        Some(range.map_or((x, x), |(low, high)| (low.min(x), high.max(x))))
    })?;
    let whole_years = panels.iter().flat_map(Panel::periods).all(|period| {
        let x = period.axis_year();
        (x - x.round()).abs() < 1e-9
    });
    let air = if low == high {
        0.5
    } else if whole_years {
        0.4_f64.min((high - low) * 0.08)
    } else {
        (high - low) * 0.03
    };
    Some((low - air, high + air))
}

/// The ticks of a panel's value axis, holding values and targets.
#[must_use]
pub fn value_ticks(panel: &Panel, wanted: usize) -> Option<Ticks> {
    let values = panel
        .series
        .iter()
        .flat_map(|series| series.points.iter().filter_map(|point| point.value.number()));
    let targets = panel.target.iter().flat_map(|target| &target.spans);
    let targets = targets.flat_map(|span| [span.low, span.high]);
    let (low, high) = value_range(values.chain(targets))?;
    Some(Ticks::around(low, high, wanted))
}

/// What stands at the end of a series' line: "Lia skole 7,4". Where `fits` says that it is too
/// wide the name is cut, never the value.
#[must_use]
pub fn end_label(
    panel: &Panel,
    series: &Series,
    value: f64,
    fits: &dyn Fn(&str) -> bool,
) -> String {
    let value = if panel.series.len() > MOST_VALUES {
        String::new()
    } else {
        format!(" {}", number::format(value, series.decimals))
    };
    let whole = format!("{}{value}", series.name);
    if fits(&whole) {
        return whole;
    }
    let mut name = series.name.clone();
    while name.pop().is_some() {
        let cut = format!("{}…{value}", name.trim_end());
        if fits(&cut) {
            return cut;
        }
    }
    value.trim_start().to_owned()
}

/// How much a line's label is wanted: lines of the organisation's own before benchmarks, and
/// of very many lines the outermost first.
#[must_use]
pub fn label_priorities(panel: &Panel) -> Vec<u32> {
    let mut order: Vec<(usize, f64)> = panel
        .series
        .iter()
        .enumerate()
        .filter_map(|(place, series)| Some((place, series.last()?.1)))
        .collect();
    order.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let mut priorities = vec![0; panel.series.len()];
    let count = order.len();
    for (rank, (place, _)) in order.into_iter().enumerate() {
        let from_edge = rank.min(count - 1 - rank);
        let own = panel.series.get(place).is_some_and(Series::is_own);
        let wanted = u32::try_from(count - from_edge).unwrap_or(u32::MAX / 2);
        if let Some(priority) = priorities.get_mut(place) {
            *priority = wanted + if own { 100_000 } else { 0 };
        }
    }
    priorities
}

/// A rectangle of the scene.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

struct EndLabel {
    text: String,
    ink: Ink,
    weight: Weight,
    /// The middle of the text.
    y: f64,
    line_end: At,
}

struct PlacedPanel<'a> {
    panel: &'a Panel,
    heading: Option<String>,
    area: Area,
    time: (f64, f64),
    values: Ticks,
    periods: Vec<PeriodTick>,
    labels: Vec<EndLabel>,
    label_room: f64,
    unlabelled: usize,
}

impl PlacedPanel<'_> {
    fn x(&self, x: f64) -> f64 {
        let share = (x - self.time.0) / (self.time.1 - self.time.0);
        self.area.left + share * (self.area.right - self.area.left)
    }

    fn y(&self, y: f64) -> f64 {
        let (low, high) = self.values.range();
        self.area.bottom - (y - low) / (high - low) * (self.area.bottom - self.area.top)
    }
}

/// A figure whose parts have their places.
pub struct Placed<'a> {
    figure: &'a Figure,
    width: f64,
    height: f64,
    title: Vec<String>,
    subtitle: Vec<String>,
    panels: Vec<PlacedPanel<'a>>,
    /// Notes and source, with the baseline of each line.
    below: Vec<(f64, String)>,
}

fn leading(size: f64) -> f64 {
    size * LEADING
}

fn line_count(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX))
}

impl<'a> Placed<'a> {
    /// Finds everything its place.
    #[must_use]
    pub fn new(figure: &'a Figure) -> Self {
        let (width, height) = figure.size.in_pixels();
        // Whether a note must say that labels are missing is known only when they have been
        // placed, and the note itself takes room from them.
        let mut unlabelled = 0;
        let mut placed = Self::with_unlabelled(figure, width, height, unlabelled);
        for _ in 0..3 {
            let count = placed.panels.iter().map(|panel| panel.unlabelled).sum();
            if count == unlabelled {
                break;
            }
            unlabelled = count;
            placed = Self::with_unlabelled(figure, width, height, unlabelled);
        }
        placed
    }

    fn with_unlabelled(figure: &'a Figure, width: f64, height: f64, unlabelled: usize) -> Self {
        let room = width - 2.0 * MARGIN;
        let title = wrapped(&figure.title, TITLE, Weight::SemiBold, room);
        let subtitle = wrapped(&figure.subtitle, SMALL, Weight::Regular, room);
        let mut texts = figure.notes.clone();
        if unlabelled > 0 {
            texts.push(tr!("chart-note-unlabelled", count = unlabelled));
        }
        texts.push(figure.source.clone());
        let below: Vec<String> =
            texts.iter().flat_map(|text| wrapped(text, SMALL, Weight::Regular, room)).collect();

        let head = MARGIN
            + line_count(title.len()) * leading(TITLE)
            + line_count(subtitle.len()) * leading(SMALL)
            + 6.0;
        let foot = line_count(below.len()) * leading(SMALL) + MARGIN;
        let least = LEAST_PANEL * line_count(figure.panels.len().max(1));
        // Text is never cut: where there is much of it, the figure grows.
        let height = height.max(head + least + foot);
        let below = below
            .into_iter()
            .enumerate()
            .map(|(place, text)| {
                (height - foot + line_count(place + 1) * leading(SMALL) - SMALL * 0.25, text)
            })
            .collect();

        let drawn: Vec<&Panel> = figure.panels.iter().filter(|panel| panel.has_numbers()).collect();
        let each = (height - head - foot) / line_count(drawn.len().max(1));
        let several = figure.panels.len() > 1;
        let time = time_range(&figure.panels).unwrap_or((0.0, 1.0));
        let panels = drawn
            .into_iter()
            .enumerate()
            .filter_map(|(place, panel)| {
                let top = head + line_count(place) * each;
                place_panel(panel, time, several, (top, top + each), width)
            })
            .collect();
        Self { figure, width, height, title, subtitle, panels, below }
    }

    /// The figure as shapes.
    #[must_use]
    pub fn scene(&self) -> Scene {
        let mut shapes = Vec::new();
        let mut y = MARGIN;
        for (lines, size, weight, ink) in [
            (&self.title, TITLE, Weight::SemiBold, Ink::Text),
            (&self.subtitle, SMALL, Weight::Regular, Ink::TextSecond),
        ] {
            for line in lines {
                y += leading(size);
                let at = At { x: MARGIN, y: y - size * 0.3 };
                shapes.push(text(at, line, size, weight, Anchor::Start, ink));
            }
        }
        for panel in &self.panels {
            panel.draw(&mut shapes);
        }
        if self.panels.is_empty() {
            let middle = (y + self.below.first().map_or(self.height, |(line, _)| *line)) / 2.0;
            let at = At { x: self.width / 2.0, y: middle };
            let words = tr!("chart-no-numbers");
            shapes.push(text(at, &words, SMALL, Weight::Regular, Anchor::Middle, Ink::TextSecond));
        }
        for (y, line) in &self.below {
            let at = At { x: MARGIN, y: *y };
            shapes.push(text(at, line, SMALL, Weight::Regular, Anchor::Start, Ink::TextSecond));
        }
        Scene {
            width: narrow(self.width),
            height: narrow(self.height),
            title: self.figure.title.clone(),
            description: self.figure.description.clone(),
            background: Ink::Ground.on_paper(),
            items: shapes,
        }
    }
}

fn place_panel(
    panel: &Panel,
    time: (f64, f64),
    several: bool,
    (top, bottom): (f64, f64),
    width: f64,
) -> Option<PlacedPanel<'_>> {
    let heading = several.then(|| {
        let measure = super::title::measure_words(&panel.measure);
        let names = panel.indicators.join(", ");
        if measure.is_empty() { names } else { format!("{names} · {measure}") }
    });
    let top = top + if several { leading(SMALL) + 8.0 } else { 8.0 };
    let small = |text: &str| text_width(text, SMALL, Weight::Regular);

    let ends: Vec<(&Series, f64, f64, String)> = panel
        .series
        .iter()
        .filter_map(|series| {
            let (point, value) = series.last()?;
            Some((series, point.x, value, end_label(panel, series, value, &|_| true)))
        })
        .collect();
    let target_end = panel.target.as_ref().and_then(|target| target.spans.last());
    let most = width * LABEL_SHARE;
    let widest = ends
        .iter()
        .map(|(.., label)| text_width(label, SMALL, Weight::SemiBold))
        .chain(panel.target.iter().map(|target| small(&target.label)))
        .fold(0.0, f64::max);
    let label_room = widest.min(most);
    let wanted = ((bottom - top) / 45.0).clamp(2.0, 8.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 2 and 8")]
    let values = value_ticks(panel, wanted as usize)?;
    let gutter = values.labels().iter().map(|label| small(label)).fold(0.0, f64::max);
    let mut area = Area {
        left: MARGIN + gutter + 8.0,
        top,
        right: width - MARGIN - label_room - 10.0,
        bottom: bottom - leading(SMALL) - 12.0,
    };
    let periods = period_ticks(&panel.axis_periods(), time, area.right - area.left, &small);
    if periods.iter().any(|tick| tick.second_row) {
        area.bottom -= leading(SMALL);
    }

    let mut placed = PlacedPanel {
        panel,
        heading,
        area,
        time,
        values,
        periods,
        labels: Vec::new(),
        label_room,
        unlabelled: 0,
    };
    let priorities = label_priorities(panel);
    let mut wanted: Vec<Wanted> = panel
        .series
        .iter()
        .zip(&priorities)
        .filter_map(|(series, priority)| {
            let y = placed.y(series.last()?.1);
            Some(Wanted { y, height: SMALL * 1.25, priority: *priority })
        })
        .collect();
    if let Some(span) = target_end {
        let y = placed.y(f64::midpoint(span.low, span.high));
        wanted.push(Wanted { y, height: SMALL * 1.25, priority: u32::MAX });
    }
    let middles = spread(&wanted, area.top - 6.0, area.bottom + 6.0);
    let mut labels = Vec::new();
    let fits = |text: &str| text_width(text, SMALL, Weight::SemiBold) <= label_room + 0.01;
    for ((series, x, value, _), middle) in ends.into_iter().zip(&middles) {
        let line_end = At { x: placed.x(x), y: placed.y(value) };
        match middle {
            Some(y) => labels.push(EndLabel {
                text: end_label(panel, series, value, &fits),
                ink: if series.style.ink == Ink::Quiet {
                    Ink::TextSecond
                } else {
                    series.style.ink
                },
                weight: Weight::SemiBold,
                y: *y,
                line_end,
            }),
            None => placed.unlabelled += 1,
        }
    }
    if let (Some(target), Some(span), Some(Some(y))) = (&panel.target, target_end, middles.last()) {
        let line_end = At {
            x: placed.x(span.to.min(time.1)),
            y: placed.y(f64::midpoint(span.low, span.high)),
        };
        labels.push(EndLabel {
            text: elided(&target.label, SMALL, Weight::Regular, label_room),
            ink: Ink::Target,
            weight: Weight::Regular,
            y: *y,
            line_end,
        });
    }
    placed.labels = labels;
    Some(placed)
}

impl PlacedPanel<'_> {
    fn draw(&self, shapes: &mut Vec<Item>) {
        let Area { left, top, right, bottom } = self.area;
        if let Some(heading) = &self.heading {
            let room = right + self.label_room - MARGIN;
            let heading = elided(heading, SMALL, Weight::SemiBold, room);
            let at = At { x: MARGIN, y: top - 10.0 };
            shapes.push(text(at, &heading, SMALL, Weight::SemiBold, Anchor::Start, Ink::Text));
        }
        for (value, label) in self.values.values.iter().zip(self.values.labels()) {
            let y = self.y(*value);
            let (from, to) = (At { x: left, y }, At { x: right, y });
            shapes.push(line(from, to, Ink::Grid, 1.0, Dash::Solid));
            let at = At { x: left - 8.0, y: y + SMALL * 0.36 };
            shapes.push(text(at, &label, SMALL, Weight::Regular, Anchor::End, Ink::TextSecond));
        }
        for tick in &self.periods {
            let row = if tick.second_row { 2.0 } else { 1.0 };
            let at = At { x: self.x(tick.x), y: bottom + 4.0 + row * leading(SMALL) };
            let ink = Ink::TextSecond;
            shapes.push(text(at, &tick.label, SMALL, Weight::Regular, Anchor::Middle, ink));
        }
        self.draw_target(shapes);
        // The first chosen on top.
        for series in self.panel.series.iter().rev() {
            self.draw_series(shapes, series);
        }
        for label in &self.labels {
            let at = At { x: right + 10.0, y: label.y + SMALL * 0.36 };
            if (label.y - label.line_end.y).abs() > 5.0 || right - label.line_end.x > 30.0 {
                let from = At { x: label.line_end.x + 5.0, y: label.line_end.y };
                let to = At { x: right + 7.0, y: label.y };
                shapes.push(line(from, to, Ink::Grid, 1.0, Dash::Solid));
            }
            shapes.push(text(at, &label.text, SMALL, label.weight, Anchor::Start, label.ink));
        }
    }

    fn draw_target(&self, shapes: &mut Vec<Item>) {
        for span in self.panel.target.iter().flat_map(|target| &target.spans) {
            let (from, to) = (span.from.max(self.time.0), span.to.min(self.time.1));
            let (from, to) = (self.x(from), self.x(to));
            let (low, high) = (self.y(span.low), self.y(span.high));
            let dotted =
                |y: f64| line(At { x: from, y }, At { x: to, y }, Ink::Target, 1.5, Dash::Dotted);
            if low - high > 0.5 {
                let at = At { x: from, y: high };
                shapes.push(rect(at, to - from, low - high, Ink::TargetBand));
                shapes.push(dotted(low));
            }
            shapes.push(dotted(high));
        }
    }

    fn draw_series(&self, shapes: &mut Vec<Item>, series: &Series) {
        let Style { ink, dash, marker: shape, filled, width } = series.style;
        let mut items = Vec::new();
        for run in &series.runs {
            let points: Vec<At> = run
                .points
                .iter()
                .filter_map(|place| {
                    let point = series.points.get(*place)?;
                    Some(At { x: self.x(point.x), y: self.y(point.value.number()?) })
                })
                .collect();
            if points.len() > 1 {
                items.push(polyline(&points, ink, if run.main { width } else { 1.0 }, dash));
            }
            // A lone point has no line to show it, so it always gets a marker.
            if shape.is_some() || points.len() == 1 {
                let radius = if shape.is_some() { MARKER_RADIUS } else { MARKER_RADIUS * 0.7 };
                let shape = shape.unwrap_or(Marker::Circle);
                let filled = filled && run.main;
                items.extend(points.iter().map(|at| marker(*at, shape, radius, ink, filled)));
            }
        }
        if !items.is_empty() {
            shapes.push(Item::Group { name: series.name.clone(), items });
        }
    }
}
