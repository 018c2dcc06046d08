//! Ticks of the time axis: the periods themselves, years as years, never "2012,5".

use crate::domain::period::YEARS;
use crate::domain::{Period, PeriodKind};
use crate::text::{period_short, short_quarter, short_week};

/// A label below the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodTick {
    /// Place on the time axis in years.
    pub x: f64,
    pub label: String,
    /// The years below their tertials, quarters or months stand in a second row.
    pub second_row: bool,
}

/// Steps of periods beyond this are not labelled one by one.
const MOST: usize = 1200;
/// Least space between two labels, in the unit of the widths.
const GAP: f64 = 8.0;

/// The labels for these periods (in order, without repeats) that lie in `range` of the axis,
/// when the range is `width` wide. `measure` gives the width of a label in the same unit.
#[must_use]
pub fn period_ticks(
    periods: &[Period],
    range: (f64, f64),
    width: f64,
    measure: &dyn Fn(&str) -> f64,
) -> Vec<PeriodTick> {
    let (Some(first), Some(last)) = (periods.first(), periods.last()) else { return Vec::new() };
    let span = range.1 - range.0;
    if !(span > 0.0 && span.is_finite() && width > 0.0) {
        return Vec::new();
    }
    let axis = Axis { per_year: width / span, range, measure };
    let kind = first.kind();
    if periods.iter().any(|period| period.kind() != kind) {
        return axis.mixed(periods, *last);
    }
    match kind {
        PeriodKind::Date => axis.irregular(periods.iter().map(|period| tick(*period)).collect()),
        PeriodKind::Year | PeriodKind::SchoolYear | PeriodKind::Span => {
            axis.thinned(steps(*first, *last).into_iter().map(tick).collect())
        }
        PeriodKind::HalfYear
        | PeriodKind::Tertial
        | PeriodKind::Quarter
        | PeriodKind::Month
        | PeriodKind::Week => axis.parts(&steps(*first, *last)),
    }
}

fn tick(period: Period) -> PeriodTick {
    PeriodTick { x: period.axis_year(), label: period_short(period), second_row: false }
}

fn steps(first: Period, last: Period) -> Vec<Period> {
    std::iter::successors(Some(first), |period| period.next())
        .take_while(|period| *period <= last)
        .take(MOST)
        .collect()
}

/// "T1", "K3", "H2", "05", "U7": what a part of a year is called above its year.
fn part_label(period: Period) -> String {
    match period {
        Period::Tertial { tertial, .. } => format!("T{tertial}"),
        Period::Quarter { quarter, .. } => short_quarter(quarter),
        Period::HalfYear { half, .. } => format!("H{half}"),
        Period::Month { month, .. } => format!("{month:02}"),
        Period::Week { week, .. } => short_week(week),
        _ => period_short(period),
    }
}

struct Axis<'a> {
    per_year: f64,
    range: (f64, f64),
    measure: &'a dyn Fn(&str) -> f64,
}

impl Axis<'_> {
    fn shown(&self, x: f64) -> bool {
        x >= self.range.0 - 1e-6 && x <= self.range.1 + 1e-6
    }

    fn apart(&self, one: &PeriodTick, other: &PeriodTick) -> bool {
        let room = (other.x - one.x).abs() * self.per_year;
        room >= ((self.measure)(&one.label) + (self.measure)(&other.label)) / 2.0 + GAP
    }

    fn fits(&self, ticks: &[PeriodTick]) -> bool {
        ticks.iter().zip(ticks.iter().skip(1)).all(|(one, other)| self.apart(one, other))
    }

    /// Every second, third ... label until they have room; the last is always among them.
    fn thinned(&self, ticks: Vec<PeriodTick>) -> Vec<PeriodTick> {
        let ticks: Vec<PeriodTick> = ticks.into_iter().filter(|tick| self.shown(tick.x)).collect();
        for stride in 1..=ticks.len() {
            let mut kept: Vec<PeriodTick> = ticks.iter().rev().step_by(stride).cloned().collect();
            kept.reverse();
            if self.fits(&kept) {
                return kept;
            }
        }
        ticks.into_iter().next_back().into_iter().collect()
    }

    /// From the last backwards, each label that has room.
    fn irregular(&self, ticks: Vec<PeriodTick>) -> Vec<PeriodTick> {
        let mut kept: Vec<PeriodTick> = Vec::new();
        for tick in ticks.into_iter().rev().filter(|tick| self.shown(tick.x)) {
            if kept.last().is_none_or(|after| self.apart(&tick, after)) {
                kept.push(tick);
            }
        }
        kept.reverse();
        kept
    }

    /// The parts with their years in a second row; only the years where the parts lack room.
    fn parts(&self, periods: &[Period]) -> Vec<PeriodTick> {
        let shown: Vec<Period> =
            periods.iter().copied().filter(|period| self.shown(period.axis_year())).collect();
        let parts: Vec<PeriodTick> = shown
            .iter()
            .map(|period| PeriodTick { label: part_label(*period), ..tick(*period) })
            .collect();
        let mut years: Vec<PeriodTick> = Vec::new();
        let mut start = 0;
        while let Some(first) = shown.get(start) {
            let year = first.end_year();
            let count = shown.iter().skip(start).take_while(|one| one.end_year() == year).count();
            let last = shown.get(start + count - 1).unwrap_or(first);
            years.push(PeriodTick {
                x: (first.axis_year() + last.axis_year()) / 2.0,
                label: year.to_string(),
                second_row: true,
            });
            start += count;
        }
        if self.fits(&parts) && self.fits(&years) {
            let mut all = parts;
            all.extend(years);
            return all;
        }
        self.thinned(self.whole_years())
    }

    fn whole_years(&self) -> Vec<PeriodTick> {
        YEARS
            .filter(|year| self.shown(f64::from(*year)))
            .map(|year| PeriodTick {
                x: f64::from(year),
                label: year.to_string(),
                second_row: false,
            })
            .collect()
    }

    /// Years at their numbers, and the last period where it is no whole year.
    fn mixed(&self, periods: &[Period], last: Period) -> Vec<PeriodTick> {
        let first = periods.iter().map(|period| period.axis_year()).fold(f64::MAX, f64::min);
        let mut years = self.whole_years();
        years.retain(|tick| tick.x >= first - 1e-6 && tick.x <= last.axis_year() + 1e-6);
        let mut kept = self.thinned(years);
        let mut end = tick(last);
        if self.shown(end.x) && kept.iter().all(|year| (year.x - end.x).abs() > 1e-6) {
            let part = part_label(last);
            let year =
                PeriodTick { label: last.end_year().to_string(), second_row: true, ..end.clone() };
            if part != end.label {
                end.label = part;
                kept.retain(|year| self.apart(year, &end));
                kept.extend([end, year]);
            } else {
                kept.retain(|year| self.apart(year, &end));
                kept.push(end);
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(codes: &[&str], width: f64) -> String {
        let periods: Vec<Period> =
            codes.iter().map(|code| Period::parse_code(code).expect("a period")).collect();
        let xs = || periods.iter().map(|period| period.axis_year());
        let range = (xs().fold(f64::MAX, f64::min) - 0.1, xs().fold(f64::MIN, f64::max) + 0.1);
        let measure = |text: &str| 7.0 * f64::from(u32::try_from(text.chars().count()).unwrap());
        let ticks = period_ticks(&periods, range, width, &measure);
        let row = |second| {
            ticks
                .iter()
                .filter(|tick| tick.second_row == second)
                .map(|tick| tick.label.clone())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let (first, second) = (row(false), row(true));
        if second.is_empty() { first } else { format!("{first} / {second}") }
    }

    #[test]
    fn years_stay_years_however_narrow() {
        for (codes, width, expected) in [
            (&["2008", "2011"][..], 400.0, "2008 2009 2010 2011"),
            (&["2008", "2009", "2015"], 200.0, "2009 2011 2013 2015"),
            (&["2008", "2015"], 30.0, "2015"),
            (&["2015"], 300.0, "2015"),
            (&["2013/14", "2015/16"], 400.0, "2013/14 2014/15 2015/16"),
            (&["2012-2014", "2013-2015"], 400.0, "2012–2014 2013–2015"),
            (&["2015-T1", "2016-T2"], 400.0, "T1 T2 T3 T1 T2 / 2015 2016"),
            (&["2013-T1", "2016-T2"], 90.0, "2013 2015"),
            (
                &["2013-12-31", "2014-12-31", "2016-08-31"],
                400.0,
                "31.12.2013 31.12.2014 31.08.2016",
            ),
            (&["2013", "2014", "2015", "2016-T2"], 400.0, "2013 2014 2015 T2 / 2016"),
            (&["2013", "2014", "2015", "2016-T2"], 120.0, "2013 2014 T2 / 2016"),
        ] {
            assert_eq!(labels(codes, width), expected, "{codes:?} at {width}");
        }
        assert!(period_ticks(&[], (0.0, 1.0), 100.0, &|_| 1.0).is_empty());
    }

    #[test]
    fn a_long_range_of_months_is_no_burden() {
        let first = Period::month(1800, 1).expect("a month");
        let last = Period::month(2200, 12).expect("a month");
        let ticks = period_ticks(&[first, last], (1799.0, 2201.0), 600.0, &|_| 28.0);
        assert!(ticks.len() < 20 && ticks.iter().all(|tick| tick.label.len() == 4), "{ticks:?}");
    }
}
