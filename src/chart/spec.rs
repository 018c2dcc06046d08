//! What a chart is to show: the one description that screen and paper share.

use serde::{Deserialize, Serialize};

use super::periods::Periods;
use crate::domain::{ChartSubject, IndicatorId, Period, UnitId};
use crate::tr;

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
    /// Half a column of an A4 page, two beside each other.
    pub const HALF: Self = Self::Centimetres { width: 7.2, height: 6.5 };
    /// A column of an A4 page.
    pub const COLUMN: Self = Self::Centimetres { width: 15.0, height: 9.0 };
    /// A whole A4 page inside its margins.
    pub const PAGE: Self = Self::Centimetres { width: 16.0, height: 24.0 };
    /// A whole slide in 16:9.
    pub const SLIDE: Self = Self::Centimetres { width: 33.866_666_666_666_67, height: 19.05 };
    /// Wider than this, in centimetres, is read from afar: everything is drawn twice as large.
    const AFAR: f64 = 25.0;
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

    /// How much larger than its units the figure is published.
    #[must_use]
    pub fn zoom(self) -> f64 {
        match self {
            Self::Centimetres { width, .. } if width > Self::AFAR => 2.0,
            Self::Centimetres { .. } | Self::Pixels { .. } => 1.0,
        }
    }

    /// Width and height in scene units (CSS pixels before the zoom), within what can be drawn.
    #[must_use]
    pub fn in_pixels(self) -> (f64, f64) {
        let zoom = self.zoom();
        let (width, height) = match self {
            Self::Centimetres { width, height } => {
                (width * PIXELS_PER_CM / zoom, height * PIXELS_PER_CM / zoom)
            }
            Self::Pixels { width, height } => (f64::from(width), f64::from(height)),
        };
        let within = |side: f64| {
            if side.is_finite() { side.clamp(Self::SIDES.0, Self::SIDES.1) } else { Self::SIDES.0 }
        };
        (within(width), within(height))
    }
}

/// What kind of chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartType {
    /// Lines over time.
    #[default]
    Line,
    /// One unit's columns over time, or bars of several units at one time, the longest first.
    Bar,
    /// Few units beside each other over time, or each of many units at its last times.
    GroupedBar,
    /// Two times, and which way each unit went between them.
    Slope,
    /// Each unit at one time, within its lowest and highest.
    DotRange,
    /// A small line chart for each unit, all with one scale.
    SmallMultiples,
    /// Results against their targets.
    Bullet,
    /// Units by periods, the figures in shaded cells.
    HeatTable,
    /// Two indicators against each other, a dot for each unit.
    Scatter,
}

impl ChartType {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 9] = [
        Self::Line,
        Self::Bar,
        Self::GroupedBar,
        Self::Slope,
        Self::DotRange,
        Self::SmallMultiples,
        Self::Bullet,
        Self::HeatTable,
        Self::Scatter,
    ];

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Bar => "bar",
            Self::GroupedBar => "grouped-bar",
            Self::Slope => "slope",
            Self::DotRange => "dot-range",
            Self::SmallMultiples => "small-multiples",
            Self::Bullet => "bullet",
            Self::HeatTable => "heat-table",
            Self::Scatter => "scatter",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn name(self) -> String {
        match self {
            Self::Line => tr!("chart-type-line"),
            Self::Bar => tr!("chart-type-bar"),
            Self::GroupedBar => tr!("chart-type-grouped-bar"),
            Self::Slope => tr!("chart-type-slope"),
            Self::DotRange => tr!("chart-type-dot-range"),
            Self::SmallMultiples => tr!("chart-type-small-multiples"),
            Self::Bullet => tr!("chart-type-bullet"),
            Self::HeatTable => tr!("chart-type-heat-table"),
            Self::Scatter => tr!("chart-type-scatter"),
        }
    }

    /// Whether it shows one time, which can then be chosen.
    #[must_use]
    pub fn shows_one_time(self) -> bool {
        matches!(self, Self::Bar | Self::DotRange | Self::Bullet | Self::Scatter)
    }
}

/// What is drawn of the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reckoning {
    /// The figures themselves.
    #[default]
    AsGiven,
    /// Each series with its figure in this period as 100.
    Index(Period),
    /// How much each series has changed since this period.
    Change(Period),
}

impl Reckoning {
    /// The period everything is compared with.
    #[must_use]
    pub fn base(self) -> Option<Period> {
        match self {
            Self::AsGiven => None,
            Self::Index(base) | Self::Change(base) => Some(base),
        }
    }
}

/// A chart of indicators for units: the one description that screen, paper and workbook share.
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
    #[serde(default)]
    pub kind: ChartType,
    #[serde(default)]
    pub reckoning: Reckoning,
    /// Which kinds of periods are drawn.
    #[serde(default)]
    pub periods: Periods,
    /// The time shown by a chart of one time; without it the newest that most units have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Period>,
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
            kind: ChartType::default(),
            reckoning: Reckoning::default(),
            periods: Periods::default(),
            at: None,
        }
    }

    /// What the chart is about, to which a title of its own belongs. A finding is not true of
    /// figures reckoned in another way or of another time.
    #[must_use]
    pub fn subject(&self) -> ChartSubject {
        let reckoning = match self.reckoning {
            Reckoning::AsGiven => String::new(),
            Reckoning::Index(base) => format!("index {}", base.code()),
            Reckoning::Change(base) => format!("change {}", base.code()),
        };
        let code = |period: Option<Period>| period.map(Period::code).unwrap_or_default();
        let range = match (self.from, self.to) {
            (None, None) => String::new(),
            (from, to) => format!("{}..{}", code(from), code(to)),
        };
        let parts = [reckoning, self.periods.code().to_owned(), range];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        ChartSubject {
            indicators: self.indicators.clone(),
            units: self.units.clone(),
            way: parts.join(" "),
        }
    }

    /// Whether a figure of this period is shown.
    #[must_use]
    pub fn covers(&self, period: Period) -> bool {
        self.from.is_none_or(|from| period.end() >= from.start())
            && self.to.is_none_or(|to| period.end() <= to.end())
    }
}
