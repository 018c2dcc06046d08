//! What the facts of a new indicator tell about it.

use std::collections::BTreeMap;

use arcstr::ArcStr;

use super::names::same;
use crate::domain::{
    Accumulation, Indicator, IndicatorId, IndicatorKind, Period, PeriodKind, Perspective, Rhythm,
};
use crate::import::facts::{Fact, FactKind};
use crate::import::lexicon::lexicon;
use crate::text::number::decimals_needed;

/// More decimals than this are left over from a formula.
const MOST_DECIMALS: u8 = 3;

#[derive(Debug, Default)]
pub(super) struct Described {
    pub has_targets: bool,
    perspectives: [usize; Perspective::ALL.len()],
    sources: BTreeMap<ArcStr, usize>,
    /// How many values need 0, 1, 2 … decimals.
    decimals: [usize; MOST_DECIMALS as usize + 1],
    /// How often each kind of period is met, in the order of [`PeriodKind::ALL`].
    kinds: [usize; PeriodKind::ALL.len()],
    /// Whole years, in order.
    years: Vec<i16>,
    /// Where the year is expected that is met next; years mostly come in order.
    next_year: usize,
    cumulative: bool,
    /// Its name has been looked at for words such as "hittil i år".
    heard: bool,
}

impl Described {
    /// What is told of each indicator under all its spellings.
    pub fn together(each: Vec<Self>, of: &[IndicatorId]) -> BTreeMap<IndicatorId, Self> {
        let mut found: BTreeMap<IndicatorId, Self> = BTreeMap::new();
        for (described, id) in each.into_iter().zip(of) {
            match found.get_mut(id) {
                Some(known) => known.take_in(described),
                None => {
                    found.insert(*id, described);
                }
            }
        }
        found
    }

    fn take_in(&mut self, other: Self) {
        self.has_targets |= other.has_targets;
        self.cumulative |= other.cumulative;
        for (own, count) in self.perspectives.iter_mut().zip(other.perspectives) {
            *own += count;
        }
        for (source, count) in other.sources {
            *self.sources.entry(source).or_default() += count;
        }
        for (own, count) in self.decimals.iter_mut().zip(other.decimals) {
            *own += count;
        }
        for (own, count) in self.kinds.iter_mut().zip(other.kinds) {
            *own += count;
        }
        self.years.extend(other.years);
        self.years.sort_unstable();
        self.years.dedup();
    }

    /// Takes in what facts tell that follow each other and carry this one name.
    pub fn add(&mut self, facts: &[Fact], mut says_cumulative: impl FnMut(&ArcStr) -> bool) {
        // A table has one source and one perspective.
        for of_one in facts.chunk_by(|one, next| same(&one.source, &next.source)) {
            self.add_source(of_one);
        }
        let mut last_note: Option<&ArcStr> = None;
        for fact in facts {
            if let Some(perspective) = fact.perspective
                && let Some(count) = self.perspectives.get_mut(perspective as usize)
            {
                *count += 1;
            }
            if fact.kind == FactKind::Target {
                self.has_targets |=
                    fact.value.is_some() || fact.band.is_some() || fact.words.is_some();
                continue;
            }
            // Neighbours mostly share a note.
            if let Some(note) = &fact.note
                && !last_note.is_some_and(|last| ArcStr::ptr_eq(last, note))
            {
                last_note = Some(note);
                self.cumulative |= says_cumulative(note);
            }
            if !self.heard {
                self.heard = true;
                self.cumulative |= fact.indicator.as_ref().is_some_and(&mut says_cumulative);
            }
            if let Some(value) = fact.value
                && let Some(count) = self.decimals.get_mut(decimals(value, &fact.raw))
            {
                *count += 1;
            }
            if let Some(period) = fact.period {
                self.add_period(period, fact.missing.is_none());
            }
        }
    }

    fn add_source(&mut self, same: &[Fact]) {
        let Some(source) = same.first().and_then(|fact| fact.source.as_ref()) else { return };
        match self.sources.get_mut(source) {
            Some(count) => *count += same.len(),
            None => {
                self.sources.insert(ArcStr::clone(source), same.len());
            }
        }
    }

    fn add_period(&mut self, period: Period, has_figure: bool) {
        if let Some(count) = self.kinds.get_mut(period.kind() as usize) {
            *count += 1;
        }
        let Period::Year(year) = period else { return };
        if !has_figure {
            return;
        }
        if self.years.get(self.next_year) != Some(&year) {
            match self.years.binary_search(&year) {
                Ok(at) => self.next_year = at,
                Err(at) => {
                    self.years.insert(at, year);
                    self.next_year = at;
                }
            }
        }
        self.next_year += 1;
    }

    /// Puts what is known into a new indicator.
    pub fn fill(self, indicator: &mut Indicator) {
        let known = lexicon().known_indicator(&indicator.name);
        indicator.perspective =
            self.perspective().or_else(|| known.and_then(|known| known.perspective));
        if let Some(source) = commonest(&self.sources) {
            indicator.source = source.to_string();
        }
        indicator.direction = known.map(|known| known.direction).unwrap_or_default();
        indicator.decimals = self.decimals();
        indicator.rhythm = self.rhythm();
        if self.has_targets {
            indicator.kind = IndicatorKind::Target;
        }
        if self.cumulative {
            indicator.accumulation = Accumulation::Cumulative;
        }
    }

    /// The commonest, the first in order where two are as common.
    fn perspective(&self) -> Option<Perspective> {
        let most = self.perspectives.iter().copied().max().filter(|most| *most > 0)?;
        let mut counted = Perspective::ALL.into_iter().zip(self.perspectives);
        counted.find(|(_, count)| *count == most).map(|(perspective, _)| perspective)
    }

    /// The fewest decimals that say nine of ten values fully.
    fn decimals(&self) -> u8 {
        let all: usize = self.decimals.iter().sum();
        let mut said = 0;
        (0..=MOST_DECIMALS)
            .zip(self.decimals)
            .find(|(_, count)| {
                said += count;
                said * 10 >= all * 9
            })
            .map_or(0, |(decimals, _)| decimals)
    }

    fn rhythm(&self) -> Rhythm {
        let second = self.years.len() > 2
            && self.years.iter().zip(self.years.iter().skip(1)).all(|(one, next)| next - one == 2);
        let most = self.kinds.iter().copied().max().filter(|most| *most > 0);
        let mut kinds = PeriodKind::ALL.into_iter().zip(self.kinds);
        match kinds.find(|(_, count)| Some(*count) == most).map(|(kind, _)| kind) {
            Some(PeriodKind::Week) => Rhythm::Week,
            Some(PeriodKind::Month) => Rhythm::Month,
            Some(PeriodKind::Quarter) => Rhythm::Quarter,
            Some(PeriodKind::Tertial) => Rhythm::Tertial,
            Some(PeriodKind::HalfYear) => Rhythm::HalfYear,
            Some(PeriodKind::SchoolYear) => Rhythm::SchoolYear,
            Some(PeriodKind::Year) if second => Rhythm::SecondYear,
            _ => Rhythm::Year,
        }
    }
}

/// How many decimals a figure needs of those its text shows.
fn decimals(value: f64, raw: &str) -> usize {
    // Nearly half are whole numbers, whatever their texts.
    if is_whole(value) {
        return 0;
    }
    usize::from(decimals_needed(value, MOST_DECIMALS.min(shown(raw))))
}

fn is_whole(value: f64) -> bool {
    #[expect(clippy::cast_possible_truncation, reason = "compared with what it came from")]
    let whole = value as i32;
    f64::from(whole).to_bits() == value.to_bits()
}

/// The decimals that a time is shown with, at most, once it is a number.
const IN_TIMES: u8 = 2;

/// The decimals a text shows: 1 for "9,4 %". What shows none may be a formatted whole number.
pub(super) fn shown(raw: &str) -> u8 {
    let Some(sign) = raw.bytes().rposition(|byte| matches!(byte, b',' | b'.')) else {
        // "08:30" is 8,5 minutes.
        if raw.bytes().any(|byte| byte == b':')
            && raw.bytes().all(|byte| byte.is_ascii_digit() || byte == b':')
        {
            return IN_TIMES;
        }
        return if raw.is_empty() { u8::MAX } else { 0 };
    };
    let digits = raw.bytes().skip(sign + 1).take_while(u8::is_ascii_digit).count();
    u8::try_from(digits).unwrap_or(u8::MAX)
}

/// The commonest of these, the first in order where two are as common.
fn commonest<T: Clone + Ord>(counts: &BTreeMap<T, usize>) -> Option<T> {
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(one, _)| one.clone())
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn decimals_a_text_shows() {
        assert_eq!(shown("9,4 %"), 1);
        assert_eq!(shown("1 234"), 0);
        assert_eq!(shown("12.25*"), 2);
        assert_eq!(shown("kr 5,-"), 0);
        assert_eq!(shown("08:30"), 2);
    }
}
