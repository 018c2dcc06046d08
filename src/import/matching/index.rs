//! Finds the names that may be like a name among thousands, without comparing every pair: by the
//! letter pairs they share among names with the same numbers, and by names of their own.

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
    /// What it may be called without its numbers. Names with other numbers, or with few letters
    /// in common, are sought by these alone.
    pub keys: Vec<String>,
}

/// A letter and the one after it.
type Pair = (char, char);

/// A name taken in.
#[derive(Debug)]
struct Known {
    pairs: Vec<Pair>,
    words: Vec<u32>,
    /// Which numbers it has; nought for none.
    numbers: u32,
    /// Whether one of them is a municipality's number, or another of four digits.
    four_digits: bool,
}

/// Names with the same numbers, or with none.
#[derive(Debug, Default)]
struct Group {
    names: Vec<usize>,
    /// Kept only where the names are many.
    by_pair: FxHashMap<Pair, Vec<usize>>,
}

/// Names that share a key.
#[derive(Debug, Default)]
struct Keyed {
    all: Vec<usize>,
    by_numbers: FxHashMap<u32, Vec<usize>>,
    four_digits: Vec<usize>,
}

/// Names by their letter pairs and keys.
#[derive(Debug, Default)]
pub struct Index {
    names: Vec<Known>,
    groups: FxHashMap<u32, Group>,
    keyed: FxHashMap<String, Keyed>,
    numbers: FxHashMap<Vec<String>, u32>,
    words: FxHashMap<String, u32>,
    /// Scratch: how many pairs each name shares with the one asked for.
    shared: Vec<u32>,
}

/// So few names of a group are looked at one by one.
const FEW: usize = 24;

/// Most names found by a key that are looked at: more tell nothing.
const MOST_KEYED: usize = 1_000;

impl Index {
    /// Takes in a name; its position is the number of names before it.
    pub fn add(&mut self, name: &Traits) {
        let at = self.names.len();
        let known = self.known(name);
        let group = self.groups.entry(known.numbers).or_default();
        group.names.push(at);
        if group.names.len() > FEW {
            for pair in &known.pairs {
                group.by_pair.entry(*pair).or_default().push(at);
            }
        }
        if group.names.len() == FEW + 1 {
            for at in group.names.iter().take(FEW) {
                for pair in self.names.get(*at).map(|name| &name.pairs).into_iter().flatten() {
                    group.by_pair.entry(*pair).or_default().push(*at);
                }
            }
        }
        for key in &name.keys {
            let keyed = match self.keyed.get_mut(key) {
                Some(keyed) => keyed,
                None => self.keyed.entry(key.clone()).or_default(),
            };
            keyed.all.push(at);
            keyed.by_numbers.entry(known.numbers).or_default().push(at);
            if known.four_digits {
                keyed.four_digits.push(at);
            }
        }
        self.names.push(known);
        self.shared.push(0);
    }

    fn known(&mut self, name: &Traits) -> Known {
        let numbers = match name.numbers.as_slice() {
            [] => 0,
            numbers => number_of(&mut self.numbers, numbers),
        };
        Known {
            pairs: pairs(&name.letters),
            words: name
                .words
                .iter()
                .map(|word| number_of(&mut self.words, word.as_str()))
                .collect(),
            numbers,
            four_digits: name.numbers.iter().any(|number| number.len() == 4),
        }
    }

    /// The positions of the names worth a closer look, in their order.
    pub fn near(&mut self, name: &Traits) -> Vec<usize> {
        let asked = self.known(name);
        let mut near = self.near_in_letters(&asked);
        for keyed in name.keys.iter().filter_map(|key| self.keyed.get(key)) {
            let with = |numbers: u32| keyed.by_numbers.get(&numbers).map(Vec::as_slice);
            let compatible = match asked.numbers {
                0 => [keyed.all.as_slice(), &[]],
                own => [with(own).unwrap_or_default(), with(0).unwrap_or_default()],
            };
            // Perhaps one place, renumbered.
            let renumbered = match keyed.four_digits.as_slice() {
                all if asked.four_digits && !asked.words.is_empty() => all,
                _ => &[],
            };
            let worth =
                |at: &&usize| self.names.get(**at).is_some_and(|name| worth_a_look(&asked, name));
            let found = compatible.into_iter().flatten().chain(renumbered).filter(worth);
            near.extend(found.take(MOST_KEYED));
        }
        near.sort_unstable();
        near.dedup();
        near
    }

    /// Those with the same numbers that share enough letter pairs.
    fn near_in_letters(&mut self, asked: &Known) -> Vec<usize> {
        let Some(group) = self.groups.get(&asked.numbers) else { return Vec::new() };
        let mut met: Vec<usize> = Vec::new();
        if group.by_pair.is_empty() {
            met.extend(group.names.iter().filter(|at| {
                self.names.get(**at).is_some_and(|name| share_letters(&asked.pairs, &name.pairs))
            }));
            return met;
        }
        for pair in &asked.pairs {
            for at in group.by_pair.get(pair).map(Vec::as_slice).unwrap_or_default() {
                if let Some(count) = self.shared.get_mut(*at) {
                    if *count == 0 {
                        met.push(*at);
                    }
                    *count += 1;
                }
            }
        }
        met.retain(|at| {
            let count = self.shared.get_mut(*at).map(std::mem::take).unwrap_or_default();
            let others = self.names.get(*at).map_or(0, |name| name.pairs.len());
            count as usize >= least_shared(asked.pairs.len().max(others))
        });
        met
    }
}

/// The number of a text, given it if it has none.
fn number_of<T, B>(numbers: &mut FxHashMap<T, u32>, text: &B) -> u32
where
    T: std::borrow::Borrow<B> + Eq + std::hash::Hash,
    B: ToOwned<Owned = T> + Eq + std::hash::Hash + ?Sized,
{
    if let Some(known) = numbers.get(text) {
        return *known;
    }
    let next = u32::try_from(numbers.len() + 1).unwrap_or(u32::MAX);
    numbers.insert(text.to_owned(), next);
    next
}

/// Whether two names have enough in common, and no numbers that contradict each other, unless
/// they may be one place under two numbers.
fn worth_a_look(asked: &Known, other: &Known) -> bool {
    let share_word = || asked.words.iter().any(|word| other.words.contains(word));
    if asked.numbers == other.numbers || asked.numbers == 0 || other.numbers == 0 {
        share_word() || share_letters(&asked.pairs, &other.pairs)
    } else {
        asked.four_digits && other.four_digits && share_word()
    }
}

/// Whether two names share enough of their pairs.
fn share_letters(one: &[Pair], other: &[Pair]) -> bool {
    let shared = one.iter().filter(|pair| other.binary_search(pair).is_ok()).count();
    shared > 0 && shared >= least_shared(one.len().max(other.len()))
}

/// How many pairs two names must share to be alike, when the longer has this many: a letter
/// changed costs two pairs or three, and at most one letter in five may differ.
fn least_shared(longest: usize) -> usize {
    (longest * 3 / 10).saturating_sub(1).max(1)
}

/// The pairs of letters that follow each other, each once.
fn pairs(letters: &str) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = letters
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
