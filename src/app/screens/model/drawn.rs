//! What follows from the model as it stands, worked out once per alteration.

use std::collections::BTreeMap;

use crate::diagram::look::{Look, look};
use crate::diagram::route::{Route, routes};
use crate::diagram::{bounds, reading};
use crate::domain::{BoxId, Diagram, DiagramBox, DiagramId, Rect, Workspace};
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
    pub bounds: Option<Rect>,
}

impl Drawn {
    /// Works everything out anew if the model or the language has changed.
    pub fn update(&mut self, workspace: &Workspace, diagram: &Diagram) {
        let key = Some((workspace.revision(), diagram.id, text::current()));
        if self.key == key {
            return;
        }
        self.key = key;
        self.routes = routes(diagram);
        self.live = reading::live_lines(workspace, diagram);
        self.looks = diagram.boxes.values().map(|one| (one.id, self.look_of(one))).collect();
        self.order = reading::order(diagram);
        self.bounds = bounds(diagram, &self.routes);
    }

    /// The texts of a box, which may have another size than the model says.
    pub fn look_of(&self, one: &DiagramBox) -> Look {
        look(one, self.live.get(&one.id).map(String::as_str))
    }
}
