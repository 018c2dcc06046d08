//! A scene as pixels and PNG, drawn from its SVG with its own fonts.

use std::cell::RefCell;
use std::collections::BTreeMap;

use resvg::{tiny_skia, usvg};

use super::{Scene, svg};
use crate::tr;

/// The largest picture, in pixels in all.
const MAX_PIXELS: f32 = 100_000_000.0;
/// Scene units per inch: a unit of an SVG without a unit is a CSS pixel.
const UNITS_PER_INCH: f64 = 96.0;
const METRES_PER_INCH: f64 = 0.0254;
/// A thread's pixels are kept for its next picture unless they are more than this many bytes.
const KEPT_BYTES: usize = 64 << 20;

/// How sharp a picture is: pixels an inch on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dpi {
    /// For screens and drafts.
    Draft,
    /// For documents.
    #[default]
    Document,
    /// For print.
    Print,
}

impl Dpi {
    /// All of them, the coarsest first.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Document, Self::Print];

    /// Pixels an inch.
    #[must_use]
    pub fn number(self) -> u16 {
        match self {
            Self::Draft => 150,
            Self::Document => 300,
            Self::Print => 600,
        }
    }

    /// Pixels for each scene unit.
    #[must_use]
    pub fn scale(self) -> f32 {
        f32::from(self.number()) / 96.0
    }
}

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

/// The figure as usvg reads it: its own fonts alone, and nothing fetched from elsewhere.
pub(super) fn tree(scene: &Scene) -> Result<usvg::Tree, RasterError> {
    let mut options = usvg::Options {
        fontdb: scene.typeface.database(),
        font_family: scene.typeface.name().to_owned(),
        ..usvg::Options::default()
    };
    options.image_href_resolver.resolve_string = Box::new(|_, _| None);
    usvg::Tree::from_str(&svg(scene), &options)
        .map_err(|error| RasterError::Drawing(error.to_string()))
}

fn draw(scene: &Scene, scale: f32, mut held: Vec<u8>) -> Result<tiny_skia::Pixmap, RasterError> {
    let whole = scale * scene.zoom;
    let (width, height) = ((scene.width * whole).ceil(), (scene.height * whole).ceil());
    let size = RasterError::Size { width, height };
    if !(width >= 1.0 && height >= 1.0 && width * height <= MAX_PIXELS) {
        return Err(size);
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between one and a hundred million, as checked above"
    )]
    let (width, height) = (width as u32, height as u32);
    held.resize(width as usize * height as usize * 4, 0);
    let mut pixels = tiny_skia::IntSize::from_wh(width, height)
        .and_then(|size| tiny_skia::Pixmap::from_vec(held, size))
        .ok_or(size)?;
    let tree = tree(scene)?;
    let ground = scene.background;
    // The last row and column may lie half outside the figure: ground, not see-through.
    pixels.fill(tiny_skia::Color::from_rgba8(ground.red, ground.green, ground.blue, 255));
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut pixels.as_mut());
    Ok(pixels)
}

/// The figure as pixels, `scale` of them per published unit.
///
/// # Errors
/// When it is empty or larger than a hundred million pixels.
pub fn picture(scene: &Scene, scale: f32) -> Result<Picture, RasterError> {
    let pixels = draw(scene, scale, Vec::new())?;
    let (width, height) = (pixels.width(), pixels.height());
    Ok(Picture { width, height, rgba: pixels.take(), scale })
}

/// The figure as PNG with `scale` pixels per published unit. The thread's last pixels are drawn
/// over, so that hundreds of figures need the memory of one.
///
/// # Errors
/// When it is empty or larger than a hundred million pixels.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, RasterError> {
    thread_local! {
        static HELD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    }
    let pixels = draw(scene, scale, HELD.take())?;
    let (width, height) = (pixels.width(), pixels.height());
    let rgba = pixels.take();
    let bytes = encode(width, height, &rgba, scale);
    if rgba.len() <= KEPT_BYTES {
        HELD.replace(rgba);
    }
    bytes
}

impl Picture {
    /// The picture as a PNG file that knows its size on paper, with a palette where it has no
    /// more than 256 colours.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn to_png(&self) -> Result<Vec<u8>, RasterError> {
        encode(self.width, self.height, &self.rgba, self.scale)
    }
}

fn encode(width: u32, height: u32, rgba: &[u8], scale: f32) -> Result<Vec<u8>, RasterError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from float saturates, and scales are small and positive"
    )]
    let per_metre = (f64::from(scale) * UNITS_PER_INCH / METRES_PER_INCH).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: per_metre,
        yppu: per_metre,
        unit: png::Unit::Meter,
    }));
    encoder.set_compression(png::Compression::Fast);
    let data = match indexed(rgba) {
        Some((palette, places)) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(palette);
            // Most rows of a chart are like the row above.
            encoder.set_filter(png::Filter::Up);
            places
        }
        None => {
            encoder.set_color(png::ColorType::Rgb);
            rgba.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3).copied()).collect()
        }
    };
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&data))
        .map_err(|error| RasterError::Drawing(error.to_string()))?;
    Ok(bytes)
}

/// A palette and the place of each pixel in it, unless there are more than 256 colours.
fn indexed(rgba: &[u8]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut places = Vec::with_capacity(rgba.len() / 4);
    // Neighbours are mostly alike.
    let mut before: Option<([u8; 3], u8)> = None;
    for pixel in rgba.chunks_exact(4) {
        let colour: [u8; 3] = pixel.get(..3)?.try_into().ok()?;
        let place = match before {
            Some((held, place)) if held == colour => place,
            _ => match known.get(&colour) {
                Some(place) => *place,
                None => {
                    let place = u8::try_from(known.len()).ok()?;
                    known.insert(colour, place);
                    palette.extend(colour);
                    place
                }
            },
        };
        before = Some((colour, place));
        places.push(place);
    }
    Some((palette, places))
}
