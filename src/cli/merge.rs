//! Brings two people's boards, made from one, together.

use super::out::{say, say_aside};
use std::path::PathBuf;

use super::saving::save_to;
use super::{Answer, Failure, Outcome};
use crate::store::merge::{Choice, Merge, ancestor, nothing_in_common, tell};
use crate::{store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct MergeBoards {
    /// The board to bring the other's changes into
    #[arg(value_name = "MINE.tavle")]
    pub mine: PathBuf,
    /// The other board
    #[arg(value_name = "THEIRS.tavle")]
    pub theirs: PathBuf,
    /// What both were made from, if it is not found beside them
    #[arg(long, value_name = "FILE.tavle")]
    pub ancestor: Option<PathBuf>,
    /// Whose side stands where they disagree; the other's values stay in the history. Without it
    /// mine, but what one removed and the other changed stays
    #[arg(long, value_enum)]
    pub prefer: Option<Side>,
    /// Where to write the result; without it, what would happen is told
    #[arg(long, value_name = "FILE.tavle")]
    pub out: Option<PathBuf>,
}

/// A side of a disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Side {
    Mine,
    Theirs,
}

impl MergeBoards {
    /// Carries the command out. Exit code 1 where the two disagree on something.
    ///
    /// # Errors
    /// What could not be read, brought together or written.
    pub fn run(self) -> Answer {
        let read = |path| store::open_board(path).map_err(|error| Failure(error.text()));
        let (mut mine, theirs) = (read(&self.mine)?, read(&self.theirs)?);
        let base = match &self.ancestor {
            Some(path) => Some(read(path)?),
            None => ancestor(&mine.saves, &theirs.saves, &[&self.mine, &self.theirs]),
        };
        if base.is_none() {
            say_aside!("styringstavle: {}", tr!("merge-unrelated"));
        }
        let base = base.map_or_else(|| nothing_in_common(&mine.workspace), |board| board.workspace);
        let merge = Merge::new(&base, &mine.workspace, &theirs.workspace)
            .map_err(|refusal| Failure(refusal.text()))?;
        say!("{}", tr!("merge-taken", count = merge.taken));
        say!("{}", tr!("merge-conflicts", count = merge.conflicts.len()));
        for conflict in &merge.conflicts {
            let told = tell(&mine.workspace, &merge.theirs, conflict);
            say!("  {}", told.what);
            say!("    {}: {}", tr!("merge-mine"), told.mine);
            say!("    {}: {}", tr!("merge-theirs"), told.theirs);
        }
        if let Some(out) = &self.out {
            let choices = merge.conflicts.iter().map(|conflict| match self.prefer {
                Some(Side::Mine) => Choice::Mine,
                Some(Side::Theirs) => Choice::Theirs,
                None => conflict.usual(),
            });
            let change = merge
                .change(&choices.collect::<Vec<_>>())
                .map_err(|refusal| Failure(refusal.text()))?;
            mine.workspace.apply(change).map_err(|refusal| Failure(refusal.text()))?;
            let held = mine.id();
            mine.saves.join(&theirs.saves);
            let read = [(self.mine.as_path(), held), (self.theirs.as_path(), theirs.id())];
            save_to(out, &mine.workspace, &mine.saves, &read)
                .map_err(|error| Failure(error.text()))?;
            say!("{}", tr!("cli-merge-written", path = out.display().to_string()));
        }
        Ok(if merge.conflicts.is_empty() { Outcome::Fine } else { Outcome::Finding })
    }
}
