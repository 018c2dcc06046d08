//! Percentages shown a hundred times too large: 8.1 typed into a cell that is formatted as per
//! cent is shown as 810 %. Asked about, never mended.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::doubt_fact;
use crate::import::facts::{About, Fact, FileReading, Question};
use crate::import::grid::Content;
use crate::import::layout::pool::Pool;
use crate::import::number::scaled;
use crate::text::number::in_full;
use crate::tr;

/// A stored number from here on, shown as 200 %, may have been meant as per cent already.
const LARGE: f64 = 2.0;

/// How many times the others of its indicator such a number must be, where there are others.
const FAR: f64 = 6.0;

/// A sheet's indicator.
type Counted<'f> = (usize, Option<&'f ArcStr>);

/// Asks, once a sheet, about typed percentages that are shown a hundred times too large. Answers
/// with the positions of the facts asked about.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) -> FxHashSet<usize> {
    let mut asked: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut typed: BTreeMap<Counted<'_>, Vec<(usize, f64)>> = BTreeMap::new();
    for (at, fact) in reading.facts.iter().enumerate() {
        if let Some(stored) = stored(reading, fact) {
            typed.entry((fact.sheet, fact.indicator.as_ref())).or_default().push((at, stored));
        }
    }
    for ((sheet, _), numbers) in typed {
        let mut small: Vec<f64> =
            numbers.iter().map(|(_, stored)| *stored).filter(|stored| *stored < LARGE).collect();
        small.sort_by(f64::total_cmp);
        let middle = small.get(small.len() / 2).copied().unwrap_or(0.0);
        let large = numbers.len() - small.len();
        if large == 0 {
            continue;
        }
        // Where most are so, those below one are as well: 0.9 among 8.1 and 7.9.
        let most = large > small.len();
        let meant = numbers
            .iter()
            .filter(|(_, stored)| most || *stored >= LARGE && *stored >= middle * FAR);
        asked.entry(sheet).or_default().extend(meant.map(|(at, _)| *at));
    }
    let mut all = FxHashSet::default();
    for (sheet, mut facts) in asked.into_iter().filter(|(_, facts)| !facts.is_empty()) {
        facts.sort_unstable();
        let mut cells = Vec::with_capacity(facts.len());
        let (mut said, mut options) = (None, Vec::new());
        for at in facts {
            let Some(value) = reading.facts.get(at).and_then(|fact| fact.value) else { continue };
            let Some(bare) = reading.facts.get(at).and_then(|fact| stored(reading, fact)) else {
                continue;
            };
            let text =
                tr!("question-shown-hundredfold", value = in_full(value), meant = in_full(bare));
            if said.is_none() {
                options = vec![in_full(value), in_full(bare)];
                said = Some(text.clone());
            }
            if let Some(fact) = reading.facts.get_mut(at) {
                doubt_fact(fact, &text, &mut reading.sheets, pool);
                cells.push(fact.place);
                all.insert(at);
            }
        }
        let Some(text) = said else { continue };
        let text = match cells.len() {
            0 | 1 => text,
            count => tr!("question-and-more", text = text, count = count - 1),
        };
        let about = About::Value;
        reading.questions.push(Question { sheet, cells, range: None, about, text, options });
    }
    all
}

/// The number typed into a cell that shows it as per cent, where that made the fact's value.
fn stored(reading: &FileReading, fact: &Fact) -> Option<f64> {
    if fact.measure.as_deref() != Some("%") || !fact.raw.contains('%') {
        return None;
    }
    let cell = reading.sheets.get(fact.sheet)?.grid.cell(fact.place)?;
    match cell.content {
        Content::Number(stored) if !cell.formula && stored > 0.0 => {
            (fact.value == Some(scaled(stored))).then_some(stored)
        }
        _ => None,
    }
}
