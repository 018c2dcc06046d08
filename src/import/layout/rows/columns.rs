//! Columns of labels that say something of more rows than those they are written in.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashSet, FxHasher};

use crate::import::grid::Place;
use crate::import::layout::shape::{Role, Shape};
use crate::import::layout::view::View;
use crate::import::lexicon::ColumnWord;

/// Whether the label columns are the levels of a tree, each row named in one of them: the country
/// in the first, its regions in the second.
pub(super) fn stairs(
    view: &View<'_>,
    shape: &Shape<'_>,
    labels: &[(u32, Option<ColumnWord>)],
    has_values: &dyn Fn(u32) -> bool,
) -> bool {
    if labels.len() < 2 || labels.iter().skip(1).any(|(_, word)| word.is_some()) {
        return false;
    }
    let mut used = vec![0_usize; labels.len()];
    let mut nameless = 0_usize;
    for row in shape.region.body.iter().filter(|row| has_values(**row)) {
        let own: Vec<usize> = labels
            .iter()
            .enumerate()
            .filter(|(_, (column, _))| view.seen(Place::new(*row, *column)).is_some())
            .map(|(at, _)| at)
            .collect();
        match own.as_slice() {
            [] => nameless += 1,
            [one] => {
                if let Some(count) = used.get_mut(*one) {
                    *count += 1;
                }
            }
            _ => return false,
        }
    }
    // Rows of a tree all have names; a long table of several dimensions has rows of the whole.
    !(nameless >= 2 && shape.with(Role::Period).next().is_some())
        && used.iter().filter(|count| **count > 0).count() >= 2
        && used.iter().sum::<usize>() >= 3
}

/// Label columns written once for a run of rows: the first cell of each run is filled, and
/// another label column is filled on every row.
pub(super) fn outline_columns(
    view: &View<'_>,
    shape: &Shape<'_>,
    labels: &[(u32, Option<ColumnWord>)],
    has_values: &dyn Fn(u32) -> bool,
) -> Vec<bool> {
    // "Sykefravær" stands once beside "Resultat" and "Mål".
    let told = || [Role::Period, Role::Kind].into_iter().flat_map(|role| shape.with(role));
    // A column alone is written once beside no other.
    if labels.len() < 2 && told().next().is_none() {
        return vec![false; labels.len()];
    }
    // Words under the table stand in the first column too.
    let body: Vec<u32> = shape.region.body.iter().copied().filter(|row| has_values(*row)).collect();
    let filled = |column: u32| {
        body.iter().filter(|row| view.seen(Place::new(**row, column)).is_some()).count()
    };
    let mut outline: Vec<bool> = labels
        .iter()
        .map(|(column, _)| {
            let with = filled(*column);
            let others = labels.iter().map(|(other, _)| *other).filter(|other| other != column);
            let mut beside = others.chain(told().map(|column| column.at));
            // Of a long table most are filled in each row, and no other in more.
            with > 0 && with < body.len() && beside.any(|other| filled(other) > with)
        })
        .collect();
    for at in 0..outline.len() {
        if outline.get(at) == Some(&true) && says_twice(view, shape, (&body, labels), &outline, at)
        {
            // A blank has a meaning of its own there: the whole country, all ages.
            if let Some(slot) = outline.get_mut(at) {
                *slot = false;
            }
        }
    }
    outline
}

/// "2010 | | 22.7", "2010 | KZAKT | 34.5" year after year: carried on, the last place of one year would stand in the
/// next year twice. So would no name that is written once for its rows.
fn says_twice(
    view: &View<'_>,
    shape: &Shape<'_>,
    (body, labels): (&[u32], &[(u32, Option<ColumnWord>)]),
    outline: &[bool],
    carried: usize,
) -> bool {
    let columns: Vec<(u32, bool)> = labels
        .iter()
        .zip(outline)
        .map(|((column, _), outline)| (*column, *outline))
        .chain(
            [Role::Period, Role::Kind]
                .into_iter()
                .flat_map(|role| shape.with(role))
                .map(|column| (column.at, false)),
        )
        .collect();
    let repeated = |carry: bool| {
        let mut last: Vec<Option<u64>> = vec![None; columns.len()];
        let mut seen = FxHashSet::default();
        let mut again = 0_usize;
        for row in body {
            let mut told = FxHasher::default();
            for (at, (column, outline)) in columns.iter().enumerate() {
                let own = view.seen(Place::new(*row, *column)).map(|item| {
                    let mut text = FxHasher::default();
                    view.text(item.cell).hash(&mut text);
                    text.finish()
                });
                let on = *outline && (carry || at != carried);
                let said = if on { own.or(last.get(at).copied().flatten()) } else { own };
                if let Some(slot) = last.get_mut(at).filter(|_| own.is_some()) {
                    *slot = own;
                }
                said.hash(&mut told);
            }
            again += usize::from(!seen.insert(told.finish()));
        }
        again
    };
    repeated(true) > repeated(false)
}
