//! What an import would do to a workspace. A plan proposes; accepting it is one `Change`.

pub mod alike;
mod beside;
mod build;
mod change;
mod describe;
mod far;
mod gone;
mod indicators;
mod like_names;
mod municipality;
mod names;
mod overlap;
mod questions;
mod standing;
mod state;
mod succession;
mod taken;
mod units;
pub mod waiting;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arcstr::ArcStr;

use super::facts::{Fact, FileReading};
use super::grid::Area;
use crate::domain::{Indicator, IndicatorId, OrgUnit, Period, Target, UnitId, Value};

pub use far::Far;
pub use gone::Gone;
pub use questions::{Cause, PlanQuestion, which};
pub use standing::{Standing, standing};
pub use state::aim_of;

/// What would become of one fact.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Nothing stands there yet.
    New,
    /// Another value stands there; it would stay in the history.
    Changed { before: Value },
    /// Another target stands there; it would stay in the history.
    ChangedTarget { before: Box<Target> },
    /// The very same value stands there already.
    Same,
    /// A typed missing value where nothing stands yet.
    Missing,
    /// It cannot be taken in; the reason is for people.
    Refused(ArcStr),
}

/// One fact with its place in the workspace.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Position in [`Plan::files`].
    pub file: usize,
    /// Position in that file's facts.
    pub fact: usize,
    pub state: State,
    /// Known or proposed; `None` only when refused.
    pub indicator: Option<IndicatorId>,
    pub unit: Option<UnitId>,
    pub period: Option<Period>,
    /// Nobody needs to look first.
    pub certain: bool,
    /// What a person should look at, in words; `None` when certain.
    pub doubt: Option<ArcStr>,
    /// Ticked: to be taken in when the plan is accepted.
    pub accepted: bool,
}

impl Item {
    /// Whether taking it in would alter anything.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Refused(_) | State::Same)
    }

    /// Whether it would alter something, and nobody needs to look first.
    fn is_certain_news(&self) -> bool {
        self.certain && self.is_open()
    }
}

/// A name met in workbooks that resembles a known (or another new) one.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The indicator this would be.
    pub asked: IndicatorId,
    /// The name as the workbook spells it.
    pub name: String,
    /// The indicator it may be the same as.
    pub same_as: IndicatorId,
    pub same_as_name: String,
    /// 0 to 1.
    pub likeness: f64,
    /// What speaks for and against, in words.
    pub evidence: String,
    /// Places for which figures under both names are equal, and for which they differ.
    pub equal: usize,
    pub different: usize,
}

/// A unit's name met in workbooks that resembles a known (or another new) one.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitLikeness {
    /// The unit this would be.
    pub asked: UnitId,
    /// The name as the workbook spells it.
    pub name: String,
    /// The unit it may be the same as.
    pub same_as: UnitId,
    pub same_as_name: String,
    /// 0 to 1.
    pub likeness: f64,
    /// What speaks for and against, in words.
    pub evidence: String,
    /// Places for which figures under both names are equal, and for which they differ.
    pub equal: usize,
    pub different: usize,
}

/// Figures of a unit from after it went into another: they would be the other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The unit the workbook names.
    pub name: String,
    pub heir: UnitId,
    pub heir_name: String,
    /// The day it went into the other.
    pub day: Period,
    /// Positions in [`Plan::items`]; all of them uncertain.
    pub items: Vec<usize>,
}

/// One place in the workspace for which the files say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Positions in [`Plan::items`], as they stand in the files, those left out by hand and those that wait
    /// for somebody to say whether they are taken in at all last. All of them are uncertain, but for one
    /// that only such figures contradict.
    pub items: Vec<usize>,
    /// They contradict each other only as long as nobody has said whose figures they are, or what tells
    /// those of one table apart; that is asked first.
    pub nameless: bool,
}

/// A spelling taken as a known name because only case, punctuation or endings differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Position in [`Plan::files`] of the first file that spells it so.
    pub file: usize,
    pub spelt: String,
    pub taken_as: String,
}

/// Answers and corrections a person has given; the plan follows from them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Name in the workbook -> the indicator's name it means.
    pub same_indicator: BTreeMap<String, String>,
    /// Names a person has said are indicators of their own.
    pub own_indicator: BTreeSet<String>,
    /// Unit's name in the workbook -> the unit's name it means.
    pub same_unit: BTreeMap<String, String>,
    /// Names a person has said are units of their own.
    pub own_unit: BTreeSet<String>,
    /// Closed units whose later figures a person has said go to the unit that took over.
    pub to_successor: BTreeSet<String>,
    /// (file, fact) taken in or left out by hand.
    pub ticks: BTreeMap<(usize, usize), bool>,
    /// (file, sheet) -> unit for facts that name none.
    pub unit_for_sheet: BTreeMap<(usize, usize), String>,
    /// (file, sheet) -> parts of it that count something of their own, with what each is called.
    pub apart: BTreeMap<(usize, usize), Vec<(Area, String)>>,
}

impl Answers {
    /// Whose figures are that nobody has said it of, where there is no board to take them into.
    pub const NOBODY: &'static str = "–";

    /// Whether somebody has said whose the figures of a sheet, by file and sheet, are.
    #[must_use]
    pub fn names_somebody(&self, sheet: (usize, usize)) -> bool {
        self.unit_for_sheet.get(&sheet).is_some_and(|name| name != Self::NOBODY)
    }

    /// What the part of the sheet a fact stands in is called, where it counts something of its own.
    #[must_use]
    pub fn part_of(&self, file: usize, fact: &Fact) -> Option<&str> {
        let parts = self.apart.get(&(file, fact.sheet))?;
        let (_, name) = parts.iter().rfind(|(area, _)| area.contains(fact.place))?;
        Some(name)
    }
}

/// How much a plan holds, by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub new: usize,
    pub changed: usize,
    pub same: usize,
    pub missing: usize,
    pub refused: usize,
    /// Items a person should look at.
    pub doubtful: usize,
    /// Items ticked to be taken in.
    pub accepted: usize,
}

/// Everything an import would do, item by item.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub files: Vec<Arc<FileReading>>,
    pub items: Vec<Item>,
    /// Indicators that would be added.
    pub new_indicators: Vec<Indicator>,
    /// Units that would be added, parents first.
    pub new_units: Vec<OrgUnit>,
    pub likenesses: Vec<Likeness>,
    /// Known indicators that would get a spelling, or targets, they did not have.
    pub edited_indicators: Vec<Indicator>,
    pub unit_likenesses: Vec<UnitLikeness>,
    /// Known units that would get a name or spelling they did not have.
    pub edited_units: Vec<OrgUnit>,
    pub conflicts: Vec<Conflict>,
    pub successions: Vec<Succession>,
    pub far: Vec<Far>,
    pub gone: Vec<Gone>,
    pub spellings: Vec<Spelling>,
}

/// Which items a headless import takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accept {
    /// Only what nobody needs to look at.
    Certain,
    /// Everything that can be taken in.
    All,
}

impl Plan {
    /// Ticks what this choice takes in. Of values that contradict each other only the first.
    pub fn accept(&mut self, accept: Accept) {
        for item in &mut self.items {
            item.accepted = item.is_open() && (accept == Accept::All || item.certain);
        }
        for conflict in &self.conflicts {
            for at in conflict.items.iter().skip(1) {
                if let Some(item) = self.items.get_mut(*at) {
                    item.accepted = false;
                }
            }
        }
    }

    /// Counts the whole plan, or one file of it.
    #[must_use]
    pub fn counts(&self, file: Option<usize>) -> Counts {
        let mut counts = Counts::default();
        for item in self.items.iter().filter(|item| file.is_none_or(|one| one == item.file)) {
            match &item.state {
                State::New => counts.new += 1,
                State::Changed { .. } | State::ChangedTarget { .. } => counts.changed += 1,
                State::Same => counts.same += 1,
                State::Missing => counts.missing += 1,
                State::Refused(_) => counts.refused += 1,
            }
            counts.doubtful += usize::from(item.is_open() && !item.certain);
            counts.accepted += usize::from(item.accepted);
        }
        counts
    }
}
