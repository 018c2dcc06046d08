//! Putting boxes in order: in line, evenly spread, or the whole model from left to right.

use std::collections::{BTreeMap, BTreeSet};

use super::hit::boxes_in;
use super::view::around;
use crate::domain::{BoxId, BoxShape, Diagram, DiagramBox, LinkRoute, Rect};

/// What is put in line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
    Top,
    Middle,
    Bottom,
}

/// The direction in which boxes are spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Across,
    Down,
}

/// Space between columns.
const COLUMN_GAP: f32 = 104.0;
/// Space between the boxes of a column.
const ROW_GAP: f32 = 24.0;
/// From a column's heading to its first box.
const HEADING_GAP: f32 = 8.0;

/// The rectangles moved so that they stand in line with the outermost of them.
#[must_use]
pub fn align(rects: &[Rect], align: Align) -> Vec<Rect> {
    let Some(all) = around(rects.iter().copied()) else { return Vec::new() };
    let (x, y) = all.centre();
    let put = |rect: &Rect| {
        let mut rect = *rect;
        match align {
            Align::Left => rect.x = all.x,
            Align::Centre => rect.x = x - rect.width / 2.0,
            Align::Right => rect.x = all.right() - rect.width,
            Align::Top => rect.y = all.y,
            Align::Middle => rect.y = y - rect.height / 2.0,
            Align::Bottom => rect.y = all.bottom() - rect.height,
        }
        rect
    };
    rects.iter().map(put).collect()
}

/// The rectangles with even gaps; the first and last in this direction stay.
#[must_use]
pub fn distribute(rects: &[Rect], axis: Axis) -> Vec<Rect> {
    let span = |rect: &Rect| match axis {
        Axis::Across => (rect.x, rect.width),
        Axis::Down => (rect.y, rect.height),
    };
    let mut order: Vec<(usize, Rect)> = rects.iter().copied().enumerate().collect();
    order.sort_by(|a, b| span(&a.1).0.total_cmp(&span(&b.1).0).then(a.0.cmp(&b.0)));
    let (Some(first), Some(last)) = (order.first(), order.last()) else { return Vec::new() };
    let (start, end) = (span(&first.1).0, span(&last.1).0 + span(&last.1).1);
    let filled: f32 = rects.iter().map(|rect| span(rect).1).sum();
    let gaps = rects.len().saturating_sub(1).max(1) as f32;
    let gap = (end - start - filled) / gaps;
    let mut at = start;
    let mut placed: Vec<(usize, Rect)> = Vec::new();
    for (number, mut rect) in order {
        match axis {
            Axis::Across => rect.x = at,
            Axis::Down => rect.y = at,
        }
        at += span(&rect).1 + gap;
        placed.push((number, rect));
    }
    placed.sort_by_key(|(number, _)| *number);
    placed.into_iter().map(|(_, rect)| rect).collect()
}

/// The model laid out from left to right: causes before effects, each column in the order it
/// had, headings over the column they stood over. Sizes stay, but frames follow the boxes in
/// them. No two boxes overlap.
#[must_use]
pub fn left_to_right(diagram: &Diagram) -> BTreeMap<BoxId, Rect> {
    let mut placed = columns(diagram);
    let mut frames: Vec<&DiagramBox> =
        diagram.boxes.values().filter(|one| one.shape == BoxShape::Frame).collect();
    // An inner frame is in place before the one around it.
    let area = |one: &DiagramBox| one.rect.width * one.rect.height;
    frames.sort_by(|a, b| area(a).total_cmp(&area(b)).then(a.id.cmp(&b.id)));
    for frame in frames {
        let inside: Vec<BoxId> =
            boxes_in(diagram, frame.rect).filter(|id| *id != frame.id).collect();
        let before = inside.iter().filter_map(|id| diagram.boxes.get(id)).map(|one| one.rect);
        let after = inside.iter().filter_map(|id| placed.get(id)).copied();
        if let (Some(before), Some(after)) = (around(before), around(after)) {
            let (left, top) = (before.x - frame.rect.x, before.y - frame.rect.y);
            let right = frame.rect.right() - before.right();
            let bottom = frame.rect.bottom() - before.bottom();
            let (width, height) = (after.width + left + right, after.height + top + bottom);
            placed.insert(frame.id, Rect::new(after.x - left, after.y - top, width, height));
        }
    }
    placed
}

/// Everything but the frames, in columns.
fn columns(diagram: &Diagram) -> BTreeMap<BoxId, Rect> {
    let layers = layers(diagram);
    let mut columns: BTreeMap<usize, Vec<BoxId>> = BTreeMap::new();
    for (id, layer) in &layers {
        columns.entry(*layer).or_default().push(*id);
    }
    let rect = |id: &BoxId| diagram.boxes.get(id).map_or(Rect::new(0.0, 0.0, 0.0, 0.0), |b| b.rect);
    for column in columns.values_mut() {
        column.sort_by(|a, b| {
            let (a, b) = ((rect(a), a), (rect(b), b));
            a.0.y.total_cmp(&b.0.y).then(a.0.x.total_cmp(&b.0.x)).then(a.1.cmp(b.1))
        });
    }
    let headings = headings(diagram, &columns);
    let Some(before) = around(diagram.boxes.values().map(|one| one.rect)) else {
        return BTreeMap::new();
    };
    let height =
        |ids: &[BoxId]| ids.iter().map(|id| rect(id).height + ROW_GAP).sum::<f32>() - ROW_GAP;
    let tallest = columns.values().map(|ids| height(ids)).fold(0.0, f32::max);
    let heading_room = headings
        .values()
        .map(|ids| ids.iter().map(|id| rect(id).height + HEADING_GAP).sum::<f32>())
        .fold(0.0, f32::max);
    let top = before.y + heading_room;
    let mut placed = BTreeMap::new();
    let mut x = before.x;
    for (layer, ids) in &columns {
        let over = headings.get(layer).map_or(&[][..], Vec::as_slice);
        let width = ids.iter().chain(over).map(|id| rect(id).width).fold(0.0, f32::max);
        let first = top + ((tallest - height(ids)) / 2.0).max(0.0);
        let mut y = first;
        for id in ids {
            let held = rect(id);
            placed.insert(*id, Rect { x: x + (width - held.width) / 2.0, y, ..held });
            y += held.height + ROW_GAP;
        }
        let mut y = first;
        for id in over.iter().rev() {
            let held = rect(id);
            y -= held.height + HEADING_GAP;
            placed.insert(*id, Rect { x, y, ..held });
        }
        x += width + COLUMN_GAP;
    }
    placed
}

/// How many steps of cause and effect lie before each card. Loops and circles do not count;
/// a card without links goes to the column nearest to where it stood.
fn layers(diagram: &Diagram) -> BTreeMap<BoxId, usize> {
    let card = |id: &BoxId| diagram.boxes.get(id).is_some_and(|b| b.shape.is_card());
    let mut after: BTreeMap<BoxId, Vec<BoxId>> = BTreeMap::new();
    let mut linked = BTreeSet::new();
    for link in diagram.links.values() {
        if link.route != LinkRoute::Loop && card(&link.from) && card(&link.to) {
            after.entry(link.from).or_default().push(link.to);
            linked.extend([link.from, link.to]);
        }
    }
    let back = backward(&after);
    let mut layers: BTreeMap<BoxId, usize> = linked.iter().map(|id| (*id, 0)).collect();
    // Without its backward links the model has no circles, so this ends.
    for _ in 0..linked.len() {
        let mut moved = false;
        for (from, followers) in &after {
            let next = layers.get(from).map_or(0, |layer| layer + 1);
            for to in followers.iter().filter(|to| !back.contains(&(*from, **to))) {
                let layer = layers.entry(*to).or_default();
                if *layer < next {
                    *layer = next;
                    moved = true;
                }
            }
        }
        if !moved {
            break;
        }
    }
    let centres: Vec<(f32, usize)> = layers
        .iter()
        .filter_map(|(id, layer)| diagram.boxes.get(id).map(|one| (one.rect.centre().0, *layer)))
        .collect();
    let standing = |one: &&DiagramBox| one.shape.is_card() || one.shape == BoxShape::Text;
    for one in diagram.boxes.values().filter(standing) {
        let x = one.rect.centre().0;
        let nearest = centres.iter().min_by(|a, b| (a.0 - x).abs().total_cmp(&(b.0 - x).abs()));
        layers.entry(one.id).or_insert_with(|| nearest.map_or(0, |(_, layer)| *layer));
    }
    layers
}

/// Links that lead back to a box they come from, found by walking all links in order.
fn backward(after: &BTreeMap<BoxId, Vec<BoxId>>) -> BTreeSet<(BoxId, BoxId)> {
    let mut back = BTreeSet::new();
    let mut done = BTreeSet::new();
    for start in after.keys() {
        let mut path: Vec<(BoxId, usize)> = vec![(*start, 0)];
        let mut on_path = BTreeSet::from([*start]);
        while let Some((at, next)) = path.last_mut() {
            let follower = after.get(at).and_then(|all| all.get(*next)).copied();
            *next += 1;
            let from = *at;
            match follower {
                Some(to) if on_path.contains(&to) => {
                    back.insert((from, to));
                }
                Some(to) if !done.contains(&to) => {
                    on_path.insert(to);
                    path.push((to, 0));
                }
                Some(_) => {}
                None => {
                    done.insert(from);
                    on_path.remove(&from);
                    path.pop();
                }
            }
        }
    }
    back
}

/// The headings over each column: a heading belongs where most of the boxes below it went.
fn headings(
    diagram: &Diagram,
    columns: &BTreeMap<usize, Vec<BoxId>>,
) -> BTreeMap<usize, Vec<BoxId>> {
    let mut found: BTreeMap<usize, Vec<BoxId>> = BTreeMap::new();
    for heading in diagram.boxes.values().filter(|one| one.shape == BoxShape::Heading) {
        let below = |id: &&BoxId| {
            diagram.boxes.get(id).is_some_and(|one| {
                one.rect.x < heading.rect.right() && heading.rect.x < one.rect.right()
            })
        };
        let column = columns
            .iter()
            .map(|(layer, ids)| (ids.iter().filter(below).count(), std::cmp::Reverse(*layer)))
            .max()
            .map_or(0, |(_, std::cmp::Reverse(layer))| layer);
        found.entry(column).or_default().push(heading.id);
    }
    // A page of headings alone still needs its column.
    if columns.is_empty() {
        found = BTreeMap::from([(0, found.into_values().flatten().collect())]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rects() -> Vec<Rect> {
        vec![
            Rect::new(0.0, 0.0, 100.0, 40.0),
            Rect::new(250.0, 30.0, 60.0, 80.0),
            Rect::new(120.0, 90.0, 40.0, 20.0),
        ]
    }

    #[test]
    fn aligned_edges_are_in_line() {
        assert!(align(&rects(), Align::Right).iter().all(|r| (r.right() - 310.0).abs() < 1e-3));
        assert!(align(&rects(), Align::Middle).iter().all(|r| (r.centre().1 - 55.0).abs() < 1e-3));
        assert!(align(&[], Align::Top).is_empty());
    }

    #[test]
    fn spread_boxes_have_even_gaps_and_keep_their_order() {
        let spread = distribute(&rects(), Axis::Across);
        assert_eq!(spread[0], rects()[0]);
        assert!((spread[1].right() - 310.0).abs() < 1e-3);
        let (first, second) = (spread[2].x - spread[0].right(), spread[1].x - spread[2].right());
        assert!((first - second).abs() < 1e-3, "{first} {second}");
    }
}
