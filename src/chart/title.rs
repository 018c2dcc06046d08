//! The title proposed from the figures, and the line below it. It says no more than the first
//! and the last figure do, and never more than few figures can bear.

use super::series::{Panel, Series};
use crate::domain::{Accumulation, Mark, Period, PeriodKind, Workspace};
use crate::text::{figure_kind_name, number, period_name};
use crate::tr;

/// A definition longer than this is left out of the subtitle.
const LONGEST_DEFINITION: usize = 110;
/// The most names listed in a title.
const MOST_NAMES: usize = 3;

/// A number with the unit of measure, for running text.
#[must_use]
pub fn value_text(series: &Series, value: f64) -> String {
    number::with_measure(value, series.decimals, unless_count(&series.measure))
}

/// The unit of measure, unless it only says that things are counted.
fn unless_count(measure: &str) -> &str {
    if measure.eq_ignore_ascii_case("antall") { "" } else { measure }
}

fn is_percent(measure: &str) -> bool {
    measure.starts_with('%') || measure.to_lowercase().starts_with("prosent")
}

fn is_scale(measure: &str) -> bool {
    measure.starts_with(|c: char| c.is_ascii_digit())
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
        number::with_measure(size, decimals, unless_count(measure))
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

/// The same part of the year: tertials are compared with tertials of their own number.
fn same_part(one: Period, other: Period) -> bool {
    match (one, other) {
        (Period::HalfYear { half: a, .. }, Period::HalfYear { half: b, .. }) => a == b,
        (Period::Tertial { tertial: a, .. }, Period::Tertial { tertial: b, .. }) => a == b,
        (Period::Quarter { quarter: a, .. }, Period::Quarter { quarter: b, .. }) => a == b,
        (Period::Month { month: a, .. }, Period::Month { month: b, .. }) => a == b,
        _ => one.kind() == other.kind(),
    }
}

fn is_vague(marks: crate::domain::Marks) -> bool {
    [Mark::LessThan, Mark::MoreThan, Mark::Approximate, Mark::Suspect]
        .into_iter()
        .any(|mark| marks.has(mark))
}

/// How one series went: "Sykefravær: ned 1,7 prosentpoeng fra 2008 til 2015".
fn of_one(series: &Series) -> String {
    let name = if series.is_plan() {
        format!("{}, {}", series.indicator, figure_kind_name(series.figure))
    } else {
        series.indicator.clone()
    };
    let Some((last, end)) = series.last() else {
        return tr!("chart-title-none", name = &name);
    };
    // Before a break in the series figures mean something else.
    let broken = series
        .points
        .iter()
        .rev()
        .find(|point| point.marks.has(Mark::Break) && Some(point.period.kind()) == series.kind);
    let comparable = |period: Period| {
        broken.is_none_or(|broken| period >= broken.period) && period < last.period
    };
    let first = series
        .numbers()
        .find(|(point, _)| comparable(point.period) && same_part(point.period, last.period));
    let end_text = value_text(series, end);
    let end_period = period_name(last.period);
    let Some((first, start)) = first else {
        let count = series.numbers().count();
        return if count == 1 {
            tr!("chart-title-one", name = &name, value = end_text, period = end_period)
        } else {
            tr!("chart-title-last", name = &name, value = end_text, period = end_period)
        };
    };
    let start_period = period_name(first.period);
    let start_text = value_text(series, start);
    if is_vague(first.marks) || is_vague(last.marks) {
        return tr!("chart-title-last", name = &name, value = end_text, period = end_period);
    }
    if start_text == end_text {
        return tr!(
            "chart-title-same",
            name = &name,
            value = end_text,
            first = start_period,
            last = end_period
        );
    }
    // The difference of the numbers shown, so that a reader who subtracts finds the same.
    let rounded = |value: f64| {
        let scale = 10_f64.powi(i32::from(series.decimals));
        (value * scale).round() / scale
    };
    let change = rounded(end) - rounded(start);
    let size = change_text(change.abs(), series.decimals, &series.measure);
    if change < 0.0 {
        tr!("chart-title-down", name = &name, size = size, first = start_period, last = end_period)
    } else {
        tr!("chart-title-up", name = &name, size = size, first = start_period, last = end_period)
    }
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

/// How several units stand: each where they are few, else the lowest and the highest.
fn of_units(panel: &Panel, own: &[&Series]) -> String {
    let name = panel.indicators.first().cloned().unwrap_or_default();
    let Some((period, mut values)) = common_end(own) else {
        return tr!("chart-title-units", name = name, units = unit_words(own));
    };
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

/// The proposed title of a chart.
#[must_use]
pub fn title(panels: &[Panel]) -> String {
    let [panel] = panels else {
        let names: Vec<String> =
            panels.iter().flat_map(|panel| panel.indicators.iter().cloned()).collect();
        return listed(&names);
    };
    let own: Vec<&Series> = panel.series.iter().filter(|one| one.is_own()).collect();
    let with: Vec<&Series> = own.iter().copied().filter(|one| one.last().is_some()).collect();
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
