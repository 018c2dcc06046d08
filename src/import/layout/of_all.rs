//! "Kvinner | Menn | Totalt" over percentages: the last is no sum, and what is so of all.

use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::audit::{self, Verdict};
use crate::import::grid::Place;
use crate::import::lexicon::lexicon;

/// Rows looked at; a table of more tells the same.
const MOST: usize = 200;
/// Rows that show it.
const FEWEST: usize = 3;
/// Parts of which one figure may be of all.
const PARTS: usize = 4;

/// Makes columns called a total figures of their own where nobody worked them out: typed in, they lie between the
/// parts before them in nearly every row, and are neither their sum nor their plain mean.
pub(super) fn keep(view: &View<'_>, shape: &mut Shape<'_>, lines: &[Line]) {
    let totals = shape
        .with(Role::Total)
        .filter(|column| column.texts.last().is_some_and(|text| lexicon().is_whole(text)));
    let own: Vec<u32> = totals
        .map(|column| column.at)
        .filter(|at| {
            let mut parts: Vec<u32> =
                shape.with(Role::Value).map(|column| column.at).filter(|part| part < at).collect();
            // Those right before it, up to the total before that.
            let before =
                shape.with(Role::Total).map(|column| column.at).filter(|other| other < at).max();
            parts.retain(|part| before.is_none_or(|before| *part > before));
            let last = parts.last().copied();
            (2..=PARTS).contains(&parts.len())
                && last.is_some_and(|last| last + 1 == *at)
                && of_all(view, lines, *at, &parts)
        })
        .collect();
    for column in shape.columns.iter_mut().filter(|column| own.contains(&column.at)) {
        column.role = Role::Value;
    }
}

fn of_all(view: &View<'_>, lines: &[Line], at: u32, parts: &[u32]) -> bool {
    let number = |row: u32, column: u32| {
        let item = view.at(Place::new(row, column))?;
        view.value(item.cell).map(|value| (value, item.cell.formula))
    };
    let (mut between, mut told) = (0_usize, 0_usize);
    for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST) {
        let Some((value, formula)) = number(line.row, at) else { continue };
        if formula {
            return false;
        }
        let of: Vec<f64> =
            parts.iter().filter_map(|part| Some(number(line.row, *part)?.0)).collect();
        if of.len() < 2 {
            continue;
        }
        told += 1;
        let low = of.iter().copied().fold(f64::INFINITY, f64::min);
        let high = of.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let worked_out = matches!(audit::verdict(value, &of), Some(Verdict::Sum | Verdict::Mean));
        between += usize::from((low..=high).contains(&value) && !worked_out);
    }
    told >= FEWEST && between * 10 >= told * 7
}
