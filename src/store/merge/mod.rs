//! Two people's work brought together: what both made from one ancestor, with every place where
//! they disagree listed and neither side lost.

mod compare;
mod diff;
mod fields;
mod flat;
mod ids;
mod said;
mod tangle;
mod tell;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

pub use compare::differences;
pub use diff::difference;
pub use tell::{Told, tell};

use self::fields::Fields;
use self::flat::Flat;
use self::tangle::Tangle;
use super::format::Board;
use super::saves::Saves;
use super::{file, versions};
use crate::domain::{
    Change, ChartSubject, Comment, CommentId, Diagram, DiagramId, Indicator, IndicatorId, Measure,
    MeasureId, Observation, OrgUnit, Recipe, RecipeId, Refusal, Slot, SlotKey, TargetHistory,
    TargetKey, UnitId, UnitLife, Workspace,
};

/// A place where both changed the same thing to something different, with what each has; `None`
/// where one took it away.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    Unit {
        id: UnitId,
        mine: Option<OrgUnit>,
        theirs: Option<OrgUnit>,
    },
    Indicator {
        id: IndicatorId,
        mine: Option<Box<Indicator>>,
        theirs: Option<Box<Indicator>>,
    },
    Value {
        key: SlotKey,
        mine: Option<Slot>,
        theirs: Option<Slot>,
    },
    Target {
        key: TargetKey,
        mine: Option<TargetHistory>,
        theirs: Option<TargetHistory>,
    },
    /// How sheets of one shape are read.
    Recipe {
        id: RecipeId,
        mine: Option<Box<Recipe>>,
        theirs: Option<Box<Recipe>>,
    },
    Model {
        id: DiagramId,
        mine: Option<Box<Diagram>>,
        theirs: Option<Box<Diagram>>,
    },
    /// What became of a unit: former names, closing, successor.
    Life {
        id: UnitId,
        mine: Option<UnitLife>,
        theirs: Option<UnitLife>,
    },
    Measure {
        id: MeasureId,
        mine: Option<Box<Measure>>,
        theirs: Option<Box<Measure>>,
    },
    Comment {
        id: CommentId,
        mine: Option<Box<Comment>>,
        theirs: Option<Box<Comment>>,
    },
    /// The fewest persons behind a figure from a source; `None` is the usual number.
    Threshold {
        source: String,
        mine: Option<u16>,
        theirs: Option<u16>,
    },
    /// What a chart is called.
    ChartTitle {
        subject: ChartSubject,
        mine: Option<String>,
        theirs: Option<String>,
    },
}

impl Conflict {
    /// What is chosen where nobody says anything: mine, but what one of them took away and the
    /// other changed stays until somebody decides that it goes.
    #[must_use]
    pub fn usual(&self) -> Choice {
        fn gone<T>(mine: &Option<T>, theirs: &Option<T>) -> bool {
            mine.is_none() && theirs.is_some()
        }
        let gone = match self {
            Self::Unit { mine, theirs, .. } => gone(mine, theirs),
            Self::Indicator { mine, theirs, .. } => gone(mine, theirs),
            Self::Value { mine, theirs, .. } => gone(mine, theirs),
            Self::Target { mine, theirs, .. } => {
                let aims =
                    |one: &Option<TargetHistory>| one.as_ref().is_some_and(|one| one.is_in_force());
                !aims(mine) && aims(theirs)
            }
            Self::Recipe { mine, theirs, .. } => gone(mine, theirs),
            Self::Model { mine, theirs, .. } => gone(mine, theirs),
            Self::Life { mine, theirs, .. } => gone(mine, theirs),
            Self::Measure { mine, theirs, .. } => gone(mine, theirs),
            Self::Comment { mine, theirs, .. } => gone(mine, theirs),
            Self::Threshold { mine, theirs, .. } => gone(mine, theirs),
            Self::ChartTitle { mine, theirs, .. } => gone(mine, theirs),
        };
        if gone { Choice::Theirs } else { Choice::Mine }
    }
}

/// Whose side is to stand. The other one's value or target stays in the history; another model
/// is kept beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Mine,
    Theirs,
}

/// What came out of comparing.
#[derive(Clone, Debug)]
pub struct Merge {
    mine: Workspace,
    /// Everything agreed, and mine where there is a conflict.
    flat: Flat,
    /// Of records both have changed, the two sides differ only in the fields both have changed.
    pub conflicts: Vec<Conflict>,
    /// Where theirs gave way because both together cannot be.
    tangles: Vec<Tangle>,
    /// Their content in the identities of mine, for names in messages.
    pub theirs: Workspace,
    /// So many things of theirs are new or changed and taken over.
    pub taken: usize,
}

impl Merge {
    /// Compares. Without a common ancestor `base` is an empty workspace: then whatever differs is
    /// a conflict, and nothing is taken for deleted.
    ///
    /// # Errors
    /// When their content cannot be put in the identities of mine.
    pub fn new(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> Result<Self, Refusal> {
        let theirs = ids::translated(base, mine, theirs);
        let (base, own) = (Flat::from(base), Flat::from(mine));
        let their_workspace = theirs.clone().workspace(mine)?;
        let mut conflicts = Vec::new();
        let mut flat = Flat { order: orders(&own, &theirs), ..Flat::default() };
        let mut taken = 0;
        let mut sides = Sides { conflicts: &mut conflicts, taken: &mut taken };
        flat.units = sides
            .by_field([&base.units, &own.units, &theirs.units], |id, mine, theirs| {
                Conflict::Unit { id, mine, theirs }
            });
        flat.indicators = sides.by_field(
            [&base.indicators, &own.indicators, &theirs.indicators],
            |id, mine, theirs| Conflict::Indicator {
                id,
                mine: mine.map(Box::new),
                theirs: theirs.map(Box::new),
            },
        );
        flat.diagrams =
            sides.compare([&base.diagrams, &own.diagrams, &theirs.diagrams], |id, mine, theirs| {
                Conflict::Model { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
            });
        flat.recipes =
            sides.compare([&base.recipes, &own.recipes, &theirs.recipes], |id, mine, theirs| {
                Conflict::Recipe { id, mine: mine.map(Box::new), theirs: theirs.map(Box::new) }
            });
        flat.slots = sides.merge(
            [&base.slots, &own.slots, &theirs.slots],
            |from, to| went_on(&from.earlier, &from.current, &to.earlier, &to.current),
            |_, mine, theirs| (mine.clone(), theirs.clone()),
            |key, mine, theirs| Conflict::Value { key, mine, theirs },
        );
        flat.targets = sides.merge(
            [&base.targets, &own.targets, &theirs.targets],
            |from, to| went_on(&from.earlier, &from.current, &to.earlier, &to.current),
            |_, mine, theirs| (mine.clone(), theirs.clone()),
            |key, mine, theirs| Conflict::Target { key, mine, theirs },
        );
        flat.lives = sides.merge(
            [&base.lives, &own.lives, &theirs.lives],
            |_, _| false,
            |was, mine, theirs| {
                // A unit nothing is told of has an empty history.
                let (was, mut mine, mut theirs) =
                    (was.cloned().unwrap_or_default(), mine.clone(), theirs.clone());
                UnitLife::bring_together(&was, &mut mine, &mut theirs);
                (mine, theirs)
            },
            |id, mine, theirs| Conflict::Life { id, mine, theirs },
        );
        flat.measures = sides.by_field(
            [&base.measures, &own.measures, &theirs.measures],
            |id, mine, theirs| Conflict::Measure {
                id,
                mine: mine.map(Box::new),
                theirs: theirs.map(Box::new),
            },
        );
        flat.comments = sides.by_field(
            [&base.comments, &own.comments, &theirs.comments],
            |id, mine, theirs| Conflict::Comment {
                id,
                mine: mine.map(Box::new),
                theirs: theirs.map(Box::new),
            },
        );
        flat.thresholds = sides.compare(
            [&base.thresholds, &own.thresholds, &theirs.thresholds],
            |source, mine, theirs| Conflict::Threshold { source, mine, theirs },
        );
        flat.chart_titles = sides.compare(
            [&base.chart_titles, &own.chart_titles, &theirs.chart_titles],
            |subject, mine, theirs| Conflict::ChartTitle { subject, mine, theirs },
        );
        flat.sources = own.sources.clone();
        flat.sources.extend(theirs.sources.clone());
        let mut merge = Self {
            mine: mine.clone(),
            flat,
            conflicts,
            tangles: Vec::new(),
            theirs: their_workspace,
            taken,
        };
        // The same number from two places is no conflict; both origins stay in the history.
        let (conflicts, agreed): (Vec<_>, Vec<_>) =
            std::mem::take(&mut merge.conflicts).into_iter().partition(differs);
        merge.conflicts = conflicts;
        for conflict in agreed {
            settle(&mut merge.flat, &conflict, false);
        }
        merge.hold_on(&base, &own, &theirs);
        while merge.untangle(&own) {
            merge.hold_on(&base, &own, &theirs);
        }
        Ok(merge)
    }

    /// What figures, rules and models rest on stays, whoever took it away.
    fn hold_on(&mut self, base: &Flat, own: &Flat, theirs: &Flat) {
        let flat = &mut self.flat;
        // What somebody has answered stays, so that the answer makes sense.
        let mut answered: Vec<CommentId> =
            flat.comments.values().filter_map(|one| one.answers).collect();
        while let Some(id) = answered.pop() {
            if flat.comments.contains_key(&id) {
                continue;
            }
            let known = [own, theirs, base].into_iter().find_map(|side| side.comments.get(&id));
            if let Some(comment) = known {
                answered.extend(comment.answers);
                flat.comments.insert(id, comment.clone());
            }
        }
        let mut units: BTreeSet<UnitId> = flat.slots.keys().map(|key| key.series.unit).collect();
        units.extend(flat.targets.keys().map(|key| key.series.unit));
        units.extend(flat.units.values().filter_map(|unit| unit.parent));
        units.extend(flat.measures.values().map(|one| one.series.unit));
        units.extend(flat.comments.values().map(|one| one.series.unit));
        units.extend(flat.lives.keys());
        units.extend(flat.lives.values().filter_map(|life| life.merged_into));
        let mut waiting: Vec<UnitId> = units.into_iter().collect();
        while let Some(id) = waiting.pop() {
            if flat.units.contains_key(&id) {
                continue;
            }
            let known = [own, theirs, base].into_iter().find_map(|side| side.units.get(&id));
            if let Some(unit) = known {
                waiting.extend(unit.parent);
                flat.units.insert(id, unit.clone());
            }
        }
        let mut needed: Vec<IndicatorId> =
            flat.slots.keys().map(|key| key.series.indicator).collect();
        needed.extend(flat.targets.keys().map(|key| key.series.indicator));
        needed.extend(flat.indicators.values().flat_map(|one| one.roll_up.needs()));
        needed.extend(flat.indicators.values().filter_map(|one| one.persons));
        needed.extend(flat.measures.values().map(|one| one.series.indicator));
        needed.extend(flat.measures.values().filter_map(|one| one.effect_on));
        needed.extend(flat.comments.values().map(|one| one.series.indicator));
        needed.extend(flat.diagrams.values().flat_map(Diagram::uses));
        while let Some(id) = needed.pop() {
            if flat.indicators.contains_key(&id) {
                continue;
            }
            let known = [own, theirs, base].into_iter().find_map(|side| side.indicators.get(&id));
            if let Some(indicator) = known {
                needed.extend(indicator.roll_up.needs());
                needed.extend(indicator.persons);
                flat.indicators.insert(id, indicator.clone());
            }
        }
    }

    /// The change that brings their work into mine; a conflict without a choice is decided as
    /// is usual.
    ///
    /// # Errors
    /// When the two cannot stand together in one workspace.
    pub fn change(&self, choices: &[Choice]) -> Result<Change, Refusal> {
        let mut flat = self.flat.clone();
        let listed = self.conflicts.iter().enumerate();
        let choices: Vec<Choice> = listed
            .map(|(at, conflict)| choices.get(at).copied().unwrap_or_else(|| conflict.usual()))
            .collect();
        for (conflict, choice) in self.conflicts.iter().zip(&choices) {
            settle(&mut flat, conflict, *choice == Choice::Theirs);
        }
        let (own, theirs) = (Flat::from(&self.mine), Flat::from(&self.theirs));
        self.follow(&mut flat, &theirs, &choices);
        // A choice may bring back what needs something that was taken away.
        let mut whole = Self { flat, ..self.clone() };
        whole.hold_on(&Flat::default(), &own, &theirs);
        let used = used_sources(&whole.flat);
        whole.flat.sources.retain(|id, _| used.contains(id) || self.mine.source(*id).is_some());
        let merged = whole.flat.workspace(&self.mine)?;
        difference(&self.mine, &merged)
    }
}

fn used_sources(flat: &Flat) -> BTreeSet<crate::domain::SourceId> {
    use crate::domain::Provenance;
    let slots = flat.slots.values().flat_map(|slot| slot.earlier.iter().chain([&slot.current]));
    let slots = slots.map(|one| one.provenance);
    let targets = flat.targets.values().flat_map(|one| one.earlier.iter().chain([&one.current]));
    let targets = targets.map(|one| one.provenance);
    slots
        .chain(targets)
        .filter_map(|provenance| match provenance {
            Provenance::Cell(place) => Some(place.source),
            Provenance::Typed => None,
        })
        .collect()
}

/// Mine first, then what only they have.
fn orders(own: &Flat, theirs: &Flat) -> BTreeMap<UnitId, Vec<UnitId>> {
    let mut orders = own.order.clone();
    for (parent, sisters) in &theirs.order {
        let order = orders.entry(*parent).or_default();
        for sister in sisters {
            if !order.contains(sister) {
                order.push(*sister);
            }
        }
    }
    orders
}

/// Whether a conflict of values is one: the same number with another origin is not.
fn differs(conflict: &Conflict) -> bool {
    match conflict {
        Conflict::Value { mine: Some(mine), theirs: Some(theirs), .. } => {
            let said = |one: &Observation| (one.value, one.marks);
            said(&mine.current) != said(&theirs.current)
        }
        Conflict::Target { mine: Some(mine), theirs: Some(theirs), .. } => {
            mine.current.aim != theirs.current.aim
        }
        _ => true,
    }
}

struct Sides<'a> {
    conflicts: &'a mut Vec<Conflict>,
    taken: &'a mut usize,
}

impl Sides<'_> {
    /// The three-way comparison of what has no history of its own and is one thing.
    fn compare<K: Clone + Ord, T: Clone + PartialEq>(
        &mut self,
        sides: [&BTreeMap<K, T>; 3],
        conflict: impl Fn(K, Option<T>, Option<T>) -> Conflict,
    ) -> BTreeMap<K, T> {
        self.merge(sides, |_, _| false, |_, mine, theirs| (mine.clone(), theirs.clone()), conflict)
    }

    /// The three-way comparison of records, field by field.
    fn by_field<K: Clone + Ord, T: Fields>(
        &mut self,
        sides: [&BTreeMap<K, T>; 3],
        conflict: impl Fn(K, Option<T>, Option<T>) -> Conflict,
    ) -> BTreeMap<K, T> {
        let together = |was: Option<&T>, mine: &T, theirs: &T| {
            let (mut mine, mut theirs) = (mine.clone(), theirs.clone());
            if let Some(was) = was {
                T::bring_together(was, &mut mine, &mut theirs);
            }
            (mine, theirs)
        };
        self.merge(sides, |_, _| false, together, conflict)
    }

    /// The three-way comparison, key by key. `together` takes over on each side what it can of
    /// the other.
    fn merge<K: Clone + Ord, T: Clone + PartialEq>(
        &mut self,
        [base, mine, theirs]: [&BTreeMap<K, T>; 3],
        went_on: impl Fn(&T, &T) -> bool,
        together: impl Fn(Option<&T>, &T, &T) -> (T, T),
        conflict: impl Fn(K, Option<T>, Option<T>) -> Conflict,
    ) -> BTreeMap<K, T> {
        let keys: BTreeSet<K> = mine.keys().chain(theirs.keys()).cloned().collect();
        let mut merged = BTreeMap::new();
        for key in keys {
            let (was, own, other) = (base.get(&key), mine.get(&key), theirs.get(&key));
            let kept = if other == was || other == own {
                own.cloned()
            } else if own == was
                || matches!((own, other), (Some(own), Some(other)) if went_on(own, other))
            {
                *self.taken += 1;
                other.cloned()
            } else if matches!((own, other), (Some(own), Some(other)) if went_on(other, own)) {
                own.cloned()
            } else {
                let (own, other) = match (own, other) {
                    (Some(own), Some(other)) => {
                        let (own, other) = together(was, own, other);
                        (Some(own), Some(other))
                    }
                    (own, other) => (own.cloned(), other.cloned()),
                };
                // What one changed and the other took away stays until somebody decides.
                let stays = own.clone().or_else(|| other.clone());
                if own == other {
                    *self.taken += 1;
                } else {
                    self.conflicts.push(conflict(key.clone(), own, other));
                }
                stays
            };
            if let Some(kept) = kept {
                merged.insert(key, kept);
            }
        }
        merged
    }
}

/// Whether one history only goes on where the other ends.
fn went_on<T: PartialEq>(earlier: &[T], current: &T, longer: &[T], latest: &T) -> bool {
    let begun: Vec<&T> = earlier.iter().chain([current]).collect();
    let all: Vec<&T> = longer.iter().chain([latest]).collect();
    all.len() > begun.len() && all.starts_with(&begun)
}

/// Puts the chosen side in place; the other one stays in the history, or beside.
fn settle(flat: &mut Flat, conflict: &Conflict, theirs: bool) {
    fn put<K: Ord, T: Clone>(map: &mut BTreeMap<K, T>, key: K, side: Option<&T>) {
        match side {
            Some(side) => map.insert(key, side.clone()),
            None => map.remove(&key),
        };
    }
    fn pick<'a, T>(mine: &'a T, other: &'a T, theirs: bool) -> &'a T {
        if theirs { other } else { mine }
    }
    match conflict {
        Conflict::Unit { id, mine, theirs: other } => {
            put(&mut flat.units, *id, pick(mine, other, theirs).as_ref());
        }
        Conflict::Indicator { id, mine, theirs: other } => {
            put(&mut flat.indicators, *id, pick(mine, other, theirs).as_deref());
        }
        Conflict::Recipe { id, mine, theirs: other } => {
            put(&mut flat.recipes, *id, pick(mine, other, theirs).as_deref());
        }
        Conflict::Life { id, mine, theirs: other } => {
            put(&mut flat.lives, *id, pick(mine, other, theirs).as_ref());
        }
        Conflict::Measure { id, mine, theirs: other } => {
            put(&mut flat.measures, *id, pick(mine, other, theirs).as_deref());
        }
        Conflict::Comment { id, mine, theirs: other } => {
            put(&mut flat.comments, *id, pick(mine, other, theirs).as_deref());
        }
        Conflict::Threshold { source, mine, theirs: other } => {
            put(&mut flat.thresholds, source.clone(), pick(mine, other, theirs).as_ref());
        }
        Conflict::ChartTitle { subject, mine, theirs: other } => {
            put(&mut flat.chart_titles, subject.clone(), pick(mine, other, theirs).as_ref());
        }
        Conflict::Value { key, mine, theirs: other } => {
            let (chosen, left) = if theirs { (other, mine) } else { (mine, other) };
            let slot = match (chosen, left) {
                (Some(chosen), Some(left)) => Some(Slot {
                    current: chosen.current.clone(),
                    earlier: together(
                        &chosen.earlier,
                        left.earlier.iter().chain([&left.current]),
                        &chosen.current,
                    ),
                    ..chosen.clone()
                }),
                (chosen, _) => chosen.clone(),
            };
            put(&mut flat.slots, *key, slot.as_ref());
        }
        Conflict::Target { key, mine, theirs: other } => {
            let (chosen, left) = if theirs { (other, mine) } else { (mine, other) };
            let history = match (chosen, left) {
                (Some(chosen), Some(left)) => Some(TargetHistory {
                    current: chosen.current.clone(),
                    earlier: together(
                        &chosen.earlier,
                        left.earlier.iter().chain([&left.current]),
                        &chosen.current,
                    ),
                }),
                (chosen, _) => chosen.clone(),
            };
            put(&mut flat.targets, *key, history.as_ref());
        }
        Conflict::Model { id, mine, theirs: other } => {
            let (chosen, left) = if theirs { (other, mine) } else { (mine, other) };
            put(&mut flat.diagrams, *id, chosen.as_deref());
            if let (Some(_), Some(left)) = (chosen, left) {
                let beside = flat.diagrams.keys().next_back().map_or(*id, |last| last.next());
                let kept = Diagram { id: beside, ..(**left).clone() };
                flat.diagrams.insert(beside, kept);
            }
        }
    }
}

/// Both histories in one, each entry once and without the present one: what both begin with, what
/// the one that is left had then, what the chosen one had. No time is looked at.
fn together<'a, T: Clone + PartialEq + 'a>(
    chosen: &'a [T],
    left: impl Iterator<Item = &'a T> + Clone,
    current: &T,
) -> Vec<T> {
    let begun = chosen.iter().zip(left.clone()).take_while(|(a, b)| a == b).count();
    let (begin, rest) = chosen.split_at(begun);
    let mut all: Vec<T> = Vec::new();
    for one in begin.iter().chain(left.skip(begun)).chain(rest) {
        if one != current && !all.contains(one) {
            all.push(one.clone());
        }
    }
    all
}

/// Finds the latest content both descend from, in the files themselves or their earlier versions.
#[must_use]
pub fn ancestor(mine: &Saves, theirs: &Saves, files: &[&Path]) -> Option<Board> {
    mine.common(theirs).find_map(|id| {
        files.iter().find_map(|path| {
            let path = match file::id_of(path) {
                Ok(Some(held)) if held == id => (*path).to_owned(),
                _ => versions::find(path, id)?.path,
            };
            file::read_board(&path).ok().filter(|board| board.id() == Some(id))
        })
    })
}

/// What there is to begin from where no ancestor is found.
#[must_use]
pub fn nothing_in_common(mine: &Workspace) -> Workspace {
    let name = mine.unit(Workspace::ROOT).map(|root| root.name.clone()).unwrap_or_default();
    Workspace::new(name)
}
