//! The model: boxes, links between them, and the learning loop.
//!
//! Lengths are diagram points, y grows downwards; 1 point is 1/72 inch on paper at 100 %.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{BoxId, DiagramId, Enabler, IndicatorId, LinkId, Perspective};

/// An axis-parallel rectangle in diagram points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rect {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Rect {
    #[must_use]
    pub fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self { x, y, width, height }
    }

    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.width
    }

    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.height
    }

    #[must_use]
    pub fn centre(self) -> (f32, f32) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The same size somewhere else.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }
}

/// What a box stands for in the model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxRole {
    #[default]
    None,
    Perspective(Perspective),
    Enabler(Enabler),
    /// produksjon: the services delivered.
    Production,
}

/// How a box is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxShape {
    /// A card with a coloured edge.
    #[default]
    Card,
    /// Text alone, for headings over a column.
    Heading,
}

/// A colour by meaning; themes give it its value on screen and on paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BoxColour {
    /// The colour of the role.
    #[default]
    FromRole,
    Neutral,
    Accent,
    User,
    Employee,
    Society,
    Economy,
}

impl BoxColour {
    /// Every colour in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::FromRole,
        Self::Neutral,
        Self::Accent,
        Self::User,
        Self::Employee,
        Self::Society,
        Self::Economy,
    ];
}

/// One box of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DiagramBox {
    pub id: BoxId,
    pub rect: Rect,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subtitle: String,
    pub shape: BoxShape,
    pub role: BoxRole,
    pub colour: BoxColour,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorId>,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Left,
    Top,
    Right,
    Bottom,
}

/// How a link runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkRoute {
    Straight,
    Elbow,
    #[default]
    Curve,
    /// læringssløyfe: runs round beneath the other boxes, back to where it began.
    Loop,
}

/// The sign a hypothesis expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// More of the one, more of the other.
    Same,
    /// More of the one, less of the other.
    Opposite,
}

/// sammenheng: an arrow from one box to another, held by the boxes, never by points.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub id: LinkId,
    pub from: BoxId,
    pub to: BoxId,
    pub route: LinkRoute,
    /// The side it leaves; `None` lets the routing choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_side: Option<Side>,
    /// The side it enters; `None` lets the routing choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_side: Option<Side>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The claim in words, if the link is a hypothesis.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hypothesis: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<Sign>,
    /// Years from cause to effect.
    #[serde(default)]
    pub lag_years: u8,
}

/// One model. Boxes are drawn in the order of their identities, last on top.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagram {
    pub id: DiagramId,
    pub name: String,
    pub boxes: BTreeMap<BoxId, DiagramBox>,
    pub links: BTreeMap<LinkId, Link>,
}

impl Diagram {
    /// Smallest width and height of a box, in points.
    pub const MIN_SIZE: f32 = 24.0;
    /// Boxes lie within this distance of the origin, in points.
    pub const EXTENT: f32 = 100_000.0;

    /// An empty model.
    #[must_use]
    pub fn new(id: DiagramId, name: impl Into<String>) -> Self {
        Self { id, name: name.into(), boxes: BTreeMap::new(), links: BTreeMap::new() }
    }

    /// An identity no box here has.
    #[must_use]
    pub fn next_box_id(&self) -> BoxId {
        self.boxes.keys().next_back().map_or(BoxId(1), |id| id.next())
    }

    /// An identity no link here has.
    #[must_use]
    pub fn next_link_id(&self) -> LinkId {
        self.links.keys().next_back().map_or(LinkId(1), |id| id.next())
    }

    /// Links that begin or end at this box.
    pub fn links_of(&self, id: BoxId) -> impl Iterator<Item = &Link> {
        self.links.values().filter(move |link| link.from == id || link.to == id)
    }
}
