//! Draws the model, or tells it as a text.

use super::out::say_aside;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Answer, Failure, Outcome};
use crate::diagram::{plain_scene, reading, scene, template};
use crate::domain::{Diagram, DiagramId, Workspace};
use crate::scene::Format;
use crate::{report, store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Model {
    /// The board whose model is drawn
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// Draw this template with the board's indicators instead of the board's own model
    #[arg(long, value_name = "NAME", conflicts_with_all = ["model", "year"])]
    pub template: Option<String>,
    /// Draw the model of this name; else the board's first
    #[arg(long, value_name = "NAME")]
    pub model: Option<String>,
    /// Draw the version that holds in this year
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i16>,
    /// Draw the boxes alone, without what their indicators say
    #[arg(long)]
    pub plain: bool,
    /// Write the model as a text on standard output
    #[arg(long)]
    pub text: bool,
    /// The file to write; its ending (.svg, .png, .pdf or .txt) decides the format
    #[arg(long, value_name = "FILE", required_unless_present = "text")]
    pub out: Option<PathBuf>,
}

/// What a file is written as.
enum Written {
    Figure(Format),
    Text,
}

impl Model {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let written = self.out.as_deref().map(written).transpose()?;
        let opened = store::open(&self.file).map_err(|error| error.text())?;
        // A file goes where nobody knows.
        let workspace = report::without_hidden(&opened);
        let drawn = self.wanted(&workspace)?;
        if self.text {
            let text = self.text_of(&workspace, &drawn);
            std::io::stdout().write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        }
        let (Some(written), Some(out)) = (written, &self.out) else { return Ok(Outcome::Fine) };
        let bytes = match written {
            Written::Text => self.text_of(&workspace, &drawn).into_bytes(),
            Written::Figure(format) => {
                let figure =
                    if self.plain { plain_scene(&drawn) } else { scene(&workspace, &drawn) };
                format.bytes(&figure).map_err(|error| {
                    log::warn!("{error}");
                    tr!("model-too-large")
                })?
            }
        };
        fs_err::write(out, bytes).map_err(|error| {
            tr!("model-cannot-write", path = shown(out), why = error.to_string())
        })?;
        Ok(Outcome::Fine)
    }

    fn text_of(&self, workspace: &Workspace, drawn: &Diagram) -> String {
        let live = if self.plain { BTreeMap::new() } else { reading::live_lines(workspace, drawn) };
        reading::plain_text(workspace, drawn, &live)
    }

    fn wanted(&self, workspace: &Workspace) -> Result<Diagram, Failure> {
        if let Some(name) = &self.template {
            let template = template::load(name).ok_or_else(|| {
                tr!("model-unknown-template", name = name, names = template::names().join(", "))
            })?;
            return Ok(template.diagram(workspace, DiagramId(1)));
        }
        let first = match &self.model {
            Some(name) => {
                let wanted = name.trim().to_lowercase();
                let named = workspace.diagrams().find(|one| one.name.to_lowercase() == wanted);
                Some(named.ok_or_else(|| {
                    tr!("model-unknown-model", name = name, names = names(workspace))
                })?)
            }
            None => workspace.diagrams().next(),
        };
        match (first, self.year) {
            (Some(first), Some(year)) => {
                let version = workspace.version_in(first.id, year).ok_or_else(|| {
                    let years: Vec<String> = workspace
                        .versions(first.id)
                        .iter()
                        .filter_map(|one| one.year.map(|year| year.to_string()))
                        .collect();
                    tr!(
                        "model-no-version",
                        name = &first.name,
                        year = year.to_string(),
                        years = years.join(", ")
                    )
                })?;
                if version.year.is_none() {
                    // It may be older or newer than that year: nobody has said.
                    say_aside!(
                        "{}",
                        tr!("model-version-undated", name = &first.name, year = year.to_string())
                    );
                }
                Ok(version.clone())
            }
            (Some(first), None) => {
                // The latest version is the one in use.
                Ok(workspace.versions(first.id).last().map_or(first, |one| *one).clone())
            }
            (None, _) => Ok(template::quality_model(workspace, DiagramId(1))),
        }
    }
}

fn names(workspace: &Workspace) -> String {
    let mut names: Vec<&str> = workspace.diagrams().map(|one| one.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

fn written(out: &Path) -> Result<Written, Failure> {
    if out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) {
        return Ok(Written::Text);
    }
    let format = Format::of(out).ok_or_else(|| tr!("model-unknown-format", path = shown(out)))?;
    Ok(Written::Figure(format))
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
