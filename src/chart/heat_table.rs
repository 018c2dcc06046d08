//! Units by periods, the figures in shaded cells: darker is higher.

use super::columns::{draw_periods, line_periods};
use super::draw::{Area, At, Canvas, Type, length};
use super::frame::Body;
use super::moment::{moment, number_at, star};
use super::rows::{HEADING, Rows, stacked};
use super::series::{Panel, Series};
use super::theme::{Ink, Theme};
use super::title;
use crate::domain::{Missing, Period};
use crate::scene::Anchor;
use crate::text::{missing_name, number};
use crate::tr;

/// The lowest row, and the narrowest column beside its number.
const LEAST: f64 = 16.0;
const PADDING: f64 = 8.0;

/// Shaded tables.
pub(super) struct HeatTables<'a> {
    pub panels: &'a [Panel],
}

/// The sign of a missing figure, as the statistics offices print it.
fn sign(missing: Option<Missing>) -> &'static str {
    match missing {
        Some(Missing::NotAvailable) => "..",
        Some(Missing::NotApplicable) => ".",
        Some(Missing::Suppressed) => ":",
        Some(Missing::Nil) => "–",
        Some(Missing::NotDueYet) => "…",
        Some(Missing::Error) => "!",
        Some(Missing::Blank) | None => "·",
    }
}

impl HeatTables<'_> {
    fn drawn(&self) -> impl Iterator<Item = (&Panel, f64)> {
        self.panels
            .iter()
            .filter(|panel| panel.has_numbers())
            .map(|panel| (panel, length(panel.series.len()) * LEAST + 26.0 + HEADING))
    }
}

impl Body for HeatTables<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.drawn().map(|(_, needed)| needed).sum()
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        let mut notes = Vec::new();
        stacked(canvas, self.drawn(), area, |canvas, panel, part| {
            let left_out = draw_panel(canvas, panel, part);
            if left_out > 0 {
                notes.push(tr!("chart-note-periods-left-out", count = left_out));
            }
        });
        notes
    }

    fn title(&self) -> Option<String> {
        let [panel] = self.panels else { return None };
        if panel.series.len() < 2 {
            return None;
        }
        title::of_moment(panel, moment(panel, None)?)
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = vec![tr!("chart-note-heat")];
        let mut signs: Vec<String> = Vec::new();
        let mut stars = false;
        let series = self.panels.iter().flat_map(|panel| &panel.series);
        for point in series.flat_map(|one| &one.points) {
            if let Some(missing) = point.value.missing() {
                let said = format!("{} {}", sign(Some(missing)), missing_name(missing));
                if !signs.contains(&said) {
                    signs.push(said);
                }
            }
            stars |= !star(point).is_empty();
        }
        if !signs.is_empty() {
            signs.sort();
            notes.push(signs.join(" · "));
        }
        if stars {
            notes.push(tr!("chart-note-star"));
        }
        notes
    }

    fn shown(&self) -> Option<Vec<Period>> {
        Some(self.panels.iter().flat_map(line_periods).collect())
    }

    fn told(&self) -> Vec<String> {
        let mut parts = Vec::new();
        for panel in self.panels {
            let Some(period) = moment(panel, None) else { continue };
            let (count, rows) = (line_periods(panel).len(), panel.series.len());
            parts.push(tr!("chart-alt-table", rows = rows, count = count));
            parts.extend(super::moment::told(panel, period));
        }
        parts
    }
}

/// Draws a panel; answers how many periods found no room.
fn draw_panel(canvas: &mut Canvas<'_>, panel: &Panel, part: Area) -> usize {
    const HEAD: f64 = 20.0;
    let series: Vec<&Series> = panel.series.iter().collect();
    let names: Vec<&str> = series.iter().map(|one| one.name.as_str()).collect();
    let inner = Area { top: part.top + HEAD - 4.0, ..part };
    let mut periods = line_periods(panel);
    let numbers = || series.iter().flat_map(|one| one.numbers().map(|(_, value)| value));
    let widest = numbers()
        .map(|value| canvas.width(&number::format(value, panel.decimals), Type::SMALL))
        .fold(canvas.width("0000", Type::SMALL), f64::max);
    let least = widest + PADDING;
    let rows = Rows::new(canvas, inner, &names, false, least);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let room = ((rows.plot.width() / least) as usize).max(1);
    let left_out = periods.len().saturating_sub(room);
    periods.drain(..left_out);
    let each = (rows.plot.width() / length(periods.len().max(1))).min(least * 2.0);
    let (low, high) = numbers()
        .fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
    draw_periods(
        canvas,
        &periods,
        Area {
            bottom: rows.plot.top - 6.0 - Type::SMALL.leading() - 4.0,
            right: rows.plot.left + each * length(periods.len()),
            ..rows.plot
        },
        each,
    );
    for (row, one) in series.iter().enumerate() {
        let middle = rows.middle(row);
        canvas.group(&one.name, |canvas| {
            for (column, period) in periods.iter().enumerate() {
                let left = rows.plot.left + length(column) * each;
                let (from, to) = (
                    At::new(left + 0.5, middle - rows.each / 2.0 + 0.5),
                    At::new(left + each - 0.5, middle + rows.each / 2.0 - 0.5),
                );
                let at = At::new(left + each / 2.0, middle + Type::SMALL.drop());
                match number_at(one, *period) {
                    Some((point, value)) => {
                        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
                        let (fill, text) = canvas.theme.shade(step(share));
                        canvas.rect(from, to, fill, None);
                        let shown =
                            format!("{}{}", number::format(value, one.decimals), star(point));
                        canvas.text(at, &shown, Type::SMALL, Anchor::Middle, text);
                    }
                    None => {
                        let missing = one.at(*period).and_then(|point| point.value.missing());
                        let (ground, grid) = (canvas.ink(Ink::Ground), canvas.ink(Ink::Grid));
                        canvas.rect(from, to, ground, Some(grid));
                        let ink = canvas.ink(Ink::TextSecond);
                        canvas.text(at, sign(missing), Type::SMALL, Anchor::Middle, ink);
                    }
                }
            }
        });
    }
    left_out
}

/// The shade of a share between the lowest and the highest.
fn step(share: f64) -> u8 {
    let steps = f64::from(Theme::MOST_SHADE);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between nought and the darkest shade"
    )]
    let step = (share.clamp(0.0, 1.0) * steps).round() as u8;
    step
}
