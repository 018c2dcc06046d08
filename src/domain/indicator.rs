//! Indicators, and the result areas and means they belong to.

use serde::{Deserialize, Serialize};

use super::{Criteria, IndicatorId};

/// resultatområde: the four result areas.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perspective {
    /// Bruker
    User,
    /// Medarbeider
    Employee,
    /// Samfunn
    Society,
    /// Økonomi
    Economy,
}

impl Perspective {
    /// All four in the order the field lists them.
    pub const ALL: [Self; 4] = [Self::User, Self::Employee, Self::Society, Self::Economy];
}

/// virkemiddel: the four means on the model's left side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Enabler {
    /// Verdiledelse
    ValueLeadership,
    /// Medarbeiderskap
    Employeeship,
    /// Strategier
    Strategies,
    /// Ressurser
    Resources,
}

impl Enabler {
    /// All four in the order the model draws them.
    pub const ALL: [Self; 4] =
        [Self::ValueLeadership, Self::Employeeship, Self::Strategies, Self::Resources];
}

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Higher,
    Lower,
    /// Best inside a band (some turnover is healthy).
    Band,
    /// Neither good nor bad in itself.
    #[default]
    Neutral,
}

/// How often a new figure is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    #[default]
    Year,
    /// A survey every second year.
    SecondYear,
    SchoolYear,
    HalfYear,
    Tertial,
    Quarter,
    Month,
    Week,
}

/// Whether a figure within the year is "so far this year" or for its own period alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Accumulation {
    /// This period alone.
    #[default]
    InPeriod,
    /// hittil i år
    Cumulative,
}

/// How a parent's figure is made from its children's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RollUp {
    /// Never rolled up; only what is reported is shown.
    #[default]
    None,
    Sum,
    Mean,
    /// Mean weighted by another indicator (employees, answers).
    WeightedMean {
        weight: IndicatorId,
    },
    /// Sum of one indicator over the sum of another, times `scale` hundredths (100 for percent).
    Ratio {
        numerator: IndicatorId,
        denominator: IndicatorId,
        scale: u32,
    },
}

impl RollUp {
    /// The indicators this rule rests on.
    pub fn needs(self) -> impl Iterator<Item = IndicatorId> {
        let (first, second) = match self {
            Self::None | Self::Sum | Self::Mean => (None, None),
            Self::WeightedMean { weight } => (Some(weight), None),
            Self::Ratio { numerator, denominator, .. } => (Some(numerator), Some(denominator)),
        };
        first.into_iter().chain(second)
    }
}

/// Two kinds of indicator: on the måltavle, or an utviklingstrekk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// May carry targets (måltavle).
    Target,
    /// Followed over time, never given a target (utviklingstrekk).
    #[default]
    Trend,
}

/// What is measured, how, and how its figures are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    pub id: IndicatorId,
    pub name: String,
    /// The part of the indicator this one covers ("Kvinner"), where a source splits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub split: Option<String>,
    /// A sentence or two: what is counted, in what, when.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// Unit of measure as people write it: "%", "mill. kr", "1–6". Empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// Decimals shown, 0 to [`Indicator::MAX_DECIMALS`].
    pub decimals: u8,
    pub direction: Direction,
    pub rhythm: Rhythm,
    pub accumulation: Accumulation,
    /// Where the figures come from: "HR-systemet", "SSB/KOSTRA". Empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// What sources say of all its figures: the notes that stand with their tables.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    pub kind: IndicatorKind,
    pub roll_up: RollUp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub perspective: Option<Perspective>,
    /// Other spellings met in workbooks and confirmed to mean this indicator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The role that answers for the figures, never a person's name. Empty if unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// What has been judged about it.
    #[serde(default, skip_serializing_if = "Criteria::is_empty")]
    pub criteria: Criteria,
    /// The indicator that counts the persons a figure rests on; itself where it is the count.
    /// Figures that rest on too few are hidden from others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub persons: Option<IndicatorId>,
}

impl Indicator {
    /// The most decimals shown anywhere.
    pub const MAX_DECIMALS: u8 = 6;

    /// A trend indicator with this name and neutral rules; the fields are then set as known.
    #[must_use]
    pub fn new(id: IndicatorId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            split: None,
            definition: String::new(),
            measure: String::new(),
            decimals: 1,
            direction: Direction::default(),
            rhythm: Rhythm::default(),
            accumulation: Accumulation::default(),
            source: String::new(),
            notes: String::new(),
            kind: IndicatorKind::default(),
            roll_up: RollUp::default(),
            perspective: None,
            aliases: Vec::new(),
            owner: String::new(),
            criteria: Criteria::new(),
            persons: None,
        }
    }

    /// The name as shown: "Sykefravær" or "Sykefravær – Kvinner".
    #[must_use]
    pub fn title(&self) -> String {
        indicator_title(&self.name, self.split.as_deref())
    }
}

/// How an indicator is shown that covers a part of what its name says: "Sykefravær – Kvinner".
#[must_use]
pub fn indicator_title(name: &str, split: Option<&str>) -> String {
    match split {
        Some(split) => format!("{name} – {split}"),
        None => name.to_owned(),
    }
}
