//! Which numbers others may not see: those that rest on too few persons, and those that would
//! give them away.
//!
//! A total is an equation between a parent and its children. A hidden number stays hidden when
//! every such equation that holds it holds another hidden one; the equations of a tree never
//! close a ring, so this is enough. Years and their parts make equations too: whatever is hidden
//! for a unit in one of them is hidden in all periods that share days with it.

use std::collections::{BTreeMap, BTreeSet};

use super::rollup::{RollUps, Tree};
use crate::domain::{IndicatorId, Period, RollUp, SeriesKey, UnitId, Workspace};

/// Why a number is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hidden {
    /// It rests on fewer persons than its source allows, or nobody knows on how many.
    TooFew,
    /// It would give a hidden one away.
    GivesAway,
}

/// What others see in a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    Number(f64),
    Hidden(Hidden),
    /// There is no number.
    Missing,
}

/// What is hidden from others in one workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suppression {
    hidden: BTreeMap<(SeriesKey, Period), Hidden>,
    /// Lines with a hidden number.
    lines: BTreeSet<SeriesKey>,
}

impl Suppression {
    /// Finds what is to be hidden in the whole workspace.
    pub fn of(workspace: &Workspace, roll_ups: &mut RollUps) -> Self {
        let tree = Tree::of(workspace);
        let mut made = Self::default();
        let mut done = BTreeSet::new();
        for indicator in workspace.indicators().filter(|one| one.persons.is_some()) {
            if done.contains(&indicator.id) {
                continue;
            }
            let linked = linked(workspace, indicator.id);
            done.extend(linked.iter().copied());
            let board = Board::new(workspace, roll_ups, &tree, &linked);
            for group in board.groups() {
                board.hide(&group, &mut made);
            }
        }
        made.lines = made.hidden.keys().map(|(series, _)| *series).collect();
        made
    }

    /// Whether a number is hidden, and why.
    #[must_use]
    pub fn hidden(&self, series: SeriesKey, period: Period) -> Option<Hidden> {
        self.hidden.get(&(series, period)).copied()
    }

    /// Whether any number of a line is hidden.
    #[must_use]
    pub fn hides_any_of(&self, series: SeriesKey) -> bool {
        self.lines.contains(&series)
    }

    /// Every hidden number.
    pub fn places(&self) -> impl Iterator<Item = (SeriesKey, Period)> {
        self.hidden.keys().copied()
    }

    /// What others see of a number.
    pub fn cell(
        &self,
        workspace: &Workspace,
        roll_ups: &mut RollUps,
        series: SeriesKey,
        period: Period,
    ) -> Cell {
        if let Some(why) = self.hidden(series, period) {
            return Cell::Hidden(why);
        }
        match roll_ups.figure(workspace, series, period).value() {
            Some(number) => Cell::Number(number),
            None => Cell::Missing,
        }
    }

    /// How many numbers are hidden.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hidden.len()
    }

    /// Whether nothing is hidden.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hidden.is_empty()
    }
}

/// A ratio and its numerator give each other away; they are hidden together. So are a weight or a
/// denominator that is a protected number itself, and what rests on it.
fn linked(workspace: &Workspace, indicator: IndicatorId) -> Vec<IndicatorId> {
    let is_protected = |id: IndicatorId| {
        workspace.indicator(id).is_some_and(|indicator| indicator.persons.is_some())
    };
    let parts = |id: IndicatorId| {
        let rule = workspace.indicator(id).map(|one| one.roll_up).unwrap_or_default();
        let numerator = match rule {
            RollUp::Ratio { numerator, .. } => Some(numerator),
            _ => None,
        };
        rule.needs().filter(move |need| Some(*need) == numerator || is_protected(*need))
    };
    let mut linked = vec![indicator];
    let mut at = 0;
    while let Some(id) = linked.get(at).copied() {
        let up = parts(id);
        let down = workspace
            .indicators()
            .map(|one| one.id)
            .filter(|one| parts(*one).any(|part| part == id));
        for other in up.chain(down) {
            if !linked.contains(&other) {
                linked.push(other);
            }
        }
        at += 1;
    }
    linked
}

/// One linked set of indicators, unit by unit and period by period.
struct Board<'a> {
    tree: &'a Tree,
    indicators: &'a [IndicatorId],
    periods: Vec<Period>,
    /// For every indicator, period and unit: is there a number?
    there: Vec<Vec<Vec<bool>>>,
    /// The persons behind each unit's numbers of a period; `None` if unknown.
    persons: Vec<Vec<Option<f64>>>,
    too_few: Vec<Vec<bool>>,
    threshold: f64,
}

impl<'a> Board<'a> {
    fn new(
        workspace: &Workspace,
        roll_ups: &mut RollUps,
        tree: &'a Tree,
        indicators: &'a [IndicatorId],
    ) -> Self {
        let units: Vec<UnitId> = (0..tree.len()).filter_map(|at| tree.unit(at)).collect();
        let of = |id: IndicatorId| workspace.indicator(id);
        let mut periods = Vec::new();
        for id in indicators {
            for unit in &units {
                let series = SeriesKey { indicator: *id, unit: *unit };
                periods.extend(roll_ups.values(workspace, series).iter().map(|(one, _)| *one));
            }
        }
        periods.sort_unstable();
        periods.dedup();
        // The strictest source of the set decides, and the set's first count of persons.
        let threshold = indicators
            .iter()
            .filter_map(|id| of(*id))
            .filter(|one| one.persons.is_some())
            .map(|one| workspace.threshold(&one.source))
            .max()
            .unwrap_or(Workspace::USUAL_THRESHOLD);
        let count = indicators.iter().find_map(|id| of(*id)?.persons);
        let persons: Vec<Vec<Option<f64>>> = periods
            .iter()
            .map(|period| persons(workspace, roll_ups, tree, count, *period))
            .collect();
        let there: Vec<Vec<Vec<bool>>> = indicators
            .iter()
            .map(|id| {
                periods
                    .iter()
                    .map(|period| {
                        units
                            .iter()
                            .map(|unit| {
                                let series = SeriesKey { indicator: *id, unit: *unit };
                                roll_ups.figure(workspace, series, *period).value().is_some()
                            })
                            .collect()
                    })
                    .collect()
            })
            .collect();
        let threshold = f64::from(threshold);
        let too_few = persons
            .iter()
            .enumerate()
            .map(|(period, row)| {
                row.iter()
                    .enumerate()
                    .map(|(unit, count)| {
                        let any = there.iter().any(|one| is_there(one, period, unit));
                        any && count.is_none_or(|count| count < threshold)
                    })
                    .collect()
            })
            .collect();
        Self { tree, indicators, periods, there, persons, too_few, threshold }
    }

    /// Periods that share days, and those that share days with them, by position.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let share = |one: &usize, other: usize| {
            let both = self.periods.get(*one).zip(self.periods.get(other));
            both.is_some_and(|(a, b)| a.start() <= b.end() && b.start() <= a.end())
        };
        for at in 0..self.periods.len() {
            let (mut mine, others): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|group| group.iter().any(|one| share(one, at)));
            groups = others;
            let mut joined = vec![at];
            joined.extend(mine.drain(..).flatten());
            groups.push(joined);
        }
        groups
    }

    /// Hides what must be in one group of periods.
    fn hide(&self, group: &[usize], made: &mut Suppression) {
        let too_few = |period: usize, unit: usize| {
            self.too_few.get(period).and_then(|row| row.get(unit)).copied().unwrap_or_default()
        };
        let mut hidden: BTreeSet<usize> = (0..self.tree.len())
            .filter(|unit| group.iter().any(|period| too_few(*period, *unit)))
            .collect();
        if hidden.is_empty() {
            return;
        }
        loop {
            let more = (0..self.tree.len())
                .filter(|unit| self.tree.inner(*unit).is_some())
                .find_map(|unit| group.iter().find_map(|at| self.to_hide(unit, *at, &hidden)));
            match more {
                Some(unit) => hidden.insert(unit),
                None => break,
            };
        }
        for unit in hidden {
            let Some(id) = self.tree.unit(unit) else { continue };
            for at in group {
                let Some(period) = self.periods.get(*at) else { continue };
                let why = if too_few(*at, unit) { Hidden::TooFew } else { Hidden::GivesAway };
                for (indicator, there) in self.indicators.iter().zip(&self.there) {
                    if is_there(there, *at, unit) {
                        let series = SeriesKey { indicator: *indicator, unit: id };
                        made.hidden.insert((series, *period), why);
                    }
                }
            }
        }
    }

    /// A unit to hide besides, so that a parent and its children give nothing away.
    fn to_hide(&self, parent: usize, period: usize, hidden: &BTreeSet<usize>) -> Option<usize> {
        self.there.iter().find_map(|there| {
            if !is_there(there, period, parent) {
                return None;
            }
            let children: Vec<usize> =
                self.tree.children(parent).filter(|unit| is_there(there, period, *unit)).collect();
            let count = |unit: usize| {
                self.persons.get(period).and_then(|row| row.get(unit)).copied().flatten()
            };
            // A part nobody stands behind weighs nothing and hides nothing.
            let weighs = |unit: &usize| count(*unit).is_none_or(|count| count > 0.0);
            let parent_hidden = hidden.contains(&parent);
            let any = parent_hidden || children.iter().any(|unit| hidden.contains(unit));
            if !any {
                return None;
            }
            let hiding: Vec<usize> = children
                .iter()
                .copied()
                .filter(|unit| hidden.contains(unit) && weighs(unit))
                .collect();
            // The sum of what is hidden can be worked out while the total is shown.
            let together: f64 = hiding.iter().filter_map(|unit| count(*unit)).sum();
            let safe = if parent_hidden {
                !hiding.is_empty()
            } else {
                hiding.len() >= 2 && together >= self.threshold
            };
            if safe {
                return None;
            }
            let smallest = children
                .iter()
                .copied()
                .filter(|unit| !hidden.contains(unit) && weighs(unit))
                .min_by(|a, b| {
                    let size = |unit: usize| count(unit).unwrap_or(f64::MAX);
                    size(*a).total_cmp(&size(*b)).then(a.cmp(b))
                });
            smallest.or_else(|| (!parent_hidden).then_some(parent))
        })
    }
}

fn is_there(there: &[Vec<bool>], period: usize, unit: usize) -> bool {
    there.get(period).and_then(|row| row.get(unit)).copied().unwrap_or_default()
}

/// The persons behind every unit in a period: what is reported, or at least those below it.
fn persons(
    workspace: &Workspace,
    roll_ups: &mut RollUps,
    tree: &Tree,
    count: Option<IndicatorId>,
    period: Period,
) -> Vec<Option<f64>> {
    let mut persons = vec![None; tree.len()];
    let Some(indicator) = count else { return persons };
    for place in (0..tree.len()).rev() {
        let Some(unit) = tree.unit(place) else { continue };
        let series = SeriesKey { indicator, unit };
        let reported = roll_ups.figure(workspace, series, period).reported;
        let below = tree
            .children(place)
            .filter_map(|child| persons.get(child).copied().flatten())
            .reduce(|sum: f64, more| sum + more);
        if let Some(one) = persons.get_mut(place) {
            *one = reported.or(below);
        }
    }
    persons
}
