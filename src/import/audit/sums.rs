//! Rows that are the sum of others, proven by their digits.

use super::{Matrix, close, weight};

/// Most rows a sum is sought over.
const MOST_PARTS: usize = 80;
/// Digits of agreement that leave no doubt that a row is the sum of others.
pub(super) const PROOF: f64 = 6.5;

/// Digits of one count that tell enough where shares and means stand beside it.
const LONG: f64 = 4.9;

/// Digits of agreement that are proof, and which columns hold shares.
type Proof<'s> = (f64, &'s [bool]);

/// What besides its numbers says that a row stands over others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SetApart {
    #[default]
    No,
    /// It is bold.
    ByLook,
    /// It is called a region.
    ByName,
    /// It is called nothing.
    Unlabelled,
}

impl SetApart {
    /// Digits of agreement that do.
    fn proof(self) -> f64 {
        match self {
            Self::No => PROOF,
            Self::ByLook => 5.0,
            Self::ByName => 4.0,
            Self::Unlabelled => 3.5,
        }
    }
}

/// Rows proven to be the sum of rows right before or after them: (row, first part, last part).
/// Of rows that are set apart, by their look or name, fewer digits are proof.
#[must_use]
pub fn sum_rows(
    matrix: &Matrix,
    skip: &[bool],
    set_apart: &[SetApart],
) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    let mut proven = vec![false; matrix.len()];
    let shares = &columns_of_shares(matrix);
    for at in 0..matrix.len() {
        if skip.get(at).copied().unwrap_or(false) {
            continue;
        }
        let apart = |at: usize| set_apart.get(at).copied().unwrap_or_default();
        let proof = apart(at).proof();
        let found = parts_before(matrix, at, (skip, &proven), (proof, shares))
            .or_else(|| parts_after(matrix, at, skip, (proof, shares)))
            // Where its parts look the same, its look tells nothing.
            .filter(|(from, to)| {
                proof == PROOF
                    || !(*from..=*to).any(|part| apart(part) != SetApart::No)
                    || agree(matrix, at, (*from, *to), skip, (PROOF, shares))
            });
        if let Some((from, to)) = found {
            out.push((at, from, to));
            if let Some(slot) = proven.get_mut(at) {
                *slot = true;
            }
        }
    }
    out
}

fn parts_before(
    matrix: &Matrix,
    at: usize,
    (skip, proven): (&[bool], &[bool]),
    proof: Proof<'_>,
) -> Option<(usize, usize)> {
    let row = matrix.get(at)?;
    let mut sums = vec![0.0; row.len()];
    let mut count = 0;
    for from in (0..at).rev().take(MOST_PARTS) {
        if skip.get(from).copied().unwrap_or(false) {
            continue;
        }
        // Parts of an earlier sum are not parts of this one.
        if proven.get(from).copied().unwrap_or(false) {
            return None;
        }
        add(&mut sums, matrix.get(from)?);
        count += 1;
        if count >= 2 && agrees(row, &sums, proof) {
            return Some((from, at - 1));
        }
    }
    None
}

fn parts_after(
    matrix: &Matrix,
    at: usize,
    skip: &[bool],
    proof: Proof<'_>,
) -> Option<(usize, usize)> {
    let row = matrix.get(at)?;
    let mut sums = vec![0.0; row.len()];
    let mut count = 0;
    for to in (at + 1..matrix.len()).take(MOST_PARTS) {
        if skip.get(to).copied().unwrap_or(false) {
            continue;
        }
        add(&mut sums, matrix.get(to)?);
        count += 1;
        if count >= 2 && agrees(row, &sums, proof) {
            return Some((at + 1, to));
        }
    }
    None
}

/// Whether a row is the sum of these parts by so many digits.
fn agree(
    matrix: &Matrix,
    at: usize,
    (from, to): (usize, usize),
    skip: &[bool],
    proof: Proof<'_>,
) -> bool {
    let Some(row) = matrix.get(at) else { return false };
    let mut sums = vec![0.0; row.len()];
    for part in (from..=to).filter(|part| !skip.get(*part).copied().unwrap_or(false)) {
        add(&mut sums, matrix.get(part).map_or(&[], Vec::as_slice));
    }
    agrees(row, &sums, proof)
}

fn add(sums: &mut [f64], row: &[Option<f64>]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += value.unwrap_or(0.0);
    }
}

/// Whether a row agrees with a sum closely and richly enough to be no chance. Columns of
/// averages and shares do not add up; columns of counts must.
fn agrees(row: &[Option<f64>], sums: &[f64], (proof, shares): Proof<'_>) -> bool {
    let (mut digits, mut good, mut bad) = (0.0, 0, 0);
    for (value, sum) in row.iter().zip(sums) {
        let Some(value) = value else { continue };
        if close(*value, *sum) {
            good += 1;
            if value.abs() > 0.0 {
                // Steps of the last digit shown say how much a hit tells.
                digits += weight(*value);
            }
        } else {
            bad += 1;
        }
    }
    // Shares and means beside a count do not add up; the count alone then tells enough when it
    // is long.
    let best = weight_of_best(row, sums);
    digits >= proof && good > 0 && bad == 0
        || best >= LONG.min(proof)
            && row.iter().zip(sums).enumerate().all(|(column, (value, sum))| {
                let share = shares.get(column).copied().unwrap_or(false);
                value.is_none_or(|value| close(value, *sum) || share || is_share(value))
            })
}

/// Columns of shares: no figure is above 100, and some have decimals. "21" among them is a share too.
fn columns_of_shares(matrix: &Matrix) -> Vec<bool> {
    let width = matrix.iter().map(Vec::len).max().unwrap_or_default();
    let mut shares = vec![(true, false); width];
    for row in matrix {
        for (share, value) in shares.iter_mut().zip(row) {
            let Some(value) = value else { continue };
            *share = (share.0 && value.abs() <= 100.0, share.1 || value.fract() != 0.0);
        }
    }
    shares.into_iter().map(|(small, broken)| small && broken).collect()
}

fn is_share(value: f64) -> bool {
    value.abs() <= 100.0 && value.fract() != 0.0
}

fn weight_of_best(row: &[Option<f64>], sums: &[f64]) -> f64 {
    row.iter()
        .zip(sums)
        .filter_map(|(value, sum)| value.filter(|value| close(*value, *sum)))
        .map(weight)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    #[test]
    fn sums_are_proven_not_guessed() {
        let matrix = vec![
            row(&[1525.0, 1290.0, 1596.0]),
            row(&[12899.0, 13444.0, 15913.0]),
            row(&[9242.0, 8415.0, 9586.0]),
            row(&[23666.0, 23149.0, 27095.0]),
            row(&[22540.0, 22841.0, 25202.0]),
        ];
        assert_eq!(sum_rows(&matrix, &[], &[]), [(3, 0, 2)]);
        // 1 + 1 = 2 proves nothing.
        assert!(
            sum_rows(&vec![row(&[1.0, 2.0]), row(&[1.0, 0.0]), row(&[2.0, 2.0])], &[], &[])
                .is_empty()
        );
        // Bold over three years of small numbers is a sum; so is none where all are bold.
        let small = vec![
            row(&[40.0, 41.0, 42.0]),
            row(&[50.0, 52.0, 53.0]),
            row(&[30.0, 30.0, 31.0]),
            row(&[120.0, 123.0, 126.0]),
        ];
        let apart = [SetApart::No, SetApart::No, SetApart::No, SetApart::ByLook];
        let none: [(usize, usize, usize); 0] = [];
        assert_eq!(sum_rows(&small, &[], &[]), none);
        assert_eq!(sum_rows(&small, &[], &apart), [(3, 0, 2)]);
        assert_eq!(sum_rows(&small, &[], &[SetApart::ByLook; 4]), none);
        // A share that happens to have no decimals is one all the same.
        let counties = vec![
            row(&[102_385.0, 11.2, 21.0]),
            row(&[58_000.0, 9.4, 20.5]),
            row(&[44_385.0, 13.0, 22.0]),
        ];
        let apart = [SetApart::ByName, SetApart::No, SetApart::No];
        assert_eq!(sum_rows(&counties, &[], &apart), [(0, 1, 2)]);
        // A heading row may stand before its parts.
        let before = vec![row(&[108_508.0, 10.0]), row(&[58_000.0, 9.0]), row(&[50_508.0, 12.0])];
        assert!(
            sum_rows(&before, &[], &[]).is_empty(),
            "a share that does not add up, and few digits"
        );
    }
}
