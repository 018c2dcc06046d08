//! Reads workbooks, says what they hold, and takes them into a board.
//!
//! With `--recipe FILE` a file that exists is followed: sheets of the shapes it knows are read as
//! people have corrected them, and the board remembers the corrections it used. A file that does
//! not exist is written: the corrections of the board, and the units given with `--unit`.
//!
//! Exit code 0: everything was understood. 1: there are questions, doubtful or refused figures,
//! or files that could not be read. 2: no file could be read, or the board cannot be used.

use super::out::{say, say_aside};
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::import_recipes::Recipes;
use super::{Answer, Failure, Outcome, import_report};
use crate::app::files::is_tavle;
use crate::domain::{Change, Period, Recipe, Workspace};
use crate::import::example::now;
use crate::import::facts::{Fact, FileReading};
use crate::import::known::Known;
use crate::import::plan::{Accept, Answers, Plan};
use crate::import::recipe::ByHand;
use crate::import::{analyse_with, layout};
use crate::progress::Progress;
use crate::store::session::Save;
use crate::store::{Holder, Lock, Saves};
use crate::{store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Workbooks, or folders of workbooks
    #[arg(required = true, value_name = "WORKBOOK")]
    pub workbooks: Vec<PathBuf>,
    /// The board to take the figures into; made if it does not exist
    #[arg(long, value_name = "FILE.tavle")]
    pub into: Option<PathBuf>,
    /// The municipality's name, for a board that is made
    #[arg(long, value_name = "NAME", requires = "into")]
    pub municipality: Option<String>,
    /// Write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON object instead of a summary
    #[arg(long)]
    pub json: bool,
    /// What is taken in: what nobody needs to look at, or everything that can be
    #[arg(long, value_enum, default_value_t = Accepted::Certain)]
    pub accept: Accepted,
    /// Corrections of how sheets are read: followed if the file exists, else saved in it
    #[arg(long, value_name = "FILE")]
    pub recipe: Option<PathBuf>,
    /// The unit of figures that name none
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    /// The period of figures that name none: 2016, 2016-T2, 2015/16
    #[arg(long, value_name = "P")]
    pub period: Option<String>,
}

/// What is taken in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Accepted {
    #[default]
    Certain,
    All,
}

impl From<Accepted> for Accept {
    fn from(accepted: Accepted) -> Self {
        match accepted {
            Accepted::Certain => Self::Certain,
            Accepted::All => Self::All,
        }
    }
}

impl Import {
    /// Carries the command out.
    ///
    /// # Errors
    /// When no workbook can be read, or the board can be neither opened nor saved.
    pub fn run(self) -> Answer {
        let open = |path| Board::open(path, self.municipality.as_deref(), !self.dry_run);
        let board = self.into.as_deref().map(open).transpose()?;
        let unit = self.unit.as_deref().map(unit_name).transpose()?;
        let period = self.period.as_deref().map(period).transpose()?;
        let held = board.as_ref().map(|board| &board.workspace);
        let mut recipes = Recipes::gather(held, self.recipe.as_deref(), unit.is_some())?;
        let known = Known::of(&recipes.in_force, held);
        let mut files = analyse_with(&self.workbooks, &known, &Progress::default());
        if let Some(period) = period {
            files = dated(files, &recipes.in_force, period);
        }
        if files.is_empty() {
            return Err(Failure(tr!("cli-import-no-workbooks")));
        }
        let none_read = files.iter().all(|file| file.refused.is_some());
        if let Some(unit) = unit {
            recipes.name_unit(&files, unit, now());
        }
        let answers = answers(&files, unit.or(board.is_none().then_some(NOBODY)));
        let mut plan = match &board {
            Some(board) => Plan::build(&board.workspace, files, &answers),
            None => Plan::build(&Workspace::new(NOBODY), files, &answers),
        };
        plan.accept(self.accept.into());
        // The command is the last thing the process does: giving back a million figures one by one is not worth it.
        let plan = ManuallyDrop::new(plan);
        if self.json {
            let text = import_report::json(&plan).map_err(|error| Failure(error.to_string()))?;
            say!("{text}");
        }
        complain(&plan.files);
        if none_read {
            return Err(Failure(tr!("cli-import-none-read", count = plan.files.len())));
        }
        let into = board.is_some();
        let written = match board {
            Some(board) if !self.dry_run => Some(board.take_in(&plan, &recipes)?),
            _ => None,
        };
        let saved = if self.dry_run { None } else { recipes.save()? };
        if !self.json {
            say!("{}", import_report::text(&plan).trim_end_matches('\n'));
            say!("\n{}", import_report::ending(&plan, written.as_ref(), into));
            if let Some(path) = saved {
                let count = recipes.in_force.len();
                let path = path.display().to_string();
                say!("{}", tr!("cli-import-recipes-saved", count = count, path = path));
            }
        }
        Ok(if import_report::has_findings(&plan) { Outcome::Finding } else { Outcome::Fine })
    }
}

/// Says on stderr which files could not be read, and why.
fn complain(files: &[Arc<FileReading>]) {
    for file in files {
        if let Some(why) = &file.refused {
            say_aside!(
                "styringstavle: {}",
                tr!("cli-import-refused", file = &file.file, why = why)
            );
        }
    }
}

/// Without a board the files are compared with each other alone. Whose figures they are where
/// they do not say is a question for when they are taken into one.
pub(super) const NOBODY: &str = Answers::NOBODY;

/// The files with this period for the figures that name none.
fn dated(
    files: Vec<Arc<FileReading>>,
    recipes: &[Recipe],
    period: Period,
) -> Vec<Arc<FileReading>> {
    let anew = |file: &Arc<FileReading>| {
        let lacks = |fact: &Fact| fact.period.is_none();
        let lacking: BTreeSet<usize> =
            file.facts.iter().filter(|fact| lacks(fact)).map(|fact| fact.sheet).collect();
        let by_hand = |sheet: usize| ByHand {
            period: lacking.contains(&sheet).then_some(period),
            ..ByHand::default()
        };
        layout::keep_up(file, recipes, by_hand).map(Arc::new)
    };
    files.into_iter().map(|file| anew(&file).unwrap_or(file)).collect()
}

/// The unit of every sheet whose figures name none.
fn answers(files: &[Arc<FileReading>], unit: Option<&str>) -> Answers {
    let mut answers = Answers::default();
    for (file, reading) in files.iter().enumerate() {
        if let Some(unit) = unit {
            let sheets = (0..reading.sheets.len()).map(|sheet| (file, sheet));
            answers.unit_for_sheet.extend(sheets.map(|sheet| (sheet, unit.to_owned())));
        }
    }
    answers
}

fn unit_name(name: &str) -> Result<&str, Failure> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Failure(tr!("refusal-empty-name")));
    }
    if name.chars().nth(Workspace::MAX_NAME).is_some() {
        return Err(Failure(tr!("refusal-long", most = Workspace::MAX_NAME)));
    }
    Ok(name)
}

fn period(text: &str) -> Result<Period, Failure> {
    Period::parse(text).ok_or_else(|| Failure(tr!("chart-cli-bad-period", period = text)))
}

fn unnamed() -> Workspace {
    Workspace::new(tr!("unnamed-municipality"))
}

/// What was written, and where.
pub struct Written {
    pub path: PathBuf,
    /// Whether the file was made or altered at all.
    pub altered: bool,
}

/// The board figures are taken into.
struct Board {
    path: PathBuf,
    workspace: Workspace,
    /// What it descends from; its latest is what the file held when it was read.
    saves: Saves,
    is_new: bool,
    /// From before it was read until it is saved nobody else may begin to work in it.
    _lock: Option<Lock>,
}

impl Board {
    fn open(path: &Path, municipality: Option<&str>, to_write: bool) -> Result<Self, Failure> {
        if !is_tavle(path) {
            let shown = path.display().to_string();
            return Err(Failure(tr!("cli-import-not-a-board", path = shown)));
        }
        let holder = Holder { who: String::new(), since: now() };
        let lock = if to_write { Lock::for_writing(path, &holder) } else { Ok(None) };
        let lock = lock.map_err(|error| Failure(error.text()))?;
        let is_new = !path.exists();
        let (workspace, saves) = if is_new {
            let workspace = match municipality.map(str::trim).filter(|name| !name.is_empty()) {
                Some(name) if name.chars().nth(Workspace::MAX_NAME).is_some() => {
                    return Err(Failure(tr!("refusal-long", most = Workspace::MAX_NAME)));
                }
                Some(name) => Workspace::new(name),
                None => unnamed(),
            };
            (workspace, Saves::default())
        } else {
            let board = store::open_board(path).map_err(|error| Failure(error.text()))?;
            (board.workspace, board.saves)
        };
        Ok(Self { path: path.to_owned(), workspace, saves, is_new, _lock: lock })
    }

    /// Takes in what is ticked and saves, if anything is altered.
    fn take_in(mut self, plan: &Plan, recipes: &Recipes) -> Result<Written, Failure> {
        let mut change = plan.change(&self.workspace, now());
        if !change.is_empty() {
            let mut changes = vec![change];
            changes.extend(recipes.changes(&self.workspace, &plan.files, now()));
            change = Change::batch(changes);
        }
        let altered = self.is_new || !change.is_empty();
        if altered {
            self.workspace.apply(change).map_err(|refusal| Failure(refusal.text()))?;
            let save = Save {
                path: &self.path,
                workspace: &self.workspace,
                saves: &self.saves,
                expected: self.saves.last(),
                journal: None,
            };
            let save = if self.is_new { save.of_new() } else { save.run() };
            save.map_err(|error| Failure(error.text()))?;
        }
        Ok(Written { path: self.path, altered })
    }
}
