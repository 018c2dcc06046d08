//! Tables that repeat one read before on the same sheet.

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::audit;
use crate::import::grid::Place;
use crate::import::lexicon::norm;
use crate::import::region::Region;

/// A table already read, to know it again.
pub(super) struct Earlier {
    labels: Vec<String>,
    heads: Vec<String>,
    matrix: audit::Matrix,
    name: String,
}

/// Most rows whose arithmetic is looked into.
const MOST_AUDITED: usize = 4_000;

/// The numbers of a table, row by row; none of a table too long to look into.
pub(super) fn matrix(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> audit::Matrix {
    if lines.len() > MOST_AUDITED {
        return Vec::new();
    }
    lines
        .iter()
        .map(|line| {
            shape
                .with(Role::Value)
                .map(|column| {
                    view.at(Place::new(line.row, column.at)).and_then(|item| view.value(item.cell))
                })
                .collect()
        })
        .collect()
}

/// Compares a table with those before it on the sheet; gives the name of the one it repeats.
pub(super) fn remember(
    earlier: &mut Vec<Earlier>,
    shape: &Shape<'_>,
    lines: &[Line],
    matrix: &audit::Matrix,
    found: &Region,
) -> Option<String> {
    if matrix.is_empty() || earlier.len() > 200 {
        return None;
    }
    let labels: Vec<String> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| {
            line.labels
                .iter()
                .flatten()
                .map(|label| norm(&label.text))
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    let heads: Vec<String> = shape.with(Role::Value).map(|column| norm(&column.title())).collect();
    let data: audit::Matrix = lines
        .iter()
        .zip(matrix)
        .filter(|(line, _)| line.sort == Sort::Data)
        .map(|(_, row)| row.clone())
        .collect();
    let labelled = labels.iter().any(|label| !label.is_empty());
    let again = earlier
        .iter()
        .find(|first| {
            labelled
                && first.labels == labels
                && first.heads == heads
                && audit::repeats(&first.matrix, &data)
        })
        .map(|first| first.name.clone());
    if again.is_none() {
        let first = found.heads.first().copied().unwrap_or(0);
        let name = Place::new(first, found.first_column).name();
        earlier.push(Earlier { labels, heads, matrix: data, name });
    }
    again
}
