//! Lists of figures without a head: "Antall barn | 64" below "Antall ansatte | 28", each named before it.

use super::fields::is_reached_at;
use super::{Panel, Region, Row};
use crate::import::grid::Place;
use crate::import::header;
use crate::import::layout::cards::said;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon};

/// Fewest figures a list has.
const FEWEST: usize = 2;
/// Most rows a list has: what people write as a form is short.
const MOST: usize = 60;

/// What a row of a list is.
enum Entry {
    /// A name and the figure right of it, in these columns.
    Figure(u32, u32),
    /// Texts: a heading, or a name and what is said of it.
    Words,
}

/// A row as one of a list; `None` where it is none.
fn entry(view: &View<'_>, panel: Panel, row: &Row) -> Option<Entry> {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    // "Resultat T1" is a time, and a name all the same.
    let name = items.next().filter(|item| match item.tok {
        Tok::Text => true,
        Tok::Period => said(&view.text(item.cell)).is_some(),
        _ => false,
    })?;
    let Some(value) = items.next() else { return Some(Entry::Words) };
    let beyond: Vec<Tok> = items.map(|item| item.tok).collect();
    let remarked = beyond.iter().all(|tok| *tok == Tok::Text) && beyond.len() <= 1;
    match value.tok {
        Tok::Number | Tok::Symbol if remarked => {
            Some(Entry::Figure(name.place.column, value.place.column))
        }
        Tok::Text | Tok::Period | Tok::Year if beyond.is_empty() => Some(Entry::Words),
        _ => None,
    }
}

/// Whether a name says what its figure counts: by its words, or by how the figure is measured.
fn says_what(view: &View<'_>, row: &Row, column: u32, value: u32) -> bool {
    let text = |column: u32| {
        let item = view.at(Place::new(row.row, column));
        item.map(|item| view.text(item.cell).into_owned()).unwrap_or_default()
    };
    let name = text(column);
    let name = name.trim_end_matches([':', ' ']);
    let percent = view
        .at(Place::new(row.row, value))
        .and_then(|item| view.figure(item.cell))
        .is_some_and(|figure| figure.percent);
    lexicon().unit_score(name) == 0
        && (percent
            || lexicon().indicator_score(name) > 0
            || lexicon().known_indicator(name).is_some()
            || header::label(name).measure.is_some())
}

/// Whether a field names the indicator a card is about.
pub(super) fn is_card(name: &str) -> bool {
    lexicon().column(name) == Some(ColumnWord::Indicator)
}

/// Whether rows are a list of figures that tell what they are: all built alike, most of them named by what they count,
/// or by their kind below headings that are.
fn is_list(view: &View<'_>, panel: Panel, rows: &[&Row], card: bool) -> bool {
    if rows.len() > MOST {
        return false;
    }
    let mut columns = None;
    let (mut figures, mut telling, mut kinds) = (0, 0, 0);
    let mut headed = card;
    for row in rows {
        match entry(view, panel, row) {
            Some(Entry::Words) => {
                let item = view.at(Place::new(row.row, row.first));
                let text = item.map(|item| view.text(item.cell)).unwrap_or_default();
                headed |= row.cells() == 1 && lexicon().indicator_score(&text) > 0;
            }
            Some(Entry::Figure(name, value)) => {
                if columns.get_or_insert((name, value)) != &(name, value) {
                    return false;
                }
                figures += 1;
                telling += usize::from(says_what(view, row, name, value));
                let item = view.at(Place::new(row.row, name));
                kinds +=
                    usize::from(item.is_some_and(|item| said(&view.text(item.cell)).is_some()));
            }
            None => return false,
        }
    }
    figures >= FEWEST
        && figures * 2 >= rows.len()
        && (telling * 2 > figures && kinds == 0 || headed && kinds == figures)
}

/// Whether the rows below a form are such a list, right under its fields.
pub(super) fn begins(view: &View<'_>, panel: Panel, rows: &[Row], card: bool) -> bool {
    let rows: Vec<&Row> = rows.iter().take(MOST).collect();
    is_list(view, panel, &rows, card)
}

/// Marks the regions of a part without any head that may be lists, with what stands above the first figure for their titles.
pub(super) fn mark(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    form: &[u32],
    regions: &mut [Region],
) {
    if regions.iter().any(|region| !region.heads.is_empty()) {
        return;
    }
    for region in regions.iter_mut().filter(|region| region.body.len() <= MOST) {
        let body: Vec<&Row> = region
            .body
            .iter()
            .filter_map(|row| {
                let at = rows.binary_search_by_key(row, |row| row.row).ok()?;
                rows.get(at)
            })
            .collect();
        let figure = |row: &&&Row| matches!(entry(view, panel, row), Some(Entry::Figure(..)));
        let first = body.iter().position(|row| !form.contains(&row.row) && figure(&row));
        let Some(first) = first else { continue };
        // A heading right above the first figure, set apart from the title above it, is of the list.
        let lone = |at: usize| body.get(at).is_some_and(|row| row.cells() == 1);
        let fields = |at: usize| body.get(at).is_some_and(|row| form.contains(&row.row));
        let kinds = body.get(first).is_some_and(|row| {
            let item = view.at(Place::new(row.row, row.first));
            item.is_some_and(|item| said(&view.text(item.cell)).is_some())
        });
        let begins = match first.checked_sub(1) {
            Some(before) if kinds && lone(before) && !fields(before) => before,
            _ => first,
        };
        // "Telefon | 97512345" below the figures is none of them.
        let reached = |row: &&Row| {
            let fields = super::fields::pairs(view, row.row, panel.first_column, panel.last_column);
            fields.is_some_and(|fields| fields.iter().any(|(name, _)| is_reached_at(name)))
        };
        let list: Vec<&Row> =
            body.iter().skip(begins).copied().filter(|row| !reached(row)).collect();
        let card = form.iter().any(|row| {
            let fields = super::fields::pairs(view, *row, panel.first_column, panel.last_column);
            fields.is_some_and(|fields| fields.iter().any(|(name, _)| is_card(name)))
        });
        if is_list(view, panel, &list, card) {
            let titles = body.iter().take(begins).map(|row| row.row).collect();
            region.as_list = Some((titles, list.iter().map(|row| row.row).collect()));
        }
    }
}
