//! Periods in which a whole sheet's figures rise or fall together: buses carry few in July, on
//! every line. What all do is nothing to ask about in one.

use rustc_hash::FxHashMap;

use super::series::Member;
use crate::domain::Period;
use crate::import::audit::{common_swing, median};
use crate::import::facts::{Fact, FileReading};

/// How high each period lies over a sheet's series, as a factor of their middles.
#[derive(Debug, Default)]
pub struct Seasons {
    of: FxHashMap<(usize, Period), f64>,
}

impl Seasons {
    /// Looks at all series of a file.
    pub fn of(reading: &FileReading, series: &[Vec<Member>]) -> Self {
        let mut swings: FxHashMap<(usize, Period), Vec<f64>> = FxHashMap::default();
        for group in series {
            let values: Vec<f64> = group.iter().map(|one| one.value).collect();
            let all_above = values.iter().all(|value| *value > 0.0);
            let Some(middle) = median(values).filter(|_| all_above) else { continue };
            for one in group {
                if let Some(fact) = reading.facts.get(one.at) {
                    let swings = swings.entry((fact.sheet, one.period)).or_default();
                    swings.push(one.value / middle);
                }
            }
        }
        let of =
            swings.into_iter().filter_map(|(at, all)| Some((at, common_swing(all)?))).collect();
        Self { of }
    }

    /// The factor by which figures of this one's sheet and period lie above their middles; 1
    /// where too few tell.
    pub fn swing(&self, fact: &Fact) -> f64 {
        fact.period.and_then(|period| self.of.get(&(fact.sheet, period))).copied().unwrap_or(1.0)
    }
}
