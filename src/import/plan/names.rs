//! The names a batch of files uses, each spelling once, and which fact uses which.

use std::collections::BTreeMap;
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Answers;
use super::describe::Described;
use crate::domain::Period;
use crate::import::facts::{Fact, FileReading};
use crate::import::lexicon::norm;
use crate::import::matching::{clean, says_cumulative};

/// One fact by the names it carries; positions in [`Names`]. They are as many as the facts, so the
/// positions are kept small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Met {
    file: u32,
    fact: u32,
    unit: Option<u32>,
    indicator: Option<u32>,
    pub period: Option<Period>,
}

impl Met {
    fn new(
        (file, fact): (usize, usize),
        (unit, indicator): (Option<usize>, Option<usize>),
        period: Option<Period>,
    ) -> Self {
        let small = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let (file, fact) = (small(file), small(fact));
        Self { file, fact, unit: unit.map(small), indicator: indicator.map(small), period }
    }

    /// Whether both carry the same names; neighbours mostly do.
    pub fn alike(&self, other: &Self) -> bool {
        (self.unit, self.indicator) == (other.unit, other.indicator)
    }

    pub fn file(&self) -> usize {
        self.file as usize
    }

    pub fn fact(&self) -> usize {
        self.fact as usize
    }

    pub fn unit(&self) -> Option<usize> {
        self.unit.map(|at| at as usize)
    }

    pub fn indicator(&self) -> Option<usize> {
        self.indicator.map(|at| at as usize)
    }
}

/// A unit's name as it is spelt, below the area it is spelt under.
#[derive(Clone, Debug)]
pub(super) struct UnitSpelling {
    pub name: String,
    pub area: Option<String>,
    /// Only a row that sums it says that it lies there.
    pub by_sum: bool,
    pub count: usize,
}

/// An indicator's name as it is spelt, with its split and measure.
#[derive(Clone, Debug)]
pub(super) struct IndicatorSpelling {
    pub name: String,
    pub split: Option<String>,
    /// Empty if the workbook does not tell.
    pub measure: String,
    /// The first file that spells it so.
    pub file: usize,
    pub count: usize,
    /// The largest of its figures, whatever their sign.
    pub largest: f64,
}

#[derive(Debug, Default)]
pub(super) struct Names {
    pub units: Vec<UnitSpelling>,
    pub indicators: Vec<IndicatorSpelling>,
    /// What the facts of each of these tell.
    pub described: Vec<Described>,
    pub mets: Vec<Met>,
}

type Word<'a> = Option<&'a str>;

/// Where a word stands in memory, and how long it is.
fn address(word: Word<'_>) -> (usize, usize) {
    word.map_or((0, 0), |word| (word.as_ptr().addr(), word.len()))
}

/// What was found for this key last, or is found now.
fn again<K: PartialEq, T: Copy>(last: &mut Option<(K, T)>, key: K, find: impl FnOnce() -> T) -> T {
    match last {
        Some((known, found)) if *known == key => *found,
        _ => last.insert((key, find())).1,
    }
}

impl Names {
    /// Walks through all facts once. A copy of another file, byte for byte, is about what that one
    /// is about, whatever its own name says.
    pub fn collect(files: &[Arc<FileReading>], answers: &Answers) -> Self {
        let mut names = Self::default();
        let copied = copied_from(files);
        // Splits with the part of the sheet they stand in.
        let mut within: BTreeMap<(&str, &str), String> = BTreeMap::new();
        for (file, sheet) in answers.apart.keys() {
            let facts = files.get(*file).into_iter().flat_map(|reading| &reading.facts);
            for fact in facts.filter(|fact| fact.sheet == *sheet) {
                if let (Some(split), Some(part)) =
                    (fact.dimension.as_deref(), answers.part_of(*file, fact))
                {
                    let key = (split, part);
                    within.entry(key).or_insert_with(|| format!("{split}, {part}"));
                }
            }
        }
        let mut first_of: Vec<usize> = Vec::with_capacity(files.len());
        let mut units: BTreeMap<(&str, Word<'_>), Option<usize>> = BTreeMap::new();
        let mut indicators: BTreeMap<(&str, Word<'_>, Word<'_>), Option<usize>> = BTreeMap::new();
        names.mets.reserve(files.iter().map(|file| file.facts.len()).sum());
        let mut cumulative: FxHashMap<*const u8, bool> = FxHashMap::default();
        let mut says = |text: &ArcStr| {
            *cumulative.entry(text.as_ptr()).or_insert_with(|| says_cumulative(text))
        };
        for (file, reading) in files.iter().enumerate() {
            first_of.push(names.mets.len());
            if copied.get(file).copied().flatten().is_some() {
                let facts = reading.facts.iter().enumerate();
                let met = facts.map(|(at, fact)| Met::new((file, at), (None, None), fact.period));
                names.mets.extend(met);
                continue;
            }
            let sums = reading.sheets.iter().flat_map(|sheet| &sheet.sums);
            let sums: FxHashSet<&str> = sums.map(|name| &**name).collect();
            // Facts of one file share their names' memory, so most need no comparing of letters.
            let mut met_units = FxHashMap::default();
            let mut met_indicators = FxHashMap::default();
            // Neighbours mostly share them.
            let (mut last_unit, mut last_indicator) = (None, None);
            for (at, fact) in reading.facts.iter().enumerate() {
                let unit = fact
                    .unit
                    .as_deref()
                    .or_else(|| answers.unit_for_sheet.get(&(file, fact.sheet)).map(String::as_str))
                    .and_then(|name| {
                        let area = fact.area.as_deref();
                        let place = (address(Some(name)), address(area));
                        again(&mut last_unit, place, || {
                            *met_units.entry(place).or_insert_with(|| {
                                let at = *units
                                    .entry((name, area))
                                    .or_insert_with(|| names.add_unit(name, area));
                                let by_sum = area.is_some_and(|area| sums.contains(area));
                                names.lies_there(at.filter(|_| !by_sum));
                                at
                            })
                        })
                    });
                let indicator = fact.indicator.as_deref().and_then(|name| {
                    let split = match (fact.dimension.as_deref(), answers.part_of(file, fact)) {
                        (Some(split), Some(part)) => within.get(&(split, part)).map(String::as_str),
                        (split, part) => split.or(part),
                    };
                    let key = (name, split, fact.measure.as_deref());
                    let place = (address(Some(key.0)), address(key.1), address(key.2));
                    again(&mut last_indicator, place, || {
                        *met_indicators.entry(place).or_insert_with(|| {
                            *indicators.entry(key).or_insert_with(|| names.add_indicator(key, file))
                        })
                    })
                });
                names.count(unit, indicator);
                if let Some(spelling) = indicator.and_then(|at| names.indicators.get_mut(at)) {
                    spelling.largest = spelling.largest.max(fact.value.map_or(0.0, f64::abs));
                }
                if let Some(described) = indicator.and_then(|at| names.described.get_mut(at)) {
                    described.add(fact, &mut says);
                }
                names.mets.push(Met::new((file, at), (unit, indicator), fact.period));
            }
        }
        for (file, reading) in files.iter().enumerate() {
            let Some(of) = copied.get(file).copied().flatten() else { continue };
            let (Some(own), Some(other)) = (first_of.get(file), first_of.get(of)) else { continue };
            for at in 0..reading.facts.len() {
                let said = names.mets.get(other + at).map(|met| (met.unit, met.indicator));
                if let (Some(met), Some((unit, indicator))) = (names.mets.get_mut(own + at), said) {
                    (met.unit, met.indicator) = (unit, indicator);
                }
                if let Some((unit, indicator)) = said {
                    let at = |small: Option<u32>| small.and_then(|at| usize::try_from(at).ok());
                    names.count(at(unit), at(indicator));
                }
            }
        }
        names
    }

    fn count(&mut self, unit: Option<usize>, indicator: Option<usize>) {
        if let Some(spelling) = unit.and_then(|at| self.units.get_mut(at)) {
            spelling.count += 1;
        }
        if let Some(spelling) = indicator.and_then(|at| self.indicators.get_mut(at)) {
            spelling.count += 1;
        }
    }

    /// More than a sum says that this unit lies where it is spelt.
    fn lies_there(&mut self, unit: Option<usize>) {
        if let Some(spelling) = unit.and_then(|at| self.units.get_mut(at)) {
            spelling.by_sum = false;
        }
    }

    fn add_unit(&mut self, name: &str, area: Option<&str>) -> Option<usize> {
        let name = clean(name);
        if name.is_empty() {
            return None;
        }
        let area = area.map(clean).filter(|area| !area.is_empty());
        self.units.push(UnitSpelling { name, area, by_sum: true, count: 0 });
        Some(self.units.len() - 1)
    }

    fn add_indicator(
        &mut self,
        (name, split, measure): (&str, Option<&str>, Option<&str>),
        file: usize,
    ) -> Option<usize> {
        let name = clean(name);
        if name.is_empty() {
            return None;
        }
        self.indicators.push(IndicatorSpelling {
            name,
            split: split.map(clean).filter(|split| !split.is_empty()),
            measure: measure.map(crate::import::matching::tidy_measure).unwrap_or_default(),
            file,
            count: 0,
            largest: 0.0,
        });
        self.described.push(Described::default());
        Some(self.indicators.len() - 1)
    }
}

/// The file each is a copy of: the same bytes, read as the same figures, under a name that only adds
/// words to the other's ("Kopi av Lande skole", "Lande skole v2").
fn copied_from(files: &[Arc<FileReading>]) -> Vec<Option<usize>> {
    let mut by_hash: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate().filter(|(_, file)| !file.hash.is_empty()) {
        by_hash.entry(&file.hash).or_default().push(at);
    }
    let mut out = vec![None; files.len()];
    for same in by_hash.values().filter(|same| same.len() > 1) {
        let name = |at: &usize| files.get(*at).map_or("", |file| file.file.as_str());
        let Some(first) = same.iter().copied().min_by_key(|at| (name(at).len(), *at)) else {
            continue;
        };
        let Some(original) = files.get(first) else { continue };
        let words = |file: &FileReading| -> Vec<String> {
            let stem = file.file.rsplit_once('.').map_or(file.file.as_str(), |(stem, _)| stem);
            norm(stem).split(' ').map(str::to_owned).collect()
        };
        let own = words(original);
        for at in same.iter().copied().filter(|at| *at != first) {
            let Some(file) = files.get(at) else { continue };
            let theirs = words(file);
            let alike = |(one, other): (&Fact, &Fact)| {
                (one.sheet, one.place, one.period, one.kind, one.value)
                    == (other.sheet, other.place, other.period, other.kind, other.value)
            };
            let same_figures = file.facts.len() == original.facts.len()
                && file.facts.iter().zip(&original.facts).all(alike);
            if same_figures
                && own.iter().all(|word| theirs.contains(word))
                && let Some(slot) = out.get_mut(at)
            {
                *slot = Some(first);
            }
        }
    }
    out
}

/// The fact of a met.
pub(super) fn fact_of<'a>(files: &'a [Arc<FileReading>], met: &Met) -> Option<&'a Fact> {
    files.get(met.file())?.facts.get(met.fact())
}

/// Follows answers from a name to what it means; stops where they run in a circle.
pub(super) fn meant<'a>(answers: &'a BTreeMap<String, String>, name: &'a str) -> &'a str {
    let mut name = name;
    for _ in 0..answers.len().min(16) {
        match answers.get(name) {
            Some(next) if next != name => name = next,
            _ => break,
        }
    }
    name
}
