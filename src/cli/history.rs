//! Tells the history of an indicator's values: who gave what, when and from where.

use super::out::say;
use std::path::PathBuf;

use jiff::civil::Date;

use super::names::{find_indicator, find_unit};
use super::{Answer, Failure, Outcome};
use crate::analysis::history::{Changed, as_it_was, between, end_of_day, steps};
use crate::domain::{Observation, Provenance, SeriesKey, Workspace};
use crate::text::{marks_text, moment_text, period_name, value_with_measure};
use crate::{store, tr};

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct History {
    /// The board
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// The indicator
    #[arg(long, value_name = "NAME", required_unless_present = "compare")]
    pub indicator: Option<String>,
    /// The unit
    #[arg(long, value_name = "NAME", required_unless_present = "compare")]
    pub unit: Option<String>,
    /// Only what was there at the end of this day (2016-09-12)
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// What changed from the end of one day to the end of another
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with = "at")]
    pub compare: Option<Vec<String>>,
}

impl History {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or found.
    pub fn run(self) -> Answer {
        let board = store::read_board(&self.file).map_err(|error| Failure(error.text()))?;
        let workspace = board.workspace;
        if let Some(days) = &self.compare {
            return compare(&workspace, days);
        }
        let then = match &self.at {
            Some(day) => {
                as_it_was(&workspace, end_of(day)?).map_err(|refusal| Failure(refusal.text()))?
            }
            None => workspace,
        };
        let (Some(indicator), Some(unit)) = (&self.indicator, &self.unit) else {
            return Ok(Outcome::Fine);
        };
        let indicator = find_indicator(&then, indicator)?;
        let unit = find_unit(&then, unit)?;
        let series = SeriesKey { indicator: indicator.id, unit: unit.id };
        say!("{}", tr!("cli-history-title", name = indicator.title(), unit = &unit.name));
        let steps = steps(&then, series);
        if steps.is_empty() {
            say!("{}", tr!("cli-history-none"));
            return Ok(Outcome::Finding);
        }
        let mut period = None;
        for step in &steps {
            if period != Some(step.key) {
                period = Some(step.key);
                say!("\n{}", period_name(step.key.period));
            }
            let value = value_with_measure(indicator, step.observation.value);
            let sign = if step.current { "*" } else { " " };
            say!("  {sign} {value}  {}", told(&then, step.observation));
        }
        Ok(Outcome::Fine)
    }
}

/// "foreløpig · 12.09.2016 14.32 · Økonomi · Åsen skole.xlsx, ark «Ark1», celle C17: «9,4»"
#[must_use]
pub fn told(workspace: &Workspace, one: &Observation) -> String {
    let by = if one.by.is_empty() { tr!("cli-history-nobody") } else { one.by.to_string() };
    let from = match one.provenance {
        Provenance::Typed => tr!("cli-history-typed"),
        Provenance::Cell(place) => {
            let source = workspace.source(place.source);
            let file = source.map(|source| source.file.clone()).unwrap_or_default();
            let sheet = source.and_then(|source| source.sheets.get(usize::from(place.sheet)));
            let (sheet, cell) = (sheet.cloned().unwrap_or_default(), place.cell_name());
            tr!("trend-from-sheet", file = file, sheet = sheet, cell = cell, raw = &*one.raw)
        }
    };
    let parts = [marks_text(one.marks), moment_text(one.at), by, from];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn compare(workspace: &Workspace, days: &[String]) -> Answer {
    let [from, to] = days else { return Err(Failure(tr!("cli-history-two-days"))) };
    let (first, last) = (end_of(from)?, end_of(to)?);
    if first > last {
        return Err(Failure(tr!("cli-history-two-days")));
    }
    let changed = between(workspace, first, last);
    say!("{}", tr!("cli-history-changed", count = changed.len(), from = from, to = to));
    for Changed { key, before, after } in &changed {
        let (Some(indicator), Some(unit)) =
            (workspace.indicator(key.series.indicator), workspace.unit(key.series.unit))
        else {
            continue;
        };
        let value = |one: &Option<Observation>| {
            one.as_ref()
                .map_or_else(|| "–".to_owned(), |one| value_with_measure(indicator, one.value))
        };
        let period = period_name(key.period);
        let (name, unit) = (indicator.title(), &unit.name);
        say!("  {unit} · {name} · {period}: {} → {}", value(before), value(after));
    }
    Ok(Outcome::Fine)
}

/// The last second of a day, local time.
fn end_of(day: &str) -> Result<i64, Failure> {
    let wrong = || Failure(tr!("cli-history-no-day", day = day));
    let date: Date = day.parse().map_err(|_| wrong())?;
    end_of_day(date).ok_or_else(wrong)
}
