//! Links in right angles: of the few sensible ways, the one that crosses least, then turns
//! least, then is shortest.

use super::Point;
use super::hit::{inflated, overlap, segment_crosses};
use super::route::{Port, Route, base, finish, head, outwards};
use crate::domain::{LinkId, Rect};
use crate::scene::Step;

/// How far a line runs straight out before it turns.
const STUB: f32 = 20.0;
/// Radius of the turns.
const RADIUS: f32 = 8.0;

/// No line runs outside this.
pub(super) fn room(from: Port, to: Port) -> Rect {
    let (left, top) = (from.rect.x.min(to.rect.x), from.rect.y.min(to.rect.y));
    let right = from.rect.right().max(to.rect.right());
    let bottom = from.rect.bottom().max(to.rect.bottom());
    inflated(Rect::new(left, top, right - left, bottom - top), STUB)
}

pub(super) fn route(id: LinkId, from: Port, to: Port, obstacles: &[Rect]) -> Route {
    let ports = (from, to);
    let (from, to) = (from.on_outline(), to.on_outline());
    let (x, y) = outwards(to.side);
    let head = head(to.at, [x, y]);
    let (out, into) = (from.out(STUB), to.out(STUB));
    let room = room(from, to);
    let (left, right, top, bottom) = (room.x, room.right(), room.y, room.bottom());
    let obstacles: Vec<Rect> =
        obstacles.iter().copied().filter(|rect| overlap(*rect, room)).collect();
    let mut ways: Vec<Vec<Point>> = vec![vec![[into[0], out[1]]], vec![[out[0], into[1]]]];
    for x in [f32::midpoint(out[0], into[0]), out[0], into[0], left, right] {
        ways.push(vec![[x, out[1]], [x, into[1]]]);
    }
    for y in [f32::midpoint(out[1], into[1]), out[1], into[1], top, bottom] {
        ways.push(vec![[out[0], y], [into[0], y]]);
    }
    let best = ways
        .into_iter()
        .map(|way| {
            let mut line = vec![from.at, out];
            line.extend(way);
            line.extend([into, base(head)]);
            let line = simplified(&line);
            (cost(&line, &obstacles), line)
        })
        .min_by(|a, b| a.0.total_cmp(&b.0))
        .map_or_else(|| vec![from.at, base(head)], |(_, line)| line);
    finish(id, ports, rounded(&best, RADIUS), head)
}

fn cost(line: &[Point], obstacles: &[Rect]) -> f32 {
    let mut cost = line.len() as f32 * 40.0;
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        cost += (to[0] - from[0]).abs() + (to[1] - from[1]).abs();
        let crossed = obstacles.iter().filter(|rect| segment_crosses(*from, *to, **rect)).count();
        cost += crossed as f32 * 10_000.0;
    }
    // Turning straight back on itself looks like a fault.
    for ((a, b), c) in line.iter().zip(line.iter().skip(1)).zip(line.iter().skip(2)) {
        let back = (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]);
        if back < 0.0 {
            cost += 5_000.0;
        }
    }
    cost
}

/// The line without doubled points and points on the way.
pub(super) fn simplified(line: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in line {
        if let [.., before, last] = kept.as_slice() {
            let ahead = (last[0] - before[0]) * (point[0] - last[0])
                + (last[1] - before[1]) * (point[1] - last[1]);
            let turn = (last[0] - before[0]) * (point[1] - last[1])
                - (last[1] - before[1]) * (point[0] - last[0]);
            if turn.abs() < 1e-3 && ahead >= 0.0 {
                kept.pop();
            }
        }
        if kept.last() != Some(point) {
            kept.push(*point);
        }
    }
    kept
}

/// A line in right angles with its corners rounded inwards.
pub(super) fn rounded(line: &[Point], radius: f32) -> Vec<Step> {
    let mut steps: Vec<Step> = line.first().map(|first| Step::Move(*first)).into_iter().collect();
    for ((a, b), c) in line.iter().zip(line.iter().skip(1)).zip(line.iter().skip(2)) {
        let toward = |from: &Point, to: &Point, most: f32| {
            let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
            let length = dx.hypot(dy).max(1e-3);
            let by = most.min(length / 2.0) / length;
            [from[0] + dx * by, from[1] + dy * by]
        };
        let (enter, leave) = (toward(b, a, radius), toward(b, c, radius));
        let bend = |end: Point| [f32::midpoint(end[0], b[0]), f32::midpoint(end[1], b[1])];
        steps.push(Step::Line(enter));
        steps.push(Step::Curve(bend(enter), bend(leave), leave));
    }
    steps.extend(line.last().filter(|_| line.len() > 1).map(|last| Step::Line(*last)));
    steps
}
