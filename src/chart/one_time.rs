//! What charts of rows at one time share: bars, dots with ranges, results against targets.

use super::draw::{Area, At, Canvas};
use super::moment::{has_star, moment, number_at, star, told, why_missing};
use super::rows::{HEADING, Scale, needed, stacked};
use super::series::{Panel, Point, Series};
use super::theme::{Dash, Ink};
use super::title;
use crate::domain::Period;
use crate::scene::Colour;
use crate::text::{number, period_name};
use crate::tr;

/// The panels of such a chart, and the time asked for.
#[derive(Clone, Copy)]
pub(super) struct OneTime<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

impl<'a> OneTime<'a> {
    /// Each panel with its time.
    pub fn times(self) -> impl Iterator<Item = (&'a Panel, Period)> {
        self.panels.iter().filter_map(move |panel| Some((panel, moment(panel, self.at)?)))
    }

    /// The panels that are drawn, with the heights they need where a row needs `least`.
    pub fn drawn(self, least: f64) -> impl Iterator<Item = (&'a Panel, f64)> {
        let with = self.panels.iter().filter(|panel| panel.has_numbers());
        with.map(move |panel| (panel, needed(panel.series.len(), least) + HEADING))
    }

    /// The height all of them need.
    pub fn least_height(self, least: f64) -> f64 {
        self.drawn(least).map(|(_, needed)| needed).sum()
    }

    /// Draws each panel in its part.
    pub fn draw(
        self,
        canvas: &mut Canvas<'_>,
        area: Area,
        least: f64,
        draw: impl Fn(&mut Canvas<'_>, &Panel, Period, Area),
    ) {
        stacked(canvas, self.drawn(least), area, |canvas, panel, part| {
            if let Some(period) = moment(panel, self.at) {
                draw(canvas, panel, period, part);
            }
        });
    }

    /// The sentence about the one panel there is.
    pub fn title(self) -> Option<String> {
        let [panel] = self.panels else { return None };
        title::of_moment(panel, moment(panel, self.at)?)
    }

    /// The times shown.
    pub fn shown(self) -> Vec<Period> {
        self.times().map(|(_, period)| period).collect()
    }

    /// The numbers of these times in words.
    pub fn told(self) -> Vec<String> {
        self.times().flat_map(|(panel, period)| told(panel, period)).collect()
    }
}

/// Series by their number at a time, the highest first, those without last.
pub(super) fn ranked(panel: &Panel, period: Period) -> Vec<&Series> {
    let mut series: Vec<&Series> = panel.series.iter().collect();
    series.sort_by(|one, other| {
        let value = |series: &Series| number_at(series, period).map(|(_, value)| value);
        match (value(one), value(other)) {
            (Some(one), Some(other)) => other.total_cmp(&one),
            (one, other) => other.is_some().cmp(&one.is_some()),
        }
    });
    series
}

/// What stands beside each row: its number with its mark, or why there is none.
pub(super) fn row_texts(series: &[&Series], period: Period) -> Vec<String> {
    let text = |one: &&Series| match number_at(one, period) {
        Some((point, value)) => format!("{}{}", number::format(value, one.decimals), star(point)),
        None => why_missing(one, period),
    };
    series.iter().map(text).collect()
}

/// How a bar is filled and outlined: one colour says all, since bars stand beside their names;
/// what is not final is open.
pub(super) fn bar_look(
    canvas: &Canvas<'_>,
    panel: &Panel,
    series: &Series,
    point: &Point,
) -> BarLook {
    let own = Ink::Perspective(panel.perspective);
    let colour = canvas.ink(if series.benchmark { Ink::Grid } else { own });
    let unsure = super::axes::is_unsure(point.marks);
    let (fill, outline) = if unsure {
        (canvas.ink(Ink::Ground), Some(colour))
    } else {
        (colour, series.benchmark.then_some(canvas.ink(Ink::TextSecond)))
    };
    BarLook { colour, fill, outline, unsure }
}

/// The colours of a bar.
pub(super) struct BarLook {
    pub colour: Colour,
    pub fill: Colour,
    pub outline: Option<Colour>,
    /// Its number may still change.
    pub unsure: bool,
}

/// Which time is shown, and what the marks in it mean.
pub(super) fn moment_notes(
    panels: &[Panel],
    at: Option<Period>,
    fits: impl Fn(&Panel) -> bool,
) -> Vec<String> {
    let mut notes = Vec::new();
    let mut add = |note: String| {
        if !notes.contains(&note) {
            notes.push(note);
        }
    };
    for panel in panels.iter().filter(|panel| fits(panel)) {
        let Some(period) = moment(panel, at) else { continue };
        add(tr!("chart-note-moment", period = period_name(period)));
        if panel.series.iter().any(|one| one.aim(period.end_year()).is_some()) {
            add(tr!("chart-note-aims", year = period.end_year().to_string()));
        }
        if has_star(panel, period) {
            add(tr!("chart-note-star"));
        }
    }
    notes
}

/// What is aimed at, as an upright line across the row; a band as two.
pub(super) fn draw_aim(
    canvas: &mut Canvas<'_>,
    aim: Option<(f64, f64)>,
    scale: &Scale,
    y: f64,
    each: f64,
) {
    let Some((low, high)) = aim else { return };
    let ink = canvas.ink(Ink::Target);
    let half = (each * 0.45).min(14.0);
    let lows = (low.total_cmp(&high).is_ne()).then_some(low);
    for value in lows.into_iter().chain([high]) {
        let x = scale.x(value);
        canvas.line(At::new(x, y - half), At::new(x, y + half), ink, 2.0, Dash::Solid);
    }
}
