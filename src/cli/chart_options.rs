//! What the commands that draw charts share: type, periods, size, profile, comparison.

use std::path::{Path, PathBuf};

use super::Failure;
use super::names::{find_unit, folded};
use crate::chart::{ChartType, Periods, Quality, Reckoning, Size, Spec, Theme, theme_file};
use crate::domain::{IndicatorId, Level, Period, SeriesKey, UnitId, Workspace};
use crate::scene::{Dpi, Lettering};
use crate::text::{level_name, usual_level_name};
use crate::tr;

/// Options of the commands `chart` and `charts`.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ChartOptions {
    /// line, bar, grouped-bar, slope, dot-range, small-multiples, bullet, heat-table or scatter
    #[arg(long = "type", value_name = "TYPE", default_value = "line")]
    pub kind: String,
    /// First period shown: 2015, 2015/16, 2015-T2, 2015-Q3, 2015-05, 2015-W07
    #[arg(long, value_name = "PERIOD")]
    pub from: Option<String>,
    /// Last period shown
    #[arg(long, value_name = "PERIOD")]
    pub to: Option<String>,
    /// The time shown by a chart of one time; without it the newest most units have
    #[arg(long, value_name = "PERIOD")]
    pub at: Option<String>,
    /// Draw each line with its figure in this period as 100
    #[arg(long, value_name = "PERIOD")]
    pub index: Option<String>,
    /// Draw how much each line has changed since this period
    #[arg(long, value_name = "PERIOD")]
    pub change: Option<String>,
    /// Draw only these periods: year, tertial, half-year, quarter, month, week, school-year, or latest
    /// (years, and the newest figure of the year that has not ended)
    #[arg(long, value_name = "KIND")]
    pub periods: Option<String>,
    /// Compare with this unit; without a name, with the KOSTRA groups, municipalities and country
    /// of the board
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    pub compare: Vec<String>,
    /// half, column (15 cm), page, slide, or WIDTHxHEIGHT in centimetres
    #[arg(long, value_name = "SIZE", default_value = "column")]
    pub size: String,
    /// The municipality's profile: a JSON file with colours, fonts and logo
    #[arg(long, value_name = "FILE")]
    pub theme: Option<PathBuf>,
    /// Dots per inch of a PNG: 150, 300 or 600
    #[arg(long, value_name = "DPI")]
    pub dpi: Option<u16>,
    /// Texts of an SVG: named (its font is named), embedded (its font is in the file) or outlined
    #[arg(long, value_enum, default_value_t = Letters::Named)]
    pub text: Letters,
}

/// What becomes of the texts in an SVG.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Letters {
    #[default]
    Named,
    Embedded,
    Outlined,
}

/// The options, understood.
#[derive(Clone, Debug)]
pub(super) struct Look {
    kind: ChartType,
    from: Option<Period>,
    to: Option<Period>,
    at: Option<Period>,
    reckoning: Reckoning,
    periods: Periods,
    size: Size,
    pub theme: Theme,
    pub quality: Quality,
}

impl ChartOptions {
    pub(super) fn look(&self) -> Result<Look, Failure> {
        let kind = folded(&self.kind);
        let kind = ChartType::ALL
            .into_iter()
            .find(|one| one.code() == kind || folded(&one.name()) == kind)
            .ok_or_else(|| {
                let names = ChartType::ALL.map(ChartType::code).join(", ");
                Failure(tr!("chart-cli-type", name = &self.kind, names = names))
            })?;
        let read = |text: &Option<String>| text.as_deref().map(period).transpose();
        let (from, to) = (read(&self.from)?, read(&self.to)?);
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            let (first, last) = (first.code(), last.code());
            return Err(Failure(tr!("chart-cli-turned-periods", from = first, to = last)));
        }
        let reckoning = match (read(&self.index)?, read(&self.change)?) {
            (Some(_), Some(_)) => return Err(Failure(tr!("chart-cli-index-and-change"))),
            (Some(base), None) => Reckoning::Index(base),
            (None, Some(base)) => Reckoning::Change(base),
            (None, None) => Reckoning::AsGiven,
        };
        let periods = match &self.periods {
            Some(code) => Periods::of_code(&folded(code))
                .ok_or_else(|| Failure(tr!("chart-cli-periods", name = code)))?,
            None => Periods::All,
        };
        let theme = match &self.theme {
            Some(path) => theme_file::read(path).map_err(|error| Failure(error.text()))?,
            None => Theme::default(),
        };
        let dpi = match self.dpi {
            Some(number) => Some(
                Dpi::ALL
                    .into_iter()
                    .find(|dpi| dpi.number() == number)
                    .ok_or_else(|| Failure(tr!("chart-cli-dpi", dpi = number.to_string())))?,
            ),
            None => None,
        };
        let lettering = match self.text {
            Letters::Named => Lettering::Named,
            Letters::Embedded => Lettering::Embedded,
            Letters::Outlined => Lettering::Outlined,
        };
        Ok(Look {
            kind,
            from,
            to,
            at: read(&self.at)?,
            reckoning,
            periods,
            size: size(&self.size)?,
            theme,
            quality: Quality { dpi, lettering },
        })
    }
}

impl Look {
    pub(super) fn spec(&self, indicators: Vec<IndicatorId>, units: Vec<UnitId>) -> Spec {
        Spec {
            from: self.from,
            to: self.to,
            at: self.at,
            reckoning: self.reckoning,
            periods: self.periods,
            size: self.size,
            kind: self.kind,
            ..Spec::new(indicators, units)
        }
    }
}

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}

pub(super) fn period(text: &str) -> Result<Period, Failure> {
    Period::parse(text).ok_or_else(|| Failure(tr!("chart-cli-bad-period", period = text)))
}

fn size(text: &str) -> Result<Size, Failure> {
    let side = |text: &str| -> Option<f64> {
        let side: f64 = text.trim().replace(',', ".").parse().ok()?;
        (2.0..=100.0).contains(&side).then_some(side)
    };
    match folded(text).as_str() {
        "half" => Ok(Size::HALF),
        "column" => Ok(Size::COLUMN),
        "page" => Ok(Size::PAGE),
        "slide" => Ok(Size::SLIDE),
        other => other
            .split_once(['x', '×'])
            .and_then(|(width, height)| {
                Some(Size::Centimetres { width: side(width)?, height: side(height)? })
            })
            .ok_or_else(|| Failure(tr!("chart-cli-size", name = text))),
    }
}

/// The level of this name, in the interface's language or in English.
pub(super) fn level(workspace: &Workspace, text: &str) -> Result<Level, Failure> {
    let levels = [
        (Level::Municipality, "municipality"),
        (Level::Area, "area"),
        (Level::Unit, "unit"),
        (Level::Team, "team"),
    ];
    let wanted = folded(text);
    levels
        .into_iter()
        .find(|(level, code)| {
            let own = workspace.level_name(*level);
            let own = own
                .is_some_and(|own| [&own.one, &own.many].map(|one| folded(one)).contains(&wanted));
            own || wanted == *code || wanted == folded(&usual_level_name(*level))
        })
        .map(|(level, _)| level)
        .ok_or_else(|| {
            let names: Vec<String> = levels
                .iter()
                .map(|(level, code)| format!("{code} ({})", level_name(workspace, *level)))
                .collect();
            Failure(tr!("charts-level", name = text, names = names.join(", ")))
        })
}

/// The units of a level below some units, these included.
pub(super) fn units_at(workspace: &Workspace, below: &[UnitId], level: Level) -> Vec<UnitId> {
    let mut found = Vec::new();
    for unit in below.iter().flat_map(|unit| workspace.subtree(*unit)) {
        let fits = workspace.unit(unit).is_some_and(|unit| unit.level == level);
        if fits && !found.contains(&unit) {
            found.push(unit);
        }
    }
    found
}

/// Whether a unit has a number for any of the indicators.
pub(super) fn has_numbers(workspace: &Workspace, indicators: &[IndicatorId], unit: UnitId) -> bool {
    indicators.iter().any(|indicator| {
        let slots = workspace.series(SeriesKey { indicator: *indicator, unit });
        slots.iter().any(|slot| slot.current.value.number().is_some())
    })
}

/// The units to compare with that are not drawn already.
pub(super) fn compared(
    workspace: &Workspace,
    wanted: &[String],
    indicators: &[IndicatorId],
    drawn: &[UnitId],
) -> Result<Vec<UnitId>, Failure> {
    let mut found = Vec::new();
    for name in wanted {
        if !name.is_empty() {
            found.push(find_unit(workspace, name)?.id);
            continue;
        }
        let benchmarks: Vec<UnitId> = workspace
            .units()
            .filter(|unit| unit.level == Level::Benchmark)
            .map(|unit| unit.id)
            .collect();
        if benchmarks.is_empty() {
            return Err(Failure(tr!("chart-cli-compare")));
        }
        found.extend(
            benchmarks.into_iter().filter(|unit| has_numbers(workspace, indicators, *unit)),
        );
    }
    found.retain(|unit| !drawn.contains(unit));
    Ok(found)
}
