//! Two indicators against each other, a dot for each unit. What goes together is not said to be
//! cause and effect.

use super::draw::{Area, At, Canvas, Type};
use super::frame::Body;
use super::moment::{moment, number_at};
use super::placement::MARKER_RADIUS;
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Marker};
use super::ticks::{Ticks, value_range};
use super::title::{measure_words, value_text};
use crate::domain::{IndicatorId, Period, UnitId};
use crate::scene::Anchor;
use crate::text::period_name;
use crate::tr;

/// The most units told one by one.
const MOST_TOLD: usize = 12;

/// Dots of two indicators.
pub(super) struct Scatter<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

/// One unit.
struct Dot<'a> {
    x: &'a Series,
    y: &'a Series,
    at: (f64, f64),
}

impl<'a> Scatter<'a> {
    fn all(&self) -> impl Iterator<Item = &'a Series> {
        self.panels.iter().flat_map(|panel| &panel.series)
    }

    /// The two indicators: the first two there are.
    fn indicators(&self) -> Option<(IndicatorId, IndicatorId)> {
        let mut all = self.all().map(|series| series.key.indicator);
        let first = all.next()?;
        Some((first, all.find(|one| *one != first)?))
    }

    fn series(&self, indicator: IndicatorId, unit: UnitId) -> Option<&'a Series> {
        self.all().find(|one| one.key.indicator == indicator && one.key.unit == unit)
    }

    /// The time shown.
    pub fn period(&self) -> Option<Period> {
        self.dots().map(|(period, _)| period)
    }

    /// The time shown and the units that have both numbers for it.
    fn dots(&self) -> Option<(Period, Vec<Dot<'a>>)> {
        let (first, second) = self.indicators()?;
        let of = |period: Period| -> Vec<Dot<'a>> {
            self.all()
                .filter(|one| one.key.indicator == first)
                .filter_map(|x| {
                    let y = self.series(second, x.key.unit)?;
                    let at = (number_at(x, period)?.1, number_at(y, period)?.1);
                    Some(Dot { x, y, at })
                })
                .collect()
        };
        if let Some(period) = self.at {
            return Some((period, of(period)));
        }
        // The newest time both have numbers for in at least two units.
        let mut periods: Vec<Period> = self.panels.iter().flat_map(Panel::periods).collect();
        periods.sort_unstable();
        periods.dedup();
        let found = periods.iter().rev().map(|period| (*period, of(*period)));
        let panel = self.panels.first()?;
        found
            .into_iter()
            .find(|(_, dots)| dots.len() >= 2)
            .or_else(|| moment(panel, None).map(|period| (period, of(period))))
    }

    fn axis(&self, indicator: IndicatorId) -> Option<String> {
        let one = self.all().find(|one| one.key.indicator == indicator)?;
        let measure = measure_words(&one.measure);
        if measure.is_empty() {
            return Some(one.indicator.clone());
        }
        Some(format!("{} ({measure})", one.indicator))
    }
}

impl Body for Scatter<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        240.0
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let say = |canvas: &mut Canvas<'_>, text: &str| {
            let ink = canvas.ink(Ink::TextSecond);
            let lines = canvas.wrapped(text, Type::SMALL, area.width(), 3);
            for (line, y) in lines.iter().zip([30.0, 45.0, 60.0]) {
                let at = At::new(area.left, area.top + y);
                canvas.text(at, line, Type::SMALL, Anchor::Start, ink);
            }
        };
        let (Some((first, second)), Some((_, dots))) = (self.indicators(), self.dots()) else {
            say(canvas, &tr!("chart-scatter-two"));
            return Vec::new();
        };
        if dots.is_empty() {
            say(canvas, &tr!("chart-scatter-none"));
            return Vec::new();
        }
        let names = (self.axis(first).unwrap_or_default(), self.axis(second).unwrap_or_default());
        let unnamed = draw_dots(canvas, &dots, &names, area);
        if unnamed > 0 { vec![tr!("chart-note-unnamed", count = unnamed)] } else { Vec::new() }
    }

    fn title(&self) -> Option<String> {
        let (first, second) = self.indicators()?;
        let (period, dots) = self.dots()?;
        let name = |id| self.all().find(|one| one.key.indicator == id).map(|one| &one.indicator);
        Some(tr!(
            "chart-title-scatter",
            x = name(first)?,
            y = name(second)?,
            count = dots.len(),
            period = period_name(period)
        ))
    }

    fn notes(&self) -> Vec<String> {
        let Some((_, dots)) = self.dots() else { return Vec::new() };
        let mut notes = Vec::new();
        let count = dots.len();
        if count > 0 {
            notes.push(tr!("chart-note-scatter", count = count));
        }
        let mut indicators: Vec<IndicatorId> = self.all().map(|one| one.key.indicator).collect();
        indicators.dedup();
        indicators.sort_unstable();
        indicators.dedup();
        if indicators.len() > 2 {
            notes.push(tr!("chart-note-first-two"));
        }
        notes
    }

    fn shown(&self) -> Option<Vec<Period>> {
        Some(self.period().into_iter().collect())
    }

    fn told(&self) -> Vec<String> {
        let Some((period, dots)) = self.dots() else { return vec![tr!("chart-scatter-two")] };
        let mut parts =
            vec![tr!("chart-alt-scatter", count = dots.len(), period = period_name(period))];
        if dots.len() <= MOST_TOLD {
            parts.extend(dots.iter().map(|dot| {
                tr!(
                    "chart-alt-dot",
                    name = &dot.x.unit,
                    x = value_text(dot.x, dot.at.0),
                    y = value_text(dot.y, dot.at.1)
                )
            }));
        }
        parts
    }
}

/// Draws them; answers how many found no room for their name.
fn draw_dots(
    canvas: &mut Canvas<'_>,
    dots: &[Dot<'_>],
    names: &(String, String),
    part: Area,
) -> usize {
    let ticks = |values: &dyn Fn(&Dot<'_>) -> f64, wanted: usize| {
        let (low, high) = value_range(dots.iter().map(values)).unwrap_or((0.0, 1.0));
        Ticks::around(low, high, wanted)
    };
    let (across, up) = (ticks(&|dot| dot.at.0, 6), ticks(&|dot| dot.at.1, 5));
    let gutter = canvas.widest(up.labels().iter().map(String::as_str), Type::SMALL);
    let area = Area {
        left: part.left + gutter + 8.0,
        top: part.top + 26.0,
        right: part.right - 10.0,
        bottom: part.bottom - 2.0 * Type::SMALL.leading() - 8.0,
    };
    let share = |ticks: &Ticks, value: f64| {
        let (low, high) = ticks.range();
        (value - low) / (high - low)
    };
    let x = |value: f64| area.left + share(&across, value) * area.width();
    let y = |value: f64| area.bottom - share(&up, value) * area.height();
    let (grid, ink, second) =
        (canvas.ink(Ink::Grid), canvas.ink(Ink::Text), canvas.ink(Ink::TextSecond));
    for (value, label) in up.values.iter().zip(up.labels()) {
        let (from, to) = (At::new(area.left, y(*value)), At::new(area.right, y(*value)));
        canvas.line(from, to, grid, 1.0, Dash::Solid);
        let at = At::new(area.left - 8.0, y(*value) + Type::SMALL.drop());
        canvas.text(at, &label, Type::SMALL, Anchor::End, second);
    }
    let xs: Vec<f64> = across.values.iter().map(|value| x(*value)).collect();
    for x in &xs {
        canvas.line(At::new(*x, area.top), At::new(*x, area.bottom), grid, 1.0, Dash::Solid);
    }
    let end = At::new(part.right, area.bottom + Type::SMALL.leading());
    super::rows::tick_labels(canvas, &xs, &across.labels(), end);
    let upper = canvas.elided(&names.1, Type::STRONG, part.width());
    let at = At::new(part.left, part.top + 13.0);
    canvas.text(at, &upper, Type::STRONG, Anchor::Start, ink);
    let lower = canvas.elided(&names.0, Type::STRONG, part.width());
    let at = At::new(area.right, area.bottom + 2.0 * Type::SMALL.leading() + 2.0);
    canvas.text(at, &lower, Type::STRONG, Anchor::End, ink);

    let places: Vec<At> = dots.iter().map(|dot| At::new(x(dot.at.0), y(dot.at.1))).collect();
    for (dot, at) in dots.iter().zip(&places) {
        canvas.group(&dot.x.unit, |canvas| {
            let (shape, colour) = if dot.x.benchmark {
                (Marker::Diamond, canvas.ink(Ink::Benchmark))
            } else {
                (Marker::Circle, canvas.ink(Ink::Perspective(None)))
            };
            let unsure = [dot.x, dot.y].into_iter().any(|one| {
                one.last().is_some_and(|(point, _)| super::axes::is_unsure(point.marks))
            });
            canvas.marker(*at, shape, MARKER_RADIUS * 1.2, colour, !unsure);
        });
    }
    name_dots(canvas, dots, &places, area)
}

/// Names beside the dots, each on the first side where it covers nothing; the outermost first.
fn name_dots(canvas: &mut Canvas<'_>, dots: &[Dot<'_>], places: &[At], area: Area) -> usize {
    let middle =
        At::new(f64::midpoint(area.left, area.right), f64::midpoint(area.top, area.bottom));
    let mut order: Vec<usize> = (0..dots.len()).collect();
    let distance = |place: &usize| {
        places.get(*place).map_or(0.0, |at| {
            let (x, y) = ((at.x - middle.x) / area.width(), (at.y - middle.y) / area.height());
            x * x + y * y
        })
    };
    order.sort_by(|one, other| distance(other).total_cmp(&distance(one)));
    let radius = MARKER_RADIUS * 1.2 + 2.0;
    let mut taken: Vec<Area> = places
        .iter()
        .map(|at| Area {
            left: at.x - radius,
            top: at.y - radius,
            right: at.x + radius,
            bottom: at.y + radius,
        })
        .collect();
    let ink = canvas.ink(Ink::TextSecond);
    let mut unnamed = 0;
    for place in order {
        let (Some(dot), Some(at)) = (dots.get(place), places.get(place)) else { continue };
        let name = canvas.elided(&dot.x.unit, Type::TINY, area.width() * 0.4);
        let width = canvas.width(&name, Type::TINY);
        let half = Type::TINY.size * 0.6;
        let sides = [
            (at.x + radius + 2.0, at.y),
            (at.x - radius - 2.0 - width, at.y),
            (at.x - width / 2.0, at.y - radius - half),
            (at.x - width / 2.0, at.y + radius + half),
        ];
        let free = sides.into_iter().map(|(left, y)| Area {
            left,
            top: y - half,
            right: left + width,
            bottom: y + half,
        });
        let free = free.into_iter().find(|wish| {
            wish.left >= area.left
                && wish.right <= area.right + 10.0
                && wish.top >= area.top - 8.0
                && wish.bottom <= area.bottom + 2.0
                && taken.iter().all(|held| {
                    wish.right <= held.left
                        || wish.left >= held.right
                        || wish.bottom <= held.top
                        || wish.top >= held.bottom
                })
        });
        let Some(free) = free else {
            unnamed += 1;
            continue;
        };
        let at = At::new(free.left, f64::midpoint(free.top, free.bottom) + Type::TINY.drop());
        canvas.text(at, &name, Type::TINY, Anchor::Start, ink);
        taken.push(free);
    }
    unnamed
}
