//! The one integration-test binary; a module per topic.

#![expect(clippy::expect_used, reason = "a helper of a test fails as the test itself does")]

mod changes;
mod chart;
mod commands;
mod diagram;
mod example;
mod plan;
mod reading;
mod readings;
mod store;
