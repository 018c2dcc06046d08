//! Headless commands, one file each, over the same library as the window.
//!
//! Exit code 0 ok, 1 a finding, 2 usage or unreadable input. Data on stdout, messages on stderr.

pub mod chart;
pub mod chart_options;
pub mod charts;
pub mod check;
pub mod demo;
pub mod find;
pub mod history;
pub mod import;
mod import_questions;
mod import_recipes;
mod import_report;
mod index_page;
pub mod merge;
pub mod model;
mod names;
mod out;
mod saving;
pub mod table;
pub mod units;

use self::out::say_aside;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Indicators over time, the quality-development model and the action plan.
#[derive(Debug, Parser)]
#[command(name = "styringstavle", version, about, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    /// A board (.tavle) to open, or workbooks to import, in the window
    pub files: Vec<PathBuf>,
    /// How the window is drawn: auto, wgpu, cpu or glow
    #[arg(long, value_name = "NAME", default_value = "auto")]
    pub renderer: String,
    /// Open work left in a journal; the window gives this to itself when it starts anew
    #[arg(long, value_name = "JOURNAL", hide = true)]
    pub recover: Option<PathBuf>,
}

/// The headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Import the bundled example workbooks and open the window on them
    Demo(demo::Demo),
    /// Read workbooks and say what they hold, or take them into a board
    Import(import::Import),
    /// Draw an indicator's development
    Chart(Box<chart::Chart>),
    /// Draw every indicator, each in a file, with a page that shows them all
    Charts(Box<charts::Charts>),
    /// Draw the model
    Model(model::Model),
    /// Write a table of a unit: xlsx or csv
    Table(table::Table),
    /// Print the organisation, or build it from columns of a spreadsheet
    Units(units::Units),
    /// Find a number or a text anywhere in a board
    Find(find::Find),
    /// Look a board through for faults, and put what can be in order
    Check(check::Check),
    /// Tell who gave which value, when and from where
    History(history::History),
    /// Bring two people's boards together
    Merge(merge::MergeBoards),
}

/// How a command ended, when it could do its work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit code 0.
    Fine,
    /// Exit code 1: it worked, and there is something to look at.
    Finding,
}

/// Why a command could not do its work, for people; exit code 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub String);

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// What every command's `run` answers.
pub type Answer = Result<Outcome, Failure>;

/// Runs a headless command to its exit code.
#[must_use]
pub fn run(command: Command) -> ExitCode {
    let answer = match command {
        Command::Demo(demo) => demo.run(),
        Command::Import(import) => import.run(),
        Command::Chart(chart) => chart.run(),
        Command::Charts(charts) => charts.run(),
        Command::Model(model) => model.run(),
        Command::Table(table) => table.run(),
        Command::Units(units) => units.run(),
        Command::Find(find) => find.run(),
        Command::Check(check) => check.run(),
        Command::History(history) => history.run(),
        Command::Merge(merge) => merge.run(),
    };
    match answer {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Finding) => ExitCode::from(1),
        Err(Failure(why)) => {
            say_aside!("styringstavle: {why}");
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::app::Opening;
    use crate::app::device_loss::another_window;
    use crate::app::renderer::{Choice, Renderer};
    use crate::domain::Workspace;

    #[test]
    fn a_window_that_starts_anew_is_understood() {
        let understood = |opening: &Opening| {
            let command = another_window(Choice::From(Renderer::Cpu), opening).expect("a command");
            let name = std::ffi::OsStr::new("styringstavle");
            Arguments::try_parse_from(std::iter::once(name).chain(command.get_args()))
                .expect("arguments of ours")
        };
        let file = PathBuf::from("-Ås 2016.tavle");
        let told = understood(&Opening::File(file.clone()));
        assert_eq!((told.renderer.as_str(), told.files), ("auto:cpu", vec![file]));
        let books = vec![PathBuf::from("a.xlsx"), PathBuf::from("b.xls")];
        assert_eq!(understood(&Opening::Workbooks(books.clone())).files, books);
        let copy = PathBuf::from("kopi.tavle");
        assert_eq!(understood(&Opening::Recovery(copy.clone())).recover, Some(copy));
        assert!(understood(&Opening::Nothing).files.is_empty());
        let example = Opening::Example(Arc::new(Workspace::new("Eksempel kommune")));
        let Some(Command::Demo(demo)) = understood(&example).command else {
            panic!("the example is the demo's");
        };
        assert_eq!((demo.renderer.as_str(), demo.out), ("auto:cpu", None));
    }
}
