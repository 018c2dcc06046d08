//! One unit's columns over time, or bars of several units at one time, the longest first.

use super::columns::{base, columns, line_periods};
use super::draw::{Area, At, Canvas, Type};
use super::frame::Body;
use super::moment::{moment, number_at};
use super::one_time::{BarLook, OneTime, bar_look, draw_aim, moment_notes, ranked, row_texts};
use super::rows::{HEADING, Rows, Scale, needed, stacked};
use super::series::Panel;
use super::theme::Ink;
use crate::domain::Period;
use crate::scene::Anchor;

/// The lowest row.
const LEAST: f64 = 16.0;

/// Bars.
pub(super) struct Bars<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

impl Bars<'_> {
    fn rows(&self) -> OneTime<'_> {
        OneTime { panels: self.panels, at: self.at }
    }

    /// One series alone is drawn over time unless a time is asked for.
    fn over_time(&self, panel: &Panel) -> bool {
        panel.series.len() == 1 && self.at.is_none()
    }

    fn drawn(&self) -> impl Iterator<Item = (&Panel, f64)> {
        self.panels.iter().filter(|panel| panel.has_numbers()).map(|panel| {
            let each =
                if self.over_time(panel) { 110.0 } else { needed(panel.series.len(), LEAST) };
            (panel, each + HEADING)
        })
    }
}

impl Body for Bars<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.drawn().map(|(_, needed)| needed).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let mut notes = Vec::new();
        stacked(canvas, self.drawn(), area, |canvas, panel, part| {
            if self.over_time(panel) {
                notes.extend(columns(canvas, panel, part));
            } else if let Some(period) = moment(panel, self.at) {
                draw_rows(canvas, panel, period, part);
            }
        });
        notes
    }

    fn title(&self) -> Option<String> {
        let [panel] = self.panels else { return None };
        if self.over_time(panel) { None } else { self.rows().title() }
    }

    fn notes(&self) -> Vec<String> {
        moment_notes(self.panels, self.at, |panel| !self.over_time(panel))
    }

    fn shown(&self) -> Option<Vec<Period>> {
        if self.panels.iter().any(|panel| self.over_time(panel)) {
            return Some(self.panels.iter().flat_map(line_periods).collect());
        }
        Some(self.rows().shown())
    }

    fn told(&self) -> Vec<String> {
        if self.panels.iter().any(|panel| self.over_time(panel)) {
            return Vec::new();
        }
        self.rows().told()
    }
}

fn draw_rows(canvas: &mut Canvas<'_>, panel: &Panel, period: Period, part: Area) {
    let series = ranked(panel, period);
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let texts = row_texts(&series, period);
    let room = series
        .iter()
        .zip(&texts)
        .filter(|(one, _)| number_at(one, period).is_some())
        .map(|(_, text)| canvas.width(text, Type::SMALL) + 6.0)
        .fold(0.0, f64::max);
    let from = base(panel);
    let values = || series.iter().filter_map(|one| Some(number_at(one, period)?.1));
    let aims = series.iter().filter_map(|one| one.aim(period.end_year()));
    let values_and_aims = values().chain(aims.flat_map(|aimed| [aimed.low, aimed.high]));
    let negative = values().any(|value| value < from);
    let reserve = if negative { 2.0 * room } else { room };
    let rows = Rows::new(canvas, part, &names, true, reserve);
    let left = rows.plot.left + if negative { room } else { 0.0 };
    let Some(scale) = Scale::new(values_and_aims, Some(from), (left, rows.plot.right - room))
    else {
        return;
    };
    scale.draw(canvas, rows.plot, Some(from));
    let bar = (rows.each * 0.66).min(20.0);
    for (place, (one, text)) in series.iter().zip(&texts).enumerate() {
        let y = rows.middle(place);
        let (ink, second) = (canvas.ink(Ink::Text), canvas.ink(Ink::TextSecond));
        canvas.group(&one.name, |canvas| {
            let Some((point, value)) = number_at(one, period) else {
                let at = At::new(scale.x(from) + 6.0, y + Type::SMALL.drop());
                canvas.text(at, text, Type::SMALL, Anchor::Start, second);
                return;
            };
            let BarLook { colour, fill, outline, unsure } = bar_look(canvas, panel, one, point);
            let (start, end) = (scale.x(from), scale.x(value));
            canvas.rect(At::new(start, y - bar / 2.0), At::new(end, y + bar / 2.0), fill, outline);
            let (x, anchor) =
                if value < from { (end - 5.0, Anchor::End) } else { (end + 5.0, Anchor::Start) };
            let aim = one.aim(period.end_year());
            // The number keeps clear of the target's line.
            let near = aim.is_some_and(|aimed| {
                let gap = scale.x(aimed.high) - end;
                (0.0..=canvas.width(text, Type::SMALL) + 8.0).contains(&gap)
            });
            if near {
                let (_, on) = on_bar(canvas, colour);
                let width = canvas.width(text, Type::SMALL);
                let inside = (end - start).abs() > width + 10.0 && !unsure && !one.benchmark;
                if inside {
                    let at = At::new(end - 5.0, y + Type::SMALL.drop());
                    canvas.text(at, text, Type::SMALL, Anchor::End, on);
                } else {
                    let x = aim.map_or(x, |aimed| scale.x(aimed.high) + 5.0);
                    let at = At::new(x, y + Type::SMALL.drop());
                    canvas.text(at, text, Type::SMALL, Anchor::Start, ink);
                }
            } else {
                canvas.text(At::new(x, y + Type::SMALL.drop()), text, Type::SMALL, anchor, ink);
            }
            draw_aim(canvas, aim.map(|aimed| (aimed.low, aimed.high)), &scale, y, rows.each);
        });
    }
}

fn on_bar(canvas: &Canvas<'_>, fill: crate::scene::Colour) -> (f64, crate::scene::Colour) {
    [canvas.ink(Ink::Ground), canvas.ink(Ink::Text)]
        .into_iter()
        .map(|text| (super::theme::contrast(text, fill), text))
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .unwrap_or((1.0, canvas.ink(Ink::Text)))
}
