//! Draws the model.

use std::path::{Path, PathBuf};

use super::{Answer, Failure, Outcome};
use crate::diagram::{scene, template};
use crate::domain::{Diagram, DiagramId, Workspace};
use crate::scene::{png, svg};
use crate::{store, tr};

/// Pixels per point of a PNG: sharp on a projector and in a document.
pub const PNG_SCALE: f32 = 2.0;

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
        let format = Format::of(&self.out)?;
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
        let bytes = bytes(&workspace, &drawn, format)?;
        fs_err::write(&self.out, bytes).map_err(|error| {
            tr!("model-cannot-write", path = shown(&self.out), why = error.to_string())
        })?;
        Ok(Outcome::Fine)
    }
}

/// A format of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
}

impl Format {
    /// The format a file's ending asks for.
    ///
    /// # Errors
    /// When it is neither .svg nor .png.
    pub fn of(path: &Path) -> Result<Self, Failure> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        match ending.to_lowercase().as_str() {
            "svg" => Ok(Self::Svg),
            "png" => Ok(Self::Png),
            _ => Err(Failure(tr!("model-unknown-format", path = shown(path)))),
        }
    }
}

/// A model as a file's bytes.
///
/// # Errors
/// When it is too large for a picture.
pub fn bytes(workspace: &Workspace, diagram: &Diagram, format: Format) -> Result<Vec<u8>, Failure> {
    let drawn = scene(workspace, diagram);
    match format {
        Format::Svg => Ok(svg(&drawn).into_bytes()),
        Format::Png => png(&drawn, PNG_SCALE).map_err(|error| {
            log::warn!("{error}");
            Failure(tr!("model-too-large"))
        }),
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
