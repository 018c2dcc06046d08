//! What is shown in a box, the same on screen and on paper: texts, sizes, and which colour.

use crate::domain::{BoxColour, BoxRole, BoxShape, DiagramBox, Perspective};

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

/// Width left for text in a box of this width.
#[must_use]
pub fn text_room(width: f32) -> f32 {
    (width - INSET - END).max(1.0)
}

/// How a title goes over lines of a width: from text, width and the most lines.
pub type Wrap<'a> = &'a dyn Fn(&str, f32, usize) -> Vec<String>;

/// The lines of text that fit in a box. `live` is what its indicators say; `wrap` breaks the
/// title in lines.
#[must_use]
pub fn look(one: &DiagramBox, live: Option<&str>, wrap: Wrap<'_>) -> Vec<Line> {
    let room = text_room(one.rect.width);
    if one.shape == BoxShape::Heading {
        let baseline = (one.rect.height / 2.0 + 5.0).min(one.rect.height);
        return vec![Line { text: one.title.clone(), baseline, kind: LineKind::Heading }];
    }
    let bottom = one.rect.height - 6.0;
    // A box too low for the ordinary top margin has its title in the middle.
    let mut baseline = if one.rect.height < 44.0 { one.rect.height / 2.0 + 5.0 } else { 26.0 };
    let most = (((bottom - baseline) / 18.0) as usize).clamp(0, 3) + 1;
    let mut lines = Vec::new();
    for text in wrap(&one.title, room, most) {
        lines.push(Line { text, baseline, kind: LineKind::Title });
        baseline += 18.0;
    }
    baseline += 3.0;
    for text in [Some(one.subtitle.as_str()), live].into_iter().flatten() {
        if !text.is_empty() && baseline <= bottom {
            lines.push(Line { text: text.to_owned(), baseline, kind: LineKind::Subtitle });
            baseline += 17.0;
        }
    }
    lines
}
