//! Lists of indicators in which the parts of one name (the answers to a question, the ages of those
//! counted) stand under one line that is folded until somebody wants to see them.

use std::collections::BTreeSet;
use std::hash::Hash;

use rustc_hash::FxHashMap;

/// So many parts of one name at least stand under a line of their own.
const LEAST: usize = 3;

/// Where a search finds no more than these, all of them are shown.
const FEW: usize = 20;

/// The parts of one name, by their places in the list they were taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub parts: Vec<usize>,
}

/// A line as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// An entry that stands for itself.
    Single(usize),
    /// The line above the parts of a group.
    Group { group: usize, open: bool },
    /// A part below the line of its group.
    Part(usize),
}

impl Line {
    /// The entry that can be chosen here.
    #[must_use]
    pub fn entry(self) -> Option<usize> {
        match self {
            Self::Single(at) | Self::Part(at) => Some(at),
            Self::Group { .. } => None,
        }
    }
}

/// The entries of a list, with those that belong together under one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grouped {
    top: Vec<Top>,
    groups: Vec<Group>,
    group_of: Vec<Option<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Top {
    Single(usize),
    Group(usize),
}

impl Grouped {
    /// Groups what belongs to one section of the list, has one name and is a part of what has it. A
    /// group stands where its first part stood.
    pub fn new<'a, S: Copy + Eq + Hash>(
        entries: impl IntoIterator<Item = (S, &'a str, Option<&'a str>)>,
    ) -> Self {
        let keys: Vec<Option<(S, &str)>> = entries
            .into_iter()
            .map(|(section, name, split)| split.map(|_| (section, name)))
            .collect();
        let mut count: FxHashMap<(S, &str), usize> = FxHashMap::default();
        for key in keys.iter().flatten() {
            *count.entry(*key).or_default() += 1;
        }
        let mut made = Self::default();
        let mut found: FxHashMap<(S, &str), usize> = FxHashMap::default();
        for (at, key) in keys.into_iter().enumerate() {
            let key = key.filter(|key| count.get(key).is_some_and(|count| *count >= LEAST));
            let group = key.map(|key| {
                *found.entry(key).or_insert_with(|| {
                    let group = made.groups.len();
                    made.groups.push(Group { name: key.1.to_owned(), parts: Vec::new() });
                    made.top.push(Top::Group(group));
                    group
                })
            });
            match group.and_then(|group| made.groups.get_mut(group)) {
                Some(group) => group.parts.push(at),
                None => made.top.push(Top::Single(at)),
            }
            made.group_of.push(group);
        }
        made
    }

    /// A group by its number.
    #[must_use]
    pub fn group(&self, group: usize) -> Option<&Group> {
        self.groups.get(group)
    }

    /// The group an entry is a part of.
    #[must_use]
    pub fn group_of(&self, entry: usize) -> Option<usize> {
        self.group_of.get(entry).copied().flatten()
    }

    /// The lines, where a person has unfolded some of them.
    #[must_use]
    pub fn lines(&self, unfolded: &Unfolded) -> Vec<Line> {
        self.shown(|_| true, |_, group| unfolded.is_open(&group.name))
    }

    /// The lines of what is searched for. A group of which answers are found is unfolded; one whose
    /// own name is what was typed stays folded where its parts would crowd out the others.
    #[must_use]
    pub fn found(
        &self,
        turned: &BTreeSet<String>,
        fits: impl Fn(usize) -> bool,
        name_fits: impl Fn(&str) -> bool,
    ) -> Vec<Line> {
        let fits: Vec<bool> = (0..self.group_of.len()).map(fits).collect();
        let few = fits.iter().filter(|fits| **fits).count() <= FEW;
        self.shown(
            |at| fits.get(at).copied().unwrap_or_default(),
            |_, group| (few || !name_fits(&group.name)) != turned.contains(&group.name),
        )
    }

    fn shown(
        &self,
        fits: impl Fn(usize) -> bool,
        is_open: impl Fn(usize, &Group) -> bool,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        for top in &self.top {
            match *top {
                Top::Single(at) => lines.extend(fits(at).then_some(Line::Single(at))),
                Top::Group(at) => {
                    let Some(group) = self.groups.get(at) else { continue };
                    let mut parts = group.parts.iter().copied().filter(|part| fits(*part));
                    let Some(first) = parts.next() else { continue };
                    let open = is_open(at, group);
                    lines.push(Line::Group { group: at, open });
                    if open {
                        lines.extend(std::iter::once(first).chain(parts).map(Line::Part));
                    }
                }
            }
        }
        lines
    }
}

/// The groups a person has unfolded, by their names, so that they stay so when the list changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unfolded(BTreeSet<String>);

impl Unfolded {
    /// Whether a group is.
    #[must_use]
    pub fn is_open(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Unfolds it; answers whether it was folded.
    pub fn open(&mut self, name: &str) -> bool {
        !self.0.contains(name) && self.0.insert(name.to_owned())
    }

    /// Folds what is unfolded, and the other way round.
    pub fn turn(&mut self, name: &str) {
        if !self.0.remove(name) {
            self.0.insert(name.to_owned());
        }
    }
}

/// A list's groups, what is unfolded and the lines that come of it, which are made anew only where one
/// of these or the search has changed.
#[derive(Clone, Debug, Default)]
pub struct Folding {
    grouped: Grouped,
    unfolded: Unfolded,
    /// Those folded or unfolded against what the search shows, until it changes.
    turned: BTreeSet<String>,
    lines: Vec<Line>,
    query: String,
    is_stale: bool,
}

impl Folding {
    /// The list has other entries.
    pub fn regroup(&mut self, grouped: Grouped) {
        self.grouped = grouped;
        self.is_stale = true;
    }

    /// Makes the lines where something has changed; answers whether it had.
    pub fn update(
        &mut self,
        query: &str,
        fits: impl Fn(usize) -> bool,
        name_fits: impl Fn(&str) -> bool,
    ) -> bool {
        let query = query.trim();
        if self.query != query {
            query.clone_into(&mut self.query);
            self.turned.clear();
            self.is_stale = true;
        }
        if !std::mem::take(&mut self.is_stale) {
            return false;
        }
        self.lines = if query.is_empty() {
            self.grouped.lines(&self.unfolded)
        } else {
            self.grouped.found(&self.turned, fits, name_fits)
        };
        true
    }

    /// The lines as they were last made.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// A line by its place.
    #[must_use]
    pub fn line(&self, at: usize) -> Option<Line> {
        self.lines.get(at).copied()
    }

    /// The groups.
    #[must_use]
    pub fn grouped(&self) -> &Grouped {
        &self.grouped
    }

    /// Folds or unfolds a group.
    pub fn turn(&mut self, group: usize) {
        let Some(group) = self.grouped.group(group) else { return };
        if self.query.is_empty() {
            self.unfolded.turn(&group.name);
        } else if !self.turned.remove(&group.name) {
            self.turned.insert(group.name.clone());
        }
        self.is_stale = true;
    }

    /// Unfolds the group this entry is a part of.
    pub fn reveal(&mut self, entry: usize) {
        let group = self.grouped.group_of(entry).and_then(|group| self.grouped.group(group));
        if let Some(group) = group {
            self.is_stale |= self.unfolded.open(&group.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Entry = (u8, &'static str, Option<&'static str>);

    const SURVEY: [Entry; 8] = [
        (0, "Sykefravær", None),
        (0, "Sykefravær", Some("Kvinner")),
        (0, "Sykefravær", Some("Menn")),
        (0, "Trives du på skolen?", Some("Godt, antall")),
        (0, "Trives du på skolen?", Some("Godt")),
        (0, "Trives du på skolen?", Some("Ikke noe særlig")),
        (0, "Turnover", None),
        (1, "Trives du på skolen?", Some("Vet ikke")),
    ];

    fn title((_, name, split): Entry) -> String {
        split.map_or_else(|| name.to_owned(), |split| format!("{name} – {split}"))
    }

    fn search(folding: &mut Folding, query: &str) -> Vec<Line> {
        let fits = |at: usize| title(SURVEY[at]).to_lowercase().contains(query);
        folding.update(query, fits, |name| name.to_lowercase().contains(query));
        folding.lines().to_vec()
    }

    #[test]
    fn three_parts_of_one_name_stand_under_it() {
        let grouped = Grouped::new(SURVEY);
        let mut unfolded = Unfolded::default();
        let single = [0, 1, 2].map(Line::Single);
        let after = [Line::Single(6), Line::Single(7)];
        let group = |open| Line::Group { group: 0, open };
        let folded = [&single[..], &[group(false)], &after[..]].concat();
        assert_eq!(
            grouped.lines(&unfolded),
            folded,
            "two parts beside their whole stay as they are"
        );
        assert_eq!(grouped.group(0).map(|group| group.parts.as_slice()), Some(&[3, 4, 5][..]));
        unfolded.turn("Trives du på skolen?");
        let parts = [3, 4, 5].map(Line::Part);
        let open = [&single[..], &[group(true)], &parts[..], &after[..]].concat();
        assert_eq!(grouped.lines(&unfolded), open);
    }

    #[test]
    fn what_is_found_is_unfolded() {
        let mut folding = Folding::default();
        folding.regroup(Grouped::new(SURVEY));
        let open = Line::Group { group: 0, open: true };
        assert_eq!(search(&mut folding, "særlig"), [open, Line::Part(5)]);
        // A question of its own, and few answers: all are shown, until somebody folds them.
        assert_eq!(search(&mut folding, "skolen?").len(), 5);
        folding.turn(0);
        let folded = Line::Group { group: 0, open: false };
        assert_eq!(search(&mut folding, "skolen?"), [folded, Line::Single(7)]);
        assert_eq!(search(&mut folding, "godt"), [open, Line::Part(3), Line::Part(4)]);
        assert_eq!(search(&mut folding, "finnes ikke"), []);
        assert_eq!(search(&mut folding, "").len(), 6, "as it was before the search");
    }

    #[test]
    fn a_name_that_is_typed_shows_the_questions_before_their_many_answers() {
        let names = ["Trives du i timen?", "Trives du i friminuttet?", "Leker du?"];
        let splits: Vec<String> = (0..12).map(|at| format!("Svar {at}")).collect();
        let entries = || {
            let of = |name| splits.iter().map(move |split| ((), name, Some(split.as_str())));
            names.into_iter().flat_map(of)
        };
        let title = |at: usize| {
            let (_, name, split) = entries().nth(at).expect("an entry");
            format!("{name} – {}", split.expect("a part")).to_lowercase()
        };
        let grouped = Grouped::new(entries());
        let found = |query: &str| {
            let name_fits = |name: &str| name.to_lowercase().contains(query);
            grouped.found(&BTreeSet::new(), |at| title(at).contains(query), name_fits)
        };
        let group = |group, open| Line::Group { group, open };
        assert_eq!(found("trives"), [group(0, false), group(1, false)]);
        assert_eq!(found("leker").len(), 13, "one question is shown with its answers");
        let eleventh = [0, 1, 2].map(|one| [group(one, true), Line::Part(12 * one + 11)]).concat();
        assert_eq!(found("svar 11"), eleventh);
    }

    #[test]
    fn the_lines_are_made_once_for_what_did_not_change() {
        let mut folding = Folding::default();
        folding.regroup(Grouped::new(SURVEY));
        let update = |folding: &mut Folding, query| folding.update(query, |_| true, |_| true);
        assert!(update(&mut folding, ""));
        assert!(!update(&mut folding, ""));
        folding.reveal(4);
        assert!(update(&mut folding, ""));
        folding.reveal(5);
        assert!(!update(&mut folding, ""), "it is unfolded already");
        assert!(update(&mut folding, "o"));
        assert!(!update(&mut folding, "o "));
    }

    prop_compose! {
        fn entry()(
            section in 0..2u8,
            name in prop::sample::select(vec!["A", "B", "C", "A – B"]),
            split in prop::option::of(prop::sample::select(vec!["x", "y", "z"])),
        ) -> Entry {
            (section, name, split)
        }
    }

    proptest! {
        #[test]
        fn every_entry_stands_once_and_in_its_order(
            entries in prop::collection::vec(entry(), 0..40),
            closed in prop::collection::vec(any::<bool>(), 4),
        ) {
            let grouped = Grouped::new(entries.iter().copied());
            let mut unfolded = Unfolded::default();
            for (name, _) in ["A", "B", "C", "A – B"].iter().zip(&closed).filter(|one| !one.1) {
                unfolded.turn(name);
            }
            let lines = grouped.lines(&unfolded);
            let mut seen = Vec::new();
            let mut starts = Vec::new();
            for line in &lines {
                match line {
                    Line::Single(at) => {
                        seen.push(*at);
                        starts.push(*at);
                    }
                    Line::Part(at) => prop_assert!(grouped.group_of(*at).is_some()),
                    Line::Group { group, open } => {
                        let group = grouped.group(*group).expect("a group");
                        prop_assert_eq!(*open, unfolded.is_open(&group.name));
                        prop_assert!(group.parts.len() >= LEAST);
                        prop_assert!(group.parts.is_sorted());
                        let (section, ..) = entries[group.parts[0]];
                        for part in &group.parts {
                            let (of, name, split) = entries[*part];
                            prop_assert!(of == section && name == group.name && split.is_some());
                        }
                        seen.extend(&group.parts);
                        starts.push(group.parts[0]);
                    }
                }
            }
            prop_assert!(starts.is_sorted(), "a group stands where its first part stood");
            let shown = lines.iter().filter_map(|line| line.entry());
            let hidden = lines.iter().filter_map(|line| match line {
                Line::Group { group, open: false } => grouped.group(*group),
                _ => None,
            });
            let mut all: Vec<usize> =
                shown.chain(hidden.flat_map(|group| group.parts.clone())).collect();
            all.sort_unstable();
            prop_assert_eq!(&all, &(0..entries.len()).collect::<Vec<_>>());
            seen.sort_unstable();
            prop_assert_eq!(seen, all);
        }
    }
}
