//! "Hovedalternativet", "Lav vekst", "Høy vekst": sheets that foresee the same in different ways.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::header;
use crate::import::lexicon::lexicon;

/// Sheets of which each may be an alternative; a workbook of more is something else.
const MOST_SHEETS: usize = 12;
/// Figures two sheets must have in common.
const FEWEST: usize = 8;

/// What a foreseen figure is of, wherever it stands.
type Of = (Option<ArcStr>, Option<ArcStr>, Option<ArcStr>, Option<Period>);

/// Tells forecasts of the same apart by the sheets they stand in, where those are called by what is assumed and half
/// of their figures differ: each is an alternative, and none of them wrong.
pub(super) fn tell_apart(reading: &mut FileReading, pool: &mut Pool) {
    if !(2..=MOST_SHEETS).contains(&reading.sheets.len()) {
        return;
    }
    let foreseen = |fact: &&Fact| fact.kind == FactKind::Forecast && fact.value.is_some();
    let mut by_sheet: Vec<FxHashMap<Of, f64>> = vec![FxHashMap::default(); reading.sheets.len()];
    for fact in reading.facts.iter().filter(foreseen) {
        if let (Some(own), Some(value)) = (by_sheet.get_mut(fact.sheet), fact.value) {
            own.insert(of(fact), value);
        }
    }
    let named = |at: usize| {
        reading.sheets.get(at).map(|sheet| sheet.grid.name.clone()).filter(|name| may_tell(name))
    };
    let differ = |one: usize, other: usize| {
        let (Some(one), Some(other)) = (by_sheet.get(one), by_sheet.get(other)) else {
            return false;
        };
        let both: Vec<(f64, f64)> =
            one.iter().filter_map(|(of, value)| Some((*value, *other.get(of)?))).collect();
        let different = both.iter().filter(|(one, other)| one != other).count();
        both.len() >= FEWEST
            && both.len() * 2 >= one.len().min(other.len())
            && different * 2 >= both.len()
    };
    let sheets = 0..reading.sheets.len();
    let told: Vec<(usize, ArcStr)> = sheets
        .clone()
        .filter(|one| {
            sheets
                .clone()
                .any(|other| other != *one && differ(*one, other) && named(other).is_some())
        })
        .filter_map(|one| Some((one, pool.share(&header::tidy(&named(one)?)))))
        .collect();
    if told.len() < 2 {
        return;
    }
    for fact in &mut reading.facts {
        let Some((_, name)) = told.iter().find(|(at, _)| *at == fact.sheet) else { continue };
        if fact.kind == FactKind::Forecast {
            fact.dimension = Some(match &fact.dimension {
                Some(split) => pool.share(&format!("{split}, {name}")),
                None => name.clone(),
            });
        }
    }
}

fn of(fact: &Fact) -> Of {
    (fact.unit.clone(), fact.indicator.clone(), fact.dimension.clone(), fact.period)
}

/// Whether a sheet's name may be what is assumed: it says something, and not when or that it is a copy.
fn may_tell(name: &str) -> bool {
    let head = header::read(name);
    let copy = name.to_lowercase();
    !lexicon().is_nameless(name)
        && !head.has_period()
        && !copy.contains("kopi")
        && !copy.contains("copy")
        && !name.ends_with(')')
}
