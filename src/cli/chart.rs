//! Draws an indicator's development.
//!
//! Exit code 0: the figure was written. 1: it was written, but there was no number to show, and
//! the figure says so, or its own title would tell a hidden number and another stands there. 2: a name, period or path that cannot be used; nothing is written.

use super::out::say_aside;
use std::path::{Path, PathBuf};

use super::chart_options::{ChartOptions, compared, level, shown, units_at};
use super::names::{find_indicator, find_unit};
use super::{Answer, Failure, Outcome};
use crate::chart::{Figure, Output, Spec};
use crate::domain::{IndicatorId, UnitId, Workspace};
use crate::{analysis, report, store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Chart {
    /// The board (.tavle) to draw from
    pub file: PathBuf,
    /// Name of the indicator; may be repeated
    #[arg(long = "indicator", value_name = "NAME", required = true)]
    pub indicators: Vec<String>,
    /// Name of a unit, or Area/Unit; may be repeated. Without it: the municipality, or where it
    /// has no figures the units of the highest level that has
    #[arg(long = "unit", value_name = "NAME")]
    pub units: Vec<String>,
    /// All units of this level (area, unit, team) below the units named, instead of these
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// A title to use instead of the proposed one
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    #[command(flatten)]
    pub options: ChartOptions,
    /// Where to write the figure; the ending says what kind: .svg, .png, .pdf or .xlsx
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

impl Chart {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let output = Output::of(&self.out)
            .ok_or_else(|| Failure(tr!("chart-cli-bad-extension", path = shown(&self.out))))?;
        let look = self.options.look()?;
        let opened = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        // A file goes where nobody knows.
        let workspace = report::without_hidden(&opened);
        let level = self.level.as_deref().map(|one| level(&workspace, one)).transpose()?;
        let mut indicators = Vec::new();
        for name in &self.indicators {
            let found = find_indicator(&workspace, name)?;
            if !indicators.contains(&found.id) {
                indicators.push(found.id);
            }
        }
        let Some(first) = indicators.first().and_then(|id| workspace.indicator(*id)) else {
            return Err(Failure(tr!("charts-none")));
        };
        let mut units: Vec<UnitId> = Vec::new();
        for name in &self.units {
            let id = find_unit(&workspace, name)?.id;
            if !units.contains(&id) {
                units.push(id);
            }
        }
        if let Some(level) = level {
            if units.is_empty() {
                units.push(Workspace::ROOT);
            }
            units = units_at(&workspace, &units, level);
        } else if units.is_empty() {
            units = default_units(&workspace, first.id);
        }
        units.extend(compared(&workspace, &self.options.compare, &indicators, &units)?);
        let spec = look.spec(indicators, units);
        // A title somebody has given this chart in the window is the board's.
        let own = || opened.chart_title(&spec.subject()).map(str::to_owned);
        let title = self.title.or_else(own);
        let mut spec = Spec { title, ..spec };
        let withheld = report::withhold_title(&opened, &mut spec);
        let figure = Figure::new(&workspace, &spec).with_theme(look.theme);
        let bytes = output.bytes(&figure, look.quality).map_err(|error| Failure(error.text()))?;
        write(&self.out, &bytes)?;
        if withheld {
            say_aside!("{}", tr!("withheld-title"));
        }
        if figure.has_numbers() {
            return Ok(if withheld { Outcome::Finding } else { Outcome::Fine });
        }
        let name = first.title();
        say_aside!("{}", tr!("chart-cli-no-figures", name = name, path = shown(&self.out)));
        Ok(Outcome::Finding)
    }
}

/// Writes a figure's file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs_err::write(path, bytes).map_err(|error| {
        let why = std::error::Error::source(&error)
            .map_or_else(|| error.to_string(), ToString::to_string);
        Failure(tr!("chart-cli-write", path = shown(path), why = why))
    })
}

/// The municipality where it has figures, else the units of the highest level that have, else
/// those to compare with; the municipality again where nobody has, for the figure to say so.
fn default_units(workspace: &Workspace, indicator: IndicatorId) -> Vec<UnitId> {
    let mut units = analysis::nearest_with_figures(workspace, Workspace::ROOT, &[indicator]);
    if units.is_empty() {
        units = analysis::benchmarks_with_figures(workspace, &[indicator]);
    }
    if units.is_empty() {
        units.push(Workspace::ROOT);
    }
    units
}
