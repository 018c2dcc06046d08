//! Draws every indicator, each in a file of its own, and a page that shows them all.
//!
//! Exit code 0: everything was written. 1: some figures could not be. 2: none could, or the
//! arguments cannot be used.

use super::out::{say, say_aside};
use std::collections::BTreeSet;
use std::io::{IsTerminal as _, Write as _};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::chart::write;
use super::chart_options::{ChartOptions, Look, compared, has_numbers, level, shown, units_at};
use super::index_page::{Entry, page};
use super::names::{file_name, find_unit};
use super::{Answer, Failure, Outcome};
use crate::chart::{Figure, Output};
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::{analysis, report, store, text, tr};

/// The most figures drawn at once.
const MOST_THREADS: usize = 16;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Charts {
    /// The board (.tavle) to draw from
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// The folder to write to; made if it does not exist
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// What kind of files
    #[arg(long, value_enum, default_value_t = Kind::Svg)]
    pub format: Kind,
    /// A figure for each unit of this level (area, unit, team) that has figures
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// Only this unit, or with --level those below it
    #[arg(long, value_name = "NAME")]
    pub unit: Option<String>,
    #[command(flatten)]
    pub options: ChartOptions,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    #[default]
    Svg,
    Png,
    Pdf,
    Xlsx,
}

impl From<Kind> for Output {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Svg => Self::Svg,
            Kind::Png => Self::Png,
            Kind::Pdf => Self::Pdf,
            Kind::Xlsx => Self::Xlsx,
        }
    }
}

/// One figure to draw.
struct Task {
    indicator: IndicatorId,
    units: Vec<UnitId>,
    /// Without its folder.
    file: String,
}

impl Charts {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let look = self.options.look()?;
        let opened = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        // Files go where nobody knows.
        let workspace = report::without_hidden(&opened);
        let tasks = self.tasks(&workspace)?;
        if tasks.is_empty() {
            return Err(Failure(tr!("charts-none")));
        }
        fs_err::create_dir_all(&self.out).map_err(|error| {
            let why = std::error::Error::source(&error)
                .map_or_else(|| error.to_string(), ToString::to_string);
            Failure(tr!("charts-folder", path = shown(&self.out), why = why))
        })?;
        let made = self.draw_all(&workspace, &tasks, &look);
        let mut entries = Vec::new();
        let mut failed = Vec::new();
        for (task, made) in tasks.iter().zip(made) {
            match made {
                Ok(entry) => entries.push(entry),
                Err(Failure(why)) => failed.push((task.file.clone(), why)),
            }
        }
        for (name, why) in &failed {
            say_aside!("styringstavle: {}", tr!("charts-failed", name = name, why = why));
        }
        if entries.is_empty() {
            return Err(Failure(tr!("charts-none")));
        }
        let municipality =
            workspace.unit(Workspace::ROOT).map_or("", |root| root.name.as_str()).to_owned();
        write(&self.out.join("index.html"), page(&municipality, &entries).as_bytes())?;
        let count = entries.len();
        say!("{}", tr!("charts-written", count = count, path = shown(&self.out)));
        Ok(if failed.is_empty() { Outcome::Fine } else { Outcome::Finding })
    }

    fn tasks(&self, workspace: &Workspace) -> Result<Vec<Task>, Failure> {
        let below = match &self.unit {
            Some(name) => find_unit(workspace, name)?.id,
            None => Workspace::ROOT,
        };
        let level = self.level.as_deref().map(|one| level(workspace, one)).transpose()?;
        let mut tasks = Vec::new();
        let mut names = BTreeSet::new();
        for indicator in workspace.indicators() {
            let of_it = [indicator.id];
            let with = |unit: &UnitId| has_numbers(workspace, &of_it, *unit);
            let groups: Vec<Vec<UnitId>> = match level {
                Some(level) => units_at(workspace, &[below], level)
                    .into_iter()
                    .filter(with)
                    .map(|unit| vec![unit])
                    .collect(),
                None => vec![analysis::nearest_with_figures(workspace, below, &of_it)],
            };
            for mut units in groups.into_iter().filter(|units| !units.is_empty()) {
                let mut name = file_name(&indicator.title());
                if let (Some(_), [only]) = (level, units.as_slice())
                    && let Some(unit) = workspace.unit(*only)
                {
                    name = format!("{name}-{}", file_name(&unit.name));
                }
                units.extend(compared(workspace, &self.options.compare, &of_it, &units)?);
                let file = free_name(&name, &mut names);
                let file = format!("{file}.{}", Output::from(self.format).ending());
                tasks.push(Task { indicator: indicator.id, units, file });
            }
        }
        Ok(tasks)
    }

    /// Draws and writes the figures on every core, each with its answer in the tasks' order.
    fn draw_all(
        &self,
        workspace: &Workspace,
        tasks: &[Task],
        look: &Look,
    ) -> Vec<Result<Entry, Failure>> {
        let next = AtomicUsize::new(0);
        let bar = Mutex::new(Bar { done: 0, all: tasks.len() });
        let made: Mutex<Vec<(usize, Result<Entry, Failure>)>> = Mutex::new(Vec::new());
        let language = text::current();
        let work = || {
            text::set(language);
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(task) = tasks.get(place) else { break };
                let entry = self.draw(workspace, task, look);
                if let Ok(mut made) = made.lock() {
                    made.push((place, entry));
                }
                if let Ok(mut bar) = bar.lock() {
                    bar.step();
                }
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        std::thread::scope(|scope| {
            for number in 1..threads.min(MOST_THREADS).min(tasks.len()) {
                let name = format!("chart {number}");
                // Without another thread this one draws everything.
                let _ = std::thread::Builder::new().name(name).spawn_scoped(scope, work);
            }
            work();
        });
        let mut made = made.into_inner().unwrap_or_default();
        made.sort_by_key(|(place, _)| *place);
        made.into_iter().map(|(_, entry)| entry).collect()
    }

    fn draw(&self, workspace: &Workspace, task: &Task, look: &Look) -> Result<Entry, Failure> {
        let spec = look.spec(vec![task.indicator], task.units.clone());
        let figure = Figure::new(workspace, &spec).with_theme(look.theme.clone());
        let output = Output::from(self.format);
        let bytes = output.bytes(&figure, look.quality).map_err(|error| Failure(error.text()))?;
        write(&self.out.join(&task.file), &bytes)?;
        Ok(Entry {
            file: task.file.clone(),
            is_picture: matches!(output, Output::Svg | Output::Png),
            title: figure.title,
            subtitle: figure.subtitle,
            description: figure.description,
        })
    }
}

/// The name, with a number where it is taken or empty.
fn free_name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let name = if name.is_empty() { "figur" } else { name };
    let mut free = name.to_owned();
    let mut number = 2;
    while !taken.insert(free.clone()) {
        free = format!("{name}-{number}");
        number += 1;
    }
    free
}

/// A bar on the terminal; nothing where the messages go to a file.
struct Bar {
    done: usize,
    all: usize,
}

impl Bar {
    fn step(&mut self) {
        const WIDTH: usize = 30;
        self.done += 1;
        let mut out = std::io::stderr();
        if !out.is_terminal() {
            return;
        }
        let full = self.done * WIDTH / self.all.max(1);
        let words = tr!("charts-progress", done = self.done, all = self.all);
        let bar =
            format!("\r[{}{}] {words}", "#".repeat(full), "·".repeat(WIDTH - full.min(WIDTH)));
        let end = if self.done == self.all { "\n" } else { "" };
        let _ = write!(out, "{bar}{end}");
        let _ = out.flush();
    }
}
