//! A plan with everything the screen shows of it, made off the frame: names, counts per file,
//! open questions, and sheets that lack an indicator, a unit or a period.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::gathered::Gathered;
use super::{alike, describe};
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::import::facts::{About, FileReading, Finding, Question};
use crate::import::grid::{Area, Place};
use crate::import::plan::alike::{Alike, Figures, Named, Source, same};
use crate::import::plan::waiting::Waiting;
use crate::import::plan::{self, Answers, Conflict, Counts, Plan, State};
use crate::import::recipe::{self, NamedSide};
use crate::progress::Progress;
use crate::text::{self, Language};
use crate::tr;

/// What an indicator is called and how its figures are written.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorName {
    pub title: ArcStr,
    /// Without the part of it that this one covers.
    pub name: ArcStr,
    pub measure: ArcStr,
    pub decimals: u8,
}

/// One file in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileLine {
    pub name: String,
    pub counts: Counts,
    pub questions: usize,
    /// What is worth knowing of it.
    pub findings: usize,
    /// Why the file could not be read.
    pub refused: Option<String>,
}

/// What has been answered, besides what the plan itself takes answers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Questions of the workbooks, as (file, question).
    pub readings: BTreeSet<(usize, usize)>,
    /// Contradictions, by their first fact, as (file, fact).
    pub conflicts: BTreeSet<(usize, usize)>,
    /// Figures far from the board's, by the first fact asked about, as (file, fact).
    pub far: BTreeSet<(usize, usize)>,
    /// Files of which it has been seen that they no longer give what they gave.
    pub gone: BTreeSet<usize>,
    /// Sheets whose figures without a unit or a period are left out, as (file, sheet).
    pub gaps: BTreeSet<((usize, usize), Lacks)>,
}

/// What figures of a sheet may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacks {
    Unit,
    Period,
}

/// A question as it is put: once, for every place that is alike.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Whether a name means another, known or also new.
    Likeness { named: Named, name: String, other: String, evidence: String, figures: Figures },
    /// Which of several figures for one place is right. They are the question's items.
    /// With the parts of the sheet they stand in, where these may count different things.
    Conflict { text: String, choices: Vec<(String, usize)>, apart: Vec<Source> },
    /// What a workbook leaves open: the question, everywhere it stands (file, question), and, where it
    /// asks what names are, the sides of the table it is about. One that
    /// comes of comparing with the board stands nowhere.
    Reading { question: Question, places: Vec<(usize, usize)>, sides: Vec<NamedSide> },
    /// Many of the others that are alike.
    Alike { alike: Alike, members: Vec<Arc<OpenQuestion>> },
}

/// An open question and the files it concerns.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenQuestion {
    pub ask: Ask,
    pub files: BTreeSet<usize>,
    /// Positions in the plan of the items it is about.
    pub items: Vec<usize>,
}

/// A sheet whose figures name no indicator, no unit, or no period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap {
    /// The first table with figures that name no indicator; a sheet may have many, each of its own.
    pub nameless: Option<Area>,
    /// How many figures of that table name none.
    pub indicator: usize,
    /// How many figures name no unit.
    pub unit: usize,
    /// How many of them have found none for certain.
    pub unit_open: usize,
    /// The unit the first of them was given.
    pub found: Option<UnitId>,
    /// A person must say the unit, or the period.
    pub asks_unit: bool,
    pub asks_period: bool,
    /// How many figures lack a period.
    pub period: usize,
    /// Where they stand, and the first of them, where others of the sheet have one.
    pub undated: Option<(Area, Place)>,
    /// Figures of the sheet have a period.
    pub dated: bool,
}

impl Gap {
    /// How much a person is asked.
    pub fn asks(&self) -> usize {
        let asks = [self.nameless.is_some(), self.asks_unit, self.asks_period];
        asks.into_iter().filter(|asks| *asks).count()
    }
}

/// The least area that holds both.
fn over_both(one: Area, other: Area) -> Area {
    let first =
        Place::new(one.first.row.min(other.first.row), one.first.column.min(other.first.column));
    let last = Place::new(one.last.row.max(other.last.row), one.last.column.max(other.last.column));
    Area::new(first, last)
}

/// A plan, and what is shown of it.
#[derive(Debug, Default)]
pub struct Proposal {
    pub plan: Plan,
    /// The workspace's revision it was made for.
    pub revision: u64,
    /// The language its texts are in.
    pub language: Language,
    pub counts: Counts,
    /// Uncertain items that are not ticked.
    pub waiting: usize,
    pub files: Vec<FileLine>,
    pub sheets: usize,
    pub tables: usize,
    pub indicators: BTreeMap<IndicatorId, IndicatorName>,
    pub units: BTreeMap<UnitId, ArcStr>,
    /// Names of the units there are, for choosing one.
    pub unit_names: Vec<ArcStr>,
    /// And those of the indicators.
    pub indicator_names: Vec<ArcStr>,
    /// For each file, the item of each fact.
    pub item_of: Vec<Vec<Option<usize>>>,
    /// What the items are about.
    pub gathered: Gathered,
    pub questions: Vec<Arc<OpenQuestion>>,
    /// What is worth knowing of each file, and leaves nothing to decide.
    pub findings: BTreeMap<usize, Vec<Finding>>,
    /// (file, sheet) -> what its figures lack.
    pub gaps: BTreeMap<(usize, usize), Gap>,
}

impl Proposal {
    /// Compares the files with the workspace; `None` when it was asked to stop.
    #[must_use]
    pub fn new(
        workspace: &Workspace,
        files: Vec<Arc<FileReading>>,
        answers: &Answers,
        settled: &Settled,
        progress: &Progress,
    ) -> Option<Self> {
        progress.expect(Plan::STAGES + 1);
        let plan = Plan::build_watched(workspace, files, answers, progress)?;
        progress.working_on(&tr!("import-screen-stage-showing"));
        let mut proposal = Self {
            revision: workspace.revision(),
            language: text::current(),
            sheets: plan.files.iter().map(|file| file.sheets.len()).sum(),
            tables: plan.files.iter().flat_map(|file| &file.sheets).map(|s| s.tables.len()).sum(),
            ..Self::default()
        };
        proposal.name(workspace, &plan);
        proposal.item_of = plan.files.iter().map(|file| vec![None; file.facts.len()]).collect();
        for (index, item) in plan.items.iter().enumerate() {
            let of_file = proposal.item_of.get_mut(item.file);
            if let Some(slot) = of_file.and_then(|facts| facts.get_mut(item.fact)) {
                *slot = Some(index);
            }
        }
        proposal.gathered = Gathered::new(&proposal, &plan, workspace);
        let aside = proposal.aside(&plan, answers, settled);
        proposal.find_gaps(&plan, (answers, settled), &aside);
        proposal.find_questions(&plan, settled, &aside);
        proposal.plan = plan;
        proposal.recount();
        progress.step();
        Some(proposal)
    }

    fn name(&mut self, workspace: &Workspace, plan: &Plan) {
        let indicators =
            workspace.indicators().chain(&plan.edited_indicators).chain(&plan.new_indicators);
        for one in indicators {
            let name = IndicatorName {
                title: one.title().into(),
                name: one.name.as_str().into(),
                measure: one.measure.as_str().into(),
                decimals: one.decimals,
            };
            self.indicators.insert(one.id, name);
        }
        for unit in workspace.units().chain(&plan.edited_units).chain(&plan.new_units) {
            self.units.insert(unit.id, unit.name.as_str().into());
        }
        let sorted = |names: BTreeSet<&ArcStr>| names.into_iter().cloned().collect();
        self.unit_names = sorted(self.units.values().collect());
        self.indicator_names = sorted(self.indicators.values().map(|one| &one.title).collect());
    }

    /// The items that nobody is asked about, for now or for good: those left out by hand, and those of parts
    /// of which it is open whether they are taken in at all.
    fn aside(&self, plan: &Plan, answers: &Answers, settled: &Settled) -> FxHashSet<usize> {
        let waiting = plan.waiting(|file, at| !settled.readings.contains(&(file, at)));
        if answers.ticks.is_empty() && waiting.iter().all(Waiting::is_empty) {
            return FxHashSet::default();
        }
        let aside = |at: usize| {
            let Some(item) = plan.items.get(at) else { return false };
            let left_out = answers.ticks.get(&(item.file, item.fact)) == Some(&false);
            left_out || plan.waits(&waiting, at)
        };
        (0..plan.items.len()).filter(|at| aside(*at)).collect()
    }

    fn find_questions(&mut self, plan: &Plan, settled: &Settled, aside: &FxHashSet<usize>) {
        for (file, reading) in plan.files.iter().enumerate() {
            if !reading.findings.is_empty() {
                self.findings.insert(file, reading.findings.clone());
            }
        }
        let mut open: Vec<(usize, usize, &Question)> = Vec::new();
        for (file, reading) in plan.files.iter().enumerate() {
            for (at, question) in reading.questions.iter().enumerate() {
                // A sheet that lacks a unit or a period is asked about with a field of its own.
                let gap = self.gaps.get(&(file, question.sheet)).copied().unwrap_or_default();
                let idle = || {
                    let items = self.items_asked(plan, file, at);
                    !items.is_empty() && items.iter().all(|at| aside.contains(at))
                };
                if !aside.is_empty() && question.about != About::Whole && idle() {
                    continue;
                }
                let none = question.options.is_empty();
                let by_field = match question.about {
                    About::Indicator => none && gap.nameless.is_some(),
                    // The field offers what the sheet may mean.
                    About::Unit => gap.unit > 0,
                    About::Period => {
                        let undated = |at: usize| {
                            reading.facts.get(at).is_some_and(|fact| fact.period.is_none())
                        };
                        gap.period > 0 && (none || reading.facts_asked(question).any(undated))
                    }
                    _ => false,
                };
                if by_field || settled.readings.contains(&(file, at)) {
                    continue;
                }
                if reading.only_tells(question) {
                    let (sheet, cells) = (question.sheet, question.cells.clone());
                    let told = Finding { sheet, cells, text: question.text.clone() };
                    self.findings.entry(file).or_default().push(told);
                } else {
                    open.push((file, at, question));
                }
            }
        }
        let readings = same(open.iter().map(|(.., question)| *question));
        let all_aside =
            |items: &[usize]| !items.is_empty() && items.iter().all(|at| aside.contains(at));
        self.questions = likenesses(plan);
        self.questions.retain(|one| !all_aside(&one.items));
        let waits = |file, at| !settled.readings.contains(&(file, at));
        let asked =
            plan.conflicts.iter().filter(|one| !one.nameless && !plan.waits_for_table(one, waits));
        let asked = asked.filter(|one| !plan.is_idle(one, |at| aside.contains(&at)));
        let unsettled = asked.filter(|one| {
            let first = one.items.first().and_then(|at| plan.items.get(*at));
            !first.is_some_and(|item| settled.conflicts.contains(&(item.file, item.fact)))
        });
        let conflicts: Vec<_> = unsettled.filter_map(|one| self.conflict(plan, one)).collect();
        self.questions.extend(conflicts);
        self.questions = alike::bundle(plan, std::mem::take(&mut self.questions));
        for far in &plan.far {
            let first = far.items.first().and_then(|at| plan.items.get(*at));
            let settled = first.is_some_and(|item| settled.far.contains(&(item.file, item.fact)));
            if settled || all_aside(&far.items) {
                continue;
            }
            let ask = Ask::Reading {
                question: far.question.clone(),
                places: Vec::new(),
                sides: Vec::new(),
            };
            let files = BTreeSet::from([far.file]);
            self.questions.push(Arc::new(OpenQuestion { ask, files, items: far.items.clone() }));
        }
        for gone in plan.gone.iter().filter(|gone| !settled.gone.contains(&gone.file)) {
            let question = gone.question.clone();
            let ask = Ask::Reading { question, places: Vec::new(), sides: Vec::new() };
            let files = BTreeSet::from([gone.file]);
            self.questions.push(Arc::new(OpenQuestion { ask, files, items: Vec::new() }));
        }
        let mut own = Vec::new();
        for group in readings {
            let all: Vec<_> = group.iter().filter_map(|at| open.get(*at)).collect();
            let Some((.., question)) = all.first() else { continue };
            let question = (*question).clone();
            let places: Vec<_> = all.iter().map(|(file, at, _)| (*file, *at)).collect();
            let items =
                places.iter().flat_map(|(file, at)| self.items_asked(plan, *file, *at)).collect();
            let files = places.iter().map(|(file, _)| *file).collect();
            let first = places.first().and_then(|(file, at)| Some((plan.files.get(*file)?, *at)));
            let sides = first.map(|(file, at)| sides(file, at)).unwrap_or_default();
            let ask = Ask::Reading { question, places, sides };
            own.push(Arc::new(OpenQuestion { ask, files, items }));
        }
        self.questions.extend(alike::bundle(plan, own));
        // First what other questions wait for, or would be answered by.
        self.questions.sort_by_key(|one| match &one.ask {
            Ask::Reading { question, .. } if question.about == About::Whole => 0,
            Ask::Reading { sides, .. } if !sides.is_empty() => 1,
            _ => 2,
        });
    }

    /// Which of several figures is right, with each as a choice.
    fn conflict(&self, plan: &Plan, conflict: &Conflict) -> Option<Arc<OpenQuestion>> {
        let fact_of = |at: usize| {
            let item = plan.items.get(at)?;
            Some((
                item,
                plan.files.get(item.file)?,
                plan.files.get(item.file)?.facts.get(item.fact)?,
            ))
        };
        let (item, _, fact) = conflict.items.iter().find_map(|at| fact_of(*at))?;
        let indicator = item.indicator.and_then(|id| self.indicators.get(&id));
        let unit = item.unit.and_then(|id| self.units.get(&id).map(ToString::to_string));
        let text = plan::which(
            indicator
                .map(|name| name.title.to_string())
                .or_else(|| fact.indicator.as_deref().map(str::to_owned)),
            unit.or_else(|| fact.unit.as_deref().map(str::to_owned)),
            item.period.or(fact.period),
        );
        let choices = conflict.items.iter().filter_map(|at| {
            let (item, file, fact) = fact_of(*at)?;
            let value = describe::after(self, item, fact);
            let source = describe::source(file, fact);
            Some((format!("{value} ({} › {source})", file.file), *at))
        });
        let files = conflict.items.iter().filter_map(|at| Some(plan.items.get(*at)?.file));
        let apart = match plan::alike::sources(plan, &conflict.items) {
            Some(Alike::Sources(sources)) if plan::alike::can_be_parted(&sources) => sources,
            _ => Vec::new(),
        };
        let ask = Ask::Conflict { text, choices: choices.collect(), apart };
        let files = files.collect();
        Some(Arc::new(OpenQuestion { ask, files, items: conflict.items.clone() }))
    }

    /// The items a workbook's question is about.
    fn items_asked(&self, plan: &Plan, file: usize, question: usize) -> Vec<usize> {
        let Some(reading) = plan.files.get(file) else { return Vec::new() };
        let Some(question) = reading.questions.get(question) else { return Vec::new() };
        let item_of = self.item_of.get(file);
        let facts = reading.facts_asked(question);
        facts.filter_map(|at| item_of?.get(at).copied().flatten()).collect()
    }

    fn find_gaps(
        &mut self,
        plan: &Plan,
        (answers, settled): (&Answers, &Settled),
        aside: &FxHashSet<usize>,
    ) {
        let mut dated = FxHashSet::default();
        for (file, reading) in plan.files.iter().enumerate() {
            for (at, fact) in reading.facts.iter().enumerate() {
                let (unit, period) = (fact.unit.is_none(), fact.period.is_none());
                let indicator = fact.indicator.is_none();
                let item = self.item_of.get(file).and_then(|facts| facts.get(at).copied());
                let item = item.flatten();
                let aside = item.is_some_and(|item| aside.contains(&item));
                if !period && !aside {
                    dated.insert((file, fact.sheet));
                }
                if (indicator || unit || period) && !aside {
                    let gap = self.gaps.entry((file, fact.sheet)).or_default();
                    if indicator {
                        let tables = reading.sheets.get(fact.sheet).map(|sheet| &sheet.tables);
                        let mut ranges = tables.into_iter().flatten().map(|table| table.range);
                        let own = ranges.find(|range| range.contains(fact.place));
                        let own = own.unwrap_or(Area::new(fact.place, fact.place));
                        gap.indicator += usize::from(*gap.nameless.get_or_insert(own) == own);
                    }
                    gap.unit += usize::from(unit);
                    let item = item.and_then(|item| plan.items.get(item));
                    let found = item.and_then(|item| item.unit);
                    let sure = item.is_some_and(|item| item.unit.is_some() && item.certain);
                    gap.unit_open += usize::from(unit && !sure);
                    if unit && gap.found.is_none() {
                        gap.found = found;
                    }
                    gap.period += usize::from(period);
                    if period {
                        let own = Area::new(fact.place, fact.place);
                        let (area, first) = gap.undated.unwrap_or((own, fact.place));
                        gap.undated = Some((over_both(area, own), first));
                    }
                }
            }
        }
        for (sheet, gap) in &mut self.gaps {
            let asks = |lacks| !settled.gaps.contains(&(*sheet, lacks));
            gap.dated = dated.contains(sheet);
            gap.asks_unit = gap.unit_open > 0
                && !answers.unit_for_sheet.contains_key(sheet)
                && asks(Lacks::Unit);
            let of_file = plan.files.get(sheet.0).and_then(|file| file.sheets.get(sheet.1));
            let with = of_file.and_then(|sheet| sheet.with.as_ref());
            let said = with.is_some_and(|with| with.by_hand.period.is_some());
            gap.asks_period = gap.period > 0 && !said && asks(Lacks::Period);
        }
    }

    /// How many questions are open, sheets that lack an indicator, a unit or a period included.
    #[must_use]
    pub fn open_questions(&self) -> usize {
        self.questions.len() + self.gaps.values().map(|gap| gap.asks()).sum::<usize>()
    }

    /// Counts anew after ticks have changed.
    pub fn recount(&mut self) {
        let mut files: Vec<FileLine> = self
            .plan
            .files
            .iter()
            .map(|file| FileLine {
                name: file.file.clone(),
                refused: file.refused.clone(),
                ..FileLine::default()
            })
            .collect();
        for (file, findings) in &self.findings {
            if let Some(line) = files.get_mut(*file) {
                line.findings = findings.len();
            }
        }
        let mut waiting = 0;
        for item in &self.plan.items {
            let Some(line) = files.get_mut(item.file) else { continue };
            let counts = &mut line.counts;
            match &item.state {
                State::New => counts.new += 1,
                State::Changed { .. } | State::ChangedTarget { .. } => counts.changed += 1,
                State::Same => counts.same += 1,
                State::Missing => counts.missing += 1,
                State::Refused(_) => counts.refused += 1,
            }
            let doubtful = item.is_open() && !item.certain;
            counts.doubtful += usize::from(doubtful);
            counts.accepted += usize::from(item.accepted);
            waiting += usize::from(doubtful && !item.accepted);
        }
        for question in &self.questions {
            for file in &question.files {
                if let Some(line) = files.get_mut(*file) {
                    line.questions += 1;
                }
            }
        }
        for ((file, _), gap) in &self.gaps {
            if let Some(line) = files.get_mut(*file) {
                line.questions += gap.asks();
            }
        }
        let mut all = Counts::default();
        for line in &files {
            all.new += line.counts.new;
            all.changed += line.counts.changed;
            all.same += line.counts.same;
            all.missing += line.counts.missing;
            all.refused += line.counts.refused;
            all.doubtful += line.counts.doubtful;
            all.accepted += line.counts.accepted;
        }
        (self.files, self.counts, self.waiting) = (files, all, waiting);
    }
}

/// The sides of a table that a file's question asks the names of.
pub(super) fn sides(reading: &FileReading, question: usize) -> Vec<NamedSide> {
    let Some(question) = reading.questions.get(question) else { return Vec::new() };
    let sheet = reading.sheets.get(question.sheet);
    sheet.map(|sheet| recipe::sides(sheet, &reading.facts, question)).unwrap_or_default()
}

fn likenesses(plan: &Plan) -> Vec<Arc<OpenQuestion>> {
    let of_indicator = plan.items_of_asked_indicators();
    let of_unit = plan.items_of_asked_units();
    // Names without figures need no answer.
    let question = |ask: Ask, items: Vec<usize>| {
        if items.is_empty() {
            return None;
        }
        let files = items.iter().filter_map(|at| plan.items.get(*at)).map(|one| one.file).collect();
        Some(Arc::new(OpenQuestion { ask, files, items }))
    };
    let indicators = plan.likenesses.iter().filter_map(|one| {
        let ask = Ask::Likeness {
            named: Named::Indicator,
            name: one.name.clone(),
            other: one.same_as_name.clone(),
            evidence: one.evidence.clone(),
            figures: Figures::of(one.equal, one.different),
        };
        question(ask, of_indicator.get(&one.asked).cloned().unwrap_or_default())
    });
    let units = plan.unit_likenesses.iter().filter_map(|one| {
        let ask = Ask::Likeness {
            named: Named::Unit,
            name: one.name.clone(),
            other: one.same_as_name.clone(),
            evidence: one.evidence.clone(),
            figures: Figures::of(one.equal, one.different),
        };
        question(ask, of_unit.get(&one.asked).cloned().unwrap_or_default())
    });
    let closed = plan.successions.iter().filter_map(|one| {
        let ask = Ask::Likeness {
            named: Named::Closed,
            name: one.name.clone(),
            other: one.heir_name.clone(),
            evidence: crate::text::period_name(one.day),
            figures: Figures::Apart,
        };
        question(ask, one.items.clone())
    });
    indicators.chain(units).chain(closed).collect()
}
