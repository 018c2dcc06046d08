//! What stands above heads: banners that are heads as well, and titles that are none.

use super::first_row::first_of_body;
use super::{is_wordy, lone, measures_all, next_data, remarks_at_end, right_under_head};
use crate::import::header::read as read_head;
use crate::import::layout::is_prose;
use crate::import::layout::view::{Tok, View};
use crate::import::lexicon::{lexicon, norm, normed};
use crate::import::region::{Panel, Row};

/// "Studieforberedende | Elevtall i videregående skole" right above a head that names every column by
/// itself is a title.
pub(in crate::import::region) fn titles_above_heads(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    is_head: &mut [bool],
) {
    for at in 0..rows.len().saturating_sub(1) {
        let head = |at: usize| is_head.get(at).copied().unwrap_or(false);
        let two = head(at) && head(at + 1) && !head(at + 2) && !(at > 0 && head(at - 1));
        let (Some(above), Some(below)) = (rows.get(at), rows.get(at + 1)) else { continue };
        let title = head(at) && numbered_title(view, panel, above)
            || head(at) && head(at + 1) && chosen_above(view, panel, above, Some(below))
            || two && over_full_head(view, panel, above, below);
        if title && let Some(slot) = is_head.get_mut(at) {
            *slot = false;
        }
    }
}

/// The rows of what was chosen above a head that stands apart from them: they are no figures, though a year is among
/// them.
pub(in crate::import::region) fn chosen_above_heads(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    is_head: &[bool],
) -> Vec<u32> {
    let pairs = rows.iter().zip(rows.iter().skip(1)).zip(is_head.iter().skip(1));
    pairs
        .filter(|((above, head), is_head)| {
            **is_head && above.years <= 1 && chosen_above(view, panel, above, Some(head))
        })
        .map(|((above, _), _)| above.row)
        .collect()
}

/// "Tabell 10 | Antall ansatte etter alder, november 2017".
fn numbered_title(view: &View<'_>, panel: Panel, row: &Row) -> bool {
    let mut items = view.items_in(row.row, panel.first_column, panel.last_column);
    let two_words = row.cells() == 2 && row.numbers + row.years + row.symbols == 0;
    two_words
        && items.next().is_some_and(|item| {
            let text = normed(&view.text(item.cell));
            ["tabell ", "table ", "figur ", "figure "].iter().any(|word| {
                text.strip_prefix(word)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            })
        })
}

fn over_full_head(view: &View<'_>, panel: Panel, above: &Row, head: &Row) -> bool {
    let items = |row: u32| view.items_in(row, panel.first_column, panel.last_column);
    let known =
        || items(head.row).filter(|item| lexicon().column(&view.text(item.cell)).is_some()).count();
    above.cells() <= 2
        && above.texts == above.cells()
        && head.cells() >= 6
        && known() >= 2
        && !names_again(view, panel, head)
        && items(above.row).all(|item| view.merged(item.place).is_none())
}

/// Whether a head says the same of several columns: "Antall | Prosent | Antall | Prosent" needs what stands above it.
fn names_again(view: &View<'_>, panel: Panel, head: &Row) -> bool {
    let items = view.items_in(head.row, panel.first_column, panel.last_column);
    let mut names: Vec<String> = items.map(|item| norm(&view.text(item.cell))).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair.first() == pair.last())
}

/// One text, an empty row, and then a row that names four columns and more: a title, though it stands over
/// the middle of the table.
fn set_off(view: &View<'_>, panel: Panel, above: &Row, head: Option<&Row>, block: &[Row]) -> bool {
    lone(view, panel, above)
        && head.is_some_and(|head| head.row > above.row + 1)
        && block.iter().chain(head).any(|head| head.cells() >= 4)
}

/// "Bosatte | 2020 | 15 år eller eldre", an empty row, and then a row that names many columns: what was chosen of a
/// statistics bank for all of them, from the left, and no head of the first few.
fn chosen_above(view: &View<'_>, panel: Panel, above: &Row, head: Option<&Row>) -> bool {
    let Some(head) = head.filter(|head| head.row > above.row + 1) else { return false };
    let few = above.cells() >= 2
        && above.cells() * 2 <= head.cells()
        && above.numbers + above.symbols == 0
        && above.texts + 1 == above.cells();
    let items = || view.items_in(above.row, panel.first_column, panel.last_column);
    let bare = |text: &str| {
        let said = read_head(text);
        said.period.is_some() && said.name.is_empty() && !said.loose
    };
    few && above.first <= head.first
        && items().all(|item| view.merged(item.place).is_none())
        && items().filter(|item| bare(&view.text(item.cell))).count() == 1
}

/// Takes in banner rows above a head and rows of label heads below it.
pub(in crate::import::region) fn extend_heads(
    view: &View<'_>,
    panel: Panel,
    rows: &[Row],
    is_head: &mut [bool],
    form: &[u32],
) {
    let head_at = |is_head: &[bool], at: usize| is_head.get(at).copied().unwrap_or(false);
    for at in (1..rows.len()).rev() {
        if !head_at(is_head, at) || head_at(is_head, at - 1) {
            continue;
        }
        // The block of heads that begins here.
        let mut end = at;
        while head_at(is_head, end + 1) {
            end += 1;
        }
        let block = rows.get(at..=end).unwrap_or_default();
        // The stub under an empty corner is left of every head.
        let stub = next_data(rows, end).map_or(u32::MAX, |row| row.first);
        let left = block.iter().map(|row| row.first).min().unwrap_or(panel.first_column).min(stub);
        let mut top = at;
        while let Some(above) = top.checked_sub(1).and_then(|above| rows.get(above)) {
            let near = rows.get(top).is_some_and(|row| row.row - above.row <= 2);
            let texts_only = above.numbers + above.symbols == 0;
            if head_at(is_head, top - 1) || !near || !texts_only || form.contains(&above.row) {
                break;
            }
            let items = || view.items_in(above.row, panel.first_column, panel.last_column);
            let banner = items().any(|item| {
                let starts_right = item.place.column > left;
                let spans_whole =
                    view.merged(item.place).is_some_and(|area| area.first.column <= left);
                let over_head = block.iter().any(|row| {
                    view.items_in(row.row, item.place.column, panel.last_column).next().is_some()
                });
                starts_right && !spans_whole && over_head
            });
            // Most rows are none, and need not be looked at further.
            if !banner {
                break;
            }
            let long = items().any(|item| {
                let text = view.text(item.cell);
                text.chars().count() > 110 || above.cells() == 1 && is_prose(&text)
            });
            let wordy = is_wordy(view, panel, above);
            // "År: 2024 | (henger på vaktrommet)"
            let remark = items().any(|item| {
                item.tok == Tok::Period && item.place.column <= left
                    || view.text(item.cell).trim_start().starts_with('(')
            });
            let title = above.cells() <= 2
                && above.first <= left
                && (at - top >= 1 || wordy || remark)
                && above.row + 1 < rows.get(top).map_or(0, |row| row.row);
            let title = title
                || set_off(view, panel, above, rows.get(top), block)
                || chosen_above(view, panel, above, rows.get(top))
                || at - top + block.len() >= 2 && wordy && lone(view, panel, above)
                || remarks_at_end(view, panel, above, block)
                || measures_all(view, panel, rows, top - 1);
            if long || title {
                break;
            }
            if let Some(slot) = is_head.get_mut(top - 1) {
                *slot = true;
            }
            top -= 1;
        }
    }
    for at in 1..rows.len() {
        if is_head.get(at).copied().unwrap_or(true) {
            continue;
        }
        let Some((row, above)) = right_under_head(rows, at, is_head) else { continue };
        if row.numbers + row.symbols + row.years > 0 || form.contains(&row.row) {
            continue;
        }
        let texts = || {
            view.items_in(row.row, panel.first_column, panel.last_column)
                .map(|item| view.text(item.cell))
        };
        let names_columns = texts().any(|text| lexicon().column(&text).is_some());
        // "Barnehage" alone below a row that names every column, a result area, or a sentence: a
        // heading over the rows.
        let names_all = above.cells() >= 3 && row.first == above.first;
        let heading = row.cells() == 1
            && texts().any(|text| {
                names_all
                    || first_of_headings(rows, at, is_head)
                    || lexicon().perspective(&text).is_some()
                    || read_head(&text).name.len() > 40
            });
        if names_columns
            && !heading
            && !first_of_body(view, panel, rows, at, is_head)
            && let Some(slot) = is_head.get_mut(at)
        {
            *slot = true;
        }
    }
}

/// "Barnehage" right above the first figures, and "Grunnskole" alone like it above some of the others: the
/// first of the headings over the rows, though it is called as a column may be.
fn first_of_headings(rows: &[Row], at: usize, is_head: &[bool]) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let figures = |at: usize| rows.get(at).is_some_and(|row| row.numbers + row.symbols > 0);
    let head = |at: usize| is_head.get(at).copied().unwrap_or(true);
    let alone = |at: usize| {
        rows.get(at)
            .is_some_and(|other| other.cells() == 1 && other.texts == 1 && other.first == row.first)
    };
    let mut body = (at + 1..rows.len()).take_while(|at| !head(*at));
    alone(at) && figures(at + 1) && body.any(|at| alone(at) && figures(at + 1))
}
