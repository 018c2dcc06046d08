//! Looks a board through for faults.

use super::{Answer, Outcome};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Check {}

impl Check {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        Ok(Outcome::Fine)
    }
}
