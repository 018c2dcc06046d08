//! Read-only answers on a workspace.

mod expected;

pub use expected::{latest_period, missing_in};
