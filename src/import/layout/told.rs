//! "indicator_name | Proportion of youth not in education": what a sheet of metadata says of the others.

use std::sync::Arc;

use super::dated;
use super::pool::Pool;
use crate::import::facts::{About, FileReading};
use crate::import::grid::{Content, Place, Sheet};
use crate::import::header;
use crate::import::lexicon::{Normed, normed};
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
pub(super) fn indicator(metadata: &[Named]) -> Option<String> {
    said(metadata, &NAMES).filter(|name| name.contains(' '))
}

/// The one place that sheets about the others say they cover.
pub(super) fn coverage(metadata: &[Named]) -> Option<String> {
    said(metadata, &PLACES).filter(|place| crate::import::places::is_place(place))
}

/// What stands beside one of the words of metadata, and that word, levelled.
pub(super) struct Named {
    word: Normed,
    name: String,
}

/// What sheets about the others name, all in the order they stand.
pub(super) fn named(sheets: &[Arc<Sheet>]) -> Vec<Named> {
    let mut out = Vec::new();
    if sheets.len() < 2 {
        return out;
    }
    for sheet in sheets.iter().filter(|sheet| sheet.cells.len() <= MOST_CELLS) {
        for (place, cell) in &sheet.cells {
            let Content::Text(label) = &cell.content else { continue };
            if label.len() > LONGEST || !may_be_metadata(label) {
                continue;
            }
            let word = normed(label);
            if !NAMES.contains(&&*word) && !PLACES.contains(&&*word) {
                continue;
            }
            let beside = sheet.cell(Place::new(place.row, place.column + 1));
            let Some(Content::Text(name)) = beside.map(|cell| &cell.content) else { continue };
            out.push(Named { word, name: header::tidy(name) });
        }
    }
    out
}

/// Whether a text begins as one of the words of metadata does; most do not.
fn may_be_metadata(text: &str) -> bool {
    // By this bit small letters differ from capitals.
    const SMALL: u8 = 0x20;
    let Some([first, second]) = text.as_bytes().first_chunk() else { return false };
    matches!(&[first | SMALL, second | SMALL], b"in" | b"na" | b"no" | b"ge" | b"co")
}

/// The one name that stands beside any of these words; `None` where two do.
fn said(metadata: &[Named], words: &[&str]) -> Option<String> {
    let mut names = metadata.iter().filter(|named| words.contains(&&*named.word));
    let first = &names.next()?.name;
    names.all(|other| other.name == *first).then(|| first.clone())
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
