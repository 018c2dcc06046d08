//! Prints the organisation of a board, or builds it from an outline: columns of a spreadsheet saved
//! as text, as the window takes them.
//!
//! Exit code 0: printed, or every line was used. 1: some lines could not be used. 2: the board or
//! the outline cannot be read, or nothing can be written.

use std::path::{Path, PathBuf};

use super::names::find_unit;
use super::{Answer, Failure, Outcome};
use crate::domain::{UnitId, Workspace, reorganise};
use crate::import::example::now;
use crate::store::{Holder, Lock};
use crate::text::{level_name, period_name};
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
    #[arg(long, value_name = "FILE")]
    pub outline: Option<PathBuf>,
    /// The unit the outline stands below; without it the municipality
    #[arg(long, value_name = "NAME", requires = "outline")]
    pub below: Option<String>,
    /// Where to write the board; without it, what would happen is told
    #[arg(long, value_name = "FILE.tavle", requires = "outline")]
    pub out: Option<PathBuf>,
}

impl Units {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let Some(outline) = &self.outline else {
            let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
            print_tree(&workspace);
            return Ok(Outcome::Fine);
        };
        let mut board = store::read_board(&self.file).map_err(|error| Failure(error.text()))?;
        if board.is_newer() {
            let path = self.file.display().to_string();
            return Err(Failure(tr!("store-newer", path = path, version = board.version)));
        }
        let below = match &self.below {
            Some(name) => find_unit(&board.workspace, name)?.id,
            None => Workspace::ROOT,
        };
        let read = reorganise::outline(&board.workspace, below, &text_of(outline)?);
        for name in &read.new {
            println!("+ {name}");
        }
        for name in &read.moved {
            println!("→ {name}");
        }
        println!("{}", tr!("org-paste-unchanged", count = read.unchanged));
        for (line, refusal) in &read.refused {
            eprintln!("{}", tr!("org-paste-refused", line = *line, why = refusal.text()));
        }
        if read.beyond > 0 {
            eprintln!("{}", tr!("org-paste-beyond", count = read.beyond));
        }
        if let (Some(out), Some(change)) = (&self.out, read.change) {
            board.workspace.apply(change).map_err(|refusal| Failure(refusal.text()))?;
            let holder = Holder { who: String::new(), since: now() };
            let _lock = Lock::for_writing(out, &holder).map_err(|error| Failure(error.text()))?;
            store::save_from(out, &board.workspace, &board.saves)
                .map_err(|error| Failure(error.text()))?;
            println!("{}", tr!("cli-units-written", path = out.display().to_string()));
        }
        let whole = read.refused.is_empty() && read.beyond == 0;
        Ok(if whole { Outcome::Fine } else { Outcome::Finding })
    }
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
        let told = [Some(level_name(unit.level)), closed(workspace, id)];
        let told = told.into_iter().flatten().collect::<Vec<_>>().join(", ");
        println!("{}{} ({told})", "\t".repeat(depth), unit.name);
    }
}

fn closed(workspace: &Workspace, id: UnitId) -> Option<String> {
    let day = workspace.life(id)?.closed?;
    Some(tr!("org-closed-from", day = period_name(day)))
}
