//! What the proposed changes are about: the names, the units and the periods they can be gathered
//! under, so that a person sees at a glance how a file was understood.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::describe;
use super::proposal::Proposal;
use crate::domain::{Period, UnitId, Workspace};
use crate::import::facts::{Fact, FactKind};
use crate::import::plan::{Item, Plan};
use crate::text::{period_name, period_short};
use crate::tr;

/// What changes are gathered under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    Indicator,
    Unit,
    Period,
}

impl By {
    pub const ALL: [Self; 3] = [Self::Indicator, Self::Unit, Self::Period];
}

/// The names of one kind, and which of them each item of the plan has.
#[derive(Debug, Default)]
pub struct Names {
    /// Indicators and units as they are first met, periods as they follow each other.
    pub names: Vec<String>,
    /// For each item a position among the names.
    of: Vec<u32>,
    /// For names that are not the first of what they name, that first one: an indicator's targets are
    /// no indicator more.
    same_as: FxHashMap<usize, usize>,
    /// Names the board does not have yet; none where it has nothing at all.
    new: BTreeSet<usize>,
}

impl Names {
    /// Whether the board gets this name by the import, having others already.
    #[must_use]
    pub fn is_new(&self, name: usize) -> bool {
        self.new.contains(&name)
    }

    /// The position of an item's name.
    #[must_use]
    pub fn of(&self, item: usize) -> Option<usize> {
        self.of.get(item).map(|at| *at as usize)
    }

    /// What an item's name names, as the position of the first name of it.
    #[must_use]
    pub fn thing(&self, item: usize) -> Option<usize> {
        let name = self.of(item)?;
        Some(self.same_as.get(&name).copied().unwrap_or(name))
    }

    /// Gives each item the name of its key; a key is put into words when it is first met.
    fn gather<K: std::hash::Hash + Eq>(
        keys: impl Iterator<Item = K>,
        mut words: impl FnMut(&K) -> String,
    ) -> Self {
        let mut found: FxHashMap<K, u32> = FxHashMap::default();
        let mut made = Self::default();
        for key in keys {
            let next = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let at = match found.get(&key) {
                Some(at) => *at,
                None => {
                    made.names.push(words(&key));
                    found.insert(key, next);
                    next
                }
            };
            made.of.push(at);
        }
        made
    }
}

/// The names of each kind. The parts of one indicator count as that indicator; its targets and its
/// budget stand apart from its results.
#[derive(Debug, Default)]
pub struct Gathered {
    indicators: Names,
    units: Names,
    periods: Names,
    /// The periods' names as short as the first and the last of several are told.
    pub short_periods: Vec<String>,
}

impl Gathered {
    /// Gathers the items of a plan for a board; the proposal knows what indicators and units are called.
    #[must_use]
    pub fn new(proposal: &Proposal, plan: &Plan, board: &Workspace) -> Self {
        let facts: Vec<(&Item, &Fact)> =
            plan.items.iter().filter_map(|item| fact(plan, item)).collect();
        if facts.len() != plan.items.len() {
            // An item without its fact is nobody's; nothing is gathered rather than something wrong.
            return Self::default();
        }
        let facts = || facts.iter().copied();
        let known: FxHashSet<&str> = board.indicators().map(|one| one.name.as_str()).collect();
        let mut new = BTreeSet::new();
        let mut of_name: FxHashMap<Option<&str>, usize> = FxHashMap::default();
        let mut same_as = FxHashMap::default();
        let mut at = 0;
        let mut indicators = Names::gather(
            facts().map(|(item, fact)| {
                let known = item.indicator.and_then(|id| proposal.indicators.get(&id));
                let name = known.map(|known| &*known.name).or(fact.indicator.as_deref());
                (name, fact.kind)
            }),
            |(name, kind)| {
                let first = *of_name.entry(*name).or_insert(at);
                if first != at {
                    same_as.insert(at, first);
                }
                if !known.is_empty() && name.is_some_and(|name| !known.contains(name)) {
                    new.insert(at);
                }
                at += 1;
                let name = name.map_or_else(|| tr!("import-screen-none"), str::to_owned);
                match kind {
                    FactKind::Result => name,
                    kind => format!("{name} ({})", describe::kind(*kind)),
                }
            },
        );
        (indicators.same_as, indicators.new) = (same_as, new);
        let known: FxHashSet<UnitId> = board.units().map(|unit| unit.id).collect();
        let (mut new, mut at) = (BTreeSet::new(), 0);
        let mut units = Names::gather(
            facts().map(|(item, fact)| {
                (item.unit, fact.unit.as_ref().filter(|_| item.unit.is_none()))
            }),
            |(id, own)| {
                // A board of nothing but its municipality has no units yet.
                if known.len() > 1 && id.is_some_and(|id| !known.contains(&id)) {
                    new.insert(at);
                }
                at += 1;
                let known = id.and_then(|id| proposal.units.get(&id).map(ToString::to_string));
                let own = || own.map(ToString::to_string);
                known.or_else(own).unwrap_or_else(|| tr!("import-screen-none"))
            },
        );
        units.new = new;
        let when = |(item, fact): (&Item, &Fact)| item.period.or(fact.period);
        let all: BTreeSet<Option<Period>> = facts().map(when).collect();
        let rank: FxHashMap<Option<Period>, u32> = all.iter().copied().zip(0..).collect();
        let named =
            |period: &Option<Period>| period.map_or_else(|| tr!("import-screen-none"), period_name);
        let periods = Names {
            names: all.iter().map(named).collect(),
            of: facts().map(|one| rank.get(&when(one)).copied().unwrap_or_default()).collect(),
            ..Names::default()
        };
        let short = |period: &Option<Period>| period.map_or_else(|| named(period), period_short);
        let short_periods = all.iter().map(short).collect();
        Self { indicators, units, periods, short_periods }
    }

    /// The names of one kind.
    #[must_use]
    pub fn by(&self, by: By) -> &Names {
        match by {
            By::Indicator => &self.indicators,
            By::Unit => &self.units,
            By::Period => &self.periods,
        }
    }
}

/// An item with the fact it came from.
fn fact<'a>(plan: &'a Plan, item: &'a Item) -> Option<(&'a Item, &'a Fact)> {
    Some((item, plan.files.get(item.file)?.facts.get(item.fact)?))
}
