//! The questions of an import: one by one for scripts, and once for all that are alike for people.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;

use super::import::NOBODY;
use crate::import::facts::{About, Fact, Question};
use crate::import::json::QuestionEntry;
use crate::import::plan::{Plan, PlanQuestion};
use crate::tr;

/// Questions that are put to people as one.
#[derive(Serialize)]
pub struct Group {
    text: String,
    /// How many of the questions have its number.
    questions: usize,
    /// How many tables they are about.
    tables: usize,
}

/// All questions, the workbooks' own and then the plan's, each with its file.
fn all<'p>(plan: &'p Plan, asked: &'p [PlanQuestion]) -> Vec<(usize, &'p Question)> {
    let files = plan.files.iter().enumerate();
    let own = files.flat_map(|(at, file)| file.questions.iter().map(move |one| (at, one)));
    own.chain(asked.iter().map(|one| (one.file, &one.question))).collect()
}

/// One question of the plan as scripts see it.
pub fn entry<'p>(plan: &'p Plan, asked: &'p PlanQuestion) -> Option<QuestionEntry<'p>> {
    let file = plan.files.get(asked.file)?;
    let question = &asked.question;
    let cells: Vec<String> = question.cells.iter().map(|place| place.name()).collect();
    Some(QuestionEntry {
        file: &file.file,
        sheet: file.sheets.get(question.sheet).map_or("", |sheet| sheet.grid.name.as_str()),
        cells: (!cells.is_empty()).then_some(cells),
        range: question.range.map(crate::import::grid::Area::name),
        about: question.about,
        text: &question.text,
        options: &question.options,
        group: None,
    })
}

/// Numbers the questions that are put as one, and tells what each number stands for.
pub fn number(
    plan: &Plan,
    asked: &[PlanQuestion],
    entries: &mut [QuestionEntry<'_>],
) -> Vec<Group> {
    let questions = all(plan, asked);
    let mut groups = Vec::new();
    for put in plan.put(asked).into_iter().filter(|put| put.members.len() > 1) {
        for at in &put.members {
            if let Some(entry) = entries.get_mut(*at) {
                entry.group = Some(groups.len());
            }
        }
        let members = put.members.iter().filter_map(|at| questions.get(*at).copied());
        let tables = tables(plan, members);
        groups.push(Group { text: put.text, questions: put.members.len(), tables });
    }
    groups
}

/// The questions for people: each once, with where it is first met and for how many tables it is asked.
pub fn lines(plan: &Plan) -> Vec<String> {
    let asked = plan.questions();
    let questions = all(plan, &asked);
    let own = questions.len().saturating_sub(asked.len());
    let waiting = plan.waiting(|_, _| true);
    let lines = plan.put(&asked).into_iter().filter_map(|put| {
        // `--unit` has answered some of the workbooks' own.
        let waits = |at: usize, one: (usize, &Question)| {
            let later = waiting.get(one.0).is_some_and(|waiting| waiting.holds_question(one.1));
            at >= own || is_open(plan, one) && !only_tells(plan, one) && !later
        };
        let open = |at: &usize| questions.get(*at).copied().filter(|one| waits(*at, *one));
        let open: Vec<_> = put.members.iter().filter_map(open).collect();
        let (file, first) = open.first().copied()?;
        let mut line = if put.bundled { String::new() } else { place(plan, file, first) };
        line.push_str(&put.text);
        let tables = tables(plan, open.iter().copied());
        if tables > 1 && !put.bundled {
            // Writing to a string has no way to fail.
            let _ = write!(line, " {}", tr!("cli-import-like-question", count = tables));
        }
        Some(line)
    });
    lines.collect()
}

/// Whether the workbooks leave anything to be answered.
pub fn any_open(plan: &Plan) -> bool {
    all(plan, &[]).into_iter().any(|one| is_open(plan, one))
}

/// What the workbooks' questions tell where they leave nothing to decide.
pub fn told(plan: &Plan) -> Vec<String> {
    let telling = all(plan, &[]).into_iter().filter(|one| only_tells(plan, *one));
    telling.map(|(file, one)| format!("{}{}", place(plan, file, one), one.text)).collect()
}

fn only_tells(plan: &Plan, (file, question): (usize, &Question)) -> bool {
    plan.files.get(file).is_some_and(|file| file.only_tells(question))
}

/// "Lia skole.xlsx, Ark1!B2:C4: "
fn place(plan: &Plan, file: usize, question: &Question) -> String {
    let Some(file) = plan.files.get(file) else { return String::new() };
    let sheet = file.sheets.get(question.sheet).map_or("", |sheet| sheet.grid.name.as_str());
    let place = match (question.cells.first(), question.range) {
        (Some(cell), _) => format!("!{}", cell.name()),
        (None, Some(range)) => format!("!{}", range.name()),
        (None, None) => String::new(),
    };
    format!("{}, {sheet}{place}: ", file.file)
}

/// How many tables questions are about.
fn tables<'q>(plan: &Plan, questions: impl Iterator<Item = (usize, &'q Question)>) -> usize {
    let mut seen = BTreeSet::new();
    for (file, question) in questions {
        let sheet = plan.files.get(file).and_then(|file| file.sheets.get(question.sheet));
        let at = question.cells.first().copied().or(question.range.map(|range| range.first));
        let table =
            at.and_then(|at| sheet?.tables.iter().position(|table| table.range.contains(at)));
        seen.insert((file, question.sheet, table));
    }
    seen.len()
}

/// Whether a workbook's question still waits for an answer.
fn is_open(plan: &Plan, (file, question): (usize, &Question)) -> bool {
    question.about != About::Unit || lacks_unit(plan, file, question)
}

fn lacks_unit(plan: &Plan, file: usize, question: &Question) -> bool {
    let nobody = plan.new_units.iter().find(|unit| unit.name == NOBODY).map(|unit| unit.id);
    let Some(reading) = plan.files.get(file) else { return true };
    let asked = |fact: &Fact| {
        fact.sheet == question.sheet
            && fact.unit.is_none()
            && (question.cells.contains(&fact.place)
                || question.range.is_some_and(|range| range.contains(fact.place)))
    };
    let mut items = plan
        .items
        .iter()
        .filter(|item| item.file == file && reading.facts.get(item.fact).is_some_and(asked));
    let mut some = false;
    let open = items.any(|item| {
        some = true;
        item.unit.is_none() || item.unit == nobody
    });
    open || !some
}
