//! What is shown in a box, the same on screen and on paper: texts, sizes, and which colour.

use crate::domain::{BoxColour, BoxRole, BoxShape, DiagramBox, Perspective};
use crate::scene::{Weight, elided, wrapped};

/// A colour by meaning; screen and paper each have their own values for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Neutral,
    Accent,
    Perspective(Perspective),
}

/// The colour a box is drawn in.
#[must_use]
pub fn ink(one: &DiagramBox) -> Ink {
    match one.colour {
        BoxColour::Neutral => Ink::Neutral,
        BoxColour::Accent => Ink::Accent,
        BoxColour::User => Ink::Perspective(Perspective::User),
        BoxColour::Employee => Ink::Perspective(Perspective::Employee),
        BoxColour::Society => Ink::Perspective(Perspective::Society),
        BoxColour::Economy => Ink::Perspective(Perspective::Economy),
        BoxColour::FromRole => match one.role {
            BoxRole::None | BoxRole::Enabler(_) => Ink::Neutral,
            BoxRole::Production => Ink::Accent,
            BoxRole::Perspective(perspective) => Ink::Perspective(perspective),
        },
    }
}

/// A line of text in a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub text: String,
    /// Baseline, from the box's top.
    pub baseline: f32,
    pub kind: LineKind,
    /// In the middle of the box rather than from its left.
    pub centred: bool,
}

/// What a line of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Title,
    Subtitle,
    /// Free text.
    Text,
}

impl LineKind {
    /// Size of the text in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Heading => 13.0,
            Self::Title => 15.0,
            Self::Text => 13.0,
            Self::Subtitle => 12.0,
        }
    }
}

/// The coloured edge's width.
pub const EDGE: f32 = 6.0;
/// Radius of a card's corners.
pub const RADIUS: f32 = 8.0;
/// From a box's left edge to its text.
pub const INSET: f32 = 18.0;
/// From its text to the right edge.
pub const END: f32 = 8.0;
/// Extra space between a heading's letters.
pub const HEADING_SPACING: f32 = 1.0;

/// How a box's outline runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outline {
    /// With corners of this radius.
    Corners(f32),
    Ellipse,
}

/// What fills a box: a share of its colour on the surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Body {
    pub outline: Outline,
    /// How much of the colour the ground takes, 0 to 1.
    pub tint: f32,
    /// Width of the outline's line.
    pub line: f32,
    /// Whether it has the coloured edge on the left.
    pub edge: bool,
}

/// What is drawn behind a box's text; nothing for headings and free text.
#[must_use]
pub fn body(shape: BoxShape) -> Option<Body> {
    let (outline, tint, line, edge) = match shape {
        BoxShape::Card => (Outline::Corners(RADIUS), 0.0, 1.5, true),
        BoxShape::Rounded => (Outline::Corners(20.0), 0.10, 1.5, false),
        BoxShape::Ellipse => (Outline::Ellipse, 0.10, 1.5, false),
        BoxShape::Frame => (Outline::Corners(12.0), 0.05, 1.0, false),
        BoxShape::Heading | BoxShape::Text => return None,
    };
    Some(Body { outline, tint, line, edge })
}

/// How far into an ellipse's bounds its text may reach.
const ELLIPSE_ROOM: f32 = 0.74;

/// From one line of a title to the next.
const TITLE_STEP: f32 = 18.0;
/// From one line below the title to the next.
const SUBTITLE_STEP: f32 = 17.0;
/// Lines of free text shown at most.
const MOST_TEXT_LINES: usize = 60;

/// Width left for text in a box of this width.
#[must_use]
pub fn text_room(width: f32) -> f32 {
    (width - INSET - END).max(1.0)
}

/// What is shown in a box.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub lines: Vec<Line>,
    /// Something was left out or cut for want of room.
    pub cut: bool,
}

/// The lines of text that fit in a box. `live` is what its indicators say.
#[must_use]
pub fn look(one: &DiagramBox, live: Option<&str>) -> Look {
    let room = text_room(one.rect.width);
    if one.shape == BoxShape::Heading {
        let full = one.title.to_uppercase();
        let kind = LineKind::Heading;
        let spaces = full.chars().count() as f32 * HEADING_SPACING;
        let text = elided(&full, kind.size(), Weight::SemiBold, room + END - spaces);
        let cut = text != full;
        return Look {
            lines: vec![Line { text, baseline: one.rect.height / 2.0 + 5.0, kind, centred: false }],
            cut,
        };
    }
    if one.shape == BoxShape::Text {
        return free_text(one, room);
    }
    let centred = matches!(one.shape, BoxShape::Rounded | BoxShape::Ellipse);
    let room = match one.shape {
        BoxShape::Ellipse => one.rect.width * ELLIPSE_ROOM,
        BoxShape::Rounded => one.rect.width - 2.0 * END,
        _ => room,
    };
    let bottom = one.rect.height - 6.0;
    // A box too low for the ordinary top margin has its title in the middle.
    let mut baseline = if one.rect.height < 44.0 { one.rect.height / 2.0 + 5.0 } else { 26.0 };
    let most = (((bottom - baseline) / TITLE_STEP) as usize).min(3) + 1;
    let mut lines = Vec::new();
    for text in wrapped(&one.title, LineKind::Title.size(), Weight::SemiBold, room, most) {
        lines.push(Line { text, baseline, kind: LineKind::Title, centred });
        baseline += TITLE_STEP;
    }
    let mut cut = lines.iter().any(|line| line.text.ends_with('…'));
    baseline += 3.0;
    for full in [Some(one.subtitle.as_str()), live].into_iter().flatten() {
        if full.is_empty() {
            continue;
        }
        if baseline > bottom {
            cut = true;
            continue;
        }
        let kind = LineKind::Subtitle;
        let text = elided(full, kind.size(), Weight::Regular, room);
        cut |= text != full;
        lines.push(Line { text, baseline, kind, centred });
        baseline += SUBTITLE_STEP;
    }
    if let (true, Some(first), Some(last)) = (centred, lines.first(), lines.last()) {
        // A capital stands 0.73 of its size above the baseline.
        let above = first.baseline - 0.73 * first.kind.size();
        let shift = (one.rect.height - last.baseline - above) / 2.0;
        lines.iter_mut().for_each(|line| line.baseline += shift);
    }
    Look { lines, cut }
}

/// Text that fills its box from the top, the title heavier than what follows.
fn free_text(one: &DiagramBox, room: f32) -> Look {
    let mut lines = Vec::new();
    let mut cut = false;
    let mut baseline = 14.0;
    for (full, kind, weight) in [
        (&one.title, LineKind::Text, Weight::Regular),
        (&one.subtitle, LineKind::Subtitle, Weight::Regular),
    ] {
        if full.is_empty() {
            continue;
        }
        let left = (one.rect.height - baseline) / SUBTITLE_STEP;
        if left < 0.0 {
            cut = true;
            continue;
        }
        let most = (left as usize).min(MOST_TEXT_LINES) + 1;
        for text in wrapped(full, kind.size(), weight, room + END, most) {
            cut |= text.ends_with('…');
            lines.push(Line { text, baseline, kind, centred: false });
            baseline += SUBTITLE_STEP;
        }
    }
    Look { lines, cut }
}
