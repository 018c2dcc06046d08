//! Between diagram points and the screen: pan and zoom, and what fits.

use super::Point;
use super::route::Route;
use crate::domain::{Diagram, Rect};

/// Where the canvas is looked at from: screen = diagram · scale + offset.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub scale: f32,
    pub offset: Point,
}

impl Default for View {
    fn default() -> Self {
        Self { scale: 1.0, offset: [0.0, 0.0] }
    }
}

impl View {
    /// The smallest and largest zoom.
    pub const RANGE: std::ops::RangeInclusive<f32> = 0.1..=4.0;

    #[must_use]
    pub fn to_screen(self, [x, y]: Point) -> Point {
        [x * self.scale + self.offset[0], y * self.scale + self.offset[1]]
    }

    #[must_use]
    pub fn to_diagram(self, [x, y]: Point) -> Point {
        [(x - self.offset[0]) / self.scale, (y - self.offset[1]) / self.scale]
    }

    /// Zoomed by a factor with this point of the screen staying where it is.
    #[must_use]
    pub fn zoomed(self, factor: f32, about: Point) -> Self {
        let held = self.to_diagram(about);
        let scale = (self.scale * factor).clamp(*Self::RANGE.start(), *Self::RANGE.end());
        let offset = [about[0] - held[0] * scale, about[1] - held[1] * scale];
        Self { scale, offset }
    }

    #[must_use]
    pub fn panned(self, [x, y]: Point) -> Self {
        Self { offset: [self.offset[0] + x, self.offset[1] + y], ..self }
    }

    /// The view that shows all of `bounds` in the middle of a canvas of this size with a margin
    /// around, magnified at most to `largest`.
    #[must_use]
    pub fn fitting(bounds: Rect, [width, height]: Point, margin: f32, largest: f32) -> Self {
        let room = |all: f32| (all - 2.0 * margin).max(1.0);
        let scale = (room(width) / bounds.width.max(1.0))
            .min(room(height) / bounds.height.max(1.0))
            .clamp(*View::RANGE.start(), largest);
        let (x, y) = bounds.centre();
        Self { scale, offset: [width / 2.0 - x * scale, height / 2.0 - y * scale] }
    }
}

/// The smallest rectangle around all of these; `None` for none.
#[must_use]
pub fn around(rects: impl IntoIterator<Item = Rect>) -> Option<Rect> {
    rects.into_iter().reduce(|all, one| {
        let (x, y) = (all.x.min(one.x), all.y.min(one.y));
        let (right, bottom) = (all.right().max(one.right()), all.bottom().max(one.bottom()));
        Rect::new(x, y, right - x, bottom - y)
    })
}

/// The smallest rectangle around boxes, links and their labels; `None` for an empty model.
#[must_use]
pub fn bounds(diagram: &Diagram, routes: &[Route]) -> Option<Rect> {
    let boxes = diagram.boxes.values().map(|one| one.rect);
    around(boxes.chain(routes.iter().map(Route::bounds)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn zooming_holds_the_point_under_the_pointer(
            factor in 0.2_f32..5.0, x in -500.0_f32..500.0, y in -500.0_f32..500.0,
        ) {
            let view = View { scale: 1.3, offset: [40.0, -20.0] };
            let before = view.to_diagram([x, y]);
            let after = view.zoomed(factor, [x, y]).to_diagram([x, y]);
            prop_assert!((before[0] - after[0]).abs() < 0.05);
            prop_assert!((before[1] - after[1]).abs() < 0.05);
            prop_assert!(View::RANGE.contains(&view.zoomed(factor, [x, y]).scale));
        }

        #[test]
        fn everything_fits(
            x in -2000.0_f32..2000.0, width in 30.0_f32..4000.0, height in 30.0_f32..4000.0,
        ) {
            let bounds = Rect::new(x, 17.0, width, height);
            let view = View::fitting(bounds, [900.0, 600.0], 20.0, 1.0);
            let [left, top] = view.to_screen([bounds.x, bounds.y]);
            let [right, bottom] = view.to_screen([bounds.right(), bounds.bottom()]);
            prop_assert!(left >= 19.5 && top >= 19.5 && right <= 880.5 && bottom <= 580.5);
        }
    }
}
