//! The model as a figure on paper.

use std::collections::BTreeMap;

use super::look::{
    Body, EDGE, HEADING_SPACING, INSET, Ink, Line, LineKind, Outline, RADIUS, body, ink, look,
};
use super::route::{Route, routes};
use super::{bounds, reading};
use crate::domain::{BoxId, BoxShape, Diagram, DiagramBox, Rect, Workspace};
use crate::scene::{Anchor, Colour, Item, Scene, Step, Stroke, Text, Typeface, Weight, paper};
use crate::tr;

/// White around the model, in points.
const MARGIN: f32 = 24.0;
/// An empty model still needs a page.
const EMPTY: Rect = Rect { x: 0.0, y: 0.0, width: 400.0, height: 200.0 };

/// The figure of a model, with what its indicators say.
#[must_use]
pub fn scene(workspace: &Workspace, diagram: &Diagram) -> Scene {
    drawn(diagram, &reading::live_lines(workspace, diagram))
}

/// The figure of a model as it is drawn, without what its indicators say.
#[must_use]
pub fn plain_scene(diagram: &Diagram) -> Scene {
    drawn(diagram, &BTreeMap::new())
}

fn drawn(diagram: &Diagram, live: &BTreeMap<BoxId, String>) -> Scene {
    let routes = routes(diagram);
    let frame = bounds(diagram, &routes).unwrap_or(EMPTY);
    let (dx, dy) = (MARGIN - frame.x, MARGIN - frame.y);
    let mut items: Vec<Item> = Vec::new();
    let boxes = diagram.back_to_front();
    let (frames, cards): (Vec<_>, Vec<_>) =
        boxes.into_iter().partition(|one| one.shape == BoxShape::Frame);
    let drawn = |one: &DiagramBox| {
        let text = live.get(&one.id).map(String::as_str);
        let lines = look(one, text).lines;
        Item::Group { name: one.title.clone(), items: box_items(one, &lines, dx, dy) }
    };
    items.extend(frames.into_iter().map(drawn));
    for (route, link) in routes.iter().zip(diagram.links.values()) {
        items.push(Item::Group {
            name: reading::link_name(diagram, link),
            items: link_items(route, dx, dy),
        });
    }
    items.extend(cards.into_iter().map(drawn));
    // Labels last, so that no line runs through them.
    for (route, link) in routes.iter().zip(diagram.links.values()) {
        items.extend(label_items(route, &link.label, dx, dy));
    }
    if diagram.boxes.is_empty() {
        let text = Text::new(
            EMPTY.width / 2.0,
            EMPTY.height / 2.0,
            14.0,
            paper::INK_SECOND,
            tr!("model-empty"),
        );
        items.push(Item::Text(text.anchor(Anchor::Middle)));
    }
    Scene {
        width: frame.width + 2.0 * MARGIN,
        height: frame.height + 2.0 * MARGIN,
        title: reading::diagram_title(diagram),
        description: reading::aloud(diagram, live),
        background: paper::SURFACE,
        zoom: 1.0,
        typeface: Typeface::bundled(),
        items,
    }
}

fn colour(ink: Ink) -> Colour {
    match ink {
        Ink::Neutral => paper::MARK,
        Ink::Accent => paper::ACCENT,
        Ink::Perspective(perspective) => paper::perspective(perspective),
    }
}

fn link_items(route: &Route, dx: f32, dy: f32) -> Vec<Item> {
    let (colour, width) =
        if route.is_loop { (paper::ACCENT, 2.0) } else { (paper::INK_SECOND, 1.5) };
    let at = |[x, y]: [f32; 2]| [x + dx, y + dy];
    let steps = route
        .steps
        .iter()
        .map(|step| match *step {
            Step::Move(to) => Step::Move(at(to)),
            Step::Line(to) => Step::Line(at(to)),
            Step::Curve(first, second, to) => Step::Curve(at(first), at(second), at(to)),
            Step::Close => Step::Close,
        })
        .collect();
    let [tip, left, right] = route.head.map(at);
    vec![
        Item::Path { steps, fill: None, stroke: Some(Stroke::new(colour, width)) },
        Item::Path {
            steps: vec![Step::Move(tip), Step::Line(left), Step::Line(right), Step::Close],
            fill: Some(colour),
            stroke: None,
        },
    ]
}

fn label_items(route: &Route, label: &str, dx: f32, dy: f32) -> Vec<Item> {
    if label.is_empty() {
        return Vec::new();
    }
    let [x, y] = route.label;
    let (size, weight, colour) = if route.is_loop {
        (14.0, Weight::SemiBold, paper::ACCENT)
    } else {
        (12.0, Weight::Regular, paper::INK_SECOND)
    };
    let width = crate::scene::text_width(label, size, weight) + 8.0;
    let text = Text::new(x + dx, y + dy + size * 0.36, size, colour, label);
    let ground = Item::Rect {
        x: x + dx - width / 2.0,
        y: y + dy - size * 0.7,
        width,
        height: size * 1.4,
        radius: 4.0,
        fill: Some(paper::SURFACE),
        stroke: None,
    };
    vec![ground, Item::Text(text.weight(weight).anchor(Anchor::Middle))]
}

fn box_items(one: &DiagramBox, lines: &[Line], dx: f32, dy: f32) -> Vec<Item> {
    let rect = one.rect.moved(dx, dy);
    let mut items = Vec::new();
    if let Some(body) = body(one.shape) {
        let colour = colour(ink(one));
        items.push(body_item(body, rect, colour));
        if body.edge {
            items.push(Item::Path { steps: edge(rect), fill: Some(colour), stroke: None });
        }
    }
    for line in lines {
        let size = line.kind.size();
        let (weight, colour, spacing) = match line.kind {
            LineKind::Heading => (Weight::SemiBold, paper::INK_SECOND, HEADING_SPACING),
            LineKind::Title => (Weight::SemiBold, paper::INK, 0.0),
            LineKind::Subtitle => (Weight::Regular, paper::INK_SECOND, 0.0),
            LineKind::Text => (Weight::Regular, paper::INK, 0.0),
        };
        let (x, anchor) = if line.centred {
            (rect.x + rect.width / 2.0, Anchor::Middle)
        } else {
            (rect.x + INSET, Anchor::Start)
        };
        let text = Text::new(x, rect.y + line.baseline, size, colour, &line.text);
        items.push(Item::Text(text.weight(weight).spacing(spacing).anchor(anchor)));
    }
    items
}

fn body_item(body: Body, rect: Rect, colour: Colour) -> Item {
    let fill = Some(tinted(colour, body.tint));
    let stroke = Some(Stroke::new(colour, body.line));
    match body.outline {
        Outline::Corners(radius) => Item::Rect {
            x: rect.x,
            y: rect.y,
            width: rect.width,
            height: rect.height,
            radius: radius.min(rect.width / 2.0).min(rect.height / 2.0),
            fill,
            stroke,
        },
        Outline::Ellipse => Item::Path { steps: ellipse(rect), fill, stroke },
    }
}

/// A share of a colour on the paper.
fn tinted(colour: Colour, share: f32) -> Colour {
    let mix = |ground: u8, ink: u8| {
        let mixed = f32::from(ground) + (f32::from(ink) - f32::from(ground)) * share;
        mixed.round().clamp(0.0, 255.0) as u8
    };
    let ground = paper::SURFACE;
    Colour {
        red: mix(ground.red, colour.red),
        green: mix(ground.green, colour.green),
        blue: mix(ground.blue, colour.blue),
    }
}

fn ellipse(rect: Rect) -> Vec<Step> {
    // How far a quarter's curve is pulled along its tangents.
    const PULL: f32 = 0.552_285;
    let (x, y) = rect.centre();
    let (across, down) = (rect.width / 2.0, rect.height / 2.0);
    let (pull_x, pull_y) = (across * PULL, down * PULL);
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    vec![
        Step::Move([left, y]),
        Step::Curve([left, y - pull_y], [x - pull_x, top], [x, top]),
        Step::Curve([x + pull_x, top], [right, y - pull_y], [right, y]),
        Step::Curve([right, y + pull_y], [x + pull_x, bottom], [x, bottom]),
        Step::Curve([x - pull_x, bottom], [left, y + pull_y], [left, y]),
        Step::Close,
    ]
}

/// The coloured edge: rounded as the card on the left, straight on the right.
fn edge(rect: Rect) -> Vec<Step> {
    let (left, right) = (rect.x, rect.x + EDGE);
    let (top, bottom) = (rect.y, rect.bottom());
    let radius = RADIUS.min(rect.height / 2.0);
    let pull = radius * 0.45;
    // Where the card's corner has come at the width of the edge.
    let rise = radius - (radius * radius - (radius - EDGE).powi(2)).max(0.0).sqrt();
    vec![
        Step::Move([right, top + rise]),
        Step::Curve([left + pull, top + rise], [left, top + pull], [left, top + radius]),
        Step::Line([left, bottom - radius]),
        Step::Curve([left, bottom - pull], [left + pull, bottom - rise], [right, bottom - rise]),
        Step::Close,
    ]
}
