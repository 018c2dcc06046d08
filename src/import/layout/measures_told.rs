//! "Mengde i tonn rund vekt. Verdi i 1000 kroner." above columns "Mengde | Verdi": how each of them is measured.

use arcstr::ArcStr;

use super::shape::{Role, Shape};
use super::title::segments;
use crate::import::lexicon::{lexicon, norm};

/// Fewest columns that a line tells of: "Sykefravær i prosent" alone names what is counted.
const FEWEST: usize = 2;
/// Most words of a measure.
const LONGEST: usize = 3;

/// What a line says of how each of several columns is measured, by their names; nothing of other lines.
pub(super) fn told(text: &str) -> Vec<(&str, ArcStr)> {
    let found: Vec<(&str, ArcStr)> = segments(text).into_iter().filter_map(one).collect();
    if found.len() < FEWEST { Vec::new() } else { found }
}

/// "Verdi i 1000 kroner", "Mengde i tonn rund vekt": a word, and how that is measured.
fn one(sentence: &str) -> Option<(&str, ArcStr)> {
    let (name, rest) = sentence.trim().trim_end_matches('.').split_once(" i ")?;
    if name.contains(' ') || !name.starts_with(char::is_uppercase) {
        return None;
    }
    let words: Vec<&str> = rest.split(' ').collect();
    let measure = (1..=LONGEST.min(words.len())).rev().find_map(|count| {
        let first = words.get(..count)?.join(" ");
        lexicon().is_bare_measure(&first).then(|| lexicon().measure(&first)).flatten()
    })?;
    Some((name, measure))
}

/// Gives columns the measures that the titles tell for them.
pub(super) fn give(shape: &mut Shape<'_>, titles: &[String]) {
    let told: Vec<(&str, ArcStr)> = titles.iter().flat_map(|title| told(title)).collect();
    if told.is_empty() {
        return;
    }
    for column in shape.columns.iter_mut().filter(|column| column.role == Role::Value) {
        let named = column.names.last().map(|name| norm(name));
        let measure = told.iter().find(|(name, _)| named.as_deref() == Some(&*norm(name)));
        if let Some((_, measure)) = measure.filter(|_| column.head.measure.is_none()) {
            column.head.measure = Some(measure.clone());
        }
    }
}
