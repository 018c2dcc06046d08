//! The names of a label column, and what other tables of the workbook know of them.

use arcstr::ArcStr;

use crate::import::layout::axis::{Side, Which};
use crate::import::layout::columns::are_accounts;
use crate::import::layout::joined;
use crate::import::layout::kinds::levelled;
use crate::import::layout::plan::Input;
use crate::import::layout::pool::Pool;
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::Role;
use crate::import::lexicon::{ColumnWord, is_mean, lexicon};
use crate::import::places::is_place;

/// The distinct names of a label column's data rows.
#[must_use]
pub fn side_of(input: &Input<'_>, label: usize, word: Option<ColumnWord>) -> Side {
    let names = names_of(input, label);
    let measured = input
        .shape
        .with(Role::Measure)
        .next()
        .is_some_and(|column| column.stats.measures > 0)
        || input.shape.with(Role::Perspective).next().is_some()
        || measured_each(input, label)
        || crate::import::layout::kinds::tell_targets(&names)
        || input.lines.iter().any(|line| line.perspective.is_some() && line.sort == Sort::Heading);
    let summed = crate::import::layout::totals::rows_summed(input.view, input.shape, input.lines);
    let sum = |line: &Line| {
        line.sort == Sort::Total && line.label().is_some_and(|label| !is_mean(&label.text))
    };
    let added_up = summed && input.lines.iter().any(sum);
    let known = known_units(input.pool, &names);
    let counted = counted_before(input.pool, &names);
    let accounts = are_accounts(input.shape);
    let called_otherwise = word.is_none() && called_otherwise(input, label);
    Side {
        names,
        word,
        measured,
        summed,
        added_up,
        known,
        counted,
        accounts,
        called_otherwise,
        ..Side::default()
    }
}

/// Whether a label column has a head, one word, that no sort of unit is called by.
fn called_otherwise(input: &Input<'_>, label: usize) -> bool {
    const SHORTEST: usize = 4;
    let Some(column) = input.shape.labels().nth(label) else { return false };
    let [head] = column.texts.as_slice() else { return false };
    head.len() >= SHORTEST
        && head.chars().all(char::is_alphabetic)
        && lexicon().unit_score(head) == 0
        && lexicon().column(head).is_none()
        && !is_place(head)
}

/// The distinct names of a label column's data rows, of many the first.
pub(super) fn names_of(input: &Input<'_>, label: usize) -> Vec<String> {
    const MOST: usize = 400;
    let room = input.lines.len().min(MOST);
    let mut names: Vec<String> = Vec::with_capacity(room);
    // Rows called alike share their text; texts that are alike need not be one.
    let mut met = rustc_hash::FxHashSet::default();
    let mut seen = rustc_hash::FxHashSet::default();
    met.reserve(room);
    seen.reserve(room);
    let mut last = None;
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        if let Some(label) = line.labels.get(label).and_then(Option::as_ref)
            && last.replace(label.text.as_ptr()) != Some(label.text.as_ptr())
            && met.insert(label.text.as_ptr())
            && seen.insert(label.text.as_str())
        {
            names.push(label.text.to_string());
            if names.len() == MOST {
                break;
            }
        }
    }
    if joined::are_places_with_parts(&names) {
        let places =
            names.iter().map(|name| joined::apart(name).map_or(&**name, |(place, _)| place));
        let distinct: std::collections::BTreeSet<&str> = places.collect();
        names = distinct.into_iter().map(str::to_owned).collect();
    }
    names
}

/// "Energi, MWh", "Effekt, MW": most names say themselves how they are measured, as no unit does.
fn measured_each(input: &Input<'_>, label: usize) -> bool {
    let (mut all, mut measured) = (0_usize, 0_usize);
    for line in input.lines.iter().filter(|line| line.sort == Sort::Data) {
        let Some(label) = line.labels.get(label).and_then(Option::as_ref) else { continue };
        all += 1;
        measured += usize::from(label.measure.is_some());
    }
    measured >= 3 && measured * 3 >= all * 2
}

/// Whether most of several names are units in a table read before.
pub fn known_units(pool: &Pool, names: &[String]) -> bool {
    if pool.units.is_empty() {
        return false;
    }
    let known = names.iter().filter(|name| is_known(pool, &levelled(name))).count();
    known >= 2 && known * 3 >= names.len() * 2
}

/// Whether a name is a unit's, or one without its last word: "Solsida" where "Solsida barnehage" is.
fn is_known(pool: &Pool, name: &str) -> bool {
    const MOST: usize = 500;
    const SHORTEST: usize = 4;
    let is_one_word = |rest: &str| rest.strip_prefix(' ').is_some_and(|word| !word.contains(' '));
    let begins = |unit: &ArcStr| unit.strip_prefix(name).is_some_and(is_one_word);
    pool.units.contains(name)
        || name.len() >= SHORTEST && pool.units.len() <= MOST && pool.units.iter().any(begins)
}

/// What several names, but for one of five, are in a table read before, if not units.
pub fn counted_before(pool: &Pool, names: &[String]) -> Option<Which> {
    if pool.counted.is_empty() {
        return None;
    }
    let known: Vec<Which> =
        names.iter().filter_map(|name| pool.counted.get(&levelled(name)).copied()).collect();
    let first = known.first().copied()?;
    let agree = known.iter().all(|which| *which == first);
    (agree && known.len() >= 2 && known.len() * 5 >= names.len() * 4).then_some(first)
}
