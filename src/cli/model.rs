//! Draws the model.

use super::{Answer, Outcome};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Model {}

impl Model {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        Ok(Outcome::Fine)
    }
}
