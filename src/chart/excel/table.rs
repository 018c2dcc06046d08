//! The cells of a figure's workbook.

use crate::chart::Figure;
use crate::chart::moment::{moment, number_at, span};
use crate::chart::reckoning::same_part;
use crate::chart::series::{Panel, Series};
use crate::chart::spec::ChartType;
use crate::chart::theme::{Dash, Ink};
use crate::domain::{Accumulation, IndicatorId, Mark, Period};
use crate::text::{missing_name, period_name};
use crate::tr;

/// What a column's numbers look like in the chart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Role {
    #[default]
    Value,
    /// Outside the organisation.
    Benchmark,
    Target,
    /// Told in the table alone.
    Beside,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    pub name: String,
    pub decimals: u8,
    pub role: Role,
    pub ink: Option<Ink>,
    pub dash: Option<Dash>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub name: String,
    /// Where its name is a plain year.
    pub year: Option<i16>,
    pub values: Vec<Option<f64>>,
}

/// What kind of chart Excel draws of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Drawn {
    #[default]
    Lines,
    Columns,
    Bars,
    Dots,
}

/// One sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Table {
    pub corner: String,
    pub measure: String,
    pub heads: Vec<Head>,
    pub rows: Vec<Row>,
    pub drawn: Drawn,
    pub shaded: bool,
    /// Why cells are empty.
    pub missing: Vec<String>,
}

/// The table of a panel, as its kind of chart asks for it.
pub(super) fn of_panel(figure: &Figure, panel: &Panel) -> Table {
    let mut table = match figure.kind {
        ChartType::Line | ChartType::SmallMultiples | ChartType::Scatter => over_time(panel),
        ChartType::Slope => slope(figure, panel),
        ChartType::Bar if panel.series.len() == 1 && figure.at.is_none() => {
            Table { drawn: Drawn::Columns, ..over_time(panel) }
        }
        ChartType::GroupedBar if panel.series.len() <= 4 => {
            Table { drawn: Drawn::Columns, ..over_time(panel) }
        }
        ChartType::GroupedBar => by_unit(figure, panel, Some(3)),
        ChartType::HeatTable => Table { shaded: true, ..by_unit(figure, panel, None) },
        ChartType::Bar | ChartType::DotRange | ChartType::Bullet => at_once(figure, panel),
    };
    table.measure = crate::chart::title::measure_words(&panel.measure);
    table.missing = missing(panel);
    table
}

fn missing(panel: &Panel) -> Vec<String> {
    panel
        .series
        .iter()
        .flat_map(|one| {
            one.points.iter().filter_map(|point| {
                let why = missing_name(point.value.missing()?);
                Some(format!("{}, {}: {why}", one.name, period_name(point.period)))
            })
        })
        .collect()
}

fn row(period: Period, values: Vec<Option<f64>>) -> Row {
    let year = match period {
        Period::Year(year) => Some(year),
        _ => None,
    };
    Row { name: period_name(period), year, values }
}

/// Which of a series' columns a point belongs to: a new one after each break, and one for other
/// kinds of periods.
fn piece(series: &Series, place: usize) -> Option<usize> {
    let point = series.points.get(place)?;
    if Some(point.period.kind()) != series.kind {
        return None;
    }
    let before = series.points.iter().take(place + 1);
    let breaks =
        before.filter(|one| one.marks.has(Mark::Break) && one.period.kind() == point.period.kind());
    Some(breaks.count())
}

fn over_time(panel: &Panel) -> Table {
    let mut periods = panel.axis_periods();
    periods.extend(panel.series.iter().flat_map(|one| one.absent.iter().copied()));
    periods.sort_unstable();
    periods.dedup();
    let mut heads = Vec::new();
    let mut cells: Vec<Vec<Option<f64>>> = vec![Vec::new(); periods.len()];
    for one in &panel.series {
        let mut pieces: Vec<Option<usize>> = (0..one.points.len())
            .filter(|place| one.points.get(*place).is_some_and(|p| p.value.number().is_some()))
            .map(|place| piece(one, place))
            .collect();
        pieces.sort_unstable();
        pieces.dedup();
        // The line itself first.
        pieces.sort_by_key(|piece| piece.is_none());
        let first = pieces.first().copied();
        for held in pieces {
            let name = match held {
                held if Some(held) == first => one.name.clone(),
                Some(_) => tr!("chart-after-break", name = &one.name),
                None => tr!("chart-other-period", name = &one.name),
            };
            let role = if one.benchmark { Role::Benchmark } else { Role::Value };
            let (ink, dash) = (Some(one.style.ink), Some(one.style.dash));
            heads.push(Head { name, decimals: one.decimals, role, ink, dash });
            for (period, cells) in periods.iter().zip(&mut cells) {
                let place = one.points.iter().position(|point| point.period == *period);
                let place = place.filter(|place| piece(one, *place) == held);
                let point = place.and_then(|place| one.points.get(place));
                cells.push(point.and_then(|point| point.value.number()));
            }
        }
    }
    if let Some(target) = &panel.target {
        let aims: Vec<Option<(f64, f64)>> =
            periods.iter().map(|period| target.in_year(period.end_year())).collect();
        let is_band = aims.iter().flatten().any(|(low, high)| low < high);
        let decimals = panel.decimals.max(
            aims.iter()
                .flatten()
                .map(|(low, _)| crate::text::number::decimals_needed(*low, 2))
                .max()
                .unwrap_or_default(),
        );
        let mut column = |name: String, value: &dyn Fn((f64, f64)) -> f64| {
            heads.push(Head { name, decimals, role: Role::Target, ink: None, dash: None });
            for (aim, cells) in aims.iter().zip(&mut cells) {
                cells.push(aim.map(value));
            }
        };
        if is_band {
            column(tr!("chart-aim-low"), &|(low, _)| low);
            column(tr!("chart-aim-high"), &|(_, high)| high);
        } else {
            column(tr!("chart-aim"), &|(low, _)| low);
        }
    }
    let rows = periods.into_iter().zip(cells).map(|(period, values)| row(period, values)).collect();
    // "So far this year" begins anew each year, which Excel's lines do not know.
    let anew = panel.series.iter().any(|one| {
        one.accumulation == Accumulation::Cumulative
            && one.kind.is_some_and(|kind| kind < crate::domain::PeriodKind::SchoolYear)
    });
    let drawn = if anew { Drawn::Columns } else { Drawn::Lines };
    Table { corner: tr!("chart-period"), heads, rows, drawn, ..Table::default() }
}

fn slope(figure: &Figure, panel: &Panel) -> Table {
    let mut table = over_time(panel);
    let last = figure.at.or_else(|| span(panel).map(|(_, last)| last));
    let first = last.and_then(|last| {
        let periods = panel.periods().into_iter();
        let of = |period: &Period| {
            panel.series.iter().any(|one| crate::chart::moment::both(one, *period, last).is_some())
        };
        match figure.at {
            Some(_) => periods.filter(|one| *one < last && same_part(*one, last)).find(of),
            None => span(panel).map(|(first, _)| first),
        }
    });
    if let (Some(first), Some(last)) = (first, last) {
        let kept = [period_name(first), period_name(last)];
        table.rows.retain(|row| kept.contains(&row.name));
    }
    table
}

/// Units below each other, their last times beside each other.
fn by_unit(figure: &Figure, panel: &Panel, most: Option<usize>) -> Table {
    let last = moment(panel, figure.at);
    let mut periods: Vec<Period> = panel
        .series
        .iter()
        .flat_map(|one| one.numbers().map(|(point, _)| point.period))
        .filter(|period| {
            most.is_none() || last.is_some_and(|last| *period <= last && same_part(*period, last))
        })
        .collect();
    periods.sort_unstable();
    periods.dedup();
    if let Some(most) = most {
        periods.drain(..periods.len().saturating_sub(most));
    }
    let head = |period: &Period| Head {
        name: period_name(*period),
        decimals: panel.decimals,
        ..Head::default()
    };
    let rows = panel.series.iter().map(|one| Row {
        name: one.name.clone(),
        year: None,
        values: periods.iter().map(|period| Some(number_at(one, *period)?.1)).collect(),
    });
    Table {
        corner: tr!("chart-unit"),
        heads: periods.iter().map(head).collect(),
        rows: rows.collect(),
        drawn: Drawn::Bars,
        ..Table::default()
    }
}

/// Units at one time, with what is aimed at.
fn at_once(figure: &Figure, panel: &Panel) -> Table {
    let Some(period) = moment(panel, figure.at) else { return Table::default() };
    let series = crate::chart::one_time::ranked(panel, period);
    let mut heads = vec![Head {
        name: period_name(period),
        decimals: panel.decimals,
        ink: Some(Ink::Perspective(panel.perspective)),
        ..Head::default()
    }];
    let has_aims = series.iter().any(|one| one.aim(period.end_year()).is_some());
    if has_aims {
        for name in [tr!("chart-aim-low"), tr!("chart-aim-high")] {
            let role = Role::Beside;
            heads.push(Head { name, decimals: panel.decimals, role, ..Head::default() });
        }
    }
    let rows = series.into_iter().map(|one| {
        let mut values = vec![number_at(one, period).map(|(_, value)| value)];
        if has_aims {
            let aim = one.aim(period.end_year());
            values.extend([aim.map(|aim| aim.low), aim.map(|aim| aim.high)]);
        }
        Row { name: one.name.clone(), year: None, values }
    });
    let (corner, drawn) = (tr!("chart-unit"), Drawn::Bars);
    Table { corner, heads, rows: rows.collect(), drawn, ..Table::default() }
}

/// Two indicators of each unit at one time.
pub(super) fn scatter(figure: &Figure) -> Option<Table> {
    let all = || figure.panels.iter().flat_map(|panel| &panel.series);
    let first = all().next()?.key.indicator;
    let second = all().map(|one| one.key.indicator).find(|one| *one != first)?;
    let dots = crate::chart::scatter::Scatter { panels: &figure.panels, at: figure.at };
    let period = dots.period()?;
    let of = |indicator: IndicatorId| all().filter(move |one| one.key.indicator == indicator);
    let head = |indicator: IndicatorId| {
        of(indicator).next().map(|one| Head {
            name: one.indicator.clone(),
            decimals: one.decimals,
            ..Head::default()
        })
    };
    let value = |one: Option<&Series>| Some(number_at(one?, period)?.1);
    let rows = of(first).map(|x| {
        let y = of(second).find(|one| one.key.unit == x.key.unit);
        Row { name: x.unit.clone(), year: None, values: vec![value(Some(x)), value(y)] }
    });
    Some(Table {
        corner: period_name(period),
        heads: vec![head(first)?, head(second)?],
        rows: rows.collect(),
        drawn: Drawn::Dots,
        missing: figure.panels.iter().flat_map(missing).collect(),
        ..Table::default()
    })
}
