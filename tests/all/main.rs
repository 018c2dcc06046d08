//! The one integration-test binary; a module per topic.
#![expect(clippy::expect_used, reason = "a test says by panicking what it expected")]

mod changes;
mod diagram;
mod interface;
mod reading;
mod screens;
mod snapshots;
mod window;
