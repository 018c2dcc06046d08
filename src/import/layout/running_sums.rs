//! "Akkumulert" above a table: the figures of another table summed from the start of the year.

use std::collections::{BTreeMap, BTreeSet};

use arcstr::ArcStr;

use super::emit::Output;
use crate::domain::Period;
use crate::import::facts::{CellRole, Fact, FactKind, TableReading};
use crate::import::grid::Place;
use crate::import::lexicon::norm;
use crate::tr;

/// So many sums must be right, of figures that are not the year's first.
const ENOUGH: usize = 3;
/// A sheet of more tables is not compared table by table.
const MOST_TABLES: usize = 60;
/// What rounding may do to each figure that is summed.
const ROUNDING: f64 = 0.051;

/// Whose figures they are, of what kind and in which year.
type Series = (Option<ArcStr>, Option<ArcStr>, FactKind, i16);

/// Takes out the figures of tables that say they are summed so far, where another table of the sheet has
/// those they sum.
pub fn set_aside(tables: &[TableReading], out: &mut Output<'_>) {
    if tables.len() > MOST_TABLES {
        return;
    }
    let summed: Vec<usize> = tables
        .iter()
        .enumerate()
        .filter(|(_, table)| {
            [&table.caption, &table.title].into_iter().flatten().any(|text| says_so(text))
        })
        .map(|(at, _)| at)
        .collect();
    for at in summed {
        if tables.iter().enumerate().any(|(other, table)| {
            other != at && tables.get(at).is_some_and(|own| sums(own, table, out.own()))
        }) {
            take_out(tables.get(at), out);
        }
    }
}

/// Whether a text says that figures are summed so far.
pub(super) fn says_so(text: &str) -> bool {
    norm(text).split(' ').any(|word| {
        ["akkumulert", "kumulativ", "opparbeidet", "hittil"].iter().any(|it| word.starts_with(it))
    })
}

/// Whether one table's figures are the other's summed from the start of each year.
fn sums(own: &TableReading, other: &TableReading, facts: &[Fact]) -> bool {
    let of = |table: &TableReading| {
        let mut series: BTreeMap<Series, BTreeMap<Period, f64>> = BTreeMap::new();
        for fact in facts.iter().filter(|fact| table.range.contains(fact.place)) {
            let (Some(period), Some(value)) = (fact.period, fact.value) else { continue };
            let (unit, split) = (fact.unit.clone(), fact.dimension.clone());
            let name = (unit, split, fact.kind, period.end_year());
            series.entry(name).or_default().insert(period, value);
        }
        series
    };
    let (own, parts) = (of(own), of(other));
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for (name, figures) in &own {
        let Some(parts) = parts.get(name) else { continue };
        let mut sum = 0.0;
        for (count, (period, part)) in parts.iter().enumerate() {
            sum += part;
            let Some(figure) = figures.get(period).filter(|_| count > 0) else { continue };
            let room = ROUNDING * (count + 2) as f64 + sum.abs() * 1e-9;
            if (figure - sum).abs() <= room { right += 1 } else { wrong += 1 }
        }
    }
    // Months to come repeat the last sum.
    right >= ENOUGH && right >= 9 * wrong
}

fn take_out(table: Option<&TableReading>, out: &mut Output<'_>) {
    let Some(range) = table.map(|table| table.range) else { return };
    let why = ArcStr::from(tr!("why-running-sum"));
    let gone: BTreeSet<Place> =
        out.own().iter().map(|fact| fact.place).filter(|place| range.contains(*place)).collect();
    let first = out.first;
    let mut at = 0;
    out.facts.retain(|fact| {
        at += 1;
        at <= first || !gone.contains(&fact.place)
    });
    for place in &gone {
        out.ledger.replace(*place, CellRole::Total, Some(ArcStr::clone(&why)));
    }
    let inside = |place: &Place| range.contains(*place);
    let sheet = out.sheet;
    out.questions.retain(|question| {
        let own = question.sheet == sheet
            && (question.range == Some(range)
                || !question.cells.is_empty() && question.cells.iter().all(inside));
        !own
    });
}
