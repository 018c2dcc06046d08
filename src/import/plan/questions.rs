//! What the plan must ask a person, as questions like those of the reading.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::state::stated;
use super::{Item, Plan};
use crate::domain::{Indicator, IndicatorId, Period, UnitId};
use crate::import::facts::{About, CellRole, Question, SheetReading};
use crate::import::grid::{Content, Place};
use crate::import::matching::{normal, unit_form};
use crate::text::period_name;
use crate::tr;

/// Cells named in one question; a name used in many more is found by its text.
const MOST_CELLS: usize = 50;

/// A question that comes of comparing names and figures, and the file it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanQuestion {
    /// Position in [`Plan::files`].
    pub file: usize,
    pub cause: Cause,
    pub question: Question,
}

/// What a question of the comparison comes of: a position in one of the plan's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// In [`Plan::likenesses`].
    Indicator(usize),
    /// In [`Plan::unit_likenesses`].
    Unit(usize),
    /// In [`Plan::successions`].
    Succession(usize),
    /// In [`Plan::conflicts`].
    Conflict(usize),
    /// In [`Plan::far`].
    Far(usize),
    /// In [`Plan::gone`].
    Gone(usize),
}

impl Plan {
    /// Every question of the comparison, in the order of the files. Those of the reading itself
    /// stand in [`crate::import::facts::FileReading::questions`].
    #[must_use]
    pub fn questions(&self) -> Vec<PlanQuestion> {
        let mut asked = Vec::new();
        let waiting = self.waiting(|_, _| true);
        let waits = |at: usize| self.waits(&waiting, at);
        let all_wait = |items: &[usize]| !items.is_empty() && items.iter().all(|at| waits(*at));
        let (of_indicator, of_unit) =
            (self.items_of_asked_indicators(), self.items_of_asked_units());
        let (mut indicators, mut units) = (Labels::new(normal), Labels::new(unit_form));
        for (at, like) in self.likenesses.iter().enumerate() {
            let text = question_text(&like.name, &like.same_as_name, &like.evidence);
            let options = options(&like.name, &like.same_as_name);
            let form = normal(&like.name);
            let about = of_indicator.get(&like.asked).map_or(&[][..], Vec::as_slice);
            if all_wait(about) {
                continue;
            }
            asked.extend(self.ask(
                (About::Indicator, Cause::Indicator(at)),
                (text, options),
                about,
                &form,
                &mut indicators,
            ));
        }
        for (at, like) in self.unit_likenesses.iter().enumerate() {
            let text = question_text(&like.name, &like.same_as_name, &like.evidence);
            let options = options(&like.name, &like.same_as_name);
            let form = unit_form(&like.name);
            let about = of_unit.get(&like.asked).map_or(&[][..], Vec::as_slice);
            if all_wait(about) {
                continue;
            }
            asked.extend(self.ask(
                (About::Unit, Cause::Unit(at)),
                (text, options),
                about,
                &form,
                &mut units,
            ));
        }
        for (at, one) in self.successions.iter().enumerate() {
            let (name, other) = (one.name.as_str(), one.heir_name.as_str());
            let day = period_name(one.day);
            let text = tr!("plan-question-successor", name = name, other = other, day = day);
            let options = vec![
                tr!("plan-option-successor", other = other),
                tr!("plan-option-stays", name = name),
            ];
            let form = unit_form(name);
            asked.extend(self.ask(
                (About::Unit, Cause::Succession(at)),
                (text, options),
                &one.items,
                &form,
                &mut units,
            ));
        }
        for (at, conflict) in self.conflicts.iter().enumerate() {
            let idle = || self.is_idle(conflict, waits);
            if !conflict.nameless && !self.waits_for_table(conflict, |_, _| true) && !idle() {
                asked.extend(self.ask_which(at, &conflict.items));
            }
        }
        let far = self.far.iter().enumerate().filter(|(_, one)| !all_wait(&one.items));
        asked.extend(far.map(|(at, one)| PlanQuestion {
            file: one.file,
            cause: Cause::Far(at),
            question: one.question.clone(),
        }));
        asked.extend(self.gone.iter().enumerate().map(|(at, one)| PlanQuestion {
            file: one.file,
            cause: Cause::Gone(at),
            question: one.question.clone(),
        }));
        asked
            .sort_by_key(|one| (one.file, one.question.sheet, one.question.cells.first().copied()));
        asked
    }

    /// Positions of the items of each indicator whose name resembles another's.
    #[must_use]
    pub fn items_of_asked_indicators(&self) -> BTreeMap<IndicatorId, Vec<usize>> {
        self.items_of(self.likenesses.iter().map(|one| one.asked), |item| item.indicator)
    }

    /// The same for units; of one that only holds others, which have the figures, theirs.
    #[must_use]
    pub fn items_of_asked_units(&self) -> BTreeMap<UnitId, Vec<usize>> {
        let asked = self.unit_likenesses.iter().map(|one| one.asked);
        let mut own = self.items_of(asked, |item| item.unit);
        let bare = own.iter().filter(|(_, items)| items.is_empty()).map(|(id, _)| *id);
        let bare: BTreeSet<UnitId> = bare.collect();
        if !bare.is_empty() {
            let above: BTreeMap<UnitId, UnitId> =
                self.new_units.iter().filter_map(|unit| Some((unit.id, unit.parent?))).collect();
            let holder = |item: &Item| {
                let mut line = std::iter::successors(item.unit, |unit| above.get(unit).copied());
                line.find(|unit| bare.contains(unit))
            };
            own.extend(self.items_of(bare.iter().copied(), holder));
        }
        own
    }

    /// One walk for all: a plan may ask thousands of times about hundreds of thousands of items.
    fn items_of<K: Ord + Copy>(
        &self,
        asked: impl Iterator<Item = K>,
        key: impl Fn(&Item) -> Option<K>,
    ) -> BTreeMap<K, Vec<usize>> {
        let mut by: BTreeMap<K, Vec<usize>> = asked.map(|key| (key, Vec::new())).collect();
        if by.is_empty() {
            return by;
        }
        for (index, item) in self.items.iter().enumerate() {
            if let Some(of) = key(item).and_then(|key| by.get_mut(&key)) {
                of.push(index);
            }
        }
        by
    }

    /// One question per file and sheet that uses a name, at the cell that holds the name.
    fn ask(
        &self,
        (about, cause): (About, Cause),
        (text, options): (String, Vec<String>),
        items: &[usize],
        name: &str,
        labels: &mut Labels,
    ) -> Vec<PlanQuestion> {
        let mut places: BTreeMap<(usize, usize), Vec<Place>> = BTreeMap::new();
        let items = items.iter().filter_map(|at| self.items.get(*at));
        for item in items.filter(|item| item.is_open()) {
            if let Some(fact) = self.files.get(item.file).and_then(|file| file.facts.get(item.fact))
            {
                let here = places.entry((item.file, fact.sheet)).or_default();
                if here.len() < MOST_CELLS {
                    here.push(fact.place);
                }
            }
        }
        places
            .into_iter()
            .map(|((file, sheet), values)| {
                let names = labels.saying(self, (file, sheet), name);
                let cells = if names.is_empty() { values } else { names };
                PlanQuestion {
                    file,
                    cause,
                    question: Question {
                        sheet,
                        cells,
                        range: None,
                        about,
                        text: text.clone(),
                        options: options.clone(),
                    },
                }
            })
            .collect()
    }

    /// Which of several values for one place is right?
    fn ask_which(&self, conflict: usize, items: &[usize]) -> Option<PlanQuestion> {
        let items: Vec<&Item> = items.iter().filter_map(|at| self.items.get(*at)).collect();
        let first = items.iter().find(|item| item.is_open())?;
        let reading = self.files.get(first.file)?;
        let fact = reading.facts.get(first.fact)?;
        let indicator = first
            .indicator
            .and_then(|id| self.indicator_name(id))
            .or_else(|| fact.indicator.as_deref().map(str::to_owned));
        let unit = first.unit.and_then(|id| self.unit_name(id)).or(fact.unit.as_deref());
        let text = which(indicator, unit.map(str::to_owned), first.period.or(fact.period));
        let options = items
            .iter()
            .filter_map(|item| {
                let reading = self.files.get(item.file)?;
                let fact = reading.facts.get(item.fact)?;
                let sheet = reading.sheets.get(fact.sheet).map_or("", |sheet| &sheet.grid.name);
                let value = stated(fact).ok()?.text(None);
                Some(format!("{value} ({}, {sheet}!{})", reading.file, fact.place.name()))
            })
            .collect();
        // Cells of other files are named in the options.
        let cells = items
            .iter()
            .filter(|item| item.file == first.file)
            .filter_map(|item| reading.facts.get(item.fact))
            .filter(|other| other.sheet == fact.sheet)
            .map(|fact| fact.place)
            .collect();
        let question =
            Question { sheet: fact.sheet, cells, range: None, about: About::Value, text, options };
        Some(PlanQuestion { file: first.file, cause: Cause::Conflict(conflict), question })
    }

    fn indicator_name(&self, id: IndicatorId) -> Option<String> {
        self.new_indicators.iter().find(|new| new.id == id).map(Indicator::title)
    }

    fn unit_name(&self, id: UnitId) -> Option<&str> {
        self.new_units.iter().find(|new| new.id == id).map(|new| new.name.as_str())
    }
}

/// The labels of sheets by the form their names are compared in, each sheet walked through once.
struct Labels {
    form: fn(&str) -> String,
    sheets: BTreeMap<(usize, usize), BTreeMap<String, Vec<Place>>>,
}

impl Labels {
    fn new(form: fn(&str) -> String) -> Self {
        Self { form, sheets: BTreeMap::new() }
    }

    /// The first cells of a sheet (file, sheet) that hold a name of this form.
    fn saying(&mut self, plan: &Plan, at: (usize, usize), name: &str) -> Vec<Place> {
        let form = self.form;
        let of_sheet = self.sheets.entry(at).or_insert_with(|| {
            let sheet = plan.files.get(at.0).and_then(|file| file.sheets.get(at.1));
            let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
            for (text, of_text) in sheet.map(labels_by_text).unwrap_or_default() {
                places.entry(form(text)).or_default().extend(of_text);
            }
            for same in places.values_mut() {
                same.sort_unstable();
                same.truncate(MOST_CELLS);
            }
            places
        });
        of_sheet.get(name).cloned().unwrap_or_default()
    }
}

/// The first cells of each text that names something. Equal texts of a sheet are mostly one and the same, so that
/// each text is compared once however many rows say it.
fn labels_by_text(sheet: &SheetReading) -> Vec<(&str, Vec<Place>)> {
    let mut texts: Vec<(&str, Vec<Place>)> = Vec::new();
    let mut known: FxHashMap<*const u8, usize> = FxHashMap::default();
    let mut cells = sheet.grid.cells.iter().peekable();
    for (place, reading) in sheet.roles.iter() {
        if !matches!(reading.role, CellRole::Label | CellRole::Title) {
            continue;
        }
        // Both stand in the order of their places.
        while cells.next_if(|(at, _)| at < place).is_some() {}
        let cell = cells.peek().filter(|(at, _)| at == place);
        let Some(Content::Text(text)) = cell.map(|(_, cell)| &cell.content) else { continue };
        let at = *known.entry(text.as_ptr()).or_insert_with(|| {
            texts.push((text, Vec::new()));
            texts.len() - 1
        });
        if let Some((_, of_text)) = texts.get_mut(at).filter(|(_, all)| all.len() < MOST_CELLS) {
            of_text.push(*place);
        }
    }
    texts
}

/// Which figure is right, said by what is known of it: "Hva er riktig for Sykefravær, 2019?"
#[must_use]
pub fn which(indicator: Option<String>, unit: Option<String>, period: Option<Period>) -> String {
    let parts = [indicator, unit, period.map(period_name)];
    let known: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    if known.is_empty() {
        return tr!("plan-question-which-alone");
    }
    tr!("plan-question-which", figure = known.join(", "))
}

fn question_text(name: &str, other: &str, evidence: &str) -> String {
    let question = tr!("plan-question-same", name = name, other = other);
    format!("{question} {evidence}").trim_end().to_owned()
}

fn options(name: &str, other: &str) -> Vec<String> {
    vec![tr!("plan-option-same", other = other), tr!("plan-option-own", name = name)]
}
