//! Grid -> tables -> facts: one file per layout it knows.

mod axis;
mod cross;
mod dated;
mod emit;
mod keys;
mod names;
mod notes;
mod plan;
mod roles;
mod rows;
mod said;
mod separators;
mod shape;
mod tall;
mod totals;
mod twice;
mod twins;
pub(crate) mod view;
mod watch;
mod wide;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::audit;
use super::facts::{About, CellRole, Fact, FileReading, Question, SheetReading, TableReading};
use super::grid::{Area, Content, Place, ReadFile, Sheet, Visibility};
use super::header;
use super::ledger::Ledger;
use super::recipe::{self, Book, Fixes, FollowedRecipe, ReadWith, Said};
use super::region::{self, Region};
use super::symbol::Legend;
use crate::domain::Recipe;
use crate::tr;
use emit::{Output, Range, Words};
use notes::{Notes, Reach};
use plan::Input;
use rows::{Line, Sort};
use shape::{Pool, Role, Shape};
use view::{Tok, View};

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
    let mut reading = FileReading {
        file: file.file,
        hash: file.hash,
        refused: None,
        remarks: Vec::new(),
        sheets: Vec::new(),
        facts: Vec::new(),
        questions: Vec::new(),
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
    let count = workbook.sheets.len();
    let mut followed = Vec::new();
    for (at, (sheet, legend)) in workbook.sheets.into_iter().zip(&legends).enumerate() {
        let sheet = Arc::new(sheet);
        let book = Book { file: &reading.file, hash: &reading.hash };
        let (with, said) = follow(&sheet, book, recipes, &Fixes::default());
        let said_of = said.as_ref();
        let understood =
            Understood { file: &reading.file, sheets: count, at, said: said_of, notes: &notes };
        let (mut read, facts, questions) = understood.sheet(&sheet, legend, &mut pool);
        read.with = with;
        reading.remarks.extend(sheet.remarks.iter().cloned());
        reading.facts.extend(facts);
        reading.questions.extend(questions);
        reading.sheets.push(read);
        followed.push(said);
    }
    dated::date_by_twins(&mut reading, &mut pool);
    twins::set_aside(&mut reading);
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
    fixes: impl Fn(usize) -> Fixes,
) -> Option<FileReading> {
    let book = Book { file: &reading.file, hash: &reading.hash };
    let mut legends_of_all = None;
    let mut notes_of_all = None;
    let mut altered: Option<FileReading> = None;
    for (at, sheet) in reading.sheets.iter().enumerate() {
        let (with, said) = follow(&sheet.grid, book, recipes, &fixes(at));
        if with == sheet.with {
            continue;
        }
        let all = || reading.sheets.iter().map(|sheet| &*sheet.grid);
        let legends = legends_of_all.get_or_insert_with(|| legends(all()));
        let Some(legend) = legends.get(at) else { continue };
        let mut pool = Pool::default();
        let understood = Understood {
            file: &reading.file,
            sheets: reading.sheets.len(),
            at: 0,
            said: said.as_ref(),
            notes: notes_of_all.get_or_insert_with(|| Notes::of_workbook(all())),
        };
        let (mut read, facts, questions) = understood.sheet(&sheet.grid, legend, &mut pool);
        read.with = with;
        // The sheet alone, as a file of its own, so that what is looked over is this sheet only.
        let mut alone = FileReading {
            file: reading.file.clone(),
            hash: reading.hash.clone(),
            refused: None,
            remarks: Vec::new(),
            sheets: vec![read],
            facts,
            questions,
        };
        look_over(&mut alone, &mut pool);
        settle_fixes(&mut alone, 0, said.as_ref());
        put_in(altered.get_or_insert_with(|| reading.clone()), at, alone);
    }
    if let Some(altered) = &mut altered {
        dated::date_by_twins(altered, &mut Pool::default());
        twins::set_aside(altered);
    }
    altered
}

/// Puts one sheet, read as a file of its own, in its place.
fn put_in(reading: &mut FileReading, at: usize, mut alone: FileReading) {
    alone.facts.iter_mut().for_each(|fact| fact.sheet = at);
    alone.questions.iter_mut().for_each(|question| question.sheet = at);
    let facts = reading.facts.iter().take_while(|fact| fact.sheet < at).count();
    let before = reading.facts.iter().filter(|fact| fact.sheet == at).count();
    let _ = reading.facts.splice(facts..facts + before, alone.facts);
    reading.questions.retain(|question| question.sheet != at);
    reading.questions.extend(alone.questions);
    if let (Some(slot), Some(read)) = (reading.sheets.get_mut(at), alone.sheets.pop()) {
        *slot = read;
    }
}

/// What a sheet is to be read with, and that brought to its places.
fn follow(
    sheet: &Sheet,
    book: Book<'_>,
    recipes: &[Recipe],
    fixes: &Fixes,
) -> (Option<Arc<ReadWith>>, Option<Said>) {
    let chosen = recipe::choose(recipes, sheet);
    if chosen.is_none() && fixes.is_empty() {
        return (None, None);
    }
    let corrections = chosen.as_ref().map_or(&[][..], |(recipe, _)| &recipe.corrections);
    let mut said = Said::of(sheet, book, corrections, fixes);
    let recipe = chosen.map(|(recipe, likeness)| FollowedRecipe {
        id: recipe.id,
        at: recipe.at,
        why: likeness.why,
        corrections: recipe.corrections.clone(),
        missed: std::mem::take(&mut said.missed),
    });
    let with = ReadWith { recipe, fixes: fixes.clone() };
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
                    legend.learn(text);
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

struct Understood<'f> {
    file: &'f str,
    sheets: usize,
    at: usize,
    /// What people have said about the sheet.
    said: Option<&'f Said>,
    /// Footnotes explained on sheets of their own.
    notes: &'f Notes,
}

/// A table already read, to know it again.
struct Earlier {
    labels: Vec<String>,
    heads: Vec<String>,
    matrix: audit::Matrix,
    name: String,
}

impl Understood<'_> {
    fn sheet(
        &self,
        sheet: &Arc<Sheet>,
        legend: &Legend,
        pool: &mut Pool,
    ) -> (SheetReading, Vec<Fact>, Vec<Question>) {
        let view = View::new(sheet, legend);
        let (mut facts, mut questions, mut tables) = (Vec::new(), Vec::new(), Vec::new());
        let mut ledger = Ledger::default();
        let mut earlier: Vec<Earlier> = Vec::new();
        let mut output = Output {
            sheet: self.at,
            facts: &mut facts,
            questions: &mut questions,
            ledger: &mut ledger,
            pool,
        };
        let mut visibility = sheet.visibility;
        match self.said {
            None => tables.extend(self.part(&view, None, &mut earlier, &mut output)),
            Some(said) => {
                let (parts, left) = recipe::parts(sheet, said);
                for part in &parts {
                    visibility = part.sheet.visibility;
                    let view = View::new(&part.sheet, legend);
                    tables.extend(self.part(&view, part.table, &mut earlier, &mut output));
                }
                said::give_left_out(left, &mut output);
            }
        }
        if tables.len() > 1 {
            twice::doubt_twice_said(0, None, &mut output);
        }
        if visibility != Visibility::Visible && !facts.is_empty() {
            let why: Arc<str> = tr!("why-hidden-sheet").into();
            for fact in &mut facts {
                fact.certain = false;
                fact.why = why.clone();
            }
            questions.push(Question {
                sheet: self.at,
                cells: Vec::new(),
                range: sheet.used(),
                about: About::Table,
                text: why.to_string(),
                options: vec![tr!("option-take-in"), tr!("option-leave-out")],
            });
        }
        let left: Arc<str> = if tables.is_empty() {
            tr!("why-no-table").into()
        } else {
            tr!("why-outside-tables").into()
        };
        for item in &view.items {
            match item.tok {
                Tok::Blank => ledger.give(
                    item.place,
                    CellRole::SetAside,
                    Some(pool.share(&tr!("why-blank-text"))),
                ),
                Tok::Text | Tok::Period if ledger.role(item.place).is_none() => {
                    ledger.give(item.place, CellRole::Note, None);
                }
                _ => {}
            }
        }
        let roles = ledger.close(sheet, &left);
        facts.sort_by_key(|fact| fact.place);
        (SheetReading { grid: sheet.clone(), tables, roles, with: None }, facts, questions)
    }

    /// Reads a sheet, or the part of it that people have said stands by itself.
    fn part(
        &self,
        view: &View<'_>,
        pointed_out: Option<Area>,
        earlier: &mut Vec<Earlier>,
        output: &mut Output<'_>,
    ) -> Vec<TableReading> {
        // Text rows above every table: the sheet's own title.
        let mut regions: Vec<(region::Panel, Vec<Region>)> = match pointed_out {
            Some(area) => {
                let (panel, region) = said::pointed_out(view, area);
                vec![(panel, vec![region])]
            }
            None => region::panels(view)
                .into_iter()
                .map(|panel| (panel, region::regions(view, panel)))
                .collect(),
        };
        if let Some(said) = self.said {
            said.regions(&mut regions);
        }
        let mut tables = Vec::new();
        for (_, own) in &regions {
            let mut last_heads: Option<Region> = None;
            for found in own {
                let mut found = found.clone();
                if found.heads.is_empty()
                    && let Some(last) = &last_heads
                {
                    found.heads.clone_from(&last.heads);
                }
                if !found.heads.is_empty() {
                    last_heads = Some(found.clone());
                }
                let above = sheet_titles(view, &regions, &found);
                tables.extend(self.table(view, &found, &above, earlier, output));
            }
        }
        tables
    }

    fn table(
        &self,
        view: &View<'_>,
        found: &Region,
        above: &[String],
        earlier: &mut Vec<Earlier>,
        out: &mut Output<'_>,
    ) -> Option<TableReading> {
        let title_texts = texts_of(view, found, &found.titles);
        for row in found.titles.iter().chain(&found.notes) {
            let role = if found.titles.contains(row) { CellRole::Title } else { CellRole::Note };
            for item in view.items_in(*row, found.first_column, found.last_column) {
                if matches!(item.tok, Tok::Text | Tok::Period | Tok::Symbol) {
                    out.ledger.give(item.place, role, None);
                } else if item.tok == Tok::Year && role == CellRole::Title {
                    // "2022" alone above a table is when its figures are from.
                    out.ledger.give(item.place, CellRole::Period, None);
                }
            }
        }
        let headless =
            found.heads.is_empty() && !self.said.is_some_and(|said| said.knows_columns(found));
        if headless || found.body.is_empty() {
            self.ask_headless(view, found, out);
            return None;
        }
        let mut shape = shape::shape(view, found);
        if let Some(said) = self.said {
            said.shape(&mut shape);
        }
        let mut lines = rows::lines(view, &shape);
        if let Some(said) = self.said {
            said.lines(&mut lines);
        }
        let context = names::context(&title_texts, above, &view.sheet.name, self.sheets, self.file);
        let mut input =
            Input { view, shape: &shape, lines: &lines, context: &context, pool: out.pool };
        let Some(mut plan) = wide::read(&mut input)
            .or_else(|| tall::read(&mut input))
            .or_else(|| cross::read(&mut input))
        else {
            self.ask_headless(view, found, out);
            return None;
        };
        let matrix = matrix(view, &shape, &lines);
        let rows_before = self.said.map(|_| plan.rows.clone());
        if plan.additive {
            totals::mark_sums(&matrix, &mut lines, &mut plan);
        }
        if let (Some(said), Some(before)) = (self.said, rows_before) {
            said.keep_figures(&mut lines, &mut plan, &before);
            said.keys(&mut plan, &shape, &lines, out.pool);
        }
        let again = remember(earlier, &shape, &lines, &matrix, found);
        mark_roles(view, &shape, &lines, found, out);
        if let Some(first) = again {
            let why: Arc<str> = tr!("why-duplicate", table = first).into();
            let mut range = Range::default();
            for line in &lines {
                for column in shape.with(Role::Value) {
                    let place = Place::new(line.row, column.at);
                    if view.at(place).is_some() {
                        range.add(place);
                        out.ledger.replace(place, CellRole::Duplicate, Some(why.clone()));
                    }
                }
            }
            return range.area().map(|area| TableReading {
                range: area,
                layout: plan.layout,
                layout_text: tr!("layout-duplicate"),
                title: context.title.clone(),
                notes: Vec::new(),
            });
        }
        totals::check(view, &shape, &lines, out);
        let mut notes = Notes::of_table(view, found, &lines);
        notes.fill_from(self.notes);
        let reach = Reach::of(view, &shape, &lines, &notes);
        let first_fact = out.facts.len();
        let words = Words { notes: &notes, reach: &reach };
        let range = emit::emit(view, &shape, &lines, &plan, &words, out);
        totals::check_relations(view, &shape, &lines, first_fact, out);
        if let Some(said) = self.said {
            let own = out.facts.get_mut(first_fact..).unwrap_or_default();
            said.measures(&shape, own, out.pool);
            said.account(view, found, out);
        }
        range.area().map(|area| TableReading {
            range: with_heads(area, &shape, found),
            layout: plan.layout,
            layout_text: plan.layout_text.clone(),
            title: context.title.clone(),
            notes: notes.whole,
        })
    }

    /// Numbers in a part of the sheet that has no head to read them by.
    fn ask_headless(&self, view: &View<'_>, found: &Region, out: &mut Output<'_>) {
        let why: Arc<str> = tr!("why-no-head").into();
        let mut range = Range::default();
        for row in found.body.iter().chain(&found.heads) {
            for item in view.items_in(*row, found.first_column, found.last_column) {
                if matches!(item.tok, Tok::Number | Tok::Year | Tok::Symbol | Tok::Error) {
                    range.add(item.place);
                    out.ledger.give(item.place, CellRole::SetAside, Some(why.clone()));
                }
            }
        }
        if let Some(area) = range.area()
            && area.first != area.last
        {
            out.questions.push(Question {
                sheet: self.at,
                cells: Vec::new(),
                range: Some(area),
                about: About::Table,
                text: why.to_string(),
                options: Vec::new(),
            });
        }
    }
}

fn texts_of(view: &View<'_>, found: &Region, rows: &[u32]) -> Vec<String> {
    rows.iter()
        .flat_map(|row| {
            let alone = view.items_in(*row, found.first_column, found.last_column).nth(1).is_none();
            view.items_in(*row, found.first_column, found.last_column)
                .map(move |item| (item, alone))
        })
        .filter(|(item, alone)| {
            matches!(item.tok, Tok::Text | Tok::Period) || *alone && item.tok == Tok::Year
        })
        .map(|(item, _)| item)
        .map(|item| header::tidy(&view.text(item.cell)))
        .collect()
}

/// Text rows above the first table of the sheet, for all its tables.
fn sheet_titles(
    view: &View<'_>,
    regions: &[(region::Panel, Vec<Region>)],
    found: &Region,
) -> Vec<String> {
    let top = found.heads.first().or(found.body.first()).copied().unwrap_or(u32::MAX);
    let mut out = Vec::new();
    for (panel, regions) in regions {
        if let Some(first) = regions.first()
            && panel.first_row <= top
        {
            // Another table's own title, right above it, is not the sheet's.
            let own = first.heads.first().copied().unwrap_or(u32::MAX);
            let near = first.titles.last().copied();
            let shared: Vec<u32> = first
                .titles
                .iter()
                .copied()
                .filter(|row| {
                    *row < top
                        && (first == found
                            || regions.len() == 1
                            || Some(*row) != near
                            || own - row > 1
                            || first.titles.len() == 1 && *row == 0)
                })
                .filter(|row| {
                    first.first_column == found.first_column || own.saturating_sub(*row) > 1
                })
                .collect();
            for text in texts_of(view, first, &shared) {
                if !out.contains(&text) {
                    out.push(text);
                }
            }
        }
    }
    out
}

fn with_heads(area: Area, shape: &Shape<'_>, found: &Region) -> Area {
    let first_row = found.heads.first().copied().unwrap_or(area.first.row).min(area.first.row);
    let first_column = shape
        .columns
        .iter()
        .filter(|column| column.role != Role::Empty && column.role != Role::Scratch)
        .map(|column| column.at)
        .min()
        .unwrap_or(area.first.column)
        .min(area.first.column);
    let last_column = shape
        .columns
        .iter()
        .filter(|column| {
            matches!(column.role, Role::Note | Role::Source | Role::Measure | Role::Total)
        })
        .map(|column| column.at)
        .max()
        .unwrap_or(area.last.column)
        .max(area.last.column);
    Area::new(Place::new(first_row, first_column), Place::new(area.last.row, last_column))
}

/// Most rows whose arithmetic is looked into.
const MOST_AUDITED: usize = 4_000;

fn matrix(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> audit::Matrix {
    if lines.len() > MOST_AUDITED {
        return Vec::new();
    }
    lines
        .iter()
        .map(|line| {
            shape
                .with(Role::Value)
                .map(|column| {
                    view.at(Place::new(line.row, column.at))
                        .and_then(|item| view.figure(item.cell))
                        .map(|figure| figure.value)
                })
                .collect()
        })
        .collect()
}

/// Compares a table with those before it on the sheet; gives the name of the one it repeats.
fn remember(
    earlier: &mut Vec<Earlier>,
    shape: &Shape<'_>,
    lines: &[Line],
    matrix: &audit::Matrix,
    found: &Region,
) -> Option<String> {
    if matrix.is_empty() || earlier.len() > 200 {
        return None;
    }
    let labels: Vec<String> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| {
            line.labels
                .iter()
                .flatten()
                .map(|label| super::lexicon::norm(&label.text))
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    let heads: Vec<String> =
        shape.with(Role::Value).map(|column| super::lexicon::norm(&column.title())).collect();
    let data: audit::Matrix = lines
        .iter()
        .zip(matrix)
        .filter(|(line, _)| line.sort == Sort::Data)
        .map(|(_, row)| row.clone())
        .collect();
    let labelled = labels.iter().any(|label| !label.is_empty());
    let again = earlier
        .iter()
        .find(|first| {
            labelled
                && first.labels == labels
                && first.heads == heads
                && audit::repeats(&first.matrix, &data)
        })
        .map(|first| first.name.clone());
    if again.is_none() {
        let first = found.heads.first().copied().unwrap_or(0);
        let name = Place::new(first, found.first_column).name();
        earlier.push(Earlier { labels, heads, matrix: data, name });
    }
    again
}

/// Roles of heads, labels and side columns.
fn mark_roles(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    found: &Region,
    out: &mut Output<'_>,
) {
    let calculation: Arc<str> = tr!("why-calculated-column").into();
    let total: Arc<str> = tr!("why-total").into();
    let key: Arc<str> = tr!("why-key-column").into();
    let scratch: Arc<str> = tr!("why-scratch").into();
    for column in &shape.columns {
        for place in &column.head_places {
            let role = if column.has_period() { CellRole::Period } else { CellRole::Label };
            out.ledger.give(*place, role, None);
        }
    }
    for row in &found.heads {
        for item in view.items_in(*row, found.first_column, found.last_column) {
            out.ledger.give(item.place, CellRole::Label, None);
        }
    }
    for line in lines {
        for item in view.items_in(line.row, found.first_column, found.last_column) {
            let column = shape
                .columns
                .binary_search_by_key(&item.place.column, |column| column.at)
                .ok()
                .and_then(|at| shape.columns.get(at));
            let (role, why) = match (line.sort, column.map(|column| column.role)) {
                (Sort::Heading, _) => (CellRole::Label, None),
                (Sort::Note, Some(Role::Value)) if item.tok == Tok::Text => (CellRole::Label, None),
                (Sort::Note, _) if item.tok == Tok::Text => (CellRole::Note, None),
                (_, Some(Role::Label(_))) => (CellRole::Label, None),
                (_, Some(Role::Measure)) => (CellRole::Measure, None),
                (_, Some(Role::Perspective | Role::Kind)) => (CellRole::Label, None),
                (_, Some(Role::Note | Role::Source)) => (CellRole::Note, None),
                (_, Some(Role::Period)) => (CellRole::Period, None),
                (_, Some(Role::Key)) => (CellRole::SetAside, Some(key.clone())),
                (_, Some(Role::Calculation)) => (CellRole::SetAside, Some(calculation.clone())),
                (Sort::Total, Some(Role::Value)) | (_, Some(Role::Total)) => {
                    (CellRole::Total, Some(total.clone()))
                }
                (_, Some(Role::Scratch)) if item.tok != Tok::Text => {
                    (CellRole::SetAside, Some(scratch.clone()))
                }
                _ => continue,
            };
            out.ledger.give(item.place, role, why);
        }
    }
}
