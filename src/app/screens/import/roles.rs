//! How each understanding of a cell looks: a colour, a weight and a line, never colour alone.

use eframe::egui::{Color32, Painter, Rect, Shape, Stroke, pos2, vec2};

use crate::app::theme::Palette;
use crate::import::facts::CellRole;
use crate::tr;

/// Every role in the order of the legend.
pub const ALL: [CellRole; 12] = [
    CellRole::Title,
    CellRole::Label,
    CellRole::Period,
    CellRole::Measure,
    CellRole::Value,
    CellRole::Target,
    CellRole::Missing,
    CellRole::Doubtful,
    CellRole::Total,
    CellRole::Note,
    CellRole::Duplicate,
    CellRole::SetAside,
];

/// The line under a cell, or over it, that says its role without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    None,
    Solid,
    Thick,
    Dashed,
    Dotted,
    Double,
    Wavy,
    Hatched,
    Struck,
}

/// How a cell of some role is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub ink: Color32,
    pub fill: Option<Color32>,
    pub strong: bool,
    pub line: Line,
    pub line_ink: Color32,
}

/// The look of a role.
#[must_use]
pub fn look(role: CellRole, palette: &Palette) -> Look {
    let plain = Look {
        ink: palette.ink,
        fill: None,
        strong: false,
        line: Line::None,
        line_ink: palette.mark,
    };
    match role {
        CellRole::Title => Look { strong: true, line: Line::Thick, ..plain },
        CellRole::Label => Look { fill: Some(palette.sunken), ..plain },
        CellRole::Period => {
            Look { ink: palette.user, strong: true, fill: Some(palette.sunken), ..plain }
        }
        CellRole::Measure => Look { ink: palette.ink_second, line: Line::Dotted, ..plain },
        CellRole::Value => Look { line: Line::Solid, line_ink: palette.accent, ..plain },
        CellRole::Target => {
            Look { ink: palette.employee, line: Line::Dashed, line_ink: palette.employee, ..plain }
        }
        CellRole::Missing => {
            Look { ink: palette.ink_third, line: Line::Dotted, line_ink: palette.accent, ..plain }
        }
        CellRole::Doubtful => Look {
            strong: true,
            fill: Some(palette.attention_soft),
            line: Line::Wavy,
            line_ink: palette.attention,
            ..plain
        },
        CellRole::Total => Look { ink: palette.ink_second, line: Line::Double, ..plain },
        CellRole::Note => Look { ink: palette.ink_second, ..plain },
        CellRole::Duplicate => Look { ink: palette.ink_third, line: Line::Struck, ..plain },
        CellRole::SetAside => {
            Look { ink: palette.ink_third, line: Line::Hatched, line_ink: palette.line, ..plain }
        }
    }
}

/// What a role is called.
#[must_use]
pub fn name(role: CellRole) -> String {
    match role {
        CellRole::Title => tr!("import-screen-role-title"),
        CellRole::Label => tr!("import-screen-role-label"),
        CellRole::Period => tr!("import-screen-role-period"),
        CellRole::Measure => tr!("import-screen-role-measure"),
        CellRole::Value => tr!("import-screen-role-value"),
        CellRole::Target => tr!("import-screen-role-target"),
        CellRole::Missing => tr!("import-screen-role-missing"),
        CellRole::Doubtful => tr!("import-screen-role-doubtful"),
        CellRole::Total => tr!("import-screen-role-total"),
        CellRole::Note => tr!("import-screen-role-note"),
        CellRole::Duplicate => tr!("import-screen-role-duplicate"),
        CellRole::SetAside => tr!("import-screen-role-set-aside"),
    }
}

/// Draws what lies behind the text of a cell.
pub fn draw_ground(painter: &Painter, cell: Rect, look: &Look) {
    if let Some(fill) = look.fill {
        painter.rect_filled(cell.shrink2(vec2(0.0, 0.5)), 0.0, fill);
    }
    if look.line == Line::Hatched {
        let painter = painter.with_clip_rect(painter.clip_rect().intersect(cell.shrink(1.0)));
        let mut x = cell.left() - cell.height();
        while x < cell.right() {
            painter.line_segment(
                [pos2(x, cell.bottom()), pos2(x + cell.height(), cell.top())],
                Stroke::new(1.0, look.line_ink),
            );
            x += 7.0;
        }
    }
}

/// Draws the line that goes with the text between `left` and `right`.
pub fn draw_line(painter: &Painter, left: f32, right: f32, cell: Rect, look: &Look) {
    let stroke = Stroke::new(1.0, look.line_ink);
    let y = cell.bottom() - 4.0;
    let ends = [pos2(left, y), pos2(right, y)];
    match look.line {
        Line::None | Line::Hatched => {}
        Line::Solid => {
            painter.line_segment(ends, stroke);
        }
        Line::Thick => {
            painter.line_segment(ends, Stroke::new(2.0, look.line_ink));
        }
        Line::Dashed => painter.extend(Shape::dashed_line(&ends, stroke, 4.0, 3.0)),
        Line::Dotted => painter.extend(Shape::dotted_line(&ends, look.line_ink, 3.5, 0.8)),
        Line::Double => {
            painter.line_segment(ends, stroke);
            painter.line_segment([pos2(left, y + 2.5), pos2(right, y + 2.5)], stroke);
        }
        Line::Wavy => {
            let step = 3.0;
            let mut points = Vec::new();
            let mut x = left;
            while x <= right {
                let lift = if points.len() % 2 == 0 { 0.0 } else { 2.5 };
                points.push(pos2(x, y + 1.5 - lift));
                x += step;
            }
            painter.line(points, Stroke::new(1.2, look.line_ink));
        }
        Line::Struck => {
            let y = cell.center().y;
            painter.line_segment([pos2(left, y), pos2(right, y)], stroke);
        }
    }
}
