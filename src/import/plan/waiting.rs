//! Parts of workbooks of which it is open whether they are taken in at all: hidden sheets, pivot tables
//! beside the sheet they are made of. Nobody has to say more of them before that is said.

use super::{Answers, Conflict, Item, Plan};
use crate::import::facts::{About, Fact, FileReading, Question};
use crate::import::grid::Area;

/// The parts of one workbook that wait, each with its sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting(Vec<(usize, Area)>);

impl Waiting {
    /// Those of a workbook; `open` tells whether a question, by its position, still is.
    #[must_use]
    pub fn of(reading: &FileReading, open: impl Fn(usize) -> bool) -> Self {
        let asked = reading.questions.iter().enumerate();
        let whole = asked.filter(|(at, question)| question.about == About::Whole && open(*at));
        Self(whole.filter_map(|(_, question)| Some((question.sheet, question.range?))).collect())
    }

    /// Whether a figure stands in one of them.
    #[must_use]
    pub fn holds(&self, fact: &Fact) -> bool {
        self.0.iter().any(|(sheet, area)| *sheet == fact.sheet && area.contains(fact.place))
    }

    /// Whether a question about figures asks nothing but what stands in one of them.
    #[must_use]
    pub fn holds_question(&self, question: &Question) -> bool {
        let within = |(sheet, area): &(usize, Area)| {
            let mut cells = question.cells.iter();
            *sheet == question.sheet
                && cells.all(|cell| area.contains(*cell))
                && question
                    .range
                    .is_none_or(|range| area.contains(range.first) && area.contains(range.last))
                && !(question.cells.is_empty() && question.range.is_none())
        };
        question.about != About::Whole && self.0.iter().any(within)
    }

    /// Whether nothing of the file waits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whether a person has left a figure out, or has yet to say whether it is taken in at all.
#[must_use]
pub fn stands_aside(answers: &Answers, waiting: &Waiting, item: &Item, fact: &Fact) -> bool {
    match answers.ticks.get(&(item.file, item.fact)) {
        Some(taken) => !taken,
        None => waiting.holds(fact),
    }
}

impl Plan {
    /// What waits in each file; `open` tells whether a question (file, position) still is.
    #[must_use]
    pub fn waiting(&self, open: impl Fn(usize, usize) -> bool) -> Vec<Waiting> {
        let files = self.files.iter().enumerate();
        files.map(|(file, reading)| Waiting::of(reading, |at| open(file, at))).collect()
    }

    /// Whether an item waits.
    #[must_use]
    pub fn waits(&self, waiting: &[Waiting], item: usize) -> bool {
        let Some(item) = self.items.get(item) else { return false };
        let fact = self.files.get(item.file).and_then(|file| file.facts.get(item.fact));
        let waiting = waiting.get(item.file).filter(|waiting| !waiting.is_empty());
        waiting.zip(fact).is_some_and(|(waiting, fact)| waiting.holds(fact))
    }

    /// Whether a contradiction needs no answer now: it is none without the figures of which `aside` is true.
    #[must_use]
    pub fn is_idle(&self, conflict: &Conflict, aside: impl Fn(usize) -> bool) -> bool {
        conflict.items.iter().filter(|at| !aside(**at)).count() < 2
    }
}
