//! Sums and means in a table: proven ones are marked, wrong ones are asked about.

use super::emit::Output;
use super::plan::Plan;
use super::rows::{Line, Sort};
use super::shape::{Role, Shape};
use super::view::View;
use crate::import::audit::{self, Matrix, Verdict};
use crate::import::facts::{About, Question};
use crate::import::grid::Place;
use crate::tr;

/// Marks rows that arithmetic proves to be sums of their neighbours.
pub fn mark_sums(matrix: &Matrix, lines: &mut [Line], plan: &mut Plan) {
    if matrix.is_empty() {
        return;
    }
    let skip: Vec<bool> = lines.iter().map(|line| line.sort != Sort::Data).collect();
    for (at, _, _) in audit::sum_rows(matrix, &skip) {
        if let Some(line) = lines.get_mut(at) {
            line.sort = Sort::Total;
        }
        if let Some(key) = plan.rows.get_mut(at) {
            *key = None;
        }
    }
}

/// Recomputes total rows and columns; one question for each row or column with wrong cells.
pub fn check(view: &View<'_>, shape: &Shape<'_>, lines: &[Line], out: &mut Output<'_>) {
    let number = |row: u32, column: u32| {
        view.at(Place::new(row, column))
            .and_then(|item| view.figure(item.cell))
            .map(|figure| figure.value)
    };
    let formula = |row: u32, column: u32| {
        view.at(Place::new(row, column)).is_some_and(|item| item.cell.formula)
    };
    let values: Vec<u32> = shape.with(Role::Value).map(|column| column.at).collect();
    // Total rows: over the rows since the total before, or over all.
    let mut start = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.sort != Sort::Total {
            continue;
        }
        let mut cells = Vec::new();
        for column in &values {
            let Some(total) = number(line.row, *column) else { continue };
            let parts = |from: usize| -> Vec<f64> {
                lines
                    .get(from..at)
                    .unwrap_or_default()
                    .iter()
                    .filter(|part| part.sort == Sort::Data)
                    .filter_map(|part| number(part.row, *column))
                    .collect()
            };
            let right = [start, 0].into_iter().any(|from| {
                matches!(audit::verdict(total, &parts(from)), Some(Verdict::Sum | Verdict::Mean))
            });
            let typed_out =
                plain_numbers_only(view, lines.get(start..at).unwrap_or_default(), *column, total);
            let told = parts(start).len() >= 2;
            cells.push((
                Place::new(line.row, *column),
                right || typed_out || !told,
                formula(line.row, *column),
            ));
        }
        start = at + 1;
        ask(&cells, out);
    }
    // Total columns: over the value columns of the row, if any are of one kind.
    for total in shape.with(Role::Total) {
        let mut cells = Vec::new();
        for line in lines.iter().filter(|line| line.sort == Sort::Data) {
            let Some(value) = number(line.row, total.at) else { continue };
            let parts: Vec<f64> =
                values.iter().filter_map(|column| number(line.row, *column)).collect();
            if let Some(verdict) = audit::verdict(value, &parts) {
                let right = matches!(verdict, Verdict::Sum | Verdict::Mean);
                cells.push((Place::new(line.row, total.at), right, formula(line.row, total.at)));
            }
        }
        ask(&cells, out);
    }
}

/// Whether a row of the table is shown to be the sum or mean of the rows above it.
#[must_use]
pub fn rows_summed(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> bool {
    const MOST: usize = 400;
    let mut start = 0;
    for (at, line) in lines.iter().enumerate().take(MOST) {
        if line.sort != Sort::Total {
            continue;
        }
        let (mut right, mut told) = (0, 0);
        for column in shape.with(Role::Value) {
            let Some(total) = number(view, line.row, column.at) else { continue };
            let parts: Vec<f64> = lines
                .get(start..at)
                .unwrap_or_default()
                .iter()
                .filter(|part| part.sort == Sort::Data)
                .filter_map(|part| number(view, part.row, column.at))
                .collect();
            if let Some(verdict) = audit::verdict(total, &parts) {
                told += 1;
                right += usize::from(verdict == Verdict::Sum || verdict == Verdict::Mean);
            }
        }
        if told > 0 && right * 10 >= told * 6 {
            return true;
        }
        start = at + 1;
    }
    false
}

/// Whether a column of the table is shown to be the sum or mean of the others.
#[must_use]
pub fn columns_summed(view: &View<'_>, shape: &Shape<'_>, lines: &[Line]) -> bool {
    const MOST: usize = 200;
    shape.with(Role::Total).any(|total| {
        let (mut right, mut told) = (0, 0);
        for line in lines.iter().filter(|line| line.sort == Sort::Data).take(MOST) {
            let Some(value) = number(view, line.row, total.at) else { continue };
            let parts: Vec<f64> = shape
                .with(Role::Value)
                .filter_map(|column| number(view, line.row, column.at))
                .collect();
            if let Some(verdict) = audit::verdict(value, &parts) {
                told += 1;
                right += usize::from(verdict == Verdict::Sum || verdict == Verdict::Mean);
            }
        }
        told >= 2 && right * 10 >= told * 6
    })
}

fn number(view: &View<'_>, row: u32, column: u32) -> Option<f64> {
    view.at(Place::new(row, column))
        .and_then(|item| view.figure(item.cell))
        .map(|figure| figure.value)
}

/// Whether a mean agrees once numbers typed as text, which a spreadsheet's own function passes
/// over, are left out.
fn plain_numbers_only(view: &View<'_>, lines: &[Line], column: u32, total: f64) -> bool {
    let parts: Vec<f64> = lines
        .iter()
        .filter(|line| line.sort == Sort::Data)
        .filter_map(|line| view.at(Place::new(line.row, column)))
        .filter(|item| matches!(item.cell.content, crate::import::grid::Content::Number(_)))
        .filter_map(|item| view.figure(item.cell))
        .map(|figure| figure.value)
        .collect();
    matches!(audit::verdict(total, &parts), Some(Verdict::Sum | Verdict::Mean))
}

fn ask(cells: &[(Place, bool, bool)], out: &mut Output<'_>) {
    let right = cells.iter().filter(|(_, right, _)| *right).count();
    // Where most agree, one that does not is a slip; where none does, only a formula says that
    // a plain sum was meant.
    let wrong: Vec<Place> = cells
        .iter()
        .filter(|(_, good, formula)| !good && (*formula || right * 2 > cells.len()))
        .map(|(place, ..)| *place)
        .collect();
    if wrong.is_empty() {
        return;
    }
    let names = wrong.iter().take(8).map(|place| place.name()).collect::<Vec<_>>().join(", ");
    out.questions.push(Question {
        sheet: out.sheet,
        text: tr!("question-wrong-total", cells = names, count = wrong.len()),
        cells: wrong,
        range: None,
        about: About::Value,
        options: Vec::new(),
    });
}
