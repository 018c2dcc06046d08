//! Finds the names that may be like a name among thousands, without comparing every pair: by the
//! letter pairs they share, and by words of their own.

use rustc_hash::FxHashMap;

/// What a name is looked up by.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// Its letters, in the form likeness counts by.
    pub letters: String,
    /// Words of which one in common is reason enough to look closer.
    pub words: Vec<String>,
    /// Its numbers in order: names whose numbers contradict each other are never alike.
    pub numbers: Vec<String>,
}

/// Names by their letter pairs and words.
#[derive(Debug, Default)]
pub struct Index {
    by_pair: FxHashMap<(char, char), Vec<usize>>,
    by_word: FxHashMap<String, Vec<usize>>,
    /// For each name how many pairs it has, and its numbers.
    names: Vec<(usize, Vec<String>)>,
    /// Scratch: how many pairs each name shares with the one asked for.
    shared: Vec<usize>,
}

impl Index {
    /// Takes in a name; its position is the number of names before it.
    pub fn add(&mut self, name: &Traits) {
        let at = self.names.len();
        let pairs = pairs(&name.letters);
        for pair in &pairs {
            self.by_pair.entry(*pair).or_default().push(at);
        }
        for word in &name.words {
            self.by_word.entry(word.clone()).or_default().push(at);
        }
        self.names.push((pairs.len(), name.numbers.clone()));
        self.shared.push(0);
    }

    /// The positions of the names worth a closer look, in their order.
    pub fn near(&mut self, name: &Traits) -> Vec<usize> {
        let pairs = pairs(&name.letters);
        let mut met: Vec<usize> = Vec::new();
        for pair in &pairs {
            for at in self.by_pair.get(pair).map(Vec::as_slice).unwrap_or_default() {
                if let Some(count) = self.shared.get_mut(*at) {
                    if *count == 0 {
                        met.push(*at);
                    }
                    *count += 1;
                }
            }
        }
        let mut near: Vec<usize> = Vec::new();
        for at in met {
            let count = self.shared.get_mut(at).map(std::mem::take).unwrap_or_default();
            let longest = self.names.get(at).map_or(0, |(length, _)| *length).max(pairs.len());
            if count >= least_shared(longest) {
                near.push(at);
            }
        }
        for word in &name.words {
            near.extend(self.by_word.get(word).map(Vec::as_slice).unwrap_or_default());
        }
        near.retain(|at| {
            self.names.get(*at).is_some_and(|(_, numbers)| {
                numbers.is_empty() || name.numbers.is_empty() || *numbers == name.numbers
            })
        });
        near.sort_unstable();
        near.dedup();
        near
    }

    /// The positions of names that share a word with this one under another four-digit number:
    /// perhaps one place, renumbered.
    #[must_use]
    pub fn renumbered(&self, name: &Traits) -> Vec<usize> {
        if !four_digits(&name.numbers) {
            return Vec::new();
        }
        let sharing = name.words.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let other = |at: &&usize| {
            self.names
                .get(**at)
                .is_some_and(|(_, numbers)| *numbers != name.numbers && four_digits(numbers))
        };
        sharing.filter(other).copied().collect()
    }
}

/// A municipality's number, or another of four digits.
fn four_digits(numbers: &[String]) -> bool {
    numbers.iter().any(|number| number.len() == 4)
}

/// How many pairs two names must share to be alike, when the longer has this many: a letter
/// changed costs two pairs or three, and at most one letter in five may differ.
fn least_shared(longest: usize) -> usize {
    (longest * 3 / 10).saturating_sub(1).max(1)
}

/// The pairs of letters that follow each other, each once.
fn pairs(letters: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = letters
        .chars()
        .zip(letters.chars().skip(1))
        .filter(|(a, b)| *a != ' ' && *b != ' ')
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::matching::{IndicatorName, UnitName};

    const INDICATORS: &[&str] = &[
        "Sykefravær",
        "Sykefravær totalt",
        "Sykefravar",
        "Brukertilfredshet pårørende",
        "Pårørendetilfredshet",
        "10-FAKTOR: Mestringsklima",
        "Mestringsklima (10-faktor)",
        "Gjennomførte medarbeidersamtaler",
        "Gjennomførte medarbeidersamtalar i %",
        "Leseferdighet 5. trinn",
        "Alder",
        "Antall elever",
        "IKT",
    ];
    const UNITS: &[&str] = &[
        "Lia",
        "Lia skole",
        "Bamble (3813)",
        "Bamble",
        "Vestgård ungdomskole",
        "Vestgård ungdomsskole",
        "Solvang bo og omsorgssenter",
        "Solvang bo- og omsorgsenter",
        "Distrikt 1",
        "Distrikt 2",
        "Nord hjemmetjeneste",
        "Hjemmetjenesten nord",
        "Haugen skole",
    ];

    #[test]
    fn no_pair_that_is_alike_is_missed() {
        let names: Vec<IndicatorName> = INDICATORS.iter().map(|n| IndicatorName::of(n)).collect();
        let units: Vec<UnitName> = UNITS.iter().map(|n| UnitName::of(n)).collect();
        let (mut index, mut unit_index) = (Index::default(), Index::default());
        names.iter().for_each(|name| index.add(&name.traits()));
        units.iter().for_each(|name| unit_index.add(&name.traits()));
        let mut alike = 0;
        for (here, name) in names.iter().enumerate() {
            let near = index.near(&name.traits());
            for (there, other) in names.iter().enumerate() {
                if name.like(other).is_some() {
                    assert!(near.contains(&there), "{} / {}", INDICATORS[here], INDICATORS[there]);
                    alike += usize::from(here != there);
                }
            }
        }
        for (here, name) in units.iter().enumerate() {
            let near = unit_index.near(&name.traits());
            for (there, other) in units.iter().enumerate() {
                if name.like(other).is_some() {
                    assert!(near.contains(&there), "{} / {}", UNITS[here], UNITS[there]);
                    alike += usize::from(here != there);
                }
            }
        }
        assert!(alike >= 16, "{alike}");
    }

    #[test]
    fn few_of_thousands_are_looked_at() {
        let mut index = Index::default();
        let parts = ["tilsyn", "vedtak", "klager", "timer", "plasser", "søknader", "avvik"];
        let subjects = ["barnevern", "helsestasjon", "bibliotek", "byggesak", "renhold", "vei"];
        for number in 0..3_000 {
            let name = format!(
                "{} {} {}",
                parts[number % parts.len()],
                subjects[number / 7 % subjects.len()],
                number
            );
            index.add(&IndicatorName::of(&name).traits());
        }
        let near = index.near(&IndicatorName::of("Klager byggesak 1").traits());
        assert!(near.len() < 10, "{}", near.len());
    }
}
