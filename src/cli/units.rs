//! Prints the organisation of a board, or alters it: builds it from an outline (columns of a
//! spreadsheet saved as text, as the window takes them), says what kinds of service the units'
//! names tell, or gives a level the organisation's own name.
//!
//! Exit code 0: printed, or every line was used. 1: some lines could not be used. 2: the board or
//! the outline cannot be read, or nothing can be written.

use super::out::{say, say_aside};
use std::path::{Path, PathBuf};

use super::chart_options::level;
use super::names::{find_unit, path_name};
use super::saving::save_to;
use super::{Answer, Failure, Outcome};
use crate::domain::{Change, LevelName, UnitId, Workspace, reorganise, unit_kind};
use crate::text::{level_name, period_name, usual_level_name};
use crate::{store, tr};

/// The largest outline read, in bytes.
const MOST_BYTES: u64 = 4_000_000;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Units {
    /// The board (.tavle)
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// Build it from this text (UTF-8): a column for each level, tabs or semicolons between
    #[arg(long, value_name = "FILE", group = "altering")]
    pub outline: Option<PathBuf>,
    /// Propose what kind of service each unit gives, told from its name
    #[arg(long, group = "altering")]
    pub kinds: bool,
    /// What the organisation calls a level (municipality, area, unit, team): one, and several
    #[arg(long, num_args = 2..=3, value_names = ["LEVEL", "ONE", "SEVERAL"], group = "altering")]
    pub level_name: Option<Vec<String>>,
    /// The unit the outline stands below; without it the municipality
    #[arg(long, value_name = "NAME", requires = "outline")]
    pub below: Option<String>,
    /// Where to write the board; without it, what would happen is told
    #[arg(long, value_name = "FILE.tavle", requires = "altering")]
    pub out: Option<PathBuf>,
}

impl Units {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        if self.outline.is_none() && !self.kinds && self.level_name.is_none() {
            let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
            print_tree(&workspace);
            return Ok(Outcome::Fine);
        }
        let mut board = store::open_board(&self.file).map_err(|error| Failure(error.text()))?;
        let (change, whole) = if let Some(outline) = &self.outline {
            self.read_outline(&board.workspace, outline)?
        } else if let Some(name) = &self.level_name {
            (Some(name_level(&board.workspace, name)?), true)
        } else {
            (propose_kinds(&board.workspace), true)
        };
        if let (Some(out), Some(change)) = (&self.out, change) {
            let read = [(self.file.as_path(), board.id())];
            board.workspace.apply(change).map_err(|refusal| Failure(refusal.text()))?;
            save_to(out, &board.workspace, &board.saves, &read)
                .map_err(|error| Failure(error.text()))?;
            say!("{}", tr!("cli-units-written", path = out.display().to_string()));
        }
        Ok(if whole { Outcome::Fine } else { Outcome::Finding })
    }

    /// What an outline would do, told, and whether every line of it can be used.
    fn read_outline(
        &self,
        workspace: &Workspace,
        outline: &Path,
    ) -> Result<(Option<Change>, bool), Failure> {
        let below = match &self.below {
            Some(name) => find_unit(workspace, name)?.id,
            None => Workspace::ROOT,
        };
        let read = reorganise::outline(workspace, below, &text_of(outline)?);
        for name in &read.new {
            say!("+ {name}");
        }
        for name in &read.moved {
            say!("→ {name}");
        }
        say!("{}", tr!("org-paste-unchanged", count = read.unchanged));
        for (line, refusal) in &read.refused {
            say_aside!("{}", tr!("org-paste-refused", line = *line, why = refusal.text()));
        }
        if read.beyond > 0 {
            say_aside!("{}", tr!("org-paste-beyond", count = read.beyond));
        }
        Ok((read.change, read.refused.is_empty() && read.beyond == 0))
    }
}

/// Prints the kinds the names tell, and the change that sets them.
fn propose_kinds(workspace: &Workspace) -> Option<Change> {
    let proposed = unit_kind::proposals(workspace);
    for (id, kind) in &proposed {
        say!("{}: {kind}", path_name(workspace, *id));
    }
    let kinds: Vec<(UnitId, String)> =
        proposed.into_iter().map(|(id, kind)| (id, kind.to_owned())).collect();
    unit_kind::set(workspace, &kinds)
}

fn name_level(workspace: &Workspace, said: &[String]) -> Result<Change, Failure> {
    let text = |at: usize| said.get(at).map(|text| text.trim().to_owned()).unwrap_or_default();
    let level = level(workspace, &text(0))?;
    let (one, many) = (text(1), text(2));
    say!("{}: {one} {many}", usual_level_name(level));
    let name = (!one.is_empty()).then_some(LevelName { one, many });
    Ok(Change::NameLevel { level, name })
}

fn text_of(path: &Path) -> Result<String, Failure> {
    let failed = |why: String| {
        Failure(tr!("cli-units-unreadable", path = path.display().to_string(), why = why))
    };
    let size = fs_err::metadata(path).map_err(|error| failed(error.to_string()))?.len();
    if size > MOST_BYTES {
        return Err(failed(tr!("cli-units-too-large")));
    }
    let text = fs_err::read_to_string(path).map_err(|error| failed(error.to_string()))?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The tree with tabs, so that it can be pasted into a spreadsheet and back.
fn print_tree(workspace: &Workspace) {
    for id in workspace.subtree(Workspace::ROOT) {
        let Some(unit) = workspace.unit(id) else { continue };
        let depth = workspace.path(id).len().saturating_sub(1);
        let kind = (!unit.kind.is_empty()).then(|| unit.kind.clone());
        let told = [Some(level_name(workspace, unit.level)), kind, closed(workspace, id)];
        let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
        say!("{}{} ({told})", "\t".repeat(depth), unit.name);
    }
}

fn closed(workspace: &Workspace, id: UnitId) -> Option<String> {
    let day = workspace.life(id)?.closed?;
    Some(tr!("org-closed-from", day = period_name(day)))
}
