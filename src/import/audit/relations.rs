//! Columns worked out from two others: shares and differences. Where nearly every row agrees,
//! the rows that do not are worth a look.

use std::collections::BTreeMap;

use super::sums::PROOF;
use super::{Matrix, close, weight};

/// How a column is worked out from two others, by their positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// `of` less `less`.
    Difference { of: usize, less: usize },
    /// `part` per `whole`, in percent.
    Share { part: usize, whole: usize },
}

/// A cell that is not what the other rows of its column are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    pub row: usize,
    pub column: usize,
    pub relation: Relation,
    /// What it would be.
    pub expected: f64,
}

/// Most columns compared with each other, and most rows looked at.
const MOST_COLUMNS: usize = 14;
const MOST_ROWS: usize = 400;
/// Fewest rows that prove a relation.
const FEWEST: usize = 4;

/// The cells that break what the rest of their column proves.
#[must_use]
pub fn broken(matrix: &Matrix) -> Vec<Break> {
    let width = matrix.iter().map(Vec::len).max().unwrap_or(0);
    if !(3..=MOST_COLUMNS).contains(&width) || matrix.len() < FEWEST {
        return Vec::new();
    }
    let mut rows: BTreeMap<usize, Break> = BTreeMap::new();
    for column in 0..width {
        let found = pairs(column)
            .flat_map(|(one, other)| {
                [
                    Relation::Difference { of: one, less: other },
                    Relation::Share { part: one, whole: other },
                ]
            })
            .filter_map(|relation| check(matrix, column, relation))
            .min_by_key(Vec::len);
        for one in found.into_iter().flatten() {
            rows.insert(one.row, one);
        }
    }
    rows.into_values().collect()
}

/// Pairs of columns left of one: what is worked out stands right of what it is worked out from.
fn pairs(column: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..column)
        .flat_map(move |one| (0..column).map(move |other| (one, other)))
        .filter(|(one, other)| one != other)
}

/// The rows that break a relation; `None` where it is not proven, or never broken.
fn check(matrix: &Matrix, column: usize, relation: Relation) -> Option<Vec<Break>> {
    let (mut agreeing, mut breaking, mut digits) = (0_usize, 0_usize, 0.0);
    // Most are no relation, which a few rows show.
    for cells in matrix.iter().take(MOST_ROWS) {
        match try_row(cells, column, relation) {
            None => continue,
            Some((value, None)) => {
                agreeing += 1;
                // Nought is the difference of any two alike.
                digits += if value == 0.0 { 0.0 } else { weight(value) };
            }
            Some((_, Some(_))) => breaking += 1,
        }
        if breaking > 3 && breaking > agreeing {
            return None;
        }
    }
    let proven = agreeing >= FEWEST && digits >= PROOF && breaking * 4 <= agreeing;
    if !proven || breaking == 0 {
        return None;
    }
    let breaks = matrix.iter().enumerate().take(MOST_ROWS).filter_map(|(row, cells)| {
        let (_, expected) = try_row(cells, column, relation)?;
        Some(Break { row, column, relation, expected: expected? })
    });
    Some(breaks.collect())
}

/// A row's number in a column and, where it breaks the relation, what it would be.
fn try_row(cells: &[Option<f64>], column: usize, relation: Relation) -> Option<(f64, Option<f64>)> {
    let at = |at: usize| cells.get(at).copied().flatten();
    let value = at(column)?;
    let (expected, room) = work_out(&at, relation)?;
    let off = (value - expected).abs();
    let is_rounding = || {
        let step = 10_f64.powi(-i32::from(crate::text::number::decimals_needed(value, 4)));
        off <= 0.5 * step + 1e-9 * value.abs()
    };
    // No last digit is as large as this.
    let near = room && off <= 0.5 + 1e-9 * value.abs() && is_rounding();
    Some((value, (!close(value, expected) && !near).then_some(expected)))
}

/// What a row gives, and whether rounding is to be expected.
fn work_out(at: &impl Fn(usize) -> Option<f64>, relation: Relation) -> Option<(f64, bool)> {
    match relation {
        Relation::Difference { of, less } => Some((at(of)? - at(less)?, false)),
        Relation::Share { part, whole } => {
            let whole = at(whole).filter(|whole| *whole != 0.0)?;
            Some((100.0 * at(part)? / whole, true))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn one_share_that_is_not_like_the_others_is_found() {
        let mut matrix: Matrix =
            [(418.0, 520.0), (211.0, 300.0), (99.0, 410.0), (75.0, 88.0), (300.0, 512.0)]
                .iter()
                .map(|(part, whole)| row(&[*part, *whole, (1000.0 * part / whole).round() / 10.0]))
                .collect();
        assert!(broken(&matrix).is_empty());
        matrix[2][2] = Some(42.1);
        let found = broken(&matrix);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].row, found[0].column), (2, 2));
        assert_eq!(found[0].relation, Relation::Share { part: 0, whole: 1 });
    }

    #[test]
    fn one_difference_that_is_not_like_the_others_is_found() {
        let mut matrix: Matrix = [
            (1418.5, 1520.0),
            (2211.0, 2300.5),
            (990.0, 410.0),
            (75.0, 88.0),
            (305.0, 512.5),
            (871.0, 800.0),
        ]
        .iter()
        .map(|(now, then)| row(&[*then, *now, now - then]))
        .collect();
        assert!(broken(&matrix).is_empty());
        matrix[4][2] = Some(207.5);
        assert_eq!(broken(&matrix).iter().map(|one| one.row).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn years_beside_each_other_are_no_relation() {
        let matrix: Matrix = (0..8)
            .map(|n| {
                let n = f64::from(n);
                row(&[8.1 + n, 8.4 + n * 1.1, 7.9 + n * 0.9, 8.8 + n])
            })
            .collect();
        assert!(broken(&matrix).is_empty());
    }
}
