//! Reads workbooks, and takes them into a board.

use std::path::PathBuf;

use super::{Answer, Failure, Outcome};
use crate::import::json;
use crate::progress::Progress;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Import {
    /// Workbooks or folders of them
    #[arg(required = true)]
    pub workbooks: Vec<PathBuf>,
    /// Only say what they hold
    #[arg(long)]
    pub dry_run: bool,
    /// Say it as JSON
    #[arg(long)]
    pub json: bool,
}

impl Import {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let files = crate::import::analyse(&self.workbooks, &Progress::default());
        let document = json::document(&files, json::counts(&files));
        let text = serde_json::to_string(&document).map_err(|error| Failure(error.to_string()))?;
        println!("{text}");
        let refused = files.iter().any(|file| file.refused.is_some());
        if refused && files.iter().all(|file| file.refused.is_some()) {
            return Err(Failure(
                files.iter().filter_map(|file| file.refused.clone()).collect::<Vec<_>>().join("\n"),
            ));
        }
        Ok(Outcome::Fine)
    }
}
