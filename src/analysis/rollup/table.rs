//! One indicator's numbers for every unit of the organisation.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::dense::{self, Computed, Parts, Rows};
use super::{Coverage, Figure, Tree};
use crate::domain::{FigureKind, IndicatorId, Missing, Period, RollUp, Value, Workspace};

/// Reported and computed numbers, unit by unit and period by period.
///
/// A board may have thousands of indicators that a few units each have anything of, so only those units, and
/// what they lie under, have rows.
pub(super) struct Table {
    branch: Branch,
    periods: Vec<Period>,
    reported: Rows,
    /// `None` for an indicator that is never rolled up.
    computed: Option<Computed>,
    /// How many base units stand below (and in) each unit, all periods alike.
    follow: Vec<u32>,
    /// Whether a unit is a base unit: it follows the indicator and none below it does.
    is_base: Vec<bool>,
    /// Base units not expected in a period: closed, or the figure cannot exist there.
    excused: BTreeSet<(usize, usize)>,
}

impl Table {
    pub(super) fn new(workspace: &Workspace, tree: &Arc<Tree>, indicator: IndicatorId) -> Self {
        let rule = workspace.indicator(indicator).map_or(RollUp::None, |one| one.roll_up);
        let touched = std::iter::once(indicator).chain(rule.needs());
        let touched = touched.flat_map(|id| results(workspace, id).map(|(unit, ..)| unit));
        let branch = Branch::of(tree, touched.filter_map(|unit| tree.place(unit)));
        let tree = &*branch.tree;
        let periods = periods(workspace, std::iter::once(indicator).chain(rule.needs()));
        let reported = rows(workspace, tree, indicator, &periods);
        let mut follows = follows(workspace, tree, indicator);
        if let RollUp::Ratio { numerator, .. } = rule {
            for (one, other) in follows.iter_mut().zip(self::follows(workspace, tree, numerator)) {
                *one |= other;
            }
        }
        let (follow, is_base) = count_base(tree, &follows);
        let excused = excused(workspace, tree, indicator, &periods, &is_base, &reported);
        let computed = match rule {
            RollUp::None => None,
            RollUp::Sum => Some(dense::roll_up(tree, &reported, Parts::Sum, &follow)),
            RollUp::Mean => Some(dense::roll_up(tree, &reported, Parts::Mean, &follow)),
            RollUp::WeightedMean { weight } => {
                let weights = effective_sums(workspace, tree, weight, &periods);
                Some(dense::roll_up(tree, &reported, Parts::Weighted(&weights), &follow))
            }
            RollUp::Ratio { numerator, denominator, scale } => {
                let top = effective_sums(workspace, tree, numerator, &periods);
                let bottom = effective_sums(workspace, tree, denominator, &periods);
                let parts = Parts::Ratio { top: &top, bottom: &bottom, scale: f64::from(scale) };
                Some(dense::roll_up(tree, &reported, parts, &follow))
            }
        };
        Self { periods, reported, computed, follow, is_base, excused, branch }
    }

    pub(super) fn periods(&self) -> &[Period] {
        &self.periods
    }

    /// The figure of the unit at a place of the whole tree.
    pub(super) fn figure(&self, place: usize, period: Period) -> Figure {
        let Some(place) = self.branch.inside(place) else { return Figure::default() };
        let tree = &*self.branch.tree;
        let Ok(column) = self.periods.binary_search(&period) else {
            let expected = self.follow.get(place).copied().unwrap_or_default();
            return Figure { coverage: Coverage { covered: 0, expected }, ..Figure::default() };
        };
        let reported = self.reported.get(place, column);
        let (computed, covered) = match (&self.computed, tree.inner(place)) {
            (Some(computed), Some(inner)) => {
                (computed.values.get(inner, column), computed.covered(inner, column))
            }
            _ => (None, u32::from(reported.is_some())),
        };
        let excused = self.excused.iter().filter(|(_, at)| *at == column);
        let excused = excused.filter(|(base, _)| tree.is_within(*base, place)).count();
        let excused = u32::try_from(excused).unwrap_or(u32::MAX);
        let expected = self.follow.get(place).copied().unwrap_or_default();
        Figure {
            reported,
            computed,
            coverage: Coverage { covered, expected: expected.saturating_sub(excused).max(covered) },
        }
    }

    /// Places, in the whole tree, of the base units below a unit, itself where it is one.
    pub(super) fn base(&self, place: usize) -> Vec<usize> {
        let Some(place) = self.branch.inside(place) else { return Vec::new() };
        let tree = &*self.branch.tree;
        (place..tree.len())
            .filter(|at| self.is_base.get(*at).copied().unwrap_or_default())
            .filter(|at| tree.is_within(*at, place))
            .filter_map(|at| self.branch.outside(at))
            .collect()
    }
}

/// The part of the organisation that has anything to do with an indicator.
struct Branch {
    tree: Arc<Tree>,
    /// The place in the whole tree of each of its units, in order; `None` where it is the whole tree.
    places: Option<Vec<usize>>,
}

impl Branch {
    /// The units at these places and all they lie under.
    fn of(whole: &Arc<Tree>, places: impl Iterator<Item = usize>) -> Self {
        let mut kept = BTreeSet::from([0]);
        for mut place in places {
            while kept.insert(place)
                && let Some(parent) = whole.parent(place)
            {
                place = parent;
            }
        }
        if kept.len() >= whole.len() {
            return Self { tree: Arc::clone(whole), places: None };
        }
        let places: Vec<usize> = kept.into_iter().collect();
        Self { tree: Arc::new(whole.branch(&places)), places: Some(places) }
    }

    /// Where a unit of the whole tree stands here; `None` where it does not.
    fn inside(&self, place: usize) -> Option<usize> {
        match &self.places {
            Some(places) => places.binary_search(&place).ok(),
            None => Some(place),
        }
    }

    /// Where one of these units stands in the whole tree.
    fn outside(&self, place: usize) -> Option<usize> {
        match &self.places {
            Some(places) => places.get(place).copied(),
            None => Some(place),
        }
    }
}

fn results(
    workspace: &Workspace,
    indicator: IndicatorId,
) -> impl Iterator<Item = (crate::domain::UnitId, Period, Value)> {
    workspace.series_of(indicator).flat_map(|(key, slots)| {
        slots
            .iter()
            .filter(|slot| slot.kind == FigureKind::Result)
            .map(move |slot| (key.unit, slot.period, slot.current.value))
    })
}

fn periods(workspace: &Workspace, of: impl Iterator<Item = IndicatorId>) -> Vec<Period> {
    let mut periods: Vec<Period> =
        of.flat_map(|id| results(workspace, id).map(|(_, period, _)| period)).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

fn rows(workspace: &Workspace, tree: &Tree, indicator: IndicatorId, periods: &[Period]) -> Rows {
    let columns: BTreeMap<Period, usize> =
        periods.iter().enumerate().map(|(column, period)| (*period, column)).collect();
    let mut rows = Rows::missing(tree.len(), periods.len());
    for (unit, period, value) in results(workspace, indicator) {
        let (Some(place), Some(number)) = (tree.place(unit), value.number()) else { continue };
        let column = columns.get(&period).copied();
        if let Some(cell) = column.and_then(|column| rows.row_mut(place).get_mut(column)) {
            *cell = number;
        }
    }
    rows
}

/// The sums of an indicator for every unit, a reported number winning over a sum.
fn effective_sums(
    workspace: &Workspace,
    tree: &Tree,
    indicator: IndicatorId,
    periods: &[Period],
) -> Rows {
    let mut rows = rows(workspace, tree, indicator, periods);
    let sums = dense::roll_up(tree, &rows, Parts::Sum, &[]);
    for place in 0..tree.len() {
        let Some(inner) = tree.inner(place) else { continue };
        for (cell, sum) in rows.row_mut(place).iter_mut().zip(sums.values.row(inner)) {
            if cell.is_nan() {
                *cell = *sum;
            }
        }
    }
    rows
}

/// Whether each unit has ever had a result, be it a missing one.
fn follows(workspace: &Workspace, tree: &Tree, indicator: IndicatorId) -> Vec<bool> {
    let mut follows = vec![false; tree.len()];
    for (unit, ..) in results(workspace, indicator) {
        if let Some(one) = tree.place(unit).and_then(|place| follows.get_mut(place)) {
            *one = true;
        }
    }
    follows
}

fn count_base(tree: &Tree, follows: &[bool]) -> (Vec<u32>, Vec<bool>) {
    let mut counts = vec![0_u32; tree.len()];
    let mut is_base = vec![false; tree.len()];
    for place in (0..tree.len()).rev() {
        let below = counts.get(place).copied().unwrap_or_default();
        let base = below == 0 && follows.get(place).copied().unwrap_or_default();
        if base {
            if let Some(one) = is_base.get_mut(place) {
                *one = true;
            }
            if let Some(count) = counts.get_mut(place) {
                *count = 1;
            }
        }
        let own = counts.get(place).copied().unwrap_or_default();
        if let Some(count) = tree.parent(place).and_then(|parent| counts.get_mut(parent)) {
            *count += own;
        }
    }
    (counts, is_base)
}

fn excused(
    workspace: &Workspace,
    tree: &Tree,
    indicator: IndicatorId,
    periods: &[Period],
    is_base: &[bool],
    reported: &Rows,
) -> BTreeSet<(usize, usize)> {
    let mut excused = BTreeSet::new();
    for (unit, period, value) in results(workspace, indicator) {
        if value == Value::Missing(Missing::NotApplicable)
            && let (Some(place), Ok(column)) = (tree.place(unit), periods.binary_search(&period))
        {
            excused.insert((place, column));
        }
    }
    for (unit, life) in workspace.lives() {
        let Some(place) = tree.place(unit) else { continue };
        for (column, period) in periods.iter().enumerate() {
            if !life.is_open_in(*period) && reported.get(place, column).is_none() {
                excused.insert((place, column));
            }
        }
    }
    excused.retain(|(place, _)| is_base.get(*place).copied().unwrap_or_default());
    excused
}
