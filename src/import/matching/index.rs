//! Finds the names that may be like a name among thousands, without comparing every pair: by the
//! letter pairs they share among names with the same numbers, and by names of their own.

use rustc_hash::FxHashMap;

use super::slips::Slips;

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
    /// Its words, of which each that differs may be a slip of the pen.
    pub slips: Vec<String>,
    /// Names may be alike without that: they are sought by the letters they share too.
    pub by_letters: bool,
    /// A number in it is that of a place, or of years: those of the place with other numbers are sought
    /// as well.
    pub numbered: bool,
}

/// A letter and the one after it.
type Pair = (char, char);

/// A name taken in.
#[derive(Debug)]
struct Known {
    /// Each once, in order.
    pairs: Vec<Pair>,
    /// A bit for each pair, which several pairs share: what has it not is not among them.
    bits: u128,
    /// How many letters, and pairs met more than once.
    letters: usize,
    again: usize,
    words: Vec<u32>,
    /// Which numbers it has; nought for none.
    numbers: u32,
    numbered: bool,
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
    numbered: Vec<usize>,
}

/// Names by their letter pairs and keys.
#[derive(Debug, Default)]
pub struct Index {
    names: Vec<Known>,
    groups: FxHashMap<u32, Group>,
    keyed: FxHashMap<String, Keyed>,
    numbers: FxHashMap<Vec<String>, u32>,
    words: FxHashMap<String, u32>,
    slips: Slips,
    /// Names sought by their letters, with numbers and words: the slips in them are seldom asked for, and learned
    /// when they are.
    unlearned: Vec<(usize, u32, Vec<String>)>,
    /// Scratch: which names have been met.
    met: Vec<bool>,
}

/// So few names of a group are looked at one by one.
const FEW: usize = 24;

/// So many names of a group, those taken in first, are found by the letters they share. Later ones are
/// found by slips of the pen and by keys alone: thousands of names share letters by chance.
const MOST_LETTERED: usize = 1_000;

/// Most names found by a key that are looked at: more tell nothing.
const MOST_KEYED: usize = 1_000;

impl Index {
    /// Takes in a name; its position is the number of names before it.
    pub fn add(&mut self, name: &Traits) {
        let at = self.names.len();
        let known = self.known(name);
        if name.by_letters {
            self.unlearned.push((at, known.numbers, name.slips.clone()));
            self.add_letters(&known, at);
        } else {
            self.slips.add(known.numbers, &name.slips, at);
        }
        for key in &name.keys {
            let keyed = match self.keyed.get_mut(key) {
                Some(keyed) => keyed,
                None => self.keyed.entry(key.clone()).or_default(),
            };
            keyed.all.push(at);
            keyed.by_numbers.entry(known.numbers).or_default().push(at);
            if known.numbered {
                keyed.numbered.push(at);
            }
        }
        self.names.push(known);
        self.met.push(false);
    }

    fn add_letters(&mut self, known: &Known, at: usize) {
        let group = self.groups.entry(known.numbers).or_default();
        if group.names.len() == MOST_LETTERED {
            return;
        }
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
    }

    fn known(&mut self, name: &Traits) -> Known {
        let numbers = match name.numbers.as_slice() {
            [] => 0,
            numbers => number_of(&mut self.numbers, numbers),
        };
        let (pairs, again) = pairs(&name.letters);
        Known {
            bits: pairs.iter().fold(0, |bits, pair| bits | bit(*pair)),
            pairs,
            letters: name.letters.chars().count(),
            again,
            words: name
                .words
                .iter()
                .map(|word| number_of(&mut self.words, word.as_str()))
                .collect(),
            numbers,
            numbered: name.numbered,
        }
    }

    /// The positions of the names worth a closer look, in their order.
    pub fn near(&mut self, name: &Traits) -> Vec<usize> {
        let asked = self.known(name);
        let lettered = self.groups.get(&asked.numbers).map_or(0, |group| group.names.len());
        let mut near = Vec::new();
        if name.by_letters {
            near = self.near_in_letters(&asked);
        }
        if !name.by_letters || lettered == MOST_LETTERED {
            for (at, numbers, words) in self.unlearned.drain(..) {
                self.slips.add(numbers, &words, at);
            }
            near.extend(self.slips.near(asked.numbers, &name.slips));
        }
        for keyed in name.keys.iter().filter_map(|key| self.keyed.get(key)) {
            let with = |numbers: u32| keyed.by_numbers.get(&numbers).map(Vec::as_slice);
            let compatible = match asked.numbers {
                0 => [keyed.all.as_slice(), &[]],
                own => [with(own).unwrap_or_default(), with(0).unwrap_or_default()],
            };
            // Perhaps one place, renumbered.
            let renumbered = match keyed.numbered.as_slice() {
                all if asked.numbered && !asked.words.is_empty() => all,
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
        let names = &self.names;
        let enough = |at: &usize| names.get(*at).is_some_and(|name| share_enough(asked, name));
        if group.by_pair.is_empty() {
            return group.names.iter().copied().filter(enough).collect();
        }
        // Who shares so many of the pairs shares one of the others at least: the commonest are passed over.
        let mut lists: Vec<&[usize]> = asked
            .pairs
            .iter()
            .filter_map(|pair| group.by_pair.get(pair).map(Vec::as_slice))
            .collect();
        lists.sort_by_key(|names| names.len());
        let passed_over = fewest_shared(asked).saturating_sub(1);
        // Pairs that no name has are shared with none.
        let foreign = asked.pairs.len() - lists.len();
        let walked =
            (asked.pairs.len() - passed_over.min(asked.pairs.len())).saturating_sub(foreign);
        let mut met: Vec<usize> = Vec::new();
        for at in lists.into_iter().take(walked).flatten() {
            if let Some(seen) = self.met.get_mut(*at)
                && !std::mem::replace(seen, true)
            {
                met.push(*at);
            }
        }
        for at in &met {
            if let Some(seen) = self.met.get_mut(*at) {
                *seen = false;
            }
        }
        met.retain(enough);
        met
    }
}

/// Fewest pairs, each counted once, that a name shares with one that is alike, when they have so many
/// letters together as `shorter` and `longer` say, and as many pairs again as `again`.
fn least_in_common((shorter, longer): (usize, usize), again: usize) -> usize {
    // Four fifths of the pairs of both are shared, or at most a fifth of the letters is edited, each edit
    // breaking up three pairs at most.
    let pairs = shorter.saturating_sub(1) + longer.saturating_sub(1);
    let by_pairs = (pairs * 2).div_ceil(5);
    let by_edits = longer.saturating_sub(1).saturating_sub(3 * (longer / 5));
    by_pairs.min(by_edits).saturating_sub(again).max(1)
}

/// The same for the least like of all names that may be alike with this one.
fn fewest_shared(asked: &Known) -> usize {
    let most = asked.letters * 3 / 2 + 1;
    let longer = (asked.letters..=most).map(|letters| (asked.letters, letters));
    let shorter = (asked.letters * 2 / 3..asked.letters).map(|letters| (letters, asked.letters));
    longer.chain(shorter).map(|both| least_in_common(both, asked.again)).min().unwrap_or(1)
}

/// Whether two names share as many pairs as those that are alike.
fn share_enough(one: &Known, other: &Known) -> bool {
    let both = (one.letters.min(other.letters), one.letters.max(other.letters));
    // Neither can four fifths of their pairs be shared, nor one be made the other by few edits.
    if both.0.saturating_sub(1) * 3 < both.1.saturating_sub(1) * 2 {
        return false;
    }
    let least = least_in_common(both, one.again.min(other.again));
    let (mut ones, mut others) = (one.pairs.as_slice(), other.pairs.as_slice());
    let mut shared = 0;
    while let ([here, rest @ ..], [there, more @ ..]) = (ones, others) {
        if shared + ones.len().min(others.len()) < least {
            return false;
        }
        match here.cmp(there) {
            std::cmp::Ordering::Less => ones = rest,
            std::cmp::Ordering::Greater => others = more,
            std::cmp::Ordering::Equal => {
                shared += 1;
                (ones, others) = (rest, more);
            }
        }
    }
    shared >= least
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
        share_word() || share_letters(asked, other)
    } else {
        asked.numbered && other.numbered && share_word()
    }
}

/// Whether two names share enough of their pairs.
fn share_letters(asked: &Known, other: &Known) -> bool {
    let (one, others) = (asked.pairs.as_slice(), other.pairs.as_slice());
    let least = least_shared(one.len().max(others.len()));
    // Most names are told apart by this alone.
    let may_be = one.iter().filter(|pair| other.bits & bit(**pair) != 0).count();
    may_be >= least && one.iter().filter(|pair| others.binary_search(pair).is_ok()).count() >= least
}

/// One of the bits of [`Known::bits`], spread by the golden ratio.
fn bit((first, second): Pair) -> u128 {
    let mixed = (u32::from(first) ^ u32::from(second).rotate_left(16)).wrapping_mul(0x9E37_79B1);
    1 << (mixed >> 25)
}

/// How many pairs two names must share to be alike, when the longer has this many: a letter
/// changed costs two pairs or three, and at most one letter in five may differ.
fn least_shared(longest: usize) -> usize {
    (longest * 3 / 10).saturating_sub(1).max(1)
}

/// The pairs of letters that follow each other, each once and in order, and how many are met again.
fn pairs(letters: &str) -> (Vec<Pair>, usize) {
    let mut pairs: Vec<Pair> = letters
        .chars()
        .zip(letters.chars().skip(1))
        .filter(|(a, b)| *a != ' ' && *b != ' ')
        .collect();
    pairs.sort_unstable();
    let all = pairs.len();
    pairs.dedup();
    let again = all - pairs.len();
    (pairs, again)
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
    fn numbers_that_are_no_places_are_not_sought_under_other_numbers() {
        let traits = |name: String| {
            let mut traits = UnitName::of(&name).traits();
            let place = crate::import::renumbered::PlaceName::of(&name);
            traits.keys.extend_from_slice(&place.forms);
            traits.numbered = place.is_numbered();
            traits
        };
        let mut index = Index::default();
        for number in 1_000..3_000 {
            index.add(&traits(format!("Bygning nummer {number} i gata")));
            index.add(&traits(format!("{} Porsgrunn", number + 3_000)));
        }
        assert!(index.near(&traits("Bygning nummer 3001 i gata".to_owned())).is_empty());
        assert!(index.near(&traits("3001 Porsgrunn".to_owned())).len() > 100);
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
