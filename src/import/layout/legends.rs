//! What the signs of each sheet mean, as its texts say, and those cells that say so in two: ":" beside "Ikke
//! rapportert".

use std::collections::BTreeSet;
use std::rc::Rc;

use rustc_hash::FxHashSet;

use super::view;
use crate::import::grid::{Cell, Content, Place, Sheet, is_blank};
use crate::import::lexicon::trimmed;
use crate::import::number;
use crate::import::remembered::Remembered;
use crate::import::symbol::Legend;

/// Longest text a legend is sought in.
const LONGEST_LEGEND: usize = 2_000;

thread_local! {
    /// The signs each text explains.
    static TOLD: Remembered<Rc<Legend>> = Remembered::default();
}

/// The signs each sheet explains; what one leaves out, the others' words fill.
pub(super) fn legends<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> Vec<Legend> {
    let mut all = Legend::default();
    let own: Vec<Legend> = sheets
        .map(|sheet| {
            let legend = of_sheet(sheet);
            all.fill_from(&legend);
            legend
        })
        .collect();
    own.into_iter()
        .map(|mut legend| {
            legend.fill_from(&all);
            legend
        })
        .collect()
}

/// The signs a sheet explains itself.
fn of_sheet(sheet: &Sheet) -> Legend {
    let mut legend = Legend::default();
    let mut seen = FxHashSet::default();
    let mut signs = FxHashSet::default();
    for cell in sheet.cells.kinds() {
        let Content::Text(text) = &cell.content else { continue };
        if (4..=LONGEST_LEGEND).contains(&text.len())
            && may_explain(text)
            && seen.insert(view::address(text))
        {
            legend.fill_from_text(&TOLD.with(|told| {
                told.get(text, || {
                    let mut alone = Legend::default();
                    alone.learn(text);
                    Rc::new(alone)
                })
            }));
        }
        if text.len() <= LONGEST_LONE
            // Figures written as text are many, and no sign begins so.
            && !text.starts_with(|first: char| first.is_ascii_digit())
            && Legend::is_sign(text)
        {
            signs.insert(view::address(text));
        }
    }
    if !signs.is_empty() {
        let is_sign = |cell: &Cell| match &cell.content {
            Content::Text(text) => {
                text.len() <= LONGEST_LONE && signs.contains(&view::address(text))
            }
            _ => false,
        };
        let places = sheet.cells.iter().filter(|(_, cell)| is_sign(cell)).map(|(place, _)| place);
        let lone = places.filter(|place| is_beside_words(sheet, *place)).take(MOST_LONE);
        in_two_cells(sheet, lone.collect(), &mut legend);
    }
    legend
}

/// A sheet with more signs beside words is a list of remarks, and not looked through.
const MOST_LONE: usize = 400;

/// Bytes of the longest sign with a cell of its own, with a space around it.
const LONGEST_LONE: usize = 6;

/// Whether a text has words and one of the signs a legend may explain, or a number and what it means.
fn may_explain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Signs that are no single byte begin with the first of three.
    let may_be_sign = |byte: &u8| matches!(byte, b'.' | b':' | b'-' | b'*' | b'=' | 0xe2);
    let spaced = bytes.contains(&b' ') || bytes.contains(&0xa0);
    spaced
        && (bytes.iter().any(may_be_sign) && text.contains(['.', ':', '-', '–', '*', '→', '='])
            || bytes.first().is_some_and(u8::is_ascii_digit) && text.contains("betyr"))
}

/// A cell's text, where it holds one and more than spaces.
fn text(sheet: &Sheet, place: Place) -> Option<&str> {
    match &sheet.cell(place)?.content {
        Content::Text(text) => Some(text.as_str()).filter(|text| !is_blank(text)),
        _ => None,
    }
}

fn is_empty(sheet: &Sheet, place: Place) -> bool {
    let blank = |cell: &Cell| matches!(&cell.content, Content::Text(text) if is_blank(text));
    sheet.cell(place).is_none_or(blank)
}

/// Whether nothing stands left of a sign, and words alone right of it.
fn is_beside_words(sheet: &Sheet, place: Place) -> bool {
    let right = |steps: u32| Place::new(place.row, place.column.saturating_add(steps));
    let words = text(sheet, right(1))
        .is_some_and(|words| words.chars().filter(|sign| sign.is_alphabetic()).nth(2).is_some());
    let left = place.column.checked_sub(1).map(|column| Place::new(place.row, column));
    words
        && left.is_none_or(|left| {
            is_empty(sheet, left) && !sheet.merges.iter().any(|merge| merge.contains(left))
        })
        && is_empty(sheet, right(2))
}

/// Signs below each other, each with its words beside it, are a legend and part of no table.
fn in_two_cells(sheet: &Sheet, mut lone: Vec<Place>, legend: &mut Legend) {
    lone.sort_unstable_by_key(|place| (place.column, place.row));
    let below = |one: &Place, next: &Place| one.column == next.column && one.row + 1 == next.row;
    for run in lone.chunk_by(below) {
        if let Some(first) = run.first() {
            let rows: Vec<u32> = run.iter().map(|place| place.row).collect();
            take_in_run(sheet, first.column, &rows, legend);
        }
    }
}

/// Takes in signs that stand right below each other, if they are a legend.
fn take_in_run(sheet: &Sheet, column: u32, rows: &[u32], legend: &mut Legend) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let signs: BTreeSet<&str> = rows
        .iter()
        .filter_map(|row| text(sheet, Place::new(*row, column)))
        .map(str::trim)
        .collect();
    // A sign that stands there twice is what figures are missing, with a remark on each.
    if signs.len() < rows.len() {
        return;
    }
    let beside = |row: &u32| {
        Some((text(sheet, Place::new(*row, column))?, text(sheet, Place::new(*row, column + 1))?))
    };
    let mut found = Legend::default();
    if !rows
        .iter()
        .filter_map(beside)
        .fold(false, |any, (sign, words)| found.explain(sign, words) | any)
    {
        return;
    }
    let above = first.checked_sub(1).map(|row| Place::new(row, column));
    let ends = |place: Place| match sheet.cell(place).map(|cell| &cell.content) {
        Some(Content::Text(text)) => number::read(text).is_none() && !Legend::is_sign(text),
        Some(_) => false,
        None => true,
    };
    // Right below a figure, or above one, signs stand in its place.
    if !above.is_none_or(ends) || !ends(Place::new(last.saturating_add(1), column)) {
        return;
    }
    legend.fill_from_text(&found);
    let mut top = *first;
    while let Some(above) = top.checked_sub(1)
        && text(sheet, Place::new(above, column)).is_some_and(is_heading)
        && text(sheet, Place::new(above, column + 1)).is_none_or(is_heading)
    {
        top = above;
    }
    for row in top..=*last {
        for place in [Place::new(row, column), Place::new(row, column + 1)] {
            if sheet.cell(place).is_some() {
                legend.hold(place);
            }
        }
    }
}

/// Whether a text heads a legend or one of its two columns.
fn is_heading(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "tegn",
        "tegnforklaring",
        "tegnforklaringer",
        "teikn",
        "teiknforklaring",
        "symbol",
        "symboler",
        "forklaring",
        "forklaringer",
        "betydning",
        "tyding",
        "merke",
        "kode",
        "legend",
        "symbols",
        "meaning",
    ];
    let text = trimmed(text).trim_end_matches(':').to_lowercase();
    WORDS.contains(&text.as_str())
}
