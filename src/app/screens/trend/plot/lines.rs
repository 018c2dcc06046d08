//! The lines of a plot as triangles, kept from frame to frame: they are made anew only when the
//! figures, the years shown, the room or the colours change. A line with more points than the
//! screen has columns is thinned to what the columns can show.

use std::sync::Arc;

use eframe::egui::epaint::{BandPoint, BandShape, Mesh, TessellationOptions, Tessellator};
use eframe::egui::{Color32, Context, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use egui_plot::{PlotPoint, PlotTransform};

use super::super::view::Run;
use super::narrow;
use crate::chart::theme::{Dash, Marker, Style};

/// What the triangles were made for, apart from the figures themselves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MadeFor {
    pub size: Vec2,
    pub years: (f64, f64),
    pub values: (f64, f64),
    pub pixels_per_point: f32,
    pub dark: bool,
}

/// The triangles of one plot's lines.
#[derive(Default)]
pub struct Kept {
    made_for: Option<MadeFor>,
    /// Where the plot stood then.
    at: Pos2,
    meshes: Vec<Arc<Mesh>>,
}

impl Kept {
    /// Brings them up to date; `lines` makes all of them anew.
    pub(super) fn update(
        &mut self,
        egui: &Context,
        made_for: MadeFor,
        area: Rect,
        lines: impl FnOnce() -> Vec<Vec<Shape>>,
    ) {
        if self.made_for != Some(made_for) {
            let options = TessellationOptions {
                // Discs of the font's texture move when the texture grows.
                prerasterized_discs: false,
                ..egui.tessellation_options(|options| *options)
            };
            let mut tessellator =
                Tessellator::new(made_for.pixels_per_point, options, [1, 1], Vec::new());
            tessellator.set_clip_rect(area.expand(2.0 * super::MARKER));
            let mesh = |shapes: Vec<Shape>| {
                let mut mesh = Mesh::default();
                for shape in shapes {
                    tessellator.tessellate_shape(shape, &mut mesh);
                }
                Arc::new(mesh)
            };
            self.meshes = lines().into_iter().map(mesh).collect();
            self.made_for = Some(made_for);
        } else if self.at != area.min {
            // Only scrolled.
            for mesh in &mut self.meshes {
                Arc::make_mut(mesh).translate(area.min - self.at);
            }
        }
        self.at = area.min;
    }

    /// Paints the lines that are wanted, the last first: the first chosen is on top.
    pub(super) fn paint(&self, painter: &Painter, wanted: impl Fn(usize) -> bool) {
        for (place, mesh) in self.meshes.iter().enumerate().rev() {
            if wanted(place) && !mesh.is_empty() {
                painter.add(Shape::Mesh(Arc::clone(mesh)));
            }
        }
    }
}

/// The points a screen of this sharpness can tell apart: of those in one column of pixels the
/// first, the lowest, the highest and the last, which cover what all of them cover.
pub(super) fn thinned(points: &[Pos2], pixels_per_point: f32) -> Vec<Pos2> {
    let column = |point: &Pos2| (point.x * pixels_per_point).floor();
    let mut kept: Vec<Pos2> = Vec::with_capacity(points.len().min(8192));
    let mut rest = points;
    while let Some(first) = rest.first() {
        let here = column(first);
        let count = rest.iter().take_while(|point| column(point) == here).count().max(1);
        let (together, after) = rest.split_at(count.min(rest.len()));
        rest = after;
        if together.len() <= 4 {
            kept.extend_from_slice(together);
            continue;
        }
        let by_height =
            |one: &&(usize, &Pos2), other: &&(usize, &Pos2)| one.1.y.total_cmp(&other.1.y);
        let numbered: Vec<(usize, &Pos2)> = together.iter().enumerate().collect();
        let low = numbered.iter().min_by(by_height).map(|one| one.0);
        let high = numbered.iter().max_by(by_height).map(|one| one.0);
        let mut places = vec![0, together.len() - 1];
        places.extend(low.into_iter().chain(high));
        places.sort_unstable();
        places.dedup();
        kept.extend(places.into_iter().filter_map(|place| together.get(place)));
    }
    kept
}

/// With this many points in each column of pixels a line is an area, which is drawn with far fewer
/// corners.
const DENSE: usize = 3;

/// The height a dense line covers in each column of pixels; `None` where it is not dense.
pub(super) fn band(points: &[Pos2], width: f32, pixels_per_point: f32) -> Option<Vec<BandPoint>> {
    let (first, last) = (points.first()?, points.last()?);
    let column = |x: f32| (x * pixels_per_point).floor();
    let columns = column(last.x) - column(first.x) + 1.0;
    #[expect(clippy::cast_precision_loss, reason = "more points than that are dense anyway")]
    let dense = columns > 1.0 && points.len() as f32 >= columns * DENSE as f32;
    if !dense || !points.windows(2).all(|pair| matches!(pair, [one, next] if one.x <= next.x)) {
        return None;
    }
    let mut found: Vec<BandPoint> = Vec::new();
    let mut here = f32::NAN;
    for point in points {
        if let Some(held) = found.last_mut().filter(|_| column(point.x) == here) {
            (held.y.min, held.y.max) = (held.y.min.min(point.y), held.y.max.max(point.y));
        } else {
            here = column(point.x);
            let middle = ((here + 0.5) / pixels_per_point).clamp(first.x, last.x);
            found.push(BandPoint::new(middle, point.y..=point.y));
        }
    }
    for held in &mut found {
        (held.y.min, held.y.max) = (held.y.min - width / 2.0, held.y.max + width / 2.0);
    }
    Some(found)
}

fn marker_shape(at: Pos2, marker: Marker, radius: f32, ink: Color32) -> Shape {
    let corner = |x: f32, y: f32| at + radius * vec2(x, y);
    let filled = |corners: Vec<Pos2>| Shape::convex_polygon(corners, ink, Stroke::NONE);
    match marker {
        Marker::Circle => Shape::circle_filled(at, radius, ink),
        Marker::Square => {
            let side = std::f32::consts::FRAC_1_SQRT_2;
            let rect = Rect::from_center_size(at, Vec2::splat(2.0 * radius * side));
            Shape::rect_filled(rect, 0.0, ink)
        }
        Marker::Up => {
            let half = 0.5 * 3.0_f32.sqrt();
            filled(vec![corner(0.0, -1.0), corner(half, 0.5), corner(-half, 0.5)])
        }
        Marker::Diamond => {
            filled(vec![corner(0.0, 1.0), corner(-1.0, 0.0), corner(0.0, -1.0), corner(1.0, 0.0)])
        }
    }
}

/// An open line in the style of the chart.
pub(super) fn stroked(points: &[Pos2], ink: Color32, width: f32, dash: Dash) -> Vec<Shape> {
    const GAP: f32 = 0.62;
    let stroke = Stroke::new(width, ink);
    match dash {
        Dash::Solid => vec![Shape::line(points.to_vec(), stroke)],
        Dash::Dashed => Shape::dashed_line(points, stroke, 5.0, 5.0 * GAP),
        Dash::LongDashed => Shape::dashed_line(points, stroke, 10.0, 10.0 * GAP),
        Dash::Dotted => Shape::dotted_line(points, ink, 4.5, width),
    }
}

/// How a line is drawn.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    pub style: Style,
    pub ink: Color32,
    /// Inside of open markers.
    pub ground: Color32,
    /// Brought forward: a little wider.
    pub marked: bool,
    pub transform: &'a PlotTransform,
    pub pixels_per_point: f32,
}

impl Pen<'_> {
    /// A series' runs with their markers.
    pub fn shapes(&self, runs: &[Run]) -> Vec<Shape> {
        let Style { dash, marker, filled, width, .. } = self.style;
        let mut shapes = Vec::new();
        for run in runs {
            let wider = if self.marked { 0.75 } else { 0.0 };
            let width = if run.main { narrow(width) } else { 1.0 } + wider;
            let place = |point: &PlotPoint| self.transform.position_from_point(point);
            let places: Vec<Pos2> = run.points.iter().map(place).collect();
            let solid = dash == Dash::Solid && marker.is_none();
            let band = solid.then(|| band(&places, width, self.pixels_per_point)).flatten();
            if let Some(band) = band {
                shapes.push(BandShape::filled(band, self.ink).into());
                continue;
            }
            let places = thinned(&places, self.pixels_per_point);
            if places.len() > 1 {
                shapes.extend(stroked(&places, self.ink, width, dash));
            }
            if marker.is_some() || run.points.len() == 1 {
                let radius = if marker.is_some() { super::MARKER } else { 2.5 };
                for at in &places {
                    let marker = marker.unwrap_or(Marker::Circle);
                    shapes.push(marker_shape(*at, marker, radius, self.ink));
                    if !(filled && run.main) {
                        shapes.push(marker_shape(*at, marker, radius - 1.5, self.ground));
                    }
                }
            }
        }
        shapes
    }
}

/// A level line between two places.
pub(super) fn level(from: f32, to: f32, y: f32, ink: Color32) -> Vec<Shape> {
    stroked(&[pos2(from, y), pos2(to, y)], ink, 1.5, Dash::Dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thinned_line_covers_what_the_whole_line_covers() {
        let wave = |at: usize| {
            let at = at as f32;
            pos2(at * 0.07, (at * 0.9).sin() * 40.0 + (at * 0.013).cos() * 90.0)
        };
        let points: Vec<Pos2> = (0..5000).map(wave).collect();
        for scale in [1.0, 1.5] {
            let kept = thinned(&points, scale);
            let columns = (5000.0 * 0.07 * scale).ceil() as usize + 1;
            assert!(kept.len() <= 4 * columns, "{} for {columns} columns", kept.len());
            let cover = |points: &[Pos2]| {
                let mut found = std::collections::BTreeMap::new();
                for point in points {
                    let column = (point.x * scale).floor() as i32;
                    let (low, high, last) =
                        found.entry(column).or_insert((f32::MAX, f32::MIN, *point));
                    (*low, *high, *last) = (low.min(point.y), high.max(point.y), *point);
                }
                found
            };
            assert_eq!(cover(&kept), cover(&points));
            assert_eq!((kept.first(), kept.last()), (points.first(), points.last()));
        }
        let few: Vec<Pos2> = (0..20).map(|at| pos2(at as f32 * 30.0, 5.0)).collect();
        assert_eq!(thinned(&few, 1.0), few, "nothing to thin");
        assert!(thinned(&[], 1.0).is_empty());
    }

    #[test]
    fn a_dense_line_is_the_area_it_covers() {
        let wave = |at: usize| {
            let at = at as f32;
            pos2(10.0 + at * 0.15, (at * 0.37).sin() * 40.0)
        };
        let points: Vec<Pos2> = (0..2000).map(wave).collect();
        let band = band(&points, 1.25, 1.0).expect("six points in each column");
        assert!(band.len() <= 301, "{} for 300 columns", band.len());
        for point in &points {
            let same = |held: &&BandPoint| held.x.floor() == point.x.floor();
            let held = band.iter().find(same).expect("a column");
            assert!(held.y.min <= point.y && point.y <= held.y.max, "{point:?} in {held:?}");
        }
        let few: Vec<Pos2> = (0..20).map(|at| pos2(at as f32 * 30.0, 5.0)).collect();
        assert!(super::band(&few, 1.25, 1.0).is_none());
    }

    #[test]
    fn lines_are_made_anew_only_when_something_else_is_seen() {
        let egui = Context::default();
        let mut kept = Kept::default();
        let area = Rect::from_min_size(pos2(10.0, 10.0), vec2(200.0, 100.0));
        let made_for = MadeFor {
            size: area.size(),
            years: (2008.0, 2016.0),
            values: (0.0, 10.0),
            pixels_per_point: 1.0,
            dark: false,
        };
        let made = std::cell::Cell::new(0);
        let lines = |area: Rect| {
            made.set(made.get() + 1);
            vec![vec![Shape::line(vec![area.min, area.max], Stroke::new(2.0, Color32::BLACK))]]
        };
        kept.update(&egui, made_for, area, || lines(area));
        kept.update(&egui, made_for, area, || lines(area));
        assert_eq!(made.get(), 1);
        let first = kept.meshes[0].calc_bounds();
        let moved = area.translate(vec2(0.0, -30.0));
        kept.update(&egui, made_for, moved, || lines(moved));
        assert_eq!(made.get(), 1, "scrolling moves what there is");
        let scrolled = kept.meshes[0].calc_bounds().translate(vec2(0.0, 30.0));
        assert!((scrolled.min - first.min).length() + (scrolled.max - first.max).length() < 1e-3);
        let zoomed = MadeFor { years: (2010.0, 2012.0), ..made_for };
        kept.update(&egui, zoomed, moved, || lines(moved));
        assert_eq!(made.get(), 2);
    }
}
