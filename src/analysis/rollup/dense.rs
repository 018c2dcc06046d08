//! Roll-up on dense rows: one row of periods per unit, NaN for missing, each level made from the
//! one below it.

use super::Tree;

/// Rows of equal width, one per unit of a tree; NaN is missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    width: usize,
    cells: Vec<f64>,
}

impl Rows {
    /// Rows without a single number.
    #[must_use]
    pub fn missing(rows: usize, width: usize) -> Self {
        Self { width, cells: vec![f64::NAN; rows * width] }
    }

    /// How many cells a row has.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// One row; empty where there is none.
    #[must_use]
    pub fn row(&self, at: usize) -> &[f64] {
        self.cells.get(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// One row to write to.
    pub fn row_mut(&mut self, at: usize) -> &mut [f64] {
        self.cells.get_mut(at * self.width..(at + 1) * self.width).unwrap_or_default()
    }

    /// The number in a cell.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> Option<f64> {
        self.row(row).get(column).copied().filter(|cell| !cell.is_nan())
    }
}

/// How parts become a whole.
#[derive(Clone, Copy, Debug)]
pub enum Parts<'a> {
    /// The sum of the parts.
    Sum,
    /// The mean of the base units; a number reported in between stands for all below it.
    Mean,
    /// The mean by weight; a part without a weight takes no part. The weights are effective
    /// ones, reported or summed, for every unit.
    Weighted(&'a Rows),
    /// One sum over another, times a scale; both are effective sums for every unit.
    Ratio { top: &'a Rows, bottom: &'a Rows, scale: f64 },
}

/// What the units with others below them come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Computed {
    /// One row per inner unit.
    pub values: Rows,
    /// How many base units the numbers rest on, laid out as the values.
    pub covered: Vec<u32>,
}

impl Computed {
    /// How many base units a number rests on.
    #[must_use]
    pub fn covered(&self, inner: usize, column: usize) -> u32 {
        self.covered.get(inner * self.values.width + column).copied().unwrap_or_default()
    }
}

/// Running sums of every inner unit.
struct Sums {
    width: usize,
    top: Vec<f64>,
    /// Weights; empty for plain sums, which have none.
    bottom: Vec<f64>,
    covered: Vec<u32>,
}

impl Sums {
    fn range(&self, inner: usize) -> std::ops::Range<usize> {
        inner * self.width..(inner + 1) * self.width
    }
}

/// Computes every inner unit from what is reported. `expected` says for every unit how many base
/// units a number reported for it stands for.
#[must_use]
pub fn roll_up(tree: &Tree, reported: &Rows, parts: Parts<'_>, expected: &[u32]) -> Computed {
    let width = reported.width;
    let size = tree.inner_len() * width;
    if let Parts::Ratio { top, bottom, scale } = parts {
        return ratios(tree, width, top, bottom, scale);
    }
    let weighted = !matches!(parts, Parts::Sum);
    let mut sums = Sums {
        width,
        top: vec![0.0; size],
        bottom: if weighted { vec![0.0; size] } else { Vec::new() },
        covered: vec![0; size],
    };
    // Children stand after their parents: from the back, each level is done before the one above.
    for place in (1..tree.len()).rev() {
        let Some(parent) = tree.parent(place).and_then(|parent| tree.inner(parent)) else {
            continue;
        };
        let stands_for = expected.get(place).copied().unwrap_or(1).max(1);
        let own = reported.row(place);
        match (parts, tree.inner(place)) {
            (Parts::Sum, None) => add_leaf(&mut sums, parent, own),
            (Parts::Sum, Some(inner)) => add_inner(&mut sums, parent, inner, own, stands_for),
            (Parts::Weighted(weights), inner) => {
                add_weighted(&mut sums, parent, inner, own, stands_for, |at| {
                    weights.get(place, at)
                });
            }
            (_, inner) => {
                let weight = f64::from(stands_for);
                add_weighted(&mut sums, parent, inner, own, stands_for, |_| Some(weight));
            }
        }
    }
    let Sums { mut top, bottom, covered, .. } = sums;
    for (at, value) in top.iter_mut().enumerate() {
        if covered.get(at).is_none_or(|count| *count == 0) {
            *value = f64::NAN;
        } else if let Some(weight) = bottom.get(at) {
            // A mean of parts that weigh nothing is no number.
            *value = if *weight > 0.0 { *value / weight } else { f64::NAN };
        }
    }
    Computed { values: Rows { width, cells: top }, covered }
}

fn add_leaf(sums: &mut Sums, parent: usize, own: &[f64]) {
    let range = sums.range(parent);
    let (Some(top), Some(covered)) = (sums.top.get_mut(range.clone()), sums.covered.get_mut(range))
    else {
        return;
    };
    for ((top, covered), value) in top.iter_mut().zip(covered).zip(own) {
        let there = !value.is_nan();
        *top += if there { *value } else { 0.0 };
        *covered += u32::from(there);
    }
}

/// The parent's row to write and the child's to read; a parent stands before its children.
fn above_and_below<T>(
    cells: &mut [T],
    above: std::ops::Range<usize>,
    below: std::ops::Range<usize>,
) -> Option<(&mut [T], &[T])> {
    let (head, tail) = cells.split_at_mut_checked(below.start)?;
    Some((head.get_mut(above)?, tail.get(..below.len())?))
}

fn add_inner(sums: &mut Sums, parent: usize, inner: usize, own: &[f64], stands_for: u32) {
    let (above, below) = (sums.range(parent), sums.range(inner));
    let Some((top, top_below)) = above_and_below(&mut sums.top, above.clone(), below.clone())
    else {
        return;
    };
    let Some((covered, covered_below)) = above_and_below(&mut sums.covered, above, below) else {
        return;
    };
    let below = top_below.iter().zip(covered_below);
    for (((top, covered), (sum, count)), value) in top.iter_mut().zip(covered).zip(below).zip(own) {
        let there = !value.is_nan();
        *top += if there { *value } else { *sum };
        *covered += if there { stands_for } else { *count };
    }
}

fn add_weighted(
    sums: &mut Sums,
    parent: usize,
    inner: Option<usize>,
    own: &[f64],
    stands_for: u32,
    weight: impl Fn(usize) -> Option<f64>,
) {
    for (at, value) in own.iter().enumerate() {
        let (top, bottom, count) = if value.is_nan() {
            let Some(inner) = inner else { continue };
            let from = inner * sums.width + at;
            let held = |cells: &[f64]| cells.get(from).copied().unwrap_or_default();
            let count = sums.covered.get(from).copied().unwrap_or_default();
            (held(&sums.top), held(&sums.bottom), count)
        } else {
            let Some(weight) = weight(at).filter(|weight| *weight >= 0.0) else { continue };
            (value * weight, weight, stands_for)
        };
        let to = parent * sums.width + at;
        if let Some(cell) = sums.top.get_mut(to) {
            *cell += top;
        }
        if let Some(cell) = sums.bottom.get_mut(to) {
            *cell += bottom;
        }
        if let Some(cell) = sums.covered.get_mut(to) {
            *cell += count;
        }
    }
}

/// Only parts that have both count, so that a numerator never meets another unit's denominator.
fn ratios(tree: &Tree, width: usize, top: &Rows, bottom: &Rows, scale: f64) -> Computed {
    let size = tree.inner_len() * width;
    let (mut tops, mut bottoms) = (vec![0.0; size], vec![0.0; size]);
    let mut covered = vec![0_u32; size];
    for place in (1..tree.len()).rev() {
        let Some(parent) = tree.parent(place).and_then(|parent| tree.inner(parent)) else {
            continue;
        };
        for at in 0..width {
            let to = parent * width + at;
            // What is below counts first: a sum of sums would hide that a part has only one.
            let below = tree.inner(place).map(|inner| inner * width + at);
            let below = below.filter(|from| covered.get(*from).is_some_and(|count| *count > 0));
            let part = match below {
                Some(from) => tops
                    .get(from)
                    .copied()
                    .zip(bottoms.get(from).copied())
                    .zip(covered.get(from).copied()),
                None => top.get(place, at).zip(bottom.get(place, at)).map(|both| (both, 1)),
            };
            let Some(((above, under), count)) = part else { continue };
            if let Some(cell) = tops.get_mut(to) {
                *cell += above;
            }
            if let Some(cell) = bottoms.get_mut(to) {
                *cell += under;
            }
            if let Some(cell) = covered.get_mut(to) {
                *cell += count;
            }
        }
    }
    let cells = tops
        .iter()
        .zip(&bottoms)
        .zip(&covered)
        .map(
            |((top, bottom), count)| {
                if *count > 0 && *bottom != 0.0 { top / bottom * scale } else { f64::NAN }
            },
        )
        .collect();
    Computed { values: Rows { width, cells }, covered }
}
