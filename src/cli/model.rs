//! Draws the model.

use std::path::{Path, PathBuf};

use super::{Answer, Outcome};
use crate::diagram::{scene, template};
use crate::domain::DiagramId;
use crate::scene::Format;
use crate::{store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Model {
    /// The board whose model is drawn
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// Draw this template with the board's indicators instead of the board's own model
    #[arg(long, value_name = "NAME")]
    pub template: Option<String>,
    /// The figure to write; its ending (.svg or .png) decides the format
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

impl Model {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let format = Format::of(&self.out)
            .ok_or_else(|| tr!("model-unknown-format", path = shown(&self.out)))?;
        let workspace = store::open(&self.file).map_err(|error| error.text())?;
        let drawn = match &self.template {
            Some(name) => template::load(name)
                .ok_or_else(|| {
                    tr!("model-unknown-template", name = name, names = template::names().join(", "))
                })?
                .diagram(&workspace, DiagramId(1)),
            None => workspace
                .diagrams()
                .next()
                .cloned()
                .unwrap_or_else(|| template::quality_model(&workspace, DiagramId(1))),
        };
        let bytes = format.bytes(&scene(&workspace, &drawn)).map_err(|error| {
            log::warn!("{error}");
            tr!("model-too-large")
        })?;
        fs_err::write(&self.out, bytes).map_err(|error| {
            tr!("model-cannot-write", path = shown(&self.out), why = error.to_string())
        })?;
        Ok(Outcome::Fine)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
