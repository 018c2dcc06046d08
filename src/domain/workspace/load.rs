//! A workspace from its parts, as the project file holds them; each part is validated.

use super::{SeriesKey, TargetKey, Workspace};
use crate::domain::{
    ChartSubject, Comment, Diagram, Indicator, Measure, OrgUnit, Recipe, Refusal, RollUp, Slot,
    Source, TargetHistory, UnitId, UnitLife,
};

/// All parts of a workspace. Units stand parents before children, sisters in their order.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    pub units: Vec<OrgUnit>,
    pub indicators: Vec<Indicator>,
    pub sources: Vec<Source>,
    pub series: Vec<(SeriesKey, Vec<Slot>)>,
    pub targets: Vec<(TargetKey, TargetHistory)>,
    pub diagrams: Vec<Diagram>,
    pub recipes: Vec<Recipe>,
    pub lives: Vec<(UnitId, UnitLife)>,
    pub measures: Vec<Measure>,
    pub comments: Vec<Comment>,
    pub thresholds: Vec<(String, u16)>,
    pub chart_titles: Vec<(ChartSubject, String)>,
}

impl Workspace {
    /// Puts a workspace together.
    ///
    /// # Errors
    /// The first invariant the parts break.
    pub fn from_parts(parts: Parts) -> Result<Self, Refusal> {
        let mut units = parts.units.into_iter();
        let root = units.next().ok_or(Refusal::UnknownUnit(Self::ROOT))?;
        if root.id != Self::ROOT || root.parent.is_some() {
            return Err(Refusal::Root);
        }
        Self::check_name(&root.name)?;
        Self::check_role(&root.kind)?;
        Self::check_level_names(root.level_names.values())?;
        let mut made = Self::new(root.name.clone());
        made.units.insert(Self::ROOT, root);
        for unit in units {
            let place = unit.parent.map_or(0, |parent| made.children(parent).len());
            made.add_unit(unit, place)?;
        }
        // A roll-up rule may point to an indicator that stands later in the list.
        let mut rules = Vec::new();
        for mut indicator in parts.indicators {
            if indicator.roll_up != RollUp::None || indicator.persons.is_some() {
                let rule = std::mem::take(&mut indicator.roll_up);
                rules.push((indicator.id, rule, indicator.persons.take()));
            }
            made.add_indicator(indicator)?;
        }
        for (id, roll_up, persons) in rules {
            if let Some(held) = made.indicator(id) {
                made.edit_indicator(Indicator { roll_up, persons, ..held.clone() })?;
            }
        }
        for source in parts.sources {
            made.add_source(source)?;
        }
        for (series, slots) in parts.series {
            for slot in slots {
                made.put_slot(series, slot)?;
            }
        }
        for (key, history) in parts.targets {
            made.keep_target(key, history)?;
        }
        for diagram in parts.diagrams {
            made.add_diagram(diagram)?;
        }
        for recipe in parts.recipes {
            if made.recipe(recipe.id).is_some() {
                return Err(Refusal::TakenId);
            }
            made.put_recipe(recipe)?;
        }
        for (id, life) in parts.lives {
            made.set_unit_life(id, life)?;
        }
        for measure in parts.measures {
            made.add_measure(measure)?;
        }
        for comment in parts.comments {
            made.add_comment(comment)?;
        }
        for (source, persons) in parts.thresholds {
            made.set_threshold(source, Some(persons))?;
        }
        for (subject, title) in parts.chart_titles {
            made.set_chart_title(subject, Some(title))?;
        }
        Ok(made)
    }
}
