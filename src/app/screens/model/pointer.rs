//! What lies under the pointer, and what pressing, dragging and letting go do.

use eframe::egui::{CursorIcon, Modifiers};

use super::clip::Clip;
use super::command::Picked;
use super::gesture::{End, Gesture};
use super::{Context, Model, Tool, edits};
use crate::diagram::hit::{Corner, SIDES, box_at, contains, inflated, link_at, side_middle};
use crate::diagram::route::Route;
use crate::diagram::{Point, View};
use crate::domain::{BoxId, Diagram, LinkId, Rect, Side};
use crate::scene::{Weight, text_width};
use crate::tr;

/// How near, in points of the screen, counts as on a handle, dot or link.
const NEAR: f32 = 8.0;
/// A link let go of nearer its box than this leads nowhere.
const AWAY: f32 = 24.0;

/// What the pointer is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    Handle(BoxId, Corner),
    Connector(BoxId, Side),
    Box(BoxId),
    Link(LinkId),
    /// The end of the chosen link.
    End(LinkId, End),
    Ground,
}

impl Under {
    pub fn cursor(self, tool: Tool) -> CursorIcon {
        match (self, tool) {
            (Self::Box(_), Tool::Link(_)) | (Self::Connector(..), _) => CursorIcon::Crosshair,
            (Self::Handle(_, Corner::TopLeft | Corner::BottomRight), _) => CursorIcon::ResizeNwSe,
            (Self::Handle(..), _) => CursorIcon::ResizeNeSw,
            (Self::Box(_), _) => CursorIcon::Move,
            (Self::Link(_), _) => CursorIcon::PointingHand,
            (Self::End(..), _) => CursorIcon::Grab,
            (Self::Ground, _) => CursorIcon::Default,
        }
    }
}

impl Model {
    /// What lies at a point of the diagram.
    pub(super) fn under(&self, diagram: &Diagram, view: View, point: Point) -> Under {
        let near = NEAR / view.scale;
        let close = |[x, y]: Point| (x - point[0]).hypot(y - point[1]) <= near;
        if self.tool == Tool::Choose {
            if let Some(id) = self.picked.link
                && let Some(route) = self.drawn.routes.iter().find(|route| route.link == id)
            {
                for (end, at) in [(End::To, route.tip()), (End::From, route.start())] {
                    if close(at) {
                        return Under::End(id, end);
                    }
                }
            }
            let single = self.picked.single().and_then(|id| diagram.boxes.get(&id));
            if let Some(one) = single.filter(|one| !one.locked) {
                for corner in Corner::ALL {
                    if close(corner.of(one.rect)) {
                        return Under::Handle(one.id, corner);
                    }
                }
            }
            let over = box_at(diagram, point).into_iter().chain(self.picked.single());
            for one in over.filter_map(|id| diagram.boxes.get(&id)) {
                for side in SIDES {
                    if shows_connectors(one.rect, view) && close(side_middle(one.rect, side)) {
                        return Under::Connector(one.id, side);
                    }
                }
            }
        }
        match box_at(diagram, point) {
            Some(id) => Under::Box(id),
            None => link_at(&self.drawn.routes, point, near)
                .or_else(|| self.label_at(diagram, point))
                .filter(|_| self.tool == Tool::Choose)
                .map_or(Under::Ground, Under::Link),
        }
    }

    fn label_at(&self, diagram: &Diagram, point: Point) -> Option<LinkId> {
        let hit = |route: &&Route| {
            let [x, y] = route.label;
            if (point[1] - y).abs() > 9.0 {
                return false;
            }
            let Some(link) = diagram.links.get(&route.link) else { return false };
            let half = text_width(&link.label, 14.0, Weight::SemiBold) / 2.0;
            !link.label.is_empty() && (point[0] - x).abs() <= half
        };
        self.drawn.routes.iter().find(hit).map(|route| route.link)
    }

    /// A drag has begun at a point of the diagram.
    pub(super) fn begin(
        &mut self,
        diagram: &Diagram,
        view: View,
        from: Point,
        modifiers: Modifiers,
    ) {
        self.gesture = Some(match self.under(diagram, view, from) {
            Under::Handle(id, corner) => {
                let Some(one) = diagram.boxes.get(&id) else { return };
                Gesture::Resize { id, corner, rect: one.rect, now: from }
            }
            Under::Connector(id, _) => Gesture::Connect { from: id, now: from },
            Under::End(id, end) => {
                let Some(link) = diagram.links.get(&id) else { return };
                let other = if end == End::From { link.to } else { link.from };
                Gesture::Reattach { link: id, end, other, now: from }
            }
            Under::Box(id) if self.tool != Tool::Choose => Gesture::Connect { from: id, now: from },
            Under::Box(id) if !diagram.boxes.get(&id).is_some_and(|one| one.locked) => {
                if !self.picked.boxes.contains(&id) {
                    if modifiers.shift || modifiers.command {
                        self.picked.toggle(id);
                    } else {
                        self.picked = Picked::one(id);
                    }
                }
                let boxes = edits::moving(diagram, &self.picked.boxes);
                Gesture::Move { grabbed: from, now: from, boxes }
            }
            // A locked box lies as still as the ground.
            Under::Box(_) | Under::Link(_) | Under::Ground => {
                let kept =
                    if modifiers.shift { self.picked.boxes.clone() } else { Default::default() };
                Gesture::Frame { from, now: from, kept }
            }
        });
    }

    /// The button has been let go: the gesture becomes its one change.
    pub(super) fn end(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        view: View,
        modifiers: Modifiers,
    ) {
        let Some(gesture) = self.gesture.take() else { return };
        let label = match gesture {
            Gesture::Resize { .. } => tr!("model-resize"),
            _ => tr!("model-move"),
        };
        let preview = gesture.preview(diagram, view.scale, modifiers.into());
        if let Some(change) = edits::place(diagram, &preview.rects) {
            context.apply(label, change);
        }
        if let (Gesture::Move { boxes, .. }, Some(to)) = (&gesture, preview.ghosts.first())
            && let Some(from) = boxes.values().next()
        {
            let copied = Clip::of(diagram, &boxes.keys().copied().collect());
            self.put_in(context, diagram, copied, [to.x - from.x, to.y - from.y]);
        }
        if let Some((_, boxes)) = gesture.framed(diagram) {
            self.picked = Picked { boxes, link: None };
        }
        let target = gesture.target(diagram);
        match (gesture, target) {
            (Gesture::Connect { from, .. }, Some(to)) => {
                self.connect(context, diagram, from, to);
                self.tool = Tool::Choose;
            }
            (Gesture::Connect { from, now }, None) => {
                let near = diagram.boxes.get(&from).is_none_or(|one| {
                    contains(inflated(one.rect, AWAY), now) || box_at(diagram, now).is_some()
                });
                if !near {
                    self.add_linked(context, diagram, from, now);
                    self.tool = Tool::Choose;
                }
            }
            (Gesture::Reattach { link, end, now, .. }, Some(to)) => {
                let side = diagram.boxes.get(&to).and_then(|one| side_at(one.rect, now, view));
                self.reattach(context, diagram, link, end, (to, side));
            }
            _ => {}
        }
    }

    /// A click at a point of the diagram; answers the box that should get the focus.
    pub(super) fn click(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        under: Under,
        modifiers: Modifiers,
    ) -> Option<BoxId> {
        let adding = modifiers.shift || modifiers.command;
        match under {
            Under::Box(id) | Under::Handle(id, _) | Under::Connector(id, _) => {
                self.choose_box(context, diagram, id, adding);
                Some(id)
            }
            Under::Link(id) | Under::End(id, _) => {
                self.picked = Picked::link(id);
                None
            }
            Under::Ground => {
                if !adding {
                    self.picked = Picked::default();
                }
                self.tool = Tool::Choose;
                None
            }
        }
    }

    /// A box has been clicked, or Enter pressed on it.
    pub(super) fn choose_box(
        &mut self,
        context: &mut Context<'_>,
        diagram: &Diagram,
        id: BoxId,
        adding: bool,
    ) {
        match self.tool {
            Tool::Choose if adding => self.picked.toggle(id),
            Tool::Choose => self.picked = Picked::one(id),
            Tool::Link(None) => {
                self.picked = Picked::one(id);
                self.tool = Tool::Link(Some(id));
            }
            Tool::Link(Some(from)) if from == id => {}
            Tool::Link(Some(from)) => {
                self.tool = Tool::Choose;
                self.connect(context, diagram, from, id);
            }
        }
    }
}

/// The side whose dot is near a point.
pub fn side_at(rect: Rect, [x, y]: Point, view: View) -> Option<Side> {
    let near = |side: &Side| {
        let [at_x, at_y] = side_middle(rect, *side);
        (at_x - x).hypot(at_y - y) * view.scale <= NEAR * 1.5
    };
    SIDES.into_iter().find(near).filter(|_| shows_connectors(rect, view))
}

/// Small boxes have no room for dots between their handles.
pub fn shows_connectors(rect: Rect, view: View) -> bool {
    rect.width.min(rect.height) * view.scale >= 36.0
}
