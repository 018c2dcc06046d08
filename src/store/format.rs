//! The project file's format, version 1: UTF-8 JSON with a name and a version at its head.

use serde::{Deserialize, Serialize};

use crate::domain::workspace::Parts;
use crate::domain::{
    Diagram, Indicator, IndicatorId, OrgUnit, Refusal, SeriesKey, Slot, Source, TargetHistory,
    TargetKey, UnitId, Workspace,
};

/// The name every project file carries.
pub const NAME: &str = "styringstavle";
/// The newest version this program reads, and the one it writes.
pub const VERSION: u32 = 1;

/// What is wrong with the bytes of a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Foreign,
    Damaged { line: usize, column: usize },
    Newer(u32),
    Broken(Refusal),
}

/// What every version has: enough to tell whose file it is.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize)]
struct FileOut<'a> {
    format: &'static str,
    version: u32,
    units: Vec<&'a OrgUnit>,
    indicators: Vec<&'a Indicator>,
    sources: Vec<&'a Source>,
    series: Vec<SeriesOut<'a>>,
    targets: Vec<TargetOut<'a>>,
    diagrams: Vec<&'a Diagram>,
}

#[derive(Serialize)]
struct SeriesOut<'a> {
    indicator: IndicatorId,
    unit: UnitId,
    values: &'a [Slot],
}

#[derive(Serialize)]
struct TargetOut<'a> {
    indicator: IndicatorId,
    unit: UnitId,
    year: i16,
    #[serde(flatten)]
    history: &'a TargetHistory,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileIn {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    units: Vec<OrgUnit>,
    indicators: Vec<Indicator>,
    sources: Vec<Source>,
    series: Vec<SeriesIn>,
    targets: Vec<TargetIn>,
    diagrams: Vec<Diagram>,
}

#[derive(Deserialize)]
struct SeriesIn {
    indicator: IndicatorId,
    unit: UnitId,
    values: Vec<Slot>,
}

#[derive(Deserialize)]
struct TargetIn {
    indicator: IndicatorId,
    unit: UnitId,
    year: i16,
    #[serde(flatten)]
    history: TargetHistory,
}

/// Writes the newest version.
pub fn write(workspace: &Workspace) -> Vec<u8> {
    let file = FileOut {
        format: NAME,
        version: VERSION,
        units: workspace
            .subtree(Workspace::ROOT)
            .into_iter()
            .filter_map(|id| workspace.unit(id))
            .collect(),
        indicators: workspace.indicators().collect(),
        sources: workspace.sources().collect(),
        series: workspace
            .all_series()
            .map(|(key, values)| SeriesOut { indicator: key.indicator, unit: key.unit, values })
            .collect(),
        targets: workspace
            .all_targets()
            .map(|(key, history)| TargetOut {
                indicator: key.series.indicator,
                unit: key.series.unit,
                year: key.year,
                history,
            })
            .collect(),
        diagrams: workspace.diagrams().collect(),
    };
    // Keys are strings and numbers finite, so serialising to memory has no way to fail.
    serde_json::to_vec(&file).unwrap_or_default()
}

/// Reads any version up to the newest.
pub fn read(bytes: &[u8]) -> Result<Workspace, Fault> {
    let head: Head = serde_json::from_slice(bytes).map_err(|error| whose_fault(bytes, &error))?;
    if head.format != NAME {
        return Err(Fault::Foreign);
    }
    if head.version > VERSION {
        return Err(Fault::Newer(head.version));
    }
    let file: FileIn = serde_json::from_slice(bytes)
        .map_err(|error| Fault::Damaged { line: error.line(), column: error.column() })?;
    let parts = Parts {
        units: file.units,
        indicators: file.indicators,
        sources: file.sources,
        series: file
            .series
            .into_iter()
            .map(|one| (SeriesKey { indicator: one.indicator, unit: one.unit }, one.values))
            .collect(),
        targets: file
            .targets
            .into_iter()
            .map(|one| {
                let series = SeriesKey { indicator: one.indicator, unit: one.unit };
                (TargetKey { series, year: one.year }, one.history)
            })
            .collect(),
        diagrams: file.diagrams,
    };
    Workspace::from_parts(parts).map_err(Fault::Broken)
}

/// A file that begins as ours but does not parse is damaged; any other is foreign.
fn whose_fault(bytes: &[u8], error: &serde_json::Error) -> Fault {
    let begin = bytes.get(..bytes.len().min(64)).unwrap_or_default();
    let ours = format!("\"format\":\"{NAME}\"");
    if String::from_utf8_lossy(begin).contains(&ours) {
        Fault::Damaged { line: error.line(), column: error.column() }
    } else {
        Fault::Foreign
    }
}
