//! What has been said and done in a review, step by step, so that the last can be taken back and done again.
//!
//! A step knows the files as they stood when it was taken. Taking a file out moves those behind it, so whoever
//! goes through the steps counts a file's place anew at each that took one out.

use std::collections::BTreeMap;

use super::{ReadFile, Review, Said};
use crate::app::screens::import::corrections::Moved;
use crate::tr;

/// What can be taken back.
pub(in crate::app::screens::import) enum Step {
    /// What had been said before an answer or a correction.
    Said(Box<Said>),
    /// A file was taken out.
    Removed(Box<Gone>),
}

/// A file that was taken out, with what had been said of it and of the others.
pub(in crate::app::screens::import) struct Gone {
    /// Where it stood among the files.
    pub at: usize,
    pub file: ReadFile,
    pub said: Said,
    /// Its ticks set one by one, by fact.
    pub ticks: BTreeMap<usize, bool>,
}

/// What can be done again.
pub(in crate::app::screens::import) enum Again {
    /// What had been said when it was taken back.
    Said(Box<Said>),
    /// The file that stands there is to be taken out.
    Remove(usize),
}

/// The steps of a review, the last at the end.
#[derive(Default)]
pub(in crate::app::screens::import) struct History {
    earlier: Vec<Step>,
    later: Vec<Again>,
}

impl History {
    /// A new step; what had been taken back cannot be done again after it.
    pub fn push(&mut self, step: Step) {
        self.earlier.push(step);
        self.later.clear();
    }

    /// Forgets every step.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// A file that was taken out has come back by another way: what lies before that cannot be returned to.
    pub fn came_back(&mut self, same: impl Fn(&ReadFile) -> bool) {
        let is_it = |step: &Step| matches!(step, Step::Removed(gone) if same(&gone.file));
        if let Some(at) = self.earlier.iter().rposition(is_it) {
            self.earlier.drain(..=at);
        }
    }

    /// Brings what has been said of a file's facts to where they are in a new reading of it.
    pub fn follow(&mut self, moved: &Moved<'_>) {
        let mut at = moved.file;
        for step in self.earlier.iter_mut().rev() {
            match step {
                Step::Said(said) => moved.at(at).said(said),
                Step::Removed(gone) => {
                    at += usize::from(at >= gone.at);
                    moved.at(at).said(&mut gone.said);
                }
            }
        }
        let mut at = moved.file;
        for again in self.later.iter_mut().rev() {
            match again {
                Again::Said(said) => moved.at(at).said(said),
                Again::Remove(gone) if *gone == at => break,
                Again::Remove(gone) => at -= usize::from(at > *gone),
            }
        }
    }
}

impl Review {
    /// Keeps what has been said so far, to come back to.
    pub(in crate::app::screens::import) fn remember_said(&mut self) {
        self.history.push(Step::Said(Box::new(self.said.clone())));
    }

    /// How many answers and corrections can be taken back.
    #[must_use]
    pub fn answers_given(&self) -> usize {
        self.history.earlier.iter().filter(|step| matches!(step, Step::Said(_))).count()
    }

    /// What the last step was, as people would call it.
    #[must_use]
    pub fn last_step(&self) -> Option<String> {
        Some(match self.history.earlier.last()? {
            Step::Said(_) => tr!("import-screen-last-said"),
            Step::Removed(gone) => {
                tr!("import-screen-file-removed", name = &gone.file.reading.file)
            }
        })
    }

    /// Whether the last step took a file out.
    #[must_use]
    pub fn last_is_removal(&self) -> bool {
        matches!(self.history.earlier.last(), Some(Step::Removed(_)))
    }

    /// What would be done again.
    #[must_use]
    pub fn next_step(&self) -> Option<String> {
        Some(match self.history.later.last()? {
            Again::Said(_) => tr!("import-screen-last-said"),
            Again::Remove(at) => {
                let name = self.files.get(*at).map(|file| file.reading.file.clone());
                tr!("import-screen-file-removed", name = name.unwrap_or_default())
            }
        })
    }

    /// Takes the last step back; ticks set one by one stay.
    pub fn take_back(&mut self) {
        let again = match self.history.earlier.pop() {
            Some(Step::Said(said)) => {
                self.read_anew();
                self.try_again();
                Again::Said(Box::new(std::mem::replace(&mut self.said, *said)))
            }
            Some(Step::Removed(gone)) => {
                let at = gone.at;
                self.put_back(*gone);
                Again::Remove(at)
            }
            None => return,
        };
        self.history.later.push(again);
    }

    /// Does again what was taken back last.
    pub fn take_again(&mut self) {
        let step = match self.history.later.pop() {
            Some(Again::Said(said)) => {
                self.read_anew();
                self.try_again();
                Step::Said(Box::new(std::mem::replace(&mut self.said, *said)))
            }
            Some(Again::Remove(at)) => match self.take_out(at) {
                Some(gone) => Step::Removed(Box::new(gone)),
                None => return,
            },
            None => return,
        };
        self.history.earlier.push(step);
    }

    /// Takes a file out of the review, with what was said of it alone.
    pub fn remove(&mut self, file: usize) {
        if let Some(gone) = self.take_out(file) {
            self.history.push(Step::Removed(Box::new(gone)));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use super::*;
    use crate::domain::Period;
    use crate::import::facts::FileReading;

    fn file(name: &str) -> ReadFile {
        let reading = FileReading {
            file: name.to_owned(),
            hash: name.to_owned(),
            refused: None,
            remarks: Vec::new(),
            sheets: Vec::new(),
            facts: Vec::new(),
            questions: Vec::new(),
            findings: Vec::new(),
            known_units: Arc::default(),
        };
        ReadFile::new(Arc::new(reading)).at(Some(PathBuf::from(name)))
    }

    fn review(names: &[&str]) -> Review {
        let mut review = Review::default();
        review.add(names.iter().map(|name| file(name)).collect());
        review
    }

    fn names(review: &Review) -> Vec<&str> {
        review.files.iter().map(|file| file.reading.file.as_str()).collect()
    }

    fn say(review: &mut Review, file: usize, year: i16) {
        review.remember_said();
        let said = review.said.by_hand.entry((file, 0)).or_default();
        said.period = Some(Period::Year(year));
    }

    fn said(review: &Review) -> Vec<(usize, Option<Period>)> {
        review.said.by_hand.iter().map(|((file, _), said)| (*file, said.period)).collect()
    }

    #[test]
    fn a_file_comes_back_where_it_stood_with_what_was_said_of_it() {
        let mut review = review(&["a", "b", "c"]);
        say(&mut review, 1, 2023);
        say(&mut review, 2, 2024);
        review.ticks.insert((1, 5), false);
        review.ticks.insert((2, 7), true);
        review.remove(1);
        assert_eq!(names(&review), ["a", "c"]);
        assert_eq!(said(&review), [(1, Some(Period::Year(2024)))]);
        assert_eq!(review.ticks.keys().collect::<Vec<_>>(), [&(1, 7)]);
        say(&mut review, 0, 2020);
        for _ in 0..2 {
            review.take_back();
        }
        assert_eq!(names(&review), ["a", "b", "c"]);
        let both = [(1, Some(Period::Year(2023))), (2, Some(Period::Year(2024)))];
        assert_eq!(said(&review), both);
        assert_eq!(review.ticks.keys().collect::<Vec<_>>(), [&(1, 5), &(2, 7)]);
        for _ in 0..2 {
            review.take_again();
        }
        assert_eq!(names(&review), ["a", "c"]);
        let last = [(0, Some(Period::Year(2020))), (1, Some(Period::Year(2024)))];
        assert_eq!(said(&review), last);
        for _ in 0..4 {
            review.take_back();
        }
        assert_eq!((names(&review), said(&review)), (vec!["a", "b", "c"], vec![]));
        assert_eq!((review.answers_given(), review.last_step()), (0, None));
    }

    #[test]
    fn a_new_step_is_the_end_of_what_could_be_done_again() {
        let mut review = review(&["a", "b"]);
        review.remove(0);
        review.take_back();
        assert!(review.next_step().is_some());
        say(&mut review, 0, 2021);
        assert_eq!(review.next_step(), None);
        review.take_again();
        assert_eq!(names(&review), ["a", "b"]);
    }

    #[test]
    fn a_file_added_once_more_is_not_put_back_beside_itself() {
        let mut review = review(&["a", "b"]);
        say(&mut review, 0, 2021);
        review.remove(0);
        review.add(vec![file("a")]);
        assert_eq!((names(&review), review.last_step()), (vec!["b", "a"], None));
    }
}
