//! Which units the tree shows: all that are not folded away, or those a search fits with all
//! above them.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::Needle;
use crate::app::overview::units_below;
use crate::domain::{Level, UnitId, Workspace};
use crate::text::{count_units, level_name, period_name};
use crate::tr;

/// What the rows are made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub tree: u64,
    pub query: String,
    pub folded: BTreeSet<UnitId>,
    /// Units that have closed are shown too.
    pub closed: bool,
    pub language: crate::text::Language,
}

/// One unit in the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub unit: UnitId,
    pub name: String,
    /// What stands quietly at the right.
    pub right: String,
    pub depth: usize,
    pub has_below: bool,
    pub folded: bool,
    pub closed: bool,
    /// It fits the search itself, and does not only stand above what does.
    pub fits: bool,
}

/// The rows of a workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    pub key: Key,
    pub rows: Vec<Row>,
}

/// Whether a unit has closed.
#[must_use]
pub fn is_closed(workspace: &Workspace, unit: UnitId) -> bool {
    workspace.life(unit).is_some_and(|life| life.closed.is_some() || life.merged_into.is_some())
}

/// "lagt ned 1.8.2016 · gikk inn i Åsen skole"
#[must_use]
pub fn closing(workspace: &Workspace, unit: UnitId) -> Option<String> {
    let life = workspace.life(unit)?;
    let day = life.closed.map(|day| tr!("org-closed-from", day = period_name(day)));
    let into = life.merged_into.and_then(|id| workspace.unit(id));
    let into = into.map(|other| tr!("org-went-into", unit = other.name.as_str()));
    let parts: Vec<String> = day.into_iter().chain(into).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// Whether a unit is or was called something like this.
#[must_use]
pub fn is_called(workspace: &Workspace, unit: UnitId, needle: &Needle) -> bool {
    let Some(held) = workspace.unit(unit) else { return false };
    let former = workspace.life(unit).into_iter().flat_map(|life| &life.former);
    let former = former.map(|former| &former.name);
    std::iter::once(&held.name).chain(&held.aliases).chain(former).any(|name| needle.is_in(name))
}

impl Rows {
    /// Makes them.
    #[must_use]
    pub fn new(workspace: &Workspace, key: Key) -> Self {
        let needle = Needle::new(&key.query);
        let shown = |id: &UnitId| key.closed || !is_closed(workspace, *id);
        let mut rows = Vec::new();
        if needle.is_empty() {
            let mut waiting = vec![(Workspace::ROOT, 0)];
            while let Some((id, depth)) = waiting.pop() {
                let below: Vec<UnitId> =
                    workspace.children(id).iter().copied().filter(shown).collect();
                let folded = key.folded.contains(&id);
                if !folded {
                    waiting.extend(below.iter().rev().map(|one| (*one, depth + 1)));
                }
                rows.extend(row(workspace, id, depth, !below.is_empty(), folded, true));
            }
            return Self { key, rows };
        }
        let all = workspace.subtree(Workspace::ROOT);
        let mut wanted: BTreeMap<UnitId, bool> = BTreeMap::new();
        for id in all.iter().filter(|id| shown(id) && is_called(workspace, **id, &needle)) {
            for above in workspace.path(*id) {
                wanted.entry(above).or_insert(false);
            }
            wanted.insert(*id, true);
        }
        for id in all {
            if let Some(fits) = wanted.get(&id) {
                let depth = workspace.path(id).len().saturating_sub(1);
                rows.extend(row(workspace, id, depth, false, false, *fits));
            }
        }
        Self { key, rows }
    }

    /// Where a unit stands.
    #[must_use]
    pub fn place(&self, unit: UnitId) -> Option<usize> {
        self.rows.iter().position(|row| row.unit == unit)
    }
}

fn row(
    workspace: &Workspace,
    id: UnitId,
    depth: usize,
    has_below: bool,
    folded: bool,
    fits: bool,
) -> Option<Row> {
    let unit = workspace.unit(id)?;
    let right = closing(workspace, id).unwrap_or_else(|| match units_below(workspace, id) {
        0 if unit.level == Level::Unit => unit.kind.clone(),
        0 => level_name(workspace, unit.level),
        count => count_units(workspace, count),
    });
    Some(Row {
        unit: id,
        name: unit.name.clone(),
        right,
        depth,
        has_below,
        folded,
        closed: is_closed(workspace, id),
        fits,
    })
}
