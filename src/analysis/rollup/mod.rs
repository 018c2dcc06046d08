//! A parent's figures from its children's: what was reported, what comes out, and what it rests
//! on. Computed per indicator when first asked for, and again only when what it rests on is
//! altered.

pub mod dense;
mod table;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use self::table::Table;
pub use self::tree::Tree;
use crate::domain::{FigureKind, IndicatorId, Period, RollUp, SeriesKey, UnitId, Workspace};

/// How many of the units that follow an indicator a number rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub covered: u32,
    pub expected: u32,
}

impl Coverage {
    /// Whether no unit is missing.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.covered >= self.expected
    }
}

/// A number of one unit and period, with what is known about it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure {
    /// What was given for the unit itself.
    pub reported: Option<f64>,
    /// What the units below come to by the indicator's rule.
    pub computed: Option<f64>,
    /// What the computed number rests on.
    pub coverage: Coverage,
}

impl Figure {
    /// The number that counts: a reported one wins over a computed one.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        self.reported.or(self.computed)
    }

    /// Whether both are there and differ in the decimals shown.
    #[must_use]
    pub fn differs(&self, decimals: u8) -> bool {
        match (self.reported, self.computed) {
            (Some(reported), Some(computed)) => {
                let half = 0.5 * 10_f64.powi(-i32::from(decimals));
                (reported - computed).abs() > half
            }
            _ => false,
        }
    }
}

/// How the base units below a total spread, so that an average hides nobody.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    pub units: usize,
    pub lowest: f64,
    pub lower_quartile: f64,
    pub median: f64,
    pub upper_quartile: f64,
    pub highest: f64,
}

impl Spread {
    /// The spread of these numbers; `None` of none.
    #[must_use]
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.retain(|value| value.is_finite());
        values.sort_by(f64::total_cmp);
        let (lowest, highest) = (*values.first()?, *values.last()?);
        Some(Self {
            units: values.len(),
            lowest,
            lower_quartile: quantile(&values, 0.25)?,
            median: quantile(&values, 0.5)?,
            upper_quartile: quantile(&values, 0.75)?,
            highest,
        })
    }
}

/// The value a share of the sorted numbers lies below, in between where it falls in between.
#[must_use]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    #[expect(clippy::cast_precision_loss, reason = "some hundred units")]
    let at = share.clamp(0.0, 1.0) * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let low = at.floor() as usize;
    let (below, above) = (*sorted.get(low)?, *sorted.get((low + 1).min(last))?);
    Some(below + (above - below) * at.fract())
}

/// The roll-ups of one workspace.
#[derive(Default)]
pub struct RollUps {
    tree: Arc<Tree>,
    tree_stamp: Option<u64>,
    tables: BTreeMap<IndicatorId, (u64, Table)>,
    /// How many tables have been computed, for tests.
    computed: usize,
}

impl RollUps {
    /// Everything an indicator's table rests on, as one number that never goes down.
    fn stamp(workspace: &Workspace, indicator: IndicatorId) -> u64 {
        let needs = workspace.indicator(indicator).map_or(RollUp::None, |one| one.roll_up).needs();
        needs.chain([indicator]).map(|id| workspace.figures_stamp(id)).max().unwrap_or_default()
    }

    fn ensure(&mut self, workspace: &Workspace, indicator: IndicatorId) {
        if self.tree_stamp != Some(workspace.tree_stamp()) {
            self.tree = Arc::new(Tree::of(workspace));
            self.tree_stamp = Some(workspace.tree_stamp());
            self.tables.clear();
        }
        let stamp = Self::stamp(workspace, indicator);
        if self.tables.get(&indicator).is_none_or(|(made, _)| *made != stamp) {
            let table = Table::new(workspace, &self.tree, indicator);
            self.tables.insert(indicator, (stamp, table));
            self.computed += 1;
        }
    }

    /// The number of a unit and period. Units outside the organisation have what was reported.
    pub fn figure(&mut self, workspace: &Workspace, series: SeriesKey, period: Period) -> Figure {
        self.ensure(workspace, series.indicator);
        let table = self.tables.get(&series.indicator);
        match (table, self.tree.place(series.unit)) {
            (Some((_, table)), Some(place)) => table.figure(place, period),
            _ => Figure { reported: reported(workspace, series, period), ..Figure::default() },
        }
    }

    /// Every period in which a unit has a number, with the number.
    pub fn values(&mut self, workspace: &Workspace, series: SeriesKey) -> Vec<(Period, f64)> {
        self.ensure(workspace, series.indicator);
        let table = self.tables.get(&series.indicator);
        let (Some((_, table)), Some(place)) = (table, self.tree.place(series.unit)) else {
            return Self::reported_values(workspace, series);
        };
        table
            .periods()
            .iter()
            .filter_map(|period| Some((*period, table.figure(place, *period).value()?)))
            .collect()
    }

    /// Every period in which a unit itself reported a number, with the number.
    #[must_use]
    pub fn reported_values(workspace: &Workspace, series: SeriesKey) -> Vec<(Period, f64)> {
        let slots = workspace.series(series).iter();
        slots
            .filter(|slot| slot.kind == FigureKind::Result)
            .filter_map(|slot| Some((slot.period, slot.current.value.number()?)))
            .collect()
    }

    /// The units right below one with their numbers: what a total is made of.
    pub fn parts(
        &mut self,
        workspace: &Workspace,
        series: SeriesKey,
        period: Period,
    ) -> Vec<(UnitId, Figure)> {
        self.ensure(workspace, series.indicator);
        let Some((_, table)) = self.tables.get(&series.indicator) else { return Vec::new() };
        let Some(place) = self.tree.place(series.unit) else { return Vec::new() };
        self.tree
            .children(place)
            .filter_map(|child| Some((self.tree.unit(child)?, table.figure(child, period))))
            .collect()
    }

    /// The base units below one that follow an indicator, with what they reported.
    pub fn base(
        &mut self,
        workspace: &Workspace,
        series: SeriesKey,
        period: Period,
    ) -> Vec<(UnitId, Option<f64>)> {
        self.ensure(workspace, series.indicator);
        let Some((_, table)) = self.tables.get(&series.indicator) else { return Vec::new() };
        let Some(place) = self.tree.place(series.unit) else { return Vec::new() };
        table
            .base(place)
            .into_iter()
            .filter_map(|at| {
                let value = table.figure(at, period).reported;
                Some((self.tree.unit(at)?, value))
            })
            .collect()
    }

    /// How the base units below a unit spread.
    pub fn spread(
        &mut self,
        workspace: &Workspace,
        series: SeriesKey,
        period: Period,
    ) -> Option<Spread> {
        let base = self.base(workspace, series, period);
        Spread::of(base.into_iter().filter_map(|(_, value)| value).collect())
    }

    /// How many tables have been computed so far.
    #[must_use]
    pub fn count_computed(&self) -> usize {
        self.computed
    }
}

fn reported(workspace: &Workspace, series: SeriesKey, period: Period) -> Option<f64> {
    workspace.result(series, period)?.value.number()
}
