//! What a table lacks and some of its rows or columns say themselves: its year, what it counts.

use crate::import::facts::{About, Fact};
use crate::import::grid::Place;
use crate::import::layout::keys::Doubt;
use crate::import::layout::plan::Plan;
use crate::tr;

/// What no title says that rows or columns may say themselves.
pub(super) struct Lacking {
    pub indicator: bool,
    pub period: bool,
    /// The doubts about a table nothing dates, or nothing gives a year.
    undated: [String; 2],
}

impl Lacking {
    pub fn of(plan: &Plan) -> Self {
        let undated = match plan.doubts.as_slice() {
            [] => Default::default(),
            _ => [tr!("why-no-period-anywhere"), tr!("why-part-without-year")],
        };
        Self {
            indicator: plan.doubts.iter().any(|doubt| doubt.about == About::Indicator),
            period: plan.doubts.iter().any(|doubt| undated.iter().any(|one| *doubt.why == **one)),
            undated,
        }
    }

    pub fn is_period(&self, doubt: &Doubt) -> bool {
        self.undated.iter().any(|one| *doubt.why == **one)
    }

    /// The table's doubts that are left where a row or column says itself what is counted, or when; `None` where
    /// all are.
    pub fn but<'d>(
        &self,
        doubts: &[&'d Doubt],
        named: bool,
        dated: bool,
    ) -> Option<Vec<&'d Doubt>> {
        if !(self.indicator && named || self.period && dated) {
            return None;
        }
        let said = |doubt: &&Doubt| {
            named && doubt.about == About::Indicator || dated && self.is_period(doubt)
        };
        Some(doubts.iter().copied().filter(|doubt| !said(doubt)).collect())
    }
}

/// The places of facts but for some, which stand in order; none where all stay.
pub(super) fn places_but(facts: &[Fact], spared: &[Place]) -> Vec<Place> {
    if spared.is_empty() {
        return Vec::new();
    }
    let places = facts.iter().map(|fact| fact.place);
    places.filter(|place| spared.binary_search(place).is_err()).collect()
}
