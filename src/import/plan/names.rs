//! The names a batch of files uses, each spelling once, and which fact uses which.

use std::collections::BTreeMap;
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Answers;
use super::describe::Described;
use super::state::figure_kind;
use crate::domain::{FigureKind, Period};
use crate::import::facts::{Fact, FileReading};
use crate::import::lexicon::norm;
use crate::import::matching::{clean, says_cumulative};

/// Facts that follow each other in a file and carry the same names; positions in [`Names`]. There may be
/// one for each fact, so the positions are kept small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    file: u32,
    /// Position of the first in the file's facts.
    first: u32,
    count: u32,
    /// How many facts of all files stand before it.
    before: u32,
    unit: Option<u32>,
    indicator: Option<u32>,
}

/// A count or position of facts or names, which are never so many, in half the room.
fn small(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

impl Run {
    fn new((file, fact): (usize, usize), named: Named) -> Self {
        Self {
            file: small(file),
            first: small(fact),
            count: 1,
            before: 0,
            unit: named.unit.map(small),
            indicator: named.indicator.map(small),
        }
    }

    pub fn file(self) -> usize {
        self.file as usize
    }

    /// Position of its first fact in the file's.
    pub fn first(self) -> usize {
        self.first as usize
    }

    pub fn count(self) -> usize {
        self.count as usize
    }

    /// How many facts of all files stand before it.
    pub fn before(self) -> usize {
        self.before as usize
    }

    pub fn unit(self) -> Option<usize> {
        self.unit.map(|at| at as usize)
    }

    pub fn indicator(self) -> Option<usize> {
        self.indicator.map(|at| at as usize)
    }

    fn named(self) -> Named {
        Named { unit: self.unit(), indicator: self.indicator() }
    }

    /// Its facts, in order.
    pub fn facts(self, files: &[Arc<FileReading>]) -> &[Fact] {
        let facts = files.get(self.file()).map_or(&[][..], |file| &file.facts);
        facts.get(self.first()..self.first() + self.count()).unwrap_or_default()
    }
}

/// The names of a fact: positions in [`Names`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Named {
    unit: Option<usize>,
    indicator: Option<usize>,
}

/// What places a figure and tells what becomes of it where there is nothing to compare it with. A few bytes,
/// so that most facts, which are many and large, are gone through only once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    pub period: Period,
    pub kind: FigureKind,
    /// A number, not a reason why there is none.
    pub is_number: bool,
    /// Nobody needs to look at how it was read.
    pub certain: bool,
}

impl Plain {
    /// `None` for targets, and for what cannot be taken in.
    fn of(fact: &Fact) -> Option<Self> {
        let (kind, period) = (figure_kind(fact.kind)?, fact.period?);
        let is_number = match (fact.value, fact.missing) {
            (Some(number), _) if number.is_finite() => true,
            (None, Some(_)) => false,
            _ => return None,
        };
        let plain = Self { period, kind, is_number, certain: fact.certain };
        fact.band.is_none().then_some(plain)
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
    /// Which facts carry which, file after file.
    pub runs: Vec<Run>,
    /// By fact, file after file.
    pub plain: Vec<Option<Plain>>,
}

type Word<'a> = Option<&'a str>;

/// Where a word stands in memory, and how long it is.
fn address(word: Word<'_>) -> (usize, usize) {
    word.map_or((0, 0), |word| (word.as_ptr().addr(), word.len()))
}

/// Whether both are one text in memory, or none.
pub(super) fn same(one: &Option<ArcStr>, other: &Option<ArcStr>) -> bool {
    // Asked of all names of every fact, so without a branch for each.
    let place = |text: &Option<ArcStr>| text.as_ref().map_or(0, |text| text.as_ptr().addr());
    place(one) == place(other)
}

/// Whether two facts of a file share all that names them, seen by where it stands in memory: neighbours
/// mostly do, and no letters need be compared.
fn same_words(one: &Fact, other: &Fact) -> bool {
    one.sheet == other.sheet
        && same(&one.indicator, &other.indicator)
        && same(&one.unit, &other.unit)
        && same(&one.dimension, &other.dimension)
        && same(&one.measure, &other.measure)
        && same(&one.area, &other.area)
}

/// A unit's name with its area, as spelt.
type UnitWords<'a> = (&'a str, Word<'a>);
/// An indicator's name with its split and measure, as spelt.
type IndicatorWords<'a> = (&'a str, Word<'a>, Word<'a>);
/// A word by its place in memory.
type Address = (usize, usize);

/// What is gathered while walking through the facts.
struct Collector<'a> {
    answers: &'a Answers,
    names: Names,
    units: FxHashMap<UnitWords<'a>, Option<usize>>,
    indicators: FxHashMap<IndicatorWords<'a>, Option<usize>>,
    /// Splits with the part of the sheet they stand in.
    within: &'a BTreeMap<(&'a str, &'a str), String>,
    /// Which texts say that figures are counted from the year's beginning.
    cumulative: FxHashMap<*const u8, bool>,
    /// Those met in the file that is walked through, by where their words stand: facts of one file share
    /// their names' memory, so most need no comparing of letters.
    met_units: FxHashMap<(Address, Address), Option<usize>>,
    met_indicators: FxHashMap<(Address, Address, Address), Option<usize>>,
    /// What its rows are called that sum units.
    sums: FxHashSet<&'a str>,
}

impl<'a> Collector<'a> {
    /// Walks through the facts of a file.
    fn walk(&mut self, file: usize, reading: &'a FileReading) -> Vec<Run> {
        self.met_units.clear();
        self.met_indicators.clear();
        let sums = reading.sheets.iter().flat_map(|sheet| &sheet.sums);
        self.sums = sums.map(|name| &**name).collect();
        // What names a figure may be the part of the sheet it stands in.
        let in_parts = !self.answers.apart.is_empty();
        let mut runs: Vec<Run> = Vec::new();
        let mut at = 0;
        for alike in reading.facts.chunk_by(|one, next| !in_parts && same_words(one, next)) {
            let Some(fact) = alike.first() else { continue };
            self.names.plain.extend(alike.iter().map(Plain::of));
            let named =
                Named { unit: self.unit(fact, file), indicator: self.indicator(fact, file) };
            let count = small(alike.len());
            match runs.last_mut() {
                Some(run) if run.named() == named => run.count = run.count.saturating_add(count),
                ended => {
                    if let Some(run) = ended {
                        self.tell(*run, &reading.facts);
                    }
                    runs.push(Run { count, ..Run::new((file, at), named) });
                }
            }
            at += alike.len();
        }
        if let Some(run) = runs.last() {
            self.tell(*run, &reading.facts);
        }
        runs
    }

    fn unit(&mut self, fact: &'a Fact, file: usize) -> Option<usize> {
        let asked = || self.answers.unit_for_sheet.get(&(file, fact.sheet));
        let name = fact.unit.as_deref().or_else(|| asked().map(String::as_str))?;
        let area = fact.area.as_deref();
        let place = (address(Some(name)), address(area));
        *self.met_units.entry(place).or_insert_with(|| {
            let names = &mut self.names;
            let add = || names.add_unit(name, area);
            let at = *self.units.entry((name, area)).or_insert_with(add);
            let by_sum = area.is_some_and(|area| self.sums.contains(area));
            self.names.lies_there(at.filter(|_| !by_sum));
            at
        })
    }

    fn indicator(&mut self, fact: &'a Fact, file: usize) -> Option<usize> {
        let name = fact.indicator.as_deref()?;
        let part = self.answers.part_of(file, fact);
        let split = match (fact.dimension.as_deref(), part) {
            (Some(split), Some(part)) => self.within.get(&(split, part)).map(String::as_str),
            (split, part) => split.or(part),
        };
        let key = (name, split, fact.measure.as_deref());
        let place = (address(Some(key.0)), address(key.1), address(key.2));
        *self.met_indicators.entry(place).or_insert_with(|| {
            let names = &mut self.names;
            *self.indicators.entry(key).or_insert_with(|| names.add_indicator(key, file))
        })
    }

    /// Takes in what the facts of a run tell.
    fn tell(&mut self, run: Run, facts: &'a [Fact]) {
        let facts = facts.get(run.first()..run.first() + run.count()).unwrap_or_default();
        self.names.count(run);
        let Some(at) = run.indicator() else { return };
        if let Some(spelling) = self.names.indicators.get_mut(at) {
            let figures = facts.iter().filter_map(|fact| fact.value);
            spelling.largest = figures.fold(spelling.largest, |most, one| most.max(one.abs()));
        }
        if let Some(described) = self.names.described.get_mut(at) {
            let says = |text: &ArcStr| {
                let known = self.cumulative.entry(text.as_ptr());
                *known.or_insert_with(|| says_cumulative(text))
            };
            described.add(facts, says);
        }
    }
}

impl Names {
    /// Walks through all facts once. A copy of another file, byte for byte, is about what that one
    /// is about, whatever its own name says.
    pub fn collect(files: &[Arc<FileReading>], answers: &Answers) -> Self {
        let copied = copied_from(files);
        let within = splits_in_parts(files, answers);
        let mut collector = Collector {
            answers,
            names: Self::default(),
            units: FxHashMap::default(),
            indicators: FxHashMap::default(),
            within: &within,
            cumulative: FxHashMap::default(),
            met_units: FxHashMap::default(),
            met_indicators: FxHashMap::default(),
            sums: FxHashSet::default(),
        };
        collector.names.plain.reserve(files.iter().map(|file| file.facts.len()).sum());
        let mut by_file: Vec<Vec<Run>> = Vec::with_capacity(files.len());
        for (file, (reading, copied)) in files.iter().zip(&copied).enumerate() {
            by_file.push(match copied {
                Some(_) => {
                    collector.names.plain.extend(reading.facts.iter().map(Plain::of));
                    Vec::new()
                }
                None => collector.walk(file, reading),
            });
        }
        let mut names = collector.names;
        names.runs.reserve(by_file.iter().map(Vec::len).sum());
        let mut before = 0;
        for (file, (own, copied)) in by_file.iter().zip(&copied).enumerate() {
            let runs = copied.map_or(Some(own), |of| by_file.get(of));
            for run in runs.into_iter().flatten() {
                let file = small(file);
                names.runs.push(Run { file, before, ..*run });
                before = before.saturating_add(run.count);
                if copied.is_some() {
                    names.count(*run);
                }
            }
        }
        names
    }

    /// The run of a fact, by its position among those of all files.
    pub fn run_at(&self, at: usize) -> Option<Run> {
        let after = self.runs.partition_point(|run| run.before() <= at);
        self.runs.get(after.checked_sub(1)?).copied()
    }

    fn count(&mut self, run: Run) {
        if let Some(spelling) = run.unit().and_then(|at| self.units.get_mut(at)) {
            spelling.count += run.count();
        }
        if let Some(spelling) = run.indicator().and_then(|at| self.indicators.get_mut(at)) {
            spelling.count += run.count();
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

/// Splits with the part of the sheet they stand in, where a person has parted it.
fn splits_in_parts<'a>(
    files: &'a [Arc<FileReading>],
    answers: &'a Answers,
) -> BTreeMap<(&'a str, &'a str), String> {
    let mut within = BTreeMap::new();
    for (file, sheet) in answers.apart.keys() {
        let facts = files.get(*file).into_iter().flat_map(|reading| &reading.facts);
        for fact in facts.filter(|fact| fact.sheet == *sheet) {
            if let (Some(split), Some(part)) =
                (fact.dimension.as_deref(), answers.part_of(*file, fact))
            {
                within.entry((split, part)).or_insert_with(|| format!("{split}, {part}"));
            }
        }
    }
    within
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
