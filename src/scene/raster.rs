//! A scene as pixels and PNG, drawn from its SVG with the bundled fonts.

use std::collections::BTreeMap;

use resvg::{tiny_skia, usvg};

use super::{Scene, font, svg};
use crate::tr;

/// The largest picture, in pixels in all.
const MAX_PIXELS: f32 = 100_000_000.0;
/// Scene units per inch: a unit of an SVG without a unit is a CSS pixel.
const UNITS_PER_INCH: f64 = 96.0;
const METRES_PER_INCH: f64 = 0.0254;

/// Why a picture could not be drawn.
#[derive(Debug, thiserror::Error)]
pub enum RasterError {
    #[error("the figure would be too large or empty: {width} × {height} pixels")]
    Size { width: f32, height: f32 },
    #[error("the figure could not be drawn: {0}")]
    Drawing(String),
}

impl RasterError {
    /// What happened and what to do, for people.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Size { .. } => tr!("chart-picture-too-large"),
            Self::Drawing(why) => tr!("chart-picture-failed", why = why),
        }
    }
}

/// A figure as pixels: four bytes each (red, green, blue, alpha), row by row.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub rgba: Vec<u8>,
    /// Pixels for each scene unit.
    pub scale: f32,
}

/// The figure as pixels, `scale` of them per scene unit.
///
/// # Errors
/// When it is empty or larger than a hundred million pixels.
pub fn picture(scene: &Scene, scale: f32) -> Result<Picture, RasterError> {
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
    let mut pixels = tiny_skia::Pixmap::new(width as u32, height as u32).ok_or(size)?;
    let ground = scene.background;
    // The last row and column may lie half outside the figure: ground, not see-through.
    pixels.fill(tiny_skia::Color::from_rgba8(ground.red, ground.green, ground.blue, 255));
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let (width, height) = (pixels.width(), pixels.height());
    Ok(Picture { width, height, rgba: pixels.take(), scale })
}

/// The figure as PNG with `scale` pixels per scene unit.
///
/// # Errors
/// When it is empty or larger than a hundred million pixels.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, RasterError> {
    picture(scene, scale)?.to_png()
}

impl Picture {
    /// The picture as a PNG file that knows its size on paper, with a palette where it has no
    /// more than 256 colours.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn to_png(&self) -> Result<Vec<u8>, RasterError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_depth(png::BitDepth::Eight);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast from float saturates, and scales are small and positive"
        )]
        let per_metre = (f64::from(self.scale) * UNITS_PER_INCH / METRES_PER_INCH).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: png::Unit::Meter,
        }));
        let data = match self.indexed() {
            Some((palette, places)) => {
                encoder.set_color(png::ColorType::Indexed);
                encoder.set_palette(palette);
                places
            }
            None => {
                encoder.set_color(png::ColorType::Rgb);
                self.rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect()
            }
        };
        encoder
            .write_header()
            .and_then(|mut writer| writer.write_image_data(&data))
            .map_err(|error| RasterError::Drawing(error.to_string()))?;
        Ok(bytes)
    }

    /// A palette and the place of each pixel in it, unless there are more than 256 colours.
    fn indexed(&self) -> Option<(Vec<u8>, Vec<u8>)> {
        let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
        let mut palette = Vec::new();
        let mut places = Vec::with_capacity(self.rgba.len() / 4);
        for pixel in self.rgba.chunks_exact(4) {
            let colour: [u8; 3] = pixel.get(..3)?.try_into().ok()?;
            let place = match known.get(&colour) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(known.len()).ok()?;
                    known.insert(colour, place);
                    palette.extend(colour);
                    place
                }
            };
            places.push(place);
        }
        Some((palette, places))
    }
}
