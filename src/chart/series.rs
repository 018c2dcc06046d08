//! Spec -> series: the points of each line with their values or the reason they are missing,
//! and which of them are joined. A gap, a missing period and a break are never bridged.

use std::collections::BTreeMap;

use super::periods::chosen;
use super::reckoning::{base_missing, reckoned};
use super::spec::{ChartType, MAX_SERIES, MOST_WITH_PLANS, Reckoning, Spec};
use super::target::{Aimed, TargetLine, aims, target_line};
use super::theme::Style;
use crate::domain::{
    Accumulation, Direction, FigureKind, Indicator, Level, Mark, Marks, OrgUnit, Period,
    PeriodKind, Perspective, Rhythm, SeriesKey, SlotKey, UnitId, Value, Workspace,
};
use crate::text::{figure_kind_name, figure_kind_title};

/// One period of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub period: Period,
    /// Place on the time axis in years.
    pub x: f64,
    pub value: Value,
    pub marks: Marks,
}

/// Points drawn as one unbroken line (or a lone marker), as places in [`Series::points`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub points: Vec<usize>,
    /// Of the series' ordinary kind of period; the others are drawn thin with open markers.
    pub main: bool,
}

/// One kind of figure of one indicator for one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub key: SeriesKey,
    /// Results, or what was planned or expected.
    pub figure: FigureKind,
    /// What tells it from the other series of the panel; stands at the line's end.
    pub name: String,
    pub unit: String,
    pub level: Level,
    pub indicator: String,
    pub measure: String,
    pub decimals: u8,
    pub accumulation: Accumulation,
    pub benchmark: bool,
    pub style: Style,
    /// By period, missing values included.
    pub points: Vec<Point>,
    pub runs: Vec<Run>,
    /// The kind of period the line is made of.
    pub kind: Option<PeriodKind>,
    /// Periods within the line that nothing at all was given for.
    pub absent: Vec<Period>,
    /// Which way is better.
    pub direction: Direction,
    /// What is aimed at, by year.
    pub aims: Vec<Aimed>,
    /// What the numbers of its points are.
    pub reckoning: Reckoning,
    /// It has figures, but none in the period everything is compared with.
    pub base_missing: bool,
}

impl Series {
    /// The points of the line itself that have numbers, with them.
    pub fn numbers(&self) -> impl DoubleEndedIterator<Item = (&Point, f64)> {
        self.points
            .iter()
            .filter(|point| Some(point.period.kind()) == self.kind)
            .filter_map(|point| Some((point, point.value.number()?)))
    }

    /// The last point with a number, the end of the line.
    #[must_use]
    pub fn last(&self) -> Option<(&Point, f64)> {
        self.numbers().next_back()
    }

    /// Results of the organisation itself: no line to compare with, and nothing planned.
    #[must_use]
    pub fn is_own(&self) -> bool {
        !self.benchmark && !self.is_plan()
    }

    /// Budget, forecast or baseline.
    #[must_use]
    pub fn is_plan(&self) -> bool {
        self.figure != FigureKind::Result
    }

    /// The place of its value in this period.
    #[must_use]
    pub fn slot(&self, period: Period) -> SlotKey {
        SlotKey { series: self.key, period, kind: self.figure }
    }

    /// Whether this place is one of its own.
    #[must_use]
    pub fn holds(&self, slot: SlotKey) -> bool {
        slot.series == self.key && slot.kind == self.figure
    }

    /// What is aimed at in this year.
    #[must_use]
    pub fn aim(&self, year: i16) -> Option<&Aimed> {
        self.aims.iter().find(|aimed| aimed.year == year)
    }

    /// Whether it has any number at all.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.points.iter().any(|point| point.value.number().is_some())
    }

    /// The point of exactly this period.
    #[must_use]
    pub fn at(&self, period: Period) -> Option<&Point> {
        let place = self.points.binary_search_by(|point| point.period.cmp(&period)).ok()?;
        self.points.get(place)
    }
}

/// Series with one unit of measure, drawn against one axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub measure: String,
    /// The most decimals of its indicators.
    pub decimals: u8,
    /// Names of its indicators.
    pub indicators: Vec<String>,
    pub perspective: Option<Perspective>,
    pub series: Vec<Series>,
    pub target: Option<TargetLine>,
    /// Series left out because there were too many.
    pub left_out: usize,
    /// There is a budget, forecast or baseline, and too many lines to draw it beside them.
    pub plans_left_out: bool,
}

impl Panel {
    /// Whether any series has a number.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.series.iter().any(Series::has_numbers)
    }

    /// Every period a series has a value or a missing value for, in order.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self
            .series
            .iter()
            .flat_map(|series| series.points.iter().map(|point| point.period))
            .collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// The periods the time axis is labelled for: those of the series, and where they are all
    /// years those of the target too.
    #[must_use]
    pub fn axis_periods(&self) -> Vec<Period> {
        let mut periods = self.periods();
        if periods.iter().all(|period| period.kind() == PeriodKind::Year) {
            let spans = self.target.iter().flat_map(|target| &target.spans);
            let years = spans.flat_map(|span| span.first..=span.last);
            periods.extend(years.filter_map(|year| Period::year(year.into())));
            periods.sort_unstable();
            periods.dedup();
        }
        periods
    }
}

/// What stands beside results.
const PLANS: [FigureKind; 3] = [FigureKind::Budget, FigureKind::Forecast, FigureKind::Baseline];

/// Whether there is a budget, forecast or baseline for any of what the spec asks for.
#[must_use]
pub fn has_plans(workspace: &Workspace, spec: &Spec) -> bool {
    spec.indicators.iter().any(|indicator| {
        spec.units.iter().any(|unit| {
            let key = SeriesKey { indicator: *indicator, unit: *unit };
            workspace.series(key).iter().any(|slot| {
                slot.kind != FigureKind::Result
                    && slot.current.value.number().is_some()
                    && spec.covers(slot.period)
            })
        })
    })
}

/// The panels of a chart: one for each unit of measure, in the order of the indicators.
/// Indicators without a known unit of measure stand alone, for nobody knows what they share.
#[must_use]
pub fn panels(workspace: &Workspace, spec: &Spec) -> Vec<Panel> {
    let mut groups: Vec<(String, Vec<&Indicator>)> = Vec::new();
    for indicator in spec.indicators.iter().filter_map(|id| workspace.indicator(*id)) {
        // Indices share one axis whatever was measured.
        let is_index = matches!(spec.reckoning, Reckoning::Index(_));
        let measure = if is_index { "100" } else { indicator.measure.trim() };
        match groups.iter_mut().find(|(held, _)| !measure.is_empty() && held == measure) {
            Some((_, members)) => members.push(indicator),
            None => groups.push((measure.to_owned(), vec![indicator])),
        }
    }
    groups.into_iter().map(|(measure, members)| panel(workspace, spec, measure, &members)).collect()
}

fn panel(workspace: &Workspace, spec: &Spec, measure: String, members: &[&Indicator]) -> Panel {
    let units: Vec<&OrgUnit> = spec.units.iter().filter_map(|id| workspace.unit(*id)).collect();
    let names = Names::new(workspace, &units, members.len() > 1);
    let wanted: Vec<(&Indicator, &OrgUnit)> = members
        .iter()
        .flat_map(|indicator| units.iter().map(move |unit| (*indicator, *unit)))
        .collect();
    let plans = spec.plans && spec.kind == ChartType::Line && wanted.len() <= MOST_WITH_PLANS;
    let plans_left_out =
        spec.plans && spec.kind == ChartType::Line && !plans && has_plans(workspace, spec);
    let mut series: Vec<Series> = Vec::new();
    for (indicator, unit) in wanted.iter().take(MAX_SERIES) {
        let one = |kind| one_series(workspace, spec, indicator, unit, kind, &names);
        let beside: Vec<Series> =
            PLANS.into_iter().filter(|_| plans).map(one).filter(Series::has_numbers).collect();
        let results = one(FigureKind::Result);
        // Where there is nothing but a plan, an empty line of results says nothing.
        if !results.points.is_empty() || beside.is_empty() {
            series.push(results);
        }
        series.extend(beside);
    }
    let left_out = wanted.len().saturating_sub(MAX_SERIES);
    let perspective = members.first().and_then(|indicator| indicator.perspective);
    dress(&mut series, perspective);
    let as_given = spec.reckoning == Reckoning::AsGiven;
    let target = if spec.targets && as_given { target_line(&series) } else { None };
    Panel {
        measure: super::reckoning::measure_words(spec.reckoning, measure),
        decimals: series.iter().map(|one| one.decimals).max().unwrap_or_default(),
        indicators: members.iter().map(|indicator| indicator.title()).collect(),
        perspective,
        left_out,
        plans_left_out,
        series,
        target,
    }
}

fn dress(series: &mut [Series], perspective: Option<Perspective>) {
    let mut places: Vec<SeriesKey> = Vec::new();
    for one in series.iter().filter(|one| !one.benchmark) {
        if !places.contains(&one.key) {
            places.push(one.key);
        }
    }
    let mut benchmark_place = 0;
    for one in series {
        if one.benchmark {
            one.style = Style::benchmark(benchmark_place);
            benchmark_place += 1;
        } else {
            let place = places.iter().position(|key| *key == one.key).unwrap_or_default();
            one.style = Style::own(place, places.len(), perspective);
        }
        if one.is_plan() {
            one.style = one.style.plan(one.figure);
        }
    }
}

/// What each line is called: the unit, the indicator, or both; units of one name get their
/// parent's name too.
struct Names {
    units: BTreeMap<UnitId, String>,
    by_indicator: bool,
    /// One unit of the organisation's own, so that its plans need no name of a unit.
    single: bool,
}

impl Names {
    fn new(workspace: &Workspace, units: &[&OrgUnit], by_indicator: bool) -> Self {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for unit in units {
            *count.entry(unit.name.to_lowercase()).or_default() += 1;
        }
        let named = |unit: &&OrgUnit| {
            let parent = unit.parent.and_then(|parent| workspace.unit(parent));
            let shared = count.get(&unit.name.to_lowercase()).is_some_and(|count| *count > 1);
            let name = match parent {
                Some(parent) if shared => format!("{}, {}", unit.name, parent.name),
                _ => unit.name.clone(),
            };
            (unit.id, name)
        };
        let own = units.iter().filter(|unit| !is_benchmark(workspace, unit.id)).count();
        Self {
            units: units.iter().map(named).collect(),
            by_indicator,
            single: own == 1 && !by_indicator,
        }
    }

    fn of(
        &self,
        indicator: &Indicator,
        unit: &OrgUnit,
        kind: FigureKind,
        benchmark: bool,
    ) -> String {
        let unit_name = self.units.get(&unit.id).cloned().unwrap_or_default();
        let name = match (self.by_indicator, self.units.len() > 1) {
            (false, _) => unit_name,
            (true, false) => indicator.title(),
            (true, true) => format!("{unit_name}: {}", indicator.title()),
        };
        match kind {
            FigureKind::Result => name,
            _ if self.single && !benchmark => figure_kind_title(kind),
            _ => format!("{name}, {}", figure_kind_name(kind)),
        }
    }
}

/// Whether a unit is there to compare with, or stands below one that is.
fn is_benchmark(workspace: &Workspace, unit: UnitId) -> bool {
    workspace
        .path(unit)
        .iter()
        .filter_map(|id| workspace.unit(*id))
        .any(|above| above.level == Level::Benchmark)
}

fn one_series(
    workspace: &Workspace,
    spec: &Spec,
    indicator: &Indicator,
    unit: &OrgUnit,
    figure: FigureKind,
    names: &Names,
) -> Series {
    let key = SeriesKey { indicator: indicator.id, unit: unit.id };
    let points: Vec<Point> = workspace
        .series(key)
        .iter()
        .filter(|slot| slot.kind == figure)
        .map(|slot| Point {
            period: slot.period,
            x: slot.period.axis_year(),
            value: slot.current.value,
            marks: slot.current.marks,
        })
        .collect();
    let points = chosen(points, spec.periods);
    let covered = |point: &Point| spec.covers(point.period);
    let had_numbers = points.iter().any(|point| covered(point) && point.value.number().is_some());
    // What everything is compared with may lie outside of what is shown.
    let mut points = reckoned(points, spec.reckoning, indicator);
    points.retain(covered);
    let kind = main_kind(&points, indicator.rhythm);
    let benchmark = is_benchmark(workspace, unit.id);
    Series {
        key,
        figure,
        name: names.of(indicator, unit, figure, benchmark),
        unit: unit.name.clone(),
        level: unit.level,
        indicator: indicator.title(),
        measure: indicator.measure.trim().to_owned(),
        decimals: match spec.reckoning {
            Reckoning::Index(_) => 0,
            Reckoning::AsGiven | Reckoning::Change(_) => indicator.decimals,
        },
        accumulation: indicator.accumulation,
        benchmark,
        style: Style::benchmark(0),
        runs: runs(&points, indicator, kind),
        absent: absent(&points, indicator, kind),
        direction: indicator.direction,
        aims: if spec.reckoning == Reckoning::AsGiven && figure == FigureKind::Result {
            aims(workspace, spec, key)
        } else {
            Vec::new()
        },
        reckoning: spec.reckoning,
        base_missing: had_numbers && base_missing(&points, spec.reckoning),
        points,
        kind,
    }
}

fn rhythm_kind(rhythm: Rhythm) -> PeriodKind {
    match rhythm {
        Rhythm::Year | Rhythm::SecondYear => PeriodKind::Year,
        Rhythm::SchoolYear => PeriodKind::SchoolYear,
        Rhythm::HalfYear => PeriodKind::HalfYear,
        Rhythm::Tertial => PeriodKind::Tertial,
        Rhythm::Quarter => PeriodKind::Quarter,
        Rhythm::Month => PeriodKind::Month,
        Rhythm::Week => PeriodKind::Week,
    }
}

/// The kind of period the line is made of: the indicator's rhythm where it has two numbers
/// or nothing has more, else the kind with most numbers, the longer winning a tie.
fn main_kind(points: &[Point], rhythm: Rhythm) -> Option<PeriodKind> {
    let mut counts: BTreeMap<PeriodKind, usize> = BTreeMap::new();
    for point in points.iter().filter(|point| point.value.number().is_some()) {
        *counts.entry(point.period.kind()).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count).map(|(kind, count)| (*kind, *count));
    let ordinary = rhythm_kind(rhythm);
    match (counts.get(&ordinary), most) {
        (Some(count), Some((_, most))) if *count >= 2 || most < 2 => Some(ordinary),
        (_, most) => most.map(|(kind, _)| kind),
    }
}

fn runs(points: &[Point], indicator: &Indicator, main: Option<PeriodKind>) -> Vec<Run> {
    let mut open: BTreeMap<PeriodKind, Run> = BTreeMap::new();
    let mut done = Vec::new();
    for (place, point) in points.iter().enumerate() {
        let kind = point.period.kind();
        let joined = open.get(&kind).and_then(|run| run.points.last()).is_some_and(|last| {
            points.get(*last).is_some_and(|last| {
                !point.marks.has(Mark::Break) && follows(last.period, point.period, indicator)
            })
        });
        let has_number = point.value.number().is_some();
        if (!joined || !has_number)
            && let Some(run) = open.remove(&kind)
        {
            done.push(run);
        }
        if has_number {
            open.entry(kind)
                .or_insert_with(|| Run { points: Vec::new(), main: Some(kind) == main })
                .points
                .push(place);
        }
    }
    done.extend(open.into_values());
    done.sort_by_key(|run| (run.main, run.points.first().copied()));
    done
}

fn is_part_of_year(period: Period) -> bool {
    matches!(
        period.kind(),
        PeriodKind::HalfYear
            | PeriodKind::Tertial
            | PeriodKind::Quarter
            | PeriodKind::Month
            | PeriodKind::Week
    )
}

/// Whether nothing is expected between these two periods of one kind.
fn follows(before: Period, after: Period, indicator: &Indicator) -> bool {
    if indicator.accumulation == Accumulation::Cumulative
        && is_part_of_year(before)
        && before.end_year() != after.end_year()
    {
        // "So far this year" begins anew each year.
        return false;
    }
    if before.next() == Some(after) {
        return true;
    }
    match (before, after) {
        (Period::Year(one), Period::Year(other))
        | (Period::SchoolYear(one), Period::SchoolYear(other)) => {
            indicator.rhythm == Rhythm::SecondYear && other - one == 2
        }
        (Period::Span { last, .. }, Period::Span { first, .. }) => first == last + 1,
        (Period::Date { .. }, Period::Date { .. }) => {
            let years = after.axis_year() - before.axis_year();
            years <= 1.5 * rhythm_years(indicator.rhythm)
        }
        _ => false,
    }
}

fn rhythm_years(rhythm: Rhythm) -> f64 {
    match rhythm {
        Rhythm::Year | Rhythm::SchoolYear => 1.0,
        Rhythm::SecondYear => 2.0,
        Rhythm::HalfYear => 0.5,
        Rhythm::Tertial => 1.0 / 3.0,
        Rhythm::Quarter => 0.25,
        Rhythm::Month => 1.0 / 12.0,
        Rhythm::Week => 7.0 / 365.25,
    }
}

/// Periods of the line's kind between its first and last point that have no slot at all.
fn absent(points: &[Point], indicator: &Indicator, main: Option<PeriodKind>) -> Vec<Period> {
    const MOST: usize = 200;
    let line: Vec<Period> = points
        .iter()
        .map(|point| point.period)
        .filter(|period| Some(period.kind()) == main)
        .collect();
    let mut found = Vec::new();
    for (before, after) in line.iter().zip(line.iter().skip(1)) {
        let regular = !matches!(before.kind(), PeriodKind::Date | PeriodKind::Span);
        let biennial =
            indicator.rhythm == Rhythm::SecondYear && follows(*before, *after, indicator);
        let mut next = before.next();
        while let Some(between) = next
            && between < *after
            && regular
            && !biennial
            && found.len() < MOST
        {
            found.push(between);
            next = between.next();
        }
    }
    found
}
