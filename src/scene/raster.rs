//! A scene as PNG, drawn from its SVG with the bundled fonts.

use resvg::{tiny_skia, usvg};

use super::{Scene, font, svg};

/// The largest picture, in pixels in all.
const MAX_PIXELS: f32 = 100_000_000.0;

/// Why a picture could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    #[error("the figure would be too large or empty: {width} × {height} pixels")]
    Size { width: f32, height: f32 },
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
}

/// The figure as PNG with `scale` pixels per point.
///
/// # Errors
/// When it is empty or larger than a hundred million pixels.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, RasterError> {
    let (width, height) = ((scene.width * scale).ceil(), (scene.height * scale).ceil());
    let size = RasterError::Size { width, height };
    if !(width >= 1.0 && height >= 1.0 && width * height <= MAX_PIXELS) {
        return Err(size);
    }
    let drawing = |error: &dyn std::fmt::Display| RasterError::Drawing(error.to_string());
    let options = usvg::Options { fontdb: font::database(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(&svg(scene), &options).map_err(|error| drawing(&error))?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between one and a hundred million, as checked above"
    )]
    let mut picture = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or(size)?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|error| drawing(&error))
}
