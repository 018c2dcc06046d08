//! How links run between boxes: which sides, where on them, and the line itself.
//!
//! Links that leave a side of a box leave from one point, those that enter it meet at one
//! point; where a side has both, the two points stand apart.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use super::hit::{distance_to_segment, overlap, side_middle};
use super::{Point, elbow, learning_loop};
use crate::domain::{BoxId, BoxShape, Diagram, Link, LinkId, LinkRoute, Rect, Side};
use crate::scene::Step;

/// Length of an arrowhead.
pub const HEAD: f32 = 11.0;
/// Half its width.
pub const HEAD_HALF: f32 = 5.5;

/// The run of one link.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    pub link: LinkId,
    /// The line, from the edge of the first box to the base of the arrowhead.
    pub steps: Vec<Step>,
    /// The same as short straight pieces.
    pub flat: Vec<Point>,
    /// The arrowhead's three corners, the tip on the edge of the second box first.
    pub head: [Point; 3],
    /// Middle of the label.
    pub label: Point,
    /// Whether it is the learning loop, drawn heavier with its label below.
    pub is_loop: bool,
    /// The smallest rectangle around line, head and label.
    bounds: Rect,
    /// What it was found for; an equal pair of ports gives an equal line.
    ports: (Port, Port),
}

impl Route {
    /// Where it leaves the first box.
    #[must_use]
    pub fn start(&self) -> Point {
        self.flat.first().copied().unwrap_or(self.head[0])
    }

    /// Where it meets the second box.
    #[must_use]
    pub fn tip(&self) -> Point {
        self.head[0]
    }

    /// The smallest rectangle around line, head and label.
    #[must_use]
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// With its label somewhere else than at the line's middle.
    pub(super) fn labelled_at(self, label: Point) -> Self {
        Self { label, ..self }.bounded()
    }

    fn bounded(mut self) -> Self {
        let room = if self.is_loop { 16.0 } else { 0.0 };
        let [x, y] = self.label;
        let around_label = [[x, y - room], [x, y + room]];
        let points = self.flat.iter().chain(&self.head).chain(&around_label);
        let (mut left, mut top, mut right, mut bottom) =
            (f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY);
        for [x, y] in points {
            left = left.min(*x);
            top = top.min(*y);
            right = right.max(*x);
            bottom = bottom.max(*y);
        }
        self.bounds = Rect::new(left, top, right - left, bottom - top);
        self
    }

    /// How far a point is from the line.
    #[must_use]
    pub fn distance(&self, point: Point) -> f32 {
        self.flat
            .windows(2)
            .filter_map(|pair| match pair {
                [from, to] => Some(distance_to_segment(point, *from, *to)),
                _ => None,
            })
            .chain([distance_to_segment(point, self.head[0], self.head[1])])
            .fold(f32::INFINITY, f32::min)
    }
}

/// One end of a link on a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Port {
    pub at: Point,
    pub side: Side,
    pub rect: Rect,
    /// The box is an ellipse.
    pub round: bool,
}

impl Port {
    /// The point where the box's outline is, which on an ellipse lies within its rectangle.
    pub fn on_outline(mut self) -> Self {
        if !self.round {
            return self;
        }
        let (x, y) = self.rect.centre();
        let (across, down) = (self.rect.width / 2.0, self.rect.height / 2.0);
        let reach = |off: f32, half: f32| (1.0 - (off / half).powi(2)).max(0.0).sqrt();
        match self.side {
            Side::Left => self.at[0] = x - across * reach(self.at[1] - y, down),
            Side::Right => self.at[0] = x + across * reach(self.at[1] - y, down),
            Side::Top => self.at[1] = y - down * reach(self.at[0] - x, across),
            Side::Bottom => self.at[1] = y + down * reach(self.at[0] - x, across),
        }
        self
    }

    /// The point this far out from the side.
    pub fn out(self, by: f32) -> Point {
        let (x, y) = outwards(self.side);
        [self.at[0] + x * by, self.at[1] + y * by]
    }
}

/// Away from the box on this side, as a unit vector.
pub(super) fn outwards(side: Side) -> (f32, f32) {
    match side {
        Side::Left => (-1.0, 0.0),
        Side::Top => (0.0, -1.0),
        Side::Right => (1.0, 0.0),
        Side::Bottom => (0.0, 1.0),
    }
}

/// The runs of all links, by link.
#[must_use]
pub fn routes(diagram: &Diagram) -> Vec<Route> {
    run(diagram, |_, _| None)
}

/// The same, after boxes of the diagram have been moved or resized: `held` are the routes from
/// before, `moved` where those boxes stood and stand. A route nothing has happened to is taken
/// over as it was.
#[must_use]
pub fn rerouted(diagram: &Diagram, held: &[Route], moved: &[(Rect, Rect)]) -> Vec<Route> {
    run(diagram, |link, ports| {
        let place = held.binary_search_by_key(&link.id, |route| route.link).ok()?;
        let route = held.get(place).filter(|route| route.ports == *ports)?;
        let disturbed = match link.route {
            LinkRoute::Straight | LinkRoute::Curve => false,
            LinkRoute::Elbow => {
                let room = elbow::room(ports.0, ports.1);
                moved.iter().any(|(from, to)| overlap(*from, room) || overlap(*to, room))
            }
            LinkRoute::Loop => !moved.is_empty(),
        };
        (!disturbed).then(|| route.clone())
    })
}

/// Finds every run, unless one is known already.
fn run(diagram: &Diagram, known: impl Fn(&Link, &(Port, Port)) -> Option<Route>) -> Vec<Route> {
    // Links run freely over frames: what they connect lies inside.
    let solid = diagram.boxes.values().filter(|one| one.shape != BoxShape::Frame);
    let obstacles: Vec<Rect> = solid.map(|one| one.rect).collect();
    let clearance = OnceCell::new();
    let ends: Vec<_> = diagram.links.values().filter_map(|link| ends(diagram, link)).collect();
    let places = places(&ends);
    let mut loops = 0;
    ends.iter()
        .map(|end| {
            let mut from = port(end.from, end.sides.0, places.get(&end.key(true)).copied());
            let mut to = port(end.to, end.sides.1, places.get(&end.key(false)).copied());
            (from.round, to.round) = end.round;
            let id = end.link.id;
            let is_loop = end.link.route == LinkRoute::Loop;
            loops += u16::from(is_loop);
            if let Some(route) = known(end.link, &(from, to)) {
                return route;
            }
            match end.link.route {
                LinkRoute::Straight => straight(end.link, from, to),
                LinkRoute::Curve => curve(id, from, to),
                LinkRoute::Elbow => elbow::route(id, from, to, &obstacles),
                LinkRoute::Loop => {
                    let clearance = *clearance.get_or_init(|| learning_loop::clearance(&obstacles));
                    learning_loop::route(id, from, to, &obstacles, clearance, loops - 1)
                }
            }
        })
        .collect()
}

/// The line to a loose end, while a link is being drawn.
#[must_use]
pub fn loose(from: Rect, to: Point) -> (Point, Side) {
    let target = Rect::new(to[0], to[1], 0.0, 0.0);
    let (side, _) = sides_between(from, target);
    (side_middle(from, side), side)
}

struct Ends<'a> {
    link: &'a Link,
    from: Rect,
    to: Rect,
    sides: (Side, Side),
    round: (bool, bool),
}

/// Links that share a point: the same box and side, all leaving or all entering, loops apart.
type PlaceKey = (BoxId, u8, bool, bool);

impl Ends<'_> {
    fn key(&self, leaving: bool) -> PlaceKey {
        let (id, side) =
            if leaving { (self.link.from, self.sides.0) } else { (self.link.to, self.sides.1) };
        (id, side as u8, self.link.route == LinkRoute::Loop, leaving)
    }
}

fn ends<'a>(diagram: &Diagram, link: &'a Link) -> Option<Ends<'a>> {
    let (from, to) = (diagram.boxes.get(&link.from)?, diagram.boxes.get(&link.to)?);
    let round = (from.shape == BoxShape::Ellipse, to.shape == BoxShape::Ellipse);
    let (from, to) = (from.rect, to.rect);
    let (from_side, to_side) = match link.route {
        LinkRoute::Loop => (Side::Bottom, Side::Bottom),
        _ => sides_between(from, to),
    };
    let sides = (link.from_side.unwrap_or(from_side), link.to_side.unwrap_or(to_side));
    Some(Ends { link, from, to, sides, round })
}

/// The sides that face each other, sideways rather than up and down where both would do.
fn sides_between(from: Rect, to: Rect) -> (Side, Side) {
    let gap_x = (to.x - from.right()).max(from.x - to.right());
    let gap_y = (to.y - from.bottom()).max(from.y - to.bottom());
    let sideways = gap_x >= 0.0 && (gap_y < 0.0 || gap_y <= 2.0 * gap_x);
    let ((from_x, from_y), (to_x, to_y)) = (from.centre(), to.centre());
    let sideways = sideways || (gap_x < 0.0 && gap_y < 0.0 && gap_x >= gap_y);
    match (sideways, to_x >= from_x, to_y >= from_y) {
        (true, true, _) => (Side::Right, Side::Left),
        (true, false, _) => (Side::Left, Side::Right),
        (false, _, true) => (Side::Bottom, Side::Top),
        (false, _, false) => (Side::Top, Side::Bottom),
    }
}

/// By loop or not and leaving or not: the sum of where the other ends lie, and how many.
type Group = BTreeMap<(bool, bool), (f32, f32)>;

/// Where on its side each group of ends stands, 0 to 1: alone in the middle, else spread in
/// the order of where they come from, so that they do not cross.
fn places(ends: &[Ends<'_>]) -> BTreeMap<PlaceKey, f32> {
    let mut groups: BTreeMap<(BoxId, u8), Group> = BTreeMap::new();
    for end in ends {
        for leaving in [true, false] {
            let (id, side, is_loop, leaving) = end.key(leaving);
            let other = if leaving { end.to } else { end.from }.centre();
            let upright = side == Side::Left as u8 || side == Side::Right as u8;
            let along = if upright { other.1 } else { other.0 };
            let group =
                groups.entry((id, side)).or_default().entry((is_loop, leaving)).or_default();
            *group = (group.0 + along, group.1 + 1.0);
        }
    }
    let mut places = BTreeMap::new();
    for ((id, side), of_side) in groups {
        let mut order: Vec<_> =
            of_side.into_iter().map(|(key, (sum, count))| (sum / count, key)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let parts = order.len() as f32 + 1.0;
        for (number, (_, (is_loop, leaving))) in order.into_iter().enumerate() {
            places.insert((id, side, is_loop, leaving), (number as f32 + 1.0) / parts);
        }
    }
    places
}

fn port(rect: Rect, side: Side, place: Option<f32>) -> Port {
    let place = place.unwrap_or(0.5);
    let at = match side {
        Side::Left => [rect.x, rect.y + rect.height * place],
        Side::Right => [rect.right(), rect.y + rect.height * place],
        Side::Top => [rect.x + rect.width * place, rect.y],
        Side::Bottom => [rect.x + rect.width * place, rect.bottom()],
    };
    Port { at, side, rect, round: false }
}

fn straight(link: &Link, mut from: Port, mut to: Port) -> Route {
    let ports = (from, to);
    // Boxes beside each other are joined by a level line where they overlap.
    let free = link.from_side.is_none() && link.to_side.is_none();
    let (a, b) = (from.rect, to.rect);
    let shared = match from.side {
        Side::Left | Side::Right => (a.y.max(b.y), a.bottom().min(b.bottom()), 1),
        Side::Top | Side::Bottom => (a.x.max(b.x), a.right().min(b.right()), 0),
    };
    if let (low, high, axis) = shared
        && free
        && high > low
    {
        for port in [&mut from, &mut to] {
            if let Some(along) = port.at.get_mut(axis) {
                *along = f32::midpoint(low, high);
            }
        }
    }
    (from, to) = (from.on_outline(), to.on_outline());
    let (dx, dy) = (to.at[0] - from.at[0], to.at[1] - from.at[1]);
    let length = dx.hypot(dy).max(1e-3);
    let head = head(to.at, [-dx / length, -dy / length]);
    let base = base(head);
    finish(link.id, ports, vec![Step::Move(from.at), Step::Line(base)], head)
}

fn curve(id: LinkId, from: Port, to: Port) -> Route {
    let ports = (from, to);
    let (from, to) = (from.on_outline(), to.on_outline());
    let (x, y) = outwards(to.side);
    let head = head(to.at, [x, y]);
    let base = base(head);
    let (dx, dy) = (base[0] - from.at[0], base[1] - from.at[1]);
    let reach = |side: Side, dx: f32, dy: f32| {
        let (x, y) = outwards(side);
        let ahead = x * dx + y * dy;
        // Half way over where the other end lies ahead; a wider bow where it lies behind.
        if ahead > 0.0 { (ahead / 2.0).max(16.0) } else { (-ahead / 2.0).clamp(40.0, 160.0) }
    };
    let first = from.out(reach(from.side, dx, dy));
    let by = reach(to.side, -dx, -dy);
    let second = [base[0] + x * by, base[1] + y * by];
    let steps = vec![Step::Move(from.at), Step::Curve(first, second, base)];
    finish(id, ports, steps, head)
}

/// The arrowhead that ends at a tip and comes from this direction (a unit vector).
pub(super) fn head(tip: Point, from: Point) -> [Point; 3] {
    head_of(HEAD, tip, from)
}

/// The same in another size.
pub(super) fn head_of(length: f32, tip: Point, [x, y]: Point) -> [Point; 3] {
    let base = [tip[0] + x * length, tip[1] + y * length];
    let half = HEAD_HALF * length / HEAD;
    [tip, [base[0] - y * half, base[1] + x * half], [base[0] + y * half, base[1] - x * half]]
}

/// The middle of an arrowhead's base.
pub(super) fn base([_, a, b]: [Point; 3]) -> Point {
    [f32::midpoint(a[0], b[0]), f32::midpoint(a[1], b[1])]
}

/// The route of a line, with its label at the line's middle.
pub(super) fn finish(
    link: LinkId,
    ports: (Port, Port),
    steps: Vec<Step>,
    head: [Point; 3],
) -> Route {
    let flat = flatten(&steps);
    let label = middle(&flat);
    let bounds = ports.0.rect;
    Route { link, steps, flat, head, label, is_loop: false, bounds, ports }.bounded()
}

/// A line's steps as short straight pieces.
pub(super) fn flatten(steps: &[Step]) -> Vec<Point> {
    const PIECES: u8 = 24;
    let mut flat: Vec<Point> = Vec::new();
    for step in steps {
        match *step {
            Step::Move(to) | Step::Line(to) => flat.push(to),
            Step::Curve(first, second, to) => {
                let from = flat.last().copied().unwrap_or(first);
                flat.extend((1..=PIECES).map(|piece| {
                    let t = f32::from(piece) / f32::from(PIECES);
                    let s = 1.0 - t;
                    let mix = |a: f32, b: f32, c: f32, d: f32| {
                        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
                    };
                    [
                        mix(from[0], first[0], second[0], to[0]),
                        mix(from[1], first[1], second[1], to[1]),
                    ]
                }));
            }
            Step::Close => {}
        }
    }
    flat
}

fn middle(flat: &[Point]) -> Point {
    let pieces = || flat.iter().zip(flat.iter().skip(1));
    let length = |(from, to): (&Point, &Point)| (to[0] - from[0]).hypot(to[1] - from[1]);
    let mut left = pieces().map(length).sum::<f32>() / 2.0;
    for (from, to) in pieces() {
        let long = length((from, to));
        if left <= long && long > 0.0 {
            let along = left / long;
            return [from[0] + (to[0] - from[0]) * along, from[1] + (to[1] - from[1]) * along];
        }
        left -= long;
    }
    flat.last().copied().unwrap_or([0.0, 0.0])
}
