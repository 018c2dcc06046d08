//! Imports the bundled example workbooks and opens the window on them; without a display, or
//! when a folder is asked for, writes what the window would show.

use super::out::{say, say_aside};
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
use crate::{report, store, tr};

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
                say_aside!("styringstavle: {}", tr!("cli-demo-no-display", folder = FOLDER));
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
    let seen = report::without_hidden(workspace);
    for (indicator, units) in charts(&seen) {
        let Some(held) = workspace.indicator(indicator) else { continue };
        let figure = Figure::new(&seen, &Spec::new(vec![indicator], units));
        let name = file_name(&held.title());
        put(&format!("{name}.svg"), figure.to_svg().as_bytes())?;
        put(&format!("{name}.png"), &figure.to_png().map_err(|error| Failure(error.text()))?)?;
        titles.push(format!("{name}: {}", figure.title));
    }
    if let Some(diagram) = seen.diagrams().next() {
        let drawn = crate::diagram::scene(&seen, diagram);
        for format in [Format::Svg, Format::Png] {
            let bytes = format.bytes(&drawn).map_err(|_| Failure(tr!("model-too-large")))?;
            put(&format!("modell.{}", format.ending()), &bytes)?;
        }
    }
    put("rapport.txt", told(workspace, plan, &titles).as_bytes())?;
    say!("{}", tr!("cli-demo-written", folder = folder.display().to_string()));
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

fn told(workspace: &Workspace, plan: &Plan, titles: &[String]) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        BoxId, Change, Diagram, DiagramBox, DiagramId, FigureKind, Indicator, Marks, Observation,
        OrgUnit, Period, Provenance, Rect, SeriesKey, SlotKey, Value,
    };

    fn record(indicator: u32, unit: u32, year: i32, value: f64) -> Change {
        let series = SeriesKey { indicator: IndicatorId(indicator), unit: UnitId(unit) };
        let period = Period::year(year).expect("a year");
        let observation = Observation {
            value: Value::Number(value),
            marks: Marks::NONE,
            provenance: Provenance::Typed,
            raw: "".into(),
            note: "".into(),
            at: 0,
            by: "".into(),
        };
        Change::Record { key: SlotKey { series, period, kind: FigureKind::Result }, observation }
    }

    #[test]
    fn nothing_in_the_folder_but_the_board_itself_tells_a_hidden_number() {
        let mut held = Workspace::new("Eksempel kommune");
        let mut changes = Vec::new();
        for (place, name) in ["Lia skole", "Åsen skole", "Furulia skole"].into_iter().enumerate() {
            let unit = OrgUnit::new(
                UnitId(u32::try_from(place).unwrap_or_default() + 2),
                Some(Workspace::ROOT),
                name,
                Level::Unit,
            );
            changes.push(Change::AddUnit { unit, place });
        }
        changes.push(Change::AddIndicator(Indicator::new(IndicatorId(1), "Ansatte")));
        changes.push(Change::AddIndicator(Indicator {
            persons: Some(IndicatorId(1)),
            decimals: 2,
            ..Indicator::new(IndicatorId(2), "Sykefravær")
        }));
        let rates = [(2, 3.0, 37.31), (3, 40.0, 41.73), (4, 30.0, 52.94)];
        for (unit, staff, rate) in rates {
            for year in [2015, 2016] {
                changes.push(record(1, unit, year, staff));
                changes.push(record(2, unit, year, rate + f64::from(year - 2016)));
            }
        }
        let mut model = Diagram::new(DiagramId(1), "Modell");
        let mut one = DiagramBox::new(BoxId(1), Rect::new(0.0, 0.0, 200.0, 90.0), "Nærvær");
        one.indicators = vec![IndicatorId(2)];
        one.subtitle = "Lia er på 37,31".to_owned();
        model.boxes.insert(BoxId(1), one);
        changes.push(Change::AddDiagram(model));
        held.apply(Change::Batch(changes)).expect("a board");
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(write(folder.path(), &held, &Plan::default()), Ok(Outcome::Fine));
        let mut read = String::new();
        for file in std::fs::read_dir(folder.path()).expect("a folder").flatten() {
            let path = file.path();
            let ending = path.extension().and_then(|one| one.to_str()).unwrap_or_default();
            if matches!(ending, "svg" | "txt") {
                read += &std::fs::read_to_string(path).expect("text");
            }
        }
        assert!(read.contains("52,94") && read.contains("Nærvær"), "something is shown");
        for secret in ["37,31", "36,31"] {
            assert!(!read.contains(secret), "{secret}");
        }
    }
}
