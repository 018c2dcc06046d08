//! Identities are small numbers: what two people add apart from each other gets the same ones.
//! Here the other's additions get identities that are free, or those of the same thing by name.

use std::collections::{BTreeMap, BTreeSet};

use super::flat::Flat;
use crate::domain::{
    Comment, CommentId, DiagramId, IndicatorId, Measure, MeasureId, Provenance, RecipeId, RollUp,
    SeriesKey, SourceId, TargetKey, UnitId, Workspace,
};

/// Their content in the identities of mine.
pub fn translated(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> Flat {
    let mut ids = Ids {
        measures: BTreeMap::new(),
        comments: BTreeMap::new(),
        units: units(base, mine, theirs),
        indicators: indicators(base, mine, theirs),
        sources: sources(base, mine, theirs),
        diagrams: diagrams(base, mine, theirs),
        recipes: recipes(base, mine, theirs),
    };
    // What these are about is known in the identities of mine first.
    ids.measures = measures(&ids, base, mine, theirs);
    ids.comments = comments(&ids, base, mine, theirs);
    ids.carry_over(Flat::from(theirs))
}

struct Ids {
    units: BTreeMap<UnitId, UnitId>,
    indicators: BTreeMap<IndicatorId, IndicatorId>,
    sources: BTreeMap<SourceId, SourceId>,
    diagrams: BTreeMap<DiagramId, DiagramId>,
    recipes: BTreeMap<RecipeId, RecipeId>,
    measures: BTreeMap<MeasureId, MeasureId>,
    comments: BTreeMap<CommentId, CommentId>,
}

/// Which identity each of theirs has in mine.
struct Numbers<I> {
    map: BTreeMap<I, I>,
    /// The lowest one nobody has.
    free: I,
    next: fn(I) -> I,
}

impl<I: Copy + Ord> Numbers<I> {
    /// `next` of each side is the first identity that side has not given away.
    fn after([base, mine, theirs]: [I; 3], next: fn(I) -> I) -> Self {
        Self { map: BTreeMap::new(), free: base.max(mine).max(theirs), next }
    }

    /// Gives `id` the identity it was found under, else one that is free.
    fn give(&mut self, id: I, found: Option<I>) -> I {
        let to = found.unwrap_or_else(|| {
            let taken = self.free;
            self.free = (self.next)(taken);
            taken
        });
        self.map.insert(id, to);
        to
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn units(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> BTreeMap<UnitId, UnitId> {
    let next = Workspace::next_unit_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), UnitId::next);
    for id in theirs.subtree(Workspace::ROOT) {
        let Some(unit) = theirs.unit(id) else { continue };
        let known = base.unit(id).map(|_| id);
        let parent = unit.parent.and_then(|parent| numbers.map.get(&parent)).copied();
        let namesake = || {
            let sisters = parent.map(|parent| mine.children(parent)).unwrap_or_default();
            let mut new = sisters.iter().filter(|one| base.unit(**one).is_none());
            new.find(|one| mine.unit(**one).is_some_and(|one| same(&one.name, &unit.name))).copied()
        };
        let own = || mine.unit(id).is_none().then_some(id);
        numbers.give(id, known.or_else(namesake).or_else(own));
    }
    numbers.map
}

fn indicators(
    base: &Workspace,
    mine: &Workspace,
    theirs: &Workspace,
) -> BTreeMap<IndicatorId, IndicatorId> {
    let next = Workspace::next_indicator_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), IndicatorId::next);
    for one in theirs.indicators() {
        let known = base.indicator(one.id).map(|_| one.id);
        let namesake = || {
            let found = mine.indicator_named(&one.name, one.split.as_deref())?;
            base.indicator(found.id).is_none().then_some(found.id)
        };
        let own = || mine.indicator(one.id).is_none().then_some(one.id);
        numbers.give(one.id, known.or_else(namesake).or_else(own));
    }
    numbers.map
}

fn sources(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> BTreeMap<SourceId, SourceId> {
    let next = Workspace::next_source_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), SourceId::next);
    for one in theirs.sources() {
        let is_it = |other: Option<&crate::domain::Source>| {
            other.is_some_and(|other| other.hash == one.hash && other.sheets == one.sheets)
        };
        let known = is_it(base.source(one.id)).then_some(one.id);
        let twin = || mine.sources().find(|other| is_it(Some(other))).map(|other| other.id);
        let own =
            || (mine.source(one.id).is_none() && base.source(one.id).is_none()).then_some(one.id);
        numbers.give(one.id, known.or_else(twin).or_else(own));
    }
    numbers.map
}

fn diagrams(
    base: &Workspace,
    mine: &Workspace,
    theirs: &Workspace,
) -> BTreeMap<DiagramId, DiagramId> {
    let next = Workspace::next_diagram_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), DiagramId::next);
    for one in theirs.diagrams() {
        let known = base.diagram(one.id).map(|_| one.id);
        let twin = || mine.diagram(one.id).filter(|other| *other == one).map(|other| other.id);
        let own = || mine.diagram(one.id).is_none().then_some(one.id);
        numbers.give(one.id, known.or_else(twin).or_else(own));
    }
    numbers.map
}

fn recipes(base: &Workspace, mine: &Workspace, theirs: &Workspace) -> BTreeMap<RecipeId, RecipeId> {
    let next = Workspace::next_recipe_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), RecipeId::next);
    for one in theirs.recipes() {
        let known = base.recipe(one.id).map(|_| one.id);
        let twin = || mine.recipes().find(|other| other.shape == one.shape).map(|other| other.id);
        let own = || mine.recipe(one.id).is_none().then_some(one.id);
        numbers.give(one.id, known.or_else(twin).or_else(own));
    }
    numbers.map
}

/// A measure on the same line, decided at the same moment in the same words, is the same one.
fn measures(
    ids: &Ids,
    base: &Workspace,
    mine: &Workspace,
    theirs: &Workspace,
) -> BTreeMap<MeasureId, MeasureId> {
    let next = Workspace::next_measure_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), MeasureId::next);
    let mut met = BTreeSet::new();
    for one in theirs.measures() {
        let series = ids.series(one.series);
        let is_it = |other: &&Measure| {
            base.measure(other.id).is_none()
                && (other.series, other.at) == (series, one.at)
                && same(&other.what, &one.what)
                && !met.contains(&other.id)
        };
        let known = base.measure(one.id).map(|_| one.id);
        let twin = || mine.measures().find(is_it).map(|other| other.id);
        let own = || mine.measure(one.id).is_none().then_some(one.id);
        met.insert(numbers.give(one.id, known.or_else(twin).or_else(own)));
    }
    numbers.map
}

/// An answer has a higher number than what it answers: from the first one that cannot keep its
/// number, all get new ones.
fn comments(
    ids: &Ids,
    base: &Workspace,
    mine: &Workspace,
    theirs: &Workspace,
) -> BTreeMap<CommentId, CommentId> {
    let next = Workspace::next_comment_id;
    let mut numbers = Numbers::after([base, mine, theirs].map(next), CommentId::next);
    let in_base: BTreeSet<CommentId> = base.comments().map(|one| one.id).collect();
    let own: BTreeSet<CommentId> = mine.comments().map(|one| one.id).collect();
    let mut met = BTreeSet::new();
    let mut moved = false;
    for one in theirs.comments() {
        let carried = Comment {
            id: one.id,
            series: ids.series(one.series),
            answers: one.answers.map(|id| numbers.map.get(&id).copied().unwrap_or(id)),
            ..one.clone()
        };
        let is_it = |other: &&Comment| {
            !in_base.contains(&other.id)
                && !met.contains(&other.id)
                && **other == Comment { id: other.id, ..carried.clone() }
        };
        let twin = mine.comments().find(is_it).map(|other| other.id);
        let found = if in_base.contains(&one.id) {
            Some(one.id)
        } else {
            twin.or_else(|| (!moved && !own.contains(&one.id)).then_some(one.id))
        };
        let to = numbers.give(one.id, found);
        moved |= to != one.id;
        met.insert(to);
    }
    numbers.map
}

impl Ids {
    fn indicator(&self, id: IndicatorId) -> IndicatorId {
        self.indicators.get(&id).copied().unwrap_or(id)
    }

    fn unit(&self, id: UnitId) -> UnitId {
        self.units.get(&id).copied().unwrap_or(id)
    }

    fn series(&self, key: SeriesKey) -> SeriesKey {
        SeriesKey { indicator: self.indicator(key.indicator), unit: self.unit(key.unit) }
    }

    fn provenance(&self, provenance: &mut Provenance) {
        if let Provenance::Cell(place) = provenance {
            place.source = self.sources.get(&place.source).copied().unwrap_or(place.source);
        }
    }

    fn rule(&self, rule: RollUp) -> RollUp {
        match rule {
            RollUp::WeightedMean { weight } => {
                RollUp::WeightedMean { weight: self.indicator(weight) }
            }
            RollUp::Ratio { numerator, denominator, scale } => RollUp::Ratio {
                numerator: self.indicator(numerator),
                denominator: self.indicator(denominator),
                scale,
            },
            other => other,
        }
    }

    fn carry_over(&self, flat: Flat) -> Flat {
        let mut carried = Flat::default();
        for (id, mut unit) in flat.units {
            unit.id = self.unit(id);
            unit.parent = unit.parent.map(|parent| self.unit(parent));
            carried.units.insert(unit.id, unit);
        }
        for (id, sisters) in flat.order {
            let sisters = sisters.into_iter().map(|id| self.unit(id)).collect();
            carried.order.insert(self.unit(id), sisters);
        }
        for (id, mut indicator) in flat.indicators {
            indicator.id = self.indicator(id);
            indicator.roll_up = self.rule(indicator.roll_up);
            indicator.persons = indicator.persons.map(|id| self.indicator(id));
            carried.indicators.insert(indicator.id, indicator);
        }
        for (id, mut source) in flat.sources {
            source.id = self.sources.get(&id).copied().unwrap_or(id);
            carried.sources.insert(source.id, source);
        }
        for (mut key, mut slot) in flat.slots {
            key.series = self.series(key.series);
            let all = slot.earlier.iter_mut().chain([&mut slot.current]);
            all.for_each(|one| self.provenance(&mut one.provenance));
            carried.slots.insert(key, slot);
        }
        for (key, mut history) in flat.targets {
            let all = history.earlier.iter_mut().chain([&mut history.current]);
            all.for_each(|one| self.provenance(&mut one.provenance));
            let key = TargetKey { series: self.series(key.series), year: key.year };
            carried.targets.insert(key, history);
        }
        for (id, mut diagram) in flat.diagrams {
            diagram.id = self.diagrams.get(&id).copied().unwrap_or(id);
            diagram.family = diagram.family.map(|id| self.diagrams.get(&id).copied().unwrap_or(id));
            for one in diagram.boxes.values_mut() {
                one.uses_mut().for_each(|id| *id = self.indicator(*id));
            }
            for link in diagram.links.values_mut() {
                link.from_indicator = link.from_indicator.map(|id| self.indicator(id));
                link.to_indicator = link.to_indicator.map(|id| self.indicator(id));
            }
            carried.diagrams.insert(diagram.id, diagram);
        }
        for (id, mut recipe) in flat.recipes {
            recipe.id = self.recipes.get(&id).copied().unwrap_or(id);
            carried.recipes.insert(recipe.id, recipe);
        }
        for (id, mut life) in flat.lives {
            life.merged_into = life.merged_into.map(|other| self.unit(other));
            carried.lives.insert(self.unit(id), life);
        }
        for (id, mut measure) in flat.measures {
            measure.id = self.measures.get(&id).copied().unwrap_or(id);
            measure.series = self.series(measure.series);
            measure.effect_on = measure.effect_on.map(|id| self.indicator(id));
            carried.measures.insert(measure.id, measure);
        }
        for (id, mut comment) in flat.comments {
            comment.id = self.comments.get(&id).copied().unwrap_or(id);
            comment.series = self.series(comment.series);
            comment.answers =
                comment.answers.map(|id| self.comments.get(&id).copied().unwrap_or(id));
            carried.comments.insert(comment.id, comment);
        }
        carried.thresholds = flat.thresholds;
        for (mut subject, title) in flat.chart_titles {
            subject.units.iter_mut().for_each(|id| *id = self.unit(*id));
            subject.indicators.iter_mut().for_each(|id| *id = self.indicator(*id));
            carried.chart_titles.insert(subject, title);
        }
        carried
    }
}
