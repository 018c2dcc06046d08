//! The project file's format, version 2: UTF-8 JSON. The head names the format and its version,
//! then come a checksum of the rest, the identity of the content, and those of earlier saves.

use std::collections::BTreeMap;
use std::io::{self, Read};

use serde::{Deserialize, Serialize};

use super::limits::{self, Counted};
use super::migrate;
use super::saves::{SaveId, Saves};
use crate::domain::workspace::Parts;
use crate::domain::{
    ChartSubject, Comment, Diagram, Indicator, IndicatorId, Measure, OrgUnit, Recipe, Refusal,
    SeriesKey, Slot, Source, TargetHistory, TargetKey, UnitId, UnitLife, Workspace,
};

/// The name every project file carries.
pub const NAME: &str = "styringstavle";
/// The newest version this program knows, and the one it writes.
pub const VERSION: u32 = 2;

/// What is wrong with the bytes of a project file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    Foreign,
    Damaged { line: usize, column: usize },
    Newer(u32),
    TooMany(limits::TooMany),
    Broken(Refusal),
}

/// A project file with what its head says.
#[derive(Debug)]
pub struct Board {
    pub workspace: Workspace,
    /// The saves this content descends from; the last is this content itself.
    pub saves: Saves,
    /// The version the file was written in.
    pub version: u32,
    /// Whether the checksum fits: if not, something else than this program altered the file.
    pub sound: bool,
}

impl Board {
    /// The identity of the content as it was read.
    #[must_use]
    pub fn id(&self) -> Option<SaveId> {
        self.saves.last()
    }

    /// Whether a newer program wrote it; then it is for reading only.
    #[must_use]
    pub fn is_newer(&self) -> bool {
        self.version > VERSION
    }
}

/// What every version has: enough to tell whose file it is.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize)]
struct ContentOut<'a> {
    units: Vec<&'a OrgUnit>,
    indicators: Vec<&'a Indicator>,
    sources: Vec<&'a Source>,
    series: Vec<SeriesOut<'a>>,
    targets: Vec<TargetOut<'a>>,
    diagrams: Vec<&'a Diagram>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    recipes: Vec<&'a Recipe>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lives: Vec<LifeOut<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    measures: Vec<&'a Measure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comments: Vec<&'a Comment>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    thresholds: BTreeMap<&'a str, u16>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    chart_titles: Vec<TitleOut<'a>>,
}

#[derive(Serialize)]
struct TitleOut<'a> {
    chart: &'a ChartSubject,
    title: &'a str,
}

#[derive(Serialize)]
struct LifeOut<'a> {
    unit: UnitId,
    #[serde(flatten)]
    life: &'a UnitLife,
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

/// What is read. An unknown field is refused: saving would lose it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FileIn {
    #[serde(rename = "format")]
    _format: String,
    #[serde(rename = "version")]
    _version: u32,
    /// Both are looked at where they stand in the bytes.
    #[serde(default, rename = "sum")]
    _sum: String,
    #[serde(default, rename = "content")]
    _content: String,
    #[serde(default)]
    saves: Vec<SaveId>,
    units: Vec<OrgUnit>,
    indicators: Vec<Indicator>,
    sources: Vec<Source>,
    series: Vec<SeriesIn>,
    targets: Vec<TargetIn>,
    diagrams: Vec<Diagram>,
    /// Boards from before there were any have none.
    #[serde(default)]
    recipes: Vec<Recipe>,
    #[serde(default)]
    lives: Vec<LifeIn>,
    #[serde(default)]
    measures: Vec<Measure>,
    #[serde(default)]
    comments: Vec<Comment>,
    #[serde(default)]
    thresholds: BTreeMap<String, u16>,
    #[serde(default)]
    chart_titles: Vec<TitleIn>,
}

/// A title people have written on a chart, as the file holds it.
#[derive(Deserialize)]
pub(super) struct TitleIn {
    pub chart: ChartSubject,
    pub title: String,
}

/// What became of a unit, as the file holds it.
#[derive(Deserialize)]
pub(super) struct LifeIn {
    pub unit: UnitId,
    #[serde(flatten)]
    pub life: UnitLife,
}

/// Refuses content there is too much of: read or about to be written, it is counted alike.
macro_rules! refuse_too_much {
    ($content:expr) => {{
        let content = $content;
        let boxes = content.diagrams.iter().map(|one| one.boxes.len() + one.links.len()).max();
        let values = content.series.iter().flat_map(|one| one.values.iter());
        let earlier: usize = values.map(|slot| slot.earlier.len()).sum();
        let targets: usize = content.targets.iter().map(|one| one.history.earlier.len()).sum();
        limits::check_all([
            (Counted::Units, content.units.len()),
            (Counted::Indicators, content.indicators.len()),
            (Counted::Sources, content.sources.len()),
            (Counted::Values, content.series.iter().map(|one| one.values.len()).sum()),
            (Counted::Targets, content.targets.len()),
            (Counted::Earlier, earlier + targets),
            (Counted::Diagrams, content.diagrams.len()),
            (Counted::Boxes, boxes.unwrap_or_default()),
            (Counted::Recipes, content.recipes.len()),
            (Counted::Lives, content.lives.len()),
            (Counted::Measures, content.measures.len()),
            (Counted::Comments, content.comments.len()),
            (Counted::Thresholds, content.thresholds.len()),
            (Counted::Titles, content.chart_titles.len()),
        ])
    }};
}

/// The figures of one indicator and unit, as the file holds them.
#[derive(Deserialize)]
pub(super) struct SeriesIn {
    indicator: IndicatorId,
    unit: UnitId,
    values: Vec<Slot>,
}

impl SeriesIn {
    pub(super) fn into_part(self) -> (SeriesKey, Vec<Slot>) {
        (SeriesKey { indicator: self.indicator, unit: self.unit }, self.values)
    }
}

/// A target with its history, as the file holds it.
#[derive(Deserialize)]
pub(super) struct TargetIn {
    indicator: IndicatorId,
    unit: UnitId,
    year: i16,
    #[serde(flatten)]
    history: TargetHistory,
}

impl TargetIn {
    pub(super) fn into_part(self) -> (TargetKey, TargetHistory) {
        let series = SeriesKey { indicator: self.indicator, unit: self.unit };
        (TargetKey { series, year: self.year }, self.history)
    }
}

/// How the head begins; the checksum's eight digits follow.
const BEGIN: &str = "{\"format\":\"styringstavle\",\"version\":2,\"sum\":\"";
/// What follows the checksum, which covers everything after the comma.
const AFTER_SUM: &str = "\",";
const CONTENT: &str = "\"content\":\"";
/// What stands between the identity of the content and the saves it descends from.
const SAVES: &[u8] = b"\",\"saves\":";
/// So much of a file holds its head.
pub const HEAD: u64 = 8192;
/// So much is read at a time.
const PART: u64 = 1 << 20;

/// A project file ready to be written.
pub struct Written {
    pub bytes: Vec<u8>,
    pub id: SaveId,
    /// Where the content begins, behind what differs from save to save.
    pub content: usize,
}

/// Why a workspace is not written.
#[derive(Debug)]
pub enum Unwritten {
    /// It could not be opened again.
    TooMany(limits::TooMany),
    TooLarge,
    Fault(serde_json::Error),
}

/// Writes the newest version. `earlier` are the saves the content descends from; the same
/// workspace and saves always give the same bytes.
///
/// # Errors
/// When the bytes could not be read again.
pub fn write(workspace: &Workspace, earlier: &Saves) -> Result<Written, Unwritten> {
    let content = content(workspace);
    refuse_too_much!(&content).map_err(Unwritten::TooMany)?;
    let written = framed(&content, earlier).map_err(Unwritten::Fault)?;
    if written.bytes.len() as u64 > limits::FILE {
        return Err(Unwritten::TooLarge);
    }
    Ok(written)
}

/// Writes it however much it is, for keeping work that no file has.
///
/// # Errors
/// When it cannot be written as text.
pub fn write_any(workspace: &Workspace, earlier: &Saves) -> Result<Written, serde_json::Error> {
    framed(&content(workspace), earlier)
}

fn content(workspace: &Workspace) -> ContentOut<'_> {
    ContentOut {
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
        recipes: workspace.recipes().collect(),
        lives: workspace.lives().map(|(unit, life)| LifeOut { unit, life }).collect(),
        measures: workspace.measures().collect(),
        comments: workspace.comments().collect(),
        thresholds: workspace.thresholds().collect(),
        chart_titles: workspace
            .chart_titles()
            .map(|(chart, title)| TitleOut { chart, title })
            .collect(),
    }
}

fn framed(content: &ContentOut, earlier: &Saves) -> Result<Written, serde_json::Error> {
    let content = serde_json::to_vec(content)?;
    let content = content.get(1..).unwrap_or_default();
    let mut body = crc32fast::Hasher::new();
    body.update(content);
    let id = SaveId::new(body.clone().finalize(), content.len());
    let saves = serde_json::to_string(&earlier.without(id))?;
    let head = format!("{CONTENT}{id}\",\"saves\":{saves},");
    let mut sum = crc32fast::Hasher::new();
    sum.update(head.as_bytes());
    sum.combine(&body);
    let head = format!("{BEGIN}{:08x}{AFTER_SUM}{head}", sum.finalize());
    let mut bytes = Vec::with_capacity(head.len() + content.len());
    bytes.extend_from_slice(head.as_bytes());
    bytes.extend_from_slice(content);
    Ok(Written { bytes, id, content: head.len() })
}

/// The identity of what is read, held against the content itself: a file whose head was left as
/// it was, while something else altered the rest, holds something else.
///
/// # Errors
/// When it cannot be read.
pub fn id_of(mut from: impl Read) -> io::Result<SaveId> {
    let mut begin = Vec::new();
    from.by_ref().take(HEAD).read_to_end(&mut begin)?;
    let at = id_in(&begin).and_then(|_| content_in(&begin)).unwrap_or_default();
    let (mut sum, mut length) = (crc32fast::Hasher::new(), 0_usize);
    let mut part = begin.split_off(at);
    while !part.is_empty() {
        sum.update(&part);
        length = length.saturating_add(part.len());
        part.clear();
        from.by_ref().take(PART).read_to_end(&mut part)?;
    }
    Ok(SaveId::new(sum.finalize(), length))
}

/// Where the content begins.
fn content_in(begin: &[u8]) -> Option<usize> {
    let at = BEGIN.len() + 8 + AFTER_SUM.len() + CONTENT.len() + SaveId::DIGITS;
    let rest = begin.get(at..)?.strip_prefix(SAVES)?;
    let end = rest.iter().position(|byte| *byte == b']')?;
    (rest.get(end + 1) == Some(&b',')).then_some(at + SAVES.len() + end + 2)
}

/// The identity a project file says it has, told from its beginning alone; `None` where only
/// the whole file can tell (older versions, files others wrote).
pub fn id_in(begin: &[u8]) -> Option<SaveId> {
    let rest = begin.strip_prefix(BEGIN.as_bytes())?.get(8..)?;
    let rest = rest.strip_prefix(AFTER_SUM.as_bytes())?.strip_prefix(CONTENT.as_bytes())?;
    std::str::from_utf8(rest.get(..SaveId::DIGITS)?).ok()?.parse().ok()
}

/// The saves the content of a file descends from, that content included, told from its beginning.
pub fn saves_in(begin: &[u8]) -> Option<Saves> {
    let id = id_in(begin)?;
    let at = BEGIN.len() + 8 + AFTER_SUM.len() + CONTENT.len() + SaveId::DIGITS;
    let rest = begin.get(at..)?.strip_prefix(SAVES)?;
    let end = rest.iter().position(|byte| *byte == b']')?;
    let earlier: Vec<SaveId> = serde_json::from_slice(rest.get(..=end)?).ok()?;
    let mut saves = Saves::from(earlier);
    saves.push(id);
    Some(saves)
}

/// Whether the checksum in the head, if this version has one, fits the rest.
fn is_sound(bytes: &[u8]) -> bool {
    let Some(rest) = bytes.strip_prefix(BEGIN.as_bytes()) else { return false };
    let (Some(sum), Some(rest)) = (rest.get(..8), rest.get(8 + AFTER_SUM.len()..)) else {
        return false;
    };
    let sum = std::str::from_utf8(sum).ok().and_then(|sum| u32::from_str_radix(sum, 16).ok());
    sum == Some(crc32fast::hash(rest))
}

/// Tells the version without reading the whole, where the head stands as this program writes it.
fn head_of(bytes: &[u8]) -> Result<Head, Fault> {
    if bytes.starts_with(BEGIN.as_bytes()) {
        return Ok(Head { format: NAME.to_owned(), version: VERSION });
    }
    serde_json::from_slice(bytes).map_err(|error| whose_fault(bytes, &error))
}

/// Reads any version up to the newest, and what can be understood of newer ones.
pub fn read(bytes: &[u8]) -> Result<Board, Fault> {
    let head = head_of(bytes)?;
    if head.format != NAME {
        return Err(Fault::Foreign);
    }
    let damaged =
        |error: serde_json::Error| Fault::Damaged { line: error.line(), column: error.column() };
    let file: FileIn = match head.version {
        VERSION => serde_json::from_slice(bytes).map_err(damaged)?,
        newer if newer > VERSION => migrate::understood(bytes).ok_or(Fault::Newer(newer))?,
        older => migrate::upgraded(bytes, older).map_err(damaged)?,
    };
    refuse_too_much!(&file).map_err(Fault::TooMany)?;
    let mut saves = Saves::from(file.saves);
    let parts = Parts {
        units: file.units,
        indicators: file.indicators,
        sources: file.sources,
        series: file.series.into_iter().map(SeriesIn::into_part).collect(),
        targets: file.targets.into_iter().map(TargetIn::into_part).collect(),
        diagrams: file.diagrams,
        recipes: file.recipes,
        lives: file.lives.into_iter().map(|one| (one.unit, one.life)).collect(),
        measures: file.measures,
        comments: file.comments,
        thresholds: file.thresholds.into_iter().collect(),
        chart_titles: file.chart_titles.into_iter().map(|one| (one.chart, one.title)).collect(),
    };
    let workspace = Workspace::from_parts(parts).map_err(Fault::Broken)?;
    let sound = if head.version == VERSION { is_sound(bytes) } else { true };
    saves.push(id_of(bytes).unwrap_or_else(|_| SaveId::of(bytes)));
    Ok(Board { workspace, saves, version: head.version, sound })
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
