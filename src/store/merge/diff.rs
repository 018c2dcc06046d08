//! The change that leads from one workspace to another. Whatever is found is tried on a copy and
//! compared, so that it either leads exactly there or is not used.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Change, ChartSubject, CommentId, Indicator, IndicatorKind, Level, MeasureId, OrgUnit,
    Provenance, Refusal, RollUp, Slot, SlotKey, SourceId, UnitId, UnitLife, Workspace,
};

/// Builds the change step by step on a copy.
struct Steps {
    now: Workspace,
    changes: Vec<Change>,
}

impl Steps {
    fn take(&mut self, change: Change) -> Result<(), Refusal> {
        self.now.apply(change.clone())?;
        self.changes.push(change);
        Ok(())
    }
}

/// The change from one workspace to the other.
///
/// # Errors
/// A refusal on the way: the two do not descend from each other in a way this knows.
pub fn difference(from: &Workspace, to: &Workspace) -> Result<Change, Refusal> {
    let mut steps = Steps { now: from.clone(), changes: Vec::new() };
    remove_models(&mut steps, to)?;
    remove_follow_up(&mut steps, to)?;
    let replaced = replaced_sources(from, to);
    clear_figures(&mut steps, to, &replaced)?;
    loosen_indicators(&mut steps, to)?;
    units(&mut steps, to)?;
    indicators(&mut steps, to)?;
    for source in from.sources() {
        if to.source(source.id) != Some(source) {
            steps.take(Change::RemoveSource(source.id))?;
        }
    }
    for source in to.sources() {
        if steps.now.source(source.id).is_none() {
            steps.take(Change::AddSource(source.clone()))?;
        }
    }
    put_figures(&mut steps, to)?;
    for diagram in to.diagrams() {
        if steps.now.diagram(diagram.id).is_none() {
            steps.take(Change::AddDiagram(diagram.clone()))?;
        }
    }
    for recipe in from.recipes() {
        if to.recipe(recipe.id).is_none() {
            steps.take(Change::RemoveRecipe(recipe.id))?;
        }
    }
    for recipe in to.recipes() {
        if steps.now.recipe(recipe.id) != Some(recipe) {
            steps.take(Change::PutRecipe(recipe.clone()))?;
        }
    }
    put_follow_up(&mut steps, to)?;
    chart_titles(&mut steps, to)?;
    if steps.now == *to { Ok(Change::batch(steps.changes)) } else { Err(Refusal::NothingThere) }
}

fn remove_models(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    let changed: Vec<_> = steps
        .now
        .diagrams()
        .filter(|one| to.diagram(one.id) != Some(one))
        .map(|one| one.id)
        .collect();
    changed.into_iter().try_for_each(|id| steps.take(Change::RemoveDiagram(id)))
}

/// Measures, comments and lives that change or go let go of units and indicators.
fn remove_follow_up(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    let measures: Vec<MeasureId> = steps
        .now
        .measures()
        .filter(|one| to.measure(one.id) != Some(one))
        .map(|one| one.id)
        .collect();
    measures.into_iter().try_for_each(|id| steps.take(Change::RemoveMeasure(id)))?;
    let kept: BTreeMap<CommentId, _> = to.comments().map(|one| (one.id, one)).collect();
    // With a comment go the answers to it; they have higher numbers and come later here.
    let mut comments: BTreeSet<CommentId> = BTreeSet::new();
    for one in steps.now.comments() {
        let answers_gone = one.answers.is_some_and(|id| comments.contains(&id));
        if answers_gone || kept.get(&one.id) != Some(&one) {
            comments.insert(one.id);
        }
    }
    comments.into_iter().rev().try_for_each(|id| steps.take(Change::RemoveComment(id)))?;
    let lives: Vec<UnitId> = steps
        .now
        .lives()
        .filter(|(id, life)| to.life(*id) != Some(life))
        .map(|(id, _)| id)
        .collect();
    lives
        .into_iter()
        .try_for_each(|id| steps.take(Change::SetUnitLife { id, life: UnitLife::default() }))
}

fn put_follow_up(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    for (id, life) in to.lives() {
        if steps.now.life(id) != Some(life) {
            steps.take(Change::SetUnitLife { id, life: life.clone() })?;
        }
    }
    for measure in to.measures() {
        if steps.now.measure(measure.id).is_none() {
            steps.take(Change::AddMeasure(measure.clone()))?;
        }
    }
    let there: BTreeSet<CommentId> = steps.now.comments().map(|one| one.id).collect();
    for comment in to.comments().filter(|one| !there.contains(&one.id)) {
        steps.take(Change::AddComment(comment.clone()))?;
    }
    let was: BTreeMap<String, u16> =
        steps.now.thresholds().map(|(source, persons)| (source.to_owned(), persons)).collect();
    let wanted: BTreeMap<String, u16> =
        to.thresholds().map(|(source, persons)| (source.to_owned(), persons)).collect();
    for source in was.keys().chain(wanted.keys()).cloned().collect::<BTreeSet<String>>() {
        let persons = wanted.get(&source).copied();
        if was.get(&source).copied() != persons {
            steps.take(Change::SetThreshold { source, persons })?;
        }
    }
    Ok(())
}

fn chart_titles(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    let subjects: BTreeSet<ChartSubject> = steps
        .now
        .chart_titles()
        .chain(to.chart_titles())
        .map(|(subject, _)| subject.clone())
        .collect();
    for subject in subjects {
        let title = to.chart_title(&subject);
        if steps.now.chart_title(&subject) != title {
            let title = title.map(str::to_owned);
            steps.take(Change::SetChartTitle { subject, title })?;
        }
    }
    Ok(())
}

/// Sources that are something else in the other workspace: figures must let go of them first.
fn replaced_sources(from: &Workspace, to: &Workspace) -> BTreeSet<SourceId> {
    from.sources().filter(|one| to.source(one.id) != Some(one)).map(|one| one.id).collect()
}

fn slots(workspace: &Workspace) -> BTreeMap<SlotKey, &Slot> {
    let all = workspace.all_series();
    all.flat_map(|(series, slots)| {
        slots
            .iter()
            .map(move |slot| (SlotKey { series, period: slot.period, kind: slot.kind }, slot))
    })
    .collect()
}

fn clear_figures(
    steps: &mut Steps,
    to: &Workspace,
    replaced: &BTreeSet<SourceId>,
) -> Result<(), Refusal> {
    let rests = |provenance: &Provenance| match provenance {
        Provenance::Cell(place) => replaced.contains(&place.source),
        Provenance::Typed => false,
    };
    let gone: Vec<SlotKey> = slots(&steps.now)
        .into_iter()
        .filter(|(key, slot)| {
            let mut all = slot.earlier.iter().chain([&slot.current]);
            to.slot(*key).is_none() || all.any(|one| rests(&one.provenance))
        })
        .map(|(key, _)| key)
        .collect();
    gone.into_iter().try_for_each(|key| steps.take(Change::ClearSlot(key)))?;
    let gone: Vec<_> = steps
        .now
        .all_targets()
        .filter(|(key, history)| {
            let mut all = history.earlier.iter().chain([&history.current]);
            to.target_history(*key).is_none() || all.any(|one| rests(&one.provenance))
        })
        .map(|(key, _)| key)
        .collect();
    gone.into_iter().try_for_each(|key| steps.take(Change::ClearTarget(key)))
}

fn put_figures(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    for (key, slot) in slots(to) {
        if steps.now.slot(key) != Some(slot) {
            steps.take(Change::PutSlot { series: key.series, slot: slot.clone() })?;
        }
    }
    for (key, history) in to.all_targets() {
        if steps.now.target_history(key) != Some(history) {
            steps.take(Change::PutTarget { key, history: history.clone() })?;
        }
    }
    Ok(())
}

/// A name nobody has, for what is about to get another or go.
fn passing_name(number: u32) -> String {
    format!("\u{2060}{number}\u{2060}")
}

/// Indicators that change or go let go of each other and of their names.
fn loosen_indicators(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    let changed: Vec<Indicator> =
        steps.now.indicators().filter(|one| to.indicator(one.id) != Some(one)).cloned().collect();
    for indicator in &changed {
        let loose = Indicator {
            name: passing_name(indicator.id.0),
            roll_up: RollUp::None,
            kind: IndicatorKind::Target,
            persons: None,
            ..indicator.clone()
        };
        steps.take(Change::EditIndicator(loose))?;
    }
    for indicator in changed {
        if to.indicator(indicator.id).is_none() {
            steps.take(Change::RemoveIndicator(indicator.id))?;
        }
    }
    Ok(())
}

fn indicators(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    for indicator in to.indicators() {
        if steps.now.indicator(indicator.id).is_none() {
            let loose = Indicator { roll_up: RollUp::None, persons: None, ..indicator.clone() };
            steps.take(Change::AddIndicator(loose))?;
        }
    }
    for indicator in to.indicators() {
        if steps.now.indicator(indicator.id) != Some(indicator) {
            steps.take(Change::EditIndicator(indicator.clone()))?;
        }
    }
    Ok(())
}

fn units(steps: &mut Steps, to: &Workspace) -> Result<(), Refusal> {
    // Whatever is renamed, moved or removed gives its name free first.
    let changed: Vec<OrgUnit> = steps
        .now
        .units()
        .filter(|one| {
            let other = to.unit(one.id);
            other.is_none_or(|other| (&other.name, other.parent) != (&one.name, one.parent))
        })
        .cloned()
        .collect();
    for unit in changed {
        steps.take(Change::EditUnit {
            id: unit.id,
            name: passing_name(unit.id.0),
            level: unit.level,
            aliases: unit.aliases,
        })?;
    }
    // From the top down, each unit to its place behind those that are placed already.
    let order = to.subtree(Workspace::ROOT);
    for id in &order {
        let (Some(unit), Some(parent)) = (to.unit(*id), to.unit(*id).and_then(|one| one.parent))
        else {
            continue;
        };
        let sisters = to.children(parent);
        let place = sisters.iter().position(|sister| sister == id).unwrap_or_default();
        if steps.now.unit(*id).is_none() {
            let unit = OrgUnit { parent: Some(parent), ..unit.clone() };
            steps.take(Change::AddUnit { unit, place })?;
        } else if steps.now.children(parent).get(place) != Some(id) {
            steps.take(Change::MoveUnit { id: *id, parent, place })?;
        }
    }
    let gone: Vec<UnitId> = steps.now.subtree(Workspace::ROOT);
    for id in gone.into_iter().rev().filter(|id| to.unit(*id).is_none()) {
        steps.take(Change::RemoveUnit(id))?;
    }
    for id in order {
        let Some(unit) = to.unit(id) else { continue };
        if steps.now.unit(id) != Some(unit) {
            steps.take(Change::EditUnit {
                id,
                name: unit.name.clone(),
                level: unit.level,
                aliases: unit.aliases.clone(),
            })?;
        }
        if steps.now.unit(id).is_some_and(|now| now.kind != unit.kind) {
            steps.take(Change::SetUnitKind { id, kind: unit.kind.clone() })?;
        }
    }
    for level in Level::OWN.into_iter().chain([Level::Benchmark]) {
        let name = to.level_name(level);
        if steps.now.level_name(level) != name {
            steps.take(Change::NameLevel { level, name: name.cloned() })?;
        }
    }
    Ok(())
}
