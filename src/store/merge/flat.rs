//! A workspace as plain maps, one entry per thing two people can change independently.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::workspace::Parts;
use crate::domain::{
    ChartSubject, Comment, CommentId, Diagram, DiagramId, Indicator, IndicatorId, IndicatorKind,
    Measure, MeasureId, OrgUnit, Recipe, RecipeId, Refusal, SeriesKey, Slot, SlotKey, Source,
    SourceId, TargetHistory, TargetKey, UnitId, UnitLife, Workspace,
};

/// The maps.
#[derive(Clone, Debug, Default)]
pub struct Flat {
    pub units: BTreeMap<UnitId, OrgUnit>,
    /// Sisters in their order.
    pub order: BTreeMap<UnitId, Vec<UnitId>>,
    pub indicators: BTreeMap<IndicatorId, Indicator>,
    pub sources: BTreeMap<SourceId, Source>,
    pub slots: BTreeMap<SlotKey, Slot>,
    pub targets: BTreeMap<TargetKey, TargetHistory>,
    pub diagrams: BTreeMap<DiagramId, Diagram>,
    pub recipes: BTreeMap<RecipeId, Recipe>,
    pub lives: BTreeMap<UnitId, UnitLife>,
    pub measures: BTreeMap<MeasureId, Measure>,
    pub comments: BTreeMap<CommentId, Comment>,
    pub thresholds: BTreeMap<String, u16>,
    pub chart_titles: BTreeMap<ChartSubject, String>,
}

impl From<&Workspace> for Flat {
    fn from(workspace: &Workspace) -> Self {
        let series = workspace.all_series().flat_map(|(series, slots)| {
            slots.iter().map(move |slot| {
                (SlotKey { series, period: slot.period, kind: slot.kind }, slot.clone())
            })
        });
        Self {
            units: workspace.units().map(|unit| (unit.id, unit.clone())).collect(),
            order: workspace
                .units()
                .map(|unit| (unit.id, workspace.children(unit.id).to_vec()))
                .collect(),
            indicators: workspace.indicators().map(|one| (one.id, one.clone())).collect(),
            sources: workspace.sources().map(|one| (one.id, one.clone())).collect(),
            slots: series.collect(),
            targets: workspace.all_targets().map(|(key, one)| (key, one.clone())).collect(),
            diagrams: workspace.diagrams().map(|one| (one.id, one.clone())).collect(),
            recipes: workspace.recipes().map(|one| (one.id, one.clone())).collect(),
            lives: workspace.lives().map(|(id, life)| (id, life.clone())).collect(),
            measures: workspace.measures().map(|one| (one.id, one.clone())).collect(),
            comments: workspace.comments().map(|one| (one.id, one.clone())).collect(),
            thresholds: workspace
                .thresholds()
                .map(|(source, persons)| (source.to_owned(), persons))
                .collect(),
            chart_titles: workspace
                .chart_titles()
                .map(|(subject, title)| (subject.clone(), title.to_owned()))
                .collect(),
        }
    }
}

impl Flat {
    /// Puts a workspace together. What two people's work makes impossible together is mended:
    /// equal names are told apart, a unit below itself goes back to where `mine` has it.
    ///
    /// # Errors
    /// What cannot be mended.
    pub fn workspace(mut self, mine: &Workspace) -> Result<Workspace, Refusal> {
        self.break_circles(mine);
        let units = self.in_order();
        self.tell_indicators_apart();
        self.mend_threads();
        self.break_rings(mine);
        for key in self.targets.keys() {
            if let Some(indicator) = self.indicators.get_mut(&key.series.indicator) {
                indicator.kind = IndicatorKind::Target;
            }
        }
        // A chart of what one of them took away has nothing left to be called.
        let (known, indicators) = (&self.units, &self.indicators);
        self.chart_titles.retain(|subject, _| {
            subject.units.iter().all(|id| known.contains_key(id))
                && subject.indicators.iter().all(|id| indicators.contains_key(id))
        });
        let mut series: BTreeMap<SeriesKey, Vec<Slot>> = BTreeMap::new();
        for (key, slot) in self.slots {
            series.entry(key.series).or_default().push(slot);
        }
        Workspace::from_parts(Parts {
            units,
            indicators: self.indicators.into_values().collect(),
            sources: self.sources.into_values().collect(),
            series: series.into_iter().collect(),
            targets: self.targets.into_iter().collect(),
            diagrams: self.diagrams.into_values().collect(),
            recipes: self.recipes.into_values().collect(),
            lives: self.lives.into_iter().collect(),
            measures: self.measures.into_values().collect(),
            comments: self.comments.into_values().collect(),
            thresholds: self.thresholds.into_iter().collect(),
            chart_titles: self.chart_titles.into_iter().collect(),
        })
    }

    /// Units that would go into each other: where `mine` has them go counts, else they stay.
    fn break_rings(&mut self, mine: &Workspace) {
        let ids: Vec<UnitId> = self.lives.keys().copied().collect();
        for (first, id) in
            [true, false].into_iter().flat_map(|first| ids.iter().map(move |id| (first, *id)))
        {
            if !self.comes_back(id) {
                continue;
            }
            if let Some(life) = self.lives.get_mut(&id) {
                let own = mine.life(id).and_then(|life| life.merged_into);
                life.merged_into = own.filter(|_| first);
            }
        }
    }

    /// Whether the way of what a unit went into leads back to it.
    fn comes_back(&self, unit: UnitId) -> bool {
        let mut here = unit;
        for _ in 0..=self.lives.len() {
            match self.lives.get(&here).and_then(|life| life.merged_into) {
                Some(next) if next == unit => return true,
                Some(next) => here = next,
                None => return false,
            }
        }
        false
    }

    /// An answer to what is about another line by now, or is no longer there, stands alone.
    fn mend_threads(&mut self) {
        let lines: BTreeMap<CommentId, SeriesKey> =
            self.comments.values().map(|one| (one.id, one.series)).collect();
        for comment in self.comments.values_mut() {
            let (id, series) = (comment.id, comment.series);
            comment.answers = comment
                .answers
                .filter(|answered| *answered < id && lines.get(answered) == Some(&series));
        }
    }

    fn break_circles(&mut self, mine: &Workspace) {
        let ids: Vec<UnitId> = self.units.keys().copied().collect();
        for id in ids {
            let mut seen = BTreeSet::new();
            let mut here = id;
            while let Some(parent) = self.units.get(&here).and_then(|unit| unit.parent) {
                if !seen.insert(here) || !self.units.contains_key(&parent) {
                    let back = mine.unit(here).and_then(|unit| unit.parent);
                    if let Some(unit) = self.units.get_mut(&here) {
                        let known = back.filter(|parent| *parent != here && !seen.contains(parent));
                        unit.parent = Some(known.unwrap_or(Workspace::ROOT));
                    }
                    break;
                }
                here = parent;
            }
        }
    }

    /// Parents before children, sisters in their order, equal names told apart.
    fn in_order(&self) -> Vec<OrgUnit> {
        let mut children: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for unit in self.units.values() {
            if let Some(parent) = unit.parent {
                children.entry(parent).or_default().push(unit.id);
            }
        }
        for (parent, sisters) in &mut children {
            let order = self.order.get(parent).map(Vec::as_slice).unwrap_or_default();
            sisters.sort_by_key(|id| {
                (order.iter().position(|one| one == id).unwrap_or(usize::MAX), *id)
            });
        }
        let mut found = Vec::with_capacity(self.units.len());
        let mut waiting = vec![Workspace::ROOT];
        let mut names: BTreeSet<(Option<UnitId>, String)> = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            let Some(unit) = self.units.get(&id) else { continue };
            let mut unit = unit.clone();
            unit.name = free_name(&unit.name, |name| {
                names.insert((unit.parent, name.trim().to_lowercase()))
            });
            found.push(unit);
            let below = children.get(&id).map(Vec::as_slice).unwrap_or_default();
            waiting.extend(below.iter().rev());
        }
        found
    }

    fn tell_indicators_apart(&mut self) {
        let mut names = BTreeSet::new();
        for indicator in self.indicators.values_mut() {
            let split = indicator.split.as_deref().map(|split| split.trim().to_lowercase());
            indicator.name = free_name(&indicator.name, |name| {
                names.insert((name.trim().to_lowercase(), split.clone()))
            });
        }
    }
}

/// The name, with a number behind it if it is taken; `take` answers whether it was free.
fn free_name(name: &str, mut take: impl FnMut(&str) -> bool) -> String {
    if take(name) {
        return name.to_owned();
    }
    for number in 2..1000 {
        let room = Workspace::MAX_NAME.saturating_sub(8);
        let begin: String = name.chars().take(room).collect();
        let other = format!("{begin} ({number})");
        if take(&other) {
            return other;
        }
    }
    name.to_owned()
}
