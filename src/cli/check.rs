//! Looks a board through and says what deserves a look.

use super::out::say;
use std::path::PathBuf;

use super::{Answer, Failure, Outcome};
use crate::domain::workspace::Finding;
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::store::check::{self, Fault};
use crate::store::{self, StoreError};
use crate::tr;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Check {
    /// The board to look through
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// Write what can be put in order to this board; the file itself stays as it is
    #[arg(long, value_name = "OUT.tavle")]
    pub repair: Option<PathBuf>,
}

impl Check {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the board cannot be opened.
    pub fn run(self) -> Answer {
        let bytes = store::bytes_of(&self.file).map_err(|error| Failure(error.text()))?;
        let refused = store::read_bytes(&bytes, &self.file).err();
        match &refused {
            // Nothing can be put in order in what is another kind of file, or newer.
            Some(
                error @ (StoreError::Foreign { .. }
                | StoreError::Newer { .. }
                | StoreError::Read { .. }
                | StoreError::TooLarge { .. }),
            ) => return Err(Failure(error.text())),
            Some(error @ StoreError::Damaged { .. }) if self.repair.is_none() => {
                return Err(Failure(format!("{} {}", error.text(), tr!("cli-check-try-repair"))));
            }
            _ => {}
        }
        let look = check::look_through(&bytes);
        let workspace = look.workspace;
        say!("{}", counts(&workspace));
        for fault in &look.faults {
            say!("  {}", fault_text(fault));
        }
        if let Some(out) = &self.repair {
            if out.exists() {
                let path = out.display().to_string();
                return Err(Failure(tr!("cli-check-repair-exists", path = path)));
            }
            store::save(out, &workspace).map_err(|error| Failure(error.text()))?;
            say!("{}", tr!("cli-check-repaired", path = out.display().to_string()));
        } else if refused.is_some() {
            say!("{}", tr!("cli-check-try-repair"));
        }
        let findings = workspace.findings();
        if findings.is_empty() && !look.faults.is_empty() {
            return Ok(Outcome::Finding);
        }
        if findings.is_empty() {
            say!("{}", tr!("cli-check-fine"));
            return Ok(Outcome::Fine);
        }
        say!("{}", tr!("cli-check-findings", count = findings.len()));
        for finding in &findings {
            say!("  {}", finding_text(&workspace, finding));
        }
        Ok(Outcome::Finding)
    }
}

/// How much there is, in one line.
#[must_use]
pub fn counts(workspace: &Workspace) -> String {
    let targets = workspace.all_targets().filter(|(_, one)| one.is_in_force()).count();
    [
        tr!("count-values", count = workspace.count_values()),
        tr!("cli-check-targets", count = targets),
        tr!("count-units", count = workspace.units().len()),
        tr!("count-indicators", count = workspace.indicators().len()),
        tr!("cli-check-sources", count = workspace.sources().len()),
    ]
    .join(" · ")
}

/// What is wrong, in a line.
fn fault_text(fault: &Fault) -> String {
    match fault {
        Fault::Sum => tr!("check-sum"),
        Fault::NoList(list) => tr!("check-no-list", list = *list),
        Fault::Lost { list, at, length } => {
            tr!("check-lost", list = *list, at = *at, length = *length)
        }
        Fault::TooMany(what) => tr!("check-too-many", most = what.most()),
        Fault::Broken { what, refusal, mended: true } => {
            tr!("check-mended", what = what, why = refusal.text())
        }
        Fault::Broken { what, refusal, mended: false } => {
            tr!("check-broken", what = what, why = refusal.text())
        }
    }
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
