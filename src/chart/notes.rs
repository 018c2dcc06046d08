//! What a reader of the figure must know, and where the figures come from.

use std::collections::BTreeSet;

use super::series::{Panel, Point, Series};
use super::title::listed;
use crate::domain::{Mark, Period, Provenance, Workspace};
use crate::text::{missing_name, period_name};
use crate::tr;

/// With more series than this, missing figures are counted instead of listed.
const MOST_LISTED: usize = 3;
/// The most periods listed in one note.
const MOST_PERIODS: usize = 6;
/// The most files named in the source line.
const MOST_FILES: usize = 2;

pub(super) fn cut_short(mut texts: Vec<String>) -> String {
    if texts.len() > MOST_PERIODS {
        let more = texts.len() - MOST_PERIODS;
        texts.truncate(MOST_PERIODS);
        texts.push(tr!("chart-and-more", count = more));
        return texts.join(", ");
    }
    listed(&texts)
}

/// The periods of one series without a number, with the reason where one was given.
#[must_use]
pub fn missing_periods(series: &Series) -> Vec<(Period, String)> {
    let given = series.points.iter().filter_map(|point| {
        let why = point.value.missing()?;
        (Some(point.period.kind()) == series.kind || series.kind.is_none())
            .then(|| (point.period, missing_name(why)))
    });
    let absent = series.absent.iter().map(|period| (*period, String::new()));
    let mut all: Vec<(Period, String)> = given.chain(absent).collect();
    all.sort();
    all
}

fn missing_text(series: &Series) -> Option<String> {
    let missing = missing_periods(series);
    if missing.is_empty() || !series.has_numbers() {
        return None;
    }
    let texts = missing
        .into_iter()
        .map(|(period, why)| {
            let period = period_name(period);
            if why.is_empty() { period } else { format!("{period} ({why})") }
        })
        .collect();
    Some(cut_short(texts))
}

fn marked(panel: &Panel, mark: Mark) -> Option<String> {
    let has = |point: &&Point| point.marks.has(mark) && point.value.number().is_some();
    let periods: BTreeSet<Period> = panel
        .series
        .iter()
        .flat_map(|series| series.points.iter().filter(has).map(|point| point.period))
        .collect();
    (!periods.is_empty()).then(|| cut_short(periods.into_iter().map(period_name).collect()))
}

/// The notes below a chart.
#[must_use]
pub fn notes(panels: &[Panel]) -> Vec<String> {
    let mut notes = Vec::new();
    for panel in panels {
        let base = panel.series.iter().find_map(|one| one.reckoning.base());
        let lost: Vec<String> = panel
            .series
            .iter()
            .filter(|one| one.base_missing)
            .map(|one| one.name.clone())
            .collect();
        if let Some(base) = base
            && !lost.is_empty()
        {
            let period = period_name(base);
            notes.push(tr!("chart-note-no-base", period = period, names = cut_short(lost)));
        }
        let without: Vec<String> = panel
            .series
            .iter()
            .filter(|one| !one.is_plan() && !one.has_numbers() && !one.base_missing)
            .map(|one| one.name.clone())
            .collect();
        if panel.has_numbers() && !without.is_empty() {
            notes.push(tr!("chart-note-without", names = cut_short(without)));
        }
        // A plan is made for some periods and not for others; nothing is missing.
        let results = || panel.series.iter().filter(|one| !one.is_plan());
        let gaps: Vec<(&Series, String)> =
            results().filter_map(|one| Some((one, missing_text(one)?))).collect();
        match gaps.as_slice() {
            [(_, periods)] if results().count() == 1 => {
                notes.push(tr!("chart-note-missing", periods = periods));
            }
            few if few.len() <= MOST_LISTED => notes.extend(few.iter().map(|(series, periods)| {
                tr!("chart-note-missing-of", name = &series.name, periods = periods)
            })),
            many => notes.push(tr!("chart-note-missing-many", count = many.len())),
        }
        if let Some(periods) = marked(panel, Mark::Break) {
            notes.push(tr!("chart-note-break", periods = periods));
        }
        if let Some(periods) = marked(panel, Mark::Provisional) {
            notes.push(tr!("chart-note-provisional", periods = periods));
        }
        if let Some(periods) = marked(panel, Mark::Estimated) {
            notes.push(tr!("chart-note-estimated", periods = periods));
        }
        if let Some(periods) = marked(panel, Mark::Suspect) {
            notes.push(tr!("chart-note-suspect", periods = periods));
        }
        let aside: BTreeSet<Period> = panel
            .series
            .iter()
            .flat_map(|series| {
                let runs = series.runs.iter().filter(|run| !run.main);
                runs.flat_map(|run| &run.points).filter_map(|place| series.points.get(*place))
            })
            .map(|point| point.period)
            .collect();
        if !aside.is_empty() {
            let periods = cut_short(aside.into_iter().map(period_name).collect());
            notes.push(tr!("chart-note-aside", periods = periods));
        }
        if panel.plans_left_out {
            notes.push(tr!("chart-note-plans"));
        }
        if panel.left_out > 0 {
            notes.push(tr!("chart-note-left-out", count = panel.left_out));
        }
    }
    notes
}

/// "Kilde: HR-systemet": what the indicators name as their source, else the files themselves.
#[must_use]
pub fn source(workspace: &Workspace, panels: &[Panel]) -> String {
    let mut names: Vec<String> = Vec::new();
    let mut files: BTreeSet<&str> = BTreeSet::new();
    let mut typed = false;
    for series in panels.iter().flat_map(|panel| &panel.series) {
        let named = workspace
            .indicator(series.key.indicator)
            .map(|indicator| indicator.source.trim())
            .unwrap_or_default();
        if !named.is_empty() {
            if !names.iter().any(|name| name == named) {
                names.push(named.to_owned());
            }
            continue;
        }
        let shown = |period| series.at(period).is_some();
        let slots = workspace.series(series.key).iter();
        for slot in slots.filter(|slot| slot.kind == series.figure && shown(slot.period)) {
            match slot.current.provenance {
                Provenance::Typed => typed = true,
                Provenance::Cell(place) => {
                    files.extend(workspace.source(place.source).map(|source| source.file.as_str()));
                }
            }
        }
    }
    let more = files.len().saturating_sub(MOST_FILES);
    names.extend(files.into_iter().take(MOST_FILES).map(str::to_owned));
    if more > 0 {
        names.push(tr!("chart-more-files", count = more));
    }
    if typed {
        names.push(tr!("chart-typed"));
    }
    if names.is_empty() { String::new() } else { tr!("chart-source", names = names.join(", ")) }
}
