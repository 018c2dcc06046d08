//! Reads workbooks, and takes them into a board.

use super::{Answer, Outcome};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Import {}

impl Import {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        Ok(Outcome::Fine)
    }
}
