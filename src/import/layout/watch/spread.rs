//! Figures far from their series: asked about one by one where they are few. Where many series of a sheet have one, its
//! figures go up and down by nature, and these are listed instead.

use std::collections::{BTreeMap, BTreeSet};

use super::{Member, doubt_fact};
use crate::domain::Period;
use crate::import::facts::{About, FileReading, Finding, Question};
use crate::import::grid::Place;
use crate::import::layout::formulas::named;
use crate::import::layout::pool::Pool;
use crate::text::number::in_full;
use crate::tr;

/// More series than these with a figure far off are many, unless so many times as many have none.
const MANY: usize = 12;
const RARE: usize = 10;
/// Nobody makes as many slips in one sheet.
const FAR_TOO_MANY: usize = 40;
/// One of so many series has its figure far off in the period that is measured otherwise.
const OF_PERIOD: usize = 5;
/// Fewest figures, noughts left out, of a series that could have one.
const FEWEST: usize = 4;

/// A figure far from the others of its series.
pub(super) struct Far {
    /// Position of its fact.
    pub at: usize,
    /// Position of its series.
    pub series: usize,
    /// What may have been meant.
    pub meant: Option<f64>,
}

/// Doubts such figures and asks about each, or lists those of a sheet that has many.
pub(super) fn ask(
    reading: &mut FileReading,
    series: &[Vec<Member>],
    found: Vec<Far>,
    pool: &mut Pool,
) {
    let mut by_sheet: BTreeMap<usize, Vec<Far>> = BTreeMap::new();
    for far in found {
        let Some(fact) = reading.facts.get(far.at) else { continue };
        by_sheet.entry(fact.sheet).or_default().push(far);
    }
    for (sheet, found) in by_sheet {
        if goes_up_and_down(reading, series, sheet, &found) {
            list(reading, sheet, &found);
        } else {
            for far in found {
                ask_one(reading, &far, pool);
            }
        }
    }
}

/// Whether so many series of a sheet have a figure far off that it tells nothing of one of them. Those of one period may
/// all be in another measure.
fn goes_up_and_down(
    reading: &FileReading,
    series: &[Vec<Member>],
    sheet: usize,
    found: &[Far],
) -> bool {
    let off: BTreeSet<usize> = found.iter().map(|far| far.series).collect();
    if off.len() <= MANY {
        return false;
    }
    let of_sheet = |group: &&Vec<Member>| {
        let first = group.first().and_then(|one| reading.facts.get(one.at));
        first.is_some_and(|fact| fact.sheet == sheet)
            && group.iter().filter(|one| one.value != 0.0).nth(FEWEST - 1).is_some()
    };
    let all = series.iter().filter(of_sheet).count();
    if off.len() <= FAR_TOO_MANY && off.len() * RARE < all {
        return false;
    }
    let mut periods: BTreeMap<Option<Period>, usize> = BTreeMap::new();
    for far in found {
        let period = reading.facts.get(far.at).and_then(|fact| fact.period);
        *periods.entry(period).or_default() += 1;
    }
    let of_one = |count: usize| count * 2 > found.len() && count * OF_PERIOD >= all;
    !periods.into_values().any(of_one)
}

fn list(reading: &mut FileReading, sheet: usize, found: &[Far]) {
    let place = |far: &Far| reading.facts.get(far.at).map(|fact| fact.place);
    let mut cells: Vec<Place> = found.iter().filter_map(place).collect();
    cells.sort_unstable();
    let text = tr!("finding-far", count = cells.len(), cells = named(&cells));
    reading.findings.push(Finding { sheet, cells, text });
}

fn ask_one(reading: &mut FileReading, far: &Far, pool: &mut Pool) {
    let Some(fact) = reading.facts.get_mut(far.at) else { return };
    let value = fact.value.unwrap_or_default();
    let text = match far.meant {
        Some(meant) => tr!("question-far", value = in_full(value), meant = in_full(meant)),
        None => tr!("question-far-plain", value = in_full(value)),
    };
    let options = std::iter::once(value).chain(far.meant).map(in_full).collect();
    doubt_fact(fact, &text, &mut reading.sheets, pool);
    let (sheet, place) = (fact.sheet, fact.place);
    reading.questions.push(Question {
        sheet,
        cells: vec![place],
        range: None,
        about: About::Far,
        text,
        options,
    });
}
