//! Sheets that say nothing of their unit but are called by it, as their sisters show: one sheet for
//! each unit of a workbook.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::shape::Pool;
use crate::domain::Period;
use crate::import::facts::{About, FileReading};
use crate::import::header;
use crate::import::lexicon::{lexicon, norm};

/// So many sheets of one layout are a set.
const ENOUGH: usize = 3;
/// Files with more sheets are not searched.
const MOST_SHEETS: usize = 400;

/// What a sheet's facts say together.
struct Sheet {
    at: usize,
    name: String,
    unit: Unit,
    /// What is counted, and when.
    indicators: BTreeSet<String>,
    periods: BTreeSet<Period>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    /// All facts have the sheet's own name for their unit.
    Sheet,
    /// None has a unit.
    None,
    Other,
}

/// Gives sheets that name no unit their own name for it, where sheets with the same indicators and
/// periods stand beside them under names of the same kind.
pub fn name_units(reading: &mut FileReading, pool: &mut Pool) {
    if reading.sheets.len() < ENOUGH || reading.sheets.len() > MOST_SHEETS {
        return;
    }
    let unnamed = |at: usize| {
        let mut facts = reading.facts.iter().filter(|fact| fact.sheet == at).peekable();
        facts.peek().is_some() && facts.all(|fact| fact.unit.is_none())
    };
    if !(0..reading.sheets.len()).any(unnamed) {
        return;
    }
    let sheets: Vec<Sheet> =
        (0..reading.sheets.len()).filter_map(|at| summed_up(reading, at)).collect();
    let mut named: Vec<(usize, String)> = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.unit == Unit::None) {
        let sisters: Vec<&Sheet> = sheets
            .iter()
            .filter(|other| other.unit != Unit::Other && alike(sheet, other))
            .collect();
        let distinct: BTreeSet<String> = sisters.iter().map(|other| norm(&other.name)).collect();
        let shown = sisters.iter().filter(|other| other.unit == Unit::Sheet).count();
        if sisters.len() < ENOUGH || distinct.len() < sisters.len() || !may_be_unit(&sheet.name) {
            continue;
        }
        // One sister that is shown to be a unit tells what the names are.
        if shown > 0 || sisters.iter().all(|other| may_be_unit(&other.name)) {
            named.push((sheet.at, sheet.name.clone()));
        }
    }
    for (at, name) in named {
        let unit: Arc<str> = pool.share(&name);
        for fact in reading.facts.iter_mut().filter(|fact| fact.sheet == at) {
            fact.unit = Some(unit.clone());
        }
        reading.questions.retain(|question| question.sheet != at || question.about != About::Unit);
    }
}

fn summed_up(reading: &FileReading, at: usize) -> Option<Sheet> {
    let name = header::tidy(&reading.sheets.get(at)?.grid.name);
    let facts: Vec<_> = reading.facts.iter().filter(|fact| fact.sheet == at).collect();
    if facts.is_empty() {
        return None;
    }
    let own = norm(&name);
    let units = each_once(facts.iter().filter_map(|fact| fact.unit.as_ref()));
    let unit = if units.is_empty() {
        Unit::None
    } else if facts.iter().all(|fact| fact.unit.is_some())
        && units.iter().all(|unit| norm(unit) == own)
    {
        Unit::Sheet
    } else {
        Unit::Other
    };
    let indicators = each_once(facts.iter().filter_map(|fact| fact.indicator.as_ref()));
    let indicators = indicators.into_iter().map(|indicator| norm(indicator)).collect();
    let mut periods = BTreeSet::new();
    let mut last = None;
    for period in facts.iter().filter_map(|fact| fact.period) {
        if last.replace(period) != Some(period) {
            periods.insert(period);
        }
    }
    Some(Sheet { at, name, unit, indicators, periods })
}

/// Texts that facts share, those that lie in one place once.
fn each_once<'f>(texts: impl Iterator<Item = &'f Arc<str>>) -> Vec<&'f Arc<str>> {
    let mut seen = FxHashSet::default();
    let mut out: Vec<&Arc<str>> = Vec::new();
    for text in texts {
        let again = out.last().is_some_and(|last| Arc::ptr_eq(last, text));
        if !again && seen.insert(text.as_ptr()) {
            out.push(text);
        }
    }
    out
}

/// Whether two sheets count the same in the same periods, mostly.
fn alike(one: &Sheet, other: &Sheet) -> bool {
    let most = |shared: usize, one: usize, other: usize| shared * 10 >= one.max(other) * 7;
    let indicators = one.indicators.intersection(&other.indicators).count();
    let periods = one.periods.intersection(&other.periods).count();
    one.indicators.len() > 1
        && most(indicators, one.indicators.len(), other.indicators.len())
        && most(periods, one.periods.len(), other.periods.len())
}

/// Whether a sheet's name can be a unit's: words, and no period, result area, sum or indicator.
fn may_be_unit(name: &str) -> bool {
    let head = header::read(name);
    let words = lexicon();
    !head.has_period()
        && head.kind.is_none()
        && name.starts_with(char::is_uppercase)
        && name.chars().filter(|c| c.is_alphabetic()).count() >= 2
        && !words.is_nameless(name)
        && !words.is_board(name)
        && words.perspective(name).is_none()
        && !words.is_total(name)
        && !words.is_dimension(name)
        && words.column(name).is_none()
        && words.unit_score(name) >= words.indicator_score(name)
}
