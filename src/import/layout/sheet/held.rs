//! Titles over the first of several tables below each other that hold for the ones below as well.

use crate::import::header;
use crate::import::layout::view::{Tok, View};
use crate::import::region::{Panel, Region};

use super::around::texts_of;

/// "Biler" and "Passasjerer" over the tables of 2022 beside each other, and below them those of 2023 and 2024 under no
/// title: the title right above the first table of a part of the sheet, by that part. Without it the tables of one year
/// would give two figures for the same.
pub(super) fn titles_over_years(
    view: &View<'_>,
    regions: &[(Panel, Vec<Region>)],
) -> Vec<Option<String>> {
    let titles: Vec<Option<String>> = regions
        .iter()
        .map(|(_, own)| {
            let (first, rest) = own.split_first()?;
            let alike =
                !rest.is_empty() && rest.iter().all(|other| same_but_year(view, first, other));
            right_above(view, first).filter(|_| alike)
        })
        .collect();
    let told = || titles.iter().flatten();
    let apart = told().all(|one| told().filter(|other| *other == one).count() == 1);
    if titles.len() < 2 || !titles.iter().all(Option::is_some) || !apart {
        return vec![None; regions.len()];
    }
    titles
}

/// The title in the row above the heads of a table.
fn right_above(view: &View<'_>, found: &Region) -> Option<String> {
    let (head, last) = (found.heads.first()?, found.titles.last()?);
    let texts = texts_of(view, found, &[*last]);
    let [title] = texts.as_slice() else { return None };
    let title = header::tidy(title);
    (last + 1 == *head && !header::read(&title).has_period()).then_some(title)
}

/// Whether two tables have the same heads and rows, each under a year of its own in its corner.
fn same_but_year(view: &View<'_>, one: &Region, other: &Region) -> bool {
    const FEWEST: usize = 2;
    let ([head], [other_head]) = (one.heads.as_slice(), other.heads.as_slice()) else {
        return false;
    };
    let texts = |found: &Region, row: u32| -> Vec<String> {
        view.items_in(row, found.first_column, found.last_column)
            .filter(|item| item.tok != Tok::Blank)
            .map(|item| header::tidy(&view.text(item.cell)))
            .collect()
    };
    let (mut heads, mut others) = (texts(one, *head), texts(other, *other_head));
    if !other.titles.is_empty() || heads.len() != others.len() || heads.len() <= FEWEST {
        return false;
    }
    let (corner, below) = (heads.remove(0), others.remove(0));
    let dated = |text: &str| header::read(text).period;
    // "Sum" of the years that are over is "Hittil" of the last.
    heads.pop();
    others.pop();
    let names = |found: &Region| -> Vec<String> {
        found.body.iter().filter_map(|row| texts(found, *row).into_iter().next()).collect()
    };
    dated(&corner).is_some()
        && dated(&below).is_some()
        && corner != below
        && heads == others
        && names(one) == names(other)
}
