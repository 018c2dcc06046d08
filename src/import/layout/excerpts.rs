//! "Figur 2" beside a table: some of its figures once more, sorted for a chart, under no name of their own.

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::Period;
use crate::import::facts::{CellReading, CellRole, Fact, FactKind, FileReading, TableReading};
use crate::import::grid::Place;
use crate::tr;

/// Fewest different numbers that are no chance.
const FEWEST: usize = 4;
/// Most numbers of a table that others are held against.
const MOST: usize = 20_000;
/// Most tables of a sheet that are held against each other.
const MOST_TABLES: usize = 60;

/// Whose a number is and of when, and the number itself.
type Said = (Option<String>, Option<Period>, FactKind, u64);

/// Sets aside the tables that only say again what a larger one beside them says.
pub fn set_aside(reading: &mut FileReading) {
    for sheet in 0..reading.sheets.len() {
        for (excerpt, from) in excerpts(reading, sheet) {
            leave_out(reading, sheet, excerpt, from);
        }
    }
}

/// Tables of a sheet that are excerpts, each with the place its source begins in.
fn excerpts(reading: &FileReading, sheet: usize) -> Vec<(usize, Place)> {
    let Some(tables) = reading.sheets.get(sheet).map(|sheet| sheet.tables.as_slice()) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    if !(2..=MOST_TABLES).contains(&tables.len()) {
        return out;
    }
    for (at, table) in tables.iter().enumerate().filter(|(_, table)| draws(table)) {
        let own: Vec<&Fact> = of(reading, sheet, table).collect();
        let numbers: BTreeSet<u64> = own.iter().filter_map(|fact| bits(fact)).collect();
        if numbers.len() < FEWEST || own.iter().any(|fact| fact.unit.is_none()) {
            continue;
        }
        let source = tables.iter().enumerate().find(|(other, source)| {
            *other != at && {
                let all: Vec<&Fact> = of(reading, sheet, source).take(MOST + 1).collect();
                (own.len() + 1..=MOST).contains(&all.len()) && says_all(&all, &own)
            }
        });
        if let Some((_, source)) = source {
            out.push((at, source.range.first));
        }
    }
    out
}

/// Whether a table says by its title that it is there for a chart.
fn draws(table: &TableReading) -> bool {
    const WORDS: [&str; 6] = ["figur", "figure", "diagram", "graf", "chart", "fig"];
    [&table.title, &table.caption].into_iter().flatten().any(|title| {
        let first = title.split([' ', '.', ':']).next().unwrap_or_default().to_lowercase();
        WORDS.contains(&first.as_str())
    })
}

fn of<'r>(
    reading: &'r FileReading,
    sheet: usize,
    table: &'r TableReading,
) -> impl Iterator<Item = &'r Fact> {
    let here = move |fact: &&Fact| {
        fact.sheet == sheet && fact.value.is_some() && table.range.contains(fact.place)
    };
    reading.facts.iter().filter(here)
}

fn says_all(source: &[&Fact], own: &[&Fact]) -> bool {
    let mut names: FxHashMap<*const u8, Option<String>> = FxHashMap::default();
    let mut said = |fact: &Fact| -> Option<Said> {
        let unit = match &fact.unit {
            Some(unit) => names
                .entry(unit.as_ptr())
                .or_insert_with(|| Some(without_code(unit).to_lowercase()))
                .clone(),
            None => None,
        };
        Some((unit, fact.period, fact.kind, bits(fact)?))
    };
    let known: FxHashSet<Said> = source.iter().filter_map(|fact| said(fact)).collect();
    own.iter().all(|fact| said(fact).is_some_and(|said| known.contains(&said)))
}

fn bits(fact: &Fact) -> Option<u64> {
    fact.value.map(f64::to_bits)
}

/// "3301 Drammen" as "Drammen".
fn without_code(name: &str) -> &str {
    match name.split_once(' ') {
        Some((code, rest)) if code.len() >= 2 && code.bytes().all(|byte| byte.is_ascii_digit()) => {
            rest.trim()
        }
        _ => name.trim(),
    }
}

fn leave_out(reading: &mut FileReading, at: usize, excerpt: usize, from: Place) {
    let Some(sheet) = reading.sheets.get_mut(at) else { return };
    let why: ArcStr = tr!("why-duplicate", table = from.name()).into();
    let Some(table) = sheet.tables.get_mut(excerpt) else { return };
    table.layout_text = tr!("layout-duplicate");
    let range = table.range;
    let is_excerpt = |fact: &Fact| fact.sheet == at && range.contains(fact.place);
    for fact in reading.facts.iter().filter(|fact| is_excerpt(fact)) {
        let twice = CellReading { role: CellRole::Duplicate, why: Some(why.clone()) };
        sheet.roles.insert(fact.place, twice);
    }
    reading.facts.retain(|fact| !is_excerpt(fact));
    reading.questions.retain(|question| {
        let inside = question.sheet == at
            && (!question.cells.is_empty() || question.range.is_some())
            && question.cells.iter().all(|place| range.contains(*place))
            && question
                .range
                .is_none_or(|one| range.contains(one.first) && range.contains(one.last));
        !inside
    });
}
