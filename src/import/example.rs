//! The bundled example: workbooks of an invented municipality, through the real importer.

use std::path::PathBuf;

use super::plan::{Answers, Plan};
use super::{analyse, facts::FileReading};
use crate::diagram::template;
use crate::domain::{Change, DiagramId, Refusal, Workspace};
use crate::progress::Progress;
use crate::tr;

/// The invented municipality's name, as its workbooks write it.
pub const MUNICIPALITY: &str = "Eksempel kommune";

macro_rules! workbooks {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../assets/examples/workbooks/", $name)))),*]
    };
}

/// Name and bytes of each bundled workbook.
pub const WORKBOOKS: &[(&str, &[u8])] = workbooks![
    "10-FAKTOR 2015.xlsx",
    "Borg sykehjem.xlsx",
    "Furulia barnehage.xlsx",
    "Grunnskoler resultater.xlsx",
    "Hjemmetjenesten nord.xlsx",
    "KOSTRA nøkkeltall.csv",
    "Kemner.ods",
    "Kulturskolen.xls",
    "Lia skole.xlsx",
    "Samfunn og folkehelse.xlsx",
    "Samlet oversikt enheter.xlsx",
    "Solvang bo- og omsorgssenter.xlsx",
    "Teknisk drift.xlsx",
    "Uttrekk HR-systemet.xlsx",
    "Velferd måltavler.xlsx",
    "Vestgård ungdomsskole.xlsx",
    "Åsen skole.xlsx",
    "Økonomi hovedtall.xlsx",
];

/// Why there is no example.
#[derive(Debug, thiserror::Error)]
pub enum ExampleError {
    /// Somebody asked the work to stop.
    #[error("stopped")]
    Stopped,
    #[error("no room for the example's workbooks")]
    Unwritable(#[source] std::io::Error),
    /// The bundled workbooks do not fit the domain: a fault of this program.
    #[error("the example breaks a rule: {0}")]
    Refused(#[from] Refusal),
}

impl ExampleError {
    /// What happened, in the thread's language.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Stopped => tr!("example-stopped"),
            Self::Unwritable(error) => tr!("example-unwritable", why = error.to_string()),
            Self::Refused(refusal) => tr!("example-refused", why = refusal.text()),
        }
    }
}

/// Imports the bundled workbooks, takes in what nobody needs to look at, and draws the
/// kvalitetsutviklingsmodell. The plan tells what was left for a person to decide.
///
/// # Errors
/// When it is stopped, when there is no room for temporary files, or when a rule is broken.
pub fn example_workspace(progress: &Progress) -> Result<(Workspace, Plan), ExampleError> {
    let folder = tempfile::tempdir().map_err(ExampleError::Unwritable)?;
    let paths = write_workbooks(folder.path()).map_err(ExampleError::Unwritable)?;
    let files: Vec<std::sync::Arc<FileReading>> = analyse(&paths, progress);
    if progress.stopped() {
        return Err(ExampleError::Stopped);
    }
    let mut workspace = Workspace::new(MUNICIPALITY);
    let plan = Plan::build(&workspace, files, &Answers::default());
    workspace.apply(plan.change(&workspace, now()))?;
    let model = template::quality_model(&workspace, DiagramId(1));
    workspace.apply(Change::AddDiagram(model))?;
    Ok((workspace, plan))
}

/// Puts the bundled workbooks into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn write_workbooks(folder: &std::path::Path) -> std::io::Result<Vec<PathBuf>> {
    let write = |(name, bytes): &(&str, &[u8])| {
        let path = folder.join(name);
        fs_err::write(&path, bytes).map(|()| path)
    };
    WORKBOOKS.iter().map(write).collect()
}

/// Seconds since 1970.
#[must_use]
pub fn now() -> i64 {
    jiff::Timestamp::now().as_second()
}
