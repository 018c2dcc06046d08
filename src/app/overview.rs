//! What the bars show about the open workspace, computed once per revision.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis;
use crate::domain::{FigureKind, Level, Period, PeriodKind, UnitId, Workspace};

/// Counts and periods of one workspace.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    pub values: usize,
    /// Units of the organisation on the level "enhet".
    pub units: usize,
    pub indicators: usize,
    /// Every period with a result, and those that come next, latest first.
    pub periods: Vec<Period>,
    /// The period people most likely mean by "now".
    pub latest: Option<Period>,
    /// Results the selected period lacks.
    pub lacking: usize,
    made_for: Option<(u64, Option<Period>)>,
}

impl Overview {
    /// Brings it up to date with the workspace and the selected period.
    pub fn update(&mut self, workspace: &Workspace, period: Option<Period>) {
        let wanted = Some((workspace.revision(), period));
        if self.made_for == wanted {
            return;
        }
        if self.made_for.map(|(revision, _)| revision) != Some(workspace.revision()) {
            let periods: BTreeSet<Period> = workspace
                .all_series()
                .flat_map(|(_, slots)| slots)
                .filter(|slot| slot.kind == FigureKind::Result)
                .map(|slot| slot.period)
                .collect();
            let mut all = upcoming(&periods);
            all.extend(periods);
            self.periods = all.into_iter().rev().collect();
            self.values = workspace.count_values();
            self.units = units_below(workspace, Workspace::ROOT);
            self.indicators = workspace.indicators().len();
            self.latest = analysis::latest_period(workspace);
        }
        self.lacking = period.map_or(0, |period| analysis::missing_in(workspace, period).len());
        self.made_for = wanted;
    }

    /// Forgets which workspace it was made for.
    pub fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The periods people will fill in next: the one after the latest of each kind, and the tertials
/// of the latest year, which are reported while the year goes on.
fn upcoming(with_results: &BTreeSet<Period>) -> BTreeSet<Period> {
    let mut latest = BTreeMap::new();
    for period in with_results {
        latest.insert(period.kind(), *period);
    }
    let mut next: BTreeSet<Period> = latest
        .iter()
        .filter(|(kind, _)| !matches!(kind, PeriodKind::Date | PeriodKind::Span))
        .filter_map(|(_, period)| period.next())
        .collect();
    if let Some(Period::Year(year)) = latest.get(&PeriodKind::Year) {
        next.extend((1..=3).filter_map(|part| Period::tertial(i32::from(*year), part)));
    }
    next
}

/// How many units on the level "enhet" stand below this one.
#[must_use]
pub fn units_below(workspace: &Workspace, unit: UnitId) -> usize {
    workspace
        .subtree(unit)
        .into_iter()
        .filter(|below| *below != unit)
        .filter_map(|below| workspace.unit(below))
        .filter(|below| below.level == Level::Unit)
        .count()
}
