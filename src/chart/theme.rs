//! Colours by meaning, as they are on paper; the window maps the same meanings to its palette.

use std::sync::{Arc, OnceLock};

use crate::domain::{FigureKind, Perspective};
use crate::scene::{Colour, Image, Typeface, paper};

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
    /// Its colour on white paper, without a municipality's profile.
    #[must_use]
    pub fn on_paper(self) -> Colour {
        Theme::default().colour(self)
    }
}

/// The colours a profile decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Colours {
    pub text: Colour,
    pub text_second: Colour,
    pub grid: Colour,
    pub accent: Colour,
    pub benchmark: Colour,
    /// Bruker, Medarbeider, Samfunn, Økonomi.
    pub perspectives: [Colour; 4],
    /// One to eight.
    pub series: Vec<Colour>,
}

impl Default for Colours {
    fn default() -> Self {
        Self {
            text: paper::INK,
            text_second: paper::INK_SECOND,
            grid: paper::LINE,
            accent: paper::ACCENT,
            benchmark: Colour::hex(0x616E7A),
            perspectives: Perspective::ALL.map(paper::perspective),
            series: SERIES.to_vec(),
        }
    }
}

#[derive(Debug, PartialEq)]
struct Look {
    name: String,
    colours: Colours,
    typeface: Typeface,
    logo: Option<Arc<Image>>,
}

/// How figures look on paper: the municipality's profile, or the program's own; cheap to copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme(Arc<Look>);

impl Default for Theme {
    fn default() -> Self {
        static OWN: OnceLock<Theme> = OnceLock::new();
        let own = || Self::new(String::new(), Colours::default(), Typeface::bundled(), None);
        OWN.get_or_init(own).clone()
    }
}

impl Theme {
    /// A look from its parts.
    #[must_use]
    pub fn new(
        name: String,
        colours: Colours,
        typeface: Typeface,
        logo: Option<Arc<Image>>,
    ) -> Self {
        Self(Arc::new(Look { name, colours, typeface, logo }))
    }

    /// What the profile is called; empty for the program's own look.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Its fonts.
    #[must_use]
    pub fn typeface(&self) -> &Typeface {
        &self.0.typeface
    }

    /// Its logo.
    #[must_use]
    pub fn logo(&self) -> Option<&Arc<Image>> {
        self.0.logo.as_ref()
    }

    /// The colour of a meaning.
    #[must_use]
    pub fn colour(&self, ink: Ink) -> Colour {
        let colours = &self.0.colours;
        match ink {
            Ink::Ground => paper::SURFACE,
            Ink::Text | Ink::Target => colours.text,
            Ink::TextSecond => colours.text_second,
            Ink::Grid => colours.grid,
            Ink::Perspective(perspective) => Perspective::ALL
                .into_iter()
                .zip(colours.perspectives)
                .find(|(one, _)| Some(*one) == perspective)
                .map_or(colours.accent, |(_, colour)| colour),
            Ink::Series(place) => colours
                .series
                .get(usize::from(place) % colours.series.len().max(1))
                .copied()
                .unwrap_or(colours.accent),
            Ink::Benchmark => colours.benchmark,
            Ink::Quiet => paper::MARK,
            Ink::TargetBand => Colour::hex(0xE3F0F3),
        }
    }

    /// A shade of the accent, 0 the lightest to [`Theme::MOST_SHADE`] the darkest, and the colour
    /// of text on it, at least 4.5:1.
    #[must_use]
    pub fn shade(&self, shade: u8) -> (Colour, Colour) {
        let dark = mixed(self.0.colours.accent, Colour::hex(0), 0.25);
        let share =
            0.08 + 0.92 * f64::from(shade.min(Self::MOST_SHADE)) / f64::from(Self::MOST_SHADE);
        let mut fill = mixed(paper::SURFACE, dark, share);
        // No text can be read on the tones in the middle: they are made darker until one can.
        for _ in 0..40 {
            let best = [paper::SURFACE, self.0.colours.text]
                .into_iter()
                .map(|text| (contrast(text, fill), text))
                .max_by(|one, other| one.0.total_cmp(&other.0));
            match best {
                Some((found, text)) if found >= LEAST_CONTRAST => return (fill, text),
                _ => fill = mixed(fill, Colour::hex(0), 0.05),
            }
        }
        (fill, paper::SURFACE)
    }

    /// The darkest shade.
    pub const MOST_SHADE: u8 = 6;
}

/// The least contrast between text and what it stands on (WCAG 2.1 AA).
pub const LEAST_CONTRAST: f64 = 4.5;

fn mixed(from: Colour, to: Colour, share: f64) -> Colour {
    let part = |from: u8, to: u8| {
        let value = f64::from(from) + (f64::from(to) - f64::from(from)) * share.clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between two bytes"
        )]
        let value = value.round() as u8;
        value
    };
    Colour {
        red: part(from.red, to.red),
        green: part(from.green, to.green),
        blue: part(from.blue, to.blue),
    }
}

/// The contrast of two colours as WCAG 2.1 defines it, 1 to 21.
#[must_use]
pub fn contrast(one: Colour, other: Colour) -> f64 {
    let luminance = |colour: Colour| {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.red)
            + 0.7152 * channel(colour.green)
            + 0.0722 * channel(colour.blue)
    };
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_can_be_read() {
        let theme = Theme::default();
        let mut inks = vec![Ink::Text, Ink::TextSecond, Ink::Benchmark, Ink::Perspective(None)];
        inks.extend(Perspective::ALL.map(|one| Ink::Perspective(Some(one))));
        inks.extend((0..8).map(Ink::Series));
        for ink in inks {
            let found = contrast(theme.colour(ink), paper::SURFACE);
            assert!(found >= LEAST_CONTRAST, "{ink:?}: {found:.2}");
        }
    }

    #[test]
    fn shades_darken_in_steps_and_carry_text() {
        let own = Theme::default();
        let yellow = Colours { accent: Colour::hex(0xFFCC00), ..Colours::default() };
        let loud = Theme::new("Gul".to_owned(), yellow, Typeface::bundled(), None);
        for theme in [own, loud] {
            let shades: Vec<_> = (0..=Theme::MOST_SHADE).map(|shade| theme.shade(shade)).collect();
            for (fill, text) in &shades {
                assert!(contrast(*fill, *text) >= LEAST_CONTRAST, "{fill:?}");
            }
            for pair in shades.windows(2) {
                let on_white = |place: usize| contrast(pair[place].0, paper::SURFACE);
                assert!(on_white(1) > on_white(0) * 1.05, "readable in grey: {pair:?}");
            }
        }
    }
}
