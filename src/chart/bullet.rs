//! Results against their targets: a bar for the result, a line or band for what is aimed at, and
//! how far apart they are, in words.

use super::draw::{Area, At, Canvas, Type};
use super::frame::Body;
use super::moment::{number_at, own, star, why_missing};
use super::one_time::{OneTime, bar_look, draw_aim};
use super::reckoning::rounded;
use super::rows::{Rows, Scale};
use super::series::{Panel, Series};
use super::target;
use super::theme::Ink;
use super::title::{change_text, value_text};
use crate::domain::{Direction, Period};
use crate::scene::Anchor;
use crate::text::period_name;
use crate::tr;

/// The lowest row: two lines of text.
const LEAST: f64 = 30.0;
/// The share of the width the words to the right may take.
const WORDS: f64 = 0.38;

/// Results against targets.
pub(super) struct Bullets<'a> {
    pub panels: &'a [Panel],
    pub at: Option<Period>,
}

/// How a result stands to what is aimed at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Standing {
    Reached,
    /// How much is missing, above zero.
    Over(f64),
    Under(f64),
    /// No way is better.
    Apart(f64),
}

/// A result of this direction beside its target, both as shown.
pub(super) fn standing(
    direction: Direction,
    value: f64,
    low: f64,
    high: f64,
    strict: bool,
) -> Standing {
    match direction {
        // "Over 90 %" is not reached by 90 %.
        Direction::Higher | Direction::Lower if strict && value == low && low == high => {
            Standing::Apart(0.0)
        }
        Direction::Higher if value >= low => Standing::Reached,
        Direction::Lower if value <= high => Standing::Reached,
        Direction::Band if (low..=high).contains(&value) => Standing::Reached,
        Direction::Higher | Direction::Lower | Direction::Band => {
            if value < low {
                Standing::Under(low - value)
            } else {
                Standing::Over(value - high)
            }
        }
        Direction::Neutral => {
            let gap = if value < low { value - low } else { (value - high).max(0.0) };
            Standing::Apart(gap)
        }
    }
}

fn of(series: &Series, period: Period) -> Option<Standing> {
    let value = rounded(number_at(series, period)?.1, series.decimals);
    let aimed = series.aim(period.end_year())?;
    let way = aimed.way.unwrap_or(series.direction);
    Some(standing(way, value, aimed.low, aimed.high, aimed.strict))
}

fn standing_text(series: &Series, standing: Standing) -> String {
    let size = |gap: f64| {
        let decimals = series.decimals.max(crate::text::number::decimals_needed(gap, 2));
        change_text(gap, decimals, &series.measure)
    };
    match standing {
        Standing::Reached => tr!("chart-bullet-reached"),
        Standing::Over(gap) => tr!("chart-bullet-over", size = size(gap)),
        Standing::Under(gap) => tr!("chart-bullet-under", size = size(gap)),
        Standing::Apart(0.0) => tr!("chart-bullet-equal"),
        Standing::Apart(gap) if gap > 0.0 => tr!("chart-bullet-over", size = size(gap)),
        Standing::Apart(gap) => tr!("chart-bullet-under", size = size(-gap)),
    }
}

/// "Ambisjon 7,5 %: nådd".
fn aim_text(series: &Series, period: Period) -> String {
    let Some(aimed) = series.aim(period.end_year()) else { return tr!("chart-bullet-no-aim") };
    let value = target::value_text(aimed.low, aimed.high, series.decimals);
    let aim = tr!("chart-target", value = value);
    match of(series, period) {
        Some(standing) => format!("{aim}: {}", standing_text(series, standing)),
        None => aim,
    }
}

impl Bullets<'_> {
    fn rows(&self) -> OneTime<'_> {
        OneTime { panels: self.panels, at: self.at }
    }

    fn standings(&self) -> impl Iterator<Item = (&Series, Period, Option<Standing>)> {
        self.rows().times().flat_map(|(panel, period)| {
            own(panel).into_iter().map(move |one| (one, period, of(one, period)))
        })
    }
}

impl Body for Bullets<'_> {
    fn least_height(&self, _: &Canvas<'_>, _: f64) -> f64 {
        self.rows().least_height(LEAST)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area) -> Vec<String> {
        self.rows().draw(canvas, area, LEAST, draw_panel);
        Vec::new()
    }

    fn title(&self) -> Option<String> {
        let judged: Vec<(Period, Standing)> = self
            .standings()
            .filter_map(|(_, period, standing)| Some((period, standing?)))
            .filter(|(_, standing)| !matches!(standing, Standing::Apart(_)))
            .collect();
        let (period, _) = judged.first()?;
        let reached = judged.iter().filter(|(_, standing)| *standing == Standing::Reached).count();
        if judged.len() < 2 || judged.iter().any(|(other, _)| other != period) {
            return None;
        }
        let period = period_name(*period);
        let (count, all) = (reached, judged.len());
        let mut units: Vec<&str> = self.standings().map(|(one, ..)| one.unit.as_str()).collect();
        units.dedup();
        match (self.panels, units.as_slice()) {
            ([panel], _) if panel.indicators.len() == 1 => {
                let name = panel.indicators.first()?;
                Some(tr!(
                    "chart-title-bullet-units",
                    name = name,
                    count = count,
                    all = all,
                    period = period
                ))
            }
            (_, [unit]) => Some(tr!(
                "chart-title-bullet-indicators",
                name = *unit,
                count = count,
                all = all,
                period = period
            )),
            _ => Some(tr!("chart-title-bullet", count = count, all = all, period = period)),
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut periods: Vec<Period> = self.standings().map(|(_, period, _)| period).collect();
        periods.sort_unstable();
        periods.dedup();
        let shown: Vec<String> = periods.into_iter().map(period_name).collect();
        if shown.is_empty() {
            return Vec::new();
        }
        vec![tr!("chart-note-bullet", period = super::title::listed(&shown))]
    }

    fn shown(&self) -> Option<Vec<Period>> {
        Some(self.rows().shown())
    }

    fn told(&self) -> Vec<String> {
        self.standings()
            .map(|(one, period, _)| match number_at(one, period) {
                Some((_, value)) => {
                    let told = tr!(
                        "chart-alt-value",
                        name = &one.name,
                        value = value_text(one, value),
                        period = period_name(period)
                    );
                    format!("{told} {}.", aim_text(one, period))
                }
                None => tr!("chart-alt-none", name = &one.name),
            })
            .collect()
    }
}

fn draw_panel(canvas: &mut Canvas<'_>, panel: &Panel, period: Period, part: Area) {
    let series: Vec<&Series> = panel.series.iter().collect();
    // One unit's indicators are told apart by their own names.
    let names: Vec<&str> = series
        .iter()
        .map(|one| if series.len() == 1 { one.indicator.as_str() } else { one.name.as_str() })
        .collect();
    let firsts: Vec<String> = series
        .iter()
        .map(|one| match number_at(one, period) {
            Some((point, value)) => format!("{}{}", value_text(one, value), star(point)),
            None => why_missing(one, period),
        })
        .collect();
    let seconds: Vec<String> = series.iter().map(|one| aim_text(one, period)).collect();
    let values = canvas.widest(firsts.iter().map(String::as_str), Type::STRONG);
    let words = canvas.widest(seconds.iter().map(String::as_str), Type::TINY);
    let room = values.max(words.min(part.width() * WORDS));
    let rows = Rows::new(canvas, part, &names, true, room + 18.0);
    let column = rows.plot.right - room;
    let values = series.iter().filter_map(|one| Some(number_at(one, period)?.1));
    let aims = series.iter().filter_map(|one| one.aim(period.end_year()));
    let values = values.chain(aims.flat_map(|aimed| [aimed.low, aimed.high]));
    let Some(scale) = Scale::new(values, Some(0.0), (rows.plot.left, column - 18.0)) else {
        return;
    };
    let plot = Area { right: column - 10.0, ..rows.plot };
    scale.draw(canvas, plot, Some(0.0));
    let bar = (rows.each * 0.4).min(14.0);
    for (place, one) in series.iter().enumerate() {
        let y = rows.middle(place);
        let aim = one.aim(period.end_year()).map(|aimed| (aimed.low, aimed.high));
        canvas.group(&one.name, |canvas| {
            if let Some((low, high)) = aim.filter(|(low, high)| low < high) {
                let half = (rows.each * 0.45).min(14.0);
                let band = canvas.ink(Ink::TargetBand);
                let (one, other) =
                    (At::new(scale.x(low), y - half), At::new(scale.x(high), y + half));
                canvas.rect(one, other, band, None);
            }
            if let Some((point, value)) = number_at(one, period) {
                let look = bar_look(canvas, panel, one, point);
                let (from, to) = (scale.x(0.0), scale.x(value));
                let corner = At::new(to, y + bar / 2.0);
                canvas.rect(At::new(from, y - bar / 2.0), corner, look.fill, look.outline);
            }
            draw_aim(canvas, aim, &scale, y, rows.each);
            let (ink, second) = (canvas.ink(Ink::Text), canvas.ink(Ink::TextSecond));
            if let (Some(first), Some(words)) = (firsts.get(place), seconds.get(place)) {
                let first = canvas.elided(first, Type::STRONG, room + 0.01);
                canvas.text(At::new(column, y - 2.0), &first, Type::STRONG, Anchor::Start, ink);
                let words = canvas.elided(words, Type::TINY, room + 0.01);
                canvas.text(At::new(column, y + 10.0), &words, Type::TINY, Anchor::Start, second);
            }
        });
    }
}
