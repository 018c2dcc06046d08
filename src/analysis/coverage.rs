//! Which units have figures for an indicator.

use crate::domain::{FigureKind, IndicatorId, Level, SeriesKey, UnitId, Workspace};

/// How many numbers of this kind a series has.
#[must_use]
pub fn count_numbers(workspace: &Workspace, series: SeriesKey, kind: FigureKind) -> usize {
    workspace
        .series(series)
        .iter()
        .filter(|slot| slot.kind == kind && slot.current.value.number().is_some())
        .count()
}

/// Whether a series has a number of any kind.
fn has_any(workspace: &Workspace, series: SeriesKey) -> bool {
    workspace.series(series).iter().any(|slot| slot.current.value.number().is_some())
}

/// Whether a unit stands for others to compare with, and not for a part of the organisation.
#[must_use]
pub fn is_benchmark(workspace: &Workspace, unit: UnitId) -> bool {
    workspace.unit(unit).is_some_and(|unit| unit.level == Level::Benchmark)
}

/// The unit where it has figures for one of the indicators, else the nearest units below it that
/// have. Results come before anything planned: a budget alone stands in only where nobody has
/// results.
#[must_use]
pub fn nearest_with_figures(
    workspace: &Workspace,
    unit: UnitId,
    indicators: &[IndicatorId],
) -> Vec<UnitId> {
    let any = |has: &dyn Fn(SeriesKey) -> bool| {
        nearest(workspace, unit, &|unit| {
            indicators.iter().any(|indicator| has(SeriesKey { indicator: *indicator, unit }))
        })
    };
    let with = any(&|series| count_numbers(workspace, series, FigureKind::Result) > 0);
    if with.is_empty() { any(&|series| has_any(workspace, series)) } else { with }
}

fn nearest(workspace: &Workspace, unit: UnitId, has: &dyn Fn(UnitId) -> bool) -> Vec<UnitId> {
    let mut level = vec![unit];
    while !level.is_empty() {
        let with: Vec<UnitId> = level.iter().copied().filter(|unit| has(*unit)).collect();
        if !with.is_empty() {
            return with;
        }
        level = level
            .iter()
            .flat_map(|unit| workspace.children(*unit))
            .copied()
            .filter(|unit| !is_benchmark(workspace, *unit))
            .collect();
    }
    Vec::new()
}

/// The units to compare with that have results for one of the indicators.
#[must_use]
pub fn benchmarks_with_figures(workspace: &Workspace, indicators: &[IndicatorId]) -> Vec<UnitId> {
    let has = |unit: UnitId| {
        indicators.iter().any(|indicator| {
            let series = SeriesKey { indicator: *indicator, unit };
            count_numbers(workspace, series, FigureKind::Result) > 0
        })
    };
    workspace
        .units()
        .filter(|unit| unit.level == Level::Benchmark && has(unit.id))
        .map(|unit| unit.id)
        .collect()
}
