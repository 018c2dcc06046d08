//! A few rows of a table by which nearly all relations between its columns are disproved at once.

use super::CLOSE;

/// So many breaks at the beginning disprove a relation, however many it may have.
const SOON: usize = 4;
/// Rows looked at, where those at the beginning lack numbers.
const MOST: usize = 8;

/// Rows with a number in every column.
#[derive(Debug, Default)]
pub(super) struct Screen {
    rows: Vec<Row>,
    /// They are the first rows of the table.
    first: bool,
}

#[derive(Debug)]
struct Row {
    values: Vec<f64>,
    /// What each column is less each column, and per each of them in percent: one column's after the other's.
    less: Vec<f64>,
    per: Vec<f64>,
    /// Columns of noughts, as bits: nothing is a share of them.
    noughts: u32,
}

impl Screen {
    pub fn of(columns: &[&[f64]]) -> Self {
        let height = columns.first().map_or(0, |column| column.len());
        let mut out = Self { rows: Vec::new(), first: true };
        for at in 0..height {
            let row = || columns.iter().filter_map(|column| column.get(at).copied());
            if !row().all(f64::is_finite) {
                continue;
            }
            out.first &= at == out.rows.len();
            out.rows.push(Row::of(row().collect()));
            if out.rows.len() == if out.first { SOON } else { MOST } {
                break;
            }
        }
        out.first &= out.rows.len() == SOON;
        out
    }

    /// The columns, as bits, that `one` and column `at` may be told by: whose difference to `one` it may be, and of
    /// which it may say what share `one` is. To all others it breaks the relation in more than `most` rows.
    pub fn open(&self, at: usize, one: usize, most: usize) -> (u32, u32) {
        let enough = if self.first { most.min(SOON - 1) } else { most } + 1;
        let Some(rows) = self.rows.get(..enough) else { return (u32::MAX, u32::MAX) };
        let (mut less, mut per) = (0, 0);
        for row in rows {
            let Some(value) = row.values.get(at) else { continue };
            // A little room for the reckoning itself, and half a step of the last digit at most.
            let close = CLOSE * value.abs().max(1e-9) * (1.0 + 1e-6);
            let start = one * row.values.len();
            less |= near(row.less.get(start..start + at), *value, close);
            per |= near(row.per.get(start..start + at), *value, close + 0.5) | row.noughts;
        }
        (less, per)
    }
}

impl Row {
    fn of(values: Vec<f64>) -> Self {
        let of_pairs = |give: fn(f64, f64) -> f64| -> Vec<f64> {
            let mut out = Vec::with_capacity(values.len() * values.len());
            for left in &values {
                out.extend(values.iter().map(|right| give(*left, *right)));
            }
            out
        };
        let less = of_pairs(|left, right| left - right);
        let per = of_pairs(|left, right| 100.0 * left / right);
        let noughts = bits(values.iter().map(|value| *value == 0.0));
        Self { less, per, noughts, values }
    }
}

/// Those of several numbers that a value is no further off than this, as bits.
fn near(numbers: Option<&[f64]>, value: f64, room: f64) -> u32 {
    bits(numbers.unwrap_or_default().iter().map(|number| (value - number).abs() <= room))
}

fn bits(each: impl Iterator<Item = bool>) -> u32 {
    let mut place = 1;
    each.fold(0, |bits, set| {
        let bits = if set { bits | place } else { bits };
        place <<= 1;
        bits
    })
}

/// The positions of set bits, the lowest first.
pub(super) fn positions(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = bits.trailing_zeros();
        bits &= bits.wrapping_sub(1);
        (at < u32::BITS).then_some(at as usize)
    })
}
