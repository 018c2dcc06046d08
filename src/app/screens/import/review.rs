//! The files under review: what was read, the answers given, and the proposal that follows.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::corrections::{Adopted, Rereading};
use super::done::Left;
use super::proposal::{Ask, Lacks, OpenQuestion, Proposal, Settled, sides};
use super::sheet_view::SheetView;
use crate::app::jobs::{Job, Poll};
use crate::domain::{Change, Correction, Period, Recipe, Setting, Workspace};
use crate::import::facts::FileReading;
use crate::import::grid::{Area, Place};
use crate::import::number;
use crate::import::plan::Answers;
use crate::import::plan::alike::{Alike, Named, Source};
use crate::import::recipe::{self, ByHand, Fix, NamesAre};
use crate::progress::Progress;
use crate::text;

/// A file as read, with what its grids need to be drawn.
#[derive(Clone, Debug)]
pub struct ReadFile {
    pub reading: Arc<FileReading>,
    pub views: Arc<Vec<SheetView>>,
    /// Where the file lies, if it was read from one.
    pub path: Option<PathBuf>,
}

impl ReadFile {
    /// Prepares a reading for the screen. Takes time with large sheets: not on the frame.
    #[must_use]
    pub fn new(reading: Arc<FileReading>) -> Self {
        let views = Arc::new(SheetView::of(&reading));
        Self { reading, views, path: None }
    }

    /// The content's hash and where the file lies.
    #[must_use]
    pub fn workbook(&self) -> Option<(String, PathBuf)> {
        Some((self.reading.hash.clone(), self.path.clone()?))
    }

    /// The same, with where the file lies.
    #[must_use]
    pub fn at(mut self, path: Option<PathBuf>) -> Self {
        self.path = path;
        self
    }
}

/// What a person has said, kept together so that the last answer can be taken back.
#[derive(Clone, Debug, Default)]
pub struct Said {
    pub(super) answers: Answers,
    pub(super) settled: Settled,
    /// How sheets are read, the board's and what has been corrected now.
    pub(super) recipes: Vec<Recipe>,
    /// What holds for one sheet of one workbook alone, by (file, sheet).
    pub(super) by_hand: BTreeMap<(usize, usize), ByHand>,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// It is the same indicator or unit.
    Same,
    /// It is an indicator or unit of its own.
    Own,
    /// Of many questions that are alike this one is answered so.
    One(usize, Box<Reply>),
    /// Of sheets or tables that contradict each other this one is right.
    Source(Source),
    /// Tables that contradict each other count different things: each what its title says.
    Apart,
    /// Of contradicting figures this item is right.
    Pick(usize),
    /// Of the readings proposed for a value this one is meant; the first is as it stands.
    Meant(usize),
    /// The names of this side of the table are these.
    Names(usize, NamesAre),
    /// The sheet's unit.
    Unit(String),
    /// The sheet's period.
    Period(Period),
    /// It was read right: take it in.
    TakeIn,
    /// Leave the figures out.
    LeaveOut,
}

/// The files under review and what would become of them.
#[derive(Default)]
pub struct Review {
    pub files: Vec<ReadFile>,
    pub proposal: Proposal,
    pub(super) said: Said,
    pub(super) earlier: Vec<Said>,
    /// Ticks set one by one: they win over those that follow from answers.
    pub(super) ticks: BTreeMap<(usize, usize), bool>,
    pub(super) adopted: Option<Adopted>,
    pub(super) rereading: Rereading,
    building: Option<Job<Option<Proposal>>>,
    accepting: Option<Job<(u64, i64, Change)>>,
    /// A copy of the workspace for work off the frame, and its revision.
    copy: Option<(u64, Arc<Workspace>)>,
    /// What has been said has changed since the work under way began.
    stale: bool,
    /// The last attempt at a proposal broke off.
    pub failed: bool,
    pub file: usize,
    pub sheet: usize,
    pub place: Option<Place>,
    /// The other corner of the cells marked, where more than one is.
    pub span: Option<Place>,
    /// The workbook shown is to be opened with the system's own program.
    pub open_workbook: bool,
    /// Scroll the grid to `place`.
    pub show_place: bool,
    /// The sheet drawn last, as (file, sheet), and how far it was scrolled.
    pub scrolled: ((usize, usize), egui::Vec2),
    /// Rises with every new proposal and every tick, so that lists know when to be made anew.
    pub version: u64,
}

impl Review {
    /// Adds files that are not there already, and asks for a proposal.
    pub fn add(&mut self, files: Vec<ReadFile>) {
        let first = self.files.is_empty();
        for file in files {
            let same = |other: &ReadFile| {
                other.reading.hash == file.reading.hash && other.reading.file == file.reading.file
            };
            if file.reading.hash.is_empty() || !self.files.iter().any(same) {
                self.files.push(file);
            }
        }
        self.stale = true;
        if first {
            let good = self.files.iter().position(|file| file.reading.refused.is_none());
            self.open(good.unwrap_or(0));
        }
    }

    /// Shows a file: the first of its sheets that has a table.
    pub fn open(&mut self, file: usize) {
        let sheets = self.files.get(file).map(|file| &file.reading.sheets);
        let sheet = sheets.and_then(|all| all.iter().position(|one| !one.tables.is_empty()));
        self.file = file;
        self.open_sheet(sheet.unwrap_or(0));
    }

    /// Shows a file's first sheet that lacks an indicator, a unit or a period, or else what it shows first.
    pub fn open_asking(&mut self, file: usize) {
        self.open(file);
        let mut gaps = self.proposal.gaps.iter();
        let asks = gaps.find(|((of, _), gap)| *of == file && gap.asks() > 0);
        if let Some(((_, sheet), _)) = asks {
            self.open_sheet(*sheet);
        }
    }

    /// Shows a sheet of the same file.
    pub fn open_sheet(&mut self, sheet: usize) {
        self.sheet = sheet;
        (self.place, self.span) = (None, None);
        self.show_place = false;
    }

    /// Shows a cell, in whatever file and sheet it is.
    pub fn show(&mut self, file: usize, sheet: usize, place: Place) {
        self.file = file;
        self.sheet = sheet;
        (self.place, self.span) = (Some(place), None);
        self.show_place = true;
    }

    /// Shows the cell an item came from.
    pub fn show_item(&mut self, item: usize) {
        let Some(item) = self.proposal.plan.items.get(item) else { return };
        let Some(fact) = self.files.get(item.file).and_then(|f| f.reading.facts.get(item.fact))
        else {
            return;
        };
        let (file, sheet, place) = (item.file, fact.sheet, fact.place);
        self.show(file, sheet, place);
    }

    /// The cells marked, where they are more than one.
    #[must_use]
    pub fn selected(&self) -> Option<Area> {
        let (one, other) = (self.place?, self.span?);
        (one != other).then(|| {
            Area::new(
                Place::new(one.row.min(other.row), one.column.min(other.column)),
                Place::new(one.row.max(other.row), one.column.max(other.column)),
            )
        })
    }

    /// The file shown.
    #[must_use]
    pub fn current(&self) -> Option<&ReadFile> {
        self.files.get(self.file)
    }

    /// Whether the proposal is being made anew.
    #[must_use]
    pub fn is_building(&self) -> bool {
        self.stale || self.building.is_some() || self.rereading.is_busy()
    }

    /// How far the comparison with the workspace has come.
    #[must_use]
    pub fn progress(&self) -> Option<&Progress> {
        self.building.as_ref().map(Job::progress)
    }

    /// Stops the comparison under way; it begins anew when the review is taken up.
    pub fn pause(&mut self) {
        if self.building.take().is_some() {
            self.stale = true;
        }
    }

    /// Whether the accepted plan is being made into a change.
    #[must_use]
    pub fn is_accepting(&self) -> bool {
        self.accepting.is_some()
    }

    /// Keeps the proposal in step with the workspace, the answers and the language.
    pub fn keep_up(&mut self, context: &egui::Context, workspace: &Workspace) {
        if let Some(job) = &self.building {
            match job.poll() {
                Poll::Working => {}
                Poll::Done(proposal) => {
                    self.building = None;
                    match proposal {
                        Some(proposal) => self.take(proposal),
                        None => self.stale = true,
                    }
                }
                Poll::Lost => {
                    log::error!("the import's proposal could not be made");
                    self.building = None;
                    self.failed = true;
                }
            }
        }
        self.stale |= self.keep_reading(context);
        let made = (self.proposal.revision, self.proposal.language);
        let outdated = made != (workspace.revision(), text::current());
        let wanted = self.stale || (outdated && self.version > 0);
        if self.building.is_none() && !self.rereading.is_busy() && wanted {
            self.stale = false;
            let workspace = self.snapshot(workspace);
            let files = self.latest_readings();
            let (said, ticks) = self.said_of_latest();
            let mut answers = said.answers;
            answers.ticks.extend(ticks);
            let settled = said.settled;
            self.building = Some(Job::start("import plan", context, move |progress| {
                Proposal::new(&workspace, files, &answers, &settled, progress)
            }));
        }
    }

    fn take(&mut self, mut proposal: Proposal) {
        self.take_readings(&proposal.plan.files);
        let readings = self.files.iter().map(|file| &file.reading);
        if !readings.zip(&proposal.plan.files).all(|(one, other)| Arc::ptr_eq(one, other)) {
            // Something was corrected meanwhile: another proposal is on its way.
            self.stale = true;
            return;
        }
        // A tick set while the work was under way is newer than the work.
        for (&(file, fact), &ticked) in &self.ticks {
            let at = proposal.item_of.get(file).and_then(|facts| facts.get(fact)).copied();
            if let Some(item) = at.flatten().and_then(|at| proposal.plan.items.get_mut(at)) {
                item.accepted = ticked && item.is_open();
            }
        }
        proposal.recount();
        self.proposal = proposal;
        self.failed = false;
        self.version += 1;
    }

    /// A copy of the workspace for threads: made once for each revision.
    fn snapshot(&mut self, workspace: &Workspace) -> Arc<Workspace> {
        match &self.copy {
            Some((revision, copy)) if *revision == workspace.revision() => Arc::clone(copy),
            _ => {
                let copy = Arc::new(workspace.clone());
                self.copy = Some((workspace.revision(), Arc::clone(&copy)));
                copy
            }
        }
    }

    /// The board as the proposal was made with it.
    #[must_use]
    pub fn board(&self) -> Option<&Workspace> {
        self.copy.as_ref().map(|(_, board)| &**board)
    }

    /// Ticks or unticks these items.
    pub fn tick(&mut self, items: impl IntoIterator<Item = usize>, ticked: bool) {
        for index in items {
            let Some(item) = self.proposal.plan.items.get_mut(index) else { continue };
            if item.is_open() && item.accepted != ticked {
                item.accepted = ticked;
                self.ticks.insert((item.file, item.fact), ticked);
            }
        }
        self.proposal.recount();
        self.version += 1;
    }

    /// Answers a question for every place that is alike.
    pub fn answer(&mut self, question: usize, reply: Reply) {
        let Some(question) = self.proposal.questions.get(question).cloned() else { return };
        self.remember_said();
        match (&question.ask, reply) {
            (Ask::Alike { members, .. }, Reply::One(at, reply)) => {
                if let Some(one) = members.get(at) {
                    self.answer_one(one, *reply);
                }
            }
            (Ask::Alike { alike: Alike::Sources(sources), .. }, Reply::Apart) => {
                self.name_apart(sources);
            }
            (Ask::Alike { members, .. }, reply) => {
                for one in members {
                    let reply = self.for_member(one, &reply);
                    self.answer_one(one, reply);
                }
            }
            (_, reply) => self.answer_one(&question, reply),
        }
        self.stale = true;
    }

    /// What an answer to many questions at once says to one of them.
    fn for_member(&self, question: &OpenQuestion, reply: &Reply) -> Reply {
        let Reply::Source(source) = reply else { return reply.clone() };
        let is_it = |at: &&usize| source.holds(&self.proposal.plan, **at);
        question.items.iter().find(is_it).map_or(Reply::LeaveOut, |at| Reply::Pick(*at))
    }

    fn answer_one(&mut self, question: &OpenQuestion, reply: Reply) {
        let OpenQuestion { ask, items, files: question_files } = question;
        match (ask.clone(), reply) {
            (Ask::Likeness { named, name, other, .. }, Reply::Same) => match named {
                Named::Indicator => {
                    self.said.answers.same_indicator.insert(name, other);
                }
                Named::Unit => {
                    self.said.answers.same_unit.insert(name, other);
                }
                Named::Closed => {
                    self.said.answers.to_successor.insert(name);
                }
            },
            (Ask::Likeness { named, name, .. }, reply) => {
                match named {
                    Named::Indicator => self.said.answers.own_indicator.insert(name),
                    Named::Unit | Named::Closed => self.said.answers.own_unit.insert(name),
                };
                if reply == Reply::LeaveOut {
                    self.set_ticks(items, false);
                }
            }
            (Ask::Conflict { apart, .. }, Reply::Apart) => self.name_apart(&apart),
            (Ask::Conflict { .. }, reply) => {
                let first = items.first().and_then(|at| self.proposal.plan.items.get(*at));
                self.said.settled.conflicts.extend(first.map(|item| (item.file, item.fact)));
                self.set_ticks(items, false);
                if let Reply::Pick(right) = reply {
                    self.set_ticks(&[right], true);
                }
            }
            (Ask::Reading { places, sides, .. }, Reply::Names(side, is)) => {
                let was = sides.get(side).map_or(is, |side| side.is);
                self.say_names(&places, |at, read| {
                    // The others are what they were read as; what only one can be is exchanged.
                    let taken = read == is && is != NamesAre::Splits;
                    if at == side {
                        is
                    } else if taken {
                        was
                    } else {
                        read
                    }
                });
            }
            (Ask::Reading { places, sides, question }, reply) => {
                if places.is_empty() {
                    // It comes of comparing with the board.
                    let first = items.first().and_then(|at| self.proposal.plan.items.get(*at));
                    self.said.settled.far.extend(first.map(|item| (item.file, item.fact)));
                    if items.is_empty() {
                        self.said.settled.gone.extend(question_files);
                    }
                    if let Reply::Meant(choice) = reply {
                        self.mean(items, &question.options, choice);
                    }
                }
                if reply == Reply::TakeIn && !sides.is_empty() {
                    // Next year's sheets of the shape are read so too, unasked.
                    self.say_names(&places, |_, read| read);
                }
                for (file, at) in places {
                    self.said.settled.readings.insert((file, at));
                    let sheet = self
                        .files
                        .get(file)
                        .and_then(|one| one.reading.questions.get(at))
                        .map(|question| question.sheet);
                    let Some(sheet) = sheet else { continue };
                    match &reply {
                        Reply::Period(period) if self.has_periods(file, at) => {
                            let fix = Fix { period: Some(*period), ..Fix::default() };
                            let cells = self.cells_asked(file, at);
                            let fixes = cells.into_iter().map(|(place, _)| (place, fix));
                            self.fix_cells((file, sheet), fixes);
                        }
                        Reply::Meant(choice) => {
                            let fixes = self.meant(file, at, *choice);
                            self.fix_cells((file, sheet), fixes.into_iter());
                        }
                        Reply::Unit(name) => {
                            let units = &mut self.said.answers.unit_for_sheet;
                            units.insert((file, sheet), name.clone());
                        }
                        Reply::Period(period) => {
                            self.date((file, sheet), Some(*period));
                        }
                        _ => {}
                    }
                }
                match reply {
                    Reply::TakeIn => self.set_ticks(items, true),
                    Reply::LeaveOut => self.set_ticks(items, false),
                    _ => {}
                }
            }
            // A group holds no groups.
            (Ask::Alike { .. }, _) => {}
        }
    }

    /// Says that tables count each what its title says.
    fn name_apart(&mut self, sources: &[Source]) {
        let mut said: Vec<((usize, usize), Vec<Correction>)> = Vec::new();
        // The one part without a heading of its own keeps the name it has.
        let unheaded = sources.iter().filter(|source| !source.headed).count();
        for source in sources {
            if let (Some(part), Some(title)) = (source.part, source.title.clone()) {
                if source.headed || unheaded > 1 {
                    let apart = &mut self.said.answers.apart;
                    let parts = apart.entry((source.file, source.sheet)).or_default();
                    if !parts.contains(&(part, title.clone())) {
                        parts.push((part, title));
                    }
                }
                continue;
            }
            let Some(reading) = self.files.get(source.file).map(|file| &file.reading) else {
                continue;
            };
            let Some(sheet) = reading.sheets.get(source.sheet) else { continue };
            let table = source.table.and_then(|at| sheet.tables.get(at));
            let (Some(table), Some(name)) = (table, source.title.clone()) else { continue };
            let workbook = recipe::workbook_form(&reading.file);
            let what = Setting::Indicator { name, workbook, sheet: sheet.grid.name.clone() };
            let reach = recipe::table_reach(sheet, table.range.first);
            let correction = Correction::Set { reach, what };
            let at = (source.file, source.sheet);
            match said.iter_mut().find(|(sheet, _)| *sheet == at) {
                Some((_, corrections)) => corrections.push(correction),
                None => said.push((at, vec![correction])),
            }
        }
        if !said.is_empty() {
            self.say_of(&said);
        }
    }

    /// Says what the names of tables' sides are, everywhere the same is asked; `is` answers for each
    /// side, by its place among them and what it was read as.
    fn say_names(&mut self, places: &[(usize, usize)], is: impl Fn(usize, NamesAre) -> NamesAre) {
        let mut said = Vec::new();
        for (file, at) in places {
            let Some(reading) = self.files.get(*file).map(|file| &file.reading) else { continue };
            let Some(question) = reading.questions.get(*at) else { continue };
            let Some(sheet) = reading.sheets.get(question.sheet) else { continue };
            let sides = sides(reading, *at);
            let sides = sides.iter().enumerate();
            let corrections = sides.map(|(at, side)| side.said(sheet, is(at, side.is)));
            said.push(((*file, question.sheet), corrections.collect()));
        }
        self.say_of(&said);
    }

    /// Keeps what has been said so far, to come back to.
    pub(super) fn remember_said(&mut self) {
        self.earlier.push(self.said.clone());
    }

    /// The cells a workbook's question is about, with the number each was read as.
    fn cells_asked(&self, file: usize, question: usize) -> Vec<(Place, Option<f64>)> {
        let Some(reading) = self.files.get(file).map(|file| &file.reading) else {
            return Vec::new();
        };
        let Some(question) = reading.questions.get(question) else { return Vec::new() };
        let facts = reading.facts.iter().filter(|fact| fact.sheet == question.sheet);
        facts
            .filter(|fact| question.cells.contains(&fact.place))
            .map(|fact| (fact.place, fact.value))
            .collect()
    }

    /// Whether a question about periods is about figures that have one already.
    fn has_periods(&self, file: usize, question: usize) -> bool {
        let Some(reading) = self.files.get(file).map(|file| &file.reading) else { return false };
        let cells = reading.questions.get(question).map(|question| &question.cells);
        cells.is_some_and(|cells| {
            reading.facts.iter().any(|fact| cells.contains(&fact.place) && fact.period.is_some())
        })
    }

    /// What the cells of a question were meant to say. The readings offered are those of its
    /// first cell; the others are meant in the same way.
    fn meant(&self, file: usize, question: usize, choice: usize) -> Vec<(Place, Fix)> {
        let options = self
            .files
            .get(file)
            .and_then(|file| file.reading.questions.get(question))
            .map(|question| question.options.as_slice())
            .unwrap_or_default();
        let cells = self.cells_asked(file, question);
        let only = cells.len() == 1;
        cells
            .into_iter()
            .filter_map(|(place, value)| {
                let value = Some(as_meant(options, choice, only, value?)?);
                Some((place, Fix { value, ..Fix::default() }))
            })
            .collect()
    }

    /// Corrects figures that lie far from the board's to what was meant.
    fn mean(&mut self, items: &[usize], options: &[String], choice: usize) {
        let only = items.len() == 1;
        let fix = |at: &usize| {
            let item = self.proposal.plan.items.get(*at)?;
            let fact = self.files.get(item.file)?.reading.facts.get(item.fact)?;
            let value = Some(as_meant(options, choice, only, fact.value?)?);
            Some(((item.file, fact.sheet), fact.place, Fix { value, ..Fix::default() }))
        };
        let fixes: Vec<_> = items.iter().filter_map(fix).collect();
        self.fix_more(&fixes);
    }

    fn fix_cells(&mut self, sheet: (usize, usize), fixes: impl Iterator<Item = (Place, Fix)>) {
        let values: Vec<_> = fixes.map(|(place, fix)| (sheet, place, fix)).collect();
        self.fix_more(&values);
    }

    fn set_ticks(&mut self, items: &[usize], ticked: bool) {
        for item in items.iter().filter_map(|at| self.proposal.plan.items.get(*at)) {
            self.said.answers.ticks.insert((item.file, item.fact), ticked);
            self.ticks.remove(&(item.file, item.fact));
        }
    }

    /// Says which unit the figures of these sheets are for.
    pub fn set_unit(&mut self, sheets: &[(usize, usize)], name: &str) {
        self.remember_said();
        for sheet in sheets {
            self.said.answers.unit_for_sheet.insert(*sheet, name.to_owned());
        }
        self.stale = true;
    }

    /// Leaves out the figures of a sheet that have no unit, or no period.
    pub fn leave_gap(&mut self, sheet: (usize, usize), lacks: Lacks) {
        self.remember_said();
        self.said.settled.gaps.insert((sheet, lacks));
        self.stale = true;
    }

    /// Says which period the figures of these sheets are for that name none; `None` takes it back.
    pub fn set_period(&mut self, sheets: &[(usize, usize)], period: Option<Period>) {
        self.remember_said();
        for sheet in sheets {
            self.date(*sheet, period);
        }
    }

    fn date(&mut self, sheet: (usize, usize), period: Option<Period>) {
        self.said.by_hand.entry(sheet).or_default().period = period;
        self.said.by_hand.retain(|_, by_hand| !by_hand.is_empty());
        self.read_anew();
    }

    /// The unit said to be a sheet's.
    #[must_use]
    pub fn unit_of(&self, sheet: (usize, usize)) -> Option<&str> {
        self.said.answers.unit_for_sheet.get(&sheet).map(String::as_str)
    }

    /// The period said to be a sheet's.
    #[must_use]
    pub fn period_of(&self, sheet: (usize, usize)) -> Option<Period> {
        self.said.by_hand.get(&sheet)?.period
    }

    /// The next file, after the one shown, with an open question.
    #[must_use]
    pub fn next_with_question(&self) -> Option<usize> {
        let files = &self.proposal.files;
        let asks = |at: &usize| files.get(*at).is_some_and(|line| line.questions > 0);
        (self.file + 1..files.len()).find(asks).or_else(|| (0..=self.file).find(asks))
    }

    /// Where the workbooks lie that something is taken in from.
    #[must_use]
    pub fn workbooks(&self) -> Vec<(String, PathBuf)> {
        let lines = self.proposal.files.iter();
        let taken = self.files.iter().zip(lines).filter(|(_, line)| line.counts.accepted > 0);
        taken.filter_map(|(file, _)| file.workbook()).collect()
    }

    /// What would be left out if it were taken in now.
    #[must_use]
    pub fn left(&self) -> Left {
        let proposal = &self.proposal;
        let items = proposal.plan.items.iter().filter(|item| item.is_open() && !item.accepted);
        let (doubtful, others): (Vec<_>, Vec<_>) = items.partition(|item| !item.certain);
        let files = proposal.files.iter().filter(|line| {
            let counts = &line.counts;
            line.refused.is_some() || counts.accepted == 0 && counts.same == 0
        });
        Left {
            doubtful: doubtful.len(),
            others: others.len(),
            questions: proposal.open_questions(),
            files: files.map(|line| line.name.clone()).collect(),
        }
    }

    /// Tries to make the proposal again after it broke off.
    pub fn try_again(&mut self) {
        self.failed = false;
        self.stale = true;
    }

    /// How many answers can be taken back.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.earlier.len()
    }

    /// Takes the last answer back; ticks set one by one stay.
    pub fn take_back(&mut self) {
        if let Some(said) = self.earlier.pop() {
            self.said = said;
            self.read_anew();
            self.stale = true;
        }
    }

    /// Begins to make the ticked items into one change.
    pub fn accept(&mut self, context: &egui::Context, workspace: &Workspace, now: i64) {
        if self.is_building() || self.is_accepting() {
            return;
        }
        let revision = workspace.revision();
        let workspace = self.snapshot(workspace);
        let plan = self.proposal.plan.clone();
        let recipes = self.recipe_changes(&workspace, now);
        self.accepting = Some(Job::start("import change", context, move |_| {
            let mut changes = match plan.change(&workspace, now) {
                Change::Batch(changes) => changes,
                one => vec![one],
            };
            changes.extend(recipes);
            (revision, now, Change::Batch(changes))
        }));
    }

    /// The change once it is there, with its time; only if the workspace is still the same.
    pub fn accepted(&mut self, workspace: &Workspace) -> Option<(i64, Change)> {
        match self.accepting.as_ref()?.poll() {
            Poll::Working => None,
            Poll::Done((revision, now, change)) => {
                self.accepting = None;
                (revision == workspace.revision()).then_some((now, change))
            }
            Poll::Lost => {
                log::error!("the import could not be made into a change");
                self.accepting = None;
                None
            }
        }
    }
}

/// What a number was meant to say; the readings offered are those of the first of several.
fn as_meant(options: &[String], choice: usize, only: bool, value: f64) -> Option<f64> {
    let read = |at: usize| Some(number::read(options.get(at)?)?.value);
    let (first, meant) = (read(0)?, read(choice)?);
    let by = meant / first;
    // A power of ten leaves the digits as they are.
    let digits = format!("{:.9e}", value * by).parse().unwrap_or(value * by);
    Some(if only || first == 0.0 { meant } else { digits })
}
