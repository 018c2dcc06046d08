//! Which indicator each spelling means: a known one, or a new one described by its facts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::describe::Described;
use super::like_names::LikeNames;
use super::names::{IndicatorSpelling, Names, Run, meant};
use super::overlap::{Overlap, overlaps};
use super::{Answers, Likeness, Spelling};
use crate::domain::{
    FigureKind, Indicator, IndicatorId, IndicatorKind, Period, SeriesKey, SlotKey, UnitId,
    Workspace,
};
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::lexicon::lexicon;
use crate::import::located::Located;
use crate::import::matching::{normal, same_measure};
use crate::tr;

/// Most notes an indicator takes along from its tables.
const MOST_NOTES: usize = 12;

/// Name and split in their normal forms.
type Key = (String, Option<String>);

/// A new indicator that may be another one spelt otherwise.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    asked: IndicatorId,
    same_as: IndicatorId,
    likeness: f64,
}

#[derive(Debug, Default)]
pub(super) struct Indicators {
    /// By position in [`Names::indicators`].
    pub of: Vec<IndicatorId>,
    pub new: Vec<Indicator>,
    pub edited: BTreeMap<IndicatorId, Indicator>,
    pub likenesses: Vec<Likeness>,
    pub spellings: Vec<Spelling>,
    /// Names among the spellings.
    noted: BTreeSet<String>,
    /// Why figures of an indicator should be looked at.
    pub doubts: BTreeMap<IndicatorId, ArcStr>,
    /// New indicators that are one of this name measured otherwise.
    measured_otherwise: BTreeMap<IndicatorId, IndicatorId>,
}

fn key_of(name: &str, split: Option<&str>) -> Key {
    (normal(name), split.map(normal))
}

/// Figures without a unit of measure that are larger are no percentages.
const BEYOND_PERCENTAGES: f64 = 1_000.0;

/// The name of an indicator that shares its name with one measured otherwise.
fn name_with_measure(name: &str, measure: &str) -> String {
    format!("{name} ({measure})")
}

impl Indicators {
    /// Finds each spelling's indicator; new ones get a name and a measure.
    pub fn resolve(workspace: &Workspace, names: &Names, answers: &Answers) -> Self {
        let mut known: BTreeMap<Key, IndicatorId> = BTreeMap::new();
        // Names before aliases: a name is what people see.
        for indicator in workspace.indicators() {
            let key = key_of(&indicator.name, indicator.split.as_deref());
            known.entry(key).or_insert(indicator.id);
        }
        for indicator in workspace.indicators() {
            for alias in &indicator.aliases {
                let key = key_of(alias, indicator.split.as_deref());
                known.entry(key).or_insert(indicator.id);
            }
        }
        let mut made = Self::default();
        let mut next = workspace.next_indicator_id();
        let measures = common_measures(names, answers);
        for spelling in &names.indicators {
            let name = meant(&answers.same_indicator, &spelling.name);
            let key = key_of(name, spelling.split.as_deref());
            let measure = known
                .get(&key)
                .and_then(|id| workspace.indicator(*id))
                .map(|indicator| indicator.measure.clone())
                .filter(|measure| !measure.is_empty())
                .or_else(|| measures.get(&key).cloned())
                .unwrap_or_default();
            let mut find = |made: &mut Self, name: &str, key: Key, measure: &str| {
                *known.entry(key).or_insert_with(|| {
                    let id = next;
                    next = id.next();
                    made.new.push(Indicator {
                        split: spelling.split.clone(),
                        measure: measure.to_owned(),
                        ..Indicator::new(id, name)
                    });
                    id
                })
            };
            // "Grunnskole" over 26,7 % on one sheet and over 39 026 on another: the latter are no percentages.
            let unmeasured = spelling.measure.is_empty()
                && measure == "%"
                && spelling.largest > BEYOND_PERCENTAGES;
            let otherwise = if unmeasured {
                name_with_measure(name, &tr!("plan-without-measure"))
            } else {
                name_with_measure(name, &spelling.measure)
            };
            let merged = meant(&answers.same_indicator, &otherwise) != otherwise;
            let same = !unmeasured && same_measure(&measure, &spelling.measure);
            let id = if same || merged {
                let id = find(&mut made, name, key, &measure);
                if !same {
                    // It was said once that this measure means the same: next time it is known.
                    made.alias(workspace, id, &otherwise);
                }
                id
            } else {
                let base = find(&mut made, name, key, &measure);
                let key = key_of(&otherwise, spelling.split.as_deref());
                let id = find(&mut made, &otherwise, key, &spelling.measure);
                if workspace.indicator(id).is_none() {
                    made.measured_otherwise.insert(id, base);
                }
                id
            };
            made.of.push(id);
            made.learn(workspace, spelling, name, id);
        }
        made
    }

    fn get<'a>(&'a self, workspace: &'a Workspace, id: IndicatorId) -> Option<&'a Indicator> {
        self.new_at(id).and_then(|at| self.new.get(at)).or_else(|| workspace.indicator(id))
    }

    /// Where a new indicator stands; they are made in the order of their identities.
    fn new_at(&self, id: IndicatorId) -> Option<usize> {
        self.new.binary_search_by_key(&id, |new| new.id).ok()
    }

    /// Notes a spelling that differs; stores it where a person has said what it means.
    fn learn(
        &mut self,
        workspace: &Workspace,
        spelling: &IndicatorSpelling,
        name: &str,
        id: IndicatorId,
    ) {
        let Some(indicator) = self.get(workspace, id) else { return };
        let form = normal(&spelling.name);
        let known = std::iter::once(&indicator.name)
            .chain(&indicator.aliases)
            .any(|known| normal(known) == form);
        if known {
            let as_spelt = |known: &String| known.to_lowercase() == spelling.name.to_lowercase();
            let exact = std::iter::once(&indicator.name).chain(&indicator.aliases).any(as_spelt);
            let taken_as = indicator.title();
            if !exact && self.noted.insert(spelling.name.clone()) {
                let (file, spelt) = (spelling.file, spelling.name.clone());
                self.spellings.push(Spelling { file, spelt, taken_as });
            }
        } else if name != spelling.name {
            self.alias(workspace, id, &spelling.name);
        }
    }

    /// Stores a spelling with its indicator.
    fn alias(&mut self, workspace: &Workspace, id: IndicatorId, alias: &str) {
        let aliases = match self.new_at(id) {
            Some(at) => self.new.get_mut(at).map(|new| &mut new.aliases),
            None => workspace
                .indicator(id)
                .map(|held| &mut self.edited.entry(id).or_insert_with(|| held.clone()).aliases),
        };
        if let Some(aliases) = aliases.filter(|aliases| !aliases.iter().any(|one| one == alias)) {
            aliases.push(alias.to_owned());
        }
    }

    /// Fills in what the facts tell of new indicators, and which known ones get targets.
    pub fn describe(
        &mut self,
        workspace: &Workspace,
        files: &[Arc<FileReading>],
        names: &mut Names,
    ) {
        let mut found = Described::together(std::mem::take(&mut names.described), &self.of);
        for indicator in &mut self.new {
            if let Some(described) = found.remove(&indicator.id) {
                described.fill(indicator);
            }
        }
        self.take_notes(files, names);
        for (id, described) in found {
            let Some(held) = workspace.indicator(id) else { continue };
            if described.has_targets && held.kind == IndicatorKind::Trend {
                let edited = self.edited.entry(id).or_insert_with(|| held.clone());
                edited.kind = IndicatorKind::Target;
            }
        }
    }

    /// New indicators keep the notes that stand with their tables.
    fn take_notes(&mut self, files: &[Arc<FileReading>], names: &Names) {
        let noted = |file: &FileReading| {
            file.sheets.iter().any(|sheet| sheet.tables.iter().any(|table| !table.notes.is_empty()))
        };
        let noted: Vec<bool> = files.iter().map(|file| noted(file)).collect();
        let located: Vec<Vec<Located<'_>>> = files
            .iter()
            .zip(&noted)
            .map(|(file, noted)| {
                let sheets = file.sheets.iter().filter(|_| *noted);
                sheets.map(|sheet| Located::of(&sheet.tables)).collect()
            })
            .collect();
        let mut said: BTreeMap<IndicatorId, Vec<&str>> = BTreeMap::new();
        for run in names.runs.iter().filter(|run| noted.get(run.file()) == Some(&true)) {
            let Some(id) = run.indicator().and_then(|at| self.of.get(at)) else { continue };
            let file = files.get(run.file());
            for fact in run.facts(files) {
                let sheet = file.and_then(|file| file.sheets.get(fact.sheet));
                let located = located.get(run.file()).and_then(|sheets| sheets.get(fact.sheet));
                let table = sheet.zip(located.and_then(|tables| tables.at(fact.place)));
                let table = table.and_then(|(sheet, at)| sheet.tables.get(at));
                for note in table.map(|table| table.notes.as_slice()).unwrap_or_default() {
                    let said = said.entry(*id).or_default();
                    if said.len() < MOST_NOTES && !said.contains(&note.as_str()) {
                        said.push(note);
                    }
                }
            }
        }
        for indicator in &mut self.new {
            if let Some(said) = said.get(&indicator.id) {
                indicator.notes = said.join("\n");
            }
        }
    }

    /// Looks for new indicators that may be another one spelt otherwise.
    pub fn compare(
        &mut self,
        workspace: &Workspace,
        files: &[Arc<FileReading>],
        names: &Names,
        unit_of: impl Fn(Run) -> Option<UnitId>,
        answers: &Answers,
    ) {
        let candidates = self.candidates(workspace, names, &unit_of, answers);
        let pairs: Vec<(IndicatorId, IndicatorId)> =
            candidates.iter().map(|one| (one.asked, one.same_as)).collect();
        let group = |run: Run| self.of.get(run.indicator()?).copied();
        let place = |run: Run, fact: &Fact| Some((unit_of(run)?, fact.period?, fact.kind));
        let stands = |indicator, (unit, period, kind): (UnitId, Period, FactKind)| {
            let series = SeriesKey { indicator, unit };
            let kind = super::state::figure_kind(kind).unwrap_or(FigureKind::Result);
            workspace.slot(SlotKey { series, period, kind })?.current.value.number()
        };
        let overlaps = overlaps(files, &names.runs, &pairs, group, place, stands, |_| false);
        let units = units_of(names, &self.of, workspace, &pairs, &unit_of);
        let mut best: BTreeMap<IndicatorId, Likeness> = BTreeMap::new();
        for (Candidate { asked, same_as, likeness }, overlap) in
            candidates.into_iter().zip(overlaps)
        {
            let otherwise = self.measured_otherwise.contains_key(&asked);
            let better = best.get(&asked).is_none_or(|held| held.likeness < likeness);
            // "Fravær" in hours beside "Fravær" in days of the very same units and times: two figures of theirs.
            let apart = otherwise && self.are_apart(workspace, (asked, same_as), overlap);
            if !better || (overlap.rules_out() && !otherwise) || apart {
                continue;
            }
            let name = |id| self.get(workspace, id).map(|indicator| indicator.name.clone());
            let (Some(name), Some(same_as_name)) = (name(asked), name(same_as)) else { continue };
            let elsewhere = units.get(&same_as).map_or(0, |there| {
                let here = units.get(&asked);
                there.iter().filter(|unit| here.is_none_or(|here| !here.contains(unit))).count()
            });
            let (equal, different) = (overlap.equal, overlap.different);
            let evidence = String::new();
            let mut like = Likeness {
                asked,
                name,
                same_as,
                same_as_name,
                likeness,
                evidence,
                equal,
                different,
            };
            like.evidence = self.evidence(workspace, &like, overlap, elsewhere);
            best.insert(asked, like);
        }
        for like in best.values() {
            let doubt = tr!("plan-doubt-like", name = &like.name, other = &like.same_as_name);
            self.doubts.insert(like.asked, doubt.into());
        }
        self.likenesses = best.into_values().collect();
    }

    /// Whether figures of one name, measured otherwise, are two: nothing they both tell of is equal, and the one is not
    /// the other on another scale.
    fn are_apart(
        &self,
        workspace: &Workspace,
        (asked, same_as): (IndicatorId, IndicatorId),
        overlap: Overlap,
    ) -> bool {
        const FEWEST: usize = 3;
        let measure = |id| self.get(workspace, id).map_or("", |one| one.measure.as_str());
        let scaled = |measure: &str| {
            measure
                .split(' ')
                .any(|word| matches!(word, "kr" | "mill." | "mrd." | "000" | "tonn" | "kg"))
        };
        let both = (measure(asked), measure(same_as));
        // A share in per cent is no amount, which one figure of each in the same sheet shows.
        let amount = |measure: &str| scaled(measure) || is_amount(measure);
        let share = both.0 == "%" && amount(both.1) || both.1 == "%" && amount(both.0);
        overlap.equal == 0
            && overlap.different >= if share && overlap.side_by_side { 1 } else { FEWEST }
            && !(scaled(both.0) && scaled(both.1))
            && !(both.0.is_empty() && both.1 != "%")
    }

    fn candidates(
        &self,
        workspace: &Workspace,
        names: &Names,
        unit_of: &impl Fn(Run) -> Option<UnitId>,
        answers: &Answers,
    ) -> Vec<Candidate> {
        let used = self.used(names, unit_of);
        let rank = |new: &Indicator| {
            let (units, count) = used.get(&new.id).copied().unwrap_or_default();
            // Between two as common, the field's own name.
            let known = lexicon().known_indicator(&new.name);
            (units, known.is_some_and(|known| normal(known.name) == normal(&new.name)), count)
        };
        let is_own = |indicator: &Indicator| {
            answers.own_indicator.contains(&indicator.name)
                || answers.own_indicator.contains(&indicator.title())
        };
        // The commonest first: the rarer spelling is the one asked about.
        let mut new: Vec<&Indicator> = self.new.iter().filter(|new| !is_own(new)).collect();
        new.sort_by_cached_key(|new| (std::cmp::Reverse(rank(new)), new.id));
        let mut others = LikeNames::default();
        for known in workspace.indicators() {
            others.add(known);
        }
        let mut found = Vec::new();
        for indicator in new {
            let asked = indicator.id;
            if let Some(base) = self.measured_otherwise.get(&asked) {
                found.push(Candidate { asked, same_as: *base, likeness: 0.9 });
                continue;
            }
            found.extend(others.like(indicator).into_iter().map(|(same_as, likeness)| Candidate {
                asked,
                same_as,
                likeness,
            }));
            others.add(indicator);
        }
        found
    }

    /// How many units have facts of each indicator, and how many facts there are.
    fn used(
        &self,
        names: &Names,
        unit_of: &impl Fn(Run) -> Option<UnitId>,
    ) -> FxHashMap<IndicatorId, (usize, usize)> {
        let mut met: FxHashSet<(IndicatorId, UnitId)> = FxHashSet::default();
        let mut used: FxHashMap<IndicatorId, (usize, usize)> = FxHashMap::default();
        for run in &names.runs {
            let Some(id) = run.indicator().and_then(|at| self.of.get(at)) else { continue };
            let (units, count) = used.entry(*id).or_default();
            *units += usize::from(unit_of(*run).is_some_and(|unit| met.insert((*id, unit))));
            *count += run.count();
        }
        used
    }

    fn evidence(
        &self,
        workspace: &Workspace,
        like: &Likeness,
        overlap: Overlap,
        elsewhere: usize,
    ) -> String {
        let measure = |id| self.get(workspace, id).map_or("", |one| one.measure.as_str());
        let (one, other) = (measure(like.asked), measure(like.same_as));
        let mut words = Vec::new();
        if !one.is_empty() && !other.is_empty() {
            words.push(if same_measure(one, other) {
                tr!("plan-evidence-same-measure", measure = other)
            } else {
                tr!("plan-evidence-other-measure", here = one, there = other)
            });
        }
        if elsewhere > 0 {
            words.push(tr!(
                "plan-evidence-elsewhere",
                name = &like.same_as_name,
                count = elsewhere
            ));
        }
        words.push(overlap_words(overlap, Some(like.likeness)));
        words.join(" ")
    }
}

/// What the figures say, and how alike the names are. `None` where something better than letters says that they are one.
pub(super) fn overlap_words(overlap: Overlap, likeness: Option<f64>) -> String {
    let mut words = Vec::new();
    if overlap.equal > 0 {
        words.push(tr!("plan-evidence-equal", count = overlap.equal));
    }
    if overlap.different > 0 {
        words.push(tr!("plan-evidence-different", count = overlap.different));
    }
    if let Some(likeness) = likeness {
        let percent = crate::text::number::format(likeness * 100.0, 0);
        words.push(tr!("plan-evidence-alike", percent = percent));
    }
    words.join(" ")
}

/// "MWh", "dager", "antall": so many of something.
fn is_amount(measure: &str) -> bool {
    const AMOUNTS: [&str; 22] = [
        "antall", "dager", "uker", "timer", "minutter", "måneder", "døgn", "årsverk", "kwh", "mwh",
        "gwh", "mw", "kw", "m²", "m³", "km", "km²", "meter", "dekar", "liter", "tonn", "kg",
    ];
    AMOUNTS.contains(&measure.to_lowercase().as_str())
}

/// The commonest measure of each name, the first met where two are as common.
fn common_measures(names: &Names, answers: &Answers) -> BTreeMap<Key, String> {
    let mut counts: BTreeMap<Key, Vec<(&str, usize)>> = BTreeMap::new();
    for spelling in names.indicators.iter().filter(|one| !one.measure.is_empty()) {
        let name = meant(&answers.same_indicator, &spelling.name);
        let here = counts.entry(key_of(name, spelling.split.as_deref())).or_default();
        match here.iter_mut().find(|(measure, _)| same_measure(measure, &spelling.measure)) {
            Some((_, count)) => *count += spelling.count,
            None => here.push((&spelling.measure, spelling.count)),
        }
    }
    let commonest = |measures: Vec<(&str, usize)>| -> Option<String> {
        let most = measures.iter().map(|(_, count)| *count).max()?;
        measures.into_iter().find(|(_, count)| *count == most).map(|(one, _)| one.to_owned())
    };
    counts.into_iter().filter_map(|(key, one)| Some((key, commonest(one)?))).collect()
}

/// The units that have figures for each indicator asked about, in the files or the workspace.
fn units_of(
    names: &Names,
    of: &[IndicatorId],
    workspace: &Workspace,
    pairs: &[(IndicatorId, IndicatorId)],
    unit_of: &impl Fn(Run) -> Option<UnitId>,
) -> BTreeMap<IndicatorId, BTreeSet<UnitId>> {
    let mut units: BTreeMap<IndicatorId, BTreeSet<UnitId>> = BTreeMap::new();
    for (one, other) in pairs {
        for id in [*one, *other] {
            units
                .entry(id)
                .or_insert_with(|| workspace.series_of(id).map(|(key, _)| key.unit).collect());
        }
    }
    for run in &names.runs {
        let id = run.indicator().and_then(|at| of.get(at));
        if let Some(here) = id.and_then(|id| units.get_mut(id)) {
            here.extend(unit_of(*run));
        }
    }
    units
}
