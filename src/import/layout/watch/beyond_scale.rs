//! Figures beyond the scale that the others of their column keep to: 43 where "Skala 1–6" is said.

use std::collections::BTreeMap;

use arcstr::ArcStr;
use rustc_hash::FxHashSet;

use super::doubt_fact;
use crate::import::facts::{About, Fact, FactKind, FileReading, Question, SheetReading};
use crate::import::layout::ids;
use crate::import::layout::pool::Pool;
use crate::text::number::in_full;
use crate::tr;

/// Fewest figures within the scale that make one beyond it remarkable.
const FEWEST: usize = 3;

/// Doubts figures beyond their column's scale, and asks of each what it is meant to be.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    let mut scaled = Scaled::default();
    let known = scored(reading, &mut scaled);
    if known.is_empty() {
        return;
    }
    // By sheet and column: the facts with a scale, and those without any measure.
    let mut columns: BTreeMap<(usize, u32), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    for (at, fact) in reading.facts.iter().enumerate() {
        if fact.kind != FactKind::Result || fact.value.is_none() {
            continue;
        }
        let scaled = fact.measure.as_ref().is_some_and(|measure| scaled.is(measure));
        if !scaled && fact.measure.is_some() {
            continue;
        }
        let column = columns.entry((fact.sheet, fact.place.column)).or_default();
        if scaled { column.0.push(at) } else { column.1.push(at) }
    }
    let mut found = Vec::new();
    for (within, without) in columns.into_values() {
        let Some((low, high)) = within
            .first()
            .and_then(|at| reading.facts.get(*at)?.measure.as_deref())
            .and_then(scale)
        else {
            continue;
        };
        if within.len() < FEWEST || without.len() * FEWEST > within.len() {
            continue;
        }
        let is_known =
            |at: &usize| reading.facts.get(*at).is_some_and(|fact| known.contains(&about(fact)));
        found.extend(without.into_iter().filter(is_known).map(|at| (at, low, high)));
    }
    for (at, low, high) in found {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        ask(fact, (low, high), &mut reading.sheets, &mut reading.questions, pool);
    }
}

/// What is told on a scale, so that it is no "Antall svar": by sheet, indicator and split.
type Scored = FxHashSet<(usize, Option<ArcStr>, Option<ArcStr>)>;

fn scored(reading: &FileReading, scaled: &mut Scaled) -> Scored {
    let mut on_scale = |fact: &&Fact| {
        fact.value.is_some() && fact.measure.as_ref().is_some_and(|measure| scaled.is(measure))
    };
    let mut scored = Scored::default();
    let mut last = None;
    for fact in reading.facts.iter().filter(|fact| on_scale(fact)) {
        // Those of a row are mostly of one.
        let names = [&fact.indicator, &fact.dimension].map(|name| ids::place(name.as_ref()));
        if last != Some((fact.sheet, names)) {
            last = Some((fact.sheet, names));
            scored.insert(about(fact));
        }
    }
    scored
}

/// Whether measures are scales. They are shared texts, few in a workbook: each is looked at once in a
/// run.
#[derive(Default)]
struct Scaled {
    last: Option<(usize, bool)>,
}

impl Scaled {
    fn is(&mut self, measure: &ArcStr) -> bool {
        let at = measure.as_ptr().addr();
        match self.last {
            Some((known, scaled)) if known == at => scaled,
            _ => {
                let scaled = scale(measure).is_some();
                self.last = Some((at, scaled));
                scaled
            }
        }
    }
}

fn about(fact: &Fact) -> (usize, Option<ArcStr>, Option<ArcStr>) {
    (fact.sheet, fact.indicator.clone(), fact.dimension.clone())
}

fn ask(
    fact: &mut Fact,
    (low, high): (f64, f64),
    sheets: &mut [SheetReading],
    questions: &mut Vec<Question>,
    pool: &mut Pool,
) {
    let Some(value) = fact.value.filter(|value| *value > high || *value < low) else { return };
    let scale = format!("{}–{}", in_full(low), in_full(high));
    // The decimal comma left out.
    let meant = Some(value / 10.0).filter(|meant| (low..=high).contains(meant));
    let shown = in_full(value);
    let text = match meant {
        Some(meant) => {
            tr!("question-beyond-scale", value = shown, scale = scale, meant = in_full(meant))
        }
        None => tr!("question-beyond-scale-plain", value = shown, scale = scale),
    };
    let options = match meant {
        Some(meant) => vec![in_full(value), in_full(meant)],
        None => vec![tr!("option-take-in"), tr!("option-leave-out")],
    };
    doubt_fact(fact, &text, sheets, pool);
    questions.push(Question {
        sheet: fact.sheet,
        cells: vec![fact.place],
        range: None,
        about: About::Value,
        text,
        options,
    });
}

/// The ends of a scale written "1–6".
fn scale(measure: &str) -> Option<(f64, f64)> {
    let (low, high) = measure.split_once('–')?;
    Some((low.trim().parse().ok()?, high.trim().parse().ok()?))
}
