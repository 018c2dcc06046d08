//! A figure as a file's bytes, whatever kind of file.

use std::path::Path;

use super::Figure;
use crate::scene::{Dpi, Lettering, RasterError};

/// A kind of file a figure is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Output {
    /// What Word, e-mail and the rest take.
    #[default]
    Png,
    Svg,
    Pdf,
    Xlsx,
}

/// How sharp pictures are, and what becomes of the texts in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// `None` for what the figure's size asks for.
    pub dpi: Option<Dpi>,
    pub lettering: Lettering,
}

impl Output {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Png, Self::Svg, Self::Pdf, Self::Xlsx];

    /// The ending of its files, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The kind a file's ending asks for, if it is one of them.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Self::ALL.into_iter().find(|output| output.ending() == ending)
    }

    /// The figure as such a file.
    ///
    /// # Errors
    /// When it is too large or cannot be written.
    pub fn bytes(self, figure: &Figure, quality: Quality) -> Result<Vec<u8>, RasterError> {
        match (self, quality.dpi) {
            (Self::Svg, _) => Ok(figure.to_svg_as(quality.lettering).into_bytes()),
            (Self::Png, Some(dpi)) => figure.to_png_at(dpi),
            (Self::Png, None) => figure.to_png(),
            (Self::Pdf, _) => figure.to_pdf(),
            (Self::Xlsx, _) => figure.to_xlsx(),
        }
    }
}
