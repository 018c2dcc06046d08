//! Tables that repeat one read before on the same sheet.

use std::cell::OnceCell;

use arcstr::ArcStr;

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::audit;
use crate::import::grid::Place;
use crate::import::lexicon::norm;
use crate::import::region::Region;

/// The tables of a sheet read so far.
#[derive(Default)]
pub(super) struct Earlier {
    tables: Vec<Known>,
    /// The sheet has one table only, which repeats none and is not repeated.
    pub alone: bool,
}

/// A table already read, to know it again.
struct Known {
    matrix: audit::Matrix,
    name: String,
    /// Its labels and heads as they stand.
    written: Written,
    /// The same in the form they are compared in, from when they are first compared.
    levelled: OnceCell<Levelled>,
}

/// The labels of each row, and the heads.
type Written = (Vec<Vec<ArcStr>>, Vec<String>);

/// The labels of each row as one, and the heads.
type Levelled = (Vec<String>, Vec<String>);

impl Known {
    fn levelled(&self) -> &Levelled {
        self.levelled.get_or_init(|| levelled(&self.written))
    }
}

fn levelled((labels, heads): &Written) -> Levelled {
    let row =
        |labels: &Vec<ArcStr>| labels.iter().map(|label| norm(label)).collect::<Vec<_>>().join("|");
    (labels.iter().map(row).collect(), heads.iter().map(|head| norm(head)).collect())
}

/// Most rows whose arithmetic is looked into.
const MOST_AUDITED: usize = 4_000;

/// The numbers of a table, row by row; none of a table too long to look into.
pub(super) fn matrix(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> audit::Matrix {
    if lines.len() > MOST_AUDITED {
        return Vec::new();
    }
    let columns = shape.places_of_values();
    lines
        .iter()
        .map(|line| {
            let items = view.along(line.row);
            let number = |column: &u32| items.at(*column).and_then(|item| view.value(item.cell));
            columns.iter().map(number).collect()
        })
        .collect()
}

/// Compares a table with those before it on the sheet; gives the name of the one it repeats.
pub(super) fn remember(
    earlier: &mut Earlier,
    shape: &Shape<'_>,
    lines: &[Line],
    matrix: &audit::Matrix,
    found: &Region,
) -> Option<String> {
    if earlier.alone || matrix.is_empty() || earlier.tables.len() > 200 {
        return None;
    }
    let labels: Vec<Vec<ArcStr>> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .map(|line| line.labels.iter().flatten().map(|label| label.text.clone()).collect())
        .collect();
    let heads: Vec<String> =
        shape.with(Role::Value).map(|column| column.title().into_owned()).collect();
    let written = (labels, heads);
    let data: audit::Matrix = lines
        .iter()
        .zip(matrix)
        .filter(|(line, _)| line.sort == Sort::Data)
        .map(|(_, row)| row.clone())
        .collect();
    let own = OnceCell::new();
    let levelled = || own.get_or_init(|| levelled(&written));
    let again = earlier
        .tables
        .iter()
        .find(|first| {
            first.written.0.len() == written.0.len()
                && first.written.1.len() == written.1.len()
                && first.levelled() == levelled()
                && levelled().0.iter().any(|label| !label.is_empty())
                && audit::repeats(&first.matrix, &data)
        })
        .map(|first| first.name.clone());
    if again.is_none() {
        let first = found.heads.first().copied().unwrap_or(0);
        let name = Place::new(first, found.first_column).name();
        earlier.tables.push(Known { matrix: data, name, written, levelled: own });
    }
    again
}
