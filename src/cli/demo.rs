//! Imports the bundled example workbooks and opens the window on them; without a display, or
//! when a folder is asked for, writes what the window would show.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::counts;
use super::names::file_name;
use super::{Answer, Failure, Outcome, import_report};
use crate::app::{self, Opening, RunError, Start};
use crate::chart::{Figure, Spec};
use crate::domain::{IndicatorId, Level, UnitId, Workspace};
use crate::import::example::example_workspace;
use crate::import::plan::Plan;
use crate::progress::Progress;
use crate::scene::Format;
use crate::{analysis, store, tr};

/// Where the demonstration is written, when no folder is named.
const FOLDER: &str = "demo-out";
/// The most charts written.
const MOST_CHARTS: usize = 6;
/// The most lines in one chart.
const MOST_LINES: usize = 5;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Demo {
    /// Write charts, model, report and project file to this folder instead of opening the window
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How the window is drawn: auto, wgpu, cpu or glow
    #[arg(long, value_name = "NAME", default_value = "auto")]
    pub renderer: String,
}

impl Demo {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the example cannot be made, or neither shown nor written.
    pub fn run(self) -> Answer {
        let renderer = self
            .renderer
            .parse()
            .map_err(|_| Failure(tr!("run-unknown-renderer", name = &self.renderer)))?;
        let (workspace, plan) =
            example_workspace(&Progress::default()).map_err(|error| Failure(error.text()))?;
        if let Some(folder) = &self.out {
            return write(folder, &workspace, &plan);
        }
        let opening = Opening::Example(Arc::new(workspace.clone()));
        match app::run(Start { opening, renderer }) {
            Ok(()) => Ok(Outcome::Fine),
            Err(RunError::NoDisplay(_)) => {
                eprintln!("styringstavle: {}", tr!("cli-demo-no-display", folder = FOLDER));
                write(Path::new(FOLDER), &workspace, &plan)
            }
            Err(error) => Err(Failure(error.text())),
        }
    }
}

/// Writes the board, some charts, the model and a report.
fn write(folder: &Path, workspace: &Workspace, plan: &Plan) -> Answer {
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs_err::write(&path, bytes).map_err(|error| failure(&path, &error))
    };
    fs_err::create_dir_all(folder).map_err(|error| failure(folder, &error))?;
    store::save(&folder.join("eksempel.tavle"), workspace).map_err(|e| Failure(e.text()))?;
    let mut titles = Vec::new();
    let seen = analysis::without_hidden(workspace);
    for (indicator, units) in charts(&seen) {
        let Some(held) = workspace.indicator(indicator) else { continue };
        let figure = Figure::new(&seen, &Spec::new(vec![indicator], units));
        let name = file_name(&held.title());
        put(&format!("{name}.svg"), figure.to_svg().as_bytes())?;
        put(&format!("{name}.png"), &figure.to_png().map_err(|error| Failure(error.text()))?)?;
        titles.push(format!("{name}: {}", figure.title));
    }
    if let Some(diagram) = workspace.diagrams().next() {
        let drawn = crate::diagram::scene(workspace, diagram);
        for format in [Format::Svg, Format::Png] {
            let bytes = format.bytes(&drawn).map_err(|_| Failure(tr!("model-too-large")))?;
            put(&format!("modell.{}", format.ending()), &bytes)?;
        }
    }
    put("rapport.txt", report(workspace, plan, &titles).as_bytes())?;
    println!("{}", tr!("cli-demo-written", folder = folder.display().to_string()));
    Ok(Outcome::Fine)
}

fn failure(path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display().to_string();
    Failure(tr!("cli-demo-cannot-write", path = path, why = error.to_string()))
}

/// The indicators most units have figures for, each with some of its units.
fn charts(workspace: &Workspace) -> Vec<(IndicatorId, Vec<UnitId>)> {
    let mut found: Vec<(usize, IndicatorId, Vec<UnitId>)> = workspace
        .indicators()
        .map(|indicator| {
            let mut series: Vec<_> = workspace
                .series_of(indicator.id)
                .map(|(key, slots)| {
                    let numbers =
                        slots.iter().filter(|slot| slot.current.value.number().is_some()).count();
                    (key.unit, numbers)
                })
                .filter(|(_, numbers)| *numbers > 1)
                .collect();
            let values = series.iter().map(|(_, numbers)| numbers).sum();
            // The municipality and its areas first, then the longest series.
            series.sort_by_key(|(unit, numbers)| {
                let level = workspace.unit(*unit).map_or(Level::Unit, |unit| unit.level);
                (level, std::cmp::Reverse(*numbers), *unit)
            });
            let units = series.into_iter().map(|(unit, _)| unit).take(MOST_LINES).collect();
            (values, indicator.id, units)
        })
        .filter(|(values, ..)| *values > 0)
        .collect();
    found.sort_by_key(|(values, id, _)| (std::cmp::Reverse(*values), *id));
    found.into_iter().take(MOST_CHARTS).map(|(_, id, units)| (id, units)).collect()
}

fn report(workspace: &Workspace, plan: &Plan, titles: &[String]) -> String {
    let name = workspace.unit(Workspace::ROOT).map_or("", |root| root.name.as_str());
    let lines = [
        tr!("cli-demo-report-title", name = name),
        tr!("cli-demo-report-invented"),
        String::new(),
        counts(workspace),
        String::new(),
        tr!("cli-demo-report-charts"),
    ];
    let charts = titles.iter().map(|title| format!("  {title}"));
    let import = [String::new(), tr!("cli-demo-report-import"), import_report::text(plan)];
    lines.into_iter().chain(charts).chain(import).collect::<Vec<_>>().join("\n")
}
