//! What each edit of a model is as a change; pure functions on the diagram as it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::gesture::End;
use crate::diagram::Point;
use crate::diagram::arrange::{Align, Axis, align, distribute};
use crate::diagram::hit;
use crate::diagram::snap::{GRID, to_grid};
use crate::diagram::view::around;
use crate::domain::{BoxId, BoxShape, Change, Diagram, DiagramBox, Link, LinkId, Rect, Side};

/// The size of a new box.
const NEW_SIZE: Point = [216.0, 80.0];
/// The size of a new frame.
const NEW_FRAME: Point = [304.0, 216.0];

/// Adds a new box of a shape with its middle at a point.
pub fn add_shape(diagram: &Diagram, at: Point, title: String, shape: BoxShape) -> (Change, BoxId) {
    let (mut added, id) = new_box(diagram, at, title);
    added.shape = shape;
    if shape == BoxShape::Frame {
        let [width, height] = NEW_FRAME;
        let (x, y) = (to_grid(at[0] - width / 2.0), to_grid(at[1] - height / 2.0));
        added.rect = Rect::new(x, y, width, height);
    }
    (Change::AddBox { diagram: diagram.id, added }, id)
}

/// A new box with its middle at a point.
pub fn new_box(diagram: &Diagram, [x, y]: Point, title: String) -> (DiagramBox, BoxId) {
    let id = diagram.next_box_id();
    let [width, height] = NEW_SIZE;
    let rect = Rect::new(to_grid(x - width / 2.0), to_grid(y - height / 2.0), width, height);
    let added = DiagramBox::new(id, rect, title);
    (added, id)
}

/// The first point straight below this one where a new box covers no other.
pub fn free_place_below(diagram: &Diagram, [x, y]: Point) -> Point {
    let [width, height] = NEW_SIZE;
    let free = |y: f32| {
        let wanted = Rect::new(x - width / 2.0, y - height / 2.0, width, height);
        !diagram.boxes.values().any(|one| hit::overlap(one.rect, wanted))
    };
    let steps = (0..400_u16).map(|step| y + f32::from(step) * (height + 3.0 * GRID));
    [x, steps.into_iter().find(|y| free(*y)).unwrap_or(y)]
}

/// A point near this one where a new box covers no other.
pub fn free_place(diagram: &Diagram, [x, y]: Point) -> Point {
    let [width, height] = NEW_SIZE;
    let free = |[x, y]: Point| {
        let wanted = Rect::new(x - width / 2.0, y - height / 2.0, width, height);
        !diagram.boxes.values().any(|one| hit::overlap(one.rect, wanted))
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

/// Removes boxes with every link that holds on to them, and a link of its own. Locked boxes
/// stay.
pub fn remove(diagram: &Diagram, boxes: &BTreeSet<BoxId>, link: Option<LinkId>) -> Option<Change> {
    let boxes: BTreeSet<BoxId> = movable(diagram, boxes).map(|one| one.id).collect();
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

/// Puts boxes in new places; those already there and those locked are left alone.
pub fn place(diagram: &Diagram, rects: &BTreeMap<BoxId, Rect>) -> Option<Change> {
    let moved = rects.iter().filter_map(|(id, rect)| {
        let one = diagram.boxes.get(id).filter(|one| one.rect != *rect && !one.locked)?;
        Some(edited(diagram, DiagramBox { rect: *rect, ..one.clone() }))
    });
    some(moved.collect())
}

/// Those of the boxes that are not locked.
pub fn movable<'d>(
    diagram: &'d Diagram,
    ids: &'d BTreeSet<BoxId>,
) -> impl Iterator<Item = &'d DiagramBox> {
    ids.iter().filter_map(|id| diagram.boxes.get(id)).filter(|one| !one.locked)
}

/// What moves along when these are moved, with where it stands: those that are not locked, and
/// what lies in the frames among them.
pub fn moving(diagram: &Diagram, ids: &BTreeSet<BoxId>) -> BTreeMap<BoxId, Rect> {
    let all = hit::with_contents(diagram, ids);
    movable(diagram, &all).map(|one| (one.id, one.rect)).collect()
}

/// Brings boxes before all others, or sends them behind; they keep their own order.
pub fn restack(diagram: &Diagram, ids: &BTreeSet<BoxId>, to_front: bool) -> Option<Change> {
    let others = || diagram.boxes.values().filter(|one| !ids.contains(&one.id));
    let chosen: Vec<&DiagramBox> =
        diagram.back_to_front().into_iter().filter(|one| ids.contains(&one.id)).collect();
    let count = i32::try_from(chosen.len()).unwrap_or(i32::MAX);
    let first = if to_front {
        others().map(|one| one.order).max()?.saturating_add(1)
    } else {
        others().map(|one| one.order).min()?.saturating_sub(count)
    };
    let numbers = (0..count).map(|number| first.saturating_add(number));
    some(
        chosen
            .into_iter()
            .zip(numbers)
            .filter_map(|(one, order)| edit_box(diagram, one.id, |one| one.order = order))
            .collect(),
    )
}

/// A frame around boxes, with room for its title; `None` around nothing.
pub fn frame_around(
    diagram: &Diagram,
    ids: &BTreeSet<BoxId>,
    title: String,
) -> Option<(Change, BoxId)> {
    let all = around(ids.iter().filter_map(|id| diagram.boxes.get(id)).map(|one| one.rect))?;
    let (room, head) = (3.0 * GRID, 6.0 * GRID);
    let rect =
        Rect::new(all.x - room, all.y - head, all.width + 2.0 * room, all.height + head + room);
    let id = diagram.next_box_id();
    let added = DiagramBox { shape: BoxShape::Frame, ..DiagramBox::new(id, rect, title) };
    Some((Change::AddBox { diagram: diagram.id, added }, id))
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
    let added = new_link(diagram, from, to);
    Some((added.id, Some(Change::AddLink { diagram: diagram.id, added })))
}

/// A new box with its middle at a point, and a link to it.
pub fn add_linked(
    diagram: &Diagram,
    from: BoxId,
    at: Point,
    title: String,
) -> Option<(Change, BoxId)> {
    diagram.boxes.get(&from)?;
    let (change, id) = add_shape(diagram, at, title, BoxShape::Card);
    let link = Change::AddLink { diagram: diagram.id, added: new_link(diagram, from, id) };
    Some((Change::batch(vec![change, link]), id))
}

/// What moving the end of a link comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Reattached {
    Changed(Box<Change>),
    /// It is there already.
    Nothing,
    /// Another link runs between these boxes.
    Doubled(LinkId),
}

/// Moves one end of a link to a box; `side` holds it to that side.
pub fn reattach(
    diagram: &Diagram,
    id: LinkId,
    end: End,
    (to, side): (BoxId, Option<Side>),
) -> Reattached {
    let Some(link) = diagram.links.get(&id) else { return Reattached::Nothing };
    let (from, to) = if end == End::From { (to, link.to) } else { (link.from, to) };
    let same = |one: &&Link| one.from == from && one.to == to && one.id != id;
    if let Some(other) = diagram.links.values().find(same) {
        return Reattached::Doubled(other.id);
    }
    let change = edit_link(diagram, id, |link| {
        (link.from, link.to) = (from, to);
        match end {
            End::From => link.from_side = side,
            End::To => link.to_side = side,
        }
    });
    change.map_or(Reattached::Nothing, |change| Reattached::Changed(Box::new(change)))
}

fn new_link(diagram: &Diagram, from: BoxId, to: BoxId) -> Link {
    Link::new(diagram.next_link_id(), from, to)
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
