//! Draws an indicator's development.
//!
//! Exit code 0: the figure was written. 1: it was written, but there was no number to show, and
//! the figure says so. 2: a name, period or path that cannot be used; nothing is written.

use std::path::{Path, PathBuf};

use super::{Answer, Failure, Outcome};
use crate::chart::{Figure, Spec};
use crate::domain::{Indicator, IndicatorId, OrgUnit, Period, UnitId, Workspace};
use crate::scene::Format;
use crate::{analysis, store, tr};

/// Names this like one another are offered instead of an unknown one.
const LIKENESS: f64 = 0.7;
/// The most names offered.
const MOST_NAMES: usize = 5;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Chart {
    /// The board (.tavle) to draw from
    pub file: PathBuf,
    /// Name of the indicator
    #[arg(long, value_name = "NAME")]
    pub indicator: String,
    /// Name of a unit, or Area/Unit; may be repeated. Without it: the municipality, or where it
    /// has no figures the units of the highest level that has
    #[arg(long = "unit", value_name = "NAME")]
    pub units: Vec<String>,
    /// First period shown: 2015, 2015/16, 2015-T2, 2015-Q3, 2015-05
    #[arg(long, value_name = "PERIOD")]
    pub from: Option<String>,
    /// Last period shown
    #[arg(long, value_name = "PERIOD")]
    pub to: Option<String>,
    /// Where to write the figure; the ending says what kind: .svg or .png
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

impl Chart {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let format = Format::of(&self.out)
            .ok_or_else(|| Failure(tr!("chart-cli-bad-extension", path = shown(&self.out))))?;
        let from = self.from.as_deref().map(period).transpose()?;
        let to = self.to.as_deref().map(period).transpose()?;
        if let (Some(first), Some(last)) = (from, to)
            && first > last
        {
            let (first, last) = (first.code(), last.code());
            return Err(Failure(tr!("chart-cli-turned-periods", from = first, to = last)));
        }
        let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        let indicator = find_indicator(&workspace, &self.indicator)?;
        let units = if self.units.is_empty() {
            default_units(&workspace, indicator.id)
        } else {
            let mut units = Vec::new();
            for name in &self.units {
                let id = find_unit(&workspace, name)?.id;
                if !units.contains(&id) {
                    units.push(id);
                }
            }
            units
        };
        let spec = Spec { from, to, ..Spec::new(vec![indicator.id], units) };
        let figure = Figure::new(&workspace, &spec);
        let bytes = match format {
            Format::Svg => figure.to_svg().into_bytes(),
            Format::Png => figure.to_png().map_err(|error| Failure(error.text()))?,
        };
        fs_err::write(&self.out, bytes).map_err(|error| {
            let why = std::error::Error::source(&error)
                .map_or_else(|| error.to_string(), ToString::to_string);
            Failure(tr!("chart-cli-write", path = shown(&self.out), why = why))
        })?;
        if figure.has_numbers() {
            return Ok(Outcome::Fine);
        }
        let name = indicator.title();
        eprintln!("{}", tr!("chart-cli-no-figures", name = name, path = shown(&self.out)));
        Ok(Outcome::Finding)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn period(text: &str) -> Result<Period, Failure> {
    Period::parse(text).ok_or_else(|| Failure(tr!("chart-cli-bad-period", period = text)))
}

/// Letter case and the amount of space do not matter.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("«{name}»")).collect::<Vec<_>>().join(", ")
}

/// The message of an unknown name, with the known names most like it.
fn unknown(message: String, wanted: &str, known: impl Iterator<Item = String>) -> Failure {
    let wanted = folded(wanted);
    let mut near: Vec<(f64, String)> = known
        .map(|name| {
            let folded = folded(&name);
            let part = !wanted.is_empty() && folded.contains(&wanted);
            (if part { 1.0 } else { strsim::jaro_winkler(&wanted, &folded) }, name)
        })
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .collect();
    near.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
    near.dedup();
    near.truncate(MOST_NAMES);
    if near.is_empty() {
        return Failure(message);
    }
    let names: Vec<String> = near.into_iter().map(|(_, name)| name).collect();
    Failure(format!("{message} {}", tr!("chart-cli-nearest", names = quoted(&names))))
}

pub(super) fn find_indicator<'a>(
    workspace: &'a Workspace,
    name: &str,
) -> Result<&'a Indicator, Failure> {
    let wanted = folded(name);
    let by = |fits: &dyn Fn(&Indicator) -> bool| -> Vec<&'a Indicator> {
        workspace.indicators().filter(|one| fits(one)).collect()
    };
    let mut found = by(&|one| folded(&one.title()) == wanted);
    if found.is_empty() {
        found = by(&|one| {
            folded(&one.name) == wanted || one.aliases.iter().any(|alias| folded(alias) == wanted)
        });
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(unknown(
            tr!("chart-cli-no-indicator", name = name),
            name,
            workspace.indicators().map(Indicator::title),
        )),
        several => {
            let names: Vec<String> = several.iter().map(|one| one.title()).collect();
            Err(Failure(tr!("chart-cli-ambiguous", name = name, names = quoted(&names))))
        }
    }
}

/// "Oppvekst/Lia skole": the unit with all above it but the municipality.
fn path_name(workspace: &Workspace, id: UnitId) -> String {
    let names: Vec<&str> = workspace
        .path(id)
        .into_iter()
        .filter(|above| *above != Workspace::ROOT || id == Workspace::ROOT)
        .filter_map(|above| workspace.unit(above))
        .map(|unit| unit.name.as_str())
        .collect();
    names.join("/")
}

pub(super) fn find_unit<'a>(workspace: &'a Workspace, name: &str) -> Result<&'a OrgUnit, Failure> {
    let wanted = folded(name);
    let below = format!("/{wanted}");
    let by = |fits: &dyn Fn(&OrgUnit) -> bool| -> Vec<&'a OrgUnit> {
        workspace.units().filter(|one| fits(one)).collect()
    };
    let path = |one: &OrgUnit| folded(&path_name(workspace, one.id));
    let mut found = by(&|one| folded(&one.name) == wanted);
    if found.is_empty() {
        found = by(&|one| path(one) == wanted || path(one).ends_with(&below));
    }
    if found.is_empty() {
        found = by(&|one| one.aliases.iter().any(|alias| folded(alias) == wanted));
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(unknown(
            tr!("chart-cli-no-unit", name = name),
            name,
            workspace.units().map(|unit| unit.name.clone()),
        )),
        several => {
            let names: Vec<String> =
                several.iter().map(|one| path_name(workspace, one.id)).collect();
            Err(Failure(tr!("chart-cli-ambiguous", name = name, names = quoted(&names))))
        }
    }
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
