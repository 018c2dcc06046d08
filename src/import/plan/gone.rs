//! Figures the board has from an earlier edition of a file that the file no longer gives. They stay; a
//! person is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Item;
use super::state::figure_kind;
use crate::domain::{Period, Provenance, SeriesKey, SlotKey, SourceId, Workspace};
use crate::import::facts::{About, FileReading, Question};
use crate::text::period_name;
use crate::tr;

/// Series named in words; the others are counted.
const NAMED: usize = 3;

/// What a file no longer gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// Position in [`super::Plan::files`].
    pub file: usize,
    pub question: Question,
}

/// Looks for figures of periods the files still give that the board has from files called the same,
/// and that these give no more.
pub(super) fn find(workspace: &Workspace, files: &[Arc<FileReading>], items: &[Item]) -> Vec<Gone> {
    // Earlier editions by source; the very same content is no other edition.
    let mut earlier: BTreeMap<SourceId, usize> = BTreeMap::new();
    let mut same: BTreeSet<usize> = BTreeSet::new();
    for source in workspace.sources() {
        let mut of_name = files.iter().enumerate().filter(|(_, file)| file.file == source.file);
        // Several files called the same in one import may be anybody's.
        let (Some((at, file)), None) = (of_name.next(), of_name.next()) else { continue };
        if file.hash == source.hash {
            same.insert(at);
        }
        earlier.insert(source.id, at);
    }
    earlier.retain(|_, at| !same.contains(at));
    if earlier.is_empty() {
        return Vec::new();
    }
    let of_interest: BTreeSet<usize> = earlier.values().copied().collect();
    let mut given: BTreeSet<(usize, SlotKey)> = BTreeSet::new();
    let mut periods: BTreeSet<(usize, Period)> = BTreeSet::new();
    for item in items.iter().filter(|item| of_interest.contains(&item.file)) {
        let fact = files.get(item.file).and_then(|file| file.facts.get(item.fact));
        let kind = fact.and_then(|fact| figure_kind(fact.kind));
        let (Some(period), Some(kind)) = (item.period, kind) else { continue };
        periods.insert((item.file, period));
        // Without its indicator or unit nothing tells what it is instead of.
        let (Some(indicator), Some(unit)) = (item.indicator, item.unit) else { continue };
        given.insert((item.file, SlotKey { series: SeriesKey { indicator, unit }, period, kind }));
    }
    let mut missing: BTreeMap<usize, BTreeMap<SeriesKey, Vec<Period>>> = BTreeMap::new();
    for (series, slots) in workspace.all_series() {
        for slot in slots.iter().filter(|slot| slot.current.value.number().is_some()) {
            let Provenance::Cell(place) = slot.current.provenance else { continue };
            let Some(file) = earlier.get(&place.source).copied() else { continue };
            let key = SlotKey { series, period: slot.period, kind: slot.kind };
            if periods.contains(&(file, slot.period)) && !given.contains(&(file, key)) {
                missing.entry(file).or_default().entry(series).or_default().push(slot.period);
            }
        }
    }
    missing.into_iter().map(|(file, series)| tell(workspace, file, &series)).collect()
}

fn tell(workspace: &Workspace, file: usize, series: &BTreeMap<SeriesKey, Vec<Period>>) -> Gone {
    let count: usize = series.values().map(Vec::len).sum();
    let name = |(key, periods): (&SeriesKey, &Vec<Period>)| {
        let indicator = workspace.indicator(key.indicator).map(|one| one.title());
        let unit = workspace.unit(key.unit).map(|unit| unit.name.clone());
        let periods: Vec<String> =
            periods.iter().take(NAMED).map(|one| period_name(*one)).collect();
        let parts = [indicator, unit, Some(periods.join(", "))];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let mut names: Vec<String> = series.iter().take(NAMED).map(name).collect();
    if series.len() > NAMED {
        names.push("…".to_owned());
    }
    let text = tr!("plan-question-gone", count = count, names = names.join("; "));
    let (about, options) = (About::Value, Vec::new());
    let question = Question { sheet: 0, cells: Vec::new(), range: None, about, text, options };
    Gone { file, question }
}
