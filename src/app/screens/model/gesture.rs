//! A gesture under way: what it shows meanwhile and the change it ends in. Nothing is altered
//! before it ends; Esc leaves everything as it was.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::Modifiers;

use crate::diagram::Point;
use crate::diagram::hit::{Corner, box_at, boxes_in};
use crate::diagram::snap::{self, Guide};
use crate::diagram::view::around;
use crate::domain::{BoxId, Diagram, LinkId, Rect};

/// A box's edges and middles attract within this many points of the screen.
const ATTRACTION: f32 = 6.0;

/// The keys held down while the pointer works.
#[derive(Clone, Copy, Debug, Default)]
pub struct Held {
    /// Nothing snaps.
    pub free: bool,
    /// What is moved is copied.
    pub copy: bool,
}

impl From<Modifiers> for Held {
    fn from(modifiers: Modifiers) -> Self {
        Self { free: modifiers.alt, copy: modifiers.command }
    }
}

/// What the pointer is doing; points are in the diagram.
#[derive(Clone, Debug, PartialEq)]
pub enum Gesture {
    /// Boxes being moved, with where they stood.
    Move {
        grabbed: Point,
        now: Point,
        boxes: BTreeMap<BoxId, Rect>,
    },
    Resize {
        id: BoxId,
        corner: Corner,
        rect: Rect,
        now: Point,
    },
    /// A link being drawn.
    Connect {
        from: BoxId,
        now: Point,
    },
    /// The end of a link on its way to another box; `other` is the box at its other end.
    Reattach {
        link: LinkId,
        end: End,
        other: BoxId,
        now: Point,
    },
    /// A frame around boxes to choose; `kept` were chosen before.
    Frame {
        from: Point,
        now: Point,
        kept: BTreeSet<BoxId>,
    },
    Pan,
    /// Broken off; waits for the button to be let go.
    Aborted,
}

/// One end of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    From,
    To,
}

/// What a gesture shows: boxes in other places, places for copies, and lines they stand along.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preview {
    pub rects: BTreeMap<BoxId, Rect>,
    pub ghosts: Vec<Rect>,
    pub guides: Vec<Guide>,
}

impl Gesture {
    /// Follows the pointer.
    pub fn follow(&mut self, point: Point) {
        match self {
            Self::Move { now, .. }
            | Self::Resize { now, .. }
            | Self::Connect { now, .. }
            | Self::Reattach { now, .. }
            | Self::Frame { now, .. } => *now = point,
            Self::Pan | Self::Aborted => {}
        }
    }

    /// Where the boxes would be if it ended now. `free` switches snapping off.
    pub fn preview(&self, diagram: &Diagram, scale: f32, Held { free, copy }: Held) -> Preview {
        let tolerance = ATTRACTION / scale.max(0.01);
        let others = |own: &dyn Fn(BoxId) -> bool| -> Vec<Rect> {
            diagram.boxes.values().filter(|one| !own(one.id)).map(|one| one.rect).collect()
        };
        match self {
            Self::Move { grabbed, now, boxes } => {
                let (dx, dy) = (now[0] - grabbed[0], now[1] - grabbed[1]);
                let Some(all) = around(boxes.values().copied()) else { return Preview::default() };
                let wanted = all.moved(dx, dy);
                let snapped = if free {
                    snap::Snapped { rect: wanted, guides: Vec::new() }
                } else {
                    snap::moved(wanted, &others(&|id| boxes.contains_key(&id)), tolerance)
                };
                let (dx, dy) = (snapped.rect.x - all.x, snapped.rect.y - all.y);
                let rects: BTreeMap<_, _> =
                    boxes.iter().map(|(id, rect)| (*id, rect.moved(dx, dy))).collect();
                if copy {
                    let ghosts = rects.into_values().collect();
                    return Preview { ghosts, guides: snapped.guides, ..Preview::default() };
                }
                Preview { rects, guides: snapped.guides, ..Preview::default() }
            }
            Self::Resize { id, corner, rect, now } => {
                let others = if free { Vec::new() } else { others(&|one| one == *id) };
                let snapped = snap::resized(*rect, *corner, *now, &others, tolerance);
                let rects = BTreeMap::from([(*id, snapped.rect)]);
                Preview { rects, guides: snapped.guides, ..Preview::default() }
            }
            _ => Preview::default(),
        }
    }

    /// The frame drawn around boxes to choose, and the boxes in it.
    pub fn framed(&self, diagram: &Diagram) -> Option<(Rect, BTreeSet<BoxId>)> {
        let Self::Frame { from, now, kept } = self else { return None };
        let (x, y) = (from[0].min(now[0]), from[1].min(now[1]));
        let rect = Rect::new(x, y, (from[0] - now[0]).abs(), (from[1] - now[1]).abs());
        Some((rect, boxes_in(diagram, rect).chain(kept.iter().copied()).collect()))
    }

    /// The box a link being drawn or the end of one would come to.
    pub fn target(&self, diagram: &Diagram) -> Option<BoxId> {
        let (Self::Connect { from: other, now } | Self::Reattach { other, now, .. }) = self else {
            return None;
        };
        box_at(diagram, *now).filter(|id| id != other)
    }
}
