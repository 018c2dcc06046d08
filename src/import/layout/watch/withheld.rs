//! "<3" among figures with decimals or percent signs, or among counts that are all larger: no figure, but one that is not
//! shown because too few stand behind it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{doubt_fact, take_or_leave};
use crate::domain::{Mark, Marks, Missing};
use crate::import::facts::{
    About, CellReading, CellRole, Fact, FactKind, FileReading, SheetReading,
};
use crate::import::grid::{Content, Place};
use crate::import::layout::pool::Pool;
use crate::import::lexicon::{Meaning, lexicon};
use crate::import::number;
use crate::tr;

/// The largest number of people whose answers are customarily withheld.
const FEW: f64 = 10.0;

/// Reads such bounds as withheld; asks once a sheet that does not say so itself.
pub fn watch(reading: &mut FileReading, pool: &mut Pool) {
    if !reading.facts.iter().any(bounds_few) {
        return;
    }
    let beside = Beside::of(reading);
    let found: Vec<usize> = reading
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| bounds_few(fact) && (beside.are_finer(fact) || beside.are_counts(fact)))
        .map(|(at, _)| at)
        .collect();
    let said: Vec<bool> = reading.sheets.iter().map(says_withheld).collect();
    let mut asked: BTreeMap<usize, (String, Vec<Place>)> = BTreeMap::new();
    for at in found {
        let Some(fact) = reading.facts.get_mut(at) else { continue };
        fact.value = None;
        fact.missing = Some(Missing::Suppressed);
        fact.marks = without_bound(fact.marks);
        let Some(sheet) = reading.sheets.get_mut(fact.sheet) else { continue };
        if said.get(fact.sheet).copied().unwrap_or(false) {
            let role = if fact.certain { CellRole::Missing } else { CellRole::Doubtful };
            sheet.roles.alter(&fact.place, |cell| CellReading { role, why: cell.why.clone() });
            continue;
        }
        let text = tr!("question-withheld", bound = fact.raw.to_string());
        doubt_fact(fact, &text, &mut reading.sheets, pool);
        asked.entry(fact.sheet).or_insert((text, Vec::new())).1.push(fact.place);
    }
    for (sheet, (text, cells)) in asked {
        reading.questions.push(take_or_leave((sheet, cells), About::Value, text));
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

/// Of the figures in each row and column: how many there are, and how many are written finer than
/// whole numbers.
#[derive(Default)]
struct Beside {
    rows: FxHashMap<(usize, u32), (usize, usize)>,
    columns: FxHashMap<(usize, u32), (usize, usize)>,
    /// The least figure above nought of each column.
    least: FxHashMap<(usize, u32), f64>,
}

impl Beside {
    fn of(reading: &FileReading) -> Self {
        let mut out = Self::default();
        for fact in reading.facts.iter().filter(|fact| !bounds_few(fact)) {
            let Some(value) = fact.value else { continue };
            let fine = usize::from(value.fract() != 0.0 || fact.raw.contains('%'));
            let place = fact.place;
            if value > 0.0 && fact.kind == FactKind::Result {
                let least = out.least.entry((fact.sheet, place.column)).or_insert(value);
                *least = least.min(value);
            }
            for counts in [
                out.rows.entry((fact.sheet, place.row)).or_default(),
                out.columns.entry((fact.sheet, place.column)).or_default(),
            ] {
                counts.0 += 1;
                counts.1 += fine;
            }
        }
        out
    }

    /// "<4" among counts none of which is 1, 2 or 3: so few are not told.
    fn are_counts(&self, fact: &Fact) -> bool {
        const FEWEST: usize = 3;
        let column = (fact.sheet, fact.place.column);
        let whole =
            self.columns.get(&column).is_some_and(|(all, fine)| *all >= FEWEST && *fine == 0);
        let none_below = || {
            self.least.get(&column).zip(fact.value).is_some_and(|(least, below)| *least >= below)
        };
        fact.value.is_some_and(|value| value > 1.0) && whole && none_below()
    }

    /// Whether most figures of its row or of its column are.
    fn are_finer(&self, fact: &Fact) -> bool {
        let row = self.rows.get(&(fact.sheet, fact.place.row));
        let column = self.columns.get(&(fact.sheet, fact.place.column));
        row.into_iter().chain(column).any(|(all, fine)| fine * 2 > *all)
    }
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
