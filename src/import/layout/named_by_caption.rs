//! What stands right above a table and says nothing else is a part of what it counts, where its own heads only say how
//! many: "Teknologi og industrifag" over "Antall elever".

use std::collections::BTreeSet;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::captions::caption;
use super::name_sorts::{is_document, is_survey};
use super::pool::Pool;
use super::prose::is_prose;
use crate::domain::Period;
use crate::import::facts::{Fact, FileReading, SheetReading, TableReading};
use crate::import::lexicon::{lexicon, norm};

/// Files with more facts, or more tables, are not searched.
const MOST_FACTS: usize = 50_000;
const MOST_TABLES: usize = 400;
/// Most words of a name that only says how many of whom there are: "Antall elever, Vg1".
const FEW_WORDS: usize = 3;
/// Fewest figures by which a table without a text above it is the same as one with.
const FEWEST: usize = 4;
/// Shortest name, in bytes, that a caption may be said to name again.
const SHORTEST: usize = 4;
/// What a fraction of one is in per cent.
const HUNDREDFOLD: f64 = 100.0;
/// What the importer puts between a name and the part of it that a caption says.
const OVER: &str = " – ";

/// A table that is called by what stands above it.
struct Called {
    sheet: usize,
    table: usize,
    /// What its figures are called so far.
    before: ArcStr,
    name: ArcStr,
}

/// Names the figures of such tables.
pub(super) fn name(reading: &mut FileReading, pool: &mut Pool) {
    let tables: usize = reading.sheets.iter().map(|sheet| sheet.tables.len()).sum();
    let captioned = reading.sheets.iter().flat_map(|sheet| &sheet.tables);
    if reading.facts.len() > MOST_FACTS
        || tables > MOST_TABLES
        || captioned.filter_map(over).next().is_none()
    {
        return;
    }
    let parted = parted_by_captions(reading);
    // Neighbours mostly share their name, which then stands at one place in memory.
    let mut before = None;
    let mut named: FxHashSet<String> = FxHashSet::default();
    for name in reading.facts.iter().filter_map(|fact| fact.indicator.as_ref()) {
        if before.replace(name.as_ptr()) != Some(name.as_ptr()) {
            named.insert(norm(name));
        }
    }
    let mut called: Vec<Called> = Vec::new();
    for (sheet, own) in reading.sheets.iter().enumerate() {
        for (table, one) in own.tables.iter().enumerate() {
            let found = name_of(reading, (sheet, own), one, &parted, &named);
            if let Some((before, name)) = found {
                called.push(Called { sheet, table, before, name: pool.share(&name) });
            }
        }
    }
    let alike: Vec<Called> = called.iter().flat_map(|one| alike(reading, one)).collect();
    for one in called.iter().chain(&alike) {
        let Some(range) = range_of(reading, one) else { continue };
        for fact in &mut reading.facts {
            if fact.sheet == one.sheet
                && range.contains(fact.place)
                && fact.indicator.as_ref() == Some(&one.before)
            {
                fact.indicator = Some(one.name.clone());
            }
        }
    }
}

fn range_of(reading: &FileReading, one: &Called) -> Option<crate::import::grid::Area> {
    Some(reading.sheets.get(one.sheet)?.tables.get(one.table)?.range)
}

/// What a caption says of a table, where it may be a part of a name.
fn over(table: &TableReading) -> Option<String> {
    // A point behind it makes no sentence of it.
    let text = table.caption.as_deref()?.trim_end().trim_end_matches('.');
    let name = caption(text).filter(|_| !is_prose(text))?;
    let words = lexicon();
    let says_else = is_survey(&name)
        || is_document(&name)
        || words.is_nameless(&name)
        || words.perspective(&name).is_some()
        || words.names_area(&name)
        || words.column(&name).is_some()
        || words.kind(&name).is_some()
        || words.is_total(&name)
        || name.chars().any(|sign| sign.is_ascii_digit());
    (!says_else && name.starts_with(char::is_uppercase)).then_some(name)
}

/// Names that have captions behind them already: tables of the same sheet that would clash were told apart so.
fn parted_by_captions(reading: &FileReading) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for (sheet, own) in reading.sheets.iter().enumerate() {
        for table in &own.tables {
            let Some(name) = over(table) else { continue };
            let end = format!("{OVER}{name}");
            let base = facts_of(reading, sheet, table)
                .next()
                .and_then(|fact| fact.indicator.as_deref()?.strip_suffix(&end));
            out.extend(base.map(str::to_owned));
        }
    }
    out
}

fn facts_of<'r>(
    reading: &'r FileReading,
    sheet: usize,
    table: &'r TableReading,
) -> impl Iterator<Item = &'r Fact> {
    let inside = move |fact: &&Fact| fact.sheet == sheet && table.range.contains(fact.place);
    reading.facts.iter().filter(inside)
}

/// The name of a table's figures so far, and what its caption makes of it.
fn name_of(
    reading: &FileReading,
    (sheet, own): (usize, &SheetReading),
    table: &TableReading,
    parted: &BTreeSet<String>,
    named: &FxHashSet<String>,
) -> Option<(ArcStr, String)> {
    let said = over(table)?;
    let mut facts = facts_of(reading, sheet, table);
    let first = facts.next()?;
    let before = first.indicator.clone()?;
    let level = norm(&said);
    let says = |name: &Option<ArcStr>| {
        name.as_deref().is_some_and(|name| {
            let name = norm(name);
            name.contains(&level) || name.len() >= SHORTEST && level.contains(&name)
        })
    };
    let known = |fact: &Fact| says(&fact.unit) || says(&fact.area) || says(&fact.dimension);
    let all = facts.all(|fact| fact.indicator.as_ref() == Some(&before) && !known(fact));
    if !all || known(first) || norm(&before).contains(&level) || level.contains(&norm(&before)) {
        return None;
    }
    // "Ikke mobbet de siste månedene" is what another table of the workbook counts.
    if named.contains(&level) {
        return Some((before, said));
    }
    let by_sheet = || norm(&own.grid.name).contains(&norm(&before)) && own.tables.len() > 1;
    let part = parted.contains(before.as_str())
        || counts_only(&before) && said.split(' ').count() > 1
        || by_sheet() && said.split(' ').count() > FEW_WORDS;
    let name = format!("{before}{OVER}{said}");
    part.then_some((before, name))
}

/// "Antall elever", "Personer": how many of whom, which the table's heads say and nothing more.
fn counts_only(name: &str) -> bool {
    let level = norm(name);
    let mut words = level.split(' ');
    let counted = words.next().is_some_and(|first| ["antall", "antal", "tal"].contains(&first));
    counted && level.split(' ').count() <= FEW_WORDS
        || words.next().is_none() && super::names::is_countable(name)
}

/// Tables of the same sheet without a text above them that have the very figures of one with, or these as fractions of
/// one: the same again.
fn alike(reading: &FileReading, one: &Called) -> Vec<Called> {
    let Some(own) = reading.sheets.get(one.sheet) else { return Vec::new() };
    let figures = |table: &TableReading,
                   times: f64|
     -> BTreeSet<(Option<ArcStr>, Option<Period>, u64)> {
        facts_of(reading, one.sheet, table)
            .filter(|fact| fact.indicator.as_ref() == Some(&one.before))
            .filter_map(|fact| Some((fact.unit.clone(), fact.period, shown(fact.value? * times))))
            .collect()
    };
    let Some(table) = own.tables.get(one.table) else { return Vec::new() };
    let wanted = figures(table, 1.0);
    if wanted.len() < FEWEST {
        return Vec::new();
    }
    let others = own.tables.iter().enumerate().filter(|(at, other)| {
        *at != one.table
            && other.caption.is_none()
            && (figures(other, 1.0) == wanted || figures(other, HUNDREDFOLD) == wanted)
    });
    let called = |(table, _): (usize, &TableReading)| Called {
        sheet: one.sheet,
        table,
        before: one.before.clone(),
        name: one.name.clone(),
    };
    others.map(called).collect()
}

/// A number by its first twelve digits: 0,878 in per cent and 87,8 differ in the last of them.
fn shown(value: f64) -> u64 {
    let digits = format!("{value:.11e}");
    digits.parse::<f64>().unwrap_or(value).to_bits()
}
