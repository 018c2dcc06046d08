//! Looks a board through and says what deserves a look.

use std::path::PathBuf;

use super::{Answer, Failure, Outcome};
use crate::domain::workspace::Finding;
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::{store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The board to look through
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
}

impl Check {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the board cannot be opened.
    pub fn run(self) -> Answer {
        let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        println!("{}", counts(&workspace));
        let findings = workspace.findings();
        if findings.is_empty() {
            println!("{}", tr!("cli-check-fine"));
            return Ok(Outcome::Fine);
        }
        println!("{}", tr!("cli-check-findings", count = findings.len()));
        for finding in &findings {
            println!("  {}", finding_text(&workspace, finding));
        }
        Ok(Outcome::Finding)
    }
}

/// How much there is, in one line.
#[must_use]
pub fn counts(workspace: &Workspace) -> String {
    let targets = workspace.all_targets().len();
    [
        tr!("count-values", count = workspace.count_values()),
        tr!("cli-check-targets", count = targets),
        tr!("count-units", count = workspace.units().len()),
        tr!("count-indicators", count = workspace.indicators().len()),
        tr!("cli-check-sources", count = workspace.sources().len()),
    ]
    .join(" · ")
}

fn finding_text(workspace: &Workspace, finding: &Finding) -> String {
    let indicator = |id: IndicatorId| {
        workspace.indicator(id).map(crate::domain::Indicator::title).unwrap_or_default()
    };
    let unit = |id: UnitId| workspace.unit(id).map(|unit| unit.name.clone()).unwrap_or_default();
    match finding {
        Finding::NoFigures(id) => tr!("cli-check-no-figures", name = indicator(*id)),
        Finding::NoFiguresForUnit(id) => tr!("cli-check-no-figures-for-unit", name = unit(*id)),
        Finding::OnlyMissing(key) => {
            tr!("cli-check-only-missing", name = indicator(key.indicator), unit = unit(key.unit))
        }
        Finding::NoMeasure(id) => tr!("cli-check-no-measure", name = indicator(*id)),
    }
}
