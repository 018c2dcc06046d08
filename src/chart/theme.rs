//! Colours by meaning, as they are on paper; the window maps the same meanings to its palette.

use crate::domain::{FigureKind, Perspective};
use crate::scene::{Colour, paper};

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Ground,
    Text,
    TextSecond,
    Grid,
    /// The only line of a chart, in its result area's colour.
    Perspective(Option<Perspective>),
    /// One of several lines, 0 to 7.
    Series(u8),
    /// A line to compare with, outside the organisation.
    Benchmark,
    /// One line of so many that colours say nothing.
    Quiet,
    Target,
    TargetBand,
}

/// Told apart by people with colour vision defects, each at least 4.5:1 on white.
pub const SERIES: [Colour; 8] = [
    Colour::hex(0x155E75),
    Colour::hex(0xB54E14),
    Colour::hex(0x7A4FA3),
    Colour::hex(0x167A4E),
    Colour::hex(0x0B6FB8),
    Colour::hex(0xA0346E),
    Colour::hex(0x8A5A0B),
    Colour::hex(0x55636F),
];

impl Ink {
    /// Its colour on white paper.
    #[must_use]
    pub fn on_paper(self) -> Colour {
        match self {
            Self::Ground => paper::SURFACE,
            Self::Text | Self::Target => paper::INK,
            Self::TextSecond => paper::INK_SECOND,
            Self::Grid => paper::LINE,
            Self::Perspective(Some(perspective)) => paper::perspective(perspective),
            Self::Perspective(None) => paper::ACCENT,
            Self::Series(place) => {
                SERIES.get(usize::from(place) % SERIES.len()).copied().unwrap_or(paper::ACCENT)
            }
            Self::Benchmark => Colour::hex(0x616E7A),
            Self::Quiet => paper::MARK,
            Self::TargetBand => Colour::hex(0xE3F0F3),
        }
    }
}

/// How a line is broken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    Solid,
    Dashed,
    LongDashed,
    Dotted,
}

/// The shape of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Circle,
    Square,
    Up,
    Diamond,
}

/// How one series is told from the others: never by colour alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    pub ink: Ink,
    pub dash: Dash,
    /// `None` where lines are so many that markers would only be noise.
    pub marker: Option<Marker>,
    /// An open marker is filled with the ground.
    pub filled: bool,
    /// Width of the line in scene units.
    pub width: f64,
}

impl Style {
    /// The most lines that each get a colour and marker of their own.
    pub const MOST_TOLD_APART: usize = 8;

    /// The style of the `place`th of `count` lines of the organisation's own.
    #[must_use]
    pub fn own(place: usize, count: usize, perspective: Option<Perspective>) -> Self {
        if count > Self::MOST_TOLD_APART {
            let ink = Ink::Quiet;
            return Self { ink, dash: Dash::Solid, marker: None, filled: true, width: 1.25 };
        }
        let ink = if count == 1 {
            Ink::Perspective(perspective)
        } else {
            Ink::Series(u8::try_from(place % Self::MOST_TOLD_APART).unwrap_or_default())
        };
        let marker = match place % 4 {
            0 => Marker::Circle,
            1 => Marker::Square,
            2 => Marker::Up,
            _ => Marker::Diamond,
        };
        Self { ink, dash: Dash::Solid, marker: Some(marker), filled: place % 8 < 4, width: 2.0 }
    }

    /// The style of what was planned or expected, beside the results of `self`: the same colour,
    /// broken up, without markers but where a point stands alone.
    #[must_use]
    pub fn plan(self, kind: FigureKind) -> Self {
        let dash = match kind {
            FigureKind::Result => self.dash,
            FigureKind::Budget => Dash::Dashed,
            FigureKind::Forecast => Dash::LongDashed,
            FigureKind::Baseline => Dash::Dotted,
        };
        Self { dash, marker: None, filled: false, width: 1.5, ..self }
    }

    /// The style of the `place`th line to compare with.
    #[must_use]
    pub fn benchmark(place: usize) -> Self {
        let dash = if place.is_multiple_of(2) { Dash::Dashed } else { Dash::LongDashed };
        Self { ink: Ink::Benchmark, dash, marker: None, filled: true, width: 1.5 }
    }
}
