//! Blank cells that are read as if a label stood in them: what is said in a cell above, or beside,
//! holds for them too.

use super::plan::Plan;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::grid::Place;

/// Most such cells remembered of one sheet.
pub(super) const MOST: usize = 200_000;

/// Each blank cell of a table with where its label is taken from.
pub(super) fn filled_in(
    view: &View<'_>,
    shape: &Shape<'_>,
    lines: &[Line],
    plan: &Plan,
) -> Vec<(Place, Place)> {
    let mut out = Vec::new();
    let mut fill = |place: Place, from: Place| {
        // Spaces stand in a cell that is not empty.
        if out.len() < MOST && place != from && view.sheet.cell(place).is_none() {
            out.push((place, from));
        }
    };
    for column in &shape.columns {
        if matches!(column.role, Role::Empty | Role::Scratch) {
            continue;
        }
        for from in &column.head_places {
            fill(Place::new(from.row, column.at), *from);
        }
    }
    let labels: Vec<u32> = shape.labels().map(|column| column.at).collect();
    let data = || lines.iter().filter(|line| line.sort == Sort::Data);
    for line in data() {
        for (column, label) in labels.iter().zip(&line.labels) {
            let Some(from) = label.as_ref().map(|label| label.place) else { continue };
            let place = Place::new(line.row, *column);
            let above = from.column == place.column && from.row < place.row;
            if above || view.merged(place).is_some_and(|area| area.first == from) {
                fill(place, from);
            }
        }
    }
    // A year written once for its months, as the rows are read.
    let periods: Vec<u32> = shape.with(Role::Period).map(|column| column.at).collect();
    let carried = plan.layout == "long" || periods.len() > 1;
    for column in periods {
        let mut last = None;
        for line in data() {
            let place = Place::new(line.row, column);
            match view.seen(place) {
                Some(item) if item.place == place => last = Some(place),
                Some(item) => {
                    fill(place, item.place);
                    last = Some(item.place);
                }
                None => {
                    if let Some(from) = last.filter(|_| carried) {
                        fill(place, from);
                    }
                }
            }
        }
    }
    out
}
