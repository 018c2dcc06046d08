//! Writes a table of a board: a unit's måltavle or utviklingstrekk, or the units below it.
//!
//! Numbers others may not see are left out, whoever asks: a file goes where nobody knows.
//! Exit code 0: written. 1: written, but there was nothing to show. 2: nothing is written.

use super::out::say_aside;
use std::path::PathBuf;

use super::chart_options::{period, shown};
use super::names::find_unit;
use super::{Answer, Failure, Outcome};
use crate::analysis;
use crate::report::sheet::{self, Sheet};
use crate::report::tables::{TableKind, table_of};
use crate::{store, tr};

/// Which table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Kind {
    /// Indicators with targets and their status
    Maltavle,
    /// Indicators that are only followed
    Utviklingstrekk,
    /// The units below, one row each
    Enheter,
}

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Table {
    /// The board (.tavle) to read
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// Which table
    #[arg(long, value_enum)]
    pub kind: Kind,
    /// Name of the unit, or Area/Unit
    #[arg(long, value_name = "NAME")]
    pub unit: String,
    /// The period looked at: 2015, 2015/16, 2015-T2; without it the latest
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// With "enheter": only units of this kind (skole, barnehage)
    #[arg(long, value_name = "KIND")]
    pub only: Option<String>,
    /// Where to write it; the ending says what kind: .xlsx or .csv
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
}

impl Table {
    /// Carries the command out.
    ///
    /// # Errors
    /// What could not be read or written.
    pub fn run(self) -> Answer {
        let ending = self.out.extension().and_then(|one| one.to_str()).map(str::to_lowercase);
        let write: fn(&Sheet) -> Result<Vec<u8>, String> = match ending.as_deref() {
            Some("xlsx") => sheet::to_xlsx,
            Some("csv") => |sheet| Ok(sheet::to_csv(sheet)),
            _ => return Err(Failure(tr!("cli-table-bad-ending", path = shown(&self.out)))),
        };
        let wanted = self.period.as_deref().map(period).transpose()?;
        let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        let unit = find_unit(&workspace, &self.unit)?.id;
        let period = wanted.or_else(|| analysis::latest_period(&workspace));
        let Some(period) = period else {
            return Err(Failure(tr!("cli-table-no-figures", path = shown(&self.file))));
        };
        let kind = match self.kind {
            Kind::Maltavle => TableKind::Scorecard,
            Kind::Utviklingstrekk => TableKind::Trends,
            Kind::Enheter => TableKind::Units,
        };
        let made = table_of(&workspace, kind, unit, period, self.only.as_deref());
        let bytes = write(&made)
            .map_err(|why| Failure(tr!("chart-cli-write", path = shown(&self.out), why = why)))?;
        fs_err::write(&self.out, bytes).map_err(|error| {
            let why = std::error::Error::source(&error)
                .map_or_else(|| error.to_string(), ToString::to_string);
            Failure(tr!("chart-cli-write", path = shown(&self.out), why = why))
        })?;
        if made.rows.is_empty() {
            say_aside!("{}", tr!("cli-table-empty", path = shown(&self.out)));
            return Ok(Outcome::Finding);
        }
        Ok(Outcome::Fine)
    }
}
