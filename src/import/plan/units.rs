//! Which unit each spelling means: a known one, a new one with a place in the tree, or the root.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;

use super::beside::Beside;
use super::names::{Names, Run, UnitSpelling, meant};
use super::overlap::{Overlap, overlaps};
use super::{Answers, UnitLikeness};
use crate::domain::{
    FigureKind, IndicatorId, Level, OrgUnit, Period, SeriesKey, SlotKey, UnitId, Workspace,
};
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::matching::{
    Index, Traits, UnitName, is_benchmark, is_whole_municipality_form, unit_form,
};
use crate::import::places;
use crate::import::renumbered::{PlaceName, same_place};
use crate::tr;

/// How alike two names are that are one place's under different numbers.
const NUMBERED: f64 = 0.9;
/// Areas within areas: what is deeper hangs from the root.
const DEEPEST: usize = 8;

/// The unit of one spelling.
#[derive(Clone, Debug)]
pub(super) struct UnitPlace {
    pub id: UnitId,
    pub doubt: Option<ArcStr>,
}

#[derive(Debug, Default)]
pub(super) struct Units {
    /// By position in [`Names::units`].
    pub of: Vec<UnitPlace>,
    pub new: Vec<OrgUnit>,
    pub edited: Vec<OrgUnit>,
    pub likenesses: Vec<UnitLikeness>,
    /// Forms that mean the municipality.
    root_forms: BTreeSet<String>,
}

/// A unit's form, with the form of its area where the area tells it apart.
type Key = (String, Option<String>);

struct Finder<'a> {
    workspace: &'a Workspace,
    root_forms: BTreeSet<String>,
    known: BTreeMap<String, Vec<UnitId>>,
    /// The areas each form is met under.
    areas_of: BTreeMap<String, BTreeSet<String>>,
    /// Forms that lie elsewhere than under the rows that sum them, or under several such rows: they are
    /// not put under those, or would count as several.
    apart: BTreeSet<String>,
    area_forms: BTreeSet<String>,
    /// The units are met under two groupings, and lie under the wider one.
    grouped: bool,
    /// How each form is shown.
    shown: BTreeMap<String, String>,
    found: BTreeMap<Key, (UnitId, Option<ArcStr>)>,
    /// New units by the unit they hang under and their form.
    twins: BTreeMap<(UnitId, String), UnitId>,
    new: Vec<OrgUnit>,
    next: UnitId,
}

impl Units {
    /// Finds each spelling's unit.
    pub fn resolve(workspace: &Workspace, names: &Names, answers: &Answers) -> Self {
        let mut finder = Finder::new(workspace, names, answers);
        let mut edited: BTreeMap<UnitId, OrgUnit> = BTreeMap::new();
        let of = names
            .units
            .iter()
            .map(|spelling| {
                let place = finder.place(spelling, answers);
                learn(workspace, answers, spelling, place.id, &mut finder.new, &mut edited);
                place
            })
            .collect();
        Self {
            of,
            new: finder.new,
            edited: edited.into_values().collect(),
            likenesses: Vec::new(),
            root_forms: finder.root_forms,
        }
    }

    /// Looks for new units that may be another one by a slip of the pen.
    pub fn compare(
        &mut self,
        workspace: &Workspace,
        files: &[Arc<FileReading>],
        names: &Names,
        indicator_of: impl Fn(usize) -> Option<IndicatorId>,
        answers: &Answers,
    ) {
        let mut counts: BTreeMap<UnitId, usize> = BTreeMap::new();
        for (spelling, place) in names.units.iter().zip(&self.of) {
            *counts.entry(place.id).or_default() += spelling.count;
        }
        // The commonest first: a slip of the pen is the rarer spelling.
        let mut new: Vec<&OrgUnit> = self
            .new
            .iter()
            .filter(|unit| unit.level != Level::Benchmark && !answers.own_unit.contains(&unit.name))
            .collect();
        new.sort_by_key(|unit| (std::cmp::Reverse(counts.get(&unit.id)), unit.id));
        let mut others: Vec<(&OrgUnit, UnitName, PlaceName)> = Vec::new();
        let mut index = Index::default();
        for unit in workspace.units() {
            if unit.level != Level::Benchmark && unit.id != Workspace::ROOT {
                let (name, place) = (UnitName::of(&unit.name), PlaceName::of(&unit.name));
                index.add(&traits(&name, &place, unit));
                others.push((unit, name, place));
            }
        }
        let root = workspace.unit(Workspace::ROOT).filter(|root| !is_unnamed(&root.name));
        let root = root.map(|root| (root, PlaceName::of(&root.name)));
        let mut candidates: Vec<(&OrgUnit, &OrgUnit, f64, Option<String>)> = Vec::new();
        for unit in new {
            let (name, place) = (UnitName::of(&unit.name), PlaceName::of(&unit.name));
            if let Some((root, of_root)) = &root
                && let Some(why) = same_place(&place, of_root)
            {
                candidates.push((unit, root, NUMBERED, Some(why)));
            }
            let traits = traits(&name, &place, unit);
            let near = index.near(&traits);
            for (other, other_name, other_place) in near.into_iter().filter_map(|at| others.get(at))
            {
                let numbered = same_place(&place, other_place);
                let likeness = match &numbered {
                    Some(_) => Some(NUMBERED),
                    None => name.like(other_name).filter(|_| !are_two_places(unit, other)),
                };
                if let Some(likeness) = likeness {
                    candidates.push((unit, other, likeness, numbered));
                }
            }
            index.add(&traits);
            others.push((unit, name, place));
        }
        let group = |run: Run| Some(self.of.get(run.unit()?)?.id);
        // Whole units of one sheet are two, which shows sooner than what their figures say.
        let beside =
            Beside::of(files, if candidates.is_empty() { &[] } else { &names.runs }, group);
        candidates.retain(|(unit, other, _, numbered)| {
            numbered.is_some()
                || is_numbered(&unit.name, &other.name)
                || !beside.are_two(unit.id, other.id)
        });
        let pairs: Vec<(UnitId, UnitId)> =
            candidates.iter().map(|(unit, other, ..)| (unit.id, other.id)).collect();
        let place = |run: Run, fact: &Fact| {
            Some((indicator_of(run.indicator()?)?, fact.period?, fact.kind))
        };
        let stands = |unit: UnitId, (indicator, period, kind): (IndicatorId, Period, FactKind)| {
            let series = SeriesKey { indicator, unit };
            let kind = super::state::figure_kind(kind).unwrap_or(FigureKind::Result);
            workspace.slot(SlotKey { series, period, kind })?.current.value.number()
        };
        // Both stand in one sheet with different figures: they are two, however they are called.
        let two = |overlap: Overlap| overlap.side_by_side && overlap.different > 0;
        let overlaps = overlaps(files, &names.runs, &pairs, group, place, stands, two);

        // Of several numbered alike ("3018 Våler" and "3419 Våler") the figures tell which it is.
        let mut numbered_alike: BTreeMap<UnitId, usize> = BTreeMap::new();
        for (unit, other, ..) in &candidates {
            if is_numbered(&unit.name, &other.name) {
                *numbered_alike.entry(other.id).or_default() += 1;
            }
        }
        let mut best: BTreeMap<UnitId, UnitLikeness> = BTreeMap::new();
        for ((unit, other, likeness, numbered), overlap) in candidates.into_iter().zip(overlaps) {
            let better = best.get(&unit.id).is_none_or(|held| held.likeness < likeness);
            // A list of places gives each number its row, whatever the year.
            let ruled_out = match numbered {
                // A number before or after the name is no part of it: other figures are news.
                _ if numbered_alike.get(&other.id) == Some(&1)
                    && is_numbered(&unit.name, &other.name) =>
                {
                    overlap.side_by_side
                }
                Some(_) => overlap.different > 0,
                None => overlap.rules_out(),
            };
            if better && !ruled_out {
                let same = unit_form(&unit.name) == unit_form(&other.name);
                let shown = if same { 1.0 } else { likeness };
                // That they are alike but for the number says more than how many letters are.
                let letters = numbered.is_none().then_some(shown);
                let words = super::indicators::overlap_words(overlap, letters);
                let why = numbered
                    .or_else(|| apart(workspace, &self.new, (unit, other)).filter(|_| same));
                let evidence = why.into_iter().chain([words]).filter(|words| !words.is_empty());
                let evidence = evidence.collect::<Vec<_>>().join(" ");
                best.insert(
                    unit.id,
                    UnitLikeness {
                        asked: unit.id,
                        name: unit.name.clone(),
                        same_as: other.id,
                        same_as_name: other.name.clone(),
                        likeness,
                        evidence,
                        equal: overlap.equal,
                        different: overlap.different,
                    },
                );
            }
        }
        let mut likenesses: Vec<UnitLikeness> = best.into_values().collect();
        likenesses.extend(self.municipality(workspace, answers));
        let mut doubts: BTreeMap<UnitId, ArcStr> = BTreeMap::new();
        for like in &likenesses {
            doubts.entry(like.asked).or_insert_with(|| {
                tr!("plan-doubt-like", name = &like.name, other = &like.same_as_name).into()
            });
        }
        for place in &mut self.of {
            if place.doubt.is_none() {
                place.doubt = doubts.get(&place.id).cloned();
            }
        }
        self.likenesses = likenesses;
    }

    /// In a board whose municipality has no name yet: which unit is the municipality itself?
    fn municipality(&self, workspace: &Workspace, answers: &Answers) -> Vec<UnitLikeness> {
        let Some(root) = workspace.unit(Workspace::ROOT).filter(|root| is_unnamed(&root.name))
        else {
            return Vec::new();
        };
        let ask = |unit: &OrgUnit| UnitLikeness {
            asked: unit.id,
            name: unit.name.clone(),
            same_as: root.id,
            same_as_name: root.name.clone(),
            likeness: 0.5,
            evidence: tr!("plan-evidence-municipality"),
            equal: 0,
            different: 0,
        };
        let candidates: Vec<&OrgUnit> = self
            .new
            .iter()
            .filter(|unit| is_municipality(&unit.name) && !answers.own_unit.contains(&unit.name))
            .collect();
        match candidates.as_slice() {
            [only] => vec![ask(only)],
            // A table of many municipalities does not tell whose board this is.
            _ => Vec::new(),
        }
    }

    /// Whether a text names the municipality.
    pub fn names_municipality(&self, text: &str) -> bool {
        let form = unit_form(text);
        let words: Vec<&str> = form.split(' ').collect();
        let says = |root: &String| {
            let root: Vec<&str> = root.split(' ').collect();
            words.windows(root.len()).any(|here| here == root)
        };
        self.root_forms.iter().any(says)
    }
}

/// Stores a spelling a person has said means another unit, and a name for an unnamed root.
fn learn(
    workspace: &Workspace,
    answers: &Answers,
    spelling: &UnitSpelling,
    id: UnitId,
    new: &mut [OrgUnit],
    edited: &mut BTreeMap<UnitId, OrgUnit>,
) {
    if meant(&answers.same_unit, &spelling.name) == spelling.name {
        return;
    }
    let at = new.binary_search_by_key(&id, |unit| unit.id);
    let unit = match at.ok().and_then(|at| new.get_mut(at)) {
        Some(unit) => unit,
        None => match workspace.unit(id) {
            Some(known) => edited.entry(id).or_insert_with(|| known.clone()),
            None => return,
        },
    };
    if id == Workspace::ROOT && is_unnamed(&unit.name) {
        unit.name.clone_from(&spelling.name);
    }
    let form = unit_form(&spelling.name);
    let known =
        std::iter::once(&unit.name).chain(&unit.aliases).any(|name| unit_form(name) == form);
    if !known {
        unit.aliases.push(spelling.name.clone());
    }
    if workspace.unit(id) == Some(&*unit) {
        edited.remove(&id);
    }
}

/// What a unit is found by among many: its own name, and what its place is called.
fn traits(name: &UnitName, place: &PlaceName, unit: &OrgUnit) -> Traits {
    let label = crate::import::renumbered::label(&unit.name);
    // A bare number ("K-3801") has no letters to be found by but those of its place.
    let mut traits = match &label.number {
        Some(number) if !unit.name.contains(label.name.as_str()) => {
            UnitName::of(&format!("{number} {}", label.name)).traits()
        }
        _ => name.traits(),
    };
    traits.keys.extend_from_slice(&place.forms);
    traits.numbered = place.is_numbered();
    traits
}

/// Fewest units that are met under two groupings, for these to be groupings of the same units.
const GROUPED: usize = 5;

/// "Trøndelag" over all schools of one sheet, and "Nord" or "Sør" over each of them in another: the area that lies over all
/// that are met under two, each under one more of several.
fn over_all(areas_of: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    let twice: Vec<&BTreeSet<String>> = areas_of.values().filter(|areas| areas.len() > 1).collect();
    if twice.len() < GROUPED || twice.iter().any(|areas| areas.len() > 2) {
        return None;
    }
    let first = twice.first()?;
    let mut over = first.iter().filter(|area| twice.iter().all(|areas| areas.contains(*area)));
    let above = over.next().filter(|_| over.next().is_none())?;
    let others: BTreeSet<&String> =
        twice.iter().flat_map(|areas| areas.iter()).filter(|area| *area != above).collect();
    (others.len() > 1).then(|| above.clone())
}

/// Whether one name is the other with a municipality's number, or an organisation's, beside it.
fn is_numbered(one: &str, other: &str) -> bool {
    let parted = |name: &str| {
        let form = unit_form(name);
        let is_number = |word: &&str| {
            matches!(word.len(), 4 | 9) && word.bytes().all(|byte| byte.is_ascii_digit())
        };
        let words = form.split(' ').filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ");
        (form.split(' ').filter(is_number).count(), words)
    };
    let ((one_numbers, one), (other_numbers, other)) = (parted(one), parted(other));
    one_numbers + other_numbers == 1 && !one.is_empty() && one == other
}

/// "Larvik" and "Narvik": places that are both known are two, however alike their names.
fn are_two_places(one: &OrgUnit, other: &OrgUnit) -> bool {
    unit_form(&one.name) != unit_form(&other.name)
        && places::may_be_place(&one.name)
        && places::may_be_place(&other.name)
        && (places::is_place(&one.name) || places::is_place(&other.name))
}

/// Of two units of one name: what each lies under.
fn apart(
    workspace: &Workspace,
    new: &[OrgUnit],
    (one, other): (&OrgUnit, &OrgUnit),
) -> Option<String> {
    let above = |unit: &OrgUnit| {
        let parent = unit.parent?;
        let found = new_unit(new, parent).or_else(|| workspace.unit(parent));
        let named = found.filter(|found| found.id != Workspace::ROOT);
        Some(named.map_or_else(|| tr!("plan-evidence-top"), |found| found.name.clone()))
    };
    let (here, there) = (above(one)?, above(other)?);
    (here != there).then(|| tr!("plan-evidence-under", here = here, there = there))
}

/// The new unit of this identity; they are made in the order of their identities.
fn new_unit(new: &[OrgUnit], id: UnitId) -> Option<&OrgUnit> {
    new.binary_search_by_key(&id, |unit| unit.id).ok().and_then(|at| new.get(at))
}

/// Whether the root still has the name a new board gives it.
fn is_unnamed(name: &str) -> bool {
    matches!(unit_form(name).as_str(), "" | "kommun" | "the municipality")
}

fn is_municipality(name: &str) -> bool {
    let form = unit_form(name);
    form.ends_with(" kommun") && !is_unnamed(name)
}

impl<'a> Finder<'a> {
    fn new(workspace: &'a Workspace, names: &Names, answers: &Answers) -> Self {
        let mut known: BTreeMap<String, Vec<UnitId>> = BTreeMap::new();
        let mut root_forms = BTreeSet::new();
        for unit in workspace.units() {
            let former = workspace.life(unit.id).into_iter().flat_map(|life| &life.former);
            let former = former.map(|former| &former.name);
            for name in std::iter::once(&unit.name).chain(&unit.aliases).chain(former) {
                let form = unit_form(name);
                if unit.id == Workspace::ROOT {
                    if !is_unnamed(name) {
                        root_forms.extend(form.strip_suffix(" kommun").map(str::to_owned));
                        root_forms.insert(form);
                    }
                    continue;
                }
                let ids = known.entry(form).or_default();
                if !ids.contains(&unit.id) {
                    ids.push(unit.id);
                }
            }
        }
        let mut finder = Self {
            workspace,
            root_forms,
            known,
            areas_of: BTreeMap::new(),
            apart: BTreeSet::new(),
            area_forms: BTreeSet::new(),
            grouped: false,
            shown: BTreeMap::new(),
            found: BTreeMap::new(),
            twins: BTreeMap::new(),
            new: Vec::new(),
            next: workspace.next_unit_id(),
        };
        let forms: Vec<_> =
            names.units.iter().map(|spelling| finder.forms(spelling, answers)).collect();
        let mut met: BTreeMap<&str, (BTreeSet<&str>, bool)> = BTreeMap::new();
        for ((form, area), spelling) in forms.iter().zip(&names.units) {
            if let Some(area) = area {
                let (areas, by_sum) = met.entry(form).or_default();
                areas.insert(area);
                *by_sum |= spelling.by_sum;
            }
        }
        let several = met.into_iter().filter(|(_, (areas, by_sum))| *by_sum && areas.len() > 1);
        finder.apart = several.map(|(form, _)| form.to_owned()).collect();
        for ((form, area), spelling) in forms.into_iter().zip(&names.units) {
            let area = finder.counts(&form, area, spelling);
            let areas = finder.areas_of.entry(form).or_default();
            if let Some(area) = area {
                areas.insert(area.clone());
                finder.area_forms.insert(area);
            }
        }
        if let Some(above) = over_all(&finder.areas_of) {
            for areas in finder.areas_of.values_mut().filter(|areas| areas.len() == 2) {
                areas.retain(|area| *area == above);
            }
            finder.grouped = true;
        }
        finder
    }

    fn is_root(&self, form: &str) -> bool {
        self.root_forms.contains(form) || is_whole_municipality_form(form)
    }

    /// The forms of a spelling's name and area, answers followed; how they are shown is kept.
    fn forms(&mut self, spelling: &UnitSpelling, answers: &Answers) -> (String, Option<String>) {
        let name = meant(&answers.same_unit, &spelling.name);
        let form = unit_form(name);
        self.shown.entry(form.clone()).or_insert_with(|| name.to_owned());
        let area = spelling.area.as_deref().and_then(|area| {
            let area = meant(&answers.same_unit, area);
            let area_form = unit_form(area);
            if self.is_root(&area_form) || area_form == form || is_benchmark(name) {
                return None;
            }
            self.shown.entry(area_form.clone()).or_insert_with(|| area.to_owned());
            Some(area_form)
        });
        (form, area)
    }

    /// The area a form is met under, unless only a sum says so and it lies elsewhere too.
    fn counts(&self, form: &str, area: Option<String>, spelling: &UnitSpelling) -> Option<String> {
        area.filter(|_| !(spelling.by_sum && self.apart.contains(form)))
    }

    fn place(&mut self, spelling: &UnitSpelling, answers: &Answers) -> UnitPlace {
        let (form, area) = self.forms(spelling, answers);
        let area = self.counts(&form, area, spelling);
        let name = meant(&answers.same_unit, &spelling.name).to_owned();
        let unnamed_root = self
            .workspace
            .unit(Workspace::ROOT)
            .is_some_and(|root| is_unnamed(&root.name) && root.name == name);
        if unnamed_root || self.is_root(&form) {
            return UnitPlace { id: Workspace::ROOT, doubt: None };
        }
        let areas = self.areas_of.get(&form);
        let ambiguous = area.is_none() && areas.is_some_and(|areas| areas.len() > 1);
        let area =
            area.filter(|area| !self.grouped || areas.is_none_or(|areas| areas.contains(area)));
        let area = area.or_else(|| areas.and_then(|areas| areas.first().cloned()));
        let (id, mut doubt) = self.find(form, area, 0);
        if ambiguous {
            doubt = Some(tr!("plan-doubt-unit-ambiguous", name = &name).into());
        }
        UnitPlace { id, doubt }
    }

    fn find(
        &mut self,
        form: String,
        area: Option<String>,
        depth: usize,
    ) -> (UnitId, Option<ArcStr>) {
        let key = (form, area);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        let candidates = self.known.get(&key.0).cloned().unwrap_or_default();
        let found = match candidates.as_slice() {
            [] => (self.create(&key, depth), None),
            [only] => (*only, self.stands_elsewhere(*only, key.1.as_deref())),
            several => self.choose(several, &key),
        };
        self.found.insert(key, found.clone());
        found
    }

    fn is_below(&self, unit: UnitId, area: &str) -> bool {
        self.workspace
            .path(unit)
            .into_iter()
            .filter(|above| *above != unit)
            .filter_map(|above| self.workspace.unit(above))
            .any(|above| unit_form(&above.name) == area)
    }

    /// A known unit that stands below another area than the sheet says may be another unit.
    fn stands_elsewhere(&self, unit: UnitId, area: Option<&str>) -> Option<ArcStr> {
        let area = area?;
        let held = self.workspace.unit(unit)?;
        let parent = self.workspace.unit(held.parent?)?;
        let elsewhere = parent.id != Workspace::ROOT
            && !self.is_below(unit, area)
            && self.known.contains_key(area);
        let shown = self.shown.get(area).map_or(area, String::as_str);
        elsewhere.then(|| {
            tr!("plan-doubt-unit-elsewhere", name = &held.name, here = shown, there = &parent.name)
                .into()
        })
    }

    fn choose(&self, several: &[UnitId], (form, area): &Key) -> (UnitId, Option<ArcStr>) {
        let below: Vec<UnitId> = match area {
            Some(area) => several.iter().copied().filter(|id| self.is_below(*id, area)).collect(),
            None => Vec::new(),
        };
        // Of "Lia skole" in Velferd and "Lia skole" in Velferd's Oppvekst the first is the one in Velferd.
        let right_below = |id: &UnitId| {
            let parent =
                self.workspace.unit(*id).and_then(|unit| self.workspace.unit(unit.parent?));
            parent.is_some_and(|parent| area.as_ref() == Some(&unit_form(&parent.name)))
        };
        let direct: Vec<UnitId> = below.iter().copied().filter(right_below).collect();
        let below = if direct.is_empty() { below } else { direct };
        match (below.as_slice(), several) {
            ([only], _) => (*only, None),
            ([first, ..], _) | ([], [first, ..]) => {
                let name = self.shown.get(form).map_or(form.as_str(), String::as_str);
                (*first, Some(tr!("plan-doubt-unit-ambiguous", name = name).into()))
            }
            ([], []) => (Workspace::ROOT, None),
        }
    }

    /// A new unit, its area first.
    fn create(&mut self, (form, area): &Key, depth: usize) -> UnitId {
        let name = self.shown.get(form).cloned().unwrap_or_else(|| form.clone());
        let benchmark = is_benchmark(&name)
            || (is_municipality(&name)
                && self
                    .workspace
                    .unit(Workspace::ROOT)
                    .is_some_and(|root| !is_unnamed(&root.name)));
        let parent = match area {
            Some(area) if !benchmark && depth < DEEPEST => {
                let above = self.areas_of.get(area).and_then(|areas| areas.first().cloned());
                self.find(area.clone(), above.filter(|above| above != form), depth + 1).0
            }
            _ => Workspace::ROOT,
        };
        let parent_level = new_unit(&self.new, parent)
            .or_else(|| self.workspace.unit(parent))
            .map_or(Level::Municipality, |unit| unit.level);
        let level = match parent_level {
            _ if benchmark => Level::Benchmark,
            Level::Municipality if self.area_forms.contains(form) => Level::Area,
            Level::Unit | Level::Team => Level::Team,
            _ => Level::Unit,
        };
        let twin = (parent, unit_form(&name));
        if let Some(twin) = self.twins.get(&(parent, form.clone())) {
            return *twin;
        }
        let id = self.next;
        self.twins.entry(twin).or_insert(id);
        self.next = id.next();
        self.new.push(OrgUnit::new(id, Some(parent), name, level));
        id
    }
}
