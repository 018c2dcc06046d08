//! Indicators by how alike their names are. A name is compared once, however many parts have figures
//! under it.

use rustc_hash::FxHashMap;

use crate::domain::{Indicator, IndicatorId};
use crate::import::matching::{Index, IndicatorName, Measure, normal};

/// Indicators by their names and parts.
#[derive(Debug, Default)]
pub(super) struct LikeNames<'i> {
    index: Index,
    /// By the name's number.
    names: Vec<Name>,
    numbers: FxHashMap<&'i str, usize>,
    splits: FxHashMap<String, usize>,
    taken_in: Vec<(IndicatorId, Measure)>,
    /// By name and split, in the order they were taken in.
    of: FxHashMap<(usize, Option<usize>), Vec<usize>>,
}

#[derive(Debug)]
struct Name {
    name: IndicatorName,
    /// The names that are like it and how much, once it is `asked` about.
    like: Vec<(usize, f64)>,
    asked: bool,
}

impl<'i> LikeNames<'i> {
    /// Takes in an indicator for later ones to be compared with.
    pub fn add(&mut self, indicator: &'i Indicator) {
        let name = self.number(&indicator.name).0;
        let key = (name, self.split(indicator));
        self.of.entry(key).or_default().push(self.taken_in.len());
        self.taken_in.push((indicator.id, Measure::of(&indicator.measure)));
    }

    /// Those taken in that have a name like this one's, the same part and a measure that fits, in the
    /// order they were taken in, with how alike the names are.
    pub fn like(&mut self, indicator: &'i Indicator) -> Vec<(IndicatorId, f64)> {
        let own = self.ask(&indicator.name);
        let (split, measure) = (self.split(indicator), Measure::of(&indicator.measure));
        let mut found: Vec<(usize, f64)> = Vec::new();
        for (name, likeness) in self.names.get(own).map(|own| &own.like).into_iter().flatten() {
            let those = self.of.get(&(*name, split)).into_iter().flatten();
            found.extend(those.map(|at| (*at, *likeness)));
        }
        found.sort_unstable_by_key(|(at, _)| *at);
        let fits = |(at, likeness): (usize, f64)| {
            let (id, other) = self.taken_in.get(at)?;
            other.fits(&measure).then_some((*id, likeness))
        };
        found.into_iter().filter_map(fits).collect()
    }

    fn split(&mut self, indicator: &Indicator) -> Option<usize> {
        let split = normal(indicator.split.as_deref()?);
        let next = self.splits.len();
        Some(*self.splits.entry(split).or_insert(next))
    }

    /// The number of a name, and whether it was new.
    fn number(&mut self, name: &'i str) -> (usize, bool) {
        if let Some(known) = self.numbers.get(name) {
            return (*known, false);
        }
        let number = self.names.len();
        self.numbers.insert(name, number);
        let name = IndicatorName::of(name);
        self.index.add(&name.traits());
        self.names.push(Name { name, like: Vec::new(), asked: false });
        (number, true)
    }

    /// Finds the names like this one among those there are; later ones are added as they are asked about.
    fn ask(&mut self, name: &'i str) -> usize {
        let (own, new) = self.number(name);
        let Some(asked) = self.names.get_mut(own).filter(|name| !name.asked) else { return own };
        asked.asked = true;
        let name = asked.name.clone();
        for at in self.index.near(&name.traits()) {
            let Some(other) = self.names.get_mut(at) else { continue };
            // What stood here when the other was asked about has been compared with it.
            if at != own && other.asked && !new {
                continue;
            }
            let Some(likeness) = name.like(&other.name) else { continue };
            if at != own {
                other.like.push((own, likeness));
            }
            if let Some(asked) = self.names.get_mut(own) {
                asked.like.push((at, likeness));
            }
        }
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::matching::same_measure;
    use proptest::prelude::*;

    fn indicators() -> impl Strategy<Value = Vec<(String, Option<String>, String)>> {
        let words = prop::sample::select(vec![
            "elever",
            "elevar",
            "ansatte",
            "ansate",
            "i",
            "skolen",
            "skoler",
            "barnehagen",
            "tilbud",
            "tilbod",
            "fravær",
            "fravar",
            "vedtak",
            "2",
            "trinn",
            "menn",
            "totalt",
        ]);
        let name = prop::collection::vec(words, 1..5).prop_map(|words| words.join(" "));
        let split = prop::sample::select(vec![None, Some("Kvinner"), Some("menn"), Some("Menn")]);
        let measure = prop::sample::select(vec!["", "%", "prosent", "kr"]);
        let one = (name, split, measure).prop_map(|(name, split, measure)| {
            (name, split.map(str::to_owned), measure.to_owned())
        });
        prop::collection::vec(one, 0..60)
    }

    proptest! {
        #[test]
        fn those_alike_are_found_as_if_each_pair_were_looked_at(
            all in indicators(), known in 0..30_usize,
        ) {
            let mut next = IndicatorId(0);
            let all: Vec<Indicator> = all
                .into_iter()
                .map(|(name, split, measure)| {
                    next = next.next();
                    Indicator { split, measure, ..Indicator::new(next, name) }
                })
                .collect();
            let mut names = LikeNames::default();
            for (at, indicator) in all.iter().enumerate() {
                if at >= known {
                    let own = IndicatorName::of(&indicator.name);
                    let split = |of: &Indicator| of.split.as_deref().map(normal);
                    let like = |other: &Indicator| {
                        (split(other) == split(indicator)).then_some(())?;
                        same_measure(&other.measure, &indicator.measure).then_some(())?;
                        Some((other.id, own.like(&IndicatorName::of(&other.name))?))
                    };
                    let plainly: Vec<_> = all.iter().take(at).filter_map(like).collect();
                    prop_assert_eq!(names.like(indicator), plainly);
                }
                names.add(indicator);
            }
        }
    }
}
