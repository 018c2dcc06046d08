//! Grid -> tables -> facts: one file per layout it knows.

mod account_sides;
mod alternatives;
mod among_units;
mod answers;
mod asked_in_title;
mod assign;
mod axis;
mod bare_heads;
mod bare_kinds;
mod base_key;
mod below_tables;
mod beside;
mod blanks;
mod british;
mod budgets;
mod captions;
pub(crate) mod cards;
mod codes;
mod column_heads;
mod column_stats;
mod columns;
mod compared;
mod context;
mod counted_beside;
mod counts_beside_shares;
mod cross;
mod dated;
mod days_in_titles;
mod deviations;
mod divided;
mod doubled;
mod each_row;
mod emit;
mod empty_rows;
mod excerpts;
mod file_names;
mod filled;
mod forecasts;
mod foreseen;
mod formulas;
mod goals_in_rows;
mod headings;
mod headless_columns;
mod heads_beside;
mod ids;
mod joined;
mod joined_dates;
mod key_doubts;
mod keys;
mod kinds;
mod label_numbers;
mod labels;
mod legends;
mod letterhead;
mod levels;
mod loose;
mod measure_below;
mod measures_told;
mod merged_over_time;
mod month_columns;
mod month_letters;
mod name_sorts;
mod named_by_caption;
mod named_by_twins;
mod names;
mod names_along;
mod names_apart;
mod notes;
mod numbered;
mod of_all;
mod of_whole;
mod old_years;
mod only_in_sums;
mod over_new_year;
mod over_same_units;
mod own_totals;
mod parents;
mod partial_years;
mod parts_beside;
mod persons;
mod pivots;
mod plan;
mod pool;
mod prose;
mod refuted_totals;
mod relations;
mod relative;
mod remarks;
mod repeats;
mod report_titles;
mod role_marks;
mod roles;
mod rows;
mod running_sums;
mod said;
mod school_years;
mod seasons;
mod sections_of_places;
mod selves;
mod separators;
mod series;
mod sexes;
mod shape;
mod shares;
mod shares_beside;
mod sheet;
mod siblings;
mod side_names;
mod so_far_beside;
mod summed_headings;
mod sums_of_sheets;
mod surveys;
mod table_numbers;
mod tall;
mod telephones;
mod title;
mod title_board;
mod title_cuts;
mod title_divisions;
mod title_kinds;
mod title_lines;
mod title_part;
mod title_remarks;
mod title_times;
mod title_units;
mod titles_in_rows;
mod told;
mod totals;
mod twice;
mod twin_parts;
mod twins;
mod two_years;
mod unsure;
pub(crate) mod view;
mod watch;
mod whole_of_parts;
mod whole_sums;
mod whom_behind;
mod whose;
mod wide;
mod worked_out;
mod wrong_sum_words;
mod wrong_sums;

use std::borrow::Cow;
use std::sync::Arc;

use super::facts::{About, Fact, FileReading, SheetReading};
use super::grid::{ReadFile, Sheet};
use super::known::Known;
use super::recipe::{self, Book, ByHand, FollowedRecipe, ReadWith, Said};
use super::symbol::Legend;
use crate::domain::Recipe;
use crate::tr;
pub(crate) use column_heads::pivot_furniture;
use notes::Notes;
use pool::Pool;
pub(crate) use prose::is_prose;
use sheet::Understood;

/// So many facts have room from the beginning.
const ROOM: usize = 4_096;

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
    let sheets: Vec<Arc<Sheet>> = workbook.sheets.into_iter().map(Arc::new).collect();
    for sheet in &sheets {
        reading.remarks.extend(sheet.remarks.iter().cloned());
        if view::merges_too_many(sheet) {
            let (most, name) = (view::MERGED_CELLS, sheet.name.as_str());
            reading.remarks.push(tr!("read-many-merges", sheet = name, most = most));
        }
    }
    let names = sheets.iter().map(|sheet| Cow::Borrowed(sheet.name.as_str())).collect();
    let book = Book { file: &reading.file, hash: &reading.hash, sheets: names };
    let followed: Vec<Followed> =
        sheets.iter().map(|sheet| follow(sheet, &book, recipes, &ByHand::default())).collect();
    read_anew(&mut reading, sheets, followed);
    reading
}

/// Understands a workbook anew where something else is said of one of its sheets than what it was read
/// with; `None` where nothing is. What sheets say beside each other may hang on any of them, so all of
/// them are gone through as they were the first time.
#[must_use]
pub fn keep_up(
    reading: &FileReading,
    recipes: &[Recipe],
    by_hand: impl Fn(usize) -> ByHand,
) -> Option<FileReading> {
    let book = Book::of(reading);
    let follow_at =
        |(at, sheet): (usize, &SheetReading)| follow(&sheet.grid, &book, recipes, &by_hand(at));
    let followed: Vec<Followed> = reading.sheets.iter().enumerate().map(follow_at).collect();
    let same = followed.iter().zip(&reading.sheets).all(|((with, _), sheet)| *with == sheet.with);
    if same {
        return None;
    }
    let sheets = reading.sheets.iter().map(|sheet| Arc::clone(&sheet.grid)).collect();
    let mut anew = FileReading {
        file: reading.file.clone(),
        hash: reading.hash.clone(),
        refused: reading.refused.clone(),
        remarks: reading.remarks.clone(),
        sheets: Vec::new(),
        facts: Vec::new(),
        questions: Vec::new(),
        findings: Vec::new(),
        known_units: Arc::clone(&reading.known_units),
    };
    read_anew(&mut anew, sheets, followed);
    Some(anew)
}

/// Reads all sheets of a workbook, each with what is said of it, and then what they say together.
fn read_anew(reading: &mut FileReading, sheets: Vec<Arc<Sheet>>, followed: Vec<Followed>) {
    let legends = legends::legends(sheets.iter().map(Arc::as_ref));
    let notes = Notes::of_workbook(sheets.iter().map(Arc::as_ref));
    let mut pool = Pool::of(&sheets);
    pool.units.extend(reading.known_units.iter().map(|name| name.as_str().into()));
    let metadata = told::named(&sheets);
    pool.indicator = told::indicator(&metadata);
    pool.coverage = told::coverage(&metadata);
    let all = Sheets { sheets: &sheets, legends: &legends, notes: &notes, followed: &followed };
    let mut facts = all.read(reading, &mut pool);
    // What the names of one sheet are, a later one may have shown.
    if sheets.len() > 1 && asks_names(reading) && all.size() <= MOST_TWICE {
        let known = std::mem::replace(&mut pool, Pool::of(&sheets));
        pool.units = known.units;
        pool.counted = known.counted;
        pool.indicator = known.indicator;
        pool.coverage = known.coverage;
        facts = all.read(reading, &mut pool);
    }
    facts.shrink_to_fit();
    reading.facts = facts;
    siblings::name_units(reading, &mut pool);
    siblings::share_unit(reading, &mut pool);
    siblings::complete_names(reading, &mut pool);
    siblings::share_municipality(reading, &mut pool);
    siblings::offer_only_unit(reading);
    told::cover(reading, &mut pool);
    dated::date(reading, &mut pool);
    two_years::settle(reading);
    named_by_twins::name(reading, &mut pool);
    named_by_caption::name(reading, &mut pool);
    sums_of_sheets::set_aside(reading);
    twins::set_aside(reading);
    excerpts::set_aside(reading);
    pivots::offer_sources(reading, &mut pool);
    parents::settle(reading);
    alternatives::tell_apart(reading, &mut pool);
    forecasts::tell_apart(reading, &mut pool);
    watch::watch(reading, &mut pool);
    for (at, (_, said)) in followed.iter().enumerate() {
        settle_fixes(reading, at, said.as_ref());
    }
}

/// Workbooks with more cells are gone through once, whatever their names are.
const MOST_TWICE: usize = 400_000;

/// Whether anything is asked of what names are.
fn asks_names(reading: &FileReading) -> bool {
    let names = |about| matches!(about, About::Names | About::NamesDown | About::NamesAcross);
    reading.questions.iter().any(|question| names(question.about))
}

/// The sheets of a workbook with what is known of them before they are read.
struct Sheets<'s> {
    sheets: &'s [Arc<Sheet>],
    legends: &'s [Legend],
    notes: &'s Notes,
    followed: &'s [Followed],
}

impl Sheets<'_> {
    fn size(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.cells.len()).sum()
    }

    /// Reads them one after the other, with what those before have shown.
    fn read(&self, reading: &mut FileReading, pool: &mut Pool) -> Vec<Fact> {
        reading.sheets.clear();
        reading.questions.clear();
        reading.findings.clear();
        let count = self.sheets.len();
        // Small workbooks' facts never have to move.
        let mut facts: Vec<Fact> = Vec::with_capacity(self.size().min(ROOM));
        let all = self.sheets.iter().zip(self.legends).zip(self.followed);
        for (at, ((sheet, legend), (with, said))) in all.enumerate() {
            let said = said.as_ref();
            let understood =
                Understood { file: &reading.file, sheets: count, at, said, notes: self.notes };
            let (mut read, questions, findings) = understood.sheet(sheet, legend, pool, &mut facts);
            read.with.clone_from(with);
            read.sums = std::mem::take(&mut pool.summed);
            reading.findings.extend(findings);
            reading.questions.extend(questions);
            reading.sheets.push(read);
        }
        facts
    }
}

/// What a sheet is read with, and that brought to its places.
type Followed = (Option<Arc<ReadWith>>, Option<Said>);

/// What a sheet is to be read with, and that brought to its places.
fn follow(sheet: &Sheet, book: &Book<'_>, recipes: &[Recipe], by_hand: &ByHand) -> Followed {
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

fn settle_fixes(reading: &mut FileReading, at: usize, said: Option<&Said>) {
    let grid = reading.sheets.get(at).map(|sheet| Arc::clone(&sheet.grid));
    if let (Some(said), Some(grid)) = (said, grid) {
        said.settle_fixes(&grid, reading, at);
    }
}
