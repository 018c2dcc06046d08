//! What follows from the model as it stands, worked out once per alteration; and from the model
//! as a gesture under way would leave it, worked out once per step of the gesture.

use std::collections::BTreeMap;

use eframe::egui::{Id, IdMap};

use super::keys::Area;
use crate::diagram::look::{Look, look};
use crate::diagram::route::{Route, rerouted, routes};
use crate::diagram::{Point, bounds, reading};
use crate::domain::{BoxId, Diagram, DiagramBox, DiagramId, LinkId, Rect, Workspace};
use crate::text::{self, Language};

/// Routes, texts and order of one model at one revision.
#[derive(Default)]
pub struct Drawn {
    key: Option<(u64, DiagramId, Language)>,
    pub routes: Vec<Route>,
    pub looks: BTreeMap<BoxId, Look>,
    /// What the indicators of each box say.
    pub live: BTreeMap<BoxId, String>,
    /// The boxes as people read them.
    pub order: Vec<BoxId>,
    /// The links as people read them, with the middles of their labels.
    pub links: Vec<(LinkId, Point)>,
    pub bounds: Option<Rect>,
    /// What has which place in the order of the keyboard.
    fields: IdMap<Area>,
    moving: Option<Moving>,
}

/// The model with some boxes in other places.
struct Moving {
    rects: BTreeMap<BoxId, Rect>,
    diagram: Diagram,
    routes: Vec<Route>,
    /// The texts of boxes that have another size.
    looks: BTreeMap<BoxId, Look>,
}

impl Drawn {
    /// Works everything out anew if the model or the language has changed.
    pub fn update(&mut self, workspace: &Workspace, diagram: &Diagram) {
        let key = Some((workspace.revision(), diagram.id, text::current()));
        if self.key == key {
            return;
        }
        self.key = key;
        self.moving = None;
        self.routes = routes(diagram);
        self.live = reading::live_lines(workspace, diagram);
        self.looks = diagram.boxes.values().map(|one| (one.id, self.look_of(one))).collect();
        self.order = reading::order(diagram);
        let labels: BTreeMap<LinkId, _> =
            self.routes.iter().map(|route| (route.link, route.label)).collect();
        self.links = reading::links_in_order(diagram, &self.order)
            .into_iter()
            .filter_map(|link| labels.get(&link.id).map(|label| (link.id, *label)))
            .collect();
        self.bounds = bounds(diagram, &self.routes);
        let boxes = diagram.boxes.keys().map(|id| Area::Box(*id));
        let areas = boxes.chain(diagram.links.keys().map(|id| Area::Link(*id)));
        self.fields = areas.chain([Area::Ground]).map(|area| (area.field(), area)).collect();
    }

    /// The part of the canvas with this identity.
    pub fn area(&self, field: Id) -> Option<Area> {
        self.fields.get(&field).copied()
    }

    /// Follows a gesture: these boxes stand there for now. Only links it disturbs are routed.
    pub fn follow(&mut self, diagram: &Diagram, rects: &BTreeMap<BoxId, Rect>) {
        if rects.is_empty() {
            self.moving = None;
            return;
        }
        let mut held = match self.moving.take() {
            Some(moving) if moving.rects == *rects => {
                self.moving = Some(moving);
                return;
            }
            // The same boxes a step further on.
            Some(moving) if moving.rects.keys().eq(rects.keys()) => moving.diagram,
            _ => diagram.clone(),
        };
        let mut moved = Vec::new();
        let mut looks = BTreeMap::new();
        for (id, rect) in rects {
            let (Some(before), Some(one)) = (diagram.boxes.get(id), held.boxes.get_mut(id)) else {
                continue;
            };
            one.rect = *rect;
            moved.push((before.rect, *rect));
            if (before.rect.width, before.rect.height) != (rect.width, rect.height) {
                looks.insert(*id, self.look_of(one));
            }
        }
        let routes = rerouted(&held, &self.routes, &moved);
        self.moving = Some(Moving { rects: rects.clone(), diagram: held, routes, looks });
    }

    /// The model as it is shown now, and its routes.
    pub fn shown<'a>(&'a self, diagram: &'a Diagram) -> (&'a Diagram, &'a [Route]) {
        match &self.moving {
            Some(moving) => (&moving.diagram, &moving.routes),
            None => (diagram, &self.routes),
        }
    }

    /// The texts of a box as it is shown now.
    pub fn look(&self, id: BoxId) -> Option<&Look> {
        let resized = self.moving.as_ref().and_then(|moving| moving.looks.get(&id));
        resized.or_else(|| self.looks.get(&id))
    }

    fn look_of(&self, one: &DiagramBox) -> Look {
        look(one, self.live.get(&one.id).map(String::as_str))
    }
}
