//! Imports the bundled example workbooks and shows them.

use super::{Answer, Outcome};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Demo {}

impl Demo {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        Ok(Outcome::Fine)
    }
}
