//! Reading and altering indicators, sources, values and targets.

use super::{SeriesKey, SlotKey, TargetKey, Workspace};
use crate::domain::{
    Aim, Change, Diagram, FigureKind, Indicator, IndicatorId, IndicatorKind, Observation, Period,
    Provenance, Refusal, Slot, Source, SourceId, Target, TargetHistory, Value,
};

impl Workspace {
    /// Every series that has a value, ordered by indicator, then unit.
    pub fn all_series(&self) -> impl ExactSizeIterator<Item = (SeriesKey, &[Slot])> {
        self.series.iter().map(|(key, slots)| (*key, slots.as_slice()))
    }

    /// The values of one series in the order of their periods.
    #[must_use]
    pub fn series(&self, key: SeriesKey) -> &[Slot] {
        self.series.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The series of one indicator, ordered by unit.
    pub fn series_of(&self, indicator: IndicatorId) -> impl Iterator<Item = (SeriesKey, &[Slot])> {
        let from = SeriesKey { indicator, unit: crate::domain::UnitId(0) };
        self.series
            .range(from..)
            .take_while(move |(key, _)| key.indicator == indicator)
            .map(|(key, slots)| (*key, slots.as_slice()))
    }

    /// The value, with history, in one place.
    #[must_use]
    pub fn slot(&self, key: SlotKey) -> Option<&Slot> {
        let slots = self.series.get(&key.series)?;
        let at = find(slots, key.period, key.kind).ok()?;
        slots.get(at)
    }

    /// The result of a period, as it stands now.
    #[must_use]
    pub fn result(&self, series: SeriesKey, period: Period) -> Option<&Observation> {
        let slot = self.slot(SlotKey { series, period, kind: FigureKind::Result })?;
        Some(&slot.current)
    }

    /// How many values there are, earlier ones not counted.
    #[must_use]
    pub fn count_values(&self) -> usize {
        self.series.values().map(Vec::len).sum()
    }

    /// Every target, ordered by indicator, unit and year, those kept by utviklingstrekk and those
    /// taken away too.
    pub fn all_targets(&self) -> impl ExactSizeIterator<Item = (TargetKey, &TargetHistory)> {
        self.targets.iter().map(|(key, history)| (*key, history))
    }

    /// The targets of one series by year; none while the indicator is an utviklingstrekk, which
    /// keeps those it had for when it becomes one with targets again.
    pub fn targets(&self, series: SeriesKey) -> impl Iterator<Item = (i16, &TargetHistory)> {
        let awake = self.may_have_targets(series);
        let from = TargetKey { series, year: i16::MIN };
        let to = TargetKey { series, year: i16::MAX };
        self.targets
            .range(from..=to)
            .filter(move |(_, history)| awake && history.is_in_force())
            .map(|(key, history)| (key.year, history))
    }

    /// The target of a unit and year with its history; as [`Workspace::targets`].
    #[must_use]
    pub fn target(&self, key: TargetKey) -> Option<&TargetHistory> {
        self.target_history(key).filter(|history| history.is_in_force())
    }

    /// As [`Workspace::target`], also where the target was taken away.
    #[must_use]
    pub fn target_history(&self, key: TargetKey) -> Option<&TargetHistory> {
        self.targets.get(&key).filter(|_| self.may_have_targets(key.series))
    }

    fn may_have_targets(&self, series: SeriesKey) -> bool {
        self.indicator(series.indicator).is_some_and(|one| one.kind == IndicatorKind::Target)
    }

    fn check_indicator(&self, indicator: &Indicator) -> Result<(), Refusal> {
        Self::check_name(&indicator.name)?;
        if let Some(split) = &indicator.split {
            Self::check_name(split)?;
        }
        indicator.aliases.iter().try_for_each(|alias| Self::check_name(alias))?;
        for text in [&indicator.definition, &indicator.measure, &indicator.source, &indicator.notes]
        {
            Self::check_text(text)?;
        }
        if indicator.decimals > Indicator::MAX_DECIMALS {
            return Err(Refusal::TooManyDecimals(Indicator::MAX_DECIMALS));
        }
        Self::check_text(&indicator.owner)?;
        indicator.criteria.values().try_for_each(|one| Self::check_text(&one.note))?;
        if let Some(persons) = indicator.persons
            && persons != indicator.id
            && !self.indicators.contains_key(&persons)
        {
            return Err(Refusal::UnknownIndicator(persons));
        }
        for needed in indicator.roll_up.needs() {
            if needed == indicator.id {
                return Err(Refusal::RollUpOnItself);
            }
            if !self.indicators.contains_key(&needed) {
                return Err(Refusal::UnknownIndicator(needed));
            }
        }
        match self.indicator_named(&indicator.name, indicator.split.as_deref()) {
            Some(other) if other.id != indicator.id => Err(Refusal::TakenName(indicator.title())),
            _ => Ok(()),
        }
    }

    pub(super) fn add_indicator(&mut self, indicator: Indicator) -> Result<Change, Refusal> {
        if self.indicators.contains_key(&indicator.id) {
            return Err(Refusal::TakenId);
        }
        self.check_indicator(&indicator)?;
        let id = indicator.id;
        self.names.add_indicator(&indicator);
        self.indicators.insert(id, indicator);
        Ok(Change::RemoveIndicator(id))
    }

    pub(super) fn remove_indicator(&mut self, id: IndicatorId) -> Result<Change, Refusal> {
        let indicator = self.indicators.get(&id).ok_or(Refusal::UnknownIndicator(id))?;
        let in_use = self.series_of(id).next().is_some()
            || self.targets.keys().any(|key| key.series.indicator == id)
            || self.rests_on(id)
            || self.diagrams.values().flat_map(Diagram::uses).any(|used| used == id);
        if in_use {
            return Err(Refusal::InUse(indicator.title()));
        }
        let indicator = self.indicators.remove(&id).ok_or(Refusal::UnknownIndicator(id))?;
        self.names.remove_indicator(&indicator);
        Ok(self.without_titles(Change::AddIndicator(indicator), |one| one.is_about(id)))
    }

    pub(super) fn edit_indicator(&mut self, edited: Indicator) -> Result<Change, Refusal> {
        let id = edited.id;
        self.check_indicator(&edited)?;
        self.stamps.touch_figures(id);
        let held = self.indicators.get_mut(&id).ok_or(Refusal::UnknownIndicator(id))?;
        self.names.remove_indicator(held);
        self.names.add_indicator(&edited);
        Ok(Change::EditIndicator(std::mem::replace(held, edited)))
    }

    pub(super) fn add_source(&mut self, source: Source) -> Result<Change, Refusal> {
        if self.sources.contains_key(&source.id) {
            return Err(Refusal::TakenId);
        }
        Self::check_name(&source.file)?;
        Self::check_text(&source.hash)?;
        source.sheets.iter().try_for_each(|sheet| Self::check_text(sheet))?;
        let id = source.id;
        self.sources.insert(id, source);
        Ok(Change::RemoveSource(id))
    }

    pub(super) fn remove_source(&mut self, id: SourceId) -> Result<Change, Refusal> {
        let source = self.sources.get(&id).ok_or(Refusal::UnknownSource(id))?;
        if self.source_uses.contains_key(&id) {
            return Err(Refusal::InUse(source.file.clone()));
        }
        let source = self.sources.remove(&id).ok_or(Refusal::UnknownSource(id))?;
        Ok(Change::AddSource(source))
    }

    fn check_series(&self, series: SeriesKey) -> Result<&Indicator, Refusal> {
        if !self.units.contains_key(&series.unit) {
            return Err(Refusal::UnknownUnit(series.unit));
        }
        self.indicators.get(&series.indicator).ok_or(Refusal::UnknownIndicator(series.indicator))
    }

    fn check_provenance(&self, provenance: Provenance) -> Result<(), Refusal> {
        let Provenance::Cell(place) = provenance else { return Ok(()) };
        let source = self.sources.get(&place.source).ok_or(Refusal::UnknownSource(place.source))?;
        match source.sheets.get(usize::from(place.sheet)) {
            Some(_) => Ok(()),
            None => Err(Refusal::UnknownSheet(place.sheet)),
        }
    }

    fn check_observation(&self, observation: &Observation) -> Result<(), Refusal> {
        if let Value::Number(number) = observation.value
            && !number.is_finite()
        {
            return Err(Refusal::NotFinite);
        }
        Self::check_text(&observation.raw)?;
        Self::check_role(&observation.by)?;
        Self::check_text(&observation.note)?;
        self.check_provenance(observation.provenance)
    }

    fn check_target(&self, target: &Target) -> Result<(), Refusal> {
        match &target.aim {
            Aim::Value(value) | Aim::AtLeast { value, .. } | Aim::AtMost { value, .. }
                if !value.is_finite() =>
            {
                return Err(Refusal::NotFinite);
            }
            Aim::Band { low, high } if !low.is_finite() || !high.is_finite() => {
                return Err(Refusal::NotFinite);
            }
            Aim::Band { low, high } if low > high => return Err(Refusal::EmptyBand),
            Aim::Words(words) if words.trim().is_empty() => return Err(Refusal::EmptyName),
            Aim::Words(words) => Self::check_text(words)?,
            Aim::Value(_)
            | Aim::AtLeast { .. }
            | Aim::AtMost { .. }
            | Aim::Band { .. }
            | Aim::Withdrawn => {}
        }
        Self::check_text(&target.raw)?;
        Self::check_role(&target.by)?;
        Self::check_text(&target.note)?;
        self.check_provenance(target.provenance)
    }

    pub(super) fn count_use(&mut self, provenance: Provenance, added: bool) {
        let Provenance::Cell(place) = provenance else { return };
        let uses = self.source_uses.entry(place.source).or_default();
        *uses = if added { *uses + 1 } else { uses.saturating_sub(1) };
        if *uses == 0 {
            self.source_uses.remove(&place.source);
        }
    }

    fn count_slot(&mut self, slot: &Slot, added: bool) {
        for observation in slot.earlier.iter().chain([&slot.current]) {
            self.count_use(observation.provenance, added);
        }
    }

    fn count_history(&mut self, history: &TargetHistory, added: bool) {
        for target in history.earlier.iter().chain([&history.current]) {
            self.count_use(target.provenance, added);
        }
    }

    pub(super) fn record(
        &mut self,
        key: SlotKey,
        observation: Observation,
    ) -> Result<Change, Refusal> {
        let earlier = match self.slot(key) {
            Some(held) => {
                let mut earlier = held.earlier.clone();
                earlier.push(held.current.clone());
                earlier
            }
            None => Vec::new(),
        };
        let slot = Slot { period: key.period, kind: key.kind, current: observation, earlier };
        self.put_slot(key.series, slot)
    }

    pub(super) fn put_slot(&mut self, series: SeriesKey, slot: Slot) -> Result<Change, Refusal> {
        self.check_series(series)?;
        slot.earlier
            .iter()
            .chain([&slot.current])
            .try_for_each(|observation| self.check_observation(observation))?;
        self.count_slot(&slot, true);
        let key = SlotKey { series, period: slot.period, kind: slot.kind };
        self.stamps.touch_figures(series.indicator);
        let slots = self.series.entry(series).or_default();
        match find(slots, slot.period, slot.kind) {
            Ok(at) => {
                slots.insert(at, slot);
                let old = slots.remove(at + 1);
                self.count_slot(&old, false);
                Ok(Change::PutSlot { series, slot: old })
            }
            Err(at) => {
                slots.insert(at, slot);
                Ok(Change::ClearSlot(key))
            }
        }
    }

    pub(super) fn clear_slot(&mut self, key: SlotKey) -> Result<Change, Refusal> {
        let slots = self.series.get_mut(&key.series).ok_or(Refusal::NothingThere)?;
        let at = find(slots, key.period, key.kind).map_err(|_| Refusal::NothingThere)?;
        let slot = slots.remove(at);
        self.stamps.touch_figures(key.series.indicator);
        if slots.is_empty() {
            self.series.remove(&key.series);
        }
        self.count_slot(&slot, false);
        Ok(Change::PutSlot { series: key.series, slot })
    }

    pub(super) fn set_target(&mut self, key: TargetKey, target: Target) -> Result<Change, Refusal> {
        let earlier = match self.targets.get(&key) {
            Some(held) => {
                let mut earlier = held.earlier.clone();
                earlier.push(held.current.clone());
                earlier
            }
            None => Vec::new(),
        };
        self.put_target(key, TargetHistory { current: target, earlier })
    }

    pub(super) fn put_target(
        &mut self,
        key: TargetKey,
        history: TargetHistory,
    ) -> Result<Change, Refusal> {
        let indicator = self.check_series(key.series)?;
        if indicator.kind == IndicatorKind::Trend {
            return Err(Refusal::TargetOnTrend(indicator.title()));
        }
        self.keep_target(key, history)
    }

    /// Puts a target where it stands in a file, be its indicator an utviklingstrekk by now.
    pub(super) fn keep_target(
        &mut self,
        key: TargetKey,
        history: TargetHistory,
    ) -> Result<Change, Refusal> {
        self.check_series(key.series)?;
        history
            .earlier
            .iter()
            .chain([&history.current])
            .try_for_each(|target| self.check_target(target))?;
        self.count_history(&history, true);
        match self.targets.insert(key, history) {
            Some(old) => {
                self.count_history(&old, false);
                Ok(Change::PutTarget { key, history: old })
            }
            None => Ok(Change::ClearTarget(key)),
        }
    }

    pub(super) fn clear_target(&mut self, key: TargetKey) -> Result<Change, Refusal> {
        let indicator = self.check_series(key.series)?;
        if indicator.kind == IndicatorKind::Trend {
            return Err(Refusal::TargetOnTrend(indicator.title()));
        }
        let history = self.targets.remove(&key).ok_or(Refusal::NothingThere)?;
        self.count_history(&history, false);
        Ok(Change::PutTarget { key, history })
    }
}

fn find(slots: &[Slot], period: Period, kind: FigureKind) -> Result<usize, usize> {
    slots.binary_search_by(|slot| slot.period.cmp(&period).then(slot.kind.cmp(&kind)))
}
