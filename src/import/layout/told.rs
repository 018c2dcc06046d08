//! "indicator_name | Proportion of youth not in education": what a sheet of metadata says of the others.

use std::sync::Arc;

use super::dated;
use super::pool::Pool;
use crate::import::facts::{About, FileReading};
use crate::import::grid::{Content, Place, Sheet};
use crate::import::header;
use crate::import::lexicon::normed;
use crate::tr;

/// Sheets with more cells hold figures of their own.
const MOST_CELLS: usize = 400;
/// Longest text looked at as what something is called.
const LONGEST: usize = 40;
/// What such a sheet calls the name of what is counted.
const NAMES: [&str; 6] = [
    "indicator name",
    "indicator title",
    "indikatornavn",
    "indikatornamn",
    "name of indicator",
    "nom de l indicateur",
];

/// What it calls the place they are all of.
const PLACES: [&str; 5] = [
    "national geographical coverage",
    "geographical coverage",
    "geographic coverage",
    "geografisk dekning",
    "couverture geographique",
];

/// The one name that sheets about the others give to what is counted; `None` where they give two, or there are no
/// others.
pub(super) fn indicator(sheets: &[Arc<Sheet>]) -> Option<String> {
    said(sheets, &NAMES).filter(|name| name.contains(' '))
}

/// The one place that sheets about the others say they cover.
pub(super) fn coverage(sheets: &[Arc<Sheet>]) -> Option<String> {
    said(sheets, &PLACES).filter(|place| crate::import::places::is_place(place))
}

fn said(sheets: &[Arc<Sheet>], keys: &[&str]) -> Option<String> {
    if sheets.len() < 2 {
        return None;
    }
    let mut found: Option<String> = None;
    for sheet in sheets.iter().filter(|sheet| sheet.cells.len() <= MOST_CELLS) {
        for (place, cell) in &sheet.cells {
            let Content::Text(label) = &cell.content else { continue };
            // Most texts begin otherwise, or are longer than any of these.
            let Some([first, second]) = label.as_bytes().first_chunk() else { continue };
            let begins = |key: &&str| {
                key.as_bytes().first_chunk().is_some_and(|[one, other]| {
                    one.eq_ignore_ascii_case(first) && other.eq_ignore_ascii_case(second)
                })
            };
            if label.len() > LONGEST || !keys.iter().any(begins) {
                continue;
            }
            let label = normed(&label.replace('_', " "));
            if !keys.contains(&label.trim_end_matches(':')) {
                continue;
            }
            let beside = sheet.cell(Place::new(place.row, place.column + 1));
            let Some(Content::Text(name)) = beside.map(|cell| &cell.content) else { continue };
            let name = header::tidy(name);
            if found.as_ref().is_some_and(|other| *other != name) {
                return None;
            }
            found = Some(name);
        }
    }
    found
}

/// Gives figures of no place, in a sheet of places, to the whole the metadata name: a blank region is all of it.
pub(super) fn cover(reading: &mut FileReading, pool: &mut Pool) {
    let Some(name) = pool.coverage.clone() else { return };
    let name = pool.share(&name);
    let why = pool.share(&tr!("why-coverage", place = name.to_string()));
    let mut answered = Vec::new();
    for (at, question) in reading.questions.iter().enumerate() {
        let placed =
            reading.facts.iter().any(|fact| fact.sheet == question.sheet && fact.unit.is_some());
        if question.about == About::Unit && placed {
            answered.push((at, question.text.clone(), dated::facts_of(reading, question)));
        }
    }
    for (_, text, inside) in &answered {
        for at in inside {
            if let Some(fact) = reading.facts.get_mut(*at) {
                fact.unit.get_or_insert_with(|| name.clone());
            }
        }
        dated::settle(reading, inside, text, &why);
    }
    let mut at = 0;
    reading.questions.retain(|_| {
        at += 1;
        !answered.iter().any(|(answered, ..)| *answered == at - 1)
    });
}
