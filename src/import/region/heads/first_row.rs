//! The first row of a body that looks like a second head, because its figures are words: "Lia skole | Se vedlegg".

use super::{label_of, right_under_head};
use crate::import::grid::Place;
use crate::import::header::read as read_head;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{ColumnWord, lexicon};
use crate::import::region::{Panel, Row};

/// Rows below that show what the labels are called.
const LABELS: usize = 6;

/// Longest word for a figure, in letters.
const LONGEST: usize = 40;

/// "Lia skole | Se vedlegg" right under "Virksomhet | Sykefravær", over "Moen skole | 8,1": the head names every column,
/// and the row is called as those below it, or holds what somebody meant as a number.
pub(super) fn first_of_body(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    let Some((row, head)) = right_under_head(rows, at, is_head) else { return false };
    let named = view.at(Place::new(head.row, head.first)).is_some_and(|item| {
        item.tok == Tok::Text && lexicon().column(&view.text(item.cell)).is_some()
    });
    let alike = head.first == row.first
        && head.texts == head.cells()
        && row.texts == row.cells()
        && head.cells() == row.cells()
        && row.cells() >= 2;
    named
        && alike
        && is_figure_in_words(view, panel, row, Some(head))
        && (is_called_as(view, row, rows.iter().skip(at + 1).take(LABELS))
            || is_meant_as_number(view, panel, row))
}

/// "jan 2023 | ikke startet" under "Måned | Nye | Avslag", over "mars 2023 | 19 | 1": a time before there were figures.
pub(super) fn before_figures(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    at: usize,
    is_head: &[bool],
) -> bool {
    let timed = |row: &Row| {
        let first = view.at(Place::new(row.row, row.first));
        first.is_some_and(|item| matches!(item.tok, Tok::Period | Tok::Year))
    };
    let worded = |row: &Row| timed(row) && row.numbers + row.symbols == 0;
    let Some(row) = rows.get(at).filter(|row| worded(row)) else { return false };
    let mut above = rows.iter().zip(is_head).take(at).rev();
    let head = above.find(|(above, is_head)| **is_head || !worded(above));
    let named = head.filter(|(_, is_head)| **is_head).is_some_and(|(head, _)| {
        let first = view.at(Place::new(head.row, row.first));
        first.is_some_and(|item| {
            item.tok == Tok::Text
                && lexicon().column(&view.text(item.cell)) == Some(ColumnWord::Period)
        }) && head.cells() > row.cells()
    });
    let below = rows.iter().skip(at + 1).find(|below| below.numbers + below.symbols > 0);
    named
        && is_figure_in_words(view, panel, row, None)
        && below.is_some_and(|below| below.first == row.first && timed(below))
}

/// Whether a row's cells beside its label, each under a head, are short and no words of heads.
pub(in crate::import::region) fn is_figure_in_words(
    view: &View<'_>,
    panel: Panel,
    row: &Row,
    head: Option<&Row>,
) -> bool {
    let bare = |text: &str| {
        lexicon().column(text).is_none()
            && lexicon().kind(text).is_none()
            && lexicon().measure(text).is_none()
            && !lexicon().is_total(text)
            && !lexicon().is_dimension(text)
            && text.chars().count() <= LONGEST
            && !text.trim_end().ends_with(':')
            && (text.contains(|sign: char| sign.is_ascii_digit())
                || read_head(text).measure.is_none())
    };
    view.items_in(row.row, panel.first_column, panel.last_column).all(|item| {
        let column = item.place.column;
        let over = |head: &Row| {
            view.merged(Place::new(head.row, column)).is_none()
                && view.at(Place::new(head.row, column)).is_some()
        };
        view.merged(item.place).is_none()
            && head.is_none_or(over)
            && (bare(&view.text(item.cell))
                || column != row.first && is_number_like(&view.text(item.cell)))
    })
}

/// Whether a row's label sounds like a unit, or ends as one of some others does: "Lia skole", "Moen skole".
pub(in crate::import::region) fn is_called_as<'r>(
    view: &View<'_>,
    row: &Row,
    mut others: impl Iterator<Item = &'r Row>,
) -> bool {
    let Some(label) = label_of(view, row) else { return false };
    if lexicon().column(&label).is_some() {
        return false;
    }
    let last = |label: &str| label.rsplit(' ').next().map(str::to_owned);
    let ending = last(&label).filter(|word| *word != label);
    lexicon().unit_score(&label) > 0
        || ending.is_some()
            && others.any(|other| label_of(view, other).is_some_and(|other| last(&other) == ending))
}

/// Whether a cell beside the label begins as a number does: "9,8 1", "ca. 6-7".
pub(in crate::import::region) fn is_meant_as_number(
    view: &View<'_>,
    panel: Panel,
    row: &Row,
) -> bool {
    view.items_in(row.row, row.first + 1, panel.last_column)
        .any(|item| is_number_like(&view.text(item.cell)))
}

fn is_number_like(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let rest = text.strip_prefix("ca").unwrap_or(&text);
    let rest = rest.trim_start_matches(['.', ' ', '<', '>', '~', '-', '−', '+']);
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    rest.starts_with(|sign: char| sign.is_ascii_digit())
        && digits * 2 >= text.chars().filter(|sign| !sign.is_whitespace()).count()
}
