//! What the canvas shows: the model as it is, or as the gesture under way would leave it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use eframe::egui::{self, Ui};

use super::gesture::{Gesture, Preview};
use super::keys::{box_field, link_field};
use super::paint::Pen;
use super::pointer::{Under, shows_connectors};
use super::{Model, Tool};
use crate::diagram::route::{Route, loose, routes};
use crate::domain::{BoxId, Diagram, Rect};

impl Model {
    /// Draws everything on the canvas.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        diagram: &Diagram,
        pen: &Pen<'_>,
        preview: &Preview,
        hover: Option<Under>,
    ) {
        pen.dots();
        let mut rects: BTreeMap<BoxId, Rect> = preview.rects.clone();
        if let Some([dx, dy]) = self.nudge {
            let held = self.picked.boxes.iter().filter_map(|id| diagram.boxes.get(id));
            rects.extend(held.map(|one| (one.id, one.rect.moved(dx, dy))));
        }
        let (shown, drawn) = self.shown(diagram, &rects);
        for route in drawn.iter() {
            let strong = self.picked.link == Some(route.link)
                || hover == Some(Under::Link(route.link))
                || ui.memory(|memory| memory.has_focus(link_field(route.link)));
            pen.link(route, strong);
        }
        let framed = self.gesture.as_ref().and_then(|gesture| gesture.framed(diagram));
        let target = self.gesture.as_ref().and_then(|gesture| gesture.target(diagram));
        for one in shown.boxes.values() {
            let chosen = self.picked.boxes.contains(&one.id)
                || framed.as_ref().is_some_and(|(_, boxes)| boxes.contains(&one.id));
            let pointed = target == Some(one.id)
                || hover == Some(Under::Box(one.id))
                || ui.memory(|memory| memory.has_focus(box_field(one.id)));
            let resized = rects.get(&one.id).is_some_and(|rect| {
                diagram.boxes.get(&one.id).is_none_or(|held| {
                    (held.rect.width, held.rect.height) != (rect.width, rect.height)
                })
            });
            let known = self.drawn.looks.get(&one.id).filter(|_| !resized);
            let look = known.map_or_else(|| Cow::Owned(self.drawn.look_of(one)), Cow::Borrowed);
            let lines = if self.renaming == Some(one.id) { &[][..] } else { &look.lines };
            pen.card(one, lines, chosen || target == Some(one.id), pointed);
        }
        for route in drawn.iter() {
            if let Some(link) = shown.links.get(&route.link) {
                pen.label(route, &link.label);
            }
        }
        preview.guides.iter().for_each(|guide| pen.guide(guide));
        if let Some((rect, _)) = framed {
            pen.frame(rect);
        }
        self.paint_tools(ui, &shown, pen, hover);
    }

    /// Handles, dots and the line of a link being drawn.
    fn paint_tools(&self, ui: &Ui, shown: &Diagram, pen: &Pen<'_>, hover: Option<Under>) {
        let at = |id: BoxId| shown.boxes.get(&id).map(|one| one.rect);
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
            if let Some(rect) = self.picked.single().and_then(at) {
                pen.handles(rect);
            }
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
                Some(Gesture::Move { .. }) => egui::CursorIcon::Move,
                Some(Gesture::Connect { .. }) => egui::CursorIcon::Crosshair,
                _ => under.cursor(self.tool),
            };
            ui.set_cursor_icon(icon);
        }
    }

    /// The model with boxes in other places, and its routes.
    fn shown<'a>(
        &'a self,
        diagram: &'a Diagram,
        rects: &BTreeMap<BoxId, Rect>,
    ) -> (Cow<'a, Diagram>, Cow<'a, [Route]>) {
        if rects.is_empty() {
            return (Cow::Borrowed(diagram), Cow::Borrowed(&self.drawn.routes));
        }
        let mut shown = diagram.clone();
        for (id, rect) in rects {
            if let Some(one) = shown.boxes.get_mut(id) {
                one.rect = *rect;
            }
        }
        let routes = routes(&shown);
        (Cow::Owned(shown), Cow::Owned(routes))
    }
}
