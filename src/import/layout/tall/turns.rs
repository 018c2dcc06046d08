//! Columns named anew below their heads: "Vestfold og Telemark" from some row on.

use std::collections::{BTreeMap, BTreeSet};

use crate::import::facts::About;
use crate::import::grid::Place;
use crate::import::header::{self, tidy};
use crate::import::layout::axis::Which;
use crate::import::layout::keys::Key;
use crate::import::layout::plan::{Input, doubt};
use crate::import::layout::prose::{is_prose, is_remark, is_sentence};
use crate::import::layout::rows::{Line, Sort};
use crate::import::layout::shape::Role;
use crate::import::layout::view::Tok;
use crate::import::lexicon::{ColumnWord, lexicon, norm, normed};
use crate::tr;

/// Rows without a period that name the columns anew: from there on the columns mean that.
pub(super) fn turns(
    input: &mut Input<'_>,
    across: Which,
    long: bool,
) -> (BTreeMap<(usize, usize), Key>, Vec<usize>) {
    let mut out = BTreeMap::new();
    let mut heads = Vec::new();
    let shape = input.shape;
    let period = shape.with(Role::Period).next().map(|column| column.at);
    let mut now: BTreeMap<usize, Key> = BTreeMap::new();
    for (at, line) in input.lines.iter().enumerate() {
        // In a long table only a row of nothing but such names is one.
        let data = long && (line.sort == Sort::Data || line.label().is_some());
        let dated = data
            || period.is_some_and(|column| {
                let item = input.view.seen(Place::new(line.row, column));
                // "År" again over the column of years dates nothing.
                item.is_some_and(|item| {
                    item.tok != Tok::Text
                        || lexicon().column(&input.view.text(item.cell)) != Some(ColumnWord::Period)
                })
            });
        if !dated {
            let names: Vec<(usize, String)> = shape
                .columns
                .iter()
                .enumerate()
                .filter(|(_, column)| column.role == Role::Value)
                .filter_map(|(index, column)| {
                    let item = input.view.at(Place::new(line.row, column.at))?;
                    (item.tok == Tok::Text).then(|| (index, tidy(&input.view.text(item.cell))))
                })
                .collect();
            let sure = renames(input, at, &names, across);
            if let Some(sure) = sure {
                heads.push(at);
                // The columns not named anew have ended.
                now = shape
                    .columns
                    .iter()
                    .enumerate()
                    .filter(|(_, column)| column.role == Role::Value)
                    .map(|(index, _)| {
                        let ended = Key {
                            doubts: vec![doubt(About::Unit, tr!("why-column-renamed"))],
                            ..Key::default()
                        };
                        (index, ended)
                    })
                    .collect();
                for (index, name) in names {
                    let mut key = Key::default();
                    let name = input.pool.share(&name);
                    match across {
                        Which::Unit => key.unit = Some(name),
                        Which::Indicator => key.indicator = Some(name),
                        Which::Dimension => key.dimension = Some(name),
                    }
                    if !sure {
                        key.doubts.push(doubt(About::Unit, tr!("why-column-renamed")));
                    }
                    now.insert(index, key);
                }
                continue;
            }
        }
        for (index, key) in &now {
            out.insert((at, *index), key.clone());
        }
    }
    (out, heads)
}

/// Whether a row of names in value columns names them anew, and whether that is sure; `None` where it is
/// a remark: "endret måling" in one of many columns.
fn renames(input: &Input<'_>, at: usize, names: &[(usize, String)], across: Which) -> Option<bool> {
    if names.is_empty() {
        return None;
    }
    let shape = input.shape;
    let heads: BTreeSet<String> = shape
        .with(Role::Value)
        .flat_map(|column| &column.texts)
        .flat_map(|text| norm(text).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().count() > 3)
        .collect();
    let fits = |name: &str| {
        // "Vestfold og Telemark" below "Vestfold" and "Telemark".
        let shared = normed(name).split(' ').any(|word| heads.contains(word));
        shared
            || match across {
                Which::Unit => lexicon().unit_score(name) > 0,
                Which::Indicator => {
                    lexicon().indicator_score(name) > 0 || header::label(name).measure.is_some()
                }
                Which::Dimension => lexicon().is_dimension(name),
            }
    };
    let fitting = names.iter().filter(|(_, name)| fits(name)).count();
    if fitting == names.len() || written_as_heads(input, at, names) || periods_begin_anew(input, at)
    {
        return Some(true);
    }
    let remark = |name: &str| {
        name.starts_with(char::is_lowercase)
            || is_prose(name)
            || is_sentence(name)
            || is_remark(name)
    };
    let below = input.lines.get(at + 1..).unwrap_or_default();
    let goes_on = shape.columns.iter().enumerate().any(|(index, column)| {
        column.role == Role::Value
            && !names.iter().any(|(named, _)| *named == index)
            && below.iter().any(|line| input.view.at(Place::new(line.row, column.at)).is_some())
    });
    if names.iter().all(|(_, name)| remark(name)) || goes_on && fitting == 0 && names.len() == 1 {
        return None;
    }
    Some(names.len() >= 2 || fitting > 0)
}

/// Whether the first period below a row is no later than the last one above it.
fn periods_begin_anew(input: &Input<'_>, at: usize) -> bool {
    let Some(column) = input.shape.with(Role::Period).next().map(|column| column.at) else {
        return false;
    };
    let period = |line: &Line| {
        let item = input.view.seen(Place::new(line.row, column))?;
        input.view.head(item.cell).period
    };
    let above = input.lines.get(..at).unwrap_or_default().iter().rev().find_map(period);
    let below = input.lines.get(at + 1..).unwrap_or_default().iter().find_map(period);
    above.zip(below).is_some_and(|(above, below)| below.start() <= above.start())
}

/// Whether names are written as the heads of their columns are: in capitals, or in bold.
fn written_as_heads(input: &Input<'_>, at: usize, names: &[(usize, String)]) -> bool {
    let Some(row) = input.lines.get(at).map(|line| line.row) else { return false };
    let capitals =
        |text: &str| text.chars().any(char::is_alphabetic) && text == text.to_uppercase();
    let bold = |place: Place| input.view.at(place).is_some_and(|item| input.view.bold(item.cell));
    names.iter().all(|(index, name)| {
        input.shape.columns.get(*index).is_some_and(|column| {
            let head = column.texts.last().is_some_and(|text| capitals(text));
            head && capitals(name)
                || column.head_places.last().is_some_and(|head| bold(*head))
                    && bold(Place::new(row, column.at))
        })
    })
}
