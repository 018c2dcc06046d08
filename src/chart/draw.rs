//! From places in a chart to the shapes of the neutral scene.

use super::theme::{Dash, Ink, Marker};
use crate::scene::{self, Anchor, Item, Step, Stroke, Text, Weight};

/// A place in the figure: right and down from its upper left corner, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct At {
    pub x: f64,
    pub y: f64,
}

#[expect(clippy::cast_possible_truncation, reason = "places in a figure need no more than f32")]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}

impl At {
    fn pair(self) -> [f32; 2] {
        [narrow(self.x), narrow(self.y)]
    }
}

/// The width of a text.
pub(super) fn text_width(text: &str, size: f64, weight: Weight) -> f64 {
    f64::from(scene::text_width(text, narrow(size), weight))
}

/// The text, cut with "…" where it is wider than `room`.
pub(super) fn elided(text: &str, size: f64, weight: Weight, room: f64) -> String {
    scene::elided(text, narrow(size), weight, narrow(room))
}

/// The whole text in lines of at most `room`.
pub(super) fn wrapped(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    scene::wrapped(text, narrow(size), weight, narrow(room), usize::MAX)
}

fn stroke(ink: Ink, width: f64, dash: Dash) -> Stroke {
    let stroke = Stroke::new(ink.on_paper(), narrow(width));
    match dash {
        Dash::Solid => stroke,
        Dash::Dashed => stroke.dashed([5.0, 4.0]),
        Dash::LongDashed => stroke.dashed([10.0, 4.0]),
        Dash::Dotted => stroke.dashed([1.5, 3.0]),
    }
}

pub(super) fn polyline(points: &[At], ink: Ink, width: f64, dash: Dash) -> Item {
    let steps = points
        .iter()
        .enumerate()
        .map(|(place, at)| if place == 0 { Step::Move(at.pair()) } else { Step::Line(at.pair()) });
    Item::Path { steps: steps.collect(), fill: None, stroke: Some(stroke(ink, width, dash)) }
}

pub(super) fn line(from: At, to: At, ink: Ink, width: f64, dash: Dash) -> Item {
    polyline(&[from, to], ink, width, dash)
}

pub(super) fn rect(at: At, width: f64, height: f64, fill: Ink) -> Item {
    Item::Rect {
        x: narrow(at.x),
        y: narrow(at.y),
        width: narrow(width),
        height: narrow(height),
        radius: 0.0,
        fill: Some(fill.on_paper()),
        stroke: None,
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

pub(super) fn marker(at: At, marker: Marker, radius: f64, ink: Ink, filled: bool) -> Item {
    let fill = Some(if filled { ink } else { Ink::Ground }.on_paper());
    let stroke = Some(stroke(ink, 1.5, Dash::Solid));
    match corners(marker) {
        None => {
            Item::Circle { x: narrow(at.x), y: narrow(at.y), radius: narrow(radius), fill, stroke }
        }
        Some(corners) => {
            let place = |[x, y]: &[f64; 2]| At { x: at.x + x * radius, y: at.y + y * radius };
            let steps = corners.iter().enumerate().map(|(number, corner)| {
                let to = place(corner).pair();
                if number == 0 { Step::Move(to) } else { Step::Line(to) }
            });
            Item::Path { steps: steps.chain([Step::Close]).collect(), fill, stroke }
        }
    }
}

pub(super) fn text(
    at: At,
    text: &str,
    size: f64,
    weight: Weight,
    anchor: Anchor,
    ink: Ink,
) -> Item {
    let [x, y] = at.pair();
    let text = Text::new(x, y, narrow(size), ink.on_paper(), text);
    Item::Text(text.weight(weight).anchor(anchor))
}
