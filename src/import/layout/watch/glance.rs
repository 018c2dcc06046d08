//! What a workbook's figures are at all, seen in one pass: most workbooks have none of what is watched for, and
//! facts are too large to be gone through for each question.

use arcstr::ArcStr;

use crate::domain::{Mark, Period, PeriodKind};
use crate::import::facts::{Fact, FactKind, FileReading};

/// A little less than the percentages that may be shown a hundred times too large.
const HUNDREDS: f64 = 199.0;

/// What some figures are. Doubts take nothing away from it, and nothing that is watched for adds to it.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Glance {
    /// Less than something.
    pub bounded: bool,
    /// Told on a scale: "1–6".
    pub scaled: bool,
    /// Without any measure, and a result.
    pub unmeasured: bool,
    /// Per cent, and not beyond one.
    pub fractions: bool,
    /// Several hundred per cent.
    pub hundreds: bool,
    pub noughts: bool,
    pub targets: bool,
    /// Of months, and of whole years.
    pub months: bool,
    pub years: bool,
    /// By sheet whether some are of other parts of years.
    pub parted: Vec<bool>,
    /// The last year a period begins in.
    pub latest: Option<i16>,
}

impl Glance {
    /// Looks at all facts.
    pub fn of(reading: &FileReading) -> Self {
        let mut out = Self { parted: vec![false; reading.sheets.len()], ..Self::default() };
        let mut last: Option<(&ArcStr, bool)> = None;
        for fact in &reading.facts {
            out.targets |= fact.kind == FactKind::Target;
            if let Some(period) = fact.period {
                out.date(fact, period);
            }
            let Some(value) = fact.value else { continue };
            out.bounded |= fact.marks.has(Mark::LessThan);
            out.noughts |= value == 0.0;
            let Some(measure) = &fact.measure else {
                out.unmeasured |= fact.kind == FactKind::Result;
                continue;
            };
            let percent = match last {
                Some((known, percent)) if ArcStr::ptr_eq(known, measure) => percent,
                _ => {
                    // "–" by its last byte, which few measures have.
                    out.scaled |= measure.bytes().any(|byte| byte == 0x93) && measure.contains('–');
                    measure == "%"
                }
            };
            last = Some((measure, percent));
            if percent {
                out.fractions |= value.abs() <= 1.0;
                out.hundreds |= value >= HUNDREDS;
            }
        }
        out
    }

    fn date(&mut self, fact: &Fact, period: Period) {
        // Most are whole years.
        if let Period::Year(year) = period {
            self.latest = self.latest.max(Some(year));
            self.years = true;
            return;
        }
        let (year, ..) = period.start();
        self.latest = self.latest.max(Some(year));
        self.months |= period.kind() == PeriodKind::Month;
        if super::is_part(period)
            && let Some(parted) = self.parted.get_mut(fact.sheet)
        {
            *parted = true;
        }
    }
}
