//! Units down, years or indicators across, the size of every number as a shade behind it.

use crate::analysis::{Cell as Seen, RollUps, Suppression, of_kind, percentile, sisters};
use crate::domain::{
    Indicator, IndicatorId, Level, Missing, Period, SeriesKey, UnitId, Value, Workspace,
};
use crate::text::{number, period_short};
use crate::tr;

/// Years before the period looked at.
const YEARS: i16 = 6;
/// The most rows to compare with.
const MOST_BENCHMARKS: usize = 4;
/// The most indicators beside each other.
const MOST_INDICATORS: usize = 10;

/// What stands across.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Across {
    #[default]
    Years,
    Indicators,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    Figure {
        indicator: IndicatorId,
        period: Period,
        head: String,
    },
    /// The change since the year before.
    Change,
    /// The share of the other units with a lower number.
    Percentile,
}

impl Column {
    /// What stands above it.
    #[must_use]
    pub fn head(&self) -> String {
        match self {
            Self::Figure { head, .. } => head.clone(),
            Self::Change => tr!("board-change"),
            Self::Percentile => tr!("analysis-percentile"),
        }
    }
}

/// A cell as it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    pub text: String,
    pub value: Option<f64>,
    /// 0 to 1 among the numbers it is compared with.
    pub shade: Option<f32>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub unit: UnitId,
    pub name: String,
    pub cells: Vec<Cell>,
}

/// What a table is made for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    pub revision: u64,
    pub unit: UnitId,
    pub period: Period,
    pub across: Across,
    pub indicator: Option<IndicatorId>,
    /// Only units of this kind.
    pub kind: Option<String>,
    /// As others may see it.
    pub for_others: bool,
    pub language: crate::text::Language,
}

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Heat {
    pub key: Key,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The unit itself, under its parts.
    pub total: Option<Row>,
    /// What the statistical offices publish, to compare with.
    pub benchmarks: Vec<Row>,
    /// Where the unit stands among its sisters; `None` for a level with units below.
    pub words: Option<String>,
}

/// The units of a table: those right below, or those further down where these have nothing.
#[must_use]
pub fn units_of(workspace: &Workspace, unit: UnitId) -> Vec<UnitId> {
    let all = workspace.subtree(unit).into_iter().filter(|id| *id != unit);
    all.filter(|id| {
        workspace.unit(*id).is_some_and(|one| one.level != Level::Benchmark)
            && workspace.children(*id).is_empty()
    })
    .collect()
}

/// The units a table compares: those of a kind below one, or all furthest down; where there are
/// none below, the unit itself among its sisters.
#[must_use]
pub fn compared(workspace: &Workspace, unit: UnitId, kind: Option<&str>) -> Vec<UnitId> {
    let of_kind = kind.map(|kind| of_kind(workspace, unit, kind)).unwrap_or_default();
    if of_kind.iter().any(|id| *id != unit) {
        return of_kind;
    }
    let below = units_of(workspace, unit);
    if !below.is_empty() {
        return below;
    }
    let mut all = sisters(workspace, unit);
    all.push(unit);
    let order = workspace.subtree(Workspace::ROOT);
    all.sort_by_cached_key(|id| order.iter().position(|one| one == id));
    all
}

impl Heat {
    /// Makes it.
    pub fn new(workspace: &Workspace, roll_ups: &mut RollUps, key: Key) -> Self {
        let units = compared(workspace, key.unit, key.kind.as_deref());
        let hidden = if key.for_others {
            Suppression::of(workspace, roll_ups)
        } else {
            Suppression::default()
        };
        let columns = columns(workspace, roll_ups, &key, &units);
        let mut rows: Vec<Row> = units
            .iter()
            .filter_map(|unit| row(workspace, roll_ups, &hidden, &columns, *unit))
            .collect();
        rows.retain(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        for at in 0..columns.len() {
            finish(&columns, at, &mut rows);
        }
        shade(&columns, key.across, &mut rows);
        // Among its sisters, a unit's total is that of what stands above them all.
        let above = if units.contains(&key.unit) {
            workspace.unit(key.unit).and_then(|unit| unit.parent)
        } else {
            Some(key.unit)
        };
        let total = above
            .and_then(|above| row(workspace, roll_ups, &hidden, &columns, above))
            .filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
        let benchmarks = benchmarks(workspace, &columns);
        let mut heat = Self { key, columns, rows, total, benchmarks, words: None };
        heat.begin_where_figures_do();
        heat
    }

    /// Leaves out the years before the first that anyone has a figure for; the year before the one looked at stays, for
    /// the change is since then.
    fn begin_where_figures_do(&mut self) {
        if self.key.across != Across::Years {
            return;
        }
        let years = self.columns.iter().filter(|one| matches!(one, Column::Figure { .. })).count();
        let mut all: Vec<&mut Row> =
            self.rows.iter_mut().chain(&mut self.total).chain(&mut self.benchmarks).collect();
        let told =
            |row: &&mut Row| row.cells.iter().take_while(|cell| cell.text.is_empty()).count();
        let empty = all.iter().map(told).min().unwrap_or(0).min(years.saturating_sub(2));
        self.columns.drain(..empty);
        for row in &mut all {
            row.cells.drain(..empty.min(row.cells.len()));
        }
    }

    /// Puts the rows in the order of a column, the largest first; `None` by name.
    pub fn sort(&mut self, by: Option<usize>, upwards: bool) {
        match by {
            None => self.rows.sort_by_cached_key(|row| row.name.to_lowercase()),
            Some(at) => self.rows.sort_by(|a, b| {
                let value = |row: &Row| row.cells.get(at).and_then(|cell| cell.value);
                // What is missing stands last either way.
                match (value(a), value(b)) {
                    (Some(a), Some(b)) if upwards => a.total_cmp(&b),
                    (Some(a), Some(b)) => b.total_cmp(&a),
                    (a, b) => b.is_some().cmp(&a.is_some()),
                }
            }),
        }
    }

    /// The table as tab-separated text a spreadsheet takes.
    #[must_use]
    pub fn as_cells(&self) -> String {
        let plain = |text: &str| {
            text.replace(['\t', '\n', '\r'], " ")
                .replace(number::THIN_SPACE, "")
                .replace(number::MINUS, "-")
        };
        let mut head = vec![tr!("overview-unit")];
        head.extend(self.columns.iter().map(Column::head));
        let mut lines = vec![head.iter().map(|one| plain(one)).collect::<Vec<_>>().join("\t")];
        lines.extend(self.rows.iter().chain(&self.total).chain(&self.benchmarks).map(|row| {
            let cells = row.cells.iter().map(|cell| plain(&cell.text));
            std::iter::once(plain(&row.name)).chain(cells).collect::<Vec<_>>().join("\t")
        }));
        lines.join("\n")
    }
}

/// The period looked at and those of the years before: the same part of each year where any unit has a figure for
/// it, else the year.
fn years_to(
    workspace: &Workspace,
    indicator: IndicatorId,
    period: Period,
    units: &[UnitId],
) -> Vec<Period> {
    let told = |part: &Period| {
        let series = |unit: &UnitId| SeriesKey { indicator, unit: *unit };
        units.iter().any(|unit| workspace.result(series(unit), *part).is_some())
    };
    let before = std::iter::successors(period.year_before(), |part| part.year_before());
    let before = before.take(usize::from(YEARS.unsigned_abs())).filter_map(|part| {
        Some(part).filter(told).or_else(|| Period::year(i32::from(part.end_year())))
    });
    let mut periods: Vec<Period> = std::iter::once(period).chain(before).collect();
    periods.reverse();
    periods
}

fn columns(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    key: &Key,
    units: &[UnitId],
) -> Vec<Column> {
    match (key.across, key.indicator) {
        (Across::Years, Some(indicator)) => {
            let last = key.period.end_year();
            let mut periods = years_to(workspace, indicator, key.period, units);
            let school = workspace
                .indicator(indicator)
                .is_some_and(|one| one.rhythm == crate::domain::Rhythm::SchoolYear);
            if school {
                periods = (last - YEARS - 1..last)
                    .filter_map(|year| Period::school_year(i32::from(year)))
                    .collect();
            }
            periods.dedup();
            let figures = periods.into_iter().map(|period| {
                let head = period_short(period);
                Column::Figure { indicator, period, head }
            });
            figures.chain([Column::Change, Column::Percentile]).collect()
        }
        (Across::Years, None) => Vec::new(),
        (Across::Indicators, _) => {
            let mut found: Vec<(usize, &Indicator)> = workspace
                .indicators()
                .map(|one| {
                    let count = units
                        .iter()
                        .filter(|unit| {
                            let series = SeriesKey { indicator: one.id, unit: **unit };
                            roll_ups.figure(workspace, series, key.period).value().is_some()
                        })
                        .count();
                    (count, one)
                })
                .filter(|(count, _)| *count > 0)
                .collect();
            found.sort_by_key(|(count, one)| (std::cmp::Reverse(*count), one.id));
            found.truncate(MOST_INDICATORS);
            found
                .into_iter()
                .map(|(_, one)| Column::Figure {
                    indicator: one.id,
                    period: key.period,
                    head: one.title(),
                })
                .collect()
        }
    }
}

fn row(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    hidden: &Suppression,
    columns: &[Column],
    unit: UnitId,
) -> Option<Row> {
    let name = workspace.unit(unit)?.name.clone();
    let cells = columns
        .iter()
        .map(|column| {
            let Column::Figure { indicator, period, .. } = column else { return Cell::default() };
            let series = SeriesKey { indicator: *indicator, unit };
            let decimals = workspace.indicator(*indicator).map_or(1, |one| one.decimals);
            match hidden.cell(workspace, roll_ups, series, *period) {
                Seen::Number(value) => {
                    Cell { text: number::format(value, decimals), value: Some(value), shade: None }
                }
                Seen::Hidden(_) => Cell { text: tr!("table-hidden"), ..Cell::default() },
                Seen::Missing => match workspace.result(series, *period).map(|one| one.value) {
                    Some(Value::Missing(Missing::Suppressed)) => {
                        Cell { text: tr!("table-hidden"), ..Cell::default() }
                    }
                    _ => Cell::default(),
                },
            }
        })
        .collect();
    let mut row = Row { unit, name, cells };
    change(workspace, columns, &mut row);
    Some(row)
}

/// The units to compare with that have something in the columns.
fn benchmarks(workspace: &Workspace, columns: &[Column]) -> Vec<Row> {
    let all = workspace.units().filter(|unit| unit.level == Level::Benchmark);
    let rows = all.map(|unit| {
        let cells = columns.iter().map(|column| {
            let Column::Figure { indicator, period, .. } = column else { return Cell::default() };
            let series = SeriesKey { indicator: *indicator, unit: unit.id };
            let value = workspace.result(series, *period).and_then(|held| held.value.number());
            let decimals = workspace.indicator(*indicator).map_or(1, |one| one.decimals);
            value.map_or_else(Cell::default, |value| Cell {
                text: number::format(value, decimals),
                value: Some(value),
                shade: None,
            })
        });
        let cells = cells.collect();
        let mut row = Row { unit: unit.id, name: unit.name.clone(), cells };
        change(workspace, columns, &mut row);
        row
    });
    rows.filter(|row| row.cells.iter().any(|cell| cell.value.is_some()))
        .take(MOST_BENCHMARKS)
        .collect()
}

/// The change since the year before, from what is shown only.
fn change(workspace: &Workspace, columns: &[Column], row: &mut Row) {
    let Some(place) = columns.iter().position(|one| *one == Column::Change) else { return };
    let figures: Vec<(Period, f64, IndicatorId)> = columns
        .iter()
        .zip(&row.cells)
        .filter_map(|(column, cell)| match column {
            Column::Figure { period, indicator, .. } => Some((*period, cell.value?, *indicator)),
            _ => None,
        })
        .collect();
    let Some((period, now, indicator)) = figures.last().copied() else { return };
    let before = figures.iter().find(|(one, ..)| Some(*one) == period.year_before());
    let Some((_, before, _)) = before else { return };
    let decimals = workspace.indicator(indicator).map_or(1, |one| one.decimals);
    if let Some(cell) = row.cells.get_mut(place) {
        cell.value = Some(now - before);
        cell.text = number::format_change(now - before, decimals);
    }
}

/// Fills what needs the other units.
fn finish(columns: &[Column], at: usize, rows: &mut [Row]) {
    if columns.get(at) != Some(&Column::Percentile) {
        return;
    }
    let latest = columns.iter().rposition(|one| matches!(one, Column::Figure { .. }));
    let Some(latest) = latest else { return };
    let values: Vec<Option<f64>> =
        rows.iter().map(|row| row.cells.get(latest).and_then(|cell| cell.value)).collect();
    for (own, row) in rows.iter_mut().enumerate() {
        let Some(value) = values.get(own).copied().flatten() else { continue };
        let others: Vec<f64> = values
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != own)
            .filter_map(|(_, value)| *value)
            .collect();
        if let (Some(share), Some(cell)) = (percentile(value, &others), row.cells.get_mut(at)) {
            cell.value = Some(share);
            cell.text = number::format(share, 0);
        }
    }
}

/// Shades numbers among all years of an indicator, or among the units of each column.
fn shade(columns: &[Column], across: Across, rows: &mut [Row]) {
    let figures: Vec<usize> = (0..columns.len())
        .filter(|at| matches!(columns.get(*at), Some(Column::Figure { .. })))
        .collect();
    let groups: Vec<Vec<usize>> = match across {
        Across::Years => vec![figures],
        Across::Indicators => figures.into_iter().map(|at| vec![at]).collect(),
    };
    for group in groups {
        let values = rows.iter().flat_map(|row| {
            group.iter().filter_map(|at| row.cells.get(*at).and_then(|cell| cell.value))
        });
        let (low, high) =
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), one| (a.min(one), b.max(one)));
        if high <= low {
            continue;
        }
        for cell in rows.iter_mut().flat_map(|row| row.cells.iter_mut().enumerate()) {
            if group.contains(&cell.0)
                && let Some(value) = cell.1.value
            {
                #[expect(clippy::cast_possible_truncation, reason = "a shade")]
                let shade = ((value - low) / (high - low)) as f32;
                cell.1.shade = Some(shade);
            }
        }
    }
}
