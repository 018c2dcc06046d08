//! What the overview says about a unit in a period. Made once per content and choice.

use std::collections::BTreeSet;

use crate::analysis::{Move, RollUps, biggest_moves, deviations_without_measure, missing_in};
use crate::app::screens::scorecard::{followed, spark_of};
use crate::domain::{
    Indicator, IndicatorId, IndicatorKind, Period, Perspective, Rhythm, SeriesKey, UnitId,
    Workspace,
};
use crate::text::{Language, number};
use crate::tr;

/// The most indicators named in a result area, and the most moves each way.
const MOST_LINES: usize = 4;
const MOST_MOVES: usize = 3;
/// A figure older than so many rhythms is not kept up.
const NEGLECTED: i32 = 3;

/// An indicator with its latest number.
#[derive(Clone, Debug)]
pub struct Line {
    pub series: SeriesKey,
    pub title: String,
    pub value: String,
    pub measure: String,
    pub spark: Vec<(f64, Option<f64>)>,
}

/// A result area.
#[derive(Clone, Debug)]
pub struct Area {
    pub perspective: Perspective,
    pub with_target: usize,
    pub trends: usize,
    pub lines: Vec<Line>,
}

/// A number that moved.
#[derive(Clone, Debug)]
pub struct Moved {
    pub series: SeriesKey,
    pub perspective: Option<Perspective>,
    pub title: String,
    pub unit: String,
    pub before: String,
    pub now: String,
    pub change: String,
    pub period: Period,
    pub spark: Vec<(f64, Option<f64>)>,
}

/// What a summary was made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub revision: u64,
    pub unit: UnitId,
    pub period: Period,
    pub language: Language,
}

/// The overview.
#[derive(Clone, Debug)]
pub struct Summary {
    pub key: Key,
    pub areas: Vec<Area>,
    pub moves: Vec<Moved>,
    /// Numbers there were in the same period last year and are not yet.
    pub missing: Vec<SeriesKey>,
    /// To be followed up, and no measure is open.
    pub without_measure: Vec<SeriesKey>,
    /// What is reported and what comes out of the units below differ.
    pub differing: Vec<SeriesKey>,
    /// With ambitions, but nobody has said what is counted.
    pub undefined: Vec<IndicatorId>,
    /// Nobody has given a number for long, or ever.
    pub unused: Vec<IndicatorId>,
}

impl Summary {
    /// Makes it.
    pub fn new(workspace: &Workspace, roll_ups: &mut RollUps, key: Key) -> Self {
        let below: BTreeSet<UnitId> = workspace.subtree(key.unit).into_iter().collect();
        let areas = Perspective::ALL
            .into_iter()
            .map(|perspective| area(workspace, roll_ups, key, perspective))
            .collect();
        let missing = missing_in(workspace, key.period)
            .into_iter()
            .filter(|series| below.contains(&series.unit))
            .filter(|series| workspace.is_open_in(series.unit, key.period))
            .collect();
        let differing = workspace
            .all_series()
            .map(|(series, _)| series)
            .filter(|series| below.contains(&series.unit))
            .filter(|series| {
                let Some(indicator) = workspace.indicator(series.indicator) else { return false };
                let figure = roll_ups.figure(workspace, *series, key.period);
                figure.differs(indicator.decimals)
            })
            .collect();
        let mut undefined = Vec::new();
        let mut unused = Vec::new();
        for indicator in workspace.indicators() {
            if indicator.kind == IndicatorKind::Target && indicator.definition.trim().is_empty() {
                undefined.push(indicator.id);
            }
            if is_neglected(workspace, indicator, key.period) {
                unused.push(indicator.id);
            }
        }
        Self {
            key,
            areas,
            moves: moves(workspace, roll_ups, key),
            missing,
            without_measure: deviations_without_measure(workspace, roll_ups, key.unit, key.period),
            differing,
            undefined,
            unused,
        }
    }
}

fn area(workspace: &Workspace, roll_ups: &mut RollUps, key: Key, perspective: Perspective) -> Area {
    let mut held: Vec<&Indicator> = workspace
        .indicators()
        .filter(|one| one.perspective == Some(perspective))
        .filter(|one| followed(workspace, roll_ups, key.unit, one))
        .collect();
    let count = |kind| held.iter().filter(|one| one.kind == kind).count();
    let (with_target, trends) = (count(IndicatorKind::Target), count(IndicatorKind::Trend));
    held.sort_by_cached_key(|one| {
        (one.kind != IndicatorKind::Target, one.title().to_lowercase(), one.id)
    });
    let lines = held
        .into_iter()
        .filter_map(|one| line(workspace, roll_ups, key, one))
        .take(MOST_LINES)
        .collect();
    Area { perspective, with_target, trends, lines }
}

fn line(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    key: Key,
    indicator: &Indicator,
) -> Option<Line> {
    let series = SeriesKey { indicator: indicator.id, unit: key.unit };
    let values = roll_ups.values(workspace, series);
    let (_, value) = values.iter().rev().find(|(one, _)| one.end() <= key.period.end())?;
    Some(Line {
        series,
        title: indicator.title(),
        value: number::format(*value, indicator.decimals),
        measure: indicator.measure.clone(),
        spark: spark_of(workspace, series, &values, key.period),
    })
}

/// Those that moved most, half of them up and half of them down where there are both.
fn moves(workspace: &Workspace, roll_ups: &mut RollUps, key: Key) -> Vec<Moved> {
    let all = biggest_moves(workspace, key.unit, key.period);
    let (up, down): (Vec<Move>, Vec<Move>) = all.into_iter().partition(|one| one.change() > 0.0);
    let mut chosen: Vec<Move> =
        up.into_iter().take(MOST_MOVES).chain(down.into_iter().take(MOST_MOVES)).collect();
    chosen.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    chosen
        .into_iter()
        .filter_map(|one| {
            let indicator = workspace.indicator(one.series.indicator)?;
            let values = roll_ups.values(workspace, one.series);
            let shown = |value: f64| number::format(value, indicator.decimals);
            let change = number::format_change(one.change(), indicator.decimals);
            Some(Moved {
                series: one.series,
                perspective: indicator.perspective,
                title: indicator.title(),
                unit: workspace.unit(one.series.unit)?.name.clone(),
                before: shown(one.before),
                now: shown(one.now),
                change: change_text(change, &indicator.measure),
                period: one.period,
                spark: spark_of(workspace, one.series, &values, key.period),
            })
        })
        .collect()
}

/// A change with its unit: "+2,4 %-poeng", "−2,2 mill. kr"; scales such as "1–5" are left out.
fn change_text(change: String, measure: &str) -> String {
    let is_scale = measure.starts_with(|one: char| one.is_ascii_digit());
    if measure.starts_with('%') {
        tr!("overview-points", change = change)
    } else if measure.is_empty() || is_scale {
        change
    } else {
        format!("{change}\u{a0}{measure}")
    }
}

/// Whether no unit has given a number for several rhythms.
fn is_neglected(workspace: &Workspace, indicator: &Indicator, period: Period) -> bool {
    let years = match indicator.rhythm {
        Rhythm::SecondYear => 2 * NEGLECTED,
        _ => NEGLECTED,
    };
    let latest = workspace
        .series_of(indicator.id)
        .flat_map(|(_, slots)| slots)
        .filter(|slot| slot.current.value.number().is_some())
        .map(|slot| slot.period.end_year())
        .max();
    latest.is_none_or(|latest| i32::from(period.end_year()) - i32::from(latest) >= years)
}
