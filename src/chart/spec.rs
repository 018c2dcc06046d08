//! What a chart is to show: the one description that screen and paper share.

use serde::{Deserialize, Serialize};

use crate::domain::{IndicatorId, Period, UnitId};

/// Pixels per centimetre where a scene's unit is a CSS pixel (96 per inch).
pub const PIXELS_PER_CM: f64 = 96.0 / 2.54;

/// The most lines one chart holds; what comes after is left out and counted in a note.
pub const MAX_SERIES: usize = 400;

/// With more lines of results than this, what was planned or expected is not drawn beside them.
pub const MOST_WITH_PLANS: usize = 4;

/// How large the published figure is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// On paper, in centimetres; pictures of it get 300 pixels per inch.
    Centimetres { width: f64, height: f64 },
    /// On a screen, in pixels.
    Pixels { width: u32, height: u32 },
}

impl Size {
    /// A column of an A4 page.
    pub const COLUMN: Self = Self::Centimetres { width: 15.0, height: 9.0 };
    /// Narrowest and widest figure in scene units.
    const SIDES: (f64, f64) = (160.0, 4000.0);

    /// Pixels of a picture for each scene unit.
    #[must_use]
    pub fn scale(self) -> f32 {
        match self {
            Self::Centimetres { .. } => 300.0 / 96.0,
            Self::Pixels { .. } => 1.0,
        }
    }

    /// Width and height in scene units (CSS pixels), within what can be drawn.
    #[must_use]
    pub fn in_pixels(self) -> (f64, f64) {
        let (width, height) = match self {
            Self::Centimetres { width, height } => (width * PIXELS_PER_CM, height * PIXELS_PER_CM),
            Self::Pixels { width, height } => (f64::from(width), f64::from(height)),
        };
        let within = |side: f64| {
            if side.is_finite() { side.clamp(Self::SIDES.0, Self::SIDES.1) } else { Self::SIDES.0 }
        };
        (within(width), within(height))
    }
}

/// A line chart of indicators over time for units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spec {
    /// In the order they were chosen.
    pub indicators: Vec<IndicatorId>,
    /// In the order they were chosen; every indicator is shown for each of them.
    pub units: Vec<UnitId>,
    /// Periods ending before this one begins are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Period>,
    /// Periods ending after this one are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Period>,
    /// Whether targets are drawn.
    pub targets: bool,
    /// Whether budget, forecast and baseline are drawn where there are any.
    pub plans: bool,
    /// A title to use instead of the proposed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    pub size: Size,
}

impl Spec {
    /// These indicators for these units, everything else as usual.
    #[must_use]
    pub fn new(indicators: Vec<IndicatorId>, units: Vec<UnitId>) -> Self {
        Self {
            indicators,
            units,
            from: None,
            to: None,
            targets: true,
            plans: true,
            title: None,
            size: Size::COLUMN,
        }
    }

    /// Whether a figure of this period is shown.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        self.from.is_none_or(|from| period.end() >= from.start())
            && self.to.is_none_or(|to| period.end() <= to.end())
    }
}
