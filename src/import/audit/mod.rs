//! Arithmetic that tells what a number is: sums, means, shares and differences of others, values
//! that do not fit their series, one table twice. Nothing is mended; what is found is marked or
//! asked about.

mod formulas;
mod misses;
mod outliers;
mod relations;
mod repeats;
mod screen;
mod series;
mod sums;
mod swings;
mod verdict;

pub use formulas::{Short, custom, short, typed_in, uneven};
pub use misses::{is_slip, rounding};
pub use outliers::{lie_near, median, outliers, without_noise};
pub use relations::{Break, Numbers, Relation, Told, broken, may_be_related};
pub use repeats::repeats;
pub use series::{Point, Slip, slips};
pub use sums::{SetApart, sum_rows};
pub use swings::common_swing;
pub use verdict::{Lapse, Verdict, lapse, quotient, verdict, verdict_of, weighted};

/// How exactly a sum must agree, relative to its size, beyond what rounding explains.
const CLOSE: f64 = 1e-6;

/// A table's numbers, row by row.
pub type Matrix = Vec<Vec<Option<f64>>>;

fn close(value: f64, sum: f64) -> bool {
    (value - sum).abs() <= CLOSE * value.abs().max(1e-9)
}

/// Steps of the last digit a number shows, as digits: how much it tells when it agrees.
fn weight(value: f64) -> f64 {
    let decimals = crate::text::number::decimals_needed(value, 3);
    (value.abs() * 10_f64.powi(i32::from(decimals))).max(1.0).log10()
}
