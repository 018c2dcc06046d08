//! Facts and workspace -> plan.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;

use super::indicators::Indicators;
use super::municipality::OfMunicipality;
use super::names::{Names, Plain, Run, UnitSpelling};
use super::state::{
    Stated, compare_figure, compare_target, figure_kind, stated, target_year, was_taken_in,
};
use super::succession::{Closings, Owner};
use super::taken::{Place, Taken};
use super::units::{UnitPlace, Units};
use super::waiting::{Waiting, stands_aside};
use super::{Answers, Conflict, Item, Plan, State};
use crate::domain::{
    Aim, Indicator, IndicatorId, Mark, OrgUnit, Provenance, SeriesKey, SlotKey, TargetKey, UnitId,
    Workspace,
};
use crate::import::facts::{Fact, FileReading};
use crate::progress::Progress;
use crate::tr;

/// Sides of a conflict that are told in words; more are told by nobody.
const MOST_SAID: usize = 20;

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
        let mut used = Used::default();
        let mut again: Vec<(usize, usize)> = Vec::new();
        for run in &names.runs {
            let common = builder.common(*run);
            for (fact, within) in run.facts(&files).iter().zip(run.first()..) {
                let (own, at) = ((run.file(), within), items.len());
                let plain = names.plain.get(at).copied().flatten();
                if let Some((series, plain)) = common.fresh.zip(plain) {
                    let item = builder.fresh_item(&common, own, (series, plain), fact);
                    used.note(&item);
                    let (period, kind) = (plain.period, plain.kind);
                    let place = Place::Figure(SlotKey { series, period, kind });
                    again.extend(taken.by(place, at).map(|first| (first, at)));
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

/// Facts, by their positions, that would take a place others would take too: those of each such
/// place, in order. `again` has each but the first, with the first before it.
fn shared(mut again: Vec<(usize, usize)>) -> Vec<Vec<usize>> {
    again.sort_unstable();
    let groups = again.chunk_by(|one, next| one.0 == next.0);
    let whole = |group: &[(usize, usize)]| {
        let first = group.first().map(|(first, _)| *first);
        first.into_iter().chain(group.iter().map(|(_, at)| *at)).collect()
    };
    groups.map(whole).collect()
}

/// Ticks what is certain of facts that would take one place; of a conflict only its first.
fn tick_group(group: &[usize], conflict: Option<&Conflict>, items: &mut [Item]) {
    for at in group {
        if let Some(item) = items.get_mut(*at) {
            item.accepted = item.is_certain_news();
        }
    }
    for at in conflict.into_iter().flat_map(|conflict| conflict.items.iter().skip(1)) {
        if let Some(item) = items.get_mut(*at) {
            item.accepted = false;
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

    /// Settles the state of the only fact for a place.
    fn settle_alone(&self, place: Place, stated: &Stated<'_>, item: &mut Item) {
        if self.is_taken_in(place, item) {
            item.state = State::Same;
            item.certain = true;
            item.doubt = None;
        } else {
            self.compare(place, stated, item);
        }
    }

    /// Settles the states of all facts for one place; answers with their conflict, if any.
    fn settle(&self, group: &[(Place, usize, Stated<'_>)], items: &mut [Item]) -> Option<Conflict> {
        let mut open: Vec<(usize, &Stated<'_>)> = Vec::with_capacity(group.len());
        for (place, at, stated) in group {
            match items.get_mut(*at) {
                Some(item) if self.is_taken_in(*place, item) => {
                    item.state = State::Same;
                    item.certain = true;
                    item.doubt = None;
                }
                _ => open.push((*at, stated)),
            }
        }
        let place = group.first()?.0;
        let aside =
            |at: usize, items: &[Item]| items.get(at).is_some_and(|item| self.is_aside(item));
        let (sides, firm) = sides(&open, aside, items);
        for (at, stated) in &sides {
            if let Some(item) = items.get_mut(*at) {
                self.compare(place, stated, item);
            }
        }
        if sides.len() < 2 {
            return None;
        }
        let indicator = self.indicator(place.series().indicator);
        let mut said: Vec<String> = sides
            .iter()
            .take(MOST_SAID)
            .filter_map(|(at, stated)| {
                let item = items.get(*at)?;
                Some(format!("{} ({})", stated.text(indicator), self.cell_name(item)))
            })
            .collect();
        if sides.len() > MOST_SAID {
            said.push("…".to_owned());
        }
        let doubt: ArcStr = tr!("plan-doubt-conflict", said = said.join(", ")).into();
        let conflict: Vec<usize> = sides.iter().map(|(at, _)| *at).collect();
        if firm < 2 {
            // What is left out, or may be, makes nothing else doubtful.
            for at in conflict.iter().skip(firm) {
                if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                    item.certain = false;
                    item.doubt.get_or_insert_with(|| ArcStr::clone(&doubt));
                }
            }
            return Some(Conflict { items: conflict, nameless: false });
        }
        if self.of_one_table(&conflict, items) {
            // What tells the table's figures apart is asked of the table.
            return Some(Conflict { items: conflict, nameless: true });
        }
        if self.is_nameless(&conflict, items) {
            // Each is doubted already, for want of a unit.
            for at in &conflict {
                if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                    item.certain = false;
                    item.doubt.get_or_insert_with(|| ArcStr::clone(&self.no_unit));
                }
            }
            return Some(Conflict { items: conflict, nameless: true });
        }
        for at in &conflict {
            if let Some(item) = items.get_mut(*at).filter(|item| item.is_open()) {
                item.certain = false;
                item.doubt = Some(ArcStr::clone(&doubt));
            }
        }
        Some(Conflict { items: conflict, nameless: false })
    }

    /// Whether the sides stand in one sheet, which is asked what tells them apart.
    fn of_one_table(&self, conflict: &[usize], items: &[Item]) -> bool {
        let why = tr!("why-twice-said");
        let mut sheets = conflict.iter().map(|at| {
            let item = items.get(*at)?;
            let (_, fact) = self.reading(item)?;
            (!fact.certain && fact.why.contains(&why)).then_some((item.file, fact.sheet))
        });
        let first = sheets.next().flatten();
        first.is_some() && sheets.all(|sheet| sheet == first)
    }

    /// Whether the sides are of sheets that do not say whose figures they are, no two of one sheet: they
    /// meet only because of that.
    fn is_nameless(&self, conflict: &[usize], items: &[Item]) -> bool {
        let mut owners = BTreeSet::new();
        let mut unknown = false;
        conflict.iter().filter_map(|at| items.get(*at)).all(|item| {
            let sheet = self.reading(item).map(|(_, fact)| (item.file, fact.sheet));
            let said = self.reading(item).is_none_or(|(_, fact)| fact.unit.is_some())
                || sheet.is_some_and(|sheet| {
                    self.of_municipality.holds(sheet.0, sheet.1)
                        || self.answers.unit_for_sheet.contains_key(&sheet)
                });
            unknown |= !said;
            owners.insert(sheet.filter(|_| !said))
        }) && unknown
    }

    /// Whether a figure is left out, or it is open whether it is taken in at all.
    fn is_aside(&self, item: &Item) -> bool {
        let (Some(waiting), Some((_, fact))) = (self.waiting.get(item.file), self.reading(item))
        else {
            return false;
        };
        stands_aside(self.answers, waiting, item, fact)
    }

    fn reading(&self, item: &Item) -> Option<(&FileReading, &Fact)> {
        let reading = self.files.get(item.file)?;
        Some((reading, reading.facts.get(item.fact)?))
    }

    /// "Lia skole.xlsx, Måltavle!G7"
    fn cell_name(&self, item: &Item) -> String {
        let Some((reading, fact)) = self.reading(item) else { return String::new() };
        let sheet = reading.sheets.get(fact.sheet).map_or("", |sheet| sheet.grid.name.as_str());
        format!("{}, {sheet}!{}", reading.file, fact.place.name())
    }

    /// Whether this cell of this very file has been taken in before.
    fn is_taken_in(&self, place: Place, item: &Item) -> bool {
        if !self.known_files.get(item.file).copied().unwrap_or_default() {
            return false;
        }
        let Some((reading, fact)) = self.reading(item) else { return false };
        // What somebody has just corrected is news, though the cell is not.
        if fact.marks.has(Mark::Corrected) {
            return false;
        }
        let held: Vec<Provenance> = match place {
            Place::Figure(key) => self.workspace.slot(key).map_or_else(Vec::new, |slot| {
                slot.earlier.iter().chain([&slot.current]).map(|one| one.provenance).collect()
            }),
            Place::Target(key) => {
                self.workspace.target_history(key).map_or_else(Vec::new, |history| {
                    history
                        .earlier
                        .iter()
                        .chain([&history.current])
                        .map(|one| one.provenance)
                        .collect()
                })
            }
        };
        was_taken_in(self.workspace, held.into_iter(), reading, fact)
    }

    /// Whether somebody said on an earlier import what this very text was meant to say.
    fn was_corrected(&self, place: Place, fact: &Fact) -> bool {
        if fact.marks.has(Mark::Corrected) {
            return false;
        }
        match place {
            Place::Figure(key) => self.workspace.slot(key).is_some_and(|slot| {
                slot.current.marks.has(Mark::Corrected) && *slot.current.raw == *fact.raw
            }),
            // Targets carry no marks: the text is the same and the number is not.
            Place::Target(key) => self.workspace.target(key).is_some_and(|history| {
                let held = &history.current;
                held.provenance != Provenance::Typed
                    && *held.raw == *fact.raw
                    && fact.value.is_some()
                    && matches!(held.aim, Aim::Value(_))
            }),
        }
    }

    fn compare(&self, place: Place, stated: &Stated<'_>, item: &mut Item) {
        let Some((reading, fact)) = self.reading(item) else { return };
        if self.was_corrected(place, fact) {
            (item.state, item.certain, item.doubt) = (State::Same, true, None);
            return;
        }
        let (state, mut doubt) = match (place, stated) {
            (Place::Figure(key), Stated::Figure { value, marks, .. }) => {
                let held = self.workspace.slot(key).map(|slot| &slot.current);
                // Nearly all figures are new: nothing is told of them in words.
                let indicator = held.and_then(|_| self.indicator(key.series.indicator));
                compare_figure(self.workspace, indicator, held, (*value, *marks), reading)
            }
            (Place::Target(key), Stated::Aim(aim)) => {
                let held = self.workspace.target_history(key).map(|history| &history.current);
                let indicator = held.and_then(|_| self.indicator(key.series.indicator));
                compare_target(self.workspace, indicator, held, aim, reading)
            }
            _ => return,
        };
        item.state = state;
        let left_out = self.known_files.get(item.file) == Some(&true);
        if item.is_open() && doubt.is_none() && left_out && !fact.marks.has(Mark::Corrected) {
            doubt = Some(tr!("plan-doubt-left-out").into());
        }
        if item.doubt.is_none() {
            item.doubt = doubt;
        }
        item.certain = item.doubt.is_none();
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

/// The different things the facts for one place say, each by its finest reading, in the order
/// of the files, those that stand aside last. All other facts are repetitions of one of these. With how
/// many do not stand aside.
fn sides<'a, 'f>(
    open: &[(usize, &'a Stated<'f>)],
    is_aside: impl Fn(usize, &[Item]) -> bool,
    items: &mut [Item],
) -> (Vec<(usize, &'a Stated<'f>)>, usize) {
    let mut finest: Vec<(usize, &Stated<'_>)> = open.to_vec();
    // A doubtful reading must not make a sure one its repetition.
    let doubtful = |at: usize| items.get(at).is_none_or(|item| !item.certain);
    // Nor must one that is left out take the place of one that is not.
    finest.sort_by_key(|(at, stated)| {
        let fineness = std::cmp::Reverse((stated.decimals(), stated.is_marked()));
        (is_aside(*at, items), stated.gives_way(), fineness, doubtful(*at), *at)
    });
    let mut sides: Vec<(usize, &Stated<'_>)> = Vec::new();
    // The numbers among them in order, so that only those near another are compared with it.
    let mut numbers: Vec<(f64, usize)> = Vec::new();
    for (at, stated) in finest {
        // What is left out comes last, and may be the finer one.
        let aside = is_aside(at, items);
        let same = |side: &Stated<'_>| side.agrees(stated) || aside && stated.agrees(side);
        let agrees = match stated.number() {
            Some(number) => {
                let room = if aside { stated.room().max(Stated::MOST_ROOM) } else { stated.room() };
                let from = numbers.partition_point(|(side, _)| *side < number - room);
                numbers
                    .iter()
                    .skip(from)
                    .take_while(|(side, _)| *side <= number + room)
                    .filter_map(|(_, side)| sides.get(*side))
                    .any(|(_, side)| same(side))
            }
            None => sides.iter().any(|(_, side)| same(side)),
        };
        let repeats = agrees || (stated.gives_way() && !sides.is_empty());
        if !repeats {
            if let Some(number) = stated.number() {
                let place = numbers.partition_point(|(side, _)| *side <= number);
                numbers.insert(place, (number, sides.len()));
            }
            sides.push((at, stated));
        } else if let Some(item) = items.get_mut(at) {
            item.state = State::Same;
        }
    }
    sides.sort_by_key(|(at, _)| (is_aside(*at, items), *at));
    let firm = sides.iter().filter(|(at, _)| !is_aside(*at, items)).count();
    (sides, firm)
}
