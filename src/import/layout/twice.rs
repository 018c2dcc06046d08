//! Figures of one table that cannot all be what they say they are.

use std::collections::hash_map::Entry;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use super::emit::Output;
use super::ids::{self, Ids};
use crate::domain::Period;
use crate::import::facts::{About, CellRole, Fact, FactKind, Question};
use crate::import::grid::Area;
use crate::text::number::decimals_needed;
use crate::tr;

/// What a fact says it is of: numbers of unit, area, indicator, split and measure, with period and
/// kind.
pub(super) type Claim = ([u32; 5], Option<Period>, FactKind);

/// What a fact says it is of.
pub(super) fn claim(ids: &mut Ids, fact: &Fact) -> Claim {
    (ids.of_each(texts(fact)), fact.period, fact.kind)
}

fn texts(fact: &Fact) -> [Option<&ArcStr>; 5] {
    [&fact.unit, &fact.area, &fact.indicator, &fact.dimension, &fact.measure].map(Option::as_ref)
}

/// Values that claim to be the same figure but differ: something that tells them apart was not
/// understood. `whole` is the table's range, or none for all tables of a sheet together.
pub fn doubt_twice_said(before: usize, whole: Option<Area>, out: &mut Output<'_>) {
    let facts = out.facts.get(before..).unwrap_or_default();
    // What is asked about already needs no second question.
    let open = |fact: &Fact| whole.is_some() || fact.certain;
    let claiming = || {
        let dated = |fact: &Fact| fact.value.is_some() && fact.period.is_some();
        facts.iter().enumerate().filter(move |(_, fact)| dated(fact) && open(fact))
    };
    if made_once(claiming().map(|(_, fact)| fact)) {
        return;
    }
    let mut ids = Ids::default();
    // Claims by numbers for their texts, which neighbours mostly share, to keep what is held of each small.
    let mut names: FxHashMap<[u32; 5], u32> = FxHashMap::default();
    let mut last: Option<([u32; 5], u32)> = None;
    let mut first: FxHashMap<(u32, Option<Period>, FactKind), u32> = FxHashMap::default();
    first.reserve(facts.len());
    let mut told: FxHashSet<usize> = FxHashSet::default();
    let mut clashing: Vec<usize> = Vec::new();
    for (at, fact) in claiming() {
        let (texts, period, kind) = claim(&mut ids, fact);
        let name = match last {
            Some((known, name)) if known == texts => name,
            _ => {
                let next = small(names.len());
                *names.entry(texts).or_insert(next)
            }
        };
        last = Some((texts, name));
        let known = match first.entry((name, period, kind)) {
            Entry::Vacant(free) => {
                free.insert(small(at));
                continue;
            }
            Entry::Occupied(known) => *known.get() as usize,
        };
        let Some(value) = fact.value else { continue };
        let said = facts.get(known).and_then(|fact| fact.value).unwrap_or(value);
        // Another table may give the same figure rounded.
        let same =
            (said - value).abs() <= 1e-9 * value.abs() || whole.is_none() && rounded(said, value);
        if !same {
            if told.insert(known) {
                clashing.push(known);
            }
            clashing.push(at);
        }
    }
    if clashing.is_empty() {
        return;
    }
    // Where most columns clash, the table as a whole is not understood.
    let columns = |at: &mut dyn Iterator<Item = &Fact>| -> usize {
        at.map(|fact| fact.place.column).collect::<std::collections::BTreeSet<_>>().len()
    };
    let touched = columns(&mut clashing.iter().filter_map(|at| facts.get(*at)));
    // A few rows that are called the same clash in every column, and leave the others as they are.
    let rows = |at: &mut dyn Iterator<Item = &Fact>| -> usize {
        at.map(|fact| fact.place.row).collect::<std::collections::BTreeSet<_>>().len()
    };
    let few =
        rows(&mut clashing.iter().filter_map(|at| facts.get(*at))) * 4 <= rows(&mut facts.iter());
    let all = whole.is_some()
        && !few
        && touched * 2 > columns(&mut facts.iter())
        && clashing.len() * 10 > facts.len();
    let count = facts.len();
    if all {
        clashing = (0..count).collect();
    }
    let why: ArcStr = out.pool.share(&tr!("why-twice-said"));
    let mut cells = Vec::new();
    for at in clashing {
        let Some(fact) = out.facts.get_mut(before + at) else { continue };
        // Of a table that is not understood neither is what is missing.
        if fact.value.is_none() && fact.band.is_none() && !all {
            continue;
        }
        fact.why =
            if fact.certain { why.clone() } else { out.pool.share(&format!("{} {why}", fact.why)) };
        fact.certain = false;
        if out.ledger.role(fact.place).is_some() {
            out.ledger.replace(fact.place, CellRole::Doubtful, Some(fact.why.clone()));
        }
        cells.push(fact.place);
    }
    const MOST_CELLS: usize = 400;
    let range = whole.filter(|_| all || cells.len() > MOST_CELLS);
    if range.is_some() {
        cells.clear();
    }
    cells.truncate(MOST_CELLS);
    out.questions.push(Question {
        sheet: out.sheet,
        cells,
        range,
        about: About::Table,
        text: why.to_string(),
        options: Vec::new(),
    });
}

/// Whether each claim is made once, where that is easily seen: most tables name each thing in one run, its
/// results before its targets and both in order of time.
fn made_once<'f>(facts: impl Iterator<Item = &'f Fact>) -> bool {
    let mut ids = Ids::default();
    let mut names: FxHashSet<[u32; 5]> = FxHashSet::default();
    let mut last: Option<&Fact> = None;
    for fact in facts {
        // Names that lie where those before do are the same, and need not be looked up.
        let once = match last.replace(fact) {
            Some(before) if lie_alike(before, fact) => {
                (before.kind, before.period) < (fact.kind, fact.period)
            }
            _ => names.insert(ids.of_each(texts(fact))),
        };
        if !once {
            return false;
        }
    }
    true
}

/// Whether the names of two facts lie where each other's do.
fn lie_alike(one: &Fact, other: &Fact) -> bool {
    let same = |name: &Option<ArcStr>, other: &Option<ArcStr>| {
        ids::place(name.as_ref()) == ids::place(other.as_ref())
    };
    same(&one.unit, &other.unit)
        && same(&one.area, &other.area)
        && same(&one.indicator, &other.indicator)
        && same(&one.dimension, &other.dimension)
        && same(&one.measure, &other.measure)
}

/// A count or position of facts, which are never so many, in half the room.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether one number is the other with fewer decimals.
fn rounded(one: f64, other: f64) -> bool {
    let decimals = decimals_needed(one, 6).min(decimals_needed(other, 6));
    (one - other).abs() <= 0.5 * 10_f64.powi(-i32::from(decimals)) + 1e-9 * one.abs()
}
