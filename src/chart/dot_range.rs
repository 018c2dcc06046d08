//! Each unit at one time, within its lowest and highest of the periods shown.

use super::draw::{Area, At, Canvas, Type};
use super::frame::Body;
use super::moment::{moment, number_at};
use super::one_time::{OneTime, draw_aim, moment_notes, ranked, row_texts};
use super::placement::MARKER_RADIUS;
use super::reckoning::{broken_between, same_part};
use super::rows::{Rows, Scale};
use super::series::{Panel, Series};
use super::theme::{Dash, Ink, Marker};
use crate::domain::Period;
use crate::scene::Anchor;
use crate::text::period_name;
use crate::tr;

/// The lowest row.
const LEAST: f64 = 16.0;

/// Dots with ranges.
pub(super) struct DotRanges<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

/// The lowest and highest number that can be compared with the one of this time.
fn range(series: &Series, period: Period) -> Option<(f64, f64)> {
    series
        .numbers()
        .filter(|(point, _)| same_part(point.period, period))
        .filter(|(point, _)| !broken_between(&series.points, point.period, period))
        .fold(None, |range: Option<(f64, f64)>, (_, value)| {
            Some(range.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        })
}

impl DotRanges<'_> {
    fn rows(&self) -> OneTime<'_> {
        OneTime { panels: self.panels, at: self.at }
    }
}

impl Body for DotRanges<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.rows().least_height(LEAST)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        self.rows().draw(canvas, area, LEAST, draw_panel);
        Vec::new()
    }

    fn title(&self) -> Option<String> {
        self.rows().title()
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        for panel in self.panels {
            let Some(period) = moment(panel, self.at) else { continue };
            let periods = panel.series.iter().flat_map(|one| {
                one.numbers().map(|(point, _)| point.period).filter(|one| same_part(*one, period))
            });
            let periods: Vec<Period> = periods.collect();
            if let (Some(first), Some(last)) = (periods.iter().min(), periods.iter().max()) {
                let (first, last) = (period_name(*first), period_name(*last));
                notes.push(tr!(
                    "chart-note-range",
                    period = period_name(period),
                    first = first,
                    last = last
                ));
            }
        }
        notes.dedup();
        let moment = tr!("chart-note-moment", period = String::new());
        let own = moment_notes(self.panels, self.at, |_| true);
        // Which time is shown is said above.
        notes.extend(own.into_iter().filter(|note| !note.starts_with(moment.trim_end())));
        notes
    }

    fn shown(&self) -> Option<Vec<Period>> {
        Some(self.rows().shown())
    }

    fn told(&self) -> Vec<String> {
        self.rows().told()
    }
}

fn draw_panel(canvas: &mut Canvas<'_>, panel: &Panel, period: Period, part: Area) {
    let series = ranked(panel, period);
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let texts = row_texts(&series, period);
    let numbers = series
        .iter()
        .zip(&texts)
        .filter(|(one, _)| number_at(one, period).is_some())
        .map(|(_, text)| text.as_str());
    let words = canvas.widest(texts.iter().map(String::as_str), Type::SMALL);
    let room = canvas.widest(numbers, Type::SMALL).max(words.min(part.width() * 0.2));
    let rows = Rows::new(canvas, part, &names, true, room);
    let column = rows.plot.right - room;
    let ranges = || series.iter().filter_map(|one| range(one, period));
    let aims = || series.iter().filter_map(|one| one.aim(period.end_year()));
    let values = ranges()
        .flat_map(|(low, high)| [low, high])
        .chain(aims().flat_map(|aimed| [aimed.low, aimed.high]));
    let Some(scale) = Scale::new(values, None, (rows.plot.left + 6.0, column - 14.0)) else {
        return;
    };
    scale.draw(canvas, rows.plot, None);
    for (place, (one, text)) in series.iter().zip(&texts).enumerate() {
        let y = rows.middle(place);
        canvas.group(&one.name, |canvas| {
            let own = Ink::Perspective(panel.perspective);
            let colour = canvas.ink(if one.benchmark { Ink::Benchmark } else { own });
            if let Some((low, high)) = range(one, period) {
                let dash = if one.benchmark { Dash::Dashed } else { Dash::Solid };
                let ends = [At::new(scale.x(low), y), At::new(scale.x(high), y)];
                let mark = canvas.ink(Ink::Quiet);
                canvas.polyline(&ends, mark, 2.0, dash);
                for end in ends {
                    let (from, to) = (At::new(end.x, y - 3.0), At::new(end.x, y + 3.0));
                    canvas.line(from, to, mark, 1.0, Dash::Solid);
                }
            }
            draw_aim(
                canvas,
                one.aim(period.end_year()).map(|a| (a.low, a.high)),
                &scale,
                y,
                rows.each,
            );
            let with = number_at(one, period);
            if let Some((point, value)) = with {
                let filled = !super::axes::is_unsure(point.marks);
                let shape = if one.benchmark { Marker::Diamond } else { Marker::Circle };
                let at = At::new(scale.x(value), y);
                canvas.marker(at, shape, MARKER_RADIUS * 1.3, colour, filled);
            }
            let ink = canvas.ink(if with.is_some() { Ink::Text } else { Ink::TextSecond });
            let text = canvas.elided(text, Type::SMALL, room + 0.01);
            let at = At::new(rows.plot.right, y + Type::SMALL.drop());
            canvas.text(at, &text, Type::SMALL, Anchor::End, ink);
        });
    }
}
