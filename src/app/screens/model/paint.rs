//! Boxes, links and marks on the canvas, at their final size.

use eframe::egui::epaint::{CubicBezierShape, EllipseShape, PathShape};
use eframe::egui::{
    Align2, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind,
    Ui, Vec2, pos2, text::LayoutJob, text::TextFormat,
};

use crate::app::theme::{Palette, icon, icon_font, palette, semibold};
use crate::diagram::hit::{Corner, SIDES, side_middle};
use crate::diagram::look::{self, Body, Ink, Line, LineKind, Outline};
use crate::diagram::route::Route;
use crate::diagram::snap::{GRID, Guide};
use crate::diagram::{Point, View};
use crate::domain::{self, BoxColour, DiagramBox};
use crate::scene::Step;

/// Half the side of a handle at a corner.
pub const HANDLE: f32 = 4.0;
/// Radius of the dots links are drawn from.
pub const DOT: f32 = 5.0;
/// Text below this size is left out: it could not be read.
const SMALLEST_TEXT: f32 = 5.0;

/// Draws in diagram points onto a part of the screen.
pub struct Pen<'a> {
    pub painter: Painter,
    pub palette: &'a Palette,
    pub view: View,
    /// The screen's place of the canvas' top left corner.
    pub origin: Pos2,
}

impl Pen<'_> {
    pub fn at(&self, point: Point) -> Pos2 {
        let [x, y] = self.view.to_screen(point);
        self.origin + Vec2::new(x, y)
    }

    pub fn rect(&self, rect: domain::Rect) -> Rect {
        Rect::from_min_max(self.at([rect.x, rect.y]), self.at([rect.right(), rect.bottom()]))
    }

    fn sees(&self, rect: Rect) -> bool {
        self.painter.clip_rect().intersects(rect.expand(8.0))
    }

    pub fn ink(&self, ink: Ink) -> Color32 {
        ink_colour(self.palette, ink)
    }

    /// The dotted grid; wider where its points would run together.
    pub fn dots(&self) {
        let clip = self.painter.clip_rect();
        let mut step = GRID * 2.0 * self.view.scale;
        while step < 14.0 {
            step *= 2.0;
        }
        let start = |from: f32, offset: f32| from + (offset - from).rem_euclid(step);
        let offset = self.origin + Vec2::from(self.view.offset);
        let (mut y, first) = (start(clip.top(), offset.y), start(clip.left(), offset.x));
        let colour = self.palette.line;
        while y < clip.bottom() {
            let mut x = first;
            while x < clip.right() {
                let dot = Rect::from_center_size(pos2(x, y), Vec2::splat(1.5));
                self.painter.rect_filled(dot, CornerRadius::ZERO, colour);
                x += step;
            }
            y += step;
        }
    }

    /// A link; `strong` where it is chosen or pointed at.
    pub fn link(&self, route: &Route, strong: bool) {
        if !self.sees(self.rect(route.bounds())) {
            return;
        }
        let colour = match (strong, route.is_loop) {
            (true, _) | (_, true) => self.palette.accent,
            _ => self.palette.ink_second,
        };
        let width = if strong {
            2.5
        } else if route.is_loop {
            2.0
        } else {
            1.5
        };
        let stroke = Stroke::new(width * self.view.scale.clamp(0.6, 1.6), colour);
        let mut from = route.start();
        for step in &route.steps {
            match *step {
                Step::Move(to) => from = to,
                Step::Line(to) => {
                    self.painter.line_segment([self.at(from), self.at(to)], stroke);
                    from = to;
                }
                Step::Curve(first, second, to) => {
                    let points = [from, first, second, to].map(|point| self.at(point));
                    self.painter.add(CubicBezierShape::from_points_stroke(
                        points,
                        false,
                        Color32::TRANSPARENT,
                        stroke,
                    ));
                    from = to;
                }
                Step::Close => {}
            }
        }
        let head = route.head.map(|point| self.at(point)).to_vec();
        self.painter.add(Shape::Path(PathShape::convex_polygon(head, colour, Stroke::NONE)));
    }

    /// A link's label on the canvas' ground.
    pub fn label(&self, route: &Route, text: &str) {
        let size = if route.is_loop { 14.0 } else { 12.0 } * self.view.scale;
        if text.is_empty() || size < SMALLEST_TEXT || !self.sees(self.rect(route.bounds())) {
            return;
        }
        let (font, colour) = if route.is_loop {
            (semibold(rounded(size)), self.palette.accent)
        } else {
            (FontId::proportional(rounded(size)), self.palette.ink_second)
        };
        let galley = self.painter.layout_no_wrap(text.to_owned(), font, colour);
        let rect = Align2::CENTER_CENTER.anchor_size(self.at(route.label), galley.size());
        let ground = rect.expand2(Vec2::new(4.0, 1.0));
        self.painter.rect_filled(ground, CornerRadius::same(4), self.palette.surface);
        self.painter.galley(rect.min, galley, colour);
    }

    /// A box; `chosen` with a heavier border.
    pub fn card(&self, one: &DiagramBox, lines: &[Line], chosen: bool, hovered: bool) {
        let rect = self.rect(one.rect);
        if !self.sees(rect) {
            return;
        }
        let scale = self.view.scale;
        let corner = CornerRadius::same(whole(look::RADIUS * scale));
        if let Some(body) = look::body(one.shape) {
            let colour = self.ink(look::ink(one));
            let stroke = match (chosen, hovered) {
                (true, _) => Stroke::new(body.line + 1.0, self.palette.accent),
                (false, true) => Stroke::new(body.line + 0.5, colour),
                (false, false) => Stroke::new(body.line, colour),
            };
            self.body(rect, body, colour, stroke);
        } else if chosen || hovered {
            let colour = if chosen { self.palette.accent } else { self.palette.line };
            let stroke = Stroke::new(1.5, colour);
            self.painter.rect_stroke(rect, corner, stroke, StrokeKind::Middle);
        }
        self.lines(one.rect, lines);
    }

    fn body(&self, rect: Rect, body: Body, colour: Color32, stroke: Stroke) {
        let fill = self.palette.surface.lerp_to_gamma(colour, body.tint);
        let radius = match body.outline {
            Outline::Corners(radius) => radius * self.view.scale,
            Outline::Ellipse => {
                let (centre, radius) = (rect.center(), rect.size() / 2.0);
                self.painter.add(EllipseShape { center: centre, radius, fill, stroke, angle: 0.0 });
                return;
            }
        };
        let corner = CornerRadius::same(whole(radius.min(rect.size().min_elem() / 2.0)));
        self.painter.rect_filled(rect, corner, fill);
        if body.edge {
            let edge = rect.with_max_x(rect.left() + look::EDGE * self.view.scale);
            let left = CornerRadius { ne: 0, se: 0, ..corner };
            self.painter.rect_filled(edge, left, colour);
        }
        self.painter.rect_stroke(rect, corner, stroke, StrokeKind::Middle);
    }

    fn lines(&self, rect: domain::Rect, lines: &[Line]) {
        for line in lines {
            let size = rounded(line.kind.size() * self.view.scale);
            if size < SMALLEST_TEXT {
                continue;
            }
            let (font, colour, spacing) = match line.kind {
                LineKind::Heading => {
                    (semibold(size), self.palette.ink_third, look::HEADING_SPACING)
                }
                LineKind::Title => (semibold(size), self.palette.ink, 0.0),
                LineKind::Subtitle => (FontId::proportional(size), self.palette.ink_second, 0.0),
                LineKind::Text => (FontId::proportional(size), self.palette.ink, 0.0),
            };
            let format = TextFormat {
                font_id: font,
                color: colour,
                extra_letter_spacing: spacing * self.view.scale,
                ..TextFormat::default()
            };
            let galley =
                self.painter.layout_job(LayoutJob::single_section(line.text.clone(), format));
            // Inter's capitals stand 0.73 of the size above the baseline.
            let middle = line.baseline - 0.364 * line.kind.size();
            let (x, before) = if line.centred {
                (rect.x + rect.width / 2.0, galley.size().x / 2.0)
            } else {
                (rect.x + look::INSET, 0.0)
            };
            let at = self.at([x, rect.y + middle]) - Vec2::new(before, galley.size().y / 2.0);
            self.painter.galley(at, galley, colour);
        }
    }

    /// The mark of a locked box, in its upper right corner.
    pub fn lock(&self, rect: domain::Rect) {
        let size = rounded(12.0 * self.view.scale);
        if size < SMALLEST_TEXT || !self.sees(self.rect(rect)) {
            return;
        }
        let at = self.at([rect.right() - 8.0, rect.y + 8.0]);
        let colour = self.palette.ink_third;
        self.painter.text(at, Align2::RIGHT_TOP, icon::LOCK, icon_font(size), colour);
    }

    /// The handles a chosen box is resized by.
    pub fn handles(&self, rect: domain::Rect) {
        for corner in Corner::ALL {
            let handle =
                Rect::from_center_size(self.at(corner.of(rect)), Vec2::splat(HANDLE * 2.0));
            self.painter.rect(
                handle,
                CornerRadius::same(1),
                self.palette.surface,
                Stroke::new(1.5, self.palette.accent),
                StrokeKind::Middle,
            );
        }
    }

    /// The end of a chosen link, to be dragged to another box.
    pub fn end(&self, at: Point) {
        let stroke = Stroke::new(1.5, self.palette.accent);
        self.painter.circle(self.at(at), DOT, self.palette.surface, stroke);
    }

    /// The dots links are drawn from.
    pub fn connectors(&self, rect: domain::Rect, hot: Option<domain::Side>) {
        for side in SIDES {
            let at = self.at(side_middle(rect, side));
            let fill =
                if hot == Some(side) { self.palette.accent } else { self.palette.accent_soft };
            self.painter.circle(at, DOT - 1.0, fill, Stroke::new(1.5, self.palette.accent));
        }
    }

    /// A line boxes stand along.
    pub fn guide(&self, guide: &Guide) {
        let (from, to) = if guide.upright {
            ([guide.at, guide.from], [guide.at, guide.to])
        } else {
            ([guide.from, guide.at], [guide.to, guide.at])
        };
        let stroke = Stroke::new(1.0, self.palette.attention);
        let points = [self.at(from), self.at(to)];
        self.painter.extend(Shape::dashed_line(&points, stroke, 4.0, 3.0));
    }

    /// The frame drawn around boxes to choose.
    pub fn frame(&self, rect: domain::Rect) {
        let fill = self.palette.accent.gamma_multiply(0.08);
        let stroke = Stroke::new(1.0, self.palette.accent);
        let rect = self.rect(rect);
        self.painter.rect(rect, CornerRadius::ZERO, fill, stroke, StrokeKind::Middle);
    }

    /// The line of a link being drawn.
    pub fn loose(&self, from: Point, to: Point) {
        let stroke = Stroke::new(2.0, self.palette.accent);
        let points = [self.at(from), self.at(to)];
        self.painter.extend(Shape::dashed_line(&points, stroke, 6.0, 4.0));
        self.painter.circle_filled(self.at(to), 3.5, self.palette.accent);
    }
}

/// The theme's value of a model's colour.
pub fn ink_colour(palette: &Palette, ink: Ink) -> Color32 {
    match ink {
        Ink::Neutral => palette.mark,
        Ink::Accent => palette.accent,
        Ink::Perspective(perspective) => palette.perspective(Some(perspective)),
    }
}

/// A small square of a colour.
pub fn swatch(ui: &mut Ui, colour: BoxColour) {
    let nowhere = domain::Rect::new(0.0, 0.0, 0.0, 0.0);
    let plain = DiagramBox::new(domain::BoxId(0), nowhere, "");
    swatch_of(ui, &DiagramBox { colour, ..plain });
}

/// A small square of the colour a box is drawn in.
pub fn swatch_of(ui: &mut Ui, one: &DiagramBox) {
    let palette = palette(ui);
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(12.0), Sense::hover());
    let colour = ink_colour(palette, look::ink(one));
    ui.painter().rect_filled(rect.shrink(1.0), CornerRadius::same(3), colour);
}

/// Sizes of text in half points, so that zooming does not fill the font's picture with sizes.
fn rounded(size: f32) -> f32 {
    (size * 2.0).round() / 2.0
}

fn whole(size: f32) -> u8 {
    size.round().clamp(0.0, 255.0) as u8
}
