//! The files under review: what was read, the answers given, and the proposal that follows.

pub(super) mod history;
mod replies;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui;

use super::corrections::{Adopted, Rereading};
use super::done::Left;
use super::proposal::{Proposal, Settled};
use super::sheet_view::SheetView;
use crate::app::jobs::{Job, Poll};
use crate::domain::{Change, Period, Recipe, Workspace};
use crate::import::facts::FileReading;
use crate::import::grid::{Area, Place};
use crate::import::plan::Answers;
use crate::import::plan::alike::Source;
use crate::import::recipe::{ByHand, NamesAre};
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
    pub(super) history: history::History,
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
    /// Scroll the grid down this far.
    pub begin_at: Option<f32>,
    /// The sheet drawn last, as (file, sheet), and how far it was scrolled.
    pub scrolled: ((usize, usize), egui::Vec2),
    /// Rises with every new proposal and every tick, so that lists know when to be made anew.
    pub version: u64,
    /// There is a proposal of the files that are there now.
    pub proposed: bool,
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
                self.history.came_back(|gone| gone.reading.file == file.reading.file);
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
        let wanted = self.stale || (outdated && self.proposed);
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
        self.proposed = true;
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
