//! Which indicator and which units are shown, from what the top bar says and what was added.

use super::numbers::Order;
use crate::analysis::{benchmarks_with_figures, count_numbers, nearest_with_figures};
use crate::chart::{Periods, Reckoning};
use crate::domain::{
    FigureKind, IndicatorId, IndicatorKind, Period, Perspective, SeriesKey, UnitId, Workspace,
};
use crate::tr;

/// The most lines to compare with that come along unasked.
const MOST_BENCHMARKS: usize = 2;

/// What is drawn of the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    #[default]
    Figures,
    /// Each line as a share of its figure in one period.
    Index,
    /// How much each line has changed since one period.
    Change,
}

impl Show {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Figures, Self::Index, Self::Change];

    /// Its name for people.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Figures => tr!("publish-shown-figures"),
            Self::Index => tr!("publish-shown-index"),
            Self::Change => tr!("publish-shown-change"),
        }
    }

    /// How that is reckoned from a period; the figures as they are where there is none.
    #[must_use]
    pub fn reckoning(self, base: Option<Period>) -> Reckoning {
        match (self, base) {
            (Self::Index, Some(base)) => Reckoning::Index(base),
            (Self::Change, Some(base)) => Reckoning::Change(base),
            _ => Reckoning::AsGiven,
        }
    }
}

/// Where the lines are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Arrangement {
    /// All lines of one unit of measure together.
    #[default]
    Together,
    /// A small chart for each unit, all with one scale.
    Each,
    /// Two units of measure in one chart, each with its axis.
    TwoAxes,
}

/// What the person has chosen on this screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// In the order they were chosen; empty until the first is proposed.
    pub indicators: Vec<IndicatorId>,
    /// Units added for comparison.
    pub extra: Vec<UnitId>,
    /// Benchmarks taken away.
    pub hidden: Vec<UnitId>,
    /// Budget, forecast and baseline are taken away.
    pub without_plans: bool,
    pub show: Show,
    /// What an index or a change is counted from; the usual one until one is chosen.
    pub base: Option<Period>,
    pub periods: Periods,
    pub arrangement: Arrangement,
    /// Whether lines to compare with come along; else they do beside a single unit.
    pub benchmarks: Option<bool>,
    /// The first and the last period of the time the table and the words are about.
    pub range: Option<(Period, Period)>,
    /// The table has lines down and periods across.
    pub turned: bool,
    /// What the table is sorted by.
    pub order: Order,
}

/// The units of a chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// The selected unit, or the nearest units below it that have figures.
    pub base: Vec<UnitId>,
    /// Units to compare with that can be taken away.
    pub compared: Vec<UnitId>,
    /// The selected unit has no figures itself, and units below it stand in.
    pub stand_in: bool,
}

impl Shown {
    /// All of them in the order they are drawn.
    #[must_use]
    pub fn units(&self) -> Vec<UnitId> {
        self.base.iter().chain(&self.compared).copied().collect()
    }
}

/// How many results with a number a series has.
#[must_use]
pub fn numbers(workspace: &Workspace, indicator: IndicatorId, unit: UnitId) -> usize {
    count_numbers(workspace, SeriesKey { indicator, unit }, FigureKind::Result)
}

/// The units to draw for these indicators.
#[must_use]
pub fn shown(workspace: &Workspace, selected: UnitId, choice: &Choice) -> Shown {
    let base = nearest_with_figures(workspace, selected, &choice.indicators);
    let mut compared: Vec<UnitId> = choice
        .extra
        .iter()
        .copied()
        .filter(|unit| !base.contains(unit) && workspace.unit(*unit).is_some())
        .collect();
    if choice.benchmarks.unwrap_or(base.len() == 1) {
        let benchmarks =
            benchmarks_with_figures(workspace, &choice.indicators).into_iter().filter(|unit| {
                !choice.hidden.contains(unit)
                    && !base.contains(unit)
                    && !choice.extra.contains(unit)
            });
        compared.extend(benchmarks.take(MOST_BENCHMARKS));
    }
    let stand_in = !base.is_empty() && base.first() != Some(&selected);
    Shown { base, compared, stand_in }
}

/// The place of a result area in lists; indicators without one come last.
#[must_use]
pub fn area_place(perspective: Option<Perspective>) -> usize {
    Perspective::ALL
        .iter()
        .position(|one| Some(*one) == perspective)
        .unwrap_or(Perspective::ALL.len())
}

/// The indicator to begin with: on the måltavle, followed by most units, with the longest line.
#[must_use]
pub fn first_indicator(workspace: &Workspace, selected: UnitId) -> Option<IndicatorId> {
    workspace
        .indicators()
        .map(|one| {
            let base = nearest_with_figures(workspace, selected, &[one.id]);
            let longest = base.iter().map(|unit| numbers(workspace, one.id, *unit)).max();
            let units = workspace.series_of(one.id).count();
            let rank = (one.kind == IndicatorKind::Target, units, longest);
            let order = std::cmp::Reverse((area_place(one.perspective), one.id));
            (rank, order, one.id)
        })
        .filter(|((.., longest), ..)| longest.is_some())
        .max()
        .map(|(.., id)| id)
}

/// Units that have figures for this indicator, those nearest the selected one first.
#[must_use]
pub fn units_with(workspace: &Workspace, indicator: IndicatorId, selected: UnitId) -> Vec<UnitId> {
    let path = workspace.path(selected);
    let mut with: Vec<(usize, UnitId)> = workspace
        .series_of(indicator)
        .map(|(key, _)| key.unit)
        .filter(|unit| numbers(workspace, indicator, *unit) > 0)
        .map(|unit| {
            let shared = workspace.path(unit).iter().filter(|one| path.contains(one)).count();
            (shared, unit)
        })
        .collect();
    with.sort_by_key(|(shared, unit)| (std::cmp::Reverse(*shared), *unit));
    with.into_iter().map(|(_, unit)| unit).collect()
}
