//! Finds a number or a text anywhere in a board: where it stands now and where it stood before.
//!
//! Exit code 0: found. 1: not found. 2: the board cannot be read.

use super::out::{say, say_aside};
use std::path::PathBuf;

use super::{Answer, Failure, Outcome};
use crate::analysis::find;
use crate::text::{number, period_name};
use crate::{store, tr};

/// The most hits printed.
const MOST: usize = 1000;

/// Arguments of the command.
#[derive(Debug, clap::Args)]
pub struct Find {
    /// The board (.tavle) to search
    #[arg(value_name = "FILE.tavle")]
    pub file: PathBuf,
    /// A number as people write it (9,4), or a text
    #[arg(value_name = "TEXT|NUMBER", allow_hyphen_values = true)]
    pub wanted: String,
}

impl Find {
    /// Carries the command out.
    ///
    /// # Errors
    /// When the board cannot be opened.
    pub fn run(self) -> Answer {
        let workspace = store::open(&self.file).map_err(|error| Failure(error.text()))?;
        let meant = crate::import::number::read(&self.wanted);
        let meant = meant.filter(|one| one.high.is_none()).map(|one| one.value);
        let wanted = find::Wanted { text: &self.wanted, number: meant };
        let hits = find::find(&workspace, &wanted, MOST + 1);
        for hit in hits.iter().take(MOST) {
            let indicator = workspace.indicator(hit.series.indicator);
            let title = indicator.map(crate::domain::Indicator::title).unwrap_or_default();
            let unit = workspace.unit(hit.series.unit).map_or("", |unit| unit.name.as_str());
            let place = [unit, &title].into_iter().filter(|part| !part.is_empty());
            let place = place.collect::<Vec<_>>().join(", ");
            let when = match hit.when {
                find::When::Period(period) => period_name(period),
                find::When::Target(year) => tr!("board-target", year = year.to_string()),
                find::When::Never => String::new(),
            };
            let earlier = if hit.earlier { tr!("cli-find-earlier") } else { String::new() };
            let said = hit.said.text(number::in_full);
            let parts = [place, when, said, hit.from.clone(), earlier];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            say!("{}", parts.join(" · "));
        }
        if hits.is_empty() {
            say_aside!("{}", tr!("cli-find-none", wanted = &self.wanted));
            return Ok(Outcome::Finding);
        }
        if hits.len() > MOST {
            say_aside!("{}", tr!("cli-find-more", count = MOST));
        }
        Ok(Outcome::Fine)
    }
}
