//! Facts and workspace -> plan.

mod compared;
mod conflicts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;

use self::conflicts::{shared, tick_group};
use super::indicators::Indicators;
use super::municipality::OfMunicipality;
use super::names::{Names, Plain, Run, UnitSpelling};
use super::state::{Stated, figure_kind, stated, target_year};
use super::succession::{Closings, Owner};
use super::taken::{Place, Taken};
use super::units::{UnitPlace, Units};
use super::waiting::Waiting;
use super::{Answers, Conflict, Item, Plan, State};
use crate::domain::{
    Indicator, IndicatorId, OrgUnit, SeriesKey, SlotKey, TargetKey, UnitId, Workspace,
};
use crate::import::facts::{Fact, FileReading};
use crate::progress::Progress;
use crate::tr;

/// What is known of one spelling, for all the facts that carry it.
struct Spelt<Id> {
    id: Id,
    /// Its name is longer than a name may be.
    long: bool,
    doubt: Option<ArcStr>,
}

/// What the facts of a run have in common.
struct Common<'b> {
    indicator: Option<IndicatorId>,
    unit: Option<UnitId>,
    /// The workbook names the unit, or a person has.
    names_unit: bool,
    /// A name they carry is longer than a name may be.
    long: bool,
    /// What is doubtful about their names.
    doubt: Option<&'b ArcStr>,
    /// Their series, where any figure of it is new: the board has none, and their file is new to it too.
    fresh: Option<SeriesKey>,
}

/// Which indicators and units are needed.
#[derive(Default)]
struct Used {
    indicators: BTreeSet<IndicatorId>,
    units: BTreeSet<UnitId>,
    /// What was noted last: neighbours are mostly of the same.
    last: Option<(Option<IndicatorId>, Option<UnitId>)>,
}

impl Used {
    fn note(&mut self, item: &Item) {
        let both = (item.indicator, item.unit);
        if self.last != Some(both) {
            self.indicators.extend(both.0);
            self.units.extend(both.1);
            self.last = Some(both);
        }
    }
}

/// What the facts are compared with.
struct Builder<'a> {
    workspace: &'a Workspace,
    files: &'a [Arc<FileReading>],
    /// By position in [`Names::units`].
    units: Vec<Spelt<UnitId>>,
    /// By position in [`Names::indicators`].
    indicators: Vec<Spelt<IndicatorId>>,
    /// New indicators by identity.
    new: BTreeMap<IndicatorId, &'a Indicator>,
    /// By file: whether this very content has been imported before.
    known_files: Vec<bool>,
    /// Sheets whose texts name the municipality.
    of_municipality: OfMunicipality<'a>,
    /// The doubt about figures of a sheet that names nobody.
    no_unit: ArcStr,
    closings: &'a Closings,
    answers: &'a Answers,
    /// By file: what waits for a person to say whether it is taken in at all.
    waiting: Vec<Waiting>,
}

impl Plan {
    /// Compares what the files say with the workspace.
    #[must_use]
    pub fn build(workspace: &Workspace, files: Vec<Arc<FileReading>>, answers: &Answers) -> Self {
        Self::build_watched(workspace, files, answers, &Progress::default()).unwrap_or_default()
    }

    /// The stages of [`Self::build_watched`].
    pub const STAGES: usize = 5;

    /// The same, saying how far it has come; `None` when it was asked to stop. A stage is a step.
    #[must_use]
    pub fn build_watched(
        workspace: &Workspace,
        files: Vec<Arc<FileReading>>,
        answers: &Answers,
        progress: &Progress,
    ) -> Option<Self> {
        let stage = |what: String| {
            progress.working_on(&what);
            (!progress.stopped()).then_some(())
        };
        stage(tr!("plan-stage-names"))?;
        let mut names = Names::collect(&files, answers);
        progress.step();
        stage(tr!("plan-stage-units"))?;
        let mut units = Units::resolve(workspace, &names, answers);
        let mut indicators = Indicators::resolve(workspace, &names, answers);
        indicators.describe(workspace, &files, &mut names);
        units.compare(workspace, &files, &names, |at| indicators.of.get(at).copied(), answers);
        progress.step();
        stage(tr!("plan-stage-indicators"))?;
        let unit_of = |run: Run| match run.unit() {
            Some(at) => units.of.get(at).map(|place| place.id),
            None => Some(Workspace::ROOT),
        };
        indicators.compare(workspace, &files, &names, unit_of, answers);
        progress.step();
        stage(tr!("plan-stage-figures"))?;
        let closings = Closings::new(workspace, answers);
        let mut moved: Vec<(UnitId, UnitId, usize)> = Vec::new();
        let builder =
            Builder::new(workspace, &files, &names, (&units, &indicators), &closings, answers);
        let mut items: Vec<Item> = Vec::with_capacity(names.plain.len());
        let mut taken = Taken::default();
        taken.expect_series(names.runs.len());
        let mut used = Used::default();
        let mut again: Vec<(usize, usize)> = Vec::new();
        for run in &names.runs {
            let common = builder.common(*run);
            taken.expect(run.count());
            let fresh = common.fresh.map(|series| (series, taken.of_series(series)));
            let mut noted = false;
            for (fact, within) in run.facts(&files).iter().zip(run.first()..) {
                let (own, at) = ((run.file(), within), items.len());
                let plain = names.plain.get(at).copied().flatten();
                if let Some(((series, number), plain)) = fresh.zip(plain) {
                    let item = builder.fresh_item(&common, own, (series, plain), fact);
                    // All of a run are of one series.
                    if !noted {
                        used.note(&item);
                        noted = true;
                    }
                    let figure = (plain.period, plain.kind);
                    let before = taken.figure_by(number, figure, at);
                    again.extend(before.map(|first| (first, at)));
                    items.push(item);
                    continue;
                }
                let (mut item, place, from) = builder.item(&common, own, fact);
                moved.extend(from.zip(item.unit).map(|(from, heir)| (from, heir, at)));
                if let Some((place, stated)) = place {
                    used.note(&item);
                    match taken.by(place, at) {
                        Some(first) => again.push((first, at)),
                        // Nearly every place is stated once, and the fact is at hand now.
                        None => builder.settle_alone(place, &stated, &mut item),
                    }
                }
                item.accepted = item.is_certain_news();
                items.push(item);
            }
        }
        progress.step();
        stage(tr!("plan-stage-conflicts"))?;
        let mut conflicts = Vec::new();
        for group in shared(again) {
            let mut sides: Vec<(Place, usize, Stated<'_>)> = Vec::with_capacity(group.len());
            for at in group.iter().copied() {
                let Some(run) = names.run_at(at) else { continue };
                let within = at - run.before();
                let Some(fact) = run.facts(&files).get(within) else { continue };
                // The first was settled as if it were alone.
                let own = (run.file(), run.first() + within);
                let (item, place, _) = builder.item(&builder.common(run), own, fact);
                sides.extend(place.map(|(place, stated)| (place, at, stated)));
                if let Some(slot) = items.get_mut(at) {
                    *slot = item;
                }
            }
            let conflict = builder.settle(&sides, &mut items);
            tick_group(&group, conflict.as_ref(), &mut items);
            conflicts.extend(conflict);
        }
        conflicts.sort_by_key(|conflict: &Conflict| conflict.items.first().copied());
        drop(builder);
        let far = super::far::watch(workspace, &files, &mut items);
        let gone = super::gone::find(workspace, &files, &items);
        let mut closings = closings;
        for (from, heir, at) in moved {
            if items.get(at).is_some_and(Item::is_open) {
                closings.ask(from, heir, at);
            }
        }
        let mut plan = Self {
            items,
            new_indicators: indicators.new,
            new_units: units.new,
            likenesses: indicators.likenesses,
            edited_indicators: indicators.edited.into_values().collect(),
            unit_likenesses: units.likenesses,
            edited_units: units.edited,
            conflicts,
            successions: closings.questions(),
            far,
            gone,
            spellings: indicators.spellings,
            files,
        };
        plan.drop_unused(&used);
        plan.tick(answers);
        progress.step();
        Some(plan)
    }

    /// New units and indicators that no fact needs are not proposed.
    fn drop_unused(&mut self, used: &Used) {
        let indicators = &used.indicators;
        let units = with_those_above(&self.new_units, used.units.iter().copied());
        self.new_indicators.retain(|new| indicators.contains(&new.id));
        self.new_units.retain(|new| units.contains(&new.id));
        self.likenesses.retain(|like| indicators.contains(&like.asked));
        self.unit_likenesses.retain(|like| units.contains(&like.asked));
    }

    fn tick(&mut self, answers: &Answers) {
        if answers.ticks.is_empty() {
            return;
        }
        for item in &mut self.items {
            if let Some(tick) = answers.ticks.get(&(item.file, item.fact)) {
                item.accepted = *tick && item.is_open();
            }
        }
    }
}

/// These units and all new ones above them.
pub(super) fn with_those_above(
    new: &[OrgUnit],
    units: impl Iterator<Item = UnitId>,
) -> BTreeSet<UnitId> {
    let parents: BTreeMap<UnitId, Option<UnitId>> =
        new.iter().map(|unit| (unit.id, unit.parent)).collect();
    let mut found: BTreeSet<UnitId> = BTreeSet::new();
    for unit in units {
        let mut here = Some(unit);
        while let Some(id) = here.filter(|id| found.insert(*id)) {
            here = parents.get(&id).copied().flatten();
        }
    }
    found
}

impl<'a> Builder<'a> {
    fn new(
        workspace: &'a Workspace,
        files: &'a [Arc<FileReading>],
        names: &Names,
        (units, indicators): (&'a Units, &'a Indicators),
        closings: &'a Closings,
        answers: &'a Answers,
    ) -> Self {
        let hashes: BTreeSet<&str> = workspace
            .sources()
            .map(|source| source.hash.as_str())
            .filter(|hash| !hash.is_empty())
            .collect();
        let mut builder = Self {
            workspace,
            files,
            units: Vec::new(),
            indicators: Vec::new(),
            new: indicators.new.iter().map(|new| (new.id, new)).collect(),
            known_files: files.iter().map(|file| hashes.contains(file.hash.as_str())).collect(),
            of_municipality: OfMunicipality::new(units, files),
            no_unit: tr!("plan-doubt-no-unit").into(),
            closings,
            answers,
            waiting: files.iter().map(|file| Waiting::of(file, |_| true)).collect(),
        };
        let spelt = |(spelling, place): (&UnitSpelling, &UnitPlace)| Spelt {
            id: place.id,
            long: is_long(&spelling.name) || spelling.area.as_deref().is_some_and(is_long),
            doubt: place.doubt.clone(),
        };
        builder.units = names.units.iter().zip(&units.of).map(spelt).collect();
        let spelt = |id: &IndicatorId| Spelt {
            id: *id,
            long: builder
                .indicator(*id)
                .is_some_and(|one| is_long(&one.name) || one.split.as_deref().is_some_and(is_long)),
            doubt: indicators.doubts.get(id).cloned(),
        };
        builder.indicators = indicators.of.iter().map(spelt).collect();
        builder
    }

    fn indicator(&self, id: IndicatorId) -> Option<&Indicator> {
        self.new.get(&id).copied().or_else(|| self.workspace.indicator(id))
    }

    /// What the facts of a run have in common.
    fn common(&self, run: Run) -> Common<'_> {
        let spelt = run.indicator().and_then(|at| self.indicators.get(at));
        let indicator = spelt.map(|spelt| spelt.id);
        let spelt_unit = run.unit().and_then(|at| self.units.get(at));
        let unit = match run.unit() {
            Some(_) => spelt_unit.map(|spelt| spelt.id),
            None => Some(Workspace::ROOT),
        };
        let series = indicator.zip(unit).map(|(indicator, unit)| SeriesKey { indicator, unit });
        let known_file = self.known_files.get(run.file()).copied().unwrap_or_default();
        let is_fresh = |key: &SeriesKey| {
            !known_file
                && !self.closings.concern(key.unit)
                && self.workspace.series(*key).is_empty()
        };
        let long = spelt.is_some_and(|one| one.long) || spelt_unit.is_some_and(|one| one.long);
        let doubt_of_unit = spelt_unit.and_then(|spelt| spelt.doubt.as_ref());
        Common {
            indicator,
            unit,
            names_unit: run.unit().is_some(),
            long,
            doubt: doubt_of_unit.or_else(|| spelt?.doubt.as_ref()),
            fresh: series.filter(|key| !long && is_fresh(key)),
        }
    }

    /// One fact as an item, its state still open, with the place it would take, and the closed
    /// unit it was given for.
    fn item<'f>(
        &self,
        common: &Common<'_>,
        (file, at): (usize, usize),
        fact: &'f Fact,
    ) -> (Item, Option<(Place, Stated<'f>)>, Option<UnitId>) {
        let kind = figure_kind(fact.kind);
        let of = (common.indicator, common.unit);
        let Owner { unit, doubt: not_its, from } =
            self.closings.owner(self.workspace, of, fact.period, kind);
        let doubt = self.doubt(common, file, fact).cloned().or(not_its);
        let place = place(fact, (common.indicator, unit), common.long);
        let (state, place) = match place {
            Ok(place) => (State::New, Some(place)),
            Err(why) => (State::Refused(why.into()), None),
        };
        let item = Item {
            file,
            fact: at,
            state,
            indicator: common.indicator,
            unit,
            period: fact.period,
            certain: doubt.is_none(),
            doubt,
            accepted: false,
        };
        (item, place, from)
    }

    /// A figure there is nothing to compare with, as nearly all are in a first import: an item, settled.
    fn fresh_item(
        &self,
        common: &Common<'_>,
        (file, at): (usize, usize),
        (series, plain): (SeriesKey, Plain),
        fact: &Fact,
    ) -> Item {
        // Most are nobody's doubt: the fact itself need not be looked at again.
        let doubt = if plain.certain && common.names_unit {
            common.doubt
        } else {
            self.doubt(common, file, fact)
        };
        Item {
            file,
            fact: at,
            state: if plain.is_number { State::New } else { State::Missing },
            indicator: Some(series.indicator),
            unit: Some(series.unit),
            period: Some(plain.period),
            certain: doubt.is_none(),
            accepted: doubt.is_none(),
            doubt: doubt.cloned(),
        }
    }

    /// What a person should look at before any comparison with what stands.
    fn doubt<'f>(&'f self, common: &Common<'f>, file: usize, fact: &'f Fact) -> Option<&'f ArcStr> {
        if !fact.certain {
            return Some(&fact.why);
        }
        if !common.names_unit && !self.of_municipality.holds(file, fact.sheet) {
            return Some(&self.no_unit);
        }
        common.doubt
    }

    fn reading(&self, item: &Item) -> Option<(&FileReading, &Fact)> {
        let reading = self.files.get(item.file)?;
        Some((reading, reading.facts.get(item.fact)?))
    }
}

/// Whether a name is longer than a name may be.
fn is_long(name: &str) -> bool {
    name.len() > Workspace::MAX_NAME && name.chars().nth(Workspace::MAX_NAME).is_some()
}

/// The place a fact would take and what it would put there; `long` where a name it carries is
/// longer than a name may be.
fn place<'f>(
    fact: &'f Fact,
    (indicator, unit): (Option<IndicatorId>, Option<UnitId>),
    long: bool,
) -> Result<(Place, Stated<'f>), String> {
    let (Some(indicator), Some(unit)) = (indicator, unit) else {
        return Err(tr!("plan-refused-no-indicator"));
    };
    let Some(period) = fact.period else { return Err(tr!("plan-refused-no-period")) };
    if long {
        return Err(tr!("plan-refused-long-name", most = Workspace::MAX_NAME));
    }
    let series = SeriesKey { indicator, unit };
    let stated = stated(fact)?;
    let place = match figure_kind(fact.kind) {
        Some(kind) => Place::Figure(SlotKey { series, period, kind }),
        None => match target_year(period) {
            Some(year) => Place::Target(TargetKey { series, year }),
            None => return Err(tr!("plan-refused-target-period")),
        },
    };
    Ok((place, stated))
}
