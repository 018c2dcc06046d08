//! What each edit of a model is as a change; pure functions on the diagram as it stands.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::Point;
use crate::diagram::arrange::{Align, Axis, align, distribute};
use crate::diagram::snap::{GRID, to_grid};
use crate::domain::{
    BoxColour, BoxId, BoxRole, BoxShape, Change, Diagram, DiagramBox, Link, LinkId, LinkRoute, Rect,
};

/// The size of a new box.
const NEW_SIZE: Point = [216.0, 80.0];

/// A new box with its middle at a point.
pub fn add_box(diagram: &Diagram, [x, y]: Point, title: String) -> (Change, BoxId) {
    let id = diagram.next_box_id();
    let [width, height] = NEW_SIZE;
    let rect = Rect::new(to_grid(x - width / 2.0), to_grid(y - height / 2.0), width, height);
    let added = DiagramBox {
        id,
        rect,
        title,
        subtitle: String::new(),
        shape: BoxShape::Card,
        role: BoxRole::None,
        colour: BoxColour::FromRole,
        indicators: Vec::new(),
    };
    (Change::AddBox { diagram: diagram.id, added }, id)
}

/// A point near this one where a new box covers no other.
pub fn free_place(diagram: &Diagram, [x, y]: Point) -> Point {
    let [width, height] = NEW_SIZE;
    let free = |[x, y]: Point| {
        let wanted = Rect::new(x - width / 2.0, y - height / 2.0, width, height);
        !diagram.boxes.values().any(|one| crate::diagram::hit::overlap(one.rect, wanted))
    };
    // Outwards in rings, one box's step at a time.
    for ring in 0..12_i16 {
        for down in -ring..=ring {
            for across in -ring..=ring {
                let place = [
                    x + f32::from(across) * (width + 3.0 * GRID) / 2.0,
                    y + f32::from(down) * (height + 3.0 * GRID) / 2.0,
                ];
                if across.abs().max(down.abs()) == ring && free(place) {
                    return place;
                }
            }
        }
    }
    [x, y]
}

/// Removes boxes with every link that holds on to them, and a link of its own.
pub fn remove(diagram: &Diagram, boxes: &BTreeSet<BoxId>, link: Option<LinkId>) -> Option<Change> {
    let of_boxes = diagram
        .links
        .values()
        .filter(|one| boxes.contains(&one.from) || boxes.contains(&one.to))
        .map(|one| one.id);
    let links: BTreeSet<LinkId> =
        of_boxes.chain(link.filter(|id| diagram.links.contains_key(id))).collect();
    let mut changes: Vec<Change> =
        links.into_iter().map(|id| Change::RemoveLink { diagram: diagram.id, id }).collect();
    let held = boxes.iter().filter(|id| diagram.boxes.contains_key(id));
    changes.extend(held.map(|id| Change::RemoveBox { diagram: diagram.id, id: *id }));
    some(changes)
}

/// Puts boxes in new places; those already there are left alone.
pub fn place(diagram: &Diagram, rects: &BTreeMap<BoxId, Rect>) -> Option<Change> {
    let moved = rects.iter().filter_map(|(id, rect)| {
        let one = diagram.boxes.get(id).filter(|one| one.rect != *rect)?;
        Some(edited(diagram, DiagramBox { rect: *rect, ..one.clone() }))
    });
    some(moved.collect())
}

/// Alters one box.
pub fn edit_box(
    diagram: &Diagram,
    id: BoxId,
    edit: impl FnOnce(&mut DiagramBox),
) -> Option<Change> {
    let held = diagram.boxes.get(&id)?;
    let mut one = held.clone();
    edit(&mut one);
    (one != *held).then(|| edited(diagram, one))
}

/// Alters several boxes in the same way.
pub fn edit_boxes(
    diagram: &Diagram,
    ids: &BTreeSet<BoxId>,
    edit: impl Fn(&mut DiagramBox),
) -> Option<Change> {
    some(ids.iter().filter_map(|id| edit_box(diagram, *id, &edit)).collect())
}

/// Alters one link.
pub fn edit_link(diagram: &Diagram, id: LinkId, edit: impl FnOnce(&mut Link)) -> Option<Change> {
    let held = diagram.links.get(&id)?;
    let mut link = held.clone();
    edit(&mut link);
    (link != *held).then_some(Change::EditLink { diagram: diagram.id, edited: link })
}

/// The link from one box to another: the one there is, or a new one with the change that adds
/// it. `None` from a box to itself.
pub fn connect(diagram: &Diagram, from: BoxId, to: BoxId) -> Option<(LinkId, Option<Change>)> {
    let known = |id| diagram.boxes.contains_key(&id);
    if from == to || !known(from) || !known(to) {
        return None;
    }
    if let Some(link) = diagram.links.values().find(|link| link.from == from && link.to == to) {
        return Some((link.id, None));
    }
    let id = diagram.next_link_id();
    let added = Link {
        id,
        from,
        to,
        route: LinkRoute::Curve,
        from_side: None,
        to_side: None,
        label: String::new(),
        hypothesis: String::new(),
        sign: None,
        lag_years: 0,
    };
    Some((id, Some(Change::AddLink { diagram: diagram.id, added })))
}

/// Copies boxes a little down and to the right, with the links between them.
pub fn duplicate(diagram: &Diagram, ids: &BTreeSet<BoxId>) -> Option<(Change, BTreeSet<BoxId>)> {
    let mut changes = Vec::new();
    let mut copies = BTreeMap::new();
    let mut next = diagram.next_box_id();
    for one in ids.iter().filter_map(|id| diagram.boxes.get(id)) {
        let rect = one.rect.moved(3.0 * GRID, 3.0 * GRID);
        let added = DiagramBox { id: next, rect, ..one.clone() };
        changes.push(Change::AddBox { diagram: diagram.id, added });
        copies.insert(one.id, next);
        next = next.next();
    }
    let mut next = diagram.next_link_id();
    for link in diagram.links.values() {
        if let (Some(from), Some(to)) = (copies.get(&link.from), copies.get(&link.to)) {
            let added = Link { id: next, from: *from, to: *to, ..link.clone() };
            changes.push(Change::AddLink { diagram: diagram.id, added });
            next = next.next();
        }
    }
    Some((some(changes)?, copies.into_values().collect()))
}

/// Puts boxes in line.
pub fn in_line(diagram: &Diagram, ids: &BTreeSet<BoxId>, how: Align) -> Option<Change> {
    rearranged(diagram, ids, |rects| align(rects, how))
}

/// Spreads boxes evenly.
pub fn spread(diagram: &Diagram, ids: &BTreeSet<BoxId>, axis: Axis) -> Option<Change> {
    rearranged(diagram, ids, |rects| distribute(rects, axis))
}

fn rearranged(
    diagram: &Diagram,
    ids: &BTreeSet<BoxId>,
    how: impl FnOnce(&[Rect]) -> Vec<Rect>,
) -> Option<Change> {
    let held: Vec<&DiagramBox> = ids.iter().filter_map(|id| diagram.boxes.get(id)).collect();
    let rects: Vec<Rect> = held.iter().map(|one| one.rect).collect();
    let placed = held.iter().map(|one| one.id).zip(how(&rects)).collect();
    place(diagram, &placed)
}

fn edited(diagram: &Diagram, edited: DiagramBox) -> Change {
    Change::EditBox { diagram: diagram.id, edited }
}

fn some(changes: Vec<Change>) -> Option<Change> {
    (!changes.is_empty()).then(|| Change::batch(changes))
}
