//! "<3" among figures with decimals or percent signs: no figure, but one that is not shown because
//! too few stand behind it.

use std::collections::BTreeMap;

use super::doubt_fact;
use crate::domain::{Mark, Marks, Missing};
use crate::import::facts::{About, CellRole, Fact, FactKind, FileReading, Question, SheetReading};
use crate::import::grid::{Content, Place};
use crate::import::layout::shape::Pool;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::number;
use crate::tr;

/// The largest number of people whose answers are customarily withheld.
const FEW: f64 = 10.0;

/// Reads such bounds as withheld; asks once a sheet that does not say so itself.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    let found: Vec<usize> = reading
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| bounds_few(fact) && stands_among_finer(reading, fact))
        .map(|(at, _)| at)
        .collect();
    let mut asked: BTreeMap<usize, (String, Vec<Place>)> = BTreeMap::new();
    for at in found {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        fact.value = None;
        fact.missing = Some(Missing::Suppressed);
        fact.marks = without_bound(fact.marks);
        let Some(sheet) = reading.sheets.get_mut(fact.sheet) else { continue };
        if says_withheld(sheet) {
            if let Some(cell) = sheet.roles.get_mut(&fact.place) {
                cell.role = if fact.certain { CellRole::Missing } else { CellRole::Doubtful };
            }
            continue;
        }
        let text = tr!("question-withheld", bound = fact.raw.to_string());
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        asked.entry(fact.sheet).or_insert((text, Vec::new())).1.push(fact.place);
    }
    for (sheet, (text, cells)) in asked {
        reading.questions.push(Question {
            sheet,
            cells,
            range: None,
            about: About::Value,
            text,
            options: vec![tr!("option-take-in"), tr!("option-leave-out")],
        });
    }
}

/// "<5", "færre enn 3": below a small whole number, without a measure of its own.
fn bounds_few(fact: &Fact) -> bool {
    fact.kind == FactKind::Result
        && fact.marks.has(Mark::LessThan)
        && fact.value.is_some_and(|value| (1.0..=FEW).contains(&value) && value.fract() == 0.0)
        && number::bound(&fact.raw).is_some()
        && fact.raw.trim_end().ends_with(|end: char| end.is_ascii_digit())
        && !fact.raw.contains([',', '.'])
}

/// Whether the figures of its row or of its column are written finer than whole numbers.
fn stands_among_finer(reading: &FileReading, fact: &Fact) -> bool {
    let finer = |same: &dyn Fn(Place) -> bool| {
        let (mut fine, mut all) = (0, 0);
        for other in reading.facts.iter().filter(|other| {
            other.sheet == fact.sheet && other.place != fact.place && same(other.place)
        }) {
            let Some(value) = other.value.filter(|_| !bounds_few(other)) else { continue };
            all += 1;
            fine += usize::from(value.fract() != 0.0 || other.raw.contains('%'));
        }
        all > 0 && fine * 2 > all
    };
    finer(&|place| place.row == fact.place.row) || finer(&|place| place.column == fact.place.column)
}

/// "<5 = færre enn fem ansatte", "Anonymitetsgrense 3 svar".
fn says_withheld(sheet: &SheetReading) -> bool {
    sheet.grid.cells.iter().any(|(_, cell)| match &cell.content {
        Content::Text(text) => {
            text.len() > 8 && lexicon().meaning(text) == Some(Meaning::Missing(Missing::Suppressed))
        }
        _ => false,
    })
}

fn without_bound(marks: Marks) -> Marks {
    marks.iter().filter(|mark| *mark != Mark::LessThan).fold(Marks::NONE, Marks::with)
}
