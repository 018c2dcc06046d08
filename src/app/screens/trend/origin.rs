//! Where a number comes from, in words: file, sheet, cell and raw text, and what stood there
//! before.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::{
    CellPlace, FigureKind, Observation, Provenance, SeriesKey, SlotKey, Source, Target, TargetKey,
    Workspace,
};
pub use crate::text::marks_text;
use crate::text::{aim_text, figure_kind_name, period_name, value_with_measure};
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
    let from = from_text(workspace, observation.provenance, &observation.raw, observation.at);
    signed(from, &observation.by)
}

/// With the role of who gave it, if there is one.
fn signed(from: String, by: &str) -> String {
    if by.is_empty() { from } else { format!("{from} · {by}") }
}

fn earlier_aim(workspace: &Workspace, series: SeriesKey, one: &Target) -> String {
    let indicator = workspace.indicator(series.indicator);
    let value = indicator.map(|indicator| aim_text(indicator, &one.aim)).unwrap_or_default();
    let from = signed(from_text(workspace, one.provenance, &one.raw, one.at), &one.by);
    tr!("trend-earlier", value = value, from = from, day = day(one.at))
}

/// The workbook a number came from.
#[must_use]
pub fn workbook(workspace: &Workspace, place: Place) -> Option<&Source> {
    let provenance = match place {
        Place::Figure(key) => workspace.slot(key)?.current.provenance,
        Place::Target { series, year } => {
            workspace.target_history(TargetKey { series, year })?.current.provenance
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
                let value = value_with_measure(indicator, one.value);
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
                    value = value_with_measure(indicator, slot.current.value)
                ),
                from: observed(workspace, &slot.current),
                marks: marks_text(slot.current.marks),
                note: slot.current.note.to_string(),
                earlier: earlier.collect(),
            })
        }
        Place::Target { series, year } => {
            let history = workspace.target_history(TargetKey { series, year })?;
            let unit = workspace.unit(series.unit)?;
            let target = &history.current;
            Some(Origin {
                what: tr!("trend-target-of", unit = &unit.name, year = year.to_string()),
                from: signed(
                    from_text(workspace, target.provenance, &target.raw, target.at),
                    &target.by,
                ),
                marks: String::new(),
                note: target.note.to_string(),
                earlier: history
                    .earlier
                    .iter()
                    .rev()
                    .map(|one| earlier_aim(workspace, series, one))
                    .collect(),
            })
        }
    }
}
