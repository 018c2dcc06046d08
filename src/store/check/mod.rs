//! Looking a project file through: every rule it breaks, by name, and as much of its content as
//! can be put in order.

mod beside;
mod scan;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde::de::DeserializeOwned;

pub use self::beside::{Beside, beside};
use self::scan::{ALWAYS, Element, LISTS, elements, lists};
use super::format::{self, Board, LifeIn, SeriesIn, TargetIn, TitleIn};
use super::limits::{self, Counted};
use crate::domain::period::YEARS;
use crate::domain::{
    Change, Comment, CommentId, Diagram, Indicator, IndicatorId, IndicatorKind, Level, Measure,
    OrgUnit, Recipe, Refusal, RollUp, SeriesKey, Slot, Source, SourceId, TargetHistory, TargetKey,
    UnitId, Workspace,
};
use crate::tr;

/// Something wrong with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The checksum does not fit: something else than this program altered the file.
    Sum,
    /// The identity its head names is that of other content.
    Identity,
    /// A whole list is not there.
    NoList(&'static str),
    /// Bytes that could not be read.
    Lost { list: &'static str, at: usize, length: usize },
    /// There is more than is read.
    TooMany(Counted),
    /// Something that breaks a rule, and what became of it.
    Broken { what: String, refusal: Refusal, mended: bool },
}

/// What came out of looking.
#[derive(Debug)]
pub struct Look {
    /// What could be put in order.
    pub workspace: Workspace,
    pub faults: Vec<Fault>,
}

/// Looks bytes through that may be a damaged project file.
#[must_use]
pub fn look_through(bytes: &[u8]) -> Look {
    if let Ok(board) = format::read(bytes) {
        let identity = format::id_in(bytes).is_none_or(|id| board.id() == Some(id));
        let Board { workspace, sound, .. } = board;
        let faults = match (sound, identity) {
            (false, _) => vec![Fault::Sum],
            (true, false) => vec![Fault::Identity],
            (true, true) => Vec::new(),
        };
        return Look { workspace, faults };
    }
    let mut mending =
        Mending { now: Workspace::new(tr!("unnamed-municipality")), faults: Vec::new() };
    let found = lists(bytes);
    let stretches = found.into_iter().zip(LISTS).enumerate();
    // A list that is written only when it holds something is not missed.
    let mut stretches = stretches.map(|(place, (range, (name, key)))| List {
        range,
        name,
        key,
        wanted: place < ALWAYS,
    });
    let mut next = || stretches.next();
    let units: Vec<OrgUnit> = mending.read(bytes, next());
    let indicators: Vec<Indicator> = mending.read(bytes, next());
    let sources: Vec<Source> = mending.read(bytes, next());
    let series = mending.read_series(bytes, next());
    let targets: Vec<TargetIn> = mending.read(bytes, next());
    let targets = targets.into_iter().map(TargetIn::into_part).collect();
    let diagrams: Vec<Diagram> = mending.read(bytes, next());
    let recipes: Vec<Recipe> = mending.read(bytes, next());
    let lives: Vec<LifeIn> = mending.read(bytes, next());
    let measures: Vec<Measure> = mending.read(bytes, next());
    let comments: Vec<Comment> = mending.read(bytes, next());
    let titles: Vec<TitleIn> = mending.read(bytes, next());
    mending.units(units);
    mending.indicators(indicators);
    let sources = mending.few(Counted::Sources, sources);
    let targets = mending.few(Counted::Targets, targets);
    let (series, targets) = mending.short(series, targets);
    for source in sources {
        let what = source.file.clone();
        mending.put(what, Change::AddSource(source));
    }
    for (series, slots) in series {
        for slot in slots {
            let what = mending.name(series, &slot.period.code());
            mending.put(what, Change::PutSlot { series, slot });
        }
    }
    for (key, history) in targets {
        let what = mending.name(key.series, &key.year.to_string());
        mending.put(what, Change::PutTarget { key, history });
    }
    for diagram in mending.few(Counted::Diagrams, diagrams) {
        mending.diagram(diagram);
    }
    for recipe in mending.few(Counted::Recipes, recipes) {
        let what = recipe.name.clone();
        mending.put(what, Change::PutRecipe(recipe));
    }
    for LifeIn { unit: id, life } in mending.few(Counted::Lives, lives) {
        let what = mending.now.unit(id).map(|unit| unit.name.clone());
        let what = what.unwrap_or_else(|| format!("#{}", id.0));
        mending.put(what, Change::SetUnitLife { id, life });
    }
    for measure in mending.few(Counted::Measures, measures) {
        let what = measure.what.clone();
        mending.put(what, Change::AddMeasure(measure));
    }
    let comments = mending.few(Counted::Comments, comments);
    mending.comments(comments);
    mending.thresholds(bytes);
    for TitleIn { chart: subject, title } in mending.few(Counted::Titles, titles) {
        let what = title.clone();
        mending.put(what, Change::SetChartTitle { subject, title: Some(title) });
    }
    Look { workspace: mending.now, faults: mending.faults }
}

type Series = Vec<(SeriesKey, Vec<Slot>)>;
type Targets = Vec<(TargetKey, TargetHistory)>;

struct List {
    range: Option<Range<usize>>,
    name: &'static str,
    key: &'static str,
    /// Every board has it.
    wanted: bool,
}

struct Mending {
    now: Workspace,
    faults: Vec<Fault>,
}

impl Mending {
    fn lost(&mut self, list: &'static str, range: Range<usize>) {
        // Stretches that touch are one.
        if let Some(Fault::Lost { list: before, at, length }) = self.faults.last_mut()
            && *before == list
            && *at + *length >= range.start
        {
            *length = range.end - *at;
            return;
        }
        self.faults.push(Fault::Lost { list, at: range.start, length: range.len() });
    }

    fn elements(&mut self, bytes: &[u8], list: Option<List>) -> (Vec<Element>, &'static str) {
        let Some(List { range, name, key, wanted }) = list else { return (Vec::new(), "") };
        let Some(range) = range else {
            if wanted {
                self.faults.push(Fault::NoList(name));
            }
            return (Vec::new(), name);
        };
        (elements(bytes, range, key), name)
    }

    fn read<T: DeserializeOwned>(&mut self, bytes: &[u8], list: Option<List>) -> Vec<T> {
        let (elements, name) = self.elements(bytes, list);
        let mut found = Vec::new();
        for element in elements {
            match element {
                Element::Lost(range) => self.lost(name, range),
                Element::Whole(range) => match parse(bytes, &range) {
                    Some(one) => found.push(one),
                    None => self.lost(name, range),
                },
            }
        }
        found
    }

    /// Series by series; in one that is damaged, value by value.
    fn read_series(&mut self, bytes: &[u8], list: Option<List>) -> Vec<(SeriesKey, Vec<Slot>)> {
        let (elements, name) = self.elements(bytes, list);
        let mut found: Vec<(SeriesKey, Vec<Slot>)> = Vec::new();
        let mut values = 0;
        for element in elements {
            let range = match element {
                Element::Whole(range) => {
                    if let Some(one) = parse::<SeriesIn>(bytes, &range) {
                        found.push(one.into_part());
                        continue;
                    }
                    range
                }
                Element::Lost(range) => range,
            };
            let Some((key, from)) = series_head(bytes, &range) else {
                self.lost(name, range);
                continue;
            };
            let mut slots = Vec::new();
            for value in scan::elements(bytes, from..range.end, "period") {
                match value {
                    Element::Lost(range) => self.lost(name, range),
                    Element::Whole(range) => match parse(bytes, &range) {
                        Some(slot) => slots.push(slot),
                        None => self.lost(name, range),
                    },
                }
            }
            found.push((key, slots));
        }
        found.retain(|(_, slots)| {
            values += slots.len();
            values <= Counted::Values.most()
        });
        if values > Counted::Values.most() {
            self.faults.push(Fault::TooMany(Counted::Values));
        }
        found
    }

    /// What a value is called in messages.
    fn name(&self, series: SeriesKey, period: &str) -> String {
        let indicator = self.now.indicator(series.indicator).map(Indicator::title);
        let indicator = indicator.unwrap_or_else(|| format!("#{}", series.indicator.0));
        let unit = self.now.unit(series.unit).map(|unit| unit.name.clone());
        let unit = unit.unwrap_or_else(|| format!("#{}", series.unit.0));
        format!("{unit}, {indicator}, {period}")
    }

    fn few<T>(&mut self, what: Counted, mut list: Vec<T>) -> Vec<T> {
        if limits::check(what, list.len()).is_err() {
            self.faults.push(Fault::TooMany(what));
            list.truncate(what.most());
        }
        list
    }

    /// Histories, cut at their old end where all together are too much.
    fn short(&mut self, mut series: Series, mut targets: Targets) -> (Series, Targets) {
        let mut room = Counted::Earlier.most();
        let mut over = false;
        let mut cut = |length: usize| {
            let gone = length.saturating_sub(room);
            room = room.saturating_sub(length);
            over |= gone > 0;
            gone
        };
        for slot in series.iter_mut().flat_map(|(_, slots)| slots) {
            slot.earlier.drain(..cut(slot.earlier.len()));
        }
        for (_, history) in &mut targets {
            history.earlier.drain(..cut(history.earlier.len()));
        }
        if over {
            self.faults.push(Fault::TooMany(Counted::Earlier));
        }
        (series, targets)
    }

    fn broken(&mut self, what: String, refusal: Refusal, mended: bool) {
        self.faults.push(Fault::Broken { what, refusal, mended });
    }

    fn units(&mut self, units: Vec<OrgUnit>) {
        for mut unit in self.few(Counted::Units, units) {
            if unit.id == Workspace::ROOT {
                let (id, level) = (unit.id, unit.level);
                let change =
                    Change::EditUnit { id, name: unit.name.clone(), level, aliases: unit.aliases };
                let names = unit.level_names.into_iter();
                let names =
                    names.map(|(level, name)| Change::NameLevel { level, name: Some(name) });
                for change in std::iter::once(change).chain(names) {
                    if let Err(refusal) = self.now.apply(change) {
                        self.broken(unit.name.clone(), refusal, false);
                    }
                }
                continue;
            }
            let what = unit.name.clone();
            let parent = unit.parent.filter(|parent| self.now.unit(*parent).is_some());
            if parent.is_none() {
                let refusal = Refusal::UnknownUnit(unit.parent.unwrap_or(UnitId(0)));
                self.broken(what.clone(), refusal, true);
            }
            let parent = parent.unwrap_or(Workspace::ROOT);
            unit.parent = Some(parent);
            let place = self.now.children(parent).len();
            if let Err(refusal) = self.now.apply(Change::AddUnit { unit: unit.clone(), place }) {
                unit.name = format!("{} ({})", unit.name.trim(), unit.id.0);
                let mended = self.now.apply(Change::AddUnit { unit, place }).is_ok();
                self.broken(what, refusal, mended);
            }
        }
    }

    fn indicators(&mut self, indicators: Vec<Indicator>) {
        // What one rests on may stand later in the list.
        let mut loose = Vec::new();
        for mut indicator in self.few(Counted::Indicators, indicators) {
            let what = indicator.title();
            if indicator.roll_up != RollUp::None || indicator.persons.is_some() {
                let rule = std::mem::take(&mut indicator.roll_up);
                loose.push((indicator.id, rule, indicator.persons.take()));
            }
            if let Err(refusal) = self.now.apply(Change::AddIndicator(indicator.clone())) {
                indicator.name = format!("{} ({})", indicator.name.trim(), indicator.id.0);
                indicator.decimals = indicator.decimals.min(Indicator::MAX_DECIMALS);
                let mended = self.now.apply(Change::AddIndicator(indicator)).is_ok();
                self.broken(what, refusal, mended);
            }
        }
        // Each on its own: one that cannot be had takes the other with it no more.
        for (id, roll_up, persons) in loose {
            self.rest_on(id, |indicator| indicator.roll_up = roll_up);
            self.rest_on(id, |indicator| indicator.persons = persons);
        }
    }

    fn rest_on(&mut self, id: IndicatorId, set: impl FnOnce(&mut Indicator)) {
        let Some(mut indicator) = self.now.indicator(id).cloned() else { return };
        let what = indicator.title();
        set(&mut indicator);
        if let Err(refusal) = self.now.apply(Change::EditIndicator(indicator)) {
            self.broken(what, refusal, true);
        }
    }

    /// Puts something in; what it rests on and is lost gets a stand-in, so that it stays.
    fn put(&mut self, what: String, change: Change) {
        let mut first = None;
        for _ in 0..6 {
            let Err(refusal) = self.now.apply(change.clone()) else {
                if let Some(refusal) = first {
                    self.broken(what, refusal, true);
                }
                return;
            };
            let stood_in = self.stand_in(&refusal, &change);
            first.get_or_insert(refusal);
            if !stood_in {
                break;
            }
        }
        if let Some(refusal) = first {
            self.broken(what, refusal, false);
        }
    }

    fn stand_in(&mut self, refusal: &Refusal, change: &Change) -> bool {
        let change = match (refusal, change) {
            (Refusal::UnknownUnit(id), _) => Change::AddUnit {
                unit: OrgUnit::new(
                    *id,
                    Some(Workspace::ROOT),
                    tr!("check-found-unit", number = id.0.to_string()),
                    Level::Unit,
                ),
                place: self.now.children(Workspace::ROOT).len(),
            },
            (Refusal::UnknownIndicator(id), _) => {
                let name = tr!("check-found-indicator", number = id.0.to_string());
                Change::AddIndicator(Indicator::new(*id, name))
            }
            (Refusal::UnknownSource(id), _) => Change::AddSource(self.unknown_source(*id)),
            (Refusal::TargetOnTrend(_), Change::PutTarget { key, .. }) => {
                match self.now.indicator(key.series.indicator) {
                    Some(held) => Change::EditIndicator(Indicator {
                        kind: IndicatorKind::Target,
                        ..held.clone()
                    }),
                    None => return false,
                }
            }
            _ => return false,
        };
        self.now.apply(change).is_ok()
    }

    fn unknown_source(&self, id: SourceId) -> Source {
        Source {
            id,
            file: tr!("check-found-source"),
            hash: String::new(),
            imported_at: 0,
            sheets: vec![String::from("?"); 256],
        }
    }

    /// What a comment answers may be lost: then it stands alone.
    fn comments(&mut self, comments: Vec<Comment>) {
        let mut known: BTreeSet<CommentId> = BTreeSet::new();
        for mut comment in comments {
            let what = comment.text.clone();
            if comment.answers.is_some_and(|answered| !known.contains(&answered)) {
                if let Err(refusal) = self.now.clone().apply(Change::AddComment(comment.clone())) {
                    self.broken(what.clone(), refusal, true);
                }
                comment.answers = None;
            }
            known.insert(comment.id);
            self.put(what, Change::AddComment(comment));
        }
    }

    fn thresholds(&mut self, bytes: &[u8]) {
        let Some(range) = scan::object(bytes, "thresholds") else { return };
        let Some(found) = parse::<BTreeMap<String, u16>>(bytes, &range) else {
            self.lost("thresholds", range);
            return;
        };
        let found = self.few(Counted::Thresholds, found.into_iter().collect());
        for (source, persons) in found {
            let what = source.clone();
            self.put(what, Change::SetThreshold { source, persons: Some(persons) });
        }
    }

    fn diagram(&mut self, mut diagram: Diagram) {
        let what = diagram.name.clone();
        if limits::check(Counted::Boxes, diagram.boxes.len() + diagram.links.len()).is_err() {
            self.faults.push(Fault::TooMany(Counted::Boxes));
            return;
        }
        let lost = diagram.uses().find(|id| self.now.indicator(*id).is_none());
        if let Some(id) = lost {
            self.broken(what.clone(), Refusal::UnknownIndicator(id), true);
        }
        let known = |id: &IndicatorId| self.now.indicator(*id).is_some();
        for one in diagram.boxes.values_mut() {
            one.keep_indicators(known);
        }
        for link in diagram.links.values_mut() {
            link.keep_indicators(known);
        }
        if let Some(year) = diagram.year.filter(|year| !YEARS.contains(year)) {
            self.broken(what.clone(), Refusal::BadYear(year), true);
            diagram.year = None;
        }
        let boxes: BTreeSet<_> = diagram.boxes.keys().copied().collect();
        let ends = diagram.links.values().flat_map(|link| [link.from, link.to]);
        if let Some(id) = ends.into_iter().find(|id| !boxes.contains(id)) {
            self.broken(what.clone(), Refusal::UnknownBox(id), true);
        }
        diagram.links.retain(|_, link| boxes.contains(&link.from) && boxes.contains(&link.to));
        if let Err(refusal) = self.now.apply(Change::AddDiagram(diagram)) {
            self.broken(what, refusal, false);
        }
    }
}

fn parse<T: DeserializeOwned>(bytes: &[u8], range: &Range<usize>) -> Option<T> {
    serde_json::from_slice(bytes.get(range.clone())?).ok()
}

/// Reads `{"indicator":1,"unit":2,"values":[` and where the values begin.
fn series_head(bytes: &[u8], range: &Range<usize>) -> Option<(SeriesKey, usize)> {
    let rest = bytes.get(range.clone())?;
    let (indicator, rest) = number_after(rest, b"{\"indicator\":")?;
    let (unit, rest) = number_after(rest, b",\"unit\":")?;
    let rest = rest.strip_prefix(b",\"values\":[")?;
    let key = SeriesKey { indicator: IndicatorId(indicator), unit: UnitId(unit) };
    Some((key, range.end - rest.len()))
}

fn number_after<'a>(bytes: &'a [u8], prefix: &[u8]) -> Option<(u32, &'a [u8])> {
    let rest = bytes.strip_prefix(prefix)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(rest.get(..digits)?).ok()?.parse().ok()?;
    Some((number, rest.get(digits..)?))
}
