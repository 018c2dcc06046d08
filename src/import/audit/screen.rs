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
    least: f64,
    most: f64,
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
            let mut values = Vec::with_capacity(columns.len());
            values.extend(row());
            out.rows.push(Row::of(values));
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
        let (mut differences, mut shares) = (0, 0);
        for row in rows {
            let (Some(value), Some(left)) = (row.values.get(at), row.values.get(one)) else {
                continue;
            };
            let before = row.values.get(..at).unwrap_or_default();
            // A little room for the reckoning itself, and half a step of the last digit at most.
            let close = CLOSE * value.abs().max(1e-9) * (1.0 + 1e-6);
            let less = |right: f64| left - right;
            // As in most rows it lies outside them all, which tells of all columns at once.
            let range = (less(row.most), less(row.least));
            if is_between(*value, range, close) {
                differences |= bits(before, |right| (value - less(right)).abs() <= close);
            }
            let room = close + 0.5;
            let per = |right: f64| 100.0 * left / right;
            let range = if *left < 0.0 { (row.least, row.most) } else { (row.most, row.least) };
            if row.least <= 0.0 || is_between(*value, (per(range.0), per(range.1)), room) {
                shares |= bits(before, |right| (value - per(right)).abs() <= room) | row.noughts;
            }
        }
        (differences, shares)
    }
}

impl Row {
    fn of(values: Vec<f64>) -> Self {
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let noughts = bits(&values, |value| value == 0.0);
        Self { least, most, noughts, values }
    }
}

/// Whether a value lies between the least and the most, or no further off than this.
fn is_between(value: f64, (least, most): (f64, f64), room: f64) -> bool {
    value >= least - room && value <= most + room
}

/// The numbers of which something holds, as bits.
fn bits(numbers: &[f64], holds: impl Fn(f64) -> bool) -> u32 {
    let mut place = 1;
    numbers.iter().fold(0, |bits, number| {
        let bits = if holds(*number) { bits | place } else { bits };
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
