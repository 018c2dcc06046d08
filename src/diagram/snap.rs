//! Snapping to the grid and to other boxes while moving and resizing.

use super::hit::Corner;
use crate::domain::{Diagram, Rect};

/// The grid's step in points.
pub const GRID: f32 = 8.0;

/// A line along which edges or middles stand in line, shown while dragging.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// Up and down (x is fixed), else across (y is fixed).
    pub upright: bool,
    pub at: f32,
    /// Where it begins and ends along the other axis.
    pub from: f32,
    pub to: f32,
}

/// A rectangle in its snapped place, and what it stands in line with.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapped {
    pub rect: Rect,
    pub guides: Vec<Guide>,
}

/// To the nearest step of the grid.
#[must_use]
pub fn to_grid(value: f32) -> f32 {
    (value / GRID).round() * GRID
}

/// One axis of a rectangle: where it begins, how long it is.
type Span = (f32, f32);

fn span(rect: Rect, upright: bool) -> Span {
    if upright { (rect.x, rect.width) } else { (rect.y, rect.height) }
}

fn lines((at, long): Span) -> [f32; 3] {
    [at, at + long / 2.0, at + long]
}

/// The smallest shift that puts one of these lines on a line of another box.
fn shift_to_others(own: &[f32], others: &[Rect], upright: bool, tolerance: f32) -> Option<f32> {
    others
        .iter()
        .flat_map(|other| lines(span(*other, upright)))
        .flat_map(|line| own.iter().map(move |own| line - own))
        .filter(|shift| shift.abs() <= tolerance)
        .min_by(|a, b| a.abs().total_cmp(&b.abs()).then(a.total_cmp(b)))
}

fn guides(rect: Rect, others: &[Rect], upright: bool) -> Vec<Guide> {
    let mut found: Vec<Guide> = Vec::new();
    let (own_from, own_long) = span(rect, !upright);
    for own in lines(span(rect, upright)) {
        let in_line = others
            .iter()
            .filter(|other| lines(span(**other, upright)).iter().any(|at| (at - own).abs() < 0.01));
        let mut guide: Option<Guide> = None;
        for other in in_line {
            let (from, long) = span(*other, !upright);
            let held = guide.get_or_insert(Guide {
                upright,
                at: own,
                from: own_from,
                to: own_from + own_long,
            });
            held.from = held.from.min(from);
            held.to = held.to.max(from + long);
        }
        found.extend(guide);
    }
    found
}

/// A moved rectangle, snapped: to a line of another box within `tolerance`, else to the grid.
#[must_use]
pub fn moved(rect: Rect, others: &[Rect], tolerance: f32) -> Snapped {
    let axis = |upright| {
        let (at, long) = span(rect, upright);
        let shift = |at| shift_to_others(&lines((at, long)), others, upright, tolerance);
        let near = |at| shift(at).map(|shift| at + shift);
        // A step of the grid may itself bring it near another box.
        near(at).or_else(|| near(to_grid(at))).unwrap_or_else(|| to_grid(at))
    };
    let rect = Rect { x: axis(true), y: axis(false), ..rect };
    with_guides(rect, others)
}

/// A rectangle whose corner was dragged to a point, snapped; never smaller than allowed.
#[must_use]
pub fn resized(
    rect: Rect,
    corner: Corner,
    to: super::Point,
    others: &[Rect],
    tolerance: f32,
) -> Snapped {
    let (left, top) = corner.left_top();
    let axis = |upright: bool, at_start: bool, edge: f32| {
        let (from, long) = span(rect, upright);
        let edge = match shift_to_others(&[edge], others, upright, tolerance) {
            Some(shift) => edge + shift,
            None => to_grid(edge),
        };
        if at_start {
            let end = from + long;
            let start = edge.min(end - Diagram::MIN_SIZE);
            (start, end - start)
        } else {
            (from, (edge - from).max(Diagram::MIN_SIZE))
        }
    };
    let (x, width) = axis(true, left, to[0]);
    let (y, height) = axis(false, top, to[1]);
    with_guides(Rect { x, y, width, height }, others)
}

fn with_guides(rect: Rect, others: &[Rect]) -> Snapped {
    let mut all = guides(rect, others, true);
    all.extend(guides(rect, others, false));
    Snapped { rect, guides: all }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OTHER: Rect = Rect { x: 100.0, y: 60.0, width: 50.0, height: 30.0 };

    #[test]
    fn far_from_others_the_grid_decides() {
        let snapped = moved(Rect::new(3.0, 301.0, 40.0, 24.0), &[OTHER], 4.0);
        assert_eq!(snapped.rect, Rect::new(0.0, 304.0, 40.0, 24.0));
        assert!(snapped.guides.is_empty());
    }

    #[test]
    fn near_another_box_its_edges_and_middles_decide() {
        let snapped = moved(Rect::new(98.0, 301.0, 41.0, 24.0), &[OTHER], 4.0);
        assert!((snapped.rect.x - 100.0).abs() < f32::EPSILON, "left edges in line");
        assert_eq!(snapped.guides, [Guide { upright: true, at: 100.0, from: 60.0, to: 328.0 }]);
        let middle = moved(Rect::new(110.5, 301.0, 30.0, 24.0), &[OTHER], 4.0);
        assert!((middle.rect.centre().0 - 125.0).abs() < f32::EPSILON, "middles in line");
    }

    #[test]
    fn a_corner_moves_its_own_edges_only() {
        let rect = Rect::new(200.0, 200.0, 80.0, 40.0);
        let grown = resized(rect, Corner::BottomRight, [301.0, 262.0], &[], 4.0).rect;
        assert_eq!(grown, Rect::new(200.0, 200.0, 104.0, 64.0));
        let small = resized(rect, Corner::TopLeft, [900.0, 900.0], &[], 4.0).rect;
        assert_eq!((small.right(), small.bottom()), (280.0, 240.0));
        assert!(small.width >= Diagram::MIN_SIZE && small.height >= Diagram::MIN_SIZE);
    }

    proptest! {
        #[test]
        fn snapping_twice_is_snapping_once(
            x in -800_i16..800, y in -800_i16..800, width in 24_u8..200, height in 24_u8..200,
            others in prop::collection::vec((-800_i16..800, -800_i16..800, 24_u8..200), 0..8),
        ) {
            let rect = Rect::new(x.into(), y.into(), width.into(), height.into());
            let others: Vec<Rect> = others
                .into_iter()
                .map(|(x, y, size)| Rect::new(x.into(), y.into(), size.into(), size.into()))
                .collect();
            let once = moved(rect, &others, 6.0);
            let twice = moved(once.rect, &others, 6.0);
            prop_assert_eq!(&once, &twice);
            prop_assert!((once.rect.x - rect.x).abs() <= 6.0 + GRID / 2.0);
            prop_assert!((once.rect.y - rect.y).abs() <= 6.0 + GRID / 2.0);
        }
    }
}
