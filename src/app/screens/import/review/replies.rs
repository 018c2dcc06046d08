//! Answers and ticks as they are given: what each alters of what was said of the files under review.

use super::{Reply, Review};
use crate::app::screens::import::proposal::{Ask, Lacks, OpenQuestion, sides};
use crate::domain::{Correction, Period, Setting};
use crate::import::grid::Place;
use crate::import::number;
use crate::import::plan::alike::{Alike, Named, Source};
use crate::import::recipe::{self, Fix, NamesAre};

impl Review {
    /// Ticks or unticks these items.
    pub fn tick(&mut self, items: impl IntoIterator<Item = usize>, ticked: bool) {
        for index in items {
            let Some(item) = self.proposal.plan.items.get_mut(index) else { continue };
            if item.is_open() && item.accepted != ticked {
                item.accepted = ticked;
                self.ticks.insert((item.file, item.fact), ticked);
            }
        }
        self.proposal.recount();
        self.version += 1;
    }

    /// Answers a question for every place that is alike.
    pub fn answer(&mut self, question: usize, reply: Reply) {
        let Some(question) = self.proposal.questions.get(question).cloned() else { return };
        self.remember_said();
        match (&question.ask, reply) {
            (Ask::Alike { members, .. }, Reply::One(at, reply)) => {
                if let Some(one) = members.get(at) {
                    self.answer_one(one, *reply);
                }
            }
            (Ask::Alike { alike: Alike::Sources(sources), .. }, Reply::Apart) => {
                self.name_apart(sources);
            }
            (Ask::Alike { members, .. }, reply) => {
                for one in members {
                    let reply = self.for_member(one, &reply);
                    self.answer_one(one, reply);
                }
            }
            (_, reply) => self.answer_one(&question, reply),
        }
        self.stale = true;
    }

    /// What an answer to many questions at once says to one of them.
    fn for_member(&self, question: &OpenQuestion, reply: &Reply) -> Reply {
        let Reply::Source(source) = reply else { return reply.clone() };
        let is_it = |at: &&usize| source.holds(&self.proposal.plan, **at);
        question.items.iter().find(is_it).map_or(Reply::LeaveOut, |at| Reply::Pick(*at))
    }

    fn answer_one(&mut self, question: &OpenQuestion, reply: Reply) {
        let OpenQuestion { ask, items, files: question_files } = question;
        match (ask.clone(), reply) {
            (Ask::Likeness { named, name, other, .. }, Reply::Same) => match named {
                Named::Indicator => {
                    self.said.answers.same_indicator.insert(name, other);
                }
                Named::Unit => {
                    self.said.answers.same_unit.insert(name, other);
                }
                Named::Closed => {
                    self.said.answers.to_successor.insert(name);
                }
            },
            (Ask::Likeness { named, name, .. }, reply) => {
                match named {
                    Named::Indicator => self.said.answers.own_indicator.insert(name),
                    Named::Unit | Named::Closed => self.said.answers.own_unit.insert(name),
                };
                if reply == Reply::LeaveOut {
                    self.set_ticks(items, false);
                }
            }
            (Ask::Conflict { apart, .. }, Reply::Apart) => self.name_apart(&apart),
            (Ask::Conflict { .. }, reply) => {
                let first = items.first().and_then(|at| self.proposal.plan.items.get(*at));
                self.said.settled.conflicts.extend(first.map(|item| (item.file, item.fact)));
                self.set_ticks(items, false);
                if let Reply::Pick(right) = reply {
                    self.set_ticks(&[right], true);
                }
            }
            (Ask::Reading { places, sides, .. }, Reply::Names(side, is)) => {
                let was = sides.get(side).map_or(is, |side| side.is);
                self.say_names(&places, |at, read| {
                    // The others are what they were read as; what only one can be is exchanged.
                    let taken = read == is && is != NamesAre::Splits;
                    if at == side {
                        is
                    } else if taken {
                        was
                    } else {
                        read
                    }
                });
            }
            (Ask::Reading { places, sides, question }, reply) => {
                if places.is_empty() {
                    // It comes of comparing with the board.
                    let first = items.first().and_then(|at| self.proposal.plan.items.get(*at));
                    self.said.settled.far.extend(first.map(|item| (item.file, item.fact)));
                    if items.is_empty() {
                        self.said.settled.gone.extend(question_files);
                    }
                    if let Reply::Meant(choice) = reply {
                        self.mean(items, &question.options, choice);
                    }
                }
                if reply == Reply::TakeIn && !sides.is_empty() {
                    // Next year's sheets of the shape are read so too, unasked.
                    self.say_names(&places, |_, read| read);
                }
                for (file, at) in places {
                    self.said.settled.readings.insert((file, at));
                    let sheet = self
                        .files
                        .get(file)
                        .and_then(|one| one.reading.questions.get(at))
                        .map(|question| question.sheet);
                    let Some(sheet) = sheet else { continue };
                    match &reply {
                        Reply::Period(period) if self.has_periods(file, at) => {
                            let fix = Fix { period: Some(*period), ..Fix::default() };
                            let cells = self.cells_asked(file, at);
                            let fixes = cells.into_iter().map(|(place, _)| (place, fix));
                            self.fix_cells((file, sheet), fixes);
                        }
                        Reply::Meant(choice) => {
                            let fixes = self.meant(file, at, *choice);
                            self.fix_cells((file, sheet), fixes.into_iter());
                        }
                        Reply::Unit(name) => {
                            let units = &mut self.said.answers.unit_for_sheet;
                            units.insert((file, sheet), name.clone());
                        }
                        Reply::Period(period) => {
                            self.date((file, sheet), Some(*period));
                        }
                        _ => {}
                    }
                }
                match reply {
                    Reply::TakeIn => self.set_ticks(items, true),
                    Reply::LeaveOut => self.set_ticks(items, false),
                    _ => {}
                }
            }
            // A group holds no groups.
            (Ask::Alike { .. }, _) => {}
        }
    }

    /// Says that tables count each what its title says.
    fn name_apart(&mut self, sources: &[Source]) {
        let mut said: Vec<((usize, usize), Vec<Correction>)> = Vec::new();
        // The one part without a heading of its own keeps the name it has.
        let unheaded = sources.iter().filter(|source| !source.headed).count();
        for source in sources {
            if let (Some(part), Some(title)) = (source.part, source.title.clone()) {
                if source.headed || unheaded > 1 {
                    let apart = &mut self.said.answers.apart;
                    let parts = apart.entry((source.file, source.sheet)).or_default();
                    if !parts.contains(&(part, title.clone())) {
                        parts.push((part, title));
                    }
                }
                continue;
            }
            let Some(reading) = self.files.get(source.file).map(|file| &file.reading) else {
                continue;
            };
            let Some(sheet) = reading.sheets.get(source.sheet) else { continue };
            let table = source.table.and_then(|at| sheet.tables.get(at));
            let (Some(table), Some(name)) = (table, source.title.clone()) else { continue };
            let workbook = recipe::workbook_form(&reading.file);
            let what = Setting::Indicator { name, workbook, sheet: sheet.grid.name.clone() };
            let reach = recipe::table_reach(sheet, table.range.first);
            let correction = Correction::Set { reach, what };
            let at = (source.file, source.sheet);
            match said.iter_mut().find(|(sheet, _)| *sheet == at) {
                Some((_, corrections)) => corrections.push(correction),
                None => said.push((at, vec![correction])),
            }
        }
        if !said.is_empty() {
            self.say_of(&said);
        }
    }

    /// Says what the names of tables' sides are, everywhere the same is asked; `is` answers for each
    /// side, by its place among them and what it was read as.
    fn say_names(&mut self, places: &[(usize, usize)], is: impl Fn(usize, NamesAre) -> NamesAre) {
        let mut said = Vec::new();
        for (file, at) in places {
            let Some(reading) = self.files.get(*file).map(|file| &file.reading) else { continue };
            let Some(question) = reading.questions.get(*at) else { continue };
            let Some(sheet) = reading.sheets.get(question.sheet) else { continue };
            let sides = sides(reading, *at);
            let sides = sides.iter().enumerate();
            let corrections = sides.map(|(at, side)| side.said(sheet, is(at, side.is)));
            said.push(((*file, question.sheet), corrections.collect()));
        }
        self.say_of(&said);
    }

    /// The cells a workbook's question is about, with the number each was read as.
    fn cells_asked(&self, file: usize, question: usize) -> Vec<(Place, Option<f64>)> {
        let Some(reading) = self.files.get(file).map(|file| &file.reading) else {
            return Vec::new();
        };
        let Some(question) = reading.questions.get(question) else { return Vec::new() };
        let facts = reading.facts.iter().filter(|fact| fact.sheet == question.sheet);
        facts
            .filter(|fact| question.cells.contains(&fact.place))
            .map(|fact| (fact.place, fact.value))
            .collect()
    }

    /// Whether a question about periods is about figures that have one already.
    fn has_periods(&self, file: usize, question: usize) -> bool {
        let Some(reading) = self.files.get(file).map(|file| &file.reading) else { return false };
        let cells = reading.questions.get(question).map(|question| &question.cells);
        cells.is_some_and(|cells| {
            reading.facts.iter().any(|fact| cells.contains(&fact.place) && fact.period.is_some())
        })
    }

    /// What the cells of a question were meant to say. The readings offered are those of its
    /// first cell; the others are meant in the same way.
    fn meant(&self, file: usize, question: usize, choice: usize) -> Vec<(Place, Fix)> {
        let options = self
            .files
            .get(file)
            .and_then(|file| file.reading.questions.get(question))
            .map(|question| question.options.as_slice())
            .unwrap_or_default();
        let cells = self.cells_asked(file, question);
        let only = cells.len() == 1;
        cells
            .into_iter()
            .filter_map(|(place, value)| {
                let value = Some(as_meant(options, choice, only, value?)?);
                Some((place, Fix { value, ..Fix::default() }))
            })
            .collect()
    }

    /// Corrects figures that lie far from the board's to what was meant.
    fn mean(&mut self, items: &[usize], options: &[String], choice: usize) {
        let only = items.len() == 1;
        let fix = |at: &usize| {
            let item = self.proposal.plan.items.get(*at)?;
            let fact = self.files.get(item.file)?.reading.facts.get(item.fact)?;
            let value = Some(as_meant(options, choice, only, fact.value?)?);
            Some(((item.file, fact.sheet), fact.place, Fix { value, ..Fix::default() }))
        };
        let fixes: Vec<_> = items.iter().filter_map(fix).collect();
        self.fix_more(&fixes);
    }

    fn fix_cells(&mut self, sheet: (usize, usize), fixes: impl Iterator<Item = (Place, Fix)>) {
        let values: Vec<_> = fixes.map(|(place, fix)| (sheet, place, fix)).collect();
        self.fix_more(&values);
    }

    fn set_ticks(&mut self, items: &[usize], ticked: bool) {
        for item in items.iter().filter_map(|at| self.proposal.plan.items.get(*at)) {
            self.said.answers.ticks.insert((item.file, item.fact), ticked);
            self.ticks.remove(&(item.file, item.fact));
        }
    }

    /// Says which unit the figures of these sheets are for.
    pub fn set_unit(&mut self, sheets: &[(usize, usize)], name: &str) {
        self.remember_said();
        for sheet in sheets {
            self.said.answers.unit_for_sheet.insert(*sheet, name.to_owned());
        }
        self.stale = true;
    }

    /// Leaves out the figures of a sheet that have no unit, or no period.
    pub fn leave_gap(&mut self, sheet: (usize, usize), lacks: Lacks) {
        self.remember_said();
        self.said.settled.gaps.insert((sheet, lacks));
        self.stale = true;
    }

    /// Says which period the figures of these sheets are for that name none; `None` takes it back.
    pub fn set_period(&mut self, sheets: &[(usize, usize)], period: Option<Period>) {
        self.remember_said();
        for sheet in sheets {
            self.date(*sheet, period);
        }
    }

    fn date(&mut self, sheet: (usize, usize), period: Option<Period>) {
        self.said.by_hand.entry(sheet).or_default().period = period;
        self.said.by_hand.retain(|_, by_hand| !by_hand.is_empty());
        self.read_anew();
    }
}

/// What a number was meant to say; the readings offered are those of the first of several.
fn as_meant(options: &[String], choice: usize, only: bool, value: f64) -> Option<f64> {
    let read = |at: usize| Some(number::read(options.get(at)?)?.value);
    let (first, meant) = (read(0)?, read(choice)?);
    let by = meant / first;
    // A power of ten leaves the digits as they are.
    let digits = format!("{:.9e}", value * by).parse().unwrap_or(value * by);
    Some(if only || first == 0.0 { meant } else { digits })
}
