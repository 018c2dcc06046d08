//! Figures as files.

use std::path::Path;

use super::{RasterError, Scene, pdf, png, svg};

/// Pixels per point of a PNG: sharp on a projector and in a document.
pub const PNG_SCALE: f32 = 2.0;

/// A format of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Svg,
    Png,
    Pdf,
}

impl Format {
    /// The format a file's ending asks for, if it is one of them.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        [Self::Svg, Self::Png, Self::Pdf].into_iter().find(|format| format.ending() == ending)
    }

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
        }
    }

    /// A figure as a file's bytes.
    ///
    /// # Errors
    /// When it is too large for a picture.
    pub fn bytes(self, scene: &Scene) -> Result<Vec<u8>, RasterError> {
        match self {
            Self::Svg => Ok(svg(scene).into_bytes()),
            Self::Png => png(scene, PNG_SCALE),
            Self::Pdf => pdf(scene),
        }
    }
}
