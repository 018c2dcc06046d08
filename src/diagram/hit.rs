//! What lies under a point.

use std::collections::BTreeSet;

use super::Point;
use super::route::Route;
use crate::domain::{BoxId, BoxShape, Diagram, LinkId, Rect, Side};

/// A corner to resize by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Corner {
    TopLeft,
    TopRight,
    BottomRight,
    BottomLeft,
}

impl Corner {
    pub const ALL: [Self; 4] = [Self::TopLeft, Self::TopRight, Self::BottomRight, Self::BottomLeft];

    /// Whether it is on the left, whether it is at the top.
    #[must_use]
    pub fn left_top(self) -> (bool, bool) {
        match self {
            Self::TopLeft => (true, true),
            Self::TopRight => (false, true),
            Self::BottomRight => (false, false),
            Self::BottomLeft => (true, false),
        }
    }

    #[must_use]
    pub fn of(self, rect: Rect) -> Point {
        let (left, top) = self.left_top();
        [if left { rect.x } else { rect.right() }, if top { rect.y } else { rect.bottom() }]
    }
}

/// All four sides in the order of the keyboard.
pub const SIDES: [Side; 4] = [Side::Left, Side::Top, Side::Right, Side::Bottom];

/// The middle of a side.
#[must_use]
pub fn side_middle(rect: Rect, side: Side) -> Point {
    let (x, y) = rect.centre();
    match side {
        Side::Left => [rect.x, y],
        Side::Top => [x, rect.y],
        Side::Right => [rect.right(), y],
        Side::Bottom => [x, rect.bottom()],
    }
}

/// Whether the point is inside or on the edge.
#[must_use]
pub fn contains(rect: Rect, [x, y]: Point) -> bool {
    (rect.x..=rect.right()).contains(&x) && (rect.y..=rect.bottom()).contains(&y)
}

/// Whether two rectangles share an inner point.
#[must_use]
pub fn overlap(a: Rect, b: Rect) -> bool {
    a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom()
}

/// The rectangle with this much more on every side.
#[must_use]
pub fn inflated(rect: Rect, by: f32) -> Rect {
    Rect::new(rect.x - by, rect.y - by, rect.width + 2.0 * by, rect.height + 2.0 * by)
}

/// How far in from its border a frame is taken hold of.
const FRAME_RIM: f32 = 10.0;
/// How far down from its top, where its title stands.
const FRAME_HEAD: f32 = 34.0;

/// The topmost box at a point. What lies within a frame is free ground: a frame is taken hold of
/// at its title and border.
#[must_use]
pub fn box_at(diagram: &Diagram, point: Point) -> Option<BoxId> {
    let hit = diagram.boxes.values().filter(|one| {
        contains(one.rect, point)
            && (one.shape != BoxShape::Frame || !contains(frame_ground(one.rect), point))
    });
    hit.max_by_key(|one| (one.shape != BoxShape::Frame, one.order, one.id)).map(|one| one.id)
}

fn frame_ground(rect: Rect) -> Rect {
    let (width, height) = (rect.width - 2.0 * FRAME_RIM, rect.height - FRAME_HEAD - FRAME_RIM);
    Rect::new(rect.x + FRAME_RIM, rect.y + FRAME_HEAD, width, height)
}

/// These boxes, and the boxes inside the frames among them.
#[must_use]
pub fn with_contents(diagram: &Diagram, ids: &BTreeSet<BoxId>) -> BTreeSet<BoxId> {
    let frames = ids
        .iter()
        .filter_map(|id| diagram.boxes.get(id))
        .filter(|one| one.shape == BoxShape::Frame && !one.locked);
    frames.flat_map(|one| boxes_in(diagram, one.rect)).chain(ids.iter().copied()).collect()
}

/// The boxes wholly inside a rectangle.
pub fn boxes_in(diagram: &Diagram, frame: Rect) -> impl Iterator<Item = BoxId> {
    diagram
        .boxes
        .values()
        .filter(move |one| {
            contains(frame, [one.rect.x, one.rect.y])
                && contains(frame, [one.rect.right(), one.rect.bottom()])
        })
        .map(|one| one.id)
}

/// The nearest link within `tolerance` of a point.
#[must_use]
pub fn link_at(routes: &[Route], point: Point, tolerance: f32) -> Option<LinkId> {
    routes
        .iter()
        .filter(|route| contains(inflated(route.bounds(), tolerance), point))
        .map(|route| (route.distance(point), route.link))
        .filter(|(distance, _)| *distance <= tolerance)
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, link)| link)
}

/// How far a point is from a line between two points.
#[must_use]
pub fn distance_to_segment([x, y]: Point, from: Point, to: Point) -> f32 {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((x - from[0]) * dx + (y - from[1]) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - from[0] - along * dx).hypot(y - from[1] - along * dy)
}

/// Whether the line between two points passes through the inside of a rectangle.
#[must_use]
pub fn segment_crosses(from: Point, to: Point, rect: Rect) -> bool {
    let (mut enter, mut leave) = (0.0_f32, 1.0_f32);
    let spans = [(rect.x, rect.right()), (rect.y, rect.bottom())];
    for ((start, end), (low, high)) in from.into_iter().zip(to).zip(spans) {
        let along = end - start;
        if along.abs() < f32::EPSILON {
            if start <= low || start >= high {
                return false;
            }
        } else {
            let (a, b) = ((low - start) / along, (high - start) / along);
            enter = enter.max(a.min(b));
            leave = leave.min(a.max(b));
        }
    }
    leave - enter > 1e-4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_and_rectangles() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!(segment_crosses([-5.0, 5.0], [15.0, 5.0], rect));
        assert!(segment_crosses([2.0, 2.0], [3.0, 3.0], rect));
        assert!(!segment_crosses([-5.0, 10.0], [15.0, 10.0], rect), "along the edge");
        assert!(!segment_crosses([-5.0, 12.0], [15.0, 12.0], rect));
        assert!(!segment_crosses([10.0, 5.0], [20.0, 5.0], rect), "from the edge outwards");
    }

    #[test]
    fn distances() {
        assert!((distance_to_segment([5.0, 3.0], [0.0, 0.0], [10.0, 0.0]) - 3.0).abs() < 1e-6);
        assert!((distance_to_segment([13.0, 4.0], [0.0, 0.0], [10.0, 0.0]) - 5.0).abs() < 1e-6);
        assert!((distance_to_segment([3.0, 4.0], [0.0, 0.0], [0.0, 0.0]) - 5.0).abs() < 1e-6);
    }
}
