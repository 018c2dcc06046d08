//! Copied boxes with the links between them, on their way to the same model or another.

use std::collections::{BTreeMap, BTreeSet};

use super::edits;
use crate::diagram::snap::{GRID, to_grid};
use crate::diagram::view::around;
use crate::diagram::{Point, hit};
use crate::domain::{BoxId, Change, Diagram, DiagramBox, DiagramId, Link, Rect, Workspace};

/// From one copy to the next.
const STEP: f32 = 3.0 * GRID;
/// The most boxes made from a text.
const MAX_LINES: usize = 40;

/// What has been copied.
#[derive(Clone, Debug, PartialEq)]
pub struct Clip {
    from: DiagramId,
    boxes: Vec<DiagramBox>,
    links: Vec<Link>,
    /// How many times it has been put in since.
    times: u16,
}

impl Clip {
    /// These boxes, what lies in the frames among them, and the links between them; `None`
    /// without boxes.
    pub fn of(diagram: &Diagram, ids: &BTreeSet<BoxId>) -> Option<Self> {
        let ids = hit::with_contents(diagram, ids);
        let boxes: Vec<_> = ids.iter().filter_map(|id| diagram.boxes.get(id)).cloned().collect();
        let inside = |link: &&Link| ids.contains(&link.from) && ids.contains(&link.to);
        let links = diagram.links.values().filter(inside).cloned().collect();
        (!boxes.is_empty()).then_some(Self { from: diagram.id, boxes, links, times: 0 })
    }

    /// The titles, a line each: what other programs get.
    pub fn text(&self) -> String {
        self.boxes.iter().map(|one| one.title.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// How far off it is put in: a step further each time, or in the middle of what is seen if
    /// that would be out of sight.
    pub fn shift(&mut self, into: DiagramId, seen: Rect) -> Point {
        let steps = self.times + u16::from(into == self.from);
        self.times += 1;
        let by = f32::from(steps) * STEP;
        let Some(all) = self.bounds() else { return [by, by] };
        if hit::overlap(all.moved(by, by), seen) {
            return [by, by];
        }
        let (x, y) = seen.centre();
        self.shift_to([x, y])
    }

    /// How far off it is put in to lie with its middle at a point.
    pub fn shift_to(&self, [x, y]: Point) -> Point {
        let (from_x, from_y) = self.bounds().map_or((x, y), Rect::centre);
        [to_grid(x - from_x), to_grid(y - from_y)]
    }

    fn bounds(&self) -> Option<Rect> {
        around(self.boxes.iter().map(|one| one.rect))
    }

    /// The change that puts it in, and the boxes it makes. Indicators that are gone since are
    /// left out.
    pub fn put(
        &self,
        workspace: &Workspace,
        diagram: &Diagram,
        [dx, dy]: Point,
    ) -> (Change, BTreeSet<BoxId>) {
        let mut changes = Vec::new();
        let mut copies = BTreeMap::new();
        let mut next = diagram.next_box_id();
        for one in &self.boxes {
            let mut added = DiagramBox { id: next, rect: one.rect.moved(dx, dy), ..one.clone() };
            added.keep_indicators(|id| workspace.indicator(*id).is_some());
            added.locked = false;
            changes.push(Change::AddBox { diagram: diagram.id, added });
            copies.insert(one.id, next);
            next = next.next();
        }
        let mut next = diagram.next_link_id();
        for link in &self.links {
            if let (Some(from), Some(to)) = (copies.get(&link.from), copies.get(&link.to)) {
                let mut added = Link { id: next, from: *from, to: *to, ..link.clone() };
                added.keep_indicators(|id| workspace.indicator(*id).is_some());
                changes.push(Change::AddLink { diagram: diagram.id, added });
                next = next.next();
            }
        }
        (Change::batch(changes), copies.into_values().collect())
    }
}

/// Boxes made from a text of another program: one for each line or cell, beneath each other.
pub fn from_text(diagram: &Diagram, text: &str, at: Point) -> Option<(Change, BTreeSet<BoxId>)> {
    let titles = text
        .split(['\n', '\r', '\t'])
        .map(str::trim)
        .filter(|title| !title.is_empty())
        .take(MAX_LINES)
        .map(|title| title.chars().take(Workspace::MAX_NAME).collect::<String>());
    let mut grown = diagram.clone();
    let mut changes = Vec::new();
    let mut made = BTreeSet::new();
    for title in titles {
        let place = edits::free_place_below(&grown, at);
        let (added, id) = edits::new_box(&grown, place, title);
        grown.boxes.insert(id, added.clone());
        changes.push(Change::AddBox { diagram: diagram.id, added });
        made.insert(id);
    }
    (!changes.is_empty()).then(|| (Change::batch(changes), made))
}
