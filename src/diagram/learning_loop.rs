//! The learning loop: beneath all boxes, from the results back to the means, crossing none.
//!
//! From each end the line walks downwards: straight until it meets a box (kept at a distance),
//! along that box's top to a corner, on down past it. Boxes that stand apart leave room for
//! that, so the walk always gets to the bottom and never enters a box.

use super::Point;
use super::elbow::{rounded, simplified};
use super::hit::{inflated, overlap, segment_crosses};
use super::route::{HEAD, HEAD_HALF, Port, Route, base, finish, flatten, head_of, outwards};
use crate::domain::{LinkId, Rect, Side};
use crate::scene::Step;

/// How far beneath the lowest box the loop runs at least.
const DEPTH: f32 = 64.0;
/// How far beneath one loop the next runs.
const NEXT: f32 = 40.0;
/// The distance kept from boxes where there is room.
const CLEARANCE: f32 = 10.0;
const RADIUS: f32 = 24.0;
/// From the line to the middle of its label below.
const LABEL: f32 = 16.0;

/// The distance that can be kept from all boxes: less than half the narrowest gap.
pub(super) fn clearance(obstacles: &[Rect]) -> f32 {
    let mut narrowest = f32::INFINITY;
    for (number, a) in obstacles.iter().enumerate() {
        for b in obstacles.iter().skip(number + 1) {
            let gap_x = (b.x - a.right()).max(a.x - b.right());
            let gap_y = (b.y - a.bottom()).max(a.y - b.bottom());
            narrowest = narrowest.min(gap_x.max(gap_y));
        }
    }
    (narrowest * 0.45).clamp(0.5, CLEARANCE)
}

pub(super) fn route(
    id: LinkId,
    from: Port,
    to: Port,
    obstacles: &[Rect],
    clearance: f32,
    loops_before: u16,
) -> Route {
    let lowest = obstacles.iter().map(|rect| rect.bottom()).fold(f32::NEG_INFINITY, f32::max);
    let level = lowest + DEPTH + NEXT * f32::from(loops_before);
    let (x, y) = outwards(to.side);
    // Where the next box stands nearer than an arrowhead is long, a small one has to do.
    let length = if has_room(to, obstacles) { HEAD } else { clearance };
    let head = head_of(length, to.at, [x, y]);
    let target = base(head);
    let bow = (from.side == Side::Bottom && to.side == Side::Bottom)
        .then(|| bow(from.at, target, level + DEPTH / 3.0));
    let free = |steps: &Vec<Step>| {
        let flat = flatten(steps);
        !flat.windows(2).any(|pair| match pair {
            [a, b] => obstacles.iter().any(|rect| segment_crosses(*a, *b, *rect)),
            _ => false,
        })
    };
    let steps = match bow.filter(free) {
        Some(steps) => steps,
        None => {
            let mut line = walk_down(from, obstacles, clearance, level);
            let mut back = walk_down(to, obstacles, clearance, level);
            if let Some(first) = back.first_mut() {
                *first = target;
            }
            line.extend(back.into_iter().rev());
            let line = simplified(&line);
            // Corners are cut no wider than the distance kept.
            let tight = rounded(&line, clearance.min(RADIUS));
            Some(rounded(&line, RADIUS)).filter(free).unwrap_or(tight)
        }
    };
    let mut made = finish(id, (from, to), steps, head);
    made.is_loop = true;
    let (left, right) = (from.at[0].min(target[0]), from.at[0].max(target[0]));
    let bottom = made.flat.iter().map(|point| point[1]).fold(level, f32::max);
    made.labelled_at([f32::midpoint(left, right), bottom + LABEL])
}

/// Whether an arrowhead at a port meets no box.
fn has_room(port: Port, obstacles: &[Rect]) -> bool {
    let ([x, y], [end_x, end_y]) = (port.at, port.out(HEAD + 1.0));
    let (left, top) = (x.min(end_x), y.min(end_y));
    let along = Rect::new(left, top, (x - end_x).abs(), (y - end_y).abs());
    let (across, down) =
        if along.width > along.height { (0.0, HEAD_HALF) } else { (HEAD_HALF, 0.0) };
    let taken =
        Rect::new(left - across, top - down, along.width + 2.0 * across, along.height + 2.0 * down);
    !obstacles.iter().any(|rect| *rect != port.rect && overlap(*rect, taken))
}

/// A wide bow from one bottom to the other whose lowest point lies at `level`.
fn bow(from: Point, to: Point, level: f32) -> Vec<Step> {
    let middle = f32::midpoint(from[0], to[0]);
    let half = |end: Point| {
        let reach = (end[0] - middle) * 0.45;
        ([end[0], end[1] + (level - end[1]) * 0.62], [middle + reach, level])
    };
    let ((out, above), (into, after)) = (half(from), half(to));
    vec![Step::Move(from), Step::Curve(out, above, [middle, level]), Step::Curve(after, into, to)]
}

/// The points from a port down to `level`.
fn walk_down(port: Port, obstacles: &[Rect], clearance: f32, level: f32) -> Vec<Point> {
    let mut at = port.out(clearance);
    let mut line = vec![port.at, at];
    if port.side == Side::Top {
        let kept = inflated(port.rect, clearance);
        at[0] = nearer(at[0], kept);
        line.push(at);
    }
    // Each box is passed once at most.
    for _ in 0..=obstacles.len() {
        let below = obstacles
            .iter()
            .map(|rect| inflated(*rect, clearance))
            .filter(|kept| {
                kept.x + 1e-3 < at[0] && at[0] < kept.right() - 1e-3 && kept.y >= at[1] - 1e-3
            })
            .min_by(|a, b| a.y.total_cmp(&b.y));
        let Some(kept) = below else { break };
        line.push([at[0], kept.y]);
        at = [nearer(at[0], kept), kept.y];
        line.push(at);
    }
    line.push([at[0], level]);
    line
}

/// The nearer of a rectangle's left and right edge.
fn nearer(x: f32, rect: Rect) -> f32 {
    if x - rect.x < rect.right() - x { rect.x } else { rect.right() }
}
