//! From places in a chart to the shapes of the neutral scene.

use super::theme::{Dash, Ink, Marker, Theme};
use crate::scene::{Anchor, Colour, Item, Step, Stroke, Text, Weight};

/// A place in the figure: right and down from its upper left corner, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    pub x: f64,
    pub y: f64,
}

/// A rectangle of the figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }
}

/// A count as a length.
pub(super) fn length(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[expect(clippy::cast_possible_truncation, reason = "places in a figure need no more than f32")]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}

impl At {
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    fn pair(self) -> [f32; 2] {
        [narrow(self.x), narrow(self.y)]
    }
}

/// A text's size and weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    pub size: f64,
    pub weight: Weight,
}

impl Type {
    /// The figure's title.
    pub const TITLE: Self = Self { size: 15.0, weight: Weight::SemiBold };
    /// Nearly everything.
    pub const SMALL: Self = Self { size: 11.0, weight: Weight::Regular };
    /// Names of lines and panels.
    pub const STRONG: Self = Self { size: 11.0, weight: Weight::SemiBold };
    /// In narrow cells.
    pub const TINY: Self = Self { size: 9.0, weight: Weight::Regular };

    /// From one line of text to the next.
    pub fn leading(self) -> f64 {
        self.size * 1.35
    }

    /// From the middle of a line down to where its letters stand.
    pub fn drop(self) -> f64 {
        self.size * 0.36
    }
}

/// The corners of a marker of radius 1 around its middle; `None` for the circle.
#[must_use]
pub fn corners(marker: Marker) -> Option<&'static [[f64; 2]]> {
    match marker {
        Marker::Circle => None,
        Marker::Square => Some(&[[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]]),
        Marker::Up => Some(&[[0.0, -1.15], [1.1, 0.85], [-1.1, 0.85]]),
        Marker::Diamond => Some(&[[0.0, -1.25], [1.25, 0.0], [0.0, 1.25], [-1.25, 0.0]]),
    }
}

/// What a figure's body is drawn on.
pub(super) struct Canvas<'a> {
    pub theme: &'a Theme,
    pub items: Vec<Item>,
}

impl<'a> Canvas<'a> {
    pub fn new(theme: &'a Theme) -> Self {
        Self { theme, items: Vec::new() }
    }

    pub fn ink(&self, ink: Ink) -> Colour {
        self.theme.colour(ink)
    }

    pub fn width(&self, text: &str, kind: Type) -> f64 {
        f64::from(self.theme.typeface().width(text, narrow(kind.size), kind.weight))
    }

    /// The widest of some texts.
    pub fn widest<'t>(&self, texts: impl IntoIterator<Item = &'t str>, kind: Type) -> f64 {
        texts.into_iter().map(|text| self.width(text, kind)).fold(0.0, f64::max)
    }

    /// The text, cut with "…" where it is wider than `room`.
    pub fn elided(&self, text: &str, kind: Type, room: f64) -> String {
        self.theme.typeface().elided(text, narrow(kind.size), kind.weight, narrow(room))
    }

    /// The text in at most `most` lines of at most `room`.
    pub fn wrapped(&self, text: &str, kind: Type, room: f64, most: usize) -> Vec<String> {
        self.theme.typeface().wrapped(text, narrow(kind.size), kind.weight, narrow(room), most)
    }

    fn stroke(colour: Colour, width: f64, dash: Dash) -> Stroke {
        let stroke = Stroke::new(colour, narrow(width));
        match dash {
            Dash::Solid => stroke,
            Dash::Dashed => stroke.dashed([5.0, 4.0]),
            Dash::LongDashed => stroke.dashed([10.0, 4.0]),
            Dash::Dotted => stroke.dashed([1.5, 3.0]),
        }
    }

    pub fn polyline(&mut self, points: &[At], colour: Colour, width: f64, dash: Dash) {
        let steps = points.iter().enumerate().map(|(place, at)| {
            if place == 0 { Step::Move(at.pair()) } else { Step::Line(at.pair()) }
        });
        let stroke = Some(Self::stroke(colour, width, dash));
        self.items.push(Item::Path { steps: steps.collect(), fill: None, stroke });
    }

    pub fn line(&mut self, from: At, to: At, colour: Colour, width: f64, dash: Dash) {
        self.polyline(&[from, to], colour, width, dash);
    }

    /// A rectangle between two corners, whichever way they lie.
    pub fn rect(&mut self, one: At, other: At, fill: Colour, outline: Option<Colour>) {
        let (left, top) = (one.x.min(other.x), one.y.min(other.y));
        self.items.push(Item::Rect {
            x: narrow(left),
            y: narrow(top),
            width: narrow((one.x - other.x).abs()),
            height: narrow((one.y - other.y).abs()),
            radius: 0.0,
            fill: Some(fill),
            stroke: outline.map(|colour| Stroke::new(colour, 1.0)),
        });
    }

    pub fn marker(&mut self, at: At, marker: Marker, radius: f64, colour: Colour, filled: bool) {
        let fill = Some(if filled { colour } else { self.ink(Ink::Ground) });
        let stroke = Some(Self::stroke(colour, 1.5, Dash::Solid));
        self.items.push(match corners(marker) {
            None => Item::Circle {
                x: narrow(at.x),
                y: narrow(at.y),
                radius: narrow(radius),
                fill,
                stroke,
            },
            Some(corners) => {
                let steps = corners.iter().enumerate().map(|(number, [x, y])| {
                    let to = At::new(at.x + x * radius, at.y + y * radius).pair();
                    if number == 0 { Step::Move(to) } else { Step::Line(to) }
                });
                Item::Path { steps: steps.chain([Step::Close]).collect(), fill, stroke }
            }
        });
    }

    /// One line of text standing on `at`.
    pub fn text(&mut self, at: At, text: &str, kind: Type, anchor: Anchor, colour: Colour) {
        let [x, y] = at.pair();
        let text = Text::new(x, y, narrow(kind.size), colour, text);
        self.items.push(Item::Text(text.weight(kind.weight).anchor(anchor)));
    }

    /// What is drawn by `content`, under a name.
    pub fn group(&mut self, name: &str, content: impl FnOnce(&mut Self)) {
        let mut inner = Canvas::new(self.theme);
        content(&mut inner);
        if !inner.items.is_empty() {
            self.items.push(Item::Group { name: name.to_owned(), items: inner.items });
        }
    }
}
