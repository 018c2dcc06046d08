//! A sheet about the others: "Metadata" with "tidspunkt | 2023-12-31" on a line.

use std::collections::BTreeSet;

use super::super::pool::Pool;
use super::super::view::whole;
use crate::domain::Period;
use crate::import::facts::FileReading;
use crate::import::grid::{Content, Place, Sheet};
use crate::import::header;
use crate::import::lexicon::{is_one_of, norm};
use crate::tr;

/// Sheets with more cells hold figures of their own.
const MOST_CELLS: usize = 60;
/// What such a sheet calls the time its figures are from; when they were saved is another.
const WHEN: [&str; 11] = [
    "tidspunkt",
    "periode",
    "år",
    "årstall",
    "rapportår",
    "rapporteringsår",
    "gjelder",
    "gjelder for",
    "per dato",
    "period",
    "vintage",
];

/// The questions it answers, of these.
pub fn date(reading: &mut FileReading, asked: &[usize], pool: &mut Pool) -> BTreeSet<usize> {
    let mut told = (0..reading.sheets.len()).filter_map(|at| {
        // How many objects there are in all may stand there too.
        let figures = reading.facts.iter().filter(|fact| fact.sheet == at).count();
        let holds_figures = figures > if is_called_so(reading, at) { FEW } else { 0 };
        let sheet = reading.sheets.get(at).filter(|_| !holds_figures)?;
        Some((period_told(&sheet.grid)?, sheet.grid.name.clone()))
    });
    // Two that tell are two opinions.
    let Some((period, name)) = told.next().filter(|_| told.next().is_none()) else {
        return BTreeSet::new();
    };
    let why = pool.share(&tr!("why-period-told", period = period.bokmaal(), sheet = name));
    let mut answered = BTreeSet::new();
    for at in asked {
        let Some(question) = reading.questions.get(*at) else { continue };
        let text = question.text.clone();
        let inside = super::facts_of(reading, question);
        let undated = |at: &usize| reading.facts.get(*at).is_some_and(|fact| fact.period.is_none());
        if inside.iter().all(undated) {
            super::give(reading, &inside, period, &text, &why);
            answered.insert(*at);
        }
    }
    answered
}

/// Figures that a sheet called "Metadata" may hold beside what it tells.
const FEW: usize = 3;

/// Whether a sheet is called by telling about others.
fn is_called_so(reading: &FileReading, at: usize) -> bool {
    const NAMES: [&str; 6] = ["metadata", "info", "informasjon", "om", "lesmeg", "information"];
    reading.sheets.get(at).is_some_and(|sheet| is_one_of(&sheet.grid.name, &NAMES))
}

/// The one period a small sheet names beside a word for it.
fn period_told(sheet: &Sheet) -> Option<Period> {
    if sheet.cells.len() > MOST_CELLS {
        return None;
    }
    let mut found = BTreeSet::new();
    for (place, cell) in &sheet.cells {
        let Content::Text(label) = &cell.content else { continue };
        let label = norm(label.trim_end_matches(':'));
        if !WHEN.contains(&label.as_str()) {
            continue;
        }
        let beside = Place::new(place.row, place.column + 1);
        found.extend(sheet.cell(beside).and_then(|cell| period_in(&cell.content)));
    }
    (found.len() == 1).then(|| found.pop_first()).flatten()
}

fn period_in(content: &Content) -> Option<Period> {
    match content {
        Content::Text(text) => {
            let head = header::read(text);
            head.period.filter(|_| !head.loose && head.name.is_empty())
        }
        Content::Number(value) => whole(*value).and_then(Period::year),
        Content::Date(year, month, day) => Period::date(i32::from(*year), *month, *day),
        _ => None,
    }
}
