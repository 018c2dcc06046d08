//! Charts: description -> series -> placed -> scene. The window draws the series with egui_plot
//! for exploring; paper, pictures and the preview come from the scene.

pub mod alt_text;
mod draw;
pub mod labels;
pub mod notes;
pub mod period_ticks;
pub mod placement;
pub mod series;
pub mod spec;
pub mod target;
pub mod theme;
pub mod ticks;
pub mod title;

pub use draw::corners;
pub use series::{Panel, Point, Run, Series};
pub use spec::{Size, Spec};

use crate::domain::Workspace;
use crate::scene::{self, Picture, RasterError, Scene};

/// Everything a chart shows, before anything has its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub size: Size,
    /// States what the figures show, or that they are few or missing.
    pub title: String,
    /// Who, and measured how.
    pub subtitle: String,
    pub panels: Vec<Panel>,
    /// What a reader must know: missing figures, breaks, provisional figures.
    pub notes: Vec<String>,
    /// "Kilde: HR-systemet". Empty if unknown.
    pub source: String,
    /// The figure in words, for those who cannot see it.
    pub description: String,
}

impl Figure {
    /// Takes the figures out of the workspace.
    #[must_use]
    pub fn new(workspace: &Workspace, spec: &Spec) -> Self {
        let panels = series::panels(workspace, spec);
        let title = match &spec.title {
            Some(own) if !own.trim().is_empty() => own.trim().to_owned(),
            _ => title::title(&panels),
        };
        let subtitle = title::subtitle(workspace, &panels);
        let notes = notes::notes(&panels);
        let source = notes::source(workspace, &panels);
        let description = alt_text::alt_text(&title, &subtitle, &panels, &notes);
        Self { size: spec.size, title, subtitle, panels, notes, source, description }
    }

    /// Whether there is a single number to draw.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        self.panels.iter().any(Panel::has_numbers)
    }

    /// The figure as shapes, ready for SVG, pictures and documents.
    #[must_use]
    pub fn scene(&self) -> Scene {
        placement::Placed::new(self).scene()
    }

    /// The figure as an SVG document.
    #[must_use]
    pub fn to_svg(&self) -> String {
        scene::svg(&self.scene())
    }

    /// The figure as pixels: 300 an inch where it is measured in centimetres, else one for each
    /// pixel asked for.
    ///
    /// # Errors
    /// When it is too large.
    pub fn to_picture(&self) -> Result<Picture, RasterError> {
        scene::picture(&self.scene(), self.size.scale())
    }

    /// The figure as a PNG file.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub fn to_png(&self) -> Result<Vec<u8>, RasterError> {
        self.to_picture()?.to_png()
    }
}
