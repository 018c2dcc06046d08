//! Blocks below each other under one head, each with a title of its own.

use super::{Region, Row};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{lexicon, norm};

/// "Andel elever mobbet, 7. trinn" over a table, and below its rows "Andel elever mobbet, 10. trinn" over more rows
/// under the same years: each title is about the rows below it. The second table has no head of its own.
pub(super) fn split_at_titles(view: &View<'_>, rows: &[Row], regions: Vec<Region>) -> Vec<Region> {
    let mut out = Vec::with_capacity(regions.len());
    for mut region in regions {
        let mut later = Vec::new();
        while let Some(at) = last_title(view, rows, &region) {
            let body = region.body.split_off(at);
            let (titles, body) = body
                .split_first()
                .map_or((Vec::new(), Vec::new()), |(title, body)| (vec![*title], body.to_vec()));
            let notes = std::mem::take(&mut region.notes);
            later.push(Region { titles, heads: Vec::new(), body, notes, ..region.clone() });
        }
        out.push(region);
        out.extend(later.into_iter().rev());
    }
    out
}

/// Where in the body the last title stands, if the region has one above its head as well.
fn last_title(view: &View<'_>, rows: &[Row], region: &Region) -> Option<usize> {
    let first = region.titles.last().and_then(|row| alone(view, rows, *row))?;
    // Under headings from the first row on, the title is about all.
    let begins = region.body.first().and_then(|row| alone(view, rows, *row)).is_none();
    if region.heads.is_empty() || !begins {
        return None;
    }
    // Few rows hold a text alone, which is looked at before anything else.
    let is_next = |at: usize, row: u32| {
        let text = alone(view, rows, row)?;
        let next = *region.body.get(at + 1).filter(|next| **next == row + 1)?;
        let before = *region.body.get(at.checked_sub(1)?)?;
        let apart = before + 1 < row || again(view, region, at);
        let title = alone(view, rows, next).is_none() && is_title(&text, &first, apart);
        (title && names_units(view, region, at)).then_some(at)
    };
    let (at, _) = (region.body.iter().enumerate().skip(1).rev())
        .find(|(at, row)| is_next(*at, **row).is_some())?;
    Some(at)
}

/// The one text of a row.
fn alone(view: &View<'_>, rows: &[Row], row: u32) -> Option<String> {
    let found = rows.binary_search_by_key(&row, |row| row.row).ok().and_then(|at| rows.get(at))?;
    (found.cells() == 1 && found.texts == 1).then(|| {
        view.at(Place::new(row, found.first)).map(|item| view.text(item.cell).into_owned())
    })?
}

/// Whether a text over more rows says what is counted in them, and no group of them.
fn is_title(text: &str, first: &str, apart: bool) -> bool {
    let head = header::label(text);
    let name = norm(&head.text);
    let group = lexicon().unit_score(&name) > 0
        || lexicon().perspective(text).is_some()
        || lexicon().is_total(text)
        || lexicon().is_dimension(text);
    let counts = counts_something(text);
    // "Andel elever mobbet, 10. trinn" begins as the first title does.
    let begin = |text: &str| norm(text).split(' ').take(2).map(str::to_owned).collect::<Vec<_>>();
    let alike = begin(text).len() == 2 && begin(text) == begin(first);
    !group
        && (alike
            || (counts || head.measure.is_some()) && apart
            || counts && head.measure.is_some())
}

fn counts_something(title: &str) -> bool {
    let name = norm(&header::label(title).text);
    lexicon().known_indicator(&name).is_some() || lexicon().indicator_score(&name) > 0
}

/// Whether a row below a title is called as one above it.
fn again(view: &View<'_>, region: &Region, at: usize) -> bool {
    const SEEN: usize = 40;
    let label = |row: &u32| {
        let mut items = view.items_in(*row, region.first_column, region.last_column);
        items.next().filter(|item| item.tok == Tok::Text).map(|item| norm(&view.text(item.cell)))
    };
    let Some(below) = region.body.get(at + 1).and_then(label) else { return false };
    region.body.iter().take(at).take(SEEN).filter_map(label).any(|above| above == below)
}

/// Whether the rows below a title are called as those of units are, not as what is counted.
fn names_units(view: &View<'_>, region: &Region, at: usize) -> bool {
    const SEEN: usize = 8;
    let labels = region.body.iter().skip(at + 1).take(SEEN).filter_map(|row| {
        let mut items = view.items_in(*row, region.first_column, region.last_column);
        items.next().filter(|item| item.tok == Tok::Text).map(|item| view.text(item.cell))
    });
    let (mut all, mut counting) = (0, 0);
    for label in labels {
        all += 1;
        counting += usize::from(lexicon().indicator_score(&label) > 0);
    }
    all > 0 && counting * 2 < all
}
