//! "Hovedalternativet", "Lav vekst", "Høy vekst": sheets that say different things of the same, each in its own way.

use arcstr::ArcStr;
use rustc_hash::FxHashMap;

use super::ids;
use super::pool::Pool;
use crate::domain::Period;
use crate::import::facts::{Fact, FactKind, FileReading};
use crate::import::header;
use crate::import::lexicon::{lexicon, normed};
use crate::import::places::is_place;

/// Sheets of which each may be an alternative; a workbook of more is something else.
const MOST_SHEETS: usize = 12;
/// Files with more facts are not searched.
const MOST_FACTS: usize = 50_000;
/// Words the name of a unit may have.
const MOST_WORDS_OF_UNIT: usize = 4;
/// Figures two sheets must have in common.
const FEWEST: usize = 8;

/// What a figure is of, by where its names lie: the facts of a workbook share them.
type Of = ([usize; 3], Option<Period>);

/// Tells figures of the same apart by the sheets they stand in, where those are called by what is assumed or counted
/// and systematically differ: half of the forecasts ("Lav vekst" and "Høy vekst"), or nearly all of the results ("Tabell
/// fylker" and "Lengde kryssystem"). Each is a figure of its own, and none of them wrong.
pub(super) fn tell_apart(reading: &mut FileReading, pool: &mut Pool) {
    if !(2..=MOST_SHEETS).contains(&reading.sheets.len()) || reading.facts.len() > MOST_FACTS {
        return;
    }
    for kind in [FactKind::Forecast, FactKind::Result] {
        let mut told = told_apart(reading, kind, pool);
        if told.len() < 2 {
            continue;
        }
        // Of results the first sheet's are those the others are beside; "Lesing", "Regning" and "Engelsk" are beside each
        // other.
        let alike = told.len() >= 3 && told.iter().all(|(_, name)| !name.contains(' '));
        if kind == FactKind::Result && !alike {
            told.remove(0);
        }
        for fact in reading.facts.iter_mut().filter(|fact| fact.kind == kind) {
            let Some((_, name)) = told.iter().find(|(at, _)| *at == fact.sheet) else { continue };
            fact.dimension = Some(match &fact.dimension {
                Some(split) => pool.share(&format!("{split}, {name}")),
                None => name.clone(),
            });
        }
    }
}

/// The sheets of such figures, each with what it is called.
fn told_apart(reading: &FileReading, kind: FactKind, pool: &mut Pool) -> Vec<(usize, ArcStr)> {
    let of_kind = |fact: &&Fact| fact.kind == kind && fact.value.is_some() && fact.unit.is_some();
    if !share_an_indicator(reading.facts.iter().filter(of_kind)) {
        return Vec::new();
    }
    let mut by_sheet: Vec<FxHashMap<Of, f64>> = vec![FxHashMap::default(); reading.sheets.len()];
    for fact in reading.facts.iter().filter(of_kind) {
        if let (Some(own), Some(value)) = (by_sheet.get_mut(fact.sheet), fact.value) {
            own.insert(of(fact), value);
        }
    }
    if by_sheet.iter().filter(|own| own.len() >= FEWEST).count() < 2 {
        return Vec::new();
    }
    let named = |at: usize| {
        let name = reading.sheets.get(at).map(|sheet| sheet.grid.name.clone());
        name.filter(|name| may_tell(name))
    };
    // A typing error or two would not touch nearly all of them.
    let enough = |different: usize, both: usize| match kind {
        FactKind::Forecast => different * 2 >= both,
        _ => different * 10 >= both * 9,
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
            && enough(different, both.len())
    };
    let sheets = 0..reading.sheets.len();
    let beside = |one: usize| {
        sheets.clone().any(|other| other != one && named(other).is_some() && differ(one, other))
    };
    sheets
        .clone()
        .filter(|one| beside(*one))
        .filter_map(|one| Some((one, pool.share(&header::tidy(&named(one)?)))))
        .collect()
}

/// Whether figures of two sheets are of one indicator: most workbooks count something else in each, and nothing more
/// need be kept of their figures.
fn share_an_indicator<'f>(facts: impl Iterator<Item = &'f Fact>) -> bool {
    let mut sheet_of: FxHashMap<usize, usize> = FxHashMap::default();
    let mut last = None;
    for fact in facts {
        let indicator = ids::place(fact.indicator.as_ref());
        if last == Some((fact.sheet, indicator)) {
            continue;
        }
        last = Some((fact.sheet, indicator));
        if *sheet_of.entry(indicator).or_insert(fact.sheet) != fact.sheet {
            return true;
        }
    }
    false
}

fn of(fact: &Fact) -> Of {
    let at = |name: &Option<ArcStr>| name.as_ref().map_or(0, |name| name.as_ptr().addr());
    ([at(&fact.unit), at(&fact.indicator), at(&fact.dimension)], fact.period)
}

/// Words of what was said before or after of the same.
const VERSIONS: [&str; 16] = [
    "kopi", "copy", "gammel", "gamle", "gammal", "ny ", "nye ", "korr", "revid", "forel",
    "endelig", "versjon", "utkast", "backup", "rett", "orig",
];

/// Whether a sheet's name may be what is assumed: it says something, and not when or that it is a copy.
fn may_tell(name: &str) -> bool {
    let head = header::read(name);
    // On "Borg skole" a copied title may name another unit: whose the figures are is to be asked.
    let of_unit = (lexicon().unit_score(name) > 0 || is_place(name) || lexicon().names_area(name))
        && name.split(' ').count() <= MOST_WORDS_OF_UNIT
        && !normed(name).starts_with("tabell");
    let name = name.to_lowercase();
    !of_unit && !lexicon().is_nameless(&name)
        && !head.has_period()
        // "Budsjett" and "Regnskap" say different things of what the figures are.
        && head.kind.is_none()
        && !VERSIONS.iter().any(|word| name.contains(word))
        && !name.ends_with(')')
}
