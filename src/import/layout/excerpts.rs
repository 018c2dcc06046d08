//! "Figur 2" beside a table: some of its figures once more, sorted for a chart, under no name of their own.

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::Period;
use crate::import::facts::{CellReading, CellRole, Fact, FactKind, FileReading, TableReading};
use crate::import::lexicon::is_one_of;
use crate::tr;

/// Fewest different numbers that are no chance.
const FEWEST: usize = 4;
/// Most numbers of a table that others are held against.
const MOST: usize = 20_000;
/// Most tables of a workbook that are held against each other.
const MOST_TABLES: usize = 60;
/// Most words of a name that may end with what it is there for.
const LONGEST_NAME: usize = 3;

/// Whose a number is and of when, and the number itself.
type Said = (Option<String>, Option<Period>, FactKind, u64);

/// Sets aside the tables that only say again what a larger one says, beside them or on another sheet.
pub fn set_aside(reading: &mut FileReading) {
    for sheet in 0..reading.sheets.len() {
        for (excerpt, from) in excerpts(reading, sheet) {
            leave_out(reading, sheet, excerpt, &from);
        }
    }
}

/// Tables of a sheet that are excerpts, each with where its source begins.
fn excerpts(reading: &FileReading, sheet: usize) -> Vec<(usize, String)> {
    let Some(own_sheet) = reading.sheets.get(sheet) else { return Vec::new() };
    let mut out = Vec::new();
    let all = reading.sheets.iter().map(|sheet| sheet.tables.len()).sum();
    if !(2..=MOST_TABLES).contains(&all) {
        return out;
    }
    let for_charts = draws(&own_sheet.grid.name);
    let drawn = |table: &TableReading| {
        for_charts || [&table.title, &table.caption].into_iter().flatten().any(|title| draws(title))
    };
    for (at, table) in own_sheet.tables.iter().enumerate().filter(|(_, table)| drawn(table)) {
        let own: Vec<&Fact> = of(reading, sheet, table).collect();
        let numbers: BTreeSet<u64> = own.iter().filter_map(|fact| bits(fact)).collect();
        if numbers.len() < FEWEST || own.iter().any(|fact| fact.unit.is_none()) {
            continue;
        }
        let holds = |of_sheet: usize, source: &TableReading| {
            let all: Vec<&Fact> = of(reading, of_sheet, source).take(MOST + 1).collect();
            // A sheet of charts may draw every figure of another under a name of its own; under the same name they are the
            // same figures anyway. Of two tables of a sheet the larger is the source.
            let name = |facts: &[&Fact]| facts.first().and_then(|fact| fact.indicator.clone());
            let larger = of_sheet == sheet || name(&all) == name(&own);
            let fewest = own.len() + usize::from(larger);
            (fewest..=MOST).contains(&all.len()) && says_all(&all, &own)
        };
        let beside = own_sheet.tables.iter().enumerate();
        let beside = beside.filter(|(other, _)| *other != at);
        let source = beside.map(|(_, source)| (sheet, source)).find(|(of, one)| holds(*of, one));
        // Two sheets of charts say nothing of each other.
        let source = source.or_else(|| {
            let others = reading.sheets.iter().enumerate();
            let others = others.filter(|(of, other)| *of != sheet && !draws(&other.grid.name));
            let mut tables =
                others.flat_map(|(of, other)| other.tables.iter().map(move |one| (of, one)));
            tables.find(|(of, one)| holds(*of, one))
        });
        let Some((of_sheet, source)) = source else { continue };
        let place = source.range.first.name();
        let named = reading.sheets.get(of_sheet).filter(|_| of_sheet != sheet);
        out.push((at, named.map_or(place.clone(), |other| format!("{}!{place}", other.grid.name))));
    }
    out
}

/// Whether a title or a sheet's name says that what follows is there for a chart: "Figur 2", "graf turnover", "Tall til
/// diagram".
fn draws(title: &str) -> bool {
    const WORDS: [&str; 9] =
        ["figur", "figurer", "figure", "diagram", "graf", "grafer", "chart", "charts", "fig"];
    let words: Vec<&str> =
        title.split([' ', '.', ':', '_', '-']).filter(|word| !word.is_empty()).collect();
    let drawn = |word: Option<&&str>| word.is_some_and(|word| is_one_of(word, &WORDS));
    drawn(words.first()) || words.len() <= LONGEST_NAME && drawn(words.last())
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

fn leave_out(reading: &mut FileReading, at: usize, excerpt: usize, from: &str) {
    let Some(sheet) = reading.sheets.get_mut(at) else { return };
    let why: ArcStr = tr!("why-duplicate", table = from.to_owned()).into();
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
