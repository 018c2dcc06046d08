//! What each column of labels names: units, indicators, splits.

mod by_words;
mod deciding;
mod sides;

use self::by_words::{ByWords, words_of};
use self::deciding::Deciding;
pub use self::sides::side_of;
pub(super) use self::sides::{counted_before, known_units};
use super::axis::{Decision, Side, Which};
use super::headings::{
    again_under_units, any_field_of_work, are_unit_headings, extend_to_fellows, headings_count,
    lone_blank, over_same_places, repeated_labels,
};
use super::joined;
use super::names;
use super::plan::Input;
use super::rows::Sort;
use crate::import::lexicon::lexicon;

/// The names of the label columns by what they are: one decision for each label column.
#[derive(Debug)]
pub struct Labels {
    /// For each label column of the shape.
    pub which: Vec<Option<Which>>,
    pub sure: bool,
    /// The side the main label column makes.
    pub main: Option<usize>,
    /// Put before each indicator's name: the title names the indicator, the rows its parts
    /// ("Kostnadsnivå" over "Barnehage", "Barnevern").
    pub prefix: Option<String>,
    /// The headings above the rows name what is counted.
    pub headed: bool,
    /// Labels that stand under several headings.
    pub repeated: rustc_hash::FxHashSet<String>,
    /// Rows with figures of their own over the same few names each: "Utlån" and "Besøk" over the branches.
    pub over_same: super::headings::OverSame,
    /// Most headings above the rows name units, none an indicator.
    pub unit_headings: bool,
    /// The headings are fields of work of the unit a title names.
    pub fields: bool,
    /// The one label without figures among rows that look as it does: a unit that has none, no heading.
    pub blank: Option<String>,
    /// The rows are places, and the same ones stand under each heading.
    pub same_places: bool,
    /// Rows that hold another kind of figure of what another row is about.
    pub kinds: rustc_hash::FxHashMap<u32, super::kinds::Other>,
    /// Rows below the units that tell of the whole.
    pub of_whole: rustc_hash::FxHashSet<u32>,
    /// The main label column's names are places joined to parts: "Louisiana : residential".
    pub joined: bool,
}

impl Labels {
    /// Of a table that names only its columns.
    #[must_use]
    pub fn of_heads(which: Vec<Option<Which>>, sure: bool) -> Self {
        Self {
            which,
            sure,
            main: None,
            prefix: None,
            headed: false,
            repeated: Default::default(),
            over_same: Default::default(),
            unit_headings: false,
            fields: false,
            blank: None,
            same_places: false,
            kinds: Default::default(),
            of_whole: Default::default(),
            joined: false,
        }
    }
}

/// Whether a label column's names are places joined to parts of what is counted there.
fn are_joined(input: &Input<'_>, label: usize) -> bool {
    let lines = input.lines.iter().filter(|line| line.sort == Sort::Data);
    let names = lines.filter_map(|line| line.labels.get(label)?.as_ref());
    let mut names: Vec<&str> = names.map(|label| label.text.as_str()).collect();
    // Rows of one name stand below each other in long tables.
    names.dedup();
    if !names.iter().any(|name| joined::apart(name).is_some()) {
        return false;
    }
    names.sort_unstable();
    names.dedup();
    joined::are_places_with_parts(&names)
}

/// Decides what each label column names, given what is decided for the main one.
pub fn label_roles(input: &mut Input<'_>, decide: impl FnOnce(&Side) -> Decision) -> Labels {
    let words = words_of(input);
    let by_words = ByWords::of(input, &words);
    let mut deciding = Deciding::new(&words, &by_words);
    deciding.splits_that_count(input);
    let runs = deciding.runs(input);
    let main = deciding.main_column(input);
    if let Some(at) = main {
        deciding.decide_main(input, at, runs, decide);
    }
    deciding.decide_rest(input);
    deciding.sorts_of_units(input);
    deciding.said_of_indicators(input);
    deciding.constant_that_counts(input);
    deciding.areas_that_come_again(input, main);
    let mut repeated = repeated_labels(input.lines);
    extend_to_fellows(input.lines, &mut repeated);
    let prefix = main.and_then(|at| deciding.heed_headings(input, at, &repeated));
    deciding.tell_other_sheets(input);
    let Deciding { mut which, sure, .. } = deciding;
    let over_same = super::headings::OverSame::of(input.lines);
    // "Utlån i alt" over "Hovedbiblioteket", "Sundet filial", then "Besøk" over the same: what stands over them is counted.
    let counted =
        over_same.units && labels_of(input, main).any(|label| lexicon().indicator_score(label) > 0);
    if let Some(slot) = main.filter(|_| counted).and_then(|at| which.get_mut(at)) {
        *slot = Some(Which::Indicator);
    }
    let named = which.iter().position(|which| *which == Some(Which::Indicator));
    let of_units = main.filter(|at| which.get(*at).copied().flatten() == Some(Which::Unit));
    let unit_headings = are_unit_headings(input.lines);
    // What comes again under each unit is a part of what is counted there, whatever it is called.
    let parts = unit_headings && again_under_units(input.lines, &repeated);
    let split = main.filter(|at| which.get(*at).copied().flatten() == Some(Which::Dimension));
    let mut kinds = named.or(split).map(|at| super::kinds::rows(input, at)).unwrap_or_default();
    if let Some(at) = split.filter(|_| named.is_none()) {
        super::kinds::keep_those_of_parts(input, at, &mut kinds);
    }
    let mut labels = Labels {
        sure: sure || parts || counted,
        main,
        prefix,
        headed: false,
        repeated,
        over_same,
        unit_headings,
        fields: input.context.unit().is_some() && any_field_of_work(input.lines),
        blank: lone_blank(input),
        same_places: over_same_places(input.lines),
        kinds,
        of_whole: of_units.map(|at| super::of_whole::rows(input.lines, at)).unwrap_or_default(),
        joined: main.is_some_and(|at| are_joined(input, at)),
        which,
    };
    labels.headed = headings_count(input, &labels);
    labels
}

/// What a column of labels says over rows that are called the same under each.
fn labels_of<'i>(input: &'i Input<'_>, main: Option<usize>) -> impl Iterator<Item = &'i str> {
    let top = input.lines.iter().filter(|line| line.sort == Sort::Data && line.parent.is_none());
    top.filter_map(move |line| line.labels.get(main?)?.as_ref()).map(|label| label.text.as_str())
}

/// The title that names what unit-like rows are parts of, when the units stand across.
#[must_use]
pub fn prefix(input: &Input<'_>, labels: &Labels, across: Which) -> Option<String> {
    let main = labels.main?;
    if across != Which::Unit || labels.which.get(main).copied().flatten() != Some(Which::Indicator)
    {
        return None;
    }
    let side = side_of(input, main, None);
    let name = input.context.names.iter().find(|name| name.place == names::Place::Title)?;
    // "Valgdeltakelse i prosent" over "Kommunevalg 2019", "Stortingsvalg 2021".
    let parts = name.is_indicator()
        && side.names.iter().all(|name| lexicon().indicator_score(name) == 0)
        && input.lines.iter().all(|line| line.label().is_none_or(|label| label.measure.is_none()));
    (super::names_along::unit_share(&side.names) >= 30 && !name.is_unit() || parts)
        .then(|| name.text.clone())
}
