//! What the canvas shows: the model as it is, or as the gesture under way would leave it.

use eframe::egui::{self, Ui};

use super::gesture::{End, Gesture, Preview};
use super::keys::Area;
use super::paint::Pen;
use super::pointer::{Under, shows_connectors, side_at};
use super::{Model, Tool};
use crate::diagram::route::{Route, loose};
use crate::domain::{BoxId, BoxShape, Diagram, DiagramBox, LinkId};

impl Model {
    /// Draws everything on the canvas.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        diagram: &Diagram,
        pen: &Pen<'_>,
        preview: &Preview,
        (hover, welcome): (Option<Under>, Option<BoxId>),
    ) {
        pen.dots();
        let (shown, drawn) = self.drawn.shown(diagram);
        let focused = self.focused(ui);
        let framed = self.gesture.as_ref().and_then(|gesture| gesture.framed(diagram));
        let target = self.gesture.as_ref().and_then(|gesture| gesture.target(diagram)).or(welcome);
        let boxes = shown.back_to_front();
        let cards = boxes.partition_point(|one| one.shape == BoxShape::Frame);
        let (frames, cards) = boxes.split_at(cards);
        let paint = |one: &DiagramBox| {
            let chosen = self.picked.boxes.contains(&one.id)
                || framed.as_ref().is_some_and(|(_, boxes)| boxes.contains(&one.id));
            let pointed = target == Some(one.id)
                || hover == Some(Under::Box(one.id))
                || focused == Some(Area::Box(one.id));
            let lines = match self.drawn.look(one.id) {
                Some(look) if self.renaming != Some(one.id) => look.lines.as_slice(),
                _ => &[],
            };
            pen.card(one, lines, chosen || target == Some(one.id), pointed);
            if one.locked {
                pen.lock(one.rect);
            }
        };
        frames.iter().for_each(|one| paint(one));
        for route in drawn {
            let strong = self.picked.link == Some(route.link)
                || hover == Some(Under::Link(route.link))
                || focused == Some(Area::Link(route.link));
            pen.link(route, strong);
        }
        cards.iter().for_each(|one| paint(one));
        for route in drawn {
            if let Some(link) = shown.links.get(&route.link) {
                pen.label(route, &link.label);
            }
        }
        preview.guides.iter().for_each(|guide| pen.guide(guide));
        if let Some((rect, _)) = framed {
            pen.frame(rect);
        }
        preview.ghosts.iter().for_each(|rect| pen.frame(*rect));
        self.paint_tools(ui, shown, drawn, pen, hover);
    }

    /// Handles, dots and the line of a link being drawn.
    fn paint_tools(
        &self,
        ui: &Ui,
        shown: &Diagram,
        routes: &[Route],
        pen: &Pen<'_>,
        hover: Option<Under>,
    ) {
        let at = |id: BoxId| shown.boxes.get(&id).map(|one| one.rect);
        let route = |id: LinkId| routes.iter().find(|route| route.link == id);
        if self.gesture.is_none() && self.tool == Tool::Choose {
            let hot = match hover {
                Some(Under::Connector(id, side)) => Some((id, side)),
                _ => None,
            };
            let hovered = match hover {
                Some(Under::Box(id) | Under::Handle(id, _) | Under::Connector(id, _)) => Some(id),
                _ => None,
            };
            if let Some(id) = hovered
                && let Some(rect) = at(id).filter(|rect| shows_connectors(*rect, pen.view))
            {
                pen.connectors(rect, hot.filter(|(one, _)| *one == id).map(|(_, side)| side));
            }
            let single = self.picked.single().and_then(|id| shown.boxes.get(&id));
            if let Some(one) = single.filter(|one| !one.locked) {
                pen.handles(one.rect);
            }
            if let Some(route) = self.picked.link.and_then(route) {
                pen.end(route.start());
                pen.end(route.tip());
            }
        }
        if let Some(Gesture::Reattach { link, end, now, .. }) = &self.gesture
            && let Some(route) = route(*link)
        {
            let target = self.gesture.as_ref().and_then(|gesture| gesture.target(shown));
            if let Some(rect) = target.and_then(at) {
                pen.connectors(rect, side_at(rect, *now, pen.view));
            }
            let held = if *end == End::From { route.tip() } else { route.start() };
            pen.loose(held, *now);
        }
        let line = match (&self.gesture, self.tool) {
            (Some(Gesture::Connect { from, now }), _) => Some((*from, *now)),
            (None, Tool::Link(Some(from))) => {
                let pointer = ui.input(|input| input.pointer.hover_pos());
                pointer.map(|at| {
                    let at = at - pen.origin;
                    (from, pen.view.to_diagram([at.x, at.y]))
                })
            }
            _ => None,
        };
        if let Some((from, now)) = line
            && let Some(rect) = at(from)
        {
            pen.loose(loose(rect, now).0, now);
        }
        if let Some(under) = hover {
            let icon = match &self.gesture {
                Some(Gesture::Pan) => egui::CursorIcon::Grabbing,
                Some(Gesture::Move { .. }) if ui.input(|input| input.modifiers.command) => {
                    egui::CursorIcon::Copy
                }
                Some(Gesture::Move { .. }) => egui::CursorIcon::Move,
                Some(Gesture::Connect { .. } | Gesture::Reattach { .. }) => {
                    egui::CursorIcon::Crosshair
                }
                _ => under.cursor(self.tool),
            };
            ui.set_cursor_icon(icon);
        }
    }
}
