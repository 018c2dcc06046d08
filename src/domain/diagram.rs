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
    /// A soft field with round corners.
    Rounded,
    Ellipse,
    /// Text alone, for headings over a column.
    Heading,
    /// Free text without a card.
    Text,
    /// A frame around a group of boxes, behind them and behind the links.
    Frame,
}

impl BoxShape {
    /// Every shape in the order they are offered.
    pub const ALL: [Self; 6] =
        [Self::Card, Self::Rounded, Self::Ellipse, Self::Heading, Self::Text, Self::Frame];

    /// Whether it stands for something that can have a role and carry indicators and goals;
    /// headings, text and frames only explain.
    #[must_use]
    pub fn is_card(self) -> bool {
        matches!(self, Self::Card | Self::Rounded | Self::Ellipse)
    }
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

/// What a goal written on a box is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    /// mål
    #[default]
    Goal,
    /// kritisk suksessfaktor: what must succeed for the goals to be reached.
    SuccessFactor,
}

/// mål eller kritisk suksessfaktor, with the indicators that show how it goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    pub kind: GoalKind,
    pub text: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<IndicatorId>,
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Goal>,
    /// Boxes of a higher order lie in front; of the same, those with a later identity.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub order: i32,
    /// Held in place: no gesture moves, resizes or removes it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub locked: bool,
}

impl DiagramBox {
    /// Most goals and success factors on one box.
    pub const MAX_GOALS: usize = 50;

    /// A card that stands for nothing in particular.
    #[must_use]
    pub fn new(id: BoxId, rect: Rect, title: impl Into<String>) -> Self {
        Self {
            id,
            rect,
            title: title.into(),
            subtitle: String::new(),
            shape: BoxShape::default(),
            role: BoxRole::default(),
            colour: BoxColour::default(),
            indicators: Vec::new(),
            goals: Vec::new(),
            order: 0,
            locked: false,
        }
    }

    /// Every indicator it points to, those of its goals included.
    pub fn uses(&self) -> impl Iterator<Item = IndicatorId> {
        self.indicators.iter().chain(self.goals.iter().flat_map(|goal| &goal.indicators)).copied()
    }

    /// The same for altering.
    pub fn uses_mut(&mut self) -> impl Iterator<Item = &mut IndicatorId> {
        let of_goals = self.goals.iter_mut().flat_map(|goal| &mut goal.indicators);
        self.indicators.iter_mut().chain(of_goals)
    }

    /// Lets go of every indicator that is not wanted, also in the goals.
    pub fn keep_indicators(&mut self, wanted: impl Fn(&IndicatorId) -> bool) {
        self.indicators.retain(&wanted);
        for goal in &mut self.goals {
            goal.indicators.retain(&wanted);
        }
    }
}

fn is_zero(number: &i32) -> bool {
    *number == 0
}

fn is_false(flag: &bool) -> bool {
    !flag
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

/// How sure one is of a hypothesis, before looking at the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    Low,
    Medium,
    High,
}

impl Confidence {
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// The role that answers for the hypothesis, never a person's name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// The indicator the hypothesis is held against where it begins; `None` for the box's first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_indicator: Option<IndicatorId>,
    /// The same where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_indicator: Option<IndicatorId>,
}

impl Link {
    /// An arrow that claims nothing yet.
    #[must_use]
    pub fn new(id: LinkId, from: BoxId, to: BoxId) -> Self {
        Self {
            id,
            from,
            to,
            route: LinkRoute::default(),
            from_side: None,
            to_side: None,
            label: String::new(),
            hypothesis: String::new(),
            sign: None,
            lag_years: 0,
            confidence: None,
            owner: String::new(),
            from_indicator: None,
            to_indicator: None,
        }
    }

    /// The indicators its hypothesis is held against.
    pub fn uses(&self) -> impl Iterator<Item = IndicatorId> {
        self.from_indicator.into_iter().chain(self.to_indicator)
    }

    /// Lets go of every indicator that is not wanted.
    pub fn keep_indicators(&mut self, wanted: impl Fn(&IndicatorId) -> bool) {
        self.from_indicator = self.from_indicator.filter(&wanted);
        self.to_indicator = self.to_indicator.filter(&wanted);
    }
}

/// One model, or one year's version of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Diagram {
    pub id: DiagramId,
    pub name: String,
    /// The year this version holds from; `None` where no year has been given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// What the versions of one model have in common; `None` for its own identity. Only a mark:
    /// the first version may be gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<DiagramId>,
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
        Self {
            id,
            name: name.into(),
            year: None,
            family: None,
            boxes: BTreeMap::new(),
            links: BTreeMap::new(),
        }
    }

    /// What this version shares with the other versions of the model.
    #[must_use]
    pub fn family(&self) -> DiagramId {
        self.family.unwrap_or(self.id)
    }

    /// A copy of this version for another year.
    #[must_use]
    pub fn version(&self, id: DiagramId, year: i16) -> Self {
        Self { id, year: Some(year), family: Some(self.family()), ..self.clone() }
    }

    /// The boxes from the back to the front: frames, then by order and identity.
    #[must_use]
    pub fn back_to_front(&self) -> Vec<&DiagramBox> {
        let mut boxes: Vec<&DiagramBox> = self.boxes.values().collect();
        boxes.sort_by_key(|one| (one.shape != BoxShape::Frame, one.order, one.id));
        boxes
    }

    /// Every indicator it points to, from boxes, goals and hypotheses.
    pub fn uses(&self) -> impl Iterator<Item = IndicatorId> {
        let of_boxes = self.boxes.values().flat_map(DiagramBox::uses);
        of_boxes.chain(self.links.values().flat_map(Link::uses))
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
