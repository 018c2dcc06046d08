//! Reading and altering what is said and done about figures: measures, comments, units' lives
//! and the thresholds of suppression.

use super::{SeriesKey, Workspace};
use crate::domain::{
    Change, Comment, CommentId, IndicatorId, Measure, MeasureId, Period, PeriodKind, Refusal,
    UnitId, UnitLife,
};

impl Workspace {
    /// The fewest persons behind a figure shown to others, where its source says nothing else.
    pub const USUAL_THRESHOLD: u16 = 5;
    /// The most a threshold may be.
    pub const MAX_THRESHOLD: u16 = 1000;

    /// All measures by identity.
    pub fn measures(&self) -> impl ExactSizeIterator<Item = &Measure> {
        self.measures.values()
    }

    #[must_use]
    pub fn measure(&self, id: MeasureId) -> Option<&Measure> {
        self.measures.get(&id)
    }

    /// The measures on one line of figures, oldest first.
    pub fn measures_on(&self, series: SeriesKey) -> impl Iterator<Item = &Measure> {
        self.measures.values().filter(move |measure| measure.series == series)
    }

    /// An identity no measure has.
    #[must_use]
    pub fn next_measure_id(&self) -> MeasureId {
        self.measures.keys().next_back().map_or(MeasureId(1), |id| id.next())
    }

    /// All comments by identity.
    pub fn comments(&self) -> impl ExactSizeIterator<Item = &Comment> {
        self.comments.values()
    }

    /// The comments on one line of figures, oldest first.
    pub fn comments_on(&self, series: SeriesKey) -> impl Iterator<Item = &Comment> {
        self.comments.values().filter(move |comment| comment.series == series)
    }

    /// An identity no comment has.
    #[must_use]
    pub fn next_comment_id(&self) -> CommentId {
        self.comments.keys().next_back().map_or(CommentId(1), |id| id.next())
    }

    /// What became of a unit; `None` for one with nothing to tell.
    #[must_use]
    pub fn life(&self, unit: UnitId) -> Option<&UnitLife> {
        self.lives.get(&unit)
    }

    /// The units a unit's tasks have gone to, one after the other.
    #[must_use]
    pub fn heirs(&self, unit: UnitId) -> Vec<UnitId> {
        let mut heirs = Vec::new();
        let mut here = unit;
        while let Some(next) = self.lives.get(&here).and_then(|life| life.merged_into) {
            // Files of other programs may hold a ring.
            if next == unit || heirs.contains(&next) {
                break;
            }
            heirs.push(next);
            here = next;
        }
        heirs
    }

    /// Every unit with something to tell.
    pub fn lives(&self) -> impl ExactSizeIterator<Item = (UnitId, &UnitLife)> {
        self.lives.iter().map(|(id, life)| (*id, life))
    }

    /// Whether the unit existed when this period began.
    #[must_use]
    pub fn is_open_in(&self, unit: UnitId, period: Period) -> bool {
        self.lives.get(&unit).is_none_or(|life| life.is_open_in(period))
    }

    /// The fewest persons behind a figure from this source that others may see.
    #[must_use]
    pub fn threshold(&self, source: &str) -> u16 {
        self.thresholds.get(source.trim()).copied().unwrap_or(Self::USUAL_THRESHOLD)
    }

    /// The thresholds that differ from the usual one, by source.
    pub fn thresholds(&self) -> impl ExactSizeIterator<Item = (&str, u16)> {
        self.thresholds.iter().map(|(source, persons)| (source.as_str(), *persons))
    }

    /// Whether measures, comments or lives speak of this unit.
    pub(super) fn is_told_of(&self, unit: UnitId) -> bool {
        self.measures.values().any(|measure| measure.series.unit == unit)
            || self.comments.values().any(|comment| comment.series.unit == unit)
            || self.lives.contains_key(&unit)
            || self.lives.values().any(|life| life.merged_into == Some(unit))
    }

    /// Whether other indicators, measures or comments need this indicator.
    pub(super) fn rests_on(&self, id: IndicatorId) -> bool {
        self.indicators.values().any(|other| {
            other.id != id
                && (other.roll_up.needs().any(|one| one == id) || other.persons == Some(id))
        }) || self
            .measures
            .values()
            .any(|measure| measure.series.indicator == id || measure.effect_on == Some(id))
            || self.comments.values().any(|comment| comment.series.indicator == id)
    }

    fn check_place(&self, series: SeriesKey) -> Result<(), Refusal> {
        if !self.units.contains_key(&series.unit) {
            return Err(Refusal::UnknownUnit(series.unit));
        }
        self.check_known(series.indicator)
    }

    fn check_known(&self, indicator: IndicatorId) -> Result<(), Refusal> {
        match self.indicators.get(&indicator) {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownIndicator(indicator)),
        }
    }

    fn check_day(day: Option<Period>) -> Result<(), Refusal> {
        match day {
            Some(day) if day.kind() != PeriodKind::Date => Err(Refusal::NotADay),
            _ => Ok(()),
        }
    }

    fn check_measure(&self, measure: &Measure) -> Result<(), Refusal> {
        self.check_place(measure.series)?;
        measure.effect_on.map_or(Ok(()), |id| self.check_known(id))?;
        Self::check_name(&measure.what)?;
        Self::check_day(measure.deadline)?;
        [&measure.owner, &measure.effect, &measure.follow_up]
            .into_iter()
            .try_for_each(|text| Self::check_text(text))
    }

    pub(super) fn add_measure(&mut self, measure: Measure) -> Result<Change, Refusal> {
        if self.measures.contains_key(&measure.id) {
            return Err(Refusal::TakenId);
        }
        self.check_measure(&measure)?;
        let id = measure.id;
        self.measures.insert(id, measure);
        Ok(Change::RemoveMeasure(id))
    }

    pub(super) fn remove_measure(&mut self, id: MeasureId) -> Result<Change, Refusal> {
        self.measures.remove(&id).map(Change::AddMeasure).ok_or(Refusal::NothingThere)
    }

    pub(super) fn edit_measure(&mut self, edited: Measure) -> Result<Change, Refusal> {
        self.check_measure(&edited)?;
        let held = self.measures.get_mut(&edited.id).ok_or(Refusal::NothingThere)?;
        Ok(Change::EditMeasure(std::mem::replace(held, edited)))
    }

    fn check_comment(&self, comment: &Comment) -> Result<(), Refusal> {
        self.check_place(comment.series)?;
        if comment.text.trim().is_empty() {
            return Err(Refusal::EmptyText);
        }
        Self::check_text(&comment.text)?;
        Self::check_text(&comment.role)?;
        // An answer is younger than what it answers, so that a thread never bites its tail.
        match comment.answers {
            Some(answered) if answered >= comment.id => Err(Refusal::NothingThere),
            Some(answered) => match self.comments.get(&answered) {
                Some(held) if held.series == comment.series => Ok(()),
                _ => Err(Refusal::NothingThere),
            },
            None => Ok(()),
        }
    }

    fn is_answered(&self, id: CommentId) -> bool {
        self.comments.values().any(|comment| comment.answers == Some(id))
    }

    pub(super) fn add_comment(&mut self, comment: Comment) -> Result<Change, Refusal> {
        if self.comments.contains_key(&comment.id) {
            return Err(Refusal::TakenId);
        }
        self.check_comment(&comment)?;
        let id = comment.id;
        self.comments.insert(id, comment);
        Ok(Change::RemoveComment(id))
    }

    pub(super) fn remove_comment(&mut self, id: CommentId) -> Result<Change, Refusal> {
        if self.is_answered(id) {
            return Err(Refusal::Answered);
        }
        self.comments.remove(&id).map(Change::AddComment).ok_or(Refusal::NothingThere)
    }

    pub(super) fn edit_comment(&mut self, edited: Comment) -> Result<Change, Refusal> {
        self.check_comment(&edited)?;
        let answered = self.is_answered(edited.id);
        let held = self.comments.get_mut(&edited.id).ok_or(Refusal::NothingThere)?;
        if answered && held.series != edited.series {
            return Err(Refusal::Answered);
        }
        Ok(Change::EditComment(std::mem::replace(held, edited)))
    }

    pub(super) fn set_unit_life(&mut self, id: UnitId, life: UnitLife) -> Result<Change, Refusal> {
        if !self.units.contains_key(&id) {
            return Err(Refusal::UnknownUnit(id));
        }
        for former in &life.former {
            Self::check_name(&former.name)?;
            Self::check_day(former.until)?;
        }
        Self::check_day(life.closed)?;
        if let Some(other) = life.merged_into {
            if !self.units.contains_key(&other) {
                return Err(Refusal::UnknownUnit(other));
            }
            if other == id {
                return Err(Refusal::Cycle);
            }
            if self.heirs(other).contains(&id) {
                return Err(Refusal::MergedInARing);
            }
        }
        if id == Self::ROOT && (life.closed.is_some() || life.merged_into.is_some()) {
            return Err(Refusal::Root);
        }
        self.stamps.touch_tree();
        let old =
            if life.is_empty() { self.lives.remove(&id) } else { self.lives.insert(id, life) };
        Ok(Change::SetUnitLife { id, life: old.unwrap_or_default() })
    }

    pub(super) fn set_threshold(
        &mut self,
        source: String,
        persons: Option<u16>,
    ) -> Result<Change, Refusal> {
        let source = source.trim().to_owned();
        Self::check_name(&source)?;
        if persons.is_some_and(|persons| !(1..=Self::MAX_THRESHOLD).contains(&persons)) {
            return Err(Refusal::BadThreshold(Self::MAX_THRESHOLD));
        }
        let old = match persons {
            Some(persons) => self.thresholds.insert(source.clone(), persons),
            None => self.thresholds.remove(&source),
        };
        Ok(Change::SetThreshold { source, persons: old })
    }
}
