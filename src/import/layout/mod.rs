//! Grid -> tables -> facts: one file per layout it knows.

mod axis;
mod blanks;
mod budgets;
mod captions;
mod codes;
mod columns;
mod context;
mod cross;
mod dated;
mod emit;
mod filled;
mod formulas;
mod headings;
mod ids;
mod key_doubts;
mod keys;
mod kinds;
mod labels;
mod letterhead;
mod levels;
mod name_sorts;
mod names;
mod notes;
mod own_totals;
mod parents;
mod pivots;
mod plan;
mod prose;
mod repeats;
mod roles;
mod rows;
mod said;
mod seasons;
mod separators;
mod series;
mod shape;
mod sheet;
mod siblings;
mod tall;
mod title;
mod totals;
mod twice;
mod twins;
mod unsure;
pub(crate) mod view;
mod watch;
mod wide;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::facts::{Fact, FileReading};
use super::grid::{Content, ReadFile, Sheet};
use super::known::Known;
use super::lexicon::norm;
use super::recipe::{self, Book, ByHand, FollowedRecipe, ReadWith, Said};
use super::remembered::Remembered;
use super::symbol::Legend;
use crate::domain::Recipe;
use crate::tr;
use notes::Notes;
pub(crate) use prose::is_prose;
use shape::Pool;
use sheet::Understood;

/// So many facts have room from the beginning.
const ROOM: usize = 4_096;

/// Longest text a legend is sought in.
const LONGEST_LEGEND: usize = 2_000;

/// Finds the tables of a workbook and reads the facts they state.
#[must_use]
pub fn understand(file: ReadFile) -> FileReading {
    understand_with(file, &[])
}

/// The same, following what people have said about sheets of the same shape.
#[must_use]
pub fn understand_with(file: ReadFile, recipes: &[Recipe]) -> FileReading {
    understand_knowing(file, &Known::of(recipes, None))
}

/// The same, with what a board knows.
#[must_use]
pub fn understand_knowing(file: ReadFile, known: &Known) -> FileReading {
    let recipes = &known.recipes;
    let mut reading = FileReading {
        file: file.file,
        hash: file.hash,
        refused: None,
        remarks: Vec::new(),
        sheets: Vec::new(),
        facts: Vec::new(),
        questions: Vec::new(),
        findings: Vec::new(),
        known_units: Arc::clone(&known.units),
    };
    let workbook = match file.workbook {
        Ok(workbook) => workbook,
        Err(why) => {
            reading.refused = Some(why);
            return reading;
        }
    };
    reading.remarks = workbook.remarks;
    let legends = legends(workbook.sheets.iter());
    let notes = Notes::of_workbook(workbook.sheets.iter());
    let mut pool = Pool::default();
    pool.units.extend(known.units.iter().cloned());
    let count = workbook.sheets.len();
    let mut followed = Vec::new();
    // Small workbooks' facts never have to move.
    let cells = workbook.sheets.iter().map(|sheet| sheet.cells.len()).sum::<usize>();
    let mut facts: Vec<Fact> = Vec::with_capacity(cells.min(ROOM));
    let names = workbook.sheets.iter().map(|sheet| Cow::Owned(sheet.name.clone())).collect();
    let (name, hash) = (reading.file.clone(), reading.hash.clone());
    let book = Book { file: &name, hash: &hash, sheets: names };
    for (at, (sheet, legend)) in workbook.sheets.into_iter().zip(&legends).enumerate() {
        let sheet = Arc::new(sheet);
        let (with, said) = follow(&sheet, &book, recipes, &ByHand::default());
        let said_of = said.as_ref();
        let understood =
            Understood { file: &reading.file, sheets: count, at, said: said_of, notes: &notes };
        let (mut read, questions, findings) =
            understood.sheet(&sheet, legend, &mut pool, &mut facts);
        read.with = with;
        read.sums.names = std::mem::take(&mut pool.summed);
        reading.findings.extend(findings);
        reading.remarks.extend(sheet.remarks.iter().cloned());
        if view::merges_too_many(&sheet) {
            let (most, name) = (view::MERGED_CELLS, sheet.name.as_str());
            reading.remarks.push(tr!("read-many-merges", sheet = name, most = most));
        }
        reading.questions.extend(questions);
        reading.sheets.push(read);
        followed.push(said);
    }
    facts.shrink_to_fit();
    reading.facts = facts;
    siblings::name_units(&mut reading, &mut pool);
    dated::date_by_twins(&mut reading, &mut pool);
    twins::set_aside(&mut reading);
    pivots::offer_sources(&mut reading, &mut pool);
    parents::settle(&mut reading);
    look_over(&mut reading, &mut pool);
    for (at, said) in followed.into_iter().enumerate() {
        settle_fixes(&mut reading, at, said.as_ref());
    }
    reading
}

/// Understands the sheets anew for which something else is said than what they were read with;
/// `None` where that is none of them. The others are as they were.
#[must_use]
pub fn keep_up(
    reading: &FileReading,
    recipes: &[Recipe],
    by_hand: impl Fn(usize) -> ByHand,
) -> Option<FileReading> {
    let book = Book::of(reading);
    let mut legends_of_all = None;
    let mut notes_of_all = None;
    let mut altered: Option<FileReading> = None;
    for (at, sheet) in reading.sheets.iter().enumerate() {
        let (with, said) = follow(&sheet.grid, &book, recipes, &by_hand(at));
        if with == sheet.with {
            continue;
        }
        let all = || reading.sheets.iter().map(|sheet| &*sheet.grid);
        let legends = legends_of_all.get_or_insert_with(|| legends(all()));
        let Some(legend) = legends.get(at) else { continue };
        let mut pool = Pool::default();
        pool.units = units_before(reading, at);
        let understood = Understood {
            file: &reading.file,
            sheets: reading.sheets.len(),
            at: 0,
            said: said.as_ref(),
            notes: notes_of_all.get_or_insert_with(|| Notes::of_workbook(all())),
        };
        let mut facts = Vec::new();
        let (mut read, questions, findings) =
            understood.sheet(&sheet.grid, legend, &mut pool, &mut facts);
        read.with = with;
        read.sums.names = std::mem::take(&mut pool.summed);
        // The sheet alone, as a file of its own, so that what is looked over is this sheet only.
        let mut alone = FileReading {
            file: reading.file.clone(),
            hash: reading.hash.clone(),
            refused: None,
            remarks: Vec::new(),
            sheets: vec![read],
            facts,
            questions,
            findings,
            known_units: Arc::clone(&reading.known_units),
        };
        look_over(&mut alone, &mut pool);
        settle_fixes(&mut alone, 0, said.as_ref());
        put_in(altered.get_or_insert_with(|| reading.clone()), at, alone);
    }
    if let Some(altered) = &mut altered {
        siblings::name_units(altered, &mut Pool::default());
        dated::date_by_twins(altered, &mut Pool::default());
        twins::set_aside(altered);
        pivots::offer_sources(altered, &mut Pool::default());
        parents::settle(altered);
    }
    altered
}

/// Names that the sheets before this one surely say are units', as they were known when it was read.
fn units_before(reading: &FileReading, at: usize) -> FxHashSet<String> {
    let mut seen = FxHashSet::default();
    let before = reading.facts.iter().take_while(|fact| fact.sheet < at);
    before
        .filter(|fact| fact.certain)
        .filter_map(|fact| fact.unit.as_ref())
        .filter(|unit| seen.insert(unit.as_ptr()))
        .map(|unit| norm(unit))
        .chain(reading.known_units.iter().cloned())
        .collect()
}

/// Puts one sheet, read as a file of its own, in its place.
fn put_in(reading: &mut FileReading, at: usize, mut alone: FileReading) {
    alone.facts.iter_mut().for_each(|fact| fact.sheet = at);
    alone.questions.iter_mut().for_each(|question| question.sheet = at);
    alone.findings.iter_mut().for_each(|finding| finding.sheet = at);
    let facts = reading.facts.iter().take_while(|fact| fact.sheet < at).count();
    let before = reading.facts.iter().filter(|fact| fact.sheet == at).count();
    let _ = reading.facts.splice(facts..facts + before, alone.facts);
    reading.questions.retain(|question| question.sheet != at);
    reading.questions.extend(alone.questions);
    reading.findings.retain(|finding| finding.sheet != at);
    reading.findings.extend(alone.findings);
    reading.findings.sort_by_key(|finding| finding.sheet);
    if let (Some(slot), Some(read)) = (reading.sheets.get_mut(at), alone.sheets.pop()) {
        *slot = read;
    }
}

/// What a sheet is to be read with, and that brought to its places.
fn follow(
    sheet: &Sheet,
    book: &Book<'_>,
    recipes: &[Recipe],
    by_hand: &ByHand,
) -> (Option<Arc<ReadWith>>, Option<Said>) {
    let chosen = recipe::choose(recipes, sheet);
    if chosen.is_none() && by_hand.is_empty() {
        return (None, None);
    }
    let corrections = chosen.as_ref().map_or(&[][..], |(recipe, _)| &recipe.corrections);
    let mut said = Said::of(sheet, book, corrections, by_hand);
    let recipe = chosen.map(|(recipe, likeness)| FollowedRecipe {
        id: recipe.id,
        at: recipe.at,
        why: likeness.why,
        corrections: recipe.corrections.clone(),
        missed: std::mem::take(&mut said.missed),
    });
    let with = ReadWith { recipe, by_hand: by_hand.clone() };
    (Some(Arc::new(with)), Some(said).filter(|said| !said.is_empty()))
}

/// What only shows when a sheet's facts stand beside each other.
fn look_over(reading: &mut FileReading, pool: &mut Pool) {
    watch::watch(reading, pool);
}

fn settle_fixes(reading: &mut FileReading, at: usize, said: Option<&Said>) {
    let grid = reading.sheets.get(at).map(|sheet| Arc::clone(&sheet.grid));
    if let (Some(said), Some(grid)) = (said, grid) {
        said.settle_fixes(&grid, reading, at);
    }
}

thread_local! {
    /// The signs each text explains.
    static TOLD: Remembered<Rc<Legend>> = Remembered::default();
}

/// The signs each sheet explains; what one leaves out, the others' words fill.
fn legends<'s>(sheets: impl Iterator<Item = &'s Sheet>) -> Vec<Legend> {
    let mut all = Legend::default();
    let own: Vec<Legend> = sheets
        .map(|sheet| {
            let mut legend = Legend::default();
            let mut seen = FxHashSet::default();
            for (_, cell) in &sheet.cells {
                if let Content::Text(text) = &cell.content
                    && (4..=LONGEST_LEGEND).contains(&text.len())
                    && seen.insert(view::address(text))
                    && text.contains(['.', ':', '-', '–', '*'])
                    && text.contains(' ')
                {
                    legend.fill_from(&TOLD.with(|told| {
                        told.get(text, || {
                            let mut alone = Legend::default();
                            alone.learn(text);
                            Rc::new(alone)
                        })
                    }));
                }
            }
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
