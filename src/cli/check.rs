//! Looks a board through and says what deserves a look.

use super::out::say;
use std::path::{Path, PathBuf};

use super::{Answer, Failure, Outcome};
use crate::domain::workspace::Finding;
use crate::domain::{IndicatorId, Refusal, UnitId, Workspace};
use crate::store::check::{self, Beside, Fault};
use crate::store::{self, Holder, StoreError};
use crate::text::moment_text;
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
        // Nothing can be put in order in what is another kind of file, or newer.
        if let Some(
            error @ (StoreError::Foreign { .. }
            | StoreError::Newer { .. }
            | StoreError::Read { .. }
            | StoreError::TooLarge { .. }),
        ) = &refused
        {
            return Err(Failure(error.text()));
        }
        let look = check::look_through(&bytes);
        let workspace = look.workspace;
        say!("{}", counts(&workspace));
        for fault in &look.faults {
            say!("  {}", fault_text(fault));
        }
        let board = store::board_from(&bytes, &self.file).ok();
        let beside = check::beside(&self.file, board.as_ref());
        for one in &beside {
            say!("  {}", beside_text(one));
        }
        if let Some(error @ StoreError::Damaged { .. }) = &refused
            && self.repair.is_none()
        {
            return Err(Failure(format!("{} {}", error.text(), tr!("cli-check-try-repair"))));
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
        let is_found = |one: &Beside| !matches!(one, Beside::InUse(_) | Beside::LeftLock(_));
        let found = !look.faults.is_empty() || beside.iter().any(is_found);
        if findings.is_empty() && found {
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
        Fault::Identity => tr!("check-identity"),
        Fault::TooMany(what) => {
            tr!("check-too-many", most = what.most(), what = what.name())
        }
        Fault::Broken { what, refusal, mended: true } => {
            tr!("check-mended", what = what, why = why(refusal))
        }
        Fault::Broken { what, refusal, mended: false } => {
            tr!("check-broken", what = what, why = why(refusal))
        }
    }
}

/// Which rule it is, told of a file rather than of a gesture.
fn why(refusal: &Refusal) -> String {
    match refusal {
        Refusal::UnknownUnit(_)
        | Refusal::UnknownIndicator(_)
        | Refusal::UnknownSource(_)
        | Refusal::UnknownBox(_)
        | Refusal::NothingThere => tr!("check-unknown"),
        Refusal::TakenId => tr!("check-taken"),
        other => other.text(),
    }
}

/// What stands beside the board and deserves a look, in a line.
fn beside_text(beside: &Beside) -> String {
    let shown = |path: &Path| path.display().to_string();
    match beside {
        Beside::InUse(holder) => tr!("check-in-use", who = who(holder)),
        Beside::LeftLock(holder) => tr!("check-left-lock", who = who(holder)),
        Beside::Work { journal, changes } => {
            tr!("check-work", path = shown(journal), count = *changes)
        }
        Beside::Damage { journal, stretches } => {
            tr!("check-journal-damage", path = shown(journal), count = *stretches)
        }
        Beside::Baseless { journal, changes } => {
            tr!("check-journal-baseless", path = shown(journal), count = *changes)
        }
        Beside::Unreadable { journal, why } => {
            tr!("check-journal-unreadable", path = shown(journal), why = why.as_str())
        }
        Beside::BadVersion { why, .. } => tr!("check-bad-version", why = why.as_str()),
        Beside::OtherVersion(path) => tr!("check-other-version", path = shown(path)),
    }
}

/// "Økonomi siden 12.09.2016 14.32"
fn who(holder: &Holder) -> String {
    let who = if holder.who.is_empty() { tr!("check-somebody") } else { holder.who.clone() };
    match holder.since {
        0 => who,
        since => tr!("check-since", who = who, since = moment_text(since)),
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
