//! Figures on paper: a list of primitives in points, written as SVG, PDF or PNG.
//!
//! Charts and models both become scenes; the same scene always gives the same bytes.

mod font;
mod format;
mod outline;
pub mod paper;
mod pdf;
mod raster;
mod svg;
mod typeface;

use std::sync::Arc;

pub use font::{Weight, elided, text_width, wrapped};
pub use format::{Format, PNG_SCALE};
pub use pdf::pdf;
pub use raster::{Dpi, Picture, RasterError, picture, png};
pub use svg::{Lettering, svg, svg_as};
pub use typeface::{Typeface, TypefaceError};

/// An opaque colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    /// From 0xRRGGBB.
    #[must_use]
    pub const fn hex(rgb: u32) -> Self {
        let [_, red, green, blue] = rgb.to_be_bytes();
        Self { red, green, blue }
    }
}

/// A line's look.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    pub colour: Colour,
    /// In points.
    pub width: f32,
    /// Lengths of dashes and gaps in points; empty for a whole line.
    pub dash: Vec<f32>,
}

impl Stroke {
    /// A whole line.
    #[must_use]
    pub fn new(colour: Colour, width: f32) -> Self {
        Self { colour, width, dash: Vec::new() }
    }

    /// The same line with these dashes and gaps.
    #[must_use]
    pub fn dashed(self, dash: impl Into<Vec<f32>>) -> Self {
        Self { dash: dash.into(), ..self }
    }
}

/// Which end of a text its point is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub text: String,
    /// In points.
    pub size: f32,
    pub weight: Weight,
    pub anchor: Anchor,
    pub colour: Colour,
    /// Space added between letters, in points.
    pub spacing: f32,
    /// Degrees turned clockwise about the point.
    pub turned: f32,
}

impl Text {
    /// Regular text that starts at the point.
    #[must_use]
    pub fn new(x: f32, y: f32, size: f32, colour: Colour, text: impl Into<String>) -> Self {
        Self {
            x,
            y,
            text: text.into(),
            size,
            weight: Weight::Regular,
            anchor: Anchor::Start,
            colour,
            spacing: 0.0,
            turned: 0.0,
        }
    }

    /// The same text in this weight.
    #[must_use]
    pub fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same text with its point at this end.
    #[must_use]
    pub fn anchor(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same text with this much between its letters.
    #[must_use]
    pub fn spacing(self, spacing: f32) -> Self {
        Self { spacing, ..self }
    }

    /// The same text turned this many degrees clockwise.
    #[must_use]
    pub fn turned(self, turned: f32) -> Self {
        Self { turned, ..self }
    }
}

/// A step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    Move([f32; 2]),
    Line([f32; 2]),
    /// A cubic curve: two control points and the end.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    Close,
}

/// What an image's bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImageKind {
    Png,
    Svg,
}

/// A picture set into a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Image {
    pub kind: ImageKind,
    pub bytes: Vec<u8>,
    /// Width over height.
    pub aspect: f32,
}

/// One thing drawn; later ones cover earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    Rect {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        /// Of the corners.
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    Circle {
        x: f32,
        y: f32,
        radius: f32,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    Path {
        steps: Vec<Step>,
        fill: Option<Colour>,
        stroke: Option<Stroke>,
    },
    Text(Text),
    /// A picture of its own, such as a logo.
    Image {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        image: Arc<Image>,
    },
    /// Things that belong together under a name, read aloud and shown by viewers on hovering.
    Group {
        name: String,
        items: Vec<Item>,
    },
}

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// In points.
    pub width: f32,
    /// In points.
    pub height: f32,
    /// What the figure is, in a line.
    pub title: String,
    /// What it shows, for those who cannot see it.
    pub description: String,
    pub background: Colour,
    /// How much larger than its units it is published: 2 for a slide seen from afar.
    pub zoom: f32,
    pub typeface: Typeface,
    pub items: Vec<Item>,
}
