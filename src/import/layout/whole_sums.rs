//! "Kvinner | Menn | Totalt", and "Totalt" below them: figures of the whole that are the sum of the parts beside them. They
//! are taken in, for the whole is what most ask for, and said to be sums.

use super::rows::{Line, Sort};
use super::shape::{Column, Role, Shape};
use super::view::View;
use crate::import::audit::{self, Verdict};
use crate::import::facts::Fact;
use crate::import::grid::Place;
use crate::import::lexicon::lexicon;

/// Most parts that are added up.
const MOST_PARTS: usize = 40;
/// Of a longer row, so many nearest parts may make the sum.
const MOST_NEAREST: usize = 12;
/// Rows and columns looked at.
const MOST: usize = 400;

/// Says of facts of one table that they are sums, where their rows' or columns' names say so and most of their figures
/// prove it.
pub(super) fn mark(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], facts: &mut [Fact]) {
    if facts.is_empty() {
        return;
    }
    let mut data: Vec<&Line> = Vec::with_capacity(lines.len().min(MOST));
    data.extend(lines.iter().filter(|line| line.sort == Sort::Data).take(MOST));
    let rows: Vec<u32> = data.iter().map(|line| line.row).collect();
    let columns: Vec<&Column> = shape.with(Role::Value).take(MOST).collect();
    let across: Vec<(u32, bool)> = columns
        .iter()
        .map(|column| (column.at, column.texts.last().is_some_and(|text| is_whole(text))))
        .collect();
    let down: Vec<(u32, bool)> = data
        .iter()
        .map(|line| (line.row, line.labels.iter().flatten().any(|label| is_whole(&label.text))))
        .collect();
    let at = |row: u32, column: u32| Place::new(row, column);
    let summed = sums(view, &across, &rows, at);
    let below = sums(
        view,
        &down,
        &across.iter().map(|(column, _)| *column).collect::<Vec<_>>(),
        |column, row| Place::new(row, column),
    );
    // Facts are no sums until they are said to be, and in most tables none is.
    if summed.is_empty() && below.is_empty() {
        return;
    }
    for fact in facts.iter_mut().filter(|fact| fact.value.is_some()) {
        fact.total = summed.contains(&fact.place.column) || below.contains(&fact.place.row);
    }
}

fn is_whole(text: &str) -> bool {
    lexicon().is_total(text) || lexicon().is_whole(text)
}

/// The lines along one side that are sums of those right before them, in most of the lines across.
fn sums(
    view: &View<'_>,
    along: &[(u32, bool)],
    across: &[u32],
    place: impl Fn(u32, u32) -> Place,
) -> Vec<u32> {
    let number =
        |other: u32, own: u32| view.at(place(other, own)).and_then(|item| view.value(item.cell));
    let mut out = Vec::new();
    for (index, (own, _)) in along.iter().enumerate().filter(|(_, (_, whole))| *whole) {
        let before = along.get(..index).unwrap_or_default();
        let parts: Vec<u32> = before
            .iter()
            .rev()
            .take_while(|(_, whole)| !whole)
            .take(MOST_PARTS)
            .map(|(part, _)| *part)
            .collect();
        // "Plasser | 0–2 år | 3–5 år | Sum": the nearest so many.
        let most = parts.len().min(MOST_NEAREST);
        let proven = std::iter::once(parts.len()).chain(2..most).filter(|count| *count >= 2);
        let is_sum = |count: usize| {
            let (mut told, mut right) = (0_usize, 0_usize);
            for other in across {
                let Some(value) = number(*other, *own) else { continue };
                let parts = parts.iter().take(count);
                let numbers: Vec<f64> = parts.filter_map(|part| number(*other, *part)).collect();
                if numbers.len() < 2 {
                    continue;
                }
                told += 1;
                let verdict = audit::verdict(value, &numbers);
                right += usize::from(matches!(verdict, Some(Verdict::Sum)));
            }
            right > 0 && right * 10 >= told * 6
        };
        if proven.into_iter().any(is_sum) {
            out.push(*own);
        }
    }
    out
}
