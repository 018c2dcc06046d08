//! The tables of a unit: its måltavle, its utviklingstrekk, and the units below it.

use super::sheet::{Cell, Sheet};
use crate::analysis::{Cell as Seen, RollUps, Secrets, Suppression, assess, of_kind};
use crate::domain::{
    Aim, Indicator, IndicatorKind, Level, Period, Perspective, Rhythm, SeriesKey, TargetKey,
    UnitId, Workspace,
};
use crate::text::{aim_name, number, period_name, period_short, perspective_name, status_name};
use crate::tr;

/// Years before the period looked at.
const YEARS: usize = 4;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    Scorecard,
    Trends,
    Units,
}

/// What is read while a table is made.
struct Reading<'a> {
    workspace: &'a Workspace,
    roll_ups: RollUps,
    suppression: &'a Suppression,
    secrets: &'a Secrets<'a>,
    hidden: usize,
}

impl Reading<'_> {
    fn number(&mut self, indicator: &Indicator, unit: UnitId, period: Period) -> Cell {
        let series = SeriesKey { indicator: indicator.id, unit };
        let seen = self.suppression.cell(self.workspace, &mut self.roll_ups, series, period);
        match seen {
            Seen::Number(value) => Cell::Number { value, decimals: indicator.decimals },
            Seen::Hidden(_) => {
                self.hidden += 1;
                Cell::Text(tr!("table-hidden"))
            }
            Seen::Missing => Cell::Empty,
        }
    }

    fn follows(&mut self, indicator: &Indicator, unit: UnitId) -> bool {
        let series = SeriesKey { indicator: indicator.id, unit };
        !self.roll_ups.values(self.workspace, series).is_empty()
            || self.workspace.targets(series).next().is_some()
    }
}

/// Makes a table as others may see it.
#[must_use]
pub fn table(workspace: &Workspace, kind: TableKind, unit: UnitId, period: Period) -> Sheet {
    table_of(workspace, kind, unit, period, None)
}

/// Makes a table as others may see it; of the units below, only those of a kind.
#[must_use]
pub fn table_of(
    workspace: &Workspace,
    kind: TableKind,
    unit: UnitId,
    period: Period,
    only: Option<&str>,
) -> Sheet {
    let mut roll_ups = RollUps::default();
    let suppression = Suppression::of(workspace, &mut roll_ups);
    let secrets = Secrets::of(workspace, &suppression, &mut roll_ups);
    let (suppression, secrets) = (&suppression, &secrets);
    let mut reading = Reading { workspace, roll_ups, suppression, secrets, hidden: 0 };
    let name = workspace.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default();
    let mut sheet = match kind {
        TableKind::Scorecard => board(
            &mut reading,
            IndicatorKind::Target,
            unit,
            period,
            tr!("table-scorecard", unit = name),
        ),
        TableKind::Trends => board(
            &mut reading,
            IndicatorKind::Trend,
            unit,
            period,
            tr!("table-trends", unit = name),
        ),
        TableKind::Units => {
            let title = tr!("table-units", unit = name);
            let title = only.map_or_else(|| title.clone(), |kind| format!("{title} ({kind})"));
            units(&mut reading, unit, period, title, only)
        }
    };
    sheet.notes.insert(0, period_name(period));
    if reading.hidden > 0 {
        sheet.notes.push(tr!("table-hidden-note", count = reading.hidden));
    }
    sheet
}

/// Indicators in the order of the result areas.
fn in_order(workspace: &Workspace) -> Vec<&Indicator> {
    let place = |one: &Indicator| {
        Perspective::ALL.iter().position(|area| Some(*area) == one.perspective).unwrap_or(9)
    };
    let mut indicators: Vec<&Indicator> = workspace.indicators().collect();
    indicators.sort_by_cached_key(|one| (place(one), one.title().to_lowercase(), one.id));
    indicators
}

/// The period a column stands for with one indicator.
fn period_in(indicator: &Indicator, period: Period) -> Period {
    match (indicator.rhythm, period) {
        (Rhythm::SchoolYear, Period::Year(year)) => {
            Period::school_year(i32::from(year) - 1).unwrap_or(period)
        }
        _ => period,
    }
}

fn board(
    reading: &mut Reading<'_>,
    kind: IndicatorKind,
    unit: UnitId,
    period: Period,
    title: String,
) -> Sheet {
    let workspace = reading.workspace;
    let mut periods = Vec::new();
    let mut at = match period {
        Period::SchoolYear(_) | Period::Span { .. } => period.year_before(),
        _ => Period::year(i32::from(period.end_year()) - 1),
    };
    while let Some(one) = at.filter(|_| periods.len() < YEARS) {
        periods.push(one);
        at = one.year_before();
    }
    periods.reverse();
    periods.push(period);
    let year = period.end_year();
    let years = [year, year.saturating_add(1)];
    let mut head = vec![tr!("board-indicator"), tr!("card-measure")];
    head.extend(periods.iter().map(|one| period_short(*one)));
    if kind == IndicatorKind::Target {
        head.extend(years.map(|year| tr!("board-target", year = year.to_string())));
        head.push(tr!("board-status"));
    }
    head.push(tr!("board-source"));
    let mut rows = Vec::new();
    let mut area = None;
    for indicator in in_order(workspace) {
        if indicator.kind != kind || !reading.follows(indicator, unit) {
            continue;
        }
        if area != Some(indicator.perspective) {
            area = Some(indicator.perspective);
            let name = indicator.perspective.map_or_else(|| tr!("board-no-area"), perspective_name);
            rows.push(vec![Cell::Heading(name)]);
        }
        let mut row = vec![Cell::Text(indicator.title()), Cell::Text(indicator.measure.clone())];
        for one in &periods {
            row.push(reading.number(indicator, unit, period_in(indicator, *one)));
        }
        let series = SeriesKey { indicator: indicator.id, unit };
        if kind == IndicatorKind::Target {
            row.extend(years.map(|year| target(reading, indicator, series, year)));
            let found = assess(workspace, &mut reading.roll_ups, series, period);
            let seen =
                found.latest.is_none_or(|(at, _)| reading.suppression.hidden(series, at).is_none());
            // A status says on which side of a number a hidden one lies.
            row.push(if seen { Cell::Text(status_name(found.status)) } else { Cell::Empty });
        }
        row.push(Cell::Text(indicator.source.clone()));
        rows.push(row);
    }
    Sheet { title, notes: Vec::new(), head, rows }
}

fn target(reading: &Reading<'_>, indicator: &Indicator, series: SeriesKey, year: i16) -> Cell {
    let Some(history) = reading.workspace.target(TargetKey { series, year }) else {
        return Cell::Empty;
    };
    let decimals = |value: f64| {
        number::decimals_needed(value, Indicator::MAX_DECIMALS).max(indicator.decimals)
    };
    match &history.current.aim {
        Aim::Value(value) => Cell::Number { value: *value, decimals: decimals(*value) },
        Aim::Words(words) if reading.secrets.withholds(words, series, None) => {
            Cell::Text(tr!("withheld-text"))
        }
        other => {
            let shown = |value: f64| number::format(value, decimals(value));
            Cell::Text(aim_name(other, shown, shown))
        }
    }
}

/// The units right below one, or the unit itself where there are none; an indicator per column.
fn units(
    reading: &mut Reading<'_>,
    unit: UnitId,
    period: Period,
    title: String,
    only: Option<&str>,
) -> Sheet {
    let workspace = reading.workspace;
    let mut listed: Vec<UnitId> = workspace
        .subtree(unit)
        .into_iter()
        .filter(|id| workspace.unit(*id).is_some_and(|one| one.level != Level::Benchmark))
        .collect();
    if let Some(kind) = only {
        let of_kind = of_kind(workspace, unit, kind);
        listed.retain(|id| *id == unit || of_kind.contains(id));
    }
    if listed.len() > 1 {
        // The total stands last, under its parts.
        listed.rotate_left(1);
    }
    let mut indicators = in_order(workspace);
    indicators.retain(|one| {
        listed.iter().any(|unit| {
            let series = SeriesKey { indicator: one.id, unit: *unit };
            let at = period_in(one, period);
            reading.roll_ups.figure(workspace, series, at).value().is_some()
        })
    });
    let mut head = vec![tr!("overview-unit")];
    head.extend(indicators.iter().map(|one| {
        if one.measure.is_empty() {
            one.title()
        } else {
            format!("{} ({})", one.title(), one.measure)
        }
    }));
    if indicators.is_empty() {
        return Sheet { title, notes: Vec::new(), head, rows: Vec::new() };
    }
    let rows = listed
        .into_iter()
        .map(|unit| {
            let name = workspace.unit(unit).map(|one| one.name.clone()).unwrap_or_default();
            let numbers =
                indicators.iter().map(|one| reading.number(one, unit, period_in(one, period)));
            std::iter::once(Cell::Text(name)).chain(numbers).collect()
        })
        .collect();
    Sheet { title, notes: Vec::new(), head, rows }
}
