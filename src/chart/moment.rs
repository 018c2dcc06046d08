//! Which time a chart of one time shows, which two a comparison rests on, and what is told of
//! them.

use super::reckoning::{broken_between, is_vague, rounded, same_part};
use super::series::{Panel, Point, Series};
use super::title::{subject, value_text};
use crate::domain::{Mark, Period};
use crate::text::{missing_name, period_name};
use crate::tr;

/// Beyond this many, the figures of one time are not told one by one.
const MOST_TOLD: usize = 12;

/// A series' number in exactly this period.
#[must_use]
pub(super) fn number_at(series: &Series, period: Period) -> Option<(&Point, f64)> {
    let point = series.at(period)?;
    Some((point, point.value.number()?))
}

/// Why a series has no number in this period, in words.
pub(super) fn why_missing(series: &Series, period: Period) -> String {
    match series.at(period).and_then(|point| point.value.missing()) {
        Some(missing) => missing_name(missing),
        None => tr!("chart-no-figure"),
    }
}

/// The series a statement is about: the organisation's own, or all where there are no others.
pub(super) fn own(panel: &Panel) -> Vec<&Series> {
    let own: Vec<&Series> = panel.series.iter().filter(|one| one.is_own()).collect();
    if own.is_empty() { panel.series.iter().collect() } else { own }
}

/// Periods with the count of own series that have a number for them in their line.
fn counted(panel: &Panel) -> (Vec<(Period, usize)>, usize) {
    let own = own(panel);
    let with: Vec<&Series> = own.into_iter().filter(|one| one.last().is_some()).collect();
    let mut periods: Vec<Period> =
        with.iter().flat_map(|one| one.numbers().map(|(point, _)| point.period)).collect();
    periods.sort_unstable();
    let mut counted: Vec<(Period, usize)> = Vec::new();
    for period in periods {
        match counted.last_mut() {
            Some((held, count)) if *held == period => *count += 1,
            _ => counted.push((period, 1)),
        }
    }
    (counted, with.len())
}

/// The time to show: the one asked for, else the newest that at least half of the units have.
#[must_use]
pub(super) fn moment(panel: &Panel, asked: Option<Period>) -> Option<Period> {
    if asked.is_some() {
        return asked;
    }
    let (counted, all) = counted(panel);
    let most = counted.iter().rev().find(|(_, count)| count * 2 >= all);
    most.or(counted.last()).map(|(period, _)| *period)
}

/// The first and the last time that at least half of the units have, of one part of the year.
#[must_use]
pub(super) fn span(panel: &Panel) -> Option<(Period, Period)> {
    let (counted, all) = counted(panel);
    let common = |(_, count): &&(Period, usize)| count * 2 >= all;
    let last = counted.iter().rev().find(common)?.0;
    let fits = |(period, _): &&(Period, usize)| *period < last && same_part(*period, last);
    let first = counted.iter().filter(common).find(fits)?.0;
    Some((first, last))
}

/// The period an index or a change is counted from unless another is chosen: the first that at
/// least half of the units have.
#[must_use]
pub fn usual_base(panels: &[Panel]) -> Option<Period> {
    panels.iter().find_map(|panel| {
        let (counted, all) = counted(panel);
        counted.iter().find(|(_, count)| count * 2 >= all).map(|(period, _)| *period)
    })
}

/// The numbers of a series at two times, if they can be compared at all.
#[must_use]
pub(super) fn both(series: &Series, first: Period, last: Period) -> Option<(f64, f64)> {
    let (one, start) = number_at(series, first)?;
    let (other, end) = number_at(series, last)?;
    let sure = !is_vague(one.marks) && !is_vague(other.marks);
    (sure && !broken_between(&series.points, first, last)).then_some((start, end))
}

/// "Sykefraværet gikk ned i 12 av 26 enheter fra 2010 til 2015", of one indicator in several
/// units.
#[must_use]
pub(super) fn ups_and_downs(panel: &Panel, first: Period, last: Period) -> Option<String> {
    let [name] = panel.indicators.as_slice() else { return None };
    let (mut up, mut down, mut all) = (0_usize, 0_usize, 0_usize);
    for series in own(panel) {
        let Some((start, end)) = both(series, first, last) else { continue };
        let (start, end) = (rounded(start, series.decimals), rounded(end, series.decimals));
        all += 1;
        up += usize::from(end > start);
        down += usize::from(end < start);
    }
    if all < 2 {
        return None;
    }
    let subject = subject(name, None);
    let (first, last) = (period_name(first), period_name(last));
    Some(if up == 0 && down == 0 {
        tr!("chart-title-none-moved", name = subject, all = all, first = first, last = last)
    } else if down > up {
        let count = down;
        tr!(
            "chart-title-most-down",
            name = subject,
            count = count,
            all = all,
            first = first,
            last = last
        )
    } else if up > down {
        let count = up;
        tr!(
            "chart-title-most-up",
            name = subject,
            count = count,
            all = all,
            first = first,
            last = last
        )
    } else {
        tr!(
            "chart-title-both-ways",
            name = subject,
            count = up,
            all = all,
            first = first,
            last = last
        )
    })
}

/// The marks of a number, as printed after it: "*" for what may still change.
pub(super) fn star(point: &Point) -> &'static str {
    let unsure = [Mark::Provisional, Mark::Estimated, Mark::Suspect];
    if unsure.into_iter().any(|mark| point.marks.has(mark)) { "*" } else { "" }
}

/// Whether any series' number in this period has a star.
pub(super) fn has_star(panel: &Panel, period: Period) -> bool {
    panel
        .series
        .iter()
        .filter_map(|series| number_at(series, period))
        .any(|(point, _)| !star(point).is_empty())
}

/// The numbers of one time, told one by one, or their ends where there are many.
#[must_use]
pub(super) fn told(panel: &Panel, period: Period) -> Vec<String> {
    let mut parts = Vec::new();
    let mut with: Vec<(&Series, f64)> = Vec::new();
    let mut without = 0_usize;
    for series in &panel.series {
        match number_at(series, period) {
            Some((_, value)) => with.push((series, value)),
            None => without += 1,
        }
    }
    with.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let one = |(series, value): &(&Series, f64)| {
        tr!(
            "chart-alt-value",
            name = &series.name,
            value = value_text(series, *value),
            period = period_name(period)
        )
    };
    if with.len() <= MOST_TOLD {
        parts.extend(with.iter().map(one));
    } else if let (Some(high), Some(low)) = (with.first(), with.last()) {
        parts.push(tr!("chart-alt-count", count = with.len(), period = period_name(period)));
        parts.push(tr!("chart-alt-highest", told = one(high)));
        parts.push(tr!("chart-alt-lowest", told = one(low)));
    }
    if without > 0 {
        parts.push(tr!("chart-alt-without", count = without));
    }
    parts
}
