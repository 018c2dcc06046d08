//! Read-only answers on a workspace.

mod coverage;
mod expected;
pub mod history;

pub use coverage::{benchmarks_with_figures, count_numbers, is_benchmark, nearest_with_figures};
pub use expected::{latest_period, missing_in};
