//! Read-only answers on a workspace.

mod control_limits;
mod correlation;
mod coverage;
mod expected;
pub mod find;
mod fold;
mod for_others;
pub mod history;
pub mod hypothesis;
mod ranking;
pub mod rollup;
mod secrets;
mod sisters;
mod status;
mod suppression;
mod trend;
mod withheld;

pub use control_limits::{ControlLimits, FEWEST_POINTS};
pub use correlation::{Correlation, Pair, Pairs, correlation, pairs};
pub use coverage::{
    WithFigures, benchmarks_with_figures, count_numbers, is_benchmark, nearest_with_figures,
};
pub use expected::{latest_period, missing_in};
pub use fold::Needle;
pub use for_others::{
    Instead, as_others_see, hides_any, is_hidden, withholds_text, withholds_title, without_hidden,
};
pub use ranking::{Move, biggest_moves, percentile};
pub use rollup::{Coverage, Figure, RollUps, Spread};
pub use secrets::Secrets;
pub use sisters::{Standing, is_among_its_kind, of_kind, sisters, standing};
pub use status::{Assessment, assess, deviations_without_measure};
pub use suppression::{Cell, Hidden, Suppression};
pub use trend::{Signal, Verdict, verdict};
