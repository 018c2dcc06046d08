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
}

/// What a line of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Heading,
    Title,
    Subtitle,
}

impl LineKind {
    /// Size of the text in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Heading => 13.0,
            Self::Title => 15.0,
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

/// From one line of a title to the next.
const TITLE_STEP: f32 = 18.0;
/// From one line below the title to the next.
const SUBTITLE_STEP: f32 = 17.0;

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
            lines: vec![Line { text, baseline: one.rect.height / 2.0 + 5.0, kind }],
            cut,
        };
    }
    let bottom = one.rect.height - 6.0;
    // A box too low for the ordinary top margin has its title in the middle.
    let mut baseline = if one.rect.height < 44.0 { one.rect.height / 2.0 + 5.0 } else { 26.0 };
    let most = (((bottom - baseline) / TITLE_STEP) as usize).min(3) + 1;
    let mut lines = Vec::new();
    for text in wrapped(&one.title, LineKind::Title.size(), Weight::SemiBold, room, most) {
        lines.push(Line { text, baseline, kind: LineKind::Title });
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
        lines.push(Line { text, baseline, kind });
        baseline += SUBTITLE_STEP;
    }
    Look { lines, cut }
}
