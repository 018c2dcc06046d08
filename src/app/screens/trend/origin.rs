//! Where a number comes from, in words: file, sheet, cell and raw text, and what stood there
//! before.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::{
    CellPlace, FigureKind, Indicator, Marks, Observation, Provenance, SeriesKey, SlotKey, Source,
    TargetKey, Value, Workspace,
};
use crate::text::{figure_kind_name, mark_name, missing_name, number, period_name};
use crate::tr;

/// What a number of the chart or its table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A result, or what was planned or expected.
    Figure(SlotKey),
    Target {
        series: SeriesKey,
        year: i16,
    },
}

/// A number told in full.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// "Lia skole, 2015: 6,1 %"
    pub what: String,
    /// "Samlet oversikt.xlsx, ark «Sykefravær», celle C17: «6,1»"
    pub from: String,
    /// "foreløpig tall"; empty without marks.
    pub marks: String,
    /// What the source says beside it; empty without a note.
    pub note: String,
    /// What stood there before, latest first.
    pub earlier: Vec<String>,
}

/// A value with its unit of measure, or the reason it is missing.
#[must_use]
pub fn value_text(indicator: &Indicator, value: Value) -> String {
    match value {
        Value::Number(value) => number::with_measure(value, indicator.decimals, &indicator.measure),
        Value::Missing(missing) => missing_name(missing),
    }
}

/// The marks in words, separated by commas.
#[must_use]
pub fn marks_text(marks: Marks) -> String {
    marks.iter().map(mark_name).collect::<Vec<_>>().join(", ")
}

fn day(at: i64) -> String {
    Timestamp::from_second(at).map_or_else(
        |_| String::new(),
        |time| time.to_zoned(TimeZone::system()).strftime("%d.%m.%Y").to_string(),
    )
}

fn cell_text(workspace: &Workspace, place: CellPlace, raw: &str) -> String {
    let Some(source) = workspace.source(place.source) else { return String::new() };
    let sheet = source.sheets.get(usize::from(place.sheet)).map_or("", String::as_str);
    let cell = place.cell_name();
    if sheet.is_empty() {
        tr!("trend-from-cell", file = &source.file, cell = cell, raw = raw)
    } else {
        tr!("trend-from-sheet", file = &source.file, sheet = sheet, cell = cell, raw = raw)
    }
}

fn from_text(workspace: &Workspace, provenance: Provenance, raw: &str, at: i64) -> String {
    match provenance {
        Provenance::Typed => tr!("trend-typed", day = day(at)),
        Provenance::Cell(place) => cell_text(workspace, place, raw),
    }
}

fn observed(workspace: &Workspace, observation: &Observation) -> String {
    from_text(workspace, observation.provenance, &observation.raw, observation.at)
}

/// The workbook a number came from.
#[must_use]
pub fn workbook(workspace: &Workspace, place: Place) -> Option<&Source> {
    let provenance = match place {
        Place::Figure(key) => workspace.slot(key)?.current.provenance,
        Place::Target { series, year } => {
            workspace.target(TargetKey { series, year })?.current.provenance
        }
    };
    match provenance {
        Provenance::Cell(cell) => workspace.source(cell.source),
        Provenance::Typed => None,
    }
}

/// Tells a number's origin; `None` where nothing was given.
#[must_use]
pub fn origin(workspace: &Workspace, place: Place) -> Option<Origin> {
    match place {
        Place::Figure(place) => {
            let slot = workspace.slot(place)?;
            let SlotKey { series, period, kind } = place;
            let indicator = workspace.indicator(series.indicator)?;
            let unit = workspace.unit(series.unit)?;
            let earlier = slot.earlier.iter().rev().map(|one| {
                let value = value_text(indicator, one.value);
                tr!(
                    "trend-earlier",
                    value = value,
                    from = observed(workspace, one),
                    day = day(one.at)
                )
            });
            let what = match kind {
                FigureKind::Result => indicator.title(),
                _ => format!("{}, {}", indicator.title(), figure_kind_name(kind)),
            };
            Some(Origin {
                what: tr!(
                    "trend-point",
                    unit = &unit.name,
                    indicator = what,
                    period = period_name(period),
                    value = value_text(indicator, slot.current.value)
                ),
                from: observed(workspace, &slot.current),
                marks: marks_text(slot.current.marks),
                note: slot.current.note.to_string(),
                earlier: earlier.collect(),
            })
        }
        Place::Target { series, year } => {
            let history = workspace.target(TargetKey { series, year })?;
            let unit = workspace.unit(series.unit)?;
            let target = &history.current;
            Some(Origin {
                what: tr!("trend-target-of", unit = &unit.name, year = year.to_string()),
                from: from_text(workspace, target.provenance, &target.raw, target.at),
                marks: String::new(),
                note: target.note.to_string(),
                earlier: Vec::new(),
            })
        }
    }
}
