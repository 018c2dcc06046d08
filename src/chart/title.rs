//! The title proposed from the figures, and the line below it. It says no more than the first
//! and the last figure do, and never more than few figures can bear.

use super::grammar::{definite, in_unit};
use super::moment::number_at;
use super::reckoning::{is_vague, rounded, same_part};
use super::series::{Panel, Point, Series};
use super::spec::Reckoning;
use crate::domain::{Accumulation, Level, Mark, Period, PeriodKind, Workspace};
use crate::text::{figure_kind_name, number, period_name};
use crate::tr;

/// A definition longer than this is left out of the subtitle.
const LONGEST_DEFINITION: usize = 110;
/// The most names listed in a title.
const MOST_NAMES: usize = 3;
/// A change below this share of what it began at is said to be little.
const LITTLE: f64 = 0.02;

/// A number with the unit of measure, for running text; a change with its sign.
#[must_use]
pub fn value_text(series: &Series, value: f64) -> String {
    match series.reckoning {
        Reckoning::AsGiven => number::with_measure(value, series.decimals, &series.measure),
        Reckoning::Index(_) => number::format(value, series.decimals),
        Reckoning::Change(_) => {
            let shown = number::format_change(value, series.decimals);
            let unit = change_unit(&series.measure);
            if unit.is_empty() { shown } else { format!("{shown}\u{a0}{unit}") }
        }
    }
}

fn is_percent(measure: &str) -> bool {
    measure.starts_with('%') || measure.to_lowercase().starts_with("prosent")
}

fn is_scale(measure: &str) -> bool {
    measure.starts_with(|c: char| c.is_ascii_digit())
}

/// What a change is counted in: "prosentpoeng", "poeng", "mill. kr".
#[must_use]
pub fn change_unit(measure: &str) -> String {
    if is_percent(measure) {
        tr!("chart-percentage-points", number = "").trim().to_owned()
    } else if is_scale(measure) {
        tr!("chart-points", number = "").trim().to_owned()
    } else {
        number::unless_count(measure).to_owned()
    }
}

/// The size of a change in its unit: "1,7 prosentpoeng", "0,3 poeng", "12 mill. kr".
#[must_use]
pub fn change_text(size: f64, decimals: u8, measure: &str) -> String {
    let text = number::format(size, decimals);
    if is_percent(measure) {
        tr!("chart-percentage-points", number = text)
    } else if is_scale(measure) {
        tr!("chart-points", number = text)
    } else {
        number::with_measure(size, decimals, measure)
    }
}

/// "Lia skole, Åsen skole og Borg sykehjem".
#[must_use]
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => tr!("chart-and", first = first.join(", "), last = last),
    }
}

/// "Sykefraværet ved Lia skole", or the name as it is where its definite form is not certain.
#[must_use]
pub fn subject(indicator: &str, unit: Option<(&str, Level)>) -> String {
    let noun = definite(indicator).unwrap_or_else(|| indicator.to_owned());
    match unit {
        Some((unit, level)) => format!("{noun} {}", in_unit(unit, level)),
        None => noun,
    }
}

/// What two numbers of one series say.
struct Course<'a> {
    first: &'a Point,
    last: &'a Point,
    /// Both as they are shown.
    start: f64,
    end: f64,
    /// The numbers that can be compared, the two included.
    values: Vec<f64>,
    /// The series was counted anew where this course begins.
    broken: bool,
}

fn course(series: &Series) -> Option<Course<'_>> {
    let (last, end) = series.last()?;
    // Before a break in the series figures mean something else.
    let broken = series
        .points
        .iter()
        .rev()
        .find(|point| point.marks.has(Mark::Break) && Some(point.period.kind()) == series.kind);
    let comparable = |point: &Point| {
        broken.is_none_or(|broken| point.period >= broken.period)
            && same_part(point.period, last.period)
    };
    let (first, start) = match series.reckoning.base() {
        Some(base) => number_at(series, base).filter(|(point, _)| point.period < last.period)?,
        None => {
            series.numbers().find(|(point, _)| comparable(point) && point.period < last.period)?
        }
    };
    if is_vague(first.marks) || is_vague(last.marks) {
        return None;
    }
    let values = series
        .numbers()
        .filter(|(point, _)| comparable(point) && point.period >= first.period)
        .map(|(_, value)| value)
        .collect();
    let lost = |point: &Point| point.period < first.period && point.value.number().is_some();
    let broken =
        broken.is_some_and(|point| point.period == first.period) && series.points.iter().any(lost);
    let shown = |value| rounded(value, series.decimals);
    Some(Course { first, last, start: shown(start), end: shown(end), values, broken })
}

impl Course<'_> {
    /// Whether the change is no more than what the figures do from one time to the next.
    fn is_little(&self, reckoning: Reckoning) -> bool {
        let change = (self.end - self.start).abs();
        let steps: Vec<f64> = self
            .values
            .iter()
            .zip(self.values.iter().skip(1))
            .map(|(a, b)| (b - a).abs())
            .collect();
        let count = f64::from(u32::try_from(steps.len()).unwrap_or(u32::MAX));
        let swing = steps.iter().sum::<f64>() / count.max(1.0);
        let beside = match reckoning {
            // A change has lost what it began at.
            Reckoning::Change(_) => 0.0,
            Reckoning::AsGiven | Reckoning::Index(_) => LITTLE * self.start.abs(),
        };
        change < beside - 1e-9 || (steps.len() >= 2 && change < swing - 1e-9)
    }

    /// What makes the course less certain than it sounds, in a parenthesis.
    fn reservations(&self, first: Option<String>) -> String {
        let mut parts: Vec<String> = first.into_iter().collect();
        if self.broken {
            parts.push(tr!("chart-title-after-break"));
        }
        if self.values.len() == 2 {
            parts.push(tr!("chart-title-two-only"));
        }
        if self.last.marks.has(Mark::Provisional) || self.first.marks.has(Mark::Provisional) {
            parts.push(tr!("chart-title-provisional"));
        }
        if self.last.marks.has(Mark::Estimated) || self.first.marks.has(Mark::Estimated) {
            parts.push(tr!("chart-title-estimated"));
        }
        if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) }
    }
}

/// How one series went: "Sykefraværet i Oppvekst har falt 1,7 prosentpoeng siden 2008".
fn of_one(series: &Series, to_the_end: bool) -> String {
    let name = &if series.is_plan() {
        format!("{}, {}", series.indicator, figure_kind_name(series.figure))
    } else {
        series.indicator.clone()
    };
    let Some((last, end)) = series.last() else {
        return tr!("chart-title-none", name = name);
    };
    let Some(course) = course(series) else {
        let (value, period) = (value_text(series, end), period_name(last.period));
        return if series.numbers().count() == 1 {
            tr!("chart-title-one", name = name, value = value, period = period)
        } else {
            tr!("chart-title-last", name = name, value = value, period = period)
        };
    };
    let first = period_name(course.first.period);
    let last = period_name(course.last.period);
    let change = course.end - course.start;
    let size = match series.reckoning {
        Reckoning::Index(_) => {
            tr!("chart-size-percent", number = number::format(change.abs(), series.decimals))
        }
        Reckoning::AsGiven | Reckoning::Change(_) => {
            change_text(change.abs(), series.decimals, &series.measure)
        }
    };
    let is_bare = size.chars().all(|c| !c.is_alphabetic());
    let noun = definite(name).map(|noun| format!("{noun} {}", in_unit(&series.unit, series.level)));
    let zero = number::format(0.0, series.decimals);
    if number::format(change.abs(), series.decimals) == zero {
        let why = course.reservations(None);
        if series.reckoning == Reckoning::AsGiven {
            let value = value_text(series, end);
            return tr!("chart-title-same", name = name, value = value, first = first, last = last)
                + &why;
        }
        return tr!("chart-title-unmoved", name = name, first = first, last = last) + &why;
    }
    let way =
        if change < 0.0 { tr!("chart-down", size = &size) } else { tr!("chart-up", size = &size) };
    let little = course.is_little(series.reckoning);
    let Some(noun) = noun else {
        let why = course.reservations(little.then(|| tr!("chart-title-little-note")));
        return tr!("chart-title-moved", name = name, way = way, first = first, last = last) + &why;
    };
    if little {
        let why = course.reservations(Some(way));
        return if to_the_end {
            tr!("chart-title-little-since", name = noun, first = first) + &why
        } else {
            tr!("chart-title-little", name = noun, first = first, last = last) + &why
        };
    }
    let verb = match (change < 0.0, is_bare) {
        (true, false) => tr!("chart-title-fell", name = noun, size = size),
        (false, false) => tr!("chart-title-rose", name = noun, size = size),
        (true, true) => tr!("chart-title-fell-by", name = noun, size = size),
        (false, true) => tr!("chart-title-rose-by", name = noun, size = size),
    };
    let when = if to_the_end {
        tr!("chart-since", first = first)
    } else {
        tr!("chart-from-to", first = first, last = last)
    };
    format!("{verb} {when}{}", course.reservations(None))
}

/// The last period at least two of the series have a number for, with those numbers.
fn common_end<'a>(series: &[&'a Series]) -> Option<(Period, Vec<(&'a Series, f64)>)> {
    let mut ends: Vec<Period> =
        series.iter().filter_map(|one| Some(one.last()?.0.period)).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.into_iter().rev().find_map(|period| {
        let values: Vec<(&Series, f64)> = series
            .iter()
            .filter_map(|one| {
                let point = one.at(period)?;
                (!is_vague(point.marks)).then_some((*one, point.value.number()?))
            })
            .collect();
        (values.len() >= 2).then_some((period, values))
    })
}

/// The name of what is drawn, with how it is reckoned.
fn reckoned_name(panel: &Panel) -> String {
    let name = panel.indicators.first().cloned().unwrap_or_default();
    let as_given = panel.series.iter().all(|one| one.reckoning == Reckoning::AsGiven);
    if as_given { name } else { format!("{name} ({})", panel.measure) }
}

/// How several units stand at their last common time.
fn of_units(panel: &Panel, own: &[&Series]) -> String {
    let name = reckoned_name(panel);
    match common_end(own) {
        Some((period, values)) => standing(&name, own, period, values),
        None => tr!("chart-title-units", name = name, units = unit_words(own)),
    }
}

/// How several units of one indicator stand at one time; nothing where fewer than two have a
/// number for it.
#[must_use]
pub fn of_moment(panel: &Panel, period: Period) -> Option<String> {
    if panel.indicators.len() != 1 {
        return None;
    }
    let own = super::moment::own(panel);
    let values: Vec<(&Series, f64)> = own
        .iter()
        .filter_map(|one| {
            let (point, value) = number_at(one, period)?;
            (!is_vague(point.marks)).then_some((*one, value))
        })
        .collect();
    let name = reckoned_name(panel);
    match values.as_slice() {
        [] => None,
        [(only, value)] => {
            let value = value_text(only, *value);
            let name = subject(&name, Some((&only.unit, only.level)));
            Some(tr!("chart-title-last", name = name, value = value, period = period_name(period)))
        }
        _ => Some(standing(&name, &own, period, values)),
    }
}

/// Each where they are few, else the lowest and the highest.
fn standing(
    name: &str,
    own: &[&Series],
    period: Period,
    mut values: Vec<(&Series, f64)>,
) -> String {
    let period = period_name(period);
    if values.len() <= MOST_NAMES && values.len() == own.len() {
        let parts: Vec<String> = values
            .iter()
            .map(|(series, value)| format!("{} {}", series.name, value_text(series, *value)))
            .collect();
        return tr!("chart-title-each", name = name, parts = listed(&parts), period = period);
    }
    values.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    let shown = |place: Option<&(&Series, f64)>| {
        place.map(|(series, value)| (series.name.clone(), value_text(series, *value)))
    };
    let (low, second) = (shown(values.first()), shown(values.get(1)));
    let high = shown(values.last());
    let second_high = values.len().checked_sub(2).and_then(|place| shown(values.get(place)));
    let text = |one: &Option<(String, String)>| one.as_ref().map(|(_, text)| text.clone());
    match (&low, &high) {
        // Two that share the place are both left unnamed.
        (Some((low_name, low_text)), Some((high_name, high_text)))
            if text(&low) != text(&second) && text(&high) != text(&second_high) =>
        {
            let low = format!("{low_name} ({low_text})");
            let high = format!("{high_name} ({high_text})");
            tr!("chart-title-range", name = name, low = low, high = high, period = period)
        }
        (Some((_, low)), Some((_, high))) if low != high => {
            tr!("chart-title-between", name = name, low = low, high = high, period = period)
        }
        _ => tr!("chart-title-units", name = name, units = unit_words(own)),
    }
}

fn unit_words(series: &[&Series]) -> String {
    let mut names: Vec<String> = series.iter().map(|one| one.unit.clone()).collect();
    names.dedup();
    if names.len() <= MOST_NAMES { listed(&names) } else { tr!("count-units", count = names.len()) }
}

/// Whether a series' last number is for the newest time the panel knows.
fn is_to_the_end(panel: &Panel, series: &Series) -> bool {
    // A plan reaches into years nobody has results for.
    let others = panel.series.iter().filter(|one| one.is_plan() == series.is_plan());
    let newest = others.flat_map(|one| &one.points).map(|point| point.period).max();
    series
        .last()
        .is_some_and(|(point, _)| newest.is_none_or(|newest| point.period.end() >= newest.end()))
}

/// The proposed title of a chart over time. `closed` where its last time was chosen.
#[must_use]
pub fn title(panels: &[Panel], closed: bool) -> String {
    let [panel] = panels else {
        let names: Vec<String> =
            panels.iter().flat_map(|panel| panel.indicators.iter().cloned()).collect();
        return listed(&names);
    };
    let own: Vec<&Series> = panel.series.iter().filter(|one| one.is_own()).collect();
    let with: Vec<&Series> = own.iter().copied().filter(|one| one.last().is_some()).collect();
    let of_one = |series: &Series| of_one(series, !closed && is_to_the_end(panel, series));
    match (panel.indicators.as_slice(), with.as_slice()) {
        ([_, _, ..], _) => listed(&panel.indicators),
        ([name], []) => match panel.series.iter().find(|one| one.last().is_some()) {
            Some(only) => of_one(only),
            None => tr!("chart-title-none", name = name),
        },
        (_, [only]) => of_one(only),
        _ => of_units(panel, &with),
    }
}

/// The line below the title: whom it is about, and what is measured in which unit.
#[must_use]
pub fn subtitle(workspace: &Workspace, panels: &[Panel]) -> String {
    let mut units: Vec<String> = Vec::new();
    for series in panels.iter().flat_map(|panel| &panel.series).filter(|one| !one.benchmark) {
        if !units.contains(&series.unit) {
            units.push(series.unit.clone());
        }
    }
    let mut parts = Vec::new();
    if units.len() <= MOST_NAMES {
        parts.push(listed(&units));
    } else {
        parts.push(tr!("count-units", count = units.len()));
    }
    if let [panel] = panels {
        parts.push(measured(workspace, panel));
        let cumulative = |one: &Series| {
            one.accumulation == Accumulation::Cumulative
                && one.kind.is_some_and(|kind| kind < PeriodKind::SchoolYear)
        };
        if panel.series.iter().any(cumulative) {
            parts.push(tr!("chart-so-far"));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn measured(workspace: &Workspace, panel: &Panel) -> String {
    let measure = measure_words(&panel.measure);
    let definition = match panel.series.first() {
        Some(series) if panel.indicators.len() == 1 => workspace
            .indicator(series.key.indicator)
            .map(|indicator| indicator.definition.trim().trim_end_matches('.').to_owned())
            .filter(|text| text.chars().count() <= LONGEST_DEFINITION && !text.contains('\n')),
        _ => None,
    };
    match definition {
        Some(definition) if !definition.is_empty() => {
            let said = measure.is_empty()
                || definition.to_lowercase().contains(&measure.to_lowercase())
                || definition.contains(&panel.measure);
            if said { definition } else { format!("{definition} ({measure})") }
        }
        _ => measure,
    }
}

/// The unit of measure in words: "prosent", "skala 1–6", "mill. kr".
#[must_use]
pub fn measure_words(measure: &str) -> String {
    if measure == "%" {
        tr!("chart-percent")
    } else if is_scale(measure) {
        tr!("chart-scale", scale = measure)
    } else {
        measure.to_owned()
    }
}
