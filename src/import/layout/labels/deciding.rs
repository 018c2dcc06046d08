//! What each label column names, decided one after the other: by its head, by what stands beside it, by its names.

use std::collections::BTreeMap;

use super::are_joined;
use super::by_words::ByWords;
use super::sides::side_of;
use crate::import::layout::axis::{Decision, Side, Which};
use crate::import::layout::columns::column_name;
use crate::import::layout::each_row;
use crate::import::layout::headings::{all_count, are_unit_headings, headings_measure};
use crate::import::layout::kinds::levelled;
use crate::import::layout::plan::Input;
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::{Column, Role};
use crate::import::layout::{names, table_numbers};
use crate::import::lexicon::{ColumnWord, lexicon, norm};
use crate::import::matching::is_benchmark;
use crate::import::places::is_place;

/// What the label columns name, as far as it is decided.
pub(super) struct Deciding<'w> {
    words: &'w [Option<ColumnWord>],
    by_words: &'w ByWords,
    pub which: Vec<Option<Which>>,
    pub sure: bool,
}

impl<'w> Deciding<'w> {
    pub fn new(words: &'w [Option<ColumnWord>], by_words: &'w ByWords) -> Self {
        let split = |word: &Option<ColumnWord>| {
            (*word == Some(ColumnWord::Dimension)).then_some(Which::Dimension)
        };
        let which = words.iter().map(split).collect();
        let mut new = Self { words, by_words, which, sure: true };
        let named = [(by_words.unit, Which::Unit), (by_words.indicator, Which::Indicator)];
        for (at, found) in named {
            if let Some(at) = at {
                new.set(at, found);
            }
        }
        new
    }

    fn word(&self, at: usize) -> Option<ColumnWord> {
        self.words.get(at).copied().flatten()
    }

    fn found(&self, at: usize) -> Option<Which> {
        self.which.get(at).copied().flatten()
    }

    fn set(&mut self, at: usize, found: Which) {
        if let Some(slot) = self.which.get_mut(at) {
            *slot = Some(found);
        }
    }

    /// Splits by their heads that name what is counted, where nothing else does.
    pub fn splits_that_count(&mut self, input: &Input<'_>) {
        // "Type" over "Antall elever", "Antall sluttet": what is counted.
        let elsewhere = self.by_words.indicator.is_some() || input.context.indicator().is_some();
        if !elsewhere && !columns_count(input) {
            let counts = |at: &usize| {
                if self.word(*at) != Some(ColumnWord::Dimension) {
                    return false;
                }
                let names = side_of(input, *at, None).names;
                let leaning = names.iter().filter(|name| lexicon().indicator_score(name) > 0);
                leaning.count() * 10 >= names.len() * 8 && !names.is_empty()
            };
            if let Some(at) = (0..self.words.len()).find(counts) {
                self.set(at, Which::Indicator);
            }
        }
        // "Post" over "Lønn", "Inntekter", where nothing else says what is counted: the rows do.
        if let [Some(ColumnWord::Dimension)] = self.words
            && nothing_else_counted(input)
        {
            self.set(0, Which::Indicator);
        }
    }

    /// Two columns of which the first is written once for runs of the same parts.
    pub fn runs(&mut self, input: &Input<'_>) -> Option<[Which; 2]> {
        let runs = grouped_alike(input, self.words);
        if let Some([first, second]) = runs
            && let [group, each] = self.which.as_mut_slice()
        {
            (*group, *each) = (Some(first), Some(second));
        }
        runs
    }

    /// The column that names the rows.
    pub fn main_column(&self, input: &Input<'_>) -> Option<usize> {
        let filled = |at: usize| {
            let lines = input.lines.iter().filter(|line| line.sort == Sort::Data);
            lines.filter(|line| line.labels.get(at).is_some_and(Option::is_some)).count()
        };
        self.by_words.unit.or(self.by_words.indicator).or_else(|| {
            // Of several nameless columns the leftmost that names most rows.
            let words = self.words.iter().enumerate();
            let free = words.filter(|(_, word)| word.is_none()).map(|(at, _)| (at, filled(at)));
            let free: Vec<(usize, usize)> = free.collect();
            let most = free.iter().map(|(_, filled)| *filled).max().unwrap_or(0);
            let full = |(_, filled): &&(usize, usize)| filled * 10 >= most * 8 && *filled > 0;
            // "wijk" in every row before the districts' names tells none of them from another.
            let several = |(at, _): &&(usize, usize)| {
                input.shape.labels().nth(*at).is_none_or(|column| {
                    let stats = &column.stats;
                    // Written once it stands for all rows, as a place does.
                    stats.distinct.len() > 1
                        || stats.texts <= 1
                        || stats.distinct.iter().any(|name| is_place(name))
                })
            };
            let first = free.iter().filter(full).find(several).or_else(|| free.iter().find(full));
            let split = || self.which.iter().position(|found| *found == Some(Which::Dimension));
            first.map(|(at, _)| *at).or_else(split)
        })
    }

    /// Decides what the main column names, and lets later tables of the workbook know.
    pub fn decide_main(
        &mut self,
        input: &mut Input<'_>,
        at: usize,
        runs: Option<[Which; 2]>,
        decide: impl FnOnce(&Side) -> Decision,
    ) {
        let mut word = self.word(at);
        if word == Some(ColumnWord::Dimension) && self.found(at) == Some(Which::Indicator) {
            word = Some(ColumnWord::Indicator);
        }
        let side = side_of(input, at, word);
        let mut decision = decide(&side);
        if decision.which == Which::Unit && are_done_by_units(input, &side) {
            decision = Decision { which: Which::Indicator, sure: true };
        } else if word.is_none() && are_joined(input, at) {
            // "New England : residential": what stands before the colon has these parts, and is where.
            decision = Decision { which: Which::Unit, sure: true };
        }
        let shown = runs.and_then(|_| self.found(at));
        // Runs of the same parts with their whole tell what both columns are.
        let listed = self.by_words.place.is_some() && self.by_words.unit == Some(at);
        let proven = listed || runs == Some([Which::Unit, Which::Dimension]);
        self.sure = proven || decision.sure && shown.is_none_or(|shown| shown == decision.which);
        let found = self.found(at);
        if (found.is_none() || decision.sure && shown.is_none()) && found != Some(Which::Dimension)
        {
            self.set(at, decision.which);
        }
        // Later tables of the workbook know these.
        if self.sure && self.found(at) == Some(Which::Unit) {
            input.pool.units.extend(side.names.iter().map(|name| levelled(name)));
        }
        // So they do what a head calls "Indikator", "Tema".
        if self.sure && self.word(at) == Some(ColumnWord::Indicator) {
            tell(input, &side.names, Which::Indicator);
        }
    }

    /// Decides the columns beside the main one: what is missing if the words speak for it, else a split.
    pub fn decide_rest(&mut self, input: &mut Input<'_>) {
        for at in 0..self.which.len() {
            if self.found(at).is_some() || self.by_words.is_beside(at) {
                continue;
            }
            let side = side_of(input, at, None);
            // "Hele landet" in every row beside the schools is above all of them, and splits nothing.
            let first = side.names.first().filter(|first| is_benchmark(first));
            if first.is_some_and(|first| side.names.iter().all(|name| name == first))
                && self.which.contains(&Some(Which::Unit))
            {
                continue;
            }
            let unit = self.by_words.unit;
            if unit.is_some_and(|unit| each_row::says_again(input, at, unit)) {
                continue;
            }
            let found = self.by_names(input, at, &side.names);
            self.set(at, found);
            // A pivot table of the list has them across.
            let listed = self.sure && unit.is_some();
            if found == Which::Dimension && listed && (2..=MOST_PARTS).contains(&side.names.len()) {
                tell(input, &side.names, Which::Dimension);
            }
        }
    }

    /// Takes what only tells of what sort each unit is for no split of its figures.
    pub fn sorts_of_units(&mut self, input: &Input<'_>) {
        let Some(unit) = self.which.iter().position(|found| *found == Some(Which::Unit)) else {
            return;
        };
        for at in 0..self.which.len() {
            if self.found(at) == Some(Which::Dimension)
                && each_row::is_said_of(input, at, unit)
                && let Some(slot) = self.which.get_mut(at)
            {
                *slot = None;
            }
        }
    }

    /// "Sykefravær | HRM", "Trivsel | Elevundersøkelsen": beside indicators of which each stands once, a word for how or why
    /// it is measured tells no figure from another.
    pub fn said_of_indicators(&mut self, input: &Input<'_>) {
        const FEWEST: usize = 3;
        const LONGEST_REMARK: usize = 3;
        let Some(main) = self.which.iter().position(|found| *found == Some(Which::Indicator))
        else {
            return;
        };
        if self.word(main) != Some(ColumnWord::Indicator) {
            return;
        }
        let mut seen = rustc_hash::FxHashSet::default();
        for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
            let label = line.labels.get(main).and_then(Option::as_ref);
            if !label.is_some_and(|label| !label.filled && seen.insert(norm(&label.text))) {
                return;
            }
        }
        if seen.len() < FEWEST {
            return;
        }
        for at in 0..self.which.len() {
            if self.found(at) != Some(Which::Dimension) {
                continue;
            }
            // "Gutter", "Jenter", "7. trinn" are of whom the figures are, and a long text is what is measured.
            let names = side_of(input, at, None).names;
            if names.iter().any(|name| name.split(' ').count() > LONGEST_REMARK) {
                continue;
            }
            let parts = names.iter().filter(|name| lexicon().is_dimension(name)).count();
            if parts * 2 < names.len()
                && let Some(slot) = self.which.get_mut(at)
            {
                *slot = None;
            }
        }
    }

    /// "Solgte boliger" in every row left of the sorts of them and the places, under quarters: what is counted, where
    /// nothing else says it.
    pub fn constant_that_counts(&mut self, input: &Input<'_>) {
        let named = |column: &Column| !column_name(column).0.is_empty();
        if self.which.contains(&Some(Which::Indicator))
            || !self.which.contains(&Some(Which::Unit))
            || input.context.matter().is_some()
            || input.shape.with(Role::Value).any(named)
        {
            return;
        }
        let counts = |at: &usize| {
            // "bevægelsestype" says as little of what it is as no head does.
            let other = self.word(*at).is_some_and(|word| word != ColumnWord::Dimension);
            let names = if other || self.found(*at) != Some(Which::Dimension) {
                Vec::new()
            } else {
                side_of(input, *at, None).names
            };
            matches!(names.as_slice(), [only] if !lexicon().is_dimension(only)
                && !lexicon().is_whole(only)
                && !lexicon().is_nameless(only)
                && !is_place(only)
                && lexicon().measure(only).is_none())
        };
        let rows = input.lines.iter().filter(|line| line.sort == Sort::Data).count();
        if rows > 1
            && let Some(at) = (0..self.which.len()).find(counts)
        {
            self.set(at, Which::Indicator);
        }
    }

    /// What the names of a column are, of what no other column names.
    fn by_names(&self, input: &Input<'_>, at: usize, names: &[String]) -> Which {
        let (mut units, mut indicators) = (0, 0);
        for name in names {
            let (unit, indicator) = (lexicon().unit_score(name), lexicon().indicator_score(name));
            units += usize::from(unit > indicator);
            indicators += usize::from(indicator > unit);
        }
        let missing = |which: Which| !self.which.contains(&Some(which));
        if missing(Which::Indicator)
            && (names.len() > 1 || one_indicator(input, at, names))
            && indicators * 3 >= names.len()
        {
            Which::Indicator
        } else if missing(Which::Unit) && names.len() > 1 && units * 3 >= names.len() {
            Which::Unit
        } else {
            Which::Dimension
        }
    }

    /// "Kommunalområde" once beside "Antall ansatte", "Sluttet" for each: whose they are.
    pub fn areas_that_come_again(&mut self, input: &Input<'_>, main: Option<usize>) {
        let (Some(at), Some(beside)) = (self.by_words.area, main) else { return };
        if at != beside
            && !self.which.contains(&Some(Which::Unit))
            && self.word(at) == Some(ColumnWord::Area)
            && comes_again(input, at, beside)
            && self.found(at).is_none()
        {
            self.set(at, Which::Unit);
            if self.found(beside) == Some(Which::Dimension) && input.context.indicator().is_none() {
                self.set(beside, Which::Indicator);
            }
            self.sure = true;
        }
    }

    /// Takes names for indicators where the headings over them show that they are no units; answers with what
    /// the title counts, where they are its parts.
    pub fn heed_headings(
        &mut self,
        input: &Input<'_>,
        main: usize,
        repeated: &rustc_hash::FxHashSet<String>,
    ) -> Option<String> {
        if self.word(main).is_some() {
            return None;
        }
        let mut prefix = None;
        // The same names under each heading are no units: one lies under one heading.
        if self.found(main) == Some(Which::Unit)
            && repeated_everywhere(input.lines, repeated)
            && !(self.sure && (all_count(input.lines) || all_divide(input.lines)))
            && input.shape.with(Role::Value).all(|column| column_name(column).0.is_empty())
        {
            self.set(main, Which::Indicator);
            self.sure = false;
            prefix = input.context.indicator().map(|name| name.text.clone());
        }
        let owned = input.context.unit().is_some();
        if self.found(main) == Some(Which::Unit)
            && !self.sure
            && headings_measure(input.lines, owned)
        {
            self.set(main, Which::Indicator);
            self.sure = true;
        }
        prefix
    }

    /// Other sheets of the workbook know what a head says.
    pub fn tell_other_sheets(&self, input: &mut Input<'_>) {
        for (at, word) in self.words.iter().enumerate() {
            if *word == Some(ColumnWord::Dimension) && self.found(at) == Some(Which::Dimension) {
                let names = side_of(input, at, *word).names;
                tell(input, &names, Which::Dimension);
            }
        }
    }
}

/// "Totalt", "Korttid", "Langtid" over the same departments: all headings are parts of what is counted, or the whole of it.
fn all_divide(lines: &[Line]) -> bool {
    let mut headings = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| line.path.last().map(String::as_str))
        .peekable();
    let divides = |heading: Option<&str>| {
        heading.is_some_and(|heading| {
            let bare = heading.split(" (").next().unwrap_or_default();
            lexicon().is_dimension(bare) || lexicon().is_total(bare)
        })
    };
    headings.peek().is_some() && headings.all(divides)
}

/// Lets later tables of the workbook know what these names are.
fn tell(input: &mut Input<'_>, names: &[String], which: Which) {
    input.pool.counted.extend(names.iter().map(|name| (levelled(name), which)));
}

/// "Redusert bemanning", "Leirskole for alle" under "Oppvekst", "Helse og mestring": what is done in each, where
/// nothing else says what is counted.
fn are_done_by_units(input: &Input<'_>, side: &Side) -> bool {
    side.word.is_none()
        && !side.known
        && input.context.indicator().is_none()
        && crate::import::layout::names_along::are_phrases(&side.names)
        && are_unit_headings(input.lines)
}

/// Whether the same names stand beside several of the names of another column.
fn comes_again(input: &Input<'_>, groups: usize, each: usize) -> bool {
    let mut under: BTreeMap<&str, &str> = BTreeMap::new();
    let (mut rows, mut again) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let text = |at: usize| line.labels.get(at)?.as_ref().map(|label| label.text.as_str());
        let (Some(group), Some(name)) = (text(groups), text(each)) else { continue };
        rows += 1;
        again += usize::from(*under.entry(name).or_insert(group) != group);
    }
    again > 0 && again * 3 >= rows
}

/// Whether nearly all rows have names that stand under several headings.
fn repeated_everywhere(lines: &[Line], repeated: &rustc_hash::FxHashSet<String>) -> bool {
    let (mut rows, mut again) = (0_usize, 0_usize);
    for line in lines.iter().filter(|line| line.sort == Sort::Data) {
        rows += 1;
        again += usize::from(line.label().is_some_and(|label| repeated.contains(&*label.text)));
    }
    again >= 4 && again * 10 >= rows * 8
}

/// Whether the only name of a label column is an indicator's, by its unit of measure or because it
/// is well known: "cents per kilowatthour" in every row is neither.
fn one_indicator(input: &Input<'_>, at: usize, names: &[String]) -> bool {
    let measured = || {
        let mut labels = input.lines.iter().filter_map(|line| line.labels.get(at)?.as_ref());
        labels.any(|label| label.measure.is_some())
    };
    matches!(names, [name] if lexicon().known_indicator(name).is_some() || measured())
}

/// Whether neither the title nor the heads name an indicator, nor the rows a split of one.
fn nothing_else_counted(input: &Input<'_>) -> bool {
    let unit = input.context.unit();
    let titled = input.context.names.iter().any(|name| {
        let of_unit = unit.is_some_and(|unit| names::same_name(&unit.text, &name.text));
        name.place != names::Place::File
            && !of_unit
            && (name.is_indicator() || name.place == names::Place::Title && !name.is_unit())
    });
    let headed = input.shape.with(Role::Value).any(|column| !column_name(column).0.is_empty());
    let names = side_of(input, 0, None).names;
    let splits = names.iter().filter(|name| lexicon().is_dimension(name)).count();
    !titled && !headed && splits * 2 < names.len()
}

/// Whether the heads of the value columns say what is counted: "Antall klager | Medhold", and not
/// "Studieforberedende | Yrkesfag".
fn columns_count(input: &Input<'_>) -> bool {
    let names: Vec<String> =
        input.shape.with(Role::Value).map(|column| column_name(column).0).collect();
    let plain = |name: &String| {
        !name.is_empty()
            && lexicon().measure(name).is_none()
            && !names::is_bare_count(name)
            && !table_numbers::has_table_number(name)
    };
    names.iter().all(plain) && names.iter().any(|name| lexicon().indicator_score(name) > 0)
}

/// "Værestedet | Unike brukere", "| Oppmøter", "ACT-teamet | Unike brukere": a name written once
/// for a run of rows, and the same names again in each run, some of them indicators'. The runs are
/// the units.
fn grouped_alike(input: &Input<'_>, words: &[Option<ColumnWord>]) -> Option<[Which; 2]> {
    let [None, None] = words else { return None };
    let mut runs: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
    let (mut rows, mut carried) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let [Some(group), Some(each)] = line.labels.as_slice() else { return None };
        rows += 1;
        carried += usize::from(group.filled);
        runs.entry(&group.text).or_default().insert(&each.text);
    }
    let first = runs.values().next()?;
    let alike = runs.len() >= 2 && first.len() >= 2 && runs.values().all(|names| names == first);
    // "Rooms total", "One-room flat" for each place: the parts and the whole of what is counted there.
    let whole = first.iter().filter(|name| lexicon().is_total(name)).count() == 1;
    if alike
        && whole
        && carried * 2 >= rows
        && runs.keys().all(|name| crate::import::layout::names_along::short_name(name))
    {
        return Some([Which::Unit, Which::Dimension]);
    }
    let counted = first.iter().any(|name| lexicon().indicator_score(name) > 0);
    // "Bo og mestring" among them may sound like something counted.
    let sounding = runs.keys().filter(|name| lexicon().indicator_score(name) > 0).count();
    let units = sounding * 2 < runs.len();
    // "Sysselsatte etter arbeidssted" over the years says what is counted: the names divide it.
    let each = if columns_count(input) { Which::Dimension } else { Which::Indicator };
    (alike && carried * 2 >= rows && counted && units).then_some([Which::Unit, each])
}

/// Most names of a column that divides what is counted; more are things by themselves.
const MOST_PARTS: usize = 30;
